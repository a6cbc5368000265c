"""Statistics that no paper prints: recovered from the kronor of a printed column, and from nothing else."""

import pytest

from cli_runs import Run, answer
from nara_vard_finans import Amount, kronor, share_cost
from nara_vard_finans.agreements import changed_terms
from nara_vard_finans.audit import recover
from nara_vard_finans.core import InexactTypeError, Statistic, Text
from nara_vard_finans.facts import Catalogue
from table_twins import alone, by_remainder

ID = "population-dalarna-recovered-2022"
LOW, HIGH, WITHIN = 270_000, 310_000, 10
"""What the remark of the statistic says was searched."""


def figures(facts: Catalogue) -> dict[str, int]:
    return {code: int(figure) for code, figure in facts.statistic(ID).figures}


def printed(facts: Catalogue) -> dict[str, Amount]:
    """The municipalities' rows of the column for 2022."""
    column = facts.table("kostnad-per-kommun-2022-06-09").column("2022")
    return {code: amount for code, amount in column.amounts if len(code) == 4}


def test_there_is_one(facts: Catalogue) -> None:
    assert [statistic.id for statistic in facts.statistics if statistic.recovered_from] == [ID]


def test_every_one_names_a_printed_column_with_the_same_parties(facts: Catalogue) -> None:
    for statistic in facts.statistics:
        if statistic.recovered_from:
            table, _, column = statistic.recovered_from.partition("/")
            assert set(statistic.by_party) <= set(facts.table(table).column(column).by_party)
            assert statistic.printed_total is None
            assert statistic.as_of is None


def test_its_figures_are_the_only_solution_in_the_range_that_its_remark_states(facts: Catalogue) -> None:
    totals = kronor(1_225_535 - WITHIN), kronor(1_225_535 + WITHIN)
    found = recover(printed(facts), totals, (LOW, HIGH))
    assert found.is_unique
    (solution,) = found.solutions
    assert (solution.basis_total, solution.total, solution.is_exact) == (288_164, kronor(1_225_536), True)
    assert {code: span.low for code, span in solution.weights} == figures(facts)
    stated = " ".join(remark.text.sv for remark in facts.statistic(ID).remarks)
    for number in ("270 000", "310 000", "10 kr", "1 225 535", "288 164", "1 225 536"):
        assert number in stated.replace("\u00a0", " ")


def test_they_give_every_printed_row_of_one_krona_more_than_is_printed(facts: Catalogue) -> None:
    """By a twin in fractions: of 1 225 536, each row rounded by itself."""
    assert sum(figures(facts).values()) == 288_164
    rows = {code: int(amount.kronor) for code, amount in printed(facts).items()}
    assert alone("half-up", figures(facts), 288_164, 1_225_536, 1) == rows


def test_of_the_printed_total_two_rows_are_not_rounded_up(facts: Catalogue) -> None:
    """
    By hand, of 1 225 535: Rättvik 11 089 is 47 160,498 and Smedjebacken 10 935 is 46 505,550.

    The floors sum to 1 225 526, and the nine kronor that are left go to remainders from 0,558 (Ludvika) up; both rows
    have less. The paper prints 47 161 and 46 506.
    """
    sharing = share_cost(facts.agreement("rss-dalarna-2018").on_basis(facts.statistic(ID)), 2022)
    rows = {charge.party.code: int(charge.amount.kronor) for charge in sharing.charges}
    assert sum(rows.values()) == 2_451_070
    region = {code: rows.pop(code) for code in tuple(rows) if len(code) == 2}
    assert region == {"20": 1_225_535}
    assert rows == by_remainder(figures(facts), 1_225_535, {})
    off = {facts.parties[code].name: (rows[code], int(amount.kronor)) for code, amount in printed(facts).items()}
    assert {name: pair for name, pair in off.items() if pair[0] != pair[1]} == {
        "Rättvik": (47_160, 47_161), "Smedjebacken": (46_505, 46_506),
    }  # fmt: skip


def test_the_command_line_says_on_what_it_rests(run: Run) -> None:
    arguments = ("allocate", "rss-dalarna-2018", "--year", "2022", "--basis", ID)
    assert sum(int(row["amount"]) for row in answer(run, *arguments)["rows"]) == 2_451_070
    status, out, _ = run(*arguments)
    assert status == 0
    assert "framräknad i efterhand ur kolumnen för 2022, okänd dag" in out
    assert "worked out afterwards from the column for 2022, day unknown" in run(*arguments, "--lang", "en")[1]
    assert run("explain", *arguments[1:], "--party", "Mora")[0] == 0


def test_no_agreement_rests_on_it_unasked(run: Run) -> None:
    assert run("allocate", "rss-dalarna-2018", "--year", "2022")[0] == 2


def test_a_day_that_nobody_knows_is_said_where_terms_stand_beside_each_other(facts: Catalogue) -> None:
    own = facts.agreement("rss-dalarna-2018")
    (change,) = (each for each in changed_terms(own, own.on_basis(facts.statistic(ID))) if each.name == "cost_key")
    assert change.after.sv.endswith("folkmängd, okänt datum")
    assert change.after.in_english.endswith("population, day unknown")


def test_printed_figures_have_a_day() -> None:
    with pytest.raises(InexactTypeError, match="as_of"):
        Statistic(id="s", title=Text("s"), counts="population", unit="persons", figures={"a": 1})
    own = Statistic(
        id="s", title=Text("s"), counts="population", unit="persons", figures={"a": 1}, recovered_from="t/c"
    )
    assert own.as_of is None
