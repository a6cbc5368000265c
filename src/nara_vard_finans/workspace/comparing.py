"""Two agreements, grants, posts or years beside each other."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from nara_vard_finans.agreements import Agreement, TermChange, changed_terms, share_without
from nara_vard_finans.analysis import (
    Comparison,
    Definition,
    Scenario,
    Side,
    awarded,
    carried,
    compare,
    left_to_pay,
    printed,
    reckoned,
)
from nara_vard_finans.core import Directory, Language, Statistic, YearlyError, with_tuples
from nara_vard_finans.grants import Grant, share_grant
from nara_vard_finans.posts import Post, PostStatus
from nara_vard_finans.reports import Report, compare_report
from nara_vard_finans.sharing import gives_total
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.costs import printed_column, shared_cost
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import refuse_strangers
from nara_vard_finans.workspace.messages import (
    ChangedSide,
    DayServesPosts,
    GrantOfYear,
    NoJournal,
    NothingPrinted,
    NoYearOf,
    OnWhichDay,
    ServesNeitherSide,
)
from nara_vard_finans.workspace.statuses import Premises, scenario_of, status_of_post_in

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue
    from nara_vard_finans.workspace.questions import ComparisonQuestion


@frozen(kw_only=True, field_transformer=with_tuples)
class Beside:
    """
    One side that was asked for.

    Attributes:
        facts: The facts that it stands among.
        definition: What it is about.
        year: In which year; ``None`` for the first that is known.
        premises: What it rests on besides.
    """

    facts: "Catalogue"
    definition: Definition
    year: int | None
    premises: Premises


@frozen(kw_only=True, field_transformer=with_tuples)
class _Asked:
    """One side, with its journal and changes: what it is about, in which year, and how it stands."""

    facts: "Catalogue"
    origin: Definition
    scenario: Scenario
    year: int | None
    post: PostStatus | None = None

    @property
    def parties(self) -> Directory:
        return self.scenario.definition.parties


def answer_comparison(first: Beside, second: Beside, question: "ComparisonQuestion") -> Answer[Comparison]:
    """Lay two sides beside each other."""
    before, after = _asked(first, question), _asked(second, question)
    pair = before.scenario.definition, after.scenario.definition
    refuse_strangers(first.premises.journals, pair)
    _refuse_idle(first.premises, question, (before.origin, after.origin))
    parties = before.parties.with_(after.parties)
    comparison = compare(_side(question, before, "before"), _side(question, after, "after"), parties)
    population = before.facts.statistic(question.population) if question.population else None
    by_year = tuple(_by_year(before, after, parties, population))
    one, other = pair
    terms = changed_terms(one, other) if isinstance(one, Agreement) and isinstance(other, Agreement) else ()
    return Answer(result=comparison, findings=comparison.findings, make=partial(_reported, comparison, by_year, terms))


def _reported(
    comparison: Comparison, by_year: tuple[Comparison, ...], terms: tuple[TermChange, ...], language: Language
) -> Report:
    return compare_report(comparison, language, by_year=by_year, terms=terms)


def _refuse_idle(premises: Premises, question: "ComparisonQuestion", pair: tuple[Definition, Definition]) -> None:
    """Refuse what serves neither side."""
    for name in premises.assumptions.stated:
        if not any(name in definition.assumable for definition in pair):
            raise QuestionError(ServesNeitherSide(name.replace("_", "-")))
    if question.on is not None and not any(isinstance(definition, Post) for definition in pair):
        raise QuestionError(DayServesPosts())


def _asked(beside: Beside, question: "ComparisonQuestion") -> _Asked:
    facts, origin, asked = beside.facts, beside.definition, beside.year
    scenario = scenario_of(facts, origin, beside.premises, fitting=True)
    if question.basis:  # of both sides, and so no difference between them
        scenario = evolve(scenario.on_basis(facts.statistic(question.basis)), changes=scenario.changes)
    match scenario.definition:
        case Agreement() as agreement:
            whole = evolve(scenario, definition=agreement.with_assumptions(scenario.journal.assumptions))
            year_of_it = _first_known(agreement) if asked is None else asked
            return _Asked(facts=facts, origin=origin, scenario=whole, year=year_of_it)
        case Grant() as grant:
            if asked is not None and asked != grant.year:
                raise QuestionError(GrantOfYear(grant.id, grant.year, asked))
            return _Asked(facts=facts, origin=origin, scenario=scenario, year=grant.year)
        case post:
            if question.on is None:
                raise QuestionError(OnWhichDay(post.id))
            if scenario.journal.is_unrecorded:
                raise QuestionError(NoJournal(post.id))
            status = status_of_post_in(facts, post, scenario.journal, question.on)
            if asked is not None and status.year(asked) is None:
                raise QuestionError(NoYearOf(asked, post.id, post.term))
            return _Asked(facts=facts, origin=origin, scenario=scenario, year=asked, post=status)


def _first_known(agreement: Agreement) -> int:
    """Give the first year of the term whose cost is stated, or follows from a rate."""
    return next((year for year in agreement.stated_years if _is_known(agreement, year)), agreement.term.first_day.year)


def _is_known(agreement: Agreement, year: int) -> bool:
    if not gives_total(agreement.cost_key):
        return agreement.cost.of(year) is not None
    try:
        agreement.key_of(year)
    except YearlyError:
        return False
    return True


def _side(question: "ComparisonQuestion", asked: _Asked, side: str) -> Side:
    population = asked.facts.statistic(question.population) if question.population else None
    definition, year = asked.scenario.definition, asked.year or 0
    if question.prints(side):
        return _printed(asked, population)
    if asked.post is not None:
        return _labelled(_laid_beside(carried(asked.post, asked.year), population), asked)
    if isinstance(definition, Agreement):
        if asked.scenario.gone:
            gone, leaving = asked.scenario.gone, asked.scenario.leaving
            return _labelled(left_to_pay(share_without(definition, year, gone, leaving=leaving), population), asked)
        return _labelled(reckoned(shared_cost(asked.facts, definition, year), population), asked)
    assert isinstance(definition, Grant)  # noqa: S101 - posts have a status, and are dealt with
    return _laid_beside(awarded(share_grant(definition)), population)


def _laid_beside(side: Side, population: Statistic | None) -> Side:
    """Lay a population beside a side that does not rest on it."""
    if population is None:
        return side
    return evolve(side, inhabitants=population, own_basis=side.own_basis and population == side.inhabitants)


def _printed(asked: _Asked, population: Statistic | None) -> Side:
    definition, year = asked.scenario.definition, asked.year or 0
    if isinstance(definition, Post) or asked.scenario.changes:
        raise QuestionError(NothingPrinted(definition.id))
    table, column = printed_column(asked.facts, definition, year)
    beside = asked.facts.statistic(column.beside) if column.beside else None
    own = population is None and column.rests_on_it
    return printed(table, column, definition.parties, population or beside, own_basis=own)


def _labelled(side: Side, asked: _Asked) -> Side:
    """Say in a side's label what is changed of it."""
    changes = asked.scenario.changes
    return evolve(side, label=ChangedSide(side.label, changes)) if changes else side


def _by_year(before: _Asked, after: _Asked, parties: Directory, population: Statistic | None) -> Iterator[Comparison]:
    """Lay posts beside each other year by year, where no year is named."""
    if before.post is None or after.post is None or before.year is not None or after.year is not None:
        return
    years = {each.year for status in (before.post, after.post) for each in status.years}
    for year in sorted(years):
        sides = (_laid_beside(carried(status, year), population) for status in (before.post, after.post))
        first, second = (_labelled(side, asked) for side, asked in zip(sides, (before, after), strict=True))
        yield compare(first, second, parties)
