"""
The trace of the money of a grant: from the grantor to what it was used for, step by step, by day.

A step is one event, between two nodes: who grants, who pays out, the parties, joint work, the funds that carry it, and
the purposes and their measures. Money of a recipient has no marks: what came to it and what became of it are told, and
never which krona of the one is which of the other.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import Amount, AnyText, Finding, Party, Source, Tabled, Text, table_order, with_tuples
from nara_vard_finans.grants.duties import DutyKind
from nara_vard_finans.grants.events import (
    Arrived,
    Notified,
    Paid,
    PayerEvent,
    Released,
    Repaid,
    Requisitioned,
    SentBack,
    SetAside,
    Transferred,
    Used,
)
from nara_vard_finans.grants.fund_events import FundDecided, FundUsed, counts
from nara_vard_finans.grants.payer import PayerBalance, payer_balance
from nara_vard_finans.grants.purposes import Area, Measure
from nara_vard_finans.grants.status import GrantStatus
from nara_vard_finans.grants.trace_messages import (
    DecidedByGrant,
    DecidedByNotice,
    DecidedByRequisition,
    DecidedOnFund,
    DutyToRepay,
    ForJointWork,
    ForNoPurpose,
    ForOtherJointWork,
    ForPurpose,
    NoPurposeStated,
    OtherWorkOfFund,
    SetAsideForJointWork,
    WorkOfFund,
)


class NodeKind(StrEnum):
    """What money can stand with, or go to."""

    GRANTOR = "grantor"
    """den som beviljar medlen"""
    PAYER = "payer"
    """den som får medlen och sänder ut dem"""
    PARTY = "party"
    """en kommun eller en region"""
    JOINT_WORK = "joint-work"
    """avsatt för gemensamt arbete"""
    PURPOSE = "purpose"
    """ett ändamål, eller en insats under det"""
    FUND = "fund"
    """en fond, med medel som inte är bidragets"""
    FUNDED_WORK = "funded-work"
    """gemensamt arbete som en fond har burit"""


@frozen(kw_only=True)
class Node:
    """
    Where money stands, or goes.

    Attributes:
        kind: What it is.
        id: A party's code, or the id of a measure, a purpose, a fund or of joint work that a fund carries; empty where
            there is but one.
        name: Its name.
        area: The id of the purpose, of a purpose or a measure; empty for others, and where none is stated.
    """

    kind: NodeKind
    id: str = ""
    name: AnyText
    area: str = ""


_OfRecipient = Used | SetAside | Released | Transferred | Repaid
MoneyMoved = Arrived | SentBack | Paid | _OfRecipient | FundUsed
"""An event that moves money."""


@frozen(kw_only=True)
class MoneyStep:
    """
    One step of the money.

    Attributes:
        on: The day.
        source: From where.
        target: To where.
        amount: How much.
        event: The event that tells of it.
        because: By what it was decided; ``None`` where neither journal nor paper says.
        decided_on: The day of that decision, where the journal tells it; never later than the step.
        cited: Where what decided it stands; ``None`` where no paper is known.
    """

    on: dt.date
    source: Node
    target: Node
    amount: Amount
    event: MoneyMoved
    because: AnyText | None = None
    decided_on: dt.date | None = None
    cited: Source | None = None


@frozen(kw_only=True)
class NodeBalance:
    """
    What came to a node, what went from it, and what stands there.

    Attributes:
        node: The node.
        came: What came there, and of a fund what there was of it; ``None`` where that is not stated.
        went: What went from there.
        stands: What stands there, or was used there; ``None`` for the grantor, and where it is not stated.
    """

    node: Node
    came: Amount | None
    went: Amount
    stands: Amount | None


@frozen(kw_only=True, slots=False, repr=False, field_transformer=with_tuples)
class Trace(Tabled):
    """
    The money of a grant on a day, from the grantor to what it was used for.

    Swedish term:
        spåret av medlen

    Attributes:
        status: The grant on the day.
        only: The nodes that are asked of, and what comes there and goes from there; empty for all.

    Invariants:
        * of every node, what came is what went and what stands there, and neither is below zero
        * what the grantor has given, less what came back, and what there was of the funds is what stands at all other
          nodes, where it is stated what stands with whoever pays it out
        * no step is earlier than what decided it, and their order does not depend on that of a day's events

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal, status
        >>> grant, journal = embedded().grant("ok-gnv-2020"), example_journal("exempel-gnv-2020")
        >>> trace = Trace(status=status(grant, journal, on=dt.date(2020, 8, 31)))
        >>> for step in trace.of_party("Mora").steps:
        ...     print(step.on, step.source.name.in_english, step.target.name.in_english, step.amount, sep=" | ")
        2020-06-15 | RSS Dalarna | Mora | 1 115 982 kr
        2020-08-21 | Mora | b2 Strengthen the conditions for leadership | 240 000 kr

    .. versionadded:: 0.1.0
    """

    status: GrantStatus
    only: tuple[Node, ...] = ()

    def of_party(self, name: str) -> "Trace":
        """
        Give what came to a party and what it did with it.

        Raises:
            UnknownPartyError: If the grant has no party of that code or name.
            AmbiguousPartyError: If the name could be two.
        """
        return Trace(status=self.status, only=(_party(self.status.recipient(name).party),))

    def of_purpose(self, name: str) -> "Trace":
        """
        Give what came to a purpose of the grant, under all its measures.

        Raises:
            UnknownEntryError: If the grant has no such purpose.
        """
        area = self.status.grant.area(name)
        nodes = (_purpose(area), *(_measure(area, measure) for measure in area.measures))
        return Trace(status=self.status, only=nodes)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties that the steps are to or from, in the order of tables."""
        codes = {node.id for step in self.steps for node in (step.source, step.target) if node.kind is NodeKind.PARTY}
        return tuple(sorted((self.status.grant.parties[code] for code in codes), key=table_order))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is not in order: of all, or of the parties that the steps of less are to or from."""
        name = self.status.grant.id
        concerned = {*(party.code for party in self.parties), *(node.id for node in self.only)}
        asked = {name, *(f"{name}/{each}" for each in concerned)}
        return tuple(each for each in self.status.findings if not self.only or each.subject in asked)

    @property
    def payer(self) -> PayerBalance | None:
        """What stands with whoever pays the money out; ``None`` where that is not stated, or nobody does."""
        return payer_balance(self.status.grant, self.status.events)

    @property
    def is_payer_known(self) -> bool:
        """Whether it is stated what stands with whoever pays the money out; so it is where the grant names nobody."""
        return not self.status.grant.paid_out_by or self.payer is not None

    @cached_property
    def _all_steps(self) -> tuple[MoneyStep, ...]:
        return tuple(_Steps(self.status))

    @cached_property
    def steps(self) -> tuple[MoneyStep, ...]:
        """The steps, by day; of one day, in the order in which money goes."""
        asked = {*self.only}
        return tuple(each for each in self._all_steps if not asked or asked & {each.source, each.target})

    @cached_property
    def balances(self) -> tuple[NodeBalance, ...]:
        """What came to every node, what went and what stands there, from the grantor to what it was used for."""
        came, went = Counter[Node](), Counter[Node]()
        used = {each.event.fund: each.source for each in self._all_steps if isinstance(each.event, FundUsed)}
        for fund in (fund for fund in self.status.grant.funds if fund.id in used):
            came[used[fund.id]] = fund.amount.ore
        for each in self._all_steps:
            went[each.source] += each.amount.ore
            came[each.target] += each.amount.ore
        nodes = sorted({*came, *went} & {*self.only} if self.only else {*came, *went}, key=self._order)
        return tuple(self._balance(node, Amount(came[node]), Amount(went[node])) for node in nodes)

    def _balance(self, node: Node, came: Amount, went: Amount) -> NodeBalance:
        if node.kind is NodeKind.PAYER and not self.is_payer_known:
            return NodeBalance(node=node, came=None, went=went, stands=None)
        stands = None if node.kind is NodeKind.GRANTOR else came - went
        return NodeBalance(node=node, came=came, went=went, stands=stands)

    def _order(self, node: Node) -> tuple[int, object]:
        grant = self.status.grant
        match node.kind:
            case NodeKind.PARTY:
                place: object = table_order(grant.parties[node.id])
            case NodeKind.PURPOSE:
                listed = [name for area in grant.areas for name in (area.id, *(each.id for each in area.measures))]
                place = listed.index(node.id) if node.id else len(listed)
            case _:
                place = node.id, node.name.sv
        return [*NodeKind].index(node.kind), place


def _party(party: Party) -> Node:
    return Node(kind=NodeKind.PARTY, id=party.code, name=Text(party.name))


def _purpose(area: Area) -> Node:
    return Node(kind=NodeKind.PURPOSE, id=area.id, name=area.named, area=area.id)


def _measure(area: Area, measure: Measure) -> Node:
    return Node(kind=NodeKind.PURPOSE, id=measure.id, name=measure.named, area=area.id)


_JOINT_WORK = Node(kind=NodeKind.JOINT_WORK, name=SetAsideForJointWork())
_NO_PURPOSE = Node(kind=NodeKind.PURPOSE, name=NoPurposeStated())
_IN_ORDER = (Arrived, Paid, Transferred, Released, SetAside, Used, FundUsed, Repaid, SentBack)


class _Steps:
    """The steps of a grant, each made of its event."""

    def __init__(self, status: GrantStatus) -> None:
        self.grant, self.events = status.grant, status.events
        self.grantor = Node(kind=NodeKind.GRANTOR, name=self.grant.grantor)
        payer = self.grant.paid_out_by
        self.payer = Node(kind=NodeKind.PAYER, name=Text(payer)) if payer else self.grantor

    def __iter__(self) -> Iterator[MoneyStep]:
        return map(self._step, sorted((each for each in self.events if isinstance(each, MoneyMoved)), key=self._order))

    def _order(self, event: MoneyMoved) -> tuple[object, ...]:
        whose = () if isinstance(event, PayerEvent | FundUsed) else table_order(self.grant.parties[event.recipient])
        return event.on, _IN_ORDER.index(type(event)), whose, repr(event)

    def _step(self, event: MoneyMoved) -> MoneyStep:
        paper = self.grant.paying_source or self.grant.source
        match event:
            case Arrived():
                return _made(event, self.grantor, self.payer, DecidedByGrant(self.grant.id), cited=paper)
            case SentBack():
                return _made(event, self.payer, self.grantor)
            case Paid():
                return self._paid(event, paper)
            case FundUsed():
                return self._of_fund(event)
            case _:
                return self._of_recipient(event, _party(self.grant.parties[event.recipient]))

    def _paid(self, event: Paid, paper: Source | None) -> MoneyStep:
        kind, word = (
            (Requisitioned, DecidedByRequisition) if self.grant.is_requisitioned else (Notified, DecidedByNotice)
        )
        decided = max(
            each.on
            for each in self.events
            if isinstance(each, kind) and each.recipient == event.recipient and each.on <= event.on
        )
        party = _party(self.grant.parties[event.recipient])
        return _made(event, self.payer, party, word(decided), decided_on=decided, cited=paper)

    def _of_fund(self, event: FundUsed) -> MoneyStep:
        fund = self.grant.fund(event.fund)
        use = self.grant.joint_use(event.joint_use) if event.joint_use else None
        name = OtherWorkOfFund() if use is None else WorkOfFund(use.title)
        target = Node(kind=NodeKind.FUNDED_WORK, id=event.joint_use, name=name)
        source = Node(kind=NodeKind.FUND, id=fund.id, name=fund.title)
        decided = [each.on for each in self.events if isinstance(each, FundDecided) and counts(fund, each)]
        if not (days := [day for day in decided if day <= event.on]):
            return _made(event, source, target, cited=fund.source)
        return _made(event, source, target, DecidedOnFund(max(days)), decided_on=max(days), cited=fund.source)

    def _of_recipient(self, event: _OfRecipient, party: Node) -> MoneyStep:
        match event:
            case Used():
                return self._used(event, party)
            case SetAside(joint_use=name):
                use = self.grant.joint_use(name) if name else None
                because = ForOtherJointWork() if use is None else ForJointWork(use.title)
                return _made(event, party, _JOINT_WORK, because, cited=None if use is None else use.source)
            case Released():
                return _made(event, _JOINT_WORK, party)
            case Transferred(to=to):
                return _made(event, party, _party(self.grant.parties[to]))
            case _:
                duty = next((duty for duty in self.grant.duties if duty.kind is DutyKind.REPAYMENT), None)
                target = self.payer if event.through else self.grantor
                if duty is None:
                    return _made(event, party, target)
                return _made(event, party, target, DutyToRepay(duty), cited=duty.source)

    def _used(self, event: Used, party: Node) -> MoneyStep:
        if not event.area:
            return _made(event, party, _NO_PURPOSE, ForNoPurpose(), cited=self.grant.areas_source)
        area = self.grant.area(event.area)
        measure = area.measure(event.measure) if event.measure else None
        target = _purpose(area) if measure is None else _measure(area, measure)
        cited = (measure and measure.source) or area.source
        return _made(event, party, target, ForPurpose(area.id), cited=cited)


def _made(
    event: MoneyMoved,
    source: Node,
    target: Node,
    because: AnyText | None = None,
    *,
    decided_on: dt.date | None = None,
    cited: Source | None = None,
) -> MoneyStep:
    return MoneyStep(
        on=event.on,
        source=source,
        target=target,
        amount=event.amount,
        event=event,
        because=because,
        decided_on=decided_on,
        cited=event.source or cited,
    )
