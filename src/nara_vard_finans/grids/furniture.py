"""
Furniture of pages: what stands on every page of a paper and is no row of its tables.

Page numbers, letterheads of one to three lines, dates, numbers of the register, telephones and addresses. What is
furniture by its own words is taken away wherever it stands; a name alone, as ``Region Dalarna``, and one with a bare
number, only where other furniture stands beside it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nara_vard_finans.grids.headings import is_heading

_LONGEST = 200  # characters of the head or foot of a page
_FEW = 4  # lines that hold numbers, of which one at most may be furniture that looks like a row

_PAGE = r"(?:(?:sida|sidan|sid\.?|s\.|page) ?)?\b(?P<page>[0-9]{1,3}) ?(?:\(|(?:av|of) |/) ?(?P<of>[0-9]{1,3})\)?"
_PAGE_ALONE = re.compile(
    r"\W*(?:sida|sidan|sid\.?|page) [0-9]{1,3}\W*|[-\u2010-\u2013] ?[0-9]{1,3} ?[-\u2010-\u2013]", re.IGNORECASE
)
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_DAY = r"(?:19|20)[0-9]{2} ?- ?[0-9]{2} ?- ?[0-9]{2}"
_DATE = rf"(?:datum:? )?(?:{_DAY}|(?:den )?[0-9]{{1,2}} (?:{_MONTHS}) [0-9]{{4}})"
_OFFICE = (
    r"(?:[^\W\d]+ )?[^\W\d]+regionen"
    r"|(?:region(?:en)?|landstinget|rss|länsstyrelsen) (?:i )?[^\W\d][^\d,;:]*"
    r"|(?:region|kommun|landstings)(?:styrelsen|fullmäktige)"
    r"|[^\W\d]*(?:avdelning|förvaltning|kontor|nämnd|enhet|utskott|stab)(?:en|et)?(?: för\b[^\d;:]*)?"
)
_KIND = (
    r"(?:justera(?:re|ndes?)\b.*|utdragsbestyrkande\b.*"
    r"|pm|promemoria|protokoll(?:sutdrag)?|tjänsteutlåtande|tjänsteskrivelse|missiv|skrivelse|utdrag)"
)
_REGISTER = r"(?:dnr|diarienr|diarienummer|ärende|ärendenr|ärendenummer|beteckning)\b.*[0-9].*"
_REACHED_BY = (
    r"(?:tel|telefon|fax|växel|mobil|org\.? ?nr|organisationsnummer|bankgiro|plusgiro|postgiro|e-?post|webb)\b"
    r"\W*[^\W\d]*\W*(?:\+?[0-9][0-9 ()-]*|\S*[@.]\S*)|(?:(?:www\.|https?:)\S+|\S+@\S+)(?: [0-9]{1,3})?"
)
_ROAD = r"[^\W\d]+(?:gatan|vägen|torget|gränd|plan|backen|leden|allén|esplanaden)"
_STREET = rf"{_ROAD} ?[0-9]{{0,3}} ?[a-z]?"
_NUMBERED_STREET = rf"{_ROAD} [0-9]{{1,3}} ?[a-z]?"  # Smedjebacken 96825 kr is no street
_ADDRESS = (
    rf"(?:(?:post|besöks)?adress\W*)?(?:box [0-9]{{1,5}},? *|{_STREET}, *|{_NUMBERED_STREET} +)"
    r"(?:se-)?[0-9]{3} ?[0-9]{2} (?!kronor|sek\b|inv|pers)[^\W\d]{3}[^\d]*"
    r"|(?:post|besöks)adress\b.*"
)
_SURE = re.compile(
    rf"(?:{_DATE}|{_KIND}|{_REGISTER}|{_REACHED_BY}|{_ADDRESS})(?: {_PAGE})?|(?:{_OFFICE})\W* {_DATE}.*", re.IGNORECASE
)
_NUMBERED = re.compile(rf"(?P<before>\D*(?:{_DATE}\W*)?)\W*{_PAGE}", re.IGNORECASE)
_LETTERHEAD = re.compile(rf"(?:{_OFFICE})(?: [0-9]{{1,2}})?", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,3}")
_ROW = re.compile(r".*[^\W\d].*\W[0-9][0-9 .,]*\D{0,12}")


def without_furniture(lines: Sequence[str]) -> list[str]:
    """
    Empty the lines that are furniture of pages; those that look like rows only where they are few.

    Example:
        >>> without_furniture(["Region Dalarna", "2023-11-15", "Kommun Belopp", "Mora 5", "2 (3)", "Orsa 7"])
        ['', '', 'Kommun Belopp', 'Mora 5', '', 'Orsa 7']
    """
    bare = [" ".join(line.split()) for line in lines]
    counted = sum(bool(re.search("[0-9]", line)) for line in bare)
    numbered = {place for place, line in enumerate(bare) if _is_numbered(line)}
    named = {place for place in numbered if re.match(r"\W*(?!(?:sid|page))[^\W\d]", bare[place], re.IGNORECASE)}
    sure = {place for place, line in enumerate(bare) if len(line) <= _LONGEST and _SURE.fullmatch(line)}
    sure |= numbered if _FEW * len(named) < counted else numbered - named
    sure |= {after for place, after in pairwise(_filled(bare)) if place in sure and _NUMBER.fullmatch(bare[after])}
    sure |= set(_page_turns(bare, sure))
    found = sure | _heads(bare, sure)
    return ["" if place in found else line for place, line in enumerate(lines)]


def _page_turns(lines: Sequence[str], sure: set[int]) -> Iterator[int]:
    """Give the number alone that ends a page, where the number of the next page follows it, and that line too."""
    for place, after in pairwise(_filled(lines)):
        numbered = _NUMBERED.fullmatch(lines[after]) if after in sure else None
        page = numbered["page"] if numbered else lines[after].split(" ")[-1] if is_letterhead(lines[after]) else ""
        if _NUMBER.fullmatch(lines[place]) and page.isdecimal() and int(page) == int(lines[place]) + 1:
            yield from (place, after)


def is_letterhead(line: str) -> bool:
    """
    Say whether a line is the name of who wrote a page, with its number at most.

    Example:
        >>> is_letterhead("Region Dalarna 2"), is_letterhead("Region Dalarna 2 000")
        (True, False)
    """
    return _LETTERHEAD.fullmatch(line) is not None


def _filled(lines: Sequence[str]) -> list[int]:
    return [place for place, line in enumerate(lines) if line]


def _is_numbered(line: str) -> bool:
    """Say whether a line ends in the number of a page, of so many: "Region Dalarna 2 (3)"."""
    if len(line) > _LONGEST:
        return False
    match = _NUMBERED.fullmatch(line)
    return (match is not None and int(match["page"]) <= int(match["of"])) or _PAGE_ALONE.fullmatch(line) is not None


def _heads(lines: Sequence[str], sure: set[int]) -> set[int]:
    """Give the lines that are letterheads because of what stands beside them, or because no row has begun."""
    filled = _filled(lines)
    heads = {place for place in filled if place not in sure and is_letterhead(lines[place])}
    rows = {place for place in filled if place not in sure | heads and _ROW.fullmatch(lines[place])}
    last = max(rows, default=0)
    after = dict(pairwise(filled))
    found: set[int] = set()
    for place in sorted(heads, reverse=True):
        following = after.get(place, place)
        beside = following in sure or following in found
        is_named_only = not _NUMBER.search(lines[place])
        beside = beside or is_heading(lines[following])
        is_first = place == filled[0] and re.search(r"[^\W\d]", lines[following]) is not None
        if (is_first and following not in heads) or (beside and (is_named_only or place < last)):
            found.add(place)
    again = {lines[place] for place in found if not _NUMBER.search(lines[place])}
    return found | {place for place in heads if lines[place] in again}
