"""
Parties: municipalities and regions, by official code; and the two principals.

A party is identified by its code, never by its spelling.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from attrs import field, frozen

from nara_vard_finans.core.errors import InexactTypeError
from nara_vard_finans.core.expected import FilledExpected
from nara_vard_finans.core.messages import Language, Text
from nara_vard_finans.core.party_names import swedish_order


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


def _texts(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


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


def table_order(party: Party) -> tuple[bool, str, str]:
    """Give the key that sorts parties as the papers' tables do: municipalities by name, then regions."""
    return party.principal is Principal.REGION, swedish_order(party.name), party.code
