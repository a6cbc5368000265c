"""The command line on two sides beside each other: agreements, grants, posts, years, and what if."""

from pathlib import Path

import pytest

from cli_runs import Run

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NEW, OLD, POST, GRANT = "rss-dalarna-2023", "rss-dalarna-2018", "rss-gnv-post-2023", "ok-gnv-2020"


EXAMPLE = ("--journal", "exempel-gnv-post-2023")


STATISTICS = {"june": "population-dalarna-2021-06", "november": "population-dalarna-2018-11"}


class TestAgreements:
    def test_an_agreement_of_which_no_cost_is_stated(self, run_en: Run, tmp_path: Path) -> None:
        path = tmp_path / "a.toml"
        path.write_text(
            '[parties.municipalities]\nA = "Aby"\n[[agreements]]\nid = "prov"\ntitle = "Prov"\n'
            "term = { first_day = 2025-01-01, last_day = 2026-12-31 }\ncost = { posts = 3 }\n"
            'cost_key = { kind = "equal", parties = ["A"] }\n',
            "utf-8",
        )
        status, out, err = run_en("compare", path, NEW)
        assert (status, out) == (2, "")
        assert "no cost is stated for prov in 2025" in err


class TestGrants:
    def test_one_that_goes_to_no_parties(self, run_en: Run) -> None:
        status, out, err = run_en("compare", GRANT, "stimulans-aldre-2011")
        assert (status, out) == (2, "")
        assert "is no party, and cannot be compared party by party" in err


class TestPosts:
    ON = (*EXAMPLE, "--on", "2025-11-01")

    def test_what_is_not_given(self, run_en: Run) -> None:
        status, out, err = run_en("compare", POST, NEW, "--on", "2022-10-14")
        assert (status, out) == (2, "")
        assert f"no paper states what {POST} costs" in err

    @pytest.mark.parametrize("pair", [(f"{POST}:2024", POST), (NEW, POST)])
    def test_all_its_years_beside_one(self, run: Run, pair: tuple[str, str]) -> None:
        assert "None" not in run("compare", *pair, *self.ON)[1]


class TestBadInput:
    def test_two_of_one_id_in_two_files(self, run_en: Run, tmp_path: Path) -> None:
        """They would be laid beside each other under one name."""
        text = (EXAMPLES / "another-county.toml").read_text("utf-8")
        for name in ("a.toml", "b.toml"):
            (tmp_path / name).write_text(text, "utf-8")
        one, other = tmp_path / "a.toml", tmp_path / "b.toml"
        code, out, err = run_en("compare", f"{one}:2025", f"{other}:2025")
        assert (code, out) == (2, "")
        assert f"stands both in {one} and in {other}" in err
        assert run_en("compare", f"{one}:2025", f"{tmp_path / '.' / 'a.toml'}:2025")[0] == 0

    def test_an_own_file_of_a_shipped_id_and_the_shipped_one(self, run_en: Run, tmp_path: Path) -> None:
        own = tmp_path / "own.toml"
        text = (EXAMPLES / "another-county.toml").read_text("utf-8")
        own.write_text(text.replace('"processledare-2025"', '"rss-dalarna-2018"'), "utf-8")
        code, _, err = run_en("compare", f"{own}:2025", "rss-dalarna-2018:2022")
        assert (code, "write replaces = true to replace that" in err) == (2, True)
        own.write_text(text.replace('"processledare-2025"', '"rss-dalarna-2018"\nreplaces = true'), "utf-8")
        code, _, err = run_en("compare", f"{own}:2025", "rss-dalarna-2018:2022")
        assert (code, f"stands both in {own} and in the facts that ship" in err) == (2, True)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([], "missing: A[:YEAR]; see nvf compare --help"),
            ([NEW], "compare with what? name a second one, or say what to change with --what-if"),
            ([NEW, "nothing"], "no agreement, grant or post is called 'nothing'"),
            ([f"{NEW}:23", NEW], "'23' is not a year"),
            ([f"{NEW}:2030", NEW], f"2030 is outside the term of {NEW}"),
            ([f"{OLD}:2019", NEW, "--basis", STATISTICS["june"]], f"no cost is stated for {OLD} in 2019; stated are: 2022"),
            ([OLD, NEW], "--basis ID or --as-printed"),
            ([f"{NEW}:2024", f"{OLD}:2022", "--as-printed"], f"no printed column is called '{NEW}:2024'"),
            ([NEW, "--as-printed", "--what-if", "posts=5"], f"nothing is printed of {NEW} as asked; leave out --as-printed"),
            ([POST, POST, *EXAMPLE, "--on", "2023-01-15", "--as-printed"], f"nothing is printed of {POST} as asked"),
            ([POST, POST, *EXAMPLE], f"{POST} is a post, which is looked at on a day: say which, as --on 2023-02-01"),
            ([POST, POST, *EXAMPLE, "--on", "2023-01"], "'2023-01' is not one day"),
            ([f"{POST}:2026", POST, *EXAMPLE, "--on", "2023-01-15"], f"2026 is no year of {POST}, which is for 2023-01-01 to 2025-12-31"),
            ([GRANT, f"{GRANT}:2021"], f"{GRANT} is the grant of 2020, not of 2021; leave the year out"),
            ([GRANT, GRANT, "--basis", STATISTICS["june"]], "other figures can be changed of an agreement or a post"),
            ([GRANT, "--what-if", "posts=5"], "a number of posts can be changed of an agreement alone"),
            ([NEW, "--what-if", "without=Orsa"], "choose ends, others-share or falls-away"),
            ([NEW, "--what-if", "nothing=5"], "nothing is called 'nothing'"),
            ([NEW, NEW, "--population", "x"], "no statistic is called 'x'"),
            ([NEW, NEW, "--basis", "x"], "no statistic is called 'x'"),
            ([NEW, NEW, *EXAMPLE], f"the journal is of '{POST}', expected {NEW}"),
            ([NEW, GRANT, *EXAMPLE], f"the journal is of '{POST}', expected {NEW} or {GRANT}"),
            ([NEW, NEW, "--format", "svg"], "--format cannot be 'svg'; expected one of table, json, csv"),
        ],
    )  # fmt: skip
    def test_one_message_and_status_2(self, run_en: Run, arguments: list[str], message: str) -> None:
        status, out, err = run_en("compare", *arguments)
        assert (status, out) == (2, "")
        assert message in err
        assert err.count("\n") == 1

    def test_a_day_without_a_post(self, run: Run) -> None:
        assert run("compare", NEW, NEW, "--on", "igår")[0] == 2

    def test_what_cannot_be_given(self, run_en: Run) -> None:
        status, out, err = run_en("compare", NEW, NEW, "--assume", "cost=5")
        assert (status, out) == (2, "")
        assert "--assume cost serves neither side" in err
