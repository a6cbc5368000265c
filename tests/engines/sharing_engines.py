"""
The same rows shared by the library, Polars, pandas, DuckDB, PostgreSQL and Spark: equal, or it fails.

    python tests/engines/sharing_engines.py [--groups 600] [--only ENGINE]

PostgreSQL is Debian's, started as its own user on a socket in a folder that is thrown away; Spark is PySpark on two
threads with Debian's Java. An engine that is missing is a failure. Numbers stand near and past what 64 bits hold, and
each engine must refuse what it would share wrongly.
"""

import argparse
import csv
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nara_vard_finans import Amount, apportion, parts
from nara_vard_finans.sharing import Dialect, share_frame, sql_for

PARTIES = [f"{code}" for code in range(290)]
HEADING = ("grp", "party", "weight", "total")
Row = tuple[int, str, int, int]
Shares = dict[tuple[int, str], int]
COLUMNS: dict[str, Any] = {"groups": ["grp"], "party": "party", "weight": "weight", "total": "total"}
FAULTS: dict[str, list[Row]] = {
    "negative": [(1, "a", -1, 10)],
    "without weight": [(1, "a", 0, 10)],
    "twice": [(1, "a", 1, 10), (1, "a", 1, 10)],
    "totals differ": [(1, "a", 1, 10), (1, "b", 1, 9)],
}


def drawn(groups: int) -> list[Row]:
    """Draw groups of 290 parties: ties, zeros, negative totals, and totals past 64 bits."""
    draw = random.Random(20)
    rows: list[Row] = []
    for group in range(groups):
        total = draw.choice([draw.randint(-99, 999), draw.randint(0, 10**11), draw.randint(-(10**22), 10**22)])
        most = draw.choice([2, 10**5, 2**40])
        weights = [1, *(draw.randint(0, most) for _ in PARTIES[1:])]
        rows += [(group, party, weight, total) for party, weight in zip(PARTIES, weights, strict=True)]
    draw.shuffle(rows)
    return rows


def by_library(rows: list[Row]) -> Shares:
    """Share each group by ``apportion``."""
    groups: dict[tuple[int, int], dict[str, int]] = {}
    for group, party, weight, total in rows:
        groups.setdefault((group, total), {})[party] = weight
    shares: Shares = {}
    for (group, total), weights in groups.items():
        key = parts(weights)
        amounts = apportion(Amount(total), key, unit=Amount(1)).amounts
        shares |= {(group, party): amount.ore for party, amount in zip(key.parties, amounts, strict=True)}
    return shares


def by_polars(rows: list[Row]) -> Shares:
    """Share a frame of Polars."""
    import polars as pl  # noqa: PLC0415 - each engine by itself

    frame = pl.DataFrame(
        rows, schema={"grp": pl.Int64, "party": str, "weight": pl.Int64, "total": pl.Int128}, orient="row"
    )
    shared = share_frame(frame, **COLUMNS)
    return {(group, party): share for group, party, share in shared.select("grp", "party", "share").rows()}


def by_pandas(rows: list[Row]) -> Shares:
    """Share a frame of pandas."""
    import pandas as pd  # noqa: PLC0415 - each engine by itself

    shared = share_frame(pd.DataFrame(rows, columns=list(HEADING)), **COLUMNS)
    return {(int(g), party): int(share) for g, party, share in zip(shared.grp, shared.party, shared.share, strict=True)}


def as_csv(rows: list[Row], folder: Path) -> Path:
    """Write the rows where an engine reads them."""
    path = folder / "rows.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([HEADING, *rows])
    return path


def by_duckdb(rows: list[Row]) -> Shares:
    """Share by DuckDB's statement."""
    import duckdb  # noqa: PLC0415 - each engine by itself

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.execute("CREATE TABLE rows(grp BIGINT, party VARCHAR, weight BIGINT, total HUGEINT)")
        connection.execute(f"COPY rows FROM '{as_csv(rows, Path(folder))}' (HEADER)")
        found = connection.execute(sql_for(Dialect.DUCKDB, table="rows", **COLUMNS)).fetchall()
    return {(group, party): share for group, party, share in found}


def found_in_path(name: str) -> str:
    """Find a program of Debian's package, which puts it in no folder of PATH."""
    paths = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    program = shutil.which(name, path=os.pathsep.join([*map(str, paths), os.environ["PATH"]]))
    if program is None:
        sys.exit(f"{name} is missing: apt-get install postgresql")
    return program


@contextmanager
def postgresql() -> Iterator[Callable[[str, str], str]]:
    """Start a server of its own on a local socket, and give what asks it."""
    with tempfile.TemporaryDirectory() as folder:
        user: dict[str, Any] = {"user": "postgres"} if os.getuid() == 0 else {}
        if user:
            shutil.chown(folder, "postgres")

        def run(*words: str) -> None:
            # Into a file: a pipe would be held open by the server.
            with Path(folder, "told").open("a") as told:
                subprocess.run(words, check=True, cwd=folder, stdout=told, **user)

        data = f"{folder}/data"
        options = f"-c fsync=off -c listen_addresses='' -c unix_socket_directories='{folder}'"
        run(found_in_path("initdb"), "-D", data, "-A", "trust", "-E", "UTF8", "--no-sync")
        run(found_in_path("pg_ctl"), "-D", data, "-l", f"{folder}/log", "-o", options, "-w", "start")
        try:
            psql = [found_in_path("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-d", "postgres", "-c"]

            def ask(text: str, given: str) -> str:
                answer = subprocess.run(
                    [*psql, text], input=given, text=True, cwd=folder, capture_output=True, check=False, **user
                )
                if answer.returncode:
                    raise RuntimeError(answer.stderr)
                return str(answer.stdout)

            yield ask
        finally:
            run(found_in_path("pg_ctl"), "-D", data, "-m", "fast", "-w", "stop")


def by_postgresql(rows: list[Row]) -> Shares:
    """Share by PostgreSQL's statement."""
    with postgresql() as ask, tempfile.TemporaryDirectory() as folder:
        ask("CREATE TABLE rows(grp bigint, party text, weight bigint, total numeric)", "")
        ask("COPY rows FROM STDIN WITH (FORMAT csv, HEADER)", as_csv(rows, Path(folder)).read_text())
        query = sql_for(Dialect.POSTGRESQL, table="rows", **COLUMNS)
        answer = ask(f"COPY ({query}) TO STDOUT WITH (FORMAT csv)", "")
    return {(int(group), party): int(share) for group, party, share in csv.reader(io.StringIO(answer))}


def by_spark(rows: list[Row]) -> Shares:
    """Share by Spark's statement."""
    from pyspark.sql import SparkSession  # type: ignore[import-not-found]  # noqa: PLC0415 - it is large

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )
    with tempfile.TemporaryDirectory() as folder:
        schema = "grp BIGINT, party STRING, weight BIGINT, total DECIMAL(38, 0)"
        table = session.read.csv(str(as_csv(rows, Path(folder))), schema=schema, header=True)
        table.createOrReplaceTempView("rows")
        answer = session.sql(sql_for(Dialect.SPARK, table="rows", **COLUMNS)).collect()
    return {(row.grp, row.party): int(row.share) for row in answer}


ENGINES = {
    "polars": by_polars,
    "pandas": by_pandas,
    "duckdb": by_duckdb,
    "postgresql": by_postgresql,
    "spark": by_spark,
}


def refuses(engine: Callable[[list[Row]], Shares], rows: list[Row]) -> bool:
    """Say whether an engine refuses rows; a missing engine is not taken for that."""
    try:
        engine(rows)
    except ImportError:
        raise
    except Exception:  # noqa: BLE001 - each engine has errors of its own
        return True
    return False


def main() -> int:
    """Share the same rows by each engine, and then what none may share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=600)
    parser.add_argument("--only", choices=ENGINES)
    options = parser.parse_args()
    rows = drawn(options.groups)
    started = time.perf_counter()
    wanted = by_library(rows)
    print(f"{len(rows)} rows by apportion in {time.perf_counter() - started:.1f} s")
    failures = 0
    for name in [options.only] if options.only else ENGINES:
        started = time.perf_counter()
        equal = ENGINES[name](rows) == wanted
        seconds = time.perf_counter() - started
        taken = [fault for fault, bad in FAULTS.items() if not refuses(ENGINES[name], bad)]
        failures += not equal or bool(taken)
        print(f"{name}: {'equal' if equal else 'DIFFERENT'} in {seconds:.1f} s; not refused: {taken or 'nothing'}")
    return failures


if __name__ == "__main__":
    sys.exit(main())
