"""Parties: look-up by code and name, and what could be two."""

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Directory, Party, embedded
from nara_vard_finans.core import (
    AmbiguousPartyError,
    DuplicatePartyError,
    InexactTypeError,
    Language,
    Principal,
    UnknownPartyError,
    swedish_order,
    table_order,
)
from nara_vard_finans.facts import Catalogue


def municipality(code: str, name: str) -> Party:
    return Party(code=code, name=name, principal=Principal.MUNICIPALITIES)


HABO_AND_HABO = Directory([municipality("0643", "Habo"), municipality("0305", "Håbo"), municipality("0586", "Mjölby")])


class TestFind:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("2023", "2023"),
            (" 2023 ", "2023"),
            ("Malung-Sälen", "2023"),
            ("Malung-Sälens", "2023"),
            ("Malung-Sälens kommun", "2023"),
            ("malung-sälen", "2023"),
            ("Malung-Salen", "2023"),
            ("Malung Sälen", "2023"),
            ("Malung - Sälen", "2023"),
            ("Malung\u2013Sälen", "2023"),
            ("Malung-Sa\u0308len", "2023"),
            ("Borlange", "2081"),
            ("BORLÄNGE KOMMUN", "2081"),
            ("Alvdalen", "2039"),
            ("Älvdalens kommun", "2039"),
            ("Orsa\u00a0kommun", "2034"),
            ("Region Dalarna", "20"),
            ("20", "20"),
            ("Falu kommun", "2080"),
            ("FALU\u00a0KOMMUN", "2080"),
            ("Falun", "2080"),
            ("Faluns kommun", "2080"),
            ("2062.0", "2062"),
            ("2062,00", "2062"),
            ("20.0", "20"),
            ("2062 Mora", "2062"),
            ("2062.0 Mora", "2062"),
            ("2084-Avesta", "2084"),
            ("2084 \u2013 Avesta kommun", "2084"),
            ("Mora (2062)", "2062"),
            ("Mora, 2062", "2062"),
            ("Falu kommun (2080)", "2080"),
            ("20 Region Dalarna", "20"),
            ("Region Dalarna (20)", "20"),
            ("Dalarna", "20"),
            ("20 Dalarnas län", "20"),
            ("Dalarnas län (20)", "20"),
            ("Landstinget Dalarna", "20"),
            ("Dalarnas läns landsting", "20"),
        ],
    )
    def test_finds_as_papers_and_scans_write(self, facts: Catalogue, text: str, code: str) -> None:
        assert facts.parties.find(text).code == code

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Sala",
            "Mal",
            "2099",
            "s",
            "2099.0",
            "2062.5",
            "2062.0.0",
            "20620",
            "00 Riket",
            "2099 Mora",
            "2062 Sala",
            "Region Dalarna 20",
            "Mora 20",
            "2062 2062",
        ],
    )
    def test_finds_nobody(self, facts: Catalogue, text: str) -> None:
        with pytest.raises(UnknownPartyError):
            facts.parties.find(text)

    def test_names_the_nearest(self, facts: Catalogue) -> None:
        with pytest.raises(UnknownPartyError, match="did you mean 'Smedjebacken'"):
            facts.parties.find("Smedjebaken")

    def test_habo_and_habo_are_two_municipalities(self) -> None:
        assert HABO_AND_HABO.find("Habo").code == "0643"
        assert HABO_AND_HABO.find("Håbo kommun").code == "0305"
        assert HABO_AND_HABO.find("HÅBO").code == "0305"

    def test_what_could_be_two_finds_none_and_names_both(self) -> None:
        with pytest.raises(AmbiguousPartyError) as caught:
            HABO_AND_HABO.find("Hàbo")
        assert set(caught.value.candidates) == {"Habo (0643)", "Håbo (0305)"}
        assert "Habo (0643)" in str(caught.value)
        assert "Håbo (0305)" in str(caught.value)

    @pytest.mark.parametrize("text", ["2062 Orsa", "Orsa (2062)", "Orsa, 2062", "2062.0 Orsa kommun"])
    def test_a_code_and_the_name_of_another_find_none(self, facts: Catalogue, text: str) -> None:
        with pytest.raises(AmbiguousPartyError, match=r"could be 'Mora \(2062\)' or 'Orsa \(2034\)'"):
            facts.parties.find(text)

    @given(st.text(max_size=30))
    def test_any_text_finds_one_or_says_why_not(self, text: str) -> None:
        try:
            party = HABO_AND_HABO.find(text)
        except (UnknownPartyError, AmbiguousPartyError) as error:
            assert len(str(error)) < 300
        else:
            assert party in HABO_AND_HABO.parties

    @given(st.sampled_from(embedded().parties.parties), st.sampled_from(["{}", "{} kommun", "{}s kommun", "{}s"]))
    def test_every_shipped_party_is_found_in_every_form(self, party: Party, form: str) -> None:
        if party.principal is Principal.REGION:  # a region is no municipality
            form = form.removesuffix(" kommun")
        assert embedded().parties.find(form.format(party.name)) == party


class TestOneOfTwo:
    """Who knows only one of Habo and Håbo is not told that the other is meant."""

    def test_a_name_without_its_ring_is_refused_with_both_codes(self) -> None:
        with pytest.raises(AmbiguousPartyError, match=r"'Håbo \(0305\)' or 'Habo \(0643\)'"):
            Directory([municipality("0305", "Håbo")]).find("Habos kommun")

    def test_a_scan_adds_no_ring(self) -> None:
        with pytest.raises(UnknownPartyError):
            Directory([municipality("0643", "Habo")]).find("Håbo")


class TestAliases:
    SIDES = Directory(
        [
            municipality("0880", "Kalmar"),
            Party(code="08", name="Region Kalmar län", principal=Principal.REGION, aliases=["Kalmar", "Kalmar län"]),
        ]
    )

    def test_another_name_finds(self) -> None:
        assert self.SIDES.find("kalmar läns").code == "08"

    def test_a_name_of_both_finds_neither(self) -> None:
        with pytest.raises(AmbiguousPartyError, match=r"Kalmar \(0880\)"):
            self.SIDES.find("Kalmar")

    @pytest.mark.parametrize("text", ["Kalmar kommun", "Kalmar stad", "kommunen Kalmar", "Kalmar k:n", "Kàlmar kommun"])
    def test_a_word_says_which(self, text: str) -> None:
        assert self.SIDES.find(text).code == "0880"

    def test_the_word_kommun_never_finds_a_region(self) -> None:
        with pytest.raises(UnknownPartyError):
            Directory(self.SIDES.parties[:1]).find("Kalmar kommun")

    def test_a_party_may_bear_the_word_in_its_name(self) -> None:
        own = Party(code="99", name="Norra stad", principal=Principal.REGION)
        assert Directory([own]).find("Norra Stad") == own

    def test_they_take_no_part_in_comparisons(self) -> None:
        assert self.SIDES["08"] == Party(code="08", name="Region Kalmar län", principal=Principal.REGION)


class TestBeyond:
    """A look-up goes on where none of the parties at hand is meant."""

    OWN = Directory([municipality("0586", "Dalby"), municipality("9901", "Mora")]).backed_by(lambda: HABO_AND_HABO)

    def test_it_goes_on(self) -> None:
        assert [self.OWN.find(text).code for text in ("Habo", "0305", "305", "643 Habo")] == [
            "0643",
            "0305",
            "0305",
            "0643",
        ]

    def test_those_at_hand_come_first(self) -> None:
        assert self.OWN.find("Mora").code == "9901"

    def test_a_code_at_hand_is_nobody_elses(self) -> None:
        assert self.OWN["0586"].name == "Dalby"
        with pytest.raises(UnknownPartyError, match="'Mjölby'"):
            self.OWN.find("Mjölby")

    def test_they_hold_those_at_hand_alone(self) -> None:
        assert len(self.OWN) == 2
        assert "0305" not in self.OWN
        assert self.OWN.get("0305") == HABO_AND_HABO["0305"]
        assert self.OWN.with_([municipality("1", "A")]).find("Habo").code == "0643"

    def test_who_is_called_the_same_at_hand_is_taken_as_there(self) -> None:
        old = Party(code="08", name="Landstinget", principal=Principal.REGION)
        known = Party(code="08", name="Region", principal=Principal.REGION, aliases=["Landstinget", "Länet"])
        assert Directory([old]).backed_by(lambda: Directory([known])).find("Länet").name == "Landstinget"

    @pytest.mark.parametrize("text", ["3. Mjölby", "10 Mjölby"])
    def test_one_or_two_digits_may_number_a_list(self, text: str) -> None:
        counties = Directory([municipality("03", "A"), municipality("10", "B"), municipality("0586", "Mjölby")])
        assert Directory([]).backed_by(lambda: counties).candidates(text) == ()


class TestDirectory:
    def test_the_order_does_not_matter(self) -> None:
        assert Directory(HABO_AND_HABO.parties[::-1]) == HABO_AND_HABO
        assert hash(pickle.loads(pickle.dumps(HABO_AND_HABO))) == hash(HABO_AND_HABO)  # noqa: S301

    def test_a_code_stands_once(self) -> None:
        with pytest.raises(DuplicatePartyError, match="stands twice"):
            Directory([municipality("1", "A"), municipality("1", "B")])

    @pytest.mark.parametrize("part", [{"code": 1}, {"code": ""}, {"name": None}, {"principal": "region"}])
    def test_a_party_is_texts_and_a_principal(self, part: dict[str, Any]) -> None:
        with pytest.raises(InexactTypeError):
            Party(**{"code": "1", "name": "A", "principal": Principal.REGION, **part})

    def test_an_unknown_code(self) -> None:
        with pytest.raises(UnknownPartyError, match="'9'"):
            HABO_AND_HABO["9"]
        assert "9" not in HABO_AND_HABO

    def test_later_parties_come_before_those_of_the_same_code(self) -> None:
        both = HABO_AND_HABO.with_([municipality("0643", "Habo nya")])
        assert both["0643"].name == "Habo nya"
        assert len(both) == 3

    def test_swedish_order_puts_rings_and_dots_last(self) -> None:
        assert sorted(["Öland", "Orsa", "Äppelbo", "Åre", "Zinkgruvan"], key=swedish_order) == [
            "Orsa", "Zinkgruvan", "Åre", "Äppelbo", "Öland",
        ]  # fmt: skip

    def test_table_order_puts_the_region_last(self, facts: Catalogue) -> None:
        names = [party.name for party in sorted(facts.parties, key=table_order)]
        assert names[0] == "Avesta"
        assert names[-2:] == ["Älvdalen", "Region Dalarna"]

    def test_principals_have_names(self) -> None:
        assert [side.in_(Language.SV) for side in Principal] == ["Kommunerna", "Regionen", "Övriga parter"]
        assert [side.in_(Language.EN) for side in Principal] == [
            "The municipalities",
            "The region",
            "The other parties",
        ]
