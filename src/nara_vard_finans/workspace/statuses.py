"""How an agreement, a grant or a post stands on a day: journals put together, the successor found, changes applied."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from attrs import evolve, frozen

from nara_vard_finans.analysis import Definition, Scenario, Standing, Standings, Status, Sums, status
from nara_vard_finans.core import Language, NaraVardFinansError, Party, UnstatedBasisError, counted_text, with_tuples
from nara_vard_finans.grants import Binding, Grant, GrantStatus
from nara_vard_finans.journals import NO_ASSUMPTIONS, Assumptions, Journal
from nara_vard_finans.posts import Post, PostStatus
from nara_vard_finans.reports import Report, standings_report, status_report, sums_report
from nara_vard_finans.sharing import unstated
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import NamedJournal, journal_of, refuse_strangers
from nara_vard_finans.workspace.messages import (
    NoBinding,
    NoCostOfPost,
    NoFiguresOfPost,
    OrAssumedCost,
    OrAssumedFigures,
    ServesGrants,
    SuchAs,
)

if TYPE_CHECKING:
    from nara_vard_finans.agreements import AgreementStatus
    from nara_vard_finans.core import Message
    from nara_vard_finans.facts import Catalogue

BINDINGS = tuple(each.value for each in Binding)
"""Whom the requirements of a grant can be read to bind."""

Change = Callable[[Scenario], Scenario]
"""What is changed of a definition and its journal, such as ``lambda scenario: scenario.with_posts(5)``."""


@frozen(kw_only=True, field_transformer=with_tuples)
class Premises:
    """
    What a status rests on besides the definition.

    Attributes:
        journals: The journals that were named.
        assumptions: What no paper states, and whoever asks does.
        change: What is changed of the definition and its journal.
    """

    journals: Sequence[NamedJournal] = ()
    assumptions: Assumptions = NO_ASSUMPTIONS
    change: Change | None = None


def scenario_of(facts: "Catalogue", definition: Definition, premises: Premises, *, fitting: bool = False) -> Scenario:
    """
    Give a definition with its journal, what is given besides, and what is changed of both.

    Args:
        facts: What they may refer to.
        definition: What is asked of.
        premises: What the answer rests on besides.
        fitting: Whether what is given and does not fit is for another definition.
    """
    assumptions = premises.assumptions.only(definition.assumable) if fitting else premises.assumptions
    journal = journal_of(premises.journals, facts, definition, assumptions)
    scenario = Scenario(definition=definition, journal=journal)
    return scenario if premises.change is None else premises.change(scenario)


def with_successors(facts: "Catalogue", definitions: Sequence[Definition]) -> tuple[Definition, ...]:
    """Give definitions, and the agreements that follow them, on whose journals their statuses rest as well."""
    following = (facts.successor_of(each.id) for each in definitions)
    return (*definitions, *(each for each in following if each is not None))


def answer_status(
    facts: "Catalogue", definition: Definition, on: dt.date, premises: Premises, binding: Binding | str | None
) -> Answer[Status]:
    """Say how an agreement, a grant or a post stands on a day."""
    following = facts.successor_of(definition.id)
    refuse_strangers(premises.journals, with_successors(facts, (definition,)))
    scenario = scenario_of(facts, definition, premises)
    bound = _binding(definition, binding)
    successor = None if following is None else status(following, journal_of(premises.journals, facts, following), on=on)
    found = _status(facts, scenario, on, successor, bound)
    at_risk = isinstance(found, GrantStatus) and found.is_at_risk
    return Answer(result=found, findings=found.findings, doubtful=at_risk, make=partial(_reported, found, scenario))


def answer_standings(
    facts: "Catalogue", definitions: Sequence[Definition], on: dt.date, premises: Premises
) -> Answer[Standings]:
    """Say how each of several stands on a day; one that cannot be told does not silence the rest."""
    refuse_strangers(premises.journals, with_successors(facts, definitions))
    found = Standings(on=on, rows=tuple(_standing(facts, each, on, premises) for each in definitions))
    return Answer(
        result=found, findings=found.findings, doubtful=found.is_doubtful, make=partial(standings_report, found)
    )


def answer_sums(
    facts: "Catalogue", definitions: Sequence[Definition], on: dt.date, premises: Premises, party: Party | None
) -> Answer[Sums]:
    """Sum what several grants come to and several posts cost, by party and year; what cannot be told is left out."""
    found = Sums(standings=answer_standings(facts, definitions, on, premises).result, only=party)
    return Answer(result=found, doubtful=bool(found.left_out), make=partial(sums_report, found))


def _standing(facts: "Catalogue", definition: Definition, on: dt.date, premises: Premises) -> Standing:
    ids = {each.id for each in with_successors(facts, (definition,))}
    own = evolve(premises, journals=[each for each in premises.journals if each.of in ids])
    try:
        return Standing(definition=definition, status=answer_status(facts, definition, on, own, None).result)
    except QuestionError as error:
        return Standing(definition=definition, refused=_among_others(error))
    except NaraVardFinansError as error:
        return Standing(definition=definition, refused=error)


def _among_others(error: QuestionError) -> QuestionError:
    """Say what a post lacks without what can be assumed of one alone."""
    reason = cast("Message", error.reason)
    return QuestionError(type(reason)(**{part: said for part, said in vars(reason).items() if part != "or_assumed"}))


def _binding(definition: Definition, asked: Binding | str | None) -> Binding | None:
    """Give whom requirements bind, if it is asked of a grant, and there is such a reading."""
    if asked is None:
        return None
    if not isinstance(definition, Grant):
        raise QuestionError(ServesGrants("binding", definition.id))
    if asked not in BINDINGS:
        raise QuestionError(NoBinding(asked, BINDINGS))
    return Binding(asked)


def _reported(found: Status, scenario: Scenario, language: Language) -> Report:
    return status_report(found, language, changes=scenario.changes)


def _status(
    facts: "Catalogue", scenario: Scenario, on: dt.date, successor: "AgreementStatus | None", binding: Binding | None
) -> Status:
    match scenario.definition:
        case Grant() as grant:
            return status(grant, scenario.journal, on=on, binding=binding)
        case Post() as post:
            return status_of_post_in(facts, post, scenario.journal, on)
        case agreement:
            return status(agreement, scenario.journal, on=on, successor=successor)


def status_of_post_in(facts: "Catalogue", post: Post, journal: Journal, on: dt.date) -> PostStatus:
    """
    Give the status of a post.

    Raises:
        QuestionError: If neither papers nor journal state its cost or figures; it says what can be done.
    """
    if not post.states_cost and journal.assumptions.cost is None:
        raise QuestionError(NoCostOfPost(post.id, OrAssumedCost()))
    try:
        return status(post, journal, on=on)
    except UnstatedBasisError as error:
        counts = unstated(post.cost_key)[0].counts
        known = tuple(statistic.id for statistic in facts.statistics if statistic.counts == counts)
        bases = SuchAs(known) if known else ""
        raise QuestionError(NoFiguresOfPost(post.id, counted_text(counts), bases, OrAssumedFigures())) from error
