"""The grants that ship, tested as files: every part has its source, and what a paper leaves open is said beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import nara_vard_finans
from nara_vard_finans import Grant, example_journal, kronor, share_grant
from nara_vard_finans.core import Principal, Remark, RemarkKind
from nara_vard_finans.facts import Catalogue, example_names
from nara_vard_finans.grants import (
    Area,
    Condition,
    Duty,
    DutyKind,
    Fund,
    JointUse,
    Pot,
    PotUse,
    Reported,
    Requirement,
    StatedShare,
    Used,
)

GRANTS = ("ok-gnv-2020", "ok-gnv-2021", "ok-gnv-2023", "ok-gnv-2024", "stimulans-aldre-2011")
SEED = "anvandning-gnv-2020"

_Part = Pot | Duty | Area | Requirement | Condition | JointUse | Fund


def parts_of(grant: Grant) -> Iterator[_Part]:
    yield from grant.pots
    yield from grant.duties
    yield from grant.areas
    yield from grant.requirements
    yield from grant.conditions
    yield from grant.joint_uses
    yield from grant.funds


def remarks_of(grant: Grant) -> Iterator[Remark]:
    yield from grant.remarks
    for part in parts_of(grant):
        yield from part.remarks


@pytest.fixture(params=GRANTS)
def grant(request: pytest.FixtureRequest, facts: Catalogue) -> Grant:
    found: Grant = facts.grant(request.param)
    return found


class TestSources:
    def test_these_are_the_grants(self, facts: Catalogue) -> None:
        assert tuple(grant.id for grant in facts.grants) == GRANTS

    def test_every_part_says_where_it_stands(self, grant: Grant, facts: Catalogue) -> None:
        assert grant.source is not None
        for part in parts_of(grant):
            assert part.source is not None, part.id
            assert part.source.place, part.id
            assert part.source.paper == grant.source.paper, part.id
            assert part.source.paper in facts.papers

    def test_what_is_inside_a_part_stands_there_or_says_where(self, grant: Grant) -> None:
        """A measure stands with its area and a content with its duty; what is meant for another has a place of its own."""
        measures = [measure for area in grant.areas for measure in area.measures if measure.meant_for is not None]
        contents = [content for duty in grant.duties for content in duty.contents if content.rule != "report-complete"]
        sources = [(part.id, part.source) for part in measures] + [(part.id, part.source) for part in contents]
        for name, source in sources:
            assert source is not None, name
            assert source.place, name

    def test_every_key_and_every_rounded_share_says_where_it_stands(self, facts: Catalogue) -> None:
        pots = facts.grant("ok-gnv-2020").pots
        for share in (share for pot in pots if isinstance(pot.size, StatedShare) for share in pot.size.printed):
            assert share.source is not None
            assert share.source.place
            assert share.as_of is not None
        keys = [pot.key for pot in pots if pot.key is not None]
        assert len(keys) == 2
        for key in keys:
            source = getattr(key, "source", None) or getattr(getattr(key, "basis", None), "source", None)
            assert source is not None
            assert source.place

    def test_every_remark_is_in_both_languages(self, grant: Grant) -> None:
        for remark in remarks_of(grant):
            assert remark.text.en, remark.text.sv
            assert remark.text.en != remark.text.sv

    def test_every_title_is_in_both_languages(self, grant: Grant) -> None:
        for part in (grant, *parts_of(grant)):
            assert part.title.sv
            assert part.title.en

    def test_every_day_is_in_the_term_and_every_id_stands_once(self, grant: Grant) -> None:
        assert all(grant.term.covers(duty.due_on) for duty in grant.duties)
        for kind in (Pot, Duty, Area, Requirement, Condition, JointUse):
            ids = [part.id for part in parts_of(grant) if isinstance(part, kind)]
            assert len(set(ids)) == len(ids)

    def test_conditions_rest_on_rules_that_there_are(self, grant: Grant) -> None:
        requirements = {requirement.id for requirement in grant.requirements}
        assert all(set(condition.rules) <= requirements for condition in grant.conditions)


class TestThePaperOf2020:
    """ "Förslag på användning av medel som riktas till kommunerna enligt ÖK god och nära vård 2020", read line by line."""

    @pytest.fixture
    def gnv(self, facts: Catalogue) -> Grant:
        return facts.grant("ok-gnv-2020")

    def test_section_1_the_amounts(self, gnv: Grant) -> None:
        assert {pot.id: pot.amount for pot in gnv.pots} == {
            "kommunerna": kronor(500_000_000), "dalarna": kronor(15_711_504), "regionerna": kronor(2_900_000),
        }  # fmt: skip
        stated = gnv.pot("dalarna").size
        assert isinstance(stated, StatedShare)
        population, patients = stated.printed
        assert (str(population.percent), population.figure, population.weight) == ("2,8 %", 287_795, 50)
        assert (str(patients.percent), patients.figure, patients.weight) == ("3,5 %", 14_466, 50)
        assert [share.as_of and share.as_of.iso for share in (population, patients)] == ["2019-11-01", "2018"]

    def test_section_2_the_reports(self, gnv: Grant) -> None:
        """ "senast 30 sep 2021", "31 mars 2021", and what they must tell of; RSS files them."""
        interim, final = gnv.duties
        assert [(duty.kind, duty.to, duty.filed_by) for duty in gnv.duties] == [
            (DutyKind.INTERIM_REPORT, "Socialstyrelsen", "RSS Dalarna"),
            (DutyKind.FINAL_REPORT, "Socialstyrelsen", "RSS Dalarna"),
        ]
        assert [str(day) for day in (interim.due_on, interim.printed_due_on, final.due_on, final.printed_due_on)] == [
            *("2020-09-30", "2021-09-30", "2021-03-31", "None"),
        ]
        contents = " ".join(content.title.sv for content in interim.contents)
        for said in ("genomförda", "planerade", "utmaningar", "jämställdhetsperspektivet", "jämställd hälsa"):
            assert said in contents
        for duty in gnv.duties:
            assert sum(content.rule == "gender-equality" for content in duty.contents) == 2

    def test_section_2_the_conditions_for_2021(self, gnv: Grant) -> None:
        assert [(each.for_year, each.duties, each.unstated is None) for each in gnv.conditions] == [
            (2021, ("interim-report",), True), (2021, (), False),
        ]  # fmt: skip

    def test_section_3_what_stands_in_parentheses_is_primary_cares(self, gnv: Grant) -> None:
        """Six under a), six under b) and six under c); one and three of them in parentheses."""
        assert [(area.id, len(area.measures)) for area in gnv.areas] == [("a", 6), ("b", 6), ("c", 6)]
        meant = {measure.id for area in gnv.areas for measure in area.measures if measure.meant_for is Principal.REGION}
        assert meant == {"b6", "c4", "c5", "c6"}
        for name in meant:
            source = gnv.area(name[0]).measure(name).source
            assert source is not None
            assert "parentes" in source.place
            assert "rimärvård" in source.place

    def test_section_4_the_process_leader(self, gnv: Grant) -> None:
        (use,) = gnv.joint_uses
        fund = gnv.fund(use.fund)
        assert (use.years, fund.amount, fund.printed, fund.years) == (
            (2020, 2021), kronor(1_000_000), "ca 1 mkr", (2020,),
        )  # fmt: skip
        assert use.both_contribute is not None
        assert use.later_grant is not None
        assert "SUS" in fund.title.sv

    @pytest.mark.parametrize(
        ("part", "kind", "said"),
        [
            ("interim-report", RemarkKind.CONTRADICTION, "30 sep 2021"),  # E.5
            ("interim-report", RemarkKind.READING, "2020-09-30"),
            ("regionerna", RemarkKind.READING, "2,9 mkr"),  # E.6
            ("kommunerna", RemarkKind.READING, "3,1423 %"),
            ("some-measures-under-b-and-c", RemarkKind.READING, "varje kommun för sig"),
        ],
    )
    def test_what_is_contradicted_or_left_open_is_said_beside_it(
        self, gnv: Grant, part: str, kind: RemarkKind, said: str
    ) -> None:
        (found,) = [each for each in parts_of(gnv) if each.id == part]
        assert any(remark.kind is kind and said in remark.text.sv for remark in found.remarks)

    def test_e5_and_e6_are_said_of_the_paper_too(self, facts: Catalogue) -> None:
        said = {(remark.kind, remark.text.sv) for remark in facts.paper(SEED).remarks}
        assert any(kind is RemarkKind.CONTRADICTION and "30 sep 2021" in text for kind, text in said)
        assert any(kind is RemarkKind.MISPRINT and "2,9 mkr" in text for kind, text in said)

    def test_e1_the_rows_that_do_not_sum(self, gnv: Grant) -> None:
        assert any("15 711 502" in remark.text.sv and "15 711 504" in remark.text.sv for remark in remarks_of(gnv))

    def test_what_no_paper_says_is_marked_where_it_stands(self, gnv: Grant) -> None:
        kinds = {(remark.at, remark.kind) for remark in gnv.remarks}
        assert {
            ("term", RemarkKind.ASSUMPTION),
            ("rounding", RemarkKind.ASSUMPTION),
            ("use", RemarkKind.SILENCE),
        } <= kinds
        assert gnv.use is None

    def test_every_number_of_the_paper_that_has_a_place_here_is_there(self, gnv: Grant) -> None:
        """The year before, 2,8 Mkr went to all the municipalities; it takes no part, and is told."""
        said = " ".join(remark.text.sv for remark in remarks_of(gnv))
        for number in ("2,8 mkr", "2,9 mkr", "15 711 504"):
            assert number in said


class TestTheDecisionOf2011:
    @pytest.fixture
    def care(self, facts: Catalogue) -> Grant:
        return facts.grant("stimulans-aldre-2011")

    def test_the_frame_is_cut_as_decided(self, care: Grant) -> None:
        assert {each.pot.id: int(each.amount.kronor) for each in share_grant(care).pots} == {
            "ram": 285_000_000, "uppfoljning": 2_500_000, "att-fordela": 282_500_000, "kommunerna": 197_750_000,
            "landstingen": 84_750_000,
        }  # fmt: skip
        assert care.pot("att-fordela").printed == kronor(282_500_000)
        assert care.pot("uppfoljning").use is PotUse.SET_ASIDE

    def test_its_days(self, care: Grant) -> None:
        assert {(duty.kind, duty.due_on.isoformat()) for duty in care.duties} == {
            (DutyKind.REPAYMENT, "2013-06-30"), (DutyKind.OTHERS, "2013-06-30"), (DutyKind.OTHERS, "2012-06-30"),
        }  # fmt: skip

    def test_its_paper(self, care: Grant) -> None:
        assert care.source is not None
        cited = str(care.source)
        for said in ("regeringsbeslut II:1", "2011-03-24", "S2010/1791/FST (delvis)"):
            assert said in cited

    def test_that_its_annexes_are_not_at_hand_is_said(self, care: Grant) -> None:
        silent = [remark for remark in care.remarks if remark.kind is RemarkKind.SILENCE]
        assert {remark.place for remark in silent} == {"bilaga 1", "bilaga 2"}
        assert all(pot.key is None for pot in care.pots)


class TestExamples:
    def test_an_example_is_marked_as_made_up(self) -> None:
        for name in example_names():
            journal = example_journal(name)
            assert journal.example
            assert name.startswith("exempel-")
            assert journal.title is not None
            assert journal.title.sv.startswith("Exempel")
            assert journal.title.en.startswith("Example")
            path = Path(nara_vard_finans.__path__[0], "examples", f"{name}.toml")
            assert "made up" in path.read_text("utf-8").partition("\n\n")[0]

    def test_nothing_made_up_lies_among_the_facts(self) -> None:
        names = {path.name for path in Path(nara_vard_finans.__path__[0], "data").glob("*.toml")}
        assert not [name for name in names if "exempel" in name or "example" in name]

    def test_it_tells_of_all_fifteen(self, facts: Catalogue) -> None:
        journal, grant = example_journal("exempel-gnv-2020"), facts.grant("ok-gnv-2020")
        municipalities = {party.code for party in grant.parties if party.principal is Principal.MUNICIPALITIES}
        reported = {event.recipient for event in journal.events if isinstance(event, Reported)}
        used = {event.recipient for event in journal.events if isinstance(event, Used)}
        assert municipalities == reported
        assert municipalities <= used
        assert len(municipalities) == 15


class TestTheNationalFrames:
    """SKR's pages of 2021-09-20, 2023-04-04 and 2024-05-22, in millions: the whole, and what each side gets of it."""

    @pytest.mark.parametrize(
        ("year", "whole", "parts"),
        [
            (2021, 6_778_000, {"regionerna": 5_725_000, "kommunerna": 1_000_000, "skr": 53_000}),
            (2023, 6_394_500, {"regionerna": 5_043_000, "kommunerna": 1_050_000, "bada": 250_000, "skr": 51_500}),
            (2024, 3_430_250, {"regionerna": 2_546_000, "kommunerna": 750_000, "skr": 34_250}),
        ],
    )
    def test_the_amounts(self, facts: Catalogue, year: int, whole: int, parts: dict[str, int]) -> None:
        grant = facts.grant(f"ok-gnv-{year}")
        assert grant.pot("hela").amount == kronor(whole * 1_000)
        assert {pot.id: pot.amount for pot in grant.pots if pot.of == "hela"} == {
            name: kronor(amount * 1_000) for name, amount in parts.items()
        }

    def test_the_keys_and_the_counties_parts_are_unstated(self, facts: Catalogue) -> None:
        for year in (2021, 2023, 2024):
            grant = facts.grant(f"ok-gnv-{year}")
            assert all(pot.key is None for pot in grant.pots)
            assert ("key", RemarkKind.SILENCE) in {(remark.at, remark.kind) for remark in grant.remarks}

    def test_of_2024_a_hundred_millions_are_missing_and_of_the_others_nothing(self, facts: Catalogue) -> None:
        """By hand: 2 546 + 750 + 34,25 = 3 330,25, and 3 430,25 is printed."""
        found = [each for each in facts.check() if each.rule == "parts-make-pot"]
        assert [each.subject for each in found] == ["ok-gnv-2024/hela"]
        assert found[0].message.sv == (
            "Hela överenskommelsen: delarna blir 3 330 250 000 kr, 100 000 000 kr mindre än 3 430 250 000 kr; var resten "
            "finns framgår inte."
        )
