"""Who pays what of any total, to the unit: cost keys, apportionment, instalments, settlement."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.sharing.agreed import agreed_on_basis, agreed_without, charged, counted_in, figures_missing
    from nara_vard_finans.sharing.agreed import first_levels, gives_total, key_in_year, refuse_unfit
    from nara_vard_finans.sharing.agreed import states_whole_years, states_year, years_named
    from nara_vard_finans.sharing.agreed_keys import AgreedKey, Charging, Combined, CostPart, KeyByYear, KeyOfYear
    from nara_vard_finans.sharing.apportionment import LARGEST, Apportionment, Carrier, Largest, Rounding, Tie
    from nara_vard_finans.sharing.apportionment import apportion
    from nara_vard_finans.sharing.arrays import apportion_many
    from nara_vard_finans.sharing.bounded import Bound, Bounded, BoundedRows, CutOff, charge_bounded
    from nara_vard_finans.sharing.by_year import ByYear, Years
    from nara_vard_finans.sharing.costs import Cost, CostByPosts, CostByYear, Leaving, YearlyCost
    from nara_vard_finans.sharing.derived import DerivedStatistic, SizeClass, by_class, product_of
    from nara_vard_finans.sharing.figures import figures_beyond
    from nara_vard_finans.sharing.frames import share_frame
    from nara_vard_finans.sharing.indexes import Indexation, PriceIndex, Raised
    from nara_vard_finans.sharing.instalments import Instalment, InstalmentPlan, plan_instalments
    from nara_vard_finans.sharing.joining import Joining, JoiningFigures, in_part_of_year
    from nara_vard_finans.sharing.keys import Basis, BasisKind, CostKey, among, equal_shares, mixed, parts
    from nara_vard_finans.sharing.keys import percentages, proportional_to
    from nara_vard_finans.sharing.many import ManyShares, share_many
    from nara_vard_finans.sharing.messages import UsedBeyond
    from nara_vard_finans.sharing.methods import MOST_DECIMALS, Method, RowRounding, half_up_each, largest_remainder
    from nara_vard_finans.sharing.methods import rounded, sainte_lague
    from nara_vard_finans.sharing.nested import AnyKey, NestedKey, UnstatedKey, UnstatedMix, counted, key_without
    from nara_vard_finans.sharing.nested import mixed_or_unstated, on_basis, unstated
    from nara_vard_finans.sharing.prorating import Counting, Every, is_of_whole_months, length_of, part_of, split_over
    from nara_vard_finans.sharing.prorating import steps_of
    from nara_vard_finans.sharing.queries import Dialect, sql_for
    from nara_vard_finans.sharing.rates import Rate, RateForm, RateValue, RatedRows, charge_by_rate, rule_of_rows
    from nara_vard_finans.sharing.rounded_shares import Bounds, RoundedPercent, bounds, bounds_of_all
    from nara_vard_finans.sharing.rounding import ASSUMED_ROUNDING, RoundingRule, is_assumed, rounding_without
    from nara_vard_finans.sharing.rounding import says_assumed
    from nara_vard_finans.sharing.alone import Multiplied, multiplied, rows_alone
    from nara_vard_finans.sharing.settlement import SettledPlan, Settlement, settle
    from nara_vard_finans.sharing.stages import Level, residual_findings, share_in_stages
    from nara_vard_finans.sharing.stated_amounts import StatedAmounts, StatedRows, charge_stated
    from nara_vard_finans.sharing.wording import floor_text, method_text, rounding_text, stage_share_text, tie_texts
    from nara_vard_finans.sharing.wording import unit_text, way_text
    from nara_vard_finans.sharing.yearly import FiguresDay, YearlyFigures

__all__ = [
    "ASSUMED_ROUNDING", "LARGEST", "MOST_DECIMALS", "AgreedKey", "AnyKey", "Apportionment", "Basis", "BasisKind",
    "Bound", "Bounded", "BoundedRows", "Bounds", "ByYear", "Carrier", "Charging", "Combined", "Cost", "CostByPosts",
    "CostByYear", "CostKey", "CostPart", "Counting", "CutOff", "DerivedStatistic", "Dialect", "Every", "FiguresDay",
    "Indexation", "Instalment", "InstalmentPlan", "Joining", "JoiningFigures", "KeyByYear", "KeyOfYear", "Largest",
    "Leaving", "Level", "ManyShares", "Method", "Multiplied", "NestedKey", "PriceIndex", "Raised", "Rate", "RateForm",
    "RateValue", "RatedRows", "RoundedPercent", "Rounding", "RoundingRule", "RowRounding", "SettledPlan",
    "Settlement", "SizeClass", "StatedAmounts", "StatedRows", "Tie", "UnstatedKey", "UnstatedMix", "UsedBeyond",
    "YearlyCost", "YearlyFigures", "Years", "agreed_on_basis", "agreed_without", "among", "apportion",
    "apportion_many", "bounds", "bounds_of_all", "by_class", "charge_bounded", "charge_by_rate", "charge_stated",
    "charged", "counted", "counted_in", "equal_shares", "figures_beyond", "figures_missing", "first_levels",
    "floor_text", "gives_total", "half_up_each", "in_part_of_year", "is_assumed", "is_of_whole_months", "key_in_year",
    "key_without", "largest_remainder", "length_of", "method_text", "mixed", "mixed_or_unstated", "multiplied",
    "on_basis", "part_of", "parts", "percentages", "plan_instalments", "product_of", "proportional_to",
    "refuse_unfit", "residual_findings", "rounded", "rounding_text", "rounding_without", "rows_alone", "rule_of_rows",
    "sainte_lague", "says_assumed", "settle", "share_frame", "share_in_stages", "share_many", "split_over", "sql_for",
    "stage_share_text", "states_whole_years", "states_year", "steps_of", "tie_texts", "unit_text", "unstated",
    "way_text", "years_named",
]
_ROOMS = {
    "agreed": "agreed_on_basis agreed_without charged counted_in figures_missing first_levels gives_total "
        "key_in_year refuse_unfit states_whole_years states_year years_named",
    "agreed_keys": "AgreedKey Charging Combined CostPart KeyByYear KeyOfYear",
    "apportionment": "LARGEST Apportionment Carrier Largest Rounding Tie apportion",
    "arrays": "apportion_many",
    "bounded": "Bound Bounded BoundedRows CutOff charge_bounded",
    "by_year": "ByYear Years",
    "costs": "Cost CostByPosts CostByYear Leaving YearlyCost",
    "derived": "DerivedStatistic SizeClass by_class product_of",
    "figures": "figures_beyond",
    "frames": "share_frame",
    "indexes": "Indexation PriceIndex Raised",
    "instalments": "Instalment InstalmentPlan plan_instalments",
    "joining": "Joining JoiningFigures in_part_of_year",
    "keys": "Basis BasisKind CostKey among equal_shares mixed parts percentages proportional_to",
    "many": "ManyShares share_many",
    "messages": "UsedBeyond",
    "methods": "MOST_DECIMALS Method RowRounding half_up_each largest_remainder rounded sainte_lague",
    "nested": "AnyKey NestedKey UnstatedKey UnstatedMix counted key_without mixed_or_unstated on_basis "
        "unstated",
    "prorating": "Counting Every is_of_whole_months length_of part_of split_over steps_of",
    "queries": "Dialect sql_for",
    "rates": "Rate RateForm RateValue RatedRows charge_by_rate rule_of_rows",
    "rounded_shares": "Bounds RoundedPercent bounds bounds_of_all",
    "rounding": "ASSUMED_ROUNDING RoundingRule is_assumed rounding_without says_assumed",
    "alone": "Multiplied multiplied rows_alone",
    "settlement": "SettledPlan Settlement settle",
    "stages": "Level residual_findings share_in_stages",
    "stated_amounts": "StatedAmounts StatedRows charge_stated",
    "wording": "floor_text method_text rounding_text stage_share_text tie_texts unit_text way_text",
    "yearly": "FiguresDay YearlyFigures",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
