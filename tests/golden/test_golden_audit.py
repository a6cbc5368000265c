"""The basis of the column for 2022, as the command line answers it: by a search of its own, outside the library."""

import json
from pathlib import Path

from cli_runs import Run, answer


def test_what_the_kronor_of_2022_recover(run: Run) -> None:
    """Every sum from 270 000 to 310 000 and every total from 1 225 525 to 1 225 545 was tried by plain integers."""
    expected = json.loads(Path(__file__).with_name("recovered-2022.json").read_text("utf-8"))
    asked = ("--column", "2022", "--recover", "--sums", "270000-310000", "--within", "10")
    data = answer(run, "audit", "kostnad-per-kommun-2022-06-09", *asked, status=1)
    assert data["recovered"] == [expected]
    assert data["search"]["sure"] is True
    assert (data["search"]["pairs"], data["search"]["done"]) == (40_001 * 21, 40_001 * 21)
