"""The published tables, to the krona: as printed, and as they follow from the rule."""

import csv
from pathlib import Path

import pytest

from nara_vard_finans import Amount, CostKey, Method, apportion, kronor, proportional_to, share_cost
from nara_vard_finans.core import ZERO
from nara_vard_finans.facts import Catalogue

ROWS = [line for line in Path(__file__).with_name("tables.csv").read_text("utf-8").splitlines() if line[0] != "#"]
TABLES = {
    row["name"]: {name: int(cell) for name, cell in row.items() if name != "name" and cell}
    for row in csv.DictReader(ROWS)
}


def column(name: str) -> dict[str, int]:
    return {party: row[name] for party, row in TABLES.items() if name in row}


def key(facts: Catalogue, statistic: str) -> CostKey:
    return proportional_to(facts.statistic(statistic))


def by_name(facts: Catalogue, shared: CostKey, amounts: tuple[Amount, ...]) -> dict[str, int]:
    return {facts.parties[c].name: int(a.kronor) for c, a in zip(shared.parties, amounts, strict=True)}


P18, P21 = "population-dalarna-2018-11", "population-dalarna-2021-06"


class TestShippedAsPrinted:
    """What ships is what is printed, figure by figure."""

    @pytest.mark.parametrize(("statistic", "name"), [(P18, "P18"), (P21, "P21")])
    def test_statistics(self, facts: Catalogue, statistic: str, name: str) -> None:
        shipped = facts.statistic(statistic)
        assert {facts.parties[code].name: figure for code, figure in shipped.figures} == column(name)
        assert shipped.printed_total == shipped.total == sum(column(name).values())
        assert shipped.check() == ()

    @pytest.mark.parametrize(
        ("table", "name", "printed", "region", "without"),
        [
            ("kostnad-per-kommun-2022-06-09", "2022", "N22", 1_225_535, ()),
            ("kostnad-per-kommun-2022-06-09", "2023", "N23", 2_000_000, ()),
            ("ers-per-kommun-2022-04-27", "2-mkr", "N23", None, ("Gagnef",)),
            ("ers-per-kommun-2022-04-27", "1-3-mkr", "S13", None, ()),
            ("medel-per-kommun-2020", "2020", "G20", None, ()),
        ],
    )
    def test_tables(
        self, facts: Catalogue, table: str, name: str, printed: str, region: int | None, without: tuple[str, ...]
    ) -> None:
        shipped = {facts.parties[code].name: a.kronor for code, a in facts.table(table).column(name).amounts}
        expected = {party: amount for party, amount in column(printed).items() if party not in without}
        assert shipped == expected | ({} if region is None else {"Region Dalarna": region})

    def test_the_interim_report_is_printed_after_the_final_one(self, facts: Catalogue) -> None:
        """Section E of the notes, 5: a finding about the paper, beside the five sums and the parts of 2024."""
        others = {"sum-as-printed", "parts-make-pot"}
        (found,) = (finding for finding in facts.check() if finding.rule not in others)
        assert (found.rule, found.subject) == ("deadlines-in-order", "ok-gnv-2020/interim-report")
        assert found.source is not None
        assert found.source.place == "avsnitt 2, punkt 1"

    def test_exactly_these_sums_deviate(self, facts: Catalogue) -> None:
        """Section E of the notes, 1 to 3: rows of 15 711 502, 2 000 004 and 1 225 537, and the sums they are part of."""
        found = {
            (f.subject, f.message.en.rpartition("sum to ")[2]) for f in facts.check() if f.rule == "sum-as-printed"
        }
        old, new = "kostnad-per-kommun-2022-06-09/2022", "kostnad-per-kommun-2022-06-09/2023"
        assert found == {
            ("medel-per-kommun-2020/2020", "15 711 502 kr, 2 kr less than the printed 15 711 504 kr."),
            (old, "1 225 537 kr, 2 kr more than the printed 1 225 535 kr."),
            (old, "2 451 072 kr, 2 kr more than the printed 2 451 070 kr."),
            (new, "2 000 004 kr, 4 kr more than the printed 2 000 000 kr."),
            (new, "4 000 004 kr, 4 kr more than the printed 4 000 000 kr."),
        }


class TestRowsRoundedAlone:
    """As the papers do it: G20, N23 and the readable rows of S13, row by row."""

    @pytest.mark.parametrize(
        ("total", "statistic", "name", "residual"),
        [(15_711_504, P18, "G20", 2), (2_000_000, P21, "N23", -4), (1_300_000, P21, "S13", None)],
    )
    def test_reproduces(self, facts: Catalogue, total: int, statistic: str, name: str, residual: int | None) -> None:
        shared = apportion(kronor(total), key(facts, statistic), method=Method.HALF_UP_EACH)
        rows = by_name(facts, shared.key, shared.amounts)
        assert {party: rows[party] for party in column(name)} == column(name)
        assert residual is None or shared.residual == kronor(residual)

    def test_n22_cannot_be_made_from_june_2021(self, facts: Catalogue) -> None:
        """By hand, Borlänge: 1 225 535 x 52 460 / 288 382 = 222 938,90; 222 257 is printed, 682 less than 222 939."""
        shared = apportion(kronor(1_225_535), key(facts, P21), method=Method.HALF_UP_EACH)
        rows = by_name(facts, shared.key, shared.amounts)
        assert max(abs(rows[party] - amount) for party, amount in column("N22").items()) == 682


class TestLargestRemainder:
    """What follows from the rule: the rows that differ from the printed ones are those of section E."""

    @pytest.mark.parametrize(
        ("total", "statistic", "name", "differ"),
        [
            (15_711_504, P18, "G20", {"Ludvika": 1_475_042, "Smedjebacken": 596_112}),
            (2_000_000, P21, "N23", {"Avesta": 159_413, "Malung-Sälen": 70_628, "Säter": 77_695, "Älvdalen": 48_775}),
            (1_300_000, P21, "S13", {}),
        ],
    )
    def test_differs_where_the_notes_say(
        self, facts: Catalogue, total: int, statistic: str, name: str, differ: dict[str, int]
    ) -> None:
        shared = apportion(kronor(total), key(facts, statistic))
        rows = by_name(facts, shared.key, shared.amounts)
        assert {party: rows[party] for party in column(name)} == column(name) | differ
        assert sum(shared.amounts, ZERO) == kronor(total)

    @pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
    def test_the_agreement_end_to_end(self, facts: Catalogue, year: int) -> None:
        sharing = share_cost(facts.agreement("rss-dalarna-2023"), year)
        rows = {charge.party.name: charge.amount.kronor for charge in sharing.charges}
        assert list(rows) == [*TABLES, "Region Dalarna"]
        assert rows == column("N23") | {
            "Avesta": 159_413, "Malung-Sälen": 70_628, "Säter": 77_695, "Älvdalen": 48_775, "Region Dalarna": 2_000_000,
        }  # fmt: skip
