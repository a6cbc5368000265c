"""
Grants: what the state grants, to whom, for what, and what it obliges to.

A record only; what each recipient gets follows in :mod:`nara_vard_finans.awards`, what has been done with it stands in
a journal, and whether it is in order is asked in :mod:`nara_vard_finans.grant_status`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import product
from typing import Protocol, TypeVar

from attrs import frozen

from nara_vard_finans.agreements import RoundingRule
from nara_vard_finans.errors import GrantError, UnknownEntryError
from nara_vard_finans.findings import Finding, Severity
from nara_vard_finans.money import Amount
from nara_vard_finans.parties import Directory, Principal
from nara_vard_finans.periods import Period
from nara_vard_finans.pots import Pot, check_pots
from nara_vard_finans.sources import Remark, Source
from nara_vard_finans.texts import Text


@frozen(kw_only=True)
class Measure:
    """
    An example of what the money may be used for.

    Swedish term:
        insats

    Attributes:
        id: The name by which a journal refers to it.
        title: What it is, as printed.
        meant_for: The principal that it is meant for; ``None`` where it is meant for any.
        source: Where it stands, if elsewhere than its area.
    """

    id: str
    title: Text
    meant_for: Principal | None = None
    source: Source | None = None


@frozen(kw_only=True)
class Area:
    """
    A purpose of the grant, with examples of measures.

    Swedish term:
        inriktning, ändamål

    Attributes:
        id: The name by which a journal refers to it, such as ``b``.
        title: What it is, as printed.
        measures: Examples of measures; others under the same purpose are permitted too.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    title: Text
    measures: tuple[Measure, ...] = ()
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def measure(self, name: str) -> Measure:
        """
        Give one measure by its id.

        Raises:
            UnknownEntryError: If the area has no such measure.
        """
        return by_id("measure", name, self.measures)


class DutyKind(StrEnum):
    """What has to be done."""

    INTERIM_REPORT = "interim-report"
    """delredovisning"""
    FINAL_REPORT = "final-report"
    """slutredovisning"""
    REQUISITION = "requisition"
    """rekvisition"""
    REPAYMENT = "repayment"
    """återbetalning av det som inte har använts"""
    OTHERS = "others"
    """något som en annan än mottagarna ska göra, till exempel en myndighets slutrapport"""

    @property
    def is_report(self) -> bool:
        """Whether recipients report."""
        return self in {DutyKind.INTERIM_REPORT, DutyKind.FINAL_REPORT}


@frozen(kw_only=True)
class Content:
    """
    Something that a report must contain.

    Swedish term:
        vad redovisningen ska innehålla

    Attributes:
        id: The name by which a journal refers to it.
        title: What it is, as printed.
        rule: The rule that asks for it.
        source: Where it stands, if elsewhere than the duty.
    """

    id: str
    title: Text
    rule: str = "report-complete"
    source: Source | None = None


@frozen(kw_only=True)
class Duty:
    """
    Something that must be done by a day.

    Swedish term:
        krav på redovisning; delredovisning, slutredovisning, rekvisition, återbetalning

    Attributes:
        id: The name by which a journal refers to it.
        kind: What has to be done.
        title: What it is, for a reader.
        due_on: The last day to do it.
        printed_due_on: The day that is printed, where we read another; ``None`` where they are the same.
        opens_on: The first day that it can be done; ``None`` where no paper says.
        to: To whom.
        filed_by: Who files it for all recipients; empty where each does so itself.
        contents: What it must contain.
        once: Whether it can be done only once.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    kind: DutyKind
    title: Text
    due_on: dt.date
    printed_due_on: dt.date | None = None
    opens_on: dt.date | None = None
    to: str = ""
    filed_by: str = ""
    contents: tuple[Content, ...] = ()
    once: bool = False
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_ids(self.id, "content", self.contents)
        if self.opens_on is not None and self.opens_on > self.due_on:
            raise GrantError(self.id, f"it opens on {self.opens_on}, after it is due on {self.due_on}; correct one")

    def content(self, name: str) -> Content:
        """
        Give one thing that it must contain, by its id.

        Raises:
            UnknownEntryError: If it need contain no such thing.
        """
        return by_id("content", name, self.contents)


class Binding(StrEnum):
    """Whom a requirement binds, where the paper leaves room."""

    EACH = "each"
    """varje mottagare för sig"""
    TOGETHER = "together"
    """mottagarna tillsammans"""


@frozen(kw_only=True)
class Requirement:
    """
    Areas under each of which some measure must be carried out.

    Swedish term:
        krav på insatser

    Attributes:
        id: The name by which it is asked for.
        title: What it asks, as printed.
        areas: The areas, by id.
        binds: Whom it binds.
        judged_after: The duty after whose due day the lack of a measure is worth a warning.
        broken_after: The duty after whose due day it is a breach.
        source: Where it stands.
        remarks: What a reader must know, such as how we read it.
    """

    id: str
    title: Text
    areas: tuple[str, ...]
    binds: Binding
    judged_after: str
    broken_after: str
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()


@frozen(kw_only=True)
class Condition:
    """
    What must hold for a part of a later year's grant.

    Swedish term:
        villkor, förutsättning för nästa års medel

    Attributes:
        id: The name by which it is asked for.
        for_year: The year whose grant it is a condition for.
        title: What it asks, as printed.
        duties: The duties that must be done, by id.
        rules: The rules whose breach puts it at risk, by id.
        unstated: What it asks for besides, that no paper we have prints; ``None`` where nothing is.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    for_year: int
    title: Text
    duties: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    unstated: Text | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()


@frozen(kw_only=True)
class JointUse:
    """
    Something that recipients can finance together with a part of their money.

    Swedish term:
        gemensam användning, till exempel en gemensam processledare

    Attributes:
        id: The name by which it is asked for.
        title: What it is.
        years: The years that it is for.
        both_contribute: That both principals must contribute, as printed; ``None`` where no paper asks for it.
        later_grant: That there must be a grant for the years that follow, as printed; ``None`` where no paper does.
        funds: Other money that could carry it, as printed; ``None`` where none is.
        funds_title: What that money is.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    title: Text
    years: tuple[int, ...]
    both_contribute: Text | None = None
    later_grant: Text | None = None
    funds: Amount | None = None
    funds_title: Text | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()


RULES = frozenset(
    {
        *("report-in-time", "report-complete", "filed-by", "permitted-purpose", "used-within-pots", "meant-for"),
        *("used-in-period", "requisitioned-in-time", "one-requisition", "repaid-in-time"),
    }
)
"""The rules that every grant is held against; requirements, and contents of reports, add rules of their own."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_Named)


def by_id(kind: str, name: str, entries: Iterable[_Entry]) -> _Entry:
    """
    Give one of *entries* by its id.

    Raises:
        UnknownEntryError: If none has it.
    """
    listed = tuple(entries)
    for entry in listed:
        if entry.id == name:
            return entry
    raise UnknownEntryError(kind, name, tuple(entry.id for entry in listed))


def check_ids(owner: str, kind: str, entries: Sequence[_Named]) -> None:
    """Refuse entries of one id."""
    ids = [entry.id for entry in entries]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise GrantError(owner, f"the {kind} {twice[0]} stands twice; give each an id of its own")


@frozen(kw_only=True)
class Grant:
    """
    A grant for one year: its frames, purposes, duties and conditions.

    Swedish term:
        stimulansmedel, statsbidrag, överenskommelse (ÖK)

    Attributes:
        id: The name by which it is asked for.
        title: Its title.
        grantor: Who grants it (bidragsgivare).
        year: The year it is for.
        term: The first and last day that something can happen under it.
        parties: Who can receive, use and pass on the money; those of its keys are recipients.
        pots: Its frames and their parts, each after the one that it is cut from.
        rounding: How the shares become whole amounts.
        use: The first and last day that the money can be used; ``None`` where no paper says.
        areas: What it may be used for.
        duties: What must be done, and when.
        requirements: Areas under which some measures must be carried out.
        conditions: What must hold for a later year's grant.
        joint_uses: What recipients can finance together.
        source: Where it stands; ``None`` for a caller's own.
        remarks: What a reader must know.

    Raises:
        GrantError: If its parts do not belong together.
    """

    id: str
    title: Text
    grantor: Text
    year: int
    term: Period
    parties: Directory = Directory(())
    pots: tuple[Pot, ...]
    rounding: RoundingRule = RoundingRule()
    use: Period | None = None
    areas: tuple[Area, ...] = ()
    duties: tuple[Duty, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    joint_uses: tuple[JointUse, ...] = ()
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def __attrs_post_init__(self) -> None:
        for kind, entries in (
            ("area", self.areas),
            ("duty", self.duties),
            ("requirement", self.requirements),
            ("condition", self.conditions),
            ("joint use", self.joint_uses),
        ):
            check_ids(self.id, kind, entries)
        if not self.pots:
            raise GrantError(self.id, "it has no pot; give it at least one, with an amount")
        check_pots(self.pots)
        check_ids(self.id, "measure", tuple(measure for area in self.areas for measure in area.measures))
        self._check_days()
        self._check_references()

    def _check_days(self) -> None:
        if not self.term.touches_year(self.year):
            raise GrantError(self.id, f"its year {self.year} is outside its term {self.term}; correct one of them")
        days = [(duty.id, duty.due_on) for duty in self.duties]
        days += [] if self.use is None else [("its use", self.use.first_day), ("its use", self.use.last_day)]
        for name, day in days:
            if not self.term.covers(day):
                raise GrantError(self.id, f"{day} of {name} is outside its term {self.term}; correct one of them")

    def _check_references(self) -> None:
        for requirement in self.requirements:
            for name in requirement.areas:
                self.area(name)
            for name in (requirement.judged_after, requirement.broken_after):
                self.duty(name)
        rules = {*RULES, *(requirement.id for requirement in self.requirements)}
        rules |= {content.rule for duty in self.duties for content in duty.contents}
        for condition in self.conditions:
            for name in condition.duties:
                self.duty(name)
            for name in sorted({*condition.rules} - rules):
                raise UnknownEntryError("rule", name, tuple(sorted(rules)))
        self._check_pots()

    def _check_pots(self) -> None:
        codes = {party.code for party in self.parties}
        for pot in self.pots:
            for name in pot.areas:
                self.area(name)
            shared_on = any(part.share_of and part.of == pot.id for part in self.pots)
            strangers = sorted({*(pot.key.parties if pot.key else ())} - codes)
            if codes and strangers and not shared_on:
                raise GrantError(
                    self.id, f"the key of {pot.id} shares with {strangers[0]}, not among its parties; add it"
                )

    def pot(self, name: str) -> Pot:
        """
        Give one pot by its id.

        Raises:
            UnknownEntryError: If the grant has no such pot.
        """
        return by_id("pot", name, self.pots)

    def area(self, name: str) -> Area:
        """
        Give one area by its id.

        Raises:
            UnknownEntryError: If the grant has no such area.
        """
        return by_id("area", name, self.areas)

    def duty(self, name: str) -> Duty:
        """
        Give one duty by its id.

        Raises:
            UnknownEntryError: If the grant has no such duty.
        """
        return by_id("duty", name, self.duties)

    def joint_use(self, name: str) -> JointUse:
        """
        Give one joint use by its id.

        Raises:
            UnknownEntryError: If the grant has no such joint use.
        """
        return by_id("joint use", name, self.joint_uses)

    @property
    def drawn(self) -> bool:
        """Whether recipients draw the money by requisition."""
        return any(pot.ceiling for pot in self.pots)

    def check(self) -> tuple[Finding, ...]:
        """Say which days of the paper are out of order: an interim report that is due after a final one."""
        kinds = {kind: [duty for duty in self.duties if duty.kind is kind] for kind in DutyKind}
        return tuple(
            _out_of_order(self.id, interim, final)
            for interim, final in product(kinds[DutyKind.INTERIM_REPORT], kinds[DutyKind.FINAL_REPORT])
            if _printed(interim) > _printed(final)
        )


def _printed(duty: Duty) -> dt.date:
    return duty.printed_due_on or duty.due_on


def _out_of_order(grant: str, interim: Duty, final: Duty) -> Finding:
    read = interim.printed_due_on is not None or final.printed_due_on is not None
    ours = (
        Text(
            f" Vi läser {interim.due_on} och {final.due_on}.",
            f" We read {interim.due_on} and {final.due_on}.",
        )
        if read
        else Text("", "")
    )
    message = Text(
        f"Tryckta dagar i fel ordning: {interim.title.sv} senast {_printed(interim)}, efter {final.title.sv} senast "
        f"{_printed(final)}.{ours.sv}",
        f"Printed days out of order: {interim.title.in_english} by {_printed(interim)}, after "
        f"{final.title.in_english} by {_printed(final)}.{ours.en}",
    )
    return Finding(
        rule="deadlines-in-order",
        severity=Severity.WARNING,
        subject=f"{grant}/{interim.id}",
        message=message,
        source=interim.source,
    )
