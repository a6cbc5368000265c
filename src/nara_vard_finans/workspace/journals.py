"""Journals that are named, and put together with what papers say."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from nara_vard_finans.core import FactsError, Fault, with_tuples
from nara_vard_finans.facts import (
    LARGEST_JOURNAL,
    Catalogue,
    OfAnother,
    TomlFile,
    example_journal,
    example_names,
    journal_from,
    read_toml,
    subject_of,
)
from nara_vard_finans.journals import NO_ASSUMPTIONS, Assumptions, Journal
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.opening_messages import NoFileNoExample

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition

JournalSource = str | Path | Journal
"""A file, the name of an example that ships, or a journal at hand."""


@frozen(kw_only=True, field_transformer=with_tuples)
class NamedJournal:
    """
    A journal that was named: a file whose events are not read yet, or one at hand; and what it is of.

    Attributes:
        name: Its name, as given.
        of: The id of the definition that it is of.
        journal: What it holds. A file is read when it is known what it is of, and what is assumed besides.
    """

    name: str
    of: str
    journal: TomlFile | Journal

    @property
    def line_of_name(self) -> int | None:
        """The line on which a file says what it is of."""
        return self.journal.lines.get(("of",)) if isinstance(self.journal, TomlFile) else None


def is_file(path: str) -> bool:
    """Say whether there is a file of that name; a name that no file can have is none."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def named_journals(sources: Iterable[JournalSource]) -> tuple[NamedJournal, ...]:
    """
    Read the journals that are named.

    Raises:
        QuestionError: If a name is that of no file and of no example.
        UnreadableFileError: If a file cannot be read as text.
        FactsError: If it is no TOML.
    """
    return tuple(map(_named, sources))


def _named(source: JournalSource) -> NamedJournal:
    if isinstance(source, Journal):
        return NamedJournal(name=source.of, of=source.of, journal=source)
    name = str(source)
    if name in example_names() and not is_file(name):
        journal = example_journal(name)
        return NamedJournal(name=name, of=journal.of, journal=journal)
    if not (name.endswith(".toml") or os.sep in name or is_file(name)):
        raise QuestionError(NoFileNoExample(name, example_names()))
    return named_file(read_toml(name, most=LARGEST_JOURNAL))


def named_file(file: TomlFile) -> NamedJournal:
    """
    Name a journal by its file, which is read and not judged yet.

    Raises:
        FactsError: If it does not say what it is of.
    """
    return NamedJournal(name=file.path, of=subject_of(file), journal=file)


def refuse_strangers(journals: Iterable[NamedJournal], definitions: Sequence["Definition"]) -> None:
    """
    Refuse a journal that is of none of *definitions*.

    Raises:
        FactsError: If one is.
    """
    ids = list(dict.fromkeys(definition.id for definition in definitions))
    for named in journals:
        if named.of not in ids:
            raise FactsError(named.name, (Fault("of", named.line_of_name, OfAnother(named.of, tuple(ids))),))


def journal_of(
    journals: Iterable[NamedJournal],
    facts: Catalogue,
    definition: "Definition",
    assumptions: Assumptions = NO_ASSUMPTIONS,
) -> Journal:
    """
    Give the journal of a definition: what the papers say, and what those of *journals* that are of it say besides.

    Raises:
        FactsError: If one has faults, or events that cannot have happened as they are told.
    """
    if assumptions.stated and any(named.of == definition.id for named in journals):
        definition.with_assumptions(assumptions)  # what is given beside a journal is no fault of the journal
    known = facts.journal_of(definition.id)
    for named in journals:
        if named.of == definition.id:
            own = named.journal
            if isinstance(own, TomlFile):
                own = journal_from(own, definition, facts=facts, earlier=known, assumptions=assumptions)
            known = own.after(known)
    return evolve(known, assumptions=assumptions.after(known.assumptions))
