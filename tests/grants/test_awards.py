"""What each recipient gets of a grant: the paper's table, a nation of made-up counties, and pots of every shape."""

import csv
import pickle
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from attrs import evolve

from grant_cases import DIRECTORY, FALUN, GRANT, MORA, ORSA, REGION, at, made_up, pot
from nara_vard_finans import (
    Grant,
    Method,
    NaraVardFinansError,
    NestedKey,
    Period,
    RoundingRule,
    Severity,
    equal_shares,
    kronor,
    parts,
    percentages,
    share_grant,
)
from nara_vard_finans.core import (
    ZERO,
    AmbiguousPartyError,
    BasisError,
    DuplicatePartyError,
    GrantError,
    Principal,
    Statistic,
    Text,
    UnknownEntryError,
    UnknownPartyError,
    UnstatedBasisError,
    WeightError,
)
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import GrantSharing, PotUse, PrintedShare, StatedShare, frame_of
from nara_vard_finans.sharing import BasisKind, Bounds, RoundedPercent, UnstatedKey, UnstatedMix, share_in_stages

TABLES = Path(__file__).parents[1] / "golden" / "tables.csv"
LINES = [line for line in TABLES.read_text("utf-8").splitlines() if line[0] != "#"]
G20 = {row["name"]: int(row["G20"]) for row in csv.DictReader(LINES)}

# Made up: a nation of 21 counties, with the population and the patients of each.
COUNTIES = {
    "Stockholms län": (2_377_081, 60_107), "Uppsala län": (383_713, 11_914), "Södermanlands län": (297_540, 12_003),
    "Östergötlands län": (465_495, 18_651), "Jönköpings län": (363_599, 15_020), "Kronobergs län": (201_469, 8_200),
    "Kalmar län": (245_446, 11_017), "Gotlands län": (59_686, 2_403), "Blekinge län": (159_606, 7_315),
    "Skåne län": (1_377_827, 47_551), "Hallands län": (333_848, 13_003), "Västra Götalands län": (1_725_881, 66_014),
    "Värmlands län": (282_414, 13_906), "Örebro län": (304_805, 12_777), "Västmanlands län": (275_845, 10_203),
    "Dalarnas län": (287_795, 14_466), "Gävleborgs län": (287_382, 13_208), "Västernorrlands län": (245_347, 11_999),
    "Jämtlands län": (130_810, 6_405), "Västerbottens län": (271_736, 12_512), "Norrbottens län": (250_093, 12_601),
}  # fmt: skip


def counted(counts: str, figures: dict[str, int], as_of: str = "2019") -> Statistic:
    return Statistic(
        id=f"made-up-{counts}",
        title=Text(counts),
        counts=counts,
        unit="persons",
        as_of=Period.parse(as_of),
        figures=figures,
    )


POPULATION = counted("population", {name: figures[0] for name, figures in COUNTIES.items()})
PATIENTS = counted("patients", {name: figures[1] for name, figures in COUNTIES.items()})


def naive_halves(total: int) -> tuple[dict[str, Fraction], dict[str, int]]:
    """Share by half population, half patients, in fractions: each exact part, and whole kronor by largest remainder."""
    people, patients = (sum(figures[column] for figures in COUNTIES.values()) for column in (0, 1))
    exact = {
        name: total * (Fraction(here, people) + Fraction(ill, patients)) / 2 for name, (here, ill) in COUNTIES.items()
    }
    whole = {name: floor(part) for name, part in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (whole[name] - exact[name], name))
    for name in by_remainder[: total - sum(whole.values())]:
        whole[name] += 1
    return exact, whole


def by_name(sharing: GrantSharing) -> dict[str, int]:
    return {award.name.sv: int(award.amount.kronor) for award in sharing.awards}


@pytest.fixture
def gnv(facts: Catalogue) -> Grant:
    return facts.grant("ok-gnv-2020")


class TestTheTableOf2020:
    """Section 1 of "Förslag på användning av medel … 2020": 15 711 504 kr by the population of November 2018."""

    def test_shared_to_the_krona_13_rows_are_as_printed_and_two_are_not(self, gnv: Grant) -> None:
        """Ludvika and Smedjebacken have the largest remainders, and get the two kronor that the printed rows lack."""
        sharing = share_grant(gnv)
        rows = by_name(sharing)
        assert {name for name, amount in rows.items() if amount == G20[name]} == G20.keys() - {
            "Ludvika",
            "Smedjebacken",
        }
        assert (rows["Ludvika"], rows["Smedjebacken"]) == (1_475_042, 596_112)
        assert list(rows) == list(G20)
        assert sum(rows.values()) == 15_711_504
        assert (sharing.total, sharing.residual, sharing.shared) == (kronor(15_711_504), ZERO, ("dalarna",))
        assert sharing.findings == ()

    def test_rounded_row_by_row_it_is_the_printed_column_and_lacks_two_kronor(self, gnv: Grant) -> None:
        sharing = share_grant(gnv, rounding=RoundingRule(method=Method.HALF_UP_EACH))
        assert by_name(sharing) == G20
        assert sharing.residual == kronor(2)
        (found,) = sharing.findings
        assert (found.rule, found.severity, found.subject) == ("rows-sum-to-total", Severity.WARNING, "ok-gnv-2020")
        for figure in ("15 711 502", "15 711 504", "2 kr"):
            assert figure in found.message.sv

    def test_what_one_gets_before_rounding(self, gnv: Grant) -> None:
        award = share_grant(gnv).award(ORSA)
        assert award.exact == Fraction(15_711_504 * 6_887, 286_655)
        assert (award.name.sv, award.side) == ("Orsa", Principal.MUNICIPALITIES)

    def test_the_stated_share_lies_in_what_the_rounded_ones_allow(self, gnv: Grant) -> None:
        (held,) = share_grant(gnv).bounded
        assert (held.pot.id, held.whole) == ("dalarna", kronor(500_000_000))
        assert held.bounds == Bounds(low=Fraction(15_500_000), high=Fraction(16_000_000))
        assert held.within_bounds

    def test_a_stated_share_that_they_do_not_allow_is_a_finding(self, gnv: Grant) -> None:
        (share,) = share_grant(gnv).bounded
        printed = share.stated.printed
        pots = tuple(
            evolve(each, size=StatedShare(whose="Dalarna", amount=kronor(16_000_001), printed=printed))
            if each.id == "dalarna"
            else each
            for each in gnv.pots
        )
        (found,) = share_grant(evolve(gnv, pots=pots)).findings
        assert (found.rule, found.severity, found.subject) == (
            *("share-within-bounds", Severity.WARNING, "ok-gnv-2020/dalarna"),
        )
        assert "16 000 001 kr" in found.message.en
        assert found.source is not None
        assert "avsnitt 1" in found.source.place

    def test_on_another_population(self, gnv: Grant, facts: Catalogue) -> None:
        """By hand, June 2021: 15 711 504 x 6 939 / 288 382 = 378 047,6."""
        sharing = share_grant(gnv, figures=[facts.statistic("population-dalarna-2021-06")])
        assert sharing.total == kronor(15_711_504)
        assert sharing.award(ORSA).amount in {kronor(378_047), kronor(378_048)}

    def test_the_regions_amount_takes_no_part(self, gnv: Grant) -> None:
        sharing = share_grant(gnv)
        assert sharing.amount_of("regionerna") == kronor(2_900_000)
        assert frame_of(gnv) == kronor(15_711_504)
        with pytest.raises(GrantError, match="regionerna: no paper says how it is shared"):
            share_grant(gnv, pots=["regionerna"])


class TestTheNation:
    """500 000 000 kr by half population, half patients, over 21 counties whose figures are made up."""

    def test_it_is_shared_to_the_krona_as_a_naive_twin_shares_it(self, gnv: Grant) -> None:
        sharing = share_grant(gnv, figures=[POPULATION, PATIENTS])
        exact, whole = naive_halves(500_000_000)
        assert by_name(sharing) == whole
        assert {award.code: award.exact for award in sharing.awards} == exact
        assert sum(whole.values()) == 500_000_000
        assert (sharing.shared, sharing.total, sharing.residual) == (("kommunerna",), kronor(500_000_000), ZERO)

    def test_the_order_in_which_figures_are_named_does_not_matter(self, gnv: Grant) -> None:
        one, other = (share_grant(gnv, figures=order) for order in ([POPULATION, PATIENTS], [PATIENTS, POPULATION]))
        assert one == other

    def test_the_mixed_key_tells_what_it_is_made_of(self, gnv: Grant) -> None:
        (level,) = share_grant(gnv, figures=[POPULATION, PATIENTS]).levels
        basis = level.apportionment.key.basis
        assert basis.kind is BasisKind.MIXED
        assert [(part, key.basis.statistic) for part, key in basis.components] == [
            (Fraction(1, 2), POPULATION), (Fraction(1, 2), PATIENTS),
        ]  # fmt: skip
        assert basis.source is not None

    def test_whose_share_the_stated_amount_is_held_against(self, gnv: Grant) -> None:
        sharing = share_grant(gnv, figures=[POPULATION, PATIENTS])
        assert sharing.participant(gnv.pot("dalarna")) == "Dalarnas län"
        for name, code in (("Region Skåne", "Skåne län"), ("Kalmar", "Kalmar län"), ("Jämtland", "Jämtlands län")):
            assert sharing.participant(evolve(gnv.pot("dalarna"), size=StatedShare(whose=name, amount=ZERO))) == code
        assert sharing.participant(evolve(gnv.pot("dalarna"), size=StatedShare(whose="Lappland", amount=ZERO))) is None
        assert share_grant(gnv).participant(gnv.pot("dalarna")) is None

    def test_the_paper_alone_cannot_share_it(self, gnv: Grant) -> None:
        with pytest.raises(UnstatedBasisError, match="ok-gnv-2020/kommunerna is shared by population"):
            share_grant(gnv, pots=["kommunerna"])
        with pytest.raises(UnstatedBasisError, match="by patients"):
            share_grant(gnv, pots=["kommunerna"], figures=[POPULATION])

    def test_half_the_figures_are_not_passed_over_in_silence(self, gnv: Grant) -> None:
        with pytest.raises(NaraVardFinansError, match="patients"):
            share_grant(gnv, figures=[POPULATION])

    def test_figures_over_different_counties(self, gnv: Grant) -> None:
        with pytest.raises(WeightError, match="Dalarnas län"):
            share_grant(gnv, figures=[POPULATION, counted("patients", {"Kalmar län": 1})])

    def test_figures_that_count_what_no_key_does(self, gnv: Grant, facts: Catalogue) -> None:
        with pytest.raises(BasisError, match="made-up-beds.*counts beds"):
            share_grant(gnv, figures=[counted("beds", {"Dalarnas län": 1})])
        with pytest.raises(GrantError, match="none of its pots has a key, so made-up-patients serves nothing"):
            share_grant(facts.grant("stimulans-aldre-2011"), figures=[PATIENTS])

    def test_a_countys_share_is_not_its_regions(self, gnv: Grant) -> None:
        """The 500 000 000 kr are the municipalities'; the region bears its county's code, 20."""
        by_code = {"20": (287_795, 14_466), "21": (287_382, 13_208)}
        figures = [
            counted(counts, {code: row[column] for code, row in by_code.items()})
            for column, counts in enumerate(("population", "patients"))
        ]
        sharing = share_grant(gnv, figures=figures)
        assert sharing.award("20").side is not Principal.REGION
        assert sharing.participant(gnv.pot("dalarna")) == "20"


class TestTheGrantOf2011:
    """No paper we have says how the parts of 2011 go on to each; then the parts themselves are the answer."""

    def test_the_pots_are_the_rows(self, facts: Catalogue) -> None:
        """By hand: 70 and 30 % of 282 500 000 are 197 750 000 and 84 750 000."""
        sharing = share_grant(facts.grant("stimulans-aldre-2011"))
        assert [(award.code, award.side, award.amount) for award in sharing.awards] == [
            ("uppfoljning", None, kronor(2_500_000)),
            ("kommunerna", Principal.MUNICIPALITIES, kronor(197_750_000)),
            ("landstingen", Principal.REGION, kronor(84_750_000)),
        ]
        assert all(award.exact == award.amount.kronor for award in sharing.awards)
        assert sharing.total == kronor(285_000_000)
        assert (sharing.residual, sharing.bounded, sharing.findings) == (ZERO, (), ())

    def test_what_can_be_granted_is_without_what_is_set_aside(self, facts: Catalogue) -> None:
        assert frame_of(facts.grant("stimulans-aldre-2011")) == kronor(282_500_000)

    def test_a_printed_amount_that_does_not_follow_is_a_finding(self, facts: Catalogue) -> None:
        grant = facts.grant("stimulans-aldre-2011")
        pots = tuple(
            evolve(each, printed=kronor(282_000_000)) if each.id == "att-fordela" else each for each in grant.pots
        )
        (found,) = share_grant(evolve(grant, pots=pots)).findings
        assert (found.rule, found.severity, found.subject) == (
            *("pot-as-printed", Severity.WARNING, "stimulans-aldre-2011/att-fordela"),
        )
        assert "282 500 000 kr" in found.message.sv
        assert "282 000 000 kr" in found.message.en
        assert found.source is not None


class TestThePerformanceGrantOf2012:
    """A pot shared by population among only those who met its requirements, as real practice was; amounts made up."""

    GRANT = made_up(
        pots=(
            pot("bas", amount=kronor(600), key=parts({FALUN: 3, MORA: 2, ORSA: 1})),
            pot(
                "prestation",
                amount=kronor(1_000_000),
                key=parts({FALUN: 58_801, MORA: 20_361, ORSA: 6_887}),
                for_those_who=Text("har ett beslut om ledningssystem"),
            ),
        )
    )

    def test_those_who_met_it_share_the_whole_pot(self) -> None:
        """By hand: 1 000 000 x 6 887 / 65 688 = 104 844,11 to Orsa and 895 155,89 to Falun; Mora has none of it."""
        sharing = share_grant(self.GRANT, pots=["prestation"], qualified={"prestation": [ORSA, FALUN]})
        assert by_name(sharing) == {"Falun": 895_156, "Orsa": 104_844}
        with pytest.raises(GrantError, match="2062: it is no recipient of prov-2030; name one that is, such as Falun"):
            sharing.award(MORA)

    def test_other_pots_are_shared_by_all(self) -> None:
        sharing = share_grant(self.GRANT, qualified={"prestation": [MORA]})
        assert by_name(sharing) == {"Falun": 300, "Mora": 1_000_200, "Orsa": 100}
        assert len(sharing.award(MORA).levels) == 2
        assert sharing.award(MORA).exact == 1_000_200

    def test_who_has_met_it_must_be_said(self) -> None:
        with pytest.raises(GrantError, match="prestation: only those share in it who har ett beslut om ledningssystem"):
            share_grant(self.GRANT)

    def test_somebody_must_have_met_it(self) -> None:
        with pytest.raises(WeightError, match="nobody to share between"):
            share_grant(self.GRANT, qualified={"prestation": []})

    def test_a_stranger_has_not_met_it(self) -> None:
        with pytest.raises(UnknownPartyError, match="2085"):
            share_grant(self.GRANT, qualified={"prestation": [ORSA, "2085"]})

    def test_a_pot_that_requires_nothing_can_be_shared_among_some_too(self) -> None:
        assert by_name(share_grant(GRANT, qualified={"ram": [MORA, ORSA]})) == {"Mora": 400_000, "Orsa": 200_000}

    def test_only_a_key_in_one_stage_can_leave_some_out(self) -> None:
        key = NestedKey(
            between=percentages({"kommunerna": 50, "region": 50}),
            within={"kommunerna": equal_shares(ORSA, MORA), "region": equal_shares(REGION)},
        )
        with pytest.raises(GrantError, match="only a key in one stage"):
            share_grant(made_up(pots=(pot("ram", amount=kronor(8), key=key),)), qualified={"ram": [ORSA]})

    def test_a_misspelt_pot(self) -> None:
        with pytest.raises(UnknownEntryError, match="rma"):
            share_grant(GRANT, qualified={"rma": [MORA]})


class TestFind:
    """A recipient is found by code or by name, as papers and people write it."""

    @pytest.mark.parametrize("text", ["2034", "Orsa", " orsa ", "Orsa kommun", "ORSA"])
    def test_a_municipality(self, gnv: Grant, text: str) -> None:
        assert share_grant(gnv).find(text).code == ORSA

    @pytest.mark.parametrize("text", ["Malung-Sälen", "Malung-Salen", "Malung-Sälens kommun", "2023"])
    def test_a_name_that_a_scan_has_lost_the_dots_of(self, gnv: Grant, text: str) -> None:
        assert share_grant(gnv).find(text).name.sv == "Malung-Sälen"

    @pytest.mark.parametrize("text", ["Dalarnas län", "Dalarna", "Region Dalarna", "dalarnas län"])
    def test_a_county(self, gnv: Grant, text: str) -> None:
        assert share_grant(gnv, figures=[POPULATION, PATIENTS]).find(text).code == "Dalarnas län"

    def test_nobody(self, gnv: Grant) -> None:
        with pytest.raises(UnknownPartyError, match="'Orso'; did you mean 'Orsa'"):
            share_grant(gnv).find("Orso")

    def test_a_name_that_could_be_two(self) -> None:
        """A municipality, and a county that is called so too."""
        share = pot("del", of="ram", size=StatedShare(whose="Orsa län", amount=kronor(1)))
        key = equal_shares(ORSA, "Orsa län", "Mora län")
        sharing = share_grant(made_up(pots=(pot("ram", amount=kronor(3), key=key), share)))
        assert sharing.find("Orsa").code == ORSA
        with pytest.raises(AmbiguousPartyError):
            sharing.find("Region Orsa")

    def test_groups_may_be_called_as_one_county(self) -> None:
        """They are no recipients: by hand, half of 4 kr to each group."""
        key = NestedKey(
            between=equal_shares("Dalarna", "Region Dalarna"),
            within={"Dalarna": equal_shares(ORSA), "Region Dalarna": equal_shares(MORA)},
        )
        assert by_name(share_grant(made_up(pots=(pot("ram", amount=kronor(4), key=key),)))) == {"Mora": 2, "Orsa": 2}

    def test_a_county_stands_once(self) -> None:
        for twice in ("Dalarna", "Dalarnas län", "Region Dalarna"):
            key = equal_shares("Dalarna län", twice, "Kalmar län")
            with pytest.raises(DuplicatePartyError, match="stands twice"):
                share_grant(made_up(pots=(pot("ram", amount=kronor(3), key=key),)))

    def test_a_party_that_is_no_recipient(self, gnv: Grant) -> None:
        with pytest.raises(GrantError, match="20: it is no recipient of ok-gnv-2020"):
            share_grant(gnv).find("Region Dalarna")


class TestPotsAndKeys:
    def test_several_pots_sum_for_each(self) -> None:
        """By hand: of 60 kr Falun 30, Mora 20 and Orsa 10; of 9 kr the region and Orsa 4,5 each, the odd krona to 20."""
        grant = made_up(
            pots=(
                pot("a", amount=kronor(60), key=parts({FALUN: 3, MORA: 2, ORSA: 1})),
                pot("b", amount=kronor(9), key=equal_shares(ORSA, REGION)),
            )
        )
        sharing = share_grant(grant)
        assert by_name(sharing) == {"Falun": 30, "Mora": 20, "Orsa": 14, "Region Dalarna": 5}
        assert sharing.award(ORSA).exact == Fraction(29, 2)
        assert sharing.award(REGION).side is Principal.REGION
        assert (sharing.total, sharing.residual, frame_of(grant)) == (kronor(69), ZERO, kronor(69))
        assert by_name(share_grant(grant, pots=["b", "b"])) == {"Orsa": 4, "Region Dalarna": 5}

    def test_in_stages(self) -> None:
        """By hand: half of 11 kr, the odd one to the region; then 5 kr by 2:1, 3,33 and 1,67."""
        key = NestedKey(
            between=percentages({"kommunerna": 50, "region": 50}),
            within={"kommunerna": parts({FALUN: 2, ORSA: 1}), "region": equal_shares(REGION)},
            odd_unit_to="region",
        )
        sharing = share_grant(made_up(pots=(pot("ram", amount=kronor(11), key=key),)))
        assert by_name(sharing) == {"Falun": 3, "Orsa": 2, "Region Dalarna": 6}
        assert [(level.group, level.between_groups) for level in sharing.levels] == [
            (("ram",), True), (("ram", "kommunerna"), False), (("ram", "region"), False),
        ]  # fmt: skip

    def test_a_recipient_that_is_no_party_goes_by_its_name_after_the_others(self) -> None:
        grant = made_up(
            pots=(
                pot("andra", amount=kronor(4), key=equal_shares("Åre", "Orust")),
                pot("egna", amount=kronor(4), key=equal_shares(ORSA, REGION)),
            )
        )
        assert [(award.code, award.side) for award in share_grant(grant).awards] == [
            (ORSA, Principal.MUNICIPALITIES), (REGION, Principal.REGION), ("Orust", None), ("Åre", None),
        ]  # fmt: skip

    def test_a_part_of_a_pot_is_shared_and_the_top_is_kept(self) -> None:
        """By hand: 100 - 40 = 60 kr by 3:2:1."""
        grant = made_up(
            pots=(
                pot("ram", amount=kronor(100)),
                pot("topp", of="ram", amount=kronor(40), use=PotUse.SET_ASIDE),
                pot("rest", of="ram", key=parts({FALUN: 3, MORA: 2, ORSA: 1})),
            )
        )
        assert by_name(share_grant(grant)) == {"Falun": 30, "Mora": 20, "Orsa": 10}
        assert frame_of(grant) == kronor(60)

    def test_what_is_set_aside_of_a_pot_is_not_shared_with_it(self) -> None:
        """By hand: 100 - 40 = 60 kr by 3:2:1, as above; what is set aside and the rest sum to the frame."""
        key = parts({FALUN: 3, MORA: 2, ORSA: 1})
        grant = made_up(
            pots=(
                pot("ram", amount=kronor(100), key=key),
                pot("topp", of="ram", amount=kronor(40), use=PotUse.SET_ASIDE),
            )
        )
        assert by_name(share_grant(grant)) == {"Falun": 30, "Mora": 20, "Orsa": 10}
        assert frame_of(grant) == kronor(60)

    def test_no_more_is_shared_than_there_is(self) -> None:
        """By hand: of 100 kr 60 go by 3:2 as a part, 36 and 24, and the 40 that are left by 3:2 too, 24 and 16."""
        key = parts({FALUN: 3, MORA: 2})
        grant = made_up(
            pots=(pot("ram", amount=kronor(100), key=key), pot("del", of="ram", amount=kronor(60), key=key))
        )
        assert by_name(share_grant(grant)) == {"Falun": 60, "Mora": 40}
        assert (
            share_grant(grant, pots=["ram", "del"]).total == share_grant(grant).total == frame_of(grant) == kronor(100)
        )
        assert by_name(share_grant(grant, pots=["ram"])) == {"Falun": 24, "Mora": 16}

    def test_pots_to_one_side_and_to_any(self) -> None:
        key = equal_shares(ORSA, MORA)
        grant = made_up(
            pots=(pot("a", amount=kronor(4), key=key), pot("b", amount=kronor(2), key=key, to=Principal.MUNICIPALITIES))
        )
        assert by_name(share_grant(grant)) == {"Mora": 3, "Orsa": 3}

    def test_what_is_left_of_a_pot_without_a_key_can_be_granted(self) -> None:
        grant = made_up(
            pots=(pot("ram", amount=kronor(100)), pot("topp", of="ram", amount=kronor(40), use=PotUse.SET_ASIDE))
        )
        assert frame_of(grant) == kronor(60)

    def test_a_pot_and_a_share_of_it_are_shared_one_at_a_time(self) -> None:
        """A county's share is in the nation's sum already."""
        key = parts({FALUN: 3, MORA: 2, ORSA: 1})
        grant = made_up(
            pots=(
                pot("nation", amount=kronor(1_000), key=parts({"Dalarna": 6, "Uppsala": 94})),
                pot("vår", of="nation", size=StatedShare(whose="Dalarna", amount=kronor(60)), key=key),
            )
        )
        assert by_name(share_grant(grant)) == {"Falun": 30, "Mora": 20, "Orsa": 10}
        assert by_name(share_grant(grant, pots=["nation"])) == {"Dalarna": 60, "Uppsala": 940}
        assert frame_of(grant) == kronor(60)
        with pytest.raises(GrantError, match="vår: it is a share of nation, so the two cannot be shared in one"):
            share_grant(grant, pots=["nation", "vår"])

    def test_without_keys_a_share_of_a_pot_is_not_counted_beside_it(self) -> None:
        """What can come here of a nation's 1 000 kr is the county's 60."""
        grant = made_up(
            pots=(
                pot("nation", amount=kronor(1_000)),
                pot("vår", of="nation", size=StatedShare(whose="Dalarna", amount=kronor(60))),
            )
        )
        assert frame_of(grant) == share_grant(grant).total == kronor(60)

    def test_nor_is_what_is_left_beside_it(self) -> None:
        """Of a nation's 1 000 kr 100 are set aside; what can come here of the other 900 is still the county's 60."""
        grant = made_up(
            pots=(
                pot("nation", amount=kronor(1_000)),
                pot("uppföljning", of="nation", amount=kronor(100), use=PotUse.SET_ASIDE),
                pot("vår", of="nation", size=StatedShare(whose="Dalarna", amount=kronor(60))),
            )
        )
        assert frame_of(grant) == kronor(60)

    def test_a_nation_whose_key_is_stated_and_a_share_whose_key_is_not(self) -> None:
        grant = made_up(
            pots=(
                pot("nation", amount=kronor(1_000), key=parts({"Dalarna": 6, "Uppsala": 94})),
                pot("vår", of="nation", size=StatedShare(whose="Dalarna", amount=kronor(60))),
            )
        )
        assert by_name(share_grant(grant)) == {"Dalarna": 60, "Uppsala": 940}
        assert frame_of(grant) == kronor(1_000)

    def test_whose_share_it_is_is_looked_for_in_the_pot_that_it_is_a_share_of(self) -> None:
        """Another pot is shared too, with a county of the same name; and the nation's own key may be in stages."""
        nation = NestedKey(
            between=percentages({"norr": 50, "söder": 50}),
            within={"norr": parts({"Dalarnas län": 6, "Uppsala län": 94}), "söder": equal_shares("Skåne län")},
        )
        grant = made_up(
            pots=(
                pot("annan", amount=kronor(10), key=equal_shares("Dalarna", "Skåne")),
                pot("nation", amount=kronor(2_000), key=nation),
                pot("vår", of="nation", size=StatedShare(whose="Region Dalarna", amount=kronor(60))),
            )
        )
        assert share_grant(grant).participant(grant.pot("vår")) == "Dalarnas län"

    def test_a_rule_of_ones_own_carries_the_residual(self) -> None:
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to=ORSA)
        # By hand: 5 kr by 1:1:1 is 1,67 each, which is 2, 2 and what is left of 5, 1.
        grant = made_up(pots=(pot("ram", amount=kronor(5), key=equal_shares(FALUN, MORA, ORSA)),))
        assert by_name(share_grant(grant, rounding=rule)) == {"Falun": 2, "Mora": 2, "Orsa": 1}

    def test_asking_for_what_there_is_not(self) -> None:
        with pytest.raises(UnknownEntryError, match="did you mean 'ram'"):
            share_grant(GRANT, pots=["rma"])
        with pytest.raises(UnknownEntryError):
            share_grant(GRANT).amount_of("rma")
        with pytest.raises(GrantError, match="9999: it is no recipient"):
            share_grant(GRANT).award("9999")

    def test_a_key_whose_figures_no_paper_prints(self) -> None:
        unstated = UnstatedKey(parties=(ORSA,), counts="population")
        grant = made_up(pots=(pot("ram", amount=kronor(5), key=unstated),))
        sharing = share_grant(grant)
        assert [(award.code, award.amount) for award in sharing.awards] == [("ram", kronor(5))]
        assert by_name(share_grant(grant, figures=[counted("population", {ORSA: 3})])) == {"Orsa": 5}
        with pytest.raises(BasisError, match="no figure for 2034"):
            share_grant(grant, figures=[counted("population", {MORA: 3})])

    def test_it_keeps_its_meaning_when_pickled(self, gnv: Grant) -> None:
        for sharing in (share_grant(gnv), share_grant(gnv, figures=[POPULATION, PATIENTS])):
            again = pickle.loads(pickle.dumps(sharing))  # noqa: S301 - our own
            assert again == sharing
            assert hash(again) == hash(sharing)
            assert again.awards == sharing.awards


class TestMixesThatAreNotStated:
    """Keys weighed together where no paper prints the figures of some."""

    PEOPLE = UnstatedKey(counts="population", parties=(ORSA, MORA))
    FIXED = parts({MORA: 3, ORSA: 1})

    def test_it_waits_for_its_figures_one_by_one(self) -> None:
        """By hand: population 1:1 and fixed parts 3:1 by one to two: Orsa (1/2 + 2 x 1/4) / 3 = 1/3 of 300."""
        mix = UnstatedMix(components=[(1, self.PEOPLE), (2, self.FIXED)])
        assert mix.parties == (ORSA, MORA)
        grant = made_up(pots=(pot("ram", amount=kronor(300), key=mix),))
        sharing = share_grant(grant, figures=[counted("population", {ORSA: 7, MORA: 7})])
        assert by_name(sharing) == {"Mora": 200, "Orsa": 100}

    def test_a_mix_in_a_mix(self) -> None:
        mix = UnstatedMix(components=[(1, UnstatedMix(components=[(1, self.PEOPLE)])), (1, equal_shares(ORSA, MORA))])
        grant = made_up(pots=(pot("ram", amount=kronor(8), key=mix),))
        # By hand: population 3:1 in favour of Mora, and equal parts: Mora (3/4 + 1/2) / 2 = 5/8.
        assert by_name(share_grant(grant, figures=[counted("population", {ORSA: 1, MORA: 3})])) == {
            "Mora": 5,
            "Orsa": 3,
        }

    def test_until_then_it_cannot_be_shared(self) -> None:
        mix = UnstatedMix(components=[(1, self.PEOPLE), (2, self.FIXED)])
        with pytest.raises(BasisError, match="'population' cannot be the basis: no paper states the figures"):
            share_in_stages(kronor(300), mix, RoundingRule())
        with pytest.raises(BasisError, match="population"):
            _ = NestedKey(between=parts({"a": 1}), within={"a": mix}).flat

    def test_keys_in_stages_are_not_mixed(self) -> None:
        nested = NestedKey(between=parts({"a": 1}), within={"a": equal_shares(ORSA)})
        with pytest.raises(BasisError, match="only keys in one stage can be mixed"):
            UnstatedMix(components=[(1, nested)])

    def test_without_weight_there_is_no_mix(self) -> None:
        with pytest.raises(WeightError):
            UnstatedMix(components=[(0, self.PEOPLE)])


def test_a_share_of_a_pot_is_told_by_its_own_source() -> None:
    """A made-up share of 5 %, printed as 4 %, which allows 3,5 to 4,5 kr of 100."""
    grant = made_up(
        parties=DIRECTORY,
        pots=(
            pot("ram", amount=kronor(100)),
            pot(
                "del", of="ram", source=at("tabellen"),
                size=StatedShare(
                    whose="Dalarna", amount=kronor(6),
                    printed=(PrintedShare(counts="population", percent=RoundedPercent.parse("4 %")),),
                ),
            ),
        ),
    )  # fmt: skip
    (found,) = share_grant(grant).findings
    assert found.source == at("tabellen")
    assert not share_grant(grant).bounded[0].within_bounds
