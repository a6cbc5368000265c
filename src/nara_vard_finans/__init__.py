"""
Agreements, state grants, cost keys and exact sharing for Swedish regional co-financing.

Every public name is here. A name's room is loaded when the name is first used, so importing the package reads nothing
and costs less than importing attrs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nara_vard_finans.agreements import Agreement, Cost, RoundingRule
    from nara_vard_finans.apportionment import LARGEST, Apportionment, Rounding, Tie, apportion
    from nara_vard_finans.award_explanations import explain_award
    from nara_vard_finans.awards import Award, BoundedShare, GrantSharing, frame_of, share_grant
    from nara_vard_finans.balances import Balance, balances_of
    from nara_vard_finans.catalogue import (
        Catalogue,
        Listed,
        WeightRow,
        WeightTable,
        embedded,
        example_journal,
        example_names,
        read_facts,
        read_journal,
        read_weights,
    )
    from nara_vard_finans.comparison import ComparedRow, ComparedSum, Comparison, Side, compare, printed, reckoned
    from nara_vard_finans.cost_keys import (
        Basis,
        BasisKind,
        CostKey,
        among,
        equal_shares,
        mixed,
        parts,
        percentages,
        proportional_to,
    )
    from nara_vard_finans.cost_sharing import Charge, CostSharing, Level, share_cost
    from nara_vard_finans.deadlines import Deadline, list_deadlines
    from nara_vard_finans.duties import Binding, Condition, Content, Duty, DutyKind, Requirement
    from nara_vard_finans.errors import (
        AgreementError,
        AmbiguousPartyError,
        AmountError,
        BasisError,
        DuplicatePartyError,
        FactsError,
        Fault,
        GrantError,
        IndivisibleTotalError,
        InexactTypeError,
        JournalError,
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
    from nara_vard_finans.explanations import Explanation, Step, StepKind, explain, explain_stage
    from nara_vard_finans.findings import Finding, Severity
    from nara_vard_finans.grant_duties import DutyState, DutyStatus, Standing
    from nara_vard_finans.grant_events import (
        GrantEvent,
        MoneyEvent,
        Notified,
        Paid,
        PartyCode,
        Released,
        Repaid,
        Reported,
        Requisitioned,
        SetAside,
        Transferred,
        Used,
    )
    from nara_vard_finans.grant_status import (
        ConditionState,
        ConditionStatus,
        GrantState,
        GrantStatus,
        RecipientStatus,
        status,
    )
    from nara_vard_finans.grants import Grant
    from nara_vard_finans.joint_work import Contribution, JointPlan, Premise, plan_joint_work
    from nara_vard_finans.journals import Event, Journal
    from nara_vard_finans.methods import Method, half_up_each, largest_remainder, sainte_lague
    from nara_vard_finans.money import KRONA, ORE, ZERO, Amount, Scale, kronor
    from nara_vard_finans.nested_keys import AnyKey, NestedKey, UnstatedKey, UnstatedMix, on_basis
    from nara_vard_finans.numerals import read_exact
    from nara_vard_finans.parties import Directory, Party, Principal
    from nara_vard_finans.periods import NoticePeriod, Period
    from nara_vard_finans.pots import Cut, Drawn, Pot, PrintedShare, cut, draw
    from nara_vard_finans.printed_tables import PrintedColumn, PrintedSums, PrintedTable
    from nara_vard_finans.purposes import Area, JointUse, Measure
    from nara_vard_finans.rounded_shares import Bounds, RoundedPercent, bounds, bounds_of_all
    from nara_vard_finans.sources import Paper, Remark, RemarkKind, Source, SourceKind
    from nara_vard_finans.statistics import Statistic
    from nara_vard_finans.texts import Language, Text

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
    "Area",
    "Award",
    "Balance",
    "Basis",
    "BasisError",
    "BasisKind",
    "Binding",
    "BoundedShare",
    "Bounds",
    "Catalogue",
    "Charge",
    "ComparedRow",
    "ComparedSum",
    "Comparison",
    "Condition",
    "ConditionState",
    "ConditionStatus",
    "Content",
    "Contribution",
    "Cost",
    "CostKey",
    "CostSharing",
    "Cut",
    "Deadline",
    "Directory",
    "Drawn",
    "DuplicatePartyError",
    "Duty",
    "DutyKind",
    "DutyState",
    "DutyStatus",
    "Event",
    "Explanation",
    "FactsError",
    "Fault",
    "Finding",
    "Grant",
    "GrantError",
    "GrantEvent",
    "GrantSharing",
    "GrantState",
    "GrantStatus",
    "IndivisibleTotalError",
    "InexactTypeError",
    "JointPlan",
    "JointUse",
    "Journal",
    "JournalError",
    "Language",
    "Level",
    "Listed",
    "Measure",
    "Method",
    "MoneyEvent",
    "NaraVardFinansError",
    "NestedKey",
    "NoticePeriod",
    "Notified",
    "NumeralError",
    "OutsideTermError",
    "Paid",
    "Paper",
    "Party",
    "PartyCode",
    "Period",
    "PeriodError",
    "Pot",
    "Premise",
    "Principal",
    "PrintedColumn",
    "PrintedShare",
    "PrintedSums",
    "PrintedTable",
    "RecipientStatus",
    "Released",
    "Remark",
    "RemarkKind",
    "Repaid",
    "Reported",
    "Requirement",
    "Requisitioned",
    "ResidualError",
    "RoundedPercent",
    "Rounding",
    "RoundingRule",
    "Scale",
    "SetAside",
    "Severity",
    "ShareSumError",
    "Side",
    "Source",
    "SourceKind",
    "Standing",
    "Statistic",
    "Step",
    "StepKind",
    "Text",
    "Tie",
    "Transferred",
    "UnknownCostError",
    "UnknownEntryError",
    "UnknownPartyError",
    "UnreadableFileError",
    "UnsettledTieError",
    "UnstatedBasisError",
    "UnstatedKey",
    "UnstatedMix",
    "Used",
    "WeightError",
    "WeightRow",
    "WeightTable",
    "among",
    "apportion",
    "balances_of",
    "bounds",
    "bounds_of_all",
    "compare",
    "cut",
    "draw",
    "embedded",
    "equal_shares",
    "example_journal",
    "example_names",
    "explain",
    "explain_award",
    "explain_stage",
    "frame_of",
    "half_up_each",
    "kronor",
    "largest_remainder",
    "list_deadlines",
    "mixed",
    "on_basis",
    "parts",
    "percentages",
    "plan_joint_work",
    "printed",
    "proportional_to",
    "read_exact",
    "read_facts",
    "read_journal",
    "read_weights",
    "reckoned",
    "sainte_lague",
    "share_cost",
    "share_grant",
    "status",
]


_ROOMS = (
    *("errors", "texts", "periods", "sources", "findings", "numerals", "money", "rounded_shares", "parties"),
    *(
        "statistics",
        "cost_keys",
        "nested_keys",
        "methods",
        "apportionment",
        "agreements",
        "pots",
        "named",
        "purposes",
        "duties",
        "grants",
    ),
    *("journals", "grant_events", "printed_tables", "cost_sharing", "awards", "joint_work", "balances"),
    *("grant_duties", "grant_checks", "grant_status", "deadlines", "comparison", "catalogue", "explanations"),
    "award_explanations",
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
