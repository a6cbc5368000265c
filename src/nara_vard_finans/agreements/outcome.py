"""The outcome of a year: what each line of the cost was budgeted at, what is booked on it, and what it will come to."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from nara_vard_finans.agreements.cost_lines import CostLine
from nara_vard_finans.agreements.definition import Agreement
from nara_vard_finans.agreements.events import Booked, Budgeted, CostEvent, Forecast
from nara_vard_finans.agreements.messages import BookedOnlyTo, BookedPeriodsOverlap, BudgetOtherThanCost, NothingBooked
from nara_vard_finans.agreements.refusals import NamesNoLines
from nara_vard_finans.agreements.status import AgreementStatus
from nara_vard_finans.core import ZERO, AgreementError, Amount, Finding, Period, RuleMessage, Tabled, with_tuples
from nara_vard_finans.sharing import gives_total


@frozen(kw_only=True, field_transformer=with_tuples)
class LineOutcome:
    """
    How one line of the cost stands in a year.

    Swedish term:
        utfall per kostnadsslag

    Attributes:
        line: The line.
        budget: What it is budgeted at; ``None`` where nobody has said.
        booked: What is booked on it, by period.
        expected: What the whole year comes to: when it is over what is booked, before that the latest forecast;
            ``None`` where there is none.
    """

    line: CostLine
    budget: Amount | None
    booked: tuple[tuple[Period, Amount], ...]
    expected: Amount | None

    @property
    def outcome(self) -> Amount:
        """What is booked on it (utfall)."""
        return sum((amount for _, amount in self.booked), ZERO)

    @property
    def left(self) -> Amount | None:
        """What is left of its budget, negative for what is spent beyond it."""
        return None if self.budget is None else self.budget - self.outcome

    @property
    def overlapping(self) -> tuple[Period, ...]:
        """The periods of what is booked that share days with another; not those of a correction, below zero."""
        periods = [period for period, amount in self.booked if amount > ZERO]
        return tuple(each for each in periods if any(_overlap(each, other) for other in periods if other != each))

    @property
    def deviation(self) -> Amount | None:
        """What the year comes to below its budget, negative for above it (avvikelse)."""
        return None if self.budget is None or self.expected is None else self.budget - self.expected


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class YearOutcome(Tabled):
    """
    How the cost of a year stands on a day, line by line.

    Swedish term:
        budget och utfall

    Attributes:
        agreement: The agreement.
        year: The year.
        on: The day; what is booked or forecast later is not looked at.
        example: Whether the journal that tells of it is made up.
        is_over: Whether the year is over, so that what is booked is what it cost.
        lines: The lines that the cost may be charged with.

    Invariants:
        * budget = outcome + what is left, by line and in all
        * the order of one day's events does not matter
    """

    agreement: Agreement
    year: int
    on: dt.date
    example: bool
    is_over: bool
    lines: tuple[LineOutcome, ...]

    @property
    def budget(self) -> Amount | None:
        """What all lines are budgeted at; ``None`` where none is."""
        return _sum(line.budget for line in self.lines)

    @property
    def outcome(self) -> Amount:
        """What is booked on all lines (utfall)."""
        return sum((line.outcome for line in self.lines), ZERO)

    @property
    def left(self) -> Amount | None:
        """What is left of the budget."""
        return _sum(line.left for line in self.lines)

    @property
    def expected(self) -> Amount | None:
        """What the whole year comes to; ``None`` where it is not over, and a line that is used has no forecast."""
        return _sum(line.expected for line in self.lines)

    @property
    def without_forecast(self) -> tuple[CostLine, ...]:
        """The lines that are budgeted or booked on, of which nobody has said what the year comes to."""
        return tuple(line.line for line in self.lines if line.expected is None)

    @property
    def booked_to(self) -> dt.date | None:
        """The last day that anything is booked for; ``None`` where nothing is."""
        days = [period.last_day for line in self.lines for period, _ in line.booked]
        return max(days, default=None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Whether the budgets make the agreed cost, periods overlap, and a year that is over is booked to its end."""
        return tuple(Finding.of(message, f"{self.agreement.id}/{self.year}") for message in self._told())

    def _told(self) -> Iterator[RuleMessage]:
        if self.budget is not None and not gives_total(self.agreement.cost_key):
            cost = self.agreement.cost_of(self.year)
            if self.budget != cost:
                yield BudgetOtherThanCost(self.budget, cost)
        yield from (BookedPeriodsOverlap(each.line.title, each.overlapping) for each in self.lines if each.overlapping)
        if self.booked_to is None:
            yield NothingBooked(self.on)
        last = self.agreement.in_year(self.year).last_day
        if self.is_over and self.booked_to is not None and self.booked_to < last:
            yield BookedOnlyTo(self.booked_to, last)


def outcome_of(status: AgreementStatus, year: int) -> YearOutcome:
    """
    Say how the cost of a year stands, line by line.

    Args:
        status: The agreement on the day.
        year: The year.

    Raises:
        AgreementError: If the agreement names no cost lines.
        OutsideTermError: If no day of the year is in the term, or only some are and the year has no sum of its own.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import Journal, Period, embedded, kronor, status
        >>> from nara_vard_finans.agreements import Booked
        >>> booked = Booked(
        ...     on=dt.date(2023, 2, 3), line="salaries", period=Period.parse("2023-01"), amount=kronor(250_000)
        ... )
        >>> journal = Journal(of="rss-dalarna-2023", events=[booked])
        >>> found = outcome_of(status(embedded().agreement(journal.of), journal, on=dt.date(2023, 4, 30)), 2023)
        >>> [str(line.outcome) for line in found.lines if line.booked]
        ['250 000 kr']

    .. versionadded:: 0.1.0
    """
    agreement, on = status.agreement, status.on
    agreement.check_year(year)
    if not agreement.cost_lines:
        raise AgreementError(agreement.id, NamesNoLines())
    of_year = [
        event for event in status.events if isinstance(event, Booked | Budgeted | Forecast) and _year_of(event) == year
    ]
    budgeted = any(isinstance(event, Budgeted) for event in of_year)
    booked = any(isinstance(event, Booked) for event in of_year)
    over = on > agreement.in_year(year).last_day
    return YearOutcome(
        agreement=agreement,
        year=year,
        on=on,
        example=status.journal.example,
        is_over=over,
        lines=tuple(
            _line(
                line,
                [event for event in of_year if event.line == line.id],
                unbudgeted=ZERO if budgeted else None,
                over=over and booked,
                used=bool(of_year) and not over,
            )
            for line in agreement.cost_lines
            if not line.outside
        ),
    )


def _overlap(one: Period, other: Period) -> bool:
    return one.covers(other.first_day) or other.covers(one.first_day)


def _year_of(event: Booked | Budgeted | Forecast) -> int:
    return event.period.first_day.year if isinstance(event, Booked) else event.year


def _line(
    line: CostLine, events: Sequence[CostEvent], *, unbudgeted: Amount | None, over: bool, used: bool
) -> LineOutcome:
    """
    Say how one line stands, by its events of the year.

    Where some lines are budgeted, one that is not is budgeted at nothing; and where lines are used, one that is neither
    budgeted nor booked on comes to nothing.
    """
    booked: dict[Period, Amount] = {}
    for event in events:
        if isinstance(event, Booked):
            booked[event.period] = booked.get(event.period, ZERO) + event.amount
    budget = _latest(event for event in events if isinstance(event, Budgeted))
    forecast = _latest(event for event in events if isinstance(event, Forecast))
    expected = ZERO if used and not events else forecast
    if over:
        expected = sum(booked.values(), ZERO)
    return LineOutcome(
        line=line,
        budget=unbudgeted if budget is None else budget,
        booked=tuple(sorted(booked.items(), key=lambda pair: (pair[0].first_day, pair[0].last_day))),
        expected=expected,
    )


def _latest(events: Iterable[CostEvent]) -> Amount | None:
    """Give the amount of the latest; no two of a line are of one day."""
    found = max(events, key=lambda event: event.on, default=None)
    return None if found is None else found.amount


def _sum(amounts: Iterable[Amount | None]) -> Amount | None:
    listed = list(amounts)
    known = [amount for amount in listed if amount is not None]
    return sum(known, ZERO) if known and len(known) == len(listed) else None
