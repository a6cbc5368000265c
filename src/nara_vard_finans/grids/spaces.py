"""
Spaced grids: the tables of a text in which nothing but spaces separates, as one pasted from a PDF.

The spaces between thousands and between columns look alike. A table has as many columns as its heading says and let
most of its rows be read, and as make its columns sum to what is printed. A row of which something is left unread has no
number at all, and one damaged row does not decide how the others are read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import dropwhile
from typing import NamedTuple

from attrs import evolve

from nara_vard_finans.core import ORE_IN, PrintedNumber, Unread
from nara_vard_finans.grids.doubts import doubted
from nara_vard_finans.grids.furniture import is_letterhead
from nara_vard_finans.grids.grid import Grid, GridRow, is_no_party, may_be_sum, sums_among, unit_sentence
from nara_vard_finans.grids.headings import column_headings, is_count, is_heading, is_in_millions, is_title, may_head
from nara_vard_finans.grids.messages import GapOfItsOwn, PartedInWays, SearchStopped
from nara_vard_finans.grids.numbers import unit_in
from nara_vard_finans.grids.readings import Choice, chosen, untold
from nara_vard_finans.grids.segments import Segment, forced_gaps, segments_of, with_rests
from nara_vard_finans.grids.table_lines import lines_by_table
from nara_vard_finans.grids.totals import is_close, is_of_region
from nara_vard_finans.grids.ways import Numbers, Steps, TooManySteps

_MOST_COLUMNS = 16
_STEPS_OF_TOKEN = 2_000  # of the search, for each group of digits: tables of papers take less than a quarter
_FEW_TOKENS = 400  # of which a search may always take the steps, about a second
_MOST_BLOCKS = 8
_MOST_HEADS = 3
_MOST_BETWEEN = 8  # lines of the foot of a page and the head of the next
_LONGEST_TITLE = 200
_MOST_NOTES = 3
_SPARE = 4  # rows of which one may be damaged, for the others to say how many columns there are
_WORSE, _DOUBLING = 2, 4  # how many times farther off another reading must be, and what is next to nothing
_GIANT = 9  # digits of which few amounts have more, in the unit that they are printed in
_ZEROS = {"tkr": 2, "mkr": 3, "mdkr": 4}  # how many more of them a unit stands for, of numbers that are usual in it
_ENDS_IN_NUMBER = re.compile(r"[0-9][\W_]*(?:kr|tkr|mkr|%)?\W*$", re.IGNORECASE)
_CODE_HEADING = re.compile(r"(?:^\W*(?:\w*nr\.?|\w*nummer|#)|(?:^|(?<= ))\w*kod)\s+(?=\w)", re.IGNORECASE)


def spaced_grids(lines: Sequence[str], near: Fraction | None) -> tuple[Grid, ...]:
    """
    Find the tables of lines whose cells only spaces separate, those beside each other too.

    Args:
        lines: The lines.
        near: What a column may sum to, in the table's own unit or in kronor.
    """
    beside: dict[int, list[Segment]] = {}
    for place, line in enumerate(lines, 1):
        for block, segment in enumerate(segments_of(place, line)[:_MOST_BLOCKS]):
            beside.setdefault(block, []).append(segment)
    for block in list(beside)[:-1]:
        beside[block] = with_rests(beside[block], beside[block + 1])
    return tuple(
        grid for segments in beside.values() for grid in _over_pages(list(lines_by_table(segments, lines)), lines, near)
    )


def _over_pages(tables: Sequence[list[Segment]], lines: Sequence[str], near: Fraction | None) -> Iterator[Grid]:
    """
    Read the tables, and those as one that lines which nobody knows part, where their sum says that they are one.

    What stands between pages is no row and no heading; but so may be the title of another table.
    """
    waiting: list[Segment] = []
    for table in tables:
        together = [*waiting, *dropwhile(_is_named_only, table)] if waiting and _goes_on(waiting, table, lines) else []
        if together and _resolved(together, lines, near)[1]:
            waiting = together
            continue
        if waiting:
            yield _resolved(waiting, lines, near)[0]
        waiting = table
    if waiting:
        yield _resolved(waiting, lines, near)[0]


def _is_named_only(segment: Segment) -> bool:
    return not segment.tokens


def _goes_on(above: Sequence[Segment], below: Sequence[Segment], lines: Sequence[str]) -> bool:
    """Say whether a table may go on below few lines: it has no sum yet, and no other heading stands between."""
    start, end = above[-1].place, next(segment.place for segment in below if segment.tokens)
    between = [line for line in lines[start : end - 1] if line.strip()]
    return (
        not any(may_be_sum(segment.name) for segment in above if segment.tokens)
        and len(between) <= _MOST_BETWEEN
        and not any(map(is_heading, between))
    )


def _resolved(table: Sequence[Segment], lines: Sequence[str], near: Fraction | None) -> tuple[Grid, bool]:
    """Read the rows in as many columns as suits them best, and say whether printed sums confirm all of them."""
    table = _with_gaps_told(table)
    rows = [segment for segment in table if segment.tokens and not segment.fault]
    heads = _heads_over(table, rows, lines)
    spare = len(rows) // _SPARE
    able = [columns for columns in range(1, _MOST_COLUMNS + 1) if _unread(rows, columns) <= spare]
    heads = heads._replace(counts=frozenset(filter(heads.parts_into, able)))
    most = min(max((len(row.tokens) for row in rows), default=1), _MOST_COLUMNS)
    counts = sorted(
        heads.counts or [columns for columns in able if columns <= most] or range(1, most + 1),
        key=lambda columns: (max(_unread(rows, columns) - spare, 0), columns),
    )
    steps = Steps(_STEPS_OF_TOKEN * max(sum(len(row.tokens) for row in rows), _FEW_TOKENS))
    tried: list[tuple[_Rank, Choice, Grid]] = []
    for columns in counts:
        try:
            grid, choice = _in_columns(table, heads, columns, near, steps)
        except TooManySteps:
            return _stopped(table, heads, SearchStopped(steps.most, len(tried), len(counts))), False
        rank = _rank(grid, near, spare, is_confirmed=choice.is_confirmed)
        tried.append((rank, choice, grid))
        if choice.is_confirmed or not any(rank[:-1]):
            break
    best = min(rank for rank, _, _ in tried)
    alike = sorted(
        (
            (choice.off if heads.counts else 0, rank, choice, grid)
            for rank, choice, grid in tried
            if rank[:-1] == best[:-1]
        ),
        key=lambda each: each[:2],
    )
    _, _, choice, grid = alike[0]
    elsewhere = choice.elsewhere()
    if elsewhere or (heads.counts and len(alike) > 1 and alike[1][0] < _WORSE * (alike[0][0] + _DOUBLING)):
        grid = _untold(grid, table, elsewhere)
    under = [line for line in lines[max(row.place for row in table if row.tokens) :] if line.strip()][:_MOST_NOTES]
    told = (unit_sentence(line) if _ENDS_IN_NUMBER.search(line) else line.strip() for line in under)
    notes = tuple(filter(None, told))
    return evolve(grid, notes=notes), not best.is_unconfirmed


def _heads_over(table: Sequence[Segment], rows: Sequence[Segment], lines: Sequence[str]) -> "_Heads":
    """Give what stands over the first row of a table."""
    first = min((row for row in table if row.tokens), key=lambda row: row.place)
    above = [line for line in lines[: first.place - 1] if re.search(r"\w", line)]
    while above and " ".join(above[-1].split()).rstrip("-") in first.name:
        above.pop()  # its name, or the half of it, stands on the line above
    above = above[-_MOST_HEADS:]
    # A heading may go on in a second line, under its words.
    at = -2 if len(above) > 1 and is_heading(above[-2]) and not is_heading(above[-1]) else -1
    return _Heads(
        _without_code(above[at] if above else "", rows),
        " ".join(said for line in above[:at] if (said := line if len(line) <= _LONGEST_TITLE else unit_sentence(line))),
    )


def _stopped(table: Sequence[Segment], heads: "_Heads", reason: SearchStopped) -> Grid:
    """Say of every row of a table why nothing is known of its columns."""
    return Grid(
        headings=("",),
        rows=tuple(GridRow(place=row.place, name=row.name, numbers=(reason,)) for row in table if row.tokens),
        named_only=tuple(GridRow(place=row.place, name=row.name) for row in table if not row.tokens),
        caption=heads.caption,
        unplaced_heading=heads.over,
    )


def _untold(grid: Grid, table: Sequence[Segment], elsewhere: Mapping[Segment, Numbers]) -> Grid:
    """Tell every row of a table that could be of other columns, where nothing says of which; some with their ways."""
    columns = len(grid.headings)
    told = {row.place: elsewhere.get(row) or untold(row, columns) for row in table if row.tokens}
    return evolve(grid, rows=tuple(evolve(row, numbers=told[row.place]) for row in grid.rows))


class _Heads(NamedTuple):
    """What stands over a table: the line next above it, and those before."""

    over: str
    caption: str
    counts: frozenset[int] = frozenset()  # of columns, which it heads and most rows can have

    def parts_into(self, columns: int) -> bool:
        """Say whether the heading is of so many columns."""
        return may_head(self.over, columns)


def _with_gaps_told(table: Sequence[Segment]) -> list[Segment]:
    """Tell the rows with a wide gap among rows with none, unless the gap only stands where a number must end."""
    rows = [segment for segment in table if segment.tokens and not segment.fault]
    if _SPARE * sum(bool(row.wide) for row in rows) > len(rows):
        return list(table)
    return [
        row._replace(fault=GapOfItsOwn(row.stated))
        if row.wide and not row.fault and not row.wide <= forced_gaps(row.tokens)
        else row
        for row in table
    ]


def _without_code(over: str, rows: Sequence[Segment]) -> str:
    """Take the heading of the codes, or of the rows' numbers, from a heading, where they stand before the names."""
    return _CODE_HEADING.sub("", over, count=1) if 2 * sum(row.is_coded for row in rows) > len(rows) else over


def _unread(rows: Iterable[Segment], columns: int) -> int:
    """Count the rows that cannot be so many numbers, at the least."""
    return sum(not len(row.forced) < columns <= row.most for row in rows)


class _Rank(NamedTuple):
    """How little a reading suits; the first that differs decides."""

    is_unconfirmed: bool  # no printed sum is what the rows sum to, in every column
    is_far: bool  # nothing that is printed or stated is near what a column sums to
    has_giants: bool
    disagreeing: int  # columns of which the printed sum is far from their rows
    lost: int  # rows without a number, more than may be damaged
    columns: int


def _rank(grid: Grid, near: Fraction | None, spare: int, *, is_confirmed: bool) -> _Rank:
    """Order the readings."""
    columns = len(grid.headings)
    units = [unit_in(heading) or grid.unplaced_unit or unit_in(grid.caption) for heading in grid.headings]
    sizes = [
        sorted(
            len(str(abs(int(number.value)))) + _ZEROS.get(number.unit or unit, 0)
            for row in grid.rows
            if isinstance(number := row.number(column), PrintedNumber)
        )
        for column, unit in enumerate(units)
    ]
    # What could be parted in several ways into so many numbers says nothing against their being so many.
    lost = sum(
        all(isinstance(number, Unread) and not isinstance(number, PartedInWays) for number in row.numbers)
        for row in grid.rows
    )
    is_summed = bool(sums_among([row.name for row in grid.rows]))
    stated = near is not None or is_summed
    sums = [_sums(grid, column) for column in range(columns)]
    nears = [_in_unit(near, grid, column) for column in range(columns)]
    fits = [
        any(_fits(total, printed, nears[column], _lacking(grid, column), spare) for total in totals)
        for column, (totals, printed) in enumerate(sums)
    ]
    return _Rank(
        is_unconfirmed=not is_confirmed,
        is_far=stated and not any(fits),
        has_giants=any(each and each[len(each) // 2] > _GIANT for each in sizes),
        disagreeing=sum(is_summed and not fit for fit in fits),
        lost=max(lost - spare, 0),
        columns=columns,
    )


def _lacking(grid: Grid, column: int) -> int:
    """Count the rows without a number in a column."""
    return sum(isinstance(row.number(column), Unread) for row in grid.rows)


def _fits(total: Fraction, printed: Sequence[Fraction], nears: Sequence[Fraction], lost: int, spare: int) -> bool:
    """Say whether a column sums to what is printed or stated, near enough, or would with the rows that are lost."""
    if any(near in printed for near in nears):
        return True
    return any(is_close(total, each) or (0 < lost <= spare and total < each < 2 * total) for each in [*printed, *nears])


def _in_unit(near: Fraction | None, grid: Grid, column: int) -> list[Fraction]:
    """Give what a column may sum to, as it stands and in the unit of the column."""
    if near is None:
        return []
    unit = unit_in(grid.headings[column]) or grid.unplaced_unit or unit_in(grid.caption)
    return [near, near * ORE_IN["kr"] / ORE_IN[unit]] if unit in _ZEROS else [near]


def _sums(grid: Grid, column: int) -> tuple[list[Fraction], list[Fraction]]:
    """Give what the rows of a column sum to, with those of regions and without them, and its printed sums."""
    summed = sums_among([row.name for row in grid.rows])
    read = [
        (place in summed, is_of_region(row.name), number.value)
        for place, row in enumerate(grid.rows)
        if isinstance(number := row.number(column), PrintedNumber) and (place in summed or not is_no_party(row.name))
    ]
    rows = [(region, value) for is_sum, region, value in read if not is_sum]
    totals = {
        sum((value for _, value in rows), Fraction(0)),
        sum((value for region, value in rows if not region), Fraction(0)),
    }
    return sorted(totals), [value for is_sum, _, value in read if is_sum]


def _heads_of_pages(rows: Sequence[Segment]) -> list[Segment]:
    """Give the rows that could be letterheads with the number of a page: those of other rows follow them."""
    alike = [row for row in rows if is_letterhead(f"{row.name} {row.stated}")]
    last = max((row.place for row in rows if row not in alike and not may_be_sum(row.name)), default=0)
    return [row for row in alike if row.place < last]


def _makes(rows: Iterable[Numbers], near: Fraction | None) -> bool:
    """Say whether the rows of a column sum to what is stated, but for their rounding."""
    read = list(rows)
    columns = zip(*read, strict=True)
    sums = [sum(number.value for number in column if isinstance(number, PrintedNumber)) for column in columns]
    return near is not None and any(2 * abs(each - near) <= len(read) for each in sums)


def _in_columns(
    table: Sequence[Segment], heads: _Heads, columns: int, near: Fraction | None, steps: Steps
) -> tuple[Grid, Choice]:
    """Read rows as so many columns, and give with them how the rows were parted."""
    headings, unplaced = column_headings(heads.over, columns)
    titled = unit_in(heads.over) if is_title(heads.over) else ""
    general = unplaced or titled or unit_in(heads.caption)
    units = [unit_in(heading) or ("" if is_count(heading) else general) for heading in headings]
    scaled = tuple(is_in_millions(heading, general, columns) for heading in headings)
    rows = [row for row in table if row.tokens and not row.fault]
    heads_of_pages = _heads_of_pages(rows)
    nears = [near if near is None or unit not in _ZEROS else near * ORE_IN["kr"] / ORE_IN[unit] for unit in units]
    choice = chosen([row for row in rows if row not in heads_of_pages], scaled, nears, steps)
    if heads_of_pages and (choice.is_confirmed or _makes(choice.numbers.values(), near)):
        table = [row for row in table if row not in heads_of_pages]  # what is printed is right without them
    elif heads_of_pages:
        choice = chosen(rows, scaled, nears, steps)
    numbers = choice.numbers
    doubts = doubted(numbers, columns, scaled)
    # A sum that is right but for rounding says nothing of a number that is less than that.
    sure = {row for row in choice.settled if not is_letterhead(f"{row.name} {row.stated}")}
    numbers.update({row: told for row, told in doubts.items() if row not in sure})
    numbers.update({row: (row.fault,) * columns for row in table if row.tokens and row.fault})
    is_titled = (columns == 1 or is_title(heads.over)) and not any(headings)
    whole = f"{heads.caption} {heads.over}".strip() if is_titled else heads.caption
    grid = Grid(
        headings=headings,
        rows=tuple(GridRow(place=row.place, name=row.name, numbers=numbers[row]) for row in table if row.tokens),
        named_only=tuple(GridRow(place=row.place, name=row.name) for row in table if not row.tokens),
        caption=whole,
        unplaced_unit=unplaced,
        unplaced_heading="" if any(headings) else heads.over,
    )
    return grid, choice
