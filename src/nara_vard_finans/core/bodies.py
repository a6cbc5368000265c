"""Bodies: who prepares, recommends, decides and signs, and by which names papers and journals call them."""

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from nara_vard_finans.core.messages import Text
from nara_vard_finans.core.records import with_tuples
from nara_vard_finans.core.showing import Shown
from nara_vard_finans.core.sources import Remark, Source


class Mandate(StrEnum):
    """What a body may do."""

    PROPOSES = "proposes"
    """föreslår"""
    PREPARES = "prepares"
    """bereder och godkänner"""
    RECOMMENDS = "recommends"
    """rekommenderar huvudmännen"""
    DECIDES = "decides"
    """beslutar"""
    SIGNS = "signs"
    """undertecknar"""

    @property
    def text(self) -> Text:
        """What it lets a body do, for a reader."""
        return _TEXTS[self]


_TEXTS = {
    Mandate.PROPOSES: Text("lämna förslag", "propose"),
    Mandate.PREPARES: Text("bereda", "prepare"),
    Mandate.RECOMMENDS: Text("rekommendera", "recommend"),
    Mandate.DECIDES: Text("besluta", "decide"),
    Mandate.SIGNS: Text("underteckna", "sign"),
}


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Body(Shown):
    """
    A body, and what it may do.

    Swedish term:
        organ, mandat

    Attributes:
        id: The short name by which facts refer to it.
        name: Its name, as printed.
        also: Other names of it, such as an abbreviation.
        mandate: What it may do; what is not listed it may not.
        source: Where that stands.
        remarks: What a reader must know.

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845: "styrdokument … som tydliggör respektive organs uppdrag, roll, ansvar
        och mandat".

    Example:
        >>> body = Body(id="lchnv", name="Länschefsnätverket", also=("LCHNV",), mandate=(Mandate.PREPARES,))
        >>> body.is_named("lchnv"), body.may(Mandate.RECOMMENDS)
        (True, False)

    .. versionadded:: 0.1.0
    """

    id: str
    name: str
    also: tuple[str, ...] = ()
    mandate: tuple[Mandate, ...] = ()
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def is_named(self, name: str) -> bool:
        """Say whether a name is one of its own, in capitals or not."""
        return _folded(name) in map(_folded, (self.id, self.name, *self.also))

    def may(self, mandate: Mandate) -> bool:
        """Say whether it may do something."""
        return mandate in self.mandate

    def __str__(self) -> str:
        return self.name


def body_named(name: str, bodies: Iterable[Body]) -> Body | None:
    """Give the body of a name; ``None`` where nobody knows it."""
    return next((body for body in bodies if body.is_named(name)), None)


def are_one_body(first: str, second: str, bodies: Iterable[Body]) -> bool:
    """
    Say whether two names are one body's.

    Example:
        >>> known = [Body(id="vfr", name="Välfärdsrådet", also=("VFR",))]
        >>> are_one_body("vfr", "Välfärdsrådet", known), are_one_body("Rådet", "Välfärdsrådet", known)
        (True, False)
    """
    listed = tuple(bodies)
    body = body_named(first, listed)
    return _folded(first) == _folded(second) if body is None else body.is_named(second)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
