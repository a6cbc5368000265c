"""Data frames: what other programs take as it is, typed, and the same cells as everywhere."""

import csv
import datetime as dt
import io
import re
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Workspace, apportion, kronor, parts
from nara_vard_finans.core import AmountError, MissingLibraryError, Tabled
from nara_vard_finans.reports import FrameColumn, arrow_stream, report_of

WORKSPACE = Workspace.open()
SHARING = WORKSPACE.allocate("rss-dalarna-2023", 2023)
RESULTS: dict[str, Any] = {
    "allocate": SHARING.result,
    "grant": WORKSPACE.allocate("ok-gnv-2020").result,
    "explanation": WORKSPACE.explain("rss-dalarna-2023", 2023, party="Orsa").result,
    "comparison": WORKSPACE.compare("rss-dalarna-2023", "rss-dalarna-2023", years=(2023, 2024)).result,
    "apportionment": apportion(kronor(1_000), parts({"a": 4, "b": 13, "c": 7})),
    "status": WORKSPACE.status("ok-gnv-2020", on=dt.date(2020, 10, 1), journals=["exempel-gnv-2020"]).result,
    "answer": SHARING,
    "report": SHARING.report(),
    "trace": WORKSPACE.trace("ok-gnv-2020", on=dt.date(2020, 10, 1), journals=["exempel-gnv-2020"]).result,
    "compilation": WORKSPACE.compiled("ok-gnv-2020", on=dt.date(2020, 10, 1), journals=["exempel-gnv-2020"]).result,
    "yearly": WORKSPACE.yearly("ok-gnv-2020", year=2020, journals=["exempel-gnv-2020"]).result,
    "deadlines": WORKSPACE.deadlines(),
    "list": WORKSPACE.entries(),
    "audit": WORKSPACE.audit("medel-per-kommun-2020"),
}


@pytest.mark.parametrize("name", RESULTS)
class TestEvery:
    def test_a_frame_holds_what_the_columns_do(self, name: str) -> None:
        columns = RESULTS[name].to_columns()
        frame = pl.DataFrame(RESULTS[name])
        assert frame.columns == [*columns]
        for key, values in columns.items():
            assert frame[key].to_list() == values

    def test_no_column_holds_a_float(self, name: str) -> None:
        kinds = {type(value) for values in RESULTS[name].to_columns().values() for value in values}
        assert kinds <= {str, int, bool, Decimal, dt.date, type(None)}

    def test_the_cells_are_those_of_the_csv(self, name: str) -> None:
        report: Any = report_of(RESULTS[name])
        if report is None:
            report = RESULTS[name] if name == "report" else RESULTS[name].report()
        rows = list(csv.DictReader(io.StringIO(report.csv())))
        columns = RESULTS[name].to_columns()
        assert {*rows[0]} == {key for key in columns if not key.endswith("_ore")}
        for key in rows[0]:
            for row, value in zip(rows, columns[key], strict=True):
                written = row[key]
                if value is None or isinstance(value, bool):
                    assert written == ("" if value is None else str(value).lower())
                elif isinstance(value, Decimal):
                    assert abs(Fraction(written) - Fraction(value)) <= Fraction(1, 10**6)
                else:
                    assert written.lstrip("'") == str(value).lstrip("'")


class TestPrograms:
    def test_polars(self) -> None:
        frame = pl.DataFrame(SHARING.result)
        assert frame["amount"].dtype == pl.Decimal(18, 2)
        assert frame["amount"].sum() == Decimal(4_000_000)
        assert frame["amount_ore"].sum() == 400_000_000
        assert frame.filter(pl.col("party") == "2034")["amount"].to_list() == [Decimal(48_124)]

    def test_pandas(self) -> None:
        frame = pd.DataFrame(SHARING.result.to_columns())
        assert frame["amount"].sum() == Decimal(4_000_000)
        assert frame["party"].tolist()[0] == "2084"

    def test_duckdb(self) -> None:
        sharing = SHARING.result
        asked: Any = duckdb.sql("SELECT sum(amount), typeof(any_value(amount)) FROM sharing WHERE side = 'region'")
        assert sharing.total == kronor(4_000_000)
        assert asked.fetchall() == [(Decimal(2_000_000), "DECIMAL(18,2)")]

    def test_narwhals(self) -> None:
        frame = nw.from_arrow(SHARING.result, backend="polars")
        assert frame["amount"].sum() == Decimal(4_000_000)

    def test_codes_keep_their_zeros(self) -> None:
        shared = apportion(kronor(3), parts({"0114": 1, "0180": 2}))
        assert pl.DataFrame(shared)["party"].to_list() == ["0114", "0180"]


class TestTypes:
    @given(st.lists(st.none() | st.decimals(-(10**15), 10**15, places=2), min_size=1, max_size=20))
    def test_amounts_of_any_sign(self, amounts: list[Decimal | None]) -> None:
        assert pl.DataFrame(Stream(FrameColumn("a", amounts, "money")))["a"].to_list() == amounts

    @given(st.lists(st.none() | st.dates(), min_size=1, max_size=20))
    def test_days(self, days: list[dt.date | None]) -> None:
        assert pl.DataFrame(Stream(FrameColumn("a", days, "day")))["a"].to_list() == days

    def test_no_rows(self) -> None:
        for kind in ("text", "int", "bool", "day", "money", "number"):
            assert pl.DataFrame(Stream(FrameColumn("a", [], kind))).height == 0

    def test_what_does_not_fit_is_refused(self) -> None:
        shared = apportion(kronor(10**17), parts({"a": 1, "b": 2}))
        with pytest.raises(AmountError, match="has room for 18 digits"):
            shared.__arrow_c_stream__()
        assert sum(shared.to_columns()["amount"]) == 10**17

    def test_without_the_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        module = import_module("nara_vard_finans.reports.frames")

        def missing(_: str) -> None:
            raise ImportError

        monkeypatch.setattr(module, "import_module", missing)
        with pytest.raises(MissingLibraryError, match=r'pip install "nara-vard-finans\[frames\]"'):
            SHARING.result.__arrow_c_stream__()
        assert SHARING.result.to_columns()


class Stream:
    """A column that other programs take."""

    def __init__(self, column: FrameColumn) -> None:
        self.column = column

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return arrow_stream([self.column], requested_schema)


def test_every_table_has_a_report() -> None:
    """A result that says that it is a table can be asked for its rows."""
    assert all(isinstance(result, Tabled) for name, result in RESULTS.items() if name != "report")


def test_power_query_names_the_columns_that_there_are() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "power-query.md").read_text("utf-8")
    named = re.findall(r'\{"(\w+)", (?:type|Currency)', page)
    assert named == SHARING.report().csv().splitlines()[0].split(",")
