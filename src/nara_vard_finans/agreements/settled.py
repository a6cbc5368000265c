"""A year's cost under an agreement, settled against what it came to, and put on the instalments that remain."""

import datetime as dt
from collections.abc import Callable, Iterable

from attrs import frozen

from nara_vard_finans.agreements.cost_sharing import CostSharing
from nara_vard_finans.agreements.definition import Agreement
from nara_vard_finans.agreements.events import Settled
from nara_vard_finans.agreements.outcome import YearOutcome
from nara_vard_finans.agreements.refusals import NothingToSettleBy
from nara_vard_finans.core import ZERO, AgreementError, Amount, Finding, Period, Tabled, with_tuples
from nara_vard_finans.sharing import (
    CostKey,
    InstalmentPlan,
    NestedKey,
    RoundingRule,
    SettledPlan,
    Settlement,
    settle,
)


@frozen(kw_only=True, repr=False)
class EarlierSettlement:
    """
    A settlement of the year that was done before, and is charged already.

    Attributes:
        event: When, and by what cost.
        settlement: The difference that was shared then.
        settled: The instalments that it was put on; ``None`` where none were asked for.
    """

    event: Settled
    settlement: Settlement
    settled: SettledPlan | None


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class SettledCost(Tabled):
    """
    A year's cost under an agreement, settled against what it came to.

    Swedish term:
        avräkning av årets kostnad

    Attributes:
        sharing: What was charged in advance.
        settlement: The difference, shared by the same key.
        rounding: The rule that made whole amounts of the difference.
        settled: The instalments with the settlement put on them; ``None`` where none were asked for.
        on: The day of the settlement; ``None`` where nobody has said.
        outcome: What the actual cost follows from, line by line; ``None`` where it was given as a sum.
        earlier: The settlements of the year before this one; what is charged by them is in what was charged.

    Invariants:
        * what was charged and the adjustments sum to the actual cost
        * what was planned, the earlier adjustments and these sum to it too, by party and in all
        * what is paid in instalments, and what is left, sum to the same for each party
    """

    sharing: CostSharing
    settlement: Settlement
    rounding: RoundingRule
    settled: SettledPlan | None = None
    on: dt.date | None = None
    outcome: YearOutcome | None = None
    earlier: tuple[EarlierSettlement, ...] = ()

    def charged_earlier(self, code: str) -> Amount:
        """Give what a party was charged by the earlier settlements, negative for what it got back."""
        return sum((each.settlement.adjustment(code) for each in self.earlier), ZERO)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is told of what was charged, and of the outcome."""
        return (*self.sharing.findings, *(() if self.outcome is None else self.outcome.findings))

    @property
    def agreement(self) -> Agreement:
        """The agreement."""
        return self.sharing.agreement


def settle_cost(
    sharing: CostSharing,
    actual: Amount,
    *,
    rounding: RoundingRule | None = None,
    plan: InstalmentPlan | None = None,
    on: dt.date | None = None,
    outcome: YearOutcome | None = None,
    due_on: Callable[[Period], dt.date] | None = None,
    earlier: Iterable[Settled] = (),
) -> SettledCost:
    """
    Settle what was charged for a year against what it cost, by the key of the year.

    Swedish term:
        avräkna årets kostnad

    Args:
        sharing: What was charged in advance.
        actual: What the year cost.
        rounding: How the difference becomes whole amounts; without it as what was charged.
        plan: The instalments on which the difference is put.
        on: The day of the settlement: only instalments that fall due later are changed.
        outcome: What the actual cost follows from, if it is known line by line.
        due_on: Gives the day on which what a period costs falls due, where that is not its first.
        earlier: The settlements of the year before, each done by the agreed rule on its day; this one is of the rest.

    Raises:
        AgreementError: If no key shares the cost, but a rate, floors or ceilings, or several parts.
        NaraVardFinansError: As :func:`~nara_vard_finans.sharing.settlement.settle`.

    Example:
        >>> from nara_vard_finans import embedded, kronor, share_cost
        >>> sharing = share_cost(embedded().agreement("rss-dalarna-2023"), 2023)
        >>> settled = settle_cost(sharing, kronor(3_812_406))
        >>> print(settled.settlement.difference, settled.settlement.adjustment("2034"), sep=", ")
        -187 594 kr, -2 257 kr

    .. versionadded:: 0.1.0
    """
    key = sharing.key
    if not isinstance(key, CostKey | NestedKey):
        raise AgreementError(sharing.agreement.id, NothingToSettleBy(sharing.year))
    charged = sharing.amounts
    before: list[EarlierSettlement] = []
    for event in sorted(earlier, key=lambda each: each.on):
        was = settle(charged, event.actual, key, rounding=sharing.rounding)
        put = None if plan is None else was.on(plan, after=event.on, due_on=due_on)
        before.append(EarlierSettlement(event=event, settlement=was, settled=put))
        charged = {code: amount + was.adjustment(code) for code, amount in charged.items()}
        plan = None if put is None else put.plan
    rule = rounding or sharing.rounding
    found = settle(charged, actual, key, rounding=rule)
    return SettledCost(
        sharing=sharing,
        settlement=found,
        rounding=rule,
        settled=None if plan is None or on is None else found.on(plan, after=on, due_on=due_on),
        on=on,
        outcome=outcome,
        earlier=tuple(before),
    )
