"""Rates, terms without end and what changes by year, as they are written in a facts file."""

from pathlib import Path

import pytest
from attrs import evolve

from nara_vard_finans import Workspace, kronor, read_facts, share_cost
from nara_vard_finans.agreements import Agreement, changed_terms, share_without
from nara_vard_finans.analysis import basis_remarks
from nara_vard_finans.core import AmountError, Directory, FactsError, Language, NoticeEnd, NoticePeriod, Prolongation
from nara_vard_finans.sharing import Bounded, Leaving, agreed_without
from nara_vard_finans.testing import check_invariants

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


EQUALLY = 'kind = "equal", parties = ["K1", "K2"]'
NESTED = f'kind = "nested", assumed = true, groups = [{{ name = "a", part = 1, key = {{ {EQUALLY} }} }}]'


class TestParts:
    def test_stated_amounts_and_shared_costs_beside_a_rate(self, tmp_path: Path) -> None:
        found = agreement(
            tmp_path,
            f"""{OPEN}
            [agreements.cost_key]
            kind = "sum"
            parts = [
                {{ name = "Grund", key = {{ kind = "amounts", each = "100 kr", parties = ["K1", "K2"] }} }},
                {{ name = "Extra", key = {{ kind = "amounts", amounts = {{ K1 = "-20 kr" }}, signed = true }} }},
                {{ name = "Delat", cost = {{ yearly = 800 }}, key = {{ kind = "proportional", statistic = "folk-22" }} }},
                {{ name = "Taxa", key = {{ kind = "rate", per = "2 kr", at_most = 2, {BY_DAY} }} }},
            ]
            """,
        )
        assert amounts(found, 2023) == [kronor(100 + 600 + 600), kronor(100 - 20 + 200 + 200)]

    def test_figures_by_class_and_multiplied(self, tmp_path: Path) -> None:
        derived = """
[[statistics]]
id = "klass"
title = "Avgift efter klass"
counts = "klass"
unit = "kronor"
of = "folk-22"
classes = [{ least = 0, below = 200, gives = 50 }, { least = 200, gives = 75 }]
[[statistics]]
id = "produkt"
title = "Produkt"
counts = "produkt"
unit = "kronor"
as_of = "2023"
product_of = ["folk-22", "klass"]
[[agreements]]"""
        head = HEAD.replace("[[agreements]]", derived)
        for name, paid in (("klass", [75, 50]), ("produkt", [22_500, 5_000])):
            found = agreement(
                tmp_path, f'{OPEN}cost_key = {{ kind = "rate", per = "1 kr", statistic = "{name}" }}\n', head
            )
            assert amounts(found, 2023) == [kronor(each) for each in paid]

    @pytest.mark.parametrize(
        ("key", "said"),
        [
            ('kind = "equal", parties = ["K1", "K2"], assumed = true', "Nyckeln, eller en del av den"),
            ('kind = "proportional", statistic = "folk-22"', ""),
            (
                NESTED,
                "Nyckeln, eller en del av den",
            ),
        ],
    )
    def test_what_is_assumed_is_told(self, tmp_path: Path, key: str, said: str) -> None:
        found = agreement(tmp_path, f"{OPEN}cost = {{ yearly = 1000, assumed = true }}\ncost_key = {{ {key} }}\n")
        told = [each.in_(Language.SV) for each in basis_remarks(share_cost(found, 2023))]
        assert "Antagande: Kostnaden framgår inte av någon handling." in told
        assert bool(said) == any(said in each for each in told if said)

    def test_figures_and_rates_that_are_assumed(self, tmp_path: Path) -> None:
        head = HEAD.replace("as_of = 2022-11-01", "as_of = 2022-11-01\nassumed = true")
        text = f'{OPEN}cost_key = {{ kind = "rate", per = "2 kr", statistic = "folk-22", assumed = true }}\n'
        told = [each.in_(Language.SV) for each in basis_remarks(share_cost(agreement(tmp_path, text, head), 2023))]
        assert told[-2:] == [
            "Antagande: Nyckeln, eller en del av den, framgår inte av någon handling.",
            "Antagande: Talen i ”Folkmängd 2022” framgår inte av någon handling.",
        ]


BOUNDED = """
cost = {{ yearly = 1000 }}
[agreements.cost_key]
kind = "bounded"
of = {{ kind = "proportional", statistic = "folk-22" }}
{bounds}
cut_off = "{cut_off}"
"""


class TestBounds:
    """By the key Bokeby pays 750, and Ekeby 250."""

    @pytest.mark.parametrize(
        ("bounds", "again", "away"),
        [
            ("at_most = { each = 600 }", (600, 400), (600, 250)),
            ("at_least = { amounts = { K1 = 300 } }", (700, 300), (750, 300)),
            ("at_least = { percent = 90, amounts = { K1 = 300 } }", (730, 270), (750, 270)),
            ('at_most = { per = "1 kr", statistic = "folk-23" }', None, (300, 200)),
            ('at_least = { per = "1 kr", statistic = "folk-23" }\nat_most = { each = 900 }', (750, 250), (750, 250)),
        ],
    )
    def test_floors_and_ceilings(
        self, tmp_path: Path, bounds: str, again: tuple[int, int] | None, away: tuple[int, int]
    ) -> None:
        found = agreement(tmp_path, OPEN + BOUNDED.format(bounds=bounds, cut_off="falls-away"))
        assert amounts(found, 2023) == [kronor(each) for each in away]
        found = agreement(tmp_path, OPEN + BOUNDED.format(bounds=bounds, cut_off="shared-again"))
        if again is None:
            with pytest.raises(AmountError, match="the ceilings sum to less"):
                share_cost(found, 2023)
        else:
            assert amounts(found, 2023) == [kronor(each) for each in again]

    def test_pages_tell_who_is_held_and_what_becomes_of_the_rest(self, tmp_path: Path) -> None:
        path = tmp_path / "avgift.toml"
        path.write_text(
            HEAD + OPEN + BOUNDED.format(bounds="at_most = { each = 600 }", cut_off="falls-away"), encoding="utf-8"
        )
        workspace = Workspace.open(path)
        page = workspace.allocate("avgift", 2023).report("sv").text()
        assert "Kostnad 2023: 1 000 kr" in page
        assert "Högsta beloppet gäller för Bokeby." in page
        assert "Av 1 000 kr faller 150 kr bort, för ingen betalar det." in page
        said = workspace.explain("avgift", 2023, party="Bokeby").report("sv").text()
        assert (
            "Kostnaden 2023 är 1 000 kr; inom lägsta och högsta belopp summerar parternas belopp till 850 kr." in said
        )
        assert "Efter nyckeln vore 750,00 kr beloppet för Bokeby; det högsta beloppet gäller: 600 kr." in said
        path.write_text(
            HEAD + OPEN + BOUNDED.format(bounds="at_least = { amounts = { K1 = 300 } }", cut_off="falls-away"),
            encoding="utf-8",
        )
        page = Workspace.open(path).allocate("avgift", 2023).report("sv").text()
        assert "Lägsta beloppet gäller för Ekeby." in page
        assert "Utöver 1 000 kr tas 50 kr in." in page

    def test_what_is_left_is_shared_by_the_others(self, tmp_path: Path) -> None:
        head = HEAD.replace('K2 = "Bokeby"', 'K2 = "Bokeby"\nK3 = "Alby"').replace("K2 = 300", "K2 = 300, K3 = 100")
        path = tmp_path / "avgift.toml"
        path.write_text(
            head + OPEN + BOUNDED.format(bounds="at_most = { each = 500 }", cut_off="shared-again"), encoding="utf-8"
        )
        workspace = Workspace.open(path)
        assert amounts(workspace.facts.agreement("avgift"), 2023) == [kronor(250), kronor(500), kronor(250)]
        said = workspace.explain("avgift", 2023, party="Ekeby").report("sv").text()
        assert "Av 1 000 kr betalas 500 kr av dem som har nått sitt lägsta eller högsta belopp" in said
        assert (
            "Det som därmed blir över eller saknas delar de andra på"
            in workspace.allocate("avgift", 2023).report("sv").text()
        )
        without = share_without(workspace.facts.agreement("avgift"), 2023, ["K3"], leaving=Leaving.OTHERS_SHARE)
        assert dict(without.amounts) == {"K1": kronor(500), "K2": kronor(500)}
        assert check_invariants(share_cost(workspace.facts.agreement("avgift"), 2023)) == ()
        changed = changed_terms(
            agreement(tmp_path, f"{OPEN}cost = {{ yearly = 1000 }}\n{SHARED}", head),
            workspace.facts.agreement("avgift"),
        )
        assert [change.after.sv for change in changed] == ["folkmängd 2022-11-01, med lägsta eller högsta belopp"]

    def test_where_whom_a_bound_was_of_has_left_the_others_pay_by_the_key(self, tmp_path: Path) -> None:
        """By hand: the ceiling is Ekeby's alone, and Bokeby and Alby share 1 000 kr by 300 and 100."""
        head = HEAD.replace('K2 = "Bokeby"', 'K2 = "Bokeby"\nK3 = "Alby"').replace("K2 = 300", "K2 = 300, K3 = 100")
        bounds = BOUNDED.format(bounds="at_most = { amounts = { K1 = 50 } }", cut_off="shared-again")
        agreed = agreement(tmp_path, OPEN + bounds, head)
        left = agreed_without(agreed.cost_key, ["K1"])
        assert isinstance(left, Bounded)
        of_two = evolve(agreed, parties=Directory(list(agreed.parties)[1:]), cost_key=left)
        assert amounts(of_two, 2023) == [kronor(250), kronor(750)]  # Alby, then Bokeby
        assert check_invariants(share_cost(of_two, 2023)) == ()
        assert changed_terms(of_two, evolve(of_two, cost_key=left.key)) == ()
        told = changed_terms(agreed, of_two)[-1]
        assert (told.before.sv, told.after.sv) == (
            "folkmängd 2022-11-01, med lägsta eller högsta belopp",
            "folkmängd 2022-11-01",
        )


SHARED = 'cost_key = { kind = "proportional", statistic = "folk-22" }\n'


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
        (f"{OPEN}notice = 12\n{RATED}", "agreements[1].notice", r"expected a length such as { months = 6 } or { years = 1 }"),
        (
            f"term = {{ first_day = 2023-01-01, tills_vidare = true }}\n{RATED}", "agreements[1].term",
            "give last_day, or until_further_notice = true where it has none",
        ),
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
            f'{OPEN}cost_key = {{ kind = "rate", per = 3, at_most = 2, {BY_DAY} }}\n', "agreements[1].cost_key",
            "the rate is above its ceiling, 2 kr",
        ),
        (f'{OPEN}cost_key = {{ kind = "amounts" }}\n', "agreements[1].cost_key", "give either amounts"),
        (
            OPEN + BOUNDED.format(bounds="", cut_off="falls-away"), "agreements[1].cost_key",
            "give at_least, at_most or both",
        ),
        (
            OPEN + BOUNDED.format(bounds="at_most = { each = 1, percent = 2 }", cut_off="falls-away"),
            "agreements[1].cost_key", "give at_least, at_most or both",
        ),
        (
            OPEN + BOUNDED.format(bounds="at_most = { each = 1 }", cut_off="away"), "agreements[1].cost_key.cut_off",
            "'away' is not known",
        ),
        (
            OPEN + BOUNDED.format(bounds="at_most = { each = 1 }\nat_least = { each = 2 }", cut_off="falls-away"),
            "agreements[1].cost_key", "above its ceiling",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "bounded", cut_off = "falls-away", at_most = {{ each = 1 }}, of = {{ {NESTED} }} }}\n',
            "agreements[1].cost_key", "of a key in one stage",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "amounts", amounts = {{ K1 = -1, K2 = 3 }} }}\n', "agreements[1].cost_key",
            "would be paid instead of paying",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "sum", parts = [{{ name = "a", cost = {{ yearly = 1 }}, key = {{ kind = "rate", per = 1, {BY_DAY} }} }}] }}\n',
            "agreements[1].cost_key.parts[1]", "take cost away",
        ),
        (
            f'{OPEN}cost_key = {{ kind = "sum", assumed = true, parts = [{{ name = "a", key = {{ kind = "rate", per = 1, {BY_DAY} }} }}] }}\n',
            "agreements[1].cost_key", "which part is assumed is not told",
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


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ('of = "folk-22"', "of and classes or joined, or with product_of"),
        ('of = "folk-22"\njoined = { K1 = 2024-05-01 }', "joined is given with year"),
        ('of = "folk-22"\nyear = 2024\nclasses = [{ least = 0, gives = 1 }]', "joined is given with year"),
        ('of = "folk-22"\nclasses = [{ least = 0, below = 9, gives = 1 }]', "is in no class"),
        ('product_of = ["folk-22"]', "two statistics or more"),
        ('product_of = ["folk-22", "folk-99"]', "folk-99"),
    ],
)
def test_what_is_wrong_with_figures_that_follow_from_others(tmp_path: Path, keys: str, message: str) -> None:
    derived = f'[[statistics]]\nid = "x"\ntitle = "X"\ncounts = "x"\nunit = "x"\n{keys}\n[[agreements]]'
    with pytest.raises(FactsError) as caught:
        agreement(tmp_path, f"{OPEN}{RATED}", HEAD.replace("[[agreements]]", derived))
    (fault,) = caught.value.faults
    assert (fault.where, bool(fault.line)) == ("statistics[3]", True)
    assert message in fault.in_english


class TestKeysThatNameNobody:
    """Such a key is between the parties of the agreement, or of its side, wherever it stands in another."""

    HEAD = HEAD.replace("[[statistics]]", '[parties.regions]\nR1 = "Region Ekeby"\n[[statistics]]', 1)

    def test_within_the_parts_of_a_sum_and_within_bounds(self, tmp_path: Path) -> None:
        """
        Of 1 000 kr each side has half, and the municipalities 100 to 300 of theirs; 90 kr is each one's; 300 kr is
        equal, 100 kr each.
        """
        halves = (
            'kind = "nested", groups = [{ name = "region", percent = 50 }, { name = "municipalities", percent = 50, '
            'key = { kind = "proportional", statistic = "folk-22" } }]'
        )
        bounded = 'kind = "bounded", of = { kind = "equal" }, at_most = { each = "200 kr" }, cut_off = "shared-again"'
        found = agreement(
            tmp_path,
            f'{OPEN}cost_key = {{ kind = "sum", parts = ['
            f'{{ name = "Del", cost = {{ yearly = 1000 }}, key = {{ {halves} }} }}, '
            '{ name = "Var", key = { kind = "amounts", each = "90 kr" } }, '
            f'{{ name = "Lika", cost = {{ yearly = 300 }}, key = {{ {bounded} }} }}] }}\n',
            self.HEAD,
        )
        assert amounts(found, 2023) == [kronor(375 + 90 + 100), kronor(125 + 90 + 100), kronor(500 + 90 + 100)]

    def test_within_a_group_of_another_name_the_sides_are_still_found(self, tmp_path: Path) -> None:
        """Of 1 000 kr the region and Bokeby have 400 each, and Ekeby 200 by itself."""
        inner = (
            'kind = "nested", groups = [{ name = "region", percent = 50 }, { name = "municipalities", percent = 50, '
            'key = { kind = "proportional", statistic = "folk-22", parties = ["K2"] } }]'
        )
        found = agreement(
            tmp_path,
            f'{OPEN}cost = {{ yearly = 1000 }}\ncost_key = {{ kind = "nested", groups = ['
            f'{{ name = "Gemensamt", percent = 80, key = {{ {inner} }} }}, '
            '{ name = "Värdkommunen", percent = 20, key = { kind = "equal", parties = ["K1"] } }] }\n',
            self.HEAD,
        )
        assert amounts(found, 2023) == [kronor(400), kronor(200), kronor(400)]
