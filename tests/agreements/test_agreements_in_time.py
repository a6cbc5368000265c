"""Agreements in time: who has signed what, since when it holds, who leaves when, what follows, and what is not in order."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from agreement_cases import (
    ADOPTION,
    AGREEMENT,
    ALVDALEN,
    DIRECTORY,
    FALUN,
    MORA,
    MUNICIPALITIES,
    NAMES,
    ORSA,
    OTHER_TEXT,
    PARTIES,
    REGION,
    TERM,
    adopted,
    all_sign,
    at,
    autumn,
    drafted,
    each_signs,
    joint,
    journal,
    later,
    made_up,
    notice,
    on,
    prepared,
    recommended,
    signed,
    steps,
    told,
    took_effect,
)
from nara_vard_finans import (
    Agreement,
    Directory,
    Journal,
    Method,
    NestedKey,
    Party,
    Period,
    RoundingRule,
    equal_shares,
    kronor,
    mixed,
    parts,
    percentages,
    proportional_to,
    status,
)
from nara_vard_finans.agreements import (
    Adoption,
    AgreementForm,
    AgreementState,
    AgreementStatus,
    Departure,
    Drafted,
    HoldsIf,
    NoticeGiven,
    SignatureState,
    TermChange,
    changed_terms,
    contradictions,
    departures,
    end_for_all,
    fingerprint_of,
    gap_between,
    is_text_of,
    last_day_for_notice,
    overlap_of,
)
from nara_vard_finans.analysis import status_type
from nara_vard_finans.core import (
    AgreementError,
    InexactTypeError,
    JournalError,
    NoticePeriod,
    PeriodError,
    Principal,
    Statistic,
    Text,
    plain,
)
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import Paid
from nara_vard_finans.journals import Assumptions, Event, repeated_events
from nara_vard_finans.sharing import (
    LARGEST,
    Carrier,
    Cost,
    CostByPosts,
    CostByYear,
    Counting,
    Leaving,
    UnstatedKey,
    UnstatedMix,
    YearlyCost,
)

OLD, NEW = "rss-dalarna-2018", "rss-dalarna-2023"
A_DAY = dt.timedelta(days=1)
LATER_ON = Period(first_day=dt.date(2034, 1, 1), last_day=dt.date(2037, 12, 31))


def stands(
    agreement: Agreement, *events: Event, day: dt.date, successor: AgreementStatus | None = None, **more: Any
) -> AgreementStatus:
    return status(agreement, journal(*events, of=agreement.id, **more), on=day, successor=successor)


def state(agreement: Agreement, *events: Event, day: dt.date, **more: Any) -> str:
    return stands(agreement, *events, day=day, **more).state.value


def states(found: AgreementStatus) -> dict[str, str]:
    return {each.party.code: each.state.value for each in found.signatures}


def missing(found: AgreementStatus) -> list[str]:
    return [each.party.name for each in found.missing]


def findings(found: AgreementStatus) -> list[tuple[str, str, str, str, str]]:
    return [told(each) for each in found.findings]


def rules(found: AgreementStatus) -> list[str]:
    return [each.rule for each in found.findings]


def refusal(agreement: Agreement, *events: Event, day: dt.date | None = None) -> str:
    with pytest.raises(JournalError) as caught:
        stands(agreement, *events, day=day or max(event.on for event in events))
    return str(caught.value)


def days(events: Iterable[Event]) -> list[str]:
    return [event.on.isoformat() for event in events]


def signatures_of_all(agreement: Agreement, *, but: Iterable[str] = ()) -> list[Event]:
    """Let the parties of the agreement of 2023 sign, one each day from 2022-11-30 to 2022-12-15."""
    codes = [party.code for party in agreement.parties.in_table_order]
    first = dt.date(2022, 11, 30)
    return [signed(code, first + n * A_DAY) for n, code in enumerate(codes) if code not in {*but}]


class TestTheNewAgreementOfDalarna:
    """From "Nytt avtal för Dalarnas regionala samverkans- och stödstruktur 2023-2026", 2022-06-09."""

    @pytest.fixture
    def new(self, facts: Catalogue) -> Agreement:
        return facts.agreement(NEW)

    @pytest.fixture
    def shipped(self, facts: Catalogue) -> Journal:
        return facts.journal_of(NEW)

    def own(self, shipped: Journal, *events: Event) -> Journal:
        return Journal(of=NEW, events=events).after(shipped)

    def test_on_2022_06_10(self, new: Agreement, shipped: Journal) -> None:
        found = status(new, shipped, on=dt.date(2022, 6, 10))
        assert found.state is AgreementState.PREPARED
        assert found.in_force is False
        assert found.in_force_from is None
        assert [(event.kind, event.on.isoformat()) for event in found.steps] == [
            ("proposed", "2022-04-27"), ("prepared", "2022-06-01"),
        ]  # fmt: skip
        assert len(found.missing) == 16
        assert {each.state for each in found.missing} == {SignatureState.MISSING}
        assert missing(found) == [
            "Avesta", "Borlänge", "Falun", "Gagnef", "Hedemora", "Leksand", "Ludvika", "Malung-Sälen", "Mora", "Orsa",
            "Rättvik", "Smedjebacken", "Säter", "Vansbro", "Älvdalen", "Region Dalarna",
        ]  # fmt: skip
        assert found.findings == ()
        assert (found.last_day_for_notice, found.earliest_end, found.departures) == (None, None, ())

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            ("2022-05-31", "planned"),
            ("2022-06-01", "prepared"),
            ("2022-06-15", "prepared"),
            ("2022-06-16", "recommended"),
            ("2022-06-17", "unknown"),
            ("2023-06-01", "unknown"),
        ],
    )
    def test_how_far_it_has_come(self, new: Agreement, shipped: Journal, day: str, name: str) -> None:
        assert status(new, shipped, on=dt.date.fromisoformat(day)).state.value == name

    def test_who_has_signed_since_the_papers_end_is_unknown(self, new: Agreement, shipped: Journal) -> None:
        found = status(new, shipped, on=dt.date(2023, 1, 1))
        assert {*states(found).values()} == {"unknown"}
        assert found.in_force is None
        assert found.missing == ()
        assert len(found.signatures_in(SignatureState.UNKNOWN)) == 16
        assert findings(found) == [
            (
                "known", "warning", NEW,
                "Journalen slutar 2022-06-16: vad som har hänt sedan dess, och om avtalet gäller 2023-01-01, är okänt.",
                ("The journal ends on 2022-06-16: what has happened since, and whether the agreement holds on "
                "2023-01-01, is unknown."),
            )
        ]  # fmt: skip

    @pytest.mark.parametrize("day", ["2022-12-31", "2027-01-01"])
    def test_outside_the_term_it_does_not_hold_whatever_is_unknown(
        self, new: Agreement, shipped: Journal, day: str
    ) -> None:
        assert status(new, shipped, on=dt.date.fromisoformat(day)).in_force is False

    def test_all_sign_by_2022_12_15(self, new: Agreement, shipped: Journal) -> None:
        kept = self.own(shipped, *signatures_of_all(new))
        eve, first = (status(new, kept, on=day) for day in (dt.date(2022, 12, 31), dt.date(2023, 1, 1)))
        assert (eve.state.value, eve.in_force) == ("signed", False)
        assert (first.state.value, first.in_force) == ("in-force", True)
        assert first.in_force_from == eve.in_force_from == dt.date(2023, 1, 1)
        assert first.ends_on == dt.date(2026, 12, 31)
        assert missing(first) == []
        assert first.findings == ()
        assert [each.on.isoformat() for each in first.signatures if each.on][-1] == "2022-12-15"
        assert status(new, kept, on=dt.date(2022, 12, 14)).state.value == "recommended"
        assert status(new, kept, on=dt.date(2026, 12, 31)).in_force is True
        assert status(new, kept, on=dt.date(2027, 1, 1)).state.value == "expired"

    def test_one_is_missing(self, new: Agreement, shipped: Journal) -> None:
        orsa = new.party("Orsa").code
        found = status(new, self.own(shipped, *signatures_of_all(new, but=[orsa])), on=dt.date(2023, 1, 1))
        assert (found.state.value, found.in_force, found.in_force_from) == ("recommended", False, None)
        assert missing(found) == ["Orsa"]
        assert findings(found) == [
            (
                "all-signed", "breach", NEW,
                ("Avtalstiden började 2023-01-01, och avtalet gäller inte: det förutsätter att samtliga undertecknar "
                "likalydande avtal. Underskrift saknas från Orsa."),
                ("The term began on 2023-01-01, and the agreement does not hold: it requires that all sign the same "
                "text. Signatures are missing from Orsa."),
            )
        ]  # fmt: skip
        (finding,) = found.findings
        assert finding.source == new.adoption.source

    def test_one_signed_another_text(self, new: Agreement, shipped: Journal, facts: Catalogue) -> None:
        orsa, text = new.party("Orsa").code, fingerprint_of(facts.agreement(OLD))
        events = [*signatures_of_all(new, but=[orsa]), signed(orsa, dt.date(2022, 12, 9), text=text)]
        found = status(new, self.own(shipped, *events), on=dt.date(2023, 1, 1))
        assert found.in_force is False
        assert [
            (each.party.name, each.state.value, each.texts) for each in found.signatures_in(SignatureState.OTHER_TEXT)
        ] == [("Orsa", "other-text", (text,))]
        assert findings(found) == [
            (
                "same-text", "breach", f"{NEW}/2034",
                f"Orsa har undertecknat en annan text, '{text}'; avtalen ska vara likalydande.",
                f"Orsa has signed another text, '{text}'; the texts must be the same.",
            )
        ]  # fmt: skip

    def test_the_region_signs_with_one_at_a_time(self, new: Agreement, shipped: Journal) -> None:
        others = signatures_of_all(new, but=["20"])
        codes = [party.code for party in new.parties if party.code != "20"]
        with_each = [signed("20", dt.date(2022, 12, 1 + n), code) for n, code in enumerate(codes)]
        short = status(new, self.own(shipped, *others, *with_each[:-1]), on=dt.date(2023, 1, 1))
        assert short.in_force is False
        assert [(each.party.name, each.missing) for each in short.missing] == [("Region Dalarna", ("2085",))]
        whole = status(new, self.own(shipped, *others, *with_each), on=dt.date(2023, 1, 1))
        assert whole.in_force is True
        assert whole.signatures[-1].on == dt.date(2022, 12, 15)


class TestTheOlderAgreementOfDalarna:
    """ "Uppsägningstid 1 år", from the slides of 2022-04-27; it expires with 2022."""

    @pytest.fixture
    def old(self, facts: Catalogue) -> Agreement:
        return facts.agreement(OLD)

    @pytest.fixture
    def shipped(self, facts: Catalogue) -> Journal:
        return facts.journal_of(OLD)

    def test_on_the_last_day_to_give_notice(self, old: Agreement, shipped: Journal) -> None:
        found = status(old, shipped, on=dt.date(2021, 12, 31))
        assert (found.state.value, found.in_force) == ("in-force", True)
        assert found.in_force_from == dt.date(2018, 1, 1)
        assert found.last_day_for_notice == dt.date(2021, 12, 31)
        assert found.earliest_end == found.ends_on == dt.date(2022, 12, 31)
        assert {*states(found).values()} == {"unknown"}
        assert [event.kind for event in found.steps] == ["took-effect"]
        assert found.findings == ()

    @pytest.mark.parametrize(
        ("day", "name", "holds"),
        [
            ("2018-01-01", "in-force", True),
            ("2022-12-31", "in-force", True),
            ("2023-01-01", "expired", False),
        ],
    )
    def test_its_term(self, old: Agreement, shipped: Journal, day: str, name: str, *, holds: bool) -> None:
        found = status(old, shipped, on=dt.date.fromisoformat(day))
        assert (found.state.value, found.in_force) == (name, holds)

    def test_before_its_term_it_is_planned(self, old: Agreement, shipped: Journal) -> None:
        assert status(old, shipped, on=dt.date(2017, 12, 31)).in_force is False

    def test_notice_in_time_ends_it_a_year_later(self, old: Agreement, shipped: Journal) -> None:
        kept = Journal(of=OLD, events=[notice("2080", dt.date(2021, 3, 15))]).after(shipped)
        found = status(old, kept, on=dt.date(2022, 3, 15))
        assert found.state is AgreementState.NOTICE_GIVEN
        assert [(each.party.name, each.given_on.isoformat(), str(each.ends_on)) for each in found.departures] == [
            ("Falun", "2021-03-15", "2022-03-15")
        ]
        assert findings(found) == [
            (
                "leaving-stated", "warning", f"{OLD}/2080",
                "Falun lämnar avtalet efter 2022-03-15; vad som då händer med de andras kostnad framgår inte av handlingarna.",
                "Falun leaves the agreement after 2022-03-15; no paper says what then happens to the others' cost.",
            )
        ]  # fmt: skip

    def test_who_followed_is_unknown_as_the_papers_end(
        self, old: Agreement, shipped: Journal, facts: Catalogue
    ) -> None:
        day = dt.date(2023, 1, 1)
        following = status(facts.agreement(NEW), facts.journal_of(NEW), on=day)
        found = status(old, shipped, on=day, successor=following)
        assert found.state is AgreementState.EXPIRED
        assert found.successor is following
        assert findings(found) == [
            (
                "succession", "warning", OLD,
                "Avtalet upphörde 2022-12-31; om rss-dalarna-2023, som följer på det, gäller 2023-01-01 är okänt.",
                ("The agreement ended on 2022-12-31; whether rss-dalarna-2023, which follows it, holds on 2023-01-01 is "
                "unknown."),
            )
        ]  # fmt: skip

    def test_it_is_succeeded_when_all_have_signed_the_new_one(
        self, old: Agreement, shipped: Journal, facts: Catalogue
    ) -> None:
        new = facts.agreement(NEW)
        kept = Journal(of=NEW, events=signatures_of_all(new)).after(facts.journal_of(NEW))
        for day, name in ((dt.date(2022, 12, 31), "in-force"), (dt.date(2023, 1, 1), "succeeded")):
            found = status(old, shipped, on=day, successor=status(new, kept, on=day))
            assert found.state.value == name
            assert found.findings == ()

    def test_what_changes(self, old: Agreement, facts: Catalogue) -> None:
        found = {each.name: each for each in changed_terms(old, facts.agreement(NEW))}
        assert [*found] == ["term", "posts", "per_post", "cost", "cost_key", "notice", "covers", "dispute"]
        plain = {
            name: tuple(text.sv.replace("\u00a0", " ") for text in (each.before, each.after))
            for name, each in found.items()
            if name != "covers"
        }
        assert plain == {
            "term": ("2018-01-01–2022-12-31", "2023-01-01–2026-12-31"),
            "posts": ("3", "4"),
            "per_post": ("framgår inte av handlingarna", "1 000 000 kr"),
            "cost": ("2022: 2 451 070 kr", "4 000 000 kr"),
            "cost_key": (
                "kommunerna 50 % och regionen 50 %; kommunerna: folkmängd, vars tal inte framgår av handlingarna",
                "kommunerna 50 % och regionen 50 %; kommunerna: folkmängd juni 2021",
            ),
            "notice": ("12 månader", "framgår inte av handlingarna"),
            "dispute": ("Genom förhandlingar mellan parterna.", "framgår inte av handlingarna"),
        }
        assert found["covers"].after.sv.startswith("Fyra utvecklingsledartjänster")
        assert found["cost_key"].after.en == (
            "the municipalities 50 % and the region 50 %; the municipalities: population June 2021"
        )
        assert found["notice"] == TermChange(
            name="notice",
            title=Text("Uppsägningstid", "Period of notice"),
            before=Text("12 månader", "12 months"),
            after=Text("framgår inte av handlingarna", "not stated in the papers"),
        )


class TestSteps:
    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (autumn(30, 4), "planned"),
            (autumn(1, 5), "drafted"),
            (autumn(31, 5), "drafted"),
            (autumn(1, 6), "prepared"),
            (autumn(16, 6), "recommended"),
            (autumn(6), "recommended"),
            (autumn(7), "signed"),
            (autumn(31, 12), "signed"),
            (on(1, 1), "in-force"),
            (on(12, 31, 2033), "in-force"),
            (on(1, 1, 2034), "expired"),
        ],
    )
    def test_one_after_the_other(self, day: dt.date, name: str) -> None:
        """Falun signs on 3 September, then one each day; the region is last, on the 7th."""
        assert state(AGREEMENT, *all_sign(), day=day) == name

    def test_they_are_told_by_day(self) -> None:
        found = stands(AGREEMENT, *reversed(all_sign()), day=on(1, 1))
        assert days(found.steps) == ["2029-05-01", "2029-06-01", "2029-06-16"]

    def test_without_a_journal_everything_is_unknown(self) -> None:
        found = status(AGREEMENT, on=on(1, 1))
        assert (found.state, found.in_force, missing(found)) == (AgreementState.UNKNOWN, None, [])
        assert [(each.rule, each.message.in_english) for each in found.findings] == [
            ("known", "No journal is given: what has happened is unknown.")
        ]

    def test_an_empty_journal_says_that_nothing_has_happened(self) -> None:
        found = status(AGREEMENT, Journal(of="stod-2030"), on=on(1, 1))
        assert found.state is AgreementState.PLANNED
        assert found.journal == Journal(of="stod-2030")
        assert missing(found) == ["Falun", "Mora", "Orsa", "Älvdalen", "Region Dalarna"]

    def test_the_term_goes_by_and_it_never_held(self) -> None:
        found = stands(AGREEMENT, *all_sign(but=[MORA]), day=on(1, 1, 2034))
        assert (found.state, found.in_force) == (AgreementState.LAPSED, False)
        assert found.findings == ()

    def test_a_day_is_a_day(self) -> None:
        wrong: list[Any] = [dt.datetime(2030, 1, 1), "2030-01-01", None]  # noqa: DTZ001
        for refused in wrong:
            with pytest.raises(InexactTypeError):
                status(AGREEMENT, on=refused)
            with pytest.raises(InexactTypeError):
                Drafted(on=refused)
        with pytest.raises(InexactTypeError):
            NoticeGiven(on=on(1, 1), party=ORSA, ends_on=wrong[0])

    def test_the_journal_of_another(self) -> None:
        with pytest.raises(JournalError) as caught:
            status(AGREEMENT, journal(of="stod-2034"), on=on(1, 1))
        assert str(caught.value) == (
            "the journal of stod-2034: it tells nothing of stod-2030; give the journal of that"
        )

    def test_what_has_no_status(self) -> None:
        wrong: Any = TERM
        with pytest.raises(InexactTypeError, match="an Agreement, a Grant or a Post"):
            status(wrong, on=on(1, 1))

    def test_the_kinds_of_events(self) -> None:
        assert [kind.kind for kind in status_type(AGREEMENT).kinds] == [
            *("proposed", "drafted", "prepared", "recommended", "signing-expected", "signed", "took-effect"),
            *("notice-given", "budgeted", "booked", "forecast", "settled"),
        ]
        assert [*status_type(AGREEMENT).contradictions(AGREEMENT, all_sign())] == []

    def test_how_an_event_is_told(self) -> None:
        to_orsa, draft = signed(ORSA, autumn(3)).described(DIRECTORY), drafted(autumn(1, 5)).described(DIRECTORY)
        assert (to_orsa.sv, to_orsa.en) == ("2029-09-03 underskrift, Orsa", "2029-09-03 signed Orsa")
        assert signed(ORSA, autumn(3)).described().en == "2029-09-03 signed 2034"
        assert (draft.sv, draft.en) == ("2029-05-01 utkast", "2029-05-01 drafted")
        assert Event(on=autumn(1, 5)).described().en == "2029-05-01 event"


class TestSignatures:
    @pytest.mark.parametrize("agreement", [joint(), AGREEMENT], ids=["joint", "bilateral"])
    @pytest.mark.parametrize("absent", PARTIES)
    def test_one_missing_and_it_is_not_in_force(self, agreement: Agreement, absent: str) -> None:
        found = stands(agreement, *all_sign(but=[absent]), day=on(6, 1))
        assert (found.in_force, found.in_force_from) == (False, None)
        assert missing(found) == [NAMES[absent]]
        late = stands(agreement, *all_sign(but=[absent]), signed(absent, on(6, 1)), day=on(6, 1))
        assert (late.in_force, late.in_force_from) == (True, on(6, 1))

    def test_they_stand_in_the_order_of_tables_each_with_its_day(self) -> None:
        found = stands(AGREEMENT, *all_sign(but=[ORSA]), day=autumn(30))
        assert [(each.party.name, each.state.value, each.on) for each in found.signatures] == [
            ("Falun", "signed", autumn(3)),
            ("Mora", "signed", autumn(4)),
            ("Orsa", "missing", None),
            ("Älvdalen", "signed", autumn(5)),
            ("Region Dalarna", "signed", autumn(6)),
        ]
        assert all(each.texts == each.missing == () for each in found.signatures)

    def test_all_on_one_day(self) -> None:
        assert state(AGREEMENT, *all_sign(day=autumn(7)), day=autumn(7)) == "signed"

    def test_the_region_signs_with_one_counterpart_at_a_time(self) -> None:
        before = all_sign(but=[REGION])
        with_each = [signed(REGION, autumn(10 + n), code) for n, code in enumerate(MUNICIPALITIES)]
        missing = [("Falun", "Mora", "Orsa", "Älvdalen"), ("Mora", "Orsa", "Älvdalen"), ("Orsa", "Älvdalen"),
                   ("Älvdalen",), ()]  # fmt: skip
        for count in range(1, 5):
            region = stands(AGREEMENT, *before, *with_each[:count], day=autumn(30)).signatures[-1]
            assert tuple(NAMES[code] for code in region.missing) == missing[count]
            assert region.on == autumn(9 + count)
            assert region.state.value == ("signed" if count == 4 else "missing")
        none = stands(AGREEMENT, *before, day=autumn(30)).signatures[-1]
        assert (none.state.value, none.on, none.missing) == ("missing", None, ())
        assert stands(AGREEMENT, *before, *with_each, day=on(1, 1)).in_force is True
        assert stands(AGREEMENT, *before, *with_each[1:], day=on(1, 1)).in_force is False

    def test_a_municipality_may_name_the_region(self) -> None:
        named = [signed(code, autumn(3), REGION) for code in MUNICIPALITIES]
        assert stands(AGREEMENT, *named, signed(REGION, autumn(4)), day=on(1, 1)).in_force is True

    def test_in_one_document_the_region_signs_once(self) -> None:
        found = stands(joint(), *all_sign(), day=on(1, 1))
        assert found.in_force is True
        assert found.signatures[-1].missing == ()

    def test_one_document_of_municipalities_alone_is_signed_by_nobody_before_they_do(self) -> None:
        parties = Directory(joint().parties[code] for code in MUNICIPALITIES)
        found = stands(evolve(joint(), parties=parties, cost_key=equal_shares(*MUNICIPALITIES)), day=on(1, 1))
        assert found.signatures_in(SignatureState.SIGNED) == ()
        assert len(found.missing) == len(MUNICIPALITIES)

    def test_a_paper_tells_that_it_holds_and_not_who_signed(self) -> None:
        found = stands(AGREEMENT, took_effect(on(3, 1)), signed(FALUN, autumn(3)), day=on(3, 1))
        assert (found.state.value, found.in_force_from) == ("in-force", on(3, 1))
        assert states(found) == {**dict.fromkeys(PARTIES, "unknown"), FALUN: "signed"}
        before = stands(AGREEMENT, took_effect(on(3, 1)), signed(FALUN, autumn(3)), day=on(2, 28))
        assert (before.in_force, states(before)[ORSA]) == (False, "missing")

    def test_the_paper_that_tells_and_the_signatures_the_earlier_counts(self) -> None:
        assert stands(AGREEMENT, *all_sign(), took_effect(on(3, 1)), day=on(3, 1)).in_force_from == on(1, 1)
        late = [*all_sign(but=[ORSA]), signed(ORSA, on(4, 1)), took_effect(on(3, 1))]
        assert stands(AGREEMENT, *late, day=on(4, 1)).in_force_from == on(3, 1)


class TestEachHoldsByItself:
    """Agreements of which each holds when its two parties have signed it."""

    def test_it_holds_from_the_first_pair(self) -> None:
        events = [signed(REGION, autumn(3)), signed(MORA, on(2, 1)), signed(ORSA, on(3, 1))]
        assert stands(each_signs(), *events, day=on(1, 31)).in_force is False
        found = stands(each_signs(), *events, day=on(3, 1))
        assert (found.in_force, found.in_force_from) == (True, on(2, 1))
        assert missing(found) == ["Falun", "Älvdalen"]
        assert "all-signed" not in rules(found)

    def test_without_the_region_none_holds(self) -> None:
        found = stands(each_signs(), *all_sign(but=[REGION]), day=on(1, 1))
        assert (found.in_force, found.state.value) == (False, "recommended")

    def test_the_region_and_no_municipality(self) -> None:
        assert stands(each_signs(), signed(REGION, autumn(3)), day=on(1, 1)).in_force is False

    def test_the_region_has_signed_with_another(self) -> None:
        events = [signed(REGION, autumn(3), MORA), signed(ORSA, autumn(4))]
        assert stands(each_signs(), *events, day=on(1, 1)).in_force is False
        pair = [*events, signed(MORA, autumn(5))]
        assert stands(each_signs(), *pair, day=on(1, 1)).in_force is True

    def test_another_text_makes_no_pair(self) -> None:
        events = [signed(REGION, autumn(3)), signed(MORA, autumn(4), text=OTHER_TEXT)]
        assert stands(each_signs(), *events, day=on(1, 1)).in_force is False
        other = [signed(REGION, autumn(3), text=OTHER_TEXT), signed(MORA, autumn(4))]
        assert stands(each_signs(), *other, day=on(1, 1)).in_force is False

    def test_a_later_signature_of_the_region_does_not_move_the_first_pair(self) -> None:
        events = [signed(REGION, autumn(3), MORA), signed(MORA, autumn(4)), signed(REGION, on(6, 1), ORSA)]
        assert stands(each_signs(), *events, day=on(5, 31)).in_force_from == on(1, 1)
        assert stands(each_signs(), *events, day=on(6, 1)).in_force_from == on(1, 1)

    def test_another_text_with_one_does_not_undo_what_holds_with_another(self) -> None:
        events = [
            signed(REGION, autumn(3), MORA),
            signed(MORA, autumn(4)),
            signed(REGION, autumn(5), ORSA, text=OTHER_TEXT),
        ]
        assert stands(each_signs(), *events, day=on(1, 1)).in_force is True


class TestTexts:
    def test_the_agreements_own_text_by_its_fingerprint_or_eight_digits_of_it(self) -> None:
        whole = fingerprint_of(AGREEMENT)
        assert len(whole) == 16
        for text in ("", whole, whole[:8], whole[:12].upper(), f" {whole[:9]} "):
            found = stands(AGREEMENT, signed(ORSA, autumn(3), text=text), day=autumn(3))
            assert states(found)[ORSA] == "signed", text

    def test_anything_else_is_another_text(self) -> None:
        whole = fingerprint_of(AGREEMENT)
        wrong = "0" if whole[0] != "0" else "1"
        for text in (whole[:7], wrong + whole[1:], f"{whole}0", "utkast 2", "ja"):
            found = stands(AGREEMENT, signed(ORSA, autumn(3), text=text), day=autumn(3))
            assert states(found)[ORSA] == "other-text", text
            assert not is_text_of(text, whole)

    def test_the_text_is_that_of_the_papers_and_not_of_what_is_given_beside_it(self) -> None:
        silent = made_up(notice=None)
        kept = journal(assumptions=Assumptions(notice=NoticePeriod(12)))
        assert status(silent, kept, on=on(1, 1)).fingerprint == fingerprint_of(silent) != fingerprint_of(AGREEMENT)

    def test_the_region_signed_two_other_texts(self) -> None:
        events = [
            signed(REGION, autumn(3), MORA, text="b"), signed(REGION, autumn(4), ORSA, text="a"),
            signed(REGION, autumn(5), FALUN),
        ]  # fmt: skip
        found = stands(AGREEMENT, *events, day=autumn(5))
        region = found.signatures[-1]
        assert (region.state.value, region.texts, region.missing) == ("other-text", ("a", "b"), (ALVDALEN,))
        assert findings(found)[0] == (
            "same-text", "breach", "stod-2030/20",
            "Region Dalarna har undertecknat en annan text, 'a' och 'b'; avtalen ska vara likalydande.",
            "Region Dalarna has signed another text, 'a' and 'b'; the texts must be the same.",
        )  # fmt: skip

    def test_one_that_signed_another_is_not_missing_and_yet_it_does_not_hold(self) -> None:
        events = [*all_sign(but=[ORSA]), signed(ORSA, autumn(9), text=OTHER_TEXT)]
        found = stands(AGREEMENT, *events, day=on(1, 1))
        assert found.in_force is False
        assert missing(found) == []
        assert [each.party.name for each in found.signatures_in(SignatureState.OTHER_TEXT)] == ["Orsa"]
        assert rules(found) == ["same-text"]


class TestNotices:
    def left(self, *events: Event, agreement: Agreement = AGREEMENT) -> list[tuple[str, dt.date | None]]:
        return [(each.party.code, each.ends_on) for each in departures(agreement, events)]

    def test_a_year_in_calendar_months(self) -> None:
        assert self.left(notice(ORSA, on(2, 29, 2032))) == [(ORSA, on(2, 28, 2033))]
        assert self.left(notice(ORSA, on(3, 31)), agreement=made_up(notice=NoticePeriod(6))) == [(ORSA, on(9, 30))]

    def test_it_is_never_later_than_the_term(self) -> None:
        assert self.left(notice(ORSA, on(1, 1, 2033))) == [(ORSA, on(12, 31, 2033))]
        assert self.left(notice(ORSA, on(1, 1), on(1, 1, 2040))) == [(ORSA, on(12, 31, 2033))]
        assert self.left(notice(ORSA, on(1, 1)), agreement=made_up(notice=NoticePeriod(10**6))) == [
            (ORSA, on(12, 31, 2033))
        ]

    def test_without_a_stated_period_it_is_unknown_when_it_ends(self) -> None:
        silent = made_up(notice=None)
        assert self.left(notice(ORSA, on(1, 1)), agreement=silent) == [(ORSA, None)]
        assert self.left(notice(ORSA, on(1, 1), on(5, 31)), agreement=silent) == [(ORSA, on(5, 31))]
        found = stands(silent, *all_sign(), notice(ORSA, on(5, 1)), day=on(5, 1))
        assert (found.state.value, found.ends_on, found.earliest_end) == ("notice-given", on(12, 31, 2033), None)

    def test_it_holds_for_all_on_the_partys_last_day_and_for_the_others_after(self) -> None:
        events = [*all_sign(), notice(ORSA, on(3, 15))]
        for day in (on(3, 15), on(3, 15, 2031), on(3, 16, 2031), on(12, 31, 2033)):
            found = stands(AGREEMENT, *events, day=day)
            assert (found.state.value, found.in_force, found.ends_on) == ("notice-given", True, on(12, 31, 2033))
            assert found.departures == (Departure(party=DIRECTORY[ORSA], given_on=on(3, 15), ends_on=on(3, 15, 2031)),)
        assert stands(AGREEMENT, *events, day=on(3, 14)).departures == ()

    def test_what_a_notice_of_today_would_do(self) -> None:
        assert stands(AGREEMENT, *all_sign(), day=on(1, 31)).earliest_end == on(1, 31, 2031)
        assert stands(AGREEMENT, *all_sign(), day=on(2, 1, 2033)).earliest_end == on(12, 31, 2033)
        assert stands(AGREEMENT, *all_sign(), day=autumn(31, 12)).earliest_end is None
        assert stands(AGREEMENT, *all_sign(), day=on(1, 1, 2034)).earliest_end is None
        long = made_up(notice=NoticePeriod(10**6))
        assert stands(long, *all_sign(), day=on(1, 31)).earliest_end == on(12, 31, 2033)

    def test_the_last_day_to_give_notice(self) -> None:
        found = stands(AGREEMENT, *all_sign(), day=on(1, 1))
        assert found.last_day_for_notice == last_day_for_notice(AGREEMENT) == on(12, 31, 2032)
        assert last_day_for_notice(made_up(notice=NoticePeriod(0))) == on(12, 31, 2033)
        assert last_day_for_notice(made_up(notice=None)) is None
        assert last_day_for_notice(made_up(notice=NoticePeriod(10**6))) is None


class TestEndForAll:
    def end(self, agreement: Agreement, *notices: tuple[str, dt.date | None]) -> dt.date:
        return end_for_all(agreement, [notice(who, on(1, 1), ends_on) for who, ends_on in notices])

    @pytest.mark.parametrize("leaving", [Leaving.OTHERS_SHARE, Leaving.FALLS_AWAY, None])
    def test_others_go_on_without_those_who_leave(self, leaving: Leaving | None) -> None:
        agreement = made_up(on_leaving=leaving)
        assert self.end(agreement) == TERM.last_day
        assert self.end(agreement, (ORSA, on(6, 30, 2031)), (MORA, on(7, 31, 2031))) == TERM.last_day

    def test_the_parties_have_agreed_that_it_then_ends(self) -> None:
        ends = made_up(on_leaving=Leaving.ENDS)
        assert self.end(ends, (ORSA, on(7, 31, 2031)), (MORA, on(6, 30, 2031))) == on(6, 30, 2031)
        events = [*all_sign(), notice(ORSA, on(3, 15))]
        assert state(ends, *events, day=on(3, 15, 2031)) == "notice-given"
        assert state(ends, *events, day=on(3, 16, 2031)) == "expired"
        assert stands(ends, *events, day=on(3, 15)).ends_on == on(3, 15, 2031)
        assert stands(ends, *events, day=on(3, 14)).ends_on == TERM.last_day

    def test_the_region_leaves(self) -> None:
        assert self.end(AGREEMENT, (ORSA, on(6, 30, 2031)), (REGION, on(7, 31, 2031))) == on(7, 31, 2031)

    def test_the_last_municipality_leaves(self) -> None:
        days = [on(3, 31, 2031), on(9, 30, 2031), on(6, 30, 2031), on(1, 31, 2031)]
        assert self.end(AGREEMENT, *zip(MUNICIPALITIES, days, strict=True)) == on(9, 30, 2031)

    def test_who_is_told_of_twice_leaves_once(self) -> None:
        """Four notices are from three of the four municipalities, so one is left."""
        twice = [(ORSA, on(3, 31, 2031)), (ORSA, on(4, 30, 2031)), (MORA, on(6, 30, 2031)), (FALUN, on(7, 31, 2031))]
        assert self.end(AGREEMENT, *twice) == TERM.last_day

    def test_when_it_is_unknown_when_one_of_them_leaves(self) -> None:
        silent = made_up(notice=None)
        ends: list[dt.date | None] = [on(3, 31, 2031), None, on(6, 30, 2031), on(1, 31, 2031)]
        assert self.end(silent, *zip(MUNICIPALITIES, ends, strict=True)) == TERM.last_day

    def test_of_municipalities_alone_one_is_left(self) -> None:
        alone = made_up(
            parties=Directory([DIRECTORY[code] for code in MUNICIPALITIES]),
            cost_key=equal_shares(*MUNICIPALITIES),
            adoption=Adoption(),
        )
        two_leave = [(ORSA, on(1, 31, 2031)), (MORA, on(2, 28, 2031))]
        assert self.end(alone, *two_leave) == TERM.last_day
        assert self.end(alone, *two_leave, (FALUN, on(4, 30, 2031))) == on(4, 30, 2031)


class TestSuccession:
    def following(self, day: dt.date, *, but: Iterable[str] = (), **changes: Any) -> AgreementStatus:
        after = made_up(id="stod-2034", **({"term": LATER_ON} | changes))
        return stands(after, *all_sign(but=but), day=day)

    def test_it_is_succeeded_when_the_next_holds(self) -> None:
        for day, name in ((on(12, 31, 2033), "in-force"), (on(1, 1, 2034), "succeeded")):
            found = stands(AGREEMENT, *all_sign(), day=day, successor=self.following(day))
            assert found.state.value == name
            assert found.in_force is (name == "in-force")
            assert found.findings == ()

    def test_the_next_lacks_a_signature(self) -> None:
        day = on(1, 1, 2034)
        found = stands(AGREEMENT, *all_sign(), day=day, successor=self.following(day, but=[MORA]))
        assert found.state is AgreementState.EXPIRED
        assert findings(found) == [
            (
                "succession", "warning", "stod-2030",
                "Avtalet upphörde 2033-12-31, och stod-2034, som följer på det, gäller inte 2034-01-01.",
                "The agreement ended on 2033-12-31, and stod-2034, which follows it, does not hold on 2034-01-01.",
            )
        ]  # fmt: skip

    def test_it_stays_succeeded_when_the_next_has_ended_too(self) -> None:
        day = on(1, 1, 2038)
        found = stands(AGREEMENT, *all_sign(), day=day, successor=self.following(day))
        assert found.state is AgreementState.SUCCEEDED

    def test_of_another_day(self) -> None:
        following = self.following(on(1, 1))
        with pytest.raises(AgreementError, match="stod-2034: its status is of 2030-01-01, expected one of 2030-01-02"):
            stands(AGREEMENT, *all_sign(), day=on(1, 2), successor=following)

    def test_a_gap_of_days(self) -> None:
        day = on(6, 1)
        term = Period(first_day=on(2, 1, 2034), last_day=on(12, 31, 2037))
        found = stands(AGREEMENT, *all_sign(), day=day, successor=self.following(day, term=term))
        assert findings(found) == [
            (
                "succession", "warning", "stod-2030",
                "Mellan avtalet och det som följer (stod-2034) är januari 2034 utan avtal.",
                "Between the agreement and the one that follows (stod-2034), January 2034 is without any.",
            )
        ]  # fmt: skip

    def test_a_gap_because_it_ended_earlier(self) -> None:
        ends, day = made_up(on_leaving=Leaving.ENDS), on(3, 16, 2031)
        found = stands(ends, *all_sign(), notice(ORSA, on(3, 15)), day=day, successor=self.following(day))
        assert rules(found) == ["succession", "succession"]
        assert "2031-03-16" in found.findings[0].message.sv
        assert "2033-12-31" in found.findings[0].message.sv

    def test_days_that_both_cover(self) -> None:
        day = on(6, 1)
        term = Period(first_day=on(12, 1, 2033), last_day=on(12, 31, 2036))
        found = stands(AGREEMENT, *all_sign(), day=day, successor=self.following(day, term=term))
        assert findings(found) == [
            (
                "succession", "warning", "stod-2030",
                "Avtalstiderna för avtalet och det som följer (stod-2034) täcker båda december 2033.",
                "The agreement and the one that follows (stod-2034) both cover December 2033.",
            )
        ]  # fmt: skip

    @given(st.integers(-400, 400), st.integers(0, 800))
    def test_gap_and_overlap_are_the_days_between_and_in_both(self, shift: int, length: int) -> None:
        """By a naive scan over days, for a following term that does not begin before the agreement."""
        end, begun = on(6, 15, 2031), on(1, 1)
        first = end + dt.timedelta(days=shift)
        following = Period(first_day=first, last_day=first + dt.timedelta(days=length))
        some = [begun + n * A_DAY for n in range(2000)]
        between = [day for day in some if end < day < first]
        both = [day for day in some if first <= day <= following.last_day and day <= end]
        for found, scanned in (
            (gap_between(end, following.first_day), between),
            (overlap_of(Period(first_day=begun, last_day=end), end, following), both),
        ):
            assert found == (Period(first_day=scanned[0], last_day=scanned[-1]) if scanned else None)


class TestWhatIsGiven:
    SILENT = made_up(notice=None, on_leaving=None)

    def test_where_the_papers_are_silent_the_journal_says(self) -> None:
        given = Assumptions(notice=NoticePeriod(6), on_leaving=Leaving.ENDS)
        found = stands(self.SILENT, *all_sign(), notice(ORSA, on(1, 31)), day=on(2, 1), assumptions=given)
        assert found.departures[0].ends_on == found.ends_on == on(7, 31)
        assert found.last_day_for_notice == on(6, 30, 2033)
        assert found.findings == ()
        assert (found.agreement.notice, found.agreement.on_leaving) == (NoticePeriod(6), Leaving.ENDS)
        assert self.SILENT.with_assumptions(given) == found.agreement

    def test_nothing_given_changes_nothing(self) -> None:
        assert AGREEMENT.with_assumptions(Assumptions()) == AGREEMENT

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (Assumptions(notice=NoticePeriod(12)), "assumptions.notice: the papers of stod-2030 state it; take it away"),
            (Assumptions(on_leaving=Leaving.ENDS), "assumptions.on_leaving: the papers of stod-2030 state it; take it away"),
            (
                Assumptions(cost=YearlyCost(amount=kronor(1))),
                "assumptions.cost: a journal of an agreement gives notice and on_leaving alone",
            ),
            (
                Assumptions(counted=Counting.MONTHS),
                "assumptions.counted: a journal of an agreement gives notice and on_leaving alone",
            ),
            (
                Assumptions(
                    basis=Statistic(
                        id="f", title=Text("F"), counts="population", unit="persons", as_of=Period.year(2029),
                        figures={ORSA: 1},
                    )
                ),
                "assumptions.basis: a journal of an agreement gives notice and on_leaving alone",
            ),
        ],
    )  # fmt: skip
    def test_what_it_may_not_give(self, given: Assumptions, message: str) -> None:
        with pytest.raises(JournalError) as caught:
            stands(AGREEMENT, day=on(1, 1), assumptions=given)
        assert str(caught.value) == message


class TestKeptTo:
    def test_after_its_last_day_what_is_not_told_is_unknown(self) -> None:
        for day, name in ((autumn(20), "missing"), (autumn(21), "unknown")):
            found = stands(AGREEMENT, *all_sign(but=[ORSA]), day=day, recorded_until=autumn(20))
            assert states(found) == {**dict.fromkeys(PARTIES, "signed"), ORSA: name}
        after = stands(AGREEMENT, *all_sign(but=[ORSA]), day=on(6, 1), recorded_until=autumn(20))
        assert (after.state.value, after.in_force) == ("unknown", None)
        assert rules(after) == ["known"]

    def test_what_all_have_signed_by_then_holds(self) -> None:
        found = stands(AGREEMENT, *all_sign(), day=on(1, 1), recorded_until=autumn(20))
        assert (found.state.value, found.in_force) == ("in-force", True)

    def test_a_journal_is_silent_only_after_the_day(self) -> None:
        assert not journal(recorded_until=autumn(20)).is_silent(autumn(20))
        assert journal(recorded_until=autumn(20)).is_silent(autumn(21))
        assert not journal().is_silent(dt.date.max)


class TestJournals:
    def test_own_events_come_beside_those_that_the_papers_tell(self) -> None:
        papers = journal(prepared(autumn(1, 6)), recommended(autumn(16, 6)), recorded_until=autumn(16, 6))
        own = journal(signed(ORSA, autumn(3)), title=Text("Min"))
        both = own.after(papers)
        assert both == journal(
            prepared(autumn(1, 6)), recommended(autumn(16, 6)), signed(ORSA, autumn(3)), title=Text("Min")
        )
        assert both.recorded_until is None

    def test_its_own_word_is_taken_of_what_happens_once(self) -> None:
        papers = journal(prepared(autumn(1, 6), by="papperen"), signed(ORSA, autumn(1)), Event(on=autumn(2), note="a"))
        own = journal(prepared(autumn(2, 6), by="jag"), signed(ORSA, autumn(3)), Event(on=autumn(2), note="a"))
        assert own.after(papers) == own
        assert papers.after(own) == papers
        other = journal(Event(on=autumn(2), note="b"))
        assert len(other.after(papers).events) == 4

    def test_nothing_before(self) -> None:
        own = journal(*all_sign(), recorded_until=autumn(20))
        assert own.after(journal()) == own
        assert journal().after(own).events == own.events

    def test_what_its_owner_gives_and_how_far_it_is_kept_stay(self) -> None:
        own = journal(assumptions=Assumptions(notice=NoticePeriod(6)), recorded_until=autumn(20))
        found = own.after(journal(drafted(autumn(1, 5)), recorded_until=autumn(1)))
        assert (found.assumptions, found.recorded_until) == (own.assumptions, autumn(20))

    def test_what_the_earlier_one_gives_is_kept_where_its_own_is_silent(self) -> None:
        earlier = journal(assumptions=Assumptions(notice=NoticePeriod(6), on_leaving=Leaving.ENDS))
        assert journal(drafted(autumn(1, 5))).after(earlier).assumptions == earlier.assumptions
        own = journal(assumptions=Assumptions(notice=NoticePeriod(3)))
        assert own.after(earlier).assumptions == Assumptions(notice=NoticePeriod(3), on_leaving=Leaving.ENDS)

    def test_what_can_happen_once(self) -> None:
        assert Event(on=autumn(1)).step is None
        assert drafted(autumn(1)).step == ("drafted",)
        assert signed(REGION, autumn(1), ORSA).step != signed(REGION, autumn(1), MORA).step
        assert signed(ORSA, autumn(1)).step == signed(ORSA, autumn(2), text=OTHER_TEXT).step
        assert notice(ORSA, autumn(1)).step == notice(ORSA, autumn(2), on(1, 1)).step

    def test_what_can_happen_again_stands_twice_only_if_nothing_tells_it_apart(self) -> None:
        events = [Event(on=autumn(2)), Event(on=autumn(1)), Event(on=autumn(1), note="a"), Event(on=autumn(1))]
        assert [(place, str(reason)) for place, reason in repeated_events(events, DIRECTORY)] == [
            (3, "händelsen finns med två gånger; ta bort den ena, eller skilj dem åt med en anteckning (note)")
        ]

    def test_its_days(self) -> None:
        assert journal().span is None
        assert journal(*all_sign()).span == Period(first_day=autumn(1, 5), last_day=autumn(7))


class TestLastDayToGive:
    """Against a naive scan: the last of all days whose period of notice ends by the day."""

    @given(st.dates(dt.date(1999, 1, 1), dt.date(2101, 12, 31)), st.integers(0, 30))
    def test_it_is_the_last_day_of_a_scan(self, ending: dt.date, months: int) -> None:
        day = ending
        while later(day, months) > ending:
            day -= A_DAY
        assert NoticePeriod(months).last_day_to_give(ending=ending) == day

    @pytest.mark.parametrize(
        ("ending", "months", "day"),
        [
            ("2022-12-31", 12, "2021-12-31"),
            ("2023-02-28", 1, "2023-01-31"),
            ("2024-02-29", 12, "2023-02-28"),
            ("2025-02-28", 12, "2024-02-29"),
            ("2023-04-30", 2, "2023-02-28"),
            ("2023-04-29", 2, "2023-02-28"),
            ("2030-06-15", 0, "2030-06-15"),
            ("9999-12-31", 0, "9999-12-31"),
        ],
    )
    def test_by_hand(self, ending: str, months: int, day: str) -> None:
        found = NoticePeriod(months).last_day_to_give(ending=dt.date.fromisoformat(ending))
        assert found.isoformat() == day

    def test_before_all_days(self) -> None:
        for months in (10**6, 13, 12 * 2100):
            with pytest.raises(PeriodError, match="before the first day that can be written"):
                NoticePeriod(months).last_day_to_give(ending=dt.date(1, 12, 31))

    def test_of_an_agreement_without_end(self) -> None:
        found = NoticePeriod(12).last_day_to_give(ending=dt.date(9999, 12, 31))
        assert found == dt.date(9998, 12, 31)


def finding_of(*events: Event, day: dt.date, agreement: Agreement = AGREEMENT) -> list[tuple[str, str, str, str, str]]:
    return findings(stands(agreement, *events, day=day))


class TestFindings:
    """What is not in order, word by word."""

    def test_who_is_missing_when_the_term_has_begun(self) -> None:
        events = all_sign(but=[ORSA, REGION])
        assert finding_of(*events, day=on(10, 1, 2029) - dt.timedelta(days=1)) == []
        early = [
            (
                "all-signed", "warning", "stod-2030",
                ("Avtalstiden börjar 2030-01-01, och avtalet gäller först när samtliga har undertecknat samma text. "
                "Underskrift saknas från Orsa och Region Dalarna."),
                ("The term begins on 2030-01-01, and the agreement holds only when all have signed the same text. "
                "Signatures are missing from Orsa and Region Dalarna."),
            )
        ]  # fmt: skip
        assert finding_of(*events, day=autumn(31, 12)) == early
        found = [
            (
                "all-signed", "breach", "stod-2030",
                ("Avtalstiden började 2030-01-01, och avtalet gäller inte: det förutsätter att samtliga undertecknar "
                "likalydande avtal. Underskrift saknas från Orsa och Region Dalarna."),
                ("The term began on 2030-01-01, and the agreement does not hold: it requires that all sign the same "
                "text. Signatures are missing from Orsa and Region Dalarna."),
            )
        ]  # fmt: skip
        assert finding_of(*events, day=on(1, 1)) == finding_of(*events, day=TERM.last_day) == found
        assert finding_of(*events, day=TERM.last_day + A_DAY) == []

    def test_signed_after_the_term_began(self) -> None:
        on_the_day = [*all_sign(but=[ORSA]), signed(ORSA, on(1, 1))]
        assert finding_of(*on_the_day, day=on(2, 1)) == []
        late = [*all_sign(but=[ORSA]), signed(ORSA, on(1, 2))]
        assert finding_of(*late, day=on(2, 1)) == [
            (
                "signed-in-time", "warning", "stod-2030/2034",
                "Orsa undertecknade 2030-01-02, efter att avtalstiden hade börjat 2030-01-01.",
                "Orsa signed on 2030-01-02, after the term had begun on 2030-01-01.",
            )
        ]  # fmt: skip

    def test_the_region_is_late_with_some(self) -> None:
        with_each = [signed(REGION, autumn(20, 12) + n * 10 * A_DAY, code) for n, code in enumerate(MUNICIPALITIES)]
        assert [event.on.isoformat() for event in with_each] == [
            *("2029-12-20", "2029-12-30", "2030-01-09", "2030-01-19")
        ]
        (found,) = finding_of(*all_sign(but=[REGION]), *with_each, day=on(2, 1))
        assert found[2:4] == (
            "stod-2030/20",
            "Region Dalarna undertecknade 2030-01-19, efter att avtalstiden hade börjat 2030-01-01.",
        )

    def test_recommended_before_it_was_approved(self) -> None:
        message = (
            "steps-in-order", "warning", "stod-2030",
            "Rekommenderat 2029-06-16 utan att Beredningen dessförinnan hade godkänt avtalet.",
            "Recommended on 2029-06-16, before Beredningen had approved the agreement.",
        )  # fmt: skip
        assert finding_of(recommended(autumn(16, 6)), day=autumn(20, 6)) == [message]
        assert finding_of(recommended(autumn(16, 6)), prepared(autumn(17, 6)), day=autumn(20, 6)) == [message]
        assert finding_of(recommended(autumn(16, 6)), prepared(autumn(16, 6)), day=autumn(20, 6)) == []

    def test_signed_before_they_had_dealt_with_it(self) -> None:
        both = (
            "steps-in-order", "warning", "stod-2030",
            "Undertecknat från 2029-09-03, innan Beredningen och Rådet hade behandlat avtalet.",
            "Signed from 2029-09-03, before Beredningen and Rådet had dealt with the agreement.",
        )  # fmt: skip
        assert finding_of(signed(ORSA, autumn(3)), day=autumn(3)) == [both]
        late = [prepared(autumn(1, 6)), signed(ORSA, autumn(3)), signed(MORA, autumn(9)), recommended(autumn(4))]
        assert finding_of(*late, day=autumn(10)) == [
            (
                "steps-in-order", "warning", "stod-2030",
                "Undertecknat från 2029-09-03, innan Rådet hade behandlat avtalet.",
                "Signed from 2029-09-03, before Rådet had dealt with the agreement.",
            )
        ]  # fmt: skip
        in_order = [prepared(autumn(3)), recommended(autumn(3)), signed(ORSA, autumn(3))]
        assert finding_of(*in_order, day=autumn(3)) == []

    def test_steps_that_the_agreement_does_not_name_are_not_asked_for(self) -> None:
        nobody = adopted(prepared_by="", recommended_by="")
        assert finding_of(signed(ORSA, autumn(3)), day=autumn(3), agreement=nobody) == []
        assert finding_of(recommended(autumn(3)), prepared(autumn(4)), day=autumn(5), agreement=nobody) == []
        unprepared = adopted(prepared_by="")
        assert finding_of(recommended(autumn(3)), prepared(autumn(4)), day=autumn(5), agreement=unprepared) == []
        unrecommended = adopted(recommended_by="")
        (found,) = finding_of(signed(ORSA, autumn(3)), day=autumn(3), agreement=unrecommended)
        assert found[3] == "Undertecknat från 2029-09-03, innan Beredningen hade behandlat avtalet."

    def test_of_what_a_paper_tells_to_hold_the_steps_are_not_asked_for(self) -> None:
        assert finding_of(signed(ORSA, autumn(3)), took_effect(on(1, 1)), day=on(1, 1)) == []

    def test_notice_without_a_stated_period(self) -> None:
        silent = made_up(notice=None)
        assert finding_of(*all_sign(), notice(ORSA, on(3, 15)), day=on(3, 15), agreement=silent) == [
            (
                "notice-stated", "warning", "stod-2030/2034",
                ("Orsa sade upp avtalet 2030-03-15. Uppsägningstiden framgår inte av handlingarna, så när avtalet "
                "upphör för parten är okänt. Ange uppsägningstiden i journalen, eller till vilken dag uppsägningen "
                "gäller."),
                ("Orsa gave notice on 2030-03-15. No paper states the period of notice, so it is unknown when the "
                "agreement ends for that party. State the period of notice in the journal, or the day that the notice "
                "is for."),
            )
        ]  # fmt: skip
        named = [*all_sign(), notice(ORSA, on(3, 15), on(12, 31))]
        assert finding_of(*named, day=on(3, 15), agreement=silent) == []

    def test_leaving_without_a_word_on_the_others_cost(self) -> None:
        silent = made_up(on_leaving=None)
        assert finding_of(*all_sign(), notice(ORSA, on(3, 15)), day=on(3, 15), agreement=silent) == [
            (
                "leaving-stated", "warning", "stod-2030/2034",
                "Orsa lämnar avtalet efter 2031-03-15; vad som då händer med de andras kostnad framgår inte av handlingarna.",
                "Orsa leaves the agreement after 2031-03-15; no paper says what then happens to the others' cost.",
            )
        ]  # fmt: skip
        for leaving in Leaving:
            assert (
                finding_of(*all_sign(), notice(ORSA, on(3, 15)), day=on(3, 15), agreement=made_up(on_leaving=leaving))
                == []
            )

    def test_the_journal_ends_before_the_day(self) -> None:
        found = stands(AGREEMENT, *steps(), day=on(1, 1), recorded_until=autumn(16, 6))
        assert findings(found) == [
            (
                "known", "warning", "stod-2030",
                "Journalen slutar 2029-06-16: vad som har hänt sedan dess, och om avtalet gäller 2030-01-01, är okänt.",
                ("The journal ends on 2029-06-16: what has happened since, and whether the agreement holds on "
                "2030-01-01, is unknown."),
            )
        ]  # fmt: skip

    def test_each_cites_where_the_adoption_stands_or_else_the_agreement(self) -> None:
        unsourced = adopted(source=None)
        for agreement, source in ((AGREEMENT, at("antagande")), (unsourced, at("hela"))):
            (found,) = stands(agreement, *all_sign(but=[ORSA]), day=on(1, 1)).findings
            assert found.source == source

    def test_several_in_the_order_of_the_rules(self) -> None:
        events = [
            signed(ORSA, on(2, 1)), signed(FALUN, on(1, 15)), signed(MORA, autumn(3), text=OTHER_TEXT),
            recommended(autumn(4)), notice(ORSA, on(3, 1)),
        ]  # fmt: skip
        found = stands(made_up(notice=None), *events, day=on(3, 1))
        assert [(each.rule, each.subject.partition("/")[2]) for each in found.findings] == [
            ("all-signed", ""), ("same-text", MORA), ("signed-in-time", ORSA), ("signed-in-time", FALUN),
            ("steps-in-order", ""), ("steps-in-order", ""), ("notice-stated", ORSA),
        ]  # fmt: skip


class TestRefusals:
    """What cannot have happened as it is told, word by word."""

    def test_no_event_of_an_agreement(self) -> None:
        message = "it is no event of an agreement; stod-2030 knows none such"
        assert refusal(AGREEMENT, Paid(on=on(1, 1), recipient=ORSA, amount=kronor(1))).endswith(message)
        assert refusal(AGREEMENT, Event(on=on(1, 1))) == f"2030-01-01 event: {message}"

    def test_after_the_last_day(self) -> None:
        assert refusal(AGREEMENT, signed(ORSA, on(1, 1, 2034))) == (
            "2034-01-01 signed Orsa: it is after the last day of stod-2030, 2033-12-31; correct the day"
        )
        assert stands(AGREEMENT, signed(ORSA, on(12, 31, 2033)), day=on(1, 1, 2034)).missing

    def test_a_stranger(self) -> None:
        wrong = "2085 is no party of stod-2030; name one of its parties, or take the event away"
        assert refusal(AGREEMENT, signed("2085", autumn(3))) == f"2029-09-03 signed 2085: {wrong}"
        assert refusal(AGREEMENT, signed(REGION, autumn(3), "2085")) == f"2029-09-03 signed Region Dalarna: {wrong}"
        assert refusal(AGREEMENT, *all_sign(), notice("2085", on(1, 1))) == f"2030-01-01 notice-given 2085: {wrong}"

    def test_in_force_before_the_term(self) -> None:
        assert refusal(AGREEMENT, took_effect(autumn(31, 12))) == (
            "2029-12-31 took-effect: stod-2030 cannot hold before the first day of its term, 2030-01-01; correct the day"
        )

    def test_a_counterpart_in_one_document(self) -> None:
        assert refusal(joint(), signed(REGION, autumn(3), ORSA)) == (
            "2029-09-03 signed Region Dalarna: stod-2030 is one document that all sign; take the counterpart away"
        )

    def test_a_counterpart_of_the_same_side(self) -> None:
        wrong = "both are of one side; a bilateral agreement is between a municipality and the region"
        assert refusal(AGREEMENT, signed(MORA, autumn(3), ORSA)) == f"2029-09-03 signed Mora: {wrong}"
        assert refusal(AGREEMENT, signed(REGION, autumn(3), REGION)) == f"2029-09-03 signed Region Dalarna: {wrong}"

    @pytest.mark.parametrize("later_day", [autumn(3), autumn(4)])
    def test_signing_twice(self, later_day: dt.date) -> None:
        again = signed(ORSA, later_day, note="igen")
        assert refusal(AGREEMENT, signed(ORSA, autumn(3)), again) == (
            f"{later_day} signed Orsa: it contradicts 2029-09-03 signed Orsa, since it can happen only once; "
            "take one of them away"
        )

    @pytest.mark.parametrize("make", [drafted, prepared, recommended, lambda day: took_effect(on(1, day.day))])
    def test_a_step_twice(self, make: Any) -> None:
        told_again = refusal(AGREEMENT, make(autumn(3)), make(autumn(4)))
        assert "it contradicts" in told_again
        assert "since it can happen only once; take one of them away" in told_again

    def test_notice_twice(self) -> None:
        twice = [notice(ORSA, on(3, 1)), notice(ORSA, on(4, 1))]
        assert refusal(AGREEMENT, *all_sign(), *twice) == (
            "2030-04-01 notice-given Orsa: it contradicts 2030-03-01 notice-given Orsa, since it can happen only once; "
            "take one of them away"
        )

    def test_with_all_and_then_with_one(self) -> None:
        told_again = refusal(AGREEMENT, signed(REGION, autumn(3)), signed(REGION, autumn(4), ORSA))
        assert told_again == (
            "2029-09-04 signed Region Dalarna: it contradicts 2029-09-03 signed Region Dalarna, which was with all; "
            "take one of them away"
        )

    @pytest.mark.parametrize(("who", "counterpart"), [(ORSA, REGION), (REGION, ORSA)])
    @pytest.mark.parametrize("later_day", [autumn(4)])
    def test_with_one_and_then_with_all(self, who: str, counterpart: str, later_day: dt.date) -> None:
        """Whichever comes first, one document is signed twice."""
        with pytest.raises(JournalError):
            stands(AGREEMENT, signed(who, autumn(3), counterpart), signed(who, later_day), day=later_day)

    def test_of_several_documents_the_first_in_the_table_is_named(self) -> None:
        each = signed(REGION, autumn(3), ORSA), signed(REGION, autumn(4), FALUN)
        told_again = refusal(AGREEMENT, *each, signed(REGION, autumn(5)))
        assert told_again.startswith(
            "2029-09-05 signed Region Dalarna: it contradicts 2029-09-04 signed Region Dalarna"
        )

    @pytest.mark.parametrize("who", [(ORSA, REGION), (REGION, ORSA)])
    def test_of_one_day_the_order_does_not_decide(self, who: tuple[str, str]) -> None:
        events = [signed(who[0], autumn(3)), signed(who[0], autumn(3), who[1])]
        found = [bool([*contradictions(AGREEMENT, told_so)]) for told_so in (events, events[::-1])]
        assert found == [True, True]

    @pytest.mark.parametrize(
        "event",
        [prepared(autumn(30, 4)), recommended(autumn(30, 4)), signed(ORSA, autumn(30, 4)), took_effect(on(1, 1))],
    )
    def test_before_the_draft(self, event: Event) -> None:
        draft = drafted(event.on + A_DAY)
        assert refusal(AGREEMENT, event, draft) == (
            f"{event.described(DIRECTORY).en}: it contradicts {draft.on} drafted, before which there was no text; correct a day"
        )
        same_day = drafted(event.on)
        assert stands(AGREEMENT, event, same_day, day=event.on).steps[0].kind == "drafted"
        stands(AGREEMENT, event, draft, day=event.on)  # on that day nobody knows of a draft to come

    def test_notice_before_signing(self) -> None:
        assert refusal(AGREEMENT, *all_sign(but=[ORSA]), notice(ORSA, on(3, 1))) == (
            "2030-03-01 notice-given Orsa: the party has not signed, and cannot give notice; enter when it signed"
        )
        late = [notice(ORSA, autumn(8)), signed(ORSA, autumn(9))]
        assert refusal(AGREEMENT, *late) == (
            "2029-09-08 notice-given Orsa: it contradicts 2029-09-09 signed Orsa, before which it cannot give notice; "
            "correct a day"
        )
        stands(AGREEMENT, signed(ORSA, autumn(8)), notice(ORSA, autumn(8)), day=autumn(8))

    def test_notice_of_what_a_paper_tells_to_hold(self) -> None:
        stands(AGREEMENT, took_effect(on(3, 1)), notice(ORSA, on(3, 1)), day=on(3, 1))
        assert "the party has not signed" in refusal(AGREEMENT, notice(ORSA, on(2, 28)), took_effect(on(3, 1)))

    def test_an_end_before_the_notice(self) -> None:
        assert refusal(AGREEMENT, *all_sign(), notice(ORSA, on(3, 1), on(2, 28))) == (
            "2030-03-01 notice-given Orsa: it would end on 2030-02-28, before the notice; correct one of the days"
        )

    def test_an_end_before_the_period_of_notice(self) -> None:
        assert refusal(AGREEMENT, *all_sign(), notice(ORSA, on(3, 1), on(2, 28, 2031))) == (
            "2030-03-01 notice-given Orsa: it would end on 2031-02-28, and the period of notice lasts to 2031-03-01; "
            "name that day or later"
        )
        stands(AGREEMENT, *all_sign(), notice(ORSA, on(3, 1), on(3, 1, 2031)), day=on(3, 1))
        stands(AGREEMENT, *all_sign(), notice(ORSA, on(3, 1, 2033), on(12, 31, 2033)), day=on(3, 1, 2033))
        stands(made_up(notice=None), *all_sign(), notice(ORSA, on(3, 1), on(3, 1)), day=on(3, 1))

    def test_after_it_ended_for_all(self) -> None:
        ends = made_up(on_leaving=Leaving.ENDS)
        given = [*all_sign(), notice(ORSA, on(3, 1))]
        assert refusal(ends, *given, notice(MORA, on(3, 2, 2031))) == (
            "2031-03-02 notice-given Mora: stod-2030 had ended on 2031-03-01; correct the day, or take the event away"
        )
        stands(ends, *given, notice(MORA, on(3, 1, 2031)), day=on(3, 1, 2031))

    def test_one_notice_to_the_day_and_another_on_it(self) -> None:
        """Two give notice on the day that both are to end; neither comes after the other."""
        ends = made_up(on_leaving=Leaving.ENDS, notice=NoticePeriod(0))
        found = stands(ends, *all_sign(), notice(ORSA, on(3, 1)), notice(MORA, on(3, 1)), day=on(3, 1))
        assert (found.ends_on, len(found.departures)) == (on(3, 1), 2)

    def test_a_later_contradiction_does_not_touch_an_earlier_day(self) -> None:
        events = [*all_sign(), signed(ORSA, on(1, 2))]
        assert stands(AGREEMENT, *events, day=on(1, 1)).in_force is True
        assert "only once" in refusal(AGREEMENT, *events)


class TestContradictions:
    """All that is wrong at once, by the place of the event; and no fault makes another."""

    def places(self, *events: Event, **doubts: Any) -> list[int]:
        return [place for place, _ in contradictions(AGREEMENT, events, **doubts)]

    def test_each_is_told_by_its_place(self) -> None:
        events = [
            signed("2085", autumn(3)), signed(ORSA, autumn(4)), signed(ORSA, autumn(5)), drafted(autumn(4)),
            prepared(autumn(3)), notice(MORA, on(1, 1)),
        ]  # fmt: skip
        assert sorted(self.places(*events)) == [0, 2, 4, 5]

    def test_what_is_no_event_of_an_agreement_is_not_judged_further(self) -> None:
        payment = Paid(on=on(1, 1, 2034), recipient="2085", amount=kronor(1))
        assert self.places(payment, payment, Event(on=on(1, 1)), signed(ORSA, autumn(3))) == [0, 1, 2]

    def test_several_of_one_event(self) -> None:
        reasons = [reason for _, reason in contradictions(AGREEMENT, [signed("2085", on(1, 1, 2034), "2090")])]
        assert [plain(reason) for reason in reasons] == [
            {"id": "after-term", "agreement": "stod-2030", "last_day": "2033-12-31"},
            {"id": "no-party-of", "code": "2085", "agreement": "stod-2030"},
            {"id": "no-party-of", "code": "2090", "agreement": "stod-2030"},
        ]

    def test_a_faulty_signature_makes_no_fault_of_the_notice(self) -> None:
        assert self.places(signed(ORSA, autumn(3), MORA), notice(ORSA, on(3, 1))) == [0]

    def test_a_stranger_signed_in_place_of_another(self) -> None:
        assert self.places(signed("2085", autumn(3)), notice(ORSA, on(3, 1))) == [0, 1]

    def test_of_whom_something_is_missing_is_not_judged(self) -> None:
        events = [notice(ORSA, on(3, 1)), notice(MORA, on(3, 1))]
        assert self.places(*events) == [0, 1]
        assert self.places(*events, unsure=[ORSA]) == [1]
        assert self.places(*events, all_unsure=True) == []

    def test_a_faulty_word_that_it_holds_makes_no_fault_of_the_notice(self) -> None:
        assert self.places(took_effect(autumn(31, 12)), notice(ORSA, on(3, 1))) == [0]


class TestAdoption:
    def test_without_a_word_nothing_is_asserted(self) -> None:
        found = Adoption()
        assert (found.form, found.holds_if) == (None, None)
        assert (found.prepared_by, found.recommended_by, found.signed_by) == ("", "", None)
        bare = Agreement(
            id="a", title=Text("A"), parties=DIRECTORY, term=TERM, cost=CostByYear(), cost_key=equal_shares(*PARTIES)
        )
        assert (bare.adoption, bare.on_leaving, bare.succeeds) == (Adoption(), None, "")

    def test_one_document_cannot_hold_for_each(self) -> None:
        with pytest.raises(AgreementError) as caught:
            Adoption(form=AgreementForm.JOINT, holds_if=HoldsIf.EACH_SIGNS)
        assert str(caught.value) == "adoption: one document holds when all have signed it; make the form bilateral"

    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            ({"form": "bilateral"}, "'bilateral' is a str, expected a member of AgreementForm"),
            ({"holds_if": "all-sign"}, "'all-sign' is a str, expected a member of HoldsIf"),
        ],
    )
    def test_members_alone(self, wrong: dict[str, Any], message: str) -> None:
        with pytest.raises(InexactTypeError) as caught:
            Adoption(**wrong)
        assert str(caught.value) == message

    def test_leaving_is_a_member(self) -> None:
        with pytest.raises(InexactTypeError, match="expected a member of Leaving"):
            made_up(on_leaving="ends")

    def test_bilateral_with_one_region(self) -> None:
        two = {**NAMES, "21": "Region Gävleborg"}
        parties = Directory(
            [
                Party(code=code, name=name, principal=Principal.REGION if len(code) == 2 else Principal.MUNICIPALITIES)
                for code, name in two.items()
            ]
        )
        with pytest.raises(AgreementError) as caught:
            made_up(parties=parties, cost_key=equal_shares(*two))
        assert str(caught.value) == (
            "stod-2030: bilateral agreements are each between a municipality and one region, not 2 regions"
        )
        assert len(made_up(parties=parties, cost_key=equal_shares(*two), adoption=Adoption()).parties) == 6

    def test_bilateral_without_a_region(self) -> None:
        alone = Directory([DIRECTORY[code] for code in MUNICIPALITIES])
        with pytest.raises(AgreementError):
            made_up(parties=alone, cost_key=equal_shares(*MUNICIPALITIES), adoption=evolve(ADOPTION))

    def test_no_agreement_follows_itself(self) -> None:
        with pytest.raises(AgreementError) as caught:
            made_up(succeeds="stod-2030")
        assert str(caught.value) == ("stod-2030: it cannot follow itself; name the agreement that it follows")


FIGURES = Statistic(
    id="folk", title=Text("Folk"), counts="population", unit="persons", as_of=Period.parse("2029-06"),
    figures={FALUN: 40, MORA: 30, ORSA: 20, ALVDALEN: 10},
)  # fmt: skip
UNSTATED = UnstatedKey(counts="population", parties=MUNICIPALITIES)


def with_key(inner: Any, **more: Any) -> Agreement:
    halves = percentages({"municipalities": 50, "region": 50})
    within = {"municipalities": inner, "region": equal_shares(REGION)}
    return made_up(cost_key=NestedKey(between=halves, within=within, **more))


class TestChangedTerms:
    def change(self, before: Agreement, after: Agreement) -> tuple[str, str, str, str, str]:
        (found,) = changed_terms(before, after)
        texts = (found.before.sv, found.after.sv, found.before.in_english, found.after.in_english)
        return found.name, *(text.replace("\u00a0", " ") for text in texts)  # type: ignore[return-value]

    def test_none(self) -> None:
        assert changed_terms(AGREEMENT, AGREEMENT) == ()
        other = made_up(id="annat", title=Text("Annat"), source=None, adoption=Adoption(), succeeds="stod-2026")
        assert changed_terms(AGREEMENT, other) == ()

    @pytest.mark.parametrize(
        ("changes", "change"),
        [
            ({"term": LATER_ON}, ("term", "2030-01-01–2033-12-31", "2034-01-01–2037-12-31")),
            ({"notice": NoticePeriod(6)}, ("notice", "12 månader", "6 månader")),
            ({"notice": None}, ("notice", "12 månader", "framgår inte av handlingarna")),
            (
                {"on_leaving": None},
                ("on_leaving", "de som är kvar delar hela kostnaden", "framgår inte av handlingarna"),
            ),
            (
                {"on_leaving": Leaving.ENDS},
                ("on_leaving", "de som är kvar delar hela kostnaden", "avtalet upphör för alla"),
            ),
            (
                {"on_leaving": Leaving.FALLS_AWAY},
                ("on_leaving", "de som är kvar delar hela kostnaden", "de andra betalar som förut"),
            ),
            ({"covers": Text("Tre", "Three")}, ("covers", "Två tjänster", "Tre")),
            ({"covers": None}, ("covers", "Två tjänster", "framgår inte av handlingarna")),
            ({"dispute": None}, ("dispute", "Genom förhandling", "framgår inte av handlingarna")),
        ],
    )
    def test_one(self, changes: dict[str, Any], change: tuple[str, ...]) -> None:
        assert self.change(AGREEMENT, made_up(**changes))[:3] == change

    @pytest.mark.parametrize(
        ("before", "after", "texts"),
        [
            (YearlyCost(amount=kronor(5)), YearlyCost(amount=kronor(6)), [("cost", "5 kr", "6 kr")]),
            (YearlyCost(amount=kronor(5)), CostByYear(), [("cost", "5 kr", "framgår inte av handlingarna")]),
            (CostByYear(posts=2), CostByYear(posts=3), [("posts", "2", "3")]),
            (CostByYear(posts=2), CostByYear(), [("posts", "2", "framgår inte av handlingarna")]),
            (
                YearlyCost(amount=kronor(5)),
                YearlyCost(amount=kronor(5), by_year={2031: kronor(6)}),
                [("cost", "5 kr", "2030: 5 kr; 2031: 6 kr; 2032: 5 kr; 2033: 5 kr")],
            ),
            (
                CostByYear(by_year={2031: kronor(6)}),
                CostByYear(by_year={2031: kronor(6), 2032: kronor(6)}),
                [("cost", "2031: 6 kr", "2031: 6 kr; 2032: 6 kr")],
            ),
            (
                CostByPosts(posts=2, per_post=kronor(5)),
                CostByPosts(posts=2, per_post=kronor(6)),
                [("per_post", "5 kr", "6 kr"), ("cost", "10 kr", "12 kr")],
            ),
        ],
    )
    def test_the_cost(self, before: Cost, after: Cost, texts: list[tuple[str, str, str]]) -> None:
        found = changed_terms(made_up(cost=before), made_up(cost=after))
        assert [
            (each.name, each.before.sv.replace("\u00a0", " "), each.after.sv.replace("\u00a0", " ")) for each in found
        ] == texts

    def test_who_is_a_party(self) -> None:
        fewer = made_up(
            parties=Directory([DIRECTORY[code] for code in (FALUN, MORA, REGION)]),
            cost_key=equal_shares(FALUN, MORA, REGION),
        )
        found = changed_terms(AGREEMENT, fewer)
        assert next((each.name, each.before.sv, each.after.sv) for each in found) == (
            "parties", "Falun, Mora, Orsa, Älvdalen, Region Dalarna", "Falun, Mora, Region Dalarna",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("key", "sv", "en"),
        [
            (equal_shares(*MUNICIPALITIES), "lika delar", "equal shares"),
            (
                percentages(dict(zip(MUNICIPALITIES, (10, 20, 30, 40), strict=True))),
                "fasta procentsatser",
                "fixed percentages",
            ),
            (proportional_to(FIGURES), "folkmängd juni 2029", "population June 2029"),
            (UNSTATED, "folkmängd, vars tal inte framgår av handlingarna", "population, whose figures no paper states"),
            (
                UnstatedMix(components=[(1, UNSTATED), (1, UnstatedKey(counts="patients", parties=MUNICIPALITIES))]),
                "patienter och folkmängd, vars tal inte framgår av handlingarna",
                "patients and population, whose figures no paper states",
            ),
            (
                mixed([(1, proportional_to(FIGURES)), (1, equal_shares(*MUNICIPALITIES))]),
                "flera nycklar, vägda samman",
                "several keys, weighed together",
            ),
        ],
    )
    def test_the_key_between_the_municipalities(self, key: Any, sv: str, en: str) -> None:
        name, before, after, english_before, english_after = self.change(AGREEMENT, with_key(key))
        assert name == "cost_key"
        assert before == "kommunerna 50 % och regionen 50 %; kommunerna: fasta delar"
        assert after == f"kommunerna 50 % och regionen 50 %; kommunerna: {sv}"
        assert english_before == "the municipalities 50 % and the region 50 %; the municipalities: fixed parts"
        assert english_after == f"the municipalities 50 % and the region 50 %; the municipalities: {en}"

    def test_the_key_between_the_sides(self) -> None:
        thirds = NestedKey(
            between=parts({"norra": 1, "region": 2}),
            within={
                "norra": parts(dict(zip(MUNICIPALITIES, (4, 3, 2, 1), strict=True))),
                "region": equal_shares(REGION),
            },
        )
        _, _, sv, _, en = self.change(AGREEMENT, made_up(cost_key=thirds))
        assert sv == "norra 33,33 % och regionen 66,67 %; norra: fasta delar"
        assert en == "norra 33.33 % and the region 66.67 %; norra: fixed parts"

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            pytest.param(AGREEMENT, made_up(rounding=RoundingRule(method=Method.HALF_UP_EACH)), id="the rounding"),
            pytest.param(AGREEMENT, made_up(rounding=RoundingRule(unit=kronor(100))), id="the unit"),
            pytest.param(
                AGREEMENT, with_key(parts(dict(zip(MUNICIPALITIES, (1, 2, 3, 4), strict=True)))), id="the parts"
            ),
            pytest.param(
                with_key(percentages(dict(zip(MUNICIPALITIES, (40, 30, 20, 10), strict=True)))),
                with_key(percentages(dict(zip(MUNICIPALITIES, (10, 20, 30, 40), strict=True)))),
                id="the percentages",
            ),
            pytest.param(
                with_key(proportional_to(FIGURES)),
                with_key(proportional_to(evolve(FIGURES, figures={FALUN: 1, MORA: 1, ORSA: 1, ALVDALEN: 2}))),
                id="the figures",
            ),
            pytest.param(with_key(UNSTATED), with_key(UNSTATED, odd_unit_to="region"), id="the odd unit"),
        ],
    )
    def test_what_changes_the_fingerprint_is_told(self, before: Agreement, after: Agreement) -> None:
        assert fingerprint_of(before) != fingerprint_of(after)
        assert changed_terms(before, after) != ()

    @pytest.mark.parametrize(
        "after",
        [
            pytest.param(
                made_up(parties=Directory([evolve(party, name=f"{party.name} kommun") for party in DIRECTORY])),
                id="names",
            ),
            pytest.param(made_up(covers=Text("Två tjänster", "Two jobs")), id="a translation"),
        ],
    )
    def test_what_is_no_term_is_not_told(self, after: Agreement) -> None:
        assert fingerprint_of(AGREEMENT) == fingerprint_of(after)
        assert changed_terms(AGREEMENT, after) == ()


class TestFingerprint:
    @pytest.mark.parametrize(
        "changes",
        [
            {"term": LATER_ON},
            {"cost": CostByPosts(posts=3, per_post=kronor(500_000))},
            {"cost": CostByYear(posts=2)},
            {"cost": YearlyCost(amount=kronor(1_000_000))},
            {"cost": CostByPosts(posts=2, per_post=kronor(500_000), by_year={2031: kronor(1)})},
            {"rounding": RoundingRule(method=Method.SAINTE_LAGUE)},
            {"rounding": RoundingRule(unit=kronor(100))},
            {"rounding": RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to=REGION)},
            {"notice": NoticePeriod(6)},
            {"notice": None},
            {"on_leaving": Leaving.ENDS},
            {"on_leaving": None},
            {"covers": Text("Tre tjänster")},
            {"covers": None},
            {"dispute": None},
            {"cost_key": equal_shares(*PARTIES)},
        ],
    )
    def test_a_term_changes_it(self, changes: dict[str, Any]) -> None:
        assert fingerprint_of(made_up(**changes)) != fingerprint_of(AGREEMENT)

    @pytest.mark.parametrize(
        "changes",
        [
            {"id": "annat"},
            {"title": Text("Annat")},
            {"source": None},
            {"adoption": Adoption()},
            {"succeeds": "stod-2026"},
            {"covers": Text("Två tjänster", "Two jobs")},
            {"parties": Directory([*reversed(DIRECTORY.parties)])},
            {"parties": Directory([evolve(party, name=party.name.upper()) for party in DIRECTORY])},
            {"cost": CostByPosts(posts=2, per_post=kronor(500_000), source=at("kostnad"))},
        ],
    )
    def test_nothing_else_does(self, changes: dict[str, Any]) -> None:
        assert fingerprint_of(made_up(**changes)) == fingerprint_of(AGREEMENT)

    @pytest.mark.parametrize(("carrier", "same"), [(LARGEST, True), ("largest", False), (REGION, False), (ORSA, False)])
    def test_who_carries_the_residual_is_told_by_its_word_or_code(self, carrier: Carrier, same: bool) -> None:  # noqa: FBT001
        """The digits were stored while the largest was a word among the codes; a party of that code is another."""
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to=carrier)
        assert (fingerprint_of(made_up(rounding=rule)) == "56fc7e800673dc90") is same

    @pytest.mark.parametrize(
        ("cost", "digits"),
        [
            (CostByYear(), "2dfb12095b42753a"),
            (CostByYear(posts=2), "970164d5b86646dd"),
            (CostByYear(by_year={2031: kronor(6)}), "3c19dc8974c5f61c"),
            (CostByYear(posts=3, by_year={2031: kronor(6)}), "ab46134e09785c9e"),
            (YearlyCost(amount=kronor(5)), "da58f2c5c226c554"),
            (YearlyCost(amount=kronor(5), posts=3), "5a136e242612f6e4"),
            (YearlyCost(amount=kronor(5), by_year={2032: kronor(7), 2031: kronor(6)}), "f2656d7144c898e4"),
            (CostByPosts(posts=2, per_post=kronor(500_000)), "b21dbfbb3dc7afe5"),
            (CostByPosts(posts=2, per_post=kronor(500_000), by_year={2031: kronor(1)}), "6af2e2fcb79f0ea0"),
        ],
    )
    def test_it_is_what_it_was_while_a_cost_was_one_record(self, cost: Cost, digits: str) -> None:
        """A fingerprint is a promise: journals name texts by it. The digits were stored before costs had variants."""
        assert fingerprint_of(made_up(cost=cost)) == digits

    def test_every_way_to_share_is_told_apart(self) -> None:
        patients = UnstatedKey(counts="patients", parties=MUNICIPALITIES)
        keys = [
            parts(dict(zip(MUNICIPALITIES, (4, 3, 2, 1), strict=True))),
            equal_shares(*MUNICIPALITIES),
            proportional_to(FIGURES),
            proportional_to(evolve(FIGURES, as_of=Period.parse("2029-12"))),
            proportional_to(evolve(FIGURES, counts="patients")),
            UNSTATED,
            patients,
            evolve(UNSTATED, as_of=Period.parse("2029-06")),
            UnstatedMix(components=[(1, UNSTATED), (1, patients)]),
            UnstatedMix(components=[(1, UNSTATED), (2, patients)]),
        ]
        assert len({fingerprint_of(with_key(key)) for key in keys}) == len(keys)

    def test_the_same_key_from_elsewhere_is_the_same(self) -> None:
        doubled = parts(dict(zip(MUNICIPALITIES, (8, 6, 4, 2), strict=True)), source=at("annanstans"))
        assert fingerprint_of(with_key(doubled)) == fingerprint_of(AGREEMENT)

    def test_what_a_mixed_key_rests_on_is_a_term(self) -> None:
        """Half by population and half equally follows the population; the parts that it makes today do not."""
        weighed = mixed([(1, proportional_to(FIGURES)), (1, equal_shares(*MUNICIPALITIES))])
        assert fingerprint_of(with_key(weighed)) != fingerprint_of(with_key(parts(weighed.shares)))

    def test_it_is_sixteen_digits_of_base_sixteen(self) -> None:
        for agreement in (AGREEMENT, joint(), with_key(UNSTATED)):
            found = fingerprint_of(agreement)
            assert len(found) == 16
            assert {*found} <= {*"0123456789abcdef"}
