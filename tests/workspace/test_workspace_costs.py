"""What is shared, allocated and explained, as a workspace answers, and what becomes of it in each form."""

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest

from asked import data_of, page_of
from nara_vard_finans import Amount, Method, Workspace
from nara_vard_finans.facts import register
from nara_vard_finans.sharing import LARGEST
from nara_vard_finans.workspace import Rounding

ASK = Workspace.open()


@pytest.fixture
def november(tmp_path: Path) -> Path:
    """The population of November 2018, as a user would have it."""
    rows = [
        line.split(",")
        for line in (Path(__file__).parents[1] / "golden" / "tables.csv").read_text("utf-8").splitlines()[5:]
    ]
    path = tmp_path / "nov.csv"
    path.write_text("party,weight\n" + "\n".join(f"{row[0]},{row[1]}" for row in rows), "utf-8")
    return path


class TestAllocate:
    def test_the_agreement_of_2023(self) -> None:
        reply = ASK.allocate("rss-dalarna-2023", 2023)
        out = page_of(reply)
        assert reply.is_in_order
        lines = out.splitlines()
        table = lines[lines.index(next(line for line in lines if line.startswith("---"))) + 1 :]
        assert len(table[: table.index(next(line for line in table if line.startswith("---")))]) == 16
        assert "Avesta             22 986           159 413,56     159 413" in out
        assert "Kommunerna        288 382         2 000 000,00   2 000 000" in out
        assert "Summa                             4 000 000,00   4 000 000" in out

    def test_as_data(self) -> None:
        data = data_of(ASK.allocate("rss-dalarna-2023", 2023))
        rows = {row["name"]: row for row in data["rows"]}
        assert rows["Avesta"] == {
            "party": "2084", "name": "Avesta", "side": "municipalities",
            "weight": "22986", "exact": "45972000000/288382", "amount": "159413",
        }  # fmt: skip
        assert rows["Region Dalarna"]["side"] == "region"
        assert (data["total"], data["unit"], data["method"], data["residual"]) == (
            "4000000",
            "1",
            "largest-remainder",
            "0",
        )
        assert data["ties"] == []
        assert data["levels"][1]["key"]["statistic"] == "population-dalarna-2021-06"
        assert "HSN 2022/1845" in {source["registry_number"] for source in data["sources"]}
        assert [level["total"] for level in data["levels"]] == ["4000000", "2000000", "2000000"]
        assert sum(Fraction(row["amount"]) for row in data["rows"]) == 4_000_000

    def test_rows_alone_leave_a_residual_that_is_said(self) -> None:
        reply = ASK.allocate("rss-dalarna-2023", 2023, rounding=Rounding(method=Method("half-up-each")))
        out = page_of(reply)
        assert not reply.is_in_order
        assert "restposten är -4 kr" in out
        assert (
            data_of(
                ASK.allocate("rss-dalarna-2023", 2023, rounding=Rounding(method=Method("half-up-each"))), in_order=False
            )["residual"]
            == "-4"
        )

    def test_2022_as_printed_and_on_another_basis(self) -> None:
        reply = ASK.printed("rss-dalarna-2018", 2022)
        out = page_of(reply)
        assert not reply.is_in_order
        assert "Kommunerna, radernas summa   1 225 537" in out
        assert "Kommunerna, tryckt           1 225 535" in out
        data = data_of(ASK.printed("rss-dalarna-2018", 2022), in_order=False)
        assert {row["name"]: row["amount"] for row in data["rows"]}["Orsa"] == "29456"
        assert [row["name"] for row in data["rows"]][::15] == ["Avesta", "Region Dalarna"]
        assert data["total"] == "2451070"
        assert data["sums"][1] == {"name": "municipalities", "rows": "1225537", "printed": "1225535"}
        assert data_of(ASK.allocate("rss-dalarna-2018", 2022, basis="population-dalarna-2021-06"))["total"] == "2451070"

    def test_units_and_residual_parties(self) -> None:
        ore = data_of(ASK.allocate("rss-dalarna-2023", 2023, rounding=Rounding(unit=Amount(1))))
        assert {row["name"]: row["amount"] for row in ore["rows"]}["Orsa"] == "48123.67"
        assert ore["unit"] == "0.01"
        hundreds = data_of(ASK.allocate("rss-dalarna-2023", 2023, rounding=Rounding(unit=Amount.parse("100 kr"))))
        assert all(int(row["amount"]) % 100 == 0 for row in hundreds["rows"])
        falun = data_of(
            ASK.allocate(
                "rss-dalarna-2023", 2023, rounding=Rounding(method=Method("half-up-residual-to"), residual_to=LARGEST)
            )
        )
        assert {row["name"]: row["amount"] for row in falun["rows"]}["Falun"] == "414391"
        reply = ASK.allocate(
            "rss-dalarna-2023", 2023, rounding=Rounding(method=Method("half-up-residual-to"), residual_to=LARGEST)
        )
        out = page_of(reply)
        assert reply.is_in_order
        assert "-4 kr, ligger på Falun." in out


class TestShare:
    def test_the_grant_of_2020(self, november: Path) -> None:
        data = data_of(ASK.share(Amount.parse("15711504"), november))
        rows = {row["name"]: row["amount"] for row in data["rows"]}
        assert (rows["Ludvika"], rows["Smedjebacken"], rows["Orsa"]) == ("1475042", "596112", "377475")
        assert sum(map(int, rows.values())) == 15_711_504
        assert data["rows"][0]["party"] == "2084"

    @pytest.mark.parametrize("method", ["sainte-lague", "largest-remainder"])
    def test_ties_are_said(self, tmp_path: Path, method: str) -> None:
        path = tmp_path / "w.csv"
        path.write_text("party,weight\nb,1\na,1\n")
        reply = ASK.share(Amount.parse("1 kr"), path, rounding=Rounding(method=Method(method)))
        out = page_of(reply)
        assert reply.is_in_order
        assert "Den sista enheten kunde läggas på a eller b; lägst kod går först, så den läggs på a." in out
        assert out.index("\nb ") < out.index("\na ")

    def test_decimal_percent(self, tmp_path: Path) -> None:
        path = tmp_path / "w.csv"
        path.write_text("party;weight\na;17.5\nb;82,5\n")
        data = data_of(ASK.share(Amount.parse("200"), path))
        assert [row["weight"] for row in data["rows"]] == ["17.5", "82.5"]
        assert [Fraction(row["exact"]) for row in data["rows"]] == [35, 165]
        assert [row["amount"] for row in data["rows"]] == ["35", "165"]

    def test_names_are_not_formulas_nor_markup(self, tmp_path: Path) -> None:
        path = tmp_path / "w.csv"
        path.write_text('party,weight\n"=HYPERLINK(""x"")",1\n@b,1\n+c,1\n-d,1\n<b>|*e*,1\n')
        out = ASK.share(Amount.parse("-5"), path).report().csv()
        rows = list(csv.DictReader(io.StringIO(out)))
        assert [row["name"][0] for row in rows] == ["'", "'", "'", "'", "<"]
        assert {row["amount"] for row in rows} == {"-1"}
        out = ASK.share(Amount.parse("-5"), path).report().markdown()
        assert "\\<b\\>\\|\\*e\\*" in out
        assert out.count("\n| ") == 8

    def test_no_cell_is_a_formula_wherever_a_spreadsheet_cuts_it(self, tmp_path: Path) -> None:
        """A Swedish spreadsheet cuts at the semicolon, whatever the quotes around a cell with a comma or a line break."""
        path = tmp_path / "w.csv"
        names = ("Ale;=HYPERLINK(A1);", "b; +c", "d,@e", 'f;"=g', "h;-i;-5", "j;\u00a0=k", "l;\uff1dm", "n;o-p")
        path.write_text("party\tweight\n" + "".join(f"{name}\t{2**at}\n" for at, name in enumerate(names)), "utf-8")
        reply = ASK.share(Amount.parse("255"), path)
        out = reply.report().csv()
        assert reply.is_in_order
        for delimiter in ",;\t":
            for row in csv.reader(io.StringIO(out), delimiter=delimiter):
                for cell in row:
                    begins = cell.strip(' "\u00a0')
                    assert not begins.startswith(("=", "+", "-", "@", "\uff1d"))
        assert "n;o-p" in out


class TestOtherCommands:
    def test_explain_orsa(self) -> None:
        data = data_of(ASK.explain("rss-dalarna-2023", 2023, party="Orsa"))
        share, rounding = data["steps"][3], data["steps"][4]
        assert (data["amount"], share["weight"], share["whole"]) == ("48124", "6939", "288382")
        assert Fraction(share["exact"]) == Fraction(2_000_000 * 6_939, 288_382)
        assert (rounding["rank"], rounding["of"], rounding["left_over"], rounding["extra"]) == (7, 15, "10", "1")
        assert (share["amount"], rounding["amount"]) == (None, "48124")
        assert Fraction(rounding["remainder"]) == Fraction(193_014, 288_382)
        assert rounding["got_the_last"][0] == "2026"
        assert data["sources"][2]["registry_number"] == "HSN 2022/1845"

    def test_explain_in_every_form(self) -> None:
        assert "Källor" in page_of(ASK.explain("rss-dalarna-2023", 2023, party="2034"))
        assert "Sources" in page_of(ASK.explain("rss-dalarna-2023", 2023, party="2034"), "en")
        assert (
            ASK.explain("rss-dalarna-2023", 2023, party="2034").report().markdown().startswith("Orsa betalar 48 124 kr")
        )
        assert ASK.explain("rss-dalarna-2023", 2023, party="2034").report().csv().startswith("step,text,amount\n")
        assert not ASK.explain(
            "rss-dalarna-2023", 2023, party="2034", rounding=Rounding(method=Method("half-up-each"))
        ).is_in_order

    def test_list(self) -> None:
        entries = {entry["id"]: entry for entry in data_of(ASK.entries())["entries"]}
        assert entries["rss-dalarna-2023"]["kind"] == "agreement"
        assert entries["rss-dalarna-2023"]["last_day"] == "2026-12-31"
        assert entries["scb-kommunkoder"]["first_day"] is None


class TestFiles:
    FILE = (
        '[parties.municipalities]\nA = "Aby"\nB = "Bro"\n[[agreements]]\nid = "{id}"\ntitle = "Prov"\n'
        "term = {{ first_day = 2025-01-01, last_day = 2025-12-31 }}\ncost = {{ yearly = 101 }}\n"
        'cost_key = {{ kind = "equal", parties = ["A", "B"] }}\n'
    )

    def write(self, folder: Path, *ids: str) -> Path:
        first, *others = (self.FILE.format(id=name) for name in ids)
        path = folder / "my.toml"
        path.write_text(first + "".join(text[text.index("[[agreements]]") :] for text in others), "utf-8")
        return path

    def test_a_printed_column_of_municipalities_only(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, "prov")
        path.write_text(
            path.read_text("utf-8") + '[[tables]]\nid = "t"\ntitle = "T"\n[[tables.columns]]\nid = "c"\nheading = "Kr"\n'
            'year = 2025\ncarries_out = "prov"\nmissing = "Bro går inte att läsa."\namounts = { A = 51 }\n', "utf-8",
        )  # fmt: skip
        path.write_text(path.read_text("utf-8").replace("yearly = 101", "posts = 1"), "utf-8")  # no cost is stated
        reply = Workspace.open(path).printed(year=2025)
        out = page_of(reply)
        assert reply.is_in_order
        assert "Regionen" not in out
        assert "Bro går inte att läsa." in out

    def test_check_finds_sums_that_are_wrong(self, tmp_path: Path) -> None:
        path = tmp_path / "t.toml"
        path.write_text(
            '[[tables]]\nid = "t"\ntitle = "T"\n[[tables.columns]]\nid = "c"\nheading = "Kr"\n'
            'printed_sums = { municipalities = 2 }\namounts = { "Orsa" = 1 }\n'
        )
        reply = ASK.check(path)
        out = page_of(reply)
        assert not reply.is_in_order
        assert "summerar till 1 kr, 1 kr mindre än tryckta 2 kr" in out
        assert "sum-as-printed" in ASK.check(path).report().csv()

    def test_check_finds_what_cannot_be_shared(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, "prov")
        path.write_text(path.read_text("utf-8").replace("yearly = 101", "yearly = 100.5"), "utf-8")
        reply = ASK.check(path)
        out = page_of(reply)
        assert not reply.is_in_order
        assert "2025 kan inte fördelas: summan 100,50 kr är inte ett helt antal 1 kr" in out


class TestAlmostAll:
    def shared(self, tmp_path: Path, names: list[str]) -> list[str]:
        path = tmp_path / "w.csv"
        path.write_text("Kommun;Antal\n" + "".join(f"{name};{10 + n}\n" for n, name in enumerate(names)), "utf-8")
        found = ASK.share(Amount.parse("1 mkr"), path)
        assert found.is_in_order
        return [str(each.message) for each in found.findings]

    def test_all_of_a_county_but_one(self, tmp_path: Path) -> None:
        names = [party.code for party in register() if party.code.startswith("17") and len(party.code) == 4]
        assert self.shared(tmp_path, names[1:]) == ["Tabellen har alla kommuner i Värmlands län utom Kil."]
        assert self.shared(tmp_path, names) == self.shared(tmp_path, names[2:]) == []

    def test_all_of_the_country_but_a_few(self, tmp_path: Path) -> None:
        names = [party.code for party in register() if len(party.code) == 4]
        assert self.shared(tmp_path, names[1:]) == ["Tabellen har alla kommuner i landet utom Upplands Väsby."]
        assert self.shared(tmp_path, names) == self.shared(tmp_path, names[11:]) == []

    def test_of_two_parties_nobody_is_missed(self, tmp_path: Path) -> None:
        assert self.shared(tmp_path, ["Region Gotland", "Gotlands kommun", "Mora"]) == []
