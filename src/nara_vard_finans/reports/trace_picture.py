"""The way of a grant's money as a picture: a bar for whoever pays it out, and one for each party, in parts."""

from collections.abc import Iterator, Mapping, Sequence

from nara_vard_finans.core import ZERO, Amount, AnyText, Language, Text
from nara_vard_finans.grants import MoneyStep, NodeKind, Released, Trace
from nara_vard_finans.reports import trace_messages as say
from nara_vard_finans.reports.bars import Bar, BarChart
from nara_vard_finans.reports.columns import Words, said

_SENT = Text("Utsänt", "Sent out")
_BACK = Text("Återbetalt", "Paid back")
_PASSED = Text("Överlåtet", "Passed on")
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
    groups = [[*_of_payer(trace)], [*_of_parties(trace)]]
    sums: dict[AnyText, Amount] = {}
    for _, parts in (bar for group in groups for bar in group):
        for name, amount in parts.items():
            sums[name] = sums.get(name, ZERO) + amount
    kinds = [name for name in sums if name != _LEFT]
    listed = [*kinds, _LEFT]
    names = [name.in_(language) for name in listed]
    drawn = tuple(
        tuple(
            Bar(
                name=name.in_(language),
                amount=str(sum(parts.values(), ZERO)),
                parts=tuple((listed.index(kind), amount.ore // 100) for kind, amount in parts.items()),
            )
            for name, parts in group
        )
        for group in groups
    )
    described = "; ".join(
        say.BarShows(name.in_(language), sum(parts.values(), ZERO), _described(parts, language)).in_(language)
        for group in groups
        for name, parts in group
    )
    return BarChart(
        title=tuple(said(line, language) for line in title),
        description=say.BarsShow(described).in_(language),
        kinds=tuple(zip(names, (str(sums.get(name, ZERO)) for name in listed), strict=True)),
        groups=drawn,
    ).svg()


def _described(parts: _Parts, language: Language) -> str:
    return ", ".join(f"{name.in_(language)} {amount}" for name, amount in parts.items())


def _of_payer(trace: Trace) -> Iterator[tuple[AnyText, _Parts]]:
    """Give the bar of whoever pays the money out, where it is stated what came there."""
    balance = trace.payer
    if balance is not None:
        parts: _Parts = {_SENT: balance.paid, _BACK: balance.sent_back, _LEFT: balance.remaining}
        yield Text(trace.status.grant.paid_out_by), _above_zero(parts)


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
        parts[step.source.name] = parts.get(step.source.name, ZERO) - step.amount
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
        case NodeKind.PURPOSE if step.target.area and not trace.only:
            area = trace.status.grant.area(step.target.area)
            return Text(f"{area.id}) {area.title.sv}", f"{area.id}) {area.title.in_english}")
        case _:
            return step.target.name
