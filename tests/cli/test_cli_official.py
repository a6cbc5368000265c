"""Sharing over the country's official figures, without a file."""

from pathlib import Path

import pytest

from cli_runs import Run, answer

ALL = ("share", "--total", "500 mkr", "--all")


@pytest.mark.parametrize(
    ("more", "rows", "whole"),
    [
        (("municipalities", "--as-of", "2023-12-31"), 290, 10_551_707),
        (("regions", "--as-of", "2023-12-31"), 21, 10_551_707),
        (("municipalities", "--as-of", "2023-12-31", "--county", "17"), 16, 283_548),
        (("municipalities", "--as-of", "2024-12-31", "--county", "Värmland", "--county", "VGR"), 65, None),
    ],
)
def test_the_official_figures_stand_for_a_file(run: Run, more: tuple[str, ...], rows: int, whole: int | None) -> None:
    data = answer(run, *ALL, *more)
    assert len(data["rows"]) == rows
    assert sum(int(row["amount"]) for row in data["rows"]) == 500_000_000
    assert whole is None or sum(int(row["weight"]) for row in data["rows"]) == whole
    assert data["statistic"].startswith(f"population-{more[0]}")
    assert data["sources"][0]["issuer"] == "Statistiska centralbyrån (SCB)"


def test_the_page_says_what_was_shared_over(run: Run) -> None:
    _, out, _ = run(*ALL, "regions", "--as-of", "2023-12-31")
    assert "Folkmängd per region, 2023-12-31" in out
    assert "Källa: ”Folkmängden i Sveriges kommuner”" in out
    assert "Region Gotland" in out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("share", "--total", "1"), "--as-of"),
        ((*ALL, "regions"), "2010 till 2024"),
        (("share", "--total", "1", "--as-of", "2023-12-31"), "--all"),
        ((*ALL, "regions", "--as-of", "2023"), "en dag"),
        ((*ALL, "regions", "--as-of", "2023-11-01"), "2024-12-31"),
        ((*ALL, "regions", "--as-of", "2023-12-31", "--county", "Varmlan"), "Värmlands län"),
        ((*ALL, "regions", "--as-of", "2023-12-31", "--weights", "x"), "--all"),
        ((*ALL, "regions", "--as-of", "2023-12-31", "--sheet", "x"), "--weights"),
        ((*ALL, "regions", "--as-of", "2023-12-31", "--level", "regions"), "--weights"),
        (("share", "--total", "1", "--weights", "x", "--county", "17"), "--county"),
        ((*ALL, "alla", "--as-of", "2023-12-31"), "municipalities"),
    ],
)
def test_what_is_missing_or_too_much_is_told(run: Run, line: tuple[str, ...], told: str) -> None:
    status, out, err = run(*line)
    assert (status, out) == (2, "")
    assert told in err


@pytest.mark.parametrize(("level", "codes"), [("municipalities", ["2101", "2104"]), ("regions", ["21"])])
def test_one_level_of_a_file_is_shared_over(run: Run, tmp_path: Path, level: str, codes: list[str]) -> None:
    path = tmp_path / "alla.csv"
    path.write_text("region;2023\n00 Riket;99\n21 Gävleborgs län;30\n2101 Ockelbo;5\n2104 Hofors;9\n", "utf-8")
    data = answer(run, "share", "--total", "1000", "--weights", str(path), "--level", level)
    assert [row["party"] for row in data["rows"]] == codes
    assert [finding["rule"] for finding in data["findings"]] == ["level-chosen"]


def test_the_refusal_of_mixed_levels_names_the_option(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("Kommun;Antal\nDalarnas län;287\nFalun;59\nAvesta;22\n", "utf-8")
    status, _, err = run("share", "--total", "100", "--weights", path, "--lang", "en")
    assert status == 2
    assert err.endswith("name the region if it pays; on the command line: --level\n")
    path.write_text("Kommun;Antal\nDalarnas län;287\nFalun;\nAvesta;22\n", "utf-8")
    assert "--level" not in run("share", "--total", "100", "--weights", path)[2]
