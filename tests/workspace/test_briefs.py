"""The text of a decision: each number of it is a field of a result, or stands in a fact that is quoted whole."""

import datetime as dt
import re
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from agreement_cases import made_up
from cli_runs import Run
from nara_vard_finans import Period, Workspace, kronor
from nara_vard_finans.agreements import Adoption
from nara_vard_finans.core import Language, RemarkKind
from nara_vard_finans.sharing import CostByYear

SPACE = Workspace.open()
_NUMBER = re.compile(r"\d{4}-\d{2}-\d{2}|\d+(?: \d{3})*(?:,\d+)?")


def strings(data: Any) -> list[str]:
    """Give every text that stands somewhere in data."""
    match data:
        case str():
            return [data]
        case dict():
            return [text for value in data.values() for text in strings(value)]
        case list():
            return [text for value in data for text in strings(value)]
        case _:
            return []


def numbers_of(data: Any) -> set[str]:
    """Give the numbers of data as a Swedish page writes them: amounts by thousands, percents with one decimal."""
    match data:
        case int():
            return {str(data)}
        case str() if re.fullmatch(r"-?\d+", data):
            return {f"{abs(int(data)):,}".replace(",", " ")}
        case str() if re.fullmatch(r"-?\d+/\d+", data):
            exact = abs(Fraction(data))
            tenths = (1_000 * exact + Fraction(1, 2)) // 1
            cents = (100 * exact + Fraction(1, 2)) // 1
            return {f"{tenths // 10},{tenths % 10}", f"{cents // 100:,}".replace(",", " ") + f",{cents % 100:02}"}
        case dict():
            return {number for value in data.values() for number in numbers_of(value)}
        case list():
            return {number for value in data for number in numbers_of(value)}
        case _:
            return set()


@pytest.mark.parametrize(
    ("name", "year", "basis"),
    [("rss-dalarna-2023", 2023, None), ("rss-dalarna-2023", 2024, None),
     ("rss-dalarna-2018", 2022, "population-dalarna-2021-06")],
)  # fmt: skip
def test_each_number_of_it_is_a_field_of_a_result(name: str, year: int, basis: str | None) -> None:
    found = SPACE.brief(name, year, basis=basis)
    brief, report = found.result, found.report("sv")
    page, agreement = report.text(), brief.agreement
    facts = [
        *(remark.text.in_(Language.SV) for remark in brief.remarks),
        *(finding.message.in_(Language.SV) for finding in brief.findings),
        *strings(report.data["sources"]),
        *(str(source.paper.cited()) for source in brief.sources),
        *(str(source.place) for source in brief.sources),
        agreement.title.sv, agreement.term.text(), *(line.title.sv for line in agreement.cost_lines),
        *(each.apportionment.key.basis.statistic.title.sv for each in brief.sharing.levels
          if each.apportionment.key.basis.statistic is not None),
        *([brief.comparison.before.label.in_(Language.SV), brief.comparison.after.label.in_(Language.SV)]
          if brief.comparison else []),
        *([agreement.covers.sv] if agreement.covers else []),
    ]  # fmt: skip
    for fact in sorted(filter(None, facts), key=len, reverse=True):
        page = page.replace(fact, " ¤ ")
    cost = agreement.cost
    known = numbers_of(report.data) | {str(year), str(year - 1), str(len(agreement.parties)), str(cost.posts)}
    known |= {f"{amount.ore // 100:,}".replace(",", " ") for amount in cost.amounts}
    for level in brief.sharing.levels:
        shared = level.apportionment
        known |= {str(shared.left_over), f"{shared.total.ore // 100:,}".replace(",", " ")}
    people = sum(int(row["weight"] or 0) for row in report.data["rows"])
    whole = f"{brief.sharing.total.ore // 100:,}".replace(",", " ")
    known |= {f"{people:,}".replace(",", " "), f"{whole},00"}  # the sums under columns
    known |= {"1"}  # the unit that each of the largest remainders gets
    page = page.replace("kr/inv", "")
    assert {number for number in _NUMBER.findall(page) if number not in known} == set()


class TestWhatItSays:
    PAGE = SPACE.brief("rss-dalarna-2023", 2023).report("sv").markdown()

    def test_orsa_and_the_whole(self) -> None:
        """29 456 → 48 124 is 18 668 more, 63,4 %; by the rows 2 451 072 → 4 000 000."""
        assert "| Orsa | 29 456 | 48 124 | 18 668 | 63,4 |" in self.PAGE
        assert "radernas summa 2 451 072 kr blir 4 000 000 kr, skillnad 1 548 928 kr" in self.PAGE

    def test_its_parts_in_their_order(self) -> None:
        headings = re.findall(r"^\*\*([^*]+)\*\*$", self.PAGE, re.MULTILINE)
        assert [each for each in headings if "rss-" not in each and "Avtal" not in each] == [
            "Förslag till beslut", "Bakgrund", "Kostnad och fördelning", "Belopp per part",
            "Antaganden, val och tolkningar", "Där handlingarna motsäger sig",
            "Vad som inte framgår av handlingarna", "Källor",
        ]  # fmt: skip

    def test_what_is_not_stated_is_told(self) -> None:
        silences = SPACE.brief("rss-dalarna-2023", 2023).result.remarks_of(RemarkKind.SILENCE)
        assert len(silences) == 4
        assert all(remark.text.in_(Language.SV) in self.PAGE.replace("\\", "") for remark in silences)

    @pytest.mark.parametrize("word", ["vi", "vår", "vårt", "våra", "oss", "bör"])
    def test_nobody_speaks_in_it(self, word: str) -> None:
        assert not re.search(rf"\b{word}\b", self.PAGE, re.IGNORECASE)


def test_without_a_year_before_it_tells_what_each_pays() -> None:
    found = SPACE.brief("rss-dalarna-2018", 2022, basis="population-dalarna-2021-06")
    assert found.result.comparison is None
    assert "Utanför den gemensamma kostnaden: Chefstjänsten." in found.report().text()
    assert found.report().data["before"] is None


class TestAnAgreementOfOnesOwn:
    def test_its_first_year_has_none_before(self) -> None:
        """A half of a million for the region, and 4, 3, 2 and 1 tenths of the other half."""
        found = SPACE.brief(made_up(), 2030)
        assert found.result.comparison is None
        page = found.report("sv").text()
        assert "Bereds av Beredningen." in page
        assert "Tjänster: 2, à 500 000 kr per år." in page
        assert [line.split()[-2:] for line in page.splitlines() if line.startswith("Falun")] == [["200", "000"]]
        assert "Vad som inte framgår" not in page

    def test_its_second_is_laid_beside_the_first(self) -> None:
        cost = CostByYear(by_year={2030: kronor(1_000_000), 2031: kronor(1_100_000)})
        page = SPACE.brief(made_up(cost=cost), 2031).report("sv").text()
        assert "radernas summa 1 000 000 kr blir 1 100 000 kr, skillnad 100 000 kr." in page
        assert "Tjänster:" not in page

    def test_of_little_that_is_stated_little_is_said(self) -> None:
        page = SPACE.brief(made_up(adoption=Adoption(), covers=None), 2030).report("sv").text()
        background = page.partition("Bakgrund\n\n")[2].partition("\n\n")[0]
        assert background == "Avtalstid: 2030-01-01–2033-12-31. Antal parter: 5."

    def test_parties_that_are_not_the_same_have_no_difference_in_all(self) -> None:
        old = evolve(SPACE.facts.agreement("rss-dalarna-2023"), id="old")
        new = made_up(id="new", succeeds="old", term=Period.year(2027), cost=CostByYear(by_year={2027: kronor(100)}))
        space = Workspace(facts=evolve(SPACE.facts, agreements=(old,)))
        page = space.brief(new, 2027).report("sv").text()
        assert "Jämfört med" not in page
        assert f"2026 enligt ”{old.title.sv}” mot 2027 enligt ”{new.title.sv}”" in page


def test_a_year_under_another_agreement_is_named_by_the_title_and_its_paper_is_cited() -> None:
    brief = SPACE.brief("rss-dalarna-2023", 2023).result
    assert brief.comparison is not None
    earlier, now = SPACE.definition("rss-dalarna-2018"), SPACE.definition("rss-dalarna-2023")
    assert brief.comparison.before.label.in_(Language.SV) == f"2022 enligt ”{earlier.title.sv}” som tryckt"
    assert brief.comparison.after.label.in_(Language.SV) == f"2023 enligt ”{now.title.sv}”"
    assert brief.sources_before
    assert set(brief.sources_before) <= set(brief.sources)


def test_years_under_one_agreement_are_named_by_the_year_alone() -> None:
    brief = SPACE.brief("rss-dalarna-2023", 2024).result
    assert brief.comparison is not None
    assert [side.label.in_(Language.SV) for side in (brief.comparison.before, brief.comparison.after)] == [
        "2023",
        "2024",
    ]


def test_sources_under_their_heading_are_not_called_sources_once_more() -> None:
    page = SPACE.brief("rss-dalarna-2023", 2023).report("sv").text()
    assert "Källa:" not in page.split("\nKällor\n")[1]


def test_what_is_printed_wrong_of_the_year_before_is_a_note(run: Run) -> None:
    """The rows of 2022 sum to 2 kr more than printed: the text says so, and the decision on 2023 is in order."""
    answered = SPACE.brief("rss-dalarna-2023", 2023)
    assert [(each.rule, each.severity.value) for each in answered.findings] == [("sum-as-printed", "note")] * 2
    assert answered.is_in_order
    status, page, _ = run("brief", "rss-dalarna-2023", "--year", "2023")
    assert status == 0
    assert "summerar till 2 451 072 kr, 2 kr mer än tryckta 2 451 070 kr." in page


def test_a_year_in_part_is_told() -> None:
    """From July: the cost is of half the year, and the text beside a whole year says so."""
    half = made_up(
        term=Period(first_day=dt.date(2030, 7, 1), last_day=dt.date(2033, 12, 31)),
        cost=CostByYear(by_year={2030: kronor(500_000), 2031: kronor(1_000_000)}),
    )
    said = "Kostnaden gäller 2030-07-01–2030-12-31; årets övriga dagar ligger utanför avtalstiden."
    assert said in SPACE.brief(half, 2030).report("sv").text()
    assert said in SPACE.allocate(half, 2030).report("sv").text()
    assert "Kostnaden gäller" not in SPACE.brief(half, 2031).report("sv").text()
