"""The report of the way of a grant's money: its steps, what stands where, and a picture."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nara_vard_finans.core import Language, Text
from nara_vard_finans.grants import Grant, MoneyStep, Node, NodeBalance, NodeKind, Trace, Transferred
from nara_vard_finans.reports import trace_messages as say
from nara_vard_finans.reports.columns import (
    AMOUNT,
    DAY,
    FLAG,
    TEXT,
    Column,
    Shape,
    Words,
    maybe,
    one_of,
    several,
    within,
)
from nara_vard_finans.reports.notes import findings_section, source_notes
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, opened
from nara_vard_finans.reports.shapes import FINDING, definition_column
from nara_vard_finans.reports.status_parts import head_of, journal_lines
from nara_vard_finans.reports.trace_picture import trace_svg

if TYPE_CHECKING:
    from collections.abc import Callable

_NOT_STATED = Text("inte angivet", "not stated")


def _node(key: str, heading: Text, node: "Callable[[MoneyStep], Node]") -> tuple[Column[MoneyStep], ...]:
    """Give the columns of a node: its kind, its id and its name."""
    return (
        Column(f"{key}_kind", one_of(NodeKind), lambda step: node(step).kind),
        Column(f"{key}_id", TEXT, lambda step: node(step).id),
        Column(f"{key}_name", TEXT, lambda step: node(step).name, heading),
    )


_STEP: Shape[MoneyStep] = Shape(
    Column("on", DAY, lambda step: step.on, Text("Dag", "Day")),
    Column("event", TEXT, lambda step: step.event.kind),
    *_node("from", Text("Från", "From"), lambda step: step.source),
    *_node("to", Text("Till", "To"), lambda step: step.target),
    Column("amount", AMOUNT, lambda step: step.amount, Text("Belopp, kr", "Amount, kr")),
    Column(
        "because", maybe(TEXT), lambda step: step.because, Text("Beslutat genom", "Decided by"),
        shown=lambda step: step.because or _NOT_STATED,
    ),
    Column("decided_on", maybe(DAY), lambda step: step.decided_on),
    Column("source", maybe(TEXT), lambda step: step.cited),
    Column("note", TEXT, lambda step: step.event.note),
)  # fmt: skip


def _where(each: NodeBalance) -> Words:
    return each.node.name if each.node.kind is NodeKind.PURPOSE else opened(each.node.name)


_BALANCE: Shape[NodeBalance] = Shape(
    Column("kind", one_of(NodeKind), lambda each: each.node.kind),
    Column("id", TEXT, lambda each: each.node.id),
    Column("name", TEXT, lambda each: each.node.name, Text("Var", "Where"), shown=_where),
    Column("came", maybe(AMOUNT), lambda each: each.came, Text("Kom in, kr", "Came, kr")),
    Column("went", AMOUNT, lambda each: each.went, Text("Gick ut, kr", "Went, kr")),
    Column("stands", maybe(AMOUNT), lambda each: each.stands, Text("Kvar eller använt, kr", "Left or used, kr")),
)
TRACE: Shape[Trace] = Shape(
    *within(head_of("grant", (definition_column(Grant),)), lambda trace: trace.status),
    Column("only", several(TEXT), lambda trace: [node.id for node in trace.only]),
    Column("payer", maybe(TEXT), lambda trace: trace.status.grant.paid_out_by or None),
    Column("payer_known", FLAG, lambda trace: trace.is_payer_known),
    Column("steps", several(_STEP), lambda trace: trace.steps),
    Column("balances", several(_BALANCE), lambda trace: trace.balances),
    Column("findings", several(FINDING), lambda trace: trace.findings),
    name="trace",
)


def trace_report(trace: Trace, language: Language) -> Report:
    """
    Report the way of a grant's money.

    Args:
        trace: The trace.
        language: The language of what is read.
    """
    return Report(
        language=language,
        shape=TRACE,
        record=trace,
        row_shape=_STEP,
        records=lambda: trace.steps,
        sections=lambda: tuple(_sections(trace)),
        others={"svg": lambda: trace_svg(trace, title_of(trace), language)},
    )


def title_of(trace: Trace) -> tuple[Words, ...]:
    """Say of which grant a trace is, of whom or what, and until which day."""
    on = trace.status.on
    if not trace.only:
        asked: Words = say.TraceOn(on)
    elif trace.only[0].kind is NodeKind.PARTY:
        asked = say.TraceOfPartyOn(trace.only[0].name, on)
    else:
        asked = say.TraceOfPurposeOn(trace.only[0].name, on)
    return trace.status.grant.title, asked, *journal_lines(trace.status.journal)


def _sections(trace: Trace) -> Iterator[Section]:
    cited = (step.cited for step in trace.steps if step.cited is not None)
    notes = (*_notes(trace), *source_notes(cited))
    yield Section(title=title_of(trace), columns=_STEP.headed if trace.steps else (), rows=trace.steps, notes=notes)
    if trace.balances:
        yield Section(
            title=(Text("Vad som finns var", "What stands where"),), columns=_BALANCE.headed, rows=trace.balances
        )
    yield findings_section(trace.status, trace.findings)


def _notes(trace: Trace) -> Iterator[Words]:
    if not trace.steps and not trace.status.journal.is_unrecorded:
        yield say.NothingMoved()
    payer, balance = trace.status.grant.paid_out_by, trace.payer
    if balance is not None:
        yield say.StandsAtPayer(payer, balance.arrived, balance.paid, balance.remaining)
    elif payer:
        yield say.PayerNotStated(payer)
    used = {each.node.id for each in trace.balances if each.node.kind is NodeKind.FUND}
    yield from (
        say.FundIsAbout(fund.title, fund.amount, fund.printed)
        for fund in trace.status.grant.funds
        if fund.id in used and fund.printed
    )
    if trace.only and any(isinstance(step.event, Transferred) for step in trace.steps):
        yield say.PassedOnElsewhere()
