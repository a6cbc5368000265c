"""Posts: definition, events, what covers each year, what the employer risks, and findings; every amount by hand."""

import datetime as dt
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import AttrsInstance, evolve, fields

from nara_vard_finans import (
    Amount,
    Finding,
    Journal,
    Method,
    NestedKey,
    Period,
    Post,
    RoundingRule,
    Severity,
    equal_shares,
    kronor,
    parts,
    percentages,
    status,
)
from nara_vard_finans.core import (
    KRONA,
    ORE,
    ZERO,
    AmountError,
    BasisError,
    InexactTypeError,
    JournalError,
    NoticePeriod,
    PeriodError,
    PostError,
    Statistic,
    Text,
    UnstatedBasisError,
    YearlyError,
    plain,
)
from nara_vard_finans.journals import Assumptions as GivenInJournal
from nara_vard_finans.journals import Event
from nara_vard_finans.posts import (
    Cover,
    Decided,
    EmploymentBegan,
    EmploymentNotice,
    Exposure,
    Financier,
    GrantNotified,
    Intended,
    NotGranted,
    PaidIn,
    PostState,
    PostStatus,
    PostYear,
    YearlyGrant,
    contradictions,
    exposure_curve,
    exposure_on,
    in_years,
)
from nara_vard_finans.sharing import (
    Cost,
    CostByPosts,
    CostByYear,
    Counting,
    Indexation,
    Leaving,
    PriceIndex,
    UnstatedKey,
    YearlyCost,
)
from post_cases import (
    DIRECTORY,
    FALUN,
    FINANCIERS,
    MORA,
    NAMES,
    ORSA,
    POST,
    REGION,
    at,
    began,
    days_between,
    decided,
    ended,
    intended,
    journal,
    made_up,
    municipality,
    not_granted,
    noticed,
    notified,
    on,
    paid,
    silent,
)

JUNE = on(2029, 6, 30)
LATE = on(2031, 12, 31)
INDEX = Indexation(
    parts=[(PriceIndex(id="i", title=Text("Index"), changes={Period.year(2029): 3}), 1)],
    base=Period.year(2028),
    rounded_to=kronor(1),
)
FOLK = Statistic(
    id="folk-2028",
    title=Text("Folkmängd 2028"),
    counts="population",
    unit="persons",
    as_of=Period.year(2028),
    figures={FALUN: 30_000, MORA: 20_000, ORSA: 10_000},
)
UNSTATED = UnstatedKey(counts="population", parties=FINANCIERS)


def stands(
    *events: Event, day: dt.date = JUNE, post: Post = POST, assumptions: GivenInJournal | None = None
) -> PostStatus:
    return status(post, journal(*events, assumptions=assumptions or GivenInJournal()), on=day)


def year_of(*events: Event, year: int = 2029, day: dt.date = JUNE, post: Post = POST) -> PostYear:
    found = stands(*events, day=day, post=post).year(year)
    assert found is not None
    return found


def financier(code: str, *events: Event, **more: Any) -> Financier:
    (found,) = (each for each in year_of(*events, **more).financiers if each.party.code == code)
    return found


def whole(amount: Amount) -> int:
    """Give an amount of whole kronor as their number."""
    assert amount.ore % 100 == 0
    return amount.ore // 100


def four(cover: Cover) -> tuple[int, int, int, int]:
    """Give what is paid, decided, assumed and uncovered, in kronor."""
    return whole(cover.paid), whole(cover.decided), whole(cover.assumed), whole(cover.uncovered)


def fours(*events: Event, **more: Any) -> dict[str, tuple[int, int, int, int]]:
    return {each.party.code: four(each.cover) for each in year_of(*events, **more).financiers}


def costs(found: PostStatus) -> dict[int, int]:
    """Give what each year costs, in kronor; without those that the employment does not reach."""
    assert all(year.cover == Cover() for year in found.years if year.period is None)
    return {year.year: whole(year.cover.cost) for year in found.years if year.period is not None}


def span(first: dt.date, last: dt.date) -> Period:
    return Period(first_day=first, last_day=last)


@pytest.mark.parametrize("record", [Cover, Exposure, Financier, PostYear])
def test_the_parts_of_a_record_are_given_by_name(record: type[AttrsInstance]) -> None:
    """Several of them are amounts, and would be mixed up by place."""
    assert all(part.kw_only for part in fields(record))


class TestDefinition:
    def test_its_years_and_who_pays(self) -> None:
        assert POST.years == (2029, 2030, 2031)
        assert set(POST.financiers) == {FALUN, MORA, ORSA}
        assert made_up(term=span(on(2029, 4, 1), on(2032, 3, 31))).years == (2029, 2030, 2031, 2032)

    def test_the_years_of_a_status_are_in_order(self) -> None:
        post = made_up(term=span(on(2031, 4, 1), on(2032, 3, 31)), grants=())
        assert [year.year for year in stands(day=on(2031, 4, 1), post=post).years] == [2031, 2032]

    def test_in_whole_ore_a_grant_of_all_carries_not_an_ore_more(self) -> None:
        (grant,) = year_of(post=made_up(rounding=RoundingRule(unit=ORE))).grants
        assert grant.carries == kronor(219_000)

    def test_the_grant_of_a_year(self) -> None:
        found = POST.grant_of(2031)
        assert found is not None
        assert (found.year, found.percent) == (2031, 80)
        assert POST.grant_of(2032) is None

    def test_the_employer_is_among_its_parties(self) -> None:
        with pytest.raises(PostError, match="tjanst-2029: its employer Leksand is not among its parties; add it"):
            made_up(employer=municipality("2029", "Leksand"))

    def test_the_employer_may_pay_too(self) -> None:
        found = status(made_up(cost_key=parts({FALUN: 1, REGION: 1})), on=JUNE).years[0]
        assert [(each.party.code, each.cover.cost) for each in found.financiers] == [
            (FALUN, kronor(109_500)), (REGION, kronor(109_500)),
        ]  # fmt: skip

    def test_who_pays_is_among_its_parties(self) -> None:
        with pytest.raises(PostError, match="its cost key gives a share to 2085, not among its parties; add it"):
            made_up(cost_key=parts({FALUN: 1, "2085": 1}))

    def test_how_a_part_of_a_year_is_counted(self) -> None:
        with pytest.raises(InexactTypeError, match="a Counting, such as Counting.DAYS"):
            made_up(counted="days")

    def test_rows_that_would_not_sum(self) -> None:
        with pytest.raises(PostError, match="rows rounded alone do not sum to the cost; choose another method"):
            made_up(rounding=RoundingRule(method=Method.HALF_UP_EACH))

    @pytest.mark.parametrize("year", [2028, 2032])
    def test_years_outside_its_term(self, year: int) -> None:
        message = f"{year} is outside its term 2029-01-01 to 2031-12-31; correct one of them"
        with pytest.raises(PostError, match=message):
            made_up(grants=(*POST.grants, YearlyGrant(year=year, title=Text("x"))))
        with pytest.raises(PostError, match=message):
            made_up(cost=CostByYear(by_year={year: kronor(1)}))

    @pytest.mark.parametrize(
        ("grants", "why"),
        [
            ([{}, {"id": "b", "percent": 40}], "several grants are to carry 2030; name an id for each"),
            ([{"id": "b"}, {"grant": "b"}], "two grants that are to carry 2030 are called 'b'"),
            (
                [{"id": "a", "percent": 60}, {"id": "b", "percent": Fraction(81, 2)}],
                "carry 100.5 percent of the cost of",
            ),
        ],
    )
    def test_grants_of_one_year_that_cannot_be_told_apart_or_carry_too_much(self, grants: Any, why: str) -> None:
        with pytest.raises(PostError, match=why):
            made_up(grants=[YearlyGrant(year=2030, title=Text("x"), **each) for each in grants])

    @pytest.mark.parametrize("percent", [-1, 101, Fraction(1001, 10)])
    def test_a_grant_carries_from_nothing_to_all(self, percent: Fraction) -> None:
        with pytest.raises(PostError, match="2030: its grant is to carry .* percent; give a number from 0"):
            YearlyGrant(year=2030, title=Text("x"), percent=percent)

    @pytest.mark.parametrize("percent", [0, 100])
    def test_nothing_and_all_are_percent_too(self, percent: int) -> None:
        assert YearlyGrant(year=2030, title=Text("x"), percent=percent).percent == percent

    def test_a_percent_is_exact(self) -> None:
        with pytest.raises(InexactTypeError):
            YearlyGrant(year=2030, title=Text("x"), percent=12.5)

    def test_a_period_is_cut_at_the_turns_of_the_year(self) -> None:
        assert in_years(span(on(2029, 4, 1), on(2031, 2, 1))) == (
            span(on(2029, 4, 1), on(2029, 12, 31)), Period.year(2030), span(on(2031, 1, 1), on(2031, 2, 1)),
        )  # fmt: skip
        assert in_years(Period.parse("2029-05")) == (Period.parse("2029-05"),)


class TestCost:
    def test_nobody_states_it(self) -> None:
        message = "tjanst-2029: no paper states what it costs in 2029; give the cost, in its journal or when you ask"
        with pytest.raises(PostError, match=message):
            stands(post=silent())

    def test_it_is_stated_for_some_years_alone(self) -> None:
        with pytest.raises(PostError, match="no paper states what it costs in 2030"):
            stands(post=made_up(cost=CostByYear(by_year={2029: kronor(1), 2031: kronor(1)})))

    def test_by_posts_by_year_and_by_sum(self) -> None:
        assert costs(stands(post=made_up(cost=CostByPosts(posts=2, per_post=kronor(90_000))))) == dict.fromkeys(
            POST.years, 180_000
        )
        mixed = YearlyCost(amount=kronor(100_000), by_year={2030: kronor(120_000)})
        assert costs(stands(post=made_up(cost=mixed))) == {2029: 100_000, 2030: 120_000, 2031: 100_000}

    def test_a_sum_of_its_own_is_for_what_of_the_year_the_term_covers(self) -> None:
        """A yearly sum is for a whole year: July to December has 184 of 365 days; October to December has 92."""
        term = span(on(2029, 7, 1), on(2031, 12, 31))
        own = made_up(term=term, cost=YearlyCost(amount=kronor(219_000), by_year={2029: kronor(100_000)}))
        assert costs(stands(post=own))[2029] == 100_000
        assert costs(stands(began(on(2029, 10, 1)), post=own, day=LATE))[2029] == 50_000
        assert costs(stands(post=made_up(term=term)))[2029] == 184 * 600

    def test_a_sum_of_its_own_is_for_no_more_than_the_term_covers(self) -> None:
        """The sum is for January to June; what half a year more costs nobody knows."""
        own = CostByYear(by_year={2029: kronor(219_000), 2030: kronor(219_000), 2031: kronor(108_600)})
        post = made_up(term=span(on(2029, 1, 1), on(2031, 6, 30)), grants=(), cost=own)
        assert costs(stands(began(on(2029, 1, 1), on(2031, 6, 30)), post=post))[2031] == 108_600
        message = "its cost for 2031 is stated for 2031-01-01 to 2031-06-30, and asked for 2031"
        with pytest.raises(PostError, match=message):
            stands(began(on(2029, 1, 1), on(2031, 12, 31)), post=post)

    @pytest.mark.parametrize(
        "cost",
        [
            YearlyCost(amount=Amount(21_900_050)),
            CostByPosts(posts=2, per_post=Amount(50)),
            YearlyCost(amount=kronor(1), by_year={2030: Amount(50)}),
            YearlyCost(amount=kronor(1), index=evolve(INDEX, rounded_to=Amount(50))),
        ],
    )
    def test_a_cost_is_of_whole_units(self, cost: Cost) -> None:
        with pytest.raises(PostError, match="0,50 kr is no whole number of 1 kr, in which it is shared"):
            made_up(cost=cost)
        assert made_up(cost=cost, rounding=RoundingRule(unit=Amount(50))).cost == cost

    def test_an_index_raises_it(self) -> None:
        post = made_up(cost=YearlyCost(amount=kronor(1_000), index=INDEX))
        # × 103 / 100; the value of 2030 is awaited
        assert post.cost_of(Period.year(2029)) == kronor(1_030)
        assert post.states_cost
        with pytest.raises(YearlyError, match="2030 it takes the value of 2030"):
            post.cost_of(Period.year(2030))

    def test_the_figures_of_the_key_are_not_stated(self) -> None:
        with pytest.raises(UnstatedBasisError, match="tjanst-2029 is shared by population, whose figures no paper"):
            stands(post=made_up(cost_key=UNSTATED))

    def test_on_a_basis(self) -> None:
        found = made_up(cost_key=UNSTATED).on_basis(FOLK)
        assert found.shares_of(kronor(600)) == {FALUN: kronor(300), MORA: kronor(200), ORSA: kronor(100)}
        with pytest.raises(BasisError, match="it counts population, and the key rests on"):
            POST.on_basis(FOLK)

    def test_by_a_key_in_stages(self) -> None:
        """The region pays a half; of the other, 109 500 kr, a sixth is 18 250."""
        halves = percentages({"kommunerna": 50, "regionen": 50})
        inner = {"kommunerna": parts({FALUN: 3, MORA: 2, ORSA: 1}), "regionen": equal_shares(REGION)}
        post = made_up(cost_key=NestedKey(between=halves, within=inner))
        assert {code: whole(share) for code, share in post.shares_of(kronor(219_000)).items()} == {
            FALUN: 54_750, MORA: 36_500, ORSA: 18_250, REGION: 109_500,
        }  # fmt: skip
        assert year_of(decided(JUNE, 2029, 219_000), post=post).cover.decided == kronor(219_000)

    def test_of_a_year_without_cost_a_joint_decision_goes_by_the_stages_of_the_key(self) -> None:
        """The region takes a half of 60 kr; of the other, 30 kr, a sixth is 5."""
        halves = percentages({"kommunerna": 50, "regionen": 50})
        inner = {"kommunerna": parts({FALUN: 3, MORA: 2, ORSA: 1}), "regionen": equal_shares(REGION)}
        post = made_up(cost=YearlyCost(amount=ZERO), cost_key=NestedKey(between=halves, within=inner))
        found = year_of(decided(JUNE, 2029, 60), post=post).financiers
        assert {each.party.code: whole(each.decided) for each in found} == {FALUN: 15, MORA: 10, ORSA: 5, REGION: 30}

    def test_by_three_groups_that_the_cost_divides_between(self) -> None:
        """A third of 219 000 kr is 73 000, so nobody need say who carries an odd krona."""
        names = {"a": FALUN, "b": MORA, "c": ORSA}
        inner = {name: equal_shares(code) for name, code in names.items()}
        post = made_up(cost_key=NestedKey(between=equal_shares(*names), within=inner))
        assert [whole(each.cover.cost) for each in year_of(post=post).financiers] == [73_000, 73_000, 73_000]

    def test_by_months_there_are_whole_months_alone(self) -> None:
        by_months = made_up(counted=Counting.MONTHS)
        assert by_months.cost_of(span(on(2029, 4, 1), on(2029, 12, 31))) == kronor(9 * 18_250)
        with pytest.raises(PeriodError, match="it is not of whole months"):
            by_months.cost_of(span(on(2029, 4, 2), on(2029, 12, 31)))


class TestEvents:
    @pytest.mark.parametrize("year", [True, "2029", 2029.0])
    def test_a_year_is_an_int(self, year: Any) -> None:
        with pytest.raises(InexactTypeError, match="a year as an int, such as 2024"):
            NotGranted(on=JUNE, year=year)

    @pytest.mark.parametrize("kind", [GrantNotified, Decided, PaidIn])
    def test_an_amount_is_an_amount_above_nought(self, kind: Any) -> None:
        for wrong in (5, "5 kr", 5.0):
            with pytest.raises(InexactTypeError, match="an Amount, such as kronor"):
                kind(on=JUNE, year=2029, party=FALUN, amount=wrong)
        for nothing in (*([] if kind is GrantNotified else [ZERO]), Amount(-1)):
            with pytest.raises(AmountError, match="an event moves an amount above zero; to undo one, take it away"):
                kind(on=JUNE, year=2029, party=FALUN, amount=nothing)

    def test_one_can_be_granted_nothing(self) -> None:
        """Orsa intends to pay, and is granted nothing for 2029: nothing is assumed of its 36 500."""
        told = stands(intended(on(2028, 10, 14)), notified(JUNE, 2029, ORSA, 0), day=LATE).year(2029)
        assert told is not None
        orsa = next(each for each in told.financiers if each.party.code == ORSA)
        assert (orsa.awarded, orsa.cover.assumed, orsa.cover.uncovered) == (ZERO, ZERO, kronor(36_500))
        assert told.cover.assumed == kronor(219_000 - 36_500)

    def test_a_decision_though_there_is_no_grant(self) -> None:
        found = stands(NotGranted(on=on(2029, 2, 1), year=2029), decided(JUNE, 2029, 5), day=LATE)
        (told,) = [each.message for each in found.findings if each.rule == "decided-after-notice"]
        assert told.sv == (
            "Verkställande beslut 2029-06-30 om 5 kr för 2029 fattades, fast det var känt att inget bidrag lämnas för det "
            "året."
        )
        assert "though it was known that there is no grant for that year" in told.en

    def test_nobody_is_employed_for_a_lifetime(self) -> None:
        with pytest.raises(JournalError, match="it would last to 9999-12-31, far beyond any employment"):
            stands(began(on(2029, 1, 1), dt.date(9999, 12, 31)), day=LATE)
        with pytest.raises(PostError, match="is far beyond any post; correct a day"):
            made_up(term=span(on(2029, 1, 1), dt.date(9999, 12, 31)))

    def test_sixty_years_are_a_lifetime(self) -> None:
        assert stands(began(on(2029, 1, 1), on(2089, 12, 31))).employment.began_on == on(2029, 1, 1)
        with pytest.raises(JournalError, match="it would last to 2090-01-01, far beyond any employment"):
            stands(began(on(2029, 1, 1), on(2090, 1, 1)))

    def test_an_award_is_somebodys(self) -> None:
        with pytest.raises(JournalError) as caught:
            notified(on(2029, 2, 20), 2029, kr=5)
        assert str(caught.value) == "2029-02-20 notified 2029 5 kr: it tells an amount and not whose; name the party"

    def test_an_employment_ends_after_it_began(self) -> None:
        with pytest.raises(JournalError) as caught:
            began(JUNE, on(2029, 6, 29))
        assert str(caught.value) == (
            "2029-06-30 employment-began: its last day 2029-06-29 comes before its first; correct one"
        )
        assert began(JUNE, JUNE).until == JUNE

    def test_an_employment_ends_after_the_notice(self) -> None:
        with pytest.raises(JournalError) as caught:
            noticed(JUNE, on(2029, 6, 29))
        assert str(caught.value) == (
            "2029-06-30 notice-given: it would end on 2029-06-29, before the notice; correct one"
        )
        assert noticed(JUNE, JUNE).ends_on == JUNE

    @pytest.mark.parametrize("day", ["2029-06-30", dt.datetime(2029, 6, 30, tzinfo=dt.UTC)])
    def test_a_day_is_a_day(self, day: Any) -> None:
        for make in (
            lambda: Intended(on=day),
            lambda: EmploymentBegan(on=JUNE, until=day),
            lambda: EmploymentNotice(on=JUNE, ends_on=day),
        ):
            with pytest.raises(InexactTypeError, match="a day as a datetime.date"):
                make()

    def test_the_years_of_an_intention_stand_once_each(self) -> None:
        assert intended(JUNE, years=[2031, 2029, 2031]).years == (2029, 2031)
        assert intended(JUNE, years=[2031, 2029]) == intended(JUNE, years=[2029, 2031])

    def test_as_a_reader_knows_them(self) -> None:
        assert intended(JUNE).described(DIRECTORY).en == "2029-06-30 intended"
        assert intended(JUNE, MORA).described(DIRECTORY).en == "2029-06-30 intended Mora"
        assert notified(JUNE, 2030).described(DIRECTORY).en == "2029-06-30 notified 2030"
        assert notified(JUNE, 2030, FALUN, 5).described(DIRECTORY).en == "2029-06-30 notified Falun 2030 5 kr"
        assert not_granted(JUNE, 2030).described(DIRECTORY).en == "2029-06-30 not-granted 2030"
        assert decided(JUNE, 2030, 1_000).described(DIRECTORY).en == "2029-06-30 decided 2030 1 000 kr"
        assert paid(JUNE, 2030, 5, ORSA).described(DIRECTORY).en == "2029-06-30 paid Orsa 2030 5 kr"
        assert [event.described(DIRECTORY).en for event in (began(JUNE), noticed(JUNE), ended(JUNE))] == [
            "2029-06-30 employment-began", "2029-06-30 notice-given", "2029-06-30 employment-ended",
        ]  # fmt: skip


START = began(on(2029, 1, 1))


class TestWhatCannotHaveHappened:
    @pytest.mark.parametrize(
        ("events", "message"),
        [
            ([Event(on=JUNE)], "2029-06-30 event: it is no event of a post; tjanst-2029 knows none such"),
            ([paid(JUNE, 2029, 5, "2085")], "2029-06-30 paid 2085 2029 5 kr: 2085 is no party of tjanst-2029; name one of its financiers"),
            ([intended(JUNE, "2085")], "2029-06-30 intended 2085: 2085 is no party of tjanst-2029; name one of its financiers"),
            ([decided(JUNE, 2029, 5, REGION)], "2029-06-30 decided Region Dalarna 2029 5 kr: Region Dalarna pays no part of tjanst-2029; name one who does"),
            ([notified(JUNE, 2029, REGION)], "2029-06-30 notified Region Dalarna 2029: Region Dalarna pays no part of tjanst-2029; name one who does"),
            ([Decided(on=JUNE, year=2029, amount=Amount(550))], "2029-06-30 decided 2029 5,50 kr: 5,50 kr is no whole number of 1 kr, in which tjanst-2029 is shared; correct the amount"),
            ([GrantNotified(on=JUNE, year=2029, party=MORA, amount=Amount(50))], "2029-06-30 notified Mora 2029 0,50 kr: 0,50 kr is no whole number of 1 kr, in which tjanst-2029 is shared; correct the amount"),
            ([decided(JUNE, 2028, 5)], "2029-06-30 decided 2028 5 kr: 2028 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            ([not_granted(JUNE, 2032)], "2029-06-30 not-granted 2032: 2032 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            ([intended(JUNE, years=(2031, 2032))], "2029-06-30 intended: 2032 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            ([began(on(2028, 12, 31))], "2028-12-31 employment-began: it is before the first day of tjanst-2029, 2029-01-01; correct the day"),
            ([began(on(2032, 1, 1))], "2032-01-01 employment-began: it is after the last day of tjanst-2029, 2031-12-31; correct the day"),
            ([intended(on(2032, 1, 1))], "2032-01-01 intended: it is after the last day of tjanst-2029, 2031-12-31; correct the day"),
            ([START, noticed(JUNE, on(2029, 9, 29))], "2029-06-30 notice-given: it would end on 2029-09-29, and the period of notice lasts to 2029-09-30; name that day or later"),
            ([noticed(JUNE)], "2029-06-30 notice-given: nobody is employed by then; enter when the employment began"),
            ([ended(JUNE)], "2029-06-30 employment-ended: nobody is employed by then; enter when the employment began"),
            ([began(on(2030, 1, 1)), ended(JUNE)], "2029-06-30 employment-ended: it contradicts 2030-01-01 employment-began; correct one of the days"),
            ([START, ended(JUNE), noticed(on(2029, 7, 1))], "2029-07-01 notice-given: it contradicts 2029-06-30 employment-ended, after which there is no post; correct a day"),
            ([START, ended(JUNE), intended(on(2029, 7, 1))], "2029-07-01 intended: it contradicts 2029-06-30 employment-ended, after which there is no post; correct a day"),
            ([notified(JUNE, 2030), not_granted(on(2029, 7, 1), 2030)], "2029-06-30 notified 2030: it contradicts 2029-07-01 not-granted 2030; take one of them away"),
            ([notified(on(2029, 7, 1), 2030, ORSA, 5), not_granted(JUNE, 2030)], "2029-07-01 notified Orsa 2030 5 kr: it contradicts 2029-06-30 not-granted 2030; take one of them away"),
            ([START, began(JUNE)], "2029-06-30 employment-began: it contradicts 2029-01-01 employment-began, since it can happen only once; take one of them away"),
            ([START, noticed(JUNE), noticed(on(2029, 7, 1))], "2029-07-01 notice-given: it contradicts 2029-06-30 notice-given, since it can happen only once; take one of them away"),
            ([ended(JUNE), paid(JUNE, 2029, 5, ORSA)], "2029-06-30 employment-ended: nobody is employed by then; enter when the employment began"),
            ([noticed(on(2029, 2, 1)), began(on(2030, 1, 1))], "2029-02-01 notice-given: it contradicts 2030-01-01 employment-began; correct one of the days"),
            ([began(on(2029, 1, 1), on(2030, 12, 31)), noticed(on(2031, 1, 15))], "2031-01-15 notice-given: it contradicts 2029-01-01 employment-began, which lasts to 2030-12-31; correct one of the days"),
            ([began(on(2029, 1, 1), on(2030, 12, 31)), noticed(on(2030, 6, 1), on(2031, 3, 31))], "2030-06-01 notice-given: it contradicts 2029-01-01 employment-began, which lasts to 2030-12-31 and not to 2031-03-31; correct a day"),
            ([START, ended(JUNE), ended(on(2029, 7, 1))], "2029-07-01 employment-ended: it contradicts 2029-06-30 employment-ended, since it can happen only once; take one of them away"),
            ([not_granted(JUNE, 2030), not_granted(on(2029, 7, 1), 2030, note="igen")], "2029-07-01 not-granted 2030: it contradicts 2029-06-30 not-granted 2030, since it can happen only once; take one of them away"),
            ([paid(JUNE, 2029, 5, ORSA), paid(JUNE, 2029, 5, ORSA)], "2029-06-30 paid Orsa 2029 5 kr: it stands twice; take one away, or tell them apart with a note"),
        ],
    )  # fmt: skip
    def test_it_is_told_with_what_it_contradicts(self, events: list[Event], message: str) -> None:
        for entered in (events, events[::-1]):
            with pytest.raises(JournalError) as caught:
                stands(*entered, day=on(2032, 12, 31))
            assert str(caught.value) == message

    @pytest.mark.parametrize(
        ("events", "message"),
        [
            ([START, ended(on(2032, 1, 1))], "2032-01-01 employment-ended: it contradicts 2029-01-01 employment-began, which lasts to 2031-12-31; correct one of the days"),
            ([began(on(2029, 1, 1), on(2029, 12, 31)), ended(on(2030, 1, 1))], "2030-01-01 employment-ended: it contradicts 2029-01-01 employment-began, which lasts to 2029-12-31; correct one of the days"),
            ([START, noticed(JUNE), ended(on(2029, 10, 1))], "2029-10-01 employment-ended: it contradicts 2029-06-30 notice-given, by which it ended on 2029-09-30 at the latest; correct a day"),
            ([began(JUNE), noticed(JUNE), ended(on(2029, 10, 1))], "2029-10-01 employment-ended: it contradicts 2029-06-30 notice-given, by which it ended on 2029-09-30 at the latest; correct a day"),
            ([START, noticed(JUNE, on(2029, 10, 31)), ended(on(2029, 11, 1))], "2029-11-01 employment-ended: it contradicts 2029-06-30 notice-given, by which it ended on 2029-10-31 at the latest; correct a day"),
        ],
    )  # fmt: skip
    def test_an_employment_ends_at_the_latest_as_it_was_to(self, events: list[Event], message: str) -> None:
        with pytest.raises(JournalError) as caught:
            stands(*events, day=on(2032, 12, 31))
        assert str(caught.value) == message
        day = events[-1].on - dt.timedelta(days=1)
        assert stands(*events[:-1], ended(day), day=on(2032, 12, 31)).employment.ended_on == day

    def test_on_its_last_day_they_may_still_intend(self) -> None:
        found = stands(
            began(on(2029, 1, 1), JUNE), ended(JUNE), noticed(JUNE, JUNE), intended(JUNE), post=made_up(notice=None)
        )
        assert found.employment.ended_on == JUNE

    def test_two_decisions_of_a_day_are_told_apart_by_a_note(self) -> None:
        found = stands(decided(JUNE, 2029, 60), decided(JUNE, 2029, 60, note="tillägg"))
        assert found.years[0].cover.decided == kronor(120)
        assert found.findings  # they came before any notice, but they are no contradiction

    def test_notice_without_any_period_of_notice(self) -> None:
        post = made_up(notice=None)
        with pytest.raises(JournalError, match="no paper states the period of notice; give it in the journal, or the"):
            stands(START, noticed(JUNE), post=post)
        found = stands(START, noticed(JUNE, JUNE), post=post)
        assert found.employment.period.last_day == JUNE

    def test_a_decision_may_follow_a_grant_that_did_not_come(self) -> None:
        assert fours(not_granted(on(2029, 2, 1), 2029), decided(JUNE, 2029, 36_500, ORSA))[ORSA] == (0, 36_500, 0, 0)

    def test_what_is_paid_after_the_last_day_is_paid_all_the_same(self) -> None:
        assert fours(paid(on(2032, 1, 15), 2031, 100, ORSA), year=2031, day=on(2032, 1, 15))[ORSA] == (
            100,
            0,
            0,
            36_400,
        )

    def test_what_is_entered_for_later_days_is_not_looked_at(self) -> None:
        nonsense = (Event(on=on(2029, 7, 1)), ended(on(2029, 7, 1)), paid(on(2029, 7, 1), 1999, 5, "2085"))
        assert stands(*nonsense).findings == stands().findings

    def test_a_notice_may_name_the_last_day_of_its_period(self) -> None:
        found = stands(START, noticed(JUNE, on(2029, 9, 30)), day=LATE)
        assert found.employment.period.last_day == on(2029, 9, 30)

    def test_notice_may_be_given_on_the_last_day(self) -> None:
        fixed = began(on(2029, 1, 1), on(2030, 12, 31))
        assert stands(fixed, noticed(on(2030, 12, 31)), day=LATE).employment.period.last_day == on(2030, 12, 31)
        assert stands(fixed, noticed(JUNE, on(2030, 12, 31)), day=LATE).employment.period.last_day == on(2030, 12, 31)

    def test_an_end_that_contradicts_a_notice_before_the_beginning_is_told_of_that_alone(self) -> None:
        events = journal(noticed(on(2029, 2, 1)), began(on(2030, 1, 1)), ended(on(2030, 6, 30))).events
        ((place, reason),) = contradictions(POST, events)
        assert events[place].kind == "notice-given"
        assert str(reason) == "det motsägs av 2030-01-01 anställningens början; rätta en av dagarna"

    def test_what_is_no_event_of_a_post_is_told_of_once_and_the_others_are_judged(self) -> None:
        events = [Event(on=JUNE), decided(JUNE, 2029, 5, "2085"), paid(JUNE, 2029, 5, ORSA), ended(JUNE)]
        assert [(place, plain(reason)["id"]) for place, reason in contradictions(POST, events)] == [
            (0, "no-post-event"), (1, "no-party-of"), (3, "nobody-employed"),
        ]  # fmt: skip
        assert [place for place, _ in contradictions(POST, events, all_unsure=True)] == [0, 1]

    def test_by_months_an_employment_begins_with_a_month(self) -> None:
        post = made_up(counted=Counting.MONTHS)
        with pytest.raises(JournalError) as caught:
            stands(began(on(2029, 1, 2)), post=post)
        assert str(caught.value) == (
            "2029-01-02 employment-began: a part of a year is counted in whole months; begin on the first of one, or "
            "count in days"
        )


ALL = intended(on(2028, 10, 14))
"""All intend to finance all years."""


class TestCovers:
    """A year is 219 000 kronor: 109 500 for Falun, 73 000 for Mora, 36 500 for Orsa."""

    def test_nobody_has_said_anything(self) -> None:
        assert fours() == {FALUN: (0, 0, 0, 109_500), MORA: (0, 0, 0, 73_000), ORSA: (0, 0, 0, 36_500)}

    def test_all_intend(self) -> None:
        assert fours(ALL) == {FALUN: (0, 0, 109_500, 0), MORA: (0, 0, 73_000, 0), ORSA: (0, 0, 36_500, 0)}

    def test_one_intends(self) -> None:
        events = [intended(on(2028, 10, 14), MORA)]
        assert fours(*events) == {FALUN: (0, 0, 0, 109_500), MORA: (0, 0, 73_000, 0), ORSA: (0, 0, 0, 36_500)}
        assert [financier(code, *events).intended for code in FINANCIERS] == [False, True, False]

    def test_one_intends_for_some_years(self) -> None:
        events = [intended(on(2028, 10, 14), MORA, years=(2029, 2031))]
        assert [fours(*events, year=year)[MORA][2] for year in POST.years] == [73_000, 0, 58_400]

    def test_a_grant_is_to_carry_a_part(self) -> None:
        """Four fifths of the shares in 2031."""
        assert fours(ALL, year=2031) == {
            FALUN: (0, 0, 87_600, 21_900), MORA: (0, 0, 58_400, 14_600), ORSA: (0, 0, 29_200, 7_300),
        }  # fmt: skip

    def test_a_part_that_does_not_divide(self) -> None:
        """A third of 219 000 kr is 73 000; by 3, 2 and 1 the nearest kronor to 24 333.33 and 12 166.67 sum to that."""
        post = made_up(grants=[YearlyGrant(year=2029, title=Text("x"), percent=Fraction(100, 3))])
        assert fours(ALL, post=post) == {
            FALUN: (0, 0, 36_500, 73_000), MORA: (0, 0, 24_333, 48_667), ORSA: (0, 0, 12_167, 24_333),
        }  # fmt: skip

    def test_a_part_that_is_no_whole_krona(self) -> None:
        """Half of one krona is not assumed of anybody."""
        post = made_up(cost=YearlyCost(amount=KRONA), grants=[YearlyGrant(year=2029, title=Text("x"), percent=50)])
        assert four(year_of(ALL, post=post).cover) == (0, 0, 0, 1)

    def test_what_is_granted_is_known_and_needs_no_percent(self) -> None:
        """Four fifths of Orsa's 36 500 kr would be 29 200."""
        assert fours(ALL, notified(JUNE, 2031, ORSA, 30_000), year=2031)[ORSA] == (0, 0, 30_000, 6_500)
        assert fours(ALL, notified(JUNE, 2031, ORSA, 90_000), year=2031)[ORSA] == (0, 0, 36_500, 0)
        assert fours(ALL, notified(JUNE, 2031, ORSA), year=2031)[ORSA] == (0, 0, 29_200, 7_300)

    def test_a_notice_that_names_no_grant_is_of_the_only_one(self) -> None:
        post = made_up(grants=[YearlyGrant(year=2029, title=Text("x"), id="enda", percent=100)])
        events = (ALL, notified(JUNE, 2029, ORSA, 30_000))
        (found,) = year_of(*events, post=post).grants
        assert (found.awarded, found.notified_on) == (kronor(30_000), JUNE)
        assert fours(*events, post=post)[ORSA] == (0, 0, 30_000, 6_500)

    def test_nothing_is_known_not_to_come_before_it_is_told(self) -> None:
        assert not year_of().denied
        assert not year_of(post=made_up(grants=())).denied
        assert year_of(not_granted(JUNE, 2029), post=made_up(grants=())).denied

    def test_no_grant_is_to_carry_it(self) -> None:
        assert fours(ALL, post=made_up(grants=()))[FALUN] == (0, 0, 0, 109_500)
        assert year_of(ALL, post=made_up(grants=())).grant is None

    def test_in_whole_thousands(self) -> None:
        """
        Of 219 thousands Falun's quota is 109.5 and Orsa's 36.5; the odd one goes to the lower code, Orsa's.

        Of four fifths, 175 whole thousands, the quotas by 109, 73 and 37 are 87.1, 58.3 and 29.6.
        """
        post = made_up(rounding=RoundingRule(unit=1_000 * KRONA))
        assert fours(ALL, year=2031, post=post) == {
            FALUN: (0, 0, 87_000, 22_000), MORA: (0, 0, 58_000, 15_000), ORSA: (0, 0, 30_000, 7_000),
        }  # fmt: skip

    def test_in_whole_ore_an_intention_is_worth_no_more_than_the_share(self) -> None:
        """By 3, 2 and 1, 219 000,01 kr is 109 500, 73 000 and 36 500 kr and an öre, which falls to the largest."""
        post = made_up(cost=YearlyCost(amount=Amount(21_900_001)), rounding=RoundingRule(unit=ORE))
        covers = {each.party.code: each.cover for each in year_of(ALL, post=post).financiers}
        assert {code: cover.assumed.ore for code, cover in covers.items()} == {
            FALUN: 10_950_001, MORA: 7_300_000, ORSA: 3_650_000,
        }  # fmt: skip
        assert {cover.uncovered for cover in covers.values()} == {ZERO}

    def test_an_award_below_the_share(self) -> None:
        found = financier(ORSA, ALL, notified(on(2029, 2, 20), 2029, ORSA, 20_000))
        assert four(found.cover) == (0, 0, 20_000, 16_500)
        assert (found.awarded, found.notified_on) == (kronor(20_000), on(2029, 2, 20))

    def test_an_award_in_two_notices(self) -> None:
        events = [notified(on(2029, 3, 1), 2029, ORSA, 10_000), notified(on(2029, 2, 20), 2029, ORSA, 20_000)]
        found = financier(ORSA, ALL, *events)
        assert four(found.cover) == (0, 0, 30_000, 6_500)
        assert (found.awarded, found.notified_on) == (kronor(30_000), on(2029, 2, 20))

    def test_an_award_above_the_share(self) -> None:
        assert fours(ALL, notified(on(2029, 2, 20), 2029, ORSA, 900_000))[ORSA] == (0, 0, 36_500, 0)

    def test_an_award_is_no_intention(self) -> None:
        assert fours(notified(on(2029, 2, 20), 2029, ORSA, 900_000))[ORSA] == (0, 0, 0, 36_500)

    def test_notice_of_the_grant_as_such(self) -> None:
        events = [ALL, notified(on(2029, 2, 20), 2029)]
        found = financier(ORSA, *events)
        assert (found.awarded, found.notified_on) == (None, on(2029, 2, 20))
        assert year_of(*events).notified_on == on(2029, 2, 20)
        assert fours(*events) == fours(ALL)
        assert year_of(*events, year=2030).notified_on is None

    def test_a_year_is_notified_when_all_are(self) -> None:
        events = [notified(on(2029, 2, 20 + place), 2029, code) for place, code in enumerate(FINANCIERS)]
        assert year_of(*events[:2]).notified_on is None
        assert year_of(*events).notified_on == on(2029, 2, 22)

    def test_who_pays_nothing_need_not_be_notified(self) -> None:
        post = made_up(cost_key=parts({FALUN: 1, MORA: 1, ORSA: 0}))
        events = [notified(on(2029, 2, 20), 2029, FALUN), notified(on(2029, 2, 21), 2029, MORA)]
        assert year_of(*events, post=post).notified_on == on(2029, 2, 21)

    def test_one_decides_alone(self) -> None:
        found = fours(ALL, decided(JUNE, 2029, 50_000, FALUN))
        assert found == {FALUN: (0, 50_000, 59_500, 0), MORA: (0, 0, 73_000, 0), ORSA: (0, 0, 36_500, 0)}

    def test_they_decide_together(self) -> None:
        found = fours(ALL, decided(JUNE, 2029, 120_000))
        assert found == {FALUN: (0, 60_000, 49_500, 0), MORA: (0, 40_000, 33_000, 0), ORSA: (0, 20_000, 16_500, 0)}

    def test_they_decide_on_all_of_it(self) -> None:
        assert fours(decided(JUNE, 2029, 219_000)) == {
            FALUN: (0, 109_500, 0, 0), MORA: (0, 73_000, 0, 0), ORSA: (0, 36_500, 0, 0),
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("kr", "falun", "mora", "orsa"), [(1, 1, 0, 0), (2, 1, 1, 0), (3, 1, 1, 1), (4, 2, 1, 1), (100, 50, 33, 17)]
    )
    def test_a_joint_decision_that_does_not_divide(self, kr: int, falun: int, mora: int, orsa: int) -> None:
        """By 3, 2 and 1 over 1, 3, 5…: the third krona is Orsa's, who ties with Falun and has the lower code."""
        found = year_of(decided(JUNE, 2029, kr)).financiers
        assert {each.party.code: whole(each.decided) for each in found} == {FALUN: falun, MORA: mora, ORSA: orsa}

    def test_a_further_krona_lowers_nobodys_part(self) -> None:
        """By 6, 6 and 2 the largest remainders would give Orsa two of ten kronor, and one of eleven."""
        post = made_up(cost=YearlyCost(amount=kronor(1_400)), cost_key=parts({FALUN: 6, MORA: 6, ORSA: 2}))
        found = [
            {each.party.code: whole(each.decided) for each in year_of(decided(JUNE, 2029, kr), post=post).financiers}
            for kr in range(1, 31)
        ]
        assert [sum(each.values()) for each in found] == [*range(1, 31)]
        assert all(before[who] <= after[who] for before, after in pairwise(found) for who in FINANCIERS)
        assert found[10] == {FALUN: 4, MORA: 5, ORSA: 2}

    def test_they_decide_together_and_alone(self) -> None:
        found = fours(ALL, decided(JUNE, 2029, 120_000), decided(JUNE, 2029, 49_500, FALUN))
        assert found[FALUN] == (0, 109_500, 0, 0)
        assert found[MORA] == (0, 40_000, 33_000, 0)

    def test_a_decision_above_the_share_covers_nobody_else(self) -> None:
        events = [ALL, decided(JUNE, 2029, 200_000, FALUN)]
        assert fours(*events)[FALUN] == (0, 109_500, 0, 0)
        assert fours(*events)[MORA] == (0, 0, 73_000, 0)
        assert financier(FALUN, *events).decided == kronor(200_000)

    def test_paid_without_a_decision(self) -> None:
        found = financier(FALUN, ALL, paid(JUNE, 2029, 30_000, FALUN))
        assert four(found.cover) == (30_000, 0, 79_500, 0)
        assert (found.paid, found.decided) == (kronor(30_000), ZERO)

    def test_paid_of_what_is_decided(self) -> None:
        events = [ALL, decided(JUNE, 2029, 100_000, FALUN), paid(JUNE, 2029, 40_000, FALUN)]
        assert fours(*events)[FALUN] == (40_000, 60_000, 9_500, 0)
        assert fours(*events, paid(JUNE, 2029, 65_000, FALUN))[FALUN] == (105_000, 0, 4_500, 0)

    def test_paid_above_the_share(self) -> None:
        found = financier(ORSA, paid(JUNE, 2029, 40_000, ORSA))
        assert four(found.cover) == (36_500, 0, 0, 0)
        assert found.paid == kronor(40_000)

    def test_paid_for_another_year(self) -> None:
        assert fours(paid(JUNE, 2030, 40_000, ORSA))[ORSA] == (0, 0, 0, 36_500)
        assert fours(paid(JUNE, 2030, 20_000, ORSA), year=2030)[ORSA] == (20_000, 0, 0, 16_500)

    def test_there_is_no_grant(self) -> None:
        events = [ALL, not_granted(on(2029, 2, 20), 2029), decided(JUNE, 2029, 50_000, FALUN)]
        assert fours(*events) == {FALUN: (0, 50_000, 0, 59_500), MORA: (0, 0, 0, 73_000), ORSA: (0, 0, 0, 36_500)}
        assert [year_of(*events, year=year).denied for year in POST.years] == [True, False, False]
        assert fours(*events, year=2030)[FALUN] == (0, 0, 109_500, 0)

    def test_a_year_that_costs_nothing(self) -> None:
        found = year_of(ALL, notified(JUNE, 2029), decided(JUNE, 2029, 100), post=made_up(cost=YearlyCost(amount=ZERO)))
        assert found.cover == Cover()
        assert found.notified_on is None

    def test_a_year_and_all_years_are_their_rows(self) -> None:
        """2029: Falun has decided 50 000 and paid 20 000; 2031 is assumed to four fifths."""
        found = stands(ALL, decided(JUNE, 2029, 50_000, FALUN), paid(JUNE, 2029, 20_000, FALUN))
        assert {year.year: four(year.cover) for year in found.years} == {
            2029: (20_000, 30_000, 169_000, 0), 2030: (0, 0, 219_000, 0), 2031: (0, 0, 175_200, 43_800),
        }  # fmt: skip
        assert four(found.total) == (20_000, 30_000, 563_200, 43_800)
        assert found.total.cost == kronor(657_000)
        assert found.total.secured == kronor(50_000)
        assert found.year(2029) == found.years[0]
        assert found.year(2032) is None

    def test_financiers_stand_as_tables_list_them(self) -> None:
        assert [each.party.name for each in year_of().financiers] == ["Falun", "Mora", "Orsa"]


class TestPartYears:
    """A day is 600 kronor; a month 18 250."""

    def test_from_april_by_days(self) -> None:
        """April to December has 275 days."""
        events = [began(on(2029, 4, 1))]
        assert costs(stands(*events)) == {2029: 165_000, 2030: 219_000, 2031: 219_000}
        assert fours(ALL, *events) == {FALUN: (0, 0, 82_500, 0), MORA: (0, 0, 55_000, 0), ORSA: (0, 0, 27_500, 0)}
        assert year_of(*events).period == span(on(2029, 4, 1), on(2029, 12, 31))

    def test_from_april_by_months(self) -> None:
        found = fours(ALL, began(on(2029, 4, 1)), post=made_up(counted=Counting.MONTHS))
        assert found == {FALUN: (0, 0, 82_125, 0), MORA: (0, 0, 54_750, 0), ORSA: (0, 0, 27_375, 0)}

    def test_before_the_day_it_is_planned_as_the_term(self) -> None:
        assert costs(stands(began(on(2029, 7, 1)))) == {2029: 219_000, 2030: 219_000, 2031: 219_000}
        assert stands(began(on(2029, 7, 1))).employment.period == POST.term

    def test_for_a_fixed_time(self) -> None:
        """January to June has 181 days."""
        found = stands(began(on(2029, 1, 1), on(2030, 6, 30)))
        assert costs(found) == {2029: 219_000, 2030: 108_600}

    def test_it_is_given_notice(self) -> None:
        """Three months from 31 May is 31 August; January to August has 243 days."""
        events = [START, noticed(on(2029, 5, 31))]
        found = stands(*events)
        assert found.employment.period == span(on(2029, 1, 1), on(2029, 8, 31))
        assert (found.employment.notice_on, found.employment.ended_on) == (on(2029, 5, 31), None)
        assert costs(found) == {2029: 145_800}
        assert costs(stands(*events, day=on(2029, 5, 30))) == dict.fromkeys(POST.years, 219_000)

    def test_it_is_given_notice_to_a_later_day(self) -> None:
        assert costs(stands(START, noticed(on(2029, 5, 31), on(2030, 1, 31)))) == {2029: 219_000, 2030: 31 * 600}

    def test_notice_never_makes_it_longer(self) -> None:
        found = stands(began(on(2029, 1, 1), on(2029, 6, 30)), noticed(on(2029, 6, 15)))
        assert found.employment.period.last_day == on(2029, 6, 30)

    def test_it_ended_before_its_time(self) -> None:
        found = stands(START, ended(on(2029, 3, 31)))
        assert costs(found) == {2029: 54_000}
        assert found.employment.ended_on == on(2029, 3, 31)

    def test_it_ended_before_the_notice_had_passed(self) -> None:
        assert costs(stands(START, noticed(on(2029, 5, 31)), ended(JUNE))) == {2029: 108_600}

    def test_it_runs_longer_than_the_term(self) -> None:
        """In 2032 there are 60 days of 366: 35 901.64 kr. Of 35 902 the quotas are 17 951, 11 967.33 and 5 983.67."""
        found = stands(ALL, began(on(2029, 1, 1), on(2032, 2, 29))).year(2032)
        assert found is not None
        assert found.grant is None
        assert {each.party.code: four(each.cover) for each in found.financiers} == {
            FALUN: (0, 0, 0, 17_951), MORA: (0, 0, 0, 11_967), ORSA: (0, 0, 0, 5_984),
        }  # fmt: skip

    def test_it_begins_on_the_last_day(self) -> None:
        assert costs(stands(began(LATE), day=LATE)) == {2031: 600}

    def test_what_was_decided_for_the_year_is_more_than_a_part_of_it_needs(self) -> None:
        """Of 165 000 Orsa pays 27 500, and its decision on a whole year covers no more."""
        found = financier(ORSA, began(on(2029, 4, 1)), decided(JUNE, 2029, 36_500, ORSA))
        assert four(found.cover) == (0, 27_500, 0, 0)
        assert found.decided == kronor(36_500)

    def test_by_months_a_month_that_has_begun_is_paid_out_after_notice_too(self) -> None:
        """Three months from 5 May is 5 August; by months that is eight months, as the exposure has it the day before."""
        post = made_up(counted=Counting.MONTHS)
        assert stands(START, day=on(2029, 5, 5), post=post).exposure == Exposure(
            on=on(2029, 5, 5), committed_to=on(2029, 8, 31), committed=kronor(8 * 18_250), worst=kronor(8 * 18_250),
            expected=kronor(8 * 18_250),
        )  # fmt: skip
        found = stands(START, noticed(on(2029, 5, 5)), post=post)
        assert costs(found) == {2029: 8 * 18_250}
        assert (found.employment.last_day, found.employment.period.last_day) == (on(2029, 8, 5), on(2029, 8, 31))
        assert found.exposure is not None
        assert found.exposure.worst == kronor(8 * 18_250)

    def test_by_months_a_month_that_has_begun_is_paid_out_when_it_ends(self) -> None:
        post = made_up(counted=Counting.MONTHS)
        assert costs(stands(START, ended(on(2029, 2, 10)), post=post)) == {2029: 2 * 18_250}
        assert costs(stands(began(on(2029, 1, 1), on(2029, 2, 10)), post=post)) == {2029: 2 * 18_250}

    def test_by_months_it_ends_on_its_day_all_the_same(self) -> None:
        """Notice on 5 May ends it on 5 August; August is paid, and nobody is employed."""
        events, post = [START, noticed(on(2029, 5, 5))], made_up(counted=Counting.MONTHS)
        assert stands(*events, day=on(2029, 8, 5), post=post).state is PostState.NOTICE_GIVEN
        assert stands(*events, day=on(2029, 8, 6), post=post).state is PostState.ENDED

    def test_a_year_that_it_does_not_reach_costs_nothing(self) -> None:
        """What was decided and paid for it is told all the same."""
        events = [ALL, began(on(2030, 1, 1)), decided(JUNE, 2029, 60, ORSA), paid(JUNE, 2029, 50, ORSA)]
        found = year_of(*events, day=on(2030, 1, 1))
        assert (found.period, found.cover, found.notified_on) == (None, Cover(), None)
        assert [(whole(each.decided), whole(each.paid)) for each in found.financiers] == [(0, 0), (0, 0), (60, 50)]
        assert [each.rule for each in stands(*events, day=on(2030, 1, 1)).findings if "/2029" in each.subject] == [
            "decided-after-notice"
        ]

    def test_a_joint_decision_on_a_year_that_it_does_not_reach_is_everybodys(self) -> None:
        found = year_of(began(on(2030, 1, 1)), decided(JUNE, 2029, 60), day=on(2030, 1, 1))
        assert [whole(each.decided) for each in found.financiers] == [30, 20, 10]


def risk(*events: Event, day: dt.date, post: Post = POST) -> tuple[str, int, int, int] | None:
    """Give the day that the employer is bound to, what is committed, the worst case and the expected one, in kronor."""
    found = stands(*events, day=day, post=post).exposure
    assert found == exposure_on(post, journal(*events).up_to(day), day)
    if found is None:
        return None
    assert found.on == day
    return str(found.committed_to), whole(found.committed), whole(found.worst), whole(found.expected)


class TestExposure:
    """By hand: days times 600 kronor, each one's part less what that one has paid and decided of the same year."""

    def test_nobody_is_employed(self) -> None:
        assert risk(ALL, day=JUNE) == ("None", 0, 0, 0)
        assert risk(START, day=on(2028, 12, 31)) == ("None", 0, 0, 0)

    def test_nobody_has_said_anything(self) -> None:
        """From 1 January to 15 April there are 105 days."""
        assert risk(START, day=on(2029, 1, 15)) == ("2029-04-15", 63_000, 63_000, 63_000)

    def test_an_intention_is_some_security(self) -> None:
        assert risk(START, ALL, day=on(2029, 1, 15)) == ("2029-04-15", 63_000, 63_000, 0)

    def test_the_intention_of_one(self) -> None:
        """Orsa's part of the 63 000 is a sixth, and it intends more than that; the others' parts it does not cover."""
        assert risk(START, intended(on(2028, 10, 14), ORSA), day=on(2029, 1, 15)) == (
            "2029-04-15", 63_000, 63_000, 52_500,
        )  # fmt: skip

    def test_a_decision_and_a_payment_lower_it(self) -> None:
        events = [START, decided(on(2029, 1, 10), 2029, 20_000, FALUN), paid(on(2029, 1, 12), 2029, 5_000, ORSA)]
        assert risk(*events, day=on(2029, 1, 9)) == ("2029-04-09", 99 * 600, 99 * 600, 99 * 600)
        assert risk(*events, day=on(2029, 1, 10)) == ("2029-04-10", 60_000, 40_000, 40_000)
        assert risk(*events, day=on(2029, 1, 12)) == ("2029-04-12", 61_200, 36_200, 36_200)

    def test_one_ore_is_risked_too(self) -> None:
        """Falun's half of the 63 000 kr until 15 April, less what it has decided of it."""
        day = on(2029, 1, 15)
        half = Decided(on=day, year=2029, party=FALUN, amount=Amount(3_149_999))
        rest = [decided(day, 2029, kr, who) for who, kr in ((MORA, 73_000), (ORSA, 36_500))]
        post = made_up(rounding=RoundingRule(unit=ORE))
        found = stands(START, half, *rest, day=day, post=post).exposure
        assert found is not None
        assert (found.committed.ore, found.worst.ore, found.expected.ore) == (6_300_000, 1, 1)

    def test_over_the_turn_of_the_year(self) -> None:
        """Until 15 February: all of 2029, and 46 days of 2030."""
        year = decided(on(2029, 3, 1), 2029, 219_000)
        assert risk(START, day=on(2029, 11, 15)) == ("2030-02-15", 246_600, 246_600, 246_600)
        assert risk(START, year, day=on(2029, 11, 15)) == ("2030-02-15", 246_600, 27_600, 27_600)
        assert risk(START, year, ALL, day=on(2029, 11, 15)) == ("2030-02-15", 246_600, 27_600, 0)

    def test_a_decision_on_one_year_pays_for_no_other(self) -> None:
        found = risk(START, decided(on(2029, 3, 1), 2030, 219_000), day=on(2029, 11, 15))
        assert found == ("2030-02-15", 246_600, 219_000, 219_000)

    def test_what_of_a_past_year_nobody_pays_stays(self) -> None:
        """Vansbro never decides, one could say of Orsa: 36 500 kr of 2029 in November 2030, beside 46 days of 2031."""
        events = [START, *(decided(on(2029, 3, 1), 2029, kr, who) for who, kr in ((FALUN, 109_500), (MORA, 73_000)))]
        events += [decided(on(2030, 3, 1), 2030, 219_000)]
        assert risk(*events, day=on(2030, 11, 15)) == ("2031-02-15", 465_600, 64_100, 64_100)
        assert risk(*events, ALL, day=on(2030, 11, 15)) == ("2031-02-15", 465_600, 64_100, 0)

    def test_a_grant_that_is_to_carry_a_part(self) -> None:
        """Until 31 December, and not to 15 February: of 219 000 kr four fifths are intended."""
        events = [START, ALL, decided(on(2029, 3, 1), 2029, 219_000), decided(on(2030, 3, 1), 2030, 219_000)]
        assert risk(*events, day=on(2031, 11, 15)) == ("2031-12-31", 657_000, 219_000, 43_800)

    def test_a_grant_that_does_not_come(self) -> None:
        events = [START, ALL, not_granted(on(2029, 1, 10), 2029)]
        assert risk(*events, day=on(2029, 1, 9)) == ("2029-04-09", 59_400, 59_400, 0)
        assert risk(*events, day=on(2029, 1, 15)) == ("2029-04-15", 63_000, 63_000, 63_000)

    def test_all_is_decided(self) -> None:
        events = [START, *(decided(on(2029, 1, 2), year, 219_000) for year in POST.years)]
        for day in (on(2029, 1, 2), on(2030, 7, 1), on(2032, 6, 1)):
            found = stands(*events, day=day).exposure
            assert found is not None
            assert (found.worst, found.expected) == (ZERO, ZERO)

    def test_the_period_of_notice_is_unknown(self) -> None:
        post = made_up(notice=None)
        assert risk(START, day=JUNE, post=post) is None
        assert risk(day=JUNE, post=post) == ("None", 0, 0, 0)
        assert risk(START, noticed(JUNE, on(2029, 7, 31)), day=JUNE, post=post) == (
            "2029-07-31", 127_200, 127_200, 127_200,
        )  # fmt: skip
        assert risk(START, ended(JUNE), day=JUNE, post=post) == ("2029-06-30", 108_600, 108_600, 108_600)

    def test_notice_is_given(self) -> None:
        """Until 31 August, 243 days, whatever the day."""
        events = [START, noticed(on(2029, 5, 31))]
        assert risk(*events, day=on(2029, 5, 30)) == ("2029-08-30", 145_200, 145_200, 145_200)
        for day in (on(2029, 5, 31), on(2029, 8, 1), on(2029, 12, 31)):
            assert risk(*events, day=day) == ("2029-08-31", 145_800, 145_800, 145_800)

    def test_asked_of_a_day_before_it_begins_it_is_bound_for_its_first_day(self) -> None:
        found = exposure_on(POST, (began(JUNE),), on(2029, 1, 1))
        assert found is not None
        assert (found.committed_to, found.committed, found.worst) == (JUNE, kronor(600), kronor(600))

    def test_it_has_ended(self) -> None:
        assert risk(START, ended(JUNE), day=LATE) == ("2029-06-30", 108_600, 108_600, 108_600)

    def test_it_runs_longer_than_the_term(self) -> None:
        """Until 29 February 2032: 35 902 kr that no grant is to carry, beside a fifth of 2031."""
        events = [began(on(2029, 1, 1), on(2032, 2, 29)), ALL]
        assert risk(*events, day=on(2031, 12, 15)) == ("2032-02-29", 692_902, 692_902, 79_702)
        assert risk(*events, day=on(2031, 10, 1)) == ("2032-01-01", 657_598, 657_598, 44_398)

    def test_by_months_a_month_that_has_begun_is_paid_out(self) -> None:
        post = made_up(counted=Counting.MONTHS)
        assert risk(START, day=on(2029, 1, 15), post=post) == ("2029-04-30", 73_000, 73_000, 73_000)
        assert risk(START, day=on(2029, 1, 31), post=post) == ("2029-04-30", 73_000, 73_000, 73_000)

    @pytest.mark.parametrize(
        ("months", "day", "last", "days"),
        [
            (0, on(2029, 1, 15), "2029-01-15", 15),
            (1, on(2029, 1, 31), "2029-02-28", 59),
            (12, on(2029, 1, 1), "2030-01-01", 366),
        ],
    )
    def test_other_periods_of_notice(self, months: int, day: dt.date, last: str, days: int) -> None:
        found = risk(START, day=day, post=made_up(notice=NoticePeriod(months)))
        assert found == (last, days * 600, days * 600, days * 600)

    @pytest.mark.parametrize("counted", list(Counting))
    def test_a_period_of_notice_that_never_ends(self, counted: Counting) -> None:
        post = made_up(notice=NoticePeriod(100_000), counted=counted)
        assert risk(START, day=on(2029, 1, 15), post=post) == ("2031-12-31", 657_000, 657_000, 657_000)
        assert stands(START, noticed(JUNE), post=post).employment.period.last_day == LATE

    def test_in_2029_it_is_a_part_of_a_year(self) -> None:
        """From April: until 15 July there are 106 days."""
        assert risk(began(on(2029, 4, 1)), day=on(2029, 4, 15)) == ("2029-07-15", 63_600, 63_600, 63_600)


class TestCurve:
    EVENTS = (
        ALL, began(on(2029, 1, 1), on(2029, 12, 31)), decided(on(2029, 3, 15), 2029, 100_000),
        paid(on(2029, 5, 31), 2029, 80_000, MORA), noticed(on(2029, 7, 1)), decided(on(2029, 9, 1), 2029, 50_000, FALUN),
        ended(on(2029, 9, 30)),
    )  # fmt: skip

    def test_it_is_the_exposure_of_every_day_as_it_was_known(self) -> None:
        first, last = on(2028, 10, 1), on(2029, 11, 15)
        found = exposure_curve(POST, self.EVENTS, first_day=first, last_day=last)
        assert found == tuple(stands(*self.EVENTS, day=day).exposure for day in days_between(first, last))

    def test_what_happens_on_its_last_day_is_in_it(self) -> None:
        for day in (on(2029, 3, 15), on(2029, 9, 30)):
            found = exposure_curve(POST, self.EVENTS, first_day=on(2029, 3, 14), last_day=day)
            assert found[-1] == stands(*self.EVENTS, day=day).exposure

    def test_what_a_day_tells_together_is_all_in_it(self) -> None:
        """By hand, to 1 May, 121 days of 600 kr: a grant that does not come carries nothing, whatever else the day has."""
        before, day, kept = on(2029, 1, 31), on(2029, 2, 1), (ALL, began(on(2029, 1, 1)))
        told = (*kept, not_granted(day, 2029), paid(day, 2029, 600, ORSA))
        found = exposure_curve(POST, told, first_day=before, last_day=day)
        assert [point.expected for point in found] == [ZERO, kronor(120 * 600)]
        joint = (*kept, paid(day, 2029, 600, ORSA), decided(day, 2029, 219_000))
        assert exposure_curve(POST, joint, first_day=before, last_day=day)[-1].worst == ZERO

    def test_some_of_its_points(self) -> None:
        points = {point.on: point for point in stands(*self.EVENTS, day=LATE).curve()}
        assert len(points) == len(days_between(on(2028, 10, 14), on(2029, 9, 30)))
        assert (min(points), max(points)) == (on(2028, 10, 14), on(2029, 9, 30))
        assert points[on(2028, 12, 31)].committed == ZERO
        assert points[on(2029, 1, 1)].worst == kronor(91 * 600)  # until 1 April
        assert points[on(2029, 3, 14)].worst == kronor(165 * 600)  # until 14 June
        # Until 15 June there are 166 days, 99 600 kr, of which 100 000 kr are decided.
        assert points[on(2029, 3, 15)].worst == ZERO

    def test_of_a_status_it_knows_nothing_of_later_days(self) -> None:
        """On 1 March it goes on to the last planned day as if nothing more happened."""
        found = stands(*self.EVENTS, day=on(2029, 3, 1)).curve()
        assert (found[0].on, found[-1].on) == (on(2028, 10, 14), on(2029, 12, 31))
        assert (found[-1].committed, found[-1].worst, found[-1].expected) == (kronor(219_000), kronor(219_000), ZERO)
        assert all(before.worst <= after.worst for before, after in pairwise(found))

    def test_it_begins_with_the_first_day_that_costs_if_nothing_happened_before(self) -> None:
        assert (stands().curve()[0].on, stands().curve()[-1].on) == (on(2029, 1, 1), LATE)

    def test_of_one_day_and_of_none(self) -> None:
        assert len(exposure_curve(POST, (), first_day=JUNE, last_day=JUNE)) == 1
        assert exposure_curve(POST, (), first_day=JUNE, last_day=on(2029, 6, 29)) == ()

    def test_events_after_its_last_day_do_not_matter(self) -> None:
        short = exposure_curve(POST, self.EVENTS, first_day=on(2029, 1, 1), last_day=on(2029, 3, 14))
        assert short == exposure_curve(POST, self.EVENTS[:2], first_day=on(2029, 1, 1), last_day=on(2029, 3, 14))

    def test_there_is_none_while_the_period_of_notice_is_unknown(self) -> None:
        post = made_up(notice=None)
        assert exposure_curve(post, (START,), first_day=on(2029, 1, 1), last_day=LATE) == ()


def rule(name: str, *events: Event, day: dt.date = JUNE, post: Post = POST) -> list[Finding]:
    return [each for each in stands(*events, day=day, post=post).findings if each.rule == name]


def one(name: str, *events: Event, day: dt.date = JUNE, post: Post = POST) -> Finding:
    (found,) = rule(name, *events, day=day, post=post)
    return found


IN_ORDER: tuple[Event, ...] = (
    ALL,
    START,
    *(notified(on(year, 1, 1), year) for year in POST.years),
    *(decided(on(year, 1, 1), year, 219_000) for year in POST.years),
    *(paid(on(year, 5, 31), year, kr, who) for year in POST.years for who, kr in ((FALUN, 109_500), (MORA, 73_000))),
)


class TestFindings:
    def test_a_post_in_order_has_none(self) -> None:
        post = made_up(grants=[YearlyGrant(year=year, title=Text("x")) for year in POST.years])
        for day in (on(2028, 12, 31), on(2029, 1, 1), on(2030, 7, 1), LATE):
            assert stands(*IN_ORDER, day=day, post=post).findings == ()

    def test_decided_before_notice(self) -> None:
        found = one(
            "decided-after-notice",
            decided(on(2029, 2, 19), 2029, 109_500, FALUN),
            notified(on(2029, 2, 20), 2029, FALUN, 500_000),
        )
        assert (found.severity, found.subject, found.source) == (Severity.WARNING, "tjanst-2029/2029", at("beslutet"))
        assert found.message.sv == (
            "Verkställande beslut 2029-02-19 om 109 500 kr för 2029 fattades innan Falun hade fått besked om årets medel."
        )
        assert found.message.en == (
            "The implementing decision of 2029-02-19 on 109 500 kr for 2029 was taken before the year's grant was "
            "notified for Falun."
        )

    @pytest.mark.parametrize(
        ("events", "whom"),
        [
            ([], Text("någon av de 3 finansiärerna", "any of the 3 financiers")),
            ([notified(JUNE, 2030)], Text("någon av de 3 finansiärerna", "any of the 3 financiers")),
            ([notified(on(2029, 2, 20), 2029, MORA), notified(on(2029, 2, 20), 2029, ORSA)], Text("Falun")),
            ([notified(on(2029, 2, 20), 2029, MORA)], Text("Falun och Orsa", "Falun and Orsa")),
            ([notified(on(2029, 3, 15), 2029, MORA), notified(on(2029, 2, 20), 2029, ORSA), notified(on(2029, 3, 16), 2029)], Text("Falun")),
        ],
    )  # fmt: skip
    def test_they_decided_together_before_notice(self, events: list[Event], whom: Text) -> None:
        found = one("decided-after-notice", *events, decided(on(2029, 3, 15), 2029, 600)).message
        assert found.sv.endswith(f"fattades innan {whom.sv} hade fått besked om årets medel.")
        assert found.in_english.endswith(f"before the year's grant was notified for {whom.in_english}.")

    @pytest.mark.parametrize(
        "notice",
        [notified(on(2029, 3, 15), 2029), notified(on(2029, 3, 15), 2029, FALUN), notified(JUNE, 2029, FALUN, 1)],
    )
    def test_decided_on_the_day_of_notice_or_later(self, notice: Event) -> None:
        assert rule("decided-after-notice", notice, decided(notice.on, 2029, 1, FALUN)) == []
        assert rule("decided-after-notice", notice, decided(on(2029, 7, 1), 2029, 1, FALUN), day=LATE) == []

    def test_every_early_decision_is_told(self) -> None:
        events = [decided(on(2029, 1, day), 2029, 1, FALUN) for day in (1, 2)] + [decided(JUNE, 2030, 1)]
        assert [each.subject for each in rule("decided-after-notice", *events)] == [
            "tjanst-2029/2029", "tjanst-2029/2029", "tjanst-2029/2030",
        ]  # fmt: skip

    def test_of_many_a_few_are_named(self) -> None:
        parties = {f"K{place}": f"{letter}kommun" for place, letter in enumerate("ABCDEFGHIJK", 1)}
        post = made_up(
            parties=DIRECTORY.with_(municipality(code, name) for code, name in parties.items()),
            cost_key=parts(dict.fromkeys(parties, 1)),
        )
        found = one("decided-after-notice", notified(JUNE, 2029, "K11"), decided(JUNE, 2029, 7), post=post).message
        assert (
            "innan Akommun, Bkommun, Ckommun, Dkommun, Ekommun, Fkommun, Gkommun, Hkommun och ytterligare 2" in found.sv
        )

    def test_the_only_financier_is_named(self) -> None:
        post = made_up(cost_key=parts({FALUN: 1}))
        assert "innan Falun hade" in one("decided-after-notice", decided(JUNE, 2029, 1), post=post).message.sv

    def test_decided_beyond_the_award(self) -> None:
        events = [notified(on(2029, 2, 20), 2029, ORSA, 20_000), decided(on(2029, 3, 15), 2029, 36_500, ORSA)]
        found = one("decided-within-award", *events)
        assert (found.severity, found.subject, found.source) == (
            Severity.BREACH, "tjanst-2029/2029/2034", at("beslutet"),
        )  # fmt: skip
        assert found.message.sv == "Orsa har beslutat om 36 500 kr för 2029, men har tilldelats 20 000 kr."
        assert found.message.en == "Orsa has decided 36 500 kr for 2029, but was awarded 20 000 kr."

    def test_its_part_of_a_joint_decision_is_beyond_the_award(self) -> None:
        """Of 120 000 kr Orsa's part is 20 000."""
        notice = notified(on(2029, 2, 20), 2029, ORSA, 20_000)
        assert rule("decided-within-award", notice, decided(JUNE, 2029, 120_000)) == []
        found = one("decided-within-award", notice, decided(JUNE, 2029, 120_000), decided(JUNE, 2029, 1, ORSA))
        assert plain(found.message) == {
            "id": "decided-beyond-award", "party": ORSA, "decided": "20001", "year": 2029, "awarded": "20000",
        }  # fmt: skip

    def test_an_award_of_another_year_does_not_count(self) -> None:
        assert rule("decided-within-award", notified(JUNE, 2030, ORSA, 1), decided(JUNE, 2029, 2, ORSA)) == []

    def test_a_year_has_begun_without_decision(self) -> None:
        assert rule("year-decided", day=on(2028, 12, 31)) == []
        found = one("year-decided", day=on(2029, 1, 1))
        assert (found.severity, found.subject, found.source) == (Severity.WARNING, "tjanst-2029/2029", at("beslutet"))
        assert found.message.sv == (
            "2029 har börjat utan verkställande beslut om hela kostnaden: 219 000 kr av 219 000 kr saknas från alla 3 "
            "finansiärerna."
        )
        assert [each.subject for each in rule("year-decided", day=on(2030, 1, 1))] == [
            "tjanst-2029/2029", "tjanst-2029/2030",
        ]  # fmt: skip

    def test_a_year_has_begun_with_decisions_of_some(self) -> None:
        """Falun has decided all, Mora 70 000 of 73 000, Orsa nothing."""
        events = [decided(on(2028, 12, 1), 2029, kr, who) for who, kr in ((FALUN, 109_500), (MORA, 70_000))]
        found = one("year-decided", *events).message
        assert found.sv == (
            "2029 har börjat utan verkställande beslut om hela kostnaden: 39 500 kr av 219 000 kr saknas från Mora och Orsa."
        )
        assert found.in_english.endswith("39 500 kr of 219 000 kr is missing from Mora and Orsa.")
        assert rule("year-decided", *events, decided(JUNE, 2029, 3_000, MORA), decided(JUNE, 2029, 36_500, ORSA)) == []

    def test_a_year_begins_with_the_employment(self) -> None:
        events = [began(on(2029, 4, 1))]
        assert one("year-decided", *events, day=on(2029, 4, 1)).message.sv.startswith("2029 har börjat")
        assert [each.subject for each in rule("year-decided", *events, day=on(2029, 12, 31))] == ["tjanst-2029/2029"]

    def test_an_intention_is_called_binding(self) -> None:
        found = one("intention-not-binding", intended(on(2028, 10, 14), binding=True))
        assert (found.severity, found.subject, found.source) == (
            Severity.WARNING, "tjanst-2029/2028-10-14", at("avsikten"),
        )  # fmt: skip
        assert plain(found.message) == {"id": "binding-intention", "on": "2028-10-14"}
        assert rule("intention-not-binding", ALL) == []

    def test_it_is_no_more_worth_for_being_called_binding(self) -> None:
        assert fours(intended(on(2028, 10, 14), binding=True)) == fours(ALL)

    def test_paid_without_a_decision(self) -> None:
        events = [ALL, decided(JUNE, 2029, 10_000, MORA), paid(JUNE, 2029, 10_001, MORA)]
        found = one("intention-not-binding", *events)
        assert (found.severity, found.subject, found.source) == (
            Severity.WARNING, "tjanst-2029/2029/2062", at("avsikten"),
        )  # fmt: skip
        assert found.message.sv == (
            "Mora har betalat 10 001 kr för 2029, men beslutat 10 000 kr: ett inriktningsbeslut är inget beslut att betala."
        )
        assert rule("intention-not-binding", *events, decided(JUNE, 2029, 1, MORA)) == []

    def test_an_employment_that_is_not_covered(self) -> None:
        """Falun and Mora intend 182 500 kr; of Orsa's 36 500 nothing is said."""
        events = [START, intended(on(2028, 10, 14), FALUN), intended(on(2028, 10, 14), MORA)]
        found = rule("employment-covered", *events, day=on(2029, 10, 31))
        assert [each.subject for each in found] == [f"tjanst-2029/{year}" for year in POST.years]
        assert (found[0].severity, found[0].source) == (Severity.WARNING, at("risken"))
        assert found[0].message.sv == (
            "Anställningen 2029 är inte finansierad i sin helhet: 36 500 kr av 219 000 kr, som skulle komma från "
            "Orsa, omfattas varken av betalning, verkställande beslut eller inriktningsbeslut och bärs av arbetsgivaren."
        )

    def test_an_employment_that_is_covered_to_the_end_of_the_term(self) -> None:
        """In 2032 nothing is intended."""
        events = [began(on(2029, 1, 1), on(2032, 2, 29)), *IN_ORDER[2:], ALL]
        found = one("employment-covered", *events, day=LATE)
        assert (found.subject, found.severity) == ("tjanst-2029/2032", Severity.WARNING)
        assert "35 902 kr av 35 902 kr" in found.message.sv
        assert "från alla 3 finansiärerna" in found.message.sv

    def test_nobody_is_employed(self) -> None:
        assert rule("employment-covered") == []

    def test_what_happened_after_the_journal_ends_is_unknown(self) -> None:
        kept = Journal(of=POST.id, events=[ALL], recorded_until=on(2028, 12, 31))
        assert [each.rule for each in status(POST, kept, on=on(2028, 12, 31)).findings] == []
        assert [(each.rule, each.severity) for each in status(POST, kept, on=on(2029, 1, 1)).findings] == [
            ("year-decided", Severity.WARNING), ("known", Severity.WARNING),
        ]  # fmt: skip

    def test_they_are_told_in_the_order_of_the_rules(self) -> None:
        events = [
            START, notified(on(2029, 2, 20), 2029, ORSA, 1), decided(on(2029, 1, 10), 2029, 5, ORSA),
            paid(JUNE, 2029, 6, ORSA), intended(on(2029, 6, 1), FALUN, years=[2030], binding=True),
        ]  # fmt: skip
        assert [each.rule for each in stands(*events).findings] == [
            "decided-after-notice", "decided-within-award", "year-decided", "intention-not-binding",
            "intention-not-binding", *["employment-covered"] * 3,
        ]  # fmt: skip

    def test_without_a_clause_the_post_itself_is_cited(self) -> None:
        post = made_up(decision=None, intention=None, risk=None)
        events = [START, decided(JUNE, 2029, 5, ORSA), intended(JUNE, binding=True)]
        found = stands(*events, post=post).findings
        assert {each.rule for each in found} == {
            "decided-after-notice", "year-decided", "intention-not-binding", "employment-covered",
        }  # fmt: skip
        assert {each.source for each in found} == {at("hela")}

    def test_decided_beyond_the_award_for_a_year_that_the_employment_does_not_reach(self) -> None:
        events = [START, noticed(on(2029, 5, 31)), notified(JUNE, 2030, ORSA, 1), decided(JUNE, 2030, 2, ORSA)]
        assert one("decided-within-award", *events).subject == "tjanst-2029/2030/2034"


class TestAssumptions:
    """What no paper states is given beside the events, and what one states is not given again."""

    def test_cost_notice_and_counting(self) -> None:
        assumptions = GivenInJournal(
            cost=YearlyCost(amount=kronor(219_000)), notice=NoticePeriod(3), counted=Counting.MONTHS
        )
        found = stands(began(on(2029, 4, 1)), day=on(2029, 4, 15), post=silent(), assumptions=assumptions)
        assert costs(found)[2029] == 9 * 18_250
        assert found.exposure is not None
        assert found.exposure.committed_to == on(2029, 7, 31)
        assert found.exposure.committed == kronor(4 * 18_250)
        assert found.post == made_up(counted=Counting.MONTHS)

    def test_the_figures_of_the_key(self) -> None:
        found = stands(post=made_up(cost_key=UNSTATED), assumptions=GivenInJournal(basis=FOLK)).years[0]
        assert [whole(each.cover.cost) for each in found.financiers] == [109_500, 73_000, 36_500]

    def test_figures_that_it_does_not_wait_for(self) -> None:
        with pytest.raises(BasisError, match="'folk-2028' cannot be the basis"):
            stands(assumptions=GivenInJournal(basis=FOLK))

    @pytest.mark.parametrize(
        ("assumptions", "message"),
        [
            (GivenInJournal(cost=YearlyCost(amount=kronor(1))), "assumptions.cost: the papers of tjanst-2029 state it; take it away"),
            (GivenInJournal(notice=NoticePeriod(1)), "assumptions.notice: the papers of tjanst-2029 state it; take it away"),
            (GivenInJournal(on_leaving=Leaving.ENDS), "assumptions.on_leaving: it is for agreements alone, since a party does not leave a post; delete it"),
        ],
    )  # fmt: skip
    def test_what_the_papers_state(self, assumptions: GivenInJournal, message: str) -> None:
        with pytest.raises(JournalError) as caught:
            stands(assumptions=assumptions)
        assert str(caught.value) == message

    def test_a_cost_for_years_outside_the_term(self) -> None:
        with pytest.raises(PostError, match="2032 is outside its term"):
            stands(post=silent(), assumptions=GivenInJournal(cost=CostByYear(by_year={2032: kronor(1)})))

    def test_what_is_given_is_given_for_every_day(self) -> None:
        assumptions = GivenInJournal(cost=YearlyCost(amount=kronor(219_000)))
        assert costs(stands(day=on(1990, 1, 1), post=silent(), assumptions=assumptions)) == costs(stands())


class TestState:
    @pytest.mark.parametrize(
        ("day", "state"),
        [
            (on(2028, 10, 13), PostState.PLANNED), (on(2028, 10, 14), PostState.INTENDED),
            (on(2028, 12, 31), PostState.INTENDED), (on(2029, 1, 1), PostState.EMPLOYED),
            (on(2029, 5, 31), PostState.NOTICE_GIVEN), (on(2029, 8, 30), PostState.NOTICE_GIVEN),
            (on(2029, 8, 31), PostState.ENDED), (on(2032, 1, 1), PostState.ENDED),
        ],
    )  # fmt: skip
    def test_how_far_it_has_come(self, day: dt.date, state: PostState) -> None:
        assert stands(ALL, START, noticed(on(2029, 5, 31)), ended(on(2029, 8, 31)), day=day).state is state

    def test_a_fixed_time_ends_by_itself(self) -> None:
        assert stands(START, day=LATE).state is PostState.EMPLOYED
        assert stands(START, day=on(2032, 1, 1)).state is PostState.ENDED
        assert stands(START, noticed(on(2029, 5, 31)), day=on(2029, 9, 1)).state is PostState.ENDED

    def test_without_a_journal_everything_is_unknown(self) -> None:
        found = status(POST, on=JUNE)
        assert (found.state, [each.rule for each in found.findings]) == (PostState.UNKNOWN, ["known"])
        assert (found.exposure, found.curve(), found.turning_points()) == (None, (), ())

    def test_an_empty_journal_says_that_nothing_has_happened(self) -> None:
        found = status(POST, Journal(of="tjanst-2029"), on=JUNE)
        assert (found.state, found.journal, found.on) == (PostState.PLANNED, Journal(of="tjanst-2029"), JUNE)
        assert (found.employment.began_on, found.employment.notice_on, found.employment.ended_on) == (None, None, None)
        assert found.employment.period == POST.term

    def test_the_journal_of_another(self) -> None:
        with pytest.raises(JournalError, match="the journal of annan: it tells nothing of tjanst-2029"):
            status(POST, Journal(of="annan"), on=JUNE)

    @pytest.mark.parametrize("day", ["2029-06-30", dt.datetime(2029, 6, 30, tzinfo=dt.UTC), None])
    def test_no_day(self, day: Any) -> None:
        with pytest.raises(InexactTypeError, match="a day as a datetime.date"):
            status(POST, journal(), on=day)

    def test_names_are_those_of_its_parties(self) -> None:
        assert {each.party.code: each.party.name for each in stands().years[0].financiers} == {
            code: NAMES[code] for code in FINANCIERS
        }
