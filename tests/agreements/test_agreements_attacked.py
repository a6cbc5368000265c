"""What an attacker found of agreements once, so that nobody finds it again."""

import pytest

import agreement_cases as ac
from nara_vard_finans import Journal, Method, Period, RoundingRule, kronor, status
from nara_vard_finans.agreements import AgreementState, share_without
from nara_vard_finans.core import ZERO, JournalError, NoticePeriod, OutsideTermError
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Leaving, YearlyCost


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

    @pytest.mark.parametrize(("months", "warned"), [(12, True), (48, False), (None, True), (999_999, False)])
    def test_notice_may_have_ended_it_after_the_journal(self, months: int | None, warned: bool) -> None:  # noqa: FBT001 - a case
        """Kept to 30 June 2030: a notice of that day and twelve months can have ended it by 1 July 2031."""
        agreement = ac.made_up(notice=None if months is None else NoticePeriod(months))
        journal = ac.journal(*ac.all_sign(), recorded_until=ac.on(6, 30))
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
        second = ac.journal(ac.signed(ac.MORA, ac.autumn(1)), recorded_until=ac.autumn(1))
        assert second.after(first).recorded_until == ac.autumn(9)
        assert first.after(second).recorded_until is None
        assert second.after(Journal(of="stod-2030")).recorded_until == ac.autumn(1)
        with pytest.raises(JournalError, match="the journal is kept to .*, and tells of a later day"):
            ac.journal(ac.signed(ac.ORSA, ac.autumn(2)), recorded_until=ac.autumn(1))


class TestTermsAndWhatIsGiven:
    def test_the_days_of_a_year_in_a_term(self) -> None:
        assert ac.AGREEMENT.in_year(2030) == Period.year(2030)
        with pytest.raises(OutsideTermError):
            ac.AGREEMENT.in_year(2029)

    def test_an_agreement_is_given_no_cost(self) -> None:
        journal = Journal(of="stod-2030", assumptions=Assumptions(cost=YearlyCost(amount=kronor(1))))
        with pytest.raises(
            JournalError, match="assumptions.cost: a journal of an agreement gives notice and on_leaving alone"
        ):
            status(ac.AGREEMENT, journal, on=ac.on(1, 1))
