"""The form of a statistic whose figures follow from others: by classes of size, multiplied, or for part of a year."""

import datetime as dt
from typing import Annotated

from attrs import frozen

from nara_vard_finans.core import Period, Remark, Source, Statistic, Text, with_tuples
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._form_messages import ClassesOrProduct, JoinedWhen
from nara_vard_finans.sharing import Joining, SizeClass, by_class, in_part_of_year, product_of

DERIVED = frozenset({"of", "classes", "product_of", "joined"})
"""The keys that tell figures that follow from others."""


JoinedDays = Annotated[tuple[tuple[str, dt.date], ...], "days by party"]
"""The day on which each has joined."""


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class DerivedForm:
    """
    A statistic whose figures follow from others.

    From one other by classes, or by the part of a year that some are members; from several by multiplying them.

    Attributes:
        id: The name by which keys refer to it.
        title: What it is, for a reader.
        counts: What is counted.
        unit: What one is.
        of: The id of the statistic that it follows from.
        classes: What each class of size gives.
        product_of: The ids of the statistics that are multiplied.
        joined: The day on which each has joined within the year.
        year: The year in which some have joined.
        counted: From when a member who joins is counted.
        as_of: The day, month or year of the figures, if not that of the others.
        source: Where it stands.
        remarks: What a reader must know.
        assumed: Whether no source prints it, so that it is assumed.
    """

    id: str
    title: Text
    counts: str
    unit: str
    of: str = ""
    classes: tuple[SizeClass, ...] = ()
    product_of: tuple[str, ...] = ()
    joined: JoinedDays = ()
    year: int | None = None
    counted: Joining | None = None
    as_of: Period | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
    assumed: bool = False

    def statistic(self, context: Context) -> Statistic:
        """Make the statistic."""
        ways = [bool(self.classes), bool(self.product_of), bool(self.joined)]
        if ways.count(True) != 1 or bool(self.of) is bool(self.product_of):
            raise MisfitError(ClassesOrProduct())
        if bool(self.joined) is not (self.year is not None) or bool(self.joined) is not (self.counted is not None):
            raise MisfitError(JoinedWhen(tuple(Joining)))
        named = (self.of,) if self.of else self.product_of
        origins = [context.statistic(name) for name in named]
        like = Statistic(
            id=self.id,
            title=self.title,
            counts=self.counts,
            unit=self.unit,
            as_of=self.as_of or origins[0].as_of,
            figures=origins[0].figures,
            source=self.source,
            remarks=self.remarks,
            assumed=self.assumed,
        )
        if not self.of:
            return product_of(origins, like)
        if self.year is not None and self.counted is not None:
            return in_part_of_year(origins[0], self.year, dict(self.joined), self.counted, like)
        return by_class(origins[0], self.classes, like)


def is_derived(raw: object) -> bool:
    """Say whether a table of a file tells figures that follow from others."""
    return isinstance(raw, dict) and bool(DERIVED & set(raw))
