"""Instalments on the command line, and what goes with them."""

from pathlib import Path

import pytest

from cli_runs import Run


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Seventeen parties, the last of whom weighs as much as the sixteen others."""
    path = tmp_path / "weights.csv"
    rows = [*(f"p{number:02d},1" for number in range(16)), "Region Dalarna,16"]
    path.write_text("party,weight\n" + "\n".join(rows) + "\n", "utf-8")
    return path


class TestShare:
    @pytest.mark.parametrize(
        ("more", "told"),
        [
            (["--every", "tertial"], "say which, as --from 2024-01-01"),
            (["--from", "2024-01-01"], "--from goes with --every"),
            (["--to", "2024-01-01"], "--to goes with --every"),
            (["--counted", "days"], "--counted goes with --every"),
            (["--every", "tertial", "--from", "2024-02-15", "--to", "2024-03-01"], "count it by days"),
            (
                ["--every", "tertial", "--from", "2024-02-15", "--to", "2024-01-01"],
                "its last day comes before its first",
            ),
        ],
    )
    def test_what_cannot_be(self, run_en: Run, weights: Path, more: list[str], told: str) -> None:
        got, out, err = run_en("share", "--total", "34", "--weights", weights, *more)
        assert (got, out) == (2, "")
        assert told in err
        assert len(err.splitlines()) == 1


class TestAllocate:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["ok-gnv-2020", "--every", "tertial"], "--every serves agreements, and ok-gnv-2020 is a grant"),
            (
                ["rss-dalarna-2023", "--year", "2023", "--as-printed", "--every", "year"],
                "--every changes nothing of what",
            ),
            (["rss-gnv-post-2023", "--year", "2023"], "is a post; its status says what each is to pay"),
        ],
    )
    def test_what_cannot_be(self, run_en: Run, arguments: list[str], told: str) -> None:
        got, out, err = run_en("allocate", *arguments)
        assert (got, out) == (2, "")
        assert told in err
