"""Columns beside: what stands beside the audited column, to be held against it, or as what its money was shared by."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.column import AuditRow, Unreadable
from nara_vard_finans.audit.reasons import ReasonOfColumn, ReasonOfRow, row_on
from nara_vard_finans.audit.relations import SideColumn, column_title
from nara_vard_finans.audit.row_kinds import RowKinds
from nara_vard_finans.audit.row_parties import known_party
from nara_vard_finans.core import Directory, PrintedNumber, Unread
from nara_vard_finans.grids import AROUND, NO_ROW, NOTHING, Grid, says_money, unit_in

_FAR = 2  # times the rows' sum: a whole beyond it is not theirs
_HUNDRED = 100


@frozen(kw_only=True)
class ColumnsBeside:
    """
    The columns of a table, for one of them that is audited.

    Attributes:
        grid: The table.
        kinds: Which of its rows are sums.
        parties: The parties that names are found among.
        place: The place of the audited column, from zero.
        rows: Its rows.
        apart: The lines of those who pay beside the others.
        unread: Its rows that cannot be read.
        in_kronor: The places of the columns that are known to be kronor.
        exact: The places of those that are what was shared, before it was rounded.
    """

    grid: Grid
    kinds: RowKinds
    parties: Directory
    place: int
    rows: Sequence[AuditRow]
    apart: frozenset[int]
    unread: Sequence[Unreadable]
    in_kronor: frozenset[int]
    exact: frozenset[int]

    @cached_property
    def sides(self) -> Mapping[int, SideColumn]:
        """The columns that have a number for every row, by their places."""
        by_place = {row.place: row.party for row in self.rows}
        found: dict[int, SideColumn] = {}
        for place, heading in enumerate(self.grid.headings):
            printed = {
                row.place: number for row in self.grid.rows if isinstance(number := row.number(place), PrintedNumber)
            }
            cells = {by_place[at]: number.value for at, number in printed.items() if at in by_place}
            if len(cells) == len(self.rows):
                found[place] = SideColumn(
                    title=column_title(place + 1, heading),
                    numbers=cells,
                    printed_sum=self._printed_under(place, cells),
                    apart=sum((number.value for at, number in printed.items() if at in self.apart), Fraction(0)),
                    places=max(number.places for number in printed.values()),
                    is_percent=any(number.unit == "%" for number in printed.values()),
                    in_kronor=place in self.in_kronor,
                )
        return found

    @property
    def unread_columns(self) -> tuple[ReasonOfColumn, ...]:
        """The columns of no money that some of the rows have no readable number in, with the first reason."""
        by_place = {row.place: row for row in self.rows}
        found: list[ReasonOfColumn] = []
        for place, heading in enumerate(self.grid.headings):
            reasons = (
                ReasonOfRow(row_on(row.name, row.place), number)
                for row in self.grid.rows
                if row.place in by_place and isinstance(number := row.number(place), Unread)
                if number not in {NOTHING, NO_ROW}
            )
            reason = next(reasons, None)
            if reason is not None and place != self.place and not says_money(heading):
                found.append(ReasonOfColumn(column_title(place + 1, heading), reason))
        return tuple(found)

    @property
    def bases(self) -> Iterator[AuditBasis]:
        """
        The other columns as bases.

        Percentages are none where another column cannot be read: they may be rounded from it.
        """
        has_unread = bool(self.unread_columns)
        for place, side in self.sides.items():
            known, heading = side.total, self.grid.headings[place]
            if place == self.place or place in self.exact or not side.numbers or not known:
                continue
            if min(side.numbers.values()) < 0:
                continue
            if has_unread and (side.is_percent or unit_in(heading) == "%"):
                continue
            wholes = {known, *(whole for whole in _wholes(side) if known < whole < _FAR * known)}
            for whole in sorted(wholes, reverse=True):
                yield AuditBasis(
                    id=heading or f"column-{place + 1}",
                    title=side.title,
                    weights={**side.numbers, **self._unread_weights(place, whole - known)},
                    total=whole,
                )

    def _printed_under(self, place: int, cells: Mapping[str, Fraction]) -> Fraction | None:
        """Give the sum that is printed under a column, of several the one that comes nearest."""
        sums = [number.value for row in self.kinds.sums if isinstance(number := row.number(place), PrintedNumber)]
        total = sum(cells.values())
        return min(sums, key=lambda printed: abs(printed - total), default=None)

    def _unread_weights(self, place: int, left: Fraction) -> Mapping[str, Fraction]:
        """Give the weights of rows whose amount cannot be read: as they stand, or for a single one what is left."""
        if left <= 0:
            return {}
        named = {row.party for row in self.rows}
        unread = [each for each in self.unread if each.name and self._code(each.name) not in named]
        cells = {row.place: row.number(place) for row in self.grid.rows}
        found = {
            self._code(each.name): cell.value
            for each in unread
            if isinstance(cell := cells.get(each.place), PrintedNumber) and cell.value >= 0
        }
        if len(found) == len(unread) and sum(found.values()) == left:
            return found
        is_one = len(unread) == 1 and not found and known_party(unread[0].name, self.parties) is not None
        return {self._code(unread[0].name): left} if is_one else {}

    def _code(self, name: str) -> str:
        """Give the code of a party, or its name where nobody knows it."""
        party = known_party(name, self.parties)
        return name.strip(AROUND) if party is None else party.code


def _wholes(side: SideColumn) -> Iterator[Fraction]:
    """Give what the column is parts of, where that is printed."""
    if side.printed_sum is not None:
        yield side.printed_sum
    if side.is_percent:
        yield Fraction(_HUNDRED)
