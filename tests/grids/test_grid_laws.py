"""Printed grids: what is written as a table is read back, in whatever way it is written; and any text is told of."""

from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from nara_vard_finans import NaraVardFinansError
from nara_vard_finans.audit import audit_column
from nara_vard_finans.core import NOBODY, PrintedNumber, grouped
from nara_vard_finans.grids import Grid, StatedTotal, grids_in, is_sum
from paper_texts import AGREEMENT_PAGE, GRANT_PAGE, SCANNED_SLIDES
from printed_cases import DALARNA, rows_of

Row = tuple[str, tuple[int, ...]]

SPACES = st.sampled_from(" \u00a0\u2007\u2009\u202f\u2002\u200a")
DELIMITERS = st.sampled_from([";", "\t", "|", ",", "   ", "      "])
NAMES = st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{1,9}by", fullmatch=True).filter(lambda name: not is_sum(name))
YEARS = range(1900, 2100)  # alone on a row they are taken for headings; pinned among the grids


def tables(most: int = 3) -> st.SearchStrategy[list[Row]]:
    """Draw names, each with as many numbers."""
    numbers = st.integers(0, 10**9).filter(lambda number: number not in YEARS)
    return st.integers(1, most).flatmap(
        lambda columns: st.lists(
            st.tuples(NAMES, st.tuples(*[numbers] * columns)), min_size=2, max_size=12, unique_by=lambda row: row[0]
        )
    )


def written(rows: list[Row], delimiter: str, space: str, *, summed: bool, headed: bool) -> str:
    lines = [(name, *(grouped(value, space) for value in values)) for name, values in rows]
    columns = range(len(rows[0][1]))
    if summed:
        lines.append(("Summa", *(grouped(sum(values[place] for _, values in rows), space) for place in columns)))
    if headed:
        lines.insert(0, ("Kommun", *("ABC"[place] for place in columns)))
    return "\n".join(delimiter.join(line) for line in lines)


def as_drawn(grid: Grid) -> list[tuple[str, tuple[Any, ...]]]:
    return [(name, tuple(values)) for name, values in rows_of(grid)]


@given(tables(), DELIMITERS, SPACES | st.just(""), st.booleans(), st.booleans())
def test_what_is_written_is_read_back(
    rows: list[Row],
    delimiter: str,
    space: str,
    summed: bool,  # noqa: FBT001
    headed: bool,  # noqa: FBT001
) -> None:
    # The sum may be a year too, alone on its row.
    assume(not summed or all(sum(column) not in YEARS for column in zip(*(values for _, values in rows), strict=True)))
    (grid,) = grids_in(written(rows, delimiter, space, summed=summed, headed=headed))
    assert as_drawn(grid) == rows
    assert sum(is_sum(row.name) for row in grid.rows) == summed


@given(tables(), DELIMITERS, SPACES, SPACES)
def test_one_kind_of_space_is_as_good_as_another(rows: list[Row], delimiter: str, one: str, other: str) -> None:
    first = written(rows, delimiter.replace(" ", one), one, summed=True, headed=True)
    assert grids_in(first) == grids_in(first.replace(one, other))


@given(st.sampled_from([AGREEMENT_PAGE, GRANT_PAGE, SCANNED_SLIDES]), SPACES)
def test_the_papers_may_be_written_with_any_kind_of_space(paper: str, space: str) -> None:
    assert grids_in(paper.replace(" ", space), Fraction(2_000_000)) == grids_in(paper, Fraction(2_000_000))


@given(tables(), DELIMITERS, SPACES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_else(rows: list[Row], delimiter: str, space: str, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = random.sample(rows, len(rows))
    (grid,) = grids_in(written(rows, delimiter, space, summed=True, headed=True))
    (again,) = grids_in(written(shuffled, delimiter, space, summed=True, headed=True))
    assert again.headings == grid.headings
    assert sorted(as_drawn(again)) == sorted(as_drawn(grid))


COULD_BE_FEWER = "{} {} could be fewer numbers than there are columns"


@given(
    st.lists(st.tuples(NAMES, st.integers(1, 999_999)), min_size=2, max_size=12, unique_by=lambda row: row[0]),
    st.integers(1, 99),
    st.integers(0, 999_999),
)
def test_shares_of_a_printed_total_are_told_from_their_basis_by_single_spaces_alone(
    basis: list[tuple[str, int]], millions: int, rest: int
) -> None:
    """
    Where a sum and the total are given, and the total begins with one or two digits, so that its sum row reads one way.

    Then every row is about as large a part of the one sum as of the other, and moving a group of thousands from one
    number to the other makes one of the parts far too large. Only a row that could be one number in thousands, such as
    1 992, may be told instead: a figure may be missing there.
    """
    total = millions * 1_000_000 + rest
    whole = sum(weight for _, weight in basis)
    assume(whole != total)
    rows = [(name, (weight, (2 * weight * total + whole) // (2 * whole))) for name, weight in basis]
    lines = [f"{name} {grouped(weight)} {grouped(share)}" for name, (weight, share) in rows]
    text = "\n".join(["Kommun Folkmängd Belopp", *lines, f"Summa {grouped(whole)} {grouped(total)}"])
    (grid,) = grids_in(text, Fraction(total))
    for found, (name, (weight, share)) in zip(as_drawn(grid), rows, strict=True):
        is_told = found == (name, (COULD_BE_FEWER.format(weight, share),) * 2)
        could_be_one = weight < 1_000 and 100 <= share < 1_000
        assert found == (name, (weight, share)) or (could_be_one and is_told)
    assert [number.value for number in grid.rows[-1].numbers if isinstance(number, PrintedNumber)] == [whole, total]


def tell(text: str, total: str | None = None, column: str | None = None) -> None:
    """Read a text all the way; it is read or refused, and soon."""
    stated = None if total is None else StatedTotal.parse(total)
    for parties in (DALARNA, NOBODY):
        try:
            found = audit_column(
                grids_in(text, None if stated is None else stated.amount.kronor),
                parties,
                title="t",
                total=stated,
                column=column,
            )
        except NaraVardFinansError as error:
            assert len(str(error)) < 2_000
        else:
            assert len(found.rows) > 1
            assert found.rows_sum.ore >= 0


# An empty line in a text of semicolons or commas is pinned among the grids; so is a raised digit as the column.
def without_empty_lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


TOTALS = st.none() | st.sampled_from(["0", "5", "2 000 000", "2,4 mkr", "-3 kr"])
COLUMNS = st.none() | st.sampled_from(["1", "2", "", "0", "belopp"]) | st.text("aB1 \u00e5", max_size=4)


@given(st.text(max_size=300), TOTALS, COLUMNS)
def test_any_text_is_read_or_refused(text: str, total: str | None, column: str | None) -> None:
    tell(without_empty_lines(text), total, column)


@given(st.text("ab1 2;,\t|-\u2013%.*\n\"'3\u00a0Åö:()²٣", max_size=80), TOTALS, COLUMNS)
def test_any_text_of_the_marks_of_tables_is_read_or_refused(text: str, total: str | None, column: str | None) -> None:
    tell(without_empty_lines(text), total, column)


PAPER_LINES = [
    line for paper in (AGREEMENT_PAGE, GRANT_PAGE, SCANNED_SLIDES) for line in paper.splitlines() if line.strip()
]


@given(st.lists(st.sampled_from(PAPER_LINES), max_size=25).map("\n".join), TOTALS, COLUMNS)
def test_any_mixture_of_the_papers_lines_is_read_or_refused(text: str, total: str | None, column: str | None) -> None:
    tell(text, total, column)


CELLS = st.sampled_from(
    ["Mora", "Orsa", "Summa", "1", "12", "123", "1 234", "-5", "5 %", "4 tkr", "-", "", "Region Dalarna", "Dalarnas län",
     "12,5", "2021", "x" * 90, '"a', 'a"', "0", "\u0663", "\u00b2", "Kommun", "1,300"]
)  # fmt: skip


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=8),
    st.sampled_from([" ", "  ", "\t", ";", "|", ","]),
    TOTALS,
    COLUMNS,
)
def test_any_cells_are_read_or_refused(
    cells: list[list[str]], delimiter: str, total: str | None, column: str | None
) -> None:
    tell(without_empty_lines("\n".join(delimiter.join(row) for row in cells)), total, column)
