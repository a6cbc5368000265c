"""
Row kinds: which rows of a table are of parties, which are sums, and which are of no party, whatever they are called.

A row is a sum by its name, or because it equals the rows that it covers; a mean because it is theirs; and a known party
is neither because it happens to be as large.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice

from attrs import frozen

from nara_vard_finans.audit.row_parties import is_known
from nara_vard_finans.core import Directory, PrintedNumber, Unread, decimal_text, with_tuples
from nara_vard_finans.grids import Grid, GridRow, is_no_party, is_rest, is_sum, sums_among

_FEWEST = 2  # rows that another is the sum of, if that is no chance
_FEWEST_OF_MEAN = 3
_TELLING_DIGITS = 4  # before the zeros of a number that equals a sum of others, if that is no chance


@frozen(kw_only=True, field_transformer=with_tuples)
class RowKinds:
    """
    The rows of a table, told apart.

    Attributes:
        parties: Those of parties, and of whoever stands for itself.
        sums: Those of sums.
        others: Those of no party: parts of another row, means, what rounding left.
        by_numbers: Those of the sums that are so by their numbers, and not by their names.
    """

    parties: tuple[GridRow, ...]
    sums: tuple[GridRow, ...]
    others: tuple[GridRow, ...] = ()
    by_numbers: tuple[GridRow, ...] = ()


def row_kinds(grid: Grid, parties: Directory) -> RowKinds:
    """
    Tell the rows of a table apart: by their names, but for known parties', and then by what they sum.

    Args:
        grid: The table.
        parties: The parties that names are found among.
    """
    known = frozenset(row.place for row in grid.rows if is_known(row.name, parties))
    named = _named_sums(grid, known)
    others = [
        row
        for row in grid.rows
        if row.place not in named and row.place not in known and _is_of_no_party(row, len(grid.rows))
    ]
    set_aside = {row.place for row in others}
    rest = [row for row in grid.rows if row.place not in set_aside]
    sums = _Sums(rest, named | _sums_of_groups(rest, named, known), known).found()
    if not sums and _sums_all(rest, known):
        sums = {rest[-1].place}
    sums = sums | _counties(rest, sums, known)
    listed = [row for row in rest if row.place not in sums]
    ends = [row for row in (*listed[:1], *listed[1:][-2:]) if row.place not in known]  # where means stand
    means = [row for row in ends if _is_mean(row, listed)]
    return RowKinds(
        parties=tuple(row for row in listed if row not in means),
        sums=tuple(row for row in rest if row.place in sums),
        others=tuple(sorted((*others, *means), key=lambda row: row.place)),
        by_numbers=tuple(row for row in rest if row.place in sums - named),
    )


def _named_sums(grid: Grid, known: frozenset[int]) -> frozenset[int]:
    """Give the lines of the rows whose names are of sums, or that have none and stand last."""
    last = max((row.place for row in grid.rows if row.name), default=0)
    sums = sums_among([row.name for row in grid.rows])
    return frozenset(
        row.place
        for place, row in enumerate(grid.rows)
        if (place in sums and (is_sum(row.name) or row.place not in known)) or (not row.name and row.place > last)
    )


def _sums_of_groups(rows: Sequence[GridRow], named: frozenset[int], known: frozenset[int]) -> frozenset[int]:
    """
    Give the lines of the rows under all parties that sum them group by group, such as *Kommunerna* and then *Staten*.

    They are several, and take in all; and the first is a sum by its name, without which another's row may be as large
    by chance.
    """
    first = next((at for at, row in enumerate(rows) if row.place in named), len(rows))
    found, at = set[int](), 0
    for row in rows[first:]:
        count = 0 if row.place in known else _run_summed(row, islice(rows, at, first))
        if not count:
            break
        found.add(row.place)
        at += count
    return frozenset(found) if at == first and len(found) > 1 else frozenset()


def _run_summed(row: GridRow, others: Iterable[GridRow]) -> int:
    """Count the first of some rows that a row is the sum of; zero where it is of no run of them."""
    running = _Running(row)
    for count, other in enumerate(others, 1):
        running.add(other)
        if running.numbers and running.is_summed():
            return count
    return 0


class _Running:
    """The sums of some rows so far, beside the numbers of a row that may be their sum."""

    def __init__(self, row: GridRow) -> None:
        numbers = ((column, number) for column, number in enumerate(row.numbers) if isinstance(number, PrintedNumber))
        self.numbers: list[tuple[int, PrintedNumber]] = [*numbers]
        self._sums, self._cells = [Fraction(0)] * len(self.numbers), [0] * len(self.numbers)

    def add(self, other: GridRow) -> None:
        """Take in another row."""
        for at, (column, _) in enumerate(self.numbers):
            if isinstance(cell := other.number(column), PrintedNumber):
                self._sums[at] += cell.value
                self._cells[at] += 1

    def off(self) -> list[Fraction]:
        """Say how much more the rows make in each column, in halves of the last place that the row is printed in."""
        pairs = zip(self._sums, self.numbers, strict=True)
        return [2 * (summed - number.value) * 10**number.places for summed, (_, number) in pairs]

    def is_summed(self, slack: int = 1) -> bool:
        """Say whether the row is their sum, but for what rounding each of them can have made."""
        return all(abs(by) <= slack * count for by, count in zip(self.off(), self._cells, strict=True))


def _is_of_no_party(row: GridRow, rows: int) -> bool:
    """Say whether a row is a part of another, a mean or a difference; or what is left over, as little as rounding."""
    if is_no_party(row.name):
        return True
    numbers = [number for number in row.numbers if isinstance(number, PrintedNumber)]
    return is_rest(row.name) and all(abs(each.value) * 10**each.places <= rows for each in numbers)


class _Sums:
    """The search for rows that are the sums of others next to them, whatever they are called."""

    def __init__(self, rows: Sequence[GridRow], named: frozenset[int], known: frozenset[int]) -> None:
        self.rows, self.named, self.known = rows, named, known
        self.sums = {*named}

    def found(self) -> set[int]:
        """Give the lines of all sums: those that stand under what they sum, and then those that stand over it."""
        for at, row in enumerate(self.rows):
            self._take(row, self.rows[:at][::-1])
        for at in range(len(self.rows) - 1, -1, -1):
            self._take(self.rows[at], self.rows[at + 1 :])
        return self.sums

    def _take(self, row: GridRow, side: Sequence[GridRow]) -> None:
        if row.place not in self.sums and row.place not in self.known and self._is_sum(row, side):
            self.sums.add(row.place)

    def _is_sum(self, row: GridRow, side: Sequence[GridRow]) -> bool:
        """Say whether a row is the sum of the first rows of one side, however many, wherever it has a number."""
        running, known = _Running(row), 0
        if not any(number.value for _, number in running.numbers):
            return False
        is_above = is_county(row.name)  # its municipalities, and no other county; their rows may be rounded one way
        for run, other in enumerate((each for each in side if each.place not in self.sums), 1):
            if is_above and is_county(other.name):
                return False
            known += other.place in self.known
            running.add(other)
            if run >= _FEWEST and running.is_summed(slack=2 if is_above else 1):
                summed_rows = islice((each for each in side if each.place not in self.sums), run)
                is_told = is_above or self._is_told(row, list(summed_rows), known)
                return is_told and not (run == self._most(row) and self._may_pay_half(row, running.numbers))
            if any(by > 2 * run for by in running.off()):
                return False  # from here on it only grows
        return False

    def _is_told(self, row: GridRow, run: Sequence[GridRow], known: int) -> bool:
        """Say whether it is no chance that a row equals the sum of others."""
        if is_telling((row, *run)):
            return known >= _FEWEST or len(run) > _FEWEST
        top = self.rows.index(run[-1])
        is_group = run[-1].place < row.place and (top == 0 or self.rows[top - 1].place in self.sums)
        return is_group and known >= _FEWEST  # all known parties since the last sum, and then a row of none

    def _most(self, row: GridRow) -> int:
        """Count the rows that a row can sum."""
        return sum(each.place not in self.sums for each in self.rows if each is not row)

    def _may_pay_half(self, row: GridRow, numbers: Sequence[tuple[int, PrintedNumber]]) -> bool:
        """Say whether a row that is as much as all others may be who pays the other half: a sum takes in both."""
        if is_region(row.name):
            return True
        sums = [each for each in self.rows if each.place in self.named]
        wholes = ((each.number(column), number) for each in sums for column, number in numbers)
        return any(
            isinstance(whole, PrintedNumber)
            and abs(whole.value - 2 * number.value) * 10 ** decimals_of([number, whole]) <= len(self.rows)
            for whole, number in wholes
        )


def decimals_of(numbers: Iterable[PrintedNumber | Unread]) -> int:
    """Give how many decimals some numbers need, of those that are printed: 20,00 needs none."""
    values = [number.value for number in numbers if isinstance(number, PrintedNumber)]
    places = max((number.places for number in numbers if isinstance(number, PrintedNumber)), default=0)
    return next(
        each for each in range(places + 1) if each == places or all((v * 10**each).denominator == 1 for v in values)
    )


def is_telling(rows: Iterable[GridRow]) -> bool:
    """Say whether some number of rows has too many digits to make a sum by chance."""
    numbers = (number.value for row in rows for number in row.numbers if isinstance(number, PrintedNumber))
    return any(len(decimal_text(each, space="").replace(",", "").strip("-0")) >= _TELLING_DIGITS for each in numbers)


def _counties(rows: Sequence[GridRow], sums: Iterable[int], known: frozenset[int]) -> set[int]:
    """
    Give the line of the county that stands alone above or below its municipalities, if it is more than all of them.

    It is their sum, if one of them cannot be read or the print is wrong; unless a sum takes it in, as one who pays.
    """
    found = [row for row in rows if is_county(row.name) and row.place not in known]
    summed = [row for row in rows if row.place in sums]
    if len(found) != 1 or found[0] in summed or found[0] not in (rows[0], *rows[-2:]) or len(rows) <= _FEWEST:
        return set()
    county = found[0]
    others = [row for row in rows if row is not county and row not in summed and not is_region(row.name)]
    columns = [place for place, number in enumerate(county.numbers) if isinstance(number, PrintedNumber)]
    if not columns or len(others) < _FEWEST:
        return set()
    for place in columns:
        cells = [cell.value for row in others if isinstance(cell := row.number(place), PrintedNumber)]
        own = _value(county, place)
        if own <= max(cells, default=Fraction(0)) or own * 2 < sum(cells):
            return set()
        scale = 10 ** decimals_of([row.number(place) for row in rows])
        if any(abs(_value(row, place) - own - sum(cells)) * scale <= len(rows) for row in summed):
            return set()
    return {county.place}


def _value(row: GridRow, place: int) -> Fraction:
    """Give the number of a row; zero where it has none."""
    number = row.number(place)
    return number.value if isinstance(number, PrintedNumber) else Fraction(0)


def _sums_all(rows: Sequence[GridRow], known: frozenset[int]) -> bool:
    """Say whether the last row sums all others in every column, whatever it is called, but for a known party's."""
    *others, last = rows or (GridRow(place=0, name=""),)
    if len(others) <= _FEWEST or last.place in known or is_region(last.name) or not last.numbers:
        return False
    for column, number in enumerate(last.numbers):
        values = [cell.value for row in others if isinstance(cell := row.number(column), PrintedNumber)]
        places = decimals_of([row.number(column) for row in rows])
        if isinstance(number, Unread) or abs(sum(values) - number.value) * 10**places > len(values):
            return False
    return True


def _is_mean(row: GridRow, rows: Sequence[GridRow]) -> bool:
    """Say whether a row is the mean of all others wherever it has a number, of too many digits for chance."""
    others = [each for each in rows if each is not row]
    pairs = [
        (number, [cell.value for each in others if isinstance(cell := each.number(column), PrintedNumber)])
        for column, number in enumerate(row.numbers)
        if isinstance(number, PrintedNumber)
    ]
    return (
        bool(pairs)
        and all(len(cells) >= _FEWEST_OF_MEAN and max(cells) > min(cells) for _, cells in pairs)
        and is_telling((row,))
        and all(abs(number.value - Fraction(sum(cells), len(cells))) * 10**number.places < 1 for number, cells in pairs)
    )


_REGION = re.compile(r"\bregion|regionen\b|\blandsting", re.IGNORECASE)
_COUNTY = re.compile(r"\blän$", re.IGNORECASE)


def is_region(name: str) -> bool:
    """Say whether a name is of a region."""
    return _REGION.search(name) is not None


def is_county(name: str) -> bool:
    """Say whether a name is of a county, and of no region."""
    return _COUNTY.search(name) is not None and not is_region(name)
