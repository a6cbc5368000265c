"""Web pages and JSON: what their reader sees of each table, and what is hidden, nested, damaged or endless."""

import contextlib
import io
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Directory, Party
from nara_vard_finans.core import Principal, PrintedNumber, UnreadableFileError
from nara_vard_finans.files import read_grids, read_weights
from nara_vard_finans.grids import Grid


def grids(page: str, *, encoding: str = "utf-8", **asked: Any) -> tuple[Grid, ...]:
    return read_grids(io.BytesIO(page.encode(encoding)), **asked)


def cells(grid: Grid) -> list[tuple[str, list[Any]]]:
    return [
        (row.name, [each.value if isinstance(each, PrintedNumber) else None for each in row.numbers])
        for row in grid.rows
    ]


def table(*rows: str, over: str = "", under: str = "") -> str:
    return f"<!DOCTYPE html><html><body>{over}<table>{''.join(rows)}</table>{under}</body></html>"


HEAD = "<tr><th>Kommun<th>Folkmängd<th>Belopp</tr>"
MORA, ORSA = "<tr><td>Mora<td>20&nbsp;544<td>142 478", "<tr><td>Orsa<td>6 939<td>48 124"
READ = [("Mora", [20_544, 142_478]), ("Orsa", [6_939, 48_124])]


class TestPages:
    def test_tags_that_need_not_be_closed(self) -> None:
        (grid,) = grids(table(HEAD, MORA, ORSA))
        assert cells(grid) == READ
        assert grid.headings == ("Folkmängd", "Belopp")

    @pytest.mark.parametrize(
        "wrapped",
        [
            "<td><b>Mora</b></td><td><p>20<span> 544</span></td><td>142&#160;478</td>",
            '<td title="a > b">Mora</td><td><!-- 1 -->20 544</td><td>142 478<sup>1</sup></td>',
            "<th scope=row>Mora</th><td><script>document.write(5)</script>20 544<td><style>td{width:9}</style>142 478",
            "<td>Mora</td><td>20 544</td><td>142<br>478<template>9</template><span hidden>9</span></td>",
            "<TD>Mora<TD>20 544<TD style='DISPLAY : none'>7<TD>142 478",
        ],
    )
    def test_what_its_reader_sees_of_a_cell(self, wrapped: str) -> None:
        is_hidden = "DISPLAY" in wrapped
        orsa = ORSA.replace("<td>48", "<td style='display:none'>7<td>48") if is_hidden else ORSA
        head = HEAD.replace("<th>Belopp", "<th hidden>x<th>Belopp") if is_hidden else HEAD
        (grid,) = grids(table(head, f"<tr>{wrapped}", orsa))
        assert cells(grid) == READ

    def test_cells_that_reach_over_columns_and_rows(self) -> None:
        over = "<tr><td rowspan=2>Kommun<td colspan=2>2024<tr><td>Folkmängd<td>Belopp"
        (grid,) = grids(table(over, MORA, ORSA))
        assert cells(grid) == READ
        low = "<tr><td>Mora<td rowspan=2>7<td>5<tr><td>Orsa<td>6"
        (grid,) = grids(table(HEAD, low))
        assert cells(grid) == [("Mora", [7, 5]), ("Orsa", [None, 6])]

    def test_hidden_rows_and_columns_are_left_out_and_told(self) -> None:
        hidden = "<tr style='display:none'><td>Falun<td>1<td>9"
        (grid,) = grids(table(HEAD, MORA, hidden, ORSA))
        assert cells(grid) == READ
        (found,) = grid.findings
        assert found.message.sv == "På bladet 'tabell 1' är 1 rad dold (3), och läses inte."
        part = "<tr><th>Kommun<th hidden>Kod<th>Belopp<tr><td>Mora<td hidden>2062<td>5<tr><td>Orsa<td hidden>2034<td>6"
        (grid,) = grids(table(part))
        assert cells(grid) == [("Mora", [5]), ("Orsa", [6])]
        (found,) = grid.findings
        assert "1 kolumn dold (B)" in found.message.sv

    @pytest.mark.parametrize(
        "hidden",
        [
            "<div hidden><table><tr><td>Falun<td>1<tr><td>Säter<td>2</table></div>",
            "<table hidden><tr><td>Falun<td>1<tr><td>Säter<td>2</table>",
            "<p hidden>Belopp i tkr<p>Text",
            "<ul><li hidden>Belopp i tkr<li>Text</ul>",
            "<select><option>Falun<option>Mora</select><button>Belopp i tkr</button>",
            "<title>Belopp i tkr</title><textarea>Belopp i tkr</textarea>",
        ],
    )
    def test_what_is_hidden_beside_a_table_is_nothing(self, hidden: str) -> None:
        (grid,) = grids(table(HEAD, MORA, ORSA, over=hidden))
        assert cells(grid) == READ
        assert "tkr" not in grid.caption + grid.unplaced_unit

    def test_a_group_of_rows_that_is_hidden_ends_where_the_next_begins(self) -> None:
        for end in ("", "</tbody>"):
            groups = (
                f"<tbody hidden><tr><td>Falun<td>1<td>2{end}<tbody>{MORA}{ORSA}</tbody><tbody hidden><tr><td>x<td>1"
            )
            found = grids(table(HEAD, groups, under="<p>Slut.</p>"))
            assert [cells(grid) for grid in found] == [READ]

    @pytest.mark.parametrize(
        ("over", "under"),
        [
            ("<h1>Kostnader, tkr</h1><p>Inledning.</p><h2>Kommunerna</h2>", ""),
            ("<h2></h2><p>Belopp i tkr</p>", ""),
            ("<caption>Belopp i tkr</caption>", ""),
            ("", "<p>Belopp i tkr</p><h2>Annat</h2><p>Belopp i mkr</p>"),
        ],
    )
    def test_the_unit_of_a_heading_over_it_or_a_note_beside_it_is_its_own(self, over: str, under: str) -> None:
        page = table(HEAD, MORA, ORSA, over=over, under=under)
        if "caption" in over:
            page = table(over, HEAD, MORA, ORSA)
        (grid,) = grids(page)
        text = "\n".join(f"{grid.caption} {grid.unplaced_unit} {grid.notes} {grid.headings}".split("\n"))
        assert "tkr" in text
        assert "mkr" not in text

    def test_a_heading_of_another_section_is_not_its(self) -> None:
        page = "<h2>I mkr</h2><table><tr><td>A<td>1</table><h2>Kommunerna</h2>"
        found = grids(table(HEAD, MORA, ORSA, over=page))
        assert "mkr" not in f"{found[-1].caption} {found[-1].unplaced_unit} {found[-1].notes}"

    def test_several_tables_are_sheets_of_their_own(self) -> None:
        other = "<table><tr><td>Falun<td>5<tr><td>Säter<td>6</table>"
        page = table(HEAD, MORA, ORSA, under=other)
        assert [grid.sheet for grid in grids(page)] == ["tabell 1", "tabell 2"]
        (second,) = grids(page, sheet="tabell 2")
        assert cells(second) == [("Falun", [5]), ("Säter", [6])]
        with pytest.raises(UnreadableFileError, match="tabell 3"):
            grids(page, sheet="tabell 3")

    def test_a_page_without_tables_is_read_as_lines(self) -> None:
        lines = "".join(f"<li>{name}<li>{amount}" for name, amount in (("Mora", "142 478"), ("Orsa", "48 124")))
        (grid,) = grids(f"<html><ul><li>Kommun<li>Belopp{lines}</ul>")
        assert cells(grid) == [("Mora", [142_478]), ("Orsa", [48_124])]

    def test_a_table_in_a_table_is_refused(self) -> None:
        with pytest.raises(UnreadableFileError, match="a table within a table"):
            grids(table("<tr><td>", "<table><tr><td>1</table>"))

    @pytest.mark.parametrize(
        "row", ["<tr>" + "<td>1" * 101, "<tr><td colspan=300>1", "<tr><td>1" * 5_001, "<b>" * 500_001]
    )
    def test_more_than_any_table_is_refused_with_the_limit(self, row: str) -> None:
        with pytest.raises(UnreadableFileError, match="more than 5000 rows or 100 columns"):
            grids(table(row))

    @pytest.mark.parametrize("declared", ['<meta charset="windows-1252">', "<meta charset=ISO-8859-1>"])
    def test_the_encoding_is_the_one_that_it_says(self, declared: str) -> None:
        page = f"<html><head>{declared}</head>{table('<tr><td>Älvdalen<td>5', '<tr><td>Säter<td>6')[15:]}"
        (grid,) = grids(page, encoding="cp1252")
        assert [row.name for row in grid.rows] == ["Älvdalen", "Säter"]
        with pytest.raises(UnreadableFileError, match="utf-8"):
            grids(page.replace(declared, "<meta charset=koi8>"), encoding="cp1252")

    def test_weights_are_read_from_the_same_door(self) -> None:
        page = table("<tr><th>Kommun<th>Folkmängd", "<tr><td>Mora<td>20 544", "<tr><td>Orsa<td>6 939")
        parties = Directory(
            Party(code=c, name=n, principal=Principal.MUNICIPALITIES) for c, n in (("1", "Mora"), ("2", "Orsa"))
        )
        assert read_weights(io.BytesIO(page.encode()), parties).key.shares == {
            "1": Fraction(20_544, 27_483),
            "2": Fraction(6_939, 27_483),
        }


ENDLESS = (
    "<!--",
    "<!-- x>",
    "<![a>",
    "<?",
    "<a ",
    '<a b="',
    "<a/",
    "</",
    "<",
    "&#9",
    "<script>",
    "<div hidden>",
    "<sup>1",
)


@pytest.mark.parametrize("piece", ENDLESS)
def test_what_never_ends_is_read_to_its_end(piece: str) -> None:
    """In a time that grows with the page; the square of it would be hours."""
    with contextlib.suppress(UnreadableFileError):
        grids(f"<html>{piece * (400_000 // len(piece))}")


PIECES = (
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td hidden>",
    "<th colspan=2>",
    "<td rowspan=3>",
    "<h2>",
    "</h2>",
    "<p>",
    "</p>",
)
WORDS = (
    "Mora",
    "Orsa",
    "20 544",
    "&amp;",
    "&#99999999999;",
    "<!-- x",
    "-->",
    '"',
    "<",
    "Belopp, tkr",
    "<caption>",
    "<tbody hidden>",
)


@given(st.lists(st.sampled_from((*PIECES, *WORDS)), max_size=40))
def test_whatever_is_written_is_read_or_refused(pieces: list[str]) -> None:
    try:
        found = grids(f"<table>{''.join(pieces)}")
    except UnreadableFileError:
        return
    assert grids(f"<table>{''.join(pieces)}") == found
