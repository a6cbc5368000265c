"""The yearly report as it is written: its table, the growth party by party, and what cannot be asked."""

import re
from pathlib import Path

import pytest
from attrs import evolve

from cli_runs import Run, answer
from grant_cases import FALUN, GRANT, REGION, journal, kept, made_up, on, paid, passed, released, told, used
from nara_vard_finans import kronor, status
from nara_vard_finans.analysis import YearlyReport
from nara_vard_finans.core import Language
from nara_vard_finans.reports import yearly_report

ASKED = ("ok-gnv-2020", "--journal", "exempel-gnv-2020")
# Half of 2,8 mkr to Falun and half to Orsa: nothing of the kind is printed anywhere.
BEFORE = """
[[grants]]
id = "prov-2019"
title = "Påhittat bidrag 2019"
grantor = "Staten"
year = 2019
term = "2019"
parties = ["Falun", "Orsa"]
[[grants.pots]]
id = "alla"
title = "Till kommunerna"
amount = "2,8 mkr"
to = "municipalities"
[grants.pots.key]
kind = "equal"
parties = ["Falun", "Orsa"]
"""


@pytest.fixture
def before(tmp_path: Path) -> str:
    path = tmp_path / "2019.toml"
    path.write_text(BEFORE, encoding="utf-8")
    return str(path)


def text_of(year: int, language: Language = Language.SV) -> str:
    events = [
        told(FALUN, 1_000, on(2, 1)),
        paid(FALUN, 900, on(2, 2)),
        kept(FALUN, 100, on(3, 1)),
        passed(FALUN, 50, on(3, 1)),
        released(FALUN, 40, on(1, 1, 2031)),
        used(REGION, 50, on(1, 1, 2031)),
    ]
    (pot,) = GRANT.pots
    grant = made_up(pots=(evolve(pot, year_before=kronor(0)),))
    opening, closing = (status(grant, journal(*events), on=on(12, 31, each)) for each in (year - 1, year))
    return yearly_report(YearlyReport(opening=opening, status=closing), language).text()


class TestTable:
    def test_the_example_year(self, run: Run) -> None:
        code, out, _ = run("report", *ASKED, "--year", "2020")
        assert code == 1
        assert "Årsredovisning 2020, till och med 2020-12-31" in out
        # Mora of the example: 1 115 982 got; 240 000 + 175 000 + 380 000 used; 50 000 to the region
        assert re.search(r"^Mora +0 +1 115 982 +795 000 +50 000 +0 +0 +270 982$", out, re.MULTILINE)
        # the same without Region Dalarna, which got 50 000 of Mora and used it
        assert re.search(r"^Kommunerna +0 +15 711 504 +11 881 000 +50 000 +102 500 +0 +3 678 004$", out, re.MULTILINE)
        assert re.search(r"^Summa +0 +15 761 504 +11 931 000 +50 000 +102 500 +0 +3 678 004$", out, re.MULTILINE)
        assert "mot tryckta 2 800 000 kr 2019; skillnaden är 12 911 504 kr (461 %)" in out
        assert "Vad var och en fick 2019 står inte i handlingen." in out

    def test_a_day_of_the_year(self, run: Run) -> None:
        data = answer(run, "report", *ASKED, "--year", "2020", "--on", "2020-08-25", status=0)
        (mora,) = (row for row in data["rows"] if row["party"] == "2062")
        assert (mora["opening"], mora["used"], mora["remaining"]) == ("0", "240000", "875982")
        assert data["pots_before"] == [
            {
                "pot": "dalarna",
                "title": "Till kommunerna i Dalarnas län",
                "year": 2020,
                "before": "2800000",
                "after": "15711504",
                "difference": "12911504",
                "change": "806969/175000",
            }
        ]
        assert data["growth"] == data["growth_sums"] == []

    def test_money_that_was_taken_back_is_explained(self) -> None:
        assert "Avsatt under noll" not in text_of(2030)
        assert "I summan av mottaget ingår 50 kr" in text_of(2030)
        later = text_of(2031, Language.EN)
        assert "Set aside below zero is money that was set aside in an earlier year" in later
        assert "passed on to another" not in later
        assert "Ram: 600 000 kr 2030, against 0 kr printed for 2029." in later

    def test_what_no_paper_says_of_the_year_before_is_left_out(self) -> None:
        found = status(GRANT, journal(told(FALUN, 1_000, on(2, 1))), on=on(12, 31))
        assert "enligt handlingen" not in yearly_report(YearlyReport(opening=found, status=found), Language.SV).text()

    def test_without_a_journal(self, run: Run) -> None:
        code, out, _ = run("report", "ok-gnv-2020", "--year", "2020")
        assert code == 0
        assert "Årsredovisning 2020" in out
        assert "Vid årets början" not in out


class TestGrowth:
    def test_party_by_party(self, run: Run, before: str) -> None:
        _, out, _ = run("report", *ASKED, "--year", "2020", "--before", before)
        assert "Medlen jämfört med ett tidigare år, part för part" in out
        # 3 222 871 - 1 400 000 = 1 822 871, which is 130,2 % of 1 400 000; 377 475 - 1 400 000 = -1 022 525
        assert re.search(r"^Falun +1 400 000 +3 222 871 +1 822 871 +130,2$", out, re.MULTILINE)
        assert re.search(r"^Orsa +1 400 000 +377 475 +-1 022 525 +-73,0$", out.replace("−", "-"), re.MULTILINE)
        data = answer(run, "report", *ASKED, "--year", "2020", "--before", before, status=1)
        (falun,) = (row for row in data["growth"] if row["party"] == "2080")
        assert (falun["before"], falun["difference"]) == ("1400000", "1822871")
        assert [row["difference"] for row in data["growth"] if row["before"] is None] == [None] * 13
        assert data["growth_sums"][-1]["difference"] is None  # the parties are not the same

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "ange en dag med --on, eller ett helt år med --year"),
            (("--on", "2020-12-31", "--before", "ok-gnv-2020"), "--before hör till --year"),
            (("--year", "2022"), "2022 är inget år för ok-gnv-2020"),
            (("--year", "20"), "20"),
            (("--year", "2020", "--on", "2021-01-01"), "2021-01-01 är ingen dag i 2020"),
            (("--year", "2020", "--before", "ok-gnv-2020"), "ok-gnv-2020 är bidraget för 2020, som inte är före 2020"),
            (("--year", "2020", "--before", "rss-dalarna-2018"), "rss-dalarna-2018 är inget bidrag"),
        ],
    )
    def test_what_cannot_be_asked(self, run: Run, arguments: tuple[str, ...], said: str) -> None:
        code, out, err = run("report", *ASKED, *arguments)
        assert (code, out) == (2, "")
        assert said in err
