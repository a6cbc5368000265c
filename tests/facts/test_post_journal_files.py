"""Posts in files: their journals and their facts, what these can say, and every fault with path and line."""

import re
from pathlib import Path
from typing import Any

import pytest

from nara_vard_finans import (
    Amount,
    CostKey,
    Journal,
    NaraVardFinansError,
    Post,
    embedded,
    example_journal,
    kronor,
    read_facts,
    read_journal,
    status,
)
from nara_vard_finans.core import BasisError, FactsError, Fault, NoticePeriod, RemarkKind, Text, UnknownEntryError
from nara_vard_finans.facts import MOST_FAULTS, Catalogue
from nara_vard_finans.sharing import Counting
from post_cases import (
    FALUN,
    MORA,
    ORSA,
    POST,
    began,
    decided,
    ended,
    intended,
    journal,
    not_granted,
    noticed,
    notified,
    on,
    paid,
    silent,
)

HEAD = 'of = "tjanst-2029"\n'


def event(day: str, kind: str, **parts: object) -> str:
    """Write one event, every value as TOML."""
    rows = [f"[[events]]\non = {day}\nkind = {kind!r}", *(f"{key} = {value}" for key, value in parts.items())]
    return "\n".join(rows) + "\n"


def decision(kr: object = 600, day: str = "2029-03-15", year: object = 2029, **parts: object) -> str:
    return event(day, "decided", year=year, amount=kr, **parts)


def payment(who: str = "Orsa", kr: object = 100, day: str = "2029-05-31", year: object = 2029) -> str:
    return event(day, "paid", year=year, party=repr(who), amount=kr)


def start(day: str = "2029-01-01", **parts: object) -> str:
    return event(day, "employment-began", **parts)


def written(folder: Path, text: str, name: str = "journal.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, *events: str, head: str = HEAD, post: Post = POST, facts: Catalogue | None = None) -> Journal:
    return read_journal(written(folder, head + "".join(events)), post, facts=facts, earlier=Journal(of=post.id))


def faults(folder: Path, *events: str, head: str = HEAD, post: Post = POST) -> list[Fault]:
    """Give the faults of a journal that cannot be read, in the order they are told, each checked for its line."""
    with pytest.raises(FactsError) as caught:
        read(folder, *events, head=head, post=post)
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


def told_of(folder: Path, *events: str, **more: Any) -> dict[str, str]:
    found = faults(folder, *events, **more)
    assert len({fault.where for fault in found}) == len(found)
    return {fault.where: fault.message for fault in found}


class TestReading:
    def test_every_kind_of_event(self, tmp_path: Path) -> None:
        found = read(
            tmp_path,
            event("2028-10-14", "intended", note="'alla'"),
            event("2028-10-15", "intended", party="'Mora'", years=[2031, 2029], binding="true"),
            start(until="2031-06-30"),
            event("2029-02-20", "notified", year=2029), event("2029-02-21", "notified", year=2029, party="'Mora'", amount="'200 tkr'"),
            event("2029-12-01", "not-granted", year=2030),
            decision(), decision(party="'2080'", kr="'1 000 kr'"), payment(),
            event("2030-01-31", "notice-given", ends_on="2030-05-31"), event("2030-05-31", "employment-ended"),
        )  # fmt: skip
        assert found == journal(
            intended(on(2028, 10, 14), note="alla"), intended(on(2028, 10, 15), MORA, years=(2029, 2031), binding=True),
            began(on(2029, 1, 1), on(2031, 6, 30)),
            notified(on(2029, 2, 20), 2029), notified(on(2029, 2, 21), 2029, MORA, 200_000),
            not_granted(on(2029, 12, 1), 2030),
            decided(on(2029, 3, 15), 2029, 600), decided(on(2029, 3, 15), 2029, 1_000, FALUN),
            paid(on(2029, 5, 31), 2029, 100, ORSA),
            noticed(on(2030, 1, 31), on(2030, 5, 31)), ended(on(2030, 5, 31)),
        )  # fmt: skip

    def test_an_amount_for_each(self, tmp_path: Path) -> None:
        found = read(
            tmp_path,
            event("2029-02-20", "notified", year=2029) + '[events.amounts]\n"Falun kommun" = 300\n"2062" = "200 kr"\n',
            event("2029-03-15", "decided", year=2029, amounts="{ Falun = 3, Mora = 2, Orsa = 1 }"),
            event("2029-05-31", "paid", year=2029, amounts="{ Orsa = 1 }"),
        )
        assert found == journal(
            notified(on(2029, 2, 20), 2029, FALUN, 300), notified(on(2029, 2, 20), 2029, MORA, 200),
            *(decided(on(2029, 3, 15), 2029, kr, who) for who, kr in ((FALUN, 3), (MORA, 2), (ORSA, 1))),
            paid(on(2029, 5, 31), 2029, 1, ORSA),
        )  # fmt: skip

    def test_one_event_for_many(self, tmp_path: Path) -> None:
        found = read(
            tmp_path,
            event("2028-10-14", "intended", parties=["Falun", "Mora"], years=[2029]),
            event("2029-02-20", "notified", year=2029, parties=["Orsa"]),
            event("2029-03-15", "decided", year=2029, parties=["Falun", "Mora"], amount=7),
        )
        assert found == journal(
            *(intended(on(2028, 10, 14), who, years=(2029,)) for who in (FALUN, MORA)),
            notified(on(2029, 2, 20), 2029, ORSA),
            *(decided(on(2029, 3, 15), 2029, 7, who) for who in (FALUN, MORA)),
        )  # fmt: skip

    def test_its_head(self, tmp_path: Path) -> None:
        found = read(tmp_path, head=HEAD + 'title = { sv = "Min", en = "Mine" }\nexample = true\n')
        assert (found.of, found.title, found.example, found.events) == ("tjanst-2029", Text("Min", "Mine"), True, ())

    def test_the_order_of_the_file_does_not_matter(self, tmp_path: Path) -> None:
        events = [start(), decision(), decision(kr=7), payment(), event("2029-05-31", "employment-ended")]
        assert read(tmp_path, *events) == read(tmp_path, *reversed(events))

    def test_what_is_read_can_be_asked_of_status(self, tmp_path: Path) -> None:
        """600 kr decided together is 300, 200 and 100; Orsa has paid its part."""
        found = status(POST, read(tmp_path, decision(), payment()), on=on(2029, 12, 31)).years[0].cover
        assert (found.paid, found.decided) == (kronor(100), kronor(500))

    def test_the_shipped_example_reads_as_a_users_would(self, tmp_path: Path) -> None:
        import nara_vard_finans  # noqa: PLC0415

        name, post = "exempel-gnv-post-2023", embedded().post("rss-gnv-post-2023")
        text = Path(nara_vard_finans.__path__[0], "examples", f"{name}.toml").read_text("utf-8")
        assert read_journal(written(tmp_path, text), post) == example_journal(name)


GIVEN = """
[given]
cost = { yearly = "219 000 kr" }
notice = { months = 3 }
counted = "months"
"""


class TestGiven:
    def test_what_no_paper_states(self, tmp_path: Path) -> None:
        found = read(tmp_path, start(), head=HEAD + GIVEN, post=silent())
        assert found.given.cost is not None
        assert found.given.cost.yearly == kronor(219_000)
        assert (found.given.notice, found.given.counted) == (NoticePeriod(3), Counting.MONTHS)
        exposure = status(silent(), found, on=on(2029, 1, 15)).exposure
        assert exposure is not None
        assert (exposure.committed_to, exposure.worst) == (on(2029, 4, 30), kronor(4 * 18_250))

    def test_a_cost_year_by_year(self, tmp_path: Path) -> None:
        head = HEAD + "[given.cost.by_year]\n2029 = 100\n2030 = '200 kr'\n2031 = '3 tkr'\n"
        found = status(silent(), read(tmp_path, head=head, post=silent()), on=on(2029, 1, 1))
        assert [year.cover.cost for year in found.years] == [kronor(100), kronor(200), kronor(3_000)]

    def test_what_is_given_counts_for_the_events(self, tmp_path: Path) -> None:
        notice = event("2029-06-30", "notice-given")
        assert read(tmp_path, start(), notice, head=HEAD + GIVEN, post=silent()).events[-1] == noticed(on(2029, 6, 30))
        (message,) = told_of(tmp_path, start(), notice, post=silent()).values()
        assert message == (
            "2029-06-30 notice-given: no paper states the period of notice; give it in the journal, or the day that "
            "the employment ends"
        )

    def test_the_figures_of_the_key(self, tmp_path: Path) -> None:
        post = embedded().post("rss-gnv-post-2023")
        head = 'of = "rss-gnv-post-2023"\n[given]\nbasis = "population-dalarna-2021-06"\ncost = { yearly = 288_382 }\n'
        found = status(post, read(tmp_path, head=head, post=post), on=on(2023, 1, 1)).years[0]
        falun, orsa = (next(each for each in found.financiers if each.party.code == code) for code in ("2080", "2034"))
        assert (falun.cover.cost, orsa.cover.cost) == (kronor(59_752), kronor(6_939))  # a krona for each inhabitant

    @pytest.mark.parametrize(
        ("given", "where", "line", "message"),
        [
            ("cost = { yearly = 5 }", "given.cost", 3, "the papers of tjanst-2029 state it; take it away"),
            ("notice = { months = 5 }", "given.notice", 3, "the papers of tjanst-2029 state it; take it away"),
            (
                "on_leaving = 'ends'",
                "given.on_leaving",
                3,
                "nobody leaves a post as one leaves an agreement; take it away",
            ),
            ("counted = 'weeks'", "given.counted", 3, "'weeks' is not known; expected one of months, days"),
            ("coste = { yearly = 5 }", "given.coste", 3, "did you mean cost?"),
            ("basis = 'population-dalarna-2021-07'", "given.basis", 3, "'population-dalarna-2021-07'"),
            ("basis = 'population-dalarna-2021-06'", "given", 2, "cannot be the basis"),
        ],
    )
    def test_what_cannot_be_given(self, tmp_path: Path, given: str, where: str, line: int, message: str) -> None:
        (found,) = faults(tmp_path, decision(), head=f"{HEAD}[given]\n{given}\n")
        assert (found.where, found.line) == (where, line)
        assert message in found.message

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ("cost = { yearly = -5 }", "a yearly cost is nought or more"),
            ("cost = { by_year = { 2032 = 5 } }", "2032 is outside its term"),
            ("notice = { months = -1 }", "a period of notice is nought or more calendar months"),
            ("cost = 5", "expected a table"),
        ],
    )
    def test_what_cannot_be(self, tmp_path: Path, given: str, message: str) -> None:
        (found,) = faults(tmp_path, decision(), head=f"{HEAD}[given]\n{given}\n", post=silent())
        assert found.where.startswith("given")
        assert found.line in {2, 3}
        assert message in found.message

    def test_a_cost_with_ore_where_kronor_are_agreed(self, tmp_path: Path) -> None:
        (found,) = faults(tmp_path, head=f"{HEAD}[given]\ncost = {{ yearly = '219 000,50 kr' }}\n", post=silent())
        assert found.where.startswith("given")
        assert found.line in {2, 3}
        assert "219 000,50 kr is no whole number of 1 kr" in found.message


class TestBadInput:
    @pytest.mark.parametrize(
        ("events", "message"),
        [
            ((start("2032-01-01"),), "2032-01-01 employment-began: it is after the last day of tjanst-2029, 2031-12-31; correct the day"),
            ((start("2028-12-31"),), "2028-12-31 employment-began: it is before the first day of tjanst-2029, 2029-01-01; correct the day"),
            ((event("2032-01-01", "intended"),), "2032-01-01 intended: it is after the last day of tjanst-2029, 2031-12-31; correct the day"),
            ((start(), event("2032-01-01", "employment-ended")), "2032-01-01 employment-ended: it contradicts 2029-01-01 employment-began, which lasts to 2031-12-31; correct one of the days"),
            ((start(), event("2029-06-30", "employment-ended"), event("2029-07-01", "intended")), "2029-07-01 intended: it contradicts 2029-06-30 employment-ended, after which there is no post; correct a day"),
            ((start(), event("2029-06-30", "employment-ended"), event("2029-07-01", "notice-given")), "2029-07-01 notice-given: it contradicts 2029-06-30 employment-ended, after which there is no post; correct a day"),
            ((decision(year=2032),), "2029-03-15 decided 2032 600 kr: 2032 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            ((payment(year=2028),), "2029-05-31 paid Orsa 2028 100 kr: 2028 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            ((event("2029-02-20", "notified", year=2032),), "2029-02-20 notified 2032: 2032 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            ((event("2029-02-20", "intended", years=[2030, 2032]),), "2029-02-20 intended: 2032 is no year of tjanst-2029, which is planned for 2029-01-01 to 2031-12-31; correct the year"),
            ((decision(kr="'600,50 kr'"),), "2029-03-15 decided 2029 600,50 kr: 600,50 kr is no whole number of 1 kr, in which tjanst-2029 is shared; correct the amount"),
            ((payment(kr="0.5"),), "2029-05-31 paid Orsa 2029 0,50 kr: 0,50 kr is no whole number of 1 kr, in which tjanst-2029 is shared; correct the amount"),
            ((event("2029-02-20", "notified", year=2029), event("2029-03-01", "not-granted", year=2029)), None),
            ((event("2029-02-20", "not-granted", year=2029), event("2029-03-01", "notified", year=2029, party="'Mora'", amount=5)), "2029-03-01 notified Mora 2029 5 kr: it contradicts 2029-02-20 not-granted 2029; take one of them away"),
            ((start(), start("2029-04-01")), "2029-04-01 employment-began: it contradicts 2029-01-01 employment-began, since it can happen only once; take one of them away"),
            ((event("2029-06-30", "notice-given"),), "2029-06-30 notice-given: nobody is employed by then; enter when the employment began"),
            ((start("2030-01-01"), event("2029-06-30", "employment-ended")), "2029-06-30 employment-ended: it contradicts 2030-01-01 employment-began; correct one of the days"),
            ((start(), event("2029-06-30", "notice-given", ends_on="2029-07-31")), "2029-06-30 notice-given: it would end on 2029-07-31, and the period of notice lasts to 2029-09-30; name that day or later"),
            ((payment(), payment()), "2029-05-31 paid Orsa 2029 100 kr: it stands twice; take one away, or tell them apart with a note"),
            ((payment("Region Dalarna"),), "2029-05-31 paid Region Dalarna 2029 100 kr: Region Dalarna pays no part of tjanst-2029; name one who does"),
        ],
    )  # fmt: skip
    def test_it_is_named_with_path_and_line(self, tmp_path: Path, events: tuple[str, ...], message: str | None) -> None:
        (found,) = faults(tmp_path, *events)
        if message is None:  # the notice is blamed, which the later word contradicts
            assert (found.where, found.line) == ("events[1]", 2)
            assert found.message == (
                "2029-02-20 notified 2029: it contradicts 2029-03-01 not-granted 2029; take one of them away"
            )
        else:
            assert found.where == f"events[{len(events)}]"
            assert found.message == message

    @pytest.mark.parametrize(
        ("events", "where", "message"),
        [
            (decision(kr=0), "events[1].amount", "an event moves an amount above nought"),
            (decision(kr=-5), "events[1].amount", "an event moves an amount above nought"),
            (payment(kr="'-5 kr'"), "events[1].amount", "an event moves an amount above nought"),
            (decision(kr="0.001"), "events[1].amount", "no whole number of öre"),
            (decision(kr="'mycket'"), "events[1].amount", "is not an amount"),
            (decision(year="'2029'"), "events[1].year", "expected a whole number"),
            (decision(year="true"), "events[1].year", "expected a whole number"),
            (payment("Sala"), "events[1].party", "no party is called 'Sala'"),
            (payment("Mra"), "events[1].party", "did you mean 'Mora'"),
            (payment().replace("party = 'Orsa'\n", ""), "events[1]", "the key party is missing"),
            (decision().replace("amount = 600\n", ""), "events[1]", "the key amount is missing"),
            (decision(colour=1), "events[1].colour", "unknown key"),
            (event("2029-02-20", "intended", years=2029), "events[1].years", "expected an array"),
            (event("2029-02-20", "intended", binding="'ja'"), "events[1].binding", "expected true or false"),
            (start(until="'2030-01-01'"), "events[1].until", "expected a day"),
            (start(until="2028-12-31"), "events[1]", "its last day 2028-12-31 comes before its first; correct one"),
            (event("2029-02-20", "notified", year=2029, amount=5), "events[1]", "it tells an amount and not whose; name the party"),
            (event("2029-02-20", "decide", year=2029, amount=5), "events[1]", "'decide' is no kind of event; did you mean decided?"),
            (event("2029-02-20", "released", party="'Orsa'"), "events[1]", "expected one of intended, notified, not-granted, decided, paid, employment-began, notice-given, employment-ended"),
            (event("2029-02-20", "intended", amounts="{ Mora = 5 }"), "events[1]", "this kind of event moves no amounts; name its parties"),
            (decision(amounts="{ Mora = 5 }"), "events[1]", "it names its parties in two ways; keep one of party, parties and amounts"),
        ],
    )  # fmt: skip
    def test_what_does_not_fit_its_place(self, tmp_path: Path, events: str, where: str, message: str) -> None:
        found = told_of(tmp_path, events)
        assert found.keys() == {where}
        assert message in found[where]

    def test_a_row_of_many_is_named(self, tmp_path: Path) -> None:
        text = event("2029-05-31", "paid", year=2029) + '[events.amounts]\nMora = 100\nOrsa = "0,50 kr"\nFalun = -1\n'
        found = faults(tmp_path, text)
        assert [(fault.where, fault.line) for fault in found] == [
            ("events[1].amounts.Orsa", 8), ("events[1].amounts.Falun", 9),
        ]  # fmt: skip
        assert found[0].message.startswith("2029-05-31 paid Orsa 2029 0,50 kr: 0,50 kr is no whole number of 1 kr")

    def test_all_at_once(self, tmp_path: Path) -> None:
        events = (
            start(),
            decision(year=2032),
            payment("Sala"),
            decision(kr=-1),
            payment(kr="'1,50 kr'"),
            start("2029-06-01"),
        )
        assert told_of(tmp_path, *events, head=HEAD + "exempel = 1\n").keys() == {
            "exempel", "events[2]", "events[3].party", "events[4].amount", "events[5]", "events[6]",
        }  # fmt: skip

    def test_what_the_year_and_the_amount_are_wrong_is_told_of_both(self, tmp_path: Path) -> None:
        found = faults(tmp_path, decision(kr="'0,50 kr'", year=1999))
        assert [(fault.where, fault.line) for fault in found] == [("events[1]", 2)] * 2
        assert {fault.message.partition(": ")[2][:9] for fault in found} == {"0,50 kr i", "1999 is n"}

    def test_the_message_gives_file_line_and_path(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError) as caught:
            read(tmp_path, start(), decision(year=2032))
        assert str(caught.value).startswith(
            f"{tmp_path / 'journal.toml'}:5: events[2]: 2029-03-15 decided 2032 600 kr: "
        )

    def test_the_journal_of_another(self, tmp_path: Path) -> None:
        found = told_of(tmp_path, decision(), head="of = 'rss-gnv-post-2023'\n")
        assert found == {"of": "it tells of 'rss-gnv-post-2023', expected tjanst-2029"}

    def test_more_faults_than_anybody_reads(self, tmp_path: Path) -> None:
        events = [decision(kr=number + 1, year=2040) for number in range(MOST_FAULTS + 50)]
        assert len(faults(tmp_path, *events)) == MOST_FAULTS

    def test_notice_before_the_employment_began(self, tmp_path: Path) -> None:
        (found,) = faults(tmp_path, event("2029-02-01", "notice-given"), start("2030-01-01"))
        assert (found.where, found.line) == ("events[1]", 2)
        assert found.message == (
            "2029-02-01 notice-given: it contradicts 2030-01-01 employment-began; correct one of the days"
        )

    def test_notice_after_the_end(self, tmp_path: Path) -> None:
        (found,) = faults(tmp_path, start(until="2030-12-31"), event("2031-01-15", "notice-given"))
        assert found.where == "events[2]"
        assert "it contradicts 2029-01-01 employment-began, which lasts to 2030-12-31" in found.message


class TestNoFaultMakesAnother:
    @pytest.mark.parametrize(
        "began_wrongly",
        [
            start(until="'2030'"),
            start(colour=1),
            start().replace("on = 2029-01-01\n", ""),
            start().replace("employment-began", "employment-begun"),
        ],
    )
    def test_an_employment_that_cannot_be_read(self, tmp_path: Path, began_wrongly: str) -> None:
        """Nobody knows when it began, so nothing is said of its end."""
        found = faults(tmp_path, began_wrongly, event("2029-06-30", "employment-ended"))
        assert {fault.where.partition(".")[0] for fault in found} == {"events[1]"}

    def test_a_faulty_payment_does_not_hide_another_fault(self, tmp_path: Path) -> None:
        found = told_of(tmp_path, payment(kr="'x'"), event("2029-06-30", "employment-ended"))
        assert found.keys() == {"events[1].amount", "events[2]"}

    def test_what_stands_alone_is_judged_in_any_case(self, tmp_path: Path) -> None:
        found = told_of(tmp_path, start(colour=1), decision(year=2032))
        assert found.keys() == {"events[1].colour", "events[2]"}

    def test_an_employment_that_began_too_early(self, tmp_path: Path) -> None:
        found = faults(tmp_path, start("2028-12-31"), event("2029-06-30", "employment-ended"))
        assert {fault.where for fault in found} == {"events[1]"}


FACTS = """
[parties.municipalities]
"K1" = "Ekeby"
"K2" = "Lövnäs"
[parties.regions]
"99" = "Region Påhitt"

[[papers]]
id = "pm"
title = "PM"
kind = "memorandum"

[[posts]]
id = "ledare"
title = { sv = "Utvecklingsledare", en = "Development leader" }
employer = "Region Påhitt"
term = { first_day = 2029-04-01, last_day = 2030-12-31 }
cost = { yearly = "365 tkr" }
notice = { months = 2 }
counted = "months"
source = { paper = "pm", place = "s. 1" }
decision = { paper = "pm", place = "s. 2" }
[posts.cost_key]
kind = "parts"
shares = { Ekeby = 2, K2 = 1 }
[posts.rounding]
unit = "1 kr"
[[posts.grants]]
year = 2029
title = "Medel 2029"
percent = 12.5
[[posts.grants]]
year = 2030
title = "Medel 2030"
[[posts.remarks]]
kind = "assumption"
at = "cost"
text = { sv = "Påhittad.", en = "Made up." }
"""
TOLD = """
[[journals]]
of = "ledare"
[[journals.events]]
on = 2029-04-01
kind = "employment-began"
"""


def facts_of(folder: Path, text: str = FACTS) -> Catalogue:
    return read_facts(written(folder, text, "facts.toml"))


def faults_of_facts(folder: Path, *changes: tuple[str, str], add: str = "") -> list[tuple[str, str | None, str]]:
    """Give the path, the text of the line and the message of every fault of the facts with changes made."""
    text = FACTS + add
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    with pytest.raises(FactsError) as caught:
        facts_of(folder, text)
    lines = text.splitlines()
    return [
        (fault.where, None if fault.line is None else lines[fault.line - 1], fault.message)
        for fault in caught.value.faults
    ]


class TestFacts:
    def test_a_post_of_ones_own(self, tmp_path: Path) -> None:
        (post,) = facts_of(tmp_path).posts
        assert (post.id, post.title, post.employer.name) == (
            "ledare", Text("Utvecklingsledare", "Development leader"), "Region Påhitt",
        )  # fmt: skip
        assert {party.code for party in post.parties} == {"K1", "K2", "99"}
        assert isinstance(post.cost_key, CostKey)
        assert {code: share.denominator for code, share in post.cost_key.shares.items()} == {"K1": 3, "K2": 3}
        assert (post.notice, post.counted, post.cost.yearly) == (NoticePeriod(2), Counting.MONTHS, kronor(365_000))
        assert [(grant.year, grant.percent * 2) for grant in post.grants] == [(2029, 25), (2030, 200)]
        assert post.remarks[0].kind is RemarkKind.ASSUMPTION
        assert post.decision is not None
        assert (post.decision.place, post.intention) == ("s. 2", None)

    def test_it_has_a_status(self, tmp_path: Path) -> None:
        """Nine months of 365 000 kr are 273 750; two thirds are Ekeby's."""
        found = status(facts_of(tmp_path).post("ledare"), on=on(2029, 4, 1)).years[0]
        assert [each.cover.cost for each in found.financiers] == [kronor(182_500), kronor(91_250)]

    def test_it_is_listed_and_found(self, tmp_path: Path) -> None:
        facts = facts_of(tmp_path)
        assert [(each.kind, each.id, str(each.validity)) for each in facts.listed() if each.kind == "post"] == [
            ("post", "ledare", "2029-04-01 to 2030-12-31")
        ]
        assert facts.definition("ledare") is facts.post("ledare")
        with pytest.raises(UnknownEntryError, match="no post is called 'ledar'; did you mean 'ledare'"):
            facts.post("ledar")

    def test_what_papers_tell_of_it(self, tmp_path: Path) -> None:
        facts = facts_of(tmp_path, FACTS + TOLD)
        assert facts.journal_of("ledare") == Journal(of="ledare", events=[began(on(2029, 4, 1))])
        assert embedded().with_(facts).journal_of("ledare").events == (began(on(2029, 4, 1)),)

    def test_without_names_of_its_own_it_is_between_all_of_its_file(self, tmp_path: Path) -> None:
        named = FACTS.replace('id = "ledare"\n', 'id = "ledare"\nparties = ["Ekeby", "K2", "Region Påhitt"]\n')
        assert facts_of(tmp_path, named).posts == facts_of(tmp_path).posts

    @pytest.mark.parametrize(
        ("change", "where", "line", "message"),
        [
            (('employer = "Region Påhitt"', 'employer = "Region Pahit"'), "posts[1].employer", 'employer = "Region Pahit"', "did you mean 'Region Påhitt'"),
            (('employer = "Region Påhitt"\n', ""), "posts[1]", "[[posts]]", "the key employer is missing"),
            (('id = "ledare"', 'id = "Ledare"'), "posts[1].id", 'id = "Ledare"', "expected small letters"),
            (("first_day = 2029-04-01", "first_day = 2031-04-01"), "posts[1].term", None, "its last day comes before its first"),
            (("year = 2029", "year = 2028"), "posts[1]", "[[posts]]", "2028 is outside its term 2029-04-01 to 2030-12-31"),
            (("year = 2029", "year = 2030"), "posts[1]", "[[posts]]", "two grants are to carry 2030; a year has one"),
            (("percent = 12.5", "percent = 112.5"), "posts[1].grants[1]", "[[posts.grants]]", "percent; give a number from 0 to 100"),
            (("percent = 12.5", "percent = true"), "posts[1].grants[1].percent", "percent = true", "expected a number, not true"),
            (('counted = "months"', 'counted = "month"'), "posts[1].counted", 'counted = "month"', "did you mean months?"),
            (("notice = { months = 2 }", "notice = { months = -2 }"), "posts[1].notice", "notice = { months = -2 }", "nought or more calendar months"),
            (('cost = { yearly = "365 tkr" }', 'cost = { yearly = "-1 kr" }'), "posts[1].cost", 'cost = { yearly = "-1 kr" }', "a yearly cost is nought or more"),
            (('cost = { yearly = "365 tkr" }', "cost = { by_year = { 2031 = 5 } }"), "posts[1]", "[[posts]]", "2031 is outside its term"),
            (("K2 = 1", "K3 = 1"), "posts[1].cost_key.shares.K3", None, "no party is called 'K3'"),
            (("K2 = 1", "K2 = -1"), "posts[1].cost_key", "[posts.cost_key]", "negative weights"),
            (('kind = "parts"', 'kind = "part"'), "posts[1].cost_key", "[posts.cost_key]", "did you mean parts?"),
            (('unit = "1 kr"', 'method = "half-up-each"'), "posts[1]", "[[posts]]", "rows rounded alone do not sum to the cost"),
            (('place = "s. 2"', 'plats = "s. 2"'), "posts[1].decision.plats", None, "did you mean place?"),
            (('employer = "Region Påhitt"', 'employer = "Region Påhitt"\nemployee = "Ingen"'), "posts[1].employee", 'employee = "Ingen"', "unknown key"),
        ],
    )  # fmt: skip
    def test_its_faults(
        self, tmp_path: Path, change: tuple[str, str], where: str, line: str | None, message: str
    ) -> None:
        ((found_where, found_line, found_message),) = faults_of_facts(tmp_path, change)
        assert found_where == where
        assert message in found_message
        assert found_line is not None
        assert line in {None, found_line}

    def test_posts_that_are_none(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError, match=r"facts.toml:1: posts: expected tables headed \[\[posts\]\]"):
            facts_of(tmp_path, "posts = 5\n")

    def test_two_of_one_id(self, tmp_path: Path) -> None:
        second = FACTS[FACTS.index("[[posts]]") :]
        with pytest.raises(FactsError, match=r"posts\[2\].id: ledare stands twice; give each entry an id of its own"):
            facts_of(tmp_path, FACTS + second)

    def test_what_papers_tell_cannot_be(self, tmp_path: Path) -> None:
        ((where, line, message),) = faults_of_facts(
            tmp_path, ("on = 2029-04-01\nkind", "on = 2029-03-31\nkind"), add=TOLD
        )
        assert (where, line) == ("journals[1].events[1]", "[[journals.events]]")
        assert message == (
            "2029-03-31 employment-began: it is before the first day of ledare, 2029-04-01; correct the day"
        )

    def test_a_faulty_post_makes_no_fault_of_its_journal(self, tmp_path: Path) -> None:
        found = faults_of_facts(tmp_path, ("year = 2029\n", "year = 2028\n"), add=TOLD)
        assert [where for where, _, _ in found] == ["posts[1]"]

    def test_figures_that_are_not_given_are_asked_for(self, tmp_path: Path) -> None:
        text = FACTS.replace(
            'kind = "parts"\nshares = { Ekeby = 2, K2 = 1 }',
            'kind = "proportional"\ncounts = "population"\nparties = ["Ekeby", "K2"]',
        )
        with pytest.raises(NaraVardFinansError, match="ledare is shared by population, whose figures no paper states"):
            status(facts_of(tmp_path, text).post("ledare"), on=on(2029, 4, 1))


def test_an_amount_of_the_agreed_unit_may_have_ore(tmp_path: Path) -> None:
    """Where öre are agreed, öre are paid."""
    post = facts_of(tmp_path, FACTS.replace('unit = "1 kr"', 'unit = "0,50 kr"')).post("ledare")
    text = event("2029-05-31", "paid", year=2029, party="'Ekeby'", amount="'0,50 kr'")
    found = read(tmp_path, text, head='of = "ledare"\n', post=post)
    assert status(post, found, on=on(2029, 5, 31)).total.paid == Amount(50)


def test_figures_of_another_kind_are_no_basis(tmp_path: Path) -> None:
    post = embedded().post("rss-gnv-post-2023")
    with pytest.raises((BasisError, FactsError), match="'population-dalarna-2021-06'|cannot be the basis"):
        read(tmp_path, head='of = "tjanst-2029"\n[given]\nbasis = "population-dalarna-2021-06"\n')
    assert read(tmp_path, head='of = "rss-gnv-post-2023"\n[given]\nbasis = "population-dalarna-2021-06"\n', post=post)
