"""Values that every floor speaks of: numbers, money, periods, parties, sources, statistics, findings, errors."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.core._wording import hint, listed, nearest, printable, shown
    from nara_vard_finans.core.errors import AgreementError, AmbiguousPartyError, AmountError, AuditError, BasisError
    from nara_vard_finans.core.errors import DuplicatePartyError, FactsError, Fault, GrantError, IndivisibleTotalError
    from nara_vard_finans.core.errors import InexactTypeError, JournalError, NaraVardFinansError, NumeralError
    from nara_vard_finans.core.errors import OutsideTermError, PeriodError, PostError, ResidualError, ShareSumError
    from nara_vard_finans.core.errors import UnknownCostError, UnknownEntryError, UnknownPartyError
    from nara_vard_finans.core.errors import UnreadableFileError, UnsettledTieError, UnstatedBasisError, WeightError
    from nara_vard_finans.core.findings import Finding, Severity, anything_wrong
    from nara_vard_finans.core.messages import Language, Text, months_text, number_of, posts_text
    from nara_vard_finans.core.money import KRONA, ORE, ZERO, Amount, Scale, kronor
    from nara_vard_finans.core.numbers import SPACES, decimal_text, digits, exact, grouped
    from nara_vard_finans.core.numerals import ORE_IN, RAISED, UNIT_WORDS, Doubt, PrintedNumber, read_exact
    from nara_vard_finans.core.numerals import read_figure, read_numeral, read_percent, unified_spaces
    from nara_vard_finans.core.parties import NOBODY, Directory, Party, PartyCode, Principal, by_code_or_name
    from nara_vard_finans.core.parties import county_of, folded, swedish_order, table_order, unified
    from nara_vard_finans.core.periods import NoticePeriod, Period
    from nara_vard_finans.core.records import NOT_IN_FILES, by_id, check_ids, code_text, code_texts, with_tuples
    from nara_vard_finans.core.sources import Paper, Remark, RemarkKind, Source, SourceKind, remarks_at
    from nara_vard_finans.core.statistics import COUNTED, Figures, Statistic, counted_text, exact_figures
    from nara_vard_finans.core.statistics import in_name_order

__all__ = [
    "COUNTED", "KRONA", "NOBODY", "NOT_IN_FILES", "ORE", "ORE_IN", "RAISED", "SPACES", "UNIT_WORDS", "ZERO",
    "AgreementError", "AmbiguousPartyError", "Amount", "AmountError", "AuditError", "BasisError", "Directory",
    "Doubt", "DuplicatePartyError", "FactsError", "Fault", "Figures", "Finding", "GrantError",
    "IndivisibleTotalError", "InexactTypeError", "JournalError", "Language", "NaraVardFinansError", "NoticePeriod",
    "NumeralError", "OutsideTermError", "Paper", "Party", "PartyCode", "Period", "PeriodError", "PostError",
    "Principal", "PrintedNumber", "Remark", "RemarkKind", "ResidualError", "Scale", "Severity", "ShareSumError",
    "Source", "SourceKind", "Statistic", "Text", "UnknownCostError", "UnknownEntryError", "UnknownPartyError",
    "UnreadableFileError", "UnsettledTieError", "UnstatedBasisError", "WeightError", "anything_wrong",
    "by_code_or_name", "by_id", "check_ids", "code_text", "code_texts", "counted_text", "county_of", "decimal_text",
    "digits", "exact", "exact_figures", "folded", "grouped", "hint", "in_name_order", "kronor", "listed",
    "months_text", "nearest", "number_of", "posts_text", "printable", "read_exact", "read_figure", "read_numeral",
    "read_percent", "remarks_at", "shown", "swedish_order", "table_order", "unified", "unified_spaces", "with_tuples",
]
_ROOMS = {
    "_wording": "hint listed nearest printable shown",
    "errors": "AgreementError AmbiguousPartyError AmountError AuditError BasisError DuplicatePartyError "
        "FactsError Fault GrantError IndivisibleTotalError InexactTypeError JournalError NaraVardFinansError "
        "NumeralError OutsideTermError PeriodError PostError ResidualError ShareSumError UnknownCostError "
        "UnknownEntryError UnknownPartyError UnreadableFileError UnsettledTieError UnstatedBasisError "
        "WeightError",
    "findings": "Finding Severity anything_wrong",
    "messages": "Language Text months_text number_of posts_text",
    "money": "KRONA ORE ZERO Amount Scale kronor",
    "numbers": "SPACES decimal_text digits exact grouped",
    "numerals": "ORE_IN RAISED UNIT_WORDS Doubt PrintedNumber read_exact read_figure read_numeral "
        "read_percent unified_spaces",
    "parties": "NOBODY Directory Party PartyCode Principal by_code_or_name county_of folded swedish_order "
        "table_order unified",
    "periods": "NoticePeriod Period",
    "records": "NOT_IN_FILES by_id check_ids code_text code_texts with_tuples",
    "sources": "Paper Remark RemarkKind Source SourceKind remarks_at",
    "statistics": "COUNTED Figures Statistic counted_text exact_figures in_name_order",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
