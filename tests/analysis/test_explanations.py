"""Explanations: every stage, the exact share, the rounding, the last kronor, and the sources."""

import pytest
from attrs import evolve

import agreement_cases as ac
import grant_cases as gc
from grant_cases import made_up, pot
from nara_vard_finans import (
    Amount,
    Directory,
    Method,
    NestedKey,
    RoundingRule,
    apportion,
    equal_shares,
    explain,
    explain_award,
    kronor,
    mixed,
    parts,
    percentages,
    proportional_to,
    share_cost,
    share_grant,
)
from nara_vard_finans.agreements import Adoption
from nara_vard_finans.analysis import Explanation, StepKind, award_sources, explain_stage, sharing_sources
from nara_vard_finans.core import ORE, Language
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.sharing import LARGEST


def explained(facts: Catalogue, name: str, rule: RoundingRule | None = None) -> Explanation:
    agreement = facts.agreement("rss-dalarna-2023")
    code = agreement.party(name).code
    return explain(share_cost(agreement, 2023, rounding=rule), code, facts.printed_columns(agreement.id, 2023))


class TestWhoGets:
    def test_of_a_grant_nobody_is_said_to_pay(self) -> None:
        """A recipient that is alone in its pot gets it all; the sentence serves costs as well, and says neither."""
        alone = pot("r", amount=kronor(60), key=equal_shares("20"))
        explanation = explain_award(share_grant(made_up(pots=(alone,), requirements=(), areas=(), joint_uses=())), "20")
        said = explanation.text(), explanation.text(Language.EN)
        assert "Region Dalarna är ensam om sin del: hela beloppet, 60 kr." in said[0]
        assert "Region Dalarna is alone in its part: all of 60 kr." in said[1]
        assert "betala" not in said[0]
        assert "pay" not in said[1]


class TestOrsa:
    """48 124 kr from 6 939 of 288 382; by hand 2 000 000 x 6 939 / 288 382 = 48 123 + 193 014/288 382 = 48 123,67."""

    def test_in_swedish(self, facts: Catalogue) -> None:
        text = explained(facts, "Orsa").text()
        for said in (
            "Orsa betalar 48 124 kr för 2023",
            "4 tjänster à 1 000 000 kr = 4 000 000 kr",
            "kommunerna 50 %; andelen är 1/2 (50 %). 4 000 000 kr × 1/2 = 2 000 000 kr.",
            "I hela kronor går det jämnt ut: 2 000 000 kr.",
            "juni 2021: Orsa 6 939 av 288 382; andelen är 6 939/288 382 (2,4062 %). 2 000 000 kr × 6 939/288 382 ≈ 48 123,67 kr.",
            "största rest, hela kronor. Alla avrundas först nedåt, till sammanlagt 1 999 990 kr.",
            "Återstoden, 10 kr, läggs med 1 kr var på de 10 största resterna: Gagnef, Borlänge,",
            "resten 0,6693 kr, plats 7 av 15, alltså 1 kr till: 48 124 kr.",
            "I den tryckta tabellen 2022-06-09 står 48 124 kr, detsamma.",
            "2022-06-09, Dnr HSN 2022/1845, tabell, sista sidan",
            "Antagande: Hur öresbeloppen avrundas framgår inte av handlingarna",
        ):
            assert said in text

    def test_in_english(self, facts: Catalogue) -> None:
        text = explained(facts, "Orsa").text(Language.EN)
        assert "Orsa pays 48 124 kr for 2023" in text
        assert "≈ 48 123.67 kr" in text
        assert "number 7 of 15, so 1 kr more: 48 124 kr." in text

    def test_as_data(self, facts: Catalogue) -> None:
        explanation = explained(facts, "Orsa")
        assert [step.kind for step in explanation.steps] == [
            StepKind.COST, StepKind.SHARE, StepKind.ROUNDING, StepKind.SHARE, StepKind.ROUNDING,
            StepKind.PRINTED, StepKind.PRINTED,
        ]  # fmt: skip
        rounding = explanation.steps[4]
        assert rounding.stage is not None
        assert rounding.stage.rounding("2034").remainder * 288_382 == 193_014
        assert rounding.stage.rounding("2034").rank == 7
        assert rounding.stage.left_over == 10
        assert explanation.amount == kronor(48_124)

    def test_every_source_is_numbered_once(self, facts: Catalogue) -> None:
        explanation = explained(facts, "Orsa")
        assert len(set(explanation.sources)) == len(explanation.sources) == 5


class TestOthers:
    def test_avesta_differs_from_what_is_printed(self, facts: Catalogue) -> None:
        text = explained(facts, "Avesta").text()
        assert "I den tryckta tabellen 2022-06-09 står 159 414 kr, 1 kr mer än det som här följer." in text
        assert "alltså inget mer: 159 413 kr." in text

    def test_the_region_is_alone_in_its_half(self, facts: Catalogue) -> None:
        text = explained(facts, "Region Dalarna").text()
        assert "Region Dalarna är ensam om sin del: hela beloppet, 2 000 000 kr." in text
        assert "Motsägelse" in text

    def test_a_printed_amount_below_the_rule(self, facts: Catalogue) -> None:
        agreement = facts.agreement("rss-dalarna-2018").on_basis(facts.statistic("population-dalarna-2021-06"))
        text = explain(share_cost(agreement, 2022), "2081", facts.printed_columns(agreement.id, 2022)).text()
        assert "står 222 257 kr, 682 kr mindre än det som här följer" in text

    def test_what_a_caller_has_chosen_is_said(self, facts: Catalogue) -> None:
        agreement = facts.agreement("rss-dalarna-2018").on_basis(facts.statistic("population-dalarna-2021-06"))
        text = explain(share_cost(agreement, 2022, rounding=RoundingRule(method=Method.SAINTE_LAGUE)), "2081").text()
        assert "Underlaget ”Folkmängd per kommun i Dalarna, juni 2021” är valt; avtalet anger det inte." in text
        assert "Folkmängden som 2022 års belopp vilar på framgår inte av handlingarna." in text
        assumed = (
            "utan annat val används största rest, hela kronor; det är ett antagande, avtalet anger ingen avrundning."
        )
        assert f"Avrundningen är vald; {assumed}" in text
        assert "Vårt antagande" not in text

    def test_rows_alone(self, facts: Catalogue) -> None:
        text = explained(facts, "Säter", RoundingRule(method=Method.HALF_UP_EACH)).text()
        assert (
            "varje rad avrundas för sig till hela kronor, halva uppåt; raderna summerar då till 2 000 004 kr." in text
        )
        assert "Restposten -4 kr läggs inte på någon. Säter får 77 696 kr." in text

    def test_residual_to_the_largest(self, facts: Catalogue) -> None:
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to=LARGEST)
        assert "Skillnaden -4 kr läggs på Falun. Falun får 414 391 kr." in explained(facts, "Falun", rule).text()

    def test_sainte_lague(self, facts: Catalogue) -> None:
        text = explained(facts, "Falun", RoundingRule(method=Method.SAINTE_LAGUE)).text()
        assert "uddatalsmetoden (Sainte-Laguë), hela kronor" in text
        assert "Sista enheten gick till" in text


class TestStages:
    def said(self, *args: object, language: Language = Language.SV, **options: object) -> str:
        total, key, party = args
        steps = explain_stage(apportion(total, key, **options), party)  # type: ignore[arg-type]
        return " ".join(step.text.in_(language) for step in steps)

    def test_equal_shares_and_a_tie(self) -> None:
        text = self.said(kronor(100), equal_shares("a", "b", "c"), "b")
        assert "Lika delar: b 1 av 3; andelen är 1/3 (33,3333 %)" in text
        assert "Den sista enheten kunde läggas på a, b eller c; lägst kod går först, så den läggs på a." in text

    def test_a_tie_over_several_units(self) -> None:
        text = self.said(kronor(5), equal_shares("a", "b", "c"), "b", language=Language.EN)
        assert (
            "The last units could be put on a, b or c; the lowest code goes first, so they are put on a and b." in text
        )

    def test_a_tie_over_several_units_that_the_key_settles(self) -> None:
        """5 kr in thirds: two kronor are left, and c goes first."""
        assert self.said(kronor(5), equal_shares("a", "b", "c"), "b", ties_to="c").endswith(
            "De sista enheterna kunde läggas på c, a eller b; enligt nyckeln går c före, så de läggs på c och a."
        )

    def test_a_tie_that_the_key_settles(self) -> None:
        text = self.said(kronor(1), equal_shares("a", "b"), "b", ties_to="b")
        assert "Den sista enheten kunde läggas på b eller a; enligt nyckeln läggs den på b." in text

    def test_parts_in_ore_and_odd_steps(self) -> None:
        text = self.said(Amount(101), parts({"a": 1, "b": 2}), "a", unit=ORE, language=Language.EN)
        assert "Fixed parts: a 1 of 3" in text
        assert "largest remainder, whole öre" in text
        assert "steps of 500 kr" in self.said(
            kronor(1_000), parts({"a": 1, "b": 2}), "a", unit=kronor(500), language=Language.EN
        )

    def test_percentages_and_mixed(self) -> None:
        assert "Fasta procentsatser: a 98 %; andelen är 49/50 (98 %)." in self.said(
            kronor(100), percentages({"a": 98, "b": 2}), "a"
        )
        text = self.said(kronor(100), mixed([(1, parts({"a": 3, "b": 1})), (3, equal_shares("a", "b"))]), "a")
        assert "Sammanvägd nyckel (25 %: Fasta delar: a 3 av 4; 75 %: Lika delar: a 1 av 2)" in text

    def test_repayments_are_rounded_towards_nought(self) -> None:
        text = self.said(kronor(-100), parts({"a": 1, "b": 2}), "b")
        assert (
            "Alla avrundas först mot noll, till sammanlagt -99 kr. Återstoden, -1 kr, läggs på den största resten: b."
            in text
        )

    def test_sainte_lague_over_nothing(self) -> None:
        text = self.said(kronor(0), parts({"a": 1, "b": 2}), "b", method=Method.SAINTE_LAGUE)
        assert "Sista enheten" not in text

    def test_many_winners_are_cut(self) -> None:
        key = equal_shares(*(f"{n:02d}" for n in range(40)))
        assert "18, 19 och ytterligare 10." in self.said(kronor(30), key, "00")

    def test_the_mixed_keys_sources_are_all_given(self, facts: Catalogue) -> None:

        keys = [proportional_to(facts.statistic(f"population-dalarna-{day}")) for day in ("2018-11", "2021-06")]
        share, _ = explain_stage(apportion(kronor(100), mixed((1, key) for key in keys)), "2034")
        assert [source.paper.id for source in share.sources] == ["anvandning-gnv-2020", "hsn-2022-1845"]

    def test_groups_that_are_no_principals_keep_their_names(self, facts: Catalogue) -> None:
        new = facts.agreement("rss-dalarna-2023")
        key = NestedKey(
            between=parts({"norr": 1, "resten": 1}),
            within={
                "norr": equal_shares("2062"),
                "resten": equal_shares(*(p.code for p in new.parties if p.code != "2062")),
            },
        )
        text = explain(share_cost(evolve(new, cost_key=key), 2023), "2062").text()
        assert "Fasta delar: norr 1 av 2" in text

    def test_rows_alone_that_make_the_total_anyway(self) -> None:
        """By hand: 3,33 and 6,67 are 3 and 7."""
        text = self.said(kronor(10), parts({"a": 1, "b": 2}), "a", method=Method.HALF_UP_EACH)
        assert "raderna summerar då till 10 kr. De stämmer med summan. a får 3 kr." in text

    def test_one_alone_has_nothing_to_round(self, facts: Catalogue) -> None:
        new = facts.agreement("rss-dalarna-2023")
        alone = evolve(new, parties=Directory([new.party("Orsa")]), cost_key=equal_shares("2034"), adoption=Adoption())
        steps = explain(share_cost(alone, 2023), "2034").steps
        assert [step.kind for step in steps] == [StepKind.COST, StepKind.SHARE]

    def test_unknown_participants(self) -> None:
        with pytest.raises(LookupError):
            explain_stage(apportion(kronor(1), parts({"a": 1})), "b")


class TestTheRuleOfRounding:
    def test_with_a_source_it_is_cited(self) -> None:
        place = ac.at("§ 7")
        agreement = ac.made_up(rounding=RoundingRule(source=place), remarks=())
        sharing = share_cost(agreement, 2030)
        assert place in sharing_sources(sharing)
        steps = explain(sharing, ac.ORSA).steps
        assert any(place in step.sources and step.kind.value == "rounding" for step in steps)
        assert RoundingRule(source=place) == RoundingRule()

    def test_of_a_grant(self) -> None:
        grant = gc.made_up(rounding=RoundingRule(source=gc.at("§ 9")))
        assert gc.at("§ 9") in award_sources(share_grant(grant))
        assert gc.at("§ 9") not in award_sources(share_grant(grant, rounding=RoundingRule(unit=kronor(10))))
