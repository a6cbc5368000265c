"""Two sides beside each other, as a workspace answers: agreements, grants, posts, years, and what if."""

import csv
import io
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from asked import a_day, column, data_of, page_of, without
from nara_vard_finans import Amount, Workspace, embedded
from nara_vard_finans.analysis import Comparison, Scenario
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Leaving, YearlyCost
from nara_vard_finans.workspace import Answer, ComparisonQuestion, QuestionError

ASK = Workspace.open()
Change = Callable[[Scenario], Scenario]
NEW, OLD, POST, GRANT = "rss-dalarna-2023", "rss-dalarna-2018", "rss-gnv-post-2023", "ok-gnv-2020"
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
    assumptions = {name: total * number // whole for name, number in people.items()}
    waiting = sorted(people, key=lambda name: -(total * people[name] % whole))
    for name in waiting[: total - sum(assumptions.values())]:
        assumptions[name] += 1
    return assumptions


def printed(**asked: Any) -> Answer[Comparison]:
    """Ask for both agreements as they are printed."""
    return ASK.compare(OLD, NEW, years=(2022, 2023), question=ComparisonQuestion(as_printed=True, **asked))


def what_if(change: Change) -> Answer[Comparison]:
    """Ask what a change of the agreement would mean."""
    return ASK.compare(NEW, change=change)


def orsa_leaves(leaving: str) -> Change:
    return lambda old: without(old, "Orsa", leaving=Leaving(leaving))


def of_post(
    other: str | None = None,
    *,
    on: str = "2025-11-01",
    years: Any = (None, None),
    change: Change | None = None,
    **asked: Any,
) -> Answer[Comparison]:
    """Ask of the post by the example of its journal."""
    question = ComparisonQuestion(on=a_day(on), **asked)
    return ASK.compare(POST, other, years=years, question=question, journals=["exempel-gnv-post-2023"], change=change)


def less(people: Mapping[str, int], name: str) -> dict[str, int]:
    return {other: number for other, number in people.items() if other != name}


class TestAgreements:
    def test_as_printed_party_by_party(self) -> None:
        data = data_of(printed(), in_order=False)
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

    def test_the_terms_that_differ(self) -> None:
        terms = {term["term"]: (term["before"], term["after"]) for term in data_of(printed(), in_order=False)["terms"]}
        silent = "framgår inte av handlingarna"
        assert terms.pop("covers")[0].startswith("Tre tjänster")
        assert terms.pop("cost_key") == (
            "kommunerna 50 % och regionen 50 %; kommunerna: folkmängd, vars tal inte framgår av handlingarna",
            "kommunerna 50 % och regionen 50 %; kommunerna: folkmängd juni 2021",
        )
        assert terms == {
            "term": ("2018-01-01–2022-12-31", "2023-01-01–2026-12-31"), "posts": ("3", "4"),
            "per_post": (silent, "1 000 000 kr"), "cost": ("2022: 2 451 070 kr", "4 000 000 kr"),
            "notice": ("12 månader", silent), "dispute": ("Genom förhandlingar mellan parterna.", silent),
        }  # fmt: skip

    def test_a_row_by_code_or_name(self) -> None:
        found = Workspace.open().compare("rss-dalarna-2023", change=lambda scenario: scenario.with_posts(5)).result
        assert found.row("Orsa") == found.row("2034")
        assert found.row("Orsa").change == Fraction(60_155 - 48_124, 48_124)  # four posts become five
        assert found.sums[-1].change == Fraction(1, 4)

    def test_as_a_page(self) -> None:
        reply = printed()
        out = page_of(reply)
        assert not reply.is_in_order
        assert (
            "Orsa                           29 456     48 124        18 668         63,4          4,24          6,94"
            in out
        )
        assert "Villkor som skiljer" in out
        assert "Tjänster: 3 → 4" in out
        english = page_of(printed(), "en")
        assert "Terms that differ" in english
        assert "Period of notice: 12 months → not stated in the papers" in english
        marked = printed().report().markdown()
        assert "| Orsa | 29 456 | 48 124 | 18 668 | 63,4 | 4,24 | 6,94 |" in marked
        rows = list(csv.DictReader(io.StringIO(printed().report().csv())))
        assert {row["name"]: row["difference"] for row in rows}["Orsa"] == "18668"
        assert rows[-1]["before_per_inhabitant"] == ""

    def test_on_another_population(self) -> None:
        data = data_of(
            printed(population=STATISTICS["november"]),
            in_order=False,
        )
        orsa = next(row for row in data["rows"] if row["name"] == "Orsa")
        assert Fraction(orsa["after_per_inhabitant"]) == Fraction(48_124, 6_887)
        assert not data["after"]["rests_on_it"]

    def test_as_reckoned_on_one_basis(self) -> None:
        """2 451 070 is 1 225 535 for each side; 4 000 000 is 2 000 000."""
        data = data_of(ASK.compare(OLD, NEW, question=ComparisonQuestion(basis=STATISTICS["november"])))
        assert column(data, "before") == {**by_remainders(1_225_535, NOVEMBER), REGION: 1_225_535}
        assert column(data, "after") == {**by_remainders(2_000_000, NOVEMBER), REGION: 2_000_000}
        assert (data["before"]["label"], data["after"]["label"]) == (f"{OLD} 2022", f"{NEW} 2023")


class TestWhatIf:
    def test_what_a_fifth_post_adds(self) -> None:
        """A million in all: 500 000 for each principal, and for each municipality what 2 500 000 is above 2 000 000."""
        data = data_of(ASK.compare(NEW, years=(2024, 2024), change=lambda old: old.with_posts(5)))
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
        out = page_of(what_if(lambda old: old.with_posts(5)))
        assert "Som det är, kr  5 tjänster, kr" in out
        assert "As it is, kr  5 posts, kr" in page_of(what_if(lambda old: old.with_posts(5)), "en")

    def test_a_name_that_is_too_long_for_a_column(self) -> None:
        """Twelve letters stand over a column; a longer name stands in the title, and a letter over the column."""
        twelve, longer = "100 tjänster", "utan Orsa (de som är kvar delar hela kostnaden)"
        assert len(twelve) == 12
        out = page_of(what_if(lambda old: old.with_posts(100)))
        assert f"Som det är, kr  {twelve}, kr" in out
        assert f"{NEW} 2023 mot {NEW} 2023, {twelve}\n" in out
        out = page_of(what_if(orsa_leaves("others-share")))
        assert f"A: {NEW} 2023; B: {NEW} 2023, {longer}\n" in out
        headings = next(line for line in out.splitlines() if line.startswith("Part "))
        assert headings.split() == [
            "Part",
            "A,",
            "kr",
            "B,",
            "kr",
            "Skillnad,",
            "kr",
            "Skillnad,",
            "%",
            "A,",
            "kr/inv",
            "B,",
            "kr/inv",
        ]
        assert "Som det är" not in out

    def test_only_the_second_side_is_changed(self) -> None:
        data = data_of(
            ASK.compare(NEW, NEW, years=(2023, 2023), change=lambda old: old.with_cost(Amount.parse("2600000")))
        )
        assert column(data, "before") == {**by_remainders(2_000_000, JUNE), REGION: 2_000_000}
        assert column(data, "after") == {**by_remainders(1_300_000, JUNE), REGION: 1_300_000}

    def test_another_population(self) -> None:
        data = data_of(what_if(lambda old: old.on_basis(embedded().statistic(STATISTICS["november"]))))
        assert column(data, "after") == {**by_remainders(2_000_000, NOVEMBER), REGION: 2_000_000}
        assert data["after"]["population"] == STATISTICS["november"]

    def test_one_does_not_take_part(self) -> None:
        shared = data_of(what_if(orsa_leaves("others-share")))
        assert column(shared, "after") == {
            **by_remainders(2_000_000, less(JUNE, "Orsa")),
            REGION: 2_000_000,
            "Orsa": None,
        }
        assert shared["after"]["label"] == f"{NEW} 2023, utan Orsa (de som är kvar delar hela kostnaden)"
        assert shared["terms"] == []
        away = data_of(what_if(orsa_leaves("falls-away")), in_order=False)
        assert [finding["message"] for finding in away["findings"]] == [
            "48 124 kr av 4 000 000 kr finansieras inte av någon."
        ]
        assert column(away, "after") == {
            **less(by_remainders(2_000_000, JUNE), "Orsa"),
            REGION: 2_000_000,
            "Orsa": None,
        }
        assert int(away["sums"][-1]["after"]) == 4_000_000 - 48_124
        ended = data_of(what_if(orsa_leaves("ends")), in_order=False)
        assert ended["findings"][0]["message"].startswith("4 000 000 kr av 4 000 000 kr finansieras inte")
        assert set(column(ended, "after").values()) == {None}
        out = page_of(
            ASK.compare(
                NEW,
                question=ComparisonQuestion(population=STATISTICS["november"]),
                change=lambda old: without(old, "Orsa", leaving=Leaving("others-share")),
            )
        )
        assert "Bara på ena sidan: Orsa." in out
        assert "Folkmängd per kommun i Dalarna, november 2018; beloppen vilar på en annan folkmängd." in out

    def test_several_do_not(self) -> None:
        """Who is left out later goes as who is left out first, unless something else is said."""
        data = data_of(what_if(lambda old: without(without(old, "Orsa", leaving=Leaving("others-share")), "Mora")))
        left = by_remainders(2_000_000, less(less(JUNE, "Orsa"), "Mora"))
        assert column(data, "after") == {**left, REGION: 2_000_000, "Orsa": None, "Mora": None}

    def test_what_is_given_of_leaving_counts(self) -> None:
        data = data_of(
            ASK.compare(
                NEW,
                assumptions=Assumptions(on_leaving=Leaving("others-share")),
                change=lambda old: without(old, "Orsa"),
            )
        )
        assert column(data, "after")["Mora"] == by_remainders(2_000_000, less(JUNE, "Orsa"))["Mora"]

    def test_five_posts_without_one(self) -> None:
        data = data_of(
            what_if(lambda old: without(old.with_posts(5), "Orsa", leaving=Leaving("falls-away"))),
            in_order=False,
        )
        assert column(data, "after")["Mora"] == by_remainders(2_500_000, JUNE)["Mora"]

    def test_every_change_is_said(self) -> None:
        data = data_of(
            what_if(lambda old: without(old.with_posts(5), "Orsa", leaving=Leaving("falls-away"))),
            in_order=False,
        )
        assert "utan Orsa" in data["after"]["label"]
        assert "5 tjänster" in data["after"]["label"]


class TestGrants:
    def test_beside_itself_and_as_printed(self) -> None:
        """The printed rows are 2 kr short, and two of them are rounded otherwise: Ludvika and Smedjebacken."""
        data = data_of(ASK.compare(GRANT, GRANT, years=(None, 2020)))
        assert column(data, "before") == by_remainders(15_711_504, NOVEMBER) == column(data, "after")
        assert (data["terms"], data["years"]) == ([], [])
        printed = data_of(ASK.compare(GRANT, GRANT, question=ComparisonQuestion(as_printed=True)), in_order=False)
        assert column(printed, "after") == {name: int(row[2]) for name, row in PRINTED.items()}
        assert printed["before"]["population"] == STATISTICS["november"]

    def test_beside_an_agreement(self) -> None:
        """What a municipality is granted, beside what it pays."""
        data = data_of(ASK.compare(NEW, GRANT, question=ComparisonQuestion(population=STATISTICS["june"])))
        assert column(data, "before") == {**by_remainders(2_000_000, JUNE), REGION: 2_000_000}
        assert column(data, "after") == {**by_remainders(15_711_504, NOVEMBER), REGION: None}
        assert {group["name"]: group["difference"] for group in data["sums"]} == {
            "municipalities": "13711504", "region": None, "whole": None,
        }  # fmt: skip
        assert "Bara på ena sidan: Region Dalarna." in page_of(ASK.compare(NEW, GRANT))

    def test_a_population_that_it_does_not_rest_on(self) -> None:
        data = data_of(ASK.compare(GRANT, GRANT, question=ComparisonQuestion(population=STATISTICS["june"])))
        assert not data["before"]["rests_on_it"]


SHARES = by_remainders(950_000, JUNE)


OF_2024 = {**SHARES, "Orsa": 20_000, REGION: 2_859}
"""What each carries of the example's 2024: Orsa was granted 20 000 kr, and the region carries what is left."""


class TestPosts:
    def test_no_grant_in_2025_year_by_year_and_in_sum(self) -> None:
        data = data_of(of_post(change=lambda old: old.without_grant(2025)))
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

    def test_as_pages(self) -> None:
        reply = of_post(change=lambda old: old.without_grant(2025))
        out = page_of(reply)
        assert reply.is_in_order
        assert out.count("Skillnad, kr") == 4
        assert f"A: {POST} 2025; B: {POST} 2025, inget bidrag 2025\n" in out
        assert "None" not in out
        assert "no grant for 2025" in page_of(
            of_post(change=lambda old: old.without_grant(2025)),
            "en",
        )
        rows = list(csv.DictReader(io.StringIO(of_post(change=lambda old: old.without_grant(2025)).report().csv())))
        assert {row["name"]: row["difference"] for row in rows}[REGION] == "950000"

    def test_what_its_amounts_are_made_of(self) -> None:
        """
        All of 2023 is paid. Of 2024 Vansbro only intends its 22 368 and Orsa lacks 2 859; of 2025, 700 000 is decided.

        950 000 - 22 368 - 2 859 = 924 773, and with 700 000 it is 1 624 773; 250 000 + 22 368 = 272 368.
        """
        data = data_of(of_post(change=lambda old: old.without_grant(2025)))
        before = "betalt 950 000 kr, beslutat 1 624 773 kr och enligt inriktningsbeslut 272 368 kr, "
        after = "betalt 950 000 kr, beslutat 924 773 kr och enligt inriktningsbeslut 22 368 kr, "
        for side, financiers, employer in (("before", before, "2 859 kr"), ("after", after, "952 859 kr")):
            note = data[side]["note"]
            assert financiers in note
            assert note.endswith(f"Arbetsgivaren bär det ofinansierade, {employer}.")
            assert f"{data[side]['label']}: {note}" in page_of(of_post(change=lambda old: old.without_grant(2025)))
        one = data_of(of_post(NEW, years=(2024, None)))
        assert "betalt 0 kr, beslutat 924 773 kr och enligt inriktningsbeslut 22 368 kr, " in one["before"]["note"]
        assert one["after"]["note"] is None

    def test_two_of_its_years(self) -> None:
        data = data_of(of_post(POST, years=(2023, 2024)))
        assert data["years"] == []
        assert (data["before"]["year"], data["after"]["year"]) == (2023, 2024)
        assert column(data, "before") == {**SHARES, REGION: 0}
        assert column(data, "after") == OF_2024
        assert "2023, kr" in page_of(of_post(POST, years=(2023, 2024)))

    def test_one_year_changed(self) -> None:
        """No amounts are known in January: half of the cost is assumed, of each half of its share."""
        data = data_of(of_post(on="2023-01-15", years=(2025, 2025), change=lambda old: old.with_grant(2025, 50)))
        half = {name: share // 2 for name, share in SHARES.items()}
        after = column(data, "after")
        assert after.pop(REGION) == 475_000
        assert all(amount in {half[name], half[name] + 1} for name, amount in after.items())
        assert data["years"] == []

    def test_another_cost(self) -> None:
        data = data_of(of_post(on="2022-10-14", change=lambda old: old.with_cost(Amount.parse("1 mkr"))))
        assert column(data, "after") == {
            **{name: 3 * share for name, share in by_remainders(1_000_000, JUNE).items()},
            REGION: 0,
        }
        assert data["after"]["label"] == f"{POST}, 1 000 000 kr per år"

    def test_one_who_does_not_take_part(self) -> None:
        away = data_of(of_post(on="2023-04-01", years=(2023, 2023), change=orsa_leaves("falls-away")))
        assert column(away, "after") == {**SHARES, "Orsa": 0, REGION: SHARES["Orsa"]}
        shared = data_of(of_post(on="2023-04-01", years=(2023, 2023), change=orsa_leaves("others-share")))
        assert column(shared, "after") == {**by_remainders(950_000, less(JUNE, "Orsa")), REGION: 0, "Orsa": None}

    def test_on_another_basis_there_is_no_change_to_tell_of(self) -> None:
        """Two years on another basis: what all intend is 950 000 by the population of November 2018."""
        data = data_of(of_post(POST, on="2022-10-14", years=(2023, 2024), basis=STATISTICS["november"]))
        assert column(data, "before") == {**by_remainders(950_000, NOVEMBER), REGION: 0}
        assert data["before"]["label"] == f"{POST} 2023"

    def test_what_is_given(self) -> None:
        data = data_of(
            ASK.compare(
                POST,
                NEW,
                years=(2023, None),
                question=ComparisonQuestion(on=a_day("2022-10-14")),
                assumptions=Assumptions(
                    cost=YearlyCost(amount=Amount.parse("950 tkr")), basis=embedded().statistic(STATISTICS["june"])
                ),
            )
        )
        assert column(data, "before") == {**dict.fromkeys(JUNE, 0), REGION: 950_000}  # nobody intends anything
        assert column(data, "after") == {**by_remainders(2_000_000, JUNE), REGION: 2_000_000}

    def test_beside_an_agreement(self) -> None:
        data = data_of(
            ASK.compare(
                NEW,
                POST,
                years=(None, 2024),
                question=ComparisonQuestion(on=a_day("2025-11-01")),
                journals=["exempel-gnv-post-2023"],
            )
        )
        assert column(data, "after") == OF_2024
        assert (data["terms"], data["years"]) == ([], [])

    def test_another_population(self) -> None:
        data = data_of(of_post(POST, population=STATISTICS["november"]))
        orsa = next(row for row in data["rows"] if row["name"] == "Orsa")
        assert Fraction(orsa["after_per_inhabitant"]) == Fraction(2 * SHARES["Orsa"] + 20_000, 6_887)
        assert data["before"]["population"] == STATISTICS["november"]

    def test_a_population_that_it_does_not_rest_on(self) -> None:
        data = data_of(of_post(POST, years=(2023, 2024), population=STATISTICS["november"]))
        assert not data["before"]["rests_on_it"]

    def test_another_population_year_by_year(self) -> None:
        data = data_of(of_post(POST, population=STATISTICS["november"]))
        orsa = next(row for row in data["years"][1]["rows"] if row["name"] == "Orsa")
        assert Fraction(orsa["after_per_inhabitant"]) == Fraction(20_000, 6_887)


def test_what_was_paid_beside_what_is_to_be_invoiced() -> None:
    """Avesta paid 97 515 kr as printed, and 2 000 000 kr by 22 986 of 288 382 is 159 413 kr."""
    asked = ComparisonQuestion(printed_side="before")
    found = ASK.compare(OLD, NEW, years=(2022, 2023), question=asked).result
    row = next(each for each in found.rows if each.party.name == "Avesta")
    assert (str(row.before), str(row.after), str(row.difference)) == ("97 515 kr", "159 413 kr", "61 898 kr")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"printed_side": "after", "as_printed": True}, "leave one of them out"),
        ({"printed_side": "b"}, "no side 'b'"),
    ],
)
def test_one_side_or_both_and_which(more: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        ComparisonQuestion(**more)
