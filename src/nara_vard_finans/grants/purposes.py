"""Purposes: what the money of a grant may be used for, by whom, and together with whom."""

import re

from attrs import frozen

from nara_vard_finans.core import AnyText, Principal, Remark, Shown, Source, Text, by_id, with_tuples
from nara_vard_finans.grants.refusals import MEASURE
from nara_vard_finans.grants.trace_messages import NamedMeasure, NamedPurpose

_MARKING = re.compile(r"[a-z]?[0-9-]*")
"""An id that is the letter or the number by which a paper marks what stands there; any other is a word of the file."""


@frozen(kw_only=True, repr=False)
class Measure(Shown):
    """
    An example of what the money may be used for.

    Swedish term:
        insats

    Attributes:
        id: The name by which a journal refers to it.
        title: What it is, as printed.
        meant_for: The principal that it is meant for; ``None`` where it is meant for any.
        source: Where it stands, if elsewhere than its area.
    """

    id: str
    title: Text
    meant_for: Principal | None = None
    source: Source | None = None

    @property
    def named(self) -> AnyText:
        """Its title, with its number where the id is one."""
        return NamedMeasure(self.id, self.title) if _MARKING.fullmatch(self.id) else self.title


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Area(Shown):
    """
    A purpose of the grant, with examples of measures.

    Swedish term:
        inriktning, ändamål

    Attributes:
        id: The name by which a journal refers to it, such as ``b``.
        title: What it is, as printed.
        measures: Examples of measures; others under the same purpose are permitted too.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    title: Text
    measures: tuple[Measure, ...] = ()
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def named(self) -> AnyText:
        """Its title, with its letter where the id is one."""
        return NamedPurpose(self.id, self.title) if _MARKING.fullmatch(self.id) else self.title

    def measure(self, name: str) -> Measure:
        """
        Give one measure by its id.

        Raises:
            UnknownEntryError: If the area has no such measure.
        """
        return by_id(MEASURE, name, self.measures)


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class JointUse(Shown):
    """
    Something that recipients can finance together with a part of their money.

    Swedish term:
        gemensam användning, till exempel en gemensam processledare

    Attributes:
        id: The name by which it is asked for.
        title: What it is.
        years: The years that it is for.
        both_contribute: That both principals must contribute, as printed; ``None`` where no paper asks for it.
        later_grant: That there must be a grant for the years that follow, as printed; ``None`` where no paper does.
        fund: The fund of the grant that could carry it, by id; empty where none is.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    title: Text
    years: tuple[int, ...]
    both_contribute: Text | None = None
    later_grant: Text | None = None
    fund: str = ""
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
