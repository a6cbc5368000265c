"""
Any total shared by any key, stage by stage.

The total is shared between the groups of the key, and each group's part is then shared inside it; every stage is
an apportionment of its own, so a 50/50 split holds to the unit before the municipalities share their half.
"""

from attrs import frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    BasisError,
    Finding,
    ResidualError,
    Shown,
    UnsettledTieError,
    with_tuples,
)
from nara_vard_finans.sharing.apportionment import Apportionment, Carrier, apportion
from nara_vard_finans.sharing.key_refusals import FiguresUnstated
from nara_vard_finans.sharing.keys import CostKey
from nara_vard_finans.sharing.messages import RowsDoNotSum
from nara_vard_finans.sharing.nested import AnyKey, NestedKey, unstated
from nara_vard_finans.sharing.refusals import NotInStage, WholeStage
from nara_vard_finans.sharing.rounding import RoundingRule


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Level(Shown):
    """
    One stage of a cost sharing.

    Swedish term:
        steg

    Attributes:
        group: The names of the groups that lead to it, outermost first; empty for the first stage.
        between_groups: Whether it shares between groups, and not between parties.
        apportionment: What was shared, by which key, and how.
    """

    group: tuple[str, ...]
    between_groups: bool
    apportionment: Apportionment


def residual_findings(subject: str, total: Amount, residual: Amount) -> tuple[Finding, ...]:
    """Say that rows rounded one by one do not sum to their total, where they do not."""
    if residual == ZERO:
        return ()
    return (Finding.of(RowsDoNotSum(total - residual, total, residual), subject),)


def share_in_stages(total: Amount, key: AnyKey, rule: RoundingRule, group: tuple[str, ...] = ()) -> tuple[Level, ...]:
    """
    Share any total by any key whose figures are stated, stage by stage.

    Raises:
        BasisError: If the key, or one inside it, is unstated.
        UnsettledTieError: If groups tie for the odd unit and the key names none.
    """
    match key:
        case NestedKey():
            first = _between(total, key, rule, group)
            inner = (
                level
                for name, inner_key in key.within
                for level in share_in_stages(first.apportionment.amount(name), inner_key, rule, (*group, name))
            )
            return (first, *inner)
        case CostKey():
            shared = _shared(total, key, rule, rule.residual_to, group=group)
            return (Level(group=group, between_groups=False, apportionment=shared),)
        case _:
            counts = ", ".join(found.counts for found in unstated(key))
            raise BasisError(counts, FiguresUnstated())


def _between(total: Amount, key: NestedKey, rule: RoundingRule, group: tuple[str, ...]) -> Level:
    shared = _shared(total, key.between, rule, carrier_between(key, rule), group=group, ties_to=key.odd_unit_to)
    if key.odd_unit_to is None:
        for tie in shared.ties:
            raise UnsettledTieError(total, (*tie.won, *tie.lost))
    return Level(group=group, between_groups=True, apportionment=shared)


def _shared(
    total: Amount,
    key: CostKey,
    rule: RoundingRule,
    carrier: Carrier | None,
    *,
    group: tuple[str, ...],
    ties_to: str | None = None,
) -> Apportionment:
    carrier = carrier_within(key, carrier, group)
    return apportion(
        total,
        key,
        method=rule.method,
        unit=rule.unit,
        residual_to=carrier,
        ties_to=ties_to,
        decimals=rule.decimals,
    )


def carrier_between(key: NestedKey, rule: RoundingRule) -> Carrier | None:
    """Give the group that carries the residual between groups: the one in which the carrier is."""
    carrier = rule.residual_to
    if not isinstance(carrier, str):
        return carrier
    return next((name for name, inner in key.within if carrier in inner.parties), carrier)


def carrier_within(key: CostKey, carrier: Carrier | None, group: tuple[str, ...]) -> Carrier | None:
    """
    Give who carries the residual in one stage; a stage of one party needs nobody else, for it has none.

    Raises:
        ResidualError: If the carrier is not in the stage.
    """
    if not isinstance(carrier, str) or carrier in key.place:
        return carrier
    if len(key.parties) > 1:
        raise ResidualError(carrier, NotInStage("/".join(group) or WholeStage()))
    return next(iter(key.parties))
