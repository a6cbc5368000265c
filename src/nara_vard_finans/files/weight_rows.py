"""Rows of a table of weights: whose each is, by its name or its code, and that each is there once."""

import re
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core import Directory, DuplicatePartyError, Party, UnknownPartyError, WeightError, unified
from nara_vard_finans.files.weight_messages import CodeOfAnother, OtherCode
from nara_vard_finans.grids import bare_name

CODED = re.compile(r"(?P<code>[0-9]{4}|[0-9]{2})(?:[.,]0+)?[\s.,:;\u2013-]+(?P<name>[^\W\d].*)")
"""A code and a name in one cell."""

COUNTY = re.compile(r"(?:.*[\s-])?län(?:et)?\W*|.+ county\W*", re.IGNORECASE)
"""A county by its name."""

_SPREADSHEET_CODE = re.compile(r"^([0-9]{4}|[0-9]{2})[.,]0+$")
_LANDSTING = re.compile(r"^landstinget(?: i)? ", re.IGNORECASE)
_GLUED = re.compile(r"[^\W\d][0-9]$")
_COUNTY_CODE_DIGITS = 2


@frozen(kw_only=True)
class WeightRow:
    """
    One row of a table of weights.

    Attributes:
        party: The official code where the directory knows the party, or the code that stands before the name; else
            the name as given.
        name: The party's name: the official one where it is known, else as given.
        weight: Its exact weight.
        line: The line it stands on, from one.
    """

    party: str
    name: str
    weight: int | Fraction
    line: int


def identified(given: str, parties: Directory) -> tuple[str, str]:
    """Give the code and the name of a party; where the directory does not know it, as they are given."""
    given = _SPREADSHEET_CODE.sub(r"\1", given)
    coded = CODED.fullmatch(given)
    if (
        coded
        and len(coded["code"]) == _COUNTY_CODE_DIGITS
        and (coded["code"] in parties) is bool(COUNTY.fullmatch(coded["name"]))
    ):
        coded = None  # a number in a list, as likely as a code; and a county is not the region that has its code
    code, name = coded.groups() if coded else ("", given)
    for spelling in (given, f"{code} {bare_name(name)}".lstrip()):
        if (party := _found(spelling, parties)) is not None:
            return party.code, party.name
    if not code:
        return given, given
    coded_party = None if COUNTY.fullmatch(name) else parties.get(code)
    if coded_party is not None:
        raise WeightError((given,), CodeOfAnother(code, coded_party.name))
    if (party := _found(bare_name(name), parties)) is not None:
        raise WeightError((given,), OtherCode(party.name, party.code))
    return code, name


def _found(spelling: str, parties: Directory) -> Party | None:
    try:
        return parties.find(spelling)
    except UnknownPartyError:
        return None


class Seen:
    """The parties of the rows so far, by code and by name, each as it was spelled."""

    def __init__(self) -> None:
        self.parties: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def add(self, row: WeightRow, given: str) -> None:
        """Take one more row; a name without a code is that of a row with it, and two codes are two parties."""
        party, name = _key(row.party), _key(row.name)
        earlier = self.parties.get(party) or self.parties.get(name) or self.names.get(party)
        if earlier is not None:
            raise DuplicatePartyError(row.name, (earlier, given))
        self.parties[party] = given
        self.names.setdefault(name, given)


def _key(name: str) -> str:
    """Give what a name has in common with its other spellings: without marks, and with the zero of its code."""
    if name.isdecimal():
        return name.zfill(len(name) + len(name) % 2)  # a spreadsheet takes away the zero of 0114
    # A1 and A2 are two, though a digit may be the mark of a footnote.
    return _LANDSTING.sub("region ", unified(name if _GLUED.search(name) else bare_name(name) or name))
