"""Statistics: dated figures per party, which cost keys weigh by, as printed and with their source."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from types import MappingProxyType
from typing import TypeVar, cast

from attrs import field, frozen

from nara_vard_finans.core.errors import DuplicatePartyError, InexactTypeError, UnknownPartyError, WeightError
from nara_vard_finans.core.findings import Finding, RuleMessage, Severity
from nara_vard_finans.core.messages import Message, Text
from nara_vard_finans.core.numbers import exact
from nara_vard_finans.core.periods import Period
from nara_vard_finans.core.records import pairs_of, with_tuples
from nara_vard_finans.core.showing import Shown
from nara_vard_finans.core.sources import Remark, Source

Figures = tuple[tuple[str, int | Fraction], ...]
"""One figure per party, as pairs of code and figure, in the order of the codes."""

_Value = TypeVar("_Value")
_A_DAY = Text(
    "as_of: dagen, månaden eller året som talen avser", "as_of: the day, month or year that the figures refer to"
)


class NoFigures(Message):
    """Refuse a statistic of nothing."""

    SV = "en statistik utan tal: ange ett tal för varje part"
    EN = "a statistic without figures: give one figure per party"


class NegativeFigures(Message):
    """Refuse figures below zero."""

    SV = "negativa tal: inget räknas till mindre än noll"
    EN = "negative figures: nothing is counted below zero"


class FiguresDoNotSum(RuleMessage):
    """Figures do not sum to the total that is printed beside them; one of them is printed wrong, or one is missing."""

    RULE = "sum-as-printed"
    SEVERITY = Severity.WARNING
    SV = "Talen summerar till {total}, men den tryckta summan är {printed}."
    EN = "The figures sum to {total}; the printed sum is {printed}."
    total: Fraction
    printed: Fraction


def in_name_order(entries: Mapping[str, _Value] | Iterable[tuple[str, _Value]]) -> tuple[tuple[str, _Value], ...]:
    """Give a mapping, or pairs, as pairs in the order of their names; names that stand twice stay."""
    return tuple(sorted(pairs_of(entries), key=itemgetter(0)))


def exact_figures(figures: Mapping[str, object] | Iterable[tuple[str, object]]) -> Figures:
    """Give exact figures as pairs in the order of the codes."""
    pairs = in_name_order(figures)
    if all(type(figure) is int for _, figure in pairs):
        return cast("Figures", pairs)
    return tuple((code, exact(figure)) for code, figure in pairs)


def _exact_or_none(number: int | Fraction | None) -> int | Fraction | None:
    return None if number is None else exact(number)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Statistic(Shown):
    """
    Figures per party for one day, month or year.

    Swedish term:
        statistik; for population: folkmängd

    Attributes:
        id: The name by which keys refer to it.
        title: What it is, for a reader.
        counts: What is counted, such as ``population`` or ``patients``; a basis may be exchanged for another that
            counts the same.
        unit: What one is, such as ``persons``.
        as_of: The day the figures refer to, or the month or year where the paper says no more; ``None`` where nobody
            says.
        figures: One figure per party, by code.
        printed_total: The total as printed, right or wrong; ``None`` where none is.
        source: Where it stands; ``None`` for a caller's own figures.
        recovered_from: The table and column, as ``table/column``, out of whose printed amounts we have reckoned the
            figures; empty where they are printed. An audit does not try them, since it would find itself.
        remarks: What a reader must know.
        assumed: Whether no source prints the figures, so that they are assumed, and told as that.

    Raises:
        DuplicatePartyError: If a party has two figures.
        InexactTypeError: If a figure is not exact, or printed figures have no day.
        WeightError: If a figure is negative, or there is none.
    """

    id: str
    title: Text
    counts: str
    unit: str
    as_of: Period | None = None
    figures: Figures = field(converter=exact_figures)
    printed_total: int | Fraction | None = field(default=None, converter=_exact_or_none)
    source: Source | None = None
    recovered_from: str = ""
    remarks: tuple[Remark, ...] = ()
    assumed: bool = False

    def __attrs_post_init__(self) -> None:
        if self.as_of is None and not self.recovered_from:
            raise InexactTypeError(self.as_of, _A_DAY)
        if not self.figures:
            raise WeightError((), NoFigures())
        if len(self.by_party) < len(self.figures):
            raise DuplicatePartyError(
                next(after for (before, _), (after, _) in pairwise(self.figures) if before == after)
            )
        negative = tuple(code for code, figure in self.figures if figure < 0)
        if negative:
            raise WeightError(negative, NegativeFigures())

    @cached_property
    def by_party(self) -> Mapping[str, int | Fraction]:
        """The figures by code, read-only."""
        return MappingProxyType(dict(self.figures))

    @property
    def total(self) -> int | Fraction:
        """What the figures sum to, whatever is printed."""
        return sum(figure for _, figure in self.figures)

    def of(self, code: str) -> int | Fraction:
        """
        Give the figure of one party.

        Raises:
            UnknownPartyError: If the statistic has no figure for it.
        """
        try:
            return self.by_party[code]
        except KeyError:
            raise UnknownPartyError(code, tuple(self.by_party)) from None

    def check(self) -> tuple[Finding, ...]:
        """Say whether the figures sum to the total that is printed."""
        if self.printed_total is None or self.printed_total == self.total:
            return ()
        message = FiguresDoNotSum(Fraction(self.total), Fraction(self.printed_total))
        return (Finding.of(message, self.id, self.source),)
