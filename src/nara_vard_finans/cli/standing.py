"""``nvf status``: how an agreement, a grant or a post stands on a day."""

import argparse
import datetime as dt
import os
from collections.abc import Iterable, Sequence
from typing import assert_never

from attrs import evolve, frozen

from nara_vard_finans.agreements import Agreement, AgreementStatus
from nara_vard_finans.analysis import Definition, Scenario, Status, givable, status
from nara_vard_finans.cli.answers import Answer
from nara_vard_finans.cli.arguments import UsageError, find, is_file, one_day
from nara_vard_finans.cli.scenarios import changed, given_of
from nara_vard_finans.core import FactsError, Fault, Language, Text, UnstatedBasisError, anything_wrong, shown
from nara_vard_finans.facts import (
    LARGEST_JOURNAL,
    Catalogue,
    TomlFile,
    example_journal,
    example_names,
    journal_from,
    read_toml,
)
from nara_vard_finans.grants import Binding, ConditionState, Grant, GrantStatus
from nara_vard_finans.journals import NOTHING_GIVEN, Given, Journal
from nara_vard_finans.posts import Post, PostStatus
from nara_vard_finans.reports import (
    agreement_data,
    agreement_pages,
    curve_svg,
    grant_data,
    grant_pages,
    imagined_line,
    post_data,
    post_pages,
)


def run_status(options: argparse.Namespace) -> Answer:
    """Say how an agreement, a grant or a post stands on a day."""
    facts, found = find(options.definition)
    status, changes = standing(options, facts, found)
    return answer(status, changes, options)


def scenario_of(
    options: argparse.Namespace,
    facts: Catalogue,
    definition: Definition,
    journals: "Iterable[Named]",
    *,
    fitting: bool = False,
) -> Scenario:
    """
    Give a definition with its journal, what is given besides, and what is changed of both.

    Args:
        options: The arguments.
        facts: What they may refer to.
        definition: What is asked of.
        journals: The journals that were named.
        fitting: Whether what is given and does not fit is for another definition.
    """
    given = given_of(options.given or [], facts)
    if fitting:
        given = given.only(givable(definition))
    journal = journal_of(journals, facts, definition, given)
    return changed(Scenario(definition=definition, journal=journal), options.what_if or [], facts)


def standing(options: argparse.Namespace, facts: Catalogue, definition: Definition) -> tuple[Status, tuple[Text, ...]]:
    """Give the status that is asked for, and what was changed for it."""
    following = facts.successor_of(definition.id)
    journals = named_journals(options.journal or [])
    refuse_strangers(journals, [definition, *([] if following is None else [following])])
    scenario = scenario_of(options, facts, definition, journals)
    definition, on = scenario.definition, one_day(options.on)
    binding = _binding(options, definition)
    match definition:
        case Grant():
            found: Status = status(definition, scenario.journal, on=on, binding=binding)
        case Post():
            found = post_standing(definition, scenario.journal, on, facts)
        case Agreement():
            successor = None if following is None else status(following, journal_of(journals, facts, following), on=on)
            found = status(definition, scenario.journal, on=on, successor=successor)
        case _:
            assert_never(definition)
    return found, scenario.changes


def post_standing(post: Post, journal: Journal, on: dt.date, facts: Catalogue) -> PostStatus:
    """Give the status of a post; where neither papers nor journal state its cost or figures, say what can be done."""
    if not post.states_cost and journal.given.cost is None:
        raise UsageError(
            f"no paper states what {post.id} costs: give it under [given] in the journal, or as --given cost=AMOUNT"
        )
    try:
        return status(post, journal, on=on)
    except UnstatedBasisError as error:
        known = ", ".join(statistic.id for statistic in facts.statistics if statistic.counts == error.counts)
        raise UsageError(
            f"{post.id} is shared by {error.counts}, whose figures no paper states: give them under [given] in the "
            f"journal, or as --given basis=ID ({known})"
        ) from error


def _binding(options: argparse.Namespace, definition: Definition) -> Binding | None:
    reading = getattr(options, "reading", None)
    if reading is not None and not isinstance(definition, Grant):
        raise UsageError(f"--reading serves grants, and {definition.id} is none; leave it out")
    return None if reading is None else Binding(reading)


@frozen(kw_only=True)
class Named:
    """A journal that was named: a file that is read, or an example; and what it tells of."""

    name: str
    of: str
    journal: TomlFile | Journal


def named_journals(names: Iterable[str]) -> tuple[Named, ...]:
    """Read the journals that are named: files, or examples that ship."""
    return tuple(map(_named, names))


def _named(name: str) -> Named:
    if name in example_names() and not is_file(name):
        journal = example_journal(name)
        return Named(name=name, of=journal.of, journal=journal)
    if not (name.endswith(".toml") or os.sep in name or is_file(name)):
        known = ", ".join(example_names())
        raise UsageError(f"there is no file and no example {shown(name)}; the examples are {known}")
    file = read_toml(name, most=LARGEST_JOURNAL)
    return Named(name=name, of=str(file.values.get("of")), journal=file)


def refuse_strangers(journals: Iterable[Named], definitions: Sequence[Definition]) -> None:
    """Refuse a journal that tells of none of *definitions*."""
    ids = list(dict.fromkeys(definition.id for definition in definitions))
    for named in journals:
        if named.of not in ids:
            line = named.journal.lines.get(("of",)) if isinstance(named.journal, TomlFile) else None
            message = f"it tells of {shown(named.of)}, expected {' or '.join(ids)}"
            raise FactsError(named.name, (Fault("of", line, message),))


def journal_of(
    journals: Iterable[Named], facts: Catalogue, definition: Definition, given: Given = NOTHING_GIVEN
) -> Journal:
    """Give the journal of a definition: what the papers tell, and what those of *journals* tell of it besides."""
    told = facts.journal_of(definition.id)
    for named in journals:
        if named.of == definition.id:
            own = named.journal
            if isinstance(own, TomlFile):
                own = journal_from(own, definition, facts=facts, earlier=told, given=given)
            told = own.after(told)
    return evolve(told, given=given.after(told.given))


def answer(found: Status, changes: tuple[Text, ...], options: argparse.Namespace) -> Answer:
    """Write a status, and first of all that it is imagined, if something was changed for it."""
    language = Language(options.lang)
    if options.format == "svg" and not isinstance(found, PostStatus):
        raise UsageError("a curve is drawn of a post alone; choose another format")
    made = _answer(found, changes, options, language)
    data = {**made.data, "changes": [text.in_(language) for text in changes]}
    if not changes or not isinstance(made.page, tuple):
        return evolve(made, data=data)
    first, *rest = made.page
    marked = evolve(first, title=(*first.title[:1], imagined_line(changes, language), *first.title[1:]))
    return evolve(made, data=data, page=(marked, *rest))


def _answer(found: Status, changes: tuple[Text, ...], options: argparse.Namespace, language: Language) -> Answer:
    match found:
        case GrantStatus():
            data = grant_data.status_data(found, language)
            at_risk = any(each.state is ConditionState.AT_RISK for each in found.conditions)
            return Answer(
                data=data,
                rows=data["balance"],
                columns=grant_data.BALANCE_COLUMNS,
                page=grant_pages.status_pages(found, language),
                findings=at_risk or anything_wrong(found.findings),
            )
        case AgreementStatus():
            data = agreement_data.agreement_status_data(found, language)
            return Answer(
                data=data,
                rows=data["signatures"],
                columns=agreement_data.SIGNATURE_COLUMNS,
                page=agreement_pages.agreement_status_pages(found, language),
                findings=anything_wrong(found.findings),
            )
        case PostStatus():
            data = post_data.post_status_data(found, language)
            return Answer(
                data=data,
                rows=[row for year in data["years"] for row in year["rows"]],
                columns=post_data.COVER_COLUMNS,
                page=post_pages.post_status_pages(found, language),
                findings=anything_wrong(found.findings),
                picture=curve_svg(found, language, changes=changes) if options.format == "svg" else "",
            )
        case _:
            assert_never(found)
