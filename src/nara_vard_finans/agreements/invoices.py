"""Invoices: what each party is asked for, and when, of a year's plan and its settlement."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from nara_vard_finans.agreements.cost_sharing import CostSharing
from nara_vard_finans.agreements.course import Departure
from nara_vard_finans.agreements.payment import Payment
from nara_vard_finans.agreements.refusals import HasLeft
from nara_vard_finans.agreements.settled import SettledCost
from nara_vard_finans.core import ZERO, AgreementError, Amount, Party, Period, Tabled, with_tuples
from nara_vard_finans.sharing import InstalmentPlan


@frozen(kw_only=True)
class Invoice:
    """
    What one party is asked for at one time.

    Swedish term:
        faktura

    Attributes:
        reference: What names it: the agreement, the year, its number and the party.
        party: Who pays.
        period: What it is for.
        amount: How much; below zero for a credit note.
        due_on: The day it falls due; ``None`` for what no instalment could hold, of which no day is stated.
    """

    reference: str
    party: Party
    period: Period
    amount: Amount
    due_on: dt.date | None


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Invoices(Tabled):
    """
    The invoices of a year.

    Swedish term:
        årets fakturor

    Attributes:
        sharing: What each party is charged for the year.
        settled: The settlement that is put on them; ``None`` where there is none.
        payment: When they fall due: as stated, or as asked.
        invoices: The invoices, one time after the other; none of nothing.

    Invariants:
        * the invoices of a party sum to what it is charged and its adjustment, and all to the whole
    """

    sharing: CostSharing
    settled: SettledCost | None
    payment: Payment
    invoices: tuple[Invoice, ...]

    def of(self, code: str) -> tuple[Invoice, ...]:
        """Give the invoices of one party."""
        return tuple(each for each in self.invoices if each.party.code == code)

    @property
    def total(self) -> Amount:
        """What all are asked for together."""
        return sum((each.amount for each in self.invoices), ZERO)


def invoice(
    sharing: CostSharing,
    plan: InstalmentPlan,
    payment: Payment,
    *,
    settled: SettledCost | None = None,
    departures: Iterable[Departure] = (),
) -> Invoices:
    """
    Make the invoices of a year.

    Swedish term:
        fakturera årets kostnad

    Args:
        sharing: What each party is charged for the year.
        plan: Its instalments, before any settlement.
        payment: When they fall due.
        settled: The settlement that is put on them.
        departures: Who has given notice.

    Raises:
        AgreementError: If a party that has left would be asked for something, or a due day does not exist.

    .. versionadded:: 0.1.0
    """
    parties = sharing.agreement.parties.in_table_order
    invoices = tuple(
        Invoice(
            reference=f"{sharing.agreement.id}/{sharing.year}/{number:02}/{party.code}",
            party=party,
            period=period,
            amount=amounts[party.code],
            due_on=due_on,
        )
        for number, (period, amounts, due_on) in enumerate(_times(plan, payment, settled), 1)
        for party in parties
        if amounts.get(party.code, ZERO) != ZERO
    )
    _check_left(sharing.agreement.id, invoices, departures)
    return Invoices(sharing=sharing, settled=settled, payment=payment, invoices=invoices)


def _times(
    plan: InstalmentPlan, payment: Payment, settled: SettledCost | None
) -> Iterator[tuple[Period, Mapping[str, Amount], dt.date | None]]:
    """Give what is paid for each time, by whom and when; last what no instalment could hold, without a day."""
    puts = () if settled is None else (*(each.settled for each in settled.earlier), settled.settled)
    done = [put for put in puts if put is not None]
    for instalment in (done[-1].plan if done else plan).instalments:
        yield instalment.period, dict(instalment.amounts), payment.due_on(instalment.period)
    for put in done:
        yield plan.period, dict(put.left), None


def _check_left(agreement: str, invoices: Iterable[Invoice], departures: Iterable[Departure]) -> None:
    gone = {each.party.code: each for each in departures}
    for each in invoices:
        left = gone.get(each.party.code)
        if left is not None and left.ends_on is not None and left.ends_on < each.period.first_day:
            raise AgreementError(agreement, HasLeft(each.party, left.ends_on, left.given_on, each.period))
