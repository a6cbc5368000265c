"""
The post that ships, against the PM of 2022-09-19, and its example journal, reckoned anew from the printed populations.

Nothing here is asked of the library that it should answer: the amounts are integers that anybody can redo.
"""

import datetime as dt

import pytest

from nara_vard_finans import Journal, Severity, example_journal, kronor, status
from nara_vard_finans import Post as JointPost
from nara_vard_finans.core import NoticePeriod, PostError, Principal, RemarkKind, UnstatedBasisError
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.posts import Cover, PostState, PostStatus
from nara_vard_finans.sharing import CostByYear, Counting, UnstatedKey, YearlyCost

POPULATION = {
    "Avesta": 22_986, "Borlänge": 52_460, "Falun": 59_752, "Gagnef": 10_455, "Hedemora": 15_495,
    "Leksand": 15_940, "Ludvika": 26_613, "Malung-Sälen": 10_184, "Mora": 20_544, "Orsa": 6_939,
    "Rättvik": 11_079, "Smedjebacken": 10_909, "Säter": 11_203, "Vansbro": 6_790, "Älvdalen": 7_033,
}  # fmt: skip
"""June 2021, as printed."""
INHABITANTS = 288_382
COST = 950_000


def shares() -> dict[str, int]:
    """Share 950 000 kronor by the population: whole kronor first, then one each to the largest remainders."""
    assumptions = {name: COST * count // INHABITANTS for name, count in POPULATION.items()}
    left = COST - sum(assumptions.values())
    by_remainder = sorted(POPULATION, key=lambda name: -(COST * POPULATION[name] % INHABITANTS))
    for name in by_remainder[:left]:
        assumptions[name] += 1
    return assumptions


@pytest.fixture
def post(facts: Catalogue) -> JointPost:
    return facts.post("rss-gnv-post-2023")


@pytest.fixture
def example() -> Journal:
    return example_journal("exempel-gnv-post-2023")


class TestThePaper:
    """PM 2022-09-19, "Gemensam finansiering av kommunernas regionala stöd för god och nära vård"."""

    def test_it_follows_the_post_of_2022(self, facts: Catalogue, post: JointPost) -> None:
        """ "Under 2022 kom kommunernas socialchefer överens": that year's grant was to carry a post of that year."""
        before, after = facts.posts
        assert after == post
        assert [(grant.year, grant.percent) for grant in before.grants] == [(2022, 100)]
        assert (before.term.first_day, before.term.last_day) == (dt.date(2022, 1, 1), dt.date(2022, 12, 31))
        assert (before.employer, before.financiers, before.cost) == (post.employer, post.financiers, CostByYear())
        assert {remark.at for remark in before.remarks} >= {"term", "employer", "cost", "cost_key", "intention"}

    def test_three_years_from_the_turn_of_the_year(self, post: JointPost) -> None:
        """ "projektanställning på tre (3) år"; "Nuvarande projektanställning löper ut vid årsskiftet"."""
        assert (post.term.first_day, post.term.last_day) == (dt.date(2023, 1, 1), dt.date(2025, 12, 31))
        assert post.years == (2023, 2024, 2025)

    def test_the_region_employs(self, post: JointPost) -> None:
        """ "Då regionen agerar arbetsgivare för projektanställningen"."""
        assert (post.employer.name, post.employer.principal) == ("Region Dalarna", Principal.REGION)

    def test_all_municipalities_pay_and_the_region_does_not(self, post: JointPost) -> None:
        """ "länets socialchefer" finance it "gemensamt"."""
        assert {post.parties[code].name for code in post.financiers} == {*POPULATION}
        assert {party.name for party in post.parties} == {*POPULATION, "Region Dalarna"}

    def test_no_paper_states_the_cost_the_notice_or_the_figures(self, post: JointPost) -> None:
        assert post.cost == CostByYear()
        assert post.notice is None
        assert isinstance(post.cost_key, UnstatedKey)
        assert post.cost_key.counts == "population"
        with pytest.raises(PostError, match="no paper states what it costs in 2023"):
            status(post, on=dt.date(2023, 1, 1))

    def test_with_a_cost_alone_the_figures_are_asked_for(self, post: JointPost, example: Journal) -> None:
        from attrs import evolve  # noqa: PLC0415

        assumptions = evolve(example.assumptions, basis=None)
        with pytest.raises(UnstatedBasisError, match="rss-gnv-post-2023 is shared by population"):
            status(post, evolve(example, assumptions=assumptions, events=()), on=dt.date(2023, 1, 1))

    def test_a_grant_for_each_of_the_coming_three_years(self, post: JointPost) -> None:
        """ "kommer erhålla statliga medel för omställningen de kommande tre åren": all of it, as far as is said."""
        assert [(grant.year, grant.percent) for grant in post.grants] == [(2023, 100), (2024, 100), (2025, 100)]

    def test_every_value_says_where_it_stands(self, post: JointPost, facts: Catalogue) -> None:
        paper = facts.paper("pm-gnv-2022-09-19")
        assert paper.dated is not None
        assert paper.dated.first_day == paper.dated.last_day == dt.date(2022, 9, 19)
        for source in (post.source, post.intention, post.decision, post.risk, *(grant.source for grant in post.grants)):
            assert source is not None
            assert source.paper == paper
            assert source.place

    @pytest.mark.parametrize(
        ("at", "kinds"),
        [
            ("term", {RemarkKind.CONTRADICTION, RemarkKind.READING}),
            ("cost", {RemarkKind.SILENCE}),
            ("notice", {RemarkKind.SILENCE}),
            ("cost_key", {RemarkKind.ASSUMPTION}),
            ("counted", {RemarkKind.ASSUMPTION}),
            ("rounding", {RemarkKind.ASSUMPTION}),
        ],
    )
    def test_what_is_read_or_assumed_is_marked(self, post: JointPost, at: str, kinds: set[RemarkKind]) -> None:
        assert {remark.kind for remark in post.remarks if remark.at == at} == kinds

    def test_the_contradiction_is_kept(self, post: JointPost) -> None:
        """Source notes, E 11: three years of employment, under a title that says 2023-2026."""
        (found,) = (remark for remark in post.remarks if remark.kind is RemarkKind.CONTRADICTION)
        assert "tre års anställning" in found.text.sv
        assert "2023-2026" in found.text.sv

    def test_every_text_is_in_both_languages(self, post: JointPost) -> None:
        texts = [post.title, *(grant.title for grant in post.grants), *(remark.text for remark in post.remarks)]
        assert all(text.en and text.en != text.sv for text in texts)


def four(cover: Cover) -> tuple[int, ...]:
    amounts = (cover.paid, cover.decided, cover.assumed, cover.uncovered)
    assert sum(amount.ore for amount in amounts) == cover.cost.ore == COST * 100
    return tuple(int(amount.kronor) for amount in amounts)


def rules(found: PostStatus) -> list[tuple[str, Severity, str]]:
    return [(each.rule, each.severity, each.subject.removeprefix("rss-gnv-post-2023/")) for each in found.findings]


class TestTheExample:
    """The example journal on its named days: 950 000 kronor a year, three months' notice, June 2021."""

    @pytest.fixture
    def on(self, post: JointPost, example: Journal) -> "dict[str, PostStatus]":
        days = ("2023-01-15", "2023-02-20", "2023-03-15", "2025-11-01", "2025-12-31")
        return {day: status(post, example, on=dt.date.fromisoformat(day)) for day in days}

    def test_it_is_marked_as_made_up(self, example: Journal) -> None:
        assert example.example
        assert example.title is not None
        assert "fiktivt" in example.title.sv
        assert "fictitious" in (example.title.en or "")

    def test_what_it_gives(self, example: Journal) -> None:
        assumptions = example.assumptions
        assert assumptions.cost == YearlyCost(amount=kronor(COST))
        assert assumptions.notice == NoticePeriod(3)
        assert assumptions.basis is not None
        assert assumptions.basis.id == "population-dalarna-2021-06"
        assert assumptions.counted in {None, Counting.DAYS}

    def test_the_populations_are_those_printed(self) -> None:
        assert sum(POPULATION.values()) == INHABITANTS

    @pytest.mark.parametrize("day", ["2023-01-15", "2025-11-01"])
    def test_the_shares(self, on: dict[str, PostStatus], day: str) -> None:
        """By hand, Falun: 950 000 · 59 752 / 288 382 = 196 837.8; Orsa: 950 000 · 6 939 / 288 382 = 22 858.8."""
        expected = shares()
        assert (expected["Falun"], expected["Orsa"], sum(expected.values())) == (196_838, 22_859, COST)
        for year in on[day].years:
            assert {each.party.name: int(each.cover.cost.kronor) for each in year.financiers} == expected

    def test_before_notice_of_the_first_grant(self, on: dict[str, PostStatus]) -> None:
        """
        2023-01-15: all of it is intended, and nothing decided.

        Notice that day would end the employment on 15 April: 105 of 365 days are 273 287.67 kronor.
        """
        found = on["2023-01-15"]
        assert {year.year: four(year.cover) for year in found.years} == dict.fromkeys(
            (2023, 2024, 2025), (0, 0, COST, 0)
        )
        assert found.state is PostState.EMPLOYED
        assert found.exposure is not None
        assert found.exposure.committed_to == dt.date(2023, 4, 15)
        assert (found.exposure.committed, found.exposure.worst) == (kronor(273_288), kronor(273_288))
        assert found.exposure.expected == kronor(0)
        assert rules(found) == [("year-decided", Severity.WARNING, "2023")]
        assert found.years[0].notified_on is None

    def test_on_the_day_of_notice(self, on: dict[str, PostStatus]) -> None:
        """
        2023-02-20: everybody is granted far more than its share, and the intention is as it was.

        Until 20 May there are 140 days: 364 383.56 kronor.
        """
        found = on["2023-02-20"]
        assert {year.year: four(year.cover) for year in found.years} == dict.fromkeys(
            (2023, 2024, 2025), (0, 0, COST, 0)
        )
        assert [year.notified_on for year in found.years] == [dt.date(2023, 2, 20), None, None]
        assert found.exposure is not None
        assert (found.exposure.committed_to, found.exposure.worst) == (dt.date(2023, 5, 20), kronor(364_384))
        assert found.exposure.expected == kronor(0)
        assert rules(found) == [("year-decided", Severity.WARNING, "2023")]

    def test_on_the_day_of_decision(self, on: dict[str, PostStatus]) -> None:
        """
        2023-03-15: the whole year is decided, so that until 15 June nothing is at risk.

        Until then there are 166 days: 432 054.79 kronor.
        """
        found = on["2023-03-15"]
        assert {year.year: four(year.cover) for year in found.years} == {
            2023: (0, COST, 0, 0), 2024: (0, 0, COST, 0), 2025: (0, 0, COST, 0),
        }  # fmt: skip
        assert {each.party.name: int(each.cover.decided.kronor) for each in found.years[0].financiers} == shares()
        assert found.exposure is not None
        assert (found.exposure.committed_to, found.exposure.committed) == (dt.date(2023, 6, 15), kronor(432_055))
        assert (found.exposure.worst, found.exposure.expected) == (kronor(0), kronor(0))
        assert rules(found) == []

    def test_late_in_the_last_year(self, on: dict[str, PostStatus]) -> None:
        """
        2025-11-01, and notice would reach past the end: all of it is committed, 2 850 000 kronor.

        2024: Orsa was granted 20 000 kr and decided that; Vansbro has not decided. 2025: 700 000 kr are decided.
        """
        found, share = on["2025-11-01"], shares()
        short, undecided = share["Orsa"] - 20_000, share["Vansbro"]
        assert (short, undecided) == (2_859, 22_368)
        assert {year.year: four(year.cover) for year in found.years} == {
            2023: (COST, 0, 0, 0),
            2024: (0, COST - short - undecided, undecided, short),
            2025: (0, 700_000, 250_000, 0),
        }
        rows = {each.party.name: each.cover for each in found.years[1].financiers}
        assert four_of(rows["Orsa"]) == (0, 20_000, 0, short)
        assert four_of(rows["Vansbro"]) == (0, 0, undecided, 0)
        assert four_of(rows["Falun"]) == (0, 196_838, 0, 0)
        assert found.exposure is not None
        assert found.exposure.committed_to == dt.date(2025, 12, 31)
        assert found.exposure.committed == kronor(3 * COST)
        assert found.exposure.worst == kronor(short + undecided + 250_000)
        assert found.exposure.expected == kronor(short)
        assert rules(found) == [
            ("decided-after-notice", Severity.WARNING, "2024"),
            ("year-decided", Severity.WARNING, "2024"),
            ("year-decided", Severity.WARNING, "2025"),
            ("employment-covered", Severity.WARNING, "2024"),
        ]
        early = found.findings[0]
        assert "2024-01-25" in early.message.sv
        assert "Falun" in early.message.sv

    def test_of_2025_everybody_has_decided_its_part(self, on: dict[str, PostStatus]) -> None:
        """A part of 700 000 kr by the shares is within a krona of its quota, and the parts are the whole."""
        rows = {each.party.name: int(each.cover.decided.kronor) for each in on["2025-11-01"].years[2].financiers}
        assert sum(rows.values()) == 700_000
        assert all(abs(rows[name] * COST - 700_000 * share) < COST for name, share in shares().items())

    def test_what_is_paid_sums_to_what_was_decided(self, on: dict[str, PostStatus]) -> None:
        rows = {each.party.name: int(each.paid.kronor) for each in on["2025-11-01"].years[0].financiers}
        assert rows == shares()

    def test_on_its_last_day(self, on: dict[str, PostStatus]) -> None:
        found = on["2025-12-31"]
        assert found.state is PostState.ENDED
        assert four_sum(found) == (COST, COST - 25_227 + 700_000, 22_368 + 250_000, 2_859)

    def test_every_finding_cites_the_pm(self, on: dict[str, PostStatus], post: JointPost) -> None:
        clauses = {
            "decided-after-notice": post.decision,
            "year-decided": post.decision,
            "employment-covered": post.risk,
        }
        found = [each for day in on.values() for each in day.findings]
        assert {each.rule for each in found} == {*clauses}
        assert all(each.source == clauses[each.rule] for each in found)

    def test_the_curve(self, on: dict[str, PostStatus]) -> None:
        """It begins with the intention, and is what the status of each named day says."""
        curve = {point.on: point for point in on["2025-12-31"].curve()}
        assert (min(curve), max(curve)) == (dt.date(2022, 10, 14), dt.date(2025, 12, 31))
        assert len(curve) == 1_175  # 79 days of 2022 and three years, one of them a leap year
        for day, found in on.items():
            assert curve[dt.date.fromisoformat(day)] == found.exposure
        assert curve[dt.date(2022, 12, 31)].worst == kronor(0)


def four_of(cover: Cover) -> tuple[int, ...]:
    return tuple(int(each.kronor) for each in (cover.paid, cover.decided, cover.assumed, cover.uncovered))


def four_sum(found: PostStatus) -> tuple[int, ...]:
    assert sum(four_of(found.total)) == int(found.total.cost.kronor) == 3 * COST
    return four_of(found.total)
