"""
Amounts in Swedish kronor: whole öre inside, written and read the Swedish way.

An :class:`Amount` is the only thing that is money here; a bare integer says its unit in its name.
"""

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import SupportsIndex

from attrs import frozen

from nara_vard_finans.core.decimals import decimal_text
from nara_vard_finans.core.errors import AmountError, InexactTypeError
from nara_vard_finans.core.messages import Message, Text
from nara_vard_finans.core.numbers import exact, whole_number
from nara_vard_finans.core.numerals import ORE_IN, read_numeral
from nara_vard_finans.core.unread import Unread


class Scale(Enum):
    """The scales in which papers print amounts, as öre to one."""

    KR = ORE_IN["kr"]
    """kronor"""
    TKR = ORE_IN["tkr"]
    """tusental kronor"""
    MKR = ORE_IN["mkr"]
    """miljoner kronor"""


_WHOLE_ORE = Text("hela ören som int", "whole öre as an int")
_KRONOR = Text("kronor som int, Decimal eller Fraction", "kronor as an int, a Decimal or a Fraction")
_TIMES = Text("en int att multiplicera med", "an int to multiply by")
_A_TEXT = Text("en text som '1 225 535 kr'", "a text such as '1 225 535 kr'")


class NotKronor(Message):
    """Say why something is no amount, and what would be."""

    SV = "{why}; här väntas kronor som '1 225 535 kr', '0,50 kr', '750 tkr', '2,6 mkr' eller '1,4 mdkr'"
    EN = "{why}; expected kronor such as '1 225 535 kr', '0,50 kr', '750 tkr', '2,6 mkr' or '1,4 mdkr'"
    why: Text | Unread


_NO_WHOLE_ORE = NotKronor(Text("det är inget helt antal öre", "it is no whole number of öre"))
_PERCENTAGE = NotKronor(Text("det är en procentsats", "it is a percentage"))


@frozen
class Amount:
    """
    A sum of money in SEK.

    Swedish term:
        belopp

    Attributes:
        ore: The sum in whole öre; negative for what goes the other way.

    Raises:
        InexactTypeError: If *ore* is not an int.

    Invariants:
        * what :meth:`text` writes, :meth:`parse` reads back as the same amount
        * amounts are added, and multiplied by whole numbers, as integers are (a module over the integers)
        * ``sum(amounts)`` is an amount, unless there is none; ``amount / amount`` is how many times as much, exactly

    Example:
        >>> kronor(2_000_000) - Amount.parse("1 225 535 kr")
        Amount(ore=77446500)
        >>> print(kronor(2_000_000) - Amount.parse("1 225 535 kr"))
        774 465 kr
        >>> print(sum([kronor(1), kronor(2)]), kronor(3) / kronor(2), sep=", ")
        3 kr, 3/2
    """

    ore: int

    def __attrs_post_init__(self) -> None:
        if type(self.ore) is not int:
            object.__setattr__(self, "ore", whole_number(self.ore, _WHOLE_ORE))

    @classmethod
    def parse(cls, text: str) -> "Amount":
        """
        Read an amount as papers print it; without a unit it is kronor.

        Args:
            text: A number, as :func:`~nara_vard_finans.core.numerals.read_numeral` reads it, with or without a unit:
                ``kr``, ``kronor``, ``SEK``, ``:-``, ``öre``, ``tkr``, ``kkr``, ``tusen kr``, ``mkr``, ``mnkr``,
                ``MSEK``, ``miljoner kronor`` or ``mdkr``.

        Raises:
            InexactTypeError: If *text* is not a text.
            AmountError: If *text* is not an amount, or no whole number of öre.

        Example:
            >>> [Amount.parse(text).ore for text in ("750 tkr", "2,6 mnkr", "50 öre", "\u221212:-")]
            [75000000, 260000000, 50, -1200]
        """
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(text, _A_TEXT)
        number = read_numeral(text)
        if isinstance(number, Unread):
            raise AmountError(text, NotKronor(number))
        if number.unit == "%":
            raise AmountError(text, _PERCENTAGE)
        return _of_exact(number.ore("kr"), text)

    def text(self, scale: Scale = Scale.KR, *, space: str = " ") -> str:
        """
        Write the amount in *scale*, exactly.

        Args:
            scale: Kronor, thousands or millions of kronor.
            space: What stands between thousands and before the unit.

        Example:
            >>> kronor(2_600_000).text(), kronor(2_600_000).text(Scale.MKR)
            ('2 600 000 kr', '2,6 mkr')
        """
        places = (2 if self.ore % 100 else 0) if scale is Scale.KR else None
        number = decimal_text(Fraction(self.ore, scale.value), places, space=space)
        return f"{number}{space}{scale.name.lower()}"

    @property
    def kronor(self) -> Fraction:
        """The sum in kronor, exactly."""
        return Fraction(self.ore, 100)

    @property
    def plain(self) -> str:
        """
        The sum in kronor for machines, with a decimal point only where there are öre.

        Example:
            >>> kronor(159_413).plain, Amount(50).plain
            ('159413', '0.50')
        """
        return decimal_text(self.kronor, 2 if self.ore % 100 else 0, point=".", space="")

    def __str__(self) -> str:
        return self.text()

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    # Written out, for those that attrs writes make two tuples each, and long journals compare every amount.
    def __lt__(self, other: "Amount") -> bool:
        return self.ore < other.ore if isinstance(other, Amount) else NotImplemented

    def __le__(self, other: "Amount") -> bool:
        return self.ore <= other.ore if isinstance(other, Amount) else NotImplemented

    def __gt__(self, other: "Amount") -> bool:
        return self.ore > other.ore if isinstance(other, Amount) else NotImplemented

    def __ge__(self, other: "Amount") -> bool:
        return self.ore >= other.ore if isinstance(other, Amount) else NotImplemented

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.ore + other.ore) if isinstance(other, Amount) else NotImplemented

    def __radd__(self, zero: int) -> "Amount":
        # Where sum() starts; no other number is an amount.
        return self if type(zero) is int and zero == 0 else NotImplemented

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.ore - other.ore) if isinstance(other, Amount) else NotImplemented

    def __bool__(self) -> bool:
        return self.ore != 0

    def __neg__(self) -> "Amount":
        return Amount(-self.ore)

    def __abs__(self) -> "Amount":
        return Amount(abs(self.ore))

    def __mul__(self, times: SupportsIndex) -> "Amount":
        if type(times) is int:
            return Amount(self.ore * times)  # as nearly always: asking a protocol takes longer than the rest
        if not isinstance(times, SupportsIndex | float):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return Amount(self.ore * whole_number(times, _TIMES))

    __rmul__ = __mul__

    def __truediv__(self, other: "Amount") -> Fraction:
        return Fraction(self.ore, other.ore) if isinstance(other, Amount) else NotImplemented


def _of_exact(ore: Fraction | int, given: object) -> Amount:
    if ore.denominator != 1:
        raise AmountError(given, _NO_WHOLE_ORE)
    return Amount(ore.numerator)


def kronor(number: SupportsIndex | Decimal | Fraction) -> Amount:
    """
    Make an amount of *number* kronor.

    Raises:
        InexactTypeError: If *number* is a float, a bool or no number.
        AmountError: If *number* is no whole number of öre.

    Example:
        >>> print(kronor(2_000_000), kronor(Decimal("0.50")), sep=", ")
        2 000 000 kr, 0,50 kr
    """
    return _of_exact(exact(number, _KRONOR) * 100, number)


ZERO = Amount(0)
"""Nothing. Where there may be no amounts at all, a sum starts from it, as in ``sum(amounts, ZERO)``."""

ORE = Amount(1)
"""One öre, the smallest unit."""

KRONA = Amount(100)
"""One krona, the unit in which papers share."""
