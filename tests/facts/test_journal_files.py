"""Journals as files, of agreements, grants and posts: what they can say, and all their faults, each with path and line."""

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from attrs import evolve, frozen

import agreement_cases as ac
import grant_cases as gc
import nara_vard_finans
import post_cases as pc
from agreement_cases import AGREEMENT
from grant_cases import DIRECTORY, GRANT
from nara_vard_finans import (
    Amount,
    Journal,
    NaraVardFinansError,
    RoundingRule,
    embedded,
    example_journal,
    kronor,
    read_journal,
    status,
)
from nara_vard_finans.analysis import Definition
from nara_vard_finans.core import (
    FactsError,
    Fault,
    JournalError,
    NoticePeriod,
    Text,
    UnknownEntryError,
    UnreadableFileError,
)
from nara_vard_finans.facts import (
    MOST_FAULTS,
    Catalogue,
    example_names,
    is_journal,
    listed_examples,
    parse_toml,
    read_facts,
)
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Counting, Leaving
from post_cases import POST

UNSTATED = ac.made_up(notice=None, on_leaving=None)
"""The made-up agreement, whose papers state neither a period of notice nor what happens when one leaves."""
EXAMPLES = {
    "exempel-gnv-2020": "ok-gnv-2020",
    "exempel-gnv-post-2023": "rss-gnv-post-2023",
    "exempel-rss-2023": "rss-dalarna-2023",
}


def event(day: str, kind: str, **parts: object) -> str:
    """Write one event, every value as TOML."""
    rows = [f"[[events]]\non = {day}\nkind = {kind!r}", *(f"{key} = {value}" for key, value in parts.items())]
    return "\n".join(rows) + "\n"


def draft(day: str = "2029-05-01") -> str:
    return event(day, "drafted")


def signature(who: str = "Orsa", day: str = "2029-09-03", **parts: object) -> str:
    return event(day, "signed", party=repr(who), **parts)


def all_but(*absent: str, day: str = "2029-09-01") -> str:
    return event(day, "signed", parties=[name for name in ac.NAMES.values() if name not in absent])


def leave(who: str = "Orsa", day: str = "2030-03-01", **parts: object) -> str:
    return event(day, "notice-given", party=repr(who), **parts)


def award(who: str = "Orsa", kr: object = 100, day: str = "2030-02-01") -> str:
    return event(day, "notified", recipient=repr(who), amount=kr)


def payment(who: str = "Orsa", kr: object = 90, day: str = "2030-03-01") -> str:
    return event(day, "paid", recipient=repr(who), amount=kr)


def use(who: str = "Orsa", kr: object = 90, day: str = "2030-04-01", **parts: object) -> str:
    return event(day, "used", recipient=repr(who), amount=kr, **({"area": "'b'"} | parts))


def passed(to: str = "'Mora'", kr: object = 90) -> str:
    return event("2030-03-02", "transferred", recipient="'Orsa'", to=to, amount=kr)


def report(who: str = "Orsa", day: str = "2030-09-01", **parts: object) -> str:
    return event(day, "reported", recipient=repr(who), **({"duty": "'interim'", "contents": ["done"]} | parts))


def decision(kr: object = 600, day: str = "2029-03-15", year: object = 2029, **parts: object) -> str:
    return event(day, "decided", year=year, amount=kr, **parts)


def contribution(who: str = "Orsa", kr: object = 100, day: str = "2029-05-31", year: object = 2029) -> str:
    return event(day, "paid", year=year, party=repr(who), amount=kr)


def start(day: str = "2029-01-01", **parts: object) -> str:
    return event(day, "employment-began", **parts)


def dismissal(day: str = "2029-06-30", **parts: object) -> str:
    return event(day, "notice-given", **parts)


def end(day: str) -> str:
    return event(day, "employment-ended")


@frozen
class Sibling:
    """
    What is told of an agreement, a grant or a post.

    Attributes:
        definition: Of what.
        first: An event, as a file writes it.
        read: The same, as it is read.
        then: One that cannot have happened without the first.
        beyond: One after the last day.
        kinds: The kinds of events that there are.
    """

    definition: Any
    first: str
    read: Any
    then: str
    beyond: str
    kinds: str

    @property
    def head(self) -> str:
        return f'of = "{self.definition.id}"\n'


SIBLINGS = (
    Sibling(
        AGREEMENT, signature(), ac.signed(ac.ORSA, ac.autumn(3)), leave(), signature(day="2034-01-01"),
        "proposed, drafted, prepared, recommended, signing-expected, signed, took-effect, notice-given, "
        "budgeted, booked, forecast, settled",
    ),
    Sibling(
        GRANT, award(), gc.told(gc.ORSA, 100, gc.on(2, 1)), report(), award(day="2032-01-01"),
        "arrived, notified, requisitioned, paid, used, set-aside, released, transferred, reported, repaid, sent-back, "
        "fund-decided, fund-used, wants-more",
    ),
    Sibling(
        POST, start(), pc.began(pc.on(2029, 1, 1)), dismissal(), start("2032-01-01"),
        "intended, notified, not-granted, decided, paid, employment-began, notice-given, employment-ended",
    ),
)  # fmt: skip
every = pytest.mark.parametrize("sibling", SIBLINGS, ids=["agreement", "grant", "post"])


def written(folder: Path, text: str) -> Path:
    path = folder / "journal.toml"
    path.write_text(text, encoding="utf-8")
    return path


def text_of(definition: Definition, *events: str, head: str | None = None) -> str:
    return (f'of = "{definition.id}"\n' if head is None else head) + "".join(events)


def read(folder: Path, definition: Definition, *events: str, head: str | None = None, **more: Any) -> Journal:
    """Read a journal of a definition that no facts hold, and of which nothing is told before."""
    beneath = {"earlier": Journal(of=definition.id)} if "facts" not in more else {}
    return read_journal(written(folder, text_of(definition, *events, head=head)), definition, **{**beneath, **more})


def faults(folder: Path, definition: Definition, *events: str, head: str | None = None, **more: Any) -> list[Fault]:
    """Give the faults of a journal that cannot be read, in the order they are told, each checked for its line."""
    with pytest.raises(FactsError) as caught:
        read(folder, definition, *events, head=head, **more)
    found = list(caught.value.faults)
    assert [fault.line for fault in found] == sorted(fault.line or 0 for fault in found)
    lines = text_of(definition, *events, head=head).splitlines()
    heads = [number for number, line in enumerate(lines, 1) if line == "[[events]]"]
    for fault in found:
        place = re.match(r"events\[(\d+)\]", fault.where)
        assert fault.line is not None
        if place:  # the line lies in the event that the path names
            number = int(place[1])
            last = heads[number] if number < len(heads) else len(lines) + 1
            assert heads[number - 1] <= fault.line < last
            assert place[0] != fault.where or fault.line == heads[number - 1]
    return found


def told_of(folder: Path, definition: Definition, *events: str, head: str | None = None) -> dict[str, str]:
    found = faults(folder, definition, *events, head=head)
    assert len({fault.where for fault in found}) == len(found)
    return {fault.where: fault.in_english for fault in found}


def places(folder: Path, definition: Definition, *events: str, head: str | None = None) -> set[str]:
    return {fault.where for fault in faults(folder, definition, *events, head=head)}


class TestReading:
    @pytest.mark.parametrize(
        ("definition", "events", "expected"),
        [
            (
                AGREEMENT,
                (
                    event("2029-05-01", "drafted", by="'RSS'"), event("2029-06-01", "prepared", by="'Beredningen'", note="'enigt'"),
                    event("2029-06-16", "recommended"), signature("Orsa kommun", note="'socialchefen'"),
                    signature("20", "2029-09-04", counterpart="'Mora'", text=f"'{ac.OTHER_TEXT}'"),
                    event("2030-02-01", "took-effect", by="'protokollet'"), leave("2062", ends_on="2031-12-31"), leave("Falun"),
                ),
                ac.journal(
                    ac.drafted(ac.autumn(1, 5), by="RSS"), ac.prepared(ac.autumn(1, 6), by="Beredningen", note="enigt"),
                    ac.recommended(ac.autumn(16, 6)), ac.signed(ac.ORSA, ac.autumn(3), note="socialchefen"),
                    ac.signed(ac.REGION, ac.autumn(4), ac.MORA, text=ac.OTHER_TEXT),
                    ac.took_effect(ac.on(2, 1), by="protokollet"),
                    ac.notice(ac.MORA, ac.on(3, 1), ac.on(12, 31, 2031)), ac.notice(ac.FALUN, ac.on(3, 1)),
                ),
            ),
            (
                GRANT,
                (
                    award(), event("2030-02-02", "requisitioned", recipient="'Orsa'", amount="'90 kr'"), payment(),
                    use(kr=10, measure="'b6'", by="'Region Dalarna'", note="'kurs'"),
                    event("2030-04-02", "set-aside", recipient="'Orsa'", amount=20, joint_use="'leader'"),
                    event("2030-04-03", "transferred", recipient="'Orsa'", amount=30, to="'20'"),
                    report(contents=["done", "planned"], by="'RSS'"),
                    event("2030-12-01", "repaid", recipient="'Orsa'", amount="'0,03 tkr'"),
                ),
                gc.journal(
                    gc.told(gc.ORSA, 100, gc.on(2, 1)), gc.asked(gc.ORSA, 90, gc.on(2, 2)), gc.paid(gc.ORSA, 90, gc.on(3, 1)),
                    gc.used(gc.ORSA, 10, gc.on(4, 1), measure="b6", by=gc.REGION, note="kurs"),
                    gc.kept(gc.ORSA, 20, gc.on(4, 2), joint_use="leader"), gc.passed(gc.ORSA, 30, gc.on(4, 3)),
                    gc.filed(gc.ORSA, gc.on(9, 1), contents=["planned", "done"]), gc.repaid(gc.ORSA, 30, gc.on(12, 1)),
                ),
            ),
            (
                POST,
                (
                    event("2028-10-14", "intended", note="'alla'"),
                    event("2028-10-15", "intended", party="'Mora'", years=[2031, 2029], binding="true"),
                    start(until="2031-06-30"), event("2029-02-20", "notified", year=2029),
                    event("2029-02-21", "notified", year=2029, party="'Mora'", amount="'200 tkr'"),
                    event("2029-12-01", "not-granted", year=2030), decision(), decision(party="'2080'", kr="'1 000 kr'"),
                    contribution(), dismissal("2030-01-31", ends_on="2030-05-31"), end("2030-05-31"),
                ),
                pc.journal(
                    pc.intended(pc.on(2028, 10, 14), note="alla"),
                    pc.intended(pc.on(2028, 10, 15), pc.MORA, years=(2029, 2031), binding=True),
                    pc.began(pc.on(2029, 1, 1), pc.on(2031, 6, 30)), pc.notified(pc.on(2029, 2, 20), 2029),
                    pc.notified(pc.on(2029, 2, 21), 2029, pc.MORA, 200_000), pc.not_granted(pc.on(2029, 12, 1), 2030),
                    pc.decided(pc.on(2029, 3, 15), 2029, 600), pc.decided(pc.on(2029, 3, 15), 2029, 1_000, pc.FALUN),
                    pc.paid(pc.on(2029, 5, 31), 2029, 100, pc.ORSA),
                    pc.noticed(pc.on(2030, 1, 31), pc.on(2030, 5, 31)), pc.ended(pc.on(2030, 5, 31)),
                ),
            ),
        ],
        ids=["agreement", "grant", "post"],
    )  # fmt: skip
    def test_every_kind_of_event(
        self, tmp_path: Path, definition: Definition, events: tuple[str, ...], expected: Journal
    ) -> None:
        assert read(tmp_path, definition, *events) == expected
        assert read(tmp_path, definition, *reversed(events)) == expected

    @pytest.mark.parametrize(
        ("definition", "text", "expected"),
        [
            (
                AGREEMENT, event("2029-09-03", "signed", parties=["Falun", "2062", "Orsas kommun", "Alvdalen"]),
                [ac.signed(code, ac.autumn(3)) for code in ac.MUNICIPALITIES],
            ),
            (
                AGREEMENT, all_but() + event("2030-03-01", "notice-given", parties=["Falun", "Mora"], ends_on="2031-12-31"),
                [*(ac.signed(code, ac.autumn(1)) for code in ac.PARTIES),
                 *(ac.notice(code, ac.on(3, 1), ac.on(12, 31, 2031)) for code in (ac.FALUN, ac.MORA))],
            ),
            (
                GRANT, event("2030-02-01", "notified") + '[events.amounts]\n"Falun kommun" = 300\n"2062" = "200 kr"\n'
                + event("2030-09-01", "reported", recipients=["Falun", "Mora"], duty="'interim'", contents=["done"]),
                [gc.told(gc.FALUN, 300, gc.on(2, 1)), gc.told(gc.MORA, 200, gc.on(2, 1)),
                 *(gc.filed(code, gc.on(9, 1), contents=["done"], by="") for code in (gc.FALUN, gc.MORA))],
            ),
            (
                GRANT, event("2030-02-01", "notified", recipients=["Falun", "Mora"], amount=7),
                [gc.told(gc.FALUN, 7, gc.on(2, 1)), gc.told(gc.MORA, 7, gc.on(2, 1))],
            ),
            (
                POST, event("2029-02-20", "notified", year=2029) + '[events.amounts]\n"Falun kommun" = 300\n"2062" = "200 kr"\n'
                + event("2029-03-15", "decided", year=2029, amounts="{ Falun = 3, Mora = 2, Orsa = 1 }")
                + event("2029-05-31", "paid", year=2029, amounts="{ Orsa = 1 }"),
                [pc.notified(pc.on(2029, 2, 20), 2029, pc.FALUN, 300), pc.notified(pc.on(2029, 2, 20), 2029, pc.MORA, 200),
                 *(pc.decided(pc.on(2029, 3, 15), 2029, kr, who) for who, kr in ((pc.FALUN, 3), (pc.MORA, 2), (pc.ORSA, 1))),
                 pc.paid(pc.on(2029, 5, 31), 2029, 1, pc.ORSA)],
            ),
            (
                POST, event("2028-10-14", "intended", parties=["Falun", "Mora"], years=[2029])
                + event("2029-02-20", "notified", year=2029, parties=["Orsa"])
                + event("2029-03-15", "decided", year=2029, parties=["Falun", "Mora"], amount=7),
                [*(pc.intended(pc.on(2028, 10, 14), who, years=(2029,)) for who in (pc.FALUN, pc.MORA)),
                 pc.notified(pc.on(2029, 2, 20), 2029, pc.ORSA),
                 *(pc.decided(pc.on(2029, 3, 15), 2029, 7, who) for who in (pc.FALUN, pc.MORA))],
            ),
        ],
    )  # fmt: skip
    def test_one_event_for_many(self, tmp_path: Path, definition: Definition, text: str, expected: list[Any]) -> None:
        assert read(tmp_path, definition, text) == Journal(of=definition.id, events=expected)

    @every
    def test_its_head(self, tmp_path: Path, sibling: Sibling) -> None:
        name = sibling.definition.id
        found = read(tmp_path, sibling.definition, head=sibling.head + 'title = "Min journal"\nexample = true\n')
        assert found == Journal(of=name, title=Text("Min journal"), example=True)
        head = sibling.head + 'title = { sv = "Min", en = "Mine" }\nrecorded_until = 2029-06-16\n'
        found = read(tmp_path, sibling.definition, head=head)
        assert found == Journal(of=name, title=Text("Min", "Mine"), recorded_until=ac.autumn(16, 6))
        assert read(tmp_path, sibling.definition) == Journal(of=name)

    @every
    def test_a_source_by_the_id_of_a_paper(self, tmp_path: Path, sibling: Sibling) -> None:
        source = "source = { paper = 'hsn-2022-1845', place = 'Sammanfattning' }\n"
        found = read(tmp_path, sibling.definition, sibling.first + source)
        (cited,) = (event.source for event in found.events)
        assert cited is not None
        assert (cited.paper, cited.place) == (embedded().paper("hsn-2022-1845"), "Sammanfattning")
        assert found.events == (sibling.read,)

    def test_two_reports_of_one_day_come_in_one_order(self, tmp_path: Path) -> None:
        reports = [report(), report(contents=["done", "planned"])]
        found = read(tmp_path, GRANT, award(), *reports)
        assert found == read(tmp_path, GRANT, award(), *reversed(reports))
        assert status(GRANT, found, on=gc.on(9, 1)).duties[0].state.value == "incomplete"

    def test_what_is_read_can_be_asked_of_status(self, tmp_path: Path) -> None:
        found = status(AGREEMENT, read(tmp_path, AGREEMENT, draft(), all_but("Orsa")), on=ac.on(1, 1))
        assert [each.party.code for each in found.missing] == [ac.ORSA]
        assert status(AGREEMENT, read(tmp_path, AGREEMENT, draft(), all_but()), on=ac.on(1, 1)).in_force is True
        spent = read(tmp_path, GRANT, award(), payment(), use())
        assert status(GRANT, spent, on=gc.on(4, 1)).recipient(gc.ORSA).balance.remaining.ore == 0
        # 600 kr decided together is 300, 200 and 100; Orsa has paid its part.
        cover = status(POST, read(tmp_path, POST, decision(), contribution()), on=pc.on(2029, 12, 31)).years[0].cover
        assert (cover.paid, cover.decided) == (kronor(100), kronor(500))

    def test_the_agreement_that_ships(self, tmp_path: Path, facts: Catalogue) -> None:
        """By 2022-12-15 all sixteen have signed; it holds from the first day of its term."""
        new = facts.agreement("rss-dalarna-2023")
        own = read(tmp_path, new, event("2022-12-15", "signed", parties=[party.name for party in new.parties]))
        for day, holds in ((ac.on(12, 31, 2022), False), (ac.on(1, 1, 2023), True)):
            found = status(new, own.after(facts.journal_of("rss-dalarna-2023")), on=day)
            assert found.in_force is holds
            assert found.findings == ()

    def test_where_ore_are_agreed_ore_are_paid(self, tmp_path: Path) -> None:
        post = pc.made_up(rounding=RoundingRule(unit=Amount(50)))
        found = read(tmp_path, post, contribution(kr="'0,50 kr'"))
        assert status(post, found, on=pc.on(2029, 5, 31)).total.paid == Amount(50)

    def test_a_journal_is_told_from_facts(self) -> None:
        assert is_journal(parse_toml('of = "prov-2030"\n', "x"))
        assert is_journal(parse_toml("[[events]]\n", "x"))
        assert not is_journal(parse_toml("[[grants]]\n", "x"))

    def test_it_is_read_with_the_parties_of_what_it_is_of(self, tmp_path: Path) -> None:
        """Avesta is a party of Dalarna's grant, not of the made-up one."""
        assert "Avesta" not in {party.name for party in DIRECTORY}
        with pytest.raises(NaraVardFinansError, match="no party is called 'Avesta'"):
            read(tmp_path, GRANT, award("Avesta"))
        assert len(read(tmp_path, embedded().grant("ok-gnv-2020"), award("Avesta", day="2020-06-01")).events) == 1


class TestExamples:
    def test_what_ships(self) -> None:
        assert example_names() == tuple(EXAMPLES)
        for name, of in EXAMPLES.items():
            found = example_journal(name)
            assert (found.of, found.example) == (of, True)
            assert example_journal(name) is found

    def test_they_are_listed_with_their_days(self) -> None:
        found, *_ = listed_examples()
        assert (found.kind, found.id, str(found.validity)) == (
            "journal", "exempel-gnv-2020", "2020-06-01 to 2021-03-24",
        )  # fmt: skip

    def test_another_name(self) -> None:
        with pytest.raises(UnknownEntryError, match="no example journal is called 'exempel-gnv-2021'; did you mean"):
            example_journal("exempel-gnv-2021")

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_they_read_as_a_users_would(self, tmp_path: Path, name: str) -> None:
        path = Path(nara_vard_finans.__path__[0], "examples", f"{name}.toml")
        definition = embedded().definition(EXAMPLES[name])
        whole = example_journal(name).after(embedded().journal_of(definition.id))
        assert read_journal(path, definition) == whole
        assert read_journal(str(written(tmp_path, path.read_text("utf-8"))), definition) == whole


class TestNotAJournal:
    def test_what_is_no_file(self, tmp_path: Path) -> None:
        for path in (tmp_path / "nix.toml", tmp_path):
            with pytest.raises(UnreadableFileError):
                read_journal(path, GRANT, earlier=Journal(of=GRANT.id))

    @pytest.mark.parametrize("text", ["of = prov-2030", "[[events]\n", "of = 'a'\nof = 'b'\n", "nej"])
    def test_what_is_no_toml(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(FactsError, match="it is not valid TOML") as caught:
            read_journal(written(tmp_path, text), GRANT, earlier=Journal(of=GRANT.id))
        (fault,) = caught.value.faults
        assert fault.line in {1, 2}

    def test_what_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_bytes(b"of = '\xff'\n")
        with pytest.raises(UnreadableFileError, match="not utf-8"):
            read_journal(path, GRANT, earlier=Journal(of=GRANT.id))


@every
class TestHead:
    def test_the_journal_of_another(self, tmp_path: Path, sibling: Sibling) -> None:
        of = sibling.definition
        found = told_of(tmp_path, of, sibling.first, head="of = 'rss-dalarna-2018'\n")
        assert found == {"of": f"the journal is of 'rss-dalarna-2018', expected {of.id}"}
        assert told_of(tmp_path, of, head="of = 2030\n") == {"of": f"the journal is of 2030, expected {of.id}"}

    def test_the_journal_of_none(self, tmp_path: Path, sibling: Sibling) -> None:
        with pytest.raises(
            FactsError, match=f"the key of is missing; name what the journal is of, {sibling.definition.id}"
        ):
            read(tmp_path, sibling.definition, sibling.first, head="")

    def test_a_heading_of_its_own_is_what_is_wrong_with_it(self, tmp_path: Path, sibling: Sibling) -> None:
        head = f"[journal]\n{sibling.head}title = 'x'\n"
        (found,) = faults(tmp_path, sibling.definition, sibling.first, head=head)
        assert (found.where, found.line) == ("journal", 1)
        assert found.in_english.startswith("a journal has no heading: delete the line [journal]")
        with pytest.raises(FactsError, match="journal: a journal has no heading"):
            read_facts(tmp_path / "journal.toml")

    def test_all_its_faults(self, tmp_path: Path, sibling: Sibling) -> None:
        head = dedent("""\
            off = "prov-2030"
            of = "prov-2031"
            title = 5
            example = "ja"
            event = []
            """)
        found = faults(tmp_path, sibling.definition, sibling.first, "farg = 'röd'\n", head=head)
        assert [(fault.where, fault.line) for fault in found] == [
            ("off", 1), ("of", 2), ("title", 3), ("example", 4), ("event", 5),
            ("events[1].farg", 6 + sibling.first.count("\n")),
        ]  # fmt: skip
        assert "did you mean of?" in found[0].in_english
        assert "did you mean events?" in found[4].in_english

    @pytest.mark.parametrize("events", ["events = 5\n", "[events]\nx = 1\n", "events = 'inga'\n"])
    def test_events_that_are_none(self, tmp_path: Path, sibling: Sibling, events: str) -> None:
        found = told_of(tmp_path, sibling.definition, head=sibling.head + events)
        assert found == {"events": "expected tables headed [[events]]"}

    def test_an_event_that_is_none(self, tmp_path: Path, sibling: Sibling) -> None:
        with pytest.raises(FactsError) as caught:
            read(tmp_path, sibling.definition, head=sibling.head + "events = [5]\n")
        assert [(fault.where, fault.line) for fault in caught.value.faults] == [("events[1]", 2)]

    @pytest.mark.parametrize(
        ("row", "where", "message"),
        [
            *(
                (f"recorded_until = {day}", "recorded_until", "expected a day such as 2023-01-31, without quotes")
                for day in ("'2029-06-16'", "2029-06-16T12:00:00", "2029")
            ),
            ("recorded = 2029-06-16", "recorded", "unknown key; did you mean recorded_until?"),
            ("assumptions = 12", "assumptions", "expected a table, not 12"),
            ("assumptions = { notis = { months = 6 } }", "assumptions.notis", "unknown key; did you mean notice?"),
            (
                "assumptions = { notice = 12 }",
                "assumptions.notice",
                "expected a length such as { months = 6 } or { years = 1 }, not 12",
            ),
            ("assumptions = { notice = { months = 'tolv' } }", "assumptions.notice.months", "expected a whole number"),
            ("assumptions = { notice = { months = -1 } }", "assumptions.notice", "zero or more calendar months"),
            ("assumptions = { on_leaving = 'delas' }", "assumptions.on_leaving", "'delas' is not known"),
            ("assumptions = { on_leaving = 'other-share' }", "assumptions.on_leaving", "did you mean others-share?"),
            (
                "assumptions = { counted = 'weeks' }",
                "assumptions.counted",
                "'weeks' is not known; expected one of months, days",
            ),
            ("assumptions = { coste = { yearly = 5 } }", "assumptions.coste", "did you mean cost?"),
            ("assumptions = { cost = 5 }", "assumptions.cost", "expected a table"),
            ("assumptions = { cost = { yearly = -5 } }", "assumptions.cost", "a yearly cost is zero or more"),
            (
                "assumptions = { basis = 'population-dalarna-2021-07' }",
                "assumptions.basis",
                "'population-dalarna-2021-07'",
            ),
        ],
    )
    def test_what_does_not_fit_its_place(
        self, tmp_path: Path, sibling: Sibling, row: str, where: str, message: str
    ) -> None:
        (found,) = faults(tmp_path, sibling.definition, head=f"{sibling.head}{row}\n")
        assert (found.where, found.line) == (where, 2)
        assert message in found.in_english

    def test_kept_to_a_day_before_what_it_tells(self, tmp_path: Path, sibling: Sibling) -> None:
        day = sibling.read.on
        head = f"{sibling.head}recorded_until = {day}\n"
        assert read(tmp_path, sibling.definition, sibling.first, head=head).recorded_until == day
        head = f"{sibling.head}recorded_until = {day.replace(year=day.year - 1)}\n"
        ((where, message),) = told_of(tmp_path, sibling.definition, sibling.first, head=head).items()
        assert where == "events[1]"
        assert message.endswith(
            f": the journal is kept to {day.replace(year=day.year - 1)}, and tells of a later day; correct one of them"
        )


class TestAssumptions:
    ASSUMABLE = '[assumptions]\ncost = { yearly = "219 000 kr" }\nnotice = { months = 3 }\ncounted = "months"\n'

    def test_what_the_papers_of_an_agreement_do_not_state(self, tmp_path: Path) -> None:
        head = 'of = "stod-2030"\n[assumptions]\nnotice = { months = 6 }\non_leaving = "others-share"\n'
        found = read(tmp_path, UNSTATED, all_but(), leave(ends_on="2030-09-01"), head=head)
        assert found.assumptions == Assumptions(notice=NoticePeriod(6), on_leaving=Leaving.OTHERS_SHARE)
        assert status(UNSTATED, found, on=ac.on(3, 1)).findings[1:] == ()

    def test_what_the_papers_of_a_post_do_not_state(self, tmp_path: Path) -> None:
        found = read(tmp_path, pc.silent(), start(), head=f'of = "tjanst-2029"\n{self.ASSUMABLE}')
        assert found.assumptions.cost is not None
        assert found.assumptions.cost.every_year == kronor(219_000)
        assert (found.assumptions.notice, found.assumptions.counted) == (NoticePeriod(3), Counting.MONTHS)
        exposure = status(pc.silent(), found, on=pc.on(2029, 1, 15)).exposure
        assert exposure is not None
        assert (exposure.committed_to, exposure.worst) == (pc.on(2029, 4, 30), kronor(4 * 18_250))

    def test_a_cost_year_by_year(self, tmp_path: Path) -> None:
        head = "of = 'tjanst-2029'\n[assumptions.cost.by_year]\n2029 = 100\n2030 = '200 kr'\n2031 = '3 tkr'\n"
        found = status(pc.silent(), read(tmp_path, pc.silent(), head=head), on=pc.on(2029, 1, 1))
        assert [year.cover.cost for year in found.years] == [kronor(100), kronor(200), kronor(3_000)]

    def test_the_figures_of_the_key(self, tmp_path: Path) -> None:
        post = embedded().post("rss-gnv-post-2023")
        head = 'of = "rss-gnv-post-2023"\n[assumptions]\nbasis = "population-dalarna-2021-06"\ncost = { yearly = 288_382 }\n'
        found = status(post, read(tmp_path, post, head=head), on=pc.on(2023, 1, 1)).years[0]
        falun, orsa = (next(each for each in found.financiers if each.party.code == code) for code in ("2080", "2034"))
        assert (falun.cover.cost, orsa.cover.cost) == (kronor(59_752), kronor(6_939))  # a krona for each inhabitant

    @pytest.mark.parametrize(
        ("definition", "assumptions", "line", "where", "message"),
        [
            (AGREEMENT, "notice = { months = 6 }", 3, "assumptions.notice", "the papers of stod-2030 state it; take it away"),
            (AGREEMENT, "on_leaving = 'ends'", 3, "assumptions.on_leaving", "the papers of stod-2030 state it; take it away"),
            (UNSTATED, "cost = { yearly = 5 }", 3, "assumptions.cost", "a journal of an agreement gives notice and on_leaving alone"),
            (UNSTATED, "counted = 'months'", 3, "assumptions.counted", "a journal of an agreement gives notice and on_leaving alone"),
            (UNSTATED, "basis = 'population-dalarna-2021-06'", 3, "assumptions.basis", "a journal of an agreement gives notice and on_leaving alone"),
            (POST, "cost = { yearly = 5 }", 3, "assumptions.cost", "the papers of tjanst-2029 state it; take it away"),
            (POST, "notice = { months = 5 }", 3, "assumptions.notice", "the papers of tjanst-2029 state it; take it away"),
            (POST, "on_leaving = 'ends'", 3, "assumptions.on_leaving", "it is for agreements alone, since a party does not leave a post; delete it"),
            (POST, "basis = 'population-dalarna-2021-06'", 2, "assumptions", "cannot be the basis"),
            (pc.silent(), "cost = { by_year = { 2032 = 5 } }", 2, "assumptions", "2032 is outside its term"),
            (pc.silent(), "cost = { yearly = '219 000,50 kr' }", 2, "assumptions", "219 000,50 kr is no whole number of 1 kr"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_given(
        self, tmp_path: Path, definition: Definition, assumptions: str, line: int, where: str, message: str
    ) -> None:
        (found,) = faults(tmp_path, definition, head=f"of = '{definition.id}'\n[assumptions]\n{assumptions}\n")
        assert (found.where, found.line) == (where, line)
        assert message in found.in_english

    @pytest.mark.parametrize(
        "assumptions", ["cost = { yearly = 5 }", "notice = { months = 1 }", "on_leaving = 'ends'", "counted = 'days'"]
    )
    def test_nothing_is_given_of_a_grant(self, tmp_path: Path, assumptions: str) -> None:
        assert len(faults(tmp_path, GRANT, award(), head=f"of = 'prov-2030'\n[assumptions]\n{assumptions}\n")) == 1

    def test_events_are_judged_by_what_it_gives(self, tmp_path: Path) -> None:
        events = (all_but(), leave(ends_on="2030-08-31"))
        assert read(tmp_path, UNSTATED, *events).assumptions == Assumptions()
        head = 'of = "stod-2030"\nassumptions = { notice = { months = 6 } }\n'
        assert told_of(tmp_path, UNSTATED, *events, head=head) == {
            "events[2]": "2030-03-01 notice-given Orsa: it would end on 2030-08-31, and the period of notice lasts to "
            "2030-09-01; name that day or later"
        }
        of_a_post = read(tmp_path, pc.silent(), start(), dismissal(), head=f'of = "tjanst-2029"\n{self.ASSUMABLE}')
        assert of_a_post.events[-1] == pc.noticed(pc.on(2029, 6, 30))
        assert told_of(tmp_path, pc.silent(), start(), dismissal()) == {
            "events[2]": "2029-06-30 notice-given: no paper states the period of notice; give it in the journal, or the "
            "day that the employment ends"
        }

    def test_what_is_given_beside_the_file_counts_too(self, tmp_path: Path) -> None:
        events = (signature(), leave(ends_on="2030-08-31"))
        assert read(tmp_path, UNSTATED, *events).assumptions == Assumptions()
        found = faults(tmp_path, UNSTATED, *events, assumptions=Assumptions(notice=NoticePeriod(6)))
        assert "the period of notice lasts to 2030-09-01" in found[0].in_english
        assumptions = Assumptions(notice=NoticePeriod(5))
        assert read(tmp_path, UNSTATED, *events, assumptions=assumptions).assumptions == assumptions

    def test_what_cannot_be_given_is_told_and_the_events_are_judged(self, tmp_path: Path) -> None:
        head = "of = 'stod-2030'\nassumptions = { notice = { months = 1 } }\n"
        assert list(told_of(tmp_path, AGREEMENT, signature(), signature(), head=head)) == [
            "assumptions.notice",
            "events[2]",
        ]


@every
class TestKinds:
    def test_a_kind_that_is_none(self, tmp_path: Path, sibling: Sibling) -> None:
        kind = sibling.read.kind
        misspelt = sibling.first.replace(kind, kind[:-2] + kind[-1])
        events = (misspelt, event("2030-02-01", "xyz"), "[[events]]\nkind = 5\n", "[[events]]\non = 2030-02-01\n")
        found = told_of(tmp_path, sibling.definition, *events)
        assert found["events[1]"] == f"'{kind[:-2] + kind[-1]}' is no kind of event; did you mean {kind}?"
        assert found["events[2]"] == f"'xyz' is no kind of event; expected one of {sibling.kinds}"
        assert "5 is no kind of event" in found["events[3]"]
        assert "the key kind is missing" in found["events[4]"]

    def test_that_of_another_sibling(self, tmp_path: Path, sibling: Sibling) -> None:
        others = {kind for other in SIBLINGS for kind in other.kinds.split(", ")} - {*sibling.kinds.split(", ")}
        for kind in sorted(others):
            found = told_of(tmp_path, sibling.definition, event("2030-02-01", kind))
            assert found["events[1]"].startswith(f"'{kind}' is no kind of event; ")


class TestValues:
    @every
    @pytest.mark.parametrize(
        ("was", "wrong", "where", "message"),
        [
            (r"on = .*", "on = '2030-02-01'", "events[1].on", "expected a day"),
            (r"on = .*", "on = 2030-02-01T12:00:00", "events[1].on", "expected a day"),
            (r"on = .*\n", "", "events[1]", "the key on is missing"),
            (r"kind", "farg = 1\nkind", "events[1].farg", "unknown key"),
            (r"kind", "nota = 'x'\nkind", "events[1].nota", "did you mean note?"),
            (r"kind", "source = 'x'\nkind", "events[1].source", "expected a table"),
            (r"kind", "source = { paper = 'hsn-2022-1854' }\nkind", "events[1].source.paper", "did you mean 'hsn-2022-1845'"),
        ],
    )  # fmt: skip
    def test_of_any_event(
        self, tmp_path: Path, sibling: Sibling, was: str, wrong: str, where: str, message: str
    ) -> None:
        found = told_of(tmp_path, sibling.definition, re.sub(was, wrong, sibling.first, count=1))
        assert found.keys() == {where}
        assert message in found[where]

    @pytest.mark.parametrize(
        ("definition", "events", "where", "message"),
        [
            (AGREEMENT, signature("Sala"), "events[1].party", "no party is called 'Sala'"),
            (AGREEMENT, signature("Orso"), "events[1].party", "did you mean 'Orsa'"),
            (AGREEMENT, signature("Region Dalarna", counterpart="'Sala'"), "events[1].counterpart", "no party is called 'Sala'"),
            (AGREEMENT, leave("Sala"), "events[1].party", "no party is called 'Sala'"),
            (AGREEMENT, signature(text=5), "events[1].text", "expected a text in quotes"),
            (AGREEMENT, signature(bye="'x'"), "events[1].bye", "unknown key"),
            (AGREEMENT, signature(partie="'x'"), "events[1].partie", "did you mean party?"),
            (AGREEMENT, leave(ends_on="'2031'"), "events[1].ends_on", "expected a day"),
            (AGREEMENT, leave(ends_on="2031-12-31T00:00:00"), "events[1].ends_on", "expected a day"),
            (AGREEMENT, event("2029-06-01", "prepared", party="'Orsa'"), "events[1].party", "unknown key"),
            (AGREEMENT, event("2029-06-01", "signed"), "events[1]", "the key party is missing"),
            (GRANT, award("Sala"), "events[1].recipient", "no party is called 'Sala'"),
            (GRANT, award("Mra"), "events[1].recipient", "did you mean 'Mora'"),
            (GRANT, award(kr="1.5e3"), "events[1].amount", "expected an amount"),
            (GRANT, award(kr="'hundra'"), "events[1].amount", "is not an amount"),
            (GRANT, award(kr="true"), "events[1].amount", "expected an amount"),
            (GRANT, award(kr="0.001"), "events[1].amount", "no whole number of öre"),
            (GRANT, award(kr=0), "events[1].amount", "above zero"),
            (GRANT, award(kr=-5), "events[1].amount", "above zero"),
            (GRANT, award(kr="'-5 kr'"), "events[1].amount", "above zero"),
            (GRANT, award() + report(contents="'done'"), "events[2].contents", "expected an array"),
            (GRANT, award() + report(by=5), "events[2].by", "expected a text"),
            (GRANT, award() + payment() + event("2030-04-01", "used", recipient="'Orsa'", amount=1, measure="'b1'"), "events[3]", "it names a measure and no area"),
            (GRANT, award() + payment() + event("2030-04-01", "transferred", recipient="'Orsa'", amount=1, to="'2034'"), "events[3]", "the same party"),
            (POST, decision(kr=0), "events[1].amount", "an event moves an amount above zero"),
            (POST, decision(kr=-5), "events[1].amount", "an event moves an amount above zero"),
            (POST, contribution(kr="'-5 kr'"), "events[1].amount", "an event moves an amount above zero"),
            (POST, decision(kr="0.001"), "events[1].amount", "no whole number of öre"),
            (POST, decision(kr="'mycket'"), "events[1].amount", "is not an amount"),
            (POST, decision(year="'2029'"), "events[1].year", "expected a whole number"),
            (POST, decision(year="true"), "events[1].year", "expected a whole number"),
            (POST, contribution("Sala"), "events[1].party", "no party is called 'Sala'"),
            (POST, contribution("Mra"), "events[1].party", "did you mean 'Mora'"),
            (POST, contribution().replace("party = 'Orsa'\n", ""), "events[1]", "the key party is missing"),
            (POST, decision().replace("amount = 600\n", ""), "events[1]", "the key amount is missing"),
            (POST, event("2029-02-20", "intended", years=2029), "events[1].years", "expected an array"),
            (POST, event("2029-02-20", "intended", binding="'ja'"), "events[1].binding", "expected true or false"),
            (POST, start(until="'2030-01-01'"), "events[1].until", "expected a day"),
            (POST, start(until="2028-12-31"), "events[1]", "its last day 2028-12-31 comes before its first; correct one"),
            (POST, event("2029-02-20", "notified", year=2029, amount=5), "events[1]", "it tells an amount and not whose; name the party"),
        ],
    )  # fmt: skip
    def test_what_does_not_fit_its_place(
        self, tmp_path: Path, definition: Definition, events: str, where: str, message: str
    ) -> None:
        found = told_of(tmp_path, definition, events)
        assert found.keys() == {where}
        assert message in found[where]

    def test_what_is_missing_and_what_is_unknown(self, tmp_path: Path) -> None:
        found = told_of(tmp_path, GRANT, event("2030-02-01", "notified", recipent="'Orsa'", amount=5, farg="'röd'"))
        assert found["events[1]"] == "the key recipient is missing"
        assert "did you mean recipient?" in found["events[1].recipent"]
        assert "unknown key" in found["events[1].farg"]
        assert len(found) == 3

    def test_every_missing_key_is_told(self, tmp_path: Path) -> None:
        found = faults(tmp_path, GRANT, "[[events]]\nkind = 'paid'\n")
        assert {fault.where for fault in found} == {"events[1]"}
        assert sorted(fault.in_english for fault in found) == [
            f"the key {key} is missing" for key in ("amount", "on", "recipient")
        ]


class TestWhatCannotHaveHappened:
    """What contradicts what is each definition's own; how it is told is the same of all."""

    @pytest.mark.parametrize(
        ("definition", "events", "message"),
        [
            (AGREEMENT, (signature(day="2029-09-01"), signature(day="2029-09-02")), "2029-09-02 signed Orsa: it contradicts 2029-09-01 signed Orsa, since it can happen only once; take one of them away"),
            (AGREEMENT, (signature(), signature()), "2029-09-03 signed Orsa: it contradicts 2029-09-03 signed Orsa, since it can happen only once; take one of them away"),
            (AGREEMENT, (draft("2029-05-01"), draft("2029-05-02")), "2029-05-02 drafted: it contradicts 2029-05-01 drafted, since it can happen only once; take one of them away"),
            (AGREEMENT, (draft("2029-05-02"), event("2029-05-01", "prepared")), "2029-05-01 prepared: it contradicts 2029-05-02 drafted, before which there was no text; correct a day"),
            (AGREEMENT, (draft("2029-09-04"), signature()), "2029-09-03 signed Orsa: it contradicts 2029-09-04 drafted, before which there was no text; correct a day"),
            (AGREEMENT, (signature(day="2034-01-01"),), "2034-01-01 signed Orsa: it is after the last day of stod-2030, 2033-12-31; correct the day"),
            (AGREEMENT, (all_but(), leave("Region Dalarna"), leave(day="2031-03-02")), "2031-03-02 notice-given Orsa: stod-2030 had ended on 2031-03-01; correct the day, or take the event away"),
            (AGREEMENT, (signature("Mora"), leave()), "2030-03-01 notice-given Orsa: the party has not signed, and cannot give notice; enter when it signed"),
            (AGREEMENT, (signature(day="2030-03-02"), leave()), "2030-03-01 notice-given Orsa: it contradicts 2030-03-02 signed Orsa, before which it cannot give notice; correct a day"),
            (AGREEMENT, (signature(), leave(), leave(day="2030-03-02")), "2030-03-02 notice-given Orsa: it contradicts 2030-03-01 notice-given Orsa, since it can happen only once; take one of them away"),
            (AGREEMENT, (signature(), leave(ends_on="2030-02-28")), "2030-03-01 notice-given Orsa: it would end on 2030-02-28, before the notice; correct one of the days"),
            (AGREEMENT, (signature(), leave(ends_on="2031-02-28")), "2030-03-01 notice-given Orsa: it would end on 2031-02-28, and the period of notice lasts to 2031-03-01; name that day or later"),
            (AGREEMENT, (event("2029-12-31", "took-effect"),), "2029-12-31 took-effect: stod-2030 cannot hold before the first day of its term, 2030-01-01; correct the day"),
            (AGREEMENT, (signature(counterpart="'Mora'"),), "2029-09-03 signed Orsa: both are of one side; a bilateral agreement is between a municipality and the region"),
            (AGREEMENT, (signature("20"), signature("20", "2029-09-04", counterpart="'Mora'")), "2029-09-04 signed Region Dalarna: it contradicts 2029-09-03 signed Region Dalarna, which was with all; take one of them away"),
            (ac.joint(), (signature("20", counterpart="'Mora'"),), "2029-09-03 signed Region Dalarna: stod-2030 is one document that all sign; take the counterpart away"),
            (GRANT, (award(day="2029-12-31"),), "it is before the first day of prov-2030, 2030-01-01"),
            (GRANT, (award(day="2032-01-01"),), "it is after the last day of prov-2030, 2031-12-31"),
            (GRANT, (award(), payment(), use(area="'d'")), "no area is called 'd'"),
            (GRANT, (award(), payment(), use(measure="'b7'")), "no measure is called 'b7'"),
            (GRANT, (award(), report(duty="'intrim'")), "no duty is called 'intrim'; did you mean 'interim'"),
            (GRANT, (award(), report(contents=["don"])), "no content is called 'don'; did you mean 'done'"),
            (GRANT, (award(), payment(), event("2030-04-01", "set-aside", recipient="'Orsa'", amount=1, joint_use="'ledare'")), "no joint use is called 'ledare'"),
            (GRANT, (award(), award()), "it stands twice"),
            (GRANT, (award(kr=600_001),), "all notices together would be 600 001 kr"),
            (GRANT, (award(), payment(kr=101)), "Orsa would have been paid 101 kr, and is granted 100 kr"),
            (GRANT, (award(), payment(), use(kr=91)), "has received 90 kr"),
            (GRANT, (award(), event("2030-03-01", "requisitioned", recipient="'Orsa'", amount=101)), "Orsa would have asked for 101 kr"),
            (gc.by_payer(), (award(), event("2030-03-09", "arrived", amount=100), payment()), "RSS Prov would have sent out or back 90 kr, and had received 0 kr by then"),
            (GRANT, (report(),), "nothing was granted by then; a report follows a notice"),
            (GRANT, (award(), report(day="2030-05-31")), "interim cannot be filed before 2030-06-01"),
            (GRANT, (award(), report(), report(day="2030-09-02")), "was filed before, and this adds nothing"),
            (POST, (start("2032-01-01"),), "2032-01-01 employment-began: it is after the last day of tjanst-2029, 2031-12-31; correct the day"),
            (POST, (start("2028-12-31"),), "2028-12-31 employment-began: it is before the first day of tjanst-2029, 2029-01-01; correct the day"),
            (POST, (event("2032-01-01", "intended"),), "2032-01-01 intended: it is after the last day of tjanst-2029, 2031-12-31; correct the day"),
            (POST, (start(), end("2032-01-01")), "2032-01-01 employment-ended: it contradicts 2029-01-01 employment-began, which lasts to 2031-12-31; correct one of the days"),
            (POST, (start(), end("2029-06-30"), event("2029-07-01", "intended")), "2029-07-01 intended: it contradicts 2029-06-30 employment-ended, after which there is no post; correct a day"),
            (POST, (start(), end("2029-06-30"), dismissal("2029-07-01")), "2029-07-01 notice-given: it contradicts 2029-06-30 employment-ended, after which there is no post; correct a day"),
            (POST, (decision(year=2032),), "2029-03-15 decided 2032 600 kr: 2032 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            (POST, (contribution(year=2028),), "2029-05-31 paid Orsa 2028 100 kr: 2028 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            (POST, (event("2029-02-20", "notified", year=2032),), "2029-02-20 notified 2032: 2032 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            (POST, (event("2029-02-20", "intended", years=[2030, 2032]),), "2029-02-20 intended: 2032 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            (POST, (decision(kr="'600,50 kr'"),), "2029-03-15 decided 2029 600,50 kr: 600,50 kr is no whole number of 1 kr, in which tjanst-2029 is shared; correct the amount"),
            (POST, (contribution(kr="0.5"),), "2029-05-31 paid Orsa 2029 0,50 kr: 0,50 kr is no whole number of 1 kr, in which tjanst-2029 is shared; correct the amount"),
            (POST, (event("2029-02-20", "not-granted", year=2029), event("2029-03-01", "notified", year=2029, party="'Mora'", amount=5)), "2029-03-01 notified Mora 2029 5 kr: it contradicts 2029-02-20 not-granted 2029; take one of them away"),
            (POST, (start(), start("2029-04-01")), "2029-04-01 employment-began: it contradicts 2029-01-01 employment-began, since it can happen only once; take one of them away"),
            (POST, (dismissal(),), "2029-06-30 notice-given: nobody is employed by then; enter when the employment began"),
            (POST, (start("2030-01-01"), end("2029-06-30")), "2029-06-30 employment-ended: it contradicts 2030-01-01 employment-began; correct one of the days"),
            (POST, (start(), dismissal(ends_on="2029-07-31")), "2029-06-30 notice-given: it would end on 2029-07-31, and the period of notice lasts to 2029-09-30; name that day or later"),
            (POST, (start("2030-01-01"), dismissal("2029-02-01")), "2029-02-01 notice-given: it contradicts 2030-01-01 employment-began; correct one of the days"),
            (POST, (start(until="2030-12-31"), dismissal("2031-01-15")), "2031-01-15 notice-given: it contradicts 2029-01-01 employment-began, which lasts to 2030-12-31; correct one of the days"),
            (POST, (contribution(), contribution()), "2029-05-31 paid Orsa 2029 100 kr: it stands twice; take one away, or tell them apart with a note"),
            (POST, (contribution("Region Dalarna"),), "2029-05-31 paid Region Dalarna 2029 100 kr: Region Dalarna pays no part of tjanst-2029; name one who does"),
        ],
    )  # fmt: skip
    def test_the_event_is_named_with_path_and_line(
        self, tmp_path: Path, definition: Definition, events: tuple[str, ...], message: str
    ) -> None:
        (found,) = faults(tmp_path, definition, *events)
        assert found.where == f"events[{len(events)}]"
        day = re.search(r"on = (\S+)", events[-1])
        assert day is not None
        assert found.in_english.startswith(f"{day[1]} ")
        if message.startswith(day[1]):  # it is given whole
            assert found.in_english == message
        else:
            assert message in found.in_english
            assert "Orsa" in found.in_english

    def test_the_notice_is_blamed_which_a_later_word_contradicts(self, tmp_path: Path) -> None:
        events = event("2029-02-20", "notified", year=2029) + event("2029-03-01", "not-granted", year=2029)
        assert told_of(tmp_path, POST, events) == {
            "events[1]": "2029-02-20 notified 2029: it contradicts 2029-03-01 not-granted 2029; take one of them away"
        }

    def test_of_two_signatures_of_a_day_whichever_stands_first_is_refused(self, tmp_path: Path) -> None:
        """The region signs with Mora, and that day with all."""
        events = [signature("20", counterpart="'Mora'"), signature("20")]
        for order in (events[::-1], events):
            assert len(faults(tmp_path, AGREEMENT, *order)) == 1

    def test_what_is_wrong_with_the_year_and_with_the_amount_is_told_of_both(self, tmp_path: Path) -> None:
        found = faults(tmp_path, POST, decision(kr="'0,50 kr'", year=1999))
        assert [(fault.where, fault.line) for fault in found] == [("events[1]", 2)] * 2
        assert {fault.in_english.partition(": ")[2][:9] for fault in found} == {"0,50 kr i", "1999 is n"}

    @pytest.mark.parametrize(
        ("definition", "events", "head", "expected"),
        [
            (
                AGREEMENT,
                (
                    draft(), event("2029-04-01", "recommended"), signature("Sala"), signature(), signature(day="2029-09-04"),
                    leave("Mora", "2034-01-01"), signature("Falun", text=5), leave("Falun"), leave("Älvdalen"),
                    event("2029-01-01", "took-effect"),
                ),
                "kept = 1\n",
                {"kept", "events[2]", "events[3].party", "events[5]", "events[6]", "events[7].text", "events[10]"},
            ),
            (
                AGREEMENT, (signature(), signature(day="2029-09-04"), leave("Mora"), leave("2080", "2034-01-01")), "",
                {"events[2]", "events[3]", "events[4]"},
            ),
            (
                GRANT,
                (
                    award(), award("Mora", day="2029-06-01"), payment("Sala"), payment(), use(kr=91), use("Falun", kr=1),
                    report(duty="'slut'"), report(contents=["x"], colour="'röd'"), award("Falun", kr="-3"), "[[events]]\nkind = 'paid'\n",
                ),
                "exempel = 1\n",
                {"exempel", "events[2]", "events[3].recipient", "events[7]", "events[8].colour", "events[9].amount", "events[10]"},
            ),
            (
                POST,
                (start(), decision(year=2032), contribution("Sala"), decision(kr=-1), contribution(kr="'1,50 kr'"), start("2029-06-01")),
                "exempel = 1\n", {"exempel", "events[2]", "events[3].party", "events[4].amount", "events[5]", "events[6]"},
            ),
        ],
    )  # fmt: skip
    def test_all_at_once(
        self, tmp_path: Path, definition: Definition, events: tuple[str, ...], head: str, expected: set[str]
    ) -> None:
        assert places(tmp_path, definition, *events, head=f"of = '{definition.id}'\n{head}") == expected

    @every
    def test_without_what_it_follows(self, tmp_path: Path, sibling: Sibling) -> None:
        assert told_of(tmp_path, sibling.definition, sibling.then).keys() == {"events[1]"}
        assert len(read(tmp_path, sibling.definition, sibling.then, sibling.first).events) == 2

    @every
    def test_the_message_gives_file_line_and_path(self, tmp_path: Path, sibling: Sibling) -> None:
        with pytest.raises(FactsError) as caught:
            read(tmp_path, sibling.definition, sibling.first, sibling.first)
        line = 2 + sibling.first.count("\n")
        assert str(caught.value).startswith(f"{tmp_path / 'journal.toml'}:{line}: events[2]: {sibling.read.on} ")

    @every
    def test_more_faults_than_anybody_reads(self, tmp_path: Path, sibling: Sibling) -> None:
        for text in (sibling.first + "farg = 1\n", sibling.beyond):
            many = [text + f"note = '{number}'\n" for number in range(MOST_FAULTS + 100)]
            assert len(faults(tmp_path, sibling.definition, *many)) == MOST_FAULTS

    def test_nothing_is_half_read(self, tmp_path: Path) -> None:
        """One fault in a hundred events, and there is no journal."""
        uses = [use(kr=1, note=f"'{number}'") for number in range(90)]
        assert len(read(tmp_path, GRANT, award(), payment(), *uses).events) == 92
        with pytest.raises(FactsError):
            read(tmp_path, GRANT, award(), payment(), *uses, use(kr=1, note="'en till'"))


class TestWithWhatThePapersTell:
    """A user's journal is judged together with what is told already, and does not hold it."""

    PAPERS = ac.journal(
        ac.drafted(ac.autumn(1, 5)), ac.prepared(ac.autumn(1, 6)), ac.signed(ac.MORA, ac.autumn(3))
    )  # fmt: skip

    @every
    def test_it_may_follow_what_they_tell(self, tmp_path: Path, sibling: Sibling) -> None:
        papers = Journal(of=sibling.definition.id, events=[sibling.read])
        found = read(tmp_path, sibling.definition, sibling.then, earlier=papers)
        assert sibling.read not in found.events
        assert len(found.events) == 1
        assert len(found.after(papers).events) == 2

    def test_it_holds_what_its_file_tells_alone(self, tmp_path: Path) -> None:
        found = read(tmp_path, AGREEMENT, signature(), leave("Mora"), earlier=self.PAPERS)
        assert found == ac.journal(ac.signed(ac.ORSA, ac.autumn(3)), ac.notice(ac.MORA, ac.on(3, 1)))
        assert found.after(self.PAPERS).events == (*self.PAPERS.events[:2], *found.after(self.PAPERS).events[2:])
        assert len(found.after(self.PAPERS).events) == 5

    def test_a_journal_to_which_nothing_is_added_stays_what_it_is(self) -> None:
        for earlier in (Journal(of=self.PAPERS.of), Journal.unrecorded(self.PAPERS.of), self.PAPERS):
            assert self.PAPERS.after(earlier) == self.PAPERS
            assert earlier.besides(self.PAPERS.events) == ()

    def test_its_own_word_of_what_happens_once_is_no_contradiction(self, tmp_path: Path) -> None:
        events = signature("Mora", "2029-09-10"), draft("2029-04-30")
        found = read(tmp_path, AGREEMENT, *events, earlier=self.PAPERS)
        assert len(found.after(self.PAPERS).events) == 3

    def test_what_contradicts_the_papers_is_named_with_its_line(self, tmp_path: Path) -> None:
        (found,) = faults(tmp_path, AGREEMENT, signature(), signature("Falun", "2029-04-30"), earlier=self.PAPERS)
        assert (found.where, found.line) == ("events[2]", 6)
        assert found.in_english == (
            "2029-04-30 signed Falun: it contradicts 2029-05-01 drafted, before which there was no text; correct a day"
        )

    def test_what_the_papers_tell_can_be_what_contradicts(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError) as caught:
            read(tmp_path, AGREEMENT, draft("2029-06-02"), earlier=self.PAPERS)
        (found,) = caught.value.faults
        assert (found.where, found.line) == ("", None)
        assert found.in_english == (
            "what the papers say: 2029-06-01 prepared: it contradicts 2029-06-02 drafted, before which there was no text; correct a day"
        )


class TestNoFaultMakesAnother:
    """Whoever an event that cannot be read was of, nothing that may rest on it is told as a fault; the rest is judged."""

    @every
    @pytest.mark.parametrize(
        ("was", "wrong"),
        [
            (r"on = .*", "on = 'i höst'"), (r"on = .*\n", ""), (r"kind = '(.*).'", r"kind = '\1x'"),
            (r"kind = '(.*)'", r"kind = '\1'\nfarg = 'röd'"),
        ],
    )  # fmt: skip
    def test_what_follows_an_event_that_cannot_be_read(
        self, tmp_path: Path, sibling: Sibling, was: str, wrong: str
    ) -> None:
        doubtful = re.sub(was, wrong, sibling.first, count=1)
        found = places(tmp_path, sibling.definition, doubtful, sibling.then)
        assert {where.partition(".")[0] for where in found} == {"events[1]"}

    @pytest.mark.parametrize(
        "doubtful",
        [
            signature(text=5),
            event("2029-09-03", "signed", party="'Orsa'", parties=["Mora"]),
            event("2029-09-03", "signd", parties=["Orsa"]),
            signature("Orso"),
            signature("Sala"),
            event("2029-09-03", "signed"),
            event("2030-01-01", "took-effect", by=5),
            event("2030-01-01", "took-effekt"),
            signature(counterpart="'Mora'"),
        ],
    )
    def test_a_notice_after_a_signature_that_cannot_be(self, tmp_path: Path, doubtful: str) -> None:
        assert {where.partition(".")[0] for where in places(tmp_path, AGREEMENT, doubtful, leave())} == {"events[1]"}

    @pytest.mark.parametrize(
        ("text", "where"),
        [
            (award(kr="'hundra'") + payment() + use(), {"events[1].amount"}),
            (award(kr=-1) + report(), {"events[1].amount"}),
            (award() + payment(kr="'nittio'") + use(), {"events[2].amount"}),
            (award() + payment().replace("amount = 90\n", "") + use(), {"events[2]"}),
            (award() + payment(kr=-90) + use(), {"events[2].amount"}),
            (award() + payment() + "colour = 1\n" + use(), {"events[2].colour"}),
            (award() + payment().replace("on = 2030-03-01\n", "") + use(), {"events[2]"}),
            (award() + payment(day="2029-03-01") + use(), {"events[2]"}),
            (award() + payment("Orso") + use(), {"events[2].recipient"}),
            (award() + payment() + "recipients = ['Mora']\n" + use(), {"events[2]"}),
            (award() + event("2030-03-01", "payd", recipient="'Orsa'", amount=90) + use(), {"events[2]"}),
            (award() + event("2030-03-01", "payd", amount=90) + use(), {"events[2]"}),
            (award() + payment() + passed(kr="'x'") + use("Mora", 5), {"events[3].amount"}),
            (award() + payment() + passed("'Mra'") + use("Mora", 5), {"events[3].to"}),
            (award() + payment() + passed().replace("to = 'Mora'\n", "") + use("Mora", 5), {"events[3]"}),
        ],
    )  # fmt: skip
    def test_a_faulty_inflow(self, tmp_path: Path, text: str, where: set[str]) -> None:
        """It does not make the uses of that money look too large."""
        assert places(tmp_path, GRANT, text) == where

    @pytest.mark.parametrize(
        ("definition", "text", "where"),
        [
            (AGREEMENT, signature(text=5) + leave() + leave("Mora"), {"events[1].text", "events[3]"}),
            (GRANT, award() + award("Mora") + payment(kr="'nittio'") + payment("Mora") + use() + use("Mora", 91), {"events[3].amount", "events[6]"}),
            (GRANT, award() + award("Mora") + event("2030-03-01", "paid") + "[events.amounts]\nMora = 'x'\nOrsa = 90\n" + use("Mora", 91) + use("Orsa", 91), {"events[3].amounts.Mora", "events[5]"}),
            (GRANT, award() + payment() + use(kr="'x'") + use(kr=91), {"events[3].amount", "events[4]"}),  # an outflow is left out
            (POST, contribution(kr="'x'") + end("2029-06-30"), {"events[1].amount", "events[2]"}),
            (POST, start(colour=1) + decision(year=2032), {"events[1].colour", "events[2]"}),
            (POST, start("2028-12-31") + end("2029-06-30"), {"events[1]"}),
            (POST, start(until="'2030'") + end("2029-06-30"), {"events[1].until"}),
        ],
    )  # fmt: skip
    def test_others_are_judged_all_the_same(
        self, tmp_path: Path, definition: Definition, text: str, where: set[str]
    ) -> None:
        assert places(tmp_path, definition, text) == where

    def test_what_came_to_whoever_pays_out_is_doubtful(self, tmp_path: Path) -> None:
        """What is sent out rests on it, and on what went back there."""
        came = event("2030-02-15", "arrived", amount=80)
        back = event("2030-03-02", "repaid", recipient="'Orsa'", amount=0, through="'RSS Prov'")
        sent = award("Mora") + payment("Mora", 20, "2030-03-03")
        assert places(tmp_path, gc.by_payer(), award(), payment(kr=80), came, sent) == {"events[5]"}
        assert places(tmp_path, gc.by_payer(), award(), payment(kr=80), came, back, sent) == {"events[4].amount"}
        unread = event("2030-02-15", "arrived", amount=0)
        assert places(tmp_path, gc.by_payer(), award(), unread, came, payment()) == {"events[2].amount"}

    @pytest.mark.parametrize(
        "doubtful",
        [
            event("2030-03-01", "payd", amounts="{ Mora = 90 }"),
            event("2030-03-01", "payd", recipients=["Mora"], amount=90),
            event("2030-03-01", "paid", recipient="'Mora'", amounts="{ Mora = 90 }"),
            payment("Mra"),
        ],
    )
    def test_only_of_whom_an_unreadable_event_tells_is_doubtful(self, tmp_path: Path, doubtful: str) -> None:
        text = award() + award("Mora") + doubtful + payment() + use("Mora") + use(kr=91)
        assert {where.partition(".")[0] for where in places(tmp_path, GRANT, text)} == {"events[3]", "events[6]"}


class TestManyAtOnce:
    @pytest.mark.parametrize(
        ("definition", "text", "message"),
        [
            (AGREEMENT, signature(parties=["Mora"]), "it names its parties in two ways"),
            (AGREEMENT, event("2029-09-03", "signed", parties=[]), "parties is an array of codes or names, with at least one"),
            (AGREEMENT, event("2029-09-03", "signed", parties="'Orsa'"), "parties is an array of codes or names"),
            (AGREEMENT, event("2029-09-03", "signed", amounts="{ Orsa = 5 }"), "moves no amounts; name its parties"),
            (GRANT, award() + "amounts = { Mora = 1 }\n", "it names its recipients in two ways"),
            (GRANT, award() + "recipients = ['Mora']\n", "it names its recipients in two ways"),
            (GRANT, event("2030-02-01", "notified", amounts="{ Mora = 1 }", recipients=["Mora"]), "it names its recipients in two ways"),
            (GRANT, event("2030-02-01", "notified", amounts="{ Mora = 1 }", amount=5), "it names its recipients in two ways"),
            (GRANT, event("2030-02-01", "reported", amounts="{ Mora = 1 }"), "moves no amounts; name its recipients"),
            (GRANT, event("2030-02-01", "notified", amounts=5), "amounts is a table with an amount for each party"),
            (GRANT, event("2030-02-01", "notified", amounts="{}"), "amounts is a table with an amount for each party"),
            (GRANT, event("2030-02-01", "notified", recipients="'Mora'", amount=5), "recipients is an array"),
            (GRANT, event("2030-02-01", "notified", recipients=[], amount=5), "recipients is an array"),
            (POST, event("2029-02-20", "intended", amounts="{ Mora = 5 }"), "this kind of event moves no amounts; name its parties"),
            (POST, decision(amounts="{ Mora = 5 }"), "it names its parties in two ways; keep one of party, parties and amounts"),
        ],
    )  # fmt: skip
    def test_two_ways_of_naming_them_or_none(
        self, tmp_path: Path, definition: Definition, text: str, message: str
    ) -> None:
        found = told_of(tmp_path, definition, text)
        assert found.keys() == {"events[1]"}
        assert message in found["events[1]"]

    @pytest.mark.parametrize(
        ("definition", "text", "where", "message"),
        [
            (AGREEMENT, signature(day="2029-09-01") + all_but("Falun", day="2029-09-03"), "events[2].parties[2]", "2029-09-03 signed Orsa: it contradicts 2029-09-01 signed Orsa"),
            (AGREEMENT, event("2029-09-03", "signed", parties=["Orsa", "2034"]), "events[1].parties[2]", "only once"),
            (AGREEMENT, event("2029-09-03", "signed", parties=["Mora", "Sala"]), "events[1].parties[2]", "no party is called 'Sala'"),
            (GRANT, award() + award("Mora") + event("2030-03-01", "paid") + "[events.amounts]\nMora = 100\nOrsa = 101\n", "events[3].amounts.Orsa", "101 kr"),
            (GRANT, award() + event("2030-09-01", "reported", recipients=["Orsa", "Falun"], duty="'interim'", contents=["done"]), "events[2].recipients[2]", "Falun"),
            (GRANT, event("2030-02-01", "notified", amounts="{ Mora = 1, 2062 = 1 }"), "events[1].amounts.2062", "stands twice"),
        ],
    )  # fmt: skip
    def test_one_of_many_is_named(
        self, tmp_path: Path, definition: Definition, text: str, where: str, message: str
    ) -> None:
        (found,) = faults(tmp_path, definition, text)
        assert found.where == where
        assert message in found.in_english

    @pytest.mark.parametrize(
        ("definition", "head", "rows", "wrong"),
        [
            (GRANT, event("2030-02-01", "notified"), {"Mora": "'x'", "Sala": 5, "Orsa": "1.5e1", "Falun": 7}, "Mora Sala Orsa"),
            (GRANT, event("2030-02-01", "notified"), {"Mora": -1, "Orsa": 0, "Sala": 5, "Falun": "'x'"}, "Mora Orsa Sala Falun"),
            (GRANT, award() + award("Mora") + event("2030-03-01", "paid"), {"Mora": 100, "Orsa": 101}, "Orsa"),
            (POST, event("2029-05-31", "paid", year=2029), {"Mora": 100, "Orsa": "'0,50 kr'", "Falun": -1}, "Orsa Falun"),
        ],
    )  # fmt: skip
    def test_every_faulty_row_is_told_with_its_line(
        self, tmp_path: Path, definition: Definition, head: str, rows: dict[str, object], wrong: str
    ) -> None:
        table = "[events.amounts]\n" + "".join(f"{name} = {amount}\n" for name, amount in rows.items())
        found = faults(tmp_path, definition, head + table)
        first, number = text_of(definition, head).count("\n") + 2, head.count("[[")
        assert [(fault.where, fault.line) for fault in found] == [
            (f"events[{number}].amounts.{name}", first + list(rows).index(name)) for name in wrong.split()
        ]

    def test_every_name_of_many_is_told_of(self, tmp_path: Path) -> None:
        text = event("2030-02-01", "notified", recipients=["Mora", "Sala", "Orso"], amount=5)
        assert places(tmp_path, GRANT, text) == {"events[1].recipients[2]", "events[1].recipients[3]"}

    def test_what_all_rows_have_in_common_is_told_once(self, tmp_path: Path) -> None:
        text = event("2030-02-01", "notified", colour=1, amounts="{ Mora = 1, Orsa = 2, Falun = 3 }")
        assert told_of(tmp_path, GRANT, text).keys() == {"events[1].colour"}
        text = event("2030-02-01", "notified", amounts="{ Mora = 1, Orsa = 2 }").replace("on = 2030-02-01\n", "")
        assert told_of(tmp_path, GRANT, text) == {"events[1]": "the key on is missing"}


class TestWhoseJournal:
    """What papers tell is of the definition that the facts hold under an id, and of no other of that id."""

    def test_facts_that_hold_another_or_none_are_refused(self, tmp_path: Path, facts: Catalogue) -> None:
        path = tmp_path / "journal.toml"
        path.write_text(f'of = "{AGREEMENT.id}"\n', "utf-8")
        with pytest.raises(JournalError, match="the facts that ship hold none of that id, .*; pass facts="):
            read_journal(path, AGREEMENT)
        shipped = facts.agreement("rss-dalarna-2023")
        changed = evolve(shipped, title=Text("Ett annat"))
        path.write_text('of = "rss-dalarna-2023"\n', "utf-8")
        with pytest.raises(JournalError, match="the facts that ship hold another of that id"):
            read_journal(path, changed)
        with pytest.raises(JournalError, match="the facts given hold none of that id"):
            read_journal(path, shipped, facts=Catalogue())
        assert read_journal(path, shipped).events == facts.journal_of(shipped.id).events
        assert read_journal(path, changed, earlier=Journal(of=changed.id)).events == ()
