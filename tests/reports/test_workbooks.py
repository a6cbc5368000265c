"""Workbooks: their formulas, reckoned as a spreadsheet does, give the library's amounts, also after a change."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cell_evaluator import Book, NotAvailable
from nara_vard_finans import Amount, CostKey, Method, Workspace, apportion, kronor, mixed, parts
from nara_vard_finans.core import KRONA, ORE, Language, NaraVardFinansError
from nara_vard_finans.reports import Report, shared_report, sheets_of
from nara_vard_finans.sharing import LARGEST, Apportionment

TABLE, WORKING = "Tabell", "Beräkning"
LIVE = (Method.LARGEST_REMAINDER, Method.HALF_UP_EACH, Method.HALF_UP_RESIDUAL_TO)
UNITS = (KRONA, ORE, kronor(1_000), Amount(50), Amount(250))


def reported(shared: Apportionment) -> Report:
    return shared_report(shared, {code: f"Part {code}" for code in shared.key.parties}, Language.SV)


def amounts(book: Book, sheet: str = TABLE) -> list[Fraction]:
    """Give the amounts of the table, by the heading over them, as the kronor and whole öre that people see."""
    head = book.find(sheet, "Part")
    column = next(c for (name, row, c), cell in book.cells.items() if (name, row, cell) == (sheet, head, "Belopp, kr"))
    rows = range(head + 1, book.find(sheet, "Summa"))
    return [Fraction(round(Fraction(book.read(sheet, row, column)) * 100), 100) for row in rows]


def of_library(shared: Apportionment) -> list[Fraction]:
    return [amount.kronor for amount in shared.amounts]


def stored(book: Book) -> None:
    """Every formula gives what is stored beside it."""
    for place, cell in book.cells.items():
        if isinstance(cell, str) and cell.startswith("="):
            value = book.stored[place]
            found = book.read(*place)
            assert found == value if isinstance(value, str) else abs(found - value) <= abs(value) * 1e-12, (place, cell)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Amount, list[int], Amount, Method]:
    """Draw a total, weights, a unit and a method within what is written as formulas, near its limits too."""
    most = draw(st.sampled_from([3, 1_000, 300_000, 4_000_000]))
    weights = draw(st.lists(st.integers(0, most), min_size=1, max_size=12).filter(any))
    unit = draw(st.sampled_from(UNITS))
    top = min(10**15 - 1, 10**21 // sum(weights) - 10**6, 10**15 * (100 if unit.ore % 100 == 0 else 1) // unit.ore - 1)
    units = draw(st.one_of(st.integers(-1_000, 1_000), st.integers(-top, top), st.integers(top - 1_000, top)))
    return units * unit, weights, unit, draw(st.sampled_from(LIVE))


def asked(total: Amount, weights: Sequence[object], unit: Amount, method: Method, **more: Any) -> Apportionment:
    key = parts((f"{place:04}", weight) for place, weight in enumerate(weights))
    carrier = LARGEST if method is Method.HALF_UP_RESIDUAL_TO else None
    return apportion(total, key, unit=unit, method=method, residual_to=carrier, **more)


def refuses(*arguments: Any) -> bool:
    try:
        asked(*arguments)
    except NaraVardFinansError:
        return True
    return False


@given(questions())
@example((kronor(1_000), [4, 13, 7], KRONA, Method.LARGEST_REMAINDER))
@example((kronor(1_000), [1] * 7, KRONA, Method.LARGEST_REMAINDER))
@example((kronor(10**15 - 1), [3, 3, 3], KRONA, Method.LARGEST_REMAINDER))
@example((Amount(-29), [1, 1], ORE, Method.HALF_UP_EACH))
def test_the_cells_give_the_amounts_of_the_library(question: tuple[Amount, list[int], Amount, Method]) -> None:
    assume(not refuses(*question))
    shared = asked(*question)
    book = Book(sheets_of(reported(shared)))
    assert book.read(WORKING, book.find(WORKING, "Kontroll (1 = exakt)"), 1) == 1
    assert amounts(book) == of_library(shared)
    stored(book)


@given(questions(), st.data())
def test_after_a_change_the_cells_give_the_amounts_of_the_library(
    question: tuple[Amount, list[int], Amount, Method], data: st.DataObject
) -> None:
    total, weights, unit, method = question
    assume(not refuses(*question))
    book = Book(sheets_of(reported(asked(*question))))
    first = book.find(WORKING, "Part") + 1
    place = data.draw(st.integers(0, len(weights) - 1))
    changed = [*weights]
    changed[place] = data.draw(st.integers(0, 4_000_000))
    other = data.draw(st.integers(-(10**6), 10**6)) * unit
    book.write(WORKING, first + place, 2, changed[place])
    book.write(WORKING, book.find(WORKING, "Att fördela, kr"), 1, other.kronor)
    assume(not refuses(other, changed, unit, method))
    assert amounts(book) == of_library(asked(other, changed, unit, method))


WEIGHTS = st.lists(st.integers(0, 20_000).map(lambda n: Fraction(n, 4)), min_size=3, max_size=3).filter(any)


def keyed(weights: Sequence[object]) -> CostKey:
    return parts((f"{place:04}", weight) for place, weight in enumerate(weights))


@given(st.lists(st.tuples(st.integers(1, 4), WEIGHTS), min_size=2, max_size=3), st.integers(-(10**7), 10**7), st.data())
def test_keys_that_are_mixed_are_reckoned_component_by_component(
    components: list[tuple[int, list[Fraction]]], total: int, data: st.DataObject
) -> None:
    shared = apportion(kronor(total), mixed((part, keyed(weights)) for part, weights in components))
    book = Book(sheets_of(reported(shared)))
    assert amounts(book) == of_library(shared)
    assume(any(cell == "Nyckelns del, och nämnaren i resten 2" for cell in book.cells.values()))  # they fit
    stored(book)
    number = data.draw(st.integers(0, len(components) - 1))
    part, weights = components[number]
    changed = [data.draw(st.integers(1, 5_000)), *weights[1:]]
    head = book.find(WORKING, "Part")
    heading = f"Vikt {number + 1}"
    column = next(c for (name, row, c), cell in book.cells.items() if (name, row, cell) == (WORKING, head, heading))
    book.write(WORKING, head + 1, column, changed[0])
    again = [*components[:number], (part, changed), *components[number + 1 :]]
    assert amounts(book) == of_library(apportion(kronor(total), mixed((n, keyed(each)) for n, each in again)))


@pytest.mark.parametrize(
    ("row", "column", "value", "said"),
    [
        (1, 1, Fraction(1, 2), "inte ett helt antal enheter"),
        (1, 1, 10**15, "större än vad en arbetsbok räknar exakt med"),
        ("Part", 2, -1, "negativ eller har fler decimaler"),
        ("Part", 2, Fraction(1, 2), "negativ eller har fler decimaler"),
        ("Part", 2, 10**9, "större än vad en arbetsbok räknar exakt med"),
    ],
)
def test_a_change_that_cannot_be_reckoned_exactly_is_said_and_gives_no_amount(
    row: int | str, column: int, value: Fraction | int, said: str
) -> None:
    book = Book(sheets_of(reported(asked(kronor(1_000), [4, 13, 7], KRONA, Method.LARGEST_REMAINDER))))
    top = book.find(WORKING, "Fördelning av hela summan")
    at = top + row if isinstance(row, int) else book.find(WORKING, row) + 1
    book.write(WORKING, at, column, value)
    check = book.find(WORKING, "Kontroll (1 = exakt)")
    assert book.read(WORKING, check, 1) == 0
    assert said in book.read(WORKING, check, 2)
    assert "Beräkning" in book.read(TABLE, 1, 0)
    with pytest.raises(NotAvailable):
        amounts(book)


def test_weights_that_are_all_zero_give_no_amount() -> None:
    book = Book(sheets_of(reported(asked(kronor(1_000), [4, 0], KRONA, Method.LARGEST_REMAINDER))))
    book.write(WORKING, book.find(WORKING, "Part") + 1, 2, 0)
    assert "Alla vikter är noll" in book.read(WORKING, book.find(WORKING, "Kontroll (1 = exakt)"), 2)
    with pytest.raises(NotAvailable):
        amounts(book)


@pytest.mark.parametrize(
    ("shared", "why"),
    [
        (asked(kronor(7), [1, 2], KRONA, Method.SAINTE_LAGUE), "uddatalsmetoden"),
        (asked(kronor(10**15), [1, 2], KRONA, Method.LARGEST_REMAINDER), "femton siffror"),
        (asked(kronor(7), [10**9, 2], KRONA, Method.LARGEST_REMAINDER), "femton siffror"),
        (asked(kronor(7), [1] * 1_001, KRONA, Method.LARGEST_REMAINDER), "1 001 rader är fler än 1 000"),
    ],
)
def test_what_cells_cannot_reckon_is_written_as_values_that_say_so(shared: Apportionment, why: str) -> None:
    book = Book(sheets_of(reported(shared)))
    assert any(why in cell for (name, *_), cell in book.cells.items() if name == WORKING and isinstance(cell, str))
    assert amounts(book) == of_library(shared)
