"""
Amounts in Swedish kronor: whole öre inside, written and read the Swedish way.

An :class:`Amount` is the only thing that is money here; a bare integer says its unit in its name.
"""

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core.decimals import decimal_text
from nara_vard_finans.core.errors import AmountError, InexactTypeError
from nara_vard_finans.core.numbers import exact
from nara_vard_finans.core.numerals import ORE_IN, read_numeral


class Scale(Enum):
    """The scales in which papers print amounts, as öre to one."""

    KR = ORE_IN["kr"]
    """kronor"""
    TKR = ORE_IN["tkr"]
    """tusental kronor"""
    MKR = ORE_IN["mkr"]
    """miljoner kronor"""


_EXPECTED = "expected kronor such as '1 225 535 kr', '0,50 kr', '750 tkr', '2,6 mkr' or '1,4 mdkr'"


@frozen(order=True)
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

    Example:
        >>> kronor(2_000_000) - Amount.parse("1 225 535 kr")
        Amount(ore=77446500)
        >>> print(kronor(2_000_000) - Amount.parse("1 225 535 kr"))
        774 465 kr
    """

    ore: int

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.ore, int) or isinstance(self.ore, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.ore, "whole öre as an int")

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
            raise InexactTypeError(text, "a text such as '1 225 535 kr'")
        number = read_numeral(text)
        if isinstance(number, str):
            raise AmountError(text, f"{number}; {_EXPECTED}")
        if number.unit == "%":
            raise AmountError(text, f"it is a percentage; {_EXPECTED}")
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

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.ore + other.ore) if isinstance(other, Amount) else NotImplemented

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.ore - other.ore) if isinstance(other, Amount) else NotImplemented

    def __bool__(self) -> bool:
        return self.ore != 0

    def __neg__(self) -> "Amount":
        return Amount(-self.ore)

    def __abs__(self) -> "Amount":
        return Amount(abs(self.ore))

    def __mul__(self, times: int) -> "Amount":
        if isinstance(times, (float, bool)):
            raise InexactTypeError(times, "an int to multiply by")
        return Amount(self.ore * times) if isinstance(times, int) else NotImplemented

    __rmul__ = __mul__


def _of_exact(ore: Fraction | int, given: object) -> Amount:
    if ore.denominator != 1:
        raise AmountError(given, f"it is no whole number of öre; {_EXPECTED}")
    return Amount(ore.numerator)


def kronor(number: int | Decimal | Fraction) -> Amount:
    """
    Make an amount of *number* kronor.

    Raises:
        InexactTypeError: If *number* is a float, a bool or no number.
        AmountError: If *number* is no whole number of öre.

    Example:
        >>> print(kronor(2_000_000), kronor(Decimal("0.50")), sep=", ")
        2 000 000 kr, 0,50 kr
    """
    return _of_exact(exact(number, "kronor as an int, a Decimal or a Fraction") * 100, number)


ZERO = Amount(0)
"""Nothing. A sum starts from it, as in ``sum(amounts, ZERO)``."""

ORE = Amount(1)
"""One öre, the smallest unit."""

KRONA = Amount(100)
"""One krona, the unit in which papers share."""
