"""Deciding totals: at which two rules that give the same rows here give others, so that a table tells them apart."""

from collections.abc import Sequence

from attrs import frozen

from nara_vard_finans.audit.fitting import Fit
from nara_vard_finans.audit.made_rows import made
from nara_vard_finans.core import Amount, with_tuples

_MOST_TRIED = 50


@frozen(kw_only=True, field_transformer=with_tuples)
class DecidingTotal:
    """
    A total at which two rules that give the same rows here differ.

    Attributes:
        total: The total.
        party: The first party that they give different amounts.
        amounts: What each of them gives it.
    """

    total: Amount
    party: str
    amounts: tuple[Amount, Amount]


def deciding_total(first: Fit, other: Fit, order: Sequence[str]) -> DecidingTotal | None:
    """
    Find a total at which two rules that fit differ: the same one, for a row that is missing, or one soon above it.

    Args:
        first: The one rule.
        other: The other, in the same unit and on a whole basis; otherwise nothing tells.
        order: The parties as the table lists them.
    """
    unit = first.unit.ore
    is_whole = first.basis.is_whole and other.basis.is_whole
    if first.unit != other.unit or not is_whole or first.total != other.total or first.total.ore % unit:
        return None
    start = first.total.ore
    for ore in range(start, start + _MOST_TRIED * unit, unit):
        one, two = (made(fit.rule, fit.basis, ore, unit, order) for fit in (first, other))
        for party, count in one.items():
            # At the same total only rows that are missing can differ; a tie a paper may settle as it likes.
            if count != two.get(party, count) and not (ore == start and party in order):
                return DecidingTotal(
                    total=Amount(ore), party=party, amounts=(count * first.unit, two[party] * first.unit)
                )
    return None
