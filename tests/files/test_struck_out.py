"""What is struck out in a file holds no longer: no number is read of it, and the row is told."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from made_documents import cell, table_in_word, word
from nara_vard_finans import embedded
from nara_vard_finans.core import FactsError, PrintedNumber
from nara_vard_finans.files import read_grids, read_weights
from nara_vard_finans.grids import Grid

STRUCK = "something in it is struck out; take away what does not hold, or the line through it"
PAGE = "<table><tr><th>Kommun<th>Belopp</tr><tr><td>Mora<td>142 478</tr>{}<tr><td>Orsa<td>48 124</tr></table>"


def told(grid: Grid) -> list[tuple[str, object]]:
    return [
        (row.name, number.value if isinstance(number, PrintedNumber) else number.en)
        for row in grid.rows
        for number in row.numbers
    ]


def run(text: str, how: str = "") -> str:
    return f"<w:r><w:rPr>{how}</w:rPr><w:t>{text}</w:t></w:r>"


def in_cell(*runs: str) -> str:
    return f"<w:tc><w:p>{''.join(runs)}</w:p></w:tc>"


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>Rättvik<td><s>76 836</s></tr>",
        "<tr><td>Rättvik<td><del>76 836</del> 76 837</tr>",
        "<tr><td>Rättvik<td><strike>76</strike> 836</tr>",
        "<tr><td><s>Rättvik</s><td><s>76 836</s></tr>",
        "<tr style='text-decoration: line-through'><td>Rättvik<td>76 836</tr>",
        "<tr><td>Rättvik<td style='color:red;text-decoration-line: line-through red'>76 836</tr>",
        "<tr><td>Rättvik<td><span style='text-decoration:line-through'><span>7</span>6 836</span></tr>",
    ],
)
def test_of_a_page(row: str) -> None:
    (grid,) = read_grids(io.BytesIO(PAGE.format(row).encode()))
    assert told(grid) == [("Mora", 142_478), ("Rättvik", STRUCK), ("Orsa", 48_124)]


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td><s>Retvik</s> Rättvik<td>76 836</tr>",
        "<tr><td>Rättvik<td><s> </s>76 836</tr>",
        "<tr><td>Rättvik<td style='text-decoration:underline'><s></s>76 836</tr>",
    ],
)
def test_a_number_beside_what_is_struck_out_of_a_page_holds(row: str) -> None:
    (grid,) = read_grids(io.BytesIO(PAGE.format(row).encode()))
    assert [number for _, number in told(grid)] == [142_478, 76_836, 48_124]


@pytest.mark.parametrize(
    "row",
    [
        in_cell(run("76 836", "<w:strike/>")),
        in_cell(run("76 836", "<w:dstrike w:val='true'/>"), run("76 837")),
        in_cell(run("76 ", "<w:strike/>"), run("836")),
    ],
)
def test_of_a_word_document(row: str) -> None:
    rows = [["Kommun", "Belopp"], ["Mora", "142 478"], ["Rättvik", row], ["Orsa", "48 124"]]
    (grid,) = read_grids(io.BytesIO(word(table_in_word(rows))))
    assert told(grid) == [("Mora", 142_478), ("Rättvik", STRUCK), ("Orsa", 48_124)]


def test_a_word_document_may_say_that_nothing_is() -> None:
    rows = [["Kommun", "Belopp"], ["Mora", in_cell(run("142 478", "<w:strike w:val='0'/>"))], ["Orsa", cell("48 124")]]
    (grid,) = read_grids(io.BytesIO(word(table_in_word(rows))))
    assert told(grid) == [("Mora", 142_478), ("Orsa", 48_124)]


def test_a_line_of_a_word_document_with_tabs() -> None:
    struck = "<w:strike/>"
    tab = "<w:r><w:tab/></w:r>"
    lines = [
        f"<w:p>{run('Mora')}{tab}{run('142 478')}</w:p>",
        f"<w:p>{run('Rättvik', struck)}{tab}{run('76 836', struck)}</w:p>",
        f"<w:p>{run('Orsa')}{tab}{run('48 124')}</w:p>",
    ]
    (grid,) = read_grids(io.BytesIO(word("".join(lines))))
    assert told(grid) == [("Mora", 142_478), ("Rättvik", STRUCK), ("Orsa", 48_124)]


@pytest.mark.parametrize("amount", [76_836, "76 836"])
def test_of_a_workbook(amount: object) -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book["Sheet"]
    for row in (["Kommun", "Belopp"], ["Mora", 142_478], ["Rättvik", amount], ["Orsa", 48_124]):
        sheet.append(row)
    for column in (1, 2):
        sheet.cell(3, column).font = Font(strike=True)
    book.save(out)
    (grid,) = read_grids(io.BytesIO(out.getvalue()))
    assert told(grid) == [("Mora", 142_478), ("Rättvik", STRUCK), ("Orsa", 48_124)]
    with pytest.raises(FactsError, match="'Rättvik': its weight cannot be read: something in it is struck out"):
        read_weights(io.BytesIO(out.getvalue()), embedded().parties)


@pytest.mark.parametrize(
    ("raised", "name"), [("<td>Mora<sup>a</sup><td>142 478", "Mora a)"), ("<td>Mora<td>142 478<sup>b</sup>", "Mora")]
)
def test_a_raised_letter_is_the_mark_of_a_footnote(raised: str, name: str) -> None:
    (grid,) = read_grids(io.BytesIO(PAGE.replace("<td>Mora<td>142 478", raised).format("").encode()))
    assert told(grid) == [(name, 142_478), ("Orsa", 48_124)]


MERGED = "the cell is merged with the one above it; unmerge them, and write each value in its own cell"


def test_a_number_over_two_rows_of_a_page_is_told() -> None:
    """142 478 and 48 124 in one cell of two rows, and a county over all of them."""
    page = (
        "<table><tr><th>Län<th>Kommun<th>Belopp</tr><tr><td rowspan=4>Dalarna<td>Falun<td>414 395</tr>"
        "<tr><td>Mora<td rowspan=3>190 602</tr><tr><td>Orsa</tr><tr><td>Älvdalen</tr><tr><td><td>Säter<td>77 695</tr></table>"
    )
    (grid,) = read_grids(io.BytesIO(page.encode()))
    assert told(grid) == [
        ("Falun", 414_395), ("Mora", 190_602), ("Orsa", MERGED), ("Älvdalen", MERGED), ("Säter", 77_695),
    ]  # fmt: skip
    with pytest.raises(FactsError, match="'Orsa': its weight cannot be read: the cell is merged"):
        read_weights(io.BytesIO(page.encode()), embedded().parties, party_column="Kommun")


def test_a_number_over_two_rows_of_a_word_document_is_told() -> None:
    def merged(text: str, how: str = "") -> str:
        return cell(text, f"<w:vMerge{how}/>")

    rows = [
        ["Län", "Kommun", "Belopp"],
        [merged("Dalarna", " w:val='restart'"), "Falun", "414 395"],
        [merged(""), "Mora", merged("190 602", " w:val='restart'")],
        [merged(""), "Orsa", merged("")],
        [merged(""), "Älvdalen", merged("")],
    ]
    (grid,) = read_grids(io.BytesIO(word(table_in_word(rows))))
    assert told(grid) == [("Falun", 414_395), ("Mora", 190_602), ("Orsa", MERGED), ("Älvdalen", MERGED)]


def test_a_word_document_that_continues_nothing_is_empty() -> None:
    rows = [[cell("x", "<w:vMerge/>"), "Belopp"], ["Mora", "142 478"], ["Orsa", "48 124"]]
    (grid,) = read_grids(io.BytesIO(word(table_in_word(rows))))
    assert told(grid) == [("Mora", 142_478), ("Orsa", 48_124)]


def test_a_heading_that_is_struck_out_is_a_heading_still() -> None:
    head = "<tr><th>Kommun<th><s>2022</s><th><s>Belopp 2023</s><th>Belopp 2024</tr>"
    rows = "<tr><td>Mora<td><s>5</s><td>6<td>7</tr><tr><td>Orsa<td><s>8</s><td>9<td>10</tr>"
    (grid,) = read_grids(io.BytesIO(f"<table>{head}{rows}</table>".encode()))
    assert grid.headings == ("2022", "Belopp 2023", "Belopp 2024")
    assert told(grid) == [("Mora", STRUCK), ("Mora", 6), ("Mora", 7), ("Orsa", STRUCK), ("Orsa", 9), ("Orsa", 10)]
