"""What is said of a year's invoices: when they fall due, and what no paper states of it."""

import datetime as dt

from nara_vard_finans.core import Amount, AnyText, Message


class InvoicesOf(Message):
    """What is invoiced."""

    SV = "Fakturor {year}"
    EN = "Invoices {year}"
    year: int


class InvoiceDue(Message):
    """What falls due."""

    SV = "faktura, {amount}"
    EN = "invoice, {amount}"
    amount: Amount


class PaymentStated(Message):
    """What a paper states of the payment."""

    SV = "Betalning enligt handlingarna: {payment}."
    EN = "Payment by the papers: {payment}."
    payment: AnyText


class DueUnstated(Message):
    """That no paper states when they pay."""

    SV = "När parterna betalar framgår inte av handlingarna; här {due}, och lika ofta som frågat."
    EN = "When the parties pay is in no paper; here {due}, and as often as asked."
    due: AnyText


class WeekendsMoved(Message):
    """To which day weekends are moved."""

    SV = "Förfallodagar: {weekend}."
    EN = "Due days: {weekend}."
    weekend: AnyText


class OnWeekend(Message):
    """A due day that stands on a weekend."""

    SV = "{day} är en {weekday}; att förfallodagen då flyttas framgår inte av handlingarna, och den står kvar."
    EN = "{day} is a {weekday}; no paper says that the due day then moves, and it stands."
    day: dt.date
    weekday: AnyText


class VatStated(Message):
    """How value added tax is treated, in the words of a paper."""

    SV = "Moms: {vat}."
    EN = "Value added tax: {vat}."
    vat: AnyText


class VatUnstated(Message):
    """That no paper states how value added tax is treated."""

    SV = "Hur momsen hanteras framgår inte av handlingarna; beloppen är som de står i avtalet."
    EN = "How value added tax is treated is in no paper; the amounts are as they stand in the agreement."


class NoDayStated(Message):
    """An invoice of what no instalment could hold."""

    SV = "När det som ingen delbetalning kunde bära förfaller framgår inte av handlingarna."
    EN = "When what no instalment could hold falls due is in no paper."
