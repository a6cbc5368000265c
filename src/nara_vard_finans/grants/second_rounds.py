"""
Second rounds: what nobody asked for by the day is offered again to those who want more, as often as the paper says.

Without such a clause it is shared with nobody: no paper says that it is.
"""

import datetime as dt
from collections.abc import Mapping

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, GrantError, Remark, Shown, Source, with_tuples
from nara_vard_finans.grants.refusals import NoRoundAtAll
from nara_vard_finans.sharing import CostKey, RoundingRule, among, apportion


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class OfferedAgain(Shown):
    """
    That what is not asked for by the day is offered to those who want more.

    Swedish term:
        omfördelning av det som inte har rekvirerats

    Attributes:
        duty: The duty to ask for the money, by id; what is not asked for by its day is offered, by the pot's own key.
        rounds: How often it is offered; ``None`` for until nothing is left, or nobody wants more.
        requisitioned: Whether what is offered must be asked for in its turn; else it is paid out as it is notified.
        source: Where it stands.
        remarks: What a reader must know.

    Raises:
        GrantError: If it is offered less than once.
    """

    duty: str
    rounds: int | None = None
    requisitioned: bool = True
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.rounds is not None and self.rounds < 1:
            raise GrantError(self.duty, NoRoundAtAll(self.rounds))


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class SecondRounds(Shown):
    """
    What was not asked for, and who gets it.

    Swedish term:
        omfördelning

    Attributes:
        after: The day by which it was to be asked for.
        unclaimed: What was not asked for by then.
        rounds: What each gets of it, by code, in each round.
        left: What is left when it has been offered as often as it is to be, or nobody wants more.

    Invariants:
        * what is given in the rounds and what is left sum to what was unclaimed
        * nobody gets more than it wants
    """

    after: dt.date
    unclaimed: Amount
    rounds: tuple[tuple[tuple[str, Amount], ...], ...]
    left: Amount

    def amount(self, code: str) -> Amount:
        """Give what one gets in all the rounds."""
        return sum((dict(each).get(code, ZERO) for each in self.rounds), ZERO)


def offer_again(
    unclaimed: Amount,
    key: CostKey,
    wants: Mapping[str, Amount | None],
    rule: RoundingRule,
    *,
    after: dt.date,
    rounds: int | None = None,
) -> SecondRounds:
    """
    Offer what nobody asked for to those who want more, by a key among them.

    Swedish term:
        omfördela det som inte har rekvirerats

    Args:
        unclaimed: What was not asked for.
        key: By which shares it is offered.
        wants: The most that each wants, by code; ``None`` for whatever it is offered. Who is not named wants nothing.
        rule: How the shares become whole amounts.
        after: The day by which it was to be asked for.
        rounds: How often it is offered; ``None`` for until nothing is left, or nobody wants more.

    Raises:
        UnknownPartyError: If somebody who wants more is not in the key.

    Invariants:
        * what is given and what is left sum to what was unclaimed, and nobody gets more than it wants

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import kronor, parts
        >>> key = parts({"1493": 3, "1496": 6, "1498": 1})
        >>> found = offer_again(
        ...     kronor(300_000), key, {"1496": None, "1498": None}, RoundingRule(), after=dt.date(2023, 10, 10)
        ... )
        >>> print(found.amount("1496"), found.amount("1498"), found.left, sep=", ")
        257 143 kr, 42 857 kr, 0 kr

    .. versionadded:: 0.1.0
    """
    got = dict.fromkeys(wants, ZERO)
    listed: list[tuple[tuple[str, Amount], ...]] = []
    left = unclaimed
    while left > ZERO and (rounds is None or len(listed) < rounds):
        given = _round(left, key, {code: _more(wants[code], got[code]) for code in got}, rule)
        if not given:
            break
        for code, amount in given:
            got[code] += amount
            left -= amount
        listed.append(given)
    return SecondRounds(after=after, unclaimed=unclaimed, rounds=tuple(listed), left=left)


def _more(most: Amount | None, got: Amount) -> Amount | None:
    return None if most is None else most - got


def _round(
    left: Amount, key: CostKey, more: Mapping[str, Amount | None], rule: RoundingRule
) -> tuple[tuple[str, Amount], ...]:
    """Share what is left among those who still want something; each takes at most that."""
    weights = dict(key.weights)
    wanting = [code for code, most in more.items() if most != ZERO and (key.index(code) < 0 or weights[code] > 0)]
    if not wanting:
        return ()
    shared = apportion(left, among(key, wanting), method=rule.method, unit=rule.unit)
    offered = ((code, shared.amount(code), more[code]) for code in sorted(wanting))
    taken = ((code, amount if most is None else min(amount, most)) for code, amount, most in offered)
    return tuple((code, amount) for code, amount in taken if amount > ZERO)
