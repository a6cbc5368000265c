"""Nearest rules: where no rule gives every row, the one that leaves the fewest."""

from collections.abc import Iterable

from attrs import frozen

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.fitting import UNITS, Printed, is_usable
from nara_vard_finans.audit.made_rows import carries_rounding, made, makes_the_total
from nara_vard_finans.audit.rules import RowRule, row_rules
from nara_vard_finans.core import Amount, Shown, with_tuples


@frozen(kw_only=True)
class Deviation:
    """
    A row that is not what a rule gives.

    Attributes:
        party: The party.
        printed: What is printed.
        computed: What the rule gives.
    """

    party: str
    printed: Amount
    computed: Amount

    @property
    def difference(self) -> Amount:
        """How much more is printed than the rule gives."""
        return self.printed - self.computed


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Nearest(Shown):
    """
    The rule that comes nearest, where none fits.

    Attributes:
        basis: The basis.
        rule: The rule.
        unit: The unit.
        total: The total.
        deviations: The rows that it does not give, in the order of the table.
    """

    basis: AuditBasis
    rule: RowRule
    unit: Amount
    total: Amount
    deviations: tuple[Deviation, ...]


def nearest(printed: Printed, bases: Iterable[AuditBasis]) -> Nearest | None:
    """
    Give the rule that leaves the fewest rows unexplained at the printed total, and of those the least difference.

    Args:
        printed: The rows.
        bases: The bases, those to be preferred first.
    """
    order = [party for party, _ in printed.rows]
    rows_sum = sum(amount.ore for _, amount in printed.rows)
    total = rows_sum if printed.totals.stated.holds(rows_sum) else printed.totals.printed
    found: list[Nearest] = []
    for basis in bases:
        if not is_usable(basis, order):
            continue
        for unit in _likely_units(printed):
            found.extend(
                _nearness(printed, basis, unit, rule, total)
                for rule in printed.rules
                if not makes_the_total(rule)
                or (basis.is_whole and total % unit.ore == 0 and carries_rounding(rule, basis, total, unit.ore))
            )
    best = min(found, key=_distance, default=None)
    if best is None or 2 * len(best.deviations) <= len(order):
        return best
    # Where most rows deviate it is the basis that is wrong, and the plainest rule says it best.
    return min((each for each in found if each.rule == row_rules()[0]), key=_distance)


def _likely_units(printed: Printed) -> list[Amount]:
    """Give the units that most rows are whole numbers of, since one that is wrong need not be."""
    amounts = [amount.ore for _, amount in printed.rows]
    finest = printed.units[0]
    return [
        unit
        for unit in sorted({finest, *(unit for unit in UNITS if unit > finest)})
        if unit in printed.units or len(amounts) < 2 * sum(ore % unit.ore == 0 for ore in amounts) < 2 * len(amounts)
    ]


def _distance(near: Nearest) -> tuple[int, int]:
    return len(near.deviations), sum(abs(each.difference.ore) for each in near.deviations)


def _nearness(printed: Printed, basis: AuditBasis, unit: Amount, rule: RowRule, total: int) -> Nearest:
    order = [party for party, _ in printed.rows]
    counts = made(rule, basis, total, unit.ore, order)
    deviations = tuple(
        Deviation(party=party, printed=amount, computed=counts[party] * unit)
        for party, amount in printed.rows
        if amount != counts[party] * unit
    )
    return Nearest(basis=basis, rule=rule, unit=unit, total=Amount(total), deviations=deviations)
