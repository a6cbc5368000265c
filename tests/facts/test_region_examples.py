"""
The agreements of other regions, as the files of the docs have them.

What is expected stands in the papers, or is reckoned beside each by hand; the statistic is changed, and the answer
follows.
"""

from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from nara_vard_finans import Workspace, kronor, share_cost
from nara_vard_finans.agreements import Agreement, CostSharing
from nara_vard_finans.core import Statistic
from nara_vard_finans.facts import Catalogue, read_facts

FOLDER = Path(__file__).parents[2] / "docs" / "examples" / "regions"


def facts(number: str) -> Catalogue:
    (path,) = FOLDER.glob(f"{number}-*.toml")
    return read_facts(path)


def amount(sharing: CostSharing, party: str) -> Decimal:
    exact = sharing.charge(party).amount
    return Decimal(exact.ore) / 100


def moved(statistic: Statistic, code: str, by: int) -> Statistic:
    """Give a statistic with one figure changed."""
    return evolve(statistic, id="moved", figures={**statistic.by_party, code: statistic.of(code) + by})


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
class TestEveryExample:
    def test_is_in_order_and_names_a_source_for_what_it_defines(self, path: Path) -> None:
        found = read_facts(path)
        assert found.check() == ()
        assert all(each.source is not None for each in found.agreements)
        assert all(paper.dated is not None for paper in found.papers)

    def test_is_checked_compared_and_looked_up_as_any_file(self, path: Path) -> None:
        workspace = Workspace.open(path)
        assert workspace.deadlines().result is not None
        for agreement in read_facts(path).agreements:
            assert workspace.compare(agreement.id, agreement.id).report("sv").text()


class TestSkaraborg:
    """Printed: Mariestad 746 000, Skövde some 1,65 million, 31,25 kr; 44,25 from 2015; 42,25 in 2019."""

    AGREEMENT = "skaraborg-medlemsavgift"

    def test_the_first_year(self) -> None:
        sharing = share_cost(facts("04").agreement(self.AGREEMENT), 2014)
        assert amount(sharing, "Mariestad") == Decimal("745937.50")  # 23 870 × 31,25
        assert amount(sharing, "Skövde") == Decimal("1651843.75")  # 52 859 × 31,25
        assert sharing.total == kronor(Decimal("8192937.50"))  # 262 174 × 31,25

    @pytest.mark.parametrize(("year", "rate"), [(2015, "44.25"), (2018, "44.25"), (2019, "42.25"), (2026, "42.25")])
    def test_another_years_population_gives_another_fee(self, year: int, rate: str) -> None:
        found = facts("04")
        own = found.statistic("folkmangd-2013-12-31")
        more = moved(own, "1493", 130)  # Mariestad 24 000
        agreement = found.agreement(self.AGREEMENT).on_basis(more)
        assert amount(share_cost(agreement, year), "Mariestad") == 24_000 * Decimal(rate)


class TestGoteborgsregionen:
    """Printed: 72,64 kr per inhabitant."""

    def test_the_fee_follows_the_population(self) -> None:
        found = facts("05")
        agreement: Agreement = found.agreement("goteborgsregionen-arsavgift")
        sharing = share_cost(agreement, 2024)
        assert amount(sharing, "Lilla Edet") == Decimal("1048049.92")  # 14 428 × 72,64
        assert sharing.total == kronor(Decimal("77792718.40"))  # 1 070 935 × 72,64
        more = agreement.on_basis(moved(found.statistic("folkmangd-2022-12-31"), "1462", 72))
        assert amount(share_cost(more, 2024), "Lilla Edet") == 14_500 * Decimal("72.64")
