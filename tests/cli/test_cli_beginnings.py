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


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("grant", "--county", "17", "--years", "2025"), "--county, --years och --amount"),
        (("statistics", "--county", "17"), "--county och --as-of"),
        (("journal",), "journal behöver --of"),
        (("journal", "--of", "rss-dalarna-2023", "--county", "17"), "--county gäller inte journal"),
        (("post", "--county", "17", "--years", "2025", "--per-post", "1"), "--per-post gäller inte post"),
        (("post", "--county", "17", "--county", "20", "--years", "2025"), "ange --county en gång"),
        (("grant", "--county", "17", "--years", "2025-2026", "--amount", "1"), "2025-2026"),
        (("statistics", "--county", "17", "--as-of", "2024-06-30"), "inga officiella siffror"),
        (("journal", "--of", "finns-inte"), "finns-inte"),
    ],
)
def test_what_another_file_cannot_be_is_refused(run: Run, asked: tuple[str, ...], told: str) -> None:
    status, out, err = run("new", *asked)
    assert (status, out) == (2, "")
    assert told in err


def test_a_folder_of_all_that_can_be_begun(run: Run, tmp_path: Path) -> None:
    made = {
        "avtal": NEW[1:],
        "bidrag": ("grant", "--county", "17", "--years", "2025", "--amount", "10 mkr"),
        "tjanst": ("post", "--county", "17", "--years", "2025-2027", "--yearly", "800 tkr"),
        "folk": ("statistics", "--county", "17", "--as-of", "2024-12-31"),
        "journal": ("journal", "--of", tmp_path / "tjanst.toml"),
    }
    for name, asked in made.items():
        assert run("new", *asked, "-o", tmp_path / f"{name}.toml")[0] == 0
    assert run("check", tmp_path)[0] == 0
    rows = answer(run, "allocate", "bidrag-varmland-2025", "--facts", tmp_path)["rows"]
    # 10 000 000 × 98 084 / 283 384, by hand
    assert {row["name"]: row["amount"] for row in rows}["Karlstad"] == "3461169"
    assert len(rows) == 16
