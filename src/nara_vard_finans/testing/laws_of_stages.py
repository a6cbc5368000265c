"""Laws of results in stages, of pots, and of what was asked: nothing is lost between one step and the next."""

from collections.abc import Iterable, Iterator

from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.core import ZERO, Amount, Finding
from nara_vard_finans.grants import GrantSharing, StatedShare
from nara_vard_finans.sharing import Combined, first_levels
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
    """The parts of a pot and what none of them takes sum to it, and nothing is below zero; so the frame is its pots."""
    amounts = {each.pot.id: each.amount for each in sharing.pots}
    stated = {pot.id for pot in sharing.grant.pots if isinstance(pot.size, StatedShare)}
    for each in sharing.pots:
        about = f"{sharing.grant.id}/{each.pot.id}"
        parts = [amounts[pot.id] for pot in sharing.grant.pots if pot.of == each.pot.id and pot.id not in stated]
        whole = sum(parts, each.left)
        if whole != each.amount:
            yield Finding.of(PotsDiffer(each.pot.id, whole, each.amount, abs(whole - each.amount)), about)
        if min(each.left, each.amount) < ZERO:
            yield Finding.of(PotBelowZero(each.pot.id, each.amount, each.left), about)
