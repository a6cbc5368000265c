"""
Settlements: what an actual cost adds to, or takes from, what was charged in advance.

The difference is shared by the same key, stage by stage, and put on the instalments that are still to fall due.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    AmountError,
    DayExpected,
    InexactTypeError,
    KindExpected,
    Period,
    Reason,
    ResidualError,
    Shown,
    UnstatedBasisError,
    WeightError,
    with_tuples,
)
from nara_vard_finans.sharing.charge_refusals import NegativeActualCost
from nara_vard_finans.sharing.instalments import AmountByCode, Instalment, InstalmentPlan, amount_of, amounts_by_code
from nara_vard_finans.sharing.nested import AnyKey, unstated
from nara_vard_finans.sharing.refusals import ChargedOrInKey, RowsDoNotSum, SettledOrPlanned, TheDifference
from nara_vard_finans.sharing.rounding import RoundingRule
from nara_vard_finans.sharing.stages import Level, share_in_stages


@frozen(kw_only=True, repr=False)
class SettledPlan(Shown):
    """
    Instalments with a settlement put on them.

    Swedish term:
        betalningsplan efter avräkning

    Attributes:
        plan: The instalments, as they are now to be paid.
        left: What no instalment could hold, by code: negative for what is to be paid out, and above zero for what is
            to be paid by itself, where no instalment falls due later.

    Invariants:
        * for each party, what it pays and what is left sum to what it paid before and its adjustment
    """

    plan: InstalmentPlan
    left: AmountByCode = field(converter=amounts_by_code)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Settlement(Shown):
    """
    The difference between an actual cost and what was charged in advance, shared.

    Swedish term:
        avräkning, slutavräkning

    Attributes:
        charged: What each party was charged in advance, by code.
        actual: What it all cost.
        levels: The stages in which the difference was shared.

    Invariants:
        * the adjustments sum to the difference
        * a deficit pays nobody back, and a surplus makes nobody pay more
    """

    charged: AmountByCode = field(converter=amounts_by_code)
    actual: Amount
    levels: tuple[Level, ...]

    @property
    def difference(self) -> Amount:
        """What was charged too little (underskott), negative for too much (överskott)."""
        return self.actual - _sum(self.charged)

    @cached_property
    def adjustments(self) -> AmountByCode:
        """What each party is to pay besides, negative for what it gets back, by code."""
        shared = (level.apportionment for level in self.levels if not level.between_groups)
        return amounts_by_code(pair for stage in shared for pair in zip(stage.key.parties, stage.amounts, strict=True))

    def adjustment(self, code: str) -> Amount:
        """
        Give what one party is to pay besides, negative for what it gets back.

        Raises:
            UnknownPartyError: If no party has that code.
        """
        return amount_of(self.adjustments, code)

    def on(
        self, plan: InstalmentPlan, *, after: dt.date, due_on: Callable[[Period], dt.date] | None = None
    ) -> SettledPlan:
        """
        Put the adjustments on the next instalment of *plan* that falls due after a day.

        What is to be paid besides is put on it whole. What is to be paid back lowers it to no less than zero, and
        goes on to those that follow.

        Args:
            plan: Instalments of the same parties.
            after: The day of the settlement.
            due_on: Gives the day on which what a period costs falls due, where that is not its first.

        Raises:
            WeightError: If the parties of the plan are others.
            InexactTypeError: If *after* is no day.
        """
        if isinstance(after, dt.datetime) or not isinstance(after, dt.date):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(after, DayExpected())
        left = dict(self.adjustments)
        for instalment in plan.instalments:
            _check_same(left, (code for code, _ in instalment.amounts), SettledOrPlanned())
        instalments: list[Instalment] = []
        for instalment in plan.instalments:
            due = (instalment.due_on if due_on is None else due_on(instalment.period)) > after
            held = {code: _held(left[code], amount) if due else ZERO for code, amount in instalment.amounts}
            left = {code: rest - held[code] for code, rest in left.items()}
            amounts = ((code, amount + held[code]) for code, amount in instalment.amounts)
            instalments.append(evolve(instalment, amounts=amounts))
        return SettledPlan(plan=evolve(plan, instalments=tuple(instalments)), left=left)


def _held(adjustment: Amount, instalment: Amount) -> Amount:
    """Give how much of an adjustment an instalment can hold."""
    return adjustment if adjustment > ZERO else max(adjustment, min(-instalment, ZERO))


def _sum(amounts: AmountByCode) -> Amount:
    return sum((amount for _, amount in amounts), ZERO)


def _check_same(some: Iterable[str], others: Iterable[str], reason: Reason) -> None:
    unmatched = tuple(sorted(set(some) ^ set(others)))
    if unmatched:
        raise WeightError(unmatched, reason)


def settle(
    charged: Mapping[str, Amount], actual: Amount, key: AnyKey, *, rounding: RoundingRule | None = None
) -> Settlement:
    """
    Share the difference between an actual cost and what was charged in advance, by the key that it was charged by.

    It is the difference that is shared, and not the actual cost anew; so what a party has paid in the end may be a
    unit or two from what a sharing of the actual cost would give.

    Swedish term:
        avräkna faktisk kostnad mot debiterat belopp

    Args:
        charged: What each party was charged in advance, by code.
        actual: What it all cost.
        key: By which shares; a key in stages is shared stage by stage, so that 50/50 holds of the difference too.
        rounding: How the shares become whole amounts; without it by the largest remainder, in whole kronor.

    Raises:
        WeightError: If the parties that were charged are not those of the key.
        AmountError: If the actual cost is below zero.
        IndivisibleTotalError: If the difference is not a whole number of the rule's unit.
        UnsettledTieError: If the difference cannot be split evenly and the key does not say who carries the odd unit.
        ResidualError: If the rule rounds each row alone, or puts the residual on a party that cannot carry it.
        UnstatedBasisError: If no paper prints the figures that the key rests on.
        InexactTypeError: If an amount is no :class:`~nara_vard_finans.core.money.Amount`.

    Invariants:
        * the adjustments sum to the difference
        * a deficit pays nobody back, and a surplus makes nobody pay more

    Example:
        >>> from nara_vard_finans import kronor, parts
        >>> charged = {"2034": kronor(400), "2039": kronor(600)}
        >>> settlement = settle(charged, kronor(950), parts({"2034": 40, "2039": 60}))
        >>> print(settlement.difference, *(amount for _, amount in settlement.adjustments), sep=" | ")
        -50 kr | -20 kr | -30 kr

    .. versionadded:: 0.1.0
    """
    advance = amounts_by_code(charged)
    if not isinstance(actual, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(actual, KindExpected("Amount", "kronor(1_000_000)"))
    if actual < ZERO:
        raise AmountError(str(actual), NegativeActualCost())
    rule = rounding or RoundingRule()
    if not rule.method.rows_sum:
        raise ResidualError("", RowsDoNotSum(rule.method))
    missing = unstated(key)
    if missing:
        raise UnstatedBasisError(TheDifference(), missing[0].counts)
    _check_same(charged, key.parties, ChargedOrInKey())
    levels = share_in_stages(actual - _sum(advance), key, rule)
    return Settlement(charged=advance, actual=actual, levels=levels)
