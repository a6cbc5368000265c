"""Exact numbers: what is let through as one, and how long one may be."""

from decimal import Decimal
from fractions import Fraction

from nara_vard_finans.core.errors import InexactTypeError

SPACES = " \u00a0\u2007\u2009\u202f"
"""Ordinary, no-break, figure, thin and narrow no-break spaces, which separate thousands."""

LONGEST = 1_000
"""The most characters a number may have; it keeps every text that we read and write within Python's own limit."""


def exact(value: object, expected: str = "an int, a Fraction or a Decimal") -> int | Fraction:
    """
    Let an exact number through: an int, or a Fraction where it is not whole.

    Raises:
        InexactTypeError: If *value* is a float, a bool, a Decimal that is not finite, or no number.

    Example:
        >>> exact(Decimal("17.5"))
        Fraction(35, 2)
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Fraction) or (isinstance(value, Decimal) and value.is_finite() and _short(value)):
        ratio = Fraction(value)
        return ratio.numerator if ratio.denominator == 1 else ratio
    raise InexactTypeError(value, expected)


def _short(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    return len(digits) <= LONGEST and abs(int(exponent)) <= LONGEST
