"""
Agreements, parties, cost keys and exact cost sharing for Swedish regional co-financing.

Every public name is here. A name's room is loaded when the name is first used, so importing the package reads nothing
and costs less than importing attrs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nara_vard_finans.agreements import (
        Agreement,
        Cost,
        RoundingRule,
    )
    from nara_vard_finans.apportionment import LARGEST, Apportionment, Rounding, Tie, apportion
    from nara_vard_finans.catalogue import (
        Catalogue,
        Listed,
        WeightRow,
        WeightTable,
        embedded,
        read_facts,
        read_weights,
    )
    from nara_vard_finans.comparison import (
        ComparedRow,
        ComparedSum,
        Comparison,
        Side,
        compare,
        printed,
        reckoned,
    )
    from nara_vard_finans.cost_keys import (
        Basis,
        BasisKind,
        CostKey,
        equal_shares,
        mixed,
        parts,
        percentages,
        proportional_to,
    )
    from nara_vard_finans.cost_sharing import (
        Charge,
        CostSharing,
        Level,
        share_cost,
    )
    from nara_vard_finans.errors import (
        AgreementError,
        AmbiguousPartyError,
        AmountError,
        BasisError,
        DuplicatePartyError,
        FactsError,
        Fault,
        IndivisibleTotalError,
        InexactTypeError,
        NaraVardFinansError,
        NumeralError,
        OutsideTermError,
        PeriodError,
        ResidualError,
        ShareSumError,
        UnknownCostError,
        UnknownEntryError,
        UnknownPartyError,
        UnreadableFileError,
        UnsettledTieError,
        UnstatedBasisError,
        WeightError,
    )
    from nara_vard_finans.explanations import (
        Explanation,
        Step,
        StepKind,
        explain,
        explain_stage,
    )
    from nara_vard_finans.findings import (
        Finding,
        Severity,
    )
    from nara_vard_finans.methods import Method, half_up_each, largest_remainder, sainte_lague
    from nara_vard_finans.money import (
        KRONA,
        ORE,
        ZERO,
        Amount,
        Scale,
        kronor,
    )
    from nara_vard_finans.nested_keys import AnyKey, NestedKey, UnstatedKey, on_basis
    from nara_vard_finans.numerals import (
        read_exact,
    )
    from nara_vard_finans.parties import (
        Directory,
        Party,
        Principal,
    )
    from nara_vard_finans.periods import (
        NoticePeriod,
        Period,
    )
    from nara_vard_finans.printed_tables import (
        PrintedColumn,
        PrintedSums,
        PrintedTable,
    )
    from nara_vard_finans.sources import (
        Paper,
        Remark,
        RemarkKind,
        Source,
        SourceKind,
    )
    from nara_vard_finans.statistics import (
        Statistic,
    )
    from nara_vard_finans.texts import (
        Language,
        Text,
    )

__all__ = [
    "KRONA",
    "LARGEST",
    "ORE",
    "ZERO",
    "Agreement",
    "AgreementError",
    "AmbiguousPartyError",
    "Amount",
    "AmountError",
    "AnyKey",
    "Apportionment",
    "Basis",
    "BasisError",
    "BasisKind",
    "Catalogue",
    "Charge",
    "ComparedRow",
    "ComparedSum",
    "Comparison",
    "Cost",
    "CostKey",
    "CostSharing",
    "Directory",
    "DuplicatePartyError",
    "Explanation",
    "FactsError",
    "Fault",
    "Finding",
    "IndivisibleTotalError",
    "InexactTypeError",
    "Language",
    "Level",
    "Listed",
    "Method",
    "NaraVardFinansError",
    "NestedKey",
    "NoticePeriod",
    "NumeralError",
    "OutsideTermError",
    "Paper",
    "Party",
    "Period",
    "PeriodError",
    "Principal",
    "PrintedColumn",
    "PrintedSums",
    "PrintedTable",
    "Remark",
    "RemarkKind",
    "ResidualError",
    "Rounding",
    "RoundingRule",
    "Scale",
    "Severity",
    "ShareSumError",
    "Side",
    "Source",
    "SourceKind",
    "Statistic",
    "Step",
    "StepKind",
    "Text",
    "Tie",
    "UnknownCostError",
    "UnknownEntryError",
    "UnknownPartyError",
    "UnreadableFileError",
    "UnsettledTieError",
    "UnstatedBasisError",
    "UnstatedKey",
    "WeightError",
    "WeightRow",
    "WeightTable",
    "apportion",
    "compare",
    "embedded",
    "equal_shares",
    "explain",
    "explain_stage",
    "half_up_each",
    "kronor",
    "largest_remainder",
    "mixed",
    "on_basis",
    "parts",
    "percentages",
    "printed",
    "proportional_to",
    "read_exact",
    "read_facts",
    "read_weights",
    "reckoned",
    "sainte_lague",
    "share_cost",
]


_ROOMS = (
    *("errors", "texts", "periods", "sources", "findings", "numerals", "money", "parties", "statistics"),
    *("cost_keys", "nested_keys", "methods", "apportionment", "agreements", "printed_tables"),
    *("cost_sharing", "comparison", "catalogue", "explanations"),
)


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # From the lowest room up, so that a name costs only the rooms below its own.
    rooms = (vars(import_module(f"{__name__}.{room}")) for room in _ROOMS)
    globals()[name] = next(members[name] for members in rooms if name in members)
    return globals()[name]


def __dir__() -> list[str]:
    return __all__
