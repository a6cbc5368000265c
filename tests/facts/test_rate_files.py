"""Rates, terms without end and what changes by year, as they are written in a facts file."""

from pathlib import Path

import pytest

from nara_vard_finans import kronor, read_facts, share_cost
from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import FactsError, NoticeEnd, NoticePeriod, Prolongation

HEAD = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "Bokeby"
[[statistics]]
id = "folk-22"
title = "Folkmängd 2022"
counts = "population"
unit = "persons"
as_of = 2022-11-01
figures = { K1 = 100, K2 = 300 }
[[statistics]]
id = "folk-23"
title = "Folkmängd 2023"
counts = "population"
unit = "persons"
as_of = 2023-11-01
figures = { K1 = 200, K2 = 300 }
[[agreements]]
id = "avgift"
title = "Avgiften"
"""
OPEN = "term = { first_day = 2023-01-01, until_further_notice = true }\n"
BY_DAY = 'counts = "population", day = "11-01", years_before = 1'


def agreement(folder: Path, text: str, head: str = HEAD) -> Agreement:
    path = folder / "avgift.toml"
    path.write_text(head + text, encoding="utf-8")
    return read_facts(path).agreement("avgift")


def amounts(found: Agreement, year: int) -> list[object]:
    return [charge.amount for charge in share_cost(found, year).charges]  # Bokeby, then Ekeby


class TestRates:
    def test_by_each_years_own_population(self, tmp_path: Path) -> None:
        rates = '{ "2023" = "2 kr", "2024-" = "2,50 kr" }'
        found = agreement(tmp_path, f'{OPEN}cost_key = {{ kind = "rate", per = {rates}, {BY_DAY} }}\n')
        assert amounts(found, 2023) == [kronor(600), kronor(200)]
        assert amounts(found, 2024) == [kronor(750), kronor(500)]
        assert found.term.is_open

    def test_the_answer_follows_the_statistic(self, tmp_path: Path) -> None:
        text = f'{OPEN}cost_key = {{ kind = "rate", per = "2 kr", {BY_DAY} }}\n'
        moved = HEAD.replace("K1 = 100", "K1 = 101")
        assert amounts(agreement(tmp_path, text, moved), 2023) == [kronor(600), kronor(202)]

    @pytest.mark.parametrize(
        ("form", "each"), [('promille = "500"', 150), ("percent = 25", 75), ('per = "1,01 kr"', 303)]
    )
    def test_by_one_statistic(self, tmp_path: Path, form: str, each: int) -> None:
        found = agreement(tmp_path, f'term = "2023"\ncost_key = {{ kind = "rate", {form}, statistic = "folk-22" }}\n')
        assert amounts(found, 2023)[0] == kronor(each)

    def test_by_statistics_that_are_named_by_year(self, tmp_path: Path) -> None:
        named = '{ "2023" = "folk-22", "2024-2025" = "folk-23" }'
        for kind in ('kind = "rate", per = "2 kr"', 'kind = "proportional"'):
            cost = "" if "rate" in kind else "cost = { yearly = 1000 }\n"
            found = agreement(tmp_path, f"{OPEN}{cost}cost_key = {{ {kind}, statistic = {named} }}\n")
            assert amounts(found, 2023) == ([kronor(600), kronor(200)] if not cost else [kronor(750), kronor(250)])
            assert amounts(found, 2025) == [kronor(600), kronor(400)]

    def test_another_key_for_other_years(self, tmp_path: Path) -> None:
        keys = '{ "2023" = { kind = "equal", parties = ["K1", "K2"] }, "2024-" = { kind = "proportional", statistic = "folk-23" } }'
        text = f'{OPEN}cost = {{ yearly = 1000 }}\ncost_key = {{ kind = "by-year", keys = {keys} }}\n'
        found = agreement(tmp_path, text)
        assert amounts(found, 2023) == [kronor(500), kronor(500)]
        assert amounts(found, 2031) == [kronor(600), kronor(400)]

    def test_figures_by_day_within_a_key_in_stages(self, tmp_path: Path) -> None:
        group = (
            f'{{ name = "alla", percent = 100, key = {{ kind = "proportional", {BY_DAY}, parties = ["K1", "K2"] }} }}'
        )
        text = f'{OPEN}cost = {{ yearly = 1000 }}\ncost_key = {{ kind = "nested", groups = [{group}] }}\n'
        assert amounts(agreement(tmp_path, text), 2024) == [kronor(600), kronor(400)]

    def test_of_fewer_parties_than_the_file_knows(self, tmp_path: Path) -> None:
        head = HEAD.replace('K2 = "Bokeby"', 'K2 = "Bokeby"\nK3 = "Alby"')
        text = f'{OPEN}parties = ["K1", "K2"]\ncost_key = {{ kind = "rate", per = "2 kr", {BY_DAY} }}\n'
        assert amounts(agreement(tmp_path, text, head), 2023) == [kronor(600), kronor(200)]


class TestTerms:
    @pytest.mark.parametrize(
        ("written", "notice"),
        [
            ("{ months = 6 }", NoticePeriod(6)),
            ("{ years = 3 }", NoticePeriod(36)),
            ("{ days = 90 }", NoticePeriod(days=90)),
            ('{ years = 1, months = 2, to = "year-end" }', NoticePeriod(14, to=NoticeEnd.YEAR)),
        ],
    )
    def test_notice(self, tmp_path: Path, written: str, notice: NoticePeriod) -> None:
        text = f'term = "2023"\nnotice = {written}\nprolonged = {{ years = 2 }}\ncost_key = {{ kind = "rate", per = "2 kr", {BY_DAY} }}\n'
        found = agreement(tmp_path, text)
        assert (found.notice, found.prolonged) == (notice, Prolongation(24))


RATED = f'cost_key = {{ kind = "rate", per = "2 kr", {BY_DAY} }}\n'


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        (f"term = {{ until_further_notice = true }}\n{RATED}", "agreements[1].term", "a term until further notice is written"),
        (
            f"term = {{ first_day = 2023-01-01, last_day = 2024-01-01, until_further_notice = true }}\n{RATED}",
            "agreements[1].term", "a term until further notice is written",
        ),
        (f"{OPEN}notice = {{}}\n{RATED}", "agreements[1].notice", "the period of notice has no length"),
        (f"{OPEN}notice = 12\n{RATED}", "agreements[1].notice", "expected a table"),
        (f'{OPEN}notice = {{ years = "3" }}\n{RATED}', "agreements[1].notice", "expected a whole number"),
        (f'term = "2023"\nprolonged = {{}}\n{RATED}', "agreements[1].prolonged", "by how much it is prolonged is not given"),
        (f"{OPEN}prolonged = {{ years = 1 }}\n{RATED}", "agreements[1]", "is not prolonged"),
        (f"{OPEN}cost = {{ yearly = 1 }}\n{RATED}", "agreements[1]", "take away the amounts in cost"),
        (f'{OPEN}cost_key = {{ kind = "rate", {BY_DAY} }}\n', "agreements[1].cost_key", "give the rate in one way"),
        (
            f'{OPEN}cost_key = {{ kind = "rate", per = 1, percent = 2, {BY_DAY} }}\n', "agreements[1].cost_key",
            "give the rate in one way",
        ),
        (f'{OPEN}cost_key = {{ kind = "rate", per = 1 }}\n', "agreements[1].cost_key", "statistic"),
        (f'{OPEN}cost_key = {{ kind = "rate", per = 0, {BY_DAY} }}\n', "agreements[1].cost_key", "a rate is above zero"),
        (
            f'{OPEN}cost_key = {{ kind = "rate", per = {{ "2023" = 1, "2023-2024" = 2 }}, {BY_DAY} }}\n',
            "agreements[1].cost_key", "both 2023 and 2023-2024 hold for 2023",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "rate", per = {{ "2023" = 1, "2025-" = 2 }}, {BY_DAY} }}\n',
            "agreements[1].cost_key", "nothing holds for 2024",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "rate", per = {{ "i fjol" = 1 }}, {BY_DAY} }}\n',
            "agreements[1].cost_key.per.'i fjol'", "'i fjol' is no year",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "rate", per = 1, counts = "population", day = "november" }}\n',
            "agreements[1].cost_key", "day is month and day",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "rate", per = 1, counts = "population", day = "11-31" }}\n',
            "agreements[1].cost_key", "there is no such day",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "rate", per = 1, counts = "pupils", day = "11-01" }}\n',
            "agreements[1].cost_key", "no statistic counts pupils",
        ),
        (
            f'{OPEN}cost = {{ yearly = 1 }}\ncost_key = {{ kind = "mixed", components = [{{ weight = 1, key = {{ kind = "rate", per = 1, {BY_DAY} }} }}] }}\n',
            "agreements[1].cost_key.components[1].key", "can only be an agreement's own key",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, where: str, message: str) -> None:
    with pytest.raises(FactsError) as caught:
        agreement(tmp_path, text)
    (fault,) = caught.value.faults
    assert (fault.where, bool(fault.line)) == (where, True)
    assert message in fault.in_english
