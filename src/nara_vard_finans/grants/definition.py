"""
Grants: what the state grants, to whom, for what, and what it obliges to.

A record only; what each recipient gets follows in :mod:`nara_vard_finans.grants.awards`, what has been done with it
stands in a journal, and whether it is in order is asked in :mod:`nara_vard_finans.grants.status`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from nara_vard_finans.core import (
    NOT_IN_FILES,
    ZERO,
    Amount,
    Directory,
    Finding,
    GrantError,
    JournalError,
    Period,
    Reason,
    Remark,
    Shown,
    Source,
    Text,
    UnknownEntryError,
    by_id,
    check_ids,
    with_tuples,
)
from nara_vard_finans.grants.duties import RULES, Condition, Duty, DutyKind, Requirement
from nara_vard_finans.grants.funds import Fund
from nara_vard_finans.grants.messages import PartsLeaveOver, out_of_order
from nara_vard_finans.grants.pots import Pot, PotUse, StatedShare, check_pots
from nara_vard_finans.grants.purposes import Area, JointUse
from nara_vard_finans.grants.refusals import (
    AREA,
    CONDITION,
    DUTY,
    FUND,
    JOINT_USE,
    MEASURE,
    POT,
    REQUIREMENT,
    RULE,
    USE,
    DayOutsideTerm,
    GivesNothing,
    NamedAsAnotherDay,
    NoPots,
    OfferedAfterNoDay,
    OfferedOfSeveral,
    SharesWithStranger,
    TooManyPots,
    YearOutsideTerm,
)
from nara_vard_finans.grants.second_rounds import OfferedAgain
from nara_vard_finans.sharing import ASSUMED_ROUNDING, CostKey, RoundingRule

if TYPE_CHECKING:
    from nara_vard_finans.journals import Assumptions

_MOST_POTS = 1_000
_OTHER_DAYS = {"use-ends", "term-ends"}


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Grant(Shown):
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
        paid_out_by: Who gets the money from the grantor and sends it out to the recipients; empty where each gets it
            straight from the grantor, or no paper says.
        paying_source: Where that stands, if elsewhere than the grant.
        pots: Its frames and their parts, each after the one that it is a part of.
        rounding: How the shares become whole amounts.
        use: The first and last day that the money can be used; ``None`` where no paper says.
        areas: What it may be used for.
        areas_source: Where the areas stand together, if elsewhere than the first of them.
        duties: What must be done, and when.
        requirements: Areas under which some measures must be carried out.
        conditions: What must hold for a later year's grant.
        joint_uses: What recipients can finance together.
        funds: Money from outside the grant that can carry joint uses.
        offered_again: That what is not asked for by the day is offered to those who want more; ``None`` where no paper
            says so, and then it is shared with nobody.
        posts: The ids of the posts that it is to carry, where papers say so; a post can name it as well.
        source: Where it stands; ``None`` for a caller's own.
        remarks: What a reader must know.
        chosen: The readings that a caller has chosen, each by the id of what is read; empty for none.

    Raises:
        GrantError: If its parts do not belong together.
    """

    id: str
    title: Text
    grantor: Text
    year: int
    term: Period
    parties: Directory = Directory(())
    paid_out_by: str = ""
    paying_source: Source | None = None
    pots: tuple[Pot, ...]
    rounding: RoundingRule = ASSUMED_ROUNDING
    use: Period | None = None
    areas: tuple[Area, ...] = ()
    areas_source: Source | None = None
    duties: tuple[Duty, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    joint_uses: tuple[JointUse, ...] = ()
    funds: tuple[Fund, ...] = ()
    offered_again: OfferedAgain | None = None
    posts: tuple[str, ...] = ()
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
    chosen: tuple[tuple[str, str], ...] = field(default=(), metadata={NOT_IN_FILES: True})

    def __attrs_post_init__(self) -> None:
        for kind, entries in (
            (AREA, self.areas),
            (DUTY, self.duties),
            (REQUIREMENT, self.requirements),
            (CONDITION, self.conditions),
            (JOINT_USE, self.joint_uses),
            (FUND, self.funds),
        ):
            check_ids(self.id, kind, entries)
        if len(self.pots) > _MOST_POTS:
            raise GrantError(self.id, TooManyPots(len(self.pots), _MOST_POTS))
        if not self.pots:
            raise GrantError(self.id, NoPots())
        check_pots(self.pots)
        for duty in self.duties:
            if duty.id in _OTHER_DAYS:  # two days of one name would be one entry in a calendar
                raise GrantError(self.id, NamedAsAnotherDay(duty.id))
        check_ids(self.id, MEASURE, tuple(measure for area in self.areas for measure in area.measures))
        self._check_days()
        self._check_references()

    def _check_days(self) -> None:
        if not self.term.touches_year(self.year):
            raise GrantError(self.id, YearOutsideTerm(self.year, self.term))
        days: list[tuple[Reason, dt.date]] = [(duty.id, duty.due_on) for duty in self.duties]
        days += [] if self.use is None else [(USE, self.use.first_day), (USE, self.use.last_day)]
        for name, day in days:
            if not self.term.covers(day):
                raise GrantError(self.id, DayOutsideTerm(day, name, self.term))

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
                raise UnknownEntryError(RULE, name, tuple(sorted(rules)))
        for use in self.joint_uses:
            if use.fund:
                self.fund(use.fund)
        self._check_pots()
        self._check_offered()

    def _check_offered(self) -> None:
        """Refuse an offer of what nobody asked for, where it is not known of what, or from which day."""
        if self.offered_again is None:
            return
        shared = [pot for pot in self.pots if pot.key is not None]
        if len(shared) != 1 or shared[0].use is not PotUse.CEILING or not isinstance(shared[0].key, CostKey):
            raise GrantError(self.id, OfferedOfSeveral())
        if self.duty(self.offered_again.duty).kind is not DutyKind.REQUISITION:
            raise GrantError(self.id, OfferedAfterNoDay(self.offered_again.duty))

    @property
    def offered_after(self) -> dt.date | None:
        """The day after which what nobody asked for is offered again; ``None`` where no paper says that it is."""
        return None if self.offered_again is None else self.duty(self.offered_again.duty).due_on

    def _check_pots(self) -> None:
        codes = {party.code for party in self.parties}
        for pot in self.pots:
            for name in pot.areas:
                self.area(name)
            shared_on = any(isinstance(part.size, StatedShare) and part.of == pot.id for part in self.pots)
            strangers = sorted({*(pot.key.parties if pot.key else ())} - codes)
            if 0 < len(strangers) < len(pot.key.parties if pot.key else ()) and not shared_on:
                raise GrantError(self.id, SharesWithStranger(pot.id, strangers[0]))

    def pot(self, name: str) -> Pot:
        """
        Give one pot by its id.

        Raises:
            UnknownEntryError: If the grant has no such pot.
        """
        return by_id(POT, name, self.pots)

    def area(self, name: str) -> Area:
        """
        Give one area by its id.

        Raises:
            UnknownEntryError: If the grant has no such area.
        """
        return by_id(AREA, name, self.areas)

    def duty(self, name: str) -> Duty:
        """
        Give one duty by its id.

        Raises:
            UnknownEntryError: If the grant has no such duty.
        """
        return by_id(DUTY, name, self.duties)

    def joint_use(self, name: str) -> JointUse:
        """
        Give one joint use by its id.

        Raises:
            UnknownEntryError: If the grant has no such joint use.
        """
        return by_id(JOINT_USE, name, self.joint_uses)

    def fund(self, name: str) -> Fund:
        """
        Give one fund by its id.

        Raises:
            UnknownEntryError: If the grant has no such fund.
        """
        return by_id(FUND, name, self.funds)

    @property
    def is_requisitioned(self) -> bool:
        """Whether recipients get the money by requisition."""
        return any(pot.use is PotUse.CEILING for pot in self.pots)

    @property
    def assumable(self) -> tuple[str, ...]:
        """What its journal can give: nothing but how its papers are read, for they are all that there is."""
        return ("readings",)

    def with_assumptions(self, assumptions: "Assumptions") -> "Grant":
        """
        Give the grant with the readings that its journal chooses.

        Raises:
            JournalError: If its journal gives anything else.
            UnknownEntryError: If a reading that is chosen, or what is to be read, is none of the grant's.
        """
        if {*assumptions.stated} - {*self.assumable}:
            raise JournalError("assumptions", GivesNothing(self.id))
        chosen = assumptions.readings or ()
        for name, reading in chosen:
            self.duty(name).reading(reading)
        return evolve(self, chosen=chosen) if chosen else self

    def as_of(self, on: dt.date) -> "Grant":
        """Give it as the readings that are chosen have it on a day; a decision changes nothing before it was taken."""
        chosen = dict(self.chosen)
        if not chosen:
            return self
        duties = (duty.read(chosen[duty.id], on) if duty.id in chosen else duty for duty in self.duties)
        return evolve(self, duties=tuple(duties))

    def check(self) -> tuple[Finding, ...]:
        """Say which days of the paper are out of order, and which pots have parts that do not make them."""
        kinds = {kind: [duty for duty in self.duties if duty.kind is kind] for kind in DutyKind}
        return (
            *(
                Finding.of(out_of_order(interim, final), f"{self.id}/{interim.id}", interim.source)
                for interim, final in product(kinds[DutyKind.INTERIM_REPORT], kinds[DutyKind.FINAL_REPORT])
                if interim.printed_day > final.printed_day
            ),
            *(
                Finding.of(message, f"{self.id}/{message.pot.id}", message.pot.source)
                for message in _parts_that_leave_over(self.pots)
            ),
        )


def _parts_that_leave_over(pots: Sequence[Pot]) -> Iterator[PartsLeaveOver]:
    """Say which pots without a key of their own have parts, all of stated amounts, that make less than they are."""
    for pot in pots:
        sizes = [part.size for part in pots if part.of == pot.id]
        amounts = [size for size in sizes if isinstance(size, Amount)]
        if pot.amount is None or pot.key is not None or not amounts or len(amounts) < len(sizes):
            continue
        made = sum(amounts, ZERO)
        if made < pot.amount:
            yield PartsLeaveOver(pot, made, pot.amount)
