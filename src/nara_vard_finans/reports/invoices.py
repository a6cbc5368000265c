"""The report of a year's invoices: as a table, for a ledger, and as a calendar."""

import datetime as dt
from collections.abc import Iterator, Sequence

from nara_vard_finans.agreements import (
    DUE_TEXTS,
    WEEKEND_TEXTS,
    Agreement,
    Due,
    Invoice,
    Invoices,
    is_weekend,
    payment_text,
)
from nara_vard_finans.analysis import Deadline, sharing_sources
from nara_vard_finans.core import Finding, Language, Source, Text
from nara_vard_finans.reports import invoice_messages as say
from nara_vard_finans.reports.calendar import calendar_text
from nara_vard_finans.reports.columns import AMOUNT, COUNT, DAY, TEXT, Column, Shape, Words, maybe, several, within
from nara_vard_finans.reports.notes import source_notes
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, summed
from nara_vard_finans.reports.settlements import rests_on
from nara_vard_finans.reports.shapes import AMOUNT_HEADING, FINDING, PARTY, REMARK, SOURCE, SUM, definition_column
from nara_vard_finans.reports.sharings import assumed_in
from nara_vard_finans.reports.status_messages import MadeUp

_WEEKDAYS = {5: Text("lördag", "Saturday"), 6: Text("söndag", "Sunday")}
_ROW: Shape[Invoice] = Shape(
    Column("reference", TEXT, lambda each: each.reference, Text("Faktura", "Invoice")),
    Column("party", TEXT, lambda each: each.party.code),
    Column("name", TEXT, lambda each: each.party.name, PARTY),
    Column("first_day", DAY, lambda each: each.period.first_day, Text("Från", "From")),
    Column("last_day", DAY, lambda each: each.period.last_day, Text("Till", "To")),
    Column("due_on", maybe(DAY), lambda each: each.due_on, Text("Förfaller", "Due")),
    Column("amount", AMOUNT, lambda each: each.amount, AMOUNT_HEADING, "kr", summed=True),
)
INVOICES: Shape[Invoices] = Shape(
    *within((definition_column(Agreement),), lambda found: found.sharing.agreement),
    Column("year", COUNT, lambda found: found.sharing.year),
    Column("due", TEXT, lambda found: (found.payment.due or Due.ADVANCE).value),
    Column("vat", maybe(TEXT), lambda found: found.payment.vat),
    Column("total", AMOUNT, lambda found: found.total),
    Column("rows", several(_ROW), lambda found: found.invoices),
    Column("findings", several(FINDING), lambda found: list(findings_of(found))),
    Column("remarks", several(REMARK), lambda found: assumed_in(found.sharing)),
    Column("sources", several(SOURCE), lambda found: list(_sources(found))),
    name="invoices",
)


def invoices_report(found: Invoices, language: Language, *, stamped: dt.datetime | None = None) -> Report:
    """
    Report the invoices of a year.

    Args:
        found: The invoices.
        language: The language of what is read.
        stamped: When it is written, in UTC; without it no calendar can be made, for calendars ask for it.
    """
    calendar = {} if stamped is None else {"ics": lambda: calendar_text(_days(found), language, stamped=stamped)}
    return Report(
        language=language,
        shape=INVOICES,
        record=found,
        row_shape=_ROW,
        records=lambda: found.invoices,
        sections=lambda: (_section(found),),
        others=calendar,
    )


def findings_of(found: Invoices) -> Sequence[Finding]:
    """Give what is told of what is invoiced."""
    return found.sharing.findings if found.settled is None else found.settled.findings


def _section(found: Invoices) -> Section:
    columns = _ROW.headed
    return Section(
        title=(found.sharing.agreement.title, say.InvoicesOf(found.sharing.year)),
        columns=columns,
        rows=found.invoices,
        sums=(summed(SUM, columns, found.invoices),),
        notes=tuple(_notes(found)),
        parties=tuple(each.party.code for each in found.invoices),
    )


def _notes(found: Invoices) -> Iterator[Words]:
    stated, payment = found.sharing.agreement.payment, found.payment
    if stated is not None:
        yield say.PaymentStated(payment_text(stated))
    if stated is None or stated.due is None:
        yield say.DueUnstated(DUE_TEXTS[payment.due or Due.ADVANCE])
    yield from _weekends(found)
    yield say.VatStated(payment.vat) if payment.vat is not None else say.VatUnstated()
    if any(each.due_on is None for each in found.invoices):
        yield say.NoDayStated()
    if found.settled is not None:
        if found.settled.outcome is not None and found.settled.outcome.example:
            yield MadeUp()
        yield from rests_on(found.settled)
    remarks = assumed_in(found.sharing)
    told = {remark.text for remark in remarks}
    yield from (finding.message for finding in findings_of(found) if finding.message not in told)
    yield from remarks
    yield from source_notes(_sources(found))


def _weekends(found: Invoices) -> Iterator[Words]:
    """Say to which day weekends are moved, or which due days stand on one, since no paper says that they move."""
    if found.payment.weekend is not None:
        yield say.WeekendsMoved(WEEKEND_TEXTS[found.payment.weekend])
        return
    days = {each.due_on for each in found.invoices if each.due_on is not None and is_weekend(each.due_on)}
    yield from (say.OnWeekend(day, _WEEKDAYS[day.weekday()]) for day in sorted(days))


def _sources(found: Invoices) -> Iterator[Source]:
    payment = found.sharing.agreement.payment
    yield from sharing_sources(found.sharing)
    if payment is not None and payment.source is not None:
        yield payment.source


def _days(found: Invoices) -> Iterator[Deadline]:
    """Give the due days, as days to keep."""
    for each in found.invoices:
        if each.due_on is not None:
            yield Deadline(
                id=each.reference,
                on=each.due_on,
                what=say.InvoiceDue(each.amount),
                who=Text(each.party.name),
                of=found.sharing.agreement.title,
                source=found.sharing.agreement.source,
            )
