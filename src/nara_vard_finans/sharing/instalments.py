"""
Instalments: a year's shares, paid in advance, step by step.

The rows and the columns sum exactly: each party's instalments to its share, and what all pay in a step to its part of
the whole.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from attrs import field, frozen

from nara_vard_finans.core import (
    KRONA,
    ZERO,
    Amount,
    IndivisibleTotalError,
    InexactTypeError,
    KindExpected,
    Period,
    Shown,
    UnknownPartyError,
    WeightError,
    in_name_order,
    with_tuples,
)
from nara_vard_finans.sharing.methods import largest_remainder
from nara_vard_finans.sharing.prorating import Counting, Every, split_over, steps_of
from nara_vard_finans.sharing.refusals import NobodyPays, PaidWhereOthersPay

AmountByCode = tuple[tuple[str, Amount], ...]
"""One amount per party, as pairs of code and amount, in the order of the codes."""


def amounts_by_code(amounts: Mapping[str, Amount] | Iterable[tuple[str, Amount]]) -> AmountByCode:
    """Give amounts as pairs in the order of the codes, each of them exact."""
    pairs = in_name_order(amounts)
    for _, amount in pairs:
        if not isinstance(amount, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(amount, KindExpected("Amount", "kronor(1_000_000)"))
    return pairs


def amount_of(amounts: AmountByCode, code: str) -> Amount:
    """Give one party's amount."""
    place = bisect_left(amounts, code, key=itemgetter(0))
    if amounts[place : place + 1] and amounts[place][0] == code:
        return amounts[place][1]
    raise UnknownPartyError(code, tuple(known for known, _ in amounts))


@frozen(kw_only=True)
class Instalment:
    """
    What every party pays for one step, in advance.

    Swedish term:
        delbetalning, förskottsbetalning

    Attributes:
        period: The step that it pays for.
        amounts: What each party pays, by code.

    Raises:
        InexactTypeError: If an amount is no :class:`~nara_vard_finans.core.money.Amount`.
    """

    period: Period
    amounts: AmountByCode = field(converter=amounts_by_code)

    @property
    def due_on(self) -> dt.date:
        """The day it falls due: the first that it pays for."""
        return self.period.first_day

    @property
    def total(self) -> Amount:
        """What all pay together."""
        return sum((amount for _, amount in self.amounts), ZERO)

    def amount(self, code: str) -> Amount:
        """
        Give what one party pays.

        Raises:
            UnknownPartyError: If no party has that code.
        """
        return amount_of(self.amounts, code)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class InstalmentPlan(Shown):
    """
    The instalments of a period.

    Swedish term:
        betalningsplan

    Attributes:
        period: What they pay for together.
        every: How often they fall due.
        counted: How the length of a step was counted.
        unit: The smallest sum that is paid.
        instalments: The instalments, in the order in which they fall due.
    """

    period: Period
    every: Every
    counted: Counting
    unit: Amount
    instalments: tuple[Instalment, ...]

    @property
    def total(self) -> Amount:
        """What all pay together in the whole period."""
        return sum((instalment.total for instalment in self.instalments), ZERO)

    def of(self, code: str) -> tuple[Amount, ...]:
        """
        Give one party's instalments, in the order in which they fall due.

        Raises:
            UnknownPartyError: If no party has that code.
        """
        return tuple(instalment.amount(code) for instalment in self.instalments)

    def amount(self, code: str) -> Amount:
        """
        Give what one party pays in the whole period.

        Raises:
            UnknownPartyError: If no party has that code.
        """
        return sum(self.of(code), ZERO)


def plan_instalments(
    amounts: Mapping[str, Amount],
    period: Period,
    *,
    every: Every,
    counted: Counting,
    unit: Amount = KRONA,
    calendar: bool = False,
) -> InstalmentPlan:
    """
    Say what each party pays, and when, of what it is to pay for a period.

    The whole is shared over the steps by their length. Then one step after the other is shared by what each party has
    left to pay, by the largest remainder, and those that tie go by code.

    Swedish term:
        dela upp årets kostnad i delbetalningar

    Args:
        amounts: What each party is to pay for the period, by code; all of them negative for a repayment, which mirrors
            a payment.
        period: What they pay for, such as a year.
        every: How often an instalment falls due.
        counted: Whether a step is as long as its whole calendar months, or its days.
        unit: The smallest sum that is paid.
        calendar: Cut the period where the calendar's own half-years, tertials, quarters or years end.

    Raises:
        WeightError: If there is no party, or some pay and others are paid.
        PeriodError: If a step that is to be counted by months is not of whole months, or there would be too many.
        IndivisibleTotalError: If an amount is not a whole number of *unit*.
        AmountError: If *unit* is not above zero.
        InexactTypeError: If an argument is of another type.

    Invariants:
        * each party's instalments sum to its amount
        * what all pay in a step is the whole, shared over the steps by
          :func:`~nara_vard_finans.sharing.prorating.split_over`
        * no instalment goes the other way than its party's amount, and who is to pay nothing never pays

    Example:
        >>> from nara_vard_finans import kronor
        >>> shares = {"2034": kronor(48_124), "2039": kronor(48_776)}
        >>> plan = plan_instalments(shares, Period.year(2024), every=Every.TERTIAL, counted=Counting.MONTHS)
        >>> for instalment in plan.instalments:
        ...     print(instalment.due_on, *(amount for _, amount in instalment.amounts), sep=" | ")
        2024-01-01 | 16 041 kr | 16 259 kr
        2024-05-01 | 16 042 kr | 16 258 kr
        2024-09-01 | 16 041 kr | 16 259 kr

    .. versionadded:: 0.1.0
    """
    rows = amounts_by_code(amounts)
    if not rows:
        raise WeightError((), NobodyPays())
    steps = steps_of(period, every, calendar=calendar)
    columns = split_over(sum((amount for _, amount in rows), ZERO), steps, counted=counted, unit=unit)
    left, sign = _counts(rows, unit)
    cells = _cells([abs(column.ore) // unit.ore for column in columns], left)
    codes = tuple(code for code, _ in rows)
    instalments = (
        Instalment(period=step, amounts=tuple((code, sign * n * unit) for code, n in zip(codes, counts, strict=True)))
        for step, counts in zip(steps, cells, strict=True)
    )
    return InstalmentPlan(period=period, every=every, counted=counted, unit=unit, instalments=tuple(instalments))


def _counts(rows: AmountByCode, unit: Amount) -> tuple[list[int], int]:
    """Give the whole units that each is to pay, and whether they pay (1) or are paid (-1)."""
    for _, amount in rows:
        if amount.ore % unit.ore:
            raise IndivisibleTotalError(amount, unit)
    paid = tuple(code for code, amount in rows if amount < ZERO)
    if paid and any(amount > ZERO for _, amount in rows):
        raise WeightError(paid, PaidWhereOthersPay())
    return [abs(amount.ore) // unit.ore for _, amount in rows], -1 if paid else 1


def _cells(columns: Iterable[int], left: list[int]) -> Iterator[list[int]]:
    for column in columns:
        # Nobody is asked for more than it has left. The columns to come are zero or more, so this one is at most what
        # all have left; so a party's part of it is at most what that party has left, which is a whole number, and so
        # the part is still at most that when it is rounded up. The last column is all that is left, and takes it all.
        counts = largest_remainder(column, left) if column else [0] * len(left)
        left = [had - count for had, count in zip(left, counts, strict=True)]
        yield counts
