"""Figures that are only about so: how they are printed, and what they leave room for."""

import re
from fractions import Fraction
from typing import Self

from attrs import frozen

from nara_vard_finans.core import Amount, NumeralError, Text, read_exact

_ABOUT = ("ca", "cirka", "c:a", "omkring", "ungefär", "runt", "about")
_ABOVE = ("drygt", "lite mer än", "en bit över")
_BELOW = ("knappt", "nästan", "närmare")
_WRITTEN = re.compile(r"(?P<word>[^0-9]+?)\s+(?P<number>[0-9][0-9\s\u00a0]*(?:,[0-9]+)?)\s*(?P<unit>[^0-9]*)")
_PERCENT = "%"


_EXPECTED = Text(
    "ett ungefärligt tal som 'ca 2,6 mkr', 'drygt 25 %' eller 'knappt 3 mkr'",
    "an approximate number such as 'ca 2,6 mkr', 'drygt 25 %' or 'knappt 3 mkr'",
)


@frozen(kw_only=True)
class Approximate:
    """
    A figure that is only about so.

    Swedish term:
        ungefärligt tal

    Its last digit that is not a trailing zero says how coarse it is: what rounds to it lies within half a step of that
    digit, what is *drygt* it within one step above, and what is *knappt* it within one step below.

    Attributes:
        printed: How it is printed, such as ``ca 750 tkr``.
        value: What it says, in kronor or percent.
        low: The least that it leaves room for.
        high: The most.
        is_percent: Whether it is a percentage, and no amount.

    Invariants:
        * whatever is rounded to the printed figure lies from *low* to *high*, both included

    Example:
        >>> about = Approximate.parse("ca 750 tkr")
        >>> print(about.low, about.high, about.holds(774_465), about.off_by(774_465))
        745000 755000 False 19465

    .. versionadded:: 0.1.0
    """

    printed: str
    value: Fraction
    low: Fraction
    high: Fraction
    is_percent: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read a figure as it is printed.

        Raises:
            NumeralError: If it is not written as one that is only about so.
        """
        found = _WRITTEN.fullmatch(" ".join(text.split()))
        word = "" if found is None else found["word"].casefold()
        if found is None or word not in (*_ABOUT, *_ABOVE, *_BELOW):
            raise NumeralError(text, _EXPECTED)
        unit = found["unit"].strip()
        number = Fraction(read_exact(found["number"]))
        one = Fraction(1) if unit == _PERCENT else Fraction(Amount.parse(f"1 {unit}".strip()).kronor)
        step = _step(found["number"]) * one
        value = number * one
        if word in _ABOUT:
            low, high = value - step / 2, value + step / 2
        else:
            low, high = (value, value + step) if word in _ABOVE else (value - step, value)
        return cls(printed=text, value=value, low=max(low, Fraction(0)), high=high, is_percent=unit == _PERCENT)

    def holds(self, value: Fraction | int) -> bool:
        """Say whether it leaves room for a value."""
        return self.low <= value <= self.high

    def off_by(self, value: Fraction | int) -> Fraction:
        """Give by how much a value lies outside it; zero within."""
        return max(self.low - value, value - self.high, Fraction(0))


def _step(number: str) -> Fraction:
    """Give what one step of the last digit is worth: that of the decimals, or of the last that is no trailing zero."""
    whole, _, decimals = number.replace("\u00a0", " ").replace(" ", "").partition(",")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else Fraction(1)
