"""Exact numbers: what is let through as one, and how long one may be."""

import operator
from decimal import Decimal
from fractions import Fraction

from nara_vard_finans.core.errors import InexactTypeError
from nara_vard_finans.core.messages import Reason, Text

SPACES = " \u00a0\u2007\u2009\u202f"
"""Ordinary, no-break, figure, thin and narrow no-break spaces, which separate thousands."""

LONGEST = 1_000
"""The most characters a number may have; it keeps every text that we read and write within Python's own limit."""

_A_NUMBER = Text("en int, en Fraction eller en Decimal", "an int, a Fraction or a Decimal")


def exact(value: object, expected: Reason = _A_NUMBER) -> int | Fraction:
    """
    Let an exact number through: an int, an integer of numpy as an int, or a Fraction where it is not whole.

    Raises:
        InexactTypeError: If *value* is a float, a bool, a Decimal that is not finite, or no number.

    Example:
        >>> exact(Decimal("17.5"))
        Fraction(35, 2)
    """
    if type(value) is int:
        return value
    if isinstance(value, Fraction) or (isinstance(value, Decimal) and value.is_finite() and _short(value)):
        ratio = Fraction(value)
        return ratio.numerator if ratio.denominator == 1 else ratio
    return whole_number(value, expected)


def whole_number(value: object, expected: Reason) -> int:
    """
    Let a whole number through: an int, or what says that it is one (``operator.index``), such as an integer of numpy.

    Raises:
        InexactTypeError: If *value* is a float, a bool, or no number.

    Example:
        >>> whole_number(2023, "a year")
        2023
    """
    if type(value) is int:
        return value
    try:
        if not isinstance(value, bool):
            return operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        pass
    raise InexactTypeError(value, expected)


def _short(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    return len(digits) <= LONGEST and abs(int(exponent)) <= LONGEST
