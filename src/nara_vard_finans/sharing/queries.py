"""
Sharing where the rows live: one statement of SQL that shares within groups, exactly.

It gives what :func:`nara_vard_finans.sharing.apportionment.apportion` gives by the largest remainder, group by group.
What would not be exact is refused by the engine while it runs, with a sentence and the row's group and party.
"""

from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from nara_vard_finans.core import InexactTypeError, Language, Message, Text, UnknownEntryError, WeightError, check_type
from nara_vard_finans.sharing.query_refusals import (
    DialectInexact,
    GroupColumnsExpected,
    NamelessRow,
    NoWeightInGroup,
    TooWide,
    TotalsDiffer,
    TwoRows,
    UncountableTotal,
    UncountableWeight,
)


class Dialect(StrEnum):
    """A dialect of SQL in which sharing is tried against the library on the engine itself."""

    DUCKDB = "duckdb"
    """DuckDB: 128 bits."""

    POSTGRESQL = "postgresql"
    """PostgreSQL, from version 13: any number of digits."""

    SPARK = "spark"
    """Apache Spark, from version 3.4: 38 digits."""


@frozen
class _Grammar:
    """
    What a dialect calls things.

    Attributes:
        number: The widest exact type of whole numbers.
        text: The type of texts.
        quote: What stands around a name.
        division: The whole part of dividing *a* by *b*.
        remainder: What is left then.
        whole: Whether the column *value* holds whole numbers by its type.
        in_order: How codes are ordered as Python orders texts.
        refuse: A value that cannot be, with its sentence.
    """

    number: str
    text: str
    quote: str
    division: str
    remainder: str
    whole: str
    in_order: str
    refuse: str


_GRAMMARS = {
    Dialect.DUCKDB: _Grammar(
        number="HUGEINT",
        text="VARCHAR",
        quote='"',
        division="({a}) // {b}",
        remainder="({a}) % {b}",
        whole="(typeof({value}) SIMILAR TO 'U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL.*,0.')",
        in_order="encode({code})",
        refuse="error({sentence})",
    ),
    Dialect.POSTGRESQL: _Grammar(
        number="numeric",
        text="text",
        quote='"',
        division="div({a}, {b})",
        remainder="mod({a}, {b})",
        whole="(CAST(pg_typeof({value}) AS text) IN ('smallint', 'integer', 'bigint', 'numeric')"
        " AND COALESCE(scale(trim_scale(CAST({value} AS numeric))) = 0, false))",
        in_order='{code} COLLATE "C"',
        # Nothing refuses by name, and what is constant is cast before a row is read; a sentence with a code is not.
        refuse="CAST({sentence} AS numeric)",
    ),
    Dialect.SPARK: _Grammar(
        number="DECIMAL(38, 0)",
        text="STRING",
        quote="`",
        # Its whole division gives 64 bits; a division that comes out even is exact.
        division="CAST((({a}) - ({a}) % {b}) / {b} AS DECIMAL(38, 0))",
        remainder="({a}) % {b}",
        whole="(typeof({value}) RLIKE '^(tinyint|smallint|int|bigint|decimal.[0-9]+,0.)$')",
        in_order="encode({code}, 'UTF-8')",
        refuse="raise_error({sentence})",
    ),
}

_INEXACT = {
    "sqlite": Text(
        "gör flyttal av det som inte ryms i 64 bitar, utan att säga det",
        "makes floats of what is past 64 bits, and does not say so",
    ),
    "mysql": Text(
        "gör i vissa lägen om för stora tal till de största som ryms, utan att säga det",
        "turns numbers that are too large into the largest that fit in some modes, and does not say so",
    ),
    "clickhouse": Text(
        "räknar runt när tal blir för stora, utan att säga det",
        "wraps around where numbers are too large, and does not say so",
    ),
}

_A_DIALECT = Text("dialekt av SQL", "dialect of SQL")
_A_NAME = Text("namnet på en kolumn eller tabell", "the name of a column or table")

_STATEMENT = """\
WITH entered AS (
  SELECT {groups_in}, CAST({party} AS {text}) AS p,
    CASE WHEN {nameless} THEN {refuse_nameless}
      WHEN {weight} IS NULL OR NOT {weight_whole} OR CAST({weight} AS {number}) < 0 THEN {refuse_weight}
      ELSE CAST({weight} AS {number}) END AS w,
    CASE WHEN {total} IS NULL OR NOT {total_whole} THEN {refuse_total}
      ELSE CAST({total} AS {number}) END AS t
  FROM {table}
), grouped AS (
  SELECT {groups}, p, w, t,
    SUM(w) OVER (PARTITION BY {groups}) AS s,
    MIN(t) OVER (PARTITION BY {groups}) AS least,
    MAX(t) OVER (PARTITION BY {groups}) AS most,
    COUNT(*) OVER (PARTITION BY {groups}, p) AS times
  FROM entered
), sound AS (
  SELECT {groups}, p, w, t,
    CASE WHEN s = 0 THEN {refuse_empty} WHEN times > 1 THEN {refuse_twice} ELSE s END AS s,
    CASE WHEN least <> most THEN {refuse_differ} ELSE ABS(t) END AS a
  FROM grouped
), parted AS (
  SELECT {groups}, p, w, t, s, a, {quotient} AS q, {rest} AS r
  FROM sound
), floored AS (
  SELECT {groups}, p, t, a, q * w + {floor} AS f, {over} AS m
  FROM parted
), ranked AS (
  SELECT {groups}, p, t, f, a - SUM(f) OVER (PARTITION BY {groups}) AS odd,
    ROW_NUMBER() OVER (PARTITION BY {groups} ORDER BY m DESC, {in_order}) AS place
  FROM floored
), shared AS (
  SELECT {groups}, p, (f + CASE WHEN place <= odd THEN 1 ELSE 0 END) * CASE WHEN t < 0 THEN -1 ELSE 1 END AS share
  FROM ranked
)
SELECT {groups_out}, p AS {party}, CASE WHEN share IS NULL THEN {refuse_wide} ELSE share END AS {into}
FROM shared"""


def sql_for(
    dialect: Dialect | str,
    *,
    table: str,
    groups: Sequence[str],
    party: str,
    weight: str,
    total: str,
    into: str = "share",
    language: Language = Language.EN,
) -> str:
    """
    Write one statement that shares within groups by the largest remainder, exactly.

    Swedish term:
        fördela inom grupper, där raderna finns

    Args:
        dialect: DuckDB, PostgreSQL or Spark.
        table: The table or view that holds the rows, or several names parted by points, such as ``finance.rows``.
        groups: The columns that together say which total a row is of, such as year and post.
        party: The column of codes: ties go by them, in the order of Python's texts.
        weight: The column of weights: whole numbers, none below zero.
        total: The column of the group's total in whole units, such as öre; it stands on each row of the group.
        into: What the column of shares is called.
        language: The language of what a row is refused with.

    Returns:
        A query of the columns of groups, the party as text, and the share as the widest whole number of the dialect.
        It ends without a semicolon, so that it can stand in another, or after ``CREATE TABLE shares AS``.

    Raises:
        WeightError: If the dialect would lose digits without a word.
        UnknownEntryError: If it is unknown.
        InexactTypeError: If *groups* is one text, or none.

    Invariants:
        * each group's shares are those that ``apportion`` gives for its total and weights
        * the order of the rows does not matter
        * what is no whole number by its type, is missing, below zero or too large is refused while the statement runs

    Example:
        >>> import duckdb
        >>> rows = "(VALUES (2024, '2080', 4, -1000), (2024, '2081', 13, -1000), (2024, '2062', 7, -1000))"
        >>> connection = duckdb.connect()
        >>> _ = connection.execute(f"CREATE VIEW rows AS SELECT * FROM {rows} AS v(year, party, weight, total)")
        >>> query = sql_for(
        ...     "duckdb", table="rows", groups=["year"], party="party", weight="weight", total="total"
        ... )
        >>> connection.execute(query + " ORDER BY party").fetchall()
        [(2024, '2062', -292), (2024, '2080', -167), (2024, '2081', -541)]

    .. versionadded:: 0.1.0
    """
    grammar = _GRAMMARS[_dialect(dialect)]
    if isinstance(groups, str) or not groups:
        raise InexactTypeError(groups, GroupColumnsExpected())
    columns = [_quoted(name, grammar) for name in groups]
    codes, figure, sum_ = (_quoted(name, grammar) for name in (party, weight, total))
    given = [*columns, codes]
    inner = [f"g{place}" for place in range(len(groups))]

    def refuse(sentence: Message, places: Sequence[str]) -> str:
        shown = " || ' / ' || ".join(f"COALESCE(CAST({place} AS {grammar.text}), '-')" for place in places)
        return grammar.refuse.format(sentence=f"'{sentence.in_(language)}: ' || {shown}")

    owners = [*inner, "p"]
    return _STATEMENT.format(
        table=".".join(_quoted(name, grammar) for name in table.split(".")),
        groups_in=", ".join(f"{column} AS {name}" for column, name in zip(columns, inner, strict=True)),
        groups=", ".join(inner),
        groups_out=", ".join(f"{name} AS {column}" for column, name in zip(columns, inner, strict=True)),
        party=codes,
        weight=figure,
        total=sum_,
        into=_quoted(into, grammar),
        text=grammar.text,
        number=grammar.number,
        nameless=" OR ".join(f"{column} IS NULL" for column in given),
        weight_whole=grammar.whole.format(value=figure),
        total_whole=grammar.whole.format(value=sum_),
        refuse_nameless=refuse(NamelessRow(), given),
        refuse_weight=refuse(UncountableWeight(), given),
        refuse_total=refuse(UncountableTotal(), given),
        refuse_empty=refuse(NoWeightInGroup(), inner),
        refuse_twice=refuse(TwoRows(), owners),
        refuse_differ=refuse(TotalsDiffer(), inner),
        refuse_wide=refuse(TooWide(), owners),
        quotient=grammar.division.format(a="a", b="s"),
        rest=grammar.remainder.format(a="a", b="s"),
        floor=grammar.division.format(a="r * w", b="s"),
        over=grammar.remainder.format(a="r * w", b="s"),
        in_order=grammar.in_order.format(code="p"),
    )


def _dialect(dialect: Dialect | str) -> Dialect:
    """Find a dialect by its name; one that cannot be exact is refused with why."""
    check_type(dialect, str, _A_DIALECT)
    if dialect in _INEXACT:
        raise WeightError((), DialectInexact(dialect, _INEXACT[dialect]))
    if dialect not in [*Dialect]:
        raise UnknownEntryError(_A_DIALECT, dialect, tuple(Dialect))
    return Dialect(dialect)


def _quoted(name: str, grammar: _Grammar) -> str:
    check_type(name, str, _A_NAME)
    return grammar.quote + name.replace(grammar.quote, grammar.quote * 2) + grammar.quote
