"""Shared rows: whether rows are what a method gives that shares every unit of their sum, by any order in a tie."""

from collections.abc import Iterable, Mapping

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.sharing import Method


def _by_remainder(counts: Mapping[str, int], basis: AuditBasis) -> bool:
    """Say whether the rows are a largest remainder of their sum, whoever goes first in a tie."""
    total, whole = sum(counts.values()), basis.whole
    kept, raised = [0], [whole]
    for party, count in counts.items():
        floor, remainder = divmod(total * basis.integers[party], whole)
        if count == floor:
            kept.append(remainder)
        elif count == floor + 1:
            raised.append(remainder)
        else:
            return False
    return max(kept) <= min(raised) and min(raised) > 0


def _by_divisor(counts: Mapping[str, int], basis: AuditBasis) -> bool:
    """Say whether some divisor makes the rows, whoever goes first in a tie."""
    weights = basis.integers
    if any(count and not weights[party] for party, count in counts.items()):
        return False
    taken = [(2 * count - 1, weights[party]) for party, count in counts.items() if count]
    refused = [(2 * count + 1, weights[party]) for party, count in counts.items() if weights[party]]
    # The unit that came last had no weaker claim than any that did not come: (2a - 1) / w <= (2b + 1) / v.
    last = _greatest(taken)
    return last is None or all(last[0] * weight <= claim * last[1] for claim, weight in refused)


def _greatest(claims: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    found: tuple[int, int] | None = None
    for claim, weight in claims:
        if found is None or claim * found[1] > found[0] * weight:
            found = claim, weight
    return found


CHECKS = {Method.LARGEST_REMAINDER: _by_remainder, Method.SAINTE_LAGUE: _by_divisor}
