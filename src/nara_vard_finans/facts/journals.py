"""Journal files: those of users, and the examples that ship."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from nara_vard_finans.core import FactsError, Fault, JournalError, Text, UnknownEntryError, UnreadableFileError
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import is_headed
from nara_vard_finans.facts._journal_messages import HoldAnother, HoldNone, OfMissing, UnderHead
from nara_vard_finans.facts._shipped import shipped_folder
from nara_vard_finans.facts._toml import LARGEST_FILE, TomlFile, parse_toml, read_toml
from nara_vard_finans.facts.catalogue import Catalogue, Listed
from nara_vard_finans.facts.kinds import EXAMPLE, WHAT
from nara_vard_finans.facts.reading import embedded
from nara_vard_finans.files import Readable, name_of, read_text, too_large
from nara_vard_finans.journals import NO_ASSUMPTIONS, Assumptions, Journal

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition

LARGEST_JOURNAL = 4 << 20
"""The most bytes of a journal, which are some fifty thousand events."""

_SHIPPED = Text("de fakta som medföljer", "the facts that ship")
_GIVEN = Text("de fakta som gavs", "the facts given")


def read_either(path: str | FilePath) -> TomlFile:
    """
    Read a facts file or a journal, whichever it is, and once, since it may be a pipe.

    Raises:
        UnreadableFileError: If it cannot be read as text, or is a facts file larger than one may be.
        FactsError: If it is no TOML.
    """
    text = read_text(path, most=LARGEST_JOURNAL)
    file = parse_toml(text, name_of(path))
    if not is_journal(file) and len(text.encode()) > LARGEST_FILE:
        raise UnreadableFileError(name_of(path), too_large(LARGEST_FILE))
    return file


def is_journal(file: TomlFile) -> bool:
    """Say whether a file is a journal, and not a facts file; one that is headed ``[journal]`` is meant as one."""
    return "events" in file.values or "of" in file.values or is_headed(file.values)


def subject_of(file: TomlFile) -> str:
    """
    Give the id of what a journal is of.

    Raises:
        FactsError: If it does not say.
    """
    if is_headed(file.values):
        raise FactsError(file.path, (Fault("journal", file.lines.get(("journal",)), UnderHead()),))
    if "of" not in file.values:
        raise FactsError(file.path, (Fault("", None, OfMissing(WHAT)),))
    return str(file.values["of"])


def read_journal(
    path: Readable,
    definition: "Definition",
    *,
    facts: Catalogue | None = None,
    earlier: Journal | None = None,
    assumptions: Assumptions = NO_ASSUMPTIONS,
) -> Journal:
    """
    Read the journal of an agreement, a grant or a post.

    Args:
        path: A TOML file with the id of the definition, ``of``, and ``[[events]]``, its bytes, or an open one.
        definition: What it tells of.
        facts: The papers and statistics that it may name, and what papers tell; without it the embedded ones.
        earlier: What is told already, in place of what the papers of *facts* tell; the file is judged together with
            that, and does not hold it. :meth:`Journal.after <nara_vard_finans.journals.journal.Journal.after>` puts
            the two together.
        assumptions: What no paper states; it replaces what the journal gives, and never what papers state.

    Returns:
        What the file tells, and without *earlier* what the papers tell besides, each event once.

    Raises:
        InexactTypeError: If *path* is nothing that can be read.
        UnreadableFileError: If it cannot be read as text.
        FactsError: If it has faults, or tells of events that cannot have happened; all at once, each with its line.
        JournalError: If *facts* do not hold *definition*, and *earlier* does not say what is told already.
    """
    file = read_toml(path, most=LARGEST_JOURNAL)
    if earlier is not None:
        return journal_from(file, definition, facts=facts, earlier=earlier, assumptions=assumptions)
    known = embedded() if facts is None else facts
    if definition not in known.definitions:
        whose = _SHIPPED if facts is None else _GIVEN
        other = any(each.id == definition.id for each in known.definitions)
        raise JournalError(definition.id, (HoldAnother if other else HoldNone)(whose))
    stated = known.journal_of(definition.id)
    return journal_from(file, definition, facts=facts, earlier=stated, assumptions=assumptions).after(stated)


def journal_from(
    file: TomlFile,
    definition: "Definition",
    *,
    facts: Catalogue | None = None,
    earlier: Journal | None = None,
    assumptions: Assumptions = NO_ASSUMPTIONS,
) -> Journal:
    """
    Make a journal from a file that is read.

    Raises:
        FactsError: As :func:`read_journal`.
    """
    known = embedded() if facts is None else facts
    context = Context(known.parties, known.papers, known.statistics)
    from nara_vard_finans.facts._journal_reading import JournalReading  # noqa: PLC0415 - for those who read one

    reading = JournalReading(file, definition, context, earlier=earlier, assumptions=assumptions)
    journal = reading.journal()
    if reading.faults:
        raise FactsError(file.path, tuple(sorted(reading.faults, key=lambda fault: (fault.line or 0, fault.where))))
    return journal


def example_names() -> tuple[str, ...]:
    """Give the names of the example journals that ship."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in _examples() if entry.name.endswith(".toml")))


def _examples() -> Iterator[Any]:
    return shipped_folder("examples").iterdir()


@cache
def example_journal(name: str) -> Journal:
    """
    Give an example journal that ships with the library; it is made up, and is no history.

    Raises:
        UnknownEntryError: If there is none of that name.

    Example:
        >>> example_journal("exempel-gnv-2020").of
        'ok-gnv-2020'
    """
    if name not in example_names():
        raise UnknownEntryError(EXAMPLE, name, example_names())
    text = (shipped_folder("examples") / f"{name}.toml").read_text(encoding="utf-8")
    file = parse_toml(text, f"{name}.toml")
    return journal_from(file, embedded().definition(file.values["of"]))


def listed_examples() -> tuple[Listed, ...]:
    """Give the example journals as a list shows them, each with its first and last event."""
    journals = ((name, example_journal(name)) for name in example_names())
    return tuple(
        Listed(kind="journal", id=name, title=journal.title or Text(name), validity=journal.span)
        for name, journal in journals
    )
