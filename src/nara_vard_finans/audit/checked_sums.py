"""Checked sums: the printed sums of a column, each beside what it should be the sum of, and the total they tell."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice

from attrs import frozen

from nara_vard_finans.audit.column import AuditColumn, PrintedSum
from nara_vard_finans.audit.reasons import SumPrinted, SumsDisagree
from nara_vard_finans.core import ZERO, Amount, AuditError
from nara_vard_finans.grids import StatedTotal, is_nation

_OF_ALL = re.compile(r"\W*(?:summa|totalt?|tot|sum|s:a|the total)\W*", re.IGNORECASE)

_FAR = 2  # a nation's sum that is more than so many times what the rows make is of others too


@frozen(kw_only=True)
class CheckedSum:
    """
    A printed sum, beside what it should be the sum of.

    Attributes:
        printed: The printed sum.
        rows: What the rows make that it comes nearest to: the rows, or those that stand apart too.
        takes_in_apart: Whether it takes in the rows that stand apart.
        is_part: Whether it is the sum of some of the rows only, a subtotal.
        covers_more: Whether it is of the nation, of which the table has some rows only.
    """

    printed: PrintedSum
    rows: Amount
    takes_in_apart: bool
    is_part: bool = False
    covers_more: bool = False

    @property
    def difference(self) -> Amount:
        """How much more the rows make."""
        return self.rows - self.printed.amount


def stated_total(column: AuditColumn, total: StatedTotal | None) -> StatedTotal | None:
    """
    Give the total of the rows: what was stated, or what is printed, less what stands apart where it is taken in.

    Raises:
        AuditError: If two printed sums disagree, and the rows make neither.
    """
    if total is None:
        return _printed_total(column)
    whole = column.rows_sum + column.apart_sum
    if column.apart and abs(total.amount - whole) < abs(total.amount - column.rows_sum):
        apart = column.apart_sum
        return StatedTotal(amount=total.amount - apart, lowest=total.lowest - apart, highest=total.highest - apart)
    return total


def _printed_total(column: AuditColumn) -> StatedTotal | None:
    """Give the total that is printed; of several the one that the rows make but for rounding, or are rounded from."""
    wholes = [each for each in checked_sums(column) if not each.is_part and not each.covers_more]
    slack = len(column.rows) * column.precision
    if len({each.takes_in_apart for each in wholes}) > 1 or all(abs(each.difference) <= slack for each in wholes):
        # The one that the rows make says nothing against the sum of all, or against what they are rounded from.
        wholes = [each for each in wholes if each.difference] or wholes
    totals = {each.printed.amount - (column.apart_sum if each.takes_in_apart else ZERO) for each in wholes}
    if len(totals) > 1:
        described = tuple(SumPrinted(each.printed.amount, each.printed.name) for each in wholes)
        raise AuditError(column.title, SumsDisagree(described), missing=("total",))
    return StatedTotal.exactly(totals.pop()) if totals else None


def checked_sums(column: AuditColumn) -> Iterator[CheckedSum]:
    """Compare each printed sum with the sum of rows that it comes nearest to; of two as near, with the whole."""
    ordered = sorted(column.sums, key=lambda each: each.place)
    groups = _groups(column, ordered)
    places = [0, *(each.place for each in ordered), max((row.place for row in column.rows), default=0) + 1]
    for printed, before, after in zip(ordered, places, places[2:], strict=False):
        spans = ((0, printed.place), (before, printed.place), (printed.place, after))
        sums = [
            (column.rows_sum, False, False),
            *(
                [(column.rows_sum + column.apart_sum, True, False), (column.apart_sum, False, True)]
                if column.apart
                else ()
            ),
            # An empty span sums nothing.
            *((summed, False, True) for ends in spans if (summed := _between(column, *ends)) is not None),
            *((summed, False, True) for summed in (() if _is_of_all(column, printed) else _next_to(column, printed))),
        ]
        if printed.place in groups:
            sums.append((groups[printed.place], False, True))
        rows, takes_in_apart, is_part = min(sums, key=lambda each: abs(each[0] - printed.amount))
        yield CheckedSum(
            printed=printed,
            rows=rows,
            takes_in_apart=takes_in_apart,
            is_part=is_part,
            covers_more=is_nation(printed.name) and printed.amount.ore > _FAR * rows.ore,
        )


def _groups(column: AuditColumn, sums: Iterable[PrintedSum]) -> dict[int, Amount]:
    """
    Sum the rows that the printed sums under them all take in turn, one group after another, by the line of the sum.

    The groups are several, and all the rows; a single sum that takes in the first of them has forgotten the others.
    """
    rows = sorted((*column.rows, *column.apart), key=lambda each: each.place)
    last = max((each.place for each in rows), default=0)
    found, at = dict[int, Amount](), 0
    for printed in (each for each in sums if each.place > last):
        for run, summed in enumerate(accumulate(row.amount for row in islice(rows, at, None)), 1):
            if 2 * abs(summed - printed.amount).ore <= run * column.precision.ore:
                found[printed.place], at = summed, at + run
                break
        else:
            break
    return found if at == len(rows) and len(found) > 1 else {}


def _is_of_all(column: AuditColumn, printed: PrintedSum) -> bool:
    """Say whether a sum is of all: the only one, that names no group. One of all that forgets a row is wrong."""
    return len(column.sums) == 1 and _OF_ALL.fullmatch(printed.name) is not None


def _between(column: AuditColumn, after: int, before: int) -> Amount | None:
    """Sum the rows between two lines: what is above a subtotal, or below it, to the next; none where none stand."""
    amounts = [row.amount for row in column.rows if after < row.place < before]
    return sum(amounts, ZERO) if amounts else None


def _next_to(column: AuditColumn, printed: PrintedSum) -> Iterator[Amount]:
    """Give what some rows next above a printed sum, or next below it, make, where that is it but for rounding."""
    above = [row for row in column.rows if row.place < printed.place][::-1]
    for side in (above, [row for row in column.rows if row.place > printed.place]):
        summed = ZERO
        for run, row in enumerate(side, 1):
            summed += row.amount
            if run > 1 and 2 * abs(summed - printed.amount).ore <= run * column.precision.ore:
                yield summed
