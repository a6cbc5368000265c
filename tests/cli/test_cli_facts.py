"""``--facts``: the parties and the statistics of files of one's own, for every command."""

from pathlib import Path

import pytest

from cli_runs import Run, answer

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
OWN, COUNTY = EXAMPLES / "my-agreement.toml", EXAMPLES / "county"
AGREEMENT = "utvecklingsledare-2025"
# 12 345, 6 789 and 4 321 of 23 455, as my-agreement.toml has them; shares of 100 000 kr worked by hand:
# 52 632,7…, 28 944,7… and 18 422,5…, so that the floors leave 2 kr, for the two largest remainders, ,78 and ,75.
SHARES = {"9901": "52633", "9902": "28945", "9903": "18422"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    path.write_text("Kommun;Belopp\nNorrby;52633\nSöderby;28945\nÖstervik;18422\n", "utf-8")
    return path


def test_weights_find_the_parties(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("Kommun;Folkmängd\nNorrby;12 345\nSöderby kommun;6 789\nÖstervik;4 321\n", "utf-8")
    data = answer(run, "share", "--total", "100000", "--weights", path, "--facts", OWN)
    assert {row["party"]: row["amount"] for row in data["rows"]} == SHARES
    unknown = answer(run, "share", "--total", "100000", "--weights", path)
    assert unknown["rows"][0]["party"] == "Norrby"


def test_an_audit_tries_the_statistics(run: Run, table: Path) -> None:
    data = answer(run, "audit", table, "--facts", OWN)
    assert "population-exempel-2024-06" in {fit["basis"] for fit in data["fits"]}
    assert [row["party"] for row in data["rows"]] == [*SHARES]


def test_a_definition_refers_to_other_files(run: Run) -> None:
    asked = ("allocate", COUNTY / "agreement.toml", "--year", "2025")
    status, _, err = run(*asked, "--lang", "en")
    assert status == 2
    assert "no party is called 'Bergby'" in err
    assert answer(run, *asked, "--facts", COUNTY / "parties.toml")["rows"]
    assert (
        answer(run, *asked, "--facts", COUNTY)["rows"]
        == answer(run, *asked, "--facts", COUNTY / "parties.toml")["rows"]
    )
    checked = answer(run, "check", COUNTY / "agreement.toml", "--facts", COUNTY / "parties.toml")
    assert [(file["valid"], file["faults"]) for file in checked["files"]] == [(True, [])]


def test_an_id_finds_what_they_hold(run: Run) -> None:
    by_id = answer(run, "allocate", AGREEMENT, "--year", "2025", "--facts", OWN)
    assert by_id == answer(run, "allocate", OWN, "--year", "2025")
    assert by_id == answer(run, "allocate", OWN, "--year", "2025", "--facts", OWN)
    assert answer(run, "explain", AGREEMENT, "--year", "2025", "--party", "Norrby", "--facts", OWN)["party"] == "9901"
    assert answer(run, "compare", f"{AGREEMENT}:2025", f"{AGREEMENT}:2027", "--facts", OWN)["rows"]
    assert answer(run, "status", AGREEMENT, "--on", "2025-02-01", "--facts", OWN)["on"] == "2025-02-01"


def test_what_there_is_and_the_days_to_keep(run: Run) -> None:
    assert AGREEMENT in {entry["id"] for entry in answer(run, "list", "--facts", OWN)["entries"]}
    days = answer(run, "deadlines", "--facts", OWN)["rows"]
    assert {day["id"] for day in days} == {f"{AGREEMENT}/notice", f"{AGREEMENT}/term-ends"}


def test_a_file_among_others_holds_its_own(run: Run) -> None:
    """The agreement of the one is not meant where the other is named."""
    other = EXAMPLES / "another-county.toml"
    told = answer(run, "allocate", other, "--year", "2025", "--facts", OWN)
    assert told == answer(run, "allocate", other, "--year", "2025")
    assert answer(run, "deadlines", OWN, "--facts", other) == answer(run, "deadlines", OWN)


def test_one_that_is_not_there(run: Run) -> None:
    status, _, err = run("list", "--facts", "nowhere.toml", "--lang", "en")
    assert status == 2
    assert "there is no such file" in err


def test_a_faulty_file_of_a_folder_is_told_beside_the_answer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fel.toml").write_text("x = \n", "utf-8")
    status, out, err = run("list", "--kind", "grant", "--facts", tmp_path)
    assert status == 1
    assert "ok-gnv-2020" in out
    assert "fel.toml:1" in err
