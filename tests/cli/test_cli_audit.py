"""The command line on printed tables: the papers' own, other people's, and files from strangers."""

import csv
import io
import itertools
import sys
import time
import zipfile
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from openpyxl import Workbook

from cli_runs import Run, answer
from table_twins import half_up

PAPERS = {
    row["name"]: row
    for row in csv.DictReader(
        line
        for line in (Path(__file__).parents[1] / "golden" / "tables.csv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
}
COST = "kostnad-per-kommun-2022-06-09"

# The left and the right table of the slides of 2022-04-27, as the scan reads; Gagnef is not in the left one.
SLIDE = """\
juni 2021 kommun Ers per
Avesta 22 986 159 414 juni 2021 kommun
Borlange 52 460 363 823 Avesta 22 986 103619
Falun 59 752 414 395 Borlange 52 460 236 485
Hedemora 15 495 107 462 Gagnef 10455 47130
Leksand 15 940 110 548 Hedemora 15495 69 850
Ludvika 26 613 184 568 Leksand 15940 71856
Malung-Salen 10 184 70 629 kﬂ“;ﬁf;salen ig i;j 112 ggg
Mora 20544 142 478 Mora 20 544 92 610
Orsa. 6 939 48 124 Orsa 6 939 31 280
Rattvik 11 079 76 836 Rattvik 11 079 49 943
Smedjebacken 10 909 75 657 Smedjebacken 10 909 49 177
Sater 11 203 77 696 Sater 11 203 50 502
Vansbro 6 790 47 090 Vansbro 6 790 30 609
Alvdalen 7 033 48 776 Alvdalen 7033 31 704
Summa 288 382 2 000 000 Summa 288 382 1 300 000
"""
PERCENT = {"A": "10,5", "B": "20,3", "C": "30,1", "D": "15,6", "E": "23,5"}


Table = Sequence[Sequence[Any]]
"""The rows of a sheet."""


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def paper(
    *columns: str, more: Sequence[str] = (), without: Sequence[str] = (), changed: Mapping[str, int] | None = None
) -> str:
    """A table as pasted from a word processor; the last column with what is changed."""
    lines = ["\t".join(("Kommun", *columns))]
    for name, row in PAPERS.items():
        if name not in without:
            cells = [int(row[column]) for column in columns]
            cells[-1] = (changed or {}).get(name, cells[-1])
            lines.append("\t".join((name, *map(spaced, cells))))
    return "\n".join((*lines, *more)) + "\n"


def percents(total: int, unit: int = 1) -> dict[str, int]:
    """Five parties by percentages with one decimal, each row rounded by itself."""
    return {
        name: unit * half_up(Fraction(total, unit) * Fraction(share.replace(",", ".")) / 100)
        for name, share in PERCENT.items()
    }


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "tabell.txt"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "nyckel.csv"
    path.write_text("party;weight\n" + "".join(f"{name};{share} %\n" for name, share in PERCENT.items()), "utf-8")
    return path


def workbook(path: Path, **sheets: Table) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append([*row])
    made.save(path)
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


class TestThePapers:
    def test_the_grant_of_2020(self, run: Run, table: Path) -> None:
        table.write_text(paper("P18", "G20", more=["Summa\t286 655\t15 711 504"]), "utf-8")
        data = answer(run, "audit", table, "--total", "15711504", status=1)
        assert (data["verdict"], data["rows_sum"], data["printed_total"], data["difference"]) == (
            "does-not-add-up", "15711502", "15711504", "-2",
        )  # fmt: skip
        first = data["fits"][0]
        assert (first["basis"], first["basis_total"], first["method"], first["unit"], first["total"]) == (
            "P18", 286_655, "half-up-each", "1", "15711504",
        )  # fmt: skip
        assert {fit["basis"] for fit in data["fits"]} == {"P18", "population-dalarna-2018-11"}
        assert (data["nearest"], data["deviations"], data["recovered"], data["unreadable"]) == (None, [], [], [])
        for row in data["rows"]:
            figures = PAPERS[row["name"]]
            assert (row["printed"], row["computed"], row["difference"]) == (figures["G20"], figures["G20"], "0")
            assert Fraction(row["exact"]) == Fraction(15_711_504 * int(figures["P18"]), 286_655)

    def test_the_new_agreement_by_the_table_of_the_facts(self, run: Run) -> None:
        """4 000 000 is printed with the region's half: the municipalities' is 2 000 000, and their rows 4 kr more."""
        data = answer(run, "audit", COST, "--column", "2023", status=1)
        assert (data["verdict"], data["rows_sum"], data["printed_total"], data["difference"]) == (
            "does-not-add-up", "2000004", "2000000", "4",
        )  # fmt: skip
        assert data["fits"][0]["method"] == "half-up-each"
        assert [(row["name"], row["printed"]) for row in data["apart"]] == [("Region Dalarna", "2000000")]
        (whole,) = data["sums"]
        assert (whole["printed"], whole["rows"], whole["difference"], whole["takes_in_apart"]) == (
            "4000000",
            "4000004",
            "4",
            True,
        )

    def test_the_slide_without_gagnef(self, run: Run, table: Path) -> None:
        table.write_text(SLIDE, "utf-8")
        data = answer(run, "audit", table, "--total", "2000000", status=1)
        assert (data["verdict"], len(data["rows"])) == ("incomplete", 14)
        assert data["lacking"] == [{"party": "2026", "name": "Gagnef"}]
        assert (data["rows_sum"], data["difference"]) == (str(2_000_004 - 72_508), str(4 - 72_508))
        assert (data["fits"][0]["method"], data["fits"][0]["basis_total"]) == ("half-up-each", 288_382)

    def test_the_slide_with_a_row_that_cannot_be_read(self, run: Run, table: Path) -> None:
        table.write_text(SLIDE, "utf-8")
        data = answer(run, "audit", table, "--total", "1300000", status=1)
        assert data["verdict"] == "incomplete"
        assert {row["name"]: row["printed"] for row in data["rows"]} == {
            name: row["S13"] for name, row in PAPERS.items() if row["S13"]
        }
        (lost,) = data["unreadable"]
        assert lost["line"] == 8
        assert lost["text"].startswith("k")
        assert {row["name"] for row in data["lacking"]} == {"Falun", "Ludvika", "Malung-Sälen"}
        assert {"half-up-each", "largest-remainder"} <= {fit["method"] for fit in data["fits"]}

    def test_the_column_that_no_paper_has_a_basis_for(self, run: Run, table: Path) -> None:
        table.write_text(paper("N22", more=["Summa\t1 225 535"]), "utf-8")
        data = answer(run, "audit", table, "--recover", status=1)
        assert (data["verdict"], data["fits"]) == ("unexplained", [])
        assert (data["nearest"]["basis"], len(data["deviations"])) == ("population-dalarna-2021-06", 15)
        assert deviations(data)["Borlänge"] == ("222257", "222939", "-682")
        (found,) = data["recovered"]
        assert (found["basis_total"], found["total"], found["rounding"], found["matches"]) == (
            288_164,
            "1225536",
            "half-up",
            [],
        )
        assert sum(low for low, _ in found["weights"].values()) == 288_164
        assert all(low == high for low, high in found["weights"].values())
        assert (data["search"]["unique"], data["search"]["exhaustive"], data["search"]["complete"]) == (
            True,
            True,
            True,
        )

    def test_a_stated_range_and_totals_near(self, run: Run) -> None:
        asked = ("--column", "2022", "--recover", "--sums", "288 000-288_300", "--within", "10 kr")
        data = answer(run, "audit", COST, *asked, status=1)
        assert data["search"]["sums"] == [288_000, 288_300]
        assert data["search"]["totals"] == ["1225525", "1225545"]
        assert [found["basis_total"] for found in data["recovered"]] == [288_164]

    def test_one_krona_off_in_one_row(self, run: Run, table: Path) -> None:
        """Malung-Sälen is 2 000 000 * 10 184 / 288 382 = 70 628,54."""
        table.write_text(paper("P21", "N23", changed={"Malung-Sälen": 70_630}), "utf-8")
        data = answer(run, "audit", table, "--total", "2000000", status=1)
        assert (data["verdict"], data["fits"]) == ("unexplained", [])
        assert (data["nearest"]["basis"], data["nearest"]["method"]) == ("P21", "half-up-each")
        assert deviations(data) == {"Malung-Sälen": ("70630", "70629", "1")}

    def test_the_page_holds_it_all_and_lines_up(self, run: Run) -> None:
        status, out, err = run("audit", COST, "--column", "2022", "--recover")
        assert (status, err) == (1, "")
        assert "Granskning av" in out
        (row,) = [line.split("  ") for line in out.splitlines() if line.startswith("Borlänge ")]
        assert [cell.replace("\u00a0", " ").strip() for cell in row if cell.strip()] == [
            "Borlänge",
            "222 257",
            "222 939",
            "-682",
            "52 260",
        ]
        assert out.splitlines()[-1].replace("\u00a0", " ").split() == [
            "Summa",
            "1",
            "225",
            "537",
            "1",
            "225",
            "535",
            "2",
            "288",
            "164",
        ]

    def test_the_page_of_what_fits_has_the_basis_and_the_exact_shares(self, run: Run) -> None:
        out = run("audit", "medel-per-kommun-2020", "--lang", "en")[1].replace("\u00a0", " ")
        assert out.startswith("Audit of medel-per-kommun-2020")
        (row,) = [line for line in out.splitlines() if line.startswith("Mora ")]
        assert row.split("  ")[-1].strip() == "1 115 982"
        assert "20 361" in row
        assert "1 115 982.39" in row

    def test_what_is_known_to_its_bounds_only(self, run: Run, table: Path) -> None:
        """
        Of 25 nothing comes, and near it only 30: by a sum of 600, 10 of 30 kr weighs 190 to 209, and 20 390 to 409.

        Together they are 600, so that the first has 191 at least, and the second too one more.
        """
        table.write_text("Ort;Kr\nA;10\nB;20\n", "utf-8")
        asked = ("audit", table, "--total", "25", "--recover", "--sums", "600-600")
        (found,) = answer(run, *asked, status=1)["recovered"]
        assert (found["total"], sorted(found["weights"].values())) == ("30", [[191, 209], [391, 409]])
        assert "191-209" in run(*asked)[1]

    def test_what_chance_could_give_is_told_and_not_claimed(self, run: Run, table: Path) -> None:
        """Of 60 by a sum of 6 the rows weigh 1, 2 and 3 by every rounding, and (61/7)² is 75: less than a hundred."""
        table.write_text("Ort;Kr\nA;10\nB;20\nC;30\n", "utf-8")
        asked = ("audit", table, "--total", "60", "--recover", "--sums", "6-6")
        data = answer(run, *asked, status=1)
        assert (data["search"]["unique"], data["search"]["sure"], data["search"]["by_chance_one_in"]) == (
            False, False, "75",
        )  # fmt: skip
        assert [(each["rounding"], each["by_rate"], each["residual_to"] is None) for each in data["recovered"]] == [
            ("half-up", False, True), ("largest-remainder", False, True), ("half-up", True, True),
            ("floor", False, True), ("ceiling", False, True), ("half-up", False, False),
        ]  # fmt: skip
        (third,) = (row["party"] for row in data["rows"] if row["name"] == "C")
        assert data["recovered"][-1]["residual_to"] == third
        assert "Återskapat" not in run(*asked)[1]

    def test_a_search_that_is_not_complete_has_no_sum_of_its_column(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;10001\nB;20002\n", "utf-8")
        out = run("audit", table, "--total", "60006", "--recover", "--sums", "6-6")[1]
        assert [line.split()[-1] for line in out.splitlines() if line[:2] in {"A ", "B "}] == ["1", "2"]
        assert out.splitlines()[-1].split() == ["Summa", "30", "003", "–"]

    def test_a_sum_formula_under_rounded_rows_is_not_taken_for_the_total(self, run: Run, table: Path) -> None:
        """The new agreement's rows are of 2 000 000 kr, and sum to 4 kr more."""
        table.write_text(paper("P21", "N23", more=["Summa\t288 382\t2 000 004"]), "utf-8")
        asked = ("audit", table, "--column", "N23")
        data = answer(run, *asked, status=1)
        (fit,) = (fit for fit in data["fits"] if fit["method"] == "half-up-each" and fit["basis"] == "P21")
        assert (data["verdict"], data["difference"]) == ("other-total", "0")
        assert (fit["total"], fit["totals"], fit["as_stated"]) == ("2000000", ["2000000", "2000002"], False)
        assert {row["difference"] for row in data["rows"]} == {"0"}
        assert "raderna summerar då till 4 kr mer" in " ".join(run(*asked)[1].split())
        # As soon as the total is known it is held to.
        assert answer(run, *asked, "--total", "2000000", status=1)["verdict"] == "does-not-add-up"

    def test_of_another_total_the_page_and_the_rows_show_the_nearest_at_the_stated_one(
        self, run: Run, table: Path
    ) -> None:
        """62 by 1, 2, 3: 10,33 and 20,67 and 31; of 59 or 60 all three rows come, and those were not stated."""
        table.write_text("Ort;Antal;Kr\nA;1;10\nB;2;20\nC;3;30\n", "utf-8")
        asked = ("audit", table, "--total", "62", "--column", "Kr")
        data = answer(run, *asked, status=1)
        assert (data["verdict"], data["nearest"]["total"], data["nearest"]["method"]) == (
            "other-total", "62", "floor-each",
        )  # fmt: skip
        assert [(row["weight"], row["exact"], row["computed"], row["difference"]) for row in data["rows"]] == [
            ("1", "62/6", "10", "0"), ("2", "124/6", "20", "0"), ("3", "186/6", "31", "-1"),
        ]  # fmt: skip
        (line,) = (line.split() for line in run(*asked)[1].splitlines() if line.startswith("C "))
        assert line == ["C", "30", "31", "-1"]

    def test_an_exact_share_of_a_total_with_ore(self, run: Run, table: Path) -> None:
        """100,50 by two is 50,25: 10 050 öre by one of two, in hundredths."""
        table.write_text("Ort;Kr\nA;50\nB;50\n", "utf-8")
        data = answer(run, "audit", table, "--total", "100,50 kr", status=1)
        assert [row["exact"] for row in data["rows"]] == ["10050/200", "10050/200"]


class TestOtherTables:
    def test_five_parties_by_percentages(self, run: Run, table: Path, weights: Path) -> None:
        rows = percents(1_234_567)
        table.write_text(
            "Part;Belopp\n"
            + "".join(f"{name};{amount}\n" for name, amount in rows.items())
            + f"Summa;{sum(rows.values())}\n",
            "utf-8",
        )
        data = answer(run, "audit", table, "--weights", weights)
        assert sum(rows.values()) == 1_234_567
        assert (data["verdict"], data["difference"]) == ("explained", "0")
        first = data["fits"][0]
        assert (first["basis"], first["basis_total"], first["method"]) == ("nyckel.csv", 100, "half-up-each")
        assert [row["weight"] for row in data["rows"]] == [share.replace(",", ".") for share in PERCENT.values()]

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

    def test_two_bases_are_tried_and_the_one_that_fits_is_named(
        self, run: Run, table: Path, weights: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "lika.csv"
        other.write_text("party,weight\n" + "".join(f"{name},1\n" for name in PERCENT), "utf-8")
        table.write_text(
            "Part;Belopp\n" + "".join(f"{name};{amount}\n" for name, amount in percents(1_234_567).items()), "utf-8"
        )
        data = answer(run, "audit", table, "--total", "1234567", "--weights", other, "--weights", weights)
        assert [each["basis"] for each in data["tried"]] == ["lika.csv", "nyckel.csv"]
        assert {fit["basis"] for fit in data["fits"]} == {"nyckel.csv"}

    def test_a_basis_that_lacks_a_party(self, run: Run, table: Path, tmp_path: Path) -> None:
        other = tmp_path / "kort.csv"
        other.write_text("party,weight\nA,1\n", "utf-8")
        table.write_text("Part;Belopp\nA;17\nB;83\n", "utf-8")
        data = answer(run, "audit", table, "--weights", other, status=1)
        assert data["unusable"] == [{"basis": "kort.csv", "lacks": ["B"]}]

    def test_of_two_bases_in_files_of_one_name_the_one_that_was_tried_is_named(
        self, run: Run, table: Path, tmp_path: Path
    ) -> None:
        paths = [tmp_path / folder / "nyckel.csv" for folder in ("kort", "hel")]
        for path, rows in zip(paths, ("A,1\n", "A,1\nB,1\n"), strict=True):
            path.parent.mkdir()
            path.write_text(f"party,weight\n{rows}", "utf-8")
        table.write_text("Part;Belopp\nA;17\nB;83\n", "utf-8")
        asked = ("audit", table, "--weights", paths[0], "--weights", paths[1])
        assert "det finns inget underlag att pröva" not in run(*asked)[1]

    def test_the_names_of_a_basis_are_found_in_a_table_without_diacritics(
        self, run: Run, table: Path, tmp_path: Path
    ) -> None:
        key = tmp_path / "skolor.csv"
        key.write_text("party,weight\nBjörkskolan,1\nÅsgården,2\n", "utf-8")
        table.write_text("Skola;Kr\nBjorkskolan;101\nAsgarden;201\nSumma;302\n", "utf-8")
        data = answer(run, "audit", table, "--weights", key)
        assert [row["name"] for row in data["rows"]] == ["Björkskolan", "Åsgården"]
        assert data["fits"][0]["basis"] == "skolor.csv"

    def test_an_amount_that_could_be_a_year_is_an_amount(self, run: Run, table: Path) -> None:
        """Orsa has 2010 tkr."""
        table.write_text("Kommun;tkr\nMora;950\nOrsa;2010\nFalun;800\nSumma;3760\n", "utf-8")
        data = answer(run, "audit", table, status=1)
        assert [row["name"] for row in data["rows"]] == ["Mora", "Orsa", "Falun"]

    @pytest.mark.parametrize("cell", ["-", "oläsligt"])
    def test_a_row_with_no_amount_among_others_is_told(self, run: Run, table: Path, cell: str) -> None:
        table.write_text(f"Kommun;Kr\nMora;100\nFalun;{cell}\nOrsa;50\nLeksand;50\nSumma;260\n", "utf-8")
        data = answer(run, "audit", table, status=1)
        assert [row["name"] for row in data["rows"]] == ["Mora", "Orsa", "Leksand"]
        assert [row["text"] for row in data["unreadable"]] == ["Falun"]

    def test_a_row_is_reckoned_at_one_total(self, run: Run, table: Path) -> None:
        """N23 is of 2 000 000 to 2 000 002; 2 000 006 is stated, of which Falun has 414 396,04."""
        table.write_text(paper("P21", "N23"), "utf-8")
        data = answer(run, "audit", table, "--total", "2000006", status=1)
        assert data["verdict"] == "other-total"
        for row in data["rows"]:
            assert abs(Fraction(row["exact"]) - int(row["computed"])) <= Fraction(1, 2)

    def test_a_whole_table_of_another_total_lacks_no_row(self, run: Run, table: Path) -> None:
        table.write_text(paper("P21", "N23"), "utf-8")
        told = run("audit", table, "--total", "2000006", "--lang", "en")[1]
        assert "The same rows also come about by" in told
        assert "lacking" not in told

    def test_the_plainest_rule_is_named_whatever_its_basis(self, run: Run, table: Path) -> None:
        """142, 48 and 414 are June 2021's thousands of 604, each rounded: 142,25 and 48,04 and 413,71."""
        table.write_text("Kommun;tkr\nMora;142\nOrsa;48\nFalun;414\n", "utf-8")
        first = answer(run, "audit", table, "--total", "604 tkr")["fits"][0]
        assert (first["basis"], first["method"]) == ("population-dalarna-2021-06", "half-up-each")

    def test_a_half_and_two_quarters_are_no_equal_shares(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;400\nB;200\nC;200\nSumma;800\n", "utf-8")
        data = answer(run, "audit", table, status=1)
        assert "equal" not in {fit["basis"] for fit in data["fits"]}


class TestChoosing:
    def test_a_unit_that_is_not_understood(self, run: Run, table: Path) -> None:
        table.write_text("Kommun;Belopp mdkr\nMora;142\nOrsa;48\n", "utf-8")
        assert refused(run, table).endswith("say the unit of the rows; on the command line: --rows-in\n")

    @pytest.mark.parametrize("name", ["N22", "n22", "2"])
    def test_a_column_by_its_name_or_its_place(self, run: Run, table: Path, name: str) -> None:
        table.write_text(paper("P21", "N22", "N23"), "utf-8")
        data = answer(run, "audit", table, "--column", name, status=1)
        assert (data["column"]["heading"], data["rows_sum"]) == ("N22", "1225537")

    def test_no_such_column(self, run: Run, table: Path) -> None:
        table.write_text(paper("P21", "N22", "N23"), "utf-8")
        told = refused(run, table, "--column", "N33")
        assert "no column 'N33'" in told
        assert "did you mean" in told

    def test_several_columns_of_money(self, run: Run, table: Path) -> None:
        table.write_text(paper("N22", "N23"), "utf-8")
        told = refused(run, table)
        assert told.endswith("choose the column, or state the total; on the command line: --column or --total\n")

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
        assert "2 more" in refused(run, path)
        told = refused(run, path, "--sheet", "Blad33")
        assert "no sheet 'Blad33'" in told
        assert "did you mean" in told

    def test_several_sheets_are_told_by_name(self, run: Run, tmp_path: Path) -> None:
        sheets: dict[str, Table] = {f"Blad{n}": [["Ort", "Kr"], ["A", 100 * n], ["B", 50 * n]] for n in (1, 2)}
        told = refused(run, workbook(tmp_path / "t.xlsx", **sheets))
        assert told.endswith("; on the command line: --sheet or --column or --total\n")

    def test_a_total_on_several_sheets_is_refused_until_one_is_named(self, run: Run, tmp_path: Path) -> None:
        sheets: dict[str, Table] = {name: [["Ort", "Kr"], ["A", 100], ["B", 50]] for name in ("Utkast", "Beslut")}
        path = workbook(tmp_path / "t.xlsx", **sheets)
        told = refused(run, path, "--total", "150")
        for named in ("Utkast", "Beslut", "--sheet"):
            assert named in told
        assert answer(run, "audit", path, "--total", "150", "--sheet", "Beslut", status=1)["table"] == "t.xlsx!Beslut"

    def test_a_table_that_is_nowhere_is_refused_with_one_that_is_like_it(self, run: Run) -> None:
        told = refused(run, "medel-per-kommun-2021")
        assert "did you mean" in told
        assert "medel-per-kommun-2020" in told

    def test_a_last_row_that_sums_the_others_in_every_column_is_a_sum_whatever_it_is_called(
        self, run: Run, table: Path
    ) -> None:
        """1 + 2 + 3 and 10 + 20 + 30; where one column is further off than a unit for each row it is a row like the others."""
        table.write_text("Ort;Antal;Kr\nA;1;10\nB;2;20\nC;3;30\nKungariket;6;60\n", "utf-8")
        data = answer(run, "audit", table, "--column", "Kr")
        assert (data["rows_sum"], [each["name"] for each in data["sums"]]) == ("60", ["Kungariket"])
        table.write_text("Ort;Antal;Kr\nA;1;10\nB;2;20\nC;3;30\nKungariket;16;60\n", "utf-8")
        other = answer(run, "audit", table, "--column", "Kr", status=1)
        assert (other["rows_sum"], other["sums"]) == ("120", [])

    def test_a_mean_under_a_column_beside_is_no_sum_of_it(self, run: Run, table: Path) -> None:
        """Of 5, 7 and 9 the mean is 7, between the least and the greatest; 22 is no mean, and they sum to 21."""
        for under, said in ((7, 0), (22, 1)):
            table.write_text(f"Ort;Antal;Kr\nA;5;10\nB;7;20\nC;9;30\nSumma;{under};60\n", "utf-8")
            told = answer(run, "audit", table, "--column", "Kr", status=1)["findings"]
            assert len([each for each in told if "summerar till 21; tryckt är 22." in each["message"]]) == said
            assert len([each for each in told if each["rule"] == "sum-as-printed"]) == 1 + said

    def test_a_table_of_the_facts_has_no_sheets(self, run: Run) -> None:
        assert "sheet" in refused(run, "medel-per-kommun-2020", "--sheet", "Blad1")

    def test_encodings(self, run: Run, table: Path) -> None:
        table.write_bytes("Kommun;Kr\nÄlvdalen;50\nSäter;50\n".encode("cp1252"))
        assert refused(run, table).endswith("; on the command line: --encoding\n")
        assert answer(run, "audit", table, "--encoding", "cp1252")["rows"][0]["party"] == "2039"


class TestForms:
    def test_csv_holds_every_row(self, run: Run, table: Path) -> None:
        table.write_text(paper("P21", "N23", changed={"Mora": 142_480}), "utf-8")
        status, out, _ = run("audit", table, "--total", "2000000", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        assert status == 1
        assert list(rows[0]) == ["party", "name", "line", "printed", "weight", "exact", "computed", "difference"]
        assert {row["name"]: row["difference"] for row in rows if row["difference"] != "0"} == {"Mora": "2"}
        assert [row["line"] for row in rows] == [str(line) for line in range(2, 17)]

    def test_markdown(self, run: Run) -> None:
        out = run("audit", "medel-per-kommun-2020", "--format", "md")[1].replace("\u00a0", " ")
        assert "| Mora | 20 361 | 1 115 982,39 | 1 115 982 |" in out

    def test_what_nothing_is_known_of_is_empty(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;17\nB;83\n", "utf-8")
        data = answer(run, "audit", table, status=1)
        assert (data["fits"], data["nearest"], data["printed_total"], data["difference"]) == ([], None, None, None)
        for row in data["rows"]:
            assert (row["weight"], row["exact"], row["computed"], row["difference"]) == (None, None, None, None)

    def test_a_column_that_sums_two_others(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Nu;Ökning;Nytt\nA;30;10;40\nB;50;20;70\nC;80;90;170\n", "utf-8")
        data = answer(run, "audit", table, "--column", "Nytt", "--lang", "en", status=1)
        assert {
            "whole": "the column ”Nytt”",
            "parts": ["the column ”Nu”", "the column ”Ökning”"],
            "deviating": [],
        } in data["relations"]

    def test_what_to_ask_next_is_said_until_it_is_asked(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;17\nB;83\n", "utf-8")
        assert "Med --recover" in run("audit", table)[1]
        assert "With --recover" in run("audit", table, "--lang", "en")[1]
        assert "--recover" not in run("audit", table, "--recover", "--sums", "100-100")[1]
        assert "--recover" not in run("audit", "medel-per-kommun-2020")[1]

    def test_percentages_found_in_the_kronor_and_a_match(self, run: Run, table: Path) -> None:
        """N23's rows are 2 000 000 by June 2021, halves up."""
        table.write_text(paper("N23", more=["Summa\t2 000 000"]), "utf-8")
        data = answer(run, "audit", table, "--recover", "--sums", "288000-288500", status=1)
        (found,) = [each for each in data["recovered"] if each["basis_total"] == 288_382]
        assert found["matches"] == [
            {"statistic": "population-dalarna-2021-06", "as_of": "2021-06", "same_figures": True}
        ]


class TestBadInput:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "it is empty"),
            ("Ort;Kr\nA;100\n", "no table"),
            ("Ort;Kr\nSumma;100\nTotalt;200\n", "only sums"),
            ("Ort;Kr\nA;100\nB;-20\nC;30\n", "tabell.txt:3: B has -20 kr"),
            ("Ort;Kr\nA;100\nB;50\nSumma;150\nTotalt;400\n", "its printed sums disagree"),
            ("Ort;Kr\nMora;100\nOrsa;50\n2062;20\n", "stands twice"),
            ("Ort;Kr\nA;100 kr\nB;50 tkr\n", "different units"),
            ("Ort;Kr\nA;0\nB;0\n", "nought or less"),
        ],
    )
    def test_a_table_that_cannot_be_audited(self, run: Run, table: Path, text: str, told: str) -> None:
        table.write_text(text, "utf-8")
        assert told in refused(run, table).replace("\u00a0", " ")

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (("--recover", "--sums", "1-1000000000000"), "thousand million pairs"),
            (("--recover", "--sums", "bara några"), "'bara några' is no range of sums"),
            (("--recover", "--sums", "10-1"), "no range of sums above nought"),
            (("--sums", "1-10"), "give --recover too"),
            (("--total", "x"), "not an amount"),
            (("--total", "0"), "nought or less"),
            (("--total=-5",), "nought or less"),
            (("--within", "x"), "not an amount"),
            (("--sheet", "Blad1"), "no sheets"),
            (("--column", "9"), "no column '9'"),
            (("--weights", "finns-inte.csv"), "no such file"),
            (("--rows-in", "öre"), "invalid choice"),
        ],
    )
    def test_options_that_cannot_be_read(self, run: Run, table: Path, options: Sequence[str], told: str) -> None:
        table.write_text("Ort;Kr\nA;100\nB;50\n", "utf-8")
        assert told in refused(run, table, *options)

    def test_a_distance_below_nought(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;100\nB;50\n", "utf-8")
        refused(run, table, "--within=-10")

    def test_two_rows_of_one_party_name_the_file(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nMora;100\nOrsa;50\n2062;20\n", "utf-8")
        assert "tabell.txt" in refused(run, table)

    def test_a_file_that_is_missing(self, run: Run, tmp_path: Path) -> None:
        assert "no such file" in refused(run, tmp_path / "finns-inte.csv")

    def test_a_file_of_a_hundred_megabytes(self, run: Run, table: Path) -> None:
        with table.open("wb") as file:
            file.truncate(100 << 20)
        assert "larger than" in refused(run, table)

    def test_other_kinds_of_files(self, run: Run, tmp_path: Path) -> None:
        pdf, docx = tmp_path / "a.pdf", tmp_path / "a.docx"
        pdf.write_bytes(b"%PDF-1.7\n")
        with zipfile.ZipFile(docx, "w") as made:
            made.writestr("[Content_Types].xml", "<x/>")
            made.writestr("word/document.xml", "<x/>")
        assert "it is a PDF" in refused(run, pdf)
        assert "it is a Word document" in refused(run, docx)


class TestWorkbooksFromStrangers:
    ROWS: Table = (("Ort", "Kr"), ("A", 100), ("B", 50), ("C", 30), ("D", 20))

    def test_macros_and_bombs(self, run: Run, tmp_path: Path) -> None:
        good = workbook(tmp_path / "t.xlsx", Blad1=self.ROWS)
        entities = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
        for name, part, told in (
            ("macro", {"vbaProject": b"x"}, "macros"),
            ("bomb", {"sheet1": b"<worksheet>" + b" " * (64 << 20) + b"</worksheet>"}, "larger than"),
            ("entities", {"sheet1": entities}, "entities"),
        ):
            assert told in refused(run, repacked(good, tmp_path / f"{name}.xlsx", **part))

    def test_a_good_one(self, run: Run, tmp_path: Path) -> None:
        data = answer(run, "audit", workbook(tmp_path / "t.xlsx", Blad1=[*self.ROWS, ["Summa", 200]]), status=1)
        assert (data["table"], data["rows_sum"], data["difference"]) == ("t.xlsx!Blad1", "200", "0")

    def test_a_formula_without_a_value(self, run: Run, tmp_path: Path) -> None:
        rows: Table = [*self.ROWS[:2], ["B", "=B2/2"], *self.ROWS[3:]]
        data = answer(run, "audit", workbook(tmp_path / "t.xlsx", Blad1=rows), status=1)
        assert [row["name"] for row in data["rows"]] == ["A", "C", "D"]
        assert [row["text"] for row in data["unreadable"]] == ["B"]

    def test_merged_cells(self, run: Run, tmp_path: Path) -> None:
        made = Workbook()
        sheet = made.worksheets[0]
        for row in self.ROWS:
            sheet.append([*row])
        sheet.merge_cells("B3:B4")
        made.save(tmp_path / "t.xlsx")
        data = answer(run, "audit", tmp_path / "t.xlsx", status=1)
        assert [row["name"] for row in data["rows"]] == ["A", "B", "D"]
        assert [row["text"] for row in data["unreadable"]] == ["C"]


class TestHarmless:
    def test_no_formula_after_a_semicolon(self, run: Run, table: Path) -> None:
        table.write_text("Ort\tKr\nAle;=1+1;\t30\nMora\t20\nSumma\t50\n", "utf-8")
        out = run("audit", table, "--format", "csv")[1]
        assert "Ale;'=1+1" in out
        assert not [cell for row in csv.reader(io.StringIO(out), delimiter=";") for cell in row if cell.startswith("=")]

    def test_sums_of_five_thousand_digits(self, run: Run, table: Path) -> None:
        table.write_text("Ort;Kr\nA;10\nB;20\n", "utf-8")
        status, out, err = run("audit", table, "--recover", "--sums", f"1-{'9' * 5_000}")
        assert (status, out) == (2, "")
        assert "is no range of sums" in err
        assert err.count("\n") == 1

    def test_formulas_and_markup(self, run: Run, table: Path) -> None:
        table.write_text('Ort;<b>|Kr\n"=cmd()";100\n"a|[b](c)";50\n+D;50\nSumma;200\n', "utf-8")
        out = run("audit", table, "--format", "csv")[1]
        assert all(not cell.startswith(("=", "+")) for row in csv.reader(io.StringIO(out)) for cell in row)
        marked = run("audit", table, "--format", "md")[1]
        assert "a\\|\\[b\\](c)" in marked
        assert "<b>" not in marked.replace("\\<b\\>", "")
        assert all(line.replace("\\|", "").count("|") in {0, 3} for line in marked.splitlines())

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
