"""
Printed numbers: one cell of a printed table as an exact number, with what its print says of it.

Thousands may be separated by any space, by spaces in the wrong places, or by nothing; the unit may stand in the cell.
"""

import re
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.money import Amount, Scale
from nara_vard_finans.numerals import SPACES

_LONGEST = 40
_NUMBER = re.compile(
    r"(?P<sign>[-\u2212\u2013]?) ?"
    r"(?P<whole>[0-9](?: ?[0-9])*|[0-9]{1,3}(?:\.[0-9]{3}){2,})(?:[.,](?P<part>[0-9]+))?"
    r" ?(?P<unit>kr|kronor|sek|tkr|kkr|mkr|mnkr|%|procent|:-|,-)?\.?[*\u2020]*",
    re.IGNORECASE,
)
_THOUSANDS_OR_DECIMALS = re.compile(r"[-\u2212\u2013]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_UNITS = {
    "kr": "kr",
    "kronor": "kr",
    "sek": "kr",
    ":-": "kr",
    ",-": "kr",
    "tkr": "tkr",
    "kkr": "tkr",
    "mkr": "mkr",
    "mnkr": "mkr",
    "%": "%",
    "procent": "%",
}
SCALES = {"kr": Scale.KR, "tkr": Scale.TKR, "mkr": Scale.MKR}
"""The scales of money, by the unit that is printed."""

_UNIT_WORD = re.compile(
    r"(?:^|[\s,(\[])(tkr|kkr|mkr|mnkr|tusental(?:s)? kronor|miljoner kronor|%)(?=$|[\s,)\]/])", re.IGNORECASE
)
_WORDS = {"tusental kronor": "tkr", "tusentals kronor": "tkr", "miljoner kronor": "mkr"}


@frozen(kw_only=True)
class PrintedNumber:
    """
    A number as it is printed.

    Attributes:
        value: The number, in its own unit.
        places: How many decimals are printed.
        unit: The unit that is printed with it: ``kr``, ``tkr``, ``mkr`` or ``%``; empty where none is.
    """

    value: Fraction
    places: int
    unit: str = ""

    def ore(self, unit: str) -> Fraction:
        """Give the number as öre, in its own unit or else in *unit*."""
        return self.value * SCALES[self.unit or unit].value

    def precision(self, unit: str) -> Fraction:
        """Give the öre of one in its last decimal."""
        return Fraction(SCALES[self.unit or unit].value, 10**self.places)


def unified_spaces(text: str) -> str:
    """Make every kind of space in a line one ordinary space, and leave tabs."""
    return re.sub(f"[{SPACES}\u2000-\u200a\u205f\u3000]", " ", text).replace("\u200b", "").replace("\ufeff", "")


def read_number(text: str) -> PrintedNumber | str:
    """
    Read one cell, or say why it is no number.

    Example:
        >>> read_number("1 225 535 kr"), read_number("17,5 %").places
        (PrintedNumber(value=Fraction(1225535, 1), places=0, unit='kr'), 1)
        >>> read_number("1.300")
        'three digits after a comma or point could be thousands or decimals'
    """
    bare = " ".join(unified_spaces(text).split())
    match = _NUMBER.fullmatch(bare) if len(bare) <= _LONGEST else None
    if match is None:
        return "it is no number"
    unit = _UNITS.get((match["unit"] or "").casefold(), "")
    if unit in {"", "kr"} and _THOUSANDS_OR_DECIMALS.match(bare) and len(match["part"] or "") == len("000"):
        return "three digits after a comma or point could be thousands or decimals"
    part = match["part"] or ""
    value = Fraction(int(re.sub("[ .]", "", match["whole"]) + part), 10 ** len(part))
    return PrintedNumber(value=-value if match["sign"] else value, places=len(part), unit=unit)


def unit_in(heading: str) -> str:
    """
    Give the unit that a heading names, or an empty text.

    Example:
        >>> unit_in("Belopp (tkr)"), unit_in("Nytt avtal 4 mkr/år")
        ('tkr', '')
    """
    # "4 mkr/år" tells how much, and "(mkr)" tells in what.
    without_amounts = re.sub(r"[0-9][0-9 ,.]*(?:tkr|kkr|mkr|mnkr|kr|%)", "", unified_spaces(heading).casefold())
    found = _UNIT_WORD.search(without_amounts)
    return "" if found is None else _WORDS.get(found[1], _UNITS.get(found[1], ""))


@frozen(kw_only=True)
class StatedTotal:
    """
    A total as it is stated, and what it can stand for.

    Attributes:
        amount: The total.
        lowest: The lowest total that would be printed so.
        highest: The highest.

    Example:
        >>> stated = StatedTotal.parse("2,4 mkr")
        >>> str(stated.lowest), str(stated.highest)
        ('2 350 000 kr', '2 450 000 kr')
    """

    amount: Amount
    lowest: Amount
    highest: Amount

    @classmethod
    def exactly(cls, amount: Amount) -> "StatedTotal":
        """Take a total that stands for itself alone."""
        return cls(amount=amount, lowest=amount, highest=amount)

    @classmethod
    def parse(cls, text: str) -> "StatedTotal":
        """
        Read a total; one in thousands or millions of kronor stands for all that would be printed so.

        Raises:
            InexactTypeError: If *text* is not a text.
            AmountError: If it is no amount.
        """
        amount = Amount.parse(text)
        read = read_number(text)
        if isinstance(read, str) or read.unit not in {"tkr", "mkr"}:
            return cls.exactly(amount)
        slack = int(read.precision("") / 2)
        return cls(amount=amount, lowest=Amount(amount.ore - slack), highest=Amount(amount.ore + slack))
