"""The reports of what there is, and of whether files are in order."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from nara_vard_finans.core import FactsError, Fault, Finding, Language, Text, UnreadableFileError, printable
from nara_vard_finans.facts import Catalogue, Listed
from nara_vard_finans.journals import Journal
from nara_vard_finans.reports import messages as say
from nara_vard_finans.reports.columns import COUNT, DAY, FLAG, TEXT, Column, Shape, Words, maybe, several
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section
from nara_vard_finans.reports.shapes import FAULT, FINDING

Outcome = Catalogue | Journal | FactsError | UnreadableFileError
"""What reading a file came to."""

KINDS = {
    "agreement": Text("avtal", "agreement"),
    "grant": Text("bidrag", "grant"),
    "post": Text("tjänst", "post"),
    "journal": Text("exempeljournal", "example journal"),
    "body": Text("organ", "body"),
    "statistic": Text("statistik", "statistic"),
    "index": Text("index", "index"),
    "table": Text("tabell", "table"),
    "paper": Text("handling", "paper"),
}


_ENTRY: Shape[Listed] = Shape(
    Column("id", TEXT, lambda entry: entry.id, "Id"),
    Column("kind", TEXT, lambda entry: entry.kind, Text("Typ", "Kind"), shown=lambda entry: KINDS[entry.kind]),
    Column(
        "first_day", maybe(DAY), lambda entry: entry.validity and entry.validity.first_day, Text("Avser", "Of"),
        shown=lambda entry: entry.validity or "",
    ),
    Column("last_day", maybe(DAY), lambda entry: entry.validity and entry.validity.ends),
    Column("title", TEXT, lambda entry: entry.title, Text("Titel", "Title")),
)  # fmt: skip
LIST: Shape[Sequence[Listed]] = Shape(Column("entries", several(_ENTRY), lambda entries: entries), name="list")


def list_report(entries: Sequence[Listed], language: Language) -> Report:
    """Report what the catalogue holds."""
    return Report(
        language=language,
        shape=LIST,
        record=entries,
        row_shape=_ENTRY,
        records=lambda: entries,
        sections=lambda: (Section(columns=_ENTRY.headed, rows=entries),),
    )


class _File(NamedTuple):
    named: str
    outcome: Outcome
    contradictions: tuple[Finding, ...] = ()

    @property
    def path(self) -> Text:
        """The path; of the facts that ship, which have none, what they are."""
        return Text(printable(self.named)) if self.named else say.AT_HAND

    @property
    def kind(self) -> str | None:
        return {Catalogue: "facts", Journal: "journal"}.get(type(self.outcome))

    @property
    def entries(self) -> int | None:
        match self.outcome:
            case Catalogue():
                return len(self.outcome.listed())
            case Journal():
                return len(self.outcome.events)
            case _:
                return None

    @property
    def faults(self) -> tuple[Fault, ...]:
        match self.outcome:
            case FactsError():
                return self.outcome.faults
            case UnreadableFileError():
                return (Fault("", None, self.outcome.reason),)
            case _:
                return ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        own = self.outcome.check() if isinstance(self.outcome, Catalogue) else ()
        return (*own, *self.contradictions)

    @property
    def told(self) -> "list[Fault | Finding]":
        return [*self.faults, *self.findings]


_FILE: Shape[_File] = Shape(
    Column("path", TEXT, lambda file: file.path),
    Column("kind", maybe(TEXT), lambda file: file.kind),
    Column("entries", maybe(COUNT), lambda file: file.entries),
    Column("valid", FLAG, lambda file: not file.faults),
    Column("faults", several(FAULT), lambda file: file.faults),
    Column("findings", several(FINDING), lambda file: file.findings),
)
CHECK: Shape[Sequence[_File]] = Shape(Column("files", several(_FILE), lambda files: files), name="check")


class _Line(NamedTuple):
    """A fault or a finding of a file."""

    file: _File
    told: Fault | Finding


_LINE: Shape[_Line] = Shape(
    Column("path", TEXT, lambda line: line.file.path),
    Column("line", maybe(COUNT), lambda line: getattr(line.told, "line", None)),
    Column("where", maybe(TEXT), lambda line: getattr(line.told, "where", None)),
    Column("rule", maybe(TEXT), lambda line: getattr(line.told, "rule", None)),
    Column("subject", maybe(TEXT), lambda line: getattr(line.told, "subject", None)),
    Column("message", TEXT, lambda line: line.told.message),
)


def check_report(
    files: Sequence[tuple[str, Outcome]], contradictions: Mapping[str, tuple[Finding, ...]], language: Language
) -> Report:
    """Report of each file whether it is valid, with all its faults, and what in it does not agree."""
    listed = [_File(path, outcome, contradictions.get(path, ())) for path, outcome in files]
    return Report(
        language=language,
        shape=CHECK,
        record=listed,
        row_shape=_LINE,
        records=lambda: [_Line(file, told) for file in listed for told in file.told],
        sections=lambda: (Section(notes=tuple(line for file in listed for line in _lines(file))),),
        as_lines=True,
    )


def _lines(file: _File) -> Iterator[Words]:
    if file.entries is None:
        yield say.NotValid(file.path)
    else:
        yield (say.Valid if file.kind == "facts" else say.ValidJournal)(file.path, file.entries)
    yield from (say.Indented(finding.message) for finding in file.findings)
