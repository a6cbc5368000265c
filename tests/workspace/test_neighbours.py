"""Agreements like those of docs/examples/regions, but not these: what is told is of this agreement, and of this amount."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from nara_vard_finans import Workspace, kronor
from nara_vard_finans.agreements import CostSharing, fingerprint_of
from nara_vard_finans.core import AgreementError, Language, OutsideTermError, UnsettledTieError
from nara_vard_finans.sharing import Every
from nara_vard_finans.workspace import Instalments

PARTIES = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "Bokeby"
[parties.regions]
R1 = "Region Lund"
[parties.others]
fk = "Kassan"
[[statistics]]
id = "folk"
title = "Folkmängd 2023"
counts = "population"
unit = "persons"
as_of = 2023-12-31
assumed = true
figures = { K1 = 3, K2 = 1 }
[[statistics]]
id = "hjul"
title = "Hjul 2023"
counts = "hjul"
unit = "hjul"
as_of = "2023"
figures = { K1 = 2, K2 = 1, R1 = 4, fk = 0 }
"""
FINSAM = """
[[agreements]]
id = "avtal"
title = "Förbundet"
term = { first_day = 2024-01-01, until_further_notice = true }
cost = { yearly = 1600 }
cost_key = { kind = "nested", groups = [
    { name = "Staten", part = 2, key = { kind = "equal", parties = ["fk"] } },
    { name = "region", part = 1 },
    { name = "municipalities", part = 1, key = { kind = "proportional", statistic = "folk" } },
] }
"""
TWO_PARTS = """
[[agreements]]
id = "avtal"
title = "Nämnden"
term = { first_day = 2025-01-01, until_further_notice = true }
cost_key = { kind = "sum", parts = [
    { name = "Fast", cost = { yearly = 101 }, key = { kind = "proportional", statistic = "folk" } },
    { name = "Rörlig", key = { kind = "rate", per = "1,50 kr", statistic = "hjul" } },
] }
"""
ASSUMED_FIGURES = "Antagande: Talen i ”Folkmängd 2023” framgår inte av någon handling."
ASSUMED_RULE = "Antagande: Ingen handling anges för hur beloppen avrundas; här används största rest, hela kronor."


def opened(folder: Path, text: str) -> Workspace:
    (folder / "avtal.toml").write_text(PARTIES + text, "utf-8")
    return Workspace.open(folder / "avtal.toml")


def shared(workspace: Workspace, year: int) -> CostSharing:
    sharing = workspace.allocate("avtal", year).result
    assert isinstance(sharing, CostSharing)
    return sharing


def explained(workspace: Workspace, year: int, party: str) -> list[list[str]]:
    """Give what is told at each step but the step itself."""
    return [
        [remark.text.in_(Language.SV) for remark in step.remarks]
        for step in workspace.explain("avtal", year, party=party).result.steps
    ]


class TestWhatIsAssumed:
    def test_every_answer_that_rests_on_it_says_so(self, tmp_path: Path) -> None:
        workspace = opened(tmp_path, FINSAM)
        settled = workspace.settle("avtal", 2024, actual=kronor(1500))
        invoices = workspace.invoices("avtal", 2024, instalments=Instalments(every=Every.YEAR))
        for answer in (workspace.allocate("avtal", 2024), settled, invoices):
            text = answer.report(Language.SV).text()
            assert (text.count(ASSUMED_FIGURES), text.count(ASSUMED_RULE)) == (1, 1)
            assert [each["at"] for each in json.loads(answer.report(Language.SV).json())["remarks"]] == [
                "cost_key",
                "rounding",
            ]

    def test_it_stands_at_the_step_that_rests_on_it(self, tmp_path: Path) -> None:
        """Kassan's half rests on no figures; Ekeby's 300 of 400 kr does, and that they are of 2023 is told for 2025."""
        workspace = opened(tmp_path, FINSAM)
        figures, rule = ASSUMED_FIGURES.removeprefix("Antagande: "), ASSUMED_RULE.removeprefix("Antagande: ")
        beyond = "Underlaget ”Folkmängd 2023” används för 2025; att det gäller då framgår inte av handlingarna."
        assert explained(workspace, 2025, "Kassan") == [[], [], [rule], []]
        assert explained(workspace, 2025, "Ekeby") == [[], [], [], [beyond, figures], [rule]]

    def test_of_several_parts_each_has_its_own(self, tmp_path: Path) -> None:
        """
        Of 101 kr Ekeby has 75.75, which is 76, and of 3 kr for two wheels nothing is by the rule of the first part.

        A party that only the rate concerns is told nothing of the rule.
        """
        workspace = opened(tmp_path, TWO_PARTS)
        beyond = "Underlaget ”{}” används för 2025; att det gäller då framgår inte av handlingarna."
        figures, rule = ASSUMED_FIGURES.removeprefix("Antagande: "), ASSUMED_RULE.removeprefix("Antagande: ")
        of_folk, of_hjul = (beyond.format(name) for name in ("Folkmängd 2023", "Hjul 2023"))
        assert explained(workspace, 2025, "Ekeby") == [[], [], [of_folk, figures], [rule], [], [of_hjul], [], []]
        assert explained(workspace, 2025, "Region Lund") == [[], [], [of_hjul], []]
        ekeby = workspace.explain("avtal", 2025, party="Ekeby").result
        assert ekeby.amount == kronor(76 + 3)


def test_of_a_rate_and_single_amounts_rows_are_rounded_by_themselves(tmp_path: Path) -> None:
    """Bokeby's 1.50 kr is 2, and 5 beside; that it is by the largest remainder was told, and nothing is."""
    workspace = opened(
        tmp_path,
        TWO_PARTS.replace(
            'cost = { yearly = 101 }, key = { kind = "proportional", statistic = "folk" }',
            'key = { kind = "amounts", each = 5 }',
        ),
    )
    assert shared(workspace, 2025).charge("Bokeby").amount == kronor(2 + 5)
    text = workspace.allocate("avtal", 2025).report(Language.SV).text()
    assert "största rest" not in text
    assert "här används varje rad för sig, halva uppåt, hela kronor." in text
    assert explained(workspace, 2025, "Bokeby")[5] == [
        "Ingen handling anges för hur beloppen avrundas; här används varje rad för sig, halva uppåt, hela kronor."
    ]


def test_of_amounts_alone_nothing_is_shared_and_nothing_rounded(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path,
        """
[[agreements]]
id = "avtal"
title = "Kollegiet"
term = "2024"
cost_key = { kind = "amounts", amounts = { K1 = 20, K2 = 10, R1 = "12,50 kr", fk = 0 } }
""",
    )
    text = workspace.allocate("avtal", 2024).report(Language.SV).text()
    lines = [line.split("  ") for line in text.splitlines() if not line.startswith("-")]
    assert [[line[0], line[-1].strip()] for line in lines[3:]] == [
        ["Part", "Belopp, kr"],
        ["Bokeby", "10,00"],
        ["Ekeby", "20,00"],
        ["Region Lund", "12,50"],
        ["Kassan", "0,00"],
        ["Kommunerna", "30,00"],
        ["Regionen", "12,50"],
        ["Övriga parter", "0,00"],
        ["Summa", "42,50"],
    ]
    assert workspace.allocate("avtal", 2024).report().content("xlsx").startswith(b"PK")
    told = workspace.brief("avtal", 2024).report(Language.SV).text()
    assert not {"Källor", "Avrundning", "Antaganden"} & {*told.replace(",", " ").replace(":", " ").split()}


JOINING = """
[[statistics]]
id = "hjul-25"
title = "Hjul 2025"
counts = "hjul"
unit = "hjul"
of = "hjul"
year = 2025
joined = { "K2" = 2025-07-01 }
counted = "month"
[[agreements]]
id = "avtal"
title = "Arkivet"
term = { first_day = 2024-01-01, until_further_notice = true }
cost_key = { kind = "rate", per = "10 kr", statistic = "hjul-25" }
"""


class TestFiguresOfWhoJoinsInAYear:
    """They are of that year by what they are; what they follow from may be of another."""

    def test_what_they_follow_from_is_told(self, tmp_path: Path) -> None:
        """Bokeby is a member for six months of twelve: half of one wheel, 5 kr."""
        sharing = shared(opened(tmp_path, JOINING), 2025)
        assert sharing.charge("Bokeby").amount == kronor(5)
        assert [each.title.sv for each in sharing.used_beyond] == ["Hjul 2023"]

    def test_and_nothing_where_that_is_of_the_year_before(self, tmp_path: Path) -> None:
        workspace = opened(
            tmp_path, JOINING.replace('of = "hjul"', 'of = "hjul-24"').replace("[[s", OF_2024 + "[[s", 1)
        )
        assert shared(workspace, 2025).used_beyond == ()

    def test_in_another_year_they_are_told_also_in_the_next(self, tmp_path: Path) -> None:
        """A part of a year that is over says nothing of the next, whatever day its figures are of."""
        workspace = opened(
            tmp_path, JOINING.replace('of = "hjul"', 'of = "hjul-24"').replace("[[s", OF_2024 + "[[s", 1)
        )
        assert [each.title.sv for each in shared(workspace, 2024).used_beyond] == ["Hjul 2025"]


OF_2024 = """
[[statistics]]
id = "hjul-24"
title = "Hjul 2024"
counts = "hjul"
unit = "hjul"
as_of = "2024"
figures = { K1 = 2, K2 = 1, R1 = 4, fk = 0 }
"""


def test_the_text_of_a_decision_tells_what_an_index_raised(tmp_path: Path) -> None:
    """100 kr, raised by 3 percent once, is 103 kr."""
    workspace = opened(
        tmp_path,
        """
[[indexes]]
id = "pkv"
title = "PKV"
changes = { "2023" = 2, "2024" = 3 }
[[agreements]]
id = "avtal"
title = "Nämnden"
term = { first_day = 2023-01-01, until_further_notice = true }
cost = { yearly = 100, index = { of = "pkv", base = "2023", rounded_to = "1 kr" } }
cost_key = { kind = "proportional", statistic = "folk" }
parties = ["K1", "K2"]
""",
    )
    text = workspace.brief("avtal", 2024).report(Language.SV).text()
    assert "Uppräkning med PKV, 2024 mot 2023: 100 kr × 105,06 / 102 = 103 kr" in text


class TestYearInPart:
    """The term begins on 1 July 2024 and ends on 30 June 2026: 2024 and 2026 are half years."""

    HEAD = """
[[agreements]]
id = "avtal"
title = "Nämnden"
term = { first_day = 2024-07-01, last_day = 2026-06-30 }
"""
    AMOUNTS = '{ kind = "amounts", amounts = { K1 = 20, K2 = 10, R1 = 5, fk = 1 } }'
    HALF = '{ kind = "amounts", amounts = { K1 = 9, K2 = 4, R1 = 2, fk = 0 } }'
    RATE = 'kind = "rate", statistic = "hjul", per ='

    @pytest.mark.parametrize(
        ("key", "ekeby"),
        [
            (f'{{ kind = "by-year", keys = {{ "2024" = {HALF}, "2025-" = {AMOUNTS} }} }}', 9),
            (f'{{ {RATE} {{ "2024" = "4 kr", "2025-" = "10 kr" }} }}', 2 * 4),
            (f'{{ kind = "by-year", keys = {{ "2024" = {{ {RATE} "4 kr" }}, "2025-" = {AMOUNTS} }} }}', 2 * 4),
            (f'{{ kind = "by-year", keys = {{ "2024-" = {{ {RATE} {{ "2024" = "4 kr" }} }} }} }}', 2 * 4),
            (
                (
                    '{ kind = "sum", parts = [{ name = "a", cost = { by_year = { 2024 = 60, 2025 = 120 } }, '
                    f'key = {{ kind = "equal" }} }}, {{ name = "b", key = {{ {RATE} {{ "2024" = "4 kr" }} }} }}] }}'
                ),
                15 + 2 * 4,
            ),
        ],
    )
    def test_a_key_may_state_it_by_itself(self, tmp_path: Path, key: str, ekeby: int) -> None:
        """They have two wheels, one, four and none; of 60 kr equally among four each has 15."""
        workspace = opened(tmp_path, f"{self.HEAD}cost_key = {key}\n")
        assert shared(workspace, 2024).charge("Ekeby").amount == kronor(ekeby)
        text = workspace.allocate("avtal", 2024).report(Language.SV).text()
        assert "Kostnaden gäller 2024-07-01–2024-12-31" in text

    @pytest.mark.parametrize(
        "key",
        [
            AMOUNTS,
            f'{{ {RATE} "10 kr" }}',
            f'{{ {RATE} {{ "2024-2025" = "4 kr", "2026" = "10 kr" }} }}',
            f'{{ kind = "by-year", keys = {{ "2024-" = {AMOUNTS} }} }}',
            '{ kind = "sum", parts = [{ name = "a", cost = { yearly = 120 }, key = { kind = "equal" } }] }',
        ],
    )
    def test_what_is_stated_for_whole_years_is_never_cut(self, tmp_path: Path, key: str) -> None:
        """How a part of a year is counted is said of a cost; the advice is one that such an agreement can follow."""
        workspace = opened(tmp_path, f'{self.HEAD}part_years = "months"\ncost_key = {key}\n')
        with pytest.raises(OutsideTermError) as caught:
            workspace.allocate("avtal", 2024)
        assert caught.value.by_key
        said = caught.value.in_(Language.SV)
        assert 'som keys."2024" i en nyckel med kind = "by-year"' in said
        assert "cost.by_year" not in said

    SINGLE = '{ name = "var", key = { kind = "amounts", each = 5 } }, { name = "rest", key = { kind = "equal" } }'

    def test_nor_are_single_amounts_beside_a_cost_that_is(self, tmp_path: Path) -> None:
        """
        Half of 120 kr would have paid 20 kr of whole fees, and the others 40 in place of 50.

        Stated for 2024 alone they are of that half year: 5 kr and a quarter of 40. In 2025 it is a quarter of 100.
        """
        head = f'{self.HEAD}part_years = "months"\ncost = {{ yearly = 120 }}\n'
        key = f'{{ kind = "sum", parts = [{self.SINGLE}] }}'
        with pytest.raises(OutsideTermError) as caught:
            opened(tmp_path, f"{head}cost_key = {key}\n").allocate("avtal", 2024)
        assert caught.value.by_key
        by_year = f'cost_key = {{ kind = "by-year", keys = {{ "2024" = {key}, "2025-" = {key} }} }}\n'
        of_year = opened(tmp_path, head + by_year)
        assert shared(of_year, 2024).charge("Ekeby").amount == kronor(5 + 10)
        assert shared(of_year, 2025).charge("Ekeby").amount == kronor(5 + 25)
        with pytest.raises(OutsideTermError):
            of_year.allocate("avtal", 2026)

    BOUNDED = '{ kind = "bounded", of = { kind = "equal" }, at_most = { each = "20 kr" }, cut_off = "falls-away" }'
    TOLD = "Lägsta och högsta belopp används oavkortade för 2024-07-01–2024-12-31"

    @pytest.mark.parametrize(
        ("key", "year", "told"),
        [
            (BOUNDED, 2024, True),
            (BOUNDED, 2025, False),
            (f'{{ kind = "by-year", keys = {{ "2024" = {BOUNDED}, "2025-" = {BOUNDED} }} }}', 2024, False),
            (f'{{ kind = "by-year", keys = {{ "2024-" = {BOUNDED} }} }}', 2024, True),
        ],
    )
    def test_that_bounds_are_used_in_full_is_an_assumption(
        self,
        tmp_path: Path,
        key: str,
        year: int,
        told: bool,  # noqa: FBT001 - a column of cases
    ) -> None:
        """Of 60 kr each has 15, and of 120 kr no more than 20 of 30."""
        head = f'{self.HEAD}part_years = "months"\ncost = {{ yearly = 120 }}\n'
        workspace = opened(tmp_path, f"{head}cost_key = {key}\n")
        assert shared(workspace, year).charge("Ekeby").amount == kronor(15 if year == 2024 else 20)
        assert (self.TOLD in workspace.allocate("avtal", year).report(Language.SV).text()) is told


def test_who_pays_twice_a_year_has_two_invoices(tmp_path: Path) -> None:
    """Of Ekeby's 300 kr each half of 2024 bears 150, in advance by 1 January and by 1 July."""
    payment = '[agreements.payment]\nevery = "half-year"\ndue = "advance"\n'
    answer = opened(tmp_path, FINSAM + payment).invoices("avtal", 2024)
    assert [(str(each.due_on), each.amount) for each in answer.result.of("K1")] == [
        ("2024-01-01", kronor(150)),
        ("2024-07-01", kronor(150)),
    ]
    assert "i förskott; varje halvår." in answer.report(Language.SV).text()


class TestSumsOfWeights:
    """Persons and equal shares, or persons by municipality and by region, count nothing together."""

    SECOND = PARTIES.replace('R1 = "Region Lund"', 'R1 = "Region Lund"\nR2 = "Region Öland"').replace(
        "R1 = 4, fk = 0", "R1 = 4, R2 = 0, fk = 0"
    )
    COST = FINSAM.replace('{ name = "Staten", part = 2, key = { kind = "equal", parties = ["fk"] } },', "").replace(
        'title = "Förbundet"', 'title = "Förbundet"\nparties = ["K1", "K2", "R1", "R2"]'
    )

    def weights(self, folder: Path, text: str) -> dict[str, str]:
        """Give the weights by the first word of the row."""
        (folder / "avtal.toml").write_text(self.SECOND + text, "utf-8")
        report = Workspace.open(folder / "avtal.toml").allocate("avtal", 2024).report(Language.SV)
        lines = [line for line in report.text().splitlines()[3:] if re.search(r"\d,\d\d  ", line)]
        return {(cells := re.split(r"  +", line))[0]: cells[1] for line in lines if len(re.split(r"  +", line)) == 4}

    def test_of_two_keys_no_sum_is_told(self, tmp_path: Path) -> None:
        assert self.weights(tmp_path, self.COST) == {
            "Bokeby": "1", "Ekeby": "3", "Region Lund": "1", "Region Öland": "1", "Kommunerna": "4", "Regionerna": "2",
        }  # fmt: skip

    def test_of_one_key_it_is(self, tmp_path: Path) -> None:
        text = self.COST.split("cost_key")[0] + 'cost_key = { kind = "equal" }\n'
        assert self.weights(tmp_path, text)["Summa"] == "4"


def test_invoices_on_the_last_of_the_month(tmp_path: Path) -> None:
    """No year has a 31 September: the paper that says the last of the month is not asked for another day."""
    payment = '[agreements.payment]\nevery = "tertial"\ndue = "advance"\n'
    workspace = opened(tmp_path, f"{FINSAM}{payment}month_end = true\n")
    answer = workspace.invoices("avtal", 2024)
    assert [str(each.due_on) for each in answer.result.of("K1")] == ["2024-01-31", "2024-05-31", "2024-09-30"]
    assert "varje tertial; månadens sista dag." in answer.report(Language.SV).text()
    (tmp_path / "avtal.toml").write_text(f"{PARTIES}{FINSAM}{payment}day = 31\n", "utf-8")
    with pytest.raises(AgreementError, match="avtal: there is no day 31 .* or the last of the month with month_end"):
        Workspace.open(tmp_path / "avtal.toml").deadlines(["avtal"])


def test_which_text_has_it_is_a_term(tmp_path: Path) -> None:
    head = f'{FINSAM}[agreements.payment]\ndue = "advance"\n'
    texts = {
        fingerprint_of(opened(tmp_path, head + last).facts.agreement("avtal")) for last in ("", "month_end = true\n")
    }
    assert len(texts) == 2


def test_of_a_pot_under_a_ceiling_the_amounts_are_the_most(tmp_path: Path) -> None:
    """Each has 10 kr that are its own, and can ask for no more than its part of 40."""
    workspace = opened(
        tmp_path,
        """
[[grants]]
id = "bidrag"
title = "Bidraget"
grantor = "Staten"
year = 2024
term = "2024"
[[grants.pots]]
id = "ram"
title = "Ramen"
amount = 60
[[grants.pots]]
id = "bas"
title = "Grundbeloppet"
of = "ram"
amount = 20
key = { kind = "equal", parties = ["K1", "K2"] }
[[grants.pots]]
id = "rest"
title = "Resten"
of = "ram"
ceiling = true
key = { kind = "proportional", statistic = "folk" }
""",
    )
    text = workspace.allocate("bidrag").report(Language.SV).text()
    assert "”Resten”: beloppen är de högsta som kan rekvireras." in text
    assert "Grundbeloppet" not in text


PROLONGED = FINSAM.replace(
    "term = { first_day = 2024-01-01, until_further_notice = true }",
    "term = { first_day = 2024-01-01, last_day = 2025-12-31 }\nprolonged = { years = 1 }\nnotice = { months = 6 }",
)


class TestPresentTerms:
    def test_a_term_that_is_prolonged_is_not_until_further_notice(self, tmp_path: Path) -> None:
        """It ends each year for whoever gives notice, and its paper does not say until further notice."""
        workspace = opened(tmp_path, PROLONGED)
        (tmp_path / "handelser.toml").write_text(
            'of = "avtal"\n[[events]]\non = 2024-01-01\nkind = "took-effect"\n', "utf-8"
        )
        told = workspace.status("avtal", on=dt.date(2025, 2, 1), journals=[tmp_path / "handelser.toml"])
        text = told.report(Language.SV).text()
        assert (
            "Gäller från och med 2024-01-01; avtalstiden löper till och med 2025-12-31 och förlängs med 12 månader i "
            "taget, om avtalet inte sägs upp."
        ) in " ".join(text.split())
        assert "tills vidare" not in text

    def test_the_text_of_a_decision_says_that_it_is_prolonged(self, tmp_path: Path) -> None:
        text = opened(tmp_path, PROLONGED).brief("avtal", 2026).report(Language.SV).text()
        assert "Avtalstiden förlängs med 12 månader i taget, om avtalet inte sägs upp." in text
        open_ended = opened(tmp_path, FINSAM).brief("avtal", 2026).report(Language.SV).text()
        assert "förlängs" not in open_ended

    def test_a_year_before_that_comes_out_on_nobody_does_not_stop_the_text(self, tmp_path: Path) -> None:
        """Of 3 kr two sides have 1.50 each, and nobody is said to carry the odd one; of 4 kr they have 2."""
        halves = """
[[agreements]]
id = "avtal"
title = "Halvorna"
term = "2024"
parties = ["K1", "R1"]
cost = { by_year = { 2024 = 3, 2025 = 4 } }
cost_key = { kind = "nested", groups = [{ name = "region", percent = 50 }, { name = "municipalities", percent = 50 }] }
""".replace('term = "2024"', "term = { first_day = 2024-01-01, last_day = 2025-12-31 }")
        workspace = opened(tmp_path, halves)
        assert workspace.brief("avtal", 2025).result.comparison is None
        with pytest.raises(UnsettledTieError) as caught:
            workspace.allocate("avtal", 2024)
        assert caught.value.in_(Language.SV).startswith("3 kr går inte jämnt ut mellan")


@pytest.mark.parametrize("stated", ["month_end = true", "day = 15", 'due = "afterwards"', 'weekend = "next-weekday"'])
def test_the_days_over_instalments_are_not_due_days_where_an_agreement_has_others(tmp_path: Path, stated: str) -> None:
    """The first of January and of July stand over what is due on other days, and are not told to be those."""
    plan = Instalments(every=Every.HALF_YEAR)
    for payment, told in ((f"[agreements.payment]\n{stated}\n", False), ("", True), ("[agreements.payment]\n", True)):
        workspace = opened(tmp_path, FINSAM + payment)
        shared_out = workspace.allocate("avtal", 2024, instalments=plan)
        settled = workspace.settle("avtal", 2024, actual=kronor(1500), instalments=plan, on=dt.date(2024, 3, 1))
        for text in (shared_out.report(Language.SV).text(), settled.report(Language.SV).text()):
            assert ("att betala den dag som står överst" in text) is told
            assert ("överst står den dag då perioden börjar" in text) is not told
            assert ("förskott" in text) is told
