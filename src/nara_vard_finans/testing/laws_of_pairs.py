"""Laws of two results that differ in one thing at most: the order of the parties, the sign of the total, its size."""

from collections.abc import Iterator

from nara_vard_finans.core import ZERO, Amount, Finding, Message, kronor
from nara_vard_finans.sharing import Method
from nara_vard_finans.testing.law import law, law_named
from nara_vard_finans.testing.laws_of_shares import found
from nara_vard_finans.testing.messages import Broken
from nara_vard_finans.testing.results import Shares, shares_of


class MoreMoneyMeantLess(Message):
    """As pinned in the tests: the June 2021 populations of Dalarna."""

    SV = (
        "efter folkmängderna i Dalarna i juni 2021 har Malung-Sälen 70 276 kr av 1 990 003 kr, och 70 275 kr "
        "av 1 990 004 kr"
    )
    EN = (
        "by Dalarna's populations of June 2021 Malung-Sälen has 70 276 kr of 1 990 003 kr, and 70 275 kr of "
        "1 990 004 kr"
    )


class CarrierHadMore(Message):
    """By hand: 10,40 kr is rounded to 10 kr and 4 kr are left; 10,50 kr to 11 kr, and 5 kr are too much."""

    SV = "lika på tio har den som bär skillnaden {had} av {total}, och {has} av {larger}"
    EN = "shared equally by ten, who carries the difference has {had} of {total}, and {has} of {larger}"
    had: Amount
    total: Amount
    has: Amount
    larger: Amount


_HAD_MORE = {
    method: CarrierHadMore(kronor(14), kronor(104), kronor(6), kronor(105)) for method in Method if method.is_carried
} | {
    Method.HALF_EVEN_RESIDUAL_TO: CarrierHadMore(kronor(15), kronor(114), kronor(7), kronor(115)),
    Method.FLOOR_RESIDUAL_TO: CarrierHadMore(kronor(19), kronor(109), kronor(11), kronor(110)),
    Method.CEILING_RESIDUAL_TO: CarrierHadMore(kronor(10), kronor(100), kronor(2), kronor(101)),
}


class OrderDecides(Broken):
    """Another order of the parties gives somebody another amount."""

    RULE = "any-order-alike"
    SV = "{party} har {amount}, och {other} när parterna anges i en annan ordning: skillnaden är {by}."
    EN = "{party} has {amount}, and {other} when the parties are given in another order: {by} apart."
    party: str
    amount: Amount
    other: Amount
    by: Amount


class NotMirrored(Broken):
    """Paying back gives somebody another amount than paying."""

    RULE = "paying-back-mirrors"
    SV = "{party} har {amount} när {total} delas, och {other} när lika mycket betalas tillbaka: skillnaden är {by}."
    EN = "{party} has {amount} when {total} is shared, and {other} when as much is paid back: {by} apart."
    party: str
    amount: Amount
    total: Amount
    other: Amount
    by: Amount


class AskedAgainIsAnother(Broken):
    """Asked again, somebody has another amount."""

    RULE = "same-again"
    SV = "{party} har {amount}, och {other} när samma sak delas en gång till: skillnaden är {by}."
    EN = "{party} has {amount}, and {other} when the same is shared again: {by} apart."
    party: str
    amount: Amount
    other: Amount
    by: Amount


class MoreMeantLess(Broken):
    """A larger total gives somebody less."""

    RULE = "more-never-less"
    SV = "{party} har {amount} av {total}, och {by} mindre av {larger}."
    EN = "{party} has {amount} of {total}, and {by} less of {larger}."
    party: str
    amount: Amount
    total: Amount
    by: Amount
    larger: Amount


def _differ(one: Shares, other: Shares, sign: int = 1) -> Iterator[tuple[str, Amount, Amount]]:
    for party in sorted({*one.amounts, *other.amounts}):
        had, has = one.amounts.get(party, ZERO), other.amounts.get(party, ZERO)
        if had != sign * has:
            yield party, had, has


@law(by_weights=True)
def same_again(result: object, again: object) -> Iterator[Finding]:
    """
    The same total and weights, asked again, give each the same.

    Args:
        result: The result.
        again: That of the same total and weights.
    """
    one, other = shares_of(result), shares_of(again)
    for party, had, has in _differ(one, other):
        yield found(AskedAgainIsAnother(party, had, has, abs(had - has)), one, party)


@law(by_weights=True)
def any_order_alike(result: object, reordered: object) -> Iterator[Finding]:
    """
    The same parties in another order have the same amounts.

    Args:
        result: The result.
        reordered: That of the same total and weights, the parties given in another order.
    """
    one, other = shares_of(result), shares_of(reordered)
    for party, had, has in _differ(one, other):
        yield found(OrderDecides(party, had, has, abs(had - has)), one, party)


@law(by_weights=True)
def paying_back_mirrors(result: object, back: object) -> Iterator[Finding]:
    """
    Sharing -x gives each the same as sharing x, with the other sign.

    Args:
        result: The result.
        back: That of the same weights, and the total with the other sign.
    """
    one, other = shares_of(result), shares_of(back)
    for party, had, has in _differ(one, other, -1):
        told = NotMirrored(party, had, one.total, has, abs(had + has))
        yield found(told, one, party)


@law({Method.LARGEST_REMAINDER: MoreMoneyMeantLess(), **_HAD_MORE}, by_weights=True)
def more_never_less(result: object, of_more: object) -> Iterator[Finding]:
    """
    Nobody has less of a larger total, by the same weights.

    Args:
        result: The result, of a total that is zero or more.
        of_more: That of the same weights and a larger total.
    """
    one, other = shares_of(result), shares_of(of_more)
    law_named("more_never_less").refuse(one.method)
    for party, had, has in _differ(one, other):
        if has < had:
            told = MoreMeantLess(party, had, one.total, had - has, other.total)
            yield found(told, one, party)
