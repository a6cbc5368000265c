"""
The grammar of numbers: what is read of a text as an amount, a figure, a total or a cell, by every door.

Thousands may be parted by any space, or by nothing, and by points, commas or apostrophes where those can be nothing
else; a sign may stand before or after, or brackets for it; a unit may follow, and then the mark of a footnote. What has
two readings is not read: it is told with both. Doors differ in what they allow, never in what a text means.
"""

import re
import unicodedata
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core.decimals import grouped
from nara_vard_finans.core.errors import NumeralError
from nara_vard_finans.core.messages import Message, Text
from nara_vard_finans.core.numbers import LONGEST, SPACES
from nara_vard_finans.core.unread import (
    NO_NUMBER,
    DayOrTime,
    DigitOrFootnote,
    Doubt,
    MaybeFootnote,
    NotInThrees,
    ThousandsOrDecimals,
    TooLong,
    Unread,
)

ORE_IN = {"öre": 1, "kr": 100, "tkr": 100_000, "mkr": 100_000_000, "mdkr": 100_000_000_000}
"""The units of money, with the öre of one."""

MINUS = "-\u2010\u2011\u2012\u2013\u2212\uff0d"
"""The signs that stand for minus: hyphens, the minus itself, and the dash that word processors put in its place."""

RAISED = "*\u2020\u2021_\u00b9\u00b2\u00b3\u2070-\u2079"
"""The marks of footnotes that are no part of any number, within a pattern's brackets."""

_KRONOR = "(?:kr|kronor|sek)"
UNIT_WORDS = {
    "kr": _KRONOR,
    "öre": "öre",
    "tkr": rf"[tk]\.? ?(?:kr|sek)|\(000\)|(?:tusen(?:tals?)?|1[ .]?000[ -]?tals?)(?: ?{_KRONOR})?",
    "mkr": rf"mn?\.? ?(?:kr|sek)|(?:milj(?:on(?:er|tals?)?|\.)?|mio|mln)(?: ?{_KRONOR})?",
    "mdkr": rf"m(?:d|dr|rd)\.? ?(?:kr|sek)|miljard(?:er)?(?: ?{_KRONOR})?",
    "%": "%|procent|percent",
}
"""How papers write each unit, as a pattern."""

_DASHES = f"{MINUS}\u2014"
_NO_ORE = f"[:.,][{_DASHES}]{{1,2}}"  # a dash after a comma, a point or a colon stands for no öre, and is no minus
_NUMBER = re.compile(
    rf"(?:\+|(?P<sign>[{MINUS}]))? ?"
    rf"(?P<whole>[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}}){{2,}}|(?:,[0-9]{{3}}){{2,}}|(?:\.[0-9]{{3}})+(?=,)"
    rf"|(?:,[0-9]{{3}})+(?=\.)|(?:['\u2019][0-9]{{3}})+|[.,][0-9]{{3}}(?= ?{_NO_ORE}))|[0-9](?: ?[0-9])*)"
    r"(?:[.,](?P<part>[0-9]+))?"
    rf"(?: ?(?P<unit>{'|'.join((_NO_ORE, *UNIT_WORDS.values()))})\.?(?: ?/ ?år| per år)?|\."
    rf"| ?(?P<after>[{MINUS}]))?",
    re.IGNORECASE,
)
_IN_THREES = re.compile("[0-9]+|[0-9]{1,3}(?:[.,'\u2019][0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+")
# Both are compiled where a text that could have them is first read, which few commands do.
_BRACKETED = r"\((?P<number>[^()]*[0-9][^()]*)\)(?P<unit>[^()0-9]*)"
_FOOTNOTE = (
    rf"(?i)(?<=[0-9a-zö%)]|[{_DASHES}]) ?[{RAISED}]+\)?$|(?<=[0-9a-zö%)]|[{_DASHES}]) (?:[1-9]|1[0-9])\)$"
    rf"|(?:(?<=[a-zö%])|(?<=[:.,][{_DASHES}]))(?:[1-9]|1[0-9])\)$"
    rf"|(?<=[0-9]) ?[a-z]\)$|(?<=[0-9a-zö%)]|[{_DASHES}]) (?:[a-z]\)|\[[0-9a-z]{{1,2}}\])$"
    r"|(?<=[0-9])\[[0-9a-z]{1,2}\]$"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+)?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_A_MARK = re.compile(r"(?:[1-9]|1[0-9])\)")
_MOST_MARKS = 2
_GROUP = 3
_DECIMAL_SIGNS = {"%": ",.", "mkr": ",", "mdkr": ","}
_SPACED = re.compile(f"[{SPACES}\u2000-\u200a\u205f\u3000]")

_EXPECTED = Text(
    "siffror, med mellanslag mellan tusental och decimalkomma eller decimalpunkt, till exempel 1 225 535 eller 17,5",
    "digits, with spaces between thousands and a decimal comma or point, such as 1 225 535 or 17,5",
)


class OneReading(Message):
    """Say that a number must have one reading alone, and which it has."""

    SV = "en enda läsning; {doubt}"
    EN = "one reading; {doubt}"
    doubt: Doubt


class AtMost(Message):
    """Say how long a number may be."""

    SV = "högst {characters} tecken"
    EN = "at most {characters} characters"
    characters: int


class NotADay(Message):
    """Say what is expected, and why it is not that."""

    SV = "{expected}; {reason}"
    EN = "{expected}; {reason}"
    expected: Text
    reason: Unread


@frozen(kw_only=True)
class PrintedNumber:
    """
    A number as it is printed.

    Attributes:
        value: The number, in its own unit.
        places: How many decimals are printed.
        unit: The unit that is printed with it: ``öre``, ``kr``, ``tkr``, ``mkr``, ``mdkr`` or ``%``; empty where none
            is.
    """

    value: Fraction
    places: int
    unit: str = ""

    def ore(self, unit: str) -> Fraction:
        """Give the number as öre, in its own unit or else in *unit*."""
        return self.value * ORE_IN[self.unit or unit]

    def precision(self, unit: str) -> Fraction:
        """Give the öre of one in its last decimal."""
        return Fraction(ORE_IN[self.unit or unit], 10**self.places)


def read_numeral(text: str, *, decimal_signs: str = "") -> PrintedNumber | Unread:
    """
    Read one number, or say why it is none; one that could be another is a :class:`~nara_vard_finans.core.unread.Doubt`.

    Args:
        text: The number, with what stands around it.
        decimal_signs: The signs after which three digits can be nothing but decimals, though thousands could be meant
            elsewhere: a comma under a heading of millions, or any in a percentage.

    Example:
        >>> read_numeral("1 225 535 kr"), read_numeral("(17,5)*").value
        (PrintedNumber(value=Fraction(1225535, 1), places=0, unit='kr'), Fraction(-35, 2))
        >>> read_numeral("1.300")
        ThousandsOrDecimals(readings=('1 300', '1,3000'))
    """
    if len(text) > LONGEST or len(text.splitlines()) > 1:
        return TooLong(LONGEST) if len(text) > LONGEST else NO_NUMBER
    bare, is_bracketed = _without_marks(re.sub(" +", " ", unified_spaces(text)).strip(" *_").removeprefix("'"))
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return _why_none(bare)
    sign, after, whole, part = match["sign"], match["after"], match["whole"], match["part"] or ""
    if (sign and after) or (is_bracketed and whole == "000"):
        return NO_NUMBER  # "- 2 -" is the number of a page, and "(000)" says thousands
    if not _in_threes(match):
        return NotInThrees()
    unit = _unit_of(match["unit"] or "")
    whole = re.sub("[^0-9]", "", whole)
    if _could_be_thousands(match, decimal_signs + _DECIMAL_SIGNS.get(unit, "")):
        return ThousandsOrDecimals((grouped(int(whole + part)), f"{whole},{part}0"))
    value = Fraction(int(whole + part), 10 ** len(part))
    return PrintedNumber(value=-value if is_bracketed or sign or after else value, places=len(part), unit=unit)


def _unit_of(printed: str) -> str:
    units = (unit for unit, word in UNIT_WORDS.items() if re.fullmatch(word, printed, re.IGNORECASE))
    return next(units, "kr" if printed else "")  # dashes for no öre are kronor


def _without_marks(bare: str) -> tuple[str, bool]:
    """Take away the marks of footnotes, and the brackets that stand for a minus; and say whether there were any."""
    if "(" not in bare and bare[-1:].isascii() and bare[-1:].isalnum():
        return bare, False  # neither a bracket nor a mark ends so
    inside = re.fullmatch(_BRACKETED, bare)
    for _ in range(_MOST_MARKS):
        if inside is None:
            bare = re.sub(_FOOTNOTE, "", bare)
            inside = re.fullmatch(_BRACKETED, bare)
    return (bare, False) if inside is None else (f"{inside['number'].strip()}{inside['unit']}", True)


def _could_be_thousands(match: re.Match[str], decimal_signs: str) -> bool:
    """Say whether what stands after a comma or a point may be thousands."""
    whole, part = match["whole"], match["part"]
    is_group = part is not None and re.fullmatch("[1-9][0-9]{0,2}[0-9]{3}", whole + part) and len(part) == _GROUP
    return bool(is_group) and match.string[match.start("part") - 1] not in decimal_signs


def _why_none(bare: str) -> Unread:
    """Say why a text is no number; it may be one with the mark of a footnote glued to it."""
    if _DAY.fullmatch(bare):
        return DayOrTime()
    if not bare.endswith(")") or not (match := _NUMBER.fullmatch(bare[:-1])) or not bare[-2].isdecimal():
        return NO_NUMBER
    cuts = [(bare[: -1 - cut], bare[-1 - cut :]) for cut in (1, 2) if _A_MARK.fullmatch(bare[-1 - cut :])]
    read = [f"{number} {mark}" for number, mark in cuts if (each := _NUMBER.fullmatch(number)) and _in_threes(each)]
    readings = (*read, *([bare[:-1]] if _in_threes(match) else ()))
    return DigitOrFootnote(readings) if readings else MaybeFootnote()


def _in_threes(match: re.Match[str]) -> bool:
    return _IN_THREES.fullmatch(match["whole"]) is not None


def unified_spaces(text: str) -> str:
    """Make every kind of space in a line one ordinary space, leave tabs, and take away what nobody sees."""
    spaced = _SPACED.sub(" ", text)
    if spaced.isprintable():
        return spaced
    return "".join(mark for mark in spaced if mark == "\t" or not unicodedata.category(mark).startswith("C"))


def read_exact(text: str) -> Fraction:
    """
    Read one number without a unit, exactly, of which what stands after a comma or a point can only be decimals.

    Raises:
        NumeralError: If *text* is anything else, or longer than 1 000 characters.

    Example:
        >>> read_exact("1 225 535"), read_exact("-17,5")
        (Fraction(1225535, 1), Fraction(-35, 2))
    """
    return _numeral(text, ",.", units=("",)).value


def read_figure(text: str) -> Fraction:
    """
    Read one number without a unit, of which nothing says how large it can be, so that it must have one reading alone.

    Args:
        text: A number, as :func:`read_exact` reads it.

    Raises:
        NumeralError: If *text* is no such number, or could be thousands or decimals.

    Example:
        >>> read_figure("20 544"), read_figure("0,544")
        (Fraction(20544, 1), Fraction(68, 125))
    """
    return _numeral(text, "", units=("",)).value


def read_percent(text: str) -> PrintedNumber:
    """
    Read one percentage, with or without its sign.

    Raises:
        NumeralError: If *text* is anything else.

    Example:
        >>> read_percent("2,80 %").value, read_percent("33.333").places
        (Fraction(14, 5), 3)
    """
    return _numeral(text, ",.", units=("", "%"))


def _numeral(text: str, decimal_signs: str, units: tuple[str, ...]) -> PrintedNumber:
    read = read_numeral(text, decimal_signs=decimal_signs)
    if isinstance(read, Doubt):
        raise NumeralError(text, OneReading(read))
    if len(text) > LONGEST:
        raise NumeralError(text, AtMost(LONGEST))
    if isinstance(read, DayOrTime):
        raise NumeralError(text, NotADay(_EXPECTED, read))
    if isinstance(read, Unread) or read.unit not in units:
        raise NumeralError(text, _EXPECTED)
    return read
