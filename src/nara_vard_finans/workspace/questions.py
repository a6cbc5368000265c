"""What can be asked, as plain records: of the rounding, of instalments, of a grant, of a comparison."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

from attrs import field, frozen

from nara_vard_finans.core import KRONA, ORE, ZERO, Amount, Period, Principal, kronor, with_tuples
from nara_vard_finans.sharing import (
    LARGEST,
    Carrier,
    Counting,
    Every,
    InstalmentPlan,
    Method,
    RoundingRule,
    plan_instalments,
)
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.messages import (
    BasisOfPrinted,
    FromWhichDay,
    NoMethod,
    NoSide,
    OneSideOrBoth,
    PeriodServesNothing,
)

METHODS = tuple(method.value for method in Method if not method.by_percent)  # decimals stand in a file
"""The methods, by name; the first is taken where nothing else is agreed or asked."""

EVERY = tuple(every.value for every in Every)
"""How often an instalment can fall due."""

COUNTED = tuple(counting.value for counting in Counting)
"""How a part of a year can be counted; the first is taken where nothing else is asked."""

SIDES = ("before", "after")
"""The sides of a comparison."""

_UNITS = {"öre": ORE, "ore": ORE, "krona": KRONA, "kr": KRONA, "tkr": kronor(1_000)}


@frozen(kw_only=True, field_transformer=with_tuples)
class Rounding:
    """
    What is asked of the rounding in place of the rule that was agreed.

    Attributes:
        method: The method.
        unit: The unit.
        residual_to: Who carries the residual: a name, a code, or the largest.
    """

    method: Method | None = None
    unit: Amount | None = None
    residual_to: Carrier | None = None

    @classmethod
    def read(cls, *, method: str | None = None, unit: str | None = None, residual_to: str | None = None) -> "Rounding":
        """
        Read what is asked of the rounding from texts, as a form or a command line gives them.

        Args:
            method: One of :data:`METHODS`.
            unit: ``"krona"``, ``"öre"``, ``"tkr"`` or an amount.
            residual_to: A party by name or code, or ``"largest"``.

        Raises:
            QuestionError: If there is no such method.
            AmountError: If the unit is no amount.

        Example:
            >>> Rounding.read(method="sainte-lague", unit="tkr").unit == kronor(1_000)
            True
        """
        if method is not None and method not in METHODS:
            raise QuestionError(NoMethod(method, METHODS))
        return cls(
            method=None if method is None else Method(method),
            unit=None if unit is None else _UNITS.get(unit.strip().casefold()) or Amount.parse(unit),
            residual_to=LARGEST if residual_to == str(LARGEST) else residual_to,
        )

    def over(self, rule: RoundingRule, find: Callable[[str], str]) -> RoundingRule:
        """
        Give *rule* with what is asked in place of it.

        Args:
            rule: The rule as it was agreed.
            find: Finds the code of the party that is to carry the residual.
        """
        carrier = rule.residual_to if self.method is None else None
        if self.residual_to is not None:
            carrier = find(self.residual_to) if isinstance(self.residual_to, str) else self.residual_to
        return RoundingRule(
            method=rule.method if self.method is None else self.method,
            unit=rule.unit if self.unit is None else self.unit,
            residual_to=carrier,
            decimals=rule.decimals if self.method is None else None,
        )


AS_AGREED = Rounding()
"""Nothing is asked in place of what was agreed."""


@frozen(kw_only=True, field_transformer=with_tuples)
class Instalments:
    """
    That what is shared is paid in advance, in instalments.

    Attributes:
        every: How often, as one of :data:`EVERY`.
        counted: How a part of a year is counted, as one of :data:`COUNTED`.
        period: What is paid for; of an agreement its year.
    """

    every: Every = field(converter=Every)
    counted: Counting = field(default=Counting.MONTHS, converter=Counting)
    period: Period | None = None

    def of(self, amounts: Mapping[str, Amount], *, unit: Amount, period: Period | None = None) -> InstalmentPlan:
        """
        Plan the instalments of *amounts*.

        Raises:
            QuestionError: If nobody says what is paid for.
        """
        if None not in {self.period, period}:
            raise QuestionError(PeriodServesNothing())
        asked = self.period if period is None else period
        if asked is None:
            raise QuestionError(FromWhichDay())
        return plan_instalments(amounts, asked, every=self.every, counted=self.counted, unit=unit)


Figures = str | Path | BinaryIO
"""A file, or a stream of bytes, that holds a table with the figures which no paper prints."""


@frozen(kw_only=True, field_transformer=with_tuples)
class GrantQuestion:
    """
    How a grant is to be shared, where its papers leave that open.

    Attributes:
        pots: The pots to share; none for all that can be.
        figures: A table with a column for everything that the keys count and no paper states.
        encoding: How that table is encoded, where it is a text.
        party_column: The heading of its column of parties; without it, one that means parties.
        sheet: The sheet that it stands on, in a workbook.
        level: Which of several levels is read of it: that of municipalities, or of regions.
        qualified: Who has met what a pot requires, by name or code.
    """

    pots: Sequence[str] = ()
    figures: Figures | None = None
    encoding: str = "utf-8"
    party_column: str | None = None
    sheet: str | None = None
    level: Principal | None = None
    qualified: Sequence[str] | None = None


NOTHING_ASKED = GrantQuestion()
"""All that can be shared, on what the papers state."""


@frozen(kw_only=True, field_transformer=with_tuples)
class JointWork:
    """
    What no paper states of joint work, and whoever asks does.

    Attributes:
        cost: What it costs in the year; or of several years, by year.
        percent: How much of it is the municipalities'.
        funds: Other money, which carries the cost first; or by year.
        odd_unit_to: Who carries an odd krona.
        later_grant: Whether there is a grant for the years that follow; ``None`` where nobody knows.
        use: The joint use, by id; empty for the grant's only one.
        together: The municipalities that do it together, by name or code; ``None`` for all.
    """

    cost: Amount | Mapping[int, Amount]
    percent: int | Fraction | None = None
    funds: Amount | Mapping[int, Amount] = ZERO
    odd_unit_to: str | None = None
    later_grant: bool | None = None
    use: str = ""
    together: Sequence[str] | None = None


@frozen(kw_only=True, field_transformer=with_tuples)
class ComparisonQuestion:
    """
    How two sides are to be compared.

    Attributes:
        on: Of a post: the day on which it is looked at.
        as_printed: Whether the printed tables are compared instead of what follows from the rule.
        printed_side: One of :data:`SIDES`, whose printed table is laid beside what follows from the rule of the other;
            empty for neither alone.
        basis: Another statistic, by id, to reckon both on.
        population: The inhabitants to reckon per inhabitant on, by id.

    Raises:
        QuestionError: If a basis is asked for of what is printed, or one side as printed and both, or there is no such
            side.
    """

    on: dt.date | None = None
    as_printed: bool = False
    printed_side: str = ""
    basis: str | None = None
    population: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.as_printed and self.basis is not None:
            raise QuestionError(BasisOfPrinted())
        if self.printed_side and self.as_printed:
            raise QuestionError(OneSideOrBoth())
        if self.printed_side not in {"", *SIDES}:
            raise QuestionError(NoSide(self.printed_side, SIDES))

    def prints(self, side: str) -> bool:
        """Say whether the printed table of a side is asked for."""
        return self.as_printed or self.printed_side == side
