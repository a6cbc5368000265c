"""
Parties: municipalities and regions, by official code; the two principals; and look-up by name.

A party is identified by its code, never by its spelling.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from attrs import field, frozen

from nara_vard_finans.core.errors import AmbiguousPartyError, DuplicatePartyError, InexactTypeError, UnknownPartyError
from nara_vard_finans.core.expected import FilledExpected
from nara_vard_finans.core.messages import Language, Text
from nara_vard_finans.core.records import code_text
from nara_vard_finans.core.showing import Shown
from nara_vard_finans.core.sources import Source


class Principal(StrEnum):
    """The two sides that finance together."""

    MUNICIPALITIES = "municipalities"
    """kommunerna tillsammans"""

    REGION = "region"
    """regionen"""

    @property
    def text(self) -> Text:
        """Name the principal within a sentence."""
        return _PRINCIPAL_NAMES[self]

    def in_(self, language: Language) -> str:
        """Name the principal in *language*, by itself and so with a capital."""
        return self.text.in_(language).capitalize()


_PRINCIPAL_NAMES = {
    Principal.MUNICIPALITIES: Text("kommunerna", "the municipalities"),
    Principal.REGION: Text("regionen", "the region"),
}

PartyCode = Annotated[str, "a party"]
"""
A party's code; in a facts file or a journal any of its names.

It is a text and no type of its own: a code comes out of tables and databases, and a cast at each call would check
nothing.
"""


@frozen(kw_only=True, order=True)
class Party:
    """
    One who agrees and pays: a municipality or a region.

    Swedish term:
        part

    Attributes:
        code: The official code: four digits for a municipality, the county's two for a region.
        name: The name as it is printed in tables, without "kommun".
        principal: The side it belongs to (huvudman).

    Example:
        >>> Party(code="2034", name="Orsa", principal=Principal.MUNICIPALITIES).name
        'Orsa'
    """

    code: str
    name: str = field(order=False)
    principal: Principal = field(order=False)

    def __attrs_post_init__(self) -> None:
        for value, kind in ((self.code, str), (self.name, str), (self.principal, Principal)):
            if not isinstance(value, kind) or not value.strip():
                raise InexactTypeError(value, FilledExpected(kind.__name__))


def swedish_order(name: str) -> str:
    """
    Give the key that sorts names as Swedish lists do, with å, ä and ö last.

    Example:
        >>> sorted(["Älvdalen", "Orsa", "Åre", "Östersund"], key=swedish_order)
        ['Orsa', 'Åre', 'Älvdalen', 'Östersund']
    """
    composed = unicodedata.normalize("NFC", name).casefold()
    return _fold(composed.translate({ord("å"): "{", ord("ä"): "|", ord("ö"): "}"}))


def table_order(party: Party) -> tuple[bool, str, str]:
    """Give the key that sorts parties as the papers' tables do: municipalities by name, then regions."""
    return party.principal is Principal.REGION, swedish_order(party.name), party.code


def unified(name: str) -> str:
    """Unify the case, spaces, hyphens and composition of letters of a name, and take "kommun" away."""
    unified = unicodedata.normalize("NFC", name).casefold()
    spaced = " ".join(re.sub(r"\s*[-/\u2010\u2011\u2013\u2212]\s*", "-", unified).split())
    return re.sub(r"^kommun(?:en)? (?=\w)| (?:stad|k:n|\(?kommun(?:en)?\)?)$", "", spaced)


def county_of(name: str) -> str:
    """
    Give the bare name of a county, from that of its region in any form, the old ones too.

    Example:
        >>> county_of("Region Kalmar län"), county_of("Landstinget i Kalmar län"), county_of("Landstinget Dalarna")
        ('kalmar', 'kalmar', 'dalarna')
    """
    spoken = re.sub(r"^(region|landstinget)( i)? |( län|s? läns landsting| landsting|regionen)$", "", unified(name))
    return re.sub(r" län$", "", spoken).removesuffix("s")


def _fold(name: str) -> str:
    """Take away the rings and dots that a scan loses, and the difference between hyphen and space."""
    marks = unicodedata.normalize("NFKD", name)
    return "".join(mark for mark in marks if not unicodedata.combining(mark)).replace("-", " ")


def folded(name: str) -> str:
    """Unify a name as :func:`unified` does, and take away the rings and dots that a scan loses."""
    return _fold(unified(name))


def _could_lose(name: str, text: str) -> bool:
    """Say whether a scan of *name* could read *text*: it loses rings and dots, and adds none."""
    return all(mark not in _SWEDISH or mark in unified(name) for mark in unified(text))


_SWEDISH = "åäö"

_GENITIVES = {"falun": "falu"}
"""
The municipality whose official name, "Falu kommun", has a genitive that no rule makes. In the official names of the
290 the others have that of their place, with or without an s: "Mora kommun", "Gagnefs kommun".
"""

_SPREADSHEET_CODE = re.compile(r"(?P<code>[0-9]{1,4})[.,]0+")
_CODE_FIRST = re.compile(r"(?P<code>[0-9]{1,4})(?:[.,]0+)?[\s.,:;\u2013-]+(?P<name>[^\W\d].*)")
_CODE_LAST = re.compile(r"(?P<name>.*[^\W\d])(?:[\s,;\u2013-]+(?=[0-9]{4}$)|\s*[(\[])(?P<code>[0-9]{1,4})[)\]]?")


def _text(code: object) -> str:
    if not isinstance(code, str):
        raise InexactTypeError(code, Text("en kod eller ett namn, som text", "a code or a name, as a text"))
    return code


def _in_code_order(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(sorted(parties))


@frozen(repr=False)
class Directory(Shown):
    """
    The parties that a name or code is looked up among.

    Attributes:
        parties: The parties, kept by code.
        source: Where their names and codes stand; it takes no part in comparisons.

    Raises:
        DuplicatePartyError: If two parties have one code.

    Invariants:
        * the order in which the parties are given does not matter
        * a name that could be two parties finds none

    Example:
        >>> orsa = Party(code="2034", name="Orsa", principal=Principal.MUNICIPALITIES)
        >>> Directory([orsa]).find("Orsa kommun").code
        '2034'
    """

    parties: tuple[Party, ...] = field(converter=_in_code_order)

    source: Source | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        for before, after in pairwise(self.parties):
            if before.code == after.code:
                raise DuplicatePartyError(after.code, (before.name, after.name))

    @cached_property
    def _by_code(self) -> dict[str, Party]:
        return {party.code: party for party in self.parties}

    @cached_property
    def _stages(self) -> tuple[tuple[Callable[[str], str], dict[str, list[Party]]], ...]:
        return tuple((unify, self._by_name(unify)) for unify in (unified, folded))

    def _by_name(self, unify: Callable[[str], str]) -> dict[str, list[Party]]:
        names: dict[str, list[Party]] = {}
        for party in self.parties:
            name = unify(party.name)
            genitive = name if name.endswith(("s", "x", "z")) else f"{name}s"
            for form in {name, genitive, _GENITIVES.get(name, name)}:
                names.setdefault(form, []).append(party)
        return names

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(party.name for party in self.parties)

    @cached_property
    def in_table_order(self) -> tuple[Party, ...]:
        """The parties as tables list them: municipalities by name, then regions."""
        return tuple(sorted(self.parties, key=table_order))

    def __iter__(self) -> Iterator[Party]:
        return iter(self.parties)

    def __len__(self) -> int:
        return len(self.parties)

    def __contains__(self, code: object) -> bool:
        return _text(code) in self._by_code

    def __getitem__(self, code: str) -> Party:
        """Give the party of an official code."""
        try:
            return self._by_code[_text(code)]
        except KeyError:
            raise UnknownPartyError(code, tuple(self._by_code)) from None

    def find(self, text: str) -> Party:
        """
        Find the party that *text* names.

        It may be a code, a name, the genitive, a name with "kommun", or a name whose rings and dots a scan has lost;
        a code with the decimal that a spreadsheet gives it; or a code and the name that it belongs to.
        The closest form decides: a name spelled out comes before one that only a lost ring or dot would make.

        Args:
            text: A code or a name: "2023", "Malung-Sälen", "Malung-Sälens kommun", "Malung-Salen", "2023.0",
                "2023 Malung-Sälen", "Malung-Sälen (2023)".

        Raises:
            AmbiguousPartyError: If the closest form fits two parties, or a code and its name are of two.
            UnknownPartyError: If nothing fits.
            InexactTypeError: If it is no text.
        """
        if _text(text).strip() in self._by_code:
            return self._by_code[text.strip()]
        for unify, names in self._stages:
            found = [party for party in names.get(unify(text), []) if unify is unified or _could_lose(party.name, text)]
            if len(found) > 1:
                raise AmbiguousPartyError(text, tuple(f"{party.name} ({party.code})" for party in found))
            if found:
                return found[0]
        return self._coded(" ".join(text.split()), text)

    def _coded(self, spelled: str, text: str) -> Party:
        """Find the party of a code that a spreadsheet has made a decimal number, or that stands with its name."""
        number = _SPREADSHEET_CODE.fullmatch(spelled)
        if number and number["code"] in self._by_code:
            return self._by_code[number["code"]]
        both = _CODE_FIRST.fullmatch(spelled) or _CODE_LAST.fullmatch(spelled)
        if both is None or both["code"] not in self._by_code:
            raise UnknownPartyError(text, self._names)
        coded = self._by_code[both["code"]]
        try:
            named = self.find(both["name"])
        except UnknownPartyError:
            raise UnknownPartyError(text, self._names) from None
        if named != coded:
            raise AmbiguousPartyError(text, tuple(f"{party.name} ({party.code})" for party in (coded, named)))
        return coded

    def with_(self, parties: Iterable[Party]) -> "Directory":
        """Give a directory that holds *parties* too; they come before those of the same code."""
        return Directory(tuple({**self._by_code, **{party.code: party for party in parties}}.values()), self.source)


NOBODY = Directory(())
"""No party at all."""


def by_code_or_name(parties: Directory, text: str) -> Party:
    """
    Give the party of a code; where there is none of that code, the one that *text* names.

    Raises:
        UnknownPartyError: If there is neither.
        AmbiguousPartyError: If the name could be two.
        InexactTypeError: If *text* is no text, or an empty one.

    Example:
        >>> from nara_vard_finans import embedded
        >>> by_code_or_name(embedded().parties, "Orsa").code
        '2034'
    """
    return parties[text] if text in parties else parties.find(code_text(text, "a code or a name, as a text"))
