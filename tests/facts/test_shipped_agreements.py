"""What ships of the life of agreements: every event has its source, the days are those of the papers, nobody signs."""

import datetime as dt
from collections.abc import Iterator

import pytest

from nara_vard_finans import Agreement, status
from nara_vard_finans.agreements import AgreementForm, HoldsIf, Signed, fingerprint_of, last_day_for_notice
from nara_vard_finans.core import RemarkKind
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.journals import Event

OLD, NEW = "rss-dalarna-2018", "rss-dalarna-2023"


def events_in(facts: Catalogue) -> Iterator[tuple[str, Event]]:
    for journal in facts.journals:
        for event in journal.events:
            yield f"{journal.of} {event.described()}", event


@pytest.fixture
def old(facts: Catalogue) -> Agreement:
    return facts.agreement(OLD)


@pytest.fixture
def new(facts: Catalogue) -> Agreement:
    return facts.agreement(NEW)


class TestSources:
    def test_every_shipped_event_has_a_source(self, facts: Catalogue) -> None:
        found = list(events_in(facts))
        assert len(found) >= 3
        for what, event in found:
            assert event.source is not None, what
            assert event.source.place, what
            assert event.source.paper in facts.papers, what

    def test_every_paper_that_tells_of_an_event_bears_a_day(self, facts: Catalogue) -> None:
        for what, event in events_in(facts):
            assert event.source is not None
            assert event.source.paper.dated is not None, what

    def test_both_agreements_have_one_journal_each(self, facts: Catalogue) -> None:
        told = [journal.of for journal in facts.journals]
        assert {OLD, NEW} <= {*told}
        assert len({*told}) == len(told)

    def test_every_shipped_journal_is_history_and_has_a_title_in_both_languages(self, facts: Catalogue) -> None:
        for journal in facts.journals:
            assert not journal.example
            assert journal.title is not None
            assert journal.title.sv
            assert journal.title.en
            assert journal.title.en != journal.title.sv

    def test_how_the_new_agreement_is_adopted_has_a_source(self, facts: Catalogue, new: Agreement) -> None:
        source = new.adoption.source
        assert source is not None
        assert source.paper is facts.paper("hsn-2022-1845")
        assert "likalydande avtal" in source.place


class TestTheJournalThatThePapersTell:
    def test_approved_and_recommended(self, facts: Catalogue) -> None:
        found = [(event.kind, event.on.isoformat(), getattr(event, "by", "")) for event in facts.journal_of(NEW).events]
        assert found == [
            ("proposed", "2022-04-27", "Styrgruppen för Länschefsnätverket"),
            ("prepared", "2022-06-01", "Länschefsnätverket"),
            ("recommended", "2022-06-16", "Välfärdsrådet"),
        ]

    def test_since_when_the_older_one_holds(self, facts: Catalogue) -> None:
        assert [(event.kind, event.on.isoformat()) for event in facts.journal_of(OLD).events] == [
            ("took-effect", "2018-01-01")
        ]

    def test_the_signatures_are_unknown_and_therefore_not_told(self, facts: Catalogue) -> None:
        assert not [event for journal in facts.journals for event in journal.events if isinstance(event, Signed)]

    def test_each_is_kept_to_the_last_day_that_its_papers_tell_of(self, facts: Catalogue) -> None:
        assert facts.journal_of(OLD).recorded_until == dt.date(2022, 6, 9)
        assert facts.journal_of(NEW).recorded_until == dt.date(2022, 6, 16)
        for journal in facts.journals:
            if journal.recorded_until is not None:
                assert all(event.on <= journal.recorded_until for event in journal.events)

    def test_what_is_read_into_the_papers_is_said(self, facts: Catalogue) -> None:
        recommended = facts.journal_of(NEW).events[-1]
        assert "tolkning" in recommended.note
        assert "tolkning" in facts.journal_of(OLD).events[0].note

    def test_it_gives_nothing_that_the_papers_do_not_state(self, facts: Catalogue) -> None:
        for name in (OLD, NEW):
            assumptions = facts.journal_of(name).assumptions
            assert (
                assumptions.notice,
                assumptions.on_leaving,
                assumptions.cost,
                assumptions.basis,
                assumptions.counted,
            ) == (None,) * 5

    def test_both_can_be_asked_of_every_day(self, facts: Catalogue, old: Agreement, new: Agreement) -> None:
        for agreement in (old, new):
            for year in range(2017, 2029):
                status(agreement, facts.journal_of(agreement.id), on=dt.date(year, 12, 31))


class TestDefinitions:
    def test_identical_agreements_of_each_municipality_with_the_region(self, new: Agreement) -> None:
        assert (new.adoption.form, new.adoption.holds_if) == (AgreementForm.BILATERAL, HoldsIf.ALL_SIGN)
        assert (new.adoption.prepared_by, new.adoption.recommended_by) == ("Länschefsnätverket", "Välfärdsrådet")
        assert new.adoption.signed_by is not None
        assert "förvaltningschef" in new.adoption.signed_by.sv
        assert "head of administration" in new.adoption.signed_by.en
        assert any(each.at == "adoption" and each.kind is RemarkKind.READING for each in new.remarks)

    def test_they_follow_on_each_other(self, facts: Catalogue, old: Agreement, new: Agreement) -> None:
        assert new.succeeds == old.id
        assert old.succeeds == ""
        assert facts.successor_of(OLD) is new
        assert facts.successor_of(NEW) is None
        for agreement in facts.agreements:
            assert not agreement.succeeds or facts.agreement(agreement.succeeds)

    def test_where_the_papers_are_silent_there_is_no_default(self, old: Agreement, new: Agreement) -> None:
        assert old.on_leaving is None
        assert new.on_leaving is None
        assert new.notice is None
        assert last_day_for_notice(new) is None
        for agreement, at in ((old, "on_leaving"), (new, "notice")):
            silent = [each for each in agreement.remarks if each.at == at and each.kind is RemarkKind.SILENCE]
            assert len(silent) == 1
            assert "lämnar" in silent[0].text.sv

    def test_one_year_of_notice(self, old: Agreement) -> None:
        """ "Uppsägningstid 1 år", and the term ends with 2022."""
        assert last_day_for_notice(old) == dt.date(2021, 12, 31)

    def test_their_texts_are_told_apart(self, old: Agreement, new: Agreement) -> None:
        assert fingerprint_of(old) != fingerprint_of(new)
