"""
Printed numbers: one cell of a printed table as an exact number, with what its print says of it.

Thousands may be separated by any space, or by nothing; the unit may stand in the cell. What could be read in two ways,
such as digits in other groups than of three, is told and not read.
"""

import re
from functools import lru_cache

from attrs import frozen

from nara_vard_finans.core import (
    NO_NUMBER,
    RAISED,
    UNIT_WORDS,
    Amount,
    Doubt,
    PrintedNumber,
    Unread,
    read_numeral,
    unified_spaces,
)

_LONGEST = 40
_MOST_GROUPS = 3  # of digits: a number of more is rather several
_UNIT_AFTER = re.compile(rf" ?(?:{'|'.join(UNIT_WORDS.values())})$", re.IGNORECASE)
_KRONOR = UNIT_WORDS["kr"]
_ROUND = rf"1(?:00?|0?[ .]?000|[ .]?000[ .]?000) ?{_KRONOR}"  # 1 000 kr, 10 000 kr
_UNIT_WORD = re.compile(
    rf"(?:^|(?<=[\s,(\[/]))(?:(?P<tkr>{UNIT_WORDS['tkr']}|(?<=\()000|"
    rf"(?:1[ .]?000[ -]?tal|tusen(?:tal)?)(?:s|et)?(?: ?{_KRONOR})?|"
    rf"(?:^i |^|(?<=\()|(?<=, )|(?<= )i )1[ .]?000 ?{_KRONOR})|"
    rf"(?P<mdkr>{UNIT_WORDS['mdkr']})|(?P<mkr>{UNIT_WORDS['mkr']})|"
    rf"(?P<percent>{UNIT_WORDS['%']}))(?=$|[\s,.:;*)\]/])"
)
_UNKNOWN_UNIT = re.compile(
    r"(?<!\w)(?:(?:[^\W\d]{1,5}(?:kr|sek)|sek[kmnt]{1,2}|[^\W\d]+kronor|m[di]o?|md?rd?|mln|mn|mill|bn|miljard\w*"
    r"|\w*miljon(?:er)?|milj|\w*tusen\w*|[0-9][0-9 .]*-?tal\w*|\w*(?:hundra|tio|miljon)tal\w*|thous\w*|[mb]illions?"
    r"|(?<!och )öre|[tmk]?(?:eur|usd|gbp|nok|dkk|chf)|euro|dollar|pund|promille|poäng|procentenheter|\w*basbelopp"
    rf"|10\^[369]|1e[369]|(?<![0-9][.,])0{{2,}})(?!\w)|(?:md|mdr|mrd)(?:kr|sek)|{_KRONOR}[ ,(]*(?:k|t|m|mn|bn|g)(?!\w)"
    rf"|10[³⁶⁹]|{_ROUND}(?!\w))|[€$£¥‰]"
    r"|(?<![0-9])(?<![0-9][ .,])(?:1[ .]?000(?:[ .]?000)?|000)(?![0-9]|[ .,][0-9]{3})"
    r"|(?:19|20)[0-9]{2}(?:[tkm]kr|[tkm]sek)"
)
_PER = re.compile(r"(?:per |/ ?)(?:1[0 .]*0|tusen|miljon|hundra)(?:-?tal)? (?!kr)[^\W\d]+")
_AFTER = "|".join(f"(?<=(?<!\\w){word} )" for word in ("av", "på", "om", "med", "till", "än", "of", "to", "by", "than"))
_HOW_MUCH = re.compile(
    rf"(?<![0-9])(?<![0-9][ .^e])(?!(?:19|20)[0-9]{{2}}(?![0-9.]))"
    rf"(?!0|1(?:[ .]?000)+[ -]?(?:tal|{_KRONOR})|{_ROUND})[0-9](?:[0-9 ,.]*[0-9])?"
    r"[ -]?(?:tkr|kkr|ksek|mkr|mnkr|msek|mdkr|mdr|kr|sek|%|tusen|milj|öre)\w*(?: kr\w*)?"
    # what a year costs, after the year, and what is shared, after "av" or its like
    rf"|(?:(?<=[12][0-9]{{3}}: )|{_AFTER})1[0-9 .]*0 ?{_KRONOR}(?!\w)"
    r"|(?<!\w)(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio) (?:tusen|milj)\w*(?: kr\w*)?"
)
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|_|(?<=[^\W\d])-(?=[^\W\d])")
_MARK = re.compile(rf"(?<=[^\W\d])(?:[{RAISED}]+| ?[0-9]{{1,2}}\)|\[[0-9a-z]{{1,2}}\])")


@lru_cache(maxsize=32_768)  # the cells of a large table, each of which is asked for several times
def read_number(text: str, *, in_scale: bool = False) -> PrintedNumber | Unread:
    """
    Read one cell, or say why it is no number.

    Args:
        text: The cell; marks of footnotes are left aside, and brackets or a minus after it are a minus.
        in_scale: Whether it stands under a heading of thousands or millions of kronor, where three digits after a
            comma are decimals.

    Example:
        >>> read_number("1 225 535 kr"), read_number("17,5 %").places
        (PrintedNumber(value=Fraction(1225535, 1), places=0, unit='kr'), 1)
        >>> read_number("1.300")
        ThousandsOrDecimals(readings=('1 300', '1,3000'))
    """
    if len(text) > _LONGEST:
        return NO_NUMBER
    return read_numeral(text, decimal_signs="," if in_scale else "")


def may_be_number(text: str) -> bool:
    """Say whether a cell is a number, if perhaps one that can be read in two ways."""
    return isinstance(read_number(text), PrintedNumber | Doubt)


def are_several(text: str) -> bool:
    """
    Say whether a cell holds several numbers: more groups of digits than one has, or such as stand in no number.

    Example:
        >>> are_several("20 544 142 478"), are_several("6728 76,2"), are_several("142 478 kr")
        (True, True, False)
    """
    groups = _UNIT_AFTER.sub("", text).split(" ")
    if len(groups) == 1 or not all(map(may_be_number, groups)):
        return False
    return len(groups) > _MOST_GROUPS or not isinstance(read_number(text), PrintedNumber)


def unit_in(heading: str) -> str:
    """
    Give the unit that a heading names, or an empty text.

    Example:
        >>> unit_in("Belopp (tkr)"), unit_in("Nytt avtal 4 mkr/år"), unit_in("Ersättning 2023 tkr")
        ('tkr', '', 'tkr')
    """
    return _units_in(heading)[0]


def unknown_unit_in(heading: str) -> str:
    """
    Give what a heading says of its unit that is not understood, or an empty text.

    Whatever speaks of money or of a magnitude and is no word for kronor, thousands or millions of them is such.

    Example:
        >>> unknown_unit_in("Belopp (euro)"), unknown_unit_in("Belopp, tkr")
        ('euro', '')
    """
    return _units_in(heading)[1]


@lru_cache(maxsize=1_024)
def _units_in(heading: str) -> tuple[str, str]:
    """Give the unit of a heading, or else what it says of one that is not understood."""
    bare = _without_amounts(heading)
    found = {
        "%" if match.lastgroup == "percent" else str(match.lastgroup): match[0].strip()
        for match in _UNIT_WORD.finditer(bare)
    }
    money = [unit for unit in found if unit != "%"]
    if not re.search(r"[^\W\d]|[€$£¥‰%(/]|['’×*]", bare):
        return "", ""  # digits alone are no unit, but a number or a year
    unknown = _UNKNOWN_UNIT.search(_UNIT_WORD.sub(" ", bare))
    if unknown is not None:
        return "", unknown[0].strip()
    if len(money) > 1:
        return "", ", ".join(found[unit] for unit in money)
    return (money or [*found] or [""])[0], ""


def is_unit(text: str) -> bool:
    """
    Say whether a cell is nothing but the name of a unit, with the number that is part of it.

    Example:
        >>> is_unit("1 000 kr"), is_unit("2 000 kr")
        (True, False)
    """
    return _UNIT_WORD.fullmatch(_without_amounts(text).strip()) is not None


def _without_amounts(heading: str) -> str:
    """Part a heading into words, without footnotes, how much it speaks of, and for how many: "4 mkr/år"."""
    words = _CAMEL.sub(" ", unified_spaces(heading))
    return _HOW_MUCH.sub("", _PER.sub("", _MARK.sub("", words.casefold())))


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
        if isinstance(read, Unread) or read.unit not in {"tkr", "mkr", "mdkr"}:
            return cls.exactly(amount)
        slack = int(read.precision("") / 2)
        return cls(amount=amount, lowest=Amount(amount.ore - slack), highest=Amount(amount.ore + slack))
