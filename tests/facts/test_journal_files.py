"""Journals as files: what they can say, and all their faults at once, each with path and line."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from grant_cases import (
    DIRECTORY,
    FALUN,
    GRANT,
    MORA,
    ORSA,
    REGION,
    asked,
    filed,
    journal,
    kept,
    on,
    paid,
    passed,
    repaid,
    told,
    used,
)
from nara_vard_finans import Grant, Journal, NaraVardFinansError, embedded, example_journal, read_journal, status
from nara_vard_finans.core import FactsError, Fault, Text, UnknownEntryError, UnreadableFileError
from nara_vard_finans.facts import MOST_FAULTS, example_names, is_journal, listed_examples, parse_toml

HEAD = 'of = "prov-2030"\n'


def event(day: str, kind: str, **parts: object) -> str:
    """Write one event, every value as TOML."""
    rows = [f"[[events]]\non = {day}\nkind = {kind!r}", *(f"{key} = {value}" for key, value in parts.items())]
    return "\n".join(rows) + "\n"


def notice(who: str = "Orsa", kr: object = 100, day: str = "2030-02-01") -> str:
    return event(day, "notified", recipient=repr(who), amount=kr)


def payment(who: str = "Orsa", kr: object = 90, day: str = "2030-03-01") -> str:
    return event(day, "paid", recipient=repr(who), amount=kr)


def use(who: str = "Orsa", kr: object = 90, day: str = "2030-04-01", **parts: object) -> str:
    return event(day, "used", recipient=repr(who), amount=kr, **({"area": "'b'"} | parts))


def report(who: str = "Orsa", day: str = "2030-09-01", **parts: object) -> str:
    return event(day, "reported", recipient=repr(who), **({"duty": "'interim'", "contents": ["done"]} | parts))


def written(folder: Path, text: str) -> Path:
    path = folder / "journal.toml"
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, *events: str, head: str = HEAD, grant: Grant = GRANT) -> Journal:
    return read_journal(written(folder, head + "".join(events)), grant, earlier=Journal(of=grant.id))


def faults(folder: Path, *events: str, head: str = HEAD) -> list[Fault]:
    """Give the faults of a journal that cannot be read, in the order they are told, each checked for its line."""
    with pytest.raises(FactsError) as caught:
        read(folder, *events, head=head)
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


def told_of(folder: Path, *events: str, head: str = HEAD) -> dict[str, str]:
    found = faults(folder, *events, head=head)
    assert len({fault.where for fault in found}) == len(found)
    return {fault.where: fault.message for fault in found}


class TestReading:
    def test_every_kind_of_event(self, tmp_path: Path) -> None:
        found = read(
            tmp_path,
            notice(), event("2030-02-02", "requisitioned", recipient="'Orsa'", amount="'90 kr'"), payment(),
            use(kr=10, measure="'b6'", by="'Region Dalarna'", note="'kurs'"),
            event("2030-04-02", "set-aside", recipient="'Orsa'", amount=20, joint_use="'leader'"),
            event("2030-04-03", "transferred", recipient="'Orsa'", amount=30, to="'20'"),
            report(contents=["done", "planned"], by="'RSS'"),
            event("2030-12-01", "repaid", recipient="'Orsa'", amount="'0,03 tkr'"),
        )  # fmt: skip
        assert found == journal(
            told(ORSA, 100, on(2, 1)), asked(ORSA, 90, on(2, 2)), paid(ORSA, 90, on(3, 1)),
            used(ORSA, 10, on(4, 1), measure="b6", by=REGION, note="kurs"), kept(ORSA, 20, on(4, 2), joint_use="leader"),
            passed(ORSA, 30, on(4, 3)), filed(ORSA, on(9, 1), contents=["planned", "done"]), repaid(ORSA, 30, on(12, 1)),
        )  # fmt: skip

    def test_one_event_for_many(self, tmp_path: Path) -> None:
        found = read(
            tmp_path,
            event("2030-02-01", "notified") + '[events.amounts]\n"Falun kommun" = 300\n"2062" = "200 kr"\n',
            event("2030-09-01", "reported", recipients=["Falun", "Mora"], duty="'interim'", contents=["done"]),
        )
        assert found == journal(
            told(FALUN, 300, on(2, 1)), told(MORA, 200, on(2, 1)),
            *(filed(code, on(9, 1), contents=["done"], by="") for code in (FALUN, MORA)),
        )  # fmt: skip

    def test_one_amount_for_many(self, tmp_path: Path) -> None:
        found = read(tmp_path, event("2030-02-01", "notified", recipients=["Falun", "Mora"], amount=7))
        assert found == journal(told(FALUN, 7, on(2, 1)), told(MORA, 7, on(2, 1)))

    def test_its_head(self, tmp_path: Path) -> None:
        found = read(tmp_path, head=HEAD + 'title = "Min journal"\nexample = true\n')
        assert (found.of, found.title, found.example, found.events) == ("prov-2030", Text("Min journal"), True, ())
        bilingual = read(tmp_path, head=HEAD + 'title = { sv = "Min", en = "Mine" }\n')
        assert (bilingual.title, bilingual.example) == (Text("Min", "Mine"), False)

    def test_the_order_of_the_file_does_not_matter(self, tmp_path: Path) -> None:
        events = [notice(), payment(), use(kr=10), use(kr=20), report(), report(contents=["planned"], day="2030-09-02")]
        assert read(tmp_path, *events) == read(tmp_path, *reversed(events))

    def test_what_is_read_can_be_asked_of_status(self, tmp_path: Path) -> None:
        found = read(tmp_path, notice(), payment(), use())
        assert status(GRANT, found, on=on(4, 1)).recipient(ORSA).balance.remaining.ore == 0

    def test_what_is_read_can_be_asked_of_status_also_with_two_reports_of_a_day(self, tmp_path: Path) -> None:
        reports = [report(), report(contents=["done", "planned"])]
        found = read(tmp_path, notice(), *reports)
        assert found == read(tmp_path, notice(), *reversed(reports))
        assert status(GRANT, found, on=on(9, 1)).duties[0].state.value == "incomplete"

    def test_a_journal_is_told_from_facts(self) -> None:
        assert is_journal(parse_toml(HEAD, "x"))
        assert is_journal(parse_toml("[[events]]\n", "x"))
        assert not is_journal(parse_toml("[[grants]]\n", "x"))


class TestExamples:
    def test_what_ships(self) -> None:
        assert example_names() == ("exempel-gnv-2020", "exempel-gnv-post-2023")
        found = example_journal("exempel-gnv-2020")
        assert found.of == "ok-gnv-2020"
        assert found.example
        assert example_journal("exempel-gnv-2020") is found

    def test_they_are_listed_with_their_days(self) -> None:
        found, _ = listed_examples()
        assert (found.kind, found.id) == ("journal", "exempel-gnv-2020")
        assert found.validity is not None
        assert (found.validity.first_day.isoformat(), found.validity.last_day.isoformat()) == (
            "2020-06-01",
            "2021-03-24",
        )

    def test_another_name(self) -> None:
        with pytest.raises(UnknownEntryError, match="no example journal is called 'exempel-gnv-2021'; did you mean"):
            example_journal("exempel-gnv-2021")

    def test_the_shipped_one_reads_as_a_users_would(self, tmp_path: Path) -> None:
        import nara_vard_finans  # noqa: PLC0415

        path = Path(nara_vard_finans.__path__[0], "examples", "exempel-gnv-2020.toml")
        grant = embedded().grant("ok-gnv-2020")
        assert read_journal(path, grant) == example_journal("exempel-gnv-2020")
        copy = written(tmp_path, path.read_text("utf-8"))
        assert read_journal(str(copy), grant) == example_journal("exempel-gnv-2020")


class TestNotAJournal:
    def test_what_is_no_file(self, tmp_path: Path) -> None:
        for path in (tmp_path / "nix.toml", tmp_path):
            with pytest.raises(UnreadableFileError):
                read_journal(path, GRANT)

    @pytest.mark.parametrize("text", ["of = prov-2030", "[[events]\n", "of = 'a'\nof = 'b'\n", "nej"])
    def test_what_is_no_toml(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(FactsError, match="it is not valid TOML") as caught:
            read_journal(written(tmp_path, text), GRANT)
        (fault,) = caught.value.faults
        assert fault.line in {1, 2}

    def test_what_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_bytes(b"of = '\xff'\n")
        with pytest.raises(UnreadableFileError, match="not utf-8"):
            read_journal(path, GRANT)


class TestHead:
    def test_the_journal_of_another_grant(self, tmp_path: Path) -> None:
        found = told_of(tmp_path, notice(), head="of = 'ok-gnv-2020'\n")
        assert found == {"of": "it tells of 'ok-gnv-2020', expected prov-2030"}
        assert told_of(tmp_path, head="of = 2030\n") == {"of": "it tells of 2030, expected prov-2030"}

    def test_the_journal_of_none(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError, match="the key of is missing; name what it tells of, prov-2030"):
            read(tmp_path, notice(), head="")

    def test_all_faults_of_the_head(self, tmp_path: Path) -> None:
        head = dedent("""\
            off = "prov-2030"
            of = "prov-2031"
            title = 5
            example = "ja"
            event = []
            """)
        found = faults(tmp_path, notice(kr="'gratis'"), head=head)
        assert [(fault.where, fault.line) for fault in found] == [
            ("off", 1), ("of", 2), ("title", 3), ("example", 4), ("event", 5), ("events[1].amount", 10),
        ]  # fmt: skip
        assert "did you mean of?" in found[0].message
        assert "did you mean events?" in found[4].message

    @pytest.mark.parametrize("events", ["events = 5\n", "[events]\nx = 1\n", "events = 'inga'\n"])
    def test_events_that_are_none(self, tmp_path: Path, events: str) -> None:
        assert told_of(tmp_path, head=HEAD + events) == {"events": "expected tables headed [[events]]"}

    def test_an_event_that_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError) as caught:
            read(tmp_path, head=HEAD + "events = [5]\n")
        assert [(fault.where, fault.line) for fault in caught.value.faults] == [("events[1]", 2)]


class TestKinds:
    def test_a_kind_that_is_none(self, tmp_path: Path) -> None:
        found = told_of(
            tmp_path, event("2030-02-01", "notifed", amount=1), event("2030-02-01", "xyz"), "[[events]]\nkind = 5\n"
        )
        assert found["events[1]"] == "'notifed' is no kind of event; did you mean notified?"
        assert "expected one of notified, requisitioned, paid, used, set-aside" in found["events[2]"]
        assert "5 is no kind of event" in found["events[3]"]

    def test_a_kind_that_is_missing(self, tmp_path: Path) -> None:
        assert "the key kind is missing" in told_of(tmp_path, "[[events]]\non = 2030-02-01\n")["events[1]"]

    def test_after_it_no_balance_is_judged(self, tmp_path: Path) -> None:
        """Whose money the misspelt event brought nobody can know; so no balance is judged."""
        found = told_of(tmp_path, notice(), event("2030-03-01", "payd", recipient="'Orsa'", amount=90), use())
        assert found.keys() == {"events[2]"}


class TestValues:
    def test_what_is_missing_and_what_is_unknown(self, tmp_path: Path) -> None:
        found = told_of(tmp_path, event("2030-02-01", "notified", recipent="'Orsa'", amount=5, farg="'röd'"))
        assert found["events[1]"] == "the key recipient is missing"
        assert "did you mean recipient?" in found["events[1].recipent"]
        assert "unknown key" in found["events[1].farg"]
        assert len(found) == 3

    @pytest.mark.parametrize(
        ("events", "where", "message"),
        [
            (notice("Sala"), "events[1].recipient", "no party is called 'Sala'"),
            (notice("Mra"), "events[1].recipient", "did you mean 'Mora'"),
            (notice(day="'2030-02-01'"), "events[1].on", "expected a day"),
            (notice(day="2030-02-01T12:00:00"), "events[1].on", "expected a day"),
            (notice(kr="1.5e3"), "events[1].amount", "expected an amount"),
            (notice(kr="'hundra'"), "events[1].amount", "is not an amount"),
            (notice(kr="true"), "events[1].amount", "expected an amount"),
            (notice(kr="0.001"), "events[1].amount", "no whole number of öre"),
            (notice() + report(contents="'done'"), "events[2].contents", "expected an array"),
            (notice() + report(by=5), "events[2].by", "expected a text"),
        ],
    )
    def test_what_does_not_fit_its_place(self, tmp_path: Path, events: str, where: str, message: str) -> None:
        found = told_of(tmp_path, events)
        assert found.keys() == {where}
        assert message in found[where]

    @pytest.mark.parametrize("kr", [0, -5, "'-5 kr'"])
    def test_an_amount_is_above_nought(self, tmp_path: Path, kr: object) -> None:
        (found,) = faults(tmp_path, notice(kr=kr))
        assert found.where.startswith("events[1]")
        assert "above nought" in found.message

    def test_a_measure_without_area(self, tmp_path: Path) -> None:
        (found,) = faults(
            tmp_path, notice(), payment(), event("2030-04-01", "used", recipient="'Orsa'", amount=1, measure="'b1'")
        )
        assert found.where == "events[3]"
        assert "it names a measure and no area" in found.message

    def test_passed_on_to_itself(self, tmp_path: Path) -> None:
        (found,) = faults(
            tmp_path, notice(), payment(), event("2030-04-01", "transferred", recipient="'Orsa'", amount=1, to="'2034'")
        )
        assert found.where == "events[3]"
        assert "the same party" in found.message


class TestWhatCannotHaveHappened:
    @pytest.mark.parametrize(
        ("events", "message"),
        [
            ((notice(day="2029-12-31"),), "it is before the first day of prov-2030, 2030-01-01"),
            ((notice(day="2032-01-01"),), "it is after the last day of prov-2030, 2031-12-31"),
            ((notice(), payment(), use(area="'d'")), "no area is called 'd'"),
            ((notice(), payment(), use(measure="'b7'")), "no measure is called 'b7'"),
            ((notice(), report(duty="'intrim'")), "no duty is called 'intrim'; did you mean 'interim'"),
            ((notice(), report(contents=["don"])), "no content is called 'don'; did you mean 'done'"),
            (
                (
                    notice(),
                    payment(),
                    event("2030-04-01", "set-aside", recipient="'Orsa'", amount=1, joint_use="'ledare'"),
                ),
                "no joint use is called 'ledare'",
            ),
            ((notice(), notice()), "it stands twice"),
            ((notice(kr=600_001),), "all notices together would be 600 001 kr"),
            ((notice(), payment(kr=101)), "Orsa would have been paid 101 kr, and is granted 100 kr"),
            ((notice(), payment(), use(kr=91)), "has received 90 kr"),
            (
                (notice(), event("2030-03-01", "requisitioned", recipient="'Orsa'", amount=101)),
                "Orsa would have asked for 101 kr",
            ),
            ((report(),), "nothing was granted by then; a report follows a notice"),
            ((notice(), report(day="2030-05-31")), "interim cannot be filed before 2030-06-01"),
            ((notice(), report(), report(day="2030-09-02")), "was filed before, and this adds nothing"),
        ],
    )
    def test_the_event_is_named_with_path_and_line(self, tmp_path: Path, events: tuple[str, ...], message: str) -> None:
        (found,) = faults(tmp_path, *events)
        assert found.where == f"events[{len(events)}]"
        assert message in found.message
        day = re.search(r"on = (\S+)", events[-1])
        assert day is not None
        assert found.message.startswith(f"{day[1]} ")
        assert "Orsa" in found.message

    def test_a_row_of_many_is_named(self, tmp_path: Path) -> None:
        text = [notice(), notice("Mora"), event("2030-03-01", "paid") + "[events.amounts]\nMora = 100\nOrsa = 101\n"]
        (found,) = faults(tmp_path, *text)
        assert found.where == "events[3].amounts.Orsa"
        assert (HEAD + "".join(text)).splitlines()[(found.line or 0) - 1] == "Orsa = 101"
        reports = event("2030-09-01", "reported", recipients=["Orsa", "Falun"], duty="'interim'", contents=["done"])
        (found,) = faults(tmp_path, notice(), reports)
        assert found.where == "events[2].recipients[2]"
        assert "Falun" in found.message

    def test_all_at_once(self, tmp_path: Path) -> None:
        events = (
            notice(), notice("Mora", day="2029-06-01"), payment("Sala"), payment(), use(kr=91), use("Falun", kr=1),
            report(duty="'slut'"), report(contents=["x"], colour="'röd'"), notice("Falun", kr="-3"), "[[events]]\nkind = 'paid'\n",
        )  # fmt: skip
        found = faults(tmp_path, *events, head=HEAD + "exempel = 1\n")
        assert {fault.where for fault in found} == {
            "exempel", "events[2]", "events[3].recipient", "events[7]", "events[8].colour", "events[9].amount", "events[10]",
        }  # fmt: skip

    def test_every_missing_key_is_told(self, tmp_path: Path) -> None:
        found = faults(tmp_path, "[[events]]\nkind = 'paid'\n")
        assert {fault.where for fault in found} == {"events[1]"}
        assert sorted(fault.message for fault in found) == [
            f"the key {key} is missing" for key in ("amount", "on", "recipient")
        ]

    def test_nothing_is_half_read(self, tmp_path: Path) -> None:
        """One fault in a hundred events, and there is no journal."""
        uses = [use(kr=1, note=f"'{number}'") for number in range(90)]
        assert len(read(tmp_path, notice(), payment(), *uses).events) == 92
        with pytest.raises(FactsError):
            read(tmp_path, notice(), payment(), *uses, use(kr=1, note="'en till'"))

    def test_the_message_gives_file_line_and_path(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError) as caught:
            read(tmp_path, notice("Sala"))
        assert str(caught.value).startswith(f"{tmp_path / 'journal.toml'}:5: events[1].recipient: no party is called")


class TestNoFaultMakesAnother:
    """A faulty inflow must not make the uses of that money look too large; an outflow that is faulty is just left out."""

    INFLOWS = (
        ("a notice", notice(kr="'hundra'") + payment() + use(), {"events[1].amount"}),
        ("a payment", notice() + payment(kr="'nittio'") + use(), {"events[2].amount"}),
        ("a payment without amount", notice() + payment().replace("amount = 90\n", "") + use(), {"events[2]"}),
        ("a payment below nought", notice() + payment(kr=-90) + use(), {"events[2].amount"}),
        ("a payment with an unknown key", notice() + payment() + "colour = 1\n" + use(), {"events[2].colour"}),
        ("a payment without a day", notice() + payment().replace("on = 2030-03-01\n", "") + use(), {"events[2]"}),
        (
            "money passed on",
            notice()
            + payment()
            + event("2030-03-02", "transferred", recipient="'Orsa'", to="'Mora'", amount="'x'")
            + use("Mora", 5),
            {"events[3].amount"},
        ),
        (
            "money passed on to a stranger",
            notice()
            + payment()
            + event("2030-03-02", "transferred", recipient="'Orsa'", to="'Mra'", amount=90)
            + use("Mora", 5),
            {"events[3].to"},
        ),
        ("a payment to a stranger", notice() + payment("Orso") + use(), {"events[2].recipient"}),
        ("two ways", notice() + payment() + "recipients = ['Mora']\n" + use(), {"events[2]"}),
    )

    @pytest.mark.parametrize(("text", "where"), [row[1:] for row in INFLOWS], ids=[row[0] for row in INFLOWS])
    def test_a_faulty_inflow(self, tmp_path: Path, text: str, where: set[str]) -> None:
        assert {fault.where for fault in faults(tmp_path, text)} == where

    def test_others_are_judged_all_the_same(self, tmp_path: Path) -> None:
        text = notice() + notice("Mora") + payment(kr="'nittio'") + payment("Mora") + use() + use("Mora", 91)
        assert {fault.where for fault in faults(tmp_path, text)} == {"events[3].amount", "events[6]"}

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
        text = notice() + notice("Mora") + doubtful + payment() + use("Mora") + use(kr=91)
        told_places = {fault.where.partition(".")[0] for fault in faults(tmp_path, text)}
        assert told_places == {"events[3]", "events[6]"}

    def test_of_whom_an_unreadable_event_tells_nobody_may_know(self, tmp_path: Path) -> None:
        text = notice() + event("2030-03-01", "payd", amount=90) + use()
        assert {fault.where for fault in faults(tmp_path, text)} == {"events[2]"}

    def test_a_faulty_use_is_left_out(self, tmp_path: Path) -> None:
        text = notice() + payment() + use(kr="'x'") + use(kr=91)
        assert {fault.where for fault in faults(tmp_path, text)} == {"events[3].amount", "events[4]"}

    def test_in_a_table_of_amounts_only_whose_row_is_faulty_is_doubtful(self, tmp_path: Path) -> None:
        paid_out = event("2030-03-01", "paid") + "[events.amounts]\nMora = 'x'\nOrsa = 90\n"
        text = notice() + notice("Mora") + paid_out + use("Mora", 91) + use("Orsa", 91)
        assert {fault.where for fault in faults(tmp_path, text)} == {"events[3].amounts.Mora", "events[5]"}

    def test_a_payment_outside_the_term(self, tmp_path: Path) -> None:
        text = notice() + payment(day="2029-03-01") + use()
        assert {fault.where for fault in faults(tmp_path, text)} == {"events[2]"}

    def test_a_faulty_notice_and_a_report(self, tmp_path: Path) -> None:
        assert {fault.where for fault in faults(tmp_path, notice(kr=-1) + report())} == {"events[1].amount"}

    def test_money_passed_on_to_nobody_knows_whom(self, tmp_path: Path) -> None:
        text = notice() + payment() + event("2030-03-02", "transferred", recipient="'Orsa'", amount=5) + use("Mora", 5)
        assert {fault.where for fault in faults(tmp_path, text)} == {"events[3]"}


class TestManyAtOnce:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (notice() + "amounts = { Mora = 1 }\n", "it names its recipients in two ways"),
            (notice() + "recipients = ['Mora']\n", "it names its recipients in two ways"),
            (
                event("2030-02-01", "notified", amounts="{ Mora = 1 }", recipients=["Mora"]),
                "it names its recipients in two ways",
            ),
            (event("2030-02-01", "notified", amounts="{ Mora = 1 }", amount=5), "it names its recipients in two ways"),
            (event("2030-02-01", "reported", amounts="{ Mora = 1 }"), "moves no amounts; name its recipients"),
            (event("2030-02-01", "notified", amounts=5), "amounts is a table with an amount for each party"),
            (event("2030-02-01", "notified", amounts="{}"), "amounts is a table with an amount for each party"),
            (event("2030-02-01", "notified", recipients="'Mora'", amount=5), "recipients is an array"),
            (event("2030-02-01", "notified", recipients=[], amount=5), "recipients is an array"),
        ],
    )
    def test_two_ways_of_naming_recipients_or_none(self, tmp_path: Path, text: str, message: str) -> None:
        found = told_of(tmp_path, text)
        assert found.keys() == {"events[1]"}
        assert message in found["events[1]"]

    @pytest.mark.parametrize(
        "rows",
        [{"Mora": "'x'", "Sala": 5, "Orsa": "1.5e1", "Falun": 7}, {"Mora": -1, "Orsa": 0, "Sala": 5, "Falun": "'x'"}],
    )
    def test_every_row_is_told_of(self, tmp_path: Path, rows: dict[str, object]) -> None:
        text = "".join(f"{name} = {amount}\n" for name, amount in rows.items())
        found = faults(tmp_path, event("2030-02-01", "notified") + "[events.amounts]\n" + text)
        wrong = [name for name, amount in rows.items() if amount != 7]
        assert [(fault.where, fault.line) for fault in found] == [
            (f"events[1].amounts.{name}", 6 + list(rows).index(name)) for name in wrong
        ]

    def test_every_name_of_many_is_told_of(self, tmp_path: Path) -> None:
        text = event("2030-02-01", "notified", recipients=["Mora", "Sala", "Orso"], amount=5)
        assert told_of(tmp_path, text).keys() == {"events[1].recipients[2]", "events[1].recipients[3]"}

    def test_a_key_that_all_rows_lack_is_told_once(self, tmp_path: Path) -> None:
        text = event("2030-02-01", "notified", amounts="{ Mora = 1, Orsa = 2 }").replace("on = 2030-02-01\n", "")
        assert told_of(tmp_path, text) == {"events[1]": "the key on is missing"}

    def test_what_all_rows_have_in_common_is_told_once(self, tmp_path: Path) -> None:
        text = event("2030-02-01", "notified", colour=1, amounts="{ Mora = 1, Orsa = 2, Falun = 3 }")
        assert told_of(tmp_path, text).keys() == {"events[1].colour"}

    def test_a_party_named_twice_stands_twice(self, tmp_path: Path) -> None:
        text = event("2030-02-01", "notified", amounts="{ Mora = 1, 2062 = 1 }")
        (found,) = faults(tmp_path, text)
        assert "stands twice" in found.message

    def test_more_faults_than_anybody_reads(self, tmp_path: Path) -> None:
        many = [notice("Sala", kr=number + 1) for number in range(MOST_FAULTS + 100)]
        assert len(faults(tmp_path, *many)) == MOST_FAULTS
        impossible = [notice("Orsa", kr=number + 1, day="2029-01-01") for number in range(MOST_FAULTS + 100)]
        assert len(faults(tmp_path, *impossible)) == MOST_FAULTS


def test_the_same_name_in_two_grants_is_each_its_own(tmp_path: Path) -> None:
    """The journal is read with the parties of its grant: Avesta is a party of Dalarna's, not of the made-up grant."""
    assert "Avesta" not in {party.name for party in DIRECTORY}
    with pytest.raises(NaraVardFinansError, match="no party is called 'Avesta'"):
        read(tmp_path, notice("Avesta"))
    found = read(
        tmp_path, notice("Avesta", day="2020-06-01"), head="of = 'ok-gnv-2020'\n", grant=embedded().grant("ok-gnv-2020")
    )
    assert len(found.events) == 1
