"""Laws that another program can ask of its results, and strategies that draw what could be real."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.testing.checking import check_every_day, check_invariants
    from nara_vard_finans.testing.drawn_charges import bounded_keys, combined_keys, keys_by_year, rates
    from nara_vard_finans.testing.drawn_charges import stated_amounts
    from nara_vard_finans.testing.drawn_definitions import agreements, directories, grants, posts, printed_tables
    from nara_vard_finans.testing.drawn_journals import ImpossibleJournal, days_of, impossible_journals, journals
    from nara_vard_finans.testing.law import Law, NothingFitsError, UnfitResultError, UnkeptLawError, laws
    from nara_vard_finans.testing.laws_of_agreements import all_must_sign, later_notice_no_earlier, within_term
    from nara_vard_finans.testing.laws_of_days import any_order_of_events, past_stays
    from nara_vard_finans.testing.laws_of_grants import awards_follow, balances_follow, balances_hold, frame_holds
    from nara_vard_finans.testing.laws_of_grants import funds_follow, totals_sum, trace_conserves
    from nara_vard_finans.testing.laws_of_pairs import any_order_alike, more_never_less, paying_back_mirrors
    from nara_vard_finans.testing.laws_of_pairs import same_again
    from nara_vard_finans.testing.laws_of_plans import cells_follow, columns_sum, one_way, parts_sum, rows_sum
    from nara_vard_finans.testing.laws_of_plans import whole_instalments
    from nara_vard_finans.testing.laws_of_posts import commitment_follows, cost_covered, covers_sum, exposure_bounded
    from nara_vard_finans.testing.laws_of_posts import exposure_never_rises, financing_follows, years_sum
    from nara_vard_finans.testing.laws_of_shares import amounts_sum, equal_weights_alike, halves_hold
    from nara_vard_finans.testing.laws_of_shares import larger_weight_no_less, method_followed, no_weight_no_share
    from nara_vard_finans.testing.laws_of_shares import nobody_below_zero, nothing_left, whole_units, within_one_unit
    from nara_vard_finans.testing.laws_of_stages import as_agreed, everybody_has_a_row, pots_sum, stages_follow
    from nara_vard_finans.testing.results import SharedResult, SharedRow
    from nara_vard_finans.testing.strategies import amounts, any_keys, codes, cost_keys, draws, mixed_keys
    from nara_vard_finans.testing.strategies import nested_keys, percentage_keys, rounding_rules, statistics, units
    from nara_vard_finans.testing.strategies import unstated_keys, weights

__all__ = [
    "ImpossibleJournal", "Law", "NothingFitsError", "SharedResult", "SharedRow", "UnfitResultError", "UnkeptLawError",
    "agreements", "all_must_sign", "amounts", "amounts_sum", "any_keys", "any_order_alike", "any_order_of_events",
    "as_agreed", "awards_follow", "balances_follow", "balances_hold", "bounded_keys", "cells_follow",
    "check_every_day", "check_invariants", "codes", "columns_sum", "combined_keys", "commitment_follows",
    "cost_covered", "cost_keys", "covers_sum", "days_of", "directories", "draws", "equal_weights_alike",
    "everybody_has_a_row", "exposure_bounded", "exposure_never_rises", "financing_follows", "frame_holds",
    "funds_follow", "grants", "halves_hold", "impossible_journals", "journals", "keys_by_year",
    "larger_weight_no_less", "later_notice_no_earlier", "laws", "method_followed", "mixed_keys", "more_never_less",
    "nested_keys", "no_weight_no_share", "nobody_below_zero", "nothing_left", "one_way", "parts_sum", "past_stays",
    "paying_back_mirrors", "percentage_keys", "posts", "pots_sum", "printed_tables", "rates", "rounding_rules",
    "rows_sum", "same_again", "stages_follow", "stated_amounts", "statistics", "totals_sum", "trace_conserves",
    "units", "unstated_keys", "weights", "whole_instalments", "whole_units", "within_one_unit", "within_term",
    "years_sum",
]
_ROOMS = {
    "checking": "check_every_day check_invariants",
    "drawn_charges": "bounded_keys combined_keys keys_by_year rates stated_amounts",
    "drawn_definitions": "agreements directories grants posts printed_tables",
    "drawn_journals": "ImpossibleJournal days_of impossible_journals journals",
    "law": "Law NothingFitsError UnfitResultError UnkeptLawError laws",
    "laws_of_agreements": "all_must_sign later_notice_no_earlier within_term",
    "laws_of_days": "any_order_of_events past_stays",
    "laws_of_grants": "awards_follow balances_follow balances_hold frame_holds funds_follow totals_sum trace_conserves",
    "laws_of_pairs": "any_order_alike more_never_less paying_back_mirrors same_again",
    "laws_of_plans": "cells_follow columns_sum one_way parts_sum rows_sum whole_instalments",
    "laws_of_posts": "commitment_follows cost_covered covers_sum exposure_bounded exposure_never_rises "
        "financing_follows years_sum",
    "laws_of_shares": "amounts_sum equal_weights_alike halves_hold larger_weight_no_less method_followed "
        "no_weight_no_share nobody_below_zero nothing_left whole_units within_one_unit",
    "laws_of_stages": "as_agreed everybody_has_a_row pots_sum stages_follow",
    "results": "SharedResult SharedRow",
    "strategies": "amounts any_keys codes cost_keys draws mixed_keys nested_keys percentage_keys "
        "rounding_rules statistics units unstated_keys weights",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
