"""Terms until further notice, and terms that are prolonged unless notice is given."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Journal, Period, equal_shares, kronor, share_cost, status
from nara_vard_finans.agreements import (
    Agreement,
    NoticeGiven,
    TookEffect,
    changed_terms,
    departures,
    fingerprint_of,
    last_day_for_notice,
    notice_occasions,
    share_without,
)
from nara_vard_finans.analysis import deadlines
from nara_vard_finans.core import (
    AgreementError,
    Directory,
    NoticeEnd,
    NoticePeriod,
    OutsideTermError,
    Party,
    Principal,
    Prolongation,
    ResidualError,
    Statistic,
    Text,
    UnknownCostError,
    YearlyError,
)
from nara_vard_finans.sharing import (
    ByYear,
    CostByYear,
    FiguresDay,
    KeyByYear,
    Leaving,
    Method,
    Rate,
    RateForm,
    RateValue,
    RoundingRule,
    YearlyCost,
    YearlyFigures,
    Years,
)

PARTIES = Directory([Party(code=code, name=code.upper(), principal=Principal.MUNICIPALITIES) for code in "abc"])
FIXED = Agreement(
    id="avtal",
    title=Text("Avtalet"),
    parties=PARTIES,
    term=Period(first_day=dt.date(2021, 1, 1), last_day=dt.date(2023, 12, 31)),
    cost=YearlyCost(amount=kronor(300)),
    cost_key=equal_shares("a", "b", "c"),
    notice=NoticePeriod(12),
)
OPEN = evolve(FIXED, term=Period.since(dt.date(2021, 1, 1)))
PROLONGED = evolve(FIXED, prolonged=Prolongation(36))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def journal(*events: NoticeGiven | TookEffect) -> Journal:
    return Journal(of="avtal", events=[TookEffect(on=day("2021-01-01")), *events])


class TestUntilFurtherNotice:
    def test_has_no_last_day_and_no_deadline(self) -> None:
        assert deadlines(agreements=[OPEN]) == ()
        assert last_day_for_notice(OPEN) is None
        found = status(OPEN, journal(), on=day("2050-06-01"))
        assert (found.in_force, found.last_day_for_notice, found.end_in_question) == (True, None, None)
        assert found.earliest_end == day("2051-06-01")
        assert share_cost(OPEN, 2500).total == kronor(300)

    def test_before_its_first_day_it_is_not(self) -> None:
        with pytest.raises(OutsideTermError, match="from 2021-01-01 until further notice"):
            share_cost(OPEN, 2020)

    def test_who_gives_notice_leaves_when_the_period_has_passed(self) -> None:
        three_years = evolve(OPEN, notice=NoticePeriod(36, to=NoticeEnd.YEAR))
        given_notice = NoticeGiven(on=day("2024-03-01"), party="a")
        (found,) = departures(three_years, [given_notice])
        assert found.ends_on == day("2027-12-31")

    def test_its_years_are_those_that_papers_speak_of(self) -> None:
        assert OPEN.stated_years == (2021,)
        stated = evolve(OPEN, cost=CostByYear(by_year={2021: kronor(3), 2024: kronor(6)}))
        assert stated.stated_years == (2021, 2024)
        with pytest.raises(UnknownCostError):
            stated.cost_of(2023)
        assert FIXED.stated_years == (2021, 2022, 2023)

    def test_is_not_prolonged(self) -> None:
        with pytest.raises(AgreementError, match="is not prolonged"):
            evolve(OPEN, prolonged=Prolongation(12))


class TestProlonged:
    def test_holds_on_until_somebody_gives_notice_in_time(self) -> None:
        """Notice in the first term, by its last day, ends with the first; a day later, with the second."""
        for on, ends in (("2022-12-31", "2023-12-31"), ("2023-01-01", "2026-12-31"), ("2026-01-01", "2029-12-31")):
            (found,) = departures(PROLONGED, [NoticeGiven(on=day(on), party="a")])
            assert found.ends_on == day(ends)

    def test_the_last_day_to_give_notice_is_told_each_time(self) -> None:
        found = status(PROLONGED, journal(), on=day("2024-05-01"))
        assert (found.last_day_for_notice, found.end_in_question) == (day("2025-12-31"), day("2026-12-31"))
        assert found.in_force
        within = deadlines(agreements=[PROLONGED], first_day=day("2022-01-01"), last_day=day("2029-01-01"))
        assert [(each.id, each.on.isoformat()) for each in within] == [
            ("avtal/notice-2023-12-31", "2022-12-31"),
            ("avtal/notice-2026-12-31", "2025-12-31"),
            ("avtal/notice-2029-12-31", "2028-12-31"),
        ]
        assert str(within[0].what) == "Sista dag att säga upp avtalet till 2023-12-31; annars förlängs det"

    def test_without_an_end_to_look_to_only_the_next_is_told(self) -> None:
        assert [each.on.year for each in deadlines(agreements=[PROLONGED])] == [2022]
        assert [each.on.year for each in deadlines(agreements=[PROLONGED], first_day=day("2023-01-01"))] == [2025]

    def test_without_notice_no_day_is_made_up(self) -> None:
        silent = evolve(PROLONGED, notice=None)
        assert deadlines(agreements=[silent]) == ()
        (found,) = departures(silent, [NoticeGiven(on=day("2022-12-31"), party="a")])
        assert found.ends_on is None

    def test_notice_longer_than_can_be_written(self) -> None:
        long = evolve(PROLONGED, notice=NoticePeriod(12 * 7_000))
        assert next(notice_occasions(long, dt.date.min, dt.date.max))[1].year == 9_022  # 2023 and 2 333 times 3 years
        long = evolve(PROLONGED, notice=NoticePeriod(12 * 9_000))
        (found,) = departures(long, [NoticeGiven(on=day("2022-12-31"), party="a")])
        assert found.ends_on == dt.date.max

    @given(st.integers(1, 60), st.integers(0, 40), st.dates(dt.date(2021, 1, 1), dt.date(2060, 12, 31)))
    def test_the_end_is_the_first_that_the_notice_reaches(self, by: int, months: int, on: dt.date) -> None:
        """The twin goes through the last days one by one; prolonging never shortens, and notice is before its end."""
        agreement = evolve(FIXED, notice=NoticePeriod(months), prolonged=Prolongation(by))
        twin = next(each for each in agreement.last_days if NoticePeriod(months).ends(given_on=on) <= each)
        (found,) = departures(agreement, [NoticeGiven(on=on, party="a")])
        assert found.ends_on == twin >= FIXED.term.last_day
        asked = last_day_for_notice(agreement, on)
        assert asked is not None
        assert on <= asked
        for last, ends in notice_occasions(agreement, on, dt.date(2065, 1, 1)):
            assert on <= last <= ends

    def test_is_a_term_of_its_own(self) -> None:
        assert fingerprint_of(PROLONGED) != fingerprint_of(FIXED)
        assert {change.name: change.after.sv for change in changed_terms(FIXED, PROLONGED)} == {
            "prolonged": "36 månader i taget, om avtalet inte sägs upp"
        }
        assert [change.name for change in changed_terms(PROLONGED, FIXED)] == ["prolonged"]

    def test_a_notice_in_days_is_another_text(self) -> None:
        in_days = evolve(FIXED, notice=NoticePeriod(12, days=3))
        assert fingerprint_of(in_days) != fingerprint_of(FIXED)


def people(on: str, **figures: int) -> Statistic:
    return Statistic(
        id=f"folk-{on}",
        title=Text("Folk"),
        counts="population",
        unit="persons",
        as_of=Period.parse(on),
        figures=figures,
    )


YEARLY = YearlyFigures(
    parties=["a", "b", "c"],
    counts="population",
    statistics=(people("2020-12-31", a=1, b=2, c=3), people("2021-12-31", a=2, b=2, c=3)),
    day=FiguresDay(month=12, day=31, years_before=1),
)
RATE = Rate(
    per=ByYear(
        Text("taxan", "the rate"),
        [(Years(2021, 2021), RateValue(number=2)), (Years(2022, None), RateValue(number=3, form=RateForm.PERCENT))],
    ),
    key=YEARLY,
)
RATED = evolve(OPEN, cost=CostByYear(), cost_key=RATE, rounding=RoundingRule(unit=kronor(1)))


class TestRatedAgreements:
    def test_the_total_is_what_the_rows_make(self) -> None:
        sharing = share_cost(RATED, 2021)
        assert [charge.amount.kronor for charge in sharing.charges] == [2, 4, 6]
        assert (sharing.total, sharing.residual.ore, sharing.rounding.method) == (kronor(12), 0, Method.HALF_UP_EACH)
        assert sharing.own_rounding == sharing.rounding
        assert RATED.stated_years == (2021, 2022)

    def test_a_year_without_figures_says_which(self) -> None:
        with pytest.raises(YearlyError, match="for 2023 it takes the population of 2022-12-31"):
            share_cost(RATED, 2023)

    def test_no_cost_stands_beside_a_rate(self) -> None:
        with pytest.raises(AgreementError, match="the key is a rate, which gives the total itself"):
            evolve(RATED, cost=YearlyCost(amount=kronor(1)))

    def test_its_rounding_is_row_by_row(self) -> None:
        with pytest.raises(ResidualError, match="row is rounded by itself"):
            evolve(RATED, rounding=RoundingRule(method=Method.SAINTE_LAGUE))

    def test_who_leaves_leaves_the_others_as_before(self) -> None:
        without = share_without(RATED, 2021, ["c"], leaving=Leaving.FALLS_AWAY)
        assert dict(without.amounts) == {"a": kronor(2), "b": kronor(4)}
        with pytest.raises(AgreementError, match="no sum to share again"):
            share_without(RATED, 2021, ["c"], leaving=Leaving.OTHERS_SHARE)

    def test_who_has_no_part_in_a_year_has_no_charge(self) -> None:
        joining = KeyByYear(
            keys=ByYear(Text("x"), [(Years(2021, 2021), equal_shares("a", "b")), (Years(2022, None), FIXED.cost_key)])
        )
        agreement = evolve(OPEN, cost_key=joining)
        assert [charge.party.code for charge in share_cost(agreement, 2021).charges] == ["a", "b"]
        assert [charge.amount.kronor for charge in share_cost(agreement, 2022).charges] == [100, 100, 100]
        assert fingerprint_of(agreement) != fingerprint_of(OPEN)

    def test_is_described(self) -> None:
        described = {change.name: change.after.sv for change in changed_terms(FIXED, RATED)}
        assert described["cost"] == "följer av taxan"
        assert described["cost_key"] == "2021: 2 kr; 2022-: 3 procent × folkmängd 31 december året före"
        assert described["term"] == "från och med 2021-01-01, tills vidare"
        single = evolve(RATED, cost_key=Rate(per=RateValue(number=2), key=YEARLY))
        assert next(c.after.sv for c in changed_terms(RATED, single) if c.name == "cost_key") == (
            "2 kr × folkmängd 31 december året före"
        )
