"""A grant as a record, as a file that a controller writes, and what its paper prints out of order."""

import copy
import datetime as dt
import pickle
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from grant_cases import FINAL, GRANT, INTERIM, TERM, at, content, duty, made_up, on, pot
from nara_vard_finans import (
    Method,
    NaraVardFinansError,
    Period,
    Severity,
    kronor,
    parts,
    read_facts,
    share_grant,
    status,
)
from nara_vard_finans.core import FactsError, GrantError, JournalError, Language, Principal, Text, UnknownEntryError
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import (
    Area,
    Binding,
    Condition,
    DutyKind,
    Fund,
    JointUse,
    Measure,
    Percentage,
    PotUse,
    Requirement,
    Rest,
    StatedShare,
)

B = Area(id="b", title=Text("B"), measures=(Measure(id="b1", title=Text("B1")),))
BOTH = GRANT.requirements[0]


class TestRecord:
    def test_gives_its_parts_by_id(self) -> None:
        assert GRANT.pot("ram").amount == kronor(600_000)
        assert GRANT.area("b").measure("b6").meant_for is Principal.REGION
        assert GRANT.duty("interim").content("gender").rule == "gender-equality"
        assert GRANT.joint_use("leader").years == (2030,)

    @pytest.mark.parametrize(
        ("ask", "message"),
        [
            (lambda: GRANT.pot("rma"), "no pot is called 'rma'; did you mean 'ram'"),
            (lambda: GRANT.area("d"), "no area is called 'd'; known are: 'b' and 'c'"),
            (lambda: GRANT.area("b").measure("b7"), "no measure is called 'b7'"),
            (lambda: GRANT.duty("intrim"), "no duty is called 'intrim'; did you mean 'interim'"),
            (lambda: GRANT.duty("interim").content("x"), "no content is called 'x'"),
            (lambda: GRANT.joint_use("x"), "no joint use is called 'x'"),
        ],
    )
    def test_a_part_that_it_lacks(self, ask: Any, message: str) -> None:
        with pytest.raises(UnknownEntryError, match=message):
            ask()

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"areas": (B, B)}, "the area b stands twice"),
            ({"areas": (B, evolve(B, id="c")), "requirements": ()}, "the measure b1 stands twice"),
            ({"duties": (INTERIM, INTERIM, FINAL)}, "the duty interim stands twice"),
            ({"requirements": (BOTH, BOTH)}, "the requirement both stands twice"),
            ({"conditions": GRANT.conditions * 2}, "the condition filed stands twice"),
            ({"joint_uses": GRANT.joint_uses * 2}, "the joint use leader stands twice"),
            ({"pots": ()}, "it has no pot"),
            ({"year": 2029}, "its year 2029 is outside its term 2030-01-01 to 2031-12-31"),
            ({"use": Period(first_day=on(1, 1, 2029), last_day=on(1, 1))}, "2029-01-01 of its use is outside its term"),
            ({"use": Period(first_day=on(1, 1), last_day=on(1, 1, 2032))}, "2032-01-01 of its use is outside its term"),
            ({"duties": (INTERIM, evolve(FINAL, due_on=on(1, 1, 2032)))}, "2032-01-01 of final is outside its term"),
        ],
    )
    def test_parts_that_do_not_belong_together(self, changes: dict[str, Any], message: str) -> None:
        with pytest.raises(GrantError, match=f"prov-2030: .*{message}"):
            made_up(**changes)

    @pytest.mark.parametrize(
        "changes",
        [
            {"requirements": (evolve(BOTH, areas=("b", "d")),)},
            {"requirements": (evolve(BOTH, judged_after="later"),)},
            {"requirements": (evolve(BOTH, broken_after="later"),)},
            {"conditions": (evolve(GRANT.conditions[0], duties=("later",)),)},
            {"pots": (evolve(GRANT.pots[0], areas=("d",)),)},
        ],
    )
    def test_a_part_that_refers_to_none(self, changes: dict[str, Any]) -> None:
        with pytest.raises(UnknownEntryError, match="no (area|duty) is called '(d|later)'"):
            made_up(**changes)

    def test_it_has_no_more_pots_than_anybody_reads(self) -> None:
        many = tuple(pot(f"p{n}", amount=kronor(1)) for n in range(1_001))
        assert len(made_up(pots=many[:-1]).pots) == 1_000
        with pytest.raises(GrantError, match="it has 1001 pots, far beyond any grant"):
            made_up(pots=many)

    def test_pots_come_after_what_they_are_cut_from(self) -> None:
        with pytest.raises(GrantError, match="no pot before it"):
            made_up(pots=(pot("part", of="ram"), *GRANT.pots))

    def test_a_report_has_each_content_once_and_opens_before_it_is_due(self) -> None:
        with pytest.raises(GrantError, match="interim: the content done stands twice"):
            evolve(INTERIM, contents=(content("done"), content("done")))
        with pytest.raises(GrantError, match="it opens on 2030-10-01, after it is due on 2030-09-30"):
            evolve(INTERIM, opens_on=on(10, 1))
        assert evolve(INTERIM, opens_on=INTERIM.due_on).opens_on == INTERIM.due_on

    def test_money_is_drawn_where_a_pot_is_a_ceiling(self) -> None:
        assert not GRANT.is_requisitioned
        assert made_up(pots=(*GRANT.pots, pot("tak", amount=kronor(1), use=PotUse.CEILING))).is_requisitioned

    def test_reports_are_what_recipients_file(self) -> None:
        assert [kind.value for kind in DutyKind if kind.is_report] == ["interim-report", "final-report"]

    def test_a_condition_rests_on_rules_that_there_are(self) -> None:
        with pytest.raises(NaraVardFinansError, match="bth"):
            made_up(conditions=(Condition(id="x", for_year=2031, title=Text("X"), rules=("bth",)),))

    @pytest.mark.parametrize("name", ["use-ends", "term-ends"])
    def test_a_duty_is_not_called_as_another_day_of_the_grant(self, name: str) -> None:
        with pytest.raises(GrantError, match=f"the id {name} is that of another day"):
            made_up(duties=(*GRANT.duties, evolve(GRANT.duties[0], id=name)))

    def test_very_many_pots_are_no_grant(self) -> None:
        many = tuple(pot(f"p{number}", amount=kronor(1)) for number in range(1_001))
        with pytest.raises(GrantError, match="1001 pots, far beyond any grant"):
            made_up(pots=many)

    def test_whoever_the_key_gives_money_is_a_party_of_the_grant(self) -> None:
        with pytest.raises(GrantError, match="the key of ram shares with 2085, not among its parties"):
            made_up(pots=(pot("ram", amount=kronor(2), key=parts({"2080": 1, "2085": 1})),))

    def test_a_key_between_others_than_its_parties_is_shared_but_has_no_status(self) -> None:
        """A frame between counties, say, of which no share is stated."""
        counties = made_up(pots=(pot("ram", amount=kronor(2), key=parts({"Dalarnas län": 1, "Kalmar län": 1})),))
        assert status(counties, on=on(2, 1)).recipients == ()

    def test_a_nations_key_may_name_others_too_where_our_share_of_it_is_stated(self) -> None:
        """A region bears its county's code; the share that is stated is what comes here."""
        nation = pot("nation", amount=kronor(100), key=parts({"20": 1, "21": 1}))
        ours = pot("vår", of="nation", size=StatedShare(whose="Dalarna", amount=kronor(50)))
        assert made_up(pots=(nation, ours)).pot("nation").key is not None
        part, other = pot("del", of="nation", amount=kronor(50)), pot("annan", amount=kronor(100))
        for pots in ((nation,), (nation, part), (nation, other, evolve(ours, of="annan"))):
            with pytest.raises(GrantError, match="the key of nation shares with 21, not among its parties"):
                made_up(pots=pots)

    def test_it_keeps_its_meaning_when_pickled_and_copied(self, facts: Catalogue) -> None:
        for grant in (GRANT, *facts.grants):
            for again in (pickle.loads(pickle.dumps(grant)), copy.deepcopy(grant)):  # noqa: S301 - our own
                assert again == grant
                assert hash(again) == hash(grant)

    @pytest.mark.parametrize("kind", [GrantError, JournalError])
    def test_its_errors_keep_their_parts_when_pickled(self, kind: type[GrantError | JournalError]) -> None:
        error = kind("ram", "why", missing=("pots",))
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        assert (type(again), str(again)) == (kind, "ram: why")
        assert vars(again) == {"subject": "ram", "reason": "why", "missing": ("pots",)}
        assert issubclass(kind, ValueError)


class TestDaysInOrder:
    """A paper that asks for the interim report after the final one is told so: that is a finding, not an error."""

    def test_days_in_order_are_no_finding(self) -> None:
        assert GRANT.check() == ()

    def test_the_same_day_is_in_order(self) -> None:
        assert made_up(duties=(evolve(INTERIM, due_on=FINAL.due_on), FINAL)).check() == ()

    def test_printed_and_read_alike(self) -> None:
        (found,) = made_up(duties=(evolve(INTERIM, due_on=on(4, 1, 2031)), FINAL)).check()
        assert (found.rule, found.severity, found.subject) == (
            *("deadlines-in-order", Severity.WARNING, "prov-2030/interim"),
        )
        assert found.source == at("interim")
        assert "2031-04-01" in found.message.sv
        assert "2031-03-31" in found.message.sv
        assert "läses" not in found.message.sv

    def test_the_printed_day_counts_and_our_reading_stands_beside_it(self, facts: Catalogue) -> None:
        """Section 2 of the paper: "senast 30 sep 2021", and "en slutredovisning 31 mars 2021"."""
        (found,) = facts.grant("ok-gnv-2020").check()
        assert found.rule == "deadlines-in-order"
        for language in Language:
            message = found.message.in_(language)
            assert [day in message for day in ("2021-09-30", "2021-03-31", "2020-09-30")] == [True, True, True]
        assert found.source is not None
        assert found.source.place == "avsnitt 2, punkt 1"

    def test_a_day_that_we_read_into_disorder_is_not_the_papers(self) -> None:
        read = evolve(INTERIM, due_on=on(4, 1, 2031), printed_due_on=on(9, 30))
        assert made_up(duties=(read, FINAL)).check() == ()

    def test_every_pair_is_looked_at(self) -> None:
        late = [duty(name, DutyKind.INTERIM_REPORT, on(5, 1, 2031)) for name in ("i1", "i2")]
        found = made_up(duties=(INTERIM, *late, FINAL)).check()
        assert [each.subject for each in found] == ["prov-2030/i1", "prov-2030/i2"]

    def test_what_an_agency_files_is_no_report_of_the_recipients(self, facts: Catalogue) -> None:
        assert facts.grant("stimulans-aldre-2011").check() == ()


OWN = """
[parties.municipalities]
"K1" = "Ekeby"
"K2" = "Lövnäs"
[parties.regions]
"99" = "Region Påhitt"

[[papers]]
id = "beslut"
title = "Beslut om bidrag"
kind = "decision"
dated = 2030-01-15

[[statistics]]
id = "folk"
title = "Folkmängd"
counts = "population"
unit = "persons"
as_of = "2029-12"
figures = { "Ekeby" = 1000, "Lövnäs" = 3000 }

[[grants]]
id = "bidrag-2030"
title = "Bidrag 2030"
grantor = "Staten"
year = 2030
term = { first_day = 2030-01-01, last_day = 2031-12-31 }
use = { first_day = 2030-02-01, last_day = 2030-12-31 }
source = { paper = "beslut", place = "1" }
rounding = { method = "half-up-each", unit = "1 kr" }

[[grants.pots]]
id = "ram"
title = "Ram"
amount = "2 mkr"

[[grants.pots]]
id = "topp"
title = "Uppföljning"
of = "ram"
amount = "100 tkr"
set_aside = true

[[grants.pots]]
id = "rest"
title = "Kommunerna"
of = "ram"
to = "municipalities"
areas = ["b"]
ceiling = true
key = { kind = "proportional", statistic = "folk" }

[[grants.areas]]
id = "b"
title = "Arbetsplatsen"
measures = [{ id = "b1", title = "Ledarskap", meant_for = "municipalities" }]

[[grants.duties]]
id = "rekvisition"
kind = "requisition"
title = "rekvisitionen"
due_on = 2030-10-31
once = true

[[grants.duties]]
id = "slut"
kind = "final-report"
title = "slutredovisningen"
due_on = 2031-02-28
contents = [{ id = "allt", title = "allt" }]

[[grants.requirements]]
id = "något-under-b"
title = "Något under b"
areas = ["b"]
binds = "together"
judged_after = "rekvisition"
broken_after = "slut"

[[grants.conditions]]
id = "slutredovisat"
for_year = 2031
title = "Slutredovisat"
duties = ["slut"]

[[grants.joint_uses]]
id = "ledare"
title = "Processledare"
years = [2030]
fund = "pengar"

[[grants.funds]]
id = "pengar"
title = "Andra pengar"
amount = "1 mkr"
printed = "ca 1 mkr"
years = [2030]
decided_by = "Nämnden"
"""


def read(folder: Path, text: str) -> Catalogue:
    path = folder / "bidrag.toml"
    path.write_text(text, encoding="utf-8")
    return read_facts(path)


def faults(folder: Path, text: str) -> dict[str, str]:
    with pytest.raises(FactsError) as caught:
        read(folder, text)
    assert all(fault.line for fault in caught.value.faults)
    return {fault.where: fault.in_english for fault in caught.value.faults}


class TestInAFile:
    """Another region needs no Python: a grant is a file that a controller can write."""

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('amount = "2 mkr"', "amount = -1", "ram: its amount -1 kr is below zero"),
            ('amount = "2 mkr"', "", "ram: it is cut from no pot and has no amount; give either"),
            ('amount = "2 mkr"', "percent = 3", "ram: it is cut from no pot and has no amount; give either"),
            ('amount = "2 mkr"', 'share_of = "Dalarna"', "ram: it is cut from no pot and has no amount; give either"),
            ('amount = "2 mkr"', 'amount = 1\nshare_of = "Dalarna"', "ram: it is somebody's share of a pot; name the pot"),
            ('amount = "100 tkr"', "amount = 1\npercent = 3", "topp: it has both an amount and a percentage; give one"),
            ('amount = "100 tkr"', "percent = -1", "topp: its percentage is below zero"),
            ('amount = "100 tkr"', 'share_of = "Dalarna"', "topp: it is somebody's share of a pot; name the pot, and the"),
            ("ceiling = true", 'shares = [{ counts = "population", percent = "2,8" }]', "rest: it has rounded shares; say with"),
            ("ceiling = true", "set_aside = true", "rest: it is set aside for a common use, and has a key; take one"),
            ("set_aside = true", "set_aside = true\nceiling = true", "topp: it is both set_aside and ceiling; keep one of"),
            ("ceiling = true", "elsewhere = true\nceiling = true", "rest: it is both elsewhere and ceiling; keep one of"),
        ],
    )  # fmt: skip
    def test_a_pot_whose_keys_do_not_belong_together(self, tmp_path: Path, old: str, new: str, message: str) -> None:
        assert old in OWN
        (where, found), *_ = faults(tmp_path, OWN.replace(old, new, 1)).items()
        assert re.fullmatch(r"grants\[1\]\.pots\[[123]\]", where)
        assert message in found

    def test_reads_every_size_and_use_of_a_pot(self, tmp_path: Path) -> None:
        text = OWN.replace("ceiling = true\nkey", "elsewhere = true\nkey").replace(
            'amount = "100 tkr"', "percent = 12.5"
        )
        text = text.replace(
            "[[grants.areas]]",
            """[[grants.pots]]
id = "del"
title = "Del"
of = "ram"
share_of = "Dalarna"
amount = 7
shares = [{ counts = "population", percent = "2,8", figure = "1 000" }]

[[grants.areas]]""",
            1,
        )
        ram, top, rest, share = read(tmp_path, text).grant("bidrag-2030").pots
        assert (ram.size, ram.amount, ram.use) == (kronor(2_000_000), kronor(2_000_000), PotUse.SHARED)
        assert (top.size, top.amount, top.use) == (Percentage(Fraction(25, 2)), None, PotUse.SET_ASIDE)
        assert (rest.size, rest.amount, rest.use) == (Rest(), None, PotUse.ELSEWHERE)
        assert isinstance(share.size, StatedShare)
        assert (share.size.whose, share.amount, len(share.size.printed)) == ("Dalarna", kronor(7), 1)

    def test_reads_every_part(self, tmp_path: Path) -> None:
        grant = read(tmp_path, OWN).grant("bidrag-2030")
        assert [party.name for party in grant.parties] == ["Region Påhitt", "Ekeby", "Lövnäs"]
        assert grant.use == Period(first_day=on(2, 1), last_day=on(12, 31))
        assert grant.rounding.method is Method.HALF_UP_EACH
        assert grant.pot("topp").use is PotUse.SET_ASIDE
        assert grant.pot("rest").to is Principal.MUNICIPALITIES
        assert grant.is_requisitioned
        assert grant.area("b").measure("b1").meant_for is Principal.MUNICIPALITIES
        assert grant.duty("rekvisition").once
        assert grant.requirements == (
            Requirement(
                id="något-under-b", title=Text("Något under b"), areas=("b",), binds=Binding.TOGETHER,
                judged_after="rekvisition", broken_after="slut",
            ),
        )  # fmt: skip
        assert grant.joint_use("ledare") == JointUse(
            id="ledare", title=Text("Processledare"), years=(2030,), fund="pengar"
        )
        assert grant.fund("pengar") == Fund(
            id="pengar", title=Text("Andra pengar"), amount=kronor(1_000_000), printed="ca 1 mkr", years=(2030,),
            decided_by="Nämnden",
        )  # fmt: skip

    def test_is_shared(self, tmp_path: Path) -> None:
        """By hand: 2 000 000 - 100 000 = 1 900 000, a quarter of which is 475 000."""
        sharing = share_grant(read(tmp_path, OWN).grant("bidrag-2030"))
        assert {award.name.sv: award.amount for award in sharing.awards} == {
            "Ekeby": kronor(475_000), "Lövnäs": kronor(1_425_000),
        }  # fmt: skip

    def test_all_is_in_order(self, tmp_path: Path) -> None:
        assert read(tmp_path, OWN).check() == ()

    def test_what_cannot_be_cut_is_a_finding_of_the_catalogue(self, tmp_path: Path) -> None:
        text = OWN.replace('amount = "100 tkr"', 'amount = "3 mkr"')
        (found,) = read(tmp_path, text).check()
        assert (found.rule, found.severity, found.subject) == ("can-be-shared", Severity.BREACH, "bidrag-2030")
        assert "3 000 000 kr" in found.message.sv
        assert "2 000 000 kr" in found.message.en

    def test_a_pot_that_is_not_what_is_printed_is_a_finding_of_the_catalogue(self, tmp_path: Path) -> None:
        text = OWN.replace('of = "ram"\nto', 'of = "ram"\nprinted = "1 900 001 kr"\nto')
        (found,) = read(tmp_path, text).check()
        assert (found.rule, found.subject) == ("pot-as-printed", "bidrag-2030/rest")

    def test_who_has_met_what_is_required_is_for_the_asker_to_say(self, tmp_path: Path) -> None:
        text = OWN.replace("ceiling = true", 'ceiling = true\nfor_those_who = "har ett beslut"')
        assert read(tmp_path, text).check() == ()

    def test_a_grant_of_a_file_without_parties_is_between_those_that_ship(self, tmp_path: Path) -> None:
        text = OWN[OWN.index("[[grants]]") :].replace('paper = "beslut"', 'paper = "anvandning-gnv-2020"')
        text = text.replace('statistic = "folk"', 'statistic = "population-dalarna-2018-11"')
        grant = read(tmp_path, text).grant("bidrag-2030")
        assert len(grant.parties) == 16
        assert share_grant(grant).total == kronor(1_900_000)

    def test_all_faults_at_once_with_path_and_line(self, tmp_path: Path) -> None:
        text = (
            OWN.replace('kind = "final-report"', 'kind = "finalreport"')
            .replace('binds = "together"', 'binds = "all"')
            .replace("for_year = 2031", 'for_year = "2031"')
            .replace("set_aside = true", 'set_aside = "ja"')
            .replace("years = [2030]", "year = [2030]", 1)
            .replace("due_on = 2030-10-31", 'due_on = "31 okt"')
        )
        found = faults(tmp_path, text)
        assert found.keys() == {
            "grants[1].pots[2].set_aside", "grants[1].duties[1].due_on", "grants[1].duties[2].kind",
            "grants[1].requirements[1].binds", "grants[1].conditions[1].for_year", "grants[1].joint_uses[1].year",
            "grants[1].joint_uses[1]",
        }  # fmt: skip
        assert "did you mean final-report?" in found["grants[1].duties[2].kind"]
        assert "expected one of each, together" in found["grants[1].requirements[1].binds"]
        assert "the key years is missing" in found["grants[1].joint_uses[1]"]

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('areas = ["b"]\nbinds', 'areas = ["d"]\nbinds', "no area is called 'd'"),
            ('judged_after = "rekvisition"', 'judged_after = "rekvisitionen"', "did you mean 'rekvisition'"),
            ('duties = ["slut"]', 'duties = ["delen"]', "no duty is called 'delen'"),
            ('of = "ram"\nto', 'of = "rmaen"\nto', "it is cut from rmaen"),
            ("due_on = 2031-02-28", "due_on = 2032-02-28", "2032-02-28 of slut is outside its term"),
        ],
    )
    def test_parts_that_do_not_belong_together(self, tmp_path: Path, old: str, new: str, message: str) -> None:
        found = faults(tmp_path, OWN.replace(old, new))
        assert len(found) == 1
        assert message in next(iter(found.values()))

    def test_the_shipped_files_read_as_a_users_file_would(self, facts: Catalogue) -> None:
        import nara_vard_finans  # noqa: PLC0415

        for name in ("ok-gnv-2020", "stimulans-aldre-2011"):
            path = Path(nara_vard_finans.__path__[0], "data", f"grant-{name}.toml")
            assert read_facts(path).grants == (facts.grant(name),)


def test_the_year_may_be_any_that_the_term_touches() -> None:
    assert made_up(year=2031).year == 2031
    assert dt.date(2031, 12, 31) == TERM.last_day
