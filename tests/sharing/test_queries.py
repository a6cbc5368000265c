"""Sharing where the rows live: SQL on DuckDB, and frames of Polars and pandas, as the naive twin shares each group."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import twins
from nara_vard_finans.core import (
    AmountError,
    InexactTypeError,
    Language,
    MissingLibraryError,
    UnknownEntryError,
    WeightError,
)
from nara_vard_finans.sharing import LARGEST, Dialect, Method, share_frame, sql_for

Row = tuple[int, str, str, int, int]
COLUMNS = ("year", "post", "party", "weight", "total")
EXACT = {"csv": "weight AS weight", "parquet": "weight::BIGINT AS weight, total::DECIMAL(38, 0) AS total"}
"""How DuckDB writes numbers that a file keeps whole: Parquet has no whole numbers of 128 bits, and would have floats."""
TYPES = ("INTEGER", "VARCHAR", "VARCHAR", "HUGEINT", "HUGEINT")
WIDE = 10**22

query = sql_for("duckdb", table="rows", groups=["year", "post"], party="party", weight="weight", total="total")


@st.composite
def rows_of_groups(draw: st.DrawFn) -> list[Row]:
    """Draw groups of any size, in any order: weights that tie, zeros, negative totals, totals past 64 bits."""
    groups = draw(st.lists(st.tuples(st.integers(2020, 2022), st.sampled_from("äaB")), min_size=1, unique=True))
    weights = st.integers(0, 4) | st.integers(0, 10**6) | st.integers(2**31, 2**33)
    totals = st.integers(-50, 50) | st.integers(2**63 - 3, 2**63 + 3) | st.integers(-WIDE, WIDE)
    rows: list[Row] = []
    for year, post in groups:
        total = draw(totals)
        codes = draw(st.lists(st.sampled_from(["2080", "2081", "Å", "a", "Z", "𝕏", "é"]), min_size=1, unique=True))
        sizes = draw(st.lists(weights, min_size=len(codes), max_size=len(codes)).filter(any))
        rows += [(year, post, code, weight, total) for code, weight in zip(codes, sizes, strict=True)]
    return draw(st.permutations(rows))


def by_the_twin(rows: list[Row]) -> list[tuple[int, str, str, int]]:
    """Share each group by itself, as a person would."""
    groups: dict[tuple[int, str, int], dict[str, int]] = {}
    for year, post, code, weight, total in rows:
        groups.setdefault((year, post, total), {})[code] = weight
    return sorted(
        (year, post, code, units if total >= 0 else -units)
        for (year, post, total), weights in groups.items()
        for code, units in twins.largest_remainder(abs(total), weights).items()
    )


@cache
def engine() -> duckdb.DuckDBPyConnection:
    """Start DuckDB once, on one thread: each example is small."""
    return duckdb.connect(config={"threads": 1})


def fill(rows: list[Row], kind: str = "HUGEINT") -> None:
    places = ", ".join(["(?, ?, ?, ?, ?)"] * len(rows))
    engine().execute(
        f"CREATE OR REPLACE TABLE rows(year INTEGER, post VARCHAR, party VARCHAR, weight {kind}, total HUGEINT)"
    )
    # As text: its older versions take a whole number of more than 64 bits for a float.
    values = [str(each) if isinstance(each, int) else each for row in rows for each in row]
    engine().execute(f"INSERT INTO rows VALUES {places}", values)  # noqa: S608 - places


def by_duckdb(rows: list[Row], kind: str = "HUGEINT") -> list[tuple[Any, ...]]:
    fill(rows, kind)
    return sorted(engine().execute(query).fetchall())


def polars_frame(rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS), orient="row", infer_schema_length=None).with_columns(
        pl.col("total").cast(pl.Int128)
    )


def pandas_frame(rows: list[Row]) -> pd.DataFrame:
    """Give a frame whose index is not the order of its rows."""
    return pd.DataFrame(rows, columns=list(COLUMNS), index=range(len(rows), 0, -1))


def by_frame(frame: Any) -> Any:
    return share_frame(frame, groups=["year", "post"], party="party", weight="weight", total="total")


MAKERS = pytest.mark.parametrize("make", [polars_frame, pandas_frame])


class TestLaw:
    @given(rows_of_groups())
    @example([(2020, "a", code, 1, -11) for code in "Zéa"])
    @example([(2020, "a", code, weight, 2**63) for code, weight in [("2080", 2**33), ("2081", 0), ("2082", 1)]])
    def test_the_statement_shares_as_the_twin(self, rows: list[Row]) -> None:
        assert by_duckdb(rows) == by_the_twin(rows)

    @MAKERS
    @given(rows_of_groups())
    @example([(2020, "a", code, 1, -11) for code in "Zéa"])
    @example([(2020, "a", code, 1, 2 * 2**63) for code in "Zéa"])
    def test_a_frame_shares_as_the_twin(self, make: Callable[[list[Row]], Any], rows: list[Row]) -> None:
        frame = make(rows)
        shared = by_frame(frame)
        assert type(shared) is type(frame)
        plain = nw.from_native(shared, eager_only=True)
        assert plain.select(*COLUMNS).rows() == nw.from_native(frame, eager_only=True).rows()
        assert sorted(plain.select("year", "post", "party", "share").rows()) == by_the_twin(rows)

    @pytest.mark.parametrize("form", ["csv", "parquet"])
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(rows_of_groups(), st.data())
    def test_a_group_that_is_split_over_files_is_shared_whole(
        self, form: str, tmp_path: Path, rows: list[Row], data: st.DataObject
    ) -> None:
        """One statement over all the files, or the frames put together, gives what the twin gives of every group."""
        files = data.draw(st.lists(st.integers(1, 3), min_size=len(rows), max_size=len(rows)))
        split = [[row for row, file in zip(rows, files, strict=True) if file == number] for number in {*files}]
        paths = [str(tmp_path / f"{number}.{form}") for number in range(len(split))]
        for path, part in zip(paths, split, strict=True):
            fill(part)
            engine().execute(f"COPY (SELECT * REPLACE ({EXACT[form]}) FROM rows) TO '{path}' (FORMAT {form})")  # noqa: S608 - ours
        kinds = "" if form == "parquet" else f", columns = {dict(zip(COLUMNS, TYPES, strict=True))}, header = true"
        engine().execute(f"CREATE OR REPLACE TEMP VIEW files AS SELECT * FROM read_{form}({paths}{kinds})")  # noqa: S608 - ours
        assert sorted(engine().execute(query.replace('"rows"', '"files"')).fetchall()) == by_the_twin(rows)
        shared = by_frame(pl.concat([polars_frame(part) for part in split]))
        assert sorted(shared.select("year", "post", "party", "share").rows()) == by_the_twin(rows)

    def test_another_method_and_column(self) -> None:
        """100 by 2 and 1, each rounded alone, is 67 and 33; the largest carries what is left of 2 by 1, 1 and 2."""
        columns = {"party": "party", "weight": "weight", "total": "total"}
        frame = pd.DataFrame({"party": ["a", "b", "c"], "weight": [1, 1, 2], "total": [2, 2, 2], "of": [1, 1, 1]})
        shared = share_frame(
            frame, groups=["of"], into="kr", method=Method.HALF_UP_RESIDUAL_TO, residual_to=LARGEST, **columns
        )
        assert shared["kr"].tolist() == [1, 1, 0]

    def test_names_are_quoted(self) -> None:
        """A column can be called anything, and a table stand in a schema."""
        with duckdb.connect() as connection:
            connection.execute(
                'CREATE SCHEMA "s t"; CREATE TABLE "s t"."r""x"("g 1" INT, p INT, "w;" INT, "order" INT)'
            )
            connection.execute('INSERT INTO "s t"."r""x" VALUES (1, 10, 1, 5), (1, 9, 1, 5)')
            text = sql_for(
                Dialect.DUCKDB, table='s t.r"x', groups=["g 1"], party="p", weight="w;", total="order", into='a"b'
            )
            found = connection.execute(text)
            assert [column[0] for column in found.description] == ["g 1", "p", 'a"b']
            assert sorted(found.fetchall()) == [(1, "10", 3), (1, "9", 2)]

    def test_each_dialect_quotes_divides_and_refuses_in_its_own_way(self) -> None:
        columns: dict[str, Any] = {"groups": ["g"], "party": "p", "weight": "w", "total": "t"}
        postgresql, spark = (sql_for(dialect, table="r`", **columns) for dialect in ("postgresql", "spark"))
        assert "div(r * w, s)" in postgresql
        assert 'COLLATE "C"' in postgresql
        assert "`r```" in spark
        assert "raise_error('" in spark


GOOD: Row = (2020, "a", "2080", 1, 10)


class TestBadRows:
    @pytest.mark.parametrize(
        ("rows", "said", "frame_error", "frame_said"),
        [
            ([(2020, "a", "2080", -1, 10)], "the weight is .*: 2020 / a / 2080", WeightError, "-1 at place 0"),
            ([(2020, "a", "2080", None, 10)], "the weight is missing", WeightError, "no value at place 0"),
            ([(2020, "a", "2080", 1, None)], "the total is missing", AmountError, "no value at place 0"),
            ([(2020, "a", None, 1, 10)], "no party: 2020 / a / -", WeightError, "parties have no value"),
            ([(2020, None, "2080", 1, 10)], "no group", WeightError, "groups have no value"),
            ([(2020, "a", "2080", 0, 10)], "no weight above zero.*: 2020 / a", WeightError, "group 0 .* no weight"),
            ([GOOD, GOOD], "two rows of the group: 2020 / a / 2080", WeightError, "2080 stands twice in group 0"),
            ([GOOD, (2020, "a", "2081", 1, 9)], "different totals.*: 2020 / a", WeightError, "place 1 .* has 10"),
        ],
    )
    def test_are_refused(self, rows: list[Any], said: str, frame_error: type[Exception], frame_said: str) -> None:
        with pytest.raises(duckdb.Error, match=said):
            by_duckdb(rows)
        for make in (polars_frame, pandas_frame):
            with pytest.raises(frame_error, match=frame_said):
                by_frame(make(rows))

    @pytest.mark.parametrize("kind", ["DOUBLE", "VARCHAR", "DECIMAL(18, 2)", "BOOLEAN"])
    def test_what_is_no_whole_number_by_its_type(self, kind: str) -> None:
        with pytest.raises(duckdb.Error, match="no whole number by its type"):
            by_duckdb([GOOD], kind)

    @pytest.mark.parametrize("weight", [1.0, "1", True])
    def test_in_a_frame(self, weight: object) -> None:
        for make in (polars_frame, pandas_frame):
            with pytest.raises(InexactTypeError, match="whole numbers"):
                by_frame(make([(2020, "a", "2080", weight, 10)]))  # type: ignore[list-item]

    def test_what_does_not_fit_is_refused_and_never_wrong(self) -> None:
        """The rest of the total times the weight would be past 128 bits."""
        rows = [(2020, "a", "2080", 2**120, 2**100), (2020, "a", "2081", 2**120, 2**100)]
        with pytest.raises(duckdb.Error, match="Overflow"):
            by_duckdb(rows)

    def test_a_lazy_frame_is_to_be_collected(self) -> None:
        with pytest.raises(InexactTypeError, match="collect"):
            by_frame(polars_frame([GOOD]).lazy())

    def test_a_library_that_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "narwhals", None)
        with pytest.raises(MissingLibraryError, match="frames"):
            by_frame(pandas_frame([GOOD]))


class TestBadQuestions:
    @pytest.mark.parametrize("dialect", ["sqlite", "mysql", "clickhouse"])
    def test_a_dialect_that_loses_digits(self, dialect: str) -> None:
        with pytest.raises(WeightError, match=f"{dialect} .*, and does not say so; share in duckdb") as caught:
            sql_for(dialect, table="r", groups=["g"], party="p", weight="w", total="t")
        assert "utan att säga det" in caught.value.in_(Language.SV)

    def test_an_unknown_one(self) -> None:
        with pytest.raises(UnknownEntryError, match="postgresql"):
            sql_for("postgres", table="r", groups=["g"], party="p", weight="w", total="t")

    @pytest.mark.parametrize("groups", ["year", []])
    def test_groups_are_a_list(self, groups: Any) -> None:
        with pytest.raises(InexactTypeError, match="at least one column in a list"):
            sql_for("spark", table="r", groups=groups, party="p", weight="w", total="t")
        with pytest.raises(InexactTypeError, match="at least one column in a list"):
            share_frame(pandas_frame([GOOD]), groups=groups, party="party", weight="weight", total="total")

    def test_the_language_of_what_a_row_is_refused_with(self) -> None:
        swedish = sql_for("duckdb", table="r", groups=["g"], party="p", weight="w", total="t", language=Language.SV)
        assert "error('parten står på två rader i gruppen: '" in swedish
