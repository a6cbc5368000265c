"""Printed tables, as a workspace answers: the papers own, and those of other people."""

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from asked import data_of, page_of
from audit_cases import COST, PAPERS, PERCENT, Table, paper, percents, workbook
from nara_vard_finans import Amount, Workspace
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.workspace import AuditQuestion
from paper_texts import SCANNED_SLIDES

ASK = Workspace.open()


SLIDE = SCANNED_SLIDES[SCANNED_SLIDES.index("juni 2021 kommun Ers") :].partition(" Nytt RSS-avtal")[0]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "tabell.txt"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "nyckel.csv"
    path.write_text("party;weight\n" + "".join(f"{name};{share} %\n" for name, share in PERCENT.items()), "utf-8")
    return path


def deviations(data: Mapping[str, Any]) -> dict[str, tuple[str, str, str]]:
    return {each["name"]: (each["printed"], each["computed"], each["difference"]) for each in data["deviations"]}


class TestThePapers:
    def test_the_grant_of_2020(self, table: Path) -> None:
        table.write_text(paper("P18", "G20", more=["Summa\t286 655\t15 711 504"]), "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("15711504"))), in_order=False)
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

    def test_the_new_agreement_by_the_table_of_the_facts(self) -> None:
        """4 000 000 is printed with the region's half: the municipalities' is 2 000 000, and their rows 4 kr more."""
        data = data_of(ASK.audit(COST, AuditQuestion(column="2023")), in_order=False)
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

    def test_the_slide_without_gagnef(self, table: Path) -> None:
        table.write_text(SLIDE, "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("2000000"))), in_order=False)
        assert (data["verdict"], len(data["rows"])) == ("incomplete", 14)
        assert data["lacking"] == [{"party": "2026", "name": "Gagnef"}]
        assert (data["rows_sum"], data["difference"]) == (str(2_000_004 - 72_508), str(4 - 72_508))
        assert (data["fits"][0]["method"], data["fits"][0]["basis_total"]) == ("half-up-each", 288_382)

    def test_the_slide_with_a_row_that_cannot_be_read(self, table: Path) -> None:
        table.write_text(SLIDE, "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("1300000"))), in_order=False)
        assert data["verdict"] == "incomplete"
        assert {row["name"]: row["printed"] for row in data["rows"]} == {
            name: row["S13"] for name, row in PAPERS.items() if row["S13"]
        }
        (lost,) = data["unreadable"]
        assert lost["line"] == 8
        assert lost["text"].startswith("k")
        assert {row["name"] for row in data["lacking"]} == {"Falun", "Ludvika", "Malung-Sälen"}
        assert {"half-up-each", "largest-remainder"} <= {fit["method"] for fit in data["fits"]}

    def test_the_column_that_no_paper_has_a_basis_for(self, table: Path) -> None:
        table.write_text(paper("N22", more=["Summa\t1 225 535"]), "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(search=True)), in_order=False)
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

    def test_a_stated_range_and_totals_near(self) -> None:
        data = data_of(
            ASK.audit(
                COST, AuditQuestion(column="2022", search=True, sums=(288000, 288300), within=Amount.parse("10 kr"))
            ),
            in_order=False,
        )
        assert data["search"]["sums"] == [288_000, 288_300]
        assert data["search"]["totals"] == ["1225525", "1225545"]
        assert [found["basis_total"] for found in data["recovered"]] == [288_164]

    def test_one_krona_off_in_one_row(self, table: Path) -> None:
        """Malung-Sälen is 2 000 000 * 10 184 / 288 382 = 70 628,54."""
        table.write_text(paper("P21", "N23", changed={"Malung-Sälen": 70_630}), "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("2000000"))), in_order=False)
        assert (data["verdict"], data["fits"]) == ("unexplained", [])
        assert (data["nearest"]["basis"], data["nearest"]["method"]) == ("P21", "half-up-each")
        assert deviations(data) == {"Malung-Sälen": ("70630", "70629", "1")}

    def test_the_page_holds_it_all_and_lines_up(self) -> None:
        reply = ASK.audit(COST, AuditQuestion(column="2022", search=True))
        out = page_of(reply)
        assert not reply.is_in_order
        assert "Granskning av" in out
        (row,) = [line.split("  ") for line in out.splitlines() if line.startswith("Borlänge ")]
        assert [cell.replace("\u00a0", " ").strip() for cell in row if cell.strip()] == [
            "Borlänge",
            "222 257",
            "222 939",
            "-682",
            "52 260",
            "←",
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

    def test_the_page_of_what_fits_has_the_basis_and_the_exact_shares(self) -> None:
        out = page_of(ASK.audit("medel-per-kommun-2020"), "en").replace("\u00a0", " ")
        assert out.startswith("Audit of medel-per-kommun-2020")
        (row,) = [line for line in out.splitlines() if line.startswith("Mora ")]
        assert row.split("  ")[-1].strip() == "1 115 982"
        assert "20 361" in row
        assert "1 115 982.39" in row

    def test_what_is_known_to_its_bounds_only(self, table: Path) -> None:
        """
        Of 25 nothing comes, and near it only 30: by a sum of 600, 10 of 30 kr weighs 190 to 209, and 20 390 to 409.

        Together they are 600, so that the first has 191 at least, and the second too one more.
        """
        table.write_text("Ort;Kr\nA;10\nB;20\n", "utf-8")
        (found,) = data_of(
            ASK.audit(table, AuditQuestion(total=StatedTotal.parse("25"), search=True, sums=(600, 600))), in_order=False
        )["recovered"]
        assert (found["total"], sorted(found["weights"].values())) == ("30", [[191, 209], [391, 409]])
        assert "191-209" in page_of(
            ASK.audit(table, AuditQuestion(total=StatedTotal.parse("25"), search=True, sums=(600, 600)))
        )

    def test_what_chance_could_give_is_told_and_not_claimed(self, table: Path) -> None:
        """Of 60 by a sum of 6 the rows weigh 1, 2 and 3 by every rounding, and (61/7)² is 75: less than a hundred."""
        table.write_text("Ort;Kr\nA;10\nB;20\nC;30\n", "utf-8")
        data = data_of(
            ASK.audit(table, AuditQuestion(total=StatedTotal.parse("60"), search=True, sums=(6, 6))), in_order=False
        )
        assert (data["search"]["unique"], data["search"]["sure"], data["search"]["by_chance_one_in"]) == (
            False, False, "75",
        )  # fmt: skip
        assert [(each["rounding"], each["by_rate"], each["residual_to"] is None) for each in data["recovered"]] == [
            ("half-up", False, True), ("largest-remainder", False, True), ("half-up", True, True),
            ("floor", False, True), ("ceiling", False, True), ("half-up", False, False),
        ]  # fmt: skip
        (third,) = (row["party"] for row in data["rows"] if row["name"] == "C")
        assert data["recovered"][-1]["residual_to"] == third
        assert "Återskapat" not in page_of(
            ASK.audit(table, AuditQuestion(total=StatedTotal.parse("60"), search=True, sums=(6, 6)))
        )

    def test_a_search_that_is_not_complete_has_no_sum_of_its_column(self, table: Path) -> None:
        table.write_text("Ort;Kr\nA;10001\nB;20002\n", "utf-8")
        out = page_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("60006"), search=True, sums=(6, 6))))
        assert [line.split()[-1] for line in out.splitlines() if line[:2] in {"A ", "B "}] == ["1", "2"]
        assert out.splitlines()[-1].split() == ["Summa", "30", "003", "–"]

    def test_a_sum_formula_under_rounded_rows_is_not_taken_for_the_total(self, table: Path) -> None:
        """The new agreement's rows are of 2 000 000 kr, and sum to 4 kr more."""
        table.write_text(paper("P21", "N23", more=["Summa\t288 382\t2 000 004"]), "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(column="N23")), in_order=False)
        (fit,) = (fit for fit in data["fits"] if fit["method"] == "half-up-each" and fit["basis"] == "P21")
        assert (data["verdict"], data["difference"]) == ("other-total", "0")
        assert (fit["total"], fit["totals"], fit["as_stated"]) == ("2000000", ["2000000", "2000002"], False)
        assert {row["difference"] for row in data["rows"]} == {"0"}
        assert "bara radernas egen, som en summaformel visar den, 4 mer" in " ".join(
            page_of(ASK.audit(table, AuditQuestion(column="N23"))).split()
        )
        # As soon as the total is known it is held to.
        assert (
            data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("2000000"), column="N23")), in_order=False)[
                "verdict"
            ]
            == "does-not-add-up"
        )

    def test_of_another_total_the_page_and_the_rows_show_the_nearest_at_the_stated_one(self, table: Path) -> None:
        """62 by 1, 2, 3: 10,33 and 20,67 and 31; of 59 or 60 all three rows come, and those were not stated."""
        table.write_text("Ort;Antal;Kr\nA;1;10\nB;2;20\nC;3;30\n", "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("62"), column="Kr")), in_order=False)
        assert (data["verdict"], data["nearest"]["total"], data["nearest"]["method"]) == (
            "other-total", "62", "floor-each",
        )  # fmt: skip
        assert [(row["weight"], row["exact"], row["computed"], row["difference"]) for row in data["rows"]] == [
            ("1", "62/6", "10", "0"), ("2", "124/6", "20", "0"), ("3", "186/6", "31", "-1"),
        ]  # fmt: skip
        (line,) = (
            line.split()
            for line in page_of(
                ASK.audit(table, AuditQuestion(total=StatedTotal.parse("62"), column="Kr"))
            ).splitlines()
            if line.startswith("C ")
        )
        assert line == ["C", "30", "31", "-1", "←"]

    def test_an_exact_share_of_a_total_with_ore(self, table: Path) -> None:
        """100,50 by two is 50,25: 10 050 öre by one of two, in hundredths."""
        table.write_text("Ort;Kr\nA;50\nB;50\n", "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("100,50 kr"))), in_order=False)
        assert [row["exact"] for row in data["rows"]] == ["10050/200", "10050/200"]


class TestOtherTables:
    def test_five_parties_by_percentages(self, table: Path, weights: Path) -> None:
        rows = percents(1_234_567)
        table.write_text(
            "Part;Belopp\n"
            + "".join(f"{name};{amount}\n" for name, amount in rows.items())
            + f"Summa;{sum(rows.values())}\n",
            "utf-8",
        )
        data = data_of(ASK.audit(table, AuditQuestion(weights=[weights])))
        assert sum(rows.values()) == 1_234_567
        assert (data["verdict"], data["difference"]) == ("explained", "0")
        first = data["fits"][0]
        assert (first["basis"], first["basis_total"], first["method"]) == ("nyckel.csv", 100, "half-up-each")
        assert [row["weight"] for row in data["rows"]] == [share.replace(",", ".") for share in PERCENT.values()]

    def test_two_bases_are_tried_and_the_one_that_fits_is_named(
        self, table: Path, weights: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "lika.csv"
        other.write_text("party,weight\n" + "".join(f"{name},1\n" for name in PERCENT), "utf-8")
        table.write_text(
            "Part;Belopp\n" + "".join(f"{name};{amount}\n" for name, amount in percents(1_234_567).items()), "utf-8"
        )
        data = data_of(ASK.audit(table, AuditQuestion(total="1234567", weights=[other, weights])))
        assert [each["basis"] for each in data["tried"]] == ["lika.csv", "nyckel.csv"]
        assert {fit["basis"] for fit in data["fits"]} == {"nyckel.csv"}

    def test_a_basis_that_lacks_a_party(self, table: Path, tmp_path: Path) -> None:
        other = tmp_path / "kort.csv"
        other.write_text("party,weight\nA,1\n", "utf-8")
        table.write_text("Part;Belopp\nA;17\nB;83\n", "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(weights=[other])), in_order=False)
        assert data["unusable"] == [{"basis": "kort.csv", "lacks": ["B"]}]

    def test_of_two_bases_in_files_of_one_name_the_one_that_was_tried_is_named(
        self, table: Path, tmp_path: Path
    ) -> None:
        paths = [tmp_path / folder / "nyckel.csv" for folder in ("kort", "hel")]
        for path, rows in zip(paths, ("A,1\n", "A,1\nB,1\n"), strict=True):
            path.parent.mkdir()
            path.write_text(f"party,weight\n{rows}", "utf-8")
        table.write_text("Part;Belopp\nA;17\nB;83\n", "utf-8")
        assert "det finns inget underlag att pröva" not in page_of(
            ASK.audit(table, AuditQuestion(weights=[paths[0], paths[1]]))
        )

    def test_the_names_of_a_basis_are_found_in_a_table_without_diacritics(self, table: Path, tmp_path: Path) -> None:
        key = tmp_path / "skolor.csv"
        key.write_text("party,weight\nBjörkskolan,1\nÅsgården,2\n", "utf-8")
        table.write_text("Skola;Kr\nBjorkskolan;101\nAsgarden;201\nSumma;302\n", "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(weights=[key])))
        assert [row["name"] for row in data["rows"]] == ["Björkskolan", "Åsgården"]
        assert data["fits"][0]["basis"] == "skolor.csv"

    def test_an_amount_that_could_be_a_year_is_an_amount(self, table: Path) -> None:
        """Orsa has 2010 tkr."""
        table.write_text("Kommun;tkr\nMora;950\nOrsa;2010\nFalun;800\nSumma;3760\n", "utf-8")
        data = data_of(ASK.audit(table), in_order=False)
        assert [row["name"] for row in data["rows"]] == ["Mora", "Orsa", "Falun"]

    @pytest.mark.parametrize("cell", ["-", "oläsligt"])
    def test_a_row_with_no_amount_among_others_is_told(self, table: Path, cell: str) -> None:
        table.write_text(f"Kommun;Kr\nMora;100\nFalun;{cell}\nOrsa;50\nLeksand;50\nSumma;260\n", "utf-8")
        data = data_of(ASK.audit(table), in_order=False)
        assert [row["name"] for row in data["rows"]] == ["Mora", "Orsa", "Leksand"]
        assert [row["text"] for row in data["unreadable"]] == ["Falun"]

    def test_a_row_is_reckoned_at_one_total(self, table: Path) -> None:
        """N23 is of 2 000 000 to 2 000 002; 2 000 006 is stated, of which Falun has 414 396,04."""
        table.write_text(paper("P21", "N23"), "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("2000006"))), in_order=False)
        assert data["verdict"] == "other-total"
        for row in data["rows"]:
            assert abs(Fraction(row["exact"]) - int(row["computed"])) <= Fraction(1, 2)

    def test_a_whole_table_of_another_total_lacks_no_row(self, table: Path) -> None:
        table.write_text(paper("P21", "N23"), "utf-8")
        told = page_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("2000006"))), "en")
        assert "The same rows also come about if" in told
        assert "missing" not in told

    def test_the_plainest_rule_is_named_whatever_its_basis(self, table: Path) -> None:
        """142, 48 and 414 are June 2021's thousands of 604, each rounded: 142,25 and 48,04 and 413,71."""
        table.write_text("Kommun;tkr\nMora;142\nOrsa;48\nFalun;414\n", "utf-8")
        first = data_of(ASK.audit(table, AuditQuestion(total=StatedTotal.parse("604 tkr"))))["fits"][0]
        assert (first["basis"], first["method"]) == ("population-dalarna-2021-06", "half-up-each")

    def test_a_half_and_two_quarters_are_no_equal_shares(self, table: Path) -> None:
        table.write_text("Ort;Kr\nA;400\nB;200\nC;200\nSumma;800\n", "utf-8")
        data = data_of(ASK.audit(table), in_order=False)
        assert "equal" not in {fit["basis"] for fit in data["fits"]}


class TestChoosing:
    @pytest.mark.parametrize("name", ["N22", "n22", "2"])
    def test_a_column_by_its_name_or_its_place(self, table: Path, name: str) -> None:
        table.write_text(paper("P21", "N22", "N23"), "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(column=name)), in_order=False)
        assert (data["column"]["heading"], data["rows_sum"]) == ("N22", "1225537")

    def test_a_last_row_that_sums_the_others_in_every_column_is_a_sum_whatever_it_is_called(self, table: Path) -> None:
        """1 + 2 + 3 and 10 + 20 + 30; where one column is further off than a unit for each row it is a row like the others."""
        table.write_text("Ort;Antal;Kr\nA;1;10\nB;2;20\nC;3;30\nKungariket;6;60\n", "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(column="Kr")))
        assert (data["rows_sum"], [each["name"] for each in data["sums"]]) == ("60", ["Kungariket"])
        table.write_text("Ort;Antal;Kr\nA;1;10\nB;2;20\nC;3;30\nKungariket;16;60\n", "utf-8")
        other = data_of(ASK.audit(table, AuditQuestion(column="Kr")), in_order=False)
        assert (other["rows_sum"], other["sums"]) == ("120", [])

    def test_a_mean_under_a_column_beside_is_no_sum_of_it(self, table: Path) -> None:
        """Of 5, 7 and 9 the mean is 7, between the least and the greatest; 22 is no mean, and they sum to 21."""
        for under, said in ((7, 0), (22, 1)):
            table.write_text(f"Ort;Antal;Kr\nA;5;10\nB;7;20\nC;9;30\nSumma;{under};60\n", "utf-8")
            told = data_of(ASK.audit(table, AuditQuestion(column="Kr")), in_order=False)["findings"]
            assert len([each for each in told if "summerar till 21; tryckt är 22." in each["message"]]) == said
            assert len([each for each in told if each["rule"] == "sum-as-printed"]) == 1 + said


class TestForms:
    def test_csv_holds_every_row(self, table: Path) -> None:
        table.write_text(paper("P21", "N23", changed={"Mora": 142_480}), "utf-8")
        reply = ASK.audit(table, AuditQuestion(total=StatedTotal.parse("2000000")))
        out = reply.report().csv()
        rows = list(csv.DictReader(io.StringIO(out)))
        assert not reply.is_in_order
        assert list(rows[0]) == [
            "party",
            "name",
            "line",
            "printed",
            "weight",
            "exact",
            "exact_decimal",
            "computed",
            "difference",
        ]
        assert {row["name"]: row["difference"] for row in rows if row["difference"] != "0"} == {"Mora": "2"}
        assert [row["line"] for row in rows] == [str(line) for line in range(2, 17)]

    def test_markdown(self) -> None:
        out = ASK.audit("medel-per-kommun-2020").report().markdown().replace("\u00a0", " ")
        assert "| Mora | 20 361 | 1 115 982,39 | 1 115 982 |" in out

    def test_what_nothing_is_known_of_is_empty(self, table: Path) -> None:
        table.write_text("Ort;Kr\nA;17\nB;83\n", "utf-8")
        data = data_of(ASK.audit(table), in_order=False)
        assert (data["fits"], data["nearest"], data["printed_total"], data["difference"]) == ([], None, None, None)
        for row in data["rows"]:
            assert (row["weight"], row["exact"], row["computed"], row["difference"]) == (None, None, None, None)

    def test_a_column_that_sums_two_others(self, table: Path) -> None:
        table.write_text("Ort;Nu;Ökning;Nytt\nA;30;10;40\nB;50;20;70\nC;80;90;170\n", "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(column="Nytt")), "en", in_order=False)
        assert {
            "whole": "the column ”Nytt”",
            "parts": ["the column ”Nu”", "the column ”Ökning”"],
            "deviating": [],
        } in data["relations"]

    def test_percentages_found_in_the_kronor_and_a_match(self, table: Path) -> None:
        """N23's rows are 2 000 000 by June 2021, halves up."""
        table.write_text(paper("N23", more=["Summa\t2 000 000"]), "utf-8")
        data = data_of(ASK.audit(table, AuditQuestion(search=True, sums=(288000, 288500))), in_order=False)
        (found,) = [each for each in data["recovered"] if each["basis_total"] == 288_382]
        assert found["matches"] == [
            {"statistic": "population-dalarna-2021-06", "as_of": "2021-06", "same_figures": True}
        ]


class TestWorkbooksFromStrangers:
    ROWS: Table = (("Ort", "Kr"), ("A", 100), ("B", 50), ("C", 30), ("D", 20))

    def test_a_good_one(self, tmp_path: Path) -> None:
        data = data_of(ASK.audit(workbook(tmp_path / "t.xlsx", Blad1=[*self.ROWS, ["Summa", 200]])), in_order=False)
        assert (data["table"], data["rows_sum"], data["difference"]) == ("t.xlsx!Blad1", "200", "0")

    def test_a_formula_without_a_value(self, tmp_path: Path) -> None:
        rows: Table = [*self.ROWS[:2], ["B", "=B2/2"], *self.ROWS[3:]]
        data = data_of(ASK.audit(workbook(tmp_path / "t.xlsx", Blad1=rows)), in_order=False)
        assert [row["name"] for row in data["rows"]] == ["A", "C", "D"]
        assert [row["text"] for row in data["unreadable"]] == ["B"]

    def test_merged_cells(self, tmp_path: Path) -> None:
        made = Workbook()
        sheet = made.worksheets[0]
        for row in self.ROWS:
            sheet.append([*row])
        sheet.merge_cells("B3:B4")
        made.save(tmp_path / "t.xlsx")
        data = data_of(ASK.audit(tmp_path / "t.xlsx"), in_order=False)
        assert [row["name"] for row in data["rows"]] == ["A", "B", "D"]
        assert [row["text"] for row in data["unreadable"]] == ["C"]


class TestHarmless:
    def test_no_formula_after_a_semicolon(self, table: Path) -> None:
        table.write_text("Ort\tKr\nAle;=1+1;\t30\nMora\t20\nSumma\t50\n", "utf-8")
        out = ASK.audit(table).report().csv()
        assert "Ale;'=1+1" in out
        assert not [cell for row in csv.reader(io.StringIO(out), delimiter=";") for cell in row if cell.startswith("=")]

    def test_formulas_and_markup(self, table: Path) -> None:
        table.write_text('Ort;<b>|Kr\n"=cmd()";100\n"a|[b](c)";50\n+D;50\nSumma;200\n', "utf-8")
        out = ASK.audit(table).report().csv()
        assert all(not cell.startswith(("=", "+")) for row in csv.reader(io.StringIO(out)) for cell in row)
        marked = ASK.audit(table).report().markdown()
        assert "a\\|\\[b\\](c)" in marked
        assert "<b>" not in marked.replace("\\<b\\>", "")
        assert all(line.replace("\\|", "").count("|") in {0, 3} for line in marked.splitlines())
