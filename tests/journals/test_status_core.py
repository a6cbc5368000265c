"""The one status core: what holds of every status, whatever it is of."""

import copy
import datetime as dt
import pickle
from typing import Any

import pytest
from attrs import evolve

from nara_vard_finans import Journal, embedded, example_journal, kronor, status
from nara_vard_finans.agreements import AgreementStatus, Signed
from nara_vard_finans.core import InexactTypeError, JournalError, NoticePeriod, PostError, UnstatedBasisError
from nara_vard_finans.grants import Binding, GrantStatus, Paid
from nara_vard_finans.journals import Assumptions, StatusCore
from nara_vard_finans.posts import EmploymentEnded, PostStatus
from nara_vard_finans.sharing import Counting, Leaving

FACTS = embedded()
AGREEMENT, GRANT, POST = (FACTS.definition(name) for name in ("rss-dalarna-2023", "ok-gnv-2020", "rss-gnv-post-2023"))
TOLD: dict[str, Journal] = {
    AGREEMENT.id: FACTS.journal_of(AGREEMENT.id),
    GRANT.id: example_journal("exempel-gnv-2020"),
    POST.id: example_journal("exempel-gnv-post-2023"),
}
DAY = {AGREEMENT.id: dt.date(2023, 3, 1), GRANT.id: dt.date(2020, 10, 1), POST.id: dt.date(2024, 2, 15)}
IMPOSSIBLE = {
    AGREEMENT.id: Signed(on=dt.date(2022, 6, 1), party="9999"),
    GRANT.id: Paid(on=dt.date(2020, 5, 1), recipient="2034", amount=kronor(1)),
    POST.id: EmploymentEnded(on=dt.date(2022, 12, 1)),
}
each = pytest.mark.parametrize("definition", [AGREEMENT, GRANT, POST], ids=lambda definition: str(definition.id))


def of(definition: Any, journal: Journal | None = None, on: Any = None) -> Any:
    return status(definition, journal or TOLD[definition.id], on=on or DAY[definition.id])


@each
class TestAnyStatus:
    def test_it_is_one_record_of_three_things(self, definition: Any) -> None:
        found = of(definition)
        assert isinstance(found, StatusCore)
        assert (found.definition, found.journal, found.on) == (definition, TOLD[definition.id], DAY[definition.id])
        assert found.whole == definition.with_assumptions(TOLD[definition.id].assumptions)
        assert found.events == TOLD[definition.id].up_to(found.on)
        assert found == type(found)(definition=definition, journal=found.journal, on=found.on)

    def test_it_is_equal_whatever_has_been_asked_of_it(self, definition: Any) -> None:
        asked, fresh = of(definition), of(definition)
        assert asked.findings is asked.findings
        assert asked.findings
        assert asked == fresh
        assert hash(asked) == hash(fresh)
        for again in (pickle.loads(pickle.dumps(asked)), copy.copy(asked), copy.deepcopy(asked)):  # noqa: S301
            assert again == asked
            assert (again.findings, again.state) == (asked.findings, asked.state)

    def test_another_day_or_journal_is_another_status(self, definition: Any) -> None:
        found, later = of(definition), DAY[definition.id] + dt.timedelta(days=1)
        assert evolve(found, on=later) == of(definition, on=later) != found
        cut_off = evolve(found.journal, events=found.events[:-1])
        assert evolve(found, journal=cut_off) == of(definition, cut_off) != found
        assert evolve(found, on=later).findings == of(definition, on=later).findings

    def test_what_cannot_have_happened_is_refused_when_it_is_made(self, definition: Any) -> None:
        event = IMPOSSIBLE[definition.id]
        with pytest.raises(JournalError, match=event.on.isoformat()):
            of(definition, Journal(of=definition.id, events=[event], assumptions=TOLD[definition.id].assumptions))

    def test_the_day_and_the_journal_are_judged_first(self, definition: Any) -> None:
        strange = Journal(of="annat", events=[IMPOSSIBLE[definition.id]])
        with pytest.raises(InexactTypeError, match="a day"):
            of(definition, strange, on="2024-02-15")
        with pytest.raises(JournalError, match=f"^the journal of annat: it tells nothing of {definition.id}; give"):
            of(definition, strange)

    def test_without_a_journal_none_is_accused(self, definition: Any) -> None:
        unknown = Journal(of=definition.id, recorded_until=dt.date.min, assumptions=TOLD[definition.id].assumptions)
        found = of(definition, unknown)
        assert found.state.value == "unknown"
        assert [(finding.rule, finding.severity.value) for finding in found.findings] == [("known", "note")]

    def test_what_a_journal_can_give(self, definition: Any) -> None:
        names = ("cost", "notice", "on_leaving", "basis", "counted", "readings")
        named = {name for name in names if name in definition.assumable}
        assert named == set(definition.assumable)
        assert TOLD[definition.id].assumptions.stated.keys() <= named
        with pytest.raises(JournalError, match="assumptions"):
            of(definition, Journal(of=definition.id, assumptions=REFUSED[definition.id]))


REFUSED = {
    AGREEMENT.id: Assumptions(counted=Counting.DAYS),
    GRANT.id: Assumptions(notice=NoticePeriod(3)),
    POST.id: Assumptions(on_leaving=Leaving.FALLS_AWAY),
}


class TestOwnArguments:
    def test_another_successor_is_another_status(self) -> None:
        before, day = FACTS.agreement("rss-dalarna-2018"), dt.date(2023, 3, 1)
        told = FACTS.journal_of(before.id)
        later = status(FACTS.agreement("rss-dalarna-2023"), TOLD[AGREEMENT.id], on=day)
        alone, followed = status(before, told, on=day), status(before, told, on=day, successor=later)
        assert alone != followed == AgreementStatus(definition=before, journal=told, on=day, successor=later)

    def test_another_binding_is_another_status(self) -> None:
        grant, told, day = FACTS.grant("ok-gnv-2020"), TOLD[GRANT.id], DAY[GRANT.id]
        chosen = status(grant, told, on=day, binding=Binding.EACH)
        assert status(grant, told, on=day) != chosen
        assert chosen == GrantStatus(definition=grant, journal=told, on=day, binding=Binding.EACH)


class TestAPostWithoutACost:
    def test_it_is_refused_when_it_is_made(self) -> None:
        post = FACTS.post("rss-gnv-post-2023")
        with pytest.raises((PostError, UnstatedBasisError)):
            PostStatus(definition=post, journal=Journal(of=post.id), on=DAY[POST.id])
