"""The command line on two sides beside each other: agreements, grants, posts, years, and what if."""

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cli_runs import Run, answer

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NEW, OLD, POST, GRANT = "rss-dalarna-2023", "rss-dalarna-2018", "rss-gnv-post-2023", "ok-gnv-2020"
EXAMPLE = ("--journal", "exempel-gnv-post-2023")
PRINTED = {
    row.split(",")[0]: row.split(",")
    for row in (Path(__file__).parents[1] / "golden" / "tables.csv").read_text("utf-8").splitlines()[5:]
}
NOVEMBER, JUNE, N22, N23 = ({name: int(row[place]) for name, row in PRINTED.items()} for place in (1, 3, 4, 5))
REGION = "Region Dalarna"
STATISTICS = {"june": "population-dalarna-2021-06", "november": "population-dalarna-2018-11"}


def by_remainders(total: int, people: Mapping[str, int]) -> dict[str, int]:
    """Share whole kronor by the largest remainder, in plain integers; no two remainders are the same."""
    whole = sum(people.values())
    given = {name: total * number // whole for name, number in people.items()}
    waiting = sorted(people, key=lambda name: -(total * people[name] % whole))
    for name in waiting[: total - sum(given.values())]:
        given[name] += 1
    return given


def less(people: Mapping[str, int], name: str) -> dict[str, int]:
    return {other: number for other, number in people.items() if other != name}


def column(data: dict[str, Any], key: str) -> dict[str, int | None]:
    """Give one column of a comparison by name, having seen that it makes its sums and differences."""
    rows = data["rows"]
    for row in rows:
        both = row["before"] is not None and row["after"] is not None
        assert row["difference"] == (str(int(row["after"]) - int(row["before"])) if both else None)
    for side in ("before", "after"):
        sums = {group["name"]: group[side] for group in data["sums"]}
        assert int(sums["whole"]) == sum(int(row[side] or 0) for row in rows)
        for name in {row["side"] for row in rows}:
            assert int(sums[name]) == sum(int(row[side] or 0) for row in rows if row["side"] == name)
    return {row["name"]: None if row[key] is None else int(row[key]) for row in rows}


class TestAgreements:
    PAIR = ("compare", f"{OLD}:2022", f"{NEW}:2023", "--as-printed")

    def test_as_printed_party_by_party(self, run: Run) -> None:
        data = answer(run, *self.PAIR, status=1)
        assert column(data, "before") == {**N22, REGION: 1_225_535}
        assert column(data, "after") == {**N23, REGION: 2_000_000}
        assert column(data, "difference")[REGION] == 774_465
        for row in data["rows"][:-1]:
            assert Fraction(row["before_per_inhabitant"]) == Fraction(N22[row["name"]], JUNE[row["name"]])
            assert Fraction(row["after_per_inhabitant"]) == Fraction(N23[row["name"]], JUNE[row["name"]])
        assert (data["before"]["rests_on_it"], data["after"]["rests_on_it"]) == (False, True)
        sums = {group["name"]: group for group in data["sums"]}
        assert (sums["municipalities"]["before"], sums["municipalities"]["before_printed"]) == ("1225537", "1225535")
        assert (sums["municipalities"]["after"], sums["municipalities"]["after_printed"]) == ("2000004", "2000000")
        assert (sums["whole"]["after"], sums["whole"]["after_printed"]) == ("4000004", "4000000")

    def test_the_terms_that_differ(self, run: Run) -> None:
        terms = {term["term"]: (term["before"], term["after"]) for term in answer(run, *self.PAIR, status=1)["terms"]}
        silent = "står inte i källan"
        assert terms.pop("covers")[0].startswith("Tre tjänster")
        assert terms.pop("cost_key") == (
            "kommunerna 50 %, regionen 50 %; kommunerna: folkmängd, siffrorna står inte i källan",
            "kommunerna 50 %, regionen 50 %; kommunerna: folkmängd juni 2021",
        )
        assert terms == {
            "term": ("2018-01-01–2022-12-31", "2023-01-01–2026-12-31"), "posts": ("3", "4"),
            "per_post": (silent, "1 000 000 kr"), "cost": ("2022: 2 451 070 kr", "4 000 000 kr"),
            "notice": ("12 månader", silent), "dispute": ("Genom förhandlingar mellan parterna.", silent),
        }  # fmt: skip

    def test_as_a_page(self, run: Run) -> None:
        status, out, err = run(*self.PAIR)
        assert (status, err) == (1, "")
        assert "Orsa                           29 456     48 124        18 668          4,24          6,94" in out
        assert "Villkor som skiljer" in out
        assert "Tjänster: 3 → 4" in out
        english = run(*self.PAIR, "--lang", "en")[1]
        assert "Terms that differ" in english
        assert "Period of notice: 12 months → not in the source" in english
        marked = run(*self.PAIR, "--format", "md")[1]
        assert "| Orsa | 29 456 | 48 124 | 18 668 | 4,24 | 6,94 |" in marked
        rows = list(csv.DictReader(io.StringIO(run(*self.PAIR, "--format", "csv")[1])))
        assert {row["name"]: row["difference"] for row in rows}["Orsa"] == "18668"
        assert rows[-1]["before_per_inhabitant"] == ""

    def test_on_another_population(self, run: Run) -> None:
        data = answer(run, *self.PAIR, "--population", STATISTICS["november"], status=1)
        orsa = next(row for row in data["rows"] if row["name"] == "Orsa")
        assert Fraction(orsa["after_per_inhabitant"]) == Fraction(48_124, 6_887)
        assert not data["after"]["rests_on_it"]

    def test_as_reckoned_on_one_basis(self, run: Run) -> None:
        """2 451 070 is 1 225 535 for each side; 4 000 000 is 2 000 000."""
        data = answer(run, "compare", OLD, NEW, "--basis", STATISTICS["november"])
        assert column(data, "before") == {**by_remainders(1_225_535, NOVEMBER), REGION: 1_225_535}
        assert column(data, "after") == {**by_remainders(2_000_000, NOVEMBER), REGION: 2_000_000}
        assert (data["before"]["label"], data["after"]["label"]) == (f"{OLD} 2022", f"{NEW} 2023")

    def test_an_agreement_of_which_no_cost_is_stated(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "a.toml"
        path.write_text(
            '[parties.municipalities]\nA = "Aby"\n[[agreements]]\nid = "prov"\ntitle = "Prov"\n'
            "term = { first_day = 2025-01-01, last_day = 2026-12-31 }\ncost = { posts = 3 }\n"
            'cost_key = { kind = "equal", parties = ["A"] }\n',
            "utf-8",
        )
        status, out, err = run("compare", path, NEW)
        assert (status, out) == (2, "")
        assert "no cost is stated for prov in 2025" in err


class TestWhatIf:
    def test_what_a_fifth_post_adds(self, run: Run) -> None:
        """A million in all: 500 000 for each principal, and for each municipality what 2 500 000 is above 2 000 000."""
        data = answer(run, "compare", f"{NEW}:2024", "--what-if", "posts=5")
        before, after = by_remainders(2_000_000, JUNE), by_remainders(2_500_000, JUNE)
        assert column(data, "before") == {**before, REGION: 2_000_000}
        assert column(data, "after") == {**after, REGION: 2_500_000}
        assert column(data, "difference") == {**{name: after[name] - before[name] for name in JUNE}, REGION: 500_000}
        assert {group["name"]: group["difference"] for group in data["sums"]} == {
            "municipalities": "500000", "region": "500000", "whole": "1000000",
        }  # fmt: skip
        assert [(term["term"], term["before"], term["after"]) for term in data["terms"]] == [
            ("posts", "4", "5"), ("cost", "4 000 000 kr", "5 000 000 kr"),
        ]  # fmt: skip
        assert (data["before"]["label"], data["after"]["label"]) == (f"{NEW} 2024", f"{NEW} 2024, 5 tjänster")
        out = run("compare", NEW, "--what-if", "posts=5")[1]
        assert "Som det är, kr  5 tjänster, kr" in out
        assert "As it is, kr  5 posts, kr" in run("compare", NEW, "--what-if", "posts=5", "--lang", "en")[1]

    def test_a_name_that_is_too_long_for_a_column(self, run: Run) -> None:
        """Twelve letters stand over a column; a longer name stands in the title, and a letter over the column."""
        twelve, longer = "100 tjänster", "utan Orsa (de som är kvar delar hela kostnaden)"
        assert len(twelve) == 12
        out = run("compare", NEW, "--what-if", "posts=100")[1]
        assert f"Som det är, kr  {twelve}, kr" in out
        assert f"{NEW} 2023 mot {NEW} 2023, {twelve}\n" in out
        out = run("compare", NEW, "--what-if", "without=Orsa:others-share")[1]
        assert f"A: {NEW} 2023; B: {NEW} 2023, {longer}\n" in out
        headings = next(line for line in out.splitlines() if line.startswith("Part "))
        assert headings.split() == ["Part", "A,", "kr", "B,", "kr", "Skillnad,", "kr", "A,", "kr/inv", "B,", "kr/inv"]
        assert "Som det är" not in out

    def test_only_the_second_side_is_changed(self, run: Run) -> None:
        data = answer(run, "compare", f"{NEW}:2023", f"{NEW}:2023", "--what-if", "cost=2600000")
        assert column(data, "before") == {**by_remainders(2_000_000, JUNE), REGION: 2_000_000}
        assert column(data, "after") == {**by_remainders(1_300_000, JUNE), REGION: 1_300_000}

    def test_another_population(self, run: Run) -> None:
        data = answer(run, "compare", NEW, "--what-if", f"basis={STATISTICS['november']}")
        assert column(data, "after") == {**by_remainders(2_000_000, NOVEMBER), REGION: 2_000_000}
        assert data["after"]["population"] == STATISTICS["november"]

    def test_one_does_not_take_part(self, run: Run) -> None:
        arguments = ("compare", NEW, "--what-if")
        shared = answer(run, *arguments, "without=Orsa:others-share")
        assert column(shared, "after") == {
            **by_remainders(2_000_000, less(JUNE, "Orsa")),
            REGION: 2_000_000,
            "Orsa": None,
        }
        assert shared["after"]["label"] == f"{NEW} 2023, utan Orsa (de som är kvar delar hela kostnaden)"
        assert shared["terms"] == []
        away = answer(run, *arguments, "without=Orsa:falls-away", status=1)
        assert [finding["message"] for finding in away["findings"]] == [
            "48 124 kr av 4 000 000 kr finansieras inte av någon."
        ]
        assert column(away, "after") == {
            **less(by_remainders(2_000_000, JUNE), "Orsa"),
            REGION: 2_000_000,
            "Orsa": None,
        }
        assert int(away["sums"][-1]["after"]) == 4_000_000 - 48_124
        ended = answer(run, *arguments, "without=Orsa:ends", status=1)
        assert ended["findings"][0]["message"].startswith("4 000 000 kr av 4 000 000 kr finansieras inte")
        assert set(column(ended, "after").values()) == {None}
        out = run(*arguments, "without=Orsa:others-share", "--population", STATISTICS["november"])[1]
        assert "Bara på ena sidan: Orsa." in out
        assert "Folkmängd per kommun i Dalarna, november 2018; beloppen vilar på en annan folkmängd." in out

    def test_several_do_not(self, run: Run) -> None:
        """Who is left out later goes as who is left out first, unless something else is said."""
        data = answer(run, "compare", NEW, "--what-if", "without=Orsa:others-share", "--what-if", "without=Mora")
        left = by_remainders(2_000_000, less(less(JUNE, "Orsa"), "Mora"))
        assert column(data, "after") == {**left, REGION: 2_000_000, "Orsa": None, "Mora": None}

    def test_what_is_given_of_leaving_counts(self, run: Run) -> None:
        data = answer(run, "compare", NEW, "--given", "on-leaving=others-share", "--what-if", "without=Orsa")
        assert column(data, "after")["Mora"] == by_remainders(2_000_000, less(JUNE, "Orsa"))["Mora"]

    def test_five_posts_without_one(self, run: Run) -> None:
        data = answer(run, "compare", NEW, "--what-if", "posts=5", "--what-if", "without=Orsa:falls-away", status=1)
        assert column(data, "after")["Mora"] == by_remainders(2_500_000, JUNE)["Mora"]

    def test_every_change_is_said(self, run: Run) -> None:
        data = answer(run, "compare", NEW, "--what-if", "posts=5", "--what-if", "without=Orsa:falls-away", status=1)
        assert "utan Orsa" in data["after"]["label"]
        assert "5 tjänster" in data["after"]["label"]


class TestGrants:
    def test_beside_itself_and_as_printed(self, run: Run) -> None:
        """The printed rows are 2 kr short, and two of them are rounded otherwise: Ludvika and Smedjebacken."""
        data = answer(run, "compare", GRANT, f"{GRANT}:2020")
        assert column(data, "before") == by_remainders(15_711_504, NOVEMBER) == column(data, "after")
        assert (data["terms"], data["years"]) == ([], [])
        printed = answer(run, "compare", GRANT, GRANT, "--as-printed", status=1)
        assert column(printed, "after") == {name: int(row[2]) for name, row in PRINTED.items()}
        assert printed["before"]["population"] == STATISTICS["november"]

    def test_beside_an_agreement(self, run: Run) -> None:
        """What a municipality is granted, beside what it pays."""
        data = answer(run, "compare", NEW, GRANT, "--population", STATISTICS["june"])
        assert column(data, "before") == {**by_remainders(2_000_000, JUNE), REGION: 2_000_000}
        assert column(data, "after") == {**by_remainders(15_711_504, NOVEMBER), REGION: None}
        assert {group["name"]: group["difference"] for group in data["sums"]} == {
            "municipalities": "13711504", "region": None, "whole": None,
        }  # fmt: skip
        assert "Bara på ena sidan: Region Dalarna." in run("compare", NEW, GRANT)[1]

    def test_a_population_that_it_does_not_rest_on(self, run: Run) -> None:
        data = answer(run, "compare", GRANT, GRANT, "--population", STATISTICS["june"])
        assert not data["before"]["rests_on_it"]

    def test_one_that_goes_to_no_parties(self, run: Run) -> None:
        status, out, err = run("compare", GRANT, "stimulans-aldre-2011")
        assert (status, out) == (2, "")
        assert "is no party, and cannot be compared party by party" in err


SHARES = by_remainders(950_000, JUNE)
OF_2024 = {**SHARES, "Orsa": 20_000, REGION: 2_859}
"""What each carries of the example's 2024: Orsa was granted 20 000 kr, and the region carries what is left."""


class TestPosts:
    ON = (*EXAMPLE, "--on", "2025-11-01")

    def test_no_grant_in_2025_year_by_year_and_in_sum(self, run: Run) -> None:
        data = answer(run, "compare", POST, "--what-if", "no-grant=2025", *self.ON)
        years = {year["year"]: year for year in data["years"]}
        assert list(years) == [2023, 2024, 2025]
        assert column(years[2023], "after") == column(years[2023], "before") == {**SHARES, REGION: 0}
        assert column(years[2024], "after") == column(years[2024], "before") == OF_2024
        assert column(years[2025], "before") == {**SHARES, REGION: 0}
        assert column(years[2025], "after") == {**dict.fromkeys(SHARES, 0), REGION: 950_000}
        assert column(data, "before") == {
            **{name: 3 * share for name, share in SHARES.items()}, "Orsa": 2 * SHARES["Orsa"] + 20_000, REGION: 2_859,
        }  # fmt: skip
        assert column(data, "difference") == {**{name: -share for name, share in SHARES.items()}, REGION: 950_000}
        assert data["sums"][-1]["difference"] == "0"

    def test_as_pages(self, run: Run) -> None:
        arguments = ("compare", POST, "--what-if", "no-grant=2025", *self.ON)
        status, out, err = run(*arguments)
        assert (status, err) == (0, "")
        assert out.count("Skillnad, kr") == 4
        assert f"A: {POST} 2025; B: {POST} 2025, inget bidrag 2025\n" in out
        assert "None" not in out
        assert "no grant for 2025" in run(*arguments, "--lang", "en")[1]
        rows = list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv")[1])))
        assert {row["name"]: row["difference"] for row in rows}[REGION] == "950000"

    def test_what_its_amounts_are_made_of(self, run: Run) -> None:
        """
        All of 2023 is paid. Of 2024 Vansbro only intends its 22 368 and Orsa lacks 2 859; of 2025, 700 000 is decided.

        950 000 - 22 368 - 2 859 = 924 773, and with 700 000 it is 1 624 773; 250 000 + 22 368 = 272 368.
        """
        arguments = ("compare", POST, "--what-if", "no-grant=2025", *self.ON)
        data = answer(run, *arguments)
        before = "betalt 950 000 kr, beslutat 1 624 773 kr och avsett 272 368 kr; "
        after = "betalt 950 000 kr, beslutat 924 773 kr och avsett 22 368 kr; "
        for side, financiers, employer in (("before", before, "2 859 kr"), ("after", after, "952 859 kr")):
            note = data[side]["note"]
            assert financiers in note
            assert note.endswith(f"Arbetsgivaren bär det ofinansierade, {employer}.")
            assert f"{data[side]['label']}: {note}" in run(*arguments)[1]
        one = answer(run, "compare", f"{POST}:2024", NEW, *self.ON)
        assert "betalt 0 kr, beslutat 924 773 kr och avsett 22 368 kr; " in one["before"]["note"]
        assert one["after"]["note"] is None

    def test_two_of_its_years(self, run: Run) -> None:
        data = answer(run, "compare", f"{POST}:2023", f"{POST}:2024", *self.ON)
        assert data["years"] == []
        assert (data["before"]["year"], data["after"]["year"]) == (2023, 2024)
        assert column(data, "before") == {**SHARES, REGION: 0}
        assert column(data, "after") == OF_2024
        assert "2023, kr" in run("compare", f"{POST}:2023", f"{POST}:2024", *self.ON)[1]

    def test_one_year_changed(self, run: Run) -> None:
        """No amounts are known in January: half of the cost is assumed, of each half of its share."""
        data = answer(run, "compare", f"{POST}:2025", "--what-if", "grant=2025:50", *EXAMPLE, "--on", "2023-01-15")
        half = {name: share // 2 for name, share in SHARES.items()}
        after = column(data, "after")
        assert after.pop(REGION) == 475_000
        assert all(amount in {half[name], half[name] + 1} for name, amount in after.items())
        assert data["years"] == []

    def test_another_cost(self, run: Run) -> None:
        data = answer(run, "compare", POST, "--what-if", "cost=1 mkr", *EXAMPLE, "--on", "2022-10-14")
        assert column(data, "after") == {
            **{name: 3 * share for name, share in by_remainders(1_000_000, JUNE).items()},
            REGION: 0,
        }
        assert data["after"]["label"] == f"{POST}, 1 000 000 kr per år"

    def test_one_who_does_not_take_part(self, run: Run) -> None:
        arguments = ("compare", f"{POST}:2023", *EXAMPLE, "--on", "2023-04-01", "--what-if")
        away = answer(run, *arguments, "without=Orsa:falls-away")
        assert column(away, "after") == {**SHARES, "Orsa": 0, REGION: SHARES["Orsa"]}
        shared = answer(run, *arguments, "without=Orsa:others-share")
        assert column(shared, "after") == {**by_remainders(950_000, less(JUNE, "Orsa")), REGION: 0, "Orsa": None}

    def test_on_another_basis_there_is_no_change_to_tell_of(self, run: Run) -> None:
        """Two years on another basis: what all intend is 950 000 by the population of November 2018."""
        on = (*EXAMPLE, "--on", "2022-10-14", "--basis", STATISTICS["november"])
        data = answer(run, "compare", f"{POST}:2023", f"{POST}:2024", *on)
        assert column(data, "before") == {**by_remainders(950_000, NOVEMBER), REGION: 0}
        assert data["before"]["label"] == f"{POST} 2023"

    def test_what_is_given(self, run: Run) -> None:
        given = ("--given", "cost=950 tkr", "--given", f"basis={STATISTICS['june']}", "--on", "2022-10-14")
        data = answer(run, "compare", f"{POST}:2023", NEW, *given)
        assert column(data, "before") == {**dict.fromkeys(JUNE, 0), REGION: 950_000}  # nobody intends anything
        assert column(data, "after") == {**by_remainders(2_000_000, JUNE), REGION: 2_000_000}

    def test_what_is_not_given(self, run: Run) -> None:
        status, out, err = run("compare", POST, NEW, "--on", "2022-10-14")
        assert (status, out) == (2, "")
        assert f"no paper states what {POST} costs" in err

    def test_beside_an_agreement(self, run: Run) -> None:
        data = answer(run, "compare", NEW, f"{POST}:2024", *self.ON)
        assert column(data, "after") == OF_2024
        assert (data["terms"], data["years"]) == ([], [])

    @pytest.mark.parametrize("pair", [(f"{POST}:2024", POST), (NEW, POST)])
    def test_all_its_years_beside_one(self, run: Run, pair: tuple[str, str]) -> None:
        assert "None" not in run("compare", *pair, *self.ON)[1]

    def test_another_population(self, run: Run) -> None:
        data = answer(run, "compare", POST, POST, *self.ON, "--population", STATISTICS["november"])
        orsa = next(row for row in data["rows"] if row["name"] == "Orsa")
        assert Fraction(orsa["after_per_inhabitant"]) == Fraction(2 * SHARES["Orsa"] + 20_000, 6_887)
        assert data["before"]["population"] == STATISTICS["november"]

    def test_a_population_that_it_does_not_rest_on(self, run: Run) -> None:
        data = answer(run, "compare", f"{POST}:2023", f"{POST}:2024", *self.ON, "--population", STATISTICS["november"])
        assert not data["before"]["rests_on_it"]

    def test_another_population_year_by_year(self, run: Run) -> None:
        data = answer(run, "compare", POST, POST, *self.ON, "--population", STATISTICS["november"])
        orsa = next(row for row in data["years"][1]["rows"] if row["name"] == "Orsa")
        assert Fraction(orsa["after_per_inhabitant"]) == Fraction(20_000, 6_887)


class TestBadInput:
    def test_two_of_one_id_in_two_files(self, run: Run, tmp_path: Path) -> None:
        """They would be laid beside each other under one name."""
        text = (EXAMPLES / "another-county.toml").read_text("utf-8")
        for name in ("a.toml", "b.toml"):
            (tmp_path / name).write_text(text, "utf-8")
        one, other = tmp_path / "a.toml", tmp_path / "b.toml"
        code, out, err = run("compare", f"{one}:2025", f"{other}:2025")
        assert (code, out) == (2, "")
        assert f"stands both in {one} and in {other}" in err
        assert run("compare", f"{one}:2025", f"{tmp_path / '.' / 'a.toml'}:2025")[0] == 0

    def test_an_own_file_of_a_shipped_id_and_the_shipped_one(self, run: Run, tmp_path: Path) -> None:
        own = tmp_path / "own.toml"
        text = (EXAMPLES / "another-county.toml").read_text("utf-8")
        own.write_text(text.replace('"processledare-2025"', '"rss-dalarna-2018"'), "utf-8")
        code, _, err = run("compare", f"{own}:2025", "rss-dalarna-2018:2022")
        assert (code, f"stands both in {own} and in the facts that ship" in err) == (2, True)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([], "required"),
            ([NEW], "compare with what? name a second one, or say what to change with --what-if"),
            ([NEW, "nothing"], "no agreement, grant or post is called 'nothing'"),
            ([f"{NEW}:23", NEW], "'23' is not a year"),
            ([f"{NEW}:2030", NEW], f"2030 is outside the term of {NEW}"),
            ([f"{OLD}:2019", NEW, "--basis", STATISTICS["june"]], f"no cost is stated for {OLD} in 2019; stated are: 2022"),
            ([OLD, NEW], "--basis ID, or --as-printed"),
            ([f"{NEW}:2024", f"{OLD}:2022", "--as-printed"], f"no printed column is called '{NEW}:2024'"),
            ([NEW, "--as-printed", "--what-if", "posts=5"], f"nothing is printed of {NEW} as asked; leave out --as-printed"),
            ([POST, POST, *EXAMPLE, "--on", "2023-01-15", "--as-printed"], f"nothing is printed of {POST} as asked"),
            ([POST, POST, *EXAMPLE], f"{POST} is a post, which is looked at on a day: say which, with --on DATE"),
            ([POST, POST, *EXAMPLE, "--on", "2023-01"], "'2023-01' is not one day"),
            ([f"{POST}:2026", POST, *EXAMPLE, "--on", "2023-01-15"], f"2026 is no year of {POST}, which is planned for 2023-01-01 to 2025-12-31"),
            ([GRANT, f"{GRANT}:2021"], f"{GRANT} is the grant of 2020, not of 2021; leave the year out"),
            ([GRANT, GRANT, "--basis", STATISTICS["june"]], "other figures can be changed of an agreement or a post"),
            ([GRANT, "--what-if", "posts=5"], "a number of posts can be changed of an agreement alone"),
            ([NEW, "--what-if", "without=Orsa"], "say which: ends, others-share, falls-away"),
            ([NEW, "--what-if", "nothing=5"], "nothing is called 'nothing'"),
            ([NEW, NEW, "--population", "x"], "no statistic is called 'x'"),
            ([NEW, NEW, "--basis", "x"], "no statistic is called 'x'"),
            ([NEW, NEW, *EXAMPLE], f"it tells of '{POST}', expected {NEW}"),
            ([NEW, GRANT, *EXAMPLE], f"it tells of '{POST}', expected {NEW} or {GRANT}"),
            ([NEW, NEW, "--format", "svg"], "invalid choice"),
        ],
    )  # fmt: skip
    def test_one_message_and_status_2(self, run: Run, arguments: list[str], message: str) -> None:
        status, out, err = run("compare", *arguments)
        assert (status, out) == (2, "")
        assert message in err
        assert err.count("\n") == 1

    def test_a_day_without_a_post(self, run: Run) -> None:
        assert run("compare", NEW, NEW, "--on", "igår")[0] == 2

    def test_what_cannot_be_given(self, run: Run) -> None:
        status, out, err = run("compare", NEW, NEW, "--given", "cost=5")
        assert (status, out) == (2, "")
        assert "--given cost serves neither side" in err
