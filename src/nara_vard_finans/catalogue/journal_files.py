"""Reading a journal: dated events in TOML, all of its faults at once, and nothing half-read."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path as FilePath
from typing import Any

from cattrs import Converter

from nara_vard_finans.balances import contradictions
from nara_vard_finans.catalogue.context import Context
from nara_vard_finans.catalogue.entries import Listed, embedded
from nara_vard_finans.catalogue.faults import FAULTY, MOST_FAULTS, MisfitError, faults_of, meant, shown_path
from nara_vard_finans.catalogue.forms import converter_for
from nara_vard_finans.catalogue.toml_files import TomlFile, parse_toml, read_toml
from nara_vard_finans.catalogue.toml_lines import Path
from nara_vard_finans.errors import AmountError, FactsError, Fault, NaraVardFinansError, UnknownEntryError
from nara_vard_finans.grant_events import KINDS, GrantEvent, MoneyEvent
from nara_vard_finans.grants import Grant
from nara_vard_finans.journals import Journal
from nara_vard_finans.texts import Text
from nara_vard_finans.wording import nearest, shown

LARGEST_JOURNAL = 4 << 20
"""The most bytes of a journal: some fifty thousand events."""

_KEYS = ["of", "title", "example", "events"]
_INFLOW = {"notified", "requisitioned", "paid", "transferred"}
_Row = tuple[Path, dict[str, Any]]


def is_journal(file: TomlFile) -> bool:
    """Say whether a file is a journal, and not a facts file."""
    return "events" in file.values or "of" in file.values


def read_journal(path: str | FilePath, grant: Grant) -> Journal:
    """
    Read the journal of a grant.

    Args:
        path: A TOML file with the id of the grant, ``of``, and ``[[events]]``.
        grant: The grant that it tells of.

    Raises:
        UnreadableFileError: If it cannot be read as text.
        FactsError: If it has faults, or tells of events that cannot have happened; all at once, each with its line.
    """
    return journal_from(read_toml(path, most=LARGEST_JOURNAL), grant)


def example_names() -> tuple[str, ...]:
    """Give the names of the example journals that ship."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in _examples() if entry.name.endswith(".toml")))


def _examples() -> Iterator[Any]:
    return (files("nara_vard_finans") / "examples").iterdir()


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
        raise UnknownEntryError("example journal", name, example_names())
    text = (files("nara_vard_finans") / "examples" / f"{name}.toml").read_text(encoding="utf-8")
    file = parse_toml(text, f"{name}.toml")
    return journal_from(file, embedded().grant(file.values["of"]))


def listed_examples() -> tuple[Listed, ...]:
    """Give the example journals as a list shows them, each with its first and last event."""
    journals = ((name, example_journal(name)) for name in example_names())
    return tuple(
        Listed(kind="journal", id=name, title=journal.title or Text(name), validity=journal.span)
        for name, journal in journals
    )


def journal_from(file: TomlFile, grant: Grant) -> Journal:
    """
    Make the journal of a grant from a file that is read.

    Raises:
        FactsError: As :func:`read_journal`.
    """
    reading = _Reading(file, grant)
    header = reading.header()
    reading.read_events()
    reading.judge()
    if reading.faults:
        raise FactsError(file.path, tuple(sorted(reading.faults, key=lambda fault: (fault.line or 0, fault.where))))
    return Journal(of=grant.id, events=(event for _, event in reading.events), **header)


class _Reading:
    """One reading of a journal, with the events and faults found so far."""

    def __init__(self, file: TomlFile, grant: Grant) -> None:
        self.file = file
        self.grant = grant
        self.context = Context(grant.parties)
        self.converter: Converter = converter_for(self.context)
        self.faults: list[Fault] = []
        self.events: list[tuple[Path, GrantEvent]] = []
        self.unsure: set[str] = set()
        self.all_unsure = False

    def fail(self, at: Path, error: Exception) -> None:
        self.faults += faults_of(error, at, self.file.lines)

    def header(self) -> dict[str, Any]:
        values = self.file.values
        for key in values:
            if key not in _KEYS:
                self.fail((key,), MisfitError(f"unknown key; {meant(key, _KEYS)}"))
        if "of" not in values:
            self.fail((), MisfitError(f"the key of is missing; name the grant, {self.grant.id}"))
        elif values["of"] != self.grant.id:
            self.fail(("of",), MisfitError(f"it tells of {shown(values['of'])}, expected {self.grant.id}"))
        found: dict[str, Any] = {}
        for key, kind in (("title", Text), ("example", bool)):
            if key in values:
                try:
                    found[key] = self.converter.structure(values[key], kind)
                except FAULTY as error:
                    self.fail((key,), error)
        return found

    def read_events(self) -> None:
        listed = self.file.values.get("events", [])
        if not isinstance(listed, list):
            self.fail(("events",), MisfitError("expected tables headed [[events]]"))
            return
        for place, raw in enumerate(listed):
            if len(self.faults) >= MOST_FAULTS:
                break
            self._read_event(("events", place), raw)

    def _read_event(self, at: Path, raw: Any) -> None:
        kind = raw.get("kind") if isinstance(raw, dict) else None
        if not isinstance(kind, str) or kind not in KINDS:
            said = "the key kind is missing" if kind is None else f"{shown(kind)} is no kind of event"
            self.fail(at, MisfitError(f"{said}; {meant(str(kind), list(KINDS))}"))
            self._doubt_all_in(raw)
            return
        try:
            rows = list(_rows(KINDS[kind], {key: value for key, value in raw.items() if key != "kind"}))
        except MisfitError as error:
            self.fail(at, error)
            self._doubt_all_in(raw)
            return
        told: set[tuple[str, str]] = set()  # what all rows have in common is told once
        for way, row in rows:
            try:
                self.events.append(((*at, *way), self.converter.structure(row, KINDS[kind])))
            except FAULTY as error:
                self._doubt_inflow(kind, row)
                for where, message in self._told_of(error):
                    own = bool(way) and where in {"recipient", "amount"}
                    place = (*at, *way) if own else at
                    if own or (where, message) not in told:
                        shown_at = shown_path(place) + (f".{where}" if where and not own else "")
                        line = self._line((*place, where.partition("[")[0]))
                        self.faults.append(Fault(shown_at, line, message))
                    told.add((where, message))

    @staticmethod
    def _told_of(error: Exception) -> Iterator[tuple[str, str]]:
        """Give the field and the message of every fault of one event; an amount judges itself after it is read."""
        below_nought = [inner for inner in getattr(error, "exceptions", ()) if isinstance(inner, AmountError)]
        for fault in faults_of(error, (), {}):
            bare = not fault.where and any(str(inner) == fault.message for inner in below_nought)
            yield "amount" if bare else fault.where, fault.message

    def _line(self, at: Path) -> int | None:
        return next((self.file.lines[at[:n]] for n in range(len(at), 0, -1) if at[:n] in self.file.lines), None)

    def _doubt_all_in(self, raw: Any) -> None:
        """Remember of whom an event that cannot be read may tell; if it names nobody, of everybody."""
        names: list[Any] = []
        for key in ("recipient", "recipients", "amounts", "to"):
            value = raw.get(key, []) if isinstance(raw, dict) else []
            names += [*value] if isinstance(value, list | dict) else [value]
        for name in names:
            self._doubt(name)
        self.all_unsure = self.all_unsure or not names

    def _doubt_inflow(self, kind: str, row: dict[str, Any]) -> None:
        if kind in _INFLOW:
            self._doubt(row.get("to" if kind == "transferred" else "recipient"))

    def _doubt(self, name: object) -> None:
        """Remember of whom something is missing, so that sums that rest on it are not judged."""
        try:
            self.unsure.add(self.context.party(str(name)).code)
        except NaraVardFinansError:
            near = nearest(str(name), (party.name for party in self.grant.parties))
            self.all_unsure = self.all_unsure or not near
            self.unsure |= {party.code for party in self.grant.parties if party.name == near}

    def judge(self) -> None:
        told = contradictions(
            self.grant, (event for _, event in self.events), unsure=self.unsure, all_unsure=self.all_unsure
        )
        for place, reason in told:
            if len(self.faults) >= MOST_FAULTS:
                break
            at, event = self.events[place]
            name = self.grant.parties[event.recipient].name
            self.faults.append(Fault(shown_path(at), self._line(at), f"{event.label(name)}: {reason}"))


def _rows(kind: type[GrantEvent], raw: dict[str, Any]) -> Iterator[_Row]:
    """Give one row per recipient: of ``amounts``, a table of amounts by party, or ``recipients``, an array."""
    many = [key for key in ("amounts", "recipients") if key in raw]
    if not many:
        yield (), raw
        return
    rest = {key: value for key, value in raw.items() if key not in many}
    if len(many) > 1 or "recipient" in rest or ("amounts" in raw and "amount" in rest):
        raise MisfitError("it names its recipients in two ways; keep one of recipient, recipients and amounts")
    if "amounts" in raw:
        if not issubclass(kind, MoneyEvent):
            raise MisfitError("this kind of event moves no amounts; name its recipients")
        if not isinstance(raw["amounts"], dict) or not raw["amounts"]:
            raise MisfitError("amounts is a table with an amount for each party")
        for name, amount in raw["amounts"].items():
            yield ("amounts", name), {**rest, "recipient": name, "amount": amount}
    else:
        if not isinstance(raw["recipients"], list) or not raw["recipients"]:
            raise MisfitError("recipients is an array of codes or names, with at least one")
        for place, name in enumerate(raw["recipients"]):
            yield ("recipients", place), {**rest, "recipient": name}
