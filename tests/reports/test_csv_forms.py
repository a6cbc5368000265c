"""CSV for machines and for Excel: the same cells as people see, and no text that a spreadsheet takes for another thing."""

import csv
import datetime as dt
import io
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Workspace, kronor
from nara_vard_finans.core import Language
from nara_vard_finans.reports import Column, Report, Section, as_csv, as_csv_excel

WORKSPACE = Workspace.open()
POST = ("rss-gnv-post-2023", dt.date(2024, 2, 15), "exempel-gnv-post-2023")


def excel(text: str) -> list[list[str]]:
    """Read it as Excel in Sweden does: by the mark at its beginning as UTF-8, and cut at semicolons."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def answers() -> dict[str, Report]:
    """Give a report of each kind, with one table and with several."""
    post, on, journal = POST
    return {
        "allocate": WORKSPACE.allocate("rss-dalarna-2023", 2023).report(),
        "printed": WORKSPACE.printed("rss-dalarna-2023", 2023).report(),
        "grant": WORKSPACE.allocate("ok-gnv-2020").report("en"),
        "status": WORKSPACE.status(post, on=on, journals=[journal]).report(),
        "deadlines": WORKSPACE.deadlines().report(),
        "list": WORKSPACE.entries().report(),
        "audit": WORKSPACE.audit("medel-per-kommun-2020").report(),
    }


ANSWERS = answers()


def plain(cell: str) -> str:
    """Give a cell as it is without what makes it pretty."""
    return cell.replace("\u00a0", "").replace(" ", "").replace("–", "")


class TestExcel:
    @pytest.mark.parametrize("name", ANSWERS)
    def test_it_holds_the_cells_that_people_see(self, name: str) -> None:
        report = ANSWERS[name]
        rows = [row for row in excel(report.csv_excel()) if len(row) > 1]
        shown = [part for part in report.written_sections if part.head]
        tables = [section for section in report.sections if section.columns]
        assert len(rows) == sum(1 + len(part.rows) for part in shown)
        at = iter(rows)
        for part, section in zip(shown, tables, strict=True):
            before = 1 if section.parties else 0
            for line in (part.head, *part.rows):
                found = next(at)[before:]
                for cell, seen in zip(found, line, strict=True):
                    if re.fullmatch("-?[0-9]+(,[0-9]+)?", cell):  # people see it rounded
                        number = Decimal(cell.replace(",", "."))
                        close = Decimal(plain(seen).replace(",", "."))
                        assert abs(number - close) <= Decimal("0.005")
                    else:
                        assert plain(cell.removeprefix("'")) == plain(seen)

    def test_an_allocation_as_it_stands(self) -> None:
        rows = excel(ANSWERS["allocate"].csv_excel())
        assert rows[0] == ["Kod", "Part", "Folkmängd", "Före avrundning, kr", "Belopp, kr"]
        orsa = next(row for row in rows if row[1] == "Orsa")
        assert orsa == ["2034", "Orsa", "6939", "48123,6693", "48124"]
        assert sum(int(row[4]) for row in rows[1:]) == 4_000_000

    def test_of_several_tables_each_has_its_title(self) -> None:
        rows = excel(ANSWERS["status"].csv_excel())
        assert rows[0] == ["Gemensamt finansierad utvecklingsledare för god och nära vård, RSS Dalarna"]
        assert [] in rows

    def test_an_explanation_is_its_lines(self) -> None:
        report = WORKSPACE.explain("rss-dalarna-2023", 2023, party="Orsa").report()
        assert excel(report.csv_excel())[0][0].startswith("Orsa betalar 48")

    def test_what_is_not_there_and_a_day(self) -> None:
        values: list[Any] = [None, dt.date(2023, 1, 1), Fraction(1, 3), -5, kronor(1) * 0]
        columns = tuple(Column[Any](str(at), None, lambda row, at=at: row[at], f"h{at}") for at in range(5))  # type: ignore[arg-type, misc]
        section = Section(columns=columns, rows=[values])
        assert excel(as_csv_excel([section], Language.SV))[1] == ["", "2023-01-01", "0,333333", "-5", "0"]


SURPRISING = [
    "0180", "1-2", "3/4", "2022-06", "mars 2023", "1 mars", "10 jan", "maj-20", "1E5", "12:30", "5 kr", "50 %", "SANT", "true",
    "#N/A", "1.5", "1,5", "(5)", "12345678901234567", "+46", "=1", "-x", "@a", "\t=1", "\u00a01-2", "2 000",
]  # fmt: skip


class TestTexts:
    @pytest.mark.parametrize("text", SURPRISING)
    def test_what_a_spreadsheet_would_change_is_kept(self, text: str) -> None:
        (row,) = excel(as_csv_excel([Section(notes=(text,))], Language.SV))
        assert row == [f"'{text}"]

    @pytest.mark.parametrize(
        "text", ["Orsa", "2034", "10 kommuner", "marsipan", "Mars", "kr", "Belopp, kr", "a-b", "0"]
    )
    def test_what_it_would_not_change_is_left_alone(self, text: str) -> None:
        (row,) = excel(as_csv_excel([Section(notes=(text,))], Language.SV))
        assert row == [text]

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_no_text_becomes_a_formula(self, text: str) -> None:
        written = as_csv_excel([Section(notes=(text,))], Language.SV)
        for delimiter in ";,\t":
            for row in csv.reader(io.StringIO(written[1:].replace("\0", "")), delimiter=delimiter):
                assert not any(cell.strip(' "\u00a0').startswith(tuple("=+-@＝＋－＠")) for cell in row)

    @given(st.from_regex(r"[0-9]{1,20}([-/.: ,][0-9]{1,4}){0,2}", fullmatch=True))
    def test_no_text_of_digits_becomes_another_number_or_a_day(self, text: str) -> None:
        ((cell,),) = excel(as_csv_excel([Section(notes=(text,))], Language.SV))
        assert cell == f"'{text}" or (cell == text == str(int(text)) and len(text) <= 15)


class TestForMachines:
    def test_a_fraction_stands_in_decimals_beside(self) -> None:
        lines = ANSWERS["allocate"].csv().splitlines()
        assert lines[0] == "party,name,side,weight,exact,exact_decimal,amount"
        assert "2034,Orsa,municipalities,6939,13878000000/288382,48123.6693,48124" in lines

    @given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
    def test_it_is_the_same_number(self, numerator: int, denominator: int) -> None:
        written = as_csv([{"exact": f"{numerator}/{denominator}"}], ("exact",), ["exact"]).splitlines()[1]
        decimal = Fraction(written.split(",")[1])
        assert abs(decimal - Fraction(numerator, denominator)) <= Fraction(1, 2 * 10**6)

    def test_a_truth_a_list_and_nothing(self) -> None:
        row = {"a": True, "b": ("x", "=y"), "c": None}
        assert as_csv([row], ("a", "b", "c")) == "a,b,c\ntrue,x;'=y,"

    def test_of_nothing_nothing(self) -> None:
        assert as_csv([{"exact": None}], ("exact",), ["exact"]) == "exact,exact_decimal\n,"
