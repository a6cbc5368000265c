"""A result there and back: what is shared, written as JSON and as a receipt, is read back as the same values."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from nara_vard_finans import Amount, CostKey, Method, kronor, parts, share_cost
from nara_vard_finans.core import Language, NaraVardFinansError, Principal
from nara_vard_finans.grants import share_grant
from nara_vard_finans.reports import Report, allocate_report, award_report, read_receipt, reckon_anew
from nara_vard_finans.sharing import Apportionment, Level
from nara_vard_finans.testing import agreements, grants, rounding_rules


def of(kronor_text: str) -> Amount:
    return kronor(Fraction(kronor_text))


def weighed(key: CostKey) -> list[tuple[str, Fraction]]:
    return [(code, Fraction(weight)) for code, weight in key.weights]


def read_level(data: dict[str, Any]) -> Level:
    """Make a stage of what stands in JSON, and of nothing else."""
    unit, rows = of(data["unit"]), data["rows"]
    shared = Apportionment(
        total=of(data["total"]),
        key=parts([(row["participant"], Fraction(row["weight"])) for row in rows]),
        method=Method(data["method"]),
        unit=unit,
        counts=tuple(of(row["amount"]).ore // unit.ore for row in rows),
        residual_to=data["residual_to"],
    )
    return Level(group=data["group"], between_groups=data["between"] == "groups", apportionment=shared)


def the_same(levels: Sequence[Level], data: list[dict[str, Any]]) -> None:
    for level, stage in zip(levels, data, strict=True):
        again = read_level(stage)
        one, other = level.apportionment, again.apportionment
        assert [Fraction(row["exact"]) for row in stage["rows"]] == [one.exact(code) for code in one.key.parties]
        assert of(stage["residual"]) == one.residual == other.residual
        assert (again.group, again.between_groups) == (level.group, level.between_groups)
        assert (other.total, other.unit, other.method, other.counts) == (one.total, one.unit, one.method, one.counts)
        assert (other.residual_to, weighed(other.key)) == (one.carrier, weighed(one.key))


def in_receipt(report: Report, amounts: dict[str, Amount]) -> None:
    found = reckon_anew(read_receipt(report.receipt()))
    assert (dict(found.amounts), found.findings) == (amounts, ())


@given(agreements(), rounding_rules(), st.sampled_from(Language))
def test_what_each_pays_under_an_agreement(drawn: Any, rule: Any, language: Language) -> None:
    year = drawn.term.first_day.year
    try:
        sharing = share_cost(drawn, year, rounding=rule)
    except NaraVardFinansError:
        assume(False)  # noqa: FBT003 - a total that is no whole number of units, or a carrier who takes no part
        raise
    report = allocate_report(sharing, language)
    data = json.loads(report.json())
    assert (data["agreement"], data["year"], of(data["total"])) == (drawn.id, year, sharing.total)
    the_same(sharing.levels, data["levels"])
    rows = [(row["party"], row["name"], Principal(row["side"]), of(row["amount"])) for row in data["rows"]]
    assert rows == [(each.party.code, each.party.name, each.side, each.amount) for each in sharing.charges]
    assert [Fraction(row["exact"]) for row in data["rows"]] == [each.exact for each in sharing.charges]
    in_receipt(report, {each.party.code: each.amount for each in sharing.charges})


@given(grants(), st.sampled_from(Language))
def test_what_each_gets_of_a_grant(drawn: Any, language: Language) -> None:
    try:
        sharing = share_grant(drawn)
    except NaraVardFinansError:
        assume(False)  # noqa: FBT003 - pots that no key shares
        raise
    report = award_report(sharing, language)
    data = json.loads(report.json())
    the_same(sharing.levels, data["levels"])
    rows = [(row["party"], row["name"], of(row["amount"])) for row in data["rows"]]
    assert rows == [(each.code, each.name.in_(language), each.amount) for each in sharing.awards]
    if sharing.levels:
        in_receipt(report, {each.code: each.amount for each in sharing.awards})
