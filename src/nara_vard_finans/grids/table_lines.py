"""Lines of tables: those of a text that are rows of one table, told from notes, pages and the years of headings."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from nara_vard_finans.core import NO_NUMBER
from nara_vard_finans.grids.grid import COULD_BE_YEAR, HEADING, LONGEST_NAME, is_sum, may_be_name
from nara_vard_finans.grids.headings import is_heading
from nara_vard_finans.grids.messages import LikeNote
from nara_vard_finans.grids.names import goes_on, joined_name
from nara_vard_finans.grids.numbers import unit_in, unknown_unit_in
from nara_vard_finans.grids.segments import YEAR, Segment

_MOST_WORDS = 6
_ABOUT = re.compile(
    r"[0-9]/[0-9]|^\W*(?:sida|källa|not|anm|anmärkning|datum|dnr|tabell|bilaga|version)\b", re.IGNORECASE
)
_NOTE = re.compile(f":|{_ABOUT.pattern}", re.IGNORECASE)
_CODE = re.compile(r"\(?((?:0[1-9]|1[0-9]|2[0-5])[0-9]{2})\)?[*\u2020\u00b9\u00b2\u00b3]*")
_FEWEST, _MOST_UNCODED = 3, 3  # rows with a code, and of how many one may have none, as a sum


def lines_by_table(segments: Sequence[Segment], lines: Sequence[str]) -> Iterator[list[Segment]]:
    """Give the lines of each table, with the names that stand alone among them."""
    for table in _tables(list(_with_years_under_names(segments))):
        cleared = _without_years(_without_unit_headings(_without_codes(table), lines))
        if _has_rows(cleared):
            yield cleared


def _without_codes(table: Sequence[Segment]) -> list[Segment]:
    """Take away the official codes that stand between names and numbers in nearly every row, all of one county."""
    rows = [segment for segment in table if segment.tokens]
    codes = [match[1] for row in rows if len(row.tokens) > 1 and (match := _CODE.fullmatch(row.tokens[0]))]
    county, most = max(Counter(code[:2] for code in codes).items(), key=lambda pair: pair[1], default=("", 0))
    if most < _FEWEST or _MOST_UNCODED * (len(rows) - most) > len(rows) or len(set(codes)) < len(codes):
        return list(table)
    return [
        row._replace(
            tokens=row.tokens[1:],
            forced=frozenset(at - 1 for at in row.forced if at > 1),
            wide=frozenset(at - 1 for at in row.wide if at > 1),
            is_coded=True,
        )
        if len(row.tokens) > 1 and (match := _CODE.fullmatch(row.tokens[0])) and match[1].startswith(county)
        else row
        for row in table
    ]


def _with_years_under_names(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Let what could be a year, under a name alone, be a number that is not told, where numbers stand under names."""
    above, are_under = Segment(0, ""), False
    for segment in segments:
        is_under = bool(above.name) and not above.tokens and above.place == segment.place - 1
        are_under = are_under or (is_under and bool(segment.tokens) and not segment.name)
        is_year = are_under and is_under and YEAR.fullmatch(segment.name) is not None
        above = Segment(segment.place, "", (segment.name,), fault=COULD_BE_YEAR) if is_year else segment
        yield above


def _tables(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Give the rows that stand together; two lines together that are no rows part them, and one after a sum."""
    table: list[Segment] = []
    idle: list[Segment] = []
    headings: set[str] = set()
    for segment, following in zip(segments, [*segments[1:], Segment(0, "")], strict=True):
        if table and (segment.name in headings or _PAGE.match(segment.name)):
            continue  # a new page
        headings |= {segment.name} if is_heading(segment.name) else set()
        above = idle[-1] if idle and idle[-1].place == segment.place - 1 else None
        if segment.tokens and not segment.name and (table or above):
            # Digits alone are the row of the name alone above them.
            idle, name = _taken(idle) if above else (idle, "")
            if not table and idle:
                headings.add(idle[-1].name)
            table.extend(map(_named_only, idle if table else idle[-1:]))
            table.append(segment._replace(name=name))
            idle = []
            continue
        if table and table[-1].name.endswith("-") and table[-1].tokens and not segment.tokens:
            table[-1] = table[-1]._replace(name=joined_name(table[-1].name, segment.name))
            continue  # a name that was cut goes on below its numbers
        if segment.name and segment.tokens and not _is_note(segment.name):
            # A name that was too long for its line began on the line above.
            idle, begun = _taken(idle) if idle and goes_on(idle[-1].name, segment.name) else (idle, "")
            if not table and idle:
                headings.add(idle[-1].name)
            if table and is_sum(segment.name) and not is_sum(table[-1].name):
                idle = [_without_number(each) if each.place == segment.place - 1 else each for each in idle]
            table.extend(map(_named_only, idle[-1:]) if not table else idle)
            table.append(segment._replace(name=joined_name(begun, segment.name)))
            idle = []
            continue
        is_like = bool(table) and _is_like(segment, table[-1])
        idle.append(segment._replace(fault=LikeNote()) if is_like else _named_only(segment))
        # What stands over numbers without a name is theirs, if a sum stands above it or not.
        is_over = bool(following.tokens) and not following.name and following.place == segment.place + 1
        ended = bool(table) and is_sum(table[-1].name) and not is_over
        if table and (_names_in(idle) > 1 or ended or len(segment.name) > LONGEST_NAME):
            yield table
            table, idle = [], idle[-1:]
    yield table


def _names_in(idle: Sequence[Segment]) -> int:
    """Count the names of lines without numbers, those that go on on the next line as one."""
    return len(idle) - sum(goes_on(above.name, below.name) for above, below in pairwise(idle))


def _taken(idle: Sequence[Segment]) -> tuple[list[Segment], str]:
    """Take the name that stands last of lines without numbers, with the lines above it that it was cut from."""
    *idle, last = idle
    name = last.name
    while idle and goes_on(idle[-1].name, name):
        name = joined_name(idle.pop().name, name)
    return idle, name


def _named_only(segment: Segment) -> Segment:
    return segment._replace(tokens=(), forced=frozenset(), fault=None)


def _without_number(segment: Segment) -> Segment:
    """Let a name alone, right above the sum, be a row that lacks its number."""
    return segment._replace(tokens=("-",), fault=NO_NUMBER) if may_be_name(segment.name) else segment


def _is_like(note: Segment, row: Segment) -> bool:
    """Say whether what could be a note has as many groups of digits as the row above it, and may be a row."""
    alike = len(row.tokens) > 1 and abs(len(note.tokens) - len(row.tokens)) <= 1
    return alike and not _ABOUT.search(note.name) and len(note.name) <= LONGEST_NAME


_PAGE = re.compile(r"\W*(?:sida|sid\.?)(?: [0-9].*)?$|[0-9]{1,3}$", re.IGNORECASE)


def _is_note(name: str) -> bool:
    """Say whether the words before a number are of a note, or of a page, and no name."""
    if is_sum(name) and len(name.split()) <= _MOST_WORDS:
        return False  # S:a, Summa:
    return _NOTE.search(name.rstrip(" :")) is not None or len(name.split()) > _MOST_WORDS


def _has_rows(table: Sequence[Segment]) -> bool:
    return sum(bool(segment.tokens and not segment.fault) for segment in table) > 1


def _without_years(table: Sequence[Segment]) -> list[Segment]:
    """Take the years of headings for no numbers, where the numbers have a space between thousands."""
    rows = [segment for segment in table if segment.tokens]
    dated = [all(YEAR.fullmatch(token.split(" ")[0]) for token in row.tokens) for row in rows]
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
        for segment in table
    ]


def _without_unit_headings(table: Sequence[Segment], lines: Sequence[str]) -> list[Segment]:
    """Take the digits of a heading that names a unit for no numbers: Budget 2023 tkr, (1000 kr)."""
    begun = False
    found: list[Segment] = []
    for segment in table:
        line = lines[segment.place - 1]
        if not begun and HEADING.search(segment.name) and (unit_in(line) or unknown_unit_in(line)):
            found.append(segment._replace(tokens=(), forced=frozenset(), fault=None))
            continue
        begun = begun or bool(segment.tokens)
        found.append(segment)
    return found
