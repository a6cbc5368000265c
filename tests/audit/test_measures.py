"""What a column is in: kronor where something says so, its own unit where it counts, and nothing where nobody says."""

import re

import pytest
from attrs import evolve

from nara_vard_finans import kronor
from nara_vard_finans.audit import (
    AuditColumn,
    ColumnUnit,
    audit_column,
    audit_columns,
    audit_table,
    basis_of,
    findings_of,
)
from nara_vard_finans.core import NOBODY, AuditError, DuplicatePartyError, Period, Statistic, Text
from nara_vard_finans.grids import StatedTotal, grids_in

PEOPLE = {"Arvby": 20_544, "Bro": 6_939, "Cedby": 11_079, "Dal": 59_828}
WORDS = ("abc", "enligt bilaga", "se not")

SEPARATORS = {"semicolons": ";", "tabs": "\t", "gaps": "   ", "bars": "|"}


def table(*headings: str, cells: str = "", separator: str = ";", sums: str = "") -> str:
    """Write a table of the people, and of *cells* the same in every row."""
    rows = [[name, str(figure), *([cells] if len(headings) > 2 else [])] for name, figure in PEOPLE.items()]
    return "\n".join(separator.join(row) for row in [list(headings), *rows, *([sums.split(";")] if sums else [])])


def read(text: str, total: str | None = None) -> AuditColumn:
    stated = None if total is None else StatedTotal.parse(total)
    return audit_column(grids_in(text), NOBODY, title="table", total=stated)


class TestLostMoney:
    """Where the only column of money cannot be read that is said, and no other column is audited instead."""

    @pytest.mark.parametrize("separator", SEPARATORS.values(), ids=SEPARATORS)
    @pytest.mark.parametrize("heading", ["Folk", "Antal", "Invånare", "Doser", "Befolkning 2023", "Tal", "Elever"])
    def test_words_for_amounts(self, heading: str, separator: str) -> None:
        for cells in WORDS:
            with pytest.raises(AuditError, match="Arvby on line 2: it is no number"):
                read(table("Kommun", heading, "Belopp", cells=cells, separator=separator))

    @pytest.mark.parametrize("money", ["Belopp", "Kostnad 2024", "Avgift (kr)", "Medfinansiering", "tkr", "Cost"])
    def test_under_any_heading_of_money(self, money: str) -> None:
        with pytest.raises(AuditError, match=re.escape(f"column ”{money}” cannot be read")) as caught:
            read(table("Kommun", "Folk", money, cells="abc"))
        assert caught.value.missing == ("column",)

    def test_wherever_the_column_stands(self) -> None:
        before = "\n".join(["Kommun;Belopp;Folk", *(f"{name};abc;{each}" for name, each in PEOPLE.items())])
        between = "\n".join(["Kommun;Folk;Belopp;Tal", *(f"{name};{each};abc;7" for name, each in PEOPLE.items())])
        for text in (before, between):
            with pytest.raises(AuditError, match="column ”Belopp” cannot be read: of Arvby on line 2"):
                audit_columns(grids_in(text), NOBODY, title="table")

    def test_where_only_its_sum_can_be_read(self) -> None:
        with pytest.raises(AuditError, match="Arvby on line 2: it is no number"):
            read(table("Kommun", "Folk", "Belopp", cells="abc", sums="Summa;98390;2000000"))

    def test_where_nothing_stands_in_it(self) -> None:
        with pytest.raises(AuditError, match="column ”Kostnad” cannot be read: of Arvby on line 2: there is no number"):
            read(table("Kommun", "Folk", "Kostnad"))

    def test_where_a_single_amount_can_be_read(self) -> None:
        text = "Kommun;Folk;Belopp\nArvby;20544;abc\nBro;6939;abc\nCedby;11079;abc\nDal;59828;15000"
        with pytest.raises(AuditError, match="it has 1 row with an amount"):
            audit_columns(grids_in(text), NOBODY, title="table")

    def test_a_column_that_is_chosen_is_read_all_the_same(self) -> None:
        text = table("Kommun", "Folk", "Belopp", cells="abc")
        found = audit_column(grids_in(text), NOBODY, title="table", column="Folk")
        assert [int(row.amount.kronor) for row in found.rows] == [*PEOPLE.values()]

    def test_words_under_other_headings_are_left_aside(self) -> None:
        assert read(table("Kommun", "Folk", "Anmärkning", cells="abc")).heading == "Folk"
        assert read(table("Kommun", "Kostnad 2023", "Kostnad 2024", cells="beslutas")).heading == "Kostnad 2023"

    def test_two_tables_side_by_side_are_still_two(self) -> None:
        text = "Avtalspart;Tal;Avtalspart;Tal\nArvby;5;Bro;6\nCedby;7;Dal;8"
        assert [grid.headings for grid in grids_in(text)] == [("Tal",), ("Tal",)]


class TestUnits:
    @pytest.mark.parametrize(
        ("heading", "unit"),
        [
            ("Belopp", ColumnUnit.KRONOR),
            ("Kostnad 2024", ColumnUnit.KRONOR),
            ("Andel, kr", ColumnUnit.KRONOR),
            ("Antal", ColumnUnit.NUMBER),
            ("Befolkning 2023", ColumnUnit.NUMBER),
            ("Doser", ColumnUnit.NUMBER),
            ("Andel %", ColumnUnit.PERCENT),
            ("Folk", ColumnUnit.UNSTATED),
            ("Elever", ColumnUnit.UNSTATED),
            ("Totalt", ColumnUnit.UNSTATED),
            ("2024", ColumnUnit.UNSTATED),
        ],
    )
    def test_a_heading_says_what_the_numbers_are(self, heading: str, unit: ColumnUnit) -> None:
        assert read(table("Kommun", heading)).measure is unit

    def test_a_column_without_a_heading_is_of_nothing_known(self) -> None:
        assert read("Arvby;20544\nBro;6939\nCedby;11079").measure is ColumnUnit.UNSTATED

    @pytest.mark.parametrize(
        "text",
        [
            "Kostnad per kommun 2024;\n;\n" + table("Kommun", "2024"),
            table("Kommun", "2024", sums="Summa kostnader;98390"),
            table("Kommun", "2024", sums="Summa, kr;98390"),
            table("Kommun", "2024") + "\nAlla siffror i kronor",
            "\n".join(["Kommun;Förändring;Belopp", *(f"{name};{each};{2 * each}" for name, each in PEOPLE.items())]),
        ],
    )
    def test_what_stands_about_the_table_may_say_that_it_is_money(self, text: str) -> None:
        assert audit_column(grids_in(text), NOBODY, title="table", column="1").measure is ColumnUnit.KRONOR

    def test_a_change_beside_people_may_be_theirs(self) -> None:
        text = "\n".join(["Kommun;Förändring;Folk;Belopp", *(f"{name};{each};7;9" for name, each in PEOPLE.items())])
        found = audit_column(grids_in(text), NOBODY, title="table", column="Förändring")
        assert found.measure is ColumnUnit.UNSTATED

    def test_a_total_in_kronor_says_it_of_the_column_that_makes_it(self) -> None:
        assert read(table("Kommun", "2024"), total="98 390").measure is ColumnUnit.KRONOR

    def test_decimals_beyond_the_ore_ask_for_the_unit(self) -> None:
        with pytest.raises(AuditError, match="say the unit of the rows") as caught:
            read("Ort;2024\nArvby;5,1251\nBro;6,5")
        assert caught.value.missing == ("unit",)

    def test_an_unknown_unit_is_still_refused(self) -> None:
        with pytest.raises(AuditError, match="euro"):
            read("Ort;2024 (euro)\nArvby;5\nBro;6")

    def test_numbers_without_a_unit_are_written_as_they_stand(self) -> None:
        found = findings_of(audit_table(read(table("Kommun", "Folk", sums="Summa;98390"))))
        told = [finding.message.sv for finding in found]
        assert told[0] == "Tabellen summerar till den tryckta summan 98 390."
        assert told[1].startswith("Ingen enhet framgår av kolumnen")
        assert not any(" kr" in each.replace("kronor", "") or "öre" in each for each in told)
        assert ColumnUnit.UNSTATED.sign == "" != ColumnUnit.KRONOR.sign

    def test_a_search_in_the_kronor_says_that_they_are(self) -> None:
        column = read("Ort;2024\nArvby;3333\nBro;6667")
        assert audit_table(column, search=True, sums=(3, 3)).column.measure is ColumnUnit.KRONOR


class TestRules:
    """Of 100 by 300 and 101 each is 0,2494, in whole hundredths 0,25: 75,00 and 25,25, which are 75 and 25."""

    BASIS = basis_of(
        Statistic(
            id="b",
            title=Text("b"),
            counts="b",
            unit="b",
            as_of=Period.year(2024),
            figures={"Arvby": 300, "Bro": 101},
        )
    )

    @pytest.mark.parametrize(("heading", "rated"), [("Belopp", True), ("Doser", False), ("2024", False)])
    def test_no_amount_for_each_is_rounded_where_there_are_no_kronor(self, heading: str, rated: bool) -> None:  # noqa: FBT001
        column = read(f"Ort;{heading}\nArvby;75\nBro;25\nSumma;100")
        found = audit_table(column, bases=[self.BASIS])
        assert any(fit.rule.by_rate for fit in found.fits) is rated
        assert found.fits
        assert column.rows_sum == kronor(100)


class TestWhatWeWrite:
    """Marks of our own forms are none of a table."""

    def test_the_mark_before_a_heading_that_could_be_a_number_is_taken_away(self) -> None:
        (grid,) = grids_in("Part;'2022, kr;'=x, kr\nArvby;5;7\nBro;6;8")
        assert grid.headings == ("2022, kr", "=x, kr")

    def test_a_ruled_line_of_any_length_parts_no_table(self) -> None:
        rule = "-" * 120
        text = f"Part     2022, kr\n{rule}\nArvby    20 544\nBro       6 939\n{rule}\nSumma    27 483"
        (column,) = audit_columns(grids_in(text), NOBODY, title="table")[0]
        assert (column.heading, [int(each.amount.kronor) for each in column.sums]) == ("2022, kr", [27_483])

    @pytest.mark.parametrize("heading", ["2024, kr/inv", "Kr/inv", "SEK/inh.", "Kr per invånare"])
    def test_kronor_for_each_inhabitant_are_no_amounts_to_be_summed(self, heading: str) -> None:
        text = f"Kommun;Belopp;{heading}\nArvby;20000;5,25\nBro;6000;5,25\nCedby;7000;5,25"
        (column,) = audit_columns(grids_in(text), NOBODY, title="table")[0]
        assert column.heading == "Belopp"

    def test_a_sheet_of_workings_is_left_aside_for_the_one_with_a_row_for_each(self) -> None:
        (whole,) = grids_in("Part;Belopp\nArvby;5\nBro;6")
        (twice,) = grids_in("Part;Belopp\nArvby;5\nBro;6\nCedby;4\nArvby;5\nBro;6\nCedby;4")
        both = (evolve(whole, sheet="Tabell"), evolve(twice, sheet="Beräkning"))
        (column,) = audit_columns(both, NOBODY, title="table")[0]
        assert [row.name for row in column.rows] == ["Arvby", "Bro"]
        with pytest.raises(DuplicatePartyError):
            audit_columns((twice,), NOBODY, title="table")

    def test_values_without_headings_beside_the_same_parties_make_a_sheet_of_workings(self) -> None:
        (whole,) = grids_in("Part;Belopp\nArvby;5\nBro;6")
        (again,) = grids_in("Part;Vikt\nArvby;50\nBro;60")
        (values,) = grids_in("Enhet;1\nTecken;1\nKontroll;1\nRest;9")
        (other,) = grids_in("Post;Kronor\nLokal;4\nResor;2\nLön;8")
        sheets = [evolve(whole, sheet="Tabell"), evolve(again, sheet="Beräkning"), evolve(values, sheet="Beräkning")]
        for order in (sheets, sheets[::-1]):
            (column,) = audit_columns(order, NOBODY, title="table")[0]
            assert [(row.name, int(row.amount.kronor)) for row in column.rows] == [("Arvby", 5), ("Bro", 6)]
        # A table with a heading may be the one that is meant, and is the longest.
        (column,) = audit_columns([*sheets[:2], evolve(other, sheet="Beräkning")], NOBODY, title="table")[0]
        assert [row.name for row in column.rows] == ["Lokal", "Resor", "Lön"]


def test_a_column_that_has_a_figure_in_the_sum_alone_hides_no_other() -> None:
    """A note number beside the sum is nobody's amount, and no amount that could not be read."""
    column = read("Kommun;Antal;Not\nArvby;20544;\nBro;6939;\nCedby;11079;\nSumma;38562;7")
    assert (column.heading, len(column.rows)) == ("Antal", 3)
