"""Two agreements or years beside each other, as reckoned and as printed."""

import pickle
from fractions import Fraction

import pytest

from nara_vard_finans import (
    Method,
    NestedKey,
    RoundingRule,
    Severity,
    compare,
    equal_shares,
    kronor,
    mixed,
    parts,
    proportional_to,
    share_cost,
)
from nara_vard_finans.analysis import Comparison, Side, population_of, printed, reckoned
from nara_vard_finans.core import Language
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.sharing import UnstatedKey


def as_printed(facts: Catalogue) -> Comparison:
    table, june = facts.table("kostnad-per-kommun-2022-06-09"), facts.statistic("population-dalarna-2021-06")
    sides = [
        printed(table, table.column(year), facts.parties, june, own_basis=table.column(year).rests_on_it)
        for year in ("2022", "2023")
    ]
    return compare(sides[0], sides[1], facts.parties)


class TestAsPrinted:
    def test_reproduces_the_paper(self, facts: Catalogue) -> None:
        rows = {row.party.name: row for row in as_printed(facts).rows}
        assert next(iter(rows)) == "Avesta"
        assert list(rows)[-1] == "Region Dalarna"
        assert (rows["Orsa"].before, rows["Orsa"].after) == (kronor(29_456), kronor(48_124))
        assert rows["Orsa"].difference == kronor(18_668)
        assert rows["Orsa"].after_per_inhabitant == Fraction(48_124, 6_939)
        assert rows["Region Dalarna"].difference == kronor(774_465)
        assert rows["Region Dalarna"].before_per_inhabitant is None

    def test_flags_that_its_columns_do_not_add_up(self, facts: Catalogue) -> None:
        comparison = as_printed(facts)
        sums = {group.name: group for group in comparison.sums}
        assert sums["municipalities"].before == kronor(1_225_537)
        assert sums["municipalities"].before_printed == kronor(1_225_535)
        assert sums["municipalities"].after == kronor(2_000_004)
        assert sums["municipalities"].after_printed == kronor(2_000_000)
        assert sums["whole"].before == kronor(2_451_072)
        assert sums["whole"].after_printed == kronor(4_000_000)
        assert sums["region"].difference == kronor(774_465)
        assert {finding.rule for finding in comparison.findings} == {"sum-as-printed"}
        assert len(comparison.findings) == 4

    def test_survives_pickling(self, facts: Catalogue) -> None:
        comparison = as_printed(facts)
        assert pickle.loads(pickle.dumps(comparison)) == comparison  # noqa: S301

    def test_says_on_which_population_it_does_not_rest(self, facts: Catalogue) -> None:
        comparison = as_printed(facts)
        assert (comparison.before.own_basis, comparison.after.own_basis) == (False, True)
        assert comparison.before.label.in_(Language.EN) == "rss-dalarna-2018 2022 as printed"


class TestReckoned:
    def test_two_years_of_one_agreement_are_the_same(self, facts: Catalogue) -> None:
        agreement = facts.agreement("rss-dalarna-2023")
        sides = [reckoned(share_cost(agreement, year)) for year in (2023, 2026)]
        comparison = compare(sides[0], sides[1], facts.parties)
        assert {row.difference for row in comparison.rows} == {kronor(0)}
        (assumed,) = comparison.findings  # of 2026: the memorandum prints the amounts of 2023 by these figures
        assert (assumed.rule, assumed.severity) == ("figures-for-year", Severity.NOTE)
        assert comparison.sums[-1].before_printed is None

    def test_the_differences_sum(self, facts: Catalogue) -> None:
        june = facts.statistic("population-dalarna-2021-06")
        old = reckoned(share_cost(facts.agreement("rss-dalarna-2018").on_basis(june), 2022))
        new = reckoned(share_cost(facts.agreement("rss-dalarna-2023"), 2023))
        comparison = compare(old, new, facts.parties)
        differences = [row.difference for row in comparison.rows if row.difference is not None]
        assert sum(differences, kronor(0)) == comparison.sums[-1].difference == kronor(1_548_930)

    def test_a_residual_is_a_finding(self, facts: Catalogue) -> None:
        sharing = share_cost(
            facts.agreement("rss-dalarna-2023"), 2023, rounding=RoundingRule(method=Method.HALF_UP_EACH)
        )
        (finding,) = reckoned(sharing).findings
        assert finding.rule == "rows-sum-to-total"
        assert "restpost -4 kr" in finding.message.sv

    def test_another_population_by_name(self, facts: Catalogue) -> None:
        november = facts.statistic("population-dalarna-2018-11")
        side = reckoned(share_cost(facts.agreement("rss-dalarna-2023"), 2023), november)
        assert side.per_inhabitant("2034") == Fraction(48_124, 6_887)
        assert not side.own_basis

    def test_parties_on_one_side_only(self, facts: Catalogue) -> None:
        table = facts.table("ers-per-kommun-2022-04-27")
        slide = printed(table, table.column("2-mkr"), facts.parties, None, own_basis=True)
        paper = facts.table("kostnad-per-kommun-2022-06-09")
        whole = printed(paper, paper.column("2023"), facts.parties, None, own_basis=True)
        rows = {row.party.name: row for row in compare(slide, whole, facts.parties).rows}
        assert rows["Gagnef"].before is None
        assert rows["Gagnef"].difference is None
        assert rows["Orsa"].before_per_inhabitant is None
        assert slide.findings == ()

    def test_an_unknown_party(self, facts: Catalogue) -> None:
        side = reckoned(share_cost(facts.agreement("rss-dalarna-2023"), 2023))
        stranger = Side(label=side.label, year=None, as_printed=True, amounts={"9999": kronor(1)})
        with pytest.raises(LookupError):
            compare(side, stranger, facts.parties)


class TestPopulationOf:
    def test_is_found_wherever_it_is(self, facts: Catalogue) -> None:
        june = facts.statistic("population-dalarna-2021-06")
        key = mixed([(1, equal_shares("2034", "2062")), (1, proportional_to(june, ["2034", "2062"]))])
        assert population_of(key) == june
        nested = NestedKey(between=parts({"x": 1, "y": 1}), within={"x": equal_shares("20"), "y": key})
        assert population_of(nested) == june
        assert population_of(equal_shares("20")) is None
        assert population_of(UnstatedKey(parties=("a",), counts="population")) is None
