"""What the state grants, to whom, for what, and how a grant stands on a day."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.grants.awards import Award, GrantSharing, frame_of, share_grant
    from nara_vard_finans.grants.balances import Balance, balances_of, sum_of_balances
    from nara_vard_finans.grants.compilation import Compilation, CompiledRow, PurposeSum
    from nara_vard_finans.grants.compliance import DutyState, DutyStatus, Standing
    from nara_vard_finans.grants.course import contradictions
    from nara_vard_finans.grants.definition import Grant
    from nara_vard_finans.grants.duties import Binding, Condition, Content, Duty, DutyKind, DutyReading, Requirement
    from nara_vard_finans.grants.events import Arrived, GrantEvent, MoneyEvent, Notified, Paid, PayerEvent, Released
    from nara_vard_finans.grants.events import Repaid, Reported, Requisitioned, SentBack, SetAside, Transferred, Used
    from nara_vard_finans.grants.events import WantsMore
    from nara_vard_finans.grants.fund_events import FundBalance, FundDecided, FundEvent, FundUsed
    from nara_vard_finans.grants.funds import Fund
    from nara_vard_finans.grants.joint_work import Contribution, JointPlan, JointYear, Premise, plan_joint_work
    from nara_vard_finans.grants.payer import PayerBalance, payer_balance
    from nara_vard_finans.grants.pot_sides import names_region, of_side, only
    from nara_vard_finans.grants.pots import DividedPot, Percentage, Pot, PotKey, PotUse, PrintedShare, Requisitions
    from nara_vard_finans.grants.pots import Rest, Size, StatedShare, divide, requisition
    from nara_vard_finans.grants.purposes import Area, JointUse, Measure
    from nara_vard_finans.grants.rules import JudgedGrant
    from nara_vard_finans.grants.second_rounds import OfferedAgain, SecondRounds, offer_again
    from nara_vard_finans.grants.stated_shares import BoundedShare
    from nara_vard_finans.grants.status import ConditionState, ConditionStatus, GrantState, GrantStatus
    from nara_vard_finans.grants.status import RecipientStatus
    from nara_vard_finans.grants.trace import MoneyMoved, MoneyStep, Node, NodeBalance, NodeKind, Trace

__all__ = [
    "Area", "Arrived", "Award", "Balance", "Binding", "BoundedShare", "Compilation", "CompiledRow", "Condition",
    "ConditionState", "ConditionStatus", "Content", "Contribution", "DividedPot", "Duty", "DutyKind", "DutyReading",
    "DutyState", "DutyStatus", "Fund", "FundBalance", "FundDecided", "FundEvent", "FundUsed", "Grant", "GrantEvent",
    "GrantSharing", "GrantState", "GrantStatus", "JointPlan", "JointUse", "JointYear", "JudgedGrant", "Measure",
    "MoneyEvent", "MoneyMoved", "MoneyStep", "Node", "NodeBalance", "NodeKind", "Notified", "OfferedAgain", "Paid",
    "PayerBalance", "PayerEvent", "Percentage", "Pot", "PotKey", "PotUse", "Premise", "PrintedShare", "PurposeSum",
    "RecipientStatus", "Released", "Repaid", "Reported", "Requirement", "Requisitioned", "Requisitions", "Rest",
    "SecondRounds", "SentBack", "SetAside", "Size", "Standing", "StatedShare", "Trace", "Transferred", "Used",
    "WantsMore", "balances_of", "contradictions", "divide", "frame_of", "names_region", "of_side", "offer_again",
    "only", "payer_balance", "plan_joint_work", "requisition", "share_grant", "sum_of_balances",
]
_ROOMS = {
    "awards": "Award GrantSharing frame_of share_grant",
    "balances": "Balance balances_of sum_of_balances",
    "compilation": "Compilation CompiledRow PurposeSum",
    "compliance": "DutyState DutyStatus Standing",
    "course": "contradictions",
    "definition": "Grant",
    "duties": "Binding Condition Content Duty DutyKind DutyReading Requirement",
    "events": "Arrived GrantEvent MoneyEvent Notified Paid PayerEvent Released Repaid Reported "
        "Requisitioned SentBack SetAside Transferred Used WantsMore",
    "fund_events": "FundBalance FundDecided FundEvent FundUsed",
    "funds": "Fund",
    "joint_work": "Contribution JointPlan JointYear Premise plan_joint_work",
    "payer": "PayerBalance payer_balance",
    "pot_sides": "names_region of_side only",
    "pots": "DividedPot Percentage Pot PotKey PotUse PrintedShare Requisitions Rest Size StatedShare "
        "divide requisition",
    "purposes": "Area JointUse Measure",
    "rules": "JudgedGrant",
    "second_rounds": "OfferedAgain SecondRounds offer_again",
    "stated_shares": "BoundedShare",
    "status": "ConditionState ConditionStatus GrantState GrantStatus RecipientStatus",
    "trace": "MoneyMoved MoneyStep Node NodeBalance NodeKind Trace",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
