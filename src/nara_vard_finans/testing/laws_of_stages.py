"""Laws of results in stages, of pots, and of what was asked: nothing is lost between one step and the next."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor

from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.core import ZERO, Amount, Finding
from nara_vard_finans.grants import GrantSharing, StatedShare
from nara_vard_finans.sharing import (
    Apportionment,
    Bound,
    Bounded,
    BoundedRows,
    Combined,
    CostKey,
    Rate,
    RateValue,
    StatedAmounts,
    first_levels,
)
from nara_vard_finans.testing.law import law
from nara_vard_finans.testing.laws_of_shares import found
from nara_vard_finans.testing.messages import Broken
from nara_vard_finans.testing.results import levels_of, shares_of


class StageOfAnother(Broken):
    """A stage shares another sum than it was given."""

    RULE = "stages-follow"
    SV = "Steget {stage} delar {total}, och har fått {given}: skillnaden är {by}."
    EN = "The stage {stage} shares {total}, and was given {given}: {by} apart."
    stage: str
    total: Amount
    given: Amount
    by: Amount


class PotsDiffer(Broken):
    """The parts of a pot and what none of them takes do not sum to it."""

    RULE = "pots-sum"
    SV = "Delarna av {pot} och det som återstår summerar till {found}, och potten är på {amount}: skillnaden är {by}."
    EN = "The parts of {pot} and what is left sum to {found}, and it holds {amount}: {by} apart."
    pot: str
    found: Amount
    amount: Amount
    by: Amount


class PotIsAnother(Broken):
    """A pot whose amount is stated holds another."""

    RULE = "pots-sum"
    SV = "{pot} är på {amount}, och är angiven till {stated}: skillnaden är {by}."
    EN = "{pot} holds {amount}, and is stated to be {stated}: {by} apart."
    pot: str
    amount: Amount
    stated: Amount
    by: Amount


class PotBelowZero(Broken):
    """A pot, or what its parts leave, is below zero."""

    RULE = "pots-sum"
    SV = "{pot} är på {amount}, och {left} återstår av den; inget av det får vara mindre än noll."
    EN = "{pot} holds {amount}, and {left} of it is left; neither may be below zero."
    pot: str
    amount: Amount
    left: Amount


class PartyIsMissing(Broken):
    """Somebody who was to share has no row."""

    RULE = "everybody-has-a-row"
    SV = "{party} ska vara med och dela, och har ingen rad."
    EN = "{party} is to share, and has no row."
    party: str


class StrangerShares(Broken):
    """Somebody who was not to share has a row."""

    RULE = "everybody-has-a-row"
    SV = "{party} ska inte vara med och dela, och har {by}."
    EN = "{party} is not to share, and has {by}."
    party: str
    by: Amount


class NotAsAgreed(Broken):
    """Somebody has another amount than the agreement gives it by itself."""

    RULE = "as-agreed"
    SV = "{party} har {amount}, och ska enligt avtalet ha {expected}: skillnaden är {by}."
    EN = "{party} has {amount}, and by the agreement it is to have {expected}: {by} apart."
    party: str
    amount: Amount
    expected: Amount
    by: Amount


@law()
def everybody_has_a_row(result: object, parties: Iterable[str]) -> Iterator[Finding]:
    """
    Those who were to share have a row each, and nobody else has one.

    Args:
        result: The result.
        parties: Who was to share.
    """
    shares, asked = shares_of(result), {*parties}
    for party in sorted(asked - {*shares.amounts}):
        yield found(PartyIsMissing(party), shares, party)
    for party in sorted({*shares.amounts} - asked):
        yield found(StrangerShares(party, shares.amounts[party]), shares, party)


@law()
def stages_follow(result: object) -> Iterator[Finding]:
    """Each stage shares what the one before it gave its group, and the first the whole."""
    levels, whole = levels_of(result), shares_of(result)
    given: dict[tuple[str, ...], Amount] = {(): whole.total}
    if isinstance(result, CostSharing) and isinstance(result.key, Combined):
        given = {level.group: level.apportionment.total for level in first_levels(result.key, levels)}
    if isinstance(result, GrantSharing):
        given = {(each.pot.id,): each.left for each in result.pots}
    for level in levels:
        stage = level.apportionment
        if level.between_groups:
            given |= {(*level.group, name): stage.amount(name) for name in stage.key.parties}
        expected, path = given.get(level.group, ZERO), "/".join((whole.subject, *level.group))
        if stage.total != expected:
            yield Finding.of(StageOfAnother(path, stage.total, expected, abs(stage.total - expected)), path)


@law()
def pots_sum(sharing: GrantSharing) -> Iterator[Finding]:
    """
    The parts of a pot and what none of them takes sum to it, and nothing is below zero; so the frame is its pots.

    What is stated of a pot is what it holds.
    """
    amounts = {each.pot.id: each.amount for each in sharing.pots}
    stated = {pot.id for pot in sharing.grant.pots if isinstance(pot.size, StatedShare)}
    for pot in sharing.grant.pots:
        size = pot.size.amount if isinstance(pot.size, StatedShare) else pot.size
        if isinstance(size, Amount) and size != amounts.get(pot.id, ZERO):
            held = amounts.get(pot.id, ZERO)
            yield Finding.of(PotIsAnother(pot.id, held, size, abs(held - size)), f"{sharing.grant.id}/{pot.id}")
    for each in sharing.pots:
        about = f"{sharing.grant.id}/{each.pot.id}"
        parts = [amounts[pot.id] for pot in sharing.grant.pots if pot.of == each.pot.id and pot.id not in stated]
        whole = sum(parts, each.left)
        if whole != each.amount:
            yield Finding.of(PotsDiffer(each.pot.id, whole, each.amount, abs(whole - each.amount)), about)
        if min(each.left, each.amount) < ZERO:
            yield Finding.of(PotBelowZero(each.pot.id, each.amount, each.left), about)


@law()
def as_agreed(sharing: CostSharing) -> Iterator[Finding]:
    """
    By a rate each pays it times its figure, half a unit up; what is stated is as it stands; bounds are kept.

    It is the law of keys that are no shares: rates, stated amounts, floors and ceilings, and of parts that are such.
    """
    whole = f"{sharing.agreement.id}/{sharing.year}"
    for level in sharing.levels:
        rows, parts = level.apportionment, sharing.key.parts if isinstance(sharing.key, Combined) else ()
        key = next((part.key for part in parts if part.name == level.group[0]), sharing.key)
        amounts = dict(zip(rows.key.parties, rows.amounts, strict=True))
        for party, expected in _agreed(key, rows).items():
            amount = amounts.get(party, ZERO)
            if amount != expected:
                message = NotAsAgreed(party, amount, expected, abs(amount - expected))
                yield Finding.of(message, "/".join((whole, *level.group, party)))


def _agreed(key: object, rows: Apportionment) -> dict[str, Amount]:
    """Give what each is to have by a key that is no shares."""
    match key:
        case StatedAmounts():
            return dict(key.amounts)
        case Rate(per=RateValue() as per, key=CostKey() as figures):
            each = per.kronor / rows.unit.kronor
            return {code: floor(each * figure + Fraction(1, 2)) * rows.unit for code, figure in figures.weights}
        case Bounded() if isinstance(rows, BoundedRows):
            others = {code: _within_bounds(key, rows, code) for code in key.parties if code != key.taken_by}
            rest = {} if key.taken_by is None else {key.taken_by: rows.given - sum(others.values(), ZERO)}
            return others | rest
        case _:
            return {}


def _within_bounds(key: Bounded, rows: BoundedRows, code: str) -> Amount:
    """Give the bound that holds a party, in whole units, or what it has of what the others share."""
    least, most = (dict(bounds).get(code) for bounds in (key.least, key.most))
    bound, unit = rows.bound_of(code), rows.unit
    own = rows.amount(code) if bound is not None or rows.inner is None else rows.inner.amount(code)
    low = ZERO if least is None else ceil(least / unit.kronor) * unit
    high = max(own, low) if most is None else floor(most / unit.kronor) * unit
    return {Bound.LEAST: low, Bound.MOST: high, None: min(max(own, low), high)}[bound]
