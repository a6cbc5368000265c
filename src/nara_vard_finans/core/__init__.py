"""Values that every floor speaks of: numbers, money, periods, parties, sources, statistics, findings, errors."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.core._wording import nearest, printable, shown
    from nara_vard_finans.core.bodies import Body, Mandate, are_one_body, body_named
    from nara_vard_finans.core.choices import Choice, Meant, OneOf, did_you_mean
    from nara_vard_finans.core.decimals import decimal_text, digits, grouped
    from nara_vard_finans.core.directories import NOBODY, Directory, by_code_or_name
    from nara_vard_finans.core.errors import AgreementError, AmbiguousPartyError, AmountError, AuditError, BasisError
    from nara_vard_finans.core.errors import DuplicatePartyError, FactsError, GrantError, IndivisibleTotalError
    from nara_vard_finans.core.errors import InexactTypeError, JournalError, MissingLibraryError, NaraVardFinansError
    from nara_vard_finans.core.errors import NumeralError, OutsideTermError, PeriodError, PostError, ResidualError
    from nara_vard_finans.core.errors import ShareSumError, UnknownCostError, UnknownEntryError, UnknownPartyError
    from nara_vard_finans.core.errors import UnreadableFileError, UnsettledTieError, UnstatedBasisError, WeightError
    from nara_vard_finans.core.errors import YearlyError
    from nara_vard_finans.core.expected import DayExpected, KindExpected, MemberExpected, YearExpected
    from nara_vard_finans.core.faults import Fault
    from nara_vard_finans.core.findings import Finding, RuleMessage, Severity, anything_wrong
    from nara_vard_finans.core.holidays import day_off
    from nara_vard_finans.core.messages import COUNTED, AnyText, Language, Message, Reason, Text, Worded, counted_text
    from nara_vard_finans.core.messages import months_text, plain, posts_text, word_for
    from nara_vard_finans.core.money import KRONA, ORE, ZERO, Amount, Scale, kronor
    from nara_vard_finans.core.numbers import exact, whole_number
    from nara_vard_finans.core.numerals import ORE_IN, RAISED, UNIT_WORDS, PrintedNumber, read_exact, read_figure
    from nara_vard_finans.core.numerals import read_numeral, read_percent, unified_spaces
    from nara_vard_finans.core.parties import LEVELS, Party, PartyCode, Principal, table_order
    from nara_vard_finans.core.party_names import county_of, exact_forms, folded, swedish_order, unified
    from nara_vard_finans.core.periods import ENDLESS, NoticeEnd, NoticePeriod, Period, Prolongation, Term
    from nara_vard_finans.core.periods import day_of_year_text
    from nara_vard_finans.core.records import NOT_IN_FILES, by_id, check_ids, check_type, code_text, code_texts
    from nara_vard_finans.core.records import pairs_of, with_tuples
    from nara_vard_finans.core.refusals import DidYouMean
    from nara_vard_finans.core.saving import write_whole
    from nara_vard_finans.core.showing import Shown, Tabled
    from nara_vard_finans.core.sources import Paper, ReadingKind, Remark, RemarkKind, Source, SourceKind, remarks_at
    from nara_vard_finans.core.statistics import Figures, Statistic, exact_figures, in_name_order
    from nara_vard_finans.core.table_names import YEAR_NO_PARTY, TableNames, names_of_table, without_counties
    from nara_vard_finans.core.unread import NO_NUMBER, Doubt, MaybeFootnote, Unread

__all__ = [
    "COUNTED", "ENDLESS", "KRONA", "LEVELS", "NOBODY", "NOT_IN_FILES", "NO_NUMBER", "ORE", "ORE_IN", "RAISED",
    "UNIT_WORDS", "YEAR_NO_PARTY", "ZERO", "AgreementError", "AmbiguousPartyError", "Amount", "AmountError", "AnyText",
    "AuditError", "BasisError", "Body", "Choice", "DayExpected", "DidYouMean", "Directory", "Doubt",
    "DuplicatePartyError", "FactsError", "Fault", "Figures", "Finding", "GrantError", "IndivisibleTotalError",
    "InexactTypeError", "JournalError", "KindExpected", "Language", "Mandate", "MaybeFootnote", "Meant",
    "MemberExpected", "Message", "MissingLibraryError", "NaraVardFinansError", "NoticeEnd", "NoticePeriod",
    "NumeralError", "OneOf", "OutsideTermError", "Paper", "Party", "PartyCode", "Period", "PeriodError", "PostError",
    "Principal", "PrintedNumber", "Prolongation", "ReadingKind", "Reason", "Remark", "RemarkKind", "ResidualError",
    "RuleMessage", "Scale", "Severity", "ShareSumError", "Shown", "Source", "SourceKind", "Statistic", "TableNames",
    "Tabled", "Term", "Text", "UnknownCostError", "UnknownEntryError", "UnknownPartyError", "Unread",
    "UnreadableFileError", "UnsettledTieError", "UnstatedBasisError", "WeightError", "Worded", "YearExpected",
    "YearlyError", "anything_wrong", "are_one_body", "body_named", "by_code_or_name", "by_id", "check_ids",
    "check_type", "code_text", "code_texts", "counted_text", "county_of", "day_of_year_text", "day_off", "decimal_text",
    "did_you_mean", "digits", "exact", "exact_figures", "exact_forms", "folded", "grouped", "in_name_order", "kronor",
    "months_text", "names_of_table", "nearest", "pairs_of", "plain", "posts_text", "printable", "read_exact",
    "read_figure", "read_numeral", "read_percent", "remarks_at", "shown", "swedish_order", "table_order", "unified",
    "unified_spaces", "whole_number", "with_tuples", "without_counties", "word_for", "write_whole",
]
_ROOMS = {
    "_wording": "nearest printable shown",
    "bodies": "Body Mandate are_one_body body_named",
    "choices": "Choice Meant OneOf did_you_mean",
    "decimals": "decimal_text digits grouped",
    "directories": "NOBODY Directory by_code_or_name",
    "errors": "AgreementError AmbiguousPartyError AmountError AuditError BasisError DuplicatePartyError "
        "FactsError GrantError IndivisibleTotalError InexactTypeError JournalError MissingLibraryError "
        "NaraVardFinansError NumeralError OutsideTermError PeriodError PostError ResidualError ShareSumError "
        "UnknownCostError UnknownEntryError UnknownPartyError UnreadableFileError UnsettledTieError "
        "UnstatedBasisError WeightError YearlyError",
    "expected": "DayExpected KindExpected MemberExpected YearExpected",
    "faults": "Fault",
    "findings": "Finding RuleMessage Severity anything_wrong",
    "holidays": "day_off",
    "messages": "COUNTED AnyText Language Message Reason Text Worded counted_text months_text plain "
        "posts_text word_for",
    "money": "KRONA ORE ZERO Amount Scale kronor",
    "numbers": "exact whole_number",
    "numerals": "ORE_IN RAISED UNIT_WORDS PrintedNumber read_exact read_figure read_numeral read_percent "
        "unified_spaces",
    "parties": "LEVELS Party PartyCode Principal table_order",
    "party_names": "county_of exact_forms folded swedish_order unified",
    "periods": "ENDLESS NoticeEnd NoticePeriod Period Prolongation Term day_of_year_text",
    "records": "NOT_IN_FILES by_id check_ids check_type code_text code_texts pairs_of with_tuples",
    "refusals": "DidYouMean",
    "saving": "write_whole",
    "showing": "Shown Tabled",
    "sources": "Paper ReadingKind Remark RemarkKind Source SourceKind remarks_at",
    "statistics": "Figures Statistic exact_figures in_name_order",
    "table_names": "YEAR_NO_PARTY TableNames names_of_table without_counties",
    "unread": "NO_NUMBER Doubt MaybeFootnote Unread",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
