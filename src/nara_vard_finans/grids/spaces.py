"""
Spaced grids: the tables of a text in which nothing but spaces separates, as one pasted from a PDF.

The spaces between thousands and between columns look alike. A table has as many columns as let most of its rows be
read, and one of its columns sum to what it should; a row that can still be read in several ways takes the one in which
its part of every column is most the same. A row of which something is left unread has no number at all, and one damaged
row does not decide how the others are read.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from math import comb
from typing import NamedTuple

from attrs import evolve

from nara_vard_finans.core import shown
from nara_vard_finans.grids.grid import (
    COULD_BE_YEAR,
    HEADING,
    LONGEST_NAME,
    NOTHING,
    Grid,
    GridRow,
    is_sum,
    may_be_sum,
    sums_among,
)
from nara_vard_finans.grids.numbers import PrintedNumber, read_number, unit_in, unknown_unit_in

_MOST_COLUMNS = 16
_MOST_SPLITS = 10_000  # in which the groups of digits of a row may be parted
_MOST_BLOCKS = 8
_MOST_WAYS = 30_000  # in which the rows of a stretch are tried, together
_MOST_GROUPS = 3  # a number of more groups of digits, from a thousand million up, is rather two
_CLOSE = 50  # a fiftieth off is near enough to tell columns apart
_MOST_WORDS = 6
_MOST_HEADS = 3
_MOST_NOTES = 3
_LONGEST_PAGE = 200  # characters of the head or foot of a page
_MOST_TOKENS = 200  # groups of digits in a row, of sixteen columns
_ENDS_IN_NUMBER = re.compile(r"[0-9][\W_]*(?:kr|tkr|mkr|%)?\W*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"[0-9]/[0-9]|^\W*(?:sida|källa|not|anm|anmärkning|datum|dnr|tabell|bilaga|version)\b", re.IGNORECASE
)
_NOTE = re.compile(f":|{_ABOUT.pattern}", re.IGNORECASE)
_MINUS = "-\u2010\u2011\u2012\u2013\u2212"
_TOKEN = re.compile(rf"[{_MINUS}(]?[0-9]+(?:[.,][0-9]+)?(?::-|,-)?[%)]?[*\u2020\u00b9\u00b2\u00b3]*|[{_MINUS}]")
_UNIT_TOKEN = re.compile(r"(kr|kronor|sek|tkr|kkr|ksek|mkr|mnkr|msek|%|procent)(?:/år)?[.,]?", re.IGNORECASE)
_COUNTED = re.compile(r"(?:inv|invånare|st|pers|personer)[.,]?", re.IGNORECASE)
_YEARLY = re.compile(r"per|år|/år|/", re.IGNORECASE)
_LEADERS = re.compile(r"[._\u00b7]{4,}|\u2026{2,}")
_MISSING = re.compile(
    r"[.]{2,}|\u2026+|[\u2014?x]|saknas|uppgift|n/?a|e/t|i\.?u\.?|#\w+[!?/]*\w*|null|none", re.IGNORECASE
)
_PAGE_OF = re.compile(
    r"(?P<before>.*?)\W*(?:(?:sida|sid\.?|page) )?\b(?P<page>[0-9]{1,3}) ?(?:\(|(?:av|of) |/)(?P<of>[0-9]{1,3})\)?"
)
_GLUED = re.compile(r".*[^\W\d][0-9]{1,3}")
_THREE = re.compile("[0-9]{3}")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_ENOUGH = 4  # rows that show how large the numbers of a column are
_SPARE = 4  # rows of which one may be damaged, for the others to say how many columns there are
_GIANT, _LONE, _SMALL = 1_000, 100, 10  # how many times larger, or smaller, than all others is doubtful
_CODE = re.compile(r"[0-9]{1,4}[.)]?")
_FIRST_GROUP = re.compile(rf"[{_MINUS}(]?[0-9]{{1,3}}")
_GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]+)?(?::-|,-)?[%)]?[*\u2020\u00b9\u00b2\u00b3]*")

_Numbers = tuple[PrintedNumber | str, ...]


class _Segment(NamedTuple):
    """A name and the digits that follow it on a line."""

    place: int
    name: str
    tokens: tuple[str, ...] = ()
    forced: frozenset[int] = frozenset()  # between which tokens a column must begin
    fault: str = ""  # why none of the tokens is a number, where something was left unread
    wide: frozenset[int] = frozenset()  # between which tokens two or more spaces stand
    is_coded: bool = False  # whether a code, or the row's number, stands before the name
    is_whole: bool = False  # whether what stands between its wide spaces is each one cell


def spaced_grids(lines: Sequence[str], near: Fraction | None) -> tuple[Grid, ...]:
    """
    Find the tables of lines whose cells only spaces separate, those beside each other too.

    Args:
        lines: The lines.
        near: What a column may sum to, in the table's own unit.
    """
    beside: dict[int, list[_Segment]] = {}
    for place, line in enumerate(_without_pages(lines), 1):
        for block, segment in enumerate(_segments(place, line)[:_MOST_BLOCKS]):
            beside.setdefault(block, []).append(segment)
    for block in list(beside)[:-1]:
        beside[block] = _with_rests(beside[block], beside[block + 1])
    stretches = (
        _without_years(_without_unit_headings(stretch, lines))
        for segments in beside.values()
        for stretch in _stretches(segments)
    )
    return tuple(_resolved(stretch, lines, near) for stretch in stretches if _has_rows(stretch))


def _without_pages(lines: Sequence[str]) -> Iterator[str]:
    """Empty the lines that are heads or feet of pages, "Region Dalarna 2 (3)"; in few lines, or they are a table."""
    numbered = sum(bool(re.search("[0-9]", line)) for line in lines)
    pages = {place for place, line in enumerate(lines) if _is_page(line)}
    few = _ENOUGH * len(pages) < numbered
    return ("" if place in pages and few else line for place, line in enumerate(lines))


def _is_page(line: str) -> bool:
    match = _PAGE_OF.fullmatch(line.strip()) if len(line) <= _LONGEST_PAGE else None
    return match is not None and int(match["page"]) <= int(match["of"]) and not re.search("[0-9]", match["before"])


def _with_rests(segments: Sequence[_Segment], after: Sequence[_Segment]) -> list[_Segment]:
    """Let the words that end a line be a rest of its row, where they are no rows of a table beside it."""
    if sum(bool(segment.tokens and segment.name) for segment in after) > 1:
        return list(segments)
    rests = {segment.place: segment for segment in after}
    return [
        segment._replace(fault=_rest(segment.tokens, rests[segment.place].name))
        if segment.tokens and segment.place in rests and not segment.fault
        else segment
        for segment in segments
    ]


def _rest(tokens: Sequence[str], word: str) -> str:
    return f"{' '.join(tokens)} is followed by {shown(word)}, which is not understood"


def _segments(place: int, line: str) -> list[_Segment]:
    """Cut a line into names, each with the tokens of digits that follow it."""
    found: list[_Segment] = []
    name: list[str] = []
    tokens: list[str] = []
    gaps: set[int] = set()
    wide: set[int] = set()
    is_coded = False
    words = [(_without_stop(word), len(gap)) for gap, word in re.findall(r"( *)(\S+)", line)]
    for number, (word, gap) in enumerate(words):
        following = words[number + 1][0] if number + 1 < len(words) else ""
        if number == 0 and _CODE.fullmatch(word) and following and not _TOKEN.fullmatch(following):
            is_coded = True
            continue  # an official code, or the row's number, before the name
        if _is_number_token(word, following, first=number == 0, begun=bool(name), tokens=tokens):
            if gap > 1 and tokens:
                gaps.add(len(tokens))
                wide.add(len(tokens))
            tokens.append(word)
        elif tokens and (unit := _UNIT_TOKEN.fullmatch(word)):
            tokens[-1] += f" {unit[1]}"
            gaps.add(len(tokens))
        elif _is_between(word, following, tokens, begun=bool(name)):
            gaps.add(len(tokens))
        else:
            if tokens:
                rest = _rest(tokens, word) if re.search("[0-9]", word) else ""
                found.append(
                    _segment(place, name, tokens, gaps, rest)._replace(wide=frozenset(wide), is_coded=is_coded)
                )
                name, tokens, gaps, wide = [], [], set(), set()
            name.append(word)
    last = _segment(place, name, tokens, gaps)._replace(wide=frozenset(wide), is_coded=is_coded)
    return [*found, last] if name or tokens else found


def _without_stop(word: str) -> str:
    """Take away a stop or a comma after digits, but for the one of a row's number."""
    return word[:-1] if re.fullmatch(r"[0-9].*[0-9][.,;]|[0-9]{3}[.,;]", word) else word


def _is_number_token(word: str, following: str, *, first: bool, begun: bool, tokens: Sequence[str]) -> bool:
    """Say whether a word is digits of a number, or stands where a number is missing."""
    if first:  # digits that cannot be a code, for a group of three follows
        return bool(_FIRST_GROUP.fullmatch(word) and _THREE.fullmatch(following))
    if not (begun or tokens):
        return False
    if _TOKEN.fullmatch(word):
        return len(word) > 1 or word.isdigit() or _is_value(tokens, following)
    return _MISSING.fullmatch(word) is not None and (
        not following or (_is_value(tokens, following) and not _LEADERS.fullmatch(word))
    )


def _is_between(word: str, following: str, tokens: Sequence[str], *, begun: bool) -> bool:
    """Say whether a word only leads from one number to the next, or tells what the number before it counts."""
    if _LEADERS.fullmatch(word):
        return begun and bool(following)
    return bool(tokens) and (
        _COUNTED.fullmatch(word) is not None or (" " in tokens[-1] and _YEARLY.fullmatch(word) is not None)
    )


def _is_value(tokens: Sequence[str], following: str) -> bool:
    """Say whether a dash stands for a number: after one, last, or before one that it may be the minus of."""
    return bool(tokens) or not following or following[:1].isdigit()


def _segment(place: int, name: Sequence[str], tokens: Sequence[str], gaps: Iterable[int], rest: str = "") -> _Segment:
    forced = {at for at, (before, after) in enumerate(pairwise(tokens), 1) if not _joins(before, after)}
    named = " ".join(name)
    if tokens and _GLUED.fullmatch(named) and _THREE.fullmatch(tokens[0]):
        rest = "its name and its numbers run together"
    elif any(re.fullmatch(r"[0-9]{4}\)", token) for token in tokens[1:]):
        rest = (
            rest or "a digit before the bracket could be the number's or the mark of a footnote; part them by a space"
        )
    elif len(tokens) > _MOST_TOKENS or (tokens and not any(re.search("[0-9]", token) for token in tokens)):
        rest = rest or "it is no number"
    return _Segment(
        place, named, tuple(tokens), frozenset({*forced, *(gap for gap in gaps if 0 < gap < len(tokens))}), rest
    )


def _joins(before: str, after: str) -> bool:
    """Say whether a token can be of the same number as the one before it: a group after another, or after a minus."""
    if before in _MINUS:
        return after[0].isdigit()
    group = _GROUP.fullmatch(after.split(" ", 1)[0])
    return group is not None and before[-1].isdigit() and not re.search("[.,]", before)


def _stretches(segments: Sequence[_Segment]) -> Iterator[list[_Segment]]:
    """Give the rows that stand together; two lines together that are no rows part them, and one after a sum."""
    stretch: list[_Segment] = []
    idle: list[_Segment] = []
    heading = ""
    for segment in segments:
        if stretch and (segment.name == heading or _PAGE.match(segment.name)):
            continue  # a new page
        if segment.tokens and not segment.name and stretch:
            # Digits alone are the row of the name alone above them.
            above = idle.pop() if idle and idle[-1].place == segment.place - 1 else None
            stretch.extend(map(_named_only, idle))
            stretch.append(segment._replace(name=above.name if above else ""))
            idle = []
            continue
        if stretch and stretch[-1].name.endswith("-") and stretch[-1].tokens and not segment.tokens:
            stretch[-1] = stretch[-1]._replace(name=stretch[-1].name + segment.name)
            continue  # a name that was cut goes on below its numbers
        if segment.name and segment.tokens and not _is_note(segment.name):
            # A name that was too long for its line began on the line above.
            begun = idle.pop().name if idle and idle[-1].name.endswith("-") else ""
            if not stretch and idle:
                heading = idle[-1].name
            stretch.extend(map(_named_only, idle[-1:]) if not stretch else idle)
            stretch.append(segment._replace(name=begun + segment.name))
            idle = []
            continue
        is_like = bool(stretch) and _is_like(segment, stretch[-1])
        idle.append(segment._replace(fault=_LIKE_NOTE) if is_like else _named_only(segment))
        ended = bool(stretch) and is_sum(stretch[-1].name)
        if stretch and (len(idle) > 1 or ended or len(segment.name) > LONGEST_NAME):
            yield stretch
            stretch, idle = [], idle[-1:]
    yield stretch


_LIKE_NOTE = "its words could be a note's, and no name"


def _named_only(segment: _Segment) -> _Segment:
    return segment._replace(tokens=(), forced=frozenset(), fault="")


def _is_like(note: _Segment, row: _Segment) -> bool:
    """Say whether what could be a note has as many groups of digits as the row above it, and may be a row."""
    alike = len(row.tokens) > 1 and abs(len(note.tokens) - len(row.tokens)) <= 1
    return alike and not _ABOUT.search(note.name) and len(note.name) <= LONGEST_NAME


_PAGE = re.compile(r"\W*(?:sida|sid\.?)(?: [0-9].*)?$", re.IGNORECASE)


def _is_note(name: str) -> bool:
    """Say whether the words before a number are of a note, or of a page, and no name."""
    return _NOTE.search(name) is not None or len(name.split()) > _MOST_WORDS


def _has_rows(stretch: Sequence[_Segment]) -> bool:
    return sum(bool(segment.tokens and not segment.fault) for segment in stretch) > 1


def _without_years(stretch: Sequence[_Segment]) -> list[_Segment]:
    """Take the years of headings for no numbers, where the numbers have a space between thousands."""
    rows = [segment for segment in stretch if segment.tokens]
    dated = [all(_YEAR.fullmatch(token) for token in row.tokens) for row in rows]
    others = [row for row, only_years in zip(rows, dated, strict=True) if not only_years]
    grouped = any(len(row.tokens) > len(row.forced) + 1 for row in others) and not any(
        re.match("[0-9]{4}", token) for row in others for token in row.tokens
    )
    years = {row.place for row, only_years in zip(rows, dated, strict=True) if only_years}
    first = min((row.place for row in others), default=0)
    return [
        segment
        if segment.place not in years
        else segment._replace(tokens=(), forced=frozenset())
        if segment.place < first and HEADING.search(segment.name)
        else segment._replace(fault=COULD_BE_YEAR)
        if grouped
        else segment
        for segment in stretch
    ]


def _without_unit_headings(stretch: Sequence[_Segment], lines: Sequence[str]) -> list[_Segment]:
    """Take the digits of a heading that names a unit for no numbers: Budget 2023 tkr, (1000 kr)."""
    begun = False
    found: list[_Segment] = []
    for segment in stretch:
        line = lines[segment.place - 1]
        if not begun and HEADING.search(segment.name) and (unit_in(line) or unknown_unit_in(line)):
            found.append(segment._replace(tokens=(), forced=frozenset(), fault=""))
            continue
        begun = begun or bool(segment.tokens)
        found.append(segment)
    return found


def _resolved(stretch: Sequence[_Segment], lines: Sequence[str], near: Fraction | None) -> Grid:
    """Read the rows in as many columns as suits them best."""
    stretch, cells = _with_cells(stretch)
    rows = [segment for segment in stretch if segment.tokens and not segment.fault]
    most = cells or min(max((len(row.tokens) for row in rows), default=1), _MOST_COLUMNS)
    first = min(row.place for row in stretch if row.tokens)
    above = [line for line in lines[: first - 1] if re.search(r"\w", line)][-_MOST_HEADS:]
    over, caption = (
        _without_code(above[-1] if above else "", rows),
        " ".join(line for line in above[:-1] if len(line) <= LONGEST_NAME),
    )
    spare = len(rows) // _SPARE
    tried: list[tuple[_Rank, Grid]] = []
    left = _MOST_WAYS
    for columns in sorted(
        range(cells or 1, most + 1), key=lambda columns: (max(_unread(rows, columns) - spare, 0), columns)
    ):
        grid, ways = _in_columns(stretch, (over, caption), columns, left, near)
        rank = _rank(grid, over, near, spare)
        tried.append((rank, grid))
        left -= ways
        if left <= 0 or not any(rank[:-1]):
            break
    under = [line for line in lines[max(row.place for row in stretch if row.tokens) :] if line.strip()][:_MOST_NOTES]
    notes = tuple(line.strip() for line in under if not _ENDS_IN_NUMBER.search(line))
    return evolve(min(tried, key=lambda pair: pair[0])[1], notes=notes)


def _with_cells(stretch: Sequence[_Segment]) -> tuple[list[_Segment], int]:
    """
    Let what stands between two or more spaces be one cell, where most rows are parted so, and count the cells.

    A cell that is no number is told, and cut no finer; so is a row of fewer or more cells than the others. Rows that
    hold single spaces alone are left as they are.
    """
    rows = [segment for segment in stretch if segment.tokens and not segment.fault]
    counted = Counter(len(row.wide) for row in rows)
    gaps, parted = max(counted.items(), key=lambda pair: pair[1], default=(0, 0))
    alike = [row for row in rows if len(row.wide) == gaps]
    if not gaps and _SPARE * (len(rows) - parted) <= len(rows):
        return [_gap_described(row) if row.wide and not row.fault else row for row in stretch], 0
    if not gaps or 2 * parted <= len(rows) or 2 * sum(map(_is_celled, alike)) <= parted:
        return list(stretch), 0
    return [_celled(row, gaps) if row.wide and not row.fault else row for row in stretch], gaps + 1


def _gap_described(row: _Segment) -> _Segment:
    """Tell a row with a wide gap among rows with none, unless the gap only stands where a number must end."""
    ends = _segment(row.place, row.name, row.tokens, ()).forced
    return row if row.wide <= ends else row._replace(fault=f"{' '.join(row.tokens)} has a gap that no other row has")


def _celled(row: _Segment, gaps: int) -> _Segment:
    """Let a row be read by its cells, or tell why it cannot."""
    lacks_first = len(row.wide) == gaps - 1 and (may_be_sum(row.name) or "region" in row.name.casefold())
    zeros = re.compile("0 ?[0-9]")
    is_cut = any(zeros.match(" ".join(part)) for part in _parts(row._replace(forced=row.wide)))
    if is_cut or (len(row.wide) != gaps and not lacks_first):
        return row._replace(fault=f"{' '.join(row.tokens)} cannot be told apart as {gaps + 1} numbers")
    return row._replace(forced=row.wide, is_whole=True)


def _parts(row: _Segment) -> list[tuple[str, ...]]:
    """Give the tokens between the forced gaps of a row."""
    return [row.tokens[start:end] for start, end in pairwise([0, *sorted(row.forced), len(row.tokens)])]


def _is_celled(row: _Segment) -> bool:
    """Say whether what stands between wide spaces is each one number."""
    return all(_is_number(part) for part in _parts(row._replace(forced=row.wide)))


_CODE_HEADING = re.compile(r"\W*(?:\w*kod|\w*nr\.?|\w*nummer|#)\s+(?=\w)", re.IGNORECASE)


def _without_code(over: str, rows: Sequence[_Segment]) -> str:
    """Take the heading of the codes, or of the rows' numbers, from a heading, where they stand before the names."""
    return _CODE_HEADING.sub("", over, count=1) if 2 * sum(row.is_coded for row in rows) > len(rows) else over


def _unread(rows: Iterable[_Segment], columns: int) -> int:
    """Count the rows that cannot be so many numbers, at the least."""
    return sum(not len(row.forced) < columns <= len(row.tokens) for row in rows)


_Rank = tuple[bool, int, bool, bool, int]


def _rank(grid: Grid, over: str, near: Fraction | None, spare: int) -> _Rank:
    """Order the readings: a column that sums to what it should, most rows read, no giants, as headed, few columns."""
    columns = len(grid.headings)
    sizes = sorted(
        len(str(abs(int(number.value)))) for row in grid.rows for number in row.numbers if not isinstance(number, str)
    )
    giants = bool(sizes) and sizes[len(sizes) // 2] > 3 * _MOST_GROUPS
    lost = sum(all(isinstance(number, str) for number in row.numbers) for row in grid.rows)
    words = over.split()
    headed = len(words) == columns + 1 and not re.search("[0-9]", over)
    sums = [_sums(grid, column) for column in range(columns)]
    stated = near is not None or bool(sums_among([row.name for row in grid.rows]))
    fits = any(near in printed for _, printed in sums) or any(
        _is_close(total, each) or (0 < lost <= spare and total < each < 2 * total)
        for total, printed in sums
        for each in ([*printed] if near is None else [*printed, near])
    )
    return stated and not fits, max(lost - spare, 0), giants, not (stated or headed), columns


def _sums(grid: Grid, column: int) -> tuple[Fraction, list[Fraction]]:
    """Give what the rows of a column sum to, and its printed sums."""
    summed = sums_among([row.name for row in grid.rows])
    cells = [(place in summed, row.number(column)) for place, row in enumerate(grid.rows)]
    read = [(summed, number.value) for summed, number in cells if isinstance(number, PrintedNumber)]
    return (
        sum((value for summed, value in read if not summed), Fraction(0)),
        [value for summed, value in read if summed],
    )


def _is_close(number: Fraction, other: Fraction) -> bool:
    return abs(number - other) * _CLOSE <= abs(other)


def _in_columns(
    stretch: Sequence[_Segment], heads: tuple[str, str], columns: int, most: int, near: Fraction | None
) -> tuple[Grid, int]:
    """Read the rows of a stretch as so many columns of numbers, and say in how many ways they were tried."""
    over, caption = heads
    headings, unplaced = _headings(over, columns)
    scaled = tuple((unit_in(heading) or unplaced or unit_in(caption)) in {"tkr", "mkr"} for heading in headings)
    rows = [segment for segment in stretch if segment.tokens and not segment.fault]
    ways: dict[_Segment, list[_Numbers]] = {}
    count = 0
    for row in rows:
        ways[row] = [_read(parts, scaled) for parts in _splits(row, columns)] if count < most else []
        count += len(ways[row])
    numbers = _chosen(ways, scaled, near)
    numbers.update(_doubted(numbers, columns, scaled))
    numbers.update({row: (row.fault,) * columns for row in stretch if row.tokens and row.fault})
    read = [GridRow(place=row.place, name=row.name, numbers=numbers[row]) for row in stretch if row.tokens]
    idle = tuple(GridRow(place=row.place, name=row.name) for row in stretch if not row.tokens)
    whole = caption if columns > 1 or any(headings) else f"{caption} {over}"
    grid = Grid(
        headings=headings,
        rows=tuple(read),
        named_only=idle,
        caption=whole,
        unplaced_unit=unplaced,
        unplaced_heading="" if any(headings) else over,
    )
    return grid, count


def _headings(over: str, columns: int) -> tuple[tuple[str, ...], str]:
    """Part a heading into those of its columns, or give the unit that cannot be placed where there are several."""
    pieces = re.split(" {2,}", over.strip())
    if columns <= len(pieces) <= columns + 1 and len(pieces) > 1:
        return tuple(pieces[-columns:]), ""
    unit = unit_in(over) or unknown_unit_in(over)
    words = re.findall(r"\S+(?:,? (?:i )?\(?(?:[tmk]kr|mnkr|[tkm]sek|%)\)?)?(?= |$)", over.strip(), re.IGNORECASE)
    if unit and len(words) == columns + 1 and not any(_YEAR.fullmatch(word) for word in words):
        return tuple(words[1:]), ""
    return ("",) * columns, unit if columns > 1 else ""


def _doubted(numbers: Mapping[_Segment, _Numbers], columns: int, scaled: Sequence[bool]) -> dict[_Segment, _Numbers]:
    """
    Give the rows whose numbers are far from all others in size, and could be something else, with the reason.

    A row of fewer numbers than the table has columns is read as if its groups of thousands were numbers, a page number
    as if it were an amount, and a number that is printed twice as one that is a million times larger.
    """
    summed = sums_among([row.name for row in numbers])
    rows = [row for place, row in enumerate(numbers) if place not in summed]
    columns_of_sizes = [_sizes((numbers[row] for row in rows), place) for place in range(columns)]
    if any(len(sizes) <= _ENOUGH for sizes in columns_of_sizes):
        return {}
    doubted: dict[_Segment, _Numbers] = {}
    for row in rows:
        spans = [_span(sizes, numbers[row][place]) for place, sizes in enumerate(columns_of_sizes)]
        if reason := _doubt(row, numbers[row], spans, scaled):
            doubted[row] = (reason,) * columns
    return doubted


def _sizes(rows: Iterable[_Numbers], place: int) -> list[Fraction]:
    return sorted(abs(number.value) for row in rows if isinstance(number := row[place], PrintedNumber) and number.value)


_Span = tuple[Fraction, Fraction]


def _span(sizes: Sequence[Fraction], own: PrintedNumber | str) -> _Span:
    """Give the smallest and the largest number of a column, but for a row's own."""
    value = Fraction(0) if isinstance(own, str) else abs(own.value)
    return sizes[value == sizes[0]], sizes[-1 - (value == sizes[-1])]


def _doubt(row: _Segment, numbers: _Numbers, spans: Sequence[_Span], scaled: Sequence[bool]) -> str:
    """Say why the numbers of a row may be something else than they are read as; nothing where they may not."""
    if row.is_whole:  # its wide gaps have said which groups belong together
        return ""
    stated = " ".join(row.tokens)
    values = [
        (abs(number.value), least, most)
        for number, (least, most) in zip(numbers, spans, strict=True)
        if isinstance(number, PrintedNumber)
    ]
    if any(value > _GIANT * most for value, _, most in values) and len(row.tokens) > len(numbers) + 1:
        return f"{stated} could be more numbers than there are columns"
    lone = len(values) == 1 and len(row.tokens) == 1 and len(row.tokens[0]) < len("100")
    if lone and values[0][0] * _LONE < values[0][1]:
        return f"{stated} is far smaller than all the others, and could be the number of a page"
    is_small = any(value * _SMALL < least for value, least, _ in values)
    if is_small and len(values) == len(spans) > 1 and _fits_fewer(row, spans, scaled):
        return f"{stated} could be fewer numbers than there are columns"
    return ""


def _fits_fewer(row: _Segment, spans: Sequence[_Span], scaled: Sequence[bool]) -> bool:
    """Say whether a row, read as one number less than there are columns, has numbers of the others' size."""
    fewer = len(spans) - 1
    readings = (_read(parts, scaled[1:]) for parts in _splits(row, fewer))
    return any(
        all(
            isinstance(number, PrintedNumber) and _is_within(abs(number.value), span)
            for number, span in zip(read, columns, strict=True)
        )
        for read in readings
        for columns in combinations(spans, fewer)
    )


def _is_within(value: Fraction, span: _Span) -> bool:
    least, most = span
    return least <= _SMALL * value and value <= _SMALL * most


def _chosen(
    ways: Mapping[_Segment, Sequence[_Numbers]], scaled: Sequence[bool], near: Fraction | None
) -> dict[_Segment, _Numbers]:
    """Choose for each row among the ways to read it."""
    summed = sums_among([row.name for row in ways])
    sums = [row for place, row in enumerate(ways) if place in summed]
    known = [way for row in sums for way in ways[row] if _is_way_to(way, near, len(ways[row]))]
    alone = [row_ways[0] for row_ways in ways.values() if len(row_ways) == 1]
    scale = _scale(known[:1] or _without_giants(alone, len(ways))) or _scale_near(list(ways.values()), near)
    numbers = {row: _most_even(row, row_ways, scale, scaled) for row, row_ways in ways.items()}
    totals = _column_sums([numbers[row] for row in ways if row not in sums], len(scaled))
    for row in sums:  # the reading in which most columns are what the rows sum to, if any is
        best = max((*ways[row], *_fewer(row, scaled, known=True), numbers[row]), key=lambda way: _agreeing(way, totals))
        if _agreeing(best, totals) > _agreeing(numbers[row], totals):
            numbers[row] = best
    return numbers


def _without_giants(rows: Sequence[_Numbers], count: int) -> Sequence[_Numbers]:
    """Leave out, of the rows that can be read in one way, those far larger than the others: they may be damaged."""
    if count < _ENOUGH:
        return rows
    sizes = [[abs(each.value) if isinstance(each, PrintedNumber) else 0 for each in row] for row in rows]
    return [
        row
        for at, row in enumerate(rows)
        if all(
            value <= _LONE * max((other[place] for each, other in enumerate(sizes) if each != at), default=0)
            for place, value in enumerate(sizes[at])
        )
    ]


def _read(parts: Sequence[str], scaled: Sequence[bool]) -> _Numbers:
    return tuple(read_number(part, in_scale=scale) for part, scale in zip(parts, scaled[-len(parts) :], strict=True))


def _splits(segment: _Segment, columns: int) -> Iterator[tuple[str, ...]]:
    """Give every way in which the tokens are so many numbers."""
    tokens = segment.tokens
    if segment.is_whole:
        if columns == len(segment.forced) + 1:
            yield tuple(" ".join(part) for part in _parts(segment))
        return
    free = [at for at in range(1, len(tokens)) if at not in segment.forced]
    more = columns - 1 - len(segment.forced)
    if not (0 <= more <= len(free) and comb(len(free), more) <= _MOST_SPLITS):
        return
    for chosen in combinations(free, more):
        ends = [0, *sorted((*segment.forced, *chosen)), len(tokens)]
        parts = [tokens[start:end] for start, end in pairwise(ends)]
        if all(_is_number(part) for part in parts):
            yield tuple(" ".join(part) for part in parts)


def _is_number(part: Sequence[str]) -> bool:
    """Say whether groups of digits are one number: the first may be shorter, and begins with no zero."""
    first, *others = part[1:] if part[0] in _MINUS and len(part) > 1 else part
    if not others:
        return not re.fullmatch("0[0-9]+", first)
    return (
        _FIRST_GROUP.fullmatch(first) is not None
        and not first.startswith("0")
        and all(_GROUP.fullmatch(group.split(" ", 1)[0]) for group in others)
    )


def _column_sums(rows: Sequence[_Numbers], columns: int) -> tuple[Fraction, ...]:
    """Sum each column of rows."""
    cells = [[row[place] for row in rows] for place in range(columns)]
    return tuple(
        sum((each.value for each in column if isinstance(each, PrintedNumber)), Fraction(0)) for column in cells
    )


def _agreeing(numbers: _Numbers, sums: Sequence[Fraction]) -> int:
    """Count the columns of a row of sums that are what the rows sum to, near enough."""
    pairs = zip(numbers, sums, strict=True)
    return sum(isinstance(number, PrintedNumber) and _is_close(number.value, each) for number, each in pairs)


def _is_way_to(way: _Numbers, near: Fraction | None, ways: int) -> bool:
    """Say whether a reading of a sum holds: the only one there is, or one that prints the total."""
    return ways == 1 or any(isinstance(each, PrintedNumber) and each.value == near for each in way)


def _scale(rows: Sequence[_Numbers]) -> tuple[Fraction, ...] | None:
    """Give how large each column's numbers are in rows that are sure."""
    totals = tuple(
        sum((abs(each.value) for each in column if isinstance(each, PrintedNumber)), Fraction(0))
        for column in zip(*rows, strict=True)
    )
    return totals if totals and all(totals) else None


def _scale_near(ways: Sequence[Sequence[_Numbers]], near: Fraction | None) -> tuple[Fraction, ...] | None:
    """Give the size of each column where no row can be read in one way: that with which the last sums to *near*."""
    for groups in range(1, _MOST_GROUPS + 2):
        alike = [next((way for way in row if _groups(way[-1]) == groups), None) for row in ways]
        chosen = [way for way in alike if way is not None]
        totals = tuple(
            sum((abs(each.value) for each in column if isinstance(each, PrintedNumber)), Fraction(0))
            for column in zip(*chosen, strict=True)
        )
        if near is not None and chosen and len(chosen) == len(alike) and _is_close(totals[-1], near) and all(totals):
            return totals
    return None


def _groups(number: PrintedNumber | str) -> int:
    """Count the groups of thousands of a number."""
    return 0 if isinstance(number, str) else (len(str(abs(int(number.value)))) + 2) // 3


def _most_even(
    segment: _Segment, ways: Sequence[_Numbers], scale: tuple[Fraction, ...] | None, scaled: Sequence[bool]
) -> _Numbers:
    """Choose among the ways to read a row that in which its part of every column is most the same."""
    columns = len(scaled)
    if scale is not None or not ways:
        ways = [*ways, *_fewer(segment, scaled, known=scale is not None)]
    if not ways:
        return (f"{' '.join(segment.tokens)} cannot be told apart as {columns} numbers",) * columns
    return min(ways, key=lambda numbers: _unevenness(numbers, scale))


def _fewer(segment: _Segment, scaled: Sequence[bool], *, known: bool) -> Iterator[_Numbers]:
    """
    Read a row that has no number in the first column, the basis: a sum, or a region among municipalities.

    What it could be instead is only weighed against that where the sizes of the columns are known.
    """
    if len(scaled) > 1 and (may_be_sum(segment.name) or "region" in segment.name.casefold()):
        splits = list(_splits(segment, len(scaled) - 1))
        if known or len(splits) == 1:
            yield from ((NOTHING, *_read(parts, scaled[1:])) for parts in splits)


def _unevenness(numbers: _Numbers, scale: tuple[Fraction, ...] | None) -> Fraction:
    values = [(place, abs(number.value)) for place, number in enumerate(numbers) if isinstance(number, PrintedNumber)]
    if scale is None or not values:
        lengths = [len(str(int(value))) for _, value in values] or [0]
        return Fraction(max(lengths) - min(lengths))
    parts: list[Fraction] = [value / scale[place] for place, value in values]
    most, least = max(parts), min(parts)
    return most - least + (most - 1 if most > 1 else 0)
