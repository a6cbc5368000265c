"""``nvf new``: from an empty folder to what each party pays."""

from pathlib import Path

import pytest

from cli_runs import Run, answer

NEW = ("new", "agreement", "--county", "17", "--years", "2025-2027")


def test_from_an_empty_folder(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    assert run(*NEW, "--posts", "4", "--per-post", "800 tkr", "-o", path)[0] == 0
    assert run("check", path)[0] == 0
    rows = answer(run, "allocate", path, "--year", "2025")["rows"]
    amounts = {row["name"]: int(row["amount"]) for row in rows}
    assert len(rows) == 17
    assert amounts["Karlstad"] == 553_787  # 1 600 000 × 98 084 / 283 384, by hand
    assert sum(amounts.values()) == 3_200_000
    assert run("deadlines", path)[0] == 0


def test_it_is_written_as_it_is_saved(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    _, out, _ = run(*NEW)
    run(*NEW, "-o", path)
    assert out == path.read_text("utf-8") == answer(run, *NEW)["toml"]
    assert run(*NEW, "--format", "toml")[1] == out


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--years", "2027-2025"), "2027-2025"),
        (("--years", "i år"), "i år"),
        (("--posts", "fyra"), "fyra"),
        (("--posts", "0"), "antal tjänster"),
        (("--per-post", "800 tkr"), "--posts"),
        (("--posts", "1", "--per-post", "1", "--yearly", "2"), "--yearly"),
        (("--yearly", "mycket"), "mycket"),
        (("--county", "99"), "99"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, more: tuple[str, ...], told: str) -> None:
    status, out, err = run(*NEW, *more)
    assert (status, out) == (2, "")
    assert told in err
