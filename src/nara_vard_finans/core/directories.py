"""Directories: the parties that a name or a code is looked up among."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from attrs import evolve, field, frozen

from nara_vard_finans.core.errors import AmbiguousPartyError, DuplicatePartyError, InexactTypeError, UnknownPartyError
from nara_vard_finans.core.messages import Text
from nara_vard_finans.core.parties import Party, Principal, table_order
from nara_vard_finans.core.party_names import (
    could_lose,
    exact_forms,
    fold,
    folded,
    says_municipality,
    spaced,
    unified,
)
from nara_vard_finans.core.records import code_text
from nara_vard_finans.core.showing import Shown
from nara_vard_finans.core.sources import Source

_NUMBER = re.compile(r"(?P<code>[0-9]{1,4})(?:[.,]0+)?")
_CODE_FIRST = re.compile(r"(?P<code>[0-9]{1,4})(?:[.,]0+)?[\s.,:;\u2013-]+(?P<name>[^\W\d].*)")
_CODE_LAST = re.compile(r"(?P<name>.*[^\W\d])(?:[\s,;\u2013-]+(?=[0-9]{3,4}$)|\s*[(\[])(?P<code>[0-9]{1,4})[)\]]?")
_OF_FOUR = re.compile(r"00[0-9]{2}")  # a county's code with as many digits as a municipality's, as Kolada writes it
_MUNICIPALITY_DIGITS = 4
_COUNTY_DIGITS = 2


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
        beyond: Gives a directory that a look-up goes on in where none of these is meant, such as the country's; it is
            called when it is needed, and takes no part in comparisons.
        no_codes: Numbers that are no codes here, whoever has them, such as the years of a table; they take no part in
            comparisons.

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
    beyond: "Callable[[], Directory] | None" = field(default=None, eq=False, repr=False, kw_only=True)
    no_codes: frozenset[str] = field(default=frozenset(), eq=False, repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for before, after in pairwise(self.parties):
            if before.code == after.code:
                raise DuplicatePartyError(after.code, (before.name, after.name))

    @cached_property
    def _by_code(self) -> dict[str, Party]:
        return {party.code: party for party in self.parties}

    @cached_property
    def _exact(self) -> Mapping[str, list[Party]]:
        return self._by_form(lambda form: form)

    @cached_property
    def _folded(self) -> Mapping[str, list[Party]]:
        return self._by_form(fold)

    def _by_form(self, written: Callable[[str], str]) -> dict[str, list[Party]]:
        names: dict[str, list[Party]] = {}
        for party in self.parties:
            forms = {written(form) for name in (party.name, *party.aliases) for form in exact_forms(name)}
            for form in forms:
                names.setdefault(form, []).append(party)
        return names

    @cached_property
    def _names(self) -> tuple[str, ...]:
        others = () if self.beyond is None else (party.name for party in self.beyond())
        return tuple(dict.fromkeys((*(party.name for party in self.parties), *others)))

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

    def get(self, code: str) -> Party | None:
        """Give the party of an official code, of these or beyond them; ``None`` where there is none."""
        found = self._by_code.get(_text(code))
        return found if found is not None or self.beyond is None else self.beyond().get(code)

    def find(self, text: str) -> Party:
        """
        Find the party that *text* names.

        It may be a code, a name, the genitive, another name of it, or a name whose rings and dots a scan has lost;
        a code with the decimal that a spreadsheet gives it, or without the zero that it takes; or a code and the name
        that it belongs to. "kommun" and "stad" say that a municipality is meant.
        The closest form decides: a name spelled out, of whomever, comes before one that only a lost ring or dot would
        make.

        Args:
            text: A code or a name: "2023", "Malung-Sälen", "Malung-Sälens kommun", "Malung-Salen", "2023.0",
                "2023 Malung-Sälen", "Malung-Sälen (2023)".

        Raises:
            AmbiguousPartyError: If the closest form fits two parties, or a code and its name are of two.
            UnknownPartyError: If nothing fits.
            InexactTypeError: If it is no text.
        """
        found = self.candidates(text)
        if len(found) > 1:
            raise AmbiguousPartyError(text, tuple(party.with_code for party in found))
        if not found:
            raise UnknownPartyError(text, self._names)
        return found[0]

    def candidates(self, text: str) -> tuple[Party, ...]:
        """Give whom :meth:`find` finds; several where the closest form fits them alike, and none where nothing fits."""
        if _text(text).strip() in self.no_codes:
            return ()
        coded = self.get(text.strip())
        return (coded,) if coded is not None else self._named(text) or self._coded(" ".join(text.split()))

    def _named(self, text: str) -> tuple[Party, ...]:
        """Give whom the closest form of a name fits: these parties before those beyond, and spelled before folded."""
        for match in (Directory._spelled, Directory._scanned):
            if found := match(self, text):
                return found
            if self.beyond is not None and (found := self._known_here(self.beyond(), match(self.beyond(), text))):
                return found
        return ()

    def _known_here(self, others: "Directory", found: Iterable[Party]) -> tuple[Party, ...]:
        """Give parties beyond as they are called here; not those whose code is that of somebody else here."""
        here = ((party, self._by_code.get(party.code)) for party in found)
        return tuple(own or party for party, own in here if own is None or party in others.candidates(own.name))

    def _spelled(self, text: str) -> tuple[Party, ...]:
        """Give whom a name fits as it is spelled; where it says that it is a municipality's, those alone."""
        found = self._exact.get(unified(text), [])
        if says_municipality(text):
            own = spaced(text)
            found = [p for p in found if p.principal is Principal.MUNICIPALITIES or spaced(p.name) == own]
        return tuple(found)

    def _scanned(self, text: str) -> tuple[Party, ...]:
        """Give whom a name fits without the rings and dots that a scan loses."""
        kept = ((party, (party.name, *party.aliases)) for party in self._folded.get(folded(text), []))
        found = tuple(party for party, names in kept if any(could_lose(name, text) for name in names))
        if says_municipality(text):
            found = tuple(party for party in found if party.principal is Principal.MUNICIPALITIES)
        given = unified(text)
        alike = (each for each in NAMES_ALIKE.get(given.removesuffix("s"), ()) if given in exact_forms(each.name))
        return (*found, *(each for each in alike if len(found) == 1 and found[0].code != each.code))

    def _coded(self, spelled: str) -> tuple[Party, ...]:
        """Give the party of a code that a spreadsheet has changed, or that stands with its name; both if of two."""
        number = _NUMBER.fullmatch(spelled)
        if number and (party := self._of_number(number["code"])) is not None:
            return (party,)
        both = _CODE_FIRST.fullmatch(spelled) or _CODE_LAST.fullmatch(spelled)
        coded = self._of_number(both["code"], is_named=True) if both else None
        named = self._named(both["name"]) if both and coded is not None else ()
        if both is None or coded is None or not named:
            return ()
        numbers_a_list = len(both["code"]) <= _COUNTY_DIGITS
        if coded in named and (len(named) == 1 or len(both["code"]) > 1):
            return (coded,)
        return () if numbers_a_list else tuple(dict.fromkeys((coded, *named)))

    def _of_number(self, code: str, *, is_named: bool = False) -> Party | None:
        """Give the party of a code that may have lost its zero; of one digit only where a name stands with it."""
        lost = {_MUNICIPALITY_DIGITS - 1: _MUNICIPALITY_DIGITS, 1: _COUNTY_DIGITS if is_named else 1}
        full = code.zfill(lost.get(len(code), 0))
        return self.get(code) or self.get(full) or (self.get(code[-_COUNTY_DIGITS:]) if _OF_FOUR.match(code) else None)

    def with_(self, parties: Iterable[Party]) -> "Directory":
        """Give a directory that holds *parties* too; they come before those of the same code."""
        both = {**self._by_code, **{party.code: party for party in parties}}
        return Directory(tuple(both.values()), self.source, beyond=self.beyond)

    def backed_by(self, beyond: "Callable[[], Directory]") -> "Directory":
        """Give the same directory, in which a look-up goes on in another one where none of these is meant."""
        return evolve(self, beyond=beyond)


_HABO = Party(code="0643", name="Habo", principal=Principal.MUNICIPALITIES)
_HABO_WITH_RING = Party(code="0305", name="Håbo", principal=Principal.MUNICIPALITIES)

NAMES_ALIKE = {"habo": (_HABO, _HABO_WITH_RING)}
"""
The official name that another's becomes where a scan loses its ring or dots; of the country's 311 there is one.

A folded name that is such a name could be two, whoever is known.
"""

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
