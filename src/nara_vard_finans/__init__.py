"""
Agreements, state grants, cost keys and exact sharing for Swedish regional co-financing.

Every public name is here. A name's room is loaded when the name is first used, so importing the package reads nothing
and costs less than importing attrs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nara_vard_finans.agreed_terms import TermChange, changed_terms, fingerprint_of
    from nara_vard_finans.agreement_course import Departure, Signature, SignatureState
    from nara_vard_finans.agreement_events import (
        AgreementEvent,
        Drafted,
        NoticeGiven,
        Prepared,
        Recommended,
        Signed,
        TookEffect,
    )
    from nara_vard_finans.agreement_status import AgreementState, AgreementStatus, last_day_for_notice
    from nara_vard_finans.agreements import Adoption, Agreement, AgreementForm, Cost, HoldsIf, Leaving, RoundingRule
    from nara_vard_finans.apportionment import LARGEST, Apportionment, Rounding, Tie, apportion
    from nara_vard_finans.audit_bases import AuditBasis, basis_of
    from nara_vard_finans.audit_columns import AuditColumn, AuditRow, PrintedSum, Unreadable
    from nara_vard_finans.audit_findings import findings_of
    from nara_vard_finans.audits import Audit, CheckedSum, Match, Recovered, Verdict, audit
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
        read_grids,
        read_journal,
        read_weights,
    )
    from nara_vard_finans.celled_grids import grids_of
    from nara_vard_finans.column_reading import audit_column, grid_of
    from nara_vard_finans.column_relations import ColumnRelation, SideColumn
    from nara_vard_finans.comparison import (
        ComparedRow,
        ComparedSum,
        Comparison,
        Side,
        awarded,
        carried,
        compare,
        left_to_pay,
        printed,
        reckoned,
    )
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
        AuditError,
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
        PostError,
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
    from nara_vard_finans.exposures import Exposure, exposure_curve
    from nara_vard_finans.findings import Finding, Severity
    from nara_vard_finans.grant_duties import DutyState, DutyStatus, Standing
    from nara_vard_finans.grant_events import (
        GrantEvent,
        MoneyEvent,
        Notified,
        Paid,
        Released,
        Repaid,
        Reported,
        Requisitioned,
        SetAside,
        Transferred,
        Used,
    )
    from nara_vard_finans.grant_status import ConditionState, ConditionStatus, GrantState, GrantStatus, RecipientStatus
    from nara_vard_finans.grants import Grant
    from nara_vard_finans.instalments import Instalment, InstalmentPlan, plan_instalments
    from nara_vard_finans.joint_work import Contribution, JointPlan, Premise, plan_joint_work
    from nara_vard_finans.journals import Event, Given, Journal, PartyCode
    from nara_vard_finans.leavers import CostWithout, agreement_without, share_without
    from nara_vard_finans.methods import Method, half_up_each, largest_remainder, sainte_lague
    from nara_vard_finans.money import KRONA, ORE, ZERO, Amount, Scale, kronor
    from nara_vard_finans.nested_keys import AnyKey, NestedKey, UnstatedKey, UnstatedMix, on_basis
    from nara_vard_finans.numerals import read_exact
    from nara_vard_finans.part_years import Counting, Every, part_of, split_over, steps_of
    from nara_vard_finans.parties import Directory, Party, Principal
    from nara_vard_finans.periods import NoticePeriod, Period
    from nara_vard_finans.post_course import Employment
    from nara_vard_finans.post_events import (
        Decided,
        EmploymentBegan,
        EmploymentEnded,
        EmploymentNotice,
        GrantNotified,
        Intended,
        NotGranted,
        PaidIn,
        PostEvent,
        YearEvent,
    )
    from nara_vard_finans.post_status import PostState, PostStatus
    from nara_vard_finans.post_years import Cover, Financier, PostYear
    from nara_vard_finans.posts import Post, YearlyGrant
    from nara_vard_finans.pots import Cut, Drawn, Pot, PrintedShare, cut, draw
    from nara_vard_finans.printed_grids import Grid, GridCell, GridLine, GridRow
    from nara_vard_finans.printed_numbers import PrintedNumber, StatedTotal
    from nara_vard_finans.printed_tables import PrintedColumn, PrintedSums, PrintedTable
    from nara_vard_finans.purposes import Area, JointUse, Measure
    from nara_vard_finans.recoveries import Recovery, Solution, Span, recover, recover_by_rate
    from nara_vard_finans.rounded_shares import Bounds, RoundedPercent, bounds, bounds_of_all
    from nara_vard_finans.row_rules import Residual, RowRounding, RowRule
    from nara_vard_finans.settlements import SettledPlan, Settlement, settle
    from nara_vard_finans.sources import Paper, Remark, RemarkKind, Source, SourceKind
    from nara_vard_finans.statistics import Statistic
    from nara_vard_finans.statuses import filled, status
    from nara_vard_finans.table_fits import Deviation, Fit, Nearest
    from nara_vard_finans.text_grids import grids_in
    from nara_vard_finans.texts import Language, Text
    from nara_vard_finans.what_ifs import Scenario

__all__ = [
    "KRONA",
    "LARGEST",
    "ORE",
    "ZERO",
    "Adoption",
    "Agreement",
    "AgreementError",
    "AgreementEvent",
    "AgreementForm",
    "AgreementState",
    "AgreementStatus",
    "AmbiguousPartyError",
    "Amount",
    "AmountError",
    "AnyKey",
    "Apportionment",
    "Area",
    "Audit",
    "AuditBasis",
    "AuditColumn",
    "AuditError",
    "AuditRow",
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
    "CheckedSum",
    "ColumnRelation",
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
    "CostWithout",
    "Counting",
    "Cover",
    "Cut",
    "Deadline",
    "Decided",
    "Departure",
    "Deviation",
    "Directory",
    "Drafted",
    "Drawn",
    "DuplicatePartyError",
    "Duty",
    "DutyKind",
    "DutyState",
    "DutyStatus",
    "Employment",
    "EmploymentBegan",
    "EmploymentEnded",
    "EmploymentNotice",
    "Event",
    "Every",
    "Explanation",
    "Exposure",
    "FactsError",
    "Fault",
    "Financier",
    "Finding",
    "Fit",
    "Given",
    "Grant",
    "GrantError",
    "GrantEvent",
    "GrantNotified",
    "GrantSharing",
    "GrantState",
    "GrantStatus",
    "Grid",
    "GridCell",
    "GridLine",
    "GridRow",
    "HoldsIf",
    "IndivisibleTotalError",
    "InexactTypeError",
    "Instalment",
    "InstalmentPlan",
    "Intended",
    "JointPlan",
    "JointUse",
    "Journal",
    "JournalError",
    "Language",
    "Leaving",
    "Level",
    "Listed",
    "Match",
    "Measure",
    "Method",
    "MoneyEvent",
    "NaraVardFinansError",
    "Nearest",
    "NestedKey",
    "NotGranted",
    "NoticeGiven",
    "NoticePeriod",
    "Notified",
    "NumeralError",
    "OutsideTermError",
    "Paid",
    "PaidIn",
    "Paper",
    "Party",
    "PartyCode",
    "Period",
    "PeriodError",
    "Post",
    "PostError",
    "PostEvent",
    "PostState",
    "PostStatus",
    "PostYear",
    "Pot",
    "Premise",
    "Prepared",
    "Principal",
    "PrintedColumn",
    "PrintedNumber",
    "PrintedShare",
    "PrintedSum",
    "PrintedSums",
    "PrintedTable",
    "RecipientStatus",
    "Recommended",
    "Recovered",
    "Recovery",
    "Released",
    "Remark",
    "RemarkKind",
    "Repaid",
    "Reported",
    "Requirement",
    "Requisitioned",
    "Residual",
    "ResidualError",
    "RoundedPercent",
    "Rounding",
    "RoundingRule",
    "RowRounding",
    "RowRule",
    "Scale",
    "Scenario",
    "SetAside",
    "SettledPlan",
    "Settlement",
    "Severity",
    "ShareSumError",
    "Side",
    "SideColumn",
    "Signature",
    "SignatureState",
    "Signed",
    "Solution",
    "Source",
    "SourceKind",
    "Span",
    "Standing",
    "StatedTotal",
    "Statistic",
    "Step",
    "StepKind",
    "TermChange",
    "Text",
    "Tie",
    "TookEffect",
    "Transferred",
    "UnknownCostError",
    "UnknownEntryError",
    "UnknownPartyError",
    "Unreadable",
    "UnreadableFileError",
    "UnsettledTieError",
    "UnstatedBasisError",
    "UnstatedKey",
    "UnstatedMix",
    "Used",
    "Verdict",
    "WeightError",
    "WeightRow",
    "WeightTable",
    "YearEvent",
    "YearlyGrant",
    "agreement_without",
    "among",
    "apportion",
    "audit",
    "audit_column",
    "awarded",
    "balances_of",
    "basis_of",
    "bounds",
    "bounds_of_all",
    "carried",
    "changed_terms",
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
    "exposure_curve",
    "filled",
    "findings_of",
    "fingerprint_of",
    "frame_of",
    "grid_of",
    "grids_in",
    "grids_of",
    "half_up_each",
    "kronor",
    "largest_remainder",
    "last_day_for_notice",
    "left_to_pay",
    "list_deadlines",
    "mixed",
    "on_basis",
    "part_of",
    "parts",
    "percentages",
    "plan_instalments",
    "plan_joint_work",
    "printed",
    "proportional_to",
    "read_exact",
    "read_facts",
    "read_grids",
    "read_journal",
    "read_weights",
    "reckoned",
    "recover",
    "recover_by_rate",
    "sainte_lague",
    "settle",
    "share_cost",
    "share_grant",
    "share_without",
    "split_over",
    "status",
    "steps_of",
]


_ROOMS = (
    *("errors", "texts", "periods", "sources", "findings", "numerals", "money"),
    *("rounded_shares", "parties", "statistics", "cost_keys", "nested_keys", "methods", "apportionment"),
    *("agreements", "part_years", "agreed_terms", "pots", "purposes", "duties", "grants"),
    *("journals", "agreement_events", "grant_events", "post_events", "printed_tables", "cost_sharing", "posts"),
    *("instalments", "settlements", "leavers", "awards", "joint_work", "balances", "grant_duties"),
    *("grant_status", "agreement_course", "agreement_status", "post_course", "post_years", "exposures", "post_status"),
    *("statuses", "deadlines", "what_ifs", "comparison"),
    *("printed_numbers", "printed_grids", "celled_grids", "text_grids", "audit_bases", "column_relations"),
    *("audit_columns", "column_reading", "row_rules", "recoveries", "table_fits"),
    *("audits", "catalogue", "audit_findings", "explanations", "award_explanations"),
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
