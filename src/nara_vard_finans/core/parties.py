"""
Parties: municipalities and regions, by official code, and others; and the sides that they belong to.

A party is identified by its code, never by its spelling.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from attrs import field, frozen

from nara_vard_finans.core.errors import InexactTypeError
from nara_vard_finans.core.expected import FilledExpected
from nara_vard_finans.core.messages import Language, Text
from nara_vard_finans.core.party_names import swedish_order


class Principal(StrEnum):
    """The sides that finance together: most often the two principals, and sometimes somebody else."""

    MUNICIPALITIES = "municipalities"
    """kommunerna tillsammans"""

    REGION = "region"
    """regionen"""

    OTHERS = "others"
    """övriga, till exempel staten eller ett bolag"""

    @property
    def text(self) -> Text:
        """Name the principal within a sentence."""
        return _PRINCIPAL_NAMES[self]

    def in_(self, language: Language) -> str:
        """Name the principal in *language*, by itself and so with a capital."""
        return self.text.in_(language).capitalize()


LEVELS: Mapping[str, Principal] = MappingProxyType(
    {
        "municipalities": Principal.MUNICIPALITIES,
        "regions": Principal.REGION,
    }
)
"""The levels of a table that holds municipalities and regions, as files and the command line write them."""

_PRINCIPAL_NAMES = {
    Principal.MUNICIPALITIES: Text("kommunerna", "the municipalities"),
    Principal.REGION: Text("regionen", "the region"),
    Principal.OTHERS: Text("övriga parter", "the other parties"),
}

PartyCode = Annotated[str, "a party"]
"""
A party's code; in a facts file or a journal any of its names.

It is a text and no type of its own: a code comes out of tables and databases, and a cast at each call would check
nothing.
"""


def _texts(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@frozen(kw_only=True, order=True)
class Party:
    """
    One who agrees and pays: a municipality, a region, or somebody else such as the state.

    Swedish term:
        part

    Attributes:
        code: The official code: four digits for a municipality, the county's two for a region; a word for others.
        name: The name as it is printed in tables, without "kommun".
        principal: The side it belongs to (huvudman).
        aliases: Other names that find it, such as that of a region before 2019; they take no part in comparisons.

    Example:
        >>> Party(code="2034", name="Orsa", principal=Principal.MUNICIPALITIES).name
        'Orsa'
    """

    code: str
    name: str = field(order=False)
    principal: Principal = field(order=False)
    aliases: tuple[str, ...] = field(default=(), eq=False, converter=_texts, repr=False)

    def __attrs_post_init__(self) -> None:
        for value, kind in ((self.code, str), (self.name, str), (self.principal, Principal)):
            if not isinstance(value, kind) or not value.strip():
                raise InexactTypeError(value, FilledExpected(kind.__name__))

    @property
    def with_code(self) -> str:
        """The name and the code, as somebody is told apart: ``Habo (0643)``."""
        return f"{self.name} ({self.code})"


_ORDER = {side: place for place, side in enumerate(Principal)}


def table_order(party: Party) -> tuple[int, str, str]:
    """Give the key that sorts parties as the papers' tables do: municipalities by name, then regions, then others."""
    return _ORDER[party.principal], swedish_order(party.name), party.code
