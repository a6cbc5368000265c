"""
Apportionment: a total, shared by a key, in whole units.

The methods keep different laws; the page "Sharing whole kronor" has the table.
"""

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import (
    KRONA,
    ZERO,
    Amount,
    AmountError,
    BasisError,
    IndivisibleTotalError,
    InexactTypeError,
    KindExpected,
    ResidualError,
    Tabled,
    Text,
    check_type,
    code_text,
    with_tuples,
)
from nara_vard_finans.sharing.alone import Multiplied, multiplied, rows_alone
from nara_vard_finans.sharing.keys import BasisKind, CostKey
from nara_vard_finans.sharing.methods import LOOPS, MOST_DECIMALS, Method, RowRounding
from nara_vard_finans.sharing.refusals import (
    CarriedByNobody,
    CarrierNotAmong,
    CarrierUnnamed,
    CarrierWithoutShare,
    CodeOfNobody,
    DecimalsInVain,
    DecimalsOutside,
    DecimalsUnstated,
    LessThanNothing,
    RateOfMixed,
    UnitAboveZero,
)

_AN_AMOUNT = KindExpected("Amount", "kronor(2_000_000)")
_DECIMALS = KindExpected("int", "2")
A_METHOD = KindExpected("Method", "Method.LARGEST_REMAINDER")
_A_KEY = Text(
    "en nyckel i ett steg; fördela i flera steg med share_cost, eller ta nyckelns platta form (flat)",
    "a key in one stage; share in stages with share_cost, or take the key's flat form",
)


class Largest(Enum):
    """Who carries a residual by its weight: no code, so that a party may be called so; its text is ``largest``."""

    LARGEST = "largest"
    """den största"""

    def __str__(self) -> str:
        return self.value


LARGEST = Largest.LARGEST
"""Names, as ``residual_to``, the party with the largest weight."""

Carrier = str | Largest
"""Who carries a residual, a party by code or the largest."""

_Claim = tuple[str, int | Fraction, bool]  # a party, how strong its claim to one more unit was, and whether it got it


@frozen
class Rounding:
    """
    How one party's exact share became whole units.

    Attributes:
        party: The party.
        count: The whole units it got.
        rank: Its place among the remainders, largest first and ties by code, from one.
        numerator: Its exact share in units, times *whole*.
        whole: What the weights sum to.
    """

    party: str
    count: int
    rank: int
    numerator: int
    whole: int

    @property
    def exact(self) -> Fraction:
        """Its exact share, in units."""
        return Fraction(self.numerator, self.whole)

    @property
    def floor(self) -> int:
        """The exact share without its fraction, towards zero."""
        floor = abs(self.numerator) // self.whole
        return floor if self.numerator >= 0 else -floor

    @property
    def remainder(self) -> Fraction:
        """The fraction that the floor leaves, from zero to below one."""
        return Fraction(abs(self.numerator) % self.whole, self.whole)

    @property
    def extra(self) -> int:
        """The units it got beyond its floor, negative if fewer."""
        return abs(self.count) - abs(self.floor)


@frozen(kw_only=True, field_transformer=with_tuples)
class Tie:
    """
    A tie that decided something.

    Attributes:
        won: The parties that got a unit though others had an equal claim, in the order of precedence.
        lost: The others.
    """

    won: tuple[str, ...]
    lost: tuple[str, ...]


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Apportionment(Tabled):
    """
    A total shared in whole units, with all that is needed to say how.

    Swedish term:
        fördelning

    Attributes:
        total: What was shared.
        key: By which shares.
        method: How the left-over part was dealt with.
        unit: The unit in which it was shared.
        counts: The whole units of each party, in the order of the key's parties.
        residual_to: The party that carries the residual, for the method that names one.
        ties_to: The party that goes before the others in a tie, if any.
        decimals: To how many decimals percentages were rounded first, for the methods that do so.

    Invariants:
        * the amounts and the residual sum to the total
    """

    total: Amount
    key: CostKey
    method: Method
    unit: Amount
    counts: tuple[int, ...]
    residual_to: Carrier | None = None
    ties_to: str | None = None
    decimals: int | None = None

    @property
    def is_weighed(self) -> bool:
        """Whether its weights decide anything: not where one party has all of it."""
        return len(self.key.parties) > 1

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """One amount per party, in the order of the key's parties."""
        ore = self.unit.ore
        return tuple(Amount(count * ore) for count in self.counts)

    def amount(self, party: str) -> Amount:
        """
        Give what one party got.

        Raises:
            UnknownPartyError: If the key has no such party.
        """
        return self.counts[self.key.index(party)] * self.unit

    def exact(self, party: str) -> Fraction:
        """Give one party's exact share in kronor, before rounding."""
        return self.total.kronor * self.key.share(party)

    @property
    def residual(self) -> Amount:
        """The total less the sum of the amounts; zero for every method but rows rounded alone."""
        return self.total - sum(self.counts) * self.unit

    @property
    def left_over(self) -> int:
        """The units that remain when every party has its floor; negative for a negative total."""
        return self.total.ore // self.unit.ore - sum(rounding.floor for rounding in self.roundings)

    @cached_property
    def roundings(self) -> tuple[Rounding, ...]:
        """How each party's amount was rounded, in the order of the key's parties."""
        unrounded = self._unrounded()
        remainders = [Fraction(abs(numerator) % whole, whole) for numerator, whole in unrounded]
        # Sorting backwards keeps equal remainders in the order of precedence.
        order = sorted(self._precedence(), key=remainders.__getitem__, reverse=True)
        ranks = {place: rank for rank, place in enumerate(order, 1)}
        return tuple(
            Rounding(party, self.counts[place], ranks[place], *unrounded[place])
            for place, party in enumerate(self.key.parties)
        )

    def _unrounded(self) -> list[tuple[int, int]]:
        """Give what each party would pay in units before rounding, as numerator and denominator."""
        units = self.total.ore // self.unit.ore
        return [(units * weight, self.key.whole) for weight in self.key.integers]

    def rounding(self, party: str) -> Rounding:
        """
        Give how one party's share was rounded.

        Raises:
            UnknownPartyError: If the key has no such party.
        """
        return self.roundings[self.key.index(party)]

    def _precedence(self) -> tuple[int, ...]:
        return _precedence(self.key, self.ties_to)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties that decided something; at most one."""
        claims = {
            Method.LARGEST_REMAINDER: self._remainder_claims,
            Method.SAINTE_LAGUE: self._divisor_claims,
        }.get(self.method, self._residual_claims)()
        won: dict[int | Fraction, list[str]] = {}
        lost: dict[int | Fraction, list[str]] = {}
        for party, claim, got in claims:
            (won if got else lost).setdefault(claim, []).append(party)
        return tuple(Tie(won=tuple(won[claim]), lost=tuple(lost[claim])) for claim in won if claim in lost)

    def _remainder_claims(self) -> Iterator[_Claim]:
        units, whole = abs(self.total.ore) // self.unit.ore, self.key.whole
        for place in self._precedence():
            floor, remainder = divmod(units * self.key.integers[place], whole)
            yield self.key.parties[place], remainder, abs(self.counts[place]) > floor

    def _divisor_claims(self) -> Iterator[_Claim]:
        for place in self._precedence():
            count, weight, party = abs(self.counts[place]), self.key.integers[place], self.key.parties[place]
            if count:
                yield party, Fraction(2 * count - 1, weight), True
            if weight:
                yield party, Fraction(2 * count + 1, weight), False

    def _residual_claims(self) -> Iterator[_Claim]:
        if self.residual_to is LARGEST and self.carried != ZERO:
            for place in self._precedence():
                party = self.key.parties[place]
                yield party, self.key.integers[place], party == self.carrier

    @cached_property
    def carrier(self) -> str | None:
        """The party on which the method puts the residual, if it puts it on one."""
        if self.residual_to is None:
            return None
        return self.key.parties[_residual_place(self.key, self.residual_to, self.ties_to)]

    @property
    def before_rows(self) -> Multiplied:
        """What each row is before it is rounded by itself, of the total without its sign, in öre."""
        return _before_rows(self.total, self.key, self.method, self.decimals)

    @cached_property
    def carried(self) -> Amount:
        """The residual that the method has put on the carrier; zero if it puts it on nobody."""
        if self.carrier is None:
            return ZERO
        place = self.key.index(self.carrier)
        alone = rows_alone(self.method.rows or RowRounding.HALF_UP, self.before_rows, self.unit.ore)[place]
        return (self.counts[place] - (alone if self.total >= ZERO else -alone)) * self.unit


def _before_rows(total: Amount, key: CostKey, method: Method, decimals: int | None) -> Multiplied:
    scale = int(key.whole / sum((Fraction(weight) for _, weight in key.weights), Fraction(0)))
    return multiplied(abs(total.ore), key.integers, key.whole, scale=scale, decimals=decimals, by_rate=method.by_rate)


def _precedence(key: CostKey, ties_to: str | None) -> tuple[int, ...]:
    """Give the places of the key's parties in the order in which they come in a tie."""
    places = range(len(key.parties))
    if ties_to is None:
        return tuple(places)
    first = key.index(ties_to)
    return (first, *(place for place in places if place != first))


def _residual_place(key: CostKey, residual_to: Carrier, ties_to: str | None) -> int:
    if isinstance(residual_to, Largest):
        return max(_precedence(key, ties_to), key=key.integers.__getitem__)
    if residual_to not in key.place:
        if residual_to == LARGEST.value:
            raise ResidualError(residual_to, CodeOfNobody())
        raise ResidualError(residual_to, CarrierNotAmong())
    place = key.place[residual_to]
    if not key.integers[place]:
        raise ResidualError(residual_to, CarrierWithoutShare())
    return place


def apportion(
    total: Amount,
    key: CostKey,
    *,
    method: Method = Method.LARGEST_REMAINDER,
    unit: Amount = KRONA,
    residual_to: Carrier | None = None,
    ties_to: str | None = None,
    decimals: int | None = None,
) -> Apportionment:
    """
    Share *total* between the parties of *key* in whole units.

    Swedish term:
        fördela enligt fördelningsnyckel

    Args:
        total: What to share; negative for a repayment, which mirrors a payment.
        key: One exact share per party.
        method: How the part that is left over is dealt with.
        unit: The smallest sum a party is charged: :data:`~nara_vard_finans.core.money.KRONA`,
            :data:`~nara_vard_finans.core.money.ORE`, or any amount above zero.
        residual_to: For the methods that put the difference on somebody, the party, or
            :data:`~nara_vard_finans.sharing.apportionment.LARGEST`.
        ties_to: A party that goes before the others in a tie; the others go by code, and without it all do.
        decimals: For the methods that round percentages first, to how many decimals.

    Returns:
        One amount per party, in the order of the key's parties, and the residual.

    Raises:
        IndivisibleTotalError: If *total* is not a whole number of *unit*.
        AmountError: If *unit* is not above zero.
        BasisError: If the amount for each is rounded first, and the key is several keys, so that it counts nothing.
        ResidualError: If *residual_to* or *decimals* is missing or not wanted, or *residual_to* is unknown or of
            weight zero, or would pay less than nothing.
        UnknownPartyError: If *ties_to* is not among the parties.
        InexactTypeError: If *total* or *unit* is no amount, *key* no key in one stage, or *method* no method.

    Invariants:
        * the amounts and the residual sum to *total*, and the residual is zero where the rows of the method sum
        * under the largest remainder and rows rounded alone with nothing rounded before, each amount is within one
          unit of its exact share
        * nobody pays less than nothing, and a weight of zero pays nothing
        * the order of the parties does not matter; sharing ``-x`` mirrors sharing ``x``

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845, cost table; which method it uses is not said in it.

    Example:
        >>> from nara_vard_finans import equal_shares, kronor
        >>> result = apportion(kronor(3), equal_shares("2080", "2081"))
        >>> [str(amount) for amount in result.amounts], result.ties[0].won
        (['2 kr', '1 kr'], ('2080',))

    .. versionadded:: 0.1.0
    """
    for amount in (total, unit):
        check_type(amount, Amount, _AN_AMOUNT)
    check_type(key, CostKey, _A_KEY)
    check_type(method, Method, A_METHOD)
    if unit.ore <= 0:
        raise AmountError(str(unit), UnitAboveZero())
    units, part = divmod(abs(total.ore), unit.ore)
    if part:
        raise IndivisibleTotalError(total, unit)
    refuse_misplaced_residual(method, residual_to)
    refuse_misplaced_decimals(method, decimals)
    if method.by_rate and key.basis.kind is BasisKind.MIXED:
        raise BasisError(key.basis.kind.value, RateOfMixed())
    if method not in LOOPS:
        if ties_to is not None:
            key.index(ties_to)
        rows = _before_rows(total, key, method, decimals)
        counts = rows_alone(method.rows or RowRounding.HALF_UP, rows, unit.ore)
    elif ties_to is None:
        counts = LOOPS[method](units, key.integers)
    else:
        order = _precedence(key, ties_to)
        shared = LOOPS[method](units, [key.integers[place] for place in order])
        counts = [count for _, count in sorted(zip(order, shared, strict=True))]
    if residual_to is not None:
        _put_residual(counts, units, key, _residual_place(key, residual_to, ties_to))
    signed = counts if total.ore >= 0 else [-count for count in counts]
    return Apportionment(
        total=total,
        key=key,
        method=method,
        unit=unit,
        counts=tuple(signed),
        residual_to=residual_to,
        ties_to=ties_to,
        decimals=decimals,
    )


def refuse_misplaced_decimals(method: Method, decimals: int | None) -> None:
    """
    Refuse decimals of percentages and a method that do not belong together.

    Raises:
        ResidualError: If they do not.
        InexactTypeError: If *decimals* is no whole number.
    """
    if decimals is None:
        if method.by_percent:
            raise ResidualError("", DecimalsUnstated(method, MOST_DECIMALS))
        return
    if type(decimals) is not int:
        raise InexactTypeError(decimals, _DECIMALS)
    if not method.by_percent:
        raise ResidualError("", DecimalsInVain(decimals, method, Method.ROUNDED_SHARES))
    if not 0 <= decimals <= MOST_DECIMALS:
        raise ResidualError("", DecimalsOutside(decimals, MOST_DECIMALS))


def refuse_misplaced_residual(method: Method, residual_to: Carrier | None) -> None:
    """
    Refuse a residual party and a method that do not belong together.

    Raises:
        ResidualError: If they do not.
        InexactTypeError: If *residual_to* is no text.
    """
    if residual_to is None:
        if method.is_carried:
            raise ResidualError("", CarrierUnnamed(method))
    elif not method.is_carried:
        raise ResidualError(_carrier_text(residual_to), CarriedByNobody(method, Method.HALF_UP_RESIDUAL_TO))
    else:
        _carrier_text(residual_to)


def _carrier_text(residual_to: Carrier) -> str:
    return str(residual_to) if isinstance(residual_to, Largest) else code_text(residual_to)


def _put_residual(counts: list[int], units: int, key: CostKey, place: int) -> None:
    residual = units - sum(counts)
    if counts[place] + residual < 0:
        raise ResidualError(key.parties[place], LessThanNothing(-residual, counts[place]))
    counts[place] += residual
