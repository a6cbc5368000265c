"""Who may take which step: by the agreement's word, by the register, and until which day to sign."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

from agreement_cases import (
    AGREEMENT,
    FALUN,
    MORA,
    ORSA,
    adopted,
    all_sign,
    autumn,
    journal,
    notice,
    on,
    prepared,
    recommended,
    signed,
    told,
)
from nara_vard_finans import embedded, status
from nara_vard_finans.agreements import (
    Agreement,
    AgreementState,
    AgreementStatus,
    Proposed,
    SignatureState,
    SigningExpected,
    check_mandates,
)
from nara_vard_finans.core import Body, InexactTypeError, JournalError, Mandate, Severity, are_one_body, body_named

BOARD = Body(id="beredningen", name="Beredningen", also=("BER",), mandate=(Mandate.PREPARES,))
COUNCIL = Body(id="radet", name="Rådet", mandate=(Mandate.RECOMMENDS,))
HEADS = Body(id="chef", name="Förvaltningschefen", mandate=(Mandate.SIGNS,))
KNOWN = (BOARD, COUNCIL, HEADS)
REGISTERED = evolve(AGREEMENT, bodies=KNOWN)
NOBODY_NAMED = evolve(adopted(prepared_by="", recommended_by=""), bodies=KNOWN)


def stands(agreement: Agreement, *events: Any, day: dt.date) -> AgreementStatus:
    return status(agreement, journal(*events), on=day)


def rules(found: AgreementStatus) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity.value) for finding in found.findings]


class TestBodies:
    def test_a_body_is_known_by_all_its_names(self) -> None:
        for name in ("Beredningen", "beredningen", "  BER ", "ber"):
            assert body_named(name, KNOWN) == BOARD
        assert body_named("Bered", KNOWN) is None
        assert str(BOARD) == "Beredningen"

    def test_two_names_of_one_body(self) -> None:
        assert are_one_body("BER", "Beredningen", KNOWN)
        assert not are_one_body("BER", "Rådet", KNOWN)
        assert are_one_body("Nämnden", "nämnden", KNOWN)
        assert not are_one_body("Nämnden", "Rådet", KNOWN)


class TestTheWrongBody:
    def test_a_step_of_another_body_is_a_finding_and_does_not_count(self) -> None:
        found = stands(REGISTERED, prepared(autumn(1), by="Rådet"), day=autumn(2))
        assert found.state is AgreementState.PLANNED
        assert found.steps == ()
        assert [event.kind for event in found.without_mandate] == ["prepared"]
        assert told(found.findings[0]) == (
            "mandate",
            "breach",
            "stod-2030",
            "Avtalet bereddes 2029-09-01 av Rådet, men ska beredas av Beredningen. Beredningen räknas inte.",
            "The agreement was prepared on 2029-09-01 by Rådet, and is to be prepared by Beredningen. It does not count.",
        )

    def test_a_recommendation_of_another_body(self) -> None:
        events = (prepared(autumn(1), by="ber"), recommended(autumn(2), by="Beredningen"))
        found = stands(REGISTERED, *events, day=autumn(3))
        assert found.state is AgreementState.PREPARED
        assert rules(found) == [("mandate", "breach")]
        assert "men ska rekommenderas av Rådet. Rekommendationen räknas inte." in found.findings[0].message.sv

    def test_the_right_body_by_another_name_counts(self) -> None:
        found = stands(REGISTERED, prepared(autumn(1), by="BER", paragraph="§ 12"), day=autumn(2))
        assert (found.state, found.findings) == (AgreementState.PREPARED, ())
        assert getattr(found.steps[0], "paragraph") == "§ 12"  # noqa: B009 - an event of any kind

    def test_of_whom_nobody_knows_it_is_a_warning(self) -> None:
        """A name that the register lacks may be another name of the right body."""
        found = stands(REGISTERED, prepared(autumn(1), by="Ber. gruppen"), day=autumn(2))
        assert (found.state, rules(found)) == (AgreementState.PLANNED, [("mandate", "warning")])

    def test_the_right_body_can_take_the_step_later(self) -> None:
        events = (prepared(autumn(1), by="Rådet"), prepared(autumn(5), by="Beredningen"))
        assert stands(REGISTERED, *events, day=autumn(4)).state is AgreementState.PLANNED
        assert stands(REGISTERED, *events, day=autumn(5)).state is AgreementState.PREPARED

    def test_twice_by_the_right_body_is_refused(self) -> None:
        with pytest.raises(JournalError, match="it contradicts 2029-09-01 prepared"):
            stands(REGISTERED, prepared(autumn(1), by="BER"), prepared(autumn(2)), day=autumn(3))

    def test_a_later_step_never_changes_an_earlier_day(self) -> None:
        first = prepared(autumn(1), by="Beredningen")
        before = stands(REGISTERED, first, day=autumn(2))
        after = stands(REGISTERED, first, recommended(autumn(9), by="Beredningen"), day=autumn(2))
        assert (before.state, before.steps, before.findings) == (after.state, after.steps, after.findings)

    def test_a_step_that_does_not_count_is_missing_for_the_next(self) -> None:
        events = (prepared(autumn(1), by="Rådet"), recommended(autumn(2), by="Rådet"))
        found = stands(REGISTERED, *events, day=autumn(3))
        assert [rule for rule, _ in rules(found)] == ["mandate", "steps-in-order"]


class TestByTheRegister:
    """Where the agreement names nobody, a body that is known must have the mandate."""

    @pytest.mark.parametrize(
        ("event", "said"),
        [
            (prepared(autumn(1), by="Rådet"), "som inte har i uppdrag att bereda"),
            (recommended(autumn(1), by="BER"), "som inte har i uppdrag att rekommendera"),
            (Proposed(on=autumn(1), by="Rådet"), "som inte har i uppdrag att lämna förslag"),
        ],
    )
    def test_without_the_mandate(self, event: Any, said: str) -> None:
        found = stands(NOBODY_NAMED, event, day=autumn(2))
        assert (found.state, rules(found)) == (AgreementState.PLANNED, [("mandate", "breach")])
        assert said in found.findings[0].message.sv

    @pytest.mark.parametrize("by", ["BER", "Någon annan", ""])
    def test_with_it_or_of_a_body_that_nobody_knows(self, by: str) -> None:
        found = stands(NOBODY_NAMED, prepared(autumn(1), by=by), day=autumn(2))
        assert (found.state, found.findings) == (AgreementState.PREPARED, ())

    def test_who_signs(self) -> None:
        events = [*all_sign(but=[ORSA]), signed(ORSA, autumn(9), by="Rådet")]
        found = stands(NOBODY_NAMED, *events, day=on(1, 1))
        assert found.signature(ORSA).state is SignatureState.MISSING
        assert found.in_force is False
        assert ("mandate", "breach") in rules(found)
        assert "Orsa: avtalet undertecknades" in found.findings[0].message.sv
        again = stands(NOBODY_NAMED, *events, signed(ORSA, on(2, 1), by="förvaltningschefen"), day=on(2, 1))
        assert again.in_force is True

    def test_who_signed_and_on_which_decision(self) -> None:
        events = [*all_sign(but=[ORSA]), signed(ORSA, autumn(9), by="Anna Ek, förvaltningschef", paragraph="§ 7")]
        found = stands(NOBODY_NAMED, *events, day=autumn(30))
        assert (found.signature(ORSA).by, found.signature(ORSA).paragraphs) == (
            ("Anna Ek, förvaltningschef",),
            ("§ 7",),
        )
        assert found.signature(MORA).by == ()

    def test_an_agreement_that_names_a_body_for_what_it_may_not_do(self) -> None:
        wrong = evolve(adopted(recommended_by="Beredningen"), bodies=KNOWN)
        (found,) = check_mandates(wrong)
        assert (found.rule, found.severity, found.subject) == ("mandate", Severity.WARNING, "stod-2030/adoption")
        assert [*check_mandates(REGISTERED)] == []
        assert [*check_mandates(evolve(wrong, bodies=()))] == []


class TestTheDayToSignBy:
    def test_of_the_agreement(self) -> None:
        agreement = adopted(sign_by=autumn(15))
        events = all_sign(but=[ORSA, FALUN], day=autumn(10))
        assert "signed-by-expected-day" not in dict(rules(stands(agreement, *events, day=autumn(15))))
        found = stands(agreement, *events, day=autumn(16))
        assert rules(found) == [("signed-by-expected-day", "warning")]
        assert found.findings[0].message.sv == (
            "Underskrift väntades senast 2029-09-15 och saknas från Falun och Orsa. Avtalstiden börjar 2030-01-01."
        )

    def test_a_day_that_is_read_is_told_as_a_reading(self) -> None:
        agreement = adopted(sign_by=dt.date(2029, 11, 30), sign_by_printed="höst 2029")
        found = stands(agreement, *all_sign(but=[ORSA]), day=autumn(1, 12))
        assert "senast 2029-11-30 (tolkning; tryckt är 'höst 2029')" in found.findings[0].message.sv

    def test_the_journal_can_tell_another_day_for_one_and_for_all(self) -> None:
        told_all = SigningExpected(on=autumn(1), until=autumn(20))
        told_orsa = SigningExpected(on=autumn(2), until=autumn(25), party=ORSA)
        events = [*all_sign(but=[ORSA, FALUN], day=autumn(10)), told_all, told_orsa]
        found = stands(adopted(sign_by=autumn(12)), *events, day=autumn(21))
        assert (found.sign_by[ORSA], found.sign_by[FALUN]) == (autumn(25), autumn(20))
        assert [finding.message.sv[:54] for finding in found.findings] == [
            "Underskrift väntades senast 2029-09-20 och saknas från"
        ]
        assert "Orsa" not in found.findings[0].message.sv
        late = stands(adopted(sign_by=autumn(12)), *events, day=autumn(26))
        assert [rule for rule, _ in rules(late)] == ["signed-by-expected-day"] * 2

    def test_it_does_not_change_the_days_before_it_was_told(self) -> None:
        events = all_sign(but=[ORSA], day=autumn(10))
        moved = SigningExpected(on=autumn(20), until=autumn(30))
        for day in (autumn(14), autumn(19)):
            with_it = stands(adopted(sign_by=autumn(15)), *events, moved, day=day)
            assert rules(with_it) == rules(stands(adopted(sign_by=autumn(15)), *events, day=day))

    def test_when_the_term_has_begun_the_condition_is_what_counts(self) -> None:
        found = stands(adopted(sign_by=autumn(15)), *all_sign(but=[ORSA]), day=on(1, 1))
        assert rules(found) == [("all-signed", "breach")]

    def test_a_day_is_refused_as_no_day(self) -> None:
        with pytest.raises(InexactTypeError):
            SigningExpected(on=autumn(1), until="hösten")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class TestDalarna:
    @pytest.mark.parametrize(
        ("by", "state"),
        [
            ("Länschefsnätverket", "prepared"), ("LCHNV", "prepared"), ("Länsnätverket för förvaltningschefer", "prepared"),
            ("Socialchefsnätverket", "planned"), ("Styrgruppen för Länschefsnätverket", "planned"),
        ],
    )  # fmt: skip
    def test_who_prepares(self, by: str, state: str) -> None:
        """004, Bakgrund: "Länschefs nätverket utgör beredande organ till Välfärdsrådet"."""
        agreement = embedded().agreement("rss-dalarna-2023")
        events = [prepared(dt.date(2022, 6, 1), by=by)]
        assert status(agreement, journal(*events, of=agreement.id), on=dt.date(2022, 6, 2)).state.value == state

    def test_one_signature_missing_on_the_last_day_before_the_term(self) -> None:
        """003: "Avtal mellan resp. kommun-RD höst 2022"."""
        agreement = embedded().agreement("rss-dalarna-2023")
        events = [signed(party.code, dt.date(2022, 10, 18)) for party in agreement.parties if party.code != ORSA]
        found = status(agreement, journal(*events, of=agreement.id), on=dt.date(2022, 12, 31))
        assert ("signed-by-expected-day", "warning") in rules(found)
        assert any("tryckt är 'höst 2022'" in finding.message.sv for finding in found.findings)

    def test_one_may_still_give_notice_that_signed_by_the_right_hand(self) -> None:
        agreement = evolve(NOBODY_NAMED, notice=AGREEMENT.notice)
        events = [*all_sign(but=[ORSA]), signed(ORSA, autumn(9), by="Förvaltningschefen"), notice(ORSA, on(3, 1))]
        assert stands(agreement, *events, day=on(3, 2)).departures[0].party.name == "Orsa"

    def test_a_day_by_which_all_have_signed_is_not_told_of(self) -> None:
        """By hand: Orsa is to sign by the 25th and has; Falun by the 20th, and has not: one finding, of Falun."""
        told_all = SigningExpected(on=autumn(1), until=autumn(20))
        told_orsa = SigningExpected(on=autumn(2), until=autumn(25), party=ORSA)
        events = [*all_sign(but=[FALUN], day=autumn(10)), told_all, told_orsa]
        found = stands(adopted(), *events, day=autumn(26))
        assert [finding.message.sv[:67] for finding in found.findings] == [
            "Underskrift väntades senast 2029-09-20 och saknas från Falun. Avtal"
        ]
