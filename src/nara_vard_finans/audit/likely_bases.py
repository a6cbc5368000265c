"""
Likely bases: which of many figures are worth trying on a column, so that fifteen years of them cost little.

A basis is, if at the column's total nearly every row is near its share, exact or rounded to percentages or to a rate.
"""

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.fitting import Printed

_NEAR = 2  # units; a rule leaves a row less than that from its share
_PLACES = (None, 0, 1, 2, 3, 4)  # of percentages that are rounded before they are used
_HUNDRED = 100
_MOST_OFF = 4  # one row in so many may be printed wrong


def is_likely(printed: Printed, basis: AuditBasis) -> bool:
    """
    Say whether a basis is worth trying: a rule that fits it, or nearly does, is never missed.

    Args:
        printed: The rows.
        basis: A basis that counts each of them.
    """
    totals = {printed.totals.printed, sum(amount.ore for _, amount in printed.rows)}
    return any(_is_near(printed, basis, total, places) for total in totals for places in (*_PLACES, "rate"))


def _is_near(printed: Printed, basis: AuditBasis, total: int, places: int | str | None) -> bool:
    near = _NEAR * printed.units[-1].ore
    whole = basis.whole
    allowed = max(1, len(printed.rows) // _MOST_OFF)
    for party, amount in printed.rows:
        weight = basis.integers[party]
        if abs(_share(weight, whole, total, basis.scale, places) - amount.ore) > near:
            allowed -= 1
            if allowed < 0:
                return False
    return True


def _share(weight: int, whole: int, total: int, scale: int, places: int | str | None) -> int:
    """Give a share in öre, to the nearest: exact, by a rounded percentage, or by a rate in whole öre."""
    if places is None:
        return _nearest(weight * total, whole)
    if isinstance(places, int):
        parts = _HUNDRED * 10**places
        return _nearest(_nearest(weight * parts, whole) * total, parts)
    return _nearest(weight * _nearest(total * scale, whole), scale)


def _nearest(part: int, whole: int) -> int:
    return (2 * part + whole) // (2 * whole)
