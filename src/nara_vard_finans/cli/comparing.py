"""``nvf compare``: two agreements, grants, posts or years beside each other."""

import argparse
from collections.abc import Iterator

from attrs import evolve, frozen

from nara_vard_finans.agreements import Agreement, changed_terms, share_without
from nara_vard_finans.analysis import (
    Comparison,
    Definition,
    Scenario,
    Side,
    awarded,
    carried,
    compare,
    filled,
    givable,
    left_to_pay,
    printed,
    reckoned,
)
from nara_vard_finans.cli.answers import Answer, refuse_rules
from nara_vard_finans.cli.arguments import UsageError, find, is_file, of_agreement, one_day, printed_in, year_of
from nara_vard_finans.cli.scenarios import given_of
from nara_vard_finans.cli.standing import Named, named_journals, post_standing, refuse_strangers, scenario_of
from nara_vard_finans.core import Directory, Language, Statistic, Text, anything_wrong
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import Grant, share_grant
from nara_vard_finans.posts import Post, PostStatus
from nara_vard_finans.reports import cost_data as data
from nara_vard_finans.reports import cost_pages as pages

_COLUMNS = (
    *("party", "name", "side", "before", "after", "difference"),
    *("before_per_inhabitant", "after_per_inhabitant"),
)


@frozen(kw_only=True)
class _Asked:
    """One side that was asked for: what it is about, in which year, and how it stands."""

    facts: Catalogue
    origin: Definition
    scenario: Scenario
    year: int | None
    post: PostStatus | None = None

    @property
    def parties(self) -> Directory:
        return self.scenario.definition.parties


def run_compare(options: argparse.Namespace) -> Answer:
    """Lay two agreements, grants, posts or years beside each other."""
    language = Language(options.lang)
    if options.as_printed:
        refuse_rules(options)
    if options.after is None and not options.what_if:
        raise UsageError("compare with what? name a second one, or say what to change with --what-if")
    journals = named_journals(options.journal or [])
    before = _asked(options, options.before, journals, changed=False)
    after = _asked(options, options.after or options.before, journals, changed=True)
    pair = before.scenario.definition, after.scenario.definition
    refuse_strangers(journals, pair)
    _refuse_idle(options, (before.origin, after.origin), before.facts)
    parties = before.parties.with_(after.parties)
    comparison = compare(_side(options, before), _side(options, after), parties)
    population = before.facts.statistic(options.population) if options.population else None
    by_year = tuple(_by_year(before, after, parties, population))
    first, second = pair
    terms = changed_terms(first, second) if isinstance(first, Agreement) and isinstance(second, Agreement) else ()
    answered = data.compare_data(comparison, language, by_year=by_year, terms=terms)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=_COLUMNS,
        page=pages.compare_pages(comparison, language, by_year=by_year, terms=terms),
        findings=anything_wrong(comparison.findings),
    )


def _refuse_idle(options: argparse.Namespace, pair: tuple[Definition, Definition], facts: Catalogue) -> None:
    """Refuse what serves neither side."""
    for name in given_of(options.given or [], facts).stated:
        if not any(name in givable(definition) for definition in pair):
            raise UsageError(f"--given {name.replace('_', '-')} serves neither side; leave it out")
    if options.on is not None and not any(isinstance(definition, Post) for definition in pair):
        raise UsageError("--on serves posts, and neither side is one; leave it out")


def _asked(options: argparse.Namespace, reference: str, journals: tuple[Named, ...], *, changed: bool) -> _Asked:
    """Read ``ID:YEAR``, and change the second side if anything is to be changed."""
    name, colon, year = reference.rpartition(":")
    with_year = bool(colon) and not is_file(reference)
    facts, found = find(name if with_year else reference)
    own = argparse.Namespace(**{**vars(options), "what_if": options.what_if if changed else None})
    scenario = scenario_of(own, facts, found, journals, fitting=True)
    if options.basis:  # of both sides, and so no difference between them
        scenario = evolve(scenario.on_basis(facts.statistic(options.basis)), changes=scenario.changes)
    asked = year_of(year) if with_year else None
    match scenario.definition:
        case Agreement() as agreement:
            whole = evolve(scenario, definition=filled(agreement, scenario.journal.given))
            year_of_it = _first_known(agreement) if asked is None else asked
            return _Asked(facts=facts, origin=found, scenario=whole, year=year_of_it)
        case Grant() as grant:
            if asked not in {None, grant.year}:
                raise UsageError(f"{grant.id} is the grant of {grant.year}, not of {asked}; leave the year out")
            return _Asked(facts=facts, origin=found, scenario=scenario, year=grant.year)
        case post:
            if options.on is None:
                raise UsageError(f"{post.id} is a post, which is looked at on a day: say which, with --on DATE")
            status = post_standing(post, scenario.journal, one_day(options.on), facts)
            if asked is not None and status.year(asked) is None:
                raise UsageError(f"{asked} is no year of {post.id}, which is planned for {post.term}")
            return _Asked(facts=facts, origin=found, scenario=scenario, year=asked, post=status)


def _first_known(agreement: Agreement) -> int:
    """Give the first year of the term whose cost is stated."""
    term = agreement.term
    years = range(term.first_day.year, term.last_day.year + 1)
    return next((year for year in years if agreement.cost.of(year) is not None), term.first_day.year)


def _side(options: argparse.Namespace, asked: _Asked) -> Side:
    population = asked.facts.statistic(options.population) if options.population else None
    definition, year = asked.scenario.definition, asked.year or 0
    if options.as_printed:
        return _printed(asked, population)
    if asked.post is not None:
        return _labelled(_beside(carried(asked.post, asked.year), population), asked)
    if isinstance(definition, Agreement):
        if asked.scenario.gone:
            gone, leaving = asked.scenario.gone, asked.scenario.leaving
            return _labelled(left_to_pay(share_without(definition, year, gone, leaving=leaving), population), asked)
        return _labelled(reckoned(of_agreement(asked.facts, definition, None).sharing(year), population), asked)
    assert isinstance(definition, Grant)  # noqa: S101 - posts have a status, and are dealt with
    return _beside(awarded(share_grant(definition)), population)


def _beside(side: Side, population: Statistic | None) -> Side:
    """Lay a population beside a side that does not rest on it."""
    if population is None:
        return side
    return evolve(side, inhabitants=population, own_basis=side.own_basis and population == side.inhabitants)


def _printed(asked: _Asked, population: Statistic | None) -> Side:
    definition, year = asked.scenario.definition, asked.year or 0
    if isinstance(definition, Post) or asked.scenario.changes:
        raise UsageError(f"nothing is printed of {definition.id} as asked; leave out --as-printed")
    if isinstance(definition, Agreement):
        table, column = of_agreement(asked.facts, definition, None).printed(year)
    else:
        table, column = printed_in(asked.facts, definition.id, year)
    beside = asked.facts.statistic(column.beside) if column.beside else None
    own = population is None and column.rests_on_it
    return printed(table, column, definition.parties, population or beside, own_basis=own)


def _labelled(side: Side, asked: _Asked) -> Side:
    """Say in a side's label what is changed of it."""
    changes = asked.scenario.changes
    sv, en = ([text.in_(language) for text in changes] for language in (Language.SV, Language.EN))
    label = Text(", ".join((side.label.sv, *sv)), ", ".join((side.label.in_english, *en)))
    return evolve(side, label=label) if changes else side


def _by_year(before: _Asked, after: _Asked, parties: Directory, population: Statistic | None) -> Iterator[Comparison]:
    """Lay posts beside each other year by year, where no year is named."""
    if before.post is None or after.post is None or before.year is not None or after.year is not None:
        return
    years = {each.year for status in (before.post, after.post) for each in status.years}
    for year in sorted(years):
        sides = (_beside(carried(status, year), population) for status in (before.post, after.post))
        first, second = (_labelled(side, asked) for side, asked in zip(sides, (before, after), strict=True))
        yield compare(first, second, parties)
