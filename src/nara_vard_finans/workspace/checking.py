"""Whether files of facts and journals are in order, or all their faults."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from attrs import frozen

from nara_vard_finans.core import (
    FactsError,
    Fault,
    Finding,
    UnknownEntryError,
    UnreadableFileError,
    printable,
    with_tuples,
)
from nara_vard_finans.facts import Catalogue, TomlFile, is_journal, journal_from, read_either, subject_of
from nara_vard_finans.journals import Journal
from nara_vard_finans.reports import Outcome, check_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.choosing import Choice
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.opening import files_of
from nara_vard_finans.workspace.opening_messages import NoFactsIn, NoFileOfChoice, OfUnread, OwnWithItsJournal
from nara_vard_finans.workspace.together import Together, read_together


@frozen(field_transformer=with_tuples)
class Checked:
    """
    What reading some files came to.

    Attributes:
        files: Each path, and what the file holds or what is wrong with it; an empty path for the facts that ship.
        contradictions: By path, where its papers contradict themselves, and which of its figures do not fit.
    """

    files: tuple[tuple[str, Outcome], ...]
    contradictions: tuple[tuple[str, tuple[Finding, ...]], ...] = ()

    @property
    def faults(self) -> tuple[FactsError | UnreadableFileError, ...]:
        """What is wrong with the files that are not valid."""
        return tuple(found for _, found in self.files if not isinstance(found, Catalogue | Journal))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is told of those that are."""
        own = tuple(finding for _, found in self.files if isinstance(found, Catalogue) for finding in found.check())
        return (*own, *(finding for _, told in self.contradictions for finding in told))


def answer_check(paths: Iterable[str | Path], base: Catalogue, choice: Choice | None = None) -> Answer[Checked]:
    """
    Say whether files of facts and journals are in order.

    Args:
        paths: The files, or folders with files; a journal may be of a definition in any of them. Without any the facts
            at hand are checked.
        base: What they may refer to besides each other.
        choice: Which entries are asked for: of files in order those alone are told of that hold one.
    """
    named = tuple(paths)
    read: dict[str, TomlFile | FactsError | UnreadableFileError] = {}
    for path in (str(each) for each, _ in files_of(named)):
        try:
            read[path] = read_either(path)
        except (FactsError, UnreadableFileError) as error:
            read[path] = error
    if named and not read:
        raise UnreadableFileError(str(named[0]), NoFactsIn())
    files = [file for file in read.values() if isinstance(file, TomlFile) and not is_journal(file)]
    together = read_together(files, base)
    facts = base.with_(together.whole)
    judged: tuple[tuple[str, Outcome], ...] = (("", base),)
    if named:
        judged = tuple((path, _outcome(found, together, facts)) for path, found in read.items())
    if choice is not None:
        ids = {entry.id for entry in choice.entries(facts)}
        judged = tuple((path, found) for path, found in judged if _is_asked_for(found, ids))
        if not judged:
            raise QuestionError(NoFileOfChoice())
    contradictions = tuple(
        (path, found.contradictions(facts)) for path, found in judged if isinstance(found, Catalogue)
    )
    checked = Checked(judged, contradictions)
    return Answer(
        result=checked,
        findings=checked.findings,
        doubtful=bool(checked.faults),
        make=partial(check_report, judged, dict(contradictions)),
    )


def _is_asked_for(found: Outcome, ids: set[str]) -> bool:
    """Say whether a file holds an entry that is asked for, or tells of one; a faulty one may."""
    if isinstance(found, Catalogue):
        return any(entry.id in ids for entry in found.listed())
    return found.of in ids if isinstance(found, Journal) else True


def _outcome(file: TomlFile | FactsError | UnreadableFileError, together: Together, facts: Catalogue) -> Outcome:
    """Say what reading one of some files came to; a journal may be of a definition in any of the others."""
    if not isinstance(file, TomlFile):
        return file
    if is_journal(file):
        return _judged(file, facts, together.unread)
    return together.faults.get(file.path) or together.sound[file.path]


def _judged(file: TomlFile, facts: Catalogue, unread: Mapping[str, str]) -> Journal | FactsError:
    """Read a journal of something among *facts*, together with what the papers say of it."""
    try:
        of = subject_of(file)
        return journal_from(file, facts.definition(of), facts=facts, earlier=facts.journal_of(of))
    except UnknownEntryError as error:
        where = unread.get(error.name)
        why = OwnWithItsJournal(error) if where is None else OfUnread(error.name, printable(where))
        return FactsError(file.path, (Fault("of", file.lines.get(("of",)), why),))
    except FactsError as error:
        return error
