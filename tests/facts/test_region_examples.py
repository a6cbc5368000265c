"""
The agreements of other regions, as the files of the docs have them.

What is expected stands in the papers, or is reckoned beside each by hand; the statistic is changed, and the answer
follows.
"""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from nara_vard_finans import CostKey, Workspace, kronor, share_cost
from nara_vard_finans.agreements import Agreement, CostSharing, changed_terms, fingerprint_of
from nara_vard_finans.analysis import explain, explain_award
from nara_vard_finans.core import (
    ZERO,
    FactsError,
    OutsideTermError,
    Period,
    PeriodError,
    Principal,
    Severity,
    Statistic,
    Text,
    UnstatedBasisError,
    YearlyError,
)
from nara_vard_finans.facts import Catalogue, read_facts
from nara_vard_finans.grants import GrantStatus, frame_of, share_grant
from nara_vard_finans.sharing import (
    Counting,
    DerivedStatistic,
    Indexation,
    NestedKey,
    PriceIndex,
    Rate,
    agreed_on_basis,
    gives_total,
)

FOLDER = Path(__file__).parents[2] / "docs" / "examples" / "regions"


def facts(number: str) -> Catalogue:
    (path,) = FOLDER.glob(f"{number}-*.toml")
    return read_facts(path)


def amount(sharing: CostSharing, party: str) -> Decimal:
    exact = sharing.charge(party).amount
    return Decimal(exact.ore) / 100


def moved(statistic: Statistic, code: str, by: int) -> Statistic:
    """Give a statistic with one figure changed."""
    return evolve(statistic, id="moved", figures={**statistic.by_party, code: statistic.of(code) + by})


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
class TestEveryExample:
    def test_is_in_order_and_names_a_source_for_what_it_defines(self, path: Path) -> None:
        found = read_facts(path)
        assert found.check() == ()
        assert all(each.source is not None for each in found.agreements)
        assert all(each.source is not None for each in found.grants)
        assert all(each.source is not None for each in found.posts)

    def test_is_checked_compared_and_looked_up_as_any_file(self, path: Path) -> None:
        workspace = Workspace.open(path)
        assert workspace.deadlines().result is not None
        for agreement in read_facts(path).agreements:
            if gives_total(agreement.cost_key) or agreement.cost.amounts:
                assert workspace.compare(agreement.id, agreement.id).report("sv").text()

    def test_what_no_source_prints_is_told(self, path: Path) -> None:
        """Figures without a source are assumed, or follow from others; and every answer says so."""
        for statistic in read_facts(path).statistics:
            derived = isinstance(statistic, DerivedStatistic)
            assert statistic.source is not None or statistic.assumed or derived
        assert all(index.source is not None or index.assumed for index in read_facts(path).indexes)


class TestIndex:
    """Printed: 900 kr an hour and 2,7 % give 924 kr; 90 % of a 90/10 agreement by 2,58 %, 10 % by 1,1 %."""

    def of(self, agreement: str, year: int) -> CostSharing:
        return share_cost(facts("14").agreement(agreement), year)

    def test_a_rate_by_the_changes_of_years_before(self) -> None:
        sharing = self.of("timavgift-pkv", 2018)
        assert amount(sharing, "Linköping") == 120 * 924
        assert amount(self.of("timavgift-pkv", 2017), "Linköping") == 120 * 900
        # 900 × 1,027 × 1,028 = 950,1804
        assert amount(self.of("timavgift-pkv", 2019), "Linköping") == 120 * 950
        assert "900 kr × 105,1648 / 102,4 = 924 kr" in str(explain(sharing, "Linköping").steps[0].text)

    def test_two_indexes_weighed_together(self) -> None:
        # 10 000 000 × (0,9 × 1,0258 + 0,1 × 1,011) = 10 243 200
        sharing = self.of("linkoping-90-10", 2018)
        assert sharing.total == kronor(10_243_200)
        assert amount(sharing, "Linköping") == 6_145_920
        assert self.of("linkoping-90-10", 2017).total == kronor(10_000_000)
        assert self.of("linkoping-90-10", 2017).raised == ()

    def test_one_month_and_a_value_that_is_not_published(self) -> None:
        # 2 000 000 × 110,9 / 100 = 2 218 000; × 118,1 / 100 = 2 362 000
        assert self.of("manadsindex-oktober", 2023).total == kronor(2_218_000)
        assert self.of("manadsindex-oktober", 2024).total == kronor(2_362_000)
        with pytest.raises(YearlyError, match="2025 it takes the value of October 2024"):
            self.of("manadsindex-oktober", 2025)

    def test_assumed_values_are_told(self) -> None:
        steps = explain(self.of("manadsindex-oktober", 2023), "Norrköping").steps
        told = [str(remark) for step in steps for remark in step.remarks]
        assert any("Värdena för ett månadsindex framgår inte av någon källa." in each for each in told)

    def test_are_listed_and_an_unknown_one_is_refused(self, tmp_path: Path) -> None:
        listed = [each.id for each in facts("14").listed() if each.kind == "index"]
        assert listed == ["opi-i-90-10-avtal", "kpi-oktober", "pkv", "manadsindex"]
        text = (FOLDER / "14-index.toml").read_text("utf-8").replace('of = "pkv"', 'of = "pkw"')
        (path := tmp_path / "x.toml").write_text(text, "utf-8")
        with pytest.raises(FactsError, match="no index is called 'pkw'.*did you mean 'pkv'"):
            read_facts(path)

    def test_another_value_is_followed(self) -> None:
        agreement = facts("14").agreement("linkoping-90-10")
        index = agreement.cost.index
        assert index is not None
        (first, weight), second = index.parts
        risen = evolve(first, changes={Period.year(2018): Fraction("3.58")})
        other = evolve(agreement, cost=evolve(agreement.cost, index=evolve(index, parts=[(risen, weight), second])))
        assert share_cost(other, 2018).total == kronor(10_243_200 + 90_000)  # one percent of nine tenths

    def test_its_values_are_no_terms(self) -> None:
        agreement = facts("14").agreement("manadsindex-oktober")
        index = agreement.cost.index
        assert index is not None
        later = [(evolve(each, values=each.values[:2]), weight) for each, weight in index.parts]
        known = evolve(agreement, cost=evolve(agreement.cost, index=evolve(index, parts=later)))
        assert fingerprint_of(known) == fingerprint_of(agreement)
        sooner = evolve(agreement, cost=evolve(agreement.cost, index=evolve(index, years_before=0)))
        assert fingerprint_of(sooner) != fingerprint_of(agreement)
        (term,) = (
            each for each in changed_terms(agreement, evolve(agreement, cost=evolve(agreement.cost, index=None)))
        )
        assert "uppräknat med ett månadsindex från oktober 2021" in str(term.before)


class TestSkaraborg:
    """Printed: Mariestad 746 000, Skövde some 1,65 million, 31,25 kr; 44,25 from 2015; 42,25 in 2019."""

    AGREEMENT = "skaraborg-medlemsavgift"

    def test_the_first_year(self) -> None:
        sharing = share_cost(facts("04").agreement(self.AGREEMENT), 2014)
        assert amount(sharing, "Mariestad") == Decimal("745937.50")  # 23 870 × 31,25
        assert amount(sharing, "Skövde") == Decimal("1651843.75")  # 52 859 × 31,25
        assert sharing.total == kronor(Decimal("8192937.50"))  # 262 174 × 31,25

    @pytest.mark.parametrize(("year", "rate"), [(2015, "44.25"), (2018, "44.25"), (2019, "42.25"), (2026, "42.25")])
    def test_another_years_population_gives_another_fee(self, year: int, rate: str) -> None:
        found = facts("04")
        own = found.statistic("folkmangd-2013-12-31")
        more = moved(own, "1493", 130)  # Mariestad 24 000
        agreement = found.agreement(self.AGREEMENT).on_basis(more)
        assert amount(share_cost(agreement, year), "Mariestad") == 24_000 * Decimal(rate)


class TestGoteborgsregionen:
    """Printed: 72,64 kr per inhabitant."""

    def test_the_fee_follows_the_population(self) -> None:
        found = facts("05")
        agreement: Agreement = found.agreement("goteborgsregionen-arsavgift")
        sharing = share_cost(agreement, 2024)
        assert amount(sharing, "Lilla Edet") == Decimal("1048049.92")  # 14 428 × 72,64
        assert sharing.total == kronor(Decimal("77792718.40"))  # 1 070 935 × 72,64
        more = agreement.on_basis(moved(found.statistic("folkmangd-2022-12-31"), "1462", 72))
        assert amount(share_cost(more, 2024), "Lilla Edet") == 14_500 * Decimal("72.64")


def shared(number: str, agreement: str, year: int, basis: Statistic | None = None) -> CostSharing:
    found = facts(number).agreement(agreement)
    return share_cost(found if basis is None else found.on_basis(basis), year)


class TestJamtland:
    """Printed: an amount for each, and 133 203 tkr in all; and the shares of what is owned, in percent."""

    def test_amounts_as_printed(self) -> None:
        sharing = shared("03", "rtj-medlemsbidrag", 2021)
        assert sharing.total == kronor(133_203_000)
        assert amount(sharing, "Östersund") == 42_136_000
        table, column = facts("03").printed_columns("rtj-medlemsbidrag", 2021)[0]
        assert all(column.amount(each.party.code) == each.amount for each in sharing.charges)
        assert table.check(facts("03").parties) == ()

    def test_what_is_owned(self) -> None:
        key = facts("03").agreement("rtj-andelar").key_of(2024)
        assert isinstance(key, CostKey)
        assert key.share("2380") == Fraction(2686, 10_000)


class TestStorsthlm:
    """Printed: 0,39 promille, at most 0,45; and a part by those of sixteen, also for those who are no members."""

    def test_each_part(self) -> None:
        sharing = shared("06", "storsthlm-serviceavgift", 2023)
        assert amount(sharing, "Danderyd") == 2_145_000 + 500_000  # 0,39 promille of 5,5 milliards; 500 of 2 000
        assert amount(sharing, "Håbo") == 400_000

    def test_follows_the_taxes(self) -> None:
        taxes = facts("06").statistic("skatter-2022")
        sharing = shared("06", "storsthlm-serviceavgift", 2023, moved(taxes, "0162", 500_000_000))
        assert amount(sharing, "Danderyd") == 2_340_000 + 500_000  # 0,39 promille of 6 milliards


class TestSKR:
    """Printed: 0,1149 promille of the mean tax base times inhabitants, 10 percent less above 200 000 and a million."""

    def test_with_the_rebate_and_without(self) -> None:
        sharing = shared("07", "skr-forbundsavgift-2020", 2020)
        rate = Decimal("0.0001149") * 224_000
        assert amount(sharing, "Orsa") == round(6_907 * rate)
        assert amount(sharing, "0180") == round(962_154 * rate * Decimal("0.9"))
        assert amount(sharing, "Region Stockholm") == round(2_344_124 * rate * Decimal("0.9"))
        assert amount(sharing, "Region Dalarna") == round(287_191 * rate)

    def test_the_explanation_tells_the_class(self) -> None:
        said = Workspace.open(*FOLDER.glob("07-*.toml")).explain("skr-forbundsavgift-2020", 2020, party="0180")
        assert "Rabatt" not in said.report("sv").text()
        assert "Andel av avgiften 0,9" in said.report("sv").text()


class TestStorgoteborg:
    """Printed: population and area; fixed amounts that dampen; nine members from 2023."""

    def test_the_dampening_is_in_a_column_of_its_own(self) -> None:
        """Göteborg: 80 percent by 556 640 of 816 663, 20 by 447,76 of 1 784,95, of 500 mkr; and 3 mkr."""
        sharing = shared("09", "storgoteborg-medlemsavgift", 2018)
        exact = 500_000_000 * (
            Fraction(8, 10) * Fraction(556_640, 816_663) + Fraction(2, 10) * Fraction(44_776, 178_495)
        )
        goteborg = sharing.charge("Göteborg")
        assert goteborg.single == kronor(3_000_000)
        assert abs(goteborg.amount.kronor - 3_000_000 - exact) < 1
        assert sharing.total == kronor(500_000_000)
        assert sum((charge.single for charge in sharing.charges), ZERO) == ZERO

    def test_three_more_from_2023(self) -> None:
        counted = [len(shared("09", "storgoteborg-medlemsavgift", year).charges) for year in (2018, 2023)]
        assert counted == [6, 9]


class TestAmbulansflyg:
    """Printed: Dalarna 2,69 percent and 140 tkr of what is fixed; 2 001 hours at 26 400 kr."""

    def test_the_fixed_part_and_the_hours(self) -> None:
        sharing = shared("10", "ambulansflyg-avgift", 2021)
        fixed, hours = sharing.charge("Region Dalarna").levels
        assert fixed.apportionment.amount("20") == kronor(140_000)
        assert hours.apportionment.exact("20") == 54 * 26_400
        assert sum(hours.apportionment.exact(code) for code in ("20", "andra")) == 2_001 * 26_400


class TestOverformyndare:
    """Printed: by size and by number of cases."""

    def test_half_by_each(self) -> None:
        sharing = shared("12", "overformyndare", 2024)
        exact = 10_000_000 * (Fraction(34_957, 226_546) + Fraction(300, 2_000)) / 2
        assert abs(sharing.charge("Vallentuna").amount.kronor - exact) < 1


class TestUntilFurtherNotice:
    """Printed: for no stated time, and three years of notice; no last day is made up."""

    def test_three_years_and_no_deadline(self) -> None:
        found = facts("15").agreement("forbund-tills-vidare")
        assert found.end_by_notice(dt.date(2025, 3, 1)) == dt.date(2028, 3, 1)
        assert Workspace.open(*FOLDER.glob("15-*.toml")).deadlines().result == ()
        assert amount(share_cost(found, 2024), "Tidaholm") == 100_000 + 92_736  # 700 000 × 12 585/94 995


class TestGrants:
    def test_vaccination(self) -> None:
        """Printed: 300 mkr by population and 100 mkr equally among 21; 400 000 000 in all."""
        shared = share_grant(facts("16").grant("vaccinering-2021"))
        assert sum((award.amount for award in shared.awards), ZERO) == kronor(400_000_000)
        dalarna = next(award for award in shared.awards if award.code == "20")
        people = sum(facts("16").statistic("folkmangd-2020-11-01").by_party.values())
        exact = Fraction(300_000_000 * 287_681, people) + Fraction(100_000_000, 21)
        assert abs(dalarna.amount.kronor - exact) < 2

    def test_preparedness(self) -> None:
        """A third of 300 tkr, 100 tkr to who coordinates, and 57 763 of 94 995 of 800 tkr."""
        shared = share_grant(facts("20").grant("msb-2024"))
        skovde = next(award for award in shared.awards if award.code == "1496")
        assert abs(skovde.amount.kronor - 200_000 - Fraction(800_000 * 57_763, 94_995)) < 1


class TestStateOfFinsam:
    """
    400 tkr each, and 7,8 mkr by 500:300:200; at least 90 percent of 3,0, 3,5 and 2,5 mkr, less the 400 tkr.

    F2 has 600 000 kr of its own, 75 000 kr more than the 525 000 kr that are 15 percent of its 3,5 mkr: no floor is for
    it, and it gets at most 3 500 000 - 75 000 kr, less the 400 tkr. F3 is held at 1 850 000 kr; 5 950 000 kr by 5:3 are
    3 718 750 and 2 231 250 kr.
    """

    PATH = FOLDER / "02-finsam-staten.toml"

    def amounts(self, tmp_path: Path, *changes: tuple[str, str]) -> dict[str, str]:
        text = self.PATH.read_text("utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        (path := tmp_path / "finsam.toml").write_text(text, "utf-8")
        shared = share_grant(read_facts(path).grant("finsam-staten-2016"))
        return {award.code: str(award.amount) for award in shared.awards}

    def test_the_floor_is_for_some(self, tmp_path: Path) -> None:
        assert self.amounts(tmp_path) == {"F1": "4 118 750 kr", "F2": "2 631 250 kr", "F3": "2 250 000 kr"}
        much = ('"F2" = 600_000', '"F2" = 1_600_000')  # 1 075 000 kr too much: at most 2 025 000 kr, and the 400 tkr
        assert self.amounts(tmp_path, much) == {"F1": "4 325 000 kr", "F2": "2 425 000 kr", "F3": "2 250 000 kr"}
        less = ('"F2" = 600_000', '"F2" = 525_000')  # not above: 2 750 000 and 1 850 000 kr are held
        assert self.amounts(tmp_path, less) == {"F1": "3 600 000 kr", "F2": "3 150 000 kr", "F3": "2 250 000 kr"}

    def test_who_had_nothing_the_year_before_has_no_floor(self, tmp_path: Path) -> None:
        new = (
            'percent = 90, less = "400 tkr", unless = { statistic = "eget-kapital", above = "rimligt-eget-kapital" }',
            "percent = 90",
        )
        gone = ('figures = { "F3" = 2_500_000, "F1" = 3_000_000, "F2" = 3_500_000 }', 'figures = { "F1" = 3_000_000 }')
        cut = ('product_of = ["tilldelning-2015", "trappa"]', 'product_of = ["eget-kapital", "antal-forbund"]')
        assert self.amounts(tmp_path, new, gone, cut) == {
            "F1": "4 300 000 kr",
            "F2": "2 740 000 kr",
            "F3": "1 960 000 kr",
        }

    def test_the_floor_is_explained(self) -> None:
        said = explain_award(share_grant(read_facts(self.PATH).grant("finsam-staten-2016")), "F3").text()
        assert "beloppet för Förbundet Tre; det lägsta beloppet gäller: 1 850 000 kr." in said
        assert "400 tkr till varje förbund: 1 200 000 kr av 9 000 000 kr." in said

    def test_those_of_another_side_are_left_out_with_their_bounds(self, tmp_path: Path) -> None:
        """F3 as a region: 7,8 mkr by 5:3 to the two others, as municipalities, of whom neither is held."""
        sides = (
            ("[parties.others]", "[parties.municipalities]"),
            ('"F3" = "Förbundet Tre"', '[parties.regions]\n"F3" = "Förbundet Tre"'),
        )
        to = ('id = "resten"', 'id = "resten"\nto = "municipalities"')
        assert self.amounts(tmp_path, *sides, to) == {"F1": "5 275 000 kr", "F2": "3 325 000 kr", "F3": "400 000 kr"}


class TestSecondRound:
    """300 000 kr that Mariestad did not ask for, by 6:1 between Skövde and Tidaholm; by 7:1 with another share."""

    JOURNAL = FOLDER.parent / "familjehem-journal.toml"

    @pytest.mark.parametrize(("share", "given"), [(6, (257_143, 42_857)), (7, (262_500, 37_500))])
    def test_it_follows_the_share(self, tmp_path: Path, share: int, given: tuple[int, int]) -> None:
        text = (FOLDER / "18-familjehem.toml").read_text("utf-8")
        frame = {6: "1 mkr", 7: "1 100 000 kr"}[share]  # so that each has 100 000 kr for a part
        text = text.replace('"Skövde" = 6', f'"Skövde" = {share}').replace('amount = "1 mkr"', f'amount = "{frame}"')
        (path := tmp_path / "x.toml").write_text(text, "utf-8")
        told = self.JOURNAL.read_text("utf-8").partition("[[events]]\non = 2023-11-15")[0]
        (journal := tmp_path / "journal.toml").write_text(told.replace("600_000", f"{share * 100_000}"), "utf-8")
        found = Workspace.open(path).status("familjehem-2023", on=dt.date(2023, 10, 11), journals=[journal]).result
        assert isinstance(found, GrantStatus)
        assert found.second_rounds is not None
        assert tuple(found.second_rounds.amount(code) for code in ("1496", "1498")) == tuple(map(kronor, given))

    def test_the_notices_of_the_journal_are_what_is_offered(self) -> None:
        workspace, day = Workspace.open(FOLDER / "18-familjehem.toml"), dt.date(2023, 12, 1)
        assert workspace.status("familjehem-2023", on=day, journals=[self.JOURNAL]).findings == ()


def test_all_of_them_stand_in_one_folder() -> None:
    """The days are those of the files: the terms of four that end, the last days to use two grants, and to ask for one."""
    workspace = Workspace.open(FOLDER)
    assert workspace.faults == ()
    assert len(workspace.own.definitions) >= len(list(FOLDER.glob("*.toml")))
    assert [(each.on.isoformat(), each.id) for each in workspace.deadlines().result] == [
        ("2020-12-31", "skr-forbundsavgift-2020/term-ends"),
        ("2021-12-31", "ambulansflyg-avgift/term-ends"),
        ("2021-12-31", "vaccinering-2021/use-ends"),
        ("2023-10-03", "familjehem-2023/rekvisition/printed"),
        ("2023-10-10", "familjehem-2023/rekvisition"),
        ("2023-12-31", "familjehem-2023/use-ends"),
        ("2023-12-31", "storsthlm-serviceavgift/term-ends"),
        ("2026-12-31", "fou-nu/term-ends"),
    ]


class TestPosts:
    def test_nine_financiers_without_any_grant(self) -> None:
        """No day awaits a decision, and nothing is warned of."""
        workspace = Workspace.open(*FOLDER.glob("11-*.toml"))
        assert [each.id for each in workspace.deadlines().result] == ["fou-nu/term-ends"]
        found = workspace.status("fou-nu", on=dt.date(2024, 6, 1))
        assert {finding.severity for finding in found.findings} == {Severity.NOTE}


def test_a_sum_of_parts_follows_the_statistic_that_one_of_them_rests_on() -> None:
    """By hand: 100 000 kr each, and 700 000 kr by 24 647 of 94 995 persons; or by 49 294 of 119 642, with twice as many."""
    found = facts("15")
    (agreement,) = found.agreements
    (folk,) = (each for each in found.statistics if each.id == "folk-tills-vidare")
    twice = moved(folk, "1493", 24_647)
    doubled = evolve(agreement, cost_key=agreed_on_basis(agreement.cost_key, twice))
    amounts = [share_cost(each, 2024).charge("1493").amount.kronor for each in (agreement, doubled)]
    exact = [100_000 + 700_000 * Fraction(24_647, 94_995), 100_000 + 700_000 * Fraction(49_294, 119_642)]
    assert all(abs(one - other) < 1 for one, other in zip(amounts, exact, strict=True))
    assert agreed_on_basis(agreement.cost_key, folk) == agreement.cost_key


class TestFinsam:
    """Printed: the state half, the region a quarter, the municipalities a quarter together; three years of notice."""

    AGREEMENT = "finsam-bidrag"

    def test_each_side_has_its_part_and_a_sum_of_its_own(self) -> None:
        sharing = shared("01", self.AGREEMENT, 2024)
        assert amount(sharing, "Försäkringskassan") == 4_000_000
        assert amount(sharing, "Region Stockholm") == 2_000_000
        assert sharing.sum_of(Principal.MUNICIPALITIES) == kronor(2_000_000)
        assert sharing.sum_of(Principal.OTHERS) == kronor(4_000_000)
        assert amount(sharing, "Salem") == 153_778  # 2 000 000 × 17 451/226 963
        said = Workspace.open(*FOLDER.glob("01-*.toml")).allocate(self.AGREEMENT, 2024).report("sv").text()
        sums = [line.split()[0] for line in said.splitlines() if line.endswith("000 000")]
        assert sums == ["Region", "Försäkringskassan", "Kommunerna", "Regionen", "Staten", "Summa"]

    def test_follows_the_population_of_the_municipalities_alone(self) -> None:
        key = facts("01").agreement(self.AGREEMENT).cost_key
        assert isinstance(key, NestedKey)
        towns = dict(key.within)["municipalities"]
        assert isinstance(towns, CostKey)
        people = towns.basis.statistic
        assert people is not None
        sharing = shared("01", self.AGREEMENT, 2024, moved(people, "0128", 26_963 - 17_451))
        exact = 2_000_000 * Fraction(26_963, 226_963 + 26_963 - 17_451)
        assert abs(sharing.charge("Salem").amount.kronor - exact) < 1
        assert amount(sharing, "Försäkringskassan") == 4_000_000


class TestWholeCountry:
    """Printed: 70 percent to the municipalities and 30 to the regions; Gotland has both parts."""

    def test_290_and_21(self) -> None:
        shared = share_grant(facts("24").grant("hela-landet"))
        sides = [award.side for award in shared.awards]
        assert (sides.count(Principal.MUNICIPALITIES), sides.count(Principal.REGION)) == (290, 21)
        assert shared.total == kronor(100_000_000)
        # SCB 2023-12-31: Falun 59 986 and Region Dalarna 287 253 of 10 551 707
        assert abs(shared.award("2080").amount.kronor - Fraction(70_000_000 * 59_986, 10_551_707)) < 1
        assert abs(shared.award("20").amount.kronor - Fraction(30_000_000 * 287_253, 10_551_707)) < 1

    def test_gotland_is_of_both_sides(self) -> None:
        """SCB 2015-12-31: 57 391 of 9 851 017, of 2 100 and of 900 mkr."""
        shared = share_grant(facts("23").grant("per-invanare-2017"))
        both = [shared.award(code) for code in ("0980", "09")]
        assert [award.side for award in both] == [Principal.MUNICIPALITIES, Principal.REGION]
        for award, million in zip(both, (2_100, 900), strict=True):
            assert abs(award.amount.kronor - Fraction(million * 1_000_000 * 57_391, 9_851_017)) < 1

    def test_follows_the_population(self) -> None:
        grant = facts("23").grant("per-invanare-2017")
        key = grant.pot("kommuner").key
        assert isinstance(key, CostKey)
        assert key.basis.statistic is not None
        more = moved(key.basis.statistic, "0980", 148_983)  # ten millions in the country
        assert share_grant(grant, figures=[more], pots=["kommuner"]).award("0980").amount == kronor(
            Decimal(2_100_000_000 * (57_391 + 148_983) // 10_000_000)
        )


class TestPsychiatricAgreement:
    """Printed: pots of 217, 370, 100 and 50 mkr to the regions, and of 197 to the municipalities, of 1 635 mkr."""

    def test_each_side_has_its_own_pots(self) -> None:
        shared = share_grant(facts("17").grant("psykisk-halsa-2022"))
        whole = {side: sum((award.amount for award in shared.awards if award.side is side), ZERO) for side in Principal}
        assert whole[Principal.REGION] == kronor(737_000_000)
        assert whole[Principal.MUNICIPALITIES] == kronor(197_000_000)
        # SCB 2020-12-31: Skåne 1 389 336 of 10 379 295
        assert abs(shared.award("12").amount.kronor - Fraction(737_000_000 * 1_389_336, 10_379_295)) < 4
        assert shared.amount_of("ovrigt") == kronor(701_000_000)


@pytest.mark.parametrize(("number", "grant"), [("17", "psykisk-halsa-2022"), ("16", "vaccinering-2021")])
def test_what_is_assumed_of_a_grant_is_told(number: str, grant: str) -> None:
    """A key in one file, figures in the other; in the table, in the explanation and for machines."""
    workspace = Workspace.open(*FOLDER.glob(f"{number}-*.toml"))
    for answer in (workspace.allocate(grant), workspace.explain(grant, party="20")):
        assert answer.report("sv").text().count("framgår inte av någon handling") == 1
    assert '"assumption"' in workspace.allocate(grant).report("sv").json()


class TestPatientnamnden:
    """Printed: a joint committee from 1 July 2007."""

    AGREEMENT = "patientnamnden"

    def test_half_of_the_first_year_follows_from_the_term(self) -> None:
        """600 tkr a year: 300 in 2007, and 10 000 of 300 000 persons pay a thirtieth."""
        assert amount(shared("13", self.AGREEMENT, 2007), "Hylte") == 10_000
        assert amount(shared("13", self.AGREEMENT, 2008), "Hylte") == 20_000
        later = evolve(facts("13").agreement(self.AGREEMENT), term=Period.since(dt.date(2007, 10, 1)))
        assert share_cost(later, 2007).total == kronor(150_000)

    def test_by_days(self) -> None:
        """184 of the 365 days of 2007."""
        by_days = evolve(facts("13").agreement(self.AGREEMENT), part_years=Counting.DAYS)
        assert share_cost(by_days, 2007).total == kronor(302_466)  # 302 465,75
        assert share_cost(by_days, 2008).total == kronor(600_000)

    def test_from_the_first_day_is_as_if_always(self) -> None:
        agreement = evolve(facts("13").agreement(self.AGREEMENT), term=Period.since(dt.date(2007, 1, 1)))
        silent = evolve(agreement, part_years=None)
        assert share_cost(agreement, 2007).charges == share_cost(silent, 2007).charges

    def test_follows_the_population(self) -> None:
        people = facts("13").statistic("folk-patientnamnden")
        assert amount(shared("13", self.AGREEMENT, 2007, moved(people, "1315", 100_000)), "Hylte") == 82_500

    def test_months_need_whole_ones_and_silence_a_sum(self) -> None:
        agreement = facts("13").agreement(self.AGREEMENT)
        with pytest.raises(PeriodError, match="whole"):
            share_cost(evolve(agreement, term=Period.since(dt.date(2007, 7, 2))), 2007)
        with pytest.raises(OutsideTermError):
            share_cost(evolve(agreement, part_years=None), 2007)

    def test_the_explanation_and_the_terms_tell_it(self) -> None:
        agreement = facts("13").agreement(self.AGREEMENT)
        steps = explain(share_cost(agreement, 2007), "Hylte").steps
        assert steps[0].text.sv == (
            "Kostnaden ett helt år är 600 000 kr; 2007-07-01–2007-12-31 är 6 av 12 hela kalendermånader: 300 000 kr."
        )
        silent = evolve(agreement, part_years=None)
        (change,) = changed_terms(silent, agreement)
        assert (change.name, change.after.sv) == ("part_years", "hela kalendermånader")
        assert fingerprint_of(silent) != fingerprint_of(agreement)


class TestSambruk:
    """Printed: seven classes of size, an entry fee, the first year's fee from the month after joining."""

    AGREEMENT = "sambruk-avgift"

    def test_the_first_year(self) -> None:
        """Skövde, 50 000 a year, joins in May: 7 of 12; the group, 80 000, in September: 3 of 12; and what is paid once."""
        sharing = shared("08", self.AGREEMENT, 2024)
        assert amount(sharing, "Mariestad") == 25_000
        assert amount(sharing, "Skövde") == 29_167 + 10_000
        assert amount(sharing, "Ett kommunalförbund") == 20_000 + 25_000

    def test_the_years_after(self) -> None:
        sharing = shared("08", self.AGREEMENT, 2026)
        assert [amount(sharing, code) for code in ("1497", "1493", "1496", "grupp")] == [10_000, 25_000, 50_000, 80_000]

    @pytest.mark.parametrize(("people", "fee"), [(6_999, 5_000), (7_000, 10_000), (149_999, 65_000), (150_000, 80_000)])
    def test_follows_the_inhabitants(self, people: int, fee: int, tmp_path: Path) -> None:
        (path,) = FOLDER.glob("08-*.toml")
        changed = tmp_path / "changed.toml"
        changed.write_text(path.read_text("utf-8").replace('"Hjo" = 9_200', f'"Hjo" = {people}'), "utf-8")
        assert amount(share_cost(read_facts(changed).agreement(self.AGREEMENT), 2025), "Hjo") == fee


class TestPhasingIn:
    """Printed: ten milliards a year, by inhabitants 3-3-5-7-10 (70 percent) and by asylum seekers 7-7-5-3-0 (80)."""

    @pytest.mark.parametrize(
        ("year", "by_people", "by_asylum"), [(2017, 3, 7), (2018, 3, 7), (2019, 5, 5), (2020, 7, 3), (2021, 10, 0)]
    )
    def test_each_year_by_its_own_weights(self, year: int, by_people: int, by_asylum: int) -> None:
        """Ronneby has 28 of 155 thousand inhabitants, and 16 of 50 hundred asylum seekers."""
        shared = share_grant(facts("19").grant(f"valfard-{year}"))
        assert shared.grant.year == year
        exact = 1_000_000_000 * (
            by_people * Fraction(7, 10) * Fraction(28, 155) + by_asylum * Fraction(8, 10) * Fraction(16, 50)
        )
        assert abs(shared.award("Ronneby").amount.kronor - exact) < 2
        assert shared.award("10").amount == kronor(by_people * 300_000_000 + by_asylum * 200_000_000)
        assert shared.total == kronor(10_000_000_000)

    def test_follows_the_asylum_seekers(self) -> None:
        grant = facts("19").grant("valfard-2017")
        more = moved(facts("19").statistic("asyl"), "1081", 3_000)  # 4 600 of 8 000
        shared = share_grant(grant, figures=[more], pots=["asyl-kommuner"])
        assert shared.award("Ronneby").amount == kronor(3_220_000_000)


def of_years(tmp_path: Path, told: str, pots: str = "") -> Catalogue:
    path = tmp_path / "grants.toml"
    path.write_text(f'[[grants]]\nid = "g"\ntitle = "G"\ngrantor = "Staten"\n{told}\n{pots}', "utf-8")
    return read_facts(path)


class TestGrantOfSeveralYears:
    KEYS = """
[[grants.pots]]
id = "p"
title = "P"
amount = { "2023" = 100, "2024-" = 300 }
key = { kind = "by-year", keys = { "2023" = { kind = "equal", parties = ["2034", "2080"] }, "2024-" = { kind = "parts", shares = { "2034" = 1, "2080" = 2 } } } }
"""

    def test_is_as_many_grants_each_with_its_own_key(self, tmp_path: Path) -> None:
        """A key by year equals the key of that year alone."""
        found = of_years(tmp_path, 'years = "2023-2025"', self.KEYS)
        assert [(each.id, each.title.sv, each.year) for each in found.grants] == [
            ("g-2023", "G 2023", 2023), ("g-2024", "G 2024", 2024), ("g-2025", "G 2025", 2025)
        ]  # fmt: skip
        amounts = [share_grant(each).award("2080").amount for each in found.grants]
        assert amounts == [kronor(50), kronor(200), kronor(200)]

    def test_a_term_and_a_title_in_two_languages(self, tmp_path: Path) -> None:
        told = 'years = "2023-2024"\nterm = { first_day = 2023-01-01, last_day = 2025-12-31 }'
        first, second = of_years(tmp_path, told, self.KEYS).grants
        assert first.term == second.term
        path = tmp_path / "grants.toml"
        path.write_text(path.read_text("utf-8").replace('"G"', '{ sv = "G", en = "H" }'), "utf-8")
        assert read_facts(path).grants[1].title.en == "H 2024"

    @pytest.mark.parametrize(
        ("told", "pots", "message"),
        [
            ('years = "2023-"', "", "at most 50 years"),
            ('years = "1900-2000"', "", "at most 50 years"),
            ('years = "2023-2024"\nyear = 2023', "", "in place of year"),
            ('years = "när som helst"', "", "när som helst"),
            ('years = "2022-2024"', KEYS, "2022"),
            ('years = "2023-2024"', "pots = 1", "pots"),
            ('years = "2023-2024"', "pots = [1]", "pots"),
            ('years = "2023-2024"', KEYS.replace('"2024-" = 300', '"2023-" = 300'), "2023"),
        ],
    )
    def test_what_is_wrong_is_told(self, told: str, pots: str, message: str, tmp_path: Path) -> None:
        with pytest.raises(FactsError, match=message):
            of_years(tmp_path, told, pots)

    def test_what_is_no_title_is_refused_as_that(self, tmp_path: Path) -> None:
        path = tmp_path / "grants.toml"
        path.write_text('[[grants]]\nid = "g"\ntitle = 1\ngrantor = "Staten"\nyears = "2023"\n', "utf-8")
        with pytest.raises(FactsError, match="title"):
            read_facts(path)


class TestCareOfTheElderly:
    """SFS 1991:1516, 3 §: 4 358, 8 716, 13 074 and 17 432 kr by age, times an index of four steps and another."""

    GRANT = "aldre-1992"

    def test_by_age_and_index(self) -> None:
        """Orsa: 400, 250, 140 and 60 persons, times 1,2 × 1,1; each row of each age is rounded by itself."""
        orsa = share_grant(facts("22").grant(self.GRANT)).award("Orsa")
        assert [level.apportionment.amount("2034") for level in orsa.levels] == [
            kronor(2_301_024), kronor(2_876_280), kronor(2_416_075), kronor(1_380_614)  # 2 416 075,20 and 1 380 614,40
        ]  # fmt: skip
        falun = share_grant(facts("22").grant(self.GRANT)).award("Falun")
        exact = Fraction(95, 100) * Fraction(98, 100) * (2_000 * 4_358 + 1_300 * 8_716 + 700 * 13_074 + 300 * 17_432)
        assert abs(falun.amount.kronor - exact) <= 2

    @pytest.mark.parametrize(("density", "index"), [("0,49", "1.2"), ("0,5", "1.1"), ("1", "0.95"), ("10", "0.9")])
    def test_follows_the_density(self, density: str, index: str, tmp_path: Path) -> None:
        (path,) = FOLDER.glob("22-*.toml")
        changed = tmp_path / "changed.toml"
        changed.write_text(path.read_text("utf-8").replace('"Orsa" = "0,26"', f'"Orsa" = "{density}"'), "utf-8")
        shared = share_grant(read_facts(changed).grant(self.GRANT), pots=["75-79"])
        assert shared.award("Orsa").amount == kronor(round(400 * Decimal(index) * Decimal("1.1") * 4_358))


class TestGeneralGrant:
    """RSFS 1997:7: 5 623 kr for each inhabitant on 1 November 1996; 576, 658, 76, 394 and 1 521 by age."""

    def test_what_a_municipality_gets(self) -> None:
        shared = share_grant(facts("21").grant("generellt-1997"))
        by_hand = 7_100 * 5_623 + 800 * 576 + 280 * 658 + 800 * 76 + 650 * 394 + 200 * 1_521
        assert shared.award("Orsa").amount == kronor(by_hand)
        assert shared.total == sum((award.amount for award in shared.awards), ZERO)
        assert frame_of(shared.grant) == shared.total

    def test_follows_the_inhabitants(self) -> None:
        grant = facts("21").grant("generellt-1997")
        more = moved(facts("21").statistic("85"), "2034", 100)
        shared = share_grant(grant, figures=[more], pots=["85"])
        assert (shared.award("Orsa").amount, shared.total) == (kronor(456_300), kronor(1_977_300))

    def test_an_index_raises_a_rate(self) -> None:
        grant = facts("21").grant("generellt-1997")
        pot = grant.pot("85")
        assert isinstance(pot.key, Rate)
        index = Indexation(
            parts=[(PriceIndex(id="i", title=Text("I"), changes={Period.year(1997): 10}), 1)],
            base=Period.year(1996),
            rounded_to=kronor(1),
        )
        raised = evolve(
            grant,
            pots=tuple(evolve(each, key=evolve(pot.key, index=index)) if each is pot else each for each in grant.pots),
        )
        # 1 521 × 1,1 = 1 673,1
        assert share_grant(raised, pots=["85"]).award("Orsa").amount == kronor(200 * 1_673)


RATED_POT = """
[[grants.pots]]
id = "p"
title = "P"
{more}
key = {{ kind = "rate", per = "2 kr", {figures} }}
"""
YEAR = 'year = 2024\nterm = "2024"'


@pytest.mark.parametrize("more", ["amount = 1", 'percent = 10\nof = "q"'])
def test_a_size_beside_a_rate_is_refused(more: str, tmp_path: Path) -> None:
    pots = '[[grants.pots]]\nid = "q"\ntitle = "Q"\namount = 9' + RATED_POT.format(
        more=more, figures='counts = "pupils", as_of = "2023", parties = ["2034"]'
    )
    with pytest.raises(FactsError, match="a rate gives what the pot holds"):
        of_years(tmp_path, YEAR, pots)


def test_a_rate_of_a_part_needs_its_figures(tmp_path: Path) -> None:
    """Without them nobody knows what it leaves of the whole."""
    pots = '[[grants.pots]]\nid = "q"\ntitle = "Q"\namount = 9' + RATED_POT.format(
        more='of = "q"', figures='counts = "pupils", as_of = "2023", parties = ["2034"]'
    )
    (grant,) = of_years(tmp_path, YEAR, pots).grants
    with pytest.raises(UnstatedBasisError):
        share_grant(grant)


def test_a_rate_of_a_grant_waits_for_its_figures_and_leaves_the_other_side_out(tmp_path: Path) -> None:
    figures = 'counts = "pupils", as_of = "2023", parties = ["2034", "20"]'
    grant = of_years(tmp_path, YEAR, RATED_POT.format(more='to = "municipalities"', figures=figures)).grants[0]
    assert frame_of(grant) == ZERO
    with pytest.raises(UnstatedBasisError):
        share_grant(grant, pots=["p"])
    pupils = Statistic(
        id="pupils", title=Text("Elever"), counts="pupils", unit="x", as_of=Period.year(2023),
        figures={"2034": 30, "20": 70},
    )  # fmt: skip
    shared = share_grant(grant, figures=[pupils])
    assert [(award.code, award.amount) for award in shared.awards] == [("2034", kronor(60))]
    assert shared.left_out == (("p", ("20",)),)
