"""What a report of a grant says that no shipped programme calls for."""

from attrs import evolve

from grant_cases import FINAL, GRANT, INTERIM, made_up, on
from nara_vard_finans import Journal, kronor, share_grant, status
from nara_vard_finans.analysis import joint_texts
from nara_vard_finans.core import ReadingKind, Text
from nara_vard_finans.grants import DutyReading, JointUse, plan_joint_work


def test_only_a_decision_that_is_taken_is_another_reading() -> None:
    """Of two decisions, on 9 April and 1 August, the first alone is taken on 1 May."""
    removed = DutyReading(id="removed", kind=ReadingKind.REMOVED, decided_on=on(4, 9))
    moved = DutyReading(id="moved", kind=ReadingKind.CHANGED, decided_on=on(8, 1), due_on=on(11, 30))
    duty = evolve(INTERIM, contents=(), readings=(removed, moved))
    grant = made_up(duties=(duty, FINAL), requirements=(), areas=(), joint_uses=())
    told = {
        day: status(grant, Journal(of=grant.id, events=()), on=day)._repr_html_() or "" for day in (on(5, 1), on(8, 1))
    }
    assert [page.count("kan också läsas som") for page in told.values()] == [1, 2]


def test_other_money_of_no_fund_is_told() -> None:
    """By hand: of 100 kr given for a cost of 60 kr, 60 are used and 40 are left."""
    use = JointUse(id="leader", title=Text("Processledare"), years=(2030,))
    plan = plan_joint_work(share_grant(GRANT), use, cost=kronor(60), municipal_percent=50, funds=kronor(100))
    told = [text.sv for text in joint_texts(plan) if text.sv.startswith("Andra medel")]
    assert len(told) == 1
    assert all(amount in told[0] for amount in ("60 kr", "100 kr", "40 kr"))
