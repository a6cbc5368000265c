"""What an attacker found once, so that nobody finds it again."""

import datetime as dt
from pathlib import Path

import pytest
from attrs import evolve

import agreement_cases as ac
import post_cases as pc
from cli_runs import Run, answer
from nara_vard_finans import Journal, Method, Period, RoundingRule, kronor, status
from nara_vard_finans.agreements import AgreementState, Signed, fingerprint_of, share_without
from nara_vard_finans.analysis import Scenario
from nara_vard_finans.core import ZERO, JournalError, NoticePeriod, PostError
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.journals import Given
from nara_vard_finans.posts import Intended, PostStatus
from nara_vard_finans.sharing import CostByYear, Counting, Leaving, YearlyCost


class TestAgreements:
    def test_where_each_holds_by_itself_the_last_pair_ends_it(self) -> None:
        """Only Orsa and the region have signed; Orsa leaves with 2031, and with it the only pair."""
        agreement = ac.each_signs()
        pair = [ac.signed(ac.ORSA, ac.autumn(1)), ac.signed(ac.REGION, ac.autumn(1), ac.ORSA)]
        events = [*pair, ac.notice(ac.ORSA, ac.on(6, 1), ends_on=ac.on(12, 31, 2031))]
        before = status(agreement, ac.journal(*events), on=ac.on(12, 31, 2031))
        after = status(agreement, ac.journal(*events), on=ac.on(1, 1, 2032))
        assert (before.in_force, before.ends_on) == (True, ac.on(12, 31, 2031))
        assert (after.in_force, after.state) == (False, AgreementState.EXPIRED)
        left = [*events, ac.notice(ac.REGION, ac.on(7, 1), ends_on=ac.on(9, 30, 2031))]
        assert status(agreement, ac.journal(*left), on=ac.on(12, 1)).ends_on == ac.on(9, 30, 2031)

    def test_what_ends_by_notice_before_its_term_never_held(self) -> None:
        """All sign in the autumn; Orsa gives notice the same autumn, without a period of it, and that ends it for all."""
        agreement = ac.made_up(notice=NoticePeriod(0), on_leaving=Leaving.ENDS)
        journal = ac.journal(*ac.all_sign(day=ac.autumn(1)), ac.notice(ac.ORSA, ac.autumn(1, 12)))
        found = status(agreement, journal, on=ac.on(1, 1))
        assert (found.state, found.in_force, found.ends_on) == (AgreementState.LAPSED, False, ac.autumn(1, 12))

    def test_who_signed_the_text_as_it_is_signs_it_as_it_is_imagined(self) -> None:
        """Orsa named the text it signed; five posts are another text, and yet nobody has signed anything else."""
        named = ac.signed(ac.ORSA, ac.autumn(1), text=fingerprint_of(ac.AGREEMENT)[:8])
        journal = ac.journal(*ac.all_sign(but=[ac.ORSA]), named)
        imagined = Scenario(definition=ac.AGREEMENT, journal=journal).with_posts(5)
        assert status(imagined.definition, imagined.journal, on=ac.on(1, 1)).findings == ()
        other = Scenario(definition=ac.AGREEMENT, journal=ac.journal(ac.signed(ac.ORSA, ac.autumn(1), text="x")))
        (kept,) = (event for event in other.with_posts(5).journal.events if isinstance(event, Signed))
        assert kept.text == "x"

    def test_without_one_is_not_told_to_hold(self, facts: Catalogue) -> None:
        old = facts.agreement("rss-dalarna-2018")
        orsa = old.party("Orsa").code
        gone = Scenario(definition=old, journal=facts.journal_of(old.id)).without([orsa])
        found = status(old, gone.journal, on=dt.date(2020, 4, 1))
        assert found.in_force is None  # no paper says how it came to hold, and so whether all had to sign
        assert [each.party.code for each in found.missing] == [orsa]

    @pytest.mark.parametrize(("months", "warned"), [(12, True), (48, False), (None, True), (999_999, False)])
    def test_notice_may_have_ended_it_after_the_journal(self, months: int | None, warned: bool) -> None:  # noqa: FBT001 - a case
        """Kept to 30 June 2030: a notice of that day and twelve months can have ended it by 1 July 2031."""
        agreement = ac.made_up(notice=None if months is None else NoticePeriod(months))
        journal = ac.journal(*ac.all_sign(), kept_to=ac.on(6, 30))
        found = status(agreement, journal, on=ac.on(7, 1, 2031))
        assert found.in_force is True
        assert [finding.rule for finding in found.findings] == (["known"] if warned else [])
        assert status(agreement, journal, on=ac.on(6, 30)).findings == ()

    def test_whoever_carried_the_residual_leaves(self) -> None:
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to=ac.ORSA)
        shared = share_without(ac.made_up(rounding=rule), 2031, [ac.ORSA], leaving=Leaving.OTHERS_SHARE)
        assert shared.unfinanced == ZERO

    def test_a_journal_that_is_kept_longer_than_the_next(self) -> None:
        """Two journals of one agreement: the second ends before the last that the first tells."""
        first = ac.journal(ac.signed(ac.ORSA, ac.autumn(9)))
        second = ac.journal(ac.signed(ac.MORA, ac.autumn(1)), kept_to=ac.autumn(1))
        assert second.after(first).kept_to == ac.autumn(9)
        assert first.after(second).kept_to is None
        assert second.after(Journal(of="stod-2030")).kept_to == ac.autumn(1)
        with pytest.raises(JournalError, match="the journal is kept to .*, and tells of a later day"):
            ac.journal(ac.signed(ac.ORSA, ac.autumn(2)), kept_to=ac.autumn(1))


class TestPosts:
    ALL = pc.intended(pc.on(2028, 10, 14))

    def test_what_one_intended_by_itself_too(self) -> None:
        """All intended together, and Falun by itself the same day: without Orsa both still stand, once."""
        own = pc.intended(pc.on(2028, 10, 14), pc.FALUN)
        scenario = Scenario(definition=pc.POST, journal=pc.journal(self.ALL, own))
        left = scenario.without([pc.ORSA], leaving=Leaving.FALLS_AWAY)
        who = [event.party for event in left.journal.events if isinstance(event, Intended)]
        assert sorted(who) == sorted([pc.FALUN, pc.MORA])
        assert status(left.definition, left.journal, on=pc.on(2029, 1, 1)).findings

    def test_a_joint_decision_that_is_like_ones_own(self) -> None:
        """600 together is 300 for Falun, which has decided 300 by itself the same day."""
        joint, own = pc.decided(pc.on(2029, 3, 1), 2029, 600), pc.decided(pc.on(2029, 3, 1), 2029, 300, pc.FALUN)
        scenario = Scenario(definition=pc.POST, journal=pc.journal(self.ALL, joint, own))
        left = scenario.without([pc.ORSA], leaving=Leaving.FALLS_AWAY)
        stands = status(left.definition, left.journal, on=pc.on(2029, 4, 1))
        assert isinstance(stands, PostStatus)
        found = stands.year(2029)
        assert found is not None
        assert {each.party.code: each.decided for each in found.financiers} == {
            pc.FALUN: kronor(600), pc.MORA: kronor(200), pc.ORSA: ZERO,
        }  # fmt: skip

    def test_months_need_a_term_of_whole_months(self) -> None:
        term = Period(first_day=pc.on(2029, 1, 15), last_day=pc.on(2031, 6, 15))
        with pytest.raises(PostError, match="counted by months, its term .* is to be of whole months; count by days"):
            pc.made_up(term=term, grants=(), counted=Counting.MONTHS)

    def test_a_number_of_posts_is_no_cost(self) -> None:
        silent = evolve(pc.silent(), cost=CostByYear(posts=1))
        assert not silent.states_cost
        assert pc.POST.states_cost
        given = pc.journal(given=Given(cost=YearlyCost(amount=kronor(36_500)), notice=NoticePeriod(3)))
        assert status(silent, given, on=pc.on(2029, 1, 1)).total.cost == kronor(3 * 36_500)
        changed = Scenario(definition=silent, journal=given).with_cost(kronor(73_000))
        found = status(changed.definition, changed.journal, on=pc.on(2029, 1, 1))
        assert isinstance(found, PostStatus)
        assert found.total.cost == kronor(3 * 73_000)


OWN = """
[parties.municipalities]
9901 = "Norrby"
9902 = "Söderby"
[parties.regions]
99 = "Region Mitt"
""" + "".join(
    f"""
[[agreements]]
id = "{name}"
title = "Avtal {name}"
term = {{ first_day = {first}, last_day = {last} }}
{succeeds}
cost = {{ by_year = {{ {first[:4]} = 900_001 }} }}
[agreements.cost_key]
kind = "equal"
parties = ["Norrby", "Söderby", "Region Mitt"]
"""
    for name, first, last, succeeds in (
        ("a1", "2023-04-01", "2026-03-31", ""),
        ("a2", "2026-07-01", "2028-12-31", 'succeeds = "a1"'),
        ("a3", "2026-04-01", "2028-12-31", 'succeeds = "a1"'),
    )
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    return path


class TestCommandLine:
    def test_instalments_begin_with_the_term(self, run: Run, own: Path) -> None:
        """900 001 kr are for April to December: three quarters, of 300 001 and twice 300 000."""
        data = answer(run, "allocate", f"{own}#a1", "--year", 2023, "--every", "quarter")
        assert [(each["due_on"], each["total"]) for each in data["instalments"]] == [
            ("2023-04-01", "300001"), ("2023-07-01", "300000"), ("2023-10-01", "300000"),
        ]  # fmt: skip

    def test_two_that_follow_are_told_and_the_first_counts(self, run: Run, own: Path) -> None:
        status_, out, _ = run("check", own)
        assert status_ == 1
        assert "a1 efterträds av både a2 och a3." in out
        data = answer(run, "status", f"{own}#a1", "--on", "2023-01-01")
        assert data["successor"]["agreement"] == "a3"

    def test_deadlines_of_a_whole_file(self, run: Run, own: Path) -> None:
        rows = answer(run, "deadlines", own)["rows"]
        assert [row["id"] for row in rows] == ["a1/term-ends", "a2/term-ends", "a3/term-ends"]

    def test_what_is_given_goes_to_the_side_that_is_silent(self, run: Run) -> None:
        data = answer(
            run, "compare", "rss-dalarna-2018:2022", "rss-dalarna-2023:2023", "--given", "notice=6",
            "--basis", "population-dalarna-2021-06",
        )  # fmt: skip
        (notice,) = [term for term in data["terms"] if term["term"] == "notice"]
        assert (notice["before"], notice["after"]) == ("12 månader", "6 månader")

    def test_a_year_that_the_employment_reaches(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "longer.toml"
        path.write_text(
            'of = "rss-gnv-post-2023"\n[given]\ncost = { yearly = 365_000 }\nbasis = "population-dalarna-2021-06"\n'
            '[[events]]\non = 2023-04-01\nkind = "employment-began"\nuntil = 2026-03-31\n',
            "utf-8",
        )
        data = answer(
            run,
            "compare",
            "rss-gnv-post-2023:2026",
            "--journal",
            path,
            "--on",
            "2023-05-01",
            "--what-if",
            "cost=730000",
        )
        assert data["sums"][-1]["before"] == "90000"
        assert data["sums"][-1]["after"] == "180000"
        assert (
            run("compare", "rss-gnv-post-2023:2027", "--journal", path, "--on", "2023-05-01", "--what-if", "cost=1")[0]
            == 2
        )


def test_nothing_is_false_and_something_true() -> None:
    assert not ZERO
    assert kronor(1)
    assert -kronor(1)
