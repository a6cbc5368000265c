"""What the library makes of a table, judged by the table's truth."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from trial.labels import plain
from trial.papers import Paper

METHODS = {
    "largest-remainder": "largest-remainder",
    "half-up": "half-up-each",
    "half-up-largest": "half-up-residual-to",
    "floor": "floor-each",
    "floor-largest": "floor-residual-to",
}
OF_THE_TRUTH = frozenset({"sum-as-printed", "total-as-printed", "residual-named", "rows-unrounded"})
"""Warnings that a table may get that was read rightly: they point at no misreading."""
NO_SUMS = frozenset({"Riket", "Medel", "Genomsnitt", "Medelvärde", "Snitt per kommun"})


@dataclass(frozen=True)
class Verdict:
    """How it went, and why."""

    word: str
    """``right``, ``told``, ``loud`` or ``silent``."""
    why: str = ""


def judged(paper: Paper, status: int, answer: dict[str, Any] | None, complaint: str) -> Verdict:
    """Judge an answer."""
    if answer is None:
        return Verdict("told", f"refused: {complaint.strip()}")
    answer = of_the_amounts(paper, answer)
    wrong = [*wrong_rows(paper, answer), *wrong_sums(paper, answer), *dropped(paper, answer)]
    if not wrong and not answer["unreadable"]:  # rows that are said not to be read leave the rule in doubt
        wrong = wrong_rule(paper, answer)
    if wrong:
        return Verdict("loud" if is_told(paper, status, answer) else "silent", "; ".join(wrong[:4]))
    if not any(is_true_fit(paper, fit) for fit in answer["fits"]):
        return Verdict("told", "the rule is not told")
    alarms = false_alarms(paper, answer)
    if alarms:
        return Verdict("told", f"said of what is no row: {alarms[0]}")
    return Verdict("right")


def of_the_amounts(paper: Paper, answer: dict[str, Any]) -> dict[str, Any]:
    """Give what is said of the column of amounts, where several are answered: the one with most of them."""
    if "columns" not in answer:
        return answer
    amounts = set(paper.truth.amounts.values())
    column = max(answer["columns"], key=lambda each: sum(ore(row["printed"]) in amounts for row in each["rows"]))
    return {**column, "findings": [*column["findings"], *answer["findings"]]}


def ore(text: str) -> Decimal:
    """Give the öre of an amount of the answer."""
    return Decimal(text) * 100


def owner(paper: Paper, row: dict[str, Any]) -> str | None:
    """Give whose a row of the answer is; in Dalarna, whose codes are known, it has to say so by code."""
    party = row["party"]
    if paper.truth.county == "20":
        return party if party in paper.names else None
    told = {plain(str(party)), plain(str(row["name"]))}
    return next((code for code, names in paper.names.items() if told & names), None)


def wrong_rows(paper: Paper, answer: dict[str, Any]) -> list[str]:
    """Give the rows that the paper does not have, or has otherwise."""
    wrong = []
    amounts = paper.truth.amounts
    for row in [*answer["rows"], *answer["apart"]]:
        code = owner(paper, row)
        told = f"{row['name']} {row['printed']} (line {row.get('line')})"
        if code is None:
            is_region = paper.truth.region is not None and {row["party"], row["name"].casefold()} & paper.regions
            if not is_region or ore(row["printed"]) != paper.truth.region:
                wrong.append(f"no such row: {told}")
        elif ore(row["printed"]) != amounts[code]:
            wrong.append(f"wrong amount: {told}, is {Decimal(amounts[code]) / 100}")
        elif paper.dress["missing"] != "none" and code in paper.spoiled:
            wrong.append(f"an amount from nowhere: {told}")
    return wrong


def wrong_sums(paper: Paper, answer: dict[str, Any]) -> list[str]:
    """Give the sums that the paper does not bear."""
    told = [(each["name"], each["printed"]) for each in answer["sums"]]
    if answer["printed_total"] is not None:
        told.append(("total", answer["printed_total"]))
    return [f"wrong sum: {name} {amount}" for name, amount in told if ore(amount) not in paper.sums]


def dropped(paper: Paper, answer: dict[str, Any]) -> list[str]:
    """Give the parties that have no row in the answer, and of which it says nothing."""
    read = {owner(paper, row) for row in [*answer["rows"], *answer["apart"]]}
    lacking = {each["party"] for each in answer["lacking"]}
    said = " ".join(plain(each["text"]) for each in answer["unreadable"])
    said += " ".join(plain(each["message"]) for each in answer["findings"] if each["severity"] != "note")
    return [
        f"dropped: {place.name}"
        for place in paper.truth.parties
        if place.code not in read
        and place.code not in lacking
        and not any(name in said for name in paper.names[place.code])
    ]


def wrong_rule(paper: Paper, answer: dict[str, Any]) -> list[str]:
    """Give what is said against the truth about the rule: another alone, or rows that deviate where none does."""
    fits = answer["fits"]
    if any(is_true_fit(paper, fit) for fit in fits):
        return []
    if fits:
        return [f"wrong rule: {fits[0]['method']} of {fits[0]['basis']} ({fits[0]['total']}), is {paper.truth.rule}"]
    nearest = answer["nearest"]
    is_of_the_basis = nearest is not None and str(nearest["basis_total"]) == str(sum(paper.truth.weights.values()))
    if answer["deviations"] and is_of_the_basis:  # by a basis that is not the table's, only "unexplained" is said
        return [f"said to deviate: {each['name']}, is {paper.truth.rule}" for each in answer["deviations"][:2]]
    return []


def is_true_fit(paper: Paper, fit: dict[str, Any]) -> bool:
    """Whether a fit is the rule that made the table, or one that no table could tell from it."""
    weights = sum(paper.truth.weights.values())
    is_whole = not paper.spoiled
    methods = {METHODS[rule] for rule in paper.truth.rules(total_is_stated="--total" in paper.question)}
    return fit["method"] in methods and (not is_whole or str(fit["basis_total"]) == str(weights))


def false_alarms(paper: Paper, answer: dict[str, Any]) -> list[str]:
    """Give the lines that are called unreadable though they are no rows, or are whole; and sums that are none."""
    if paper.unreadable:
        return []
    lines = [each["text"] for each in answer["unreadable"]]
    return lines + [each["name"] for each in answer["sums"] if each["name"] in NO_SUMS and each["difference"] != "0"]


def is_told(paper: Paper, status: int, answer: dict[str, Any]) -> bool:
    """Whether a wrong answer warns of more than a right one would."""
    warned = {each["rule"] for each in answer["findings"] if each["severity"] != "note"}
    difference = answer["difference"]
    truth = sum(paper.truth.amounts.values()) - paper.truth.printed_sum
    sums_strangely = difference is not None and ore(difference) not in {
        truth,
        truth + paper.truth.printed_sum - paper.truth.total,
    }
    return status != 0 and (bool(warned - OF_THE_TRUTH) or sums_strangely)
