"""
Posts: somebody employs, others finance together, with money that is granted one year at a time.

A record only; what is decided, assumed and uncovered on a day is asked in :mod:`nara_vard_finans.posts.status`.
"""

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from nara_vard_finans.core import (
    NOT_IN_FILES,
    Amount,
    Body,
    Directory,
    InexactTypeError,
    JournalError,
    KindExpected,
    NoticePeriod,
    Party,
    Period,
    PostError,
    ReadingKind,
    Remark,
    Shown,
    Source,
    Statistic,
    Text,
    UnknownEntryError,
    UnstatedBasisError,
    by_id,
    exact,
    with_tuples,
)
from nara_vard_finans.journals import Assumed, StatedByPapers
from nara_vard_finans.posts.refusals import (
    READING,
    WHAT_IS_READ,
    CostNotWhole,
    CostOfOtherDays,
    CostUnstated,
    GrantsBeyondCost,
    GrantTwice,
    GrantUnnamed,
    NobodyLeaves,
    NotOfWholeMonths,
    PercentOutside,
    RowsAlone,
    ShareOfStranger,
    StrangeEmployer,
    TermTooLong,
    YearOutsideTerm,
)
from nara_vard_finans.sharing import (
    ASSUMED_ROUNDING,
    AnyKey,
    Cost,
    CostByYear,
    Counting,
    RoundingRule,
    is_of_whole_months,
    on_basis,
    part_of,
    share_in_stages,
    unstated,
)

if TYPE_CHECKING:
    from nara_vard_finans.journals import Assumptions

ASSUMABLE = ("cost", "notice", "basis", "counted", "readings")
"""What a journal of a post can give where its papers are silent."""

_WHOLE = 100
_TERM = "term"
_MOST_YEARS = 60


@frozen(kw_only=True, repr=False)
class YearlyGrant(Shown):
    """
    The grant that is to carry a year of a post.

    Swedish term:
        årets stimulansmedel

    Attributes:
        year: The year.
        title: The grant programme.
        id: The name by which events tell it from the other grants of its year; not needed where it is alone.
        grant: The id of the grant among the facts, where it is one of them.
        percent: How much of what the financiers are to pay the grant is assumed to carry.
        source: Where it stands.

    Raises:
        PostError: If *percent* is below zero or above a hundred.
    """

    year: int
    title: Text
    id: str = ""
    grant: str = ""
    percent: int | Fraction = field(default=100, converter=exact)
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.percent <= _WHOLE:
            raise PostError(str(self.year), PercentOutside(self.percent))

    @property
    def name(self) -> str:
        """The name by which events tell it: its own, or the id of the grant; empty where it has none."""
        return self.id or self.grant


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class PostReading(Shown):
    """
    One way to read the term of a post.

    Swedish term:
        läsning, tolkning

    Attributes:
        id: The name by which it is chosen.
        kind: Where it comes from.
        term: The first and last day by it.
        grants: The grants that are to carry it, in place of those of the post in their years.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    kind: ReadingKind
    term: Period
    grants: tuple[YearlyGrant, ...] = ()
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Post(Shown):
    """
    A jointly financed post.

    Swedish term:
        gemensamt finansierad tjänst

    Attributes:
        id: The name by which it is asked for.
        title: Its title.
        parties: Who takes part: the employer and the financiers.
        employer: Who employs, and carries what nobody else does.
        term: The first and last day that it is planned for.
        cost: What it costs, per year; without any, whoever asks must give it.
        cost_key: By which shares the financiers pay.
        grants: The grants that are to carry it; of several in one year each by a name, and with its part of the cost.
        readings: The ways to read its term, each by an id; one of them may be the term that it has.
        notice: The employment's period of notice; ``None`` where the papers state none.
        counted: How a part of a year is counted: by days, unless said otherwise.
        rounding: How the shares become whole amounts.
        intention: Where it stands what an intention is worth.
        decision: Where it stands that each year is decided when its grant is known; ``None`` where no paper says so,
            and then only the years that a grant is to carry are decided one by one.
        risk: Where it stands what the employer risks.
        source: Where it stands; ``None`` for a caller's own.
        remarks: What a reader must know.
        bodies: The bodies that are known, and what each may do; of others nothing is said.
        chosen: The reading of its term that a caller has chosen; empty for none.

    Raises:
        PostError: If its parts do not belong together.
    """

    id: str
    title: Text
    parties: Directory
    employer: Party
    term: Period
    cost: Cost = CostByYear()
    cost_key: AnyKey
    grants: tuple[YearlyGrant, ...] = ()
    readings: tuple[PostReading, ...] = ()
    notice: NoticePeriod | None = None
    counted: Counting = Counting.DAYS
    rounding: RoundingRule = ASSUMED_ROUNDING
    intention: Source | None = None
    decision: Source | None = None
    risk: Source | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
    bodies: tuple[Body, ...] = field(default=(), metadata={NOT_IN_FILES: True})
    chosen: str = field(default="", metadata={NOT_IN_FILES: True})

    def __attrs_post_init__(self) -> None:
        codes = {party.code for party in self.parties}
        if self.employer.code not in codes:
            raise PostError(self.id, StrangeEmployer(self.employer))
        strangers = sorted({*self.cost_key.parties} - codes)
        if strangers:
            raise PostError(self.id, ShareOfStranger(strangers[0]))
        if not isinstance(self.counted, Counting):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.counted, KindExpected("Counting", "Counting.DAYS"))
        if not self.rounding.method.rows_sum:
            raise PostError(self.id, RowsAlone())
        if self.term.last_day.year - self.term.first_day.year > _MOST_YEARS:
            raise PostError(self.id, TermTooLong(self.term))
        if self.counted is Counting.MONTHS and not is_of_whole_months(self.term):
            raise PostError(self.id, NotOfWholeMonths(self.term))
        self._check_years()
        self._check_cost()

    def _check_cost(self) -> None:
        unit = self.rounding.unit
        index = self.cost.index
        for amount in (*self.cost.amounts, *(() if index is None else (index.rounded_to,))):
            if amount.ore % unit.ore:
                raise PostError(self.id, CostNotWhole(amount, unit))

    def _check_years(self) -> None:
        years = [grant.year for grant in self.grants]
        for year in sorted({*years, *(year for year, _ in self.cost.by_year)}):
            if not self.term.touches_year(year):
                raise PostError(self.id, YearOutsideTerm(year, self.term))
            if years.count(year) > 1:
                self._check_grants(year)

    def _check_grants(self, year: int) -> None:
        """Refuse grants of one year that cannot be told apart, or carry more than the cost."""
        names = [grant.name for grant in self.grants_of(year)]
        if "" in names:
            raise PostError(self.id, GrantUnnamed(year))
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise PostError(self.id, GrantTwice(year, twice))
        percent = sum((exact(grant.percent) for grant in self.grants_of(year)), Fraction(0))
        if percent > _WHOLE:
            raise PostError(self.id, GrantsBeyondCost(year, percent))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its term."""
        return tuple(range(self.term.first_day.year, self.term.last_day.year + 1))

    @property
    def states_cost(self) -> bool:
        """Whether its papers state what it costs, in any of its years."""
        return any(self.cost.of(year) is not None for year in self.years)

    @property
    def financiers(self) -> tuple[str, ...]:
        """Who pays, by code."""
        return self.cost_key.parties

    def grant_of(self, year: int) -> YearlyGrant | None:
        """Give the grant that is to carry a year, the first where several are; ``None`` where none is."""
        return next(iter(self.grants_of(year)), None)

    def grants_of(self, year: int) -> tuple[YearlyGrant, ...]:
        """Give the grants that are to carry a year, as they are listed."""
        return tuple(grant for grant in self.grants if grant.year == year)

    def asks_decision(self, year: int) -> bool:
        """Say whether a year needs a decision of its own: where a grant is to carry it, or a paper says so."""
        return self.decision is not None or self.grant_of(year) is not None

    def on_basis(self, statistic: Statistic) -> "Post":
        """
        Give the same post with its shares reckoned on another statistic that counts the same thing.

        Raises:
            BasisError: If nothing in its key counts that, or a party has no figure in it.
        """
        return evolve(self, cost_key=on_basis(self.cost_key, statistic))

    @property
    def assumable(self) -> tuple[str, ...]:
        """What its journal can give, since its papers are silent on it, by name."""
        stated = {"cost": self.states_cost, "notice": self.notice is not None, "readings": not self.readings}
        return tuple(name for name in ASSUMABLE if not stated.get(name, False))

    def with_assumptions(self, assumptions: "Assumptions") -> "Post":
        """
        Give the same post with what its journal gives where its papers are silent.

        Raises:
            JournalError: If the papers state it, or a post has no such thing.
            BasisError: If the figures given are not those that its key waits for.
            UnknownEntryError: If a reading that is chosen, or what is to be read, is none of the post's.
        """
        stated = assumptions.stated
        if "on_leaving" in stated:
            raise JournalError(Assumed("on_leaving"), NobodyLeaves())
        for name in stated:
            if name not in self.assumable:
                raise JournalError(Assumed(name), StatedByPapers(self.id))
        basis, readings = stated.pop("basis", None), stated.pop("readings", ())
        filled = evolve(self._read(readings), **stated)
        return filled if basis is None else filled.on_basis(basis)

    def _read(self, chosen: tuple[tuple[str, str], ...]) -> "Post":
        """Give the post as its term is read."""
        for name, reading in chosen:
            if name != _TERM:
                raise UnknownEntryError(WHAT_IS_READ, name, (_TERM,))
            read = by_id(READING, reading, self.readings)
            own = {grant.year for grant in read.grants}
            kept = (grant for grant in self.grants if read.term.touches_year(grant.year) and grant.year not in own)
            grants = tuple(sorted((*kept, *read.grants), key=lambda grant: grant.year))
            return evolve(self, term=read.term, grants=grants, chosen=read.id)
        return self

    def cost_of(self, period: Period) -> Amount:
        """
        Give what a part of one year costs.

        Raises:
            PostError: If no cost is stated, or given, for the year.
            PeriodError: If it is counted by months, and is not of whole months.
            YearlyError: If a value of the index that raises it is not among the facts.
        """
        year = period.first_day.year
        yearly = self.cost.of(year)
        if (awaited := self.cost.awaited(year)) is not None:
            raise awaited
        if yearly is None:
            raise PostError(self.id, CostUnstated(year))
        whole = Period.year(year)
        if year in dict(self.cost.by_year):  # a sum of its own is for what of the year the term covers
            whole = next(part for part in in_years(self.term) if part.first_day.year == year)
            if not (whole.covers(period.first_day) and whole.covers(period.last_day)):
                raise PostError(self.id, CostOfOtherDays(year, whole, period))
        return part_of(yearly, whole=whole, part=period, counted=self.counted, unit=self.rounding.unit)

    def shares_of(self, cost: Amount) -> dict[str, Amount]:
        """
        Give what each financier pays of a cost, by code.

        Raises:
            UnstatedBasisError: If no paper prints the figures that the key rests on.
        """
        for missing in unstated(self.cost_key):
            raise UnstatedBasisError(self.id, missing.counts)
        levels = share_in_stages(cost, self.cost_key, self.rounding)
        shared = (level.apportionment for level in levels if not level.between_groups)
        return {code: each.amount(code) for each in shared for code in each.key.parties}


def in_years(period: Period) -> tuple[Period, ...]:
    """
    Cut a period at the turns of the year.

    Example:
        >>> from datetime import date
        >>> [str(part) for part in in_years(Period(first_day=date(2023, 4, 1), last_day=date(2024, 3, 31)))]
        ['2023-04-01 to 2023-12-31', '2024-01-01 to 2024-03-31']
    """
    years = range(period.first_day.year, period.last_day.year + 1)
    return tuple(
        Period(first_day=max(period.first_day, dt.date(y, 1, 1)), last_day=min(period.last_day, dt.date(y, 12, 31)))
        for y in years
    )
