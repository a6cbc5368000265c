"""Journals of agreements as files, and within facts files: what they can say, and their faults, each with its line."""

import re
from pathlib import Path

import pytest
from attrs import evolve

from agreement_cases import (
    AGREEMENT,
    FALUN,
    MORA,
    MUNICIPALITIES,
    ORSA,
    OTHER_TEXT,
    REGION,
    autumn,
    drafted,
    joint,
    journal,
    made_up,
    notice,
    on,
    prepared,
    recommended,
    signed,
    took_effect,
)
from nara_vard_finans import Agreement, Journal, embedded, read_facts, read_journal, status
from nara_vard_finans.agreements import AgreementForm, HoldsIf
from nara_vard_finans.core import FactsError, Fault, JournalError, NoticePeriod, Text
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.journals import Given
from nara_vard_finans.sharing import Leaving

HEAD = 'of = "stod-2030"\n'
SILENT = made_up(notice=None, on_leaving=None)


def event(day: str, kind: str, **parts: object) -> str:
    """Write one event, every value as TOML."""
    rows = [f"[[events]]\non = {day}\nkind = {kind!r}", *(f"{key} = {value}" for key, value in parts.items())]
    return "\n".join(rows) + "\n"


def draft(day: str = "2029-05-01") -> str:
    return event(day, "drafted")


def signature(who: str = "Orsa", day: str = "2029-09-03", **parts: object) -> str:
    return event(day, "signed", party=repr(who), **parts)


def all_but(*absent: str, day: str = "2029-09-01") -> str:
    names = [name for name in ("Falun", "Mora", "Orsa", "Älvdalen", "Region Dalarna") if name not in absent]
    return event(day, "signed", parties=names)


def leave(who: str = "Orsa", day: str = "2030-03-01", **parts: object) -> str:
    return event(day, "notice-given", party=repr(who), **parts)


def written(folder: Path, text: str) -> Path:
    path = folder / "journal.toml"
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, *events: str, head: str = HEAD, agreement: Agreement = AGREEMENT) -> Journal:
    return read_journal(written(folder, head + "".join(events)), agreement, earlier=Journal(of=agreement.id))


def faults(folder: Path, *events: str, head: str = HEAD, agreement: Agreement = AGREEMENT) -> list[Fault]:
    """Give the faults of a journal that cannot be read, in the order they are told, each checked for its line."""
    with pytest.raises(FactsError) as caught:
        read(folder, *events, head=head, agreement=agreement)
    found = list(caught.value.faults)
    assert [fault.line for fault in found] == sorted(fault.line or 0 for fault in found)
    lines = (head + "".join(events)).splitlines()
    heads = [number for number, line in enumerate(lines, 1) if line == "[[events]]"]
    for fault in found:
        place = re.match(r"events\[(\d+)\]", fault.where)
        assert fault.line is not None
        if place:  # the line lies in the event that the path names
            number = int(place[1])
            last = heads[number] if number < len(heads) else len(lines) + 1
            assert heads[number - 1] <= fault.line < last
    return found


def told_of(folder: Path, *events: str, head: str = HEAD, agreement: Agreement = AGREEMENT) -> dict[str, str]:
    found = faults(folder, *events, head=head, agreement=agreement)
    assert len({fault.where for fault in found}) == len(found)
    return {fault.where: fault.message for fault in found}


class TestReading:
    def test_every_kind_of_event(self, tmp_path: Path) -> None:
        found = read(
            tmp_path,
            event("2029-05-01", "drafted", by="'RSS'"),
            event("2029-06-01", "prepared", by="'Beredningen'", note="'enigt'"),
            event("2029-06-16", "recommended"),
            signature("Orsa kommun", note="'socialchefen'"),
            signature("20", "2029-09-04", counterpart="'Mora'", text=f"'{OTHER_TEXT}'"),
            event("2030-02-01", "took-effect", by="'protokollet'"),
            leave("2062", ends_on="2031-12-31"),
            leave("Falun"),
        )
        assert found == journal(
            drafted(autumn(1, 5), by="RSS"), prepared(autumn(1, 6), by="Beredningen", note="enigt"),
            recommended(autumn(16, 6)), signed(ORSA, autumn(3), note="socialchefen"),
            signed(REGION, autumn(4), MORA, text=OTHER_TEXT), took_effect(on(2, 1), by="protokollet"),
            notice(MORA, on(3, 1), on(12, 31, 2031)), notice(FALUN, on(3, 1)),
        )  # fmt: skip

    def test_many_sign_on_one_day(self, tmp_path: Path) -> None:
        found = read(tmp_path, event("2029-09-03", "signed", parties=["Falun", "2062", "Orsas kommun", "Alvdalen"]))
        assert found == journal(*(signed(code, autumn(3)) for code in MUNICIPALITIES))

    def test_many_give_notice_to_one_day(self, tmp_path: Path) -> None:
        given = event("2030-03-01", "notice-given", parties=["Falun", "Mora"], ends_on="2031-12-31")
        found = read(tmp_path, all_but(), given)
        assert {event for event in found.events if event.kind == "notice-given"} == {
            notice(FALUN, on(3, 1), on(12, 31, 2031)), notice(MORA, on(3, 1), on(12, 31, 2031))
        }  # fmt: skip

    def test_its_head(self, tmp_path: Path) -> None:
        head = HEAD + 'title = { sv = "Min", en = "Mine" }\nexample = true\nkept_to = 2029-06-16\n'
        found = read(tmp_path, head=head)
        assert found == journal(title=Text("Min", "Mine"), example=True, kept_to=autumn(16, 6))
        assert read(tmp_path) == journal()

    def test_what_it_gives(self, tmp_path: Path) -> None:
        head = HEAD + '[given]\nnotice = { months = 6 }\non_leaving = "others-share"\n'
        found = read(tmp_path, all_but(), leave(ends_on="2030-09-01"), head=head, agreement=SILENT)
        assert found.given == Given(notice=NoticePeriod(6), on_leaving=Leaving.OTHERS_SHARE)
        assert status(SILENT, found, on=on(3, 1)).findings[1:] == ()

    def test_events_are_judged_by_what_it_gives(self, tmp_path: Path) -> None:
        events = (all_but(), leave(ends_on="2030-08-31"))
        assert read(tmp_path, *events, agreement=SILENT).given == Given()
        found = told_of(tmp_path, *events, head=HEAD + "given = { notice = { months = 6 } }\n", agreement=SILENT)
        assert found == {
            "events[2]": "2030-03-01 notice-given Orsa: it would end on 2030-08-31, and the period of notice lasts to "
            "2030-09-01; name that day or later"
        }

    def test_a_source_by_the_id_of_a_paper(self, tmp_path: Path) -> None:
        found = read(tmp_path, signature(source="{ paper = 'hsn-2022-1845', place = 'Sammanfattning' }"))
        source = found.events[0].source
        assert source is not None
        assert source.paper is embedded().paper("hsn-2022-1845")
        assert source.place == "Sammanfattning"
        assert found == journal(signed(ORSA, autumn(3)))

    def test_the_order_of_the_file_does_not_matter(self, tmp_path: Path) -> None:
        events = [draft(), signature(), signature("Mora"), all_but("Orsa", "Mora"), leave()]
        assert read(tmp_path, *events) == read(tmp_path, *reversed(events))

    def test_what_is_read_can_be_asked_of_status(self, tmp_path: Path) -> None:
        found = status(AGREEMENT, read(tmp_path, draft(), all_but("Orsa")), on=on(1, 1))
        assert [each.party.code for each in found.missing] == [ORSA]
        assert status(AGREEMENT, read(tmp_path, draft(), all_but()), on=on(1, 1)).in_force is True

    def test_the_agreement_that_ships(self, tmp_path: Path, facts: Catalogue) -> None:
        """By 2022-12-15 all sixteen have signed; it holds from the first day of its term."""
        new = facts.agreement("rss-dalarna-2023")
        names = [party.name for party in new.parties]
        text = 'of = "rss-dalarna-2023"\n' + event("2022-12-15", "signed", parties=names)
        own = read_journal(written(tmp_path, text), new)
        for day, holds in ((on(12, 31, 2022), False), (on(1, 1, 2023), True)):
            found = status(new, own.after(facts.journal_of("rss-dalarna-2023")), on=day)
            assert found.in_force is holds
            assert found.findings == ()


class TestHead:
    def test_the_journal_of_another(self, tmp_path: Path) -> None:
        assert told_of(tmp_path, head="of = 'rss-dalarna-2018'\n") == {
            "of": "it tells of 'rss-dalarna-2018', expected stod-2030"
        }

    @pytest.mark.parametrize(
        ("row", "where", "message"),
        [
            ("kept_to = '2029-06-16'", "kept_to", "expected a day such as 2023-01-31, without quotes"),
            ("kept_to = 2029-06-16T12:00:00", "kept_to", "expected a day such as 2023-01-31, without quotes"),
            ("kept_to = 2029", "kept_to", "expected a day such as 2023-01-31, without quotes"),
            ("kept = 2029-06-16", "kept", "unknown key; did you mean kept_to?"),
            ("given = 12", "given", "expected a table, not 12"),
            ("given = { notis = { months = 6 } }", "given.notis", "unknown key; did you mean notice?"),
            ("given = { notice = 12 }", "given.notice", "expected a table, not 12"),
            ("given = { notice = { months = 'tolv' } }", "given.notice.months", "expected a whole number"),
            ("given = { notice = { months = -1 } }", "given.notice", "nought or more calendar months"),
            ("given = { on_leaving = 'delas' }", "given.on_leaving", "'delas' is not known"),
            ("given = { on_leaving = 'other-share' }", "given.on_leaving", "did you mean others-share?"),
            (
                "given = { cost = { yearly = 5 } }",
                "given.cost",
                "a journal of an agreement gives notice and on_leaving alone",
            ),
            (
                "given = { counted = 'months' }",
                "given.counted",
                "a journal of an agreement gives notice and on_leaving alone",
            ),
            (
                "given = { basis = 'population-dalarna-2021-06' }",
                "given.basis",
                "a journal of an agreement gives notice and on_leaving alone",
            ),
        ],
    )
    def test_what_does_not_fit_its_place(self, tmp_path: Path, row: str, where: str, message: str) -> None:
        (found,) = faults(tmp_path, head=f"{HEAD}{row}\n", agreement=SILENT)
        assert (found.where, found.line) == (where, 2)
        assert message in found.message

    @pytest.mark.parametrize(
        ("row", "where"), [("notice = { months = 6 }", "given.notice"), ("on_leaving = 'ends'", "given.on_leaving")]
    )
    def test_what_the_papers_state_is_not_given(self, tmp_path: Path, row: str, where: str) -> None:
        (found,) = faults(tmp_path, head=f"{HEAD}[given]\n{row}\n")
        assert (found.where, found.line) == (where, 3)
        assert found.message == "the papers of stod-2030 state it; take it away"


class TestValues:
    @pytest.mark.parametrize(
        ("events", "where", "message"),
        [
            (signature("Sala"), "events[1].party", "no party is called 'Sala'"),
            (signature("Orso"), "events[1].party", "did you mean 'Orsa'"),
            (signature("Region Dalarna", counterpart="'Sala'"), "events[1].counterpart", "no party is called 'Sala'"),
            (leave("Sala"), "events[1].party", "no party is called 'Sala'"),
            (signature(day="'2029-09-03'"), "events[1].on", "expected a day"),
            (signature(text=5), "events[1].text", "expected a text in quotes"),
            (signature(by="'x'"), "events[1].by", "unknown key"),
            (signature(partie="'x'"), "events[1].partie", "did you mean party?"),
            (leave(ends_on="'2031'"), "events[1].ends_on", "expected a day"),
            (leave(ends_on="2031-12-31T00:00:00"), "events[1].ends_on", "expected a day"),
            (event("2029-06-01", "prepared", party="'Orsa'"), "events[1].party", "unknown key"),
            (event("2029-06-01", "signd", party="'Orsa'"), "events[1]", "'signd' is no kind of event; did you mean signed?"),
            (event("2029-06-01", "paid", party="'Orsa'"), "events[1]", "'paid' is no kind of event; expected one of drafted, "),
            (event("2029-06-01", "signed"), "events[1]", "the key party is missing"),
            ("[[events]]\nkind = 'drafted'\n", "events[1]", "the key on is missing"),
            (signature(parties=["Mora"]), "events[1]", "it names its parties in two ways"),
            (event("2029-09-03", "signed", parties=[]), "events[1]", "parties is an array of codes or names, with at least one"),
            (event("2029-09-03", "signed", parties="'Orsa'"), "events[1]", "parties is an array of codes or names"),
            (event("2029-09-03", "signed", amounts="{ Orsa = 5 }"), "events[1]", "moves no amounts; name its parties"),
            (event("2029-09-03", "signed", parties=["Mora", "Sala"]), "events[1].parties[2]", "no party is called 'Sala'"),
            (signature(source="{ paper = 'hsn-2022-1854' }"), "events[1].source.paper", "did you mean 'hsn-2022-1845'"),
            (signature(source="'hsn-2022-1845'"), "events[1].source", "expected a table"),
        ],
    )  # fmt: skip
    def test_what_does_not_fit_its_place(self, tmp_path: Path, events: str, where: str, message: str) -> None:
        found = told_of(tmp_path, events)
        assert found.keys() == {where}
        assert message in found[where]

    def test_the_kinds_that_there_are(self, tmp_path: Path) -> None:
        found = told_of(tmp_path, event("2029-06-01", "xyz"))
        assert found["events[1]"] == (
            "'xyz' is no kind of event; expected one of drafted, prepared, recommended, signed, took-effect, notice-given"
        )


class TestWhatCannotHaveHappened:
    @pytest.mark.parametrize(
        ("events", "message"),
        [
            (
                (signature(day="2029-09-01"), signature(day="2029-09-02")),
                (
                    "2029-09-02 signed Orsa: it contradicts 2029-09-01 signed Orsa, since it can happen only once; "
                    "take one of them away"
                ),
            ),
            (
                (signature(), signature()),
                (
                    "2029-09-03 signed Orsa: it contradicts 2029-09-03 signed Orsa, since it can happen only once; "
                    "take one of them away"
                ),
            ),
            (
                (draft("2029-05-01"), draft("2029-05-02")),
                (
                    "2029-05-02 drafted: it contradicts 2029-05-01 drafted, since it can happen only once; "
                    "take one of them away"
                ),
            ),
            (
                (draft("2029-05-02"), event("2029-05-01", "prepared")),
                "2029-05-01 prepared: it contradicts 2029-05-02 drafted, before which there was no text; correct a day",
            ),
            (
                (draft("2029-09-04"), signature()),
                (
                    "2029-09-03 signed Orsa: it contradicts 2029-09-04 drafted, before which there was no text; "
                    "correct a day"
                ),
            ),
            (
                (signature(day="2034-01-01"),),
                "2034-01-01 signed Orsa: it is after the last day of stod-2030, 2033-12-31; correct the day",
            ),
            (
                (all_but(), leave("Region Dalarna"), leave(day="2031-03-02")),
                (
                    "2031-03-02 notice-given Orsa: stod-2030 had ended on 2031-03-01; correct the day, or take the event "
                    "away"
                ),
            ),
            (
                (signature("Mora"), leave()),
                "2030-03-01 notice-given Orsa: the party has not signed, and cannot give notice; enter when it signed",
            ),
            (
                (signature(day="2030-03-02"), leave()),
                (
                    "2030-03-01 notice-given Orsa: it contradicts 2030-03-02 signed Orsa, before which it cannot give "
                    "notice; correct a day"
                ),
            ),
            (
                (signature(), leave(), leave(day="2030-03-02")),
                (
                    "2030-03-02 notice-given Orsa: it contradicts 2030-03-01 notice-given Orsa, since it can happen only "
                    "once; take one of them away"
                ),
            ),
            (
                (signature(), leave(ends_on="2030-02-28")),
                "2030-03-01 notice-given Orsa: it would end on 2030-02-28, before the notice; correct one of the days",
            ),
            (
                (signature(), leave(ends_on="2031-02-28")),
                (
                    "2030-03-01 notice-given Orsa: it would end on 2031-02-28, and the period of notice lasts to "
                    "2031-03-01; name that day or later"
                ),
            ),
            (
                (event("2029-12-31", "took-effect"),),
                (
                    "2029-12-31 took-effect: stod-2030 cannot hold before the first day of its term, 2030-01-01; "
                    "correct the day"
                ),
            ),
            (
                (signature(counterpart="'Mora'"),),
                (
                    "2029-09-03 signed Orsa: both are of one side; a bilateral agreement is between a municipality and "
                    "the region"
                ),
            ),
            (
                (signature("20"), signature("20", "2029-09-04", counterpart="'Mora'")),
                (
                    "2029-09-04 signed Region Dalarna: it contradicts 2029-09-03 signed Region Dalarna, which was with "
                    "all; take one of them away"
                ),
            ),
        ],
    )
    def test_the_event_is_named_with_path_and_line(self, tmp_path: Path, events: tuple[str, ...], message: str) -> None:
        (found,) = faults(tmp_path, *events)
        assert found.where == f"events[{len(events)}]"
        assert found.message == message
        line = (HEAD + "".join(events)).splitlines().index("[[events]]") + 1
        assert found.line == (line if len(events) == 1 else (HEAD + "".join(events[:-1])).count("\n") + 1)

    def test_a_counterpart_in_one_document(self, tmp_path: Path) -> None:
        found = told_of(tmp_path, signature("20", counterpart="'Mora'"), agreement=joint())
        assert found == {
            "events[1]": "2029-09-03 signed Region Dalarna: stod-2030 is one document that all sign; "
            "take the counterpart away"
        }

    def test_one_of_many_is_named(self, tmp_path: Path) -> None:
        (found,) = faults(tmp_path, signature(day="2029-09-01"), all_but("Falun", day="2029-09-03"))
        assert found.where == "events[2].parties[2]"
        assert found.message.startswith("2029-09-03 signed Orsa: it contradicts 2029-09-01 signed Orsa")

    def test_twice_in_one_event(self, tmp_path: Path) -> None:
        (found,) = faults(tmp_path, event("2029-09-03", "signed", parties=["Orsa", "2034"]))
        assert found.where == "events[1].parties[2]"
        assert "only once" in found.message

    def test_all_at_once(self, tmp_path: Path) -> None:
        events = (
            draft(), event("2029-04-01", "recommended"), signature("Sala"), signature(), signature(day="2029-09-04"),
            leave("Mora", "2034-01-01"), signature("Falun", text=5), leave("Falun"), leave("Älvdalen"),
            event("2029-01-01", "took-effect"),
        )  # fmt: skip
        found = faults(tmp_path, *events, head=HEAD + "kept = 1\n")
        assert {fault.where for fault in found} == {
            "kept", "events[2]", "events[3].party", "events[5]", "events[6]", "events[7].text", "events[10]",
        }  # fmt: skip
        lasting = [signature(), signature(day="2029-09-04"), leave("Mora"), leave("2080", "2034-01-01")]
        assert [fault.where for fault in faults(tmp_path, *lasting)] == ["events[2]", "events[3]", "events[4]"]

    def test_the_message_gives_file_line_and_path(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError) as caught:
            read(tmp_path, signature(), signature())
        assert str(caught.value).startswith(
            f"{tmp_path / 'journal.toml'}:6: events[2]: 2029-09-03 signed Orsa: it contradicts 2029-09-03 signed Orsa"
        )

    def test_of_two_signatures_of_a_day_whichever_stands_first_is_refused(self, tmp_path: Path) -> None:
        """The region signs with Mora, and that day with all."""
        events = [signature("20", counterpart="'Mora'"), signature("20")]
        for order in (events[::-1], events):
            assert len(faults(tmp_path, *order)) == 1


class TestWithWhatThePapersTell:
    """A user's journal is judged together with what is told already, and does not hold it."""

    PAPERS = journal(drafted(autumn(1, 5)), prepared(autumn(1, 6)), signed(MORA, autumn(3)))

    def both(self, folder: Path, *events: str) -> Journal:
        return read_journal(written(folder, HEAD + "".join(events)), AGREEMENT, earlier=self.PAPERS)

    def fault(self, folder: Path, *events: str) -> Fault:
        with pytest.raises(FactsError) as caught:
            self.both(folder, *events)
        (found,) = caught.value.faults
        return found

    def test_it_holds_what_its_file_tells_alone(self, tmp_path: Path) -> None:
        found = self.both(tmp_path, signature(), leave("Mora"))
        assert found == journal(signed(ORSA, autumn(3)), notice(MORA, on(3, 1)))
        assert found.after(self.PAPERS).events == (*self.PAPERS.events[:2], *found.after(self.PAPERS).events[2:])
        assert len(found.after(self.PAPERS).events) == 5

    def test_its_own_word_of_what_happens_once_is_no_contradiction(self, tmp_path: Path) -> None:
        found = self.both(tmp_path, signature("Mora", "2029-09-10"), draft("2029-04-30"))
        assert len(found.after(self.PAPERS).events) == 3

    def test_what_contradicts_the_papers_is_named_with_its_line(self, tmp_path: Path) -> None:
        found = self.fault(tmp_path, signature(), signature("Falun", "2029-04-30"))
        assert (found.where, found.line) == ("events[2]", 6)
        assert found.message == (
            "2029-04-30 signed Falun: it contradicts 2029-05-01 drafted, before which there was no text; correct a day"
        )

    def test_what_the_papers_tell_can_be_what_contradicts(self, tmp_path: Path) -> None:
        found = self.fault(tmp_path, draft("2029-06-02"))
        assert found.where == "what the papers tell"
        assert found.message == (
            "2029-06-01 prepared: it contradicts 2029-06-02 drafted, before which there was no text; correct a day"
        )

    def test_what_is_given_beside_the_file_counts_when_it_is_judged(self, tmp_path: Path) -> None:
        path = written(tmp_path, HEAD + signature() + leave(ends_on="2030-08-31"))
        none = Journal(of=SILENT.id)
        assert read_journal(path, SILENT, earlier=none).given == Given()
        with pytest.raises(FactsError, match="the period of notice lasts to 2030-09-01"):
            read_journal(path, SILENT, earlier=none, given=Given(notice=NoticePeriod(6)))
        found = read_journal(path, SILENT, earlier=none, given=Given(notice=NoticePeriod(5)))
        assert found.given == Given(notice=NoticePeriod(5))


class TestNoFaultMakesAnother:
    @pytest.mark.parametrize(
        "doubtful",
        [
            signature(day="'i höst'"),
            signature(text=5),
            signature(farg="'röd'"),
            event("2029-09-03", "signd", party="'Orsa'"),
            event("2029-09-03", "signed", party="'Orsa'", parties=["Mora"]),
            event("2029-09-03", "signd", parties=["Orsa"]),
            signature("Orso"),
            signature("Sala"),
            event("2029-09-03", "signed"),
            event("2030-01-01", "took-effect", by=5),
            event("2030-01-01", "took-effekt"),
        ],
    )
    def test_a_signature_that_cannot_be_read_makes_no_fault_of_the_notice(self, tmp_path: Path, doubtful: str) -> None:
        assert {fault.where.partition(".")[0] for fault in faults(tmp_path, doubtful, leave())} == {"events[1]"}

    def test_others_are_judged_all_the_same(self, tmp_path: Path) -> None:
        found = faults(tmp_path, signature(text=5), leave(), leave("Mora"))
        assert [fault.where for fault in found] == ["events[1].text", "events[3]"]

    def test_a_signature_that_cannot_be(self, tmp_path: Path) -> None:
        found = faults(tmp_path, signature(counterpart="'Mora'"), leave())
        assert [fault.where for fault in found] == ["events[1]"]

    def test_what_cannot_be_given_is_told_and_the_events_are_judged(self, tmp_path: Path) -> None:
        found = faults(tmp_path, signature(), signature(), head=HEAD + "given = { notice = { months = 1 } }\n")
        assert [fault.where for fault in found] == ["given.notice", "events[2]"]


COUNTY = """
[parties.municipalities]
"K1" = "Ekeby"
"K2" = "Lövnäs"
[parties.regions]
"99" = "Region Påhitt"

[[papers]]
id = "avtalet"
title = "Avtal om gemensam stab"
kind = "agreement"
dated = 2024-01-15

[[agreements]]
id = "stab"
title = "Gemensam stab"
term = { first_day = 2024-01-01, last_day = 2025-12-31 }
cost = { yearly = 300 }
cost_key = { kind = "equal", parties = ["Ekeby", "Lövnäs", "99"] }
source = { paper = "avtalet" }
"""
ADOPTED = """
notice = { months = 6 }
on_leaving = "falls-away"
succeeds = "staben"
[agreements.adoption]
form = "bilateral"
holds_if = "each-signs"
prepared_by = "Beredningen"
recommended_by = "Rådet"
signed_by = { sv = "chefen", en = "the head" }
source = { paper = "avtalet", place = "antagande" }
"""
TOLD = """
[[journals]]
of = "stab"
title = "Vad papperen berättar"
kept_to = 2024-03-01
[[journals.events]]
on = 2024-02-01
kind = "signed"
parties = ["Ekeby", "Region Påhitt"]
source = { paper = "avtalet", place = "s. 2" }
[[journals.events]]
on = 2024-01-31
kind = "drafted"
"""


def facts_of(folder: Path, text: str) -> Catalogue:
    return read_facts(written(folder, text))


def faults_in(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """Give the faults of a facts file: the path, the line that is pointed at, and the message."""
    with pytest.raises(FactsError) as caught:
        facts_of(folder, text)
    lines = text.splitlines()
    return [(fault.where, lines[(fault.line or 0) - 1], fault.message) for fault in caught.value.faults]


class TestFactsFiles:
    def test_how_an_agreement_is_adopted(self, tmp_path: Path) -> None:
        found = facts_of(tmp_path, COUNTY + ADOPTED).agreement("stab")
        adoption = found.adoption
        assert (adoption.form, adoption.holds_if) == (AgreementForm.BILATERAL, HoldsIf.EACH_SIGNS)
        assert (adoption.prepared_by, adoption.recommended_by) == ("Beredningen", "Rådet")
        assert adoption.signed_by == Text("chefen", "the head")
        assert adoption.source is not None
        assert adoption.source.place == "antagande"
        assert (found.on_leaving, found.succeeds, found.notice) == (Leaving.FALLS_AWAY, "staben", NoticePeriod(6))

    def test_without_a_word_of_it(self, tmp_path: Path) -> None:
        found = facts_of(tmp_path, COUNTY).agreement("stab")
        assert (found.adoption.form, found.adoption.holds_if) == (None, None)
        assert (found.on_leaving, found.notice, found.succeeds) == (None, None, "")

    @pytest.mark.parametrize(
        ("was", "wrong", "where", "message"),
        [
            (
                'form = "bilateral"', 'form = "bilaterala"', "agreements[1].adoption.form",
                "'bilaterala' is not known; did you mean bilateral?",
            ),
            (
                'form = "bilateral"', 'form = "joint"', "agreements[1].adoption",
                "adoption: one document holds when all have signed it; make the form bilateral",
            ),
            (
                'holds_if = "each-signs"', 'holds_if = "flertalet"', "agreements[1].adoption.holds_if",
                "'flertalet' is not known; expected one of all-sign, each-signs",
            ),
            (
                'prepared_by = "Beredningen"', "prepared_by = 5", "agreements[1].adoption.prepared_by",
                "expected a text in quotes, not 5",
            ),
            (
                'recommended_by = "Rådet"', 'recomended_by = "Rådet"', "agreements[1].adoption.recomended_by",
                "unknown key; did you mean recommended_by?",
            ),
            (
                'signed_by = { sv = "chefen", en = "the head" }', "signed_by = 5", "agreements[1].adoption.signed_by",
                "expected a table, not 5",
            ),
            (
                'on_leaving = "falls-away"', 'on_leaving = "falls"', "agreements[1].on_leaving",
                "'falls' is not known; ",
            ),
            ('succeeds = "staben"', "succeeds = 5", "agreements[1].succeeds", "expected a text in quotes, not 5"),
            (
                'succeeds = "staben"', 'succeeds = "stab"', "agreements[1]",
                "stab: it cannot follow itself; name the agreement that it follows",
            ),
        ],
    )  # fmt: skip
    def test_what_does_not_fit_its_place(self, tmp_path: Path, was: str, wrong: str, where: str, message: str) -> None:
        assert was in ADOPTED
        ((at, line, told),) = faults_in(tmp_path, COUNTY + ADOPTED.replace(was, wrong))
        assert at == where
        assert message in told
        expected = {"agreements[1].adoption": "[agreements.adoption]", "agreements[1]": "[[agreements]]"}
        assert line == expected.get(where, wrong)

    def test_what_the_papers_tell(self, tmp_path: Path) -> None:
        facts = facts_of(tmp_path, COUNTY + ADOPTED + TOLD)
        (found,) = facts.journals
        assert facts.journal_of("stab") is found
        assert found == Journal(
            of="stab",
            events=[drafted(on(1, 31, 2024)), signed("K1", on(2, 1, 2024)), signed("99", on(2, 1, 2024))],
            title=Text("Vad papperen berättar"),
            kept_to=on(3, 1, 2024),
        )
        sources = [event.source for event in found.events]
        assert [source and (source.paper.id, source.place) for source in sources] == [
            None, ("avtalet", "s. 2"), ("avtalet", "s. 2"),
        ]  # fmt: skip
        day = status(facts.agreement("stab"), found, on=on(2, 1, 2024))
        assert (day.in_force, [each.party.name for each in day.missing]) == (True, ["Lövnäs"])

    def test_of_what_nothing_is_told_all_is_unknown(self, tmp_path: Path) -> None:
        told = facts_of(tmp_path, COUNTY).journal_of("stab")
        assert (told, told.is_untold) == (Journal.untold("stab"), True)
        assert Journal(of="stab").after(told) == Journal(of="stab")  # one that is given and empty denies

    def test_of_an_agreement_that_ships(self, tmp_path: Path, facts: Catalogue) -> None:
        """What a file tells of it comes in place of what ships; of the others what ships still holds."""
        own = facts_of(tmp_path, "[[journals]]\nof = 'rss-dalarna-2023'\n")
        assert own.journals == (Journal(of="rss-dalarna-2023"),)
        both = facts.with_(own)
        assert both.journal_of("rss-dalarna-2023") == Journal(of="rss-dalarna-2023")
        assert both.journal_of("rss-dalarna-2018") == facts.journal_of("rss-dalarna-2018")

    def test_of_an_agreement_that_a_file_defines_anew_nothing_that_ships_is_told(
        self, tmp_path: Path, facts: Catalogue
    ) -> None:
        own = facts_of(tmp_path, COUNTY.replace('id = "stab"', 'id = "rss-dalarna-2018"'))
        assert facts.with_(own).journal_of("rss-dalarna-2018").events == ()
        assert facts.with_(own).journal_of("rss-dalarna-2023").events

    def test_who_follows(self, tmp_path: Path) -> None:
        after = COUNTY.partition("[[agreements]]")[2].replace('id = "stab"', 'id = "ny"\nsucceeds = "stab"')
        found = facts_of(tmp_path, COUNTY + "[[agreements]]" + after)
        assert found.successor_of("stab") is found.agreement("ny")
        assert found.successor_of("ny") is None


class TestFaultsOfToldJournals:
    def test_an_unknown_id(self, tmp_path: Path) -> None:
        ((where, line, message),) = faults_in(tmp_path, COUNTY + TOLD.replace('of = "stab"', 'of = "stap"'))
        assert (where, line) == ("journals[1]", "[[journals]]")
        assert message == "no agreement, grant or post is called 'stap'; did you mean 'stab'?"

    def test_two_of_one_agreement(self, tmp_path: Path) -> None:
        text = COUNTY + TOLD + "[[journals]]\nof = 'stab'\n"
        ((where, line, message),) = faults_in(tmp_path, text)
        assert (where, line) == ("journals[2]", "[[journals]]")
        assert message == "stab has two journals; make them one"

    @pytest.mark.parametrize("text", ["journals = 5\n", "journals = 'stab'\n", "[journals]\nof = 'stab'\n"])
    def test_no_tables(self, tmp_path: Path, text: str) -> None:
        found = faults_in(tmp_path, text)
        assert [(where, message) for where, _, message in found] == [
            ("journals", "expected tables headed [[journals]]")
        ]

    def test_no_table(self, tmp_path: Path) -> None:
        ((where, _, _),) = faults_in(tmp_path, "journals = [5]\n")
        assert where == "journals[1]"

    def test_of_nothing(self, tmp_path: Path) -> None:
        ((where, _, message),) = faults_in(tmp_path, COUNTY + TOLD.replace('of = "stab"\n', ""))
        assert where == "journals[1]"
        assert "the key of is missing" in message

    def test_of_an_agreement_with_faults_nothing_more_is_told(self, tmp_path: Path) -> None:
        text = COUNTY.replace("yearly = 300", "yearly = 'gratis'") + TOLD.replace("Ekeby", "Sala")
        found = faults_in(tmp_path, text)
        assert [where for where, _, _ in found] == ["agreements[1].cost.yearly"]

    @pytest.mark.parametrize(
        ("was", "wrong", "where", "line", "message"),
        [
            ('"Ekeby", "Region', '"Sala", "Region', "journals[1].events[1].parties[1]", "parties = [", "no party is called 'Sala'"),
            ("kept_to = 2024-03-01", "kept_to = 2024", "journals[1].kept_to", "kept_to = 2024", "expected a day"),
            ("kept_to", "keptto", "journals[1].keptto", "keptto", "did you mean kept_to?"),
            ("on = 2024-01-31", "on = 2024-02-02", "journals[1].events[1].parties[1]", "parties", "2024-02-01 signed Ekeby: it contradicts 2024-02-02 drafted"),
            ("on = 2024-01-31", "on = 2026-01-01", "journals[1].events[2]", "[[journals.events]]", "2026-01-01 drafted: it is after the last day of stab"),
            ('kind = "drafted"', 'kind = "drafed"', "journals[1].events[2]", "[[journals.events]]", "did you mean drafted?"),
        ],
    )  # fmt: skip
    def test_an_event_is_named_with_path_and_line(
        self, tmp_path: Path, was: str, wrong: str, where: str, line: str, message: str
    ) -> None:
        text = COUNTY + TOLD
        assert text.count(was) == 1
        found = faults_in(tmp_path, text.replace(was, wrong))
        assert found[0][0] == where
        assert found[0][1].startswith(line)
        assert message in found[0][2]

    def test_a_fault_within_a_source_points_at_its_line(self, tmp_path: Path) -> None:
        text = COUNTY + TOLD.replace('paper = "avtalet", place = "s. 2"', 'paper = "avtal"')
        ((where, line, message),) = faults_in(tmp_path, text)
        assert where == "journals[1].events[1].source.paper"
        assert message == "no paper is called 'avtal'; did you mean 'avtalet'?"
        assert line == 'source = { paper = "avtal" }'

    def test_what_it_gives_that_the_papers_state(self, tmp_path: Path) -> None:
        ((where, line, message),) = faults_in(
            tmp_path, COUNTY + ADOPTED + TOLD + "[journals.given.notice]\nmonths = 3\n"
        )
        assert where == "journals[1].given.notice"
        assert line in {"[journals.given.notice]", "months = 3"}
        assert message == "the papers of stab state it; take it away"

    def test_a_faulty_paper_makes_no_fault_of_the_events(self, tmp_path: Path) -> None:
        text = COUNTY.replace('source = { paper = "avtalet" }\n', "") + TOLD
        found = faults_in(tmp_path, text.replace("dated = 2024-01-15", "dated = 'i vintras'"))
        assert [where for where, _, _ in found] == ["papers[1].dated"]


class TestWhoseJournal:
    """What papers tell is of the definition that the facts hold under an id, and of no other of that id."""

    def test_facts_that_hold_another_or_none_are_refused(self, tmp_path: Path, facts: Catalogue) -> None:
        path = written(tmp_path, HEAD)
        with pytest.raises(JournalError, match="the facts that ship hold none of that id, .*; pass facts="):
            read_journal(path, AGREEMENT)
        shipped = facts.agreement("rss-dalarna-2023")
        changed = evolve(shipped, title=Text("Ett annat"))
        own = written(tmp_path, 'of = "rss-dalarna-2023"\n')
        with pytest.raises(JournalError, match="the facts that ship hold another of that id"):
            read_journal(own, changed)
        with pytest.raises(JournalError, match="the facts given hold none of that id"):
            read_journal(own, shipped, facts=Catalogue())
        assert read_journal(own, shipped).events == facts.journal_of(shipped.id).events
        assert read_journal(own, changed, earlier=Journal(of=changed.id)).events == ()
