"""
Pots: how a frame of money is divided before it is shared.

A frame is divided by recipient group and purpose, by amounts or percentages; a part may be set aside for a common use
before the rest is divided; and an amount may be a ceiling, paid out only to those who requisition it.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from nara_vard_finans.core import (
    KRONA,
    ZERO,
    Amount,
    AnyText,
    GrantError,
    InexactTypeError,
    Period,
    Principal,
    Remark,
    ShareSumError,
    Shown,
    Source,
    Text,
    UnsettledTieError,
    exact,
    with_tuples,
)
from nara_vard_finans.grants.labels import LeftOf
from nara_vard_finans.grants.refusals import (
    A_SIZE,
    A_USE,
    CutFromNoPot,
    NegativePercentage,
    NegativePot,
    NoCeiling,
    NoSize,
    OddUnitToStranger,
    OutsideCeiling,
    PartsAreNoWhole,
    PartsBeyondPot,
    PotTwice,
    RateGivesPot,
    SetAsideWithKey,
    SeveralTakeWhatIsLeft,
    ShareOfNoPot,
    SharesBeyondPot,
    TooMuchSetAside,
)
from nara_vard_finans.sharing import AnyKey, Apportionment, Bounded, Rate, RoundedPercent, apportion, percentages

Number = int | Fraction

_Amounts = dict[str, tuple[Amount, Apportionment | None]]
_HUNDRED = 100
_REST = "what is left"


def _exact_or_none(number: Number | None) -> Number | None:
    return None if number is None else exact(number)


@frozen(kw_only=True, repr=False)
class PrintedShare(Shown):
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


@frozen
class Percentage:
    """
    A percentage: of what is set aside, of the whole pot; else of what is left when the other parts are taken.

    Attributes:
        percent: The percentage; those of what is left sum to 100.
    """

    percent: Number = field(converter=exact)


@frozen
class Rest:
    """All that the other parts leave."""


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class StatedShare(Shown):
    """
    Somebody's share of a pot that is shared by a key, as a paper states it; it takes nothing from the other parts.

    Attributes:
        whose: Whose share it is; by name, such as ``Dalarna``.
        amount: The amount, as stated.
        printed: What is printed, only rounded, of that share.
    """

    whose: str
    amount: Amount
    printed: tuple[PrintedShare, ...] = ()


Size = Amount | Percentage | Rest | StatedShare
"""What a pot holds, by an amount, a percentage, what is left, or somebody's share."""


PotKey = AnyKey | Rate | Bounded
"""What a pot is shared by, which is shares of what it holds, within bounds or not, or a rate that gives it."""


class PotUse(Enum):
    """What becomes of a pot's money."""

    SHARED = "shared"
    """fördelas på mottagarna"""
    CEILING = "ceiling"
    """ett tak för var och en, som rekvireras; det ingen rekvirerar fördelas inte"""
    SET_ASIDE = "set-aside"
    """avsätts för något gemensamt, innan resten fördelas"""
    ELSEWHERE = "elsewhere"
    """nämns bara här, och fördelas av andra"""


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Pot(Shown):
    """
    A frame of money, or a part of one.

    Swedish term:
        ram, pott

    Attributes:
        id: The name by which it is asked for within its grant.
        title: What it is, for a reader.
        of: The pot that it is a part of; empty for a frame of its own.
        size: What it holds, of a frame an amount.
        use: What becomes of its money.
        odd_unit_to: The part that carries the odd unit when its parts tie; ``None`` where no paper names one.
        printed: Its amount as printed, where that is not what it follows to be.
        year_before: What it was the year before, where a paper says; ``None`` where none does.
        key: By which shares it goes to its recipients, or at which rate, which then gives what it holds; ``None`` where
            no paper says.
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
    size: Size = Rest()
    use: PotUse = PotUse.SHARED
    odd_unit_to: str | None = None
    printed: Amount | None = None
    year_before: Amount | None = None
    key: PotKey | None = None
    to: Principal | None = None
    areas: tuple[str, ...] = ()
    for_those_who: Text | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.size, Size):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.size, A_SIZE)
        if not isinstance(self.use, PotUse):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.use, A_USE)
        if below := [each for each in (self.amount, self.year_before) if each is not None and each < ZERO]:
            raise GrantError(self.id, NegativePot(below[0]))
        match self.size:
            case StatedShare() if not self.of:
                raise GrantError(self.id, ShareOfNoPot())
            case Rest() if isinstance(self.key, Rate):
                pass
            case Percentage() | Rest() if not self.of:
                raise GrantError(self.id, NoSize())
            case Percentage(percent) if percent < 0:
                raise GrantError(self.id, NegativePercentage())
            case _:
                pass
        if isinstance(self.key, Rate) and self.size != Rest():
            raise GrantError(self.id, RateGivesPot())
        if self.use is PotUse.SET_ASIDE and self.key is not None:
            raise GrantError(self.id, SetAsideWithKey())

    @property
    def amount(self) -> Amount | None:
        """Its amount, where that is stated."""
        match self.size:
            case Amount() as amount:
                return amount
            case StatedShare() as share:
                return share.amount
            case _:
                return None


@frozen(kw_only=True, repr=False)
class DividedPot(Shown):
    """
    One pot with its amount, when the frames are divided.

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
    def rest(self) -> AnyText:
        """Name what none of its own parts take: the whole pot by its title, and what is left of it as such."""
        return self.pot.title if self.left == self.amount else LeftOf(self.pot.title)


def divide(pots: Sequence[Pot], *, unit: Amount = KRONA) -> tuple[DividedPot, ...]:
    """
    Divide frames into pots: first what is stated or set aside, then what is left.

    Swedish term:
        dela upp ramen

    Args:
        pots: The pots, each after the one that it is a part of.
        unit: The smallest part.

    Returns:
        Every pot with its amount, in the same order.

    Raises:
        GrantError: If an id stands twice, a pot is a part of none of those before it, percentages do not sum to 100,
            two parts both take what is left, or the parts take more than there is.
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
        >>> from nara_vard_finans.grants import Pot, PotUse
        >>> frame = Pot(id="frame", title=Text("Ram"), size=kronor(100))
        >>> top = Pot(id="top", title=Text("Uppföljning"), of="frame", size=kronor(10), use=PotUse.SET_ASIDE)
        >>> rest = Pot(id="rest", title=Text("Att fördela"), of="frame")
        >>> [str(part.amount) for part in divide([frame, top, rest])]
        ['100 kr', '10 kr', '90 kr']

    .. versionadded:: 0.1.0
    """
    check_pots(pots)
    amounts: _Amounts = {}
    left: dict[str, Amount] = {}
    for pot in pots:
        if not pot.of:
            amounts[pot.id] = (pot.amount or ZERO, None)
        amount, _ = amounts[pot.id]
        parts = [part for part in pots if part.of == pot.id]
        shares = {part.id: part.size.amount for part in parts if isinstance(part.size, StatedShare)}
        if sum(shares.values(), ZERO) > amount:
            raise GrantError(pot.id, SharesBeyondPot(amount))
        found, left[pot.id] = _parts_of(pot, amount, [part for part in parts if part.id not in shares], unit)
        amounts |= found | {name: (share, None) for name, share in shares.items()}
    return tuple(
        DividedPot(pot=pot, amount=amounts[pot.id][0], stage=amounts[pot.id][1], left=left[pot.id]) for pot in pots
    )


def check_pots(pots: Sequence[Pot]) -> None:
    """Refuse ids that stand twice, parts of none of the pots before them, and odd units to strangers."""
    for pot in pots:
        if pot.odd_unit_to is not None and pot.odd_unit_to not in {part.id for part in pots if part.of == pot.id}:
            raise GrantError(pot.id, OddUnitToStranger(pot.odd_unit_to))
    seen: set[str] = set()
    for pot in pots:
        if pot.id in seen:
            raise GrantError(pot.id, PotTwice())
        if pot.of and pot.of not in seen:
            raise GrantError(pot.id, CutFromNoPot(pot.of, tuple(sorted(seen))))
        seen.add(pot.id)


def _parts_of(pot: Pot, amount: Amount, parts: Sequence[Pot], unit: Amount) -> tuple[_Amounts, Amount]:
    """Give each part of a pot its amount, and say what none of them takes."""
    given: _Amounts = {}
    aside: dict[str, Number] = {}
    by_percent: dict[str, Number] = {}
    the_rest: list[str] = []
    for part in parts:
        match part.size:
            case Amount() as stated:
                given[part.id] = (stated, None)
            case Percentage(percent):
                (aside if part.use is PotUse.SET_ASIDE else by_percent)[part.id] = percent
            case _:
                the_rest.append(part.id)
    given |= _aside(pot, amount, aside, unit)
    rest = amount - sum((taken for taken, _ in given.values()), ZERO)
    if rest < ZERO:
        raise GrantError(pot.id, PartsBeyondPot(amount - rest, amount))
    if len(the_rest) + bool(by_percent) > 1:
        raise GrantError(pot.id, SeveralTakeWhatIsLeft((*the_rest, *by_percent)))
    if by_percent:
        stage = _by_percent(pot, rest, by_percent, unit)
        return given | {name: (stage.amount(name), stage) for name in by_percent}, ZERO
    if the_rest:
        return given | {the_rest[0]: (rest, None)}, ZERO
    return given, rest


def _aside(pot: Pot, amount: Amount, percents: Mapping[str, Number], unit: Amount) -> _Amounts:
    """Take percentages of a whole pot from the top of it."""
    if not percents:
        return {}
    left = _HUNDRED - sum(percents.values())
    if left < 0:
        raise GrantError(pot.id, TooMuchSetAside())
    stage = _by_percent(pot, amount, {**percents, _REST: left}, unit, otherwise=_REST)
    return {name: (stage.amount(name), stage) for name in percents}


def _by_percent(
    pot: Pot, amount: Amount, percents: Mapping[str, Number], unit: Amount, otherwise: str | None = None
) -> Apportionment:
    """Divide by percentages; a part named for the odd unit that is none of these takes it through *otherwise*."""
    named = pot.odd_unit_to
    if named is not None and named not in percents:
        named = otherwise
    try:
        key = percentages(percents)
    except ShareSumError as error:
        raise GrantError(pot.id, PartsAreNoWhole(error)) from error
    stage = apportion(amount, key, unit=unit, ties_to=named)
    for tie in stage.ties:
        if named not in {*tie.won, *tie.lost}:
            raise UnsettledTieError(amount, (*tie.won, *tie.lost))
    return stage


@frozen(kw_only=True, field_transformer=with_tuples)
class Requisitions:
    """
    What was requisitioned under ceilings.

    Attributes:
        amounts: What each gets, by code.
        unclaimed: What nobody asked for; it is shared with nobody.
    """

    amounts: tuple[tuple[str, Amount], ...]
    unclaimed: Amount


def requisition(ceilings: Mapping[str, Amount], asked: Mapping[str, Amount]) -> Requisitions:
    """
    Give each recipient what it asks for, at most its ceiling.

    Swedish term:
        rekvirera

    Args:
        ceilings: The most that each can get, by code.
        asked: What each asks for, by code; who does not ask gets nothing.

    Raises:
        GrantError: If somebody asks for more than its ceiling, for less than nothing, or has no ceiling.

    Invariants:
        * the amounts and what is unclaimed sum to the ceilings
        * what one asks for never changes what another gets

    Example:
        >>> from nara_vard_finans import kronor
        >>> found = requisition({"2034": kronor(100), "2080": kronor(300)}, {"2080": kronor(250)})
        >>> print(found.unclaimed)
        150 kr

    .. versionadded:: 0.1.0
    """
    for code, amount in asked.items():
        if code not in ceilings:
            raise GrantError(code, NoCeiling())
        if not ZERO <= amount <= ceilings[code]:
            raise GrantError(code, OutsideCeiling(amount, ceilings[code]))
    amounts = tuple((code, asked.get(code, ZERO)) for code in sorted(ceilings))
    whole = sum(ceilings.values(), ZERO)
    return Requisitions(amounts=amounts, unclaimed=whole - sum((amount for _, amount in amounts), ZERO))
