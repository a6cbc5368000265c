"""
Pots: how a frame of money is cut before it is shared.

A frame is cut by recipient group and purpose, by amounts or percentages; a part may be set aside for a common use
before the rest is cut; and an amount may be a ceiling, that is drawn only by those who ask for it.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from nara_vard_finans.core import (
    KRONA,
    ZERO,
    Amount,
    GrantError,
    Period,
    Principal,
    Remark,
    ShareSumError,
    Source,
    Text,
    UnsettledTieError,
    exact,
    with_tuples,
)
from nara_vard_finans.sharing import AnyKey, Apportionment, RoundedPercent, apportion, percentages

Number = int | Fraction

_Given = dict[str, tuple[Amount, Apportionment | None]]
_HUNDRED = 100
_REST = "what is left"


def _exact_or_none(number: Number | None) -> Number | None:
    return None if number is None else exact(number)


@frozen(kw_only=True)
class PrintedShare:
    """
    A share that a paper prints only rounded, of a whole that it does not print.

    Attributes:
        counts: What is counted, such as ``population``.
        percent: The percentage, as printed.
        weight: Its weight among the keys that are weighed together.
        figure: The figure that it rests on, as printed; ``None`` where none is.
        as_of: The day, month or year that the figure refers to; ``None`` where no paper says.
        source: Where it stands.
    """

    counts: str
    percent: RoundedPercent
    weight: Number = field(default=1, converter=exact)
    figure: Number | None = field(default=None, converter=_exact_or_none)
    as_of: Period | None = None
    source: Source | None = None


@frozen(kw_only=True, field_transformer=with_tuples)
class Pot:
    """
    A frame of money, or a part of one.

    Swedish term:
        ram, pott

    Attributes:
        id: The name by which it is asked for within its grant.
        title: What it is, for a reader.
        of: The pot that it is cut from; empty for a frame of its own.
        amount: Its amount, where that is stated.
        percent: Its percentage: for what is set aside, of the whole pot that it is cut from; for others, of what is
            left when stated amounts and what is set aside are taken, and these sum to 100.
        set_aside: Whether it is set aside for a common use before the rest is shared.
        odd_unit_to: The part that carries the odd unit when its parts tie; ``None`` where no paper names one.
        printed: Its amount as printed, where that is not what it follows to be.
        share_of: Whose share it is, where the pot it is cut from is shared by a key; by name, such as ``Dalarna``.
        shares: What is printed, only rounded, of that share.
        key: By which shares it goes to its recipients; ``None`` where no paper says.
        elsewhere: Whether it is only told of here, and shared by others.
        ceiling: Whether each recipient's amount is a ceiling, drawn by requisition; what nobody draws is not shared.
        to: The group that it goes to; ``None`` where it is not one of the two principals.
        areas: The areas it is meant for, by id; empty for all.
        for_those_who: What a recipient must have met to share in it; ``None`` where all share.
        source: Where it stands.
        remarks: What a reader must know.

    Raises:
        GrantError: If its parts do not belong together.
    """

    id: str
    title: Text
    of: str = ""
    amount: Amount | None = None
    percent: Number | None = field(default=None, converter=_exact_or_none)
    set_aside: bool = False
    odd_unit_to: str | None = None
    printed: Amount | None = None
    share_of: str = ""
    shares: tuple[PrintedShare, ...] = ()
    key: AnyKey | None = None
    elsewhere: bool = False
    ceiling: bool = False
    to: Principal | None = None
    areas: tuple[str, ...] = ()
    for_those_who: Text | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.amount is not None and self.amount < ZERO:
            raise GrantError(self.id, f"its amount {self.amount} is below nought; a pot holds nought or more")
        if self.amount is not None and self.percent is not None:
            raise GrantError(self.id, "it has both an amount and a percentage; give one, or the amount as printed")
        if not self.of and self.amount is None:
            raise GrantError(self.id, "it is cut from no pot and has no amount; give either")
        if self.percent is not None and self.percent < 0:
            raise GrantError(self.id, "its percentage is below nought; a share is nought or more")
        if self.share_of and (not self.of or self.amount is None):
            raise GrantError(self.id, "it is somebody's share of a pot; name the pot, and the amount as stated")
        if self.shares and not self.share_of:
            raise GrantError(self.id, "it has rounded shares; say with share_of whose share of the pot it is")
        if self.set_aside and self.key is not None:
            raise GrantError(self.id, "it is set aside for a common use, and has a key; take one of them away")


@frozen(kw_only=True)
class Cut:
    """
    One pot with its amount.

    Attributes:
        pot: The pot.
        amount: Its amount.
        stage: The sharing by percentages that gave the amount; ``None`` where it is stated, or what is left.
        left: What none of its own parts take.
    """

    pot: Pot
    amount: Amount
    stage: Apportionment | None
    left: Amount

    @property
    def rest(self) -> Text:
        """Name what none of its own parts take: the whole pot by its title, and what is left of it as such."""
        title = self.pot.title
        if self.left == self.amount:
            return title
        return Text(f"{title.sv}, det som återstår", f"{title.in_english}, what is left")


def cut(pots: Sequence[Pot], *, unit: Amount = KRONA) -> tuple[Cut, ...]:
    """
    Cut frames into pots: first what is stated or set aside, then what is left.

    Swedish term:
        dela upp ramen

    Args:
        pots: The pots, each after the one that it is cut from.
        unit: The smallest part.

    Returns:
        Every pot with its amount, in the same order.

    Raises:
        GrantError: If an id stands twice, a pot is cut from none of those before it, percentages do not sum to 100, two
            parts both take what is left, or the parts take more than there is.
        UnsettledTieError: If parts tie for the odd unit, and the pot names none of them.
        IndivisibleTotalError: If what is left is no whole number of *unit*.

    Invariants:
        * what is set aside and the rest sum to the frame
        * the parts of a pot and what none of them takes sum to the pot

    Source:
        Regeringsbeslut II:1, 2011-03-24, S2010/1791/FST (delvis): 2 500 000 kr of 285 000 000 kr is kept for
        follow-up, and of the rest 70 percent goes to the municipalities.

    Example:
        >>> from nara_vard_finans import kronor
        >>> from nara_vard_finans.grants import Pot
        >>> frame = Pot(id="frame", title=Text("Ram"), amount=kronor(100))
        >>> top = Pot(id="top", title=Text("Uppföljning"), of="frame", amount=kronor(10), set_aside=True)
        >>> rest = Pot(id="rest", title=Text("Att fördela"), of="frame")
        >>> [str(part.amount) for part in cut([frame, top, rest])]
        ['100 kr', '10 kr', '90 kr']

    .. versionadded:: 0.1.0
    """
    check_pots(pots)
    amounts: _Given = {}
    left: dict[str, Amount] = {}
    for pot in pots:
        if not pot.of:
            amounts[pot.id] = (pot.amount or ZERO, None)
        amount, _ = amounts[pot.id]
        parts = [part for part in pots if part.of == pot.id and not part.share_of]
        shares: _Given = {part.id: (part.amount or ZERO, None) for part in pots if part.of == pot.id and part.share_of}
        if sum((share for share, _ in shares.values()), ZERO) > amount:
            raise GrantError(pot.id, f"the shares of it that are stated come to more than its {amount}; correct one")
        amounts |= shares
        given, left[pot.id] = _parts_of(pot, amount, parts, unit)
        amounts |= given
    return tuple(Cut(pot=pot, amount=amounts[pot.id][0], stage=amounts[pot.id][1], left=left[pot.id]) for pot in pots)


def check_pots(pots: Sequence[Pot]) -> None:
    """Refuse ids that stand twice, pots that are cut from none of those before them, and odd units to strangers."""
    for pot in pots:
        if pot.odd_unit_to is not None and pot.odd_unit_to not in {part.id for part in pots if part.of == pot.id}:
            raise GrantError(pot.id, f"its odd unit would go to {pot.odd_unit_to}, which is not cut from it")
    seen: set[str] = set()
    for pot in pots:
        if pot.id in seen:
            raise GrantError(pot.id, "it stands twice; give each pot an id of its own")
        if pot.of and pot.of not in seen:
            known = f", such as {min(seen)}" if seen else ""
            raise GrantError(pot.id, f"it is cut from {pot.of}, which is no pot before it; name one that is{known}")
        seen.add(pot.id)


def _parts_of(pot: Pot, amount: Amount, parts: Sequence[Pot], unit: Amount) -> tuple[_Given, Amount]:
    """Give each part of a pot its amount, and say what none of them takes."""
    given: _Given = {part.id: (part.amount, None) for part in parts if part.amount is not None}
    aside = {part.id: part.percent for part in parts if part.set_aside and part.percent is not None}
    given |= _aside(pot, amount, aside, unit)
    rest = amount - sum((taken for taken, _ in given.values()), ZERO)
    if rest < ZERO:
        raise GrantError(pot.id, f"its parts take {amount - rest}, more than its {amount}; lower one of them")
    open_parts = [part for part in parts if part.id not in given]
    by_percent = {part.id: part.percent for part in open_parts if part.percent is not None}
    the_rest = [part.id for part in open_parts if part.percent is None]
    if len(the_rest) + bool(by_percent) > 1:
        both = " and ".join([*the_rest, *by_percent])
        raise GrantError(
            pot.id, f"{both} would each take what is left; give all but one an amount, or all a percentage"
        )
    if by_percent:
        stage = _by_percent(pot, rest, by_percent, unit)
        return given | {name: (stage.amount(name), stage) for name in by_percent}, ZERO
    if the_rest:
        return given | {the_rest[0]: (rest, None)}, ZERO
    return given, rest


def _aside(pot: Pot, amount: Amount, percents: Mapping[str, Number], unit: Amount) -> _Given:
    """Take percentages of a whole pot from the top of it."""
    if not percents:
        return {}
    left = _HUNDRED - sum(percents.values())
    if left < 0:
        raise GrantError(pot.id, "more than 100 percent of it is set aside; lower one of the percentages")
    stage = _by_percent(pot, amount, {**percents, _REST: left}, unit, otherwise=_REST)
    return {name: (stage.amount(name), stage) for name in percents}


def _by_percent(
    pot: Pot, amount: Amount, percents: Mapping[str, Number], unit: Amount, otherwise: str | None = None
) -> Apportionment:
    """Cut by percentages; a part named for the odd unit that is none of these takes it through *otherwise*."""
    named = pot.odd_unit_to
    if named is not None and named not in percents:
        named = otherwise
    try:
        key = percentages(percents)
    except ShareSumError as error:
        raise GrantError(pot.id, f"of its parts, {error}") from error
    stage = apportion(amount, key, unit=unit, ties_to=named)
    for tie in stage.ties:
        if named not in {*tie.won, *tie.lost}:
            raise UnsettledTieError(amount, (*tie.won, *tie.lost))
    return stage


@frozen(kw_only=True, field_transformer=with_tuples)
class Drawn:
    """
    What was drawn under ceilings.

    Attributes:
        amounts: What each drew, by code.
        unclaimed: What nobody asked for; it is shared with nobody.
    """

    amounts: tuple[tuple[str, Amount], ...]
    unclaimed: Amount


def draw(ceilings: Mapping[str, Amount], asked: Mapping[str, Amount]) -> Drawn:
    """
    Let each recipient draw what it asks for, at most its ceiling.

    Swedish term:
        rekvirera

    Args:
        ceilings: The most that each can draw, by code.
        asked: What each asks for, by code; who does not ask draws nothing.

    Raises:
        GrantError: If somebody asks for more than its ceiling, for less than nothing, or has no ceiling.

    Invariants:
        * the amounts and what is unclaimed sum to the ceilings
        * what one asks for never changes what another draws

    Example:
        >>> from nara_vard_finans import kronor
        >>> drawn = draw({"2034": kronor(100), "2080": kronor(300)}, {"2080": kronor(250)})
        >>> print(drawn.unclaimed)
        150 kr

    .. versionadded:: 0.1.0
    """
    for code, amount in asked.items():
        if code not in ceilings:
            raise GrantError(code, "it has no ceiling, so it can draw nothing; correct the code, or give it one")
        if not ZERO <= amount <= ceilings[code]:
            raise GrantError(code, f"it asks for {amount}; it can draw from nought to its ceiling, {ceilings[code]}")
    amounts = tuple((code, asked.get(code, ZERO)) for code in sorted(ceilings))
    whole = sum(ceilings.values(), ZERO)
    return Drawn(amounts=amounts, unclaimed=whole - sum((amount for _, amount in amounts), ZERO))
