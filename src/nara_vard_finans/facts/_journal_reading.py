"""
Reading a journal: dated events in TOML, all of its faults at once, and nothing half-read.

What can happen, and what contradicts what, is asked of the definition that the journal tells of.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from attrs import fields
from cattrs import Converter

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.analysis import Definition, status_type
from nara_vard_finans.core import (
    AmountError,
    Fault,
    JournalError,
    NaraVardFinansError,
    OneOf,
    Reason,
    Text,
    nearest,
)
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import FAULTY, MOST_FAULTS, MisfitError, faults_of, is_headed, shown_path
from nara_vard_finans.facts._forms import converter_for
from nara_vard_finans.facts._journal_messages import (
    InPapers,
    MovesNoAmounts,
    NoKindOfEvent,
    NotAmounts,
    NotNames,
    OfAnother,
    OfMissing,
    TwoWaysToName,
    UnderHead,
)
from nara_vard_finans.facts._toml import TomlFile
from nara_vard_finans.facts._toml_lines import Path
from nara_vard_finans.facts.messages import HeadedTables, KindMissing, Refused, UnknownKey
from nara_vard_finans.grants import Grant
from nara_vard_finans.journals import NO_ASSUMPTIONS, Assumed, Assumptions, Event, EventFault, Journal, LaterThanKept
from nara_vard_finans.posts import Post, YearEvent

_KEYS = ("of", "title", "example", "recorded_until", "assumptions", "events")
_INFLOW = {"notified", "requisitioned", "paid", "transferred"}
PLURALS = {"recipient": "recipients", "party": "parties"}
_Row = tuple[Path, dict[str, Any]]


class JournalReading:
    """One reading of the journal of a definition, with the events and faults found so far."""

    def __init__(
        self,
        file: TomlFile,
        definition: Definition,
        context: Context,
        *,
        at: Path = (),
        earlier: Journal | None = None,
        assumptions: Assumptions = NO_ASSUMPTIONS,
    ) -> None:
        self.file = file
        self.at = at
        self.assumptions = assumptions
        self.earlier = earlier or Journal(of=definition.id)
        values: Any = file.values
        for step in at:
            values = values[step]
        self.values: dict[str, Any] = values
        self.definition = definition
        self.kinds = {kind.kind: kind for kind in status_type(definition).kinds}
        self.context = Context(definition.parties, context.papers.values(), context.statistics.values())
        self.context.faulty = context.faulty
        self.context.has_days_as_texts = file.is_json
        self.converter: Converter = converter_for(self.context)
        self.faults: list[Fault] = []
        self.events: list[tuple[Path, Event]] = []
        self.unsure: set[str] = set()
        self.all_unsure = False

    def journal(self) -> Journal:
        """Read the journal; it is empty if a fault was found."""
        header = self._header()
        self._read_events()
        self._judge()
        kept_to: dt.date = header.get("recorded_until") or dt.date.max
        for at, event in [] if self.faults else [pair for pair in self.events if pair[1].on > kept_to]:
            fault = EventFault(event.described(self.definition.parties), LaterThanKept(kept_to))
            self.faults.append(Fault(shown_path(at), self._line(at), fault))
        if self.faults:
            return Journal(of=self.definition.id)
        return Journal(of=self.definition.id, events=(event for _, event in self.events), **header)

    def _fail(self, at: Path, error: Exception) -> None:
        self.faults += faults_of(error, at, self.file.lines)

    def _header(self) -> dict[str, Any]:
        if is_headed(self.values):
            self._fail((*self.at, "journal"), MisfitError(UnderHead()))
            return {"assumptions": self.assumptions}
        for key in self.values:
            if key not in _KEYS:
                self._fail((*self.at, key), MisfitError(UnknownKey(key, _KEYS)))
        name = self.definition.id
        if "of" not in self.values:
            self._fail(self.at, MisfitError(OfMissing(name)))
        elif self.values["of"] != name:
            self._fail((*self.at, "of"), MisfitError(OfAnother(self.values["of"], (name,))))
        found: dict[str, Any] = {}
        kinds: dict[str, type[Any]] = {
            "title": Text,
            "example": bool,
            "recorded_until": dt.date,
            "assumptions": Assumptions,
        }
        for key, kind in kinds.items():
            if key in self.values:
                try:
                    found[key] = self.converter.structure(self.values[key], kind)
                except FAULTY as error:
                    self._fail((*self.at, key), error)
        found["assumptions"] = self.assumptions.after(found.get("assumptions", NO_ASSUMPTIONS))
        self._fill(found["assumptions"])
        return found

    def _fill(self, assumptions: Assumptions) -> None:
        """Judge the events by the definition with what the journal gives."""
        try:
            self.definition = self.definition.with_assumptions(assumptions)
        except NaraVardFinansError as error:
            at: Path = (*self.at, "assumptions")
            if isinstance(error, JournalError) and isinstance(error.subject, Assumed):
                at = (*at, error.subject.name)
            self._fail(at, MisfitError(error.reason) if isinstance(error, JournalError) else error)

    def _read_events(self) -> None:
        listed = self.values.get("events", [])
        if not isinstance(listed, list):
            self._fail((*self.at, "events"), MisfitError(HeadedTables("events")))
            return
        for place, raw in enumerate(listed):
            if len(self.faults) >= MOST_FAULTS:
                break
            self._read_event((*self.at, "events", place), raw)

    def _read_event(self, at: Path, raw: Any) -> None:
        kind = raw.get("kind") if isinstance(raw, dict) else None
        if not isinstance(kind, str) or kind not in self.kinds:
            known = tuple(self.kinds)
            self._fail(at, MisfitError(KindMissing(OneOf(known)) if kind is None else NoKindOfEvent(kind, known)))
            self._doubt_all_in(raw)
            return
        try:
            rows = list(_rows(self.kinds[kind], {key: value for key, value in raw.items() if key != "kind"}))
        except MisfitError as error:
            self._fail(at, error)
            self._doubt_all_in(raw)
            return
        stated: set[tuple[str, str]] = set()  # what all rows have in common is said once
        for way, row in rows:
            try:
                self.events.append(((*at, *way), self.converter.structure(row, self.kinds[kind])))
            except FAULTY as error:
                self._doubt_inflow(kind, row)
                for where, message in self._described(error):
                    own = bool(way) and where in {self.kinds[kind].whom, "amount"}
                    place = (*at, *way) if own else at
                    said = (where, Fault("", None, message).in_english)
                    if own or said not in stated:
                        shown_at = shown_path(place) + (f".{where}" if where and not own else "")
                        line = self._line((*place, *where.partition("[")[0].split(".")))
                        self.faults.append(Fault(shown_at, line, message))
                    stated.add(said)

    @staticmethod
    def _described(error: Exception) -> Iterator[tuple[str, Reason]]:
        """Give the field and the message of every fault of one event; an amount judges itself after it is read."""
        for fault in faults_of(error, (), {}):
            said = fault.message
            of_amount = not fault.where and isinstance(said, Refused) and isinstance(said.error, AmountError)
            yield "amount" if of_amount else fault.where, said

    def _line(self, at: Path) -> int | None:
        return next((self.file.lines[at[:n]] for n in range(len(at), 0, -1) if at[:n] in self.file.lines), None)

    def _doubt_all_in(self, raw: Any) -> None:
        """Remember of whom an event that cannot be read may tell; if it names nobody, of everybody."""
        names: list[Any] = []
        for key in (*PLURALS, *PLURALS.values(), "amounts", "to"):
            value = raw.get(key, []) if isinstance(raw, dict) else []
            names += [*value] if isinstance(value, list | dict) else [value]
        for name in names:
            self._doubt(name)
        self.all_unsure = self.all_unsure or not names

    def _doubt_inflow(self, kind: str, row: dict[str, Any]) -> None:
        whom = row.get(self.kinds[kind].whom)
        match self.definition:
            case Grant() if kind == "arrived" or row.get("through"):
                self.all_unsure = True  # what is sent out by whoever pays it out rests on it
            case Grant() if kind in _INFLOW:
                self._doubt(row.get("to") if kind == "transferred" else whom)
            case Agreement():
                self.all_unsure = self.all_unsure or whom is None
                self._doubt(whom)
            case Post():
                self.all_unsure = self.all_unsure or not issubclass(self.kinds[kind], YearEvent)
            case _:
                pass

    def _doubt(self, name: object) -> None:
        """Remember of whom something is missing, so that sums that rest on it are not judged."""
        try:
            self.unsure.add(self.context.party(str(name)).code)
        except NaraVardFinansError:
            near = nearest(str(name), (party.name for party in self.definition.parties))
            self.all_unsure = self.all_unsure or not near
            self.unsure |= {party.code for party in self.definition.parties if party.name == near}

    def _judge(self) -> None:
        own = [event for _, event in self.events]
        kept = self.earlier.besides(own)
        contradictions = status_type(self.definition).contradictions
        stated = contradictions(self.definition, [*own, *kept], unsure=self.unsure, all_unsure=self.all_unsure)
        for place, reason in stated:
            if len(self.faults) >= MOST_FAULTS:
                break
            at, event = self.events[place] if place < len(own) else (None, kept[place - len(own)])
            fault = EventFault(event.described(self.definition.parties), reason)
            self.faults.append(
                Fault("", None, InPapers(fault)) if at is None else Fault(shown_path(at), self._line(at), fault)
            )


def _rows(kind: type[Event], raw: dict[str, Any]) -> Iterator[_Row]:
    """Give one row per party: of ``amounts``, a table of amounts by party, or ``recipients``, an array."""
    one, several = kind.whom, PLURALS[kind.whom]
    many = [key for key in ("amounts", several) if key in raw]
    if not many:
        yield (), raw
        return
    rest = {key: value for key, value in raw.items() if key not in many}
    if len(many) > 1 or one in rest or ("amounts" in raw and "amount" in rest):
        raise MisfitError(TwoWaysToName(one, several))
    if "amounts" in raw:
        if not any(part.name == "amount" for part in fields(kind)):
            raise MisfitError(MovesNoAmounts(several))
        if not isinstance(raw["amounts"], dict) or not raw["amounts"]:
            raise MisfitError(NotAmounts())
        for name, amount in raw["amounts"].items():
            yield ("amounts", name), {**rest, one: name, "amount": amount}
    else:
        if not isinstance(raw[several], list) or not raw[several]:
            raise MisfitError(NotNames(several))
        for place, name in enumerate(raw[several]):
            yield (several, place), {**rest, one: name}
