"""The command line on printed tables: the papers' own, other people's, and files from strangers."""

import io
import itertools
import sys
import time
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from audit_cases import COST, PAPERS, PERCENT, Table, paper, percents, workbook
from cli_runs import Run, answer


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "tabell.txt"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "nyckel.csv"
    path.write_text("party;weight\n" + "".join(f"{name};{share} %\n" for name, share in PERCENT.items()), "utf-8")
    return path


def repacked(path: Path, out: Path, **parts: bytes) -> Path:
    """A workbook with some of its parts, named by the ends of their names, replaced, or with new ones."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = next((key for key in parts if key in name), "")
            new.writestr(name, parts.pop(key) if key else old.read(name))
        for key, raw in parts.items():
            new.writestr(f"xl/{key}.bin", raw)
    return out


def refused(run: Run, *arguments: object) -> str:
    """What a command with bad input says, on one line, and nothing else."""
    status, out, err = run("audit", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("nvf: ")
    assert err.count("\n") == 1
    return err


def deviations(data: Mapping[str, Any]) -> dict[str, tuple[str, str, str]]:
    return {each["name"]: (each["printed"], each["computed"], each["difference"]) for each in data["deviations"]}


class TestOtherTables:
    @pytest.mark.parametrize("total", ["--total=6210", "--total=6 210 tkr"])
    def test_in_thousands_with_one_row_ten_thousand_off(self, run: Run, table: Path, weights: Path, total: str) -> None:
        rows = percents(6_210)
        table.write_text(
            "Part;Belopp\n" + "".join(f"{name};{amount + 10 * (name == 'C')}\n" for name, amount in rows.items()),
            "utf-8",
        )
        given = ("--rows-in", "tkr") if "tkr" in total else ()
        data = answer(run, "audit", table, total, "--weights", weights, *given, status=1)
        zeros = "000" if given else ""
        assert data["verdict"] == "unexplained"
        assert deviations(data) == {"C": (f"{rows['C'] + 10}{zeros}", f"{rows['C']}{zeros}", f"10{zeros}")}


class TestChoosing:
    def test_a_unit_that_is_not_understood(self, run_en: Run, table: Path) -> None:
        table.write_text("Kommun;Belopp euro\nMora;142\nOrsa;48\n", "utf-8")
        assert refused(run_en, table).endswith("say the unit of the rows; on the command line: --rows-in\n")

    def test_no_such_column(self, run_en: Run, table: Path) -> None:
        table.write_text(paper("P21", "N22", "N23"), "utf-8")
        told = refused(run_en, table, "--column", "N33")
        assert "no column 'N33'" in told
        assert "did you mean" in told

    def test_several_columns_of_money(self, run: Run, table: Path) -> None:
        table.write_text(paper("N22", "N23"), "utf-8")
        data = answer(run, "audit", table, status=1)
        assert (data["schema"], [each["rows_sum"] for each in data["columns"]]) == (
            "nvf.audit/2",
            ["1225537", "2000004"],
        )

    def test_standard_input_and_a_workbook_there(self, run: Run, tmp_path: Path) -> None:
        rows: list[list[Any]] = [
            ["Kommun", "Kr"],
            *([name, int(row["G20"])] for name, row in PAPERS.items()),
            ["Summa", 15_711_504],
        ]
        path = workbook(tmp_path / "t.xlsx", Blad1=rows)
        for raw in (paper("G20", more=["Summa\t15 711 504"]).encode(), path.read_bytes()):
            with mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw))):
                data = answer(run, "audit", "-", status=1)
            assert (data["verdict"], data["fits"][0]["basis"]) == ("does-not-add-up", "population-dalarna-2018-11")

    def test_a_file_stands_before_a_table_of_the_same_name(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / COST).write_text("Ort;Kr\nA;50\nB;50\n", "utf-8")
        assert answer(run, "audit", COST)["rows_sum"] == "100"

    def test_sheets(self, run: Run, tmp_path: Path) -> None:
        """Ten sheets, each with its number of times 130, 50 and 20."""
        sheets: dict[str, Table] = {
            f"Blad{n}": [["Ort", "Kr"], ["A", 130 * n], ["B", 50 * n], ["C", 20 * n]] for n in range(1, 11)
        }
        path = workbook(tmp_path / "t.xlsx", **sheets)
        assert answer(run, "audit", path, "--sheet", "Blad3", status=1)["rows_sum"] == "600"
        assert answer(run, "audit", path, "--total", "800", status=1)["table"] == "t.xlsx!Blad4"
        found = answer(run, "audit", path, status=1)["columns"]
        assert [(each["table"], each["rows_sum"]) for each in found] == [
            (f"t.xlsx!Blad{n}", f"{200 * n}") for n in range(1, 11)
        ]
        told = refused(run, path, "--sheet", "Blad33")
        assert "inget blad 'Blad33'" in told
        assert "menades 'Blad3'?" in told

    def test_a_column_of_several_sheets_is_refused_until_one_is_named(self, run_en: Run, tmp_path: Path) -> None:
        sheets: dict[str, Table] = {f"Blad{n}": [["Ort", "Kr"], ["A", 100 * n], ["B", 50 * n]] for n in (1, 2)}
        told = refused(run_en, workbook(tmp_path / "t.xlsx", **sheets), "--column", "Kr")
        assert told.endswith("; on the command line: --sheet, --column or --total\n")

    def test_a_total_on_several_sheets_is_refused_until_one_is_named(self, run: Run, tmp_path: Path) -> None:
        sheets: dict[str, Table] = {name: [["Ort", "Kr"], ["A", 100], ["B", 50]] for name in ("Utkast", "Beslut")}
        path = workbook(tmp_path / "t.xlsx", **sheets)
        told = refused(run, path, "--total", "150")
        for named in ("Utkast", "Beslut", "--sheet"):
            assert named in told
        assert answer(run, "audit", path, "--total", "150", "--sheet", "Beslut", status=1)["table"] == "t.xlsx!Beslut"

    def test_a_table_that_is_nowhere_is_refused_with_one_that_is_like_it(self, run_en: Run) -> None:
        told = refused(run_en, "medel-per-kommun-2021")
        assert "did you mean" in told
        assert "medel-per-kommun-2020" in told

    def test_a_table_of_the_facts_has_no_sheets(self, run: Run) -> None:
        assert "sheet" in refused(run, "medel-per-kommun-2020", "--sheet", "Blad1")

    def test_encodings(self, run_en: Run, table: Path) -> None:
        table.write_bytes("Kommun;Kr\nÄlvdalen;50\nSäter;50\n".encode("cp1252"))
        assert refused(run_en, table).endswith("; on the command line: --encoding\n")
        assert answer(run_en, "audit", table, "--encoding", "cp1252")["rows"][0]["party"] == "2039"


class TestForms:
    def test_what_to_ask_next_is_said_until_it_is_asked(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;17\nB;83\n", "utf-8")
        assert "Med --recover" in run("audit", table)[1]
        assert "With --recover" in run("audit", table, "--lang", "en")[1]
        assert "--recover" not in run("audit", table, "--recover", "--sums", "100-100")[1]
        assert "--recover" not in run("audit", "medel-per-kommun-2020")[1]


class TestBadInput:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "it is empty"),
            ("Ort;Kr\nA;100\n", "it has 1 row with an amount"),
            ("Ort;Kr\nSumma;100\nTotalt;200\n", "only sums"),
            ("Ort;Kr\nA;100\nB;-20\nC;30\n", "tabell.txt:3: B has -20 kr"),
            ("Ort;Kr\nA;100\nB;50\nSumma;150\nTotalt;400\n", "its printed sums disagree"),
            ("Ort;Kr\nMora;100\nOrsa;50\n2062;20\n", "stands twice"),
            ("Ort;Kr\nA;100 kr\nB;50 tkr\n", "different units"),
            ("Ort;Kr\nA;0\nB;0\n", "zero or less"),
        ],
    )
    def test_a_table_that_cannot_be_audited(self, run_en: Run, table: Path, text: str, told: str) -> None:
        table.write_text(text, "utf-8")
        assert told in refused(run_en, table).replace("\u00a0", " ")

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (("--recover", "--sums", "1-1000000000000"), "thousand million pairs"),
            (("--recover", "--sums", "bara några"), "'bara några' is no range of sums"),
            (("--recover", "--sums", "10-1"), "no range of sums above zero"),
            (("--sums", "1-10"), "give --recover too"),
            (("--total", "x"), "not an amount"),
            (("--total", "0"), "zero or less"),
            (("--total=-5",), "zero or less"),
            (("--within", "x"), "not an amount"),
            (("--sheet", "Blad1"), "no sheets"),
            (("--column", "9"), "no column '9'"),
            (("--weights", "finns-inte.csv"), "no such file"),
            (("--rows-in", "öre"), "--rows-in cannot be 'öre'; expected one of kr, tkr, mkr"),
        ],
    )
    def test_options_that_cannot_be_read(self, run_en: Run, table: Path, options: Sequence[str], told: str) -> None:
        table.write_text("Ort;Kr\nA;100\nB;50\n", "utf-8")
        assert told in refused(run_en, table, *options)

    def test_a_distance_below_nought(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;100\nB;50\n", "utf-8")
        refused(run, table, "--within=-10")

    def test_two_rows_of_one_party_name_the_file(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nMora;100\nOrsa;50\n2062;20\n", "utf-8")
        assert "tabell.txt" in refused(run, table)

    def test_a_file_that_is_missing(self, run: Run, tmp_path: Path) -> None:
        assert "filen finns inte" in refused(run, tmp_path / "finns-inte.csv")

    def test_a_file_of_a_hundred_megabytes(self, run: Run, table: Path) -> None:
        with table.open("wb") as file:
            file.truncate(100 << 20)
        assert "större än" in refused(run, table)

    def test_other_kinds_of_files(self, run: Run, tmp_path: Path) -> None:
        pdf, docx = tmp_path / "a.pdf", tmp_path / "a.docx"
        pdf.write_bytes(b"%PDF-1.7\n")
        with zipfile.ZipFile(docx, "w") as made:
            made.writestr("[Content_Types].xml", "<x/>")
            made.writestr("word/document.xml", "<x/>")
        assert "den är skadad (" in refused(run, pdf)
        assert refused(run, docx)


class TestWorkbooksFromStrangers:
    ROWS: Table = (("Ort", "Kr"), ("A", 100), ("B", 50), ("C", 30), ("D", 20))

    def test_macros_and_bombs(self, run: Run, tmp_path: Path) -> None:
        good = workbook(tmp_path / "t.xlsx", Blad1=self.ROWS)
        entities = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
        for name, part, told in (
            ("macro", {"vbaProject": b"x"}, "makron"),
            ("bomb", {"sheet1": b"<worksheet>" + b" " * (64 << 20) + b"</worksheet>"}, "större än"),
            ("entities", {"sheet1": entities}, "entiteter"),
        ):
            assert told in refused(run, repacked(good, tmp_path / f"{name}.xlsx", **part))


class TestHarmless:
    def test_sums_of_five_thousand_digits(self, run_en: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;10\nB;20\n", "utf-8")
        status, out, err = run_en("audit", table, "--recover", "--sums", f"1-{'9' * 5_000}")
        assert (status, out) == (2, "")
        assert "is no range of sums" in err
        assert err.count("\n") == 1

    @pytest.mark.parametrize("form", ["table", "md", "csv"])
    def test_control_characters_do_not_reach_the_terminal(self, run: Run, table: Path, form: str) -> None:
        table.write_text("Ort;\x1b[2JKr\n\x1b[31mA;100\nB\x07;50\n\u202eC;x;\n", "utf-8")
        out = run("audit", table, "--format", form)[1]
        assert "100" in out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)

    def test_nor_in_a_message(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\n\x1b[31mA;-100\nB;50\n", "utf-8")
        assert "\x1b" not in refused(run, table)


class TestProgress:
    ASKED = "--recover", "--sums", "5-7"

    @pytest.fixture
    def small(self, table: Path) -> Path:
        table.write_text("Ort;Kr\nA;10\nB;20\nC;30\nSumma;60\n", "utf-8")
        return table

    @pytest.fixture
    def terminal(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        del capsys  # it is in place, so that it is its standard error that becomes a terminal
        monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)

    @pytest.fixture
    def slow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ticks = itertools.count(0, 10)
        monkeypatch.setattr(time, "monotonic", lambda: next(ticks))

    @pytest.mark.usefixtures("terminal", "slow")
    @pytest.mark.parametrize(("language", "told"), [("sv", "Söker underlag: 100 %"), ("en", "Searching: 100 %")])
    def test_is_shown_on_a_terminal_when_it_takes_its_time(
        self, run: Run, small: Path, language: str, told: str
    ) -> None:
        status, out, err = run("audit", small, *self.ASKED, "--lang", language)
        assert status == 1
        assert told in err
        assert err.endswith("\n")
        assert "\r" not in out

    @pytest.mark.usefixtures("slow")
    def test_is_not_shown_in_a_file(self, run: Run, small: Path) -> None:
        assert run("audit", small, *self.ASKED)[2] == ""

    @pytest.mark.usefixtures("terminal")
    def test_is_not_shown_when_it_is_done_at_once(self, run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(time, "monotonic", lambda: 0.0)
        assert run("audit", small, *self.ASKED)[2] == ""
