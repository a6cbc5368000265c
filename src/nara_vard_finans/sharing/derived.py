"""
Figures that follow from others by a rule: so much for each class of size, or one times another.

They are statistics like any other, and say of each party's figure how it came about.
"""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

from nara_vard_finans.core import AnyText, BasisError, Source, Statistic, exact, with_tuples
from nara_vard_finans.sharing.key_refusals import (
    ClassesMeet,
    ClassOfNothing,
    HoleBetweenClasses,
    NoClasses,
    OneFactor,
    OutsideClasses,
)
from nara_vard_finans.sharing.key_sentences import AtLeast, FigureOf, FromTo, InClass, Times


def _exact_or_none(number: int | Fraction | None) -> int | Fraction | None:
    return None if number is None else exact(number)


@frozen(kw_only=True)
class SizeClass:
    """
    A class of size, and what it gives.

    Swedish term:
        storleksklass

    Attributes:
        least: The least figure in it.
        below: The figure at which the next one begins; ``None`` for all above.
        gives: What each in it gets as its figure, such as a fee in kronor or a factor.

    Raises:
        BasisError: If it holds nothing.

    Example:
        >>> small = SizeClass(least=0, below=7_000, gives=5_000)
        >>> 6_999 in small, 7_000 in small, str(small.text)
        (True, False, 'från 0 till under 7 000')
    """

    least: int | Fraction = field(converter=exact)
    below: int | Fraction | None = field(default=None, converter=_exact_or_none)
    gives: int | Fraction = field(converter=exact)

    def __attrs_post_init__(self) -> None:
        if self.below is not None and self.below <= self.least:
            raise BasisError(str(self.least), ClassOfNothing(Fraction(self.least), Fraction(self.below)))

    def __contains__(self, figure: int | Fraction) -> bool:
        return self.least <= figure and (self.below is None or figure < self.below)

    @property
    def text(self) -> AnyText:
        """From where to where it is."""
        least = Fraction(self.least)
        return AtLeast(least) if self.below is None else FromTo(least, Fraction(self.below))


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class DerivedStatistic(Statistic):
    """
    Figures that follow from other statistics.

    Swedish term:
        beräknad statistik

    Attributes:
        origins: The statistics that they follow from.
        classes: The classes of size, for figures by class; empty for a product.
    """

    origins: tuple[Statistic, ...]
    classes: tuple[SizeClass, ...] = ()

    def how(self, code: str) -> AnyText:
        """
        Say how one party's figure came about.

        Raises:
            UnknownPartyError: If the statistic has no figure for it.
        """
        own = tuple(FigureOf(each.title, Fraction(each.of(code))) for each in self.origins)
        if not self.classes:
            return Times(own)
        return InClass(own[0], next(each.text for each in self.classes if self.origins[0].of(code) in each))

    @property
    def all_origins(self) -> tuple[Statistic, ...]:
        """The statistics that they follow from, and those that these follow from."""
        inner = (each.all_origins for each in self.origins if isinstance(each, DerivedStatistic))
        return (*self.origins, *(found for several in inner for found in several))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the figures stand that it follows from."""
        return tuple(dict.fromkeys(each.source for each in self.all_origins if each.source is not None))


def by_class(statistic: Statistic, classes: Iterable[SizeClass], like: Statistic) -> DerivedStatistic:
    """
    Give figures by the class that another statistic puts each party in.

    Swedish term:
        avgift efter storleksklass

    Args:
        statistic: The figures that decide the class.
        classes: The classes.
        like: Its id, title, and what else is said of it; its own figures are not used.

    Raises:
        BasisError: If there is no class, if two overlap or leave a hole between them, or a figure is in none.
    """
    listed = tuple(sorted(classes, key=lambda each: each.least))
    if not listed:
        raise BasisError(like.id, NoClasses())
    for before, after in pairwise(listed):
        if before.below is None or before.below > after.least:
            raise BasisError(like.id, ClassesMeet(before.text, after.text))
        if before.below < after.least:
            raise BasisError(like.id, HoleBetweenClasses(Fraction(before.below), Fraction(after.least)))
    figures: dict[str, int | Fraction] = {}
    for code, figure in statistic.figures:
        found = next((each for each in listed if figure in each), None)
        if found is None:
            raise BasisError(like.id, OutsideClasses(code, Fraction(figure)))
        figures[code] = found.gives
    return _derived(like, (statistic,), figures, listed)


def product_of(statistics: Sequence[Statistic], like: Statistic) -> DerivedStatistic:
    """
    Give figures that are those of several statistics, multiplied, for the parties that all of them count.

    Args:
        statistics: The figures that are multiplied.
        like: Its id, title, and what else is said of it; its own figures are not used.

    Raises:
        BasisError: If there is only one.
        WeightError: If no party is counted by all.
    """
    if len(statistics) < 2:  # noqa: PLR2004 - a product has two
        raise BasisError(like.id, OneFactor())
    shared = set(statistics[0].by_party).intersection(*(each.by_party for each in statistics))
    figures = {code: math.prod((each.of(code) for each in statistics), start=Fraction(1)) for code in shared}
    return _derived(like, tuple(statistics), figures, ())


def _derived(
    like: Statistic,
    origins: tuple[Statistic, ...],
    figures: "dict[str, int | Fraction] | dict[str, Fraction]",
    classes: tuple[SizeClass, ...],
) -> DerivedStatistic:
    return DerivedStatistic(
        id=like.id,
        title=like.title,
        counts=like.counts,
        unit=like.unit,
        as_of=like.as_of,
        figures=figures,
        source=like.source,
        remarks=like.remarks,
        assumed=like.assumed,
        origins=origins,
        classes=classes,
    )
