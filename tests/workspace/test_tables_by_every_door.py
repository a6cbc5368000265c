"""Laws of doors: a table in a real workbook is the table in a text, and sums in a table of weights share nothing."""

import io
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from nara_vard_finans import Amount, Workspace, kronor
from nara_vard_finans.core import FactsError, grouped

NAMES = ("Alby", "Bro", "Cedersta", "Dalby", "Ekeby", "Fors", "Gryt", "Hol", "Ingarö")
HEADS = ("Kommun", "Antal", "Belopp, kr")
MARKS = {"csv": ";", "tabs": "\t", "Markdown": " | ", "gaps": "   "}

Rows = Mapping[str, tuple[int, int]]


@st.composite
def tables(draw: st.DrawFn) -> dict[str, tuple[int, int]]:
    """Give inhabitants, and amounts that are about as many kronor for each, of no fewer than five parties."""
    count = draw(st.integers(5, len(NAMES)))
    rate = draw(st.integers(20, 900))
    people = draw(st.lists(st.integers(2_000, 99_000), min_size=count, max_size=count))
    return {name: (each, each * rate + draw(st.integers(0, 99))) for name, each in zip(NAMES, people, strict=False)}


def text(rows: Rows, form: str) -> bytes:
    """Write a table with its sums as a text, where thousands have a space."""
    whole = [sum(each) for each in zip(*rows.values(), strict=True)]
    lines = [HEADS, *((name, *map(grouped, each)) for name, each in rows.items()), ("Summa", *map(grouped, whole))]
    cut = [MARKS[form].join(line) for line in lines]
    if form == "Markdown":
        cut = [f"| {line} |" for line in cut]
        cut.insert(1, "| --- | ---: | ---: |")
    return "\n".join(cut).encode()


def workbook(rows: Rows, title: tuple[str, ...] = ()) -> bytes:
    """Save the same as cells of numbers, with a title over it."""
    book, saved = Workbook(), io.BytesIO()
    for line in [*([title] if title else []), HEADS, *((name, *each) for name, each in rows.items())]:
        book.worksheets[0].append(list(line))
    book.worksheets[0].append(["Summa", *(sum(each) for each in zip(*rows.values(), strict=True))])
    book.save(saved)
    return saved.getvalue()


Column = tuple[dict[str, Amount], list[Amount]]


def columns(content: bytes) -> dict[str, Column]:
    """Give what is read in each column, and its sums."""
    found = Workspace.open().audit_columns(io.BytesIO(content)).result.audits
    return {
        audit.column.heading: (
            {row.name: row.amount for row in audit.column.rows},
            [each.amount for each in audit.column.sums],
        )
        for audit in found
    }


@pytest.mark.parametrize("form", MARKS)
@settings(deadline=None)
@given(rows=tables(), title=st.sampled_from([(), ("Fördelning 2029",)]))
def test_a_workbook_is_read_as_the_same_text(form: str, rows: Rows, title: tuple[str, ...]) -> None:
    expected = {name: kronor(amount) for name, (_, amount) in rows.items()}
    whole = [kronor(sum(amount for _, amount in rows.values()))]
    read = columns(workbook(rows, title))
    assert read["Belopp, kr"] == (expected, whole)
    assert columns(text(rows, form))["Belopp, kr"] == read["Belopp, kr"]


SUMS = ("Summa", "Totalt", "Kommunerna", "Hela länet", "S:a", "Delsumma", "Grupp Norr", "Samtliga kommuner")


@settings(deadline=None)
@given(
    weights=st.lists(st.integers(1_001, 99_000), min_size=4, max_size=len(NAMES)),
    name=st.sampled_from(SUMS),
    at=st.sampled_from(["over", "under", "among"]),
    total=st.integers(1, 9_000_000),
)
def test_a_table_of_weights_with_sums_shares_as_without_or_is_refused(
    weights: list[int], name: str, at: str, total: int
) -> None:
    rows = [f"{each};{weight}" for each, weight in zip(NAMES, weights, strict=False)]
    summed = {
        "over": [f"{name};{sum(weights)}", *rows],
        "under": [*rows, f"{name};{sum(weights)}"],
        "among": [*rows[:3], f"{name};{sum(weights[:3])}", *rows[3:]],
    }[at]

    def shared(lines: list[str]) -> dict[str, Amount]:
        content = io.BytesIO("\n".join(["Kommun;Folkmängd", *lines]).encode())
        found = Workspace.open().share(kronor(total), content).result
        return {party: found.amount(party) for party in found.key.parties}

    plain = shared(rows)
    try:
        with_sums = shared(summed)
    except FactsError as refused:
        assert name in str(refused)
    else:
        assert with_sums == plain
