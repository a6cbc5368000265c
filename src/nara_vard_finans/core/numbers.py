"""
Numbers as Swedish papers write them: the one way from text to exact numbers.

``1 225 535``, ``17,5`` and ``17.5`` are exact; ``1e3``, ``nan`` and floats are refused.
"""

import operator
import re
from decimal import Decimal
from fractions import Fraction

from nara_vard_finans.core.errors import InexactTypeError, NumeralError, Reason
from nara_vard_finans.core.messages import Text

SPACES = " \u00a0\u2007\u2009\u202f"
"""Ordinary, no-break, figure, thin and narrow no-break spaces, which separate thousands."""

LONGEST = 1_000
"""The most characters a number may have; it keeps every text that we read and write within Python's own limit."""

_NUMBER = re.compile(
    rf"(?P<sign>[-\u2212]?)[{SPACES}]?"
    rf"(?P<whole>[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+|[0-9]+)"
    rf"(?:[.,](?P<part>[0-9]+))?",
)
_THOUSANDS_OR_DECIMALS = re.compile(rf"[-\u2212]?[{SPACES}]?(?P<whole>[1-9][0-9]{{0,2}})[.,](?P<part>[0-9]{{3}})")
_EXPECTED = "digits, with spaces between thousands and a decimal comma or point, such as 1 225 535 or 17,5"

_A_NUMBER = Text("en int, en Fraction eller en Decimal", "an int, a Fraction or a Decimal")


def read_exact(text: str) -> Fraction:
    """
    Read one number, exactly.

    Args:
        text: Digits with or without spaces between thousands, a decimal comma or point, and either minus sign.

    Raises:
        NumeralError: If *text* is anything else, or longer than 1 000 characters.

    Example:
        >>> read_exact("1 225 535"), read_exact("-17,5")
        (Fraction(1225535, 1), Fraction(-35, 2))
    """
    if len(text) > LONGEST:
        raise NumeralError(text, f"at most {LONGEST} characters")
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        raise NumeralError(text, _EXPECTED)
    whole = re.sub(f"[{SPACES}]", "", match["whole"])
    part = match["part"] or ""
    value = Fraction(int(whole + part), 10 ** len(part))
    return -value if match["sign"] else value


def read_figure(text: str) -> Fraction:
    """
    Read one number of which nothing says how large it can be, so that it must have one reading alone.

    Args:
        text: A number, as :func:`read_exact` reads it.

    Raises:
        NumeralError: If *text* is no such number, or could be thousands or decimals.

    Example:
        >>> read_figure("20 544"), read_figure("0,544")
        (Fraction(20544, 1), Fraction(68, 125))
    """
    value = read_exact(text)
    match = _THOUSANDS_OR_DECIMALS.fullmatch(text.strip())
    if match is not None:
        whole, part = match.groups()
        readings = f"{whole} {part} if thousands are meant, or {whole},{part}0 if decimals are"
        raise NumeralError(text, f"{readings}: three digits after a comma or point could be either")
    return value


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
