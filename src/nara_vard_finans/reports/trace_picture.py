"""The way of a grant's money as a picture: a bar for whoever pays it out, for each fund and each party, in parts."""

from collections.abc import Iterator, Mapping, Sequence

from nara_vard_finans.core import ZERO, Amount, AnyText, Language, Text
from nara_vard_finans.grants import MoneyStep, NodeKind, Released, Trace
from nara_vard_finans.reports import trace_messages as say
from nara_vard_finans.reports.bars import Bar, BarChart
from nara_vard_finans.reports.columns import Words, said
from nara_vard_finans.reports.sections import opened

_SENT = Text("Utsänt", "Sent out")
_BACK = Text("Återbetalt", "Paid back")
_ASIDE = Text("Avsatt för gemensamt arbete", "Set aside for joint work")
_PASSED = Text("Överlåtet", "Passed on")
_LEFT_IN_FUND = Text("Kvar i fond", "Left in a fund")
_LEFT = Text("Kvar", "Left")
_Parts = Mapping[AnyText, Amount]


def trace_svg(trace: Trace, title: Sequence[Words], language: Language) -> str:
    """
    Draw what came to each, and what became of it, as an SVG picture that a telephone has room for.

    Args:
        trace: The trace.
        title: The lines over it.
        language: The language of what is read.
    """
    apart = [each for each in ([*_of_payer(trace)], *([bar] for bar in _of_funds(trace))) if each]
    groups = [*apart, [*_of_parties(trace)]]
    sums: dict[AnyText, Amount] = {_LEFT: ZERO}
    for _, parts in (bar for group in groups for bar in group):
        for name, amount in parts.items():
            sums[name] = sums.get(name, ZERO) + amount
    kinds = [name for name in _in_order(trace) if name in sums]
    lines = [*title, *(say.ScaleOfItsOwn(name) for group in apart for name, _ in group if groups[-1])]
    described = "; ".join(_described(name, parts, language) for group in groups for name, parts in group)
    return BarChart(
        title=tuple(said(line, language) for line in lines),
        description=say.BarsShow(described).in_(language),
        kinds=tuple((name.in_(language), str(sums[name])) for name in kinds),
        groups=tuple(tuple(_bar(name, parts, kinds, language) for name, parts in group) for group in groups),
    ).svg()


def _in_order(trace: Trace) -> list[AnyText]:
    """Give what money can become, in the order of the grant, and last what is left."""
    measures = [each.node.name for each in trace.balances if each.node.kind is NodeKind.PURPOSE]
    if trace.only:
        measures = [step.target.name for step in trace.steps if step.target.kind is NodeKind.PURPOSE]
        measures.sort(key=lambda name: name.sv)
    areas = [area.named for area in trace.status.grant.areas]
    funded = [opened(each.node.name) for each in trace.balances if each.node.kind is NodeKind.FUNDED_WORK]
    return [*dict.fromkeys([_SENT, *areas, *measures, _ASIDE, *funded, _PASSED, _BACK, _LEFT_IN_FUND, _LEFT])]


def _bar(name: AnyText, parts: _Parts, kinds: Sequence[AnyText], language: Language) -> Bar:
    drawn = tuple((kinds.index(kind), amount.ore // 100) for kind, amount in parts.items())
    return Bar(name=name.in_(language), amount=str(sum(parts.values(), ZERO)), parts=tuple(sorted(drawn)))


def _described(name: AnyText, parts: _Parts, language: Language) -> str:
    listed = ", ".join(f"{kind.in_(language)} {amount}" for kind, amount in parts.items())
    return say.BarShows(name.in_(language), sum(parts.values(), ZERO), listed).in_(language)


def _of_payer(trace: Trace) -> Iterator[tuple[AnyText, _Parts]]:
    """Give the bar of whoever pays the money out, where it is stated what came there."""
    balance = trace.payer
    if balance is not None:
        parts: _Parts = {_SENT: balance.paid, _BACK: balance.sent_back, _LEFT: balance.remaining}
        yield Text(trace.status.grant.paid_out_by), _above_zero(parts)


def _of_funds(trace: Trace) -> Iterator[tuple[AnyText, _Parts]]:
    """Give the bar of each fund that was used: for what, and what is left of it."""
    for each in trace.balances:
        if each.node.kind is NodeKind.FUND:
            parts: dict[AnyText, Amount] = {}
            for step in trace.steps:
                if step.source == each.node:
                    name = opened(step.target.name)
                    parts[name] = parts.get(name, ZERO) + step.amount
            yield each.node.name, _above_zero({**parts, _LEFT_IN_FUND: each.stands or ZERO})


def _above_zero(parts: _Parts) -> _Parts:
    return {name: amount for name, amount in parts.items() if amount > ZERO}


def _of_parties(trace: Trace) -> Iterator[tuple[AnyText, _Parts]]:
    """Give the bar of each party that is asked of: what became of what it got, and what it has left."""
    of_purpose = bool(trace.only) and trace.only[0].kind is NodeKind.PURPOSE
    asked = {node.id for node in trace.only if node.kind is NodeKind.PARTY}
    for party in trace.parties:
        if asked and party.code not in asked:
            continue
        parts: dict[AnyText, Amount] = {}
        for step in trace.steps:
            if party.code in {step.source.id, step.target.id}:
                _add(parts, step, party.code, trace)
        if not of_purpose:
            parts[_LEFT] = trace.status.recipient(party.code).balance.remaining
        yield Text(party.name), _above_zero(parts)


def _add(parts: dict[AnyText, Amount], step: MoneyStep, code: str, trace: Trace) -> None:
    if isinstance(step.event, Released):
        parts[_ASIDE] = parts.get(_ASIDE, ZERO) - step.amount
    elif step.source.id == code and step.source.kind is NodeKind.PARTY:
        name = _kind_of(step, trace)
        parts[name] = parts.get(name, ZERO) + step.amount


def _kind_of(step: MoneyStep, trace: Trace) -> AnyText:
    """Name what a step of a party makes of its money: of all parties by purposes alone, else by measures."""
    match step.target.kind:
        case NodeKind.PARTY:
            return _PASSED
        case NodeKind.GRANTOR | NodeKind.PAYER:
            return _BACK
        case NodeKind.JOINT_WORK:
            return _ASIDE
        case NodeKind.PURPOSE if step.target.area and not trace.only:
            return trace.status.grant.area(step.target.area).named
        case _:
            return step.target.name
