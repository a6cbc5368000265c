"""Workbooks: their formulas, reckoned as a spreadsheet does, give the library's amounts, also after a change."""

import io
import re
import sys
import time
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cell_evaluator import Book, NotAvailable
from law_cases import FORMULAS
from nara_vard_finans import Amount, CostKey, Method, Workspace, apportion, embedded, kronor, mixed, parts, share_cost
from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.core import (
    KRONA,
    ORE,
    Language,
    NaraVardFinansError,
    Period,
    Statistic,
    Text,
    UnreadableFileError,
)
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.reports import (
    Put,
    Report,
    Sheet,
    allocate_report,
    as_workbook,
    quotient,
    read_receipt,
    report_of,
    settlement_report,
    shared_report,
    sheets_of,
)
from nara_vard_finans.sharing import (
    LARGEST,
    Apportionment,
    Bounded,
    Counting,
    CutOff,
    Every,
    InstalmentPlan,
    Rate,
    RateValue,
    RoundingRule,
    StatedAmounts,
    among,
    charged,
    plan_instalments,
    proportional_to,
    settle,
)
from nara_vard_finans.workspace import AuditQuestion, ComparisonQuestion, Instalments

TABLE, WORKING = "Tabell", "Beräkning"
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
    return units * unit, weights, unit, draw(st.sampled_from(FORMULAS))


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
@example((kronor(10), [4, 0, 0, 3, 0], KRONA, Method.SAINTE_LAGUE))
@example((kronor(-4), [1] * 8, KRONA, Method.SAINTE_LAGUE))
@example((kronor(3), [1] * 8, KRONA, Method.SAINTE_LAGUE))
@example((kronor(-4), [0, *[1] * 8, 0], KRONA, Method.SAINTE_LAGUE))
@example((kronor(7), [5], KRONA, Method.SAINTE_LAGUE))
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
    _, weights, unit, method = question
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
    changed: list[Any] = [data.draw(st.integers(1, 5_000)), *weights[1:]]
    head = book.find(WORKING, "Part")
    heading = f"Vikt {number + 1}"
    column = next(c for (name, row, c), cell in book.cells.items() if (name, row, cell) == (WORKING, head, heading))
    book.write(WORKING, head + 1, column, changed[0])
    assume(book.read(WORKING, book.find(WORKING, "Kontroll (1 = exakt)"), 1) == 1)  # it still fits
    again: list[Any] = [*components[:number], (part, changed), *components[number + 1 :]]
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
        (asked(kronor(513), [10_000, *[9] * 29], KRONA, Method.SAINTE_LAGUE), "att cellerna inte räcker"),
        (asked(kronor(7), [30_000_000, 2], KRONA, Method.SAINTE_LAGUE), "femton siffror"),
        (asked(kronor(10**15), [1, 2], KRONA, Method.LARGEST_REMAINDER), "femton siffror"),
        (asked(kronor(7), [10**9, 2], KRONA, Method.LARGEST_REMAINDER), "femton siffror"),
        (asked(kronor(7), [1] * 1_001, KRONA, Method.LARGEST_REMAINDER), "1 001 rader är fler än 1 000"),
    ],
)
def test_what_cells_cannot_reckon_is_written_as_values_that_say_so(shared: Apportionment, why: str) -> None:
    book = Book(sheets_of(reported(shared)))
    assert any(why in cell for (name, *_), cell in book.cells.items() if name == WORKING and isinstance(cell, str))
    assert amounts(book) == of_library(shared)


def test_by_odd_divisors_a_row_gets_several_units_beyond_its_own_rounding() -> None:
    """By hand: rounded alone 6 and nothing; 13/47 and 15/47 come before 1/3, and 17/47 after it."""
    book = Book(sheets_of(reported(asked(kronor(10), [47, *[3] * 9], KRONA, Method.SAINTE_LAGUE))))
    assert amounts(book) == [8, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    assert book.read(WORKING, book.find(WORKING, "Summan minus raderna avrundade var för sig, enheter"), 1) == 4
    book.write(WORKING, book.find(WORKING, "Part") + 1, 2, 0)  # nine of equal weight
    assert amounts(book) == [0, 2, 1, 1, 1, 1, 1, 1, 1, 1]


def test_a_change_that_takes_more_steps_than_there_are_cells_for_is_said() -> None:
    """By hand: of 513 kr the small rows have 0,45 each, and all 13 that they leave go to the large one."""
    book = Book(sheets_of(reported(asked(kronor(10_261), [10_000, *[9] * 29], KRONA, Method.SAINTE_LAGUE))))
    assert amounts(book) == [10_000, *[9] * 29]
    book.write(WORKING, book.find(WORKING, "Att fördela, kr"), 1, 513)
    assert "att cellerna inte räcker" in book.read(WORKING, book.find(WORKING, "Kontroll (1 = exakt)"), 2)
    with pytest.raises(NotAvailable):
        amounts(book)


def test_a_method_that_cells_do_not_know_among_keys_that_are_mixed_is_values() -> None:
    key = mixed([(1, keyed([1, 2])), (1, keyed([3, 1]))])
    book = Book(sheets_of(reported(apportion(kronor(7), key, method=Method.SAINTE_LAGUE))))
    assert any("när flera nycklar vägs samman" in str(cell) for cell in book.cells.values())


@pytest.fixture(scope="module")
def agreement() -> CostSharing:
    return share_cost(embedded().agreement("rss-dalarna-2023"), 2023)


def test_stages_follow_on_each_other(agreement: CostSharing) -> None:
    """Orsa's weight is changed: the municipalities share their half anew, and the region's half stands."""
    book = Book(sheets_of(allocate_report(agreement, Language.SV)))
    stored(book)
    inner = agreement.levels[1].apportionment
    book.write(WORKING, book.find(WORKING, "Orsa"), 2, 7_000)
    again = apportion(kronor(2_000_000), parts(dict(inner.key.weights) | {"2034": 7_000}))
    by_code = dict(zip(again.key.parties, of_library(again), strict=True)) | {"20": Fraction(2_000_000)}
    rows = [by_code[charge.party.code] for charge in agreement.charges]
    assert amounts(book)[: len(rows)] == rows
    orsa, total = book.find(TABLE, "Orsa"), book.find(TABLE, "Summa")
    assert (book.read(TABLE, orsa, 1), book.read(TABLE, total, 3)) == (7_000, 4_000_000)
    book.write(WORKING, book.find(WORKING, "Att fördela, kr"), 1, 4_000_001)
    assert (book.read(TABLE, total, 3), book.read(TABLE, orsa, 3)) == (4_000_001, by_code["2034"])


@given(
    st.lists(st.integers(0, 10**6), min_size=2, max_size=6).filter(any), st.integers(0, 10**6), st.sampled_from(Every)
)
def test_instalments_are_reckoned_anew(weights: list[int], total: int, every: Every) -> None:
    def planned(shared: Apportionment) -> InstalmentPlan:
        by_code = dict(zip(shared.key.parties, shared.amounts, strict=True))
        return plan_instalments(by_code, Period.year(2024), every=every, counted=Counting.DAYS)

    shared = asked(kronor(total), weights, KRONA, Method.LARGEST_REMAINDER)
    names = {code: f"Part {code}" for code in shared.key.parties}
    book = Book(sheets_of(shared_report(shared, names, Language.SV, planned(shared))))
    stored(book)
    book.write(WORKING, book.find(WORKING, "Part") + 1, 2, 77)
    plan = planned(asked(kronor(total), [77, *weights[1:]], KRONA, Method.LARGEST_REMAINDER))
    row = book.find("Tabell 2", "Part") + 1
    for place, (code, _) in enumerate(plan.instalments[0].amounts):
        wanted = [*(each.kronor for each in plan.of(code)), plan.amount(code).kronor]
        assert [book.read("Tabell 2", row + place, 1 + at) for at in range(len(wanted))] == wanted


def test_a_plan_of_other_amounts_or_another_unit_is_values() -> None:
    shared = asked(kronor(10), [1, 1], KRONA, Method.LARGEST_REMAINDER)
    names = {code: f"Part {code}" for code in shared.key.parties}
    for amounts_paid, unit in (((4, 6), KRONA), ((5, 5), ORE)):
        paid = dict(zip(names, map(kronor, amounts_paid), strict=True))
        year = Period.year(2024)
        plan = plan_instalments(paid, year, every=Every.QUARTER, counted=Counting.MONTHS, unit=unit)
        book = Book(sheets_of(shared_report(shared, names, Language.SV, plan)))
        assert not any("Delbetalning" in str(cell) for (name, *_), cell in book.cells.items() if name == WORKING)
        stored(book)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("grant", ["ok-gnv-2020", "stimulans-aldre-2011"])
def test_a_grant_is_reckoned_pot_by_pot(grant: str, language: Language) -> None:
    stored(Book(sheets_of(Workspace.open().allocate(grant).report(language))))


def read(report: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(as_workbook(report)))


def test_the_same_report_gives_the_same_bytes(agreement: CostSharing) -> None:
    first = as_workbook(allocate_report(agreement, Language.SV))
    time.sleep(2.1)  # the time of a file in an archive is told in steps of two seconds
    assert as_workbook(allocate_report(agreement, Language.SV)) == first


def test_the_sheets_have_names_of_ours_and_the_sources_one_of_their_own(agreement: CostSharing) -> None:
    book = read(allocate_report(agreement, Language.SV))
    assert book.sheetnames == [TABLE, WORKING, "Källor"]
    assert [cell.value for cell in book["Källor"][1]] == ["Handling", "Utfärdare", "Daterad", "Diarienummer", "Ställe"]
    assert book["Källor"]["D2"].value == "HSN 2022/1845"
    assert read(allocate_report(agreement, Language.EN)).sheetnames == ["Table", "Working", "Sources"]
    quarters = Instalments(every=Every.QUARTER, counted=Counting.MONTHS)
    two = Workspace.open().allocate("rss-dalarna-2023", 2023, instalments=quarters).report()
    assert read(two).sheetnames == ["Tabell 1", "Tabell 2", WORKING, "Källor"]


def test_only_weights_and_totals_of_their_own_can_be_changed(agreement: CostSharing) -> None:
    book = read(allocate_report(agreement, Language.SV))
    assert all(book[name].protection.sheet for name in book.sheetnames)
    open_cells = [cell for row in book[WORKING].iter_rows() for cell in row if not cell.protection.locked]
    assert len(open_cells) == 1 + 2 + 15 + 1  # the cost; the sides; the municipalities; the region
    assert all(isinstance(cell.value, int) for cell in open_cells)
    assert not [cell for row in book[TABLE].iter_rows() for cell in row if not cell.protection.locked]


def test_numbers_are_written_as_in_sweden(agreement: CostSharing) -> None:
    book = read(allocate_report(agreement, Language.SV))
    row = next(row for row in book[TABLE].iter_rows() if row[0].value == "Orsa")
    assert [cell.number_format for cell in row[:4]] == ["@", "[$-41D]#,##0", "[$-41D]#,##0.00", "[$-41D]#,##0"]


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+46",
        "-1",
        "@SUM(A1)",
        "{=1}",
        "http://a.se",
        "007",
        "2023-01-02",
        "_x0041_",
        "<b>&",
        "å" * 40_000,
        "\ud800x",
        "\x01",
    ],
)
def test_a_name_is_text_and_nothing_else(name: str) -> None:
    shared = asked(kronor(3), [1, 2], KRONA, Method.LARGEST_REMAINDER)
    book = read(shared_report(shared, {"0000": name, "0001": "b"}, Language.SV))
    for sheet, row in ((TABLE, 4), (WORKING, book[WORKING].max_row - 2)):
        cell = book[sheet].cell(row, 1)
        shown = (
            name.replace("\ud800", "\ufffd").replace("\x01", "_x0001_") if len(name) < 40_000 else f"{name[:32_766]}…"
        )
        assert (cell.value, cell.data_type, cell.number_format, cell.hyperlink) == (shown, "s", "@", None)


def test_weights_that_are_decimals_stand_as_they_were_given() -> None:
    weights = [Fraction(125, 10), Fraction(875, 10)]
    book = Book(sheets_of(reported(asked(kronor(1_001), weights, KRONA, Method.LARGEST_REMAINDER))))
    assert book.read(TABLE, book.find(TABLE, "Part") + 1, 1) == 12.5
    book.write(WORKING, book.find(WORKING, "Part") + 1, 2, Fraction(131, 10))
    again = asked(kronor(1_001), [Fraction(131, 10), weights[1]], KRONA, Method.LARGEST_REMAINDER)
    assert amounts(book) == of_library(again)
    book.write(WORKING, book.find(WORKING, "Part") + 1, 2, Fraction(1311, 100))
    assert book.read(WORKING, book.find(WORKING, "Kontroll (1 = exakt)"), 1) == 0


def test_weights_that_are_no_decimals_stand_as_whole_numbers() -> None:
    book = Book(sheets_of(reported(asked(kronor(10), [Fraction(1, 3), 1], KRONA, Method.LARGEST_REMAINDER))))
    row = book.find(WORKING, "Part") + 1
    assert [book.read(WORKING, row + place, 2) for place in range(2)] == [1, 3]
    stored(book)


def test_a_named_carrier_takes_the_difference_also_after_a_change() -> None:
    def shared(weights: list[int]) -> Apportionment:
        key = parts((f"{place:04}", weight) for place, weight in enumerate(weights))
        return apportion(kronor(100), key, method=Method.HALF_UP_RESIDUAL_TO, residual_to="0001")

    book = Book(sheets_of(reported(shared([1, 1, 1]))))
    stored(book)
    book.write(WORKING, book.find(WORKING, "Part") + 1, 2, 5)
    assert amounts(book) == of_library(shared([5, 1, 1]))
    book.write(WORKING, book.find(WORKING, "Part") + 2, 2, 0)
    assert "Den som bär skillnaden" in book.read(WORKING, book.find(WORKING, "Kontroll (1 = exakt)"), 2)


def test_a_tie_goes_to_whom_the_key_names() -> None:
    shared = apportion(kronor(3), parts({"0000": 1, "0001": 1}), ties_to="0001")
    book = Book(sheets_of(reported(shared)))
    assert amounts(book) == of_library(shared) == [1, 2]
    stored(book)


def test_a_report_without_tables_is_one_sheet() -> None:
    report = Workspace.open().explain("rss-dalarna-2023", 2023, party="Orsa").report()
    assert read(report).sheetnames[0] == TABLE
    assert str(read(report)[TABLE]["A1"].value).startswith("Orsa")


def test_numbers_of_more_digits_than_a_cell_keeps_are_text() -> None:
    book = read(reported(asked(kronor(2 * 10**15), [1, 1], KRONA, Method.LARGEST_REMAINDER)))
    row = next(row for row in book[TABLE].iter_rows() if row[0].value == "Summa")
    assert row[3].value == "2000000000000000"  # and no sum of texts, which would be zero
    assert not any(str(each[3].value).startswith("=") for each in book[TABLE].iter_rows())


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, agreement: CostSharing) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UnreadableFileError, match=r"pip install 'nara-vard-finans\[excel\]'") as refused:
        as_workbook(allocate_report(agreement, Language.SV))
    assert "XlsxWriter" in refused.value.in_(Language.SV)


def test_both_sides_of_a_comparison_are_reckoned_anew_and_the_differences_follow() -> None:
    space = Workspace.open()
    old, new = (space.definition(name) for name in ("rss-dalarna-2023", "rss-dalarna-2023"))
    book = Book(sheets_of(space.compare(old, new, years=(2023, 2024)).report()))
    stored(book)
    second = book.find(WORKING, "rss-dalarna-2023 2024: Fördelning av hela summan")
    book.write(WORKING, second + 1, 1, 6_000_000)
    orsa = book.find(TABLE, "Orsa")
    again = share_cost(embedded().agreement("rss-dalarna-2023"), 2023).levels[1].apportionment.key
    after = apportion(kronor(3_000_000), again).amount("2034").kronor
    inhabitants = 6_939
    assert [book.read(TABLE, orsa, column) for column in (1, 2, 3)] == [48_124, after, after - 48_124]
    assert book.read(TABLE, orsa, 4) == pytest.approx(float(100 * (after - 48_124) / 48_124))
    assert book.read(TABLE, orsa, 6) == pytest.approx(float(after / inhabitants))
    assert [book.read(TABLE, book.find(TABLE, "Summa"), column) for column in (1, 2, 3)] == [
        4 * 10**6,
        6 * 10**6,
        2 * 10**6,
    ]


def test_a_comparison_of_what_papers_print_has_no_working() -> None:
    space = Workspace.open()
    old, new = (space.definition(name) for name in ("rss-dalarna-2018", "rss-dalarna-2023"))
    printed = space.compare(old, new, years=(2022, 2023), question=ComparisonQuestion(as_printed=True)).report()
    assert [sheet.name for sheet in sheets_of(printed)] == [TABLE]
    stored(Book(sheets_of(printed)))


def audited(text: str, **more: Any) -> Report:
    return Workspace.open().audit(io.BytesIO(text.encode()), AuditQuestion(column="Belopp", **more)).report()


PRINTED = "Part\tFolkmängd\tBelopp\nMora\t20 544\t{}\nOrsa\t6 939\t{}\nVansbro\t6 790\t{}\nSumma\t34 273\t100 000\n"


@pytest.mark.parametrize("rows", [("59 942", "20 246", "19 812"), ("59 942", "20 246", "19 815")])
def test_an_audit_lays_the_rule_beside_what_is_printed(rows: tuple[str, ...]) -> None:
    """20 544, 6 939 and 6 790 of 34 273: 59 942,2, 20 246,3 and 19 811,5 of 100 000 kr."""
    book = Book(sheets_of(audited(PRINTED.format(*rows))))
    stored(book)
    head = book.find(WORKING, "Part")
    over = {cell: column for (name, row, column), cell in book.cells.items() if (name, row) == (WORKING, head)}
    printed = {name: int(row.replace(" ", "")) for name, row in zip(("Mora", "Orsa", "Vansbro"), rows, strict=True)}
    made = {"Mora": 59_942, "Orsa": 20_246, "Vansbro": 19_812}
    for name, amount in printed.items():
        row = book.find(WORKING, name)
        found = [book.read(WORKING, row, over[heading]) for heading in ("Belopp, kr", "Tryckt, kr", "Skillnad, kr")]
        assert found == [made[name], amount, amount - made[name]]


@pytest.mark.parametrize(
    ("rows", "total", "said"),
    [
        (("59 942", "20 246", "19 811"), "99 999", "Värden, inte formler"),  # rounded down, one by one
        (("59 942", "20 246", "19 812"), "100 000", None),
    ],
)
def test_a_rule_that_cells_do_not_know_is_values(rows: tuple[str, ...], total: str, said: str | None) -> None:
    report = audited(PRINTED.format(*rows).replace("100 000", total), total=StatedTotal.parse("100 000"))
    book = Book(sheets_of(report))
    stored(book)
    found = [cell for (name, *_), cell in book.cells.items() if name == WORKING and str(cell).startswith("Värden")]
    assert bool(found) is (said is not None)


def test_an_audit_without_a_rule_has_no_working() -> None:
    nobody = "Part\tBelopp\nAlfa\t1\nBeta\t999\nSumma\t1 000\n"
    assert [sheet.name for sheet in sheets_of(audited(nobody))] == [TABLE]


def test_a_rule_over_weights_that_are_not_all_there_is_values() -> None:
    """A third party's 6 790 are in the sum of the weights, and in no row."""
    part = "Part\tFolkmängd\tBelopp\nMora\t20 544\t59 942\nOrsa\t6 939\t20 246\nSumma\t34 273\t100 000\n"
    book = Book(sheets_of(audited(part)))
    stored(book)
    assert any("mer än vikterna" in str(cell) for cell in book.cells.values())


def test_days_are_text() -> None:
    report = Workspace.open().deadlines(["rss-dalarna-2018"]).report()
    cells = [cell for (name, *_), cell in Book(sheets_of(report)).cells.items() if name == TABLE]
    assert report.rows[0]["on"] in cells


def test_a_key_that_is_not_what_its_parts_are_together_is_reckoned_by_its_own_weights() -> None:
    both = mixed([(1, keyed([1, 2, 3])), (1, keyed([3, 1, 1]))])
    for key in (among(both, ["0000", "0002"]), CostKey(weights={"0000": 1, "0001": 2, "0002": 4}, basis=both.basis)):
        shared = apportion(kronor(1_000), key)
        book = Book(sheets_of(reported(shared)))
        assert amounts(book) == of_library(shared)
        stored(book)
    only = apportion(kronor(1_000), mixed([(0, keyed([1, 2, 3])), (1, keyed([3, 1, 1]))]))
    assert amounts(Book(sheets_of(reported(only)))) == of_library(only)


def test_a_carrier_under_a_key_that_is_mixed_is_values() -> None:
    key = mixed([(1, keyed([1, 2, 3])), (1, keyed([3, 1, 1]))])
    shared = apportion(kronor(1_000), key, method=Method.HALF_UP_RESIDUAL_TO, residual_to=LARGEST)
    book = Book(sheets_of(reported(shared)))
    assert any(str(cell).startswith("Värden") for cell in book.cells.values())
    assert amounts(book) == of_library(shared)


def test_rows_that_follow_from_more_than_weights_are_values() -> None:
    """Whoever makes a result of other counts than the rule gives: the cells would give others."""
    shared = evolve(asked(kronor(10), [1, 1, 1], KRONA, Method.LARGEST_REMAINDER), counts=(2, 4, 4))
    book = Book(sheets_of(reported(shared)))
    assert any("mer än vikterna" in str(cell) for cell in book.cells.values())
    assert amounts(book) == [2, 4, 4]


@pytest.mark.parametrize(
    ("weights", "rows"),
    [
        (
            (1, 1, 4),
            (16, 17, 67),
        ),  # 16,67, 16,67 and 66,67 of 100: by the largest remainder, Vansbro being first by code
        (
            (20_544, 6_939, 6_790),
            (59_949, 20_248, 19_813),
        ),  # 59 948,22, 20 248,28 and 19 813,49 of 100 010: on the largest
    ],
)
def test_an_audit_knows_the_largest_remainder_and_who_carries_the_difference(
    weights: tuple[int, ...], rows: tuple[int, ...]
) -> None:
    lines = zip(("Mora", "Orsa", "Vansbro"), weights, rows, strict=True)
    listed = "".join(f"{name}\t{weight}\t{amount}\n" for name, weight, amount in lines)
    book = Book(sheets_of(audited(f"Part\tFolkmängd\tBelopp\n{listed}Summa\t{sum(weights)}\t{sum(rows)}\n")))
    stored(book)
    assert book.read(WORKING, book.find(WORKING, "Kontroll (1 = exakt)"), 1) == 1
    head = book.find(WORKING, "Part")
    column = next(
        c for (name, row, c), cell in book.cells.items() if (name, row, cell) == (WORKING, head, "Belopp, kr")
    )
    found = [book.read(WORKING, book.find(WORKING, name), column) for name in ("Mora", "Orsa", "Vansbro")]
    assert found == [*rows]


def test_a_tie_that_went_otherwise_than_by_code_is_values() -> None:
    """The rows are by the largest remainder, but of three that tie the first by code is the one that got nothing."""
    tied = "Part\tFolkmängd\tBelopp\nMora\t1\t17\nOrsa\t1\t17\nVansbro\t4\t66\nSumma\t6\t100\n"
    book = Book(sheets_of(audited(tied)))
    stored(book)
    assert any("mer än vikterna" in str(cell) for cell in book.cells.values())


def test_a_settlement_is_reckoned_anew() -> None:
    """950 kr in the place of 1 000: 40 and 60 parts of -50; then of -75."""
    charged = {"0000": kronor(400), "0001": kronor(600)}
    settlement = settle(charged, kronor(950), parts({"0000": 40, "0001": 60}))
    book = Book(sheets_of(settlement_report(settlement, {"0000": "Part a", "0001": "Part b"}, Language.SV)))
    stored(book)
    row = book.find(TABLE, "Part a")
    assert [book.read(TABLE, row, column) for column in (1, 2, 3)] == [400, -20, 380]
    book.write(WORKING, book.find(WORKING, "Att fördela, kr"), 1, -75)
    assert [book.read(TABLE, row, column) for column in (1, 2, 3)] == [400, -30, 370]
    assert [book.read(TABLE, row + 1, column) for column in (1, 2, 3)] == [600, -45, 555]
    assert [book.read(TABLE, row + 2, column) for column in (1, 2, 3)] == [1_000, -75, 925]
    shown = report_of(settlement)
    assert shown is not None
    assert [each["settled"] for each in shown.rows] == ["380", "570"]


KNOWN = {"SUM", "INT", "IF", "OR", "SUMPRODUCT"}


def test_formulas_use_what_every_spreadsheet_reckons_alike(agreement: CostSharing) -> None:
    key = mixed([(1, keyed([Fraction(1, 4), 2, 3])), (2, keyed([3, 1, 1]))])
    reports = [
        allocate_report(agreement, Language.SV),
        reported(apportion(kronor(1_000), key)),
        reported(asked(kronor(100), [1, 2], ORE, Method.HALF_UP_RESIDUAL_TO)),
    ]
    puts = [put for report in reports for sheet in sheets_of(report) for put in sheet.cells.values() if put.formula]
    used = {name for put in puts for name in re.findall(r"[A-Z.]+(?=\()", re.sub('"[^"]*"', "", put.formula))}
    assert used == KNOWN
    assert max(len(put.formula) for put in puts) < 8_192  # what Excel takes


def test_the_division_is_put_right() -> None:
    """A spreadsheet takes 999 999 999 999 998 by 3 for 333 333 333 333 333, which is one too many."""
    for number, by in ((10**15 - 2, 3), (10**15 - 1, 7), (10**15 - 1, 499_999_999), (999_999_000_000_000, 333_333)):
        book = Book((Sheet(name="A", cells={(0, 0): Put(value=number), (0, 1): Put(value=by)}),))
        for column, formula in ((2, quotient("A1", "B1")), (3, "INT(A1/B1)")):
            book.cells["A", 0, column] = f"={formula}"
        assert book.read("A", 0, 2) == number // by
        if by == 3:
            assert book.read("A", 0, 3) == number // by + 1


def rated(rate: Fraction, figures: Sequence[int | Fraction], unit: Amount = KRONA) -> Apportionment:
    counted = {f"{place:04}": figure for place, figure in enumerate(figures)}
    people = Statistic(id="p", title=Text("p"), counts="p", unit="x", figures=counted, as_of=Period.year(2023))
    key = Rate(per=RateValue(number=rate), key=proportional_to(people))
    (level,) = charged(key, RoundingRule(method=Method.HALF_UP_EACH, unit=unit), year=2023)
    return level.apportionment


def test_amounts_by_a_rate_follow_it() -> None:
    """By hand: 31,25 kr for each of 23 871 and 2 is 745 968,75 and 62,50 kr; 31,50 kr is 751 936,50 and 63 kr."""
    report = reported(rated(Fraction("31.25"), [23_871, 2]))
    (stage,) = read_receipt(report.receipt())["stages"]
    assert (stage["rate"], stage["total"]) == ("3125", 74_603_200)
    book = Book(sheets_of(report))
    row = book.find(WORKING, "Part") + 1
    assert amounts(book) == [745_969, 63]
    assert [book.read(WORKING, row + place, 4) for place in (0, 1)] == [745_968.75, 62.5]
    book.write(WORKING, book.find(WORKING, "Taxa, kr för varje"), 1, Fraction("31.5"))
    assert amounts(book) == [751_937, 63]
    assert book.read(TABLE, book.find(TABLE, "Summa"), 3) == 752_000
    for changed, why in ((Fraction(-1), "Taxan är negativ"), (Fraction("0.001"), "Taxan är negativ")):
        book.write(WORKING, book.find(WORKING, "Taxa, kr för varje"), 1, changed)
        assert why in book.read(WORKING, book.find(WORKING, "Kontroll (1 = exakt)"), 2)
        with pytest.raises(NotAvailable):
            amounts(book)


RATES = st.integers(1, 10**6).map(lambda number: Fraction(number, 10**4))
FIGURES = st.lists(st.integers(0, 10**6).map(lambda n: Fraction(n, 2)), min_size=2, max_size=6).filter(any)


@given(RATES, FIGURES, st.sampled_from(UNITS), RATES, st.integers(0, 10**6))
def test_by_a_rate_the_cells_give_the_amounts_of_the_library(
    rate: Fraction, figures: list[Fraction], unit: Amount, other: Fraction, figure: int
) -> None:
    shared = rated(rate, figures, unit)
    book = Book(sheets_of(reported(shared)))
    assert amounts(book) == of_library(shared)
    stored(book)
    book.write(WORKING, book.find(WORKING, "Part") + 1, 2, figure)
    places = next(put for put in (10**n for n in range(5)) if (rate * put).denominator == 1)
    changed = Fraction(int(other * places) + 1, places)
    book.write(WORKING, book.find(WORKING, "Taxa, kr för varje"), 1, changed)
    assume(figure or any(figures[1:]))
    assert amounts(book) == of_library(rated(changed, [figure, *figures[1:]], unit))


@pytest.mark.parametrize(
    ("shared", "why"),
    [
        (rated(Fraction(1, 3), [1, 2]), "taxan har fler decimaler än cellerna har plats för"),
        (rated(Fraction(10**9), [10**9, 2]), "femton siffror"),
    ],
)
def test_a_rate_that_cells_cannot_reckon_is_written_as_values_that_say_so(shared: Apportionment, why: str) -> None:
    book = Book(sheets_of(reported(shared)))
    assert any(why in str(cell) for cell in book.cells.values())


def test_an_amount_that_is_paid_out_keeps_its_sign() -> None:
    stated = StatedAmounts(amounts={"0000": kronor(-5), "0001": kronor(12)}, signed=True)
    (level,) = charged(stated, RoundingRule(), year=2023)
    book = Book(sheets_of(reported(level.apportionment)))
    row = book.find(WORKING, "Part") + 1
    assert [book.read(WORKING, row + place, 5) for place in (0, 1)] == [-5, 12]
    assert amounts(book) == [-5, 12]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (StatedAmounts(amounts={"2034": kronor(5), "2039": kronor(7)}), "angivna vart för sig"),
        (
            Bounded(key=parts({"2034": 1, "2039": 1}), most={"2034": 5}, cut_off=CutOff.SHARED_AGAIN),
            "lägsta och högsta belopp",
        ),
    ],
)
def test_what_follows_from_no_weights_alone_is_values_that_say_why(key: StatedAmounts | Bounded, why: str) -> None:
    (level,) = charged(key, RoundingRule(), year=2023, cost=kronor(12))
    book = Book(sheets_of(shared_report(level.apportionment, {"2034": "Orsa", "2039": "Älvdalen"}, Language.SV)))
    assert any(why in str(cell) for cell in book.cells.values())
    assert amounts(book) == [5, 7]


def test_a_cell_that_is_more_than_its_stages_is_a_value() -> None:
    """Whoever reports other amounts than the stages give: the cells would give others."""
    one, other = (asked(kronor(total), [1, 2], KRONA, Method.LARGEST_REMAINDER) for total in (10, 11))
    book = Book(sheets_of(evolve(reported(one), stages=lambda: reported(other).stages)))
    assert amounts(book) == of_library(one) != of_library(other)
