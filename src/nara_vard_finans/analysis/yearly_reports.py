"""
The yearly report of a grant: what each had when the year began, what came and went, and what is left; and the growth.

A year is a calendar year. What came and went in it is the difference of two statuses, and nothing is reckoned twice.
"""

import datetime as dt
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from nara_vard_finans.analysis.comparison import Comparison
from nara_vard_finans.core import Amount, Finding, Party, Tabled, with_tuples
from nara_vard_finans.grants import Balance, GrantStatus, Pot


@frozen(kw_only=True)
class YearlyRow:
    """
    What one party had, got and did with it in a year.

    Attributes:
        party: The party.
        before: How it stood when the year before was over.
        after: How it stands when the year is over, or on the day.

    Invariants:
        * opening + received = used + transferred + set aside + repaid + remaining
    """

    party: Party
    before: Balance
    after: Balance

    @property
    def opening(self) -> Amount:
        """What it had left when the year began."""
        return self.before.remaining

    @property
    def received(self) -> Amount:
        """What it got in the year, from the grantor and from others."""
        return self.after.received - self.before.received

    @property
    def used(self) -> Amount:
        """What it used in the year."""
        return self.after.used - self.before.used

    @property
    def transferred(self) -> Amount:
        """What it passed on to others in the year."""
        return self.after.transferred - self.before.transferred

    @property
    def set_aside(self) -> Amount:
        """What it set aside for joint work in the year, less what it took back; below zero where that is more."""
        return self.after.set_aside - self.before.set_aside

    @property
    def repaid(self) -> Amount:
        """What it paid back in the year."""
        return self.after.repaid - self.before.repaid

    @property
    def remaining(self) -> Amount:
        """What it has left."""
        return self.after.remaining


@frozen(kw_only=True)
class PotGrowth:
    """
    A pot against what a paper says that it was the year before, of all together.

    Attributes:
        pot: The pot.
        year: The year of the grant.
        before: What it was the year before, as stated.
        after: What it is.
    """

    pot: Pot
    year: int
    before: Amount
    after: Amount

    @property
    def difference(self) -> Amount:
        """How much more it is; below zero where it is less."""
        return self.after - self.before

    @property
    def change(self) -> Fraction | None:
        """The difference as a part of the year before; ``None`` where that is zero."""
        return self.difference / self.before if self.before else None


@frozen(kw_only=True, slots=False, repr=False, field_transformer=with_tuples)
class YearlyReport(Tabled):
    """
    A grant over one calendar year.

    Swedish term:
        årsredovisning av medlen

    Attributes:
        opening: The grant on the last day of the year before.
        status: The grant when the year is over, or on an earlier day of it.
        growth: What each gets beside what it got of another year's grant; ``None`` where no other is given.

    Invariants:
        * of each party and in sum: opening + received = used + transferred + set aside + repaid + remaining
        * what is left when one year ends is what there is when the next begins

    Source:
        Välfärdsrådet 2022-04-27, ”Regionalt stöd i omställningsarbetet”: every year a regional report is put together.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal, status
        >>> grant, journal = embedded().grant("ok-gnv-2020"), example_journal("exempel-gnv-2020")
        >>> days = dt.date(2019, 12, 31), dt.date(2020, 12, 31)
        >>> opening, closing = (status(grant, journal, on=day) for day in days)
        >>> report = YearlyReport(opening=opening, status=closing)
        >>> mora = next(row for row in report.rows if row.party.name == "Mora")
        >>> print(mora.opening, mora.received, mora.used, mora.remaining, sep=" | ")
        0 kr | 1 115 982 kr | 795 000 kr | 270 982 kr

    .. versionadded:: 0.1.0
    """

    opening: GrantStatus
    status: GrantStatus
    growth: Comparison | None = None

    @property
    def year(self) -> int:
        """The year."""
        return self.status.on.year

    @property
    def on(self) -> dt.date:
        """The last day that is looked at."""
        return self.status.on

    @cached_property
    def rows(self) -> tuple[YearlyRow, ...]:
        """What every recipient had, got and did with it, in the order of tables; nobody where no journal is given."""
        if self.status.journal.is_unrecorded:
            return ()
        before = self.opening.balances
        return tuple(
            YearlyRow(party=each.party, before=before.get(each.party.code, Balance()), after=each.balance)
            for each in self.status.recipients
        )

    @property
    def passed_on(self) -> Amount:
        """What recipients passed on to each other in the year, which is in the sum of what they received."""
        return self.status.total.passed_on - self.opening.total.passed_on

    @cached_property
    def pots(self) -> tuple[PotGrowth, ...]:
        """The pots of which a paper says what they were the year before; none where who shares in them is not known."""
        sharing = self.status.sharing
        return tuple(
            PotGrowth(pot=pot, year=self.status.grant.year, before=pot.year_before, after=sharing.amount_of(pot.id))
            for pot in self.status.grant.pots
            if pot.year_before is not None and sharing is not None
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is not in order on the day, and with what each gets of either grant."""
        growth = () if self.growth is None else self.growth.findings
        return (*self.status.findings, *growth)
