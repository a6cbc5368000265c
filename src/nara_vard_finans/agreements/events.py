"""What can happen to an agreement: one class for each kind of event. Parties are named by code."""

import datetime as dt
from typing import ClassVar

from attrs import frozen

from nara_vard_finans.agreements.refusals import NegativePlan, NegativeSettled
from nara_vard_finans.core import (
    NOBODY,
    ZERO,
    Amount,
    AmountError,
    Directory,
    InexactTypeError,
    KindExpected,
    Message,
    PartyCode,
    Period,
    YearExpected,
    whole_number,
)
from nara_vard_finans.journals import Event, EventDetail, check_day


@frozen(kw_only=True)
class AgreementEvent(Event):
    """
    Something that happened to an agreement.

    Attributes:
        on: The day it happened.
        note: What a reader may want to know.
        source: Where it stands.
    """


@frozen(kw_only=True)
class _Step(AgreementEvent):
    by: str = ""
    paragraph: str = ""

    @property
    def step(self) -> tuple[str, ...]:
        """What it tells that can happen only once."""
        return (self.kind,)


@frozen(kw_only=True)
class Proposed(_Step):
    """
    Somebody proposed what the text should say.

    Swedish term:
        förslag

    Attributes:
        on: The day of the proposal.
        by: Who proposed it.
        paragraph: The paragraph of the minutes, as printed.
        note: What a reader may want to know, such as what was proposed.
        source: Where it stands.
    """

    kind: ClassVar[str] = "proposed"
    swedish: ClassVar[str] = "förslag"


@frozen(kw_only=True)
class Drafted(_Step):
    """
    The text was drafted; nothing of it happened before.

    Swedish term:
        utkast till avtal

    Attributes:
        on: The day of the draft.
        by: Who drafted it.
        paragraph: The paragraph of the minutes, as printed.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "drafted"
    swedish: ClassVar[str] = "utkast"


@frozen(kw_only=True)
class Prepared(_Step):
    """
    The preparing body approved the text, and sent it on.

    Swedish term:
        beredning, godkännande

    Attributes:
        on: The day it approved.
        by: Who prepared it; empty for whom the agreement names.
        paragraph: The paragraph of the minutes, as printed.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "prepared"
    swedish: ClassVar[str] = "beredning"


@frozen(kw_only=True)
class Recommended(_Step):
    """
    The text was recommended to the principals.

    Swedish term:
        rekommendation

    Attributes:
        on: The day of the recommendation.
        by: Who recommended it; empty for whom the agreement names.
        paragraph: The paragraph of the minutes, as printed.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "recommended"
    swedish: ClassVar[str] = "rekommendation"


@frozen(kw_only=True)
class Signed(AgreementEvent):
    """
    A party signed.

    Swedish term:
        undertecknande

    Attributes:
        on: The day it signed.
        party: Who signed, by code.
        counterpart: With whom, by code, where the agreement is bilateral and the party signs several; empty for all.
        text: The text that it signed, by its fingerprint or the first eight digits or more of it; empty for the
            agreement's own. Whatever else stands here is another text.
        by: Who signed for the party: a name or an office.
        paragraph: The decision that lets the signatory sign, as printed.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "signed"
    swedish: ClassVar[str] = "underskrift"
    party: PartyCode
    counterpart: PartyCode = ""
    text: str = ""
    by: str = ""
    paragraph: str = ""

    @property
    def step(self) -> tuple[str, ...]:
        """What it tells that can happen only once."""
        return self.kind, self.party, self.counterpart


@frozen(kw_only=True)
class SigningExpected(AgreementEvent):
    """
    It was told by which day signatures are expected.

    Swedish term:
        sista dag för underskrift

    Attributes:
        on: The day it was told.
        until: The day by which to sign.
        party: Whose signature, by code; empty for all.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "signing-expected"
    swedish: ClassVar[str] = "sista dag för underskrift"
    until: dt.date
    party: PartyCode = ""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        check_day(self.until)


@frozen(kw_only=True)
class TookEffect(_Step):
    """
    A paper tells that the agreement holds, and not who has signed it when.

    Swedish term:
        trädde i kraft

    Attributes:
        on: The day since when it holds.
        by: Who says so.
        paragraph: The paragraph of the minutes, as printed.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "took-effect"
    swedish: ClassVar[str] = "ikraftträdande"


@frozen(kw_only=True)
class NoticeGiven(AgreementEvent):
    """
    A party gave notice.

    Swedish term:
        uppsägning

    Attributes:
        on: The day it gave notice.
        party: Who gave notice, by code.
        ends_on: The last day for which the agreement is to hold for the party; without it the last of the period of
            notice.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "notice-given"
    swedish: ClassVar[str] = "uppsägning"
    party: PartyCode
    ends_on: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.ends_on is not None:
            check_day(self.ends_on)

    @property
    def step(self) -> tuple[str, ...]:
        """What it tells that can happen only once."""
        return self.kind, self.party


@frozen(kw_only=True)
class CostEvent(AgreementEvent):
    """
    Something that concerns one line of the cost.

    Attributes:
        on: The day it happened.
        line: The cost line, by its id in the agreement.
        amount: How much; below zero only where it is booked, for what is corrected or paid back.
        note: What a reader may want to know.
        source: Where it stands.

    Raises:
        AmountError: If the amount is below zero and not booked.
    """

    line: str
    amount: Amount

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if not isinstance(self.amount, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.amount, KindExpected("Amount", "kronor(1_000)"))
        if self.amount < ZERO and not isinstance(self, Booked):
            raise AmountError(str(self.amount), NegativePlan())

    def described(self, parties: Directory = NOBODY) -> Message:
        """Give the event as a reader would know it: its day, what happened, on which line, and how much."""
        return EventDetail(EventDetail(super().described(parties), self.line), self.amount)


@frozen(kw_only=True)
class _YearPlan(CostEvent):
    year: int

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        object.__setattr__(self, "year", whole_number(self.year, YearExpected(2024)))

    @property
    def step(self) -> tuple[str, ...]:
        """What it tells that can happen only once: on one day, one word of a line and a year."""
        return self.kind, self.line, str(self.year), str(self.on)


@frozen(kw_only=True)
class Budgeted(_YearPlan):
    """
    A cost line was given a budget for a year; a later one replaces it.

    Swedish term:
        budget

    Attributes:
        on: The day of the decision.
        line: The cost line, by its id in the agreement.
        year: The year.
        amount: How much.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "budgeted"
    swedish: ClassVar[str] = "budget"


@frozen(kw_only=True)
class Forecast(_YearPlan):
    """
    It was said what a cost line will come to in a year, booked and still to come; a later one replaces it.

    Swedish term:
        prognos

    Attributes:
        on: The day of the forecast.
        line: The cost line, by its id in the agreement.
        year: The year.
        amount: What the whole year comes to.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "forecast"
    swedish: ClassVar[str] = "prognos"


@frozen(kw_only=True)
class Booked(CostEvent):
    """
    A cost was booked on a line.

    Swedish term:
        bokfört utfall

    Attributes:
        on: The day it was booked.
        line: The cost line, by its id in the agreement.
        period: What it is a cost of: a month, a tertial or a year.
        amount: How much; below zero for what is corrected or paid back.
        note: What a reader may want to know, such as a number in the ledger; it also tells two like events apart.
        source: Where it stands.
    """

    kind: ClassVar[str] = "booked"
    swedish: ClassVar[str] = "bokfört utfall"
    period: Period


@frozen(kw_only=True)
class Settled(AgreementEvent):
    """
    A year was settled by what it had come to, or was expected to come to; a later settlement is of the rest alone.

    Swedish term:
        avräkning

    Attributes:
        on: The day of the settlement.
        year: The year.
        actual: What the year was said to come to; what each paid besides or got back follows by the key.
        note: What a reader may want to know.
        source: Where it stands.

    Raises:
        AmountError: If it is below zero.
    """

    kind: ClassVar[str] = "settled"
    swedish: ClassVar[str] = "avräkning"
    year: int
    actual: Amount

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        object.__setattr__(self, "year", whole_number(self.year, YearExpected(2024)))
        if not isinstance(self.actual, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.actual, KindExpected("Amount", "kronor(1_000)"))
        if self.actual < ZERO:
            raise AmountError(str(self.actual), NegativeSettled())

    @property
    def step(self) -> tuple[str, ...]:
        """What it tells that can happen only once: on one day, one settlement of a year."""
        return self.kind, str(self.year), str(self.on)

    def described(self, parties: Directory = NOBODY) -> Message:
        """Give the event as a reader would know it: its day, what happened, to what amount."""
        return EventDetail(super().described(parties), self.actual)


KINDS: tuple[type[AgreementEvent], ...] = (
    *(Proposed, Drafted, Prepared, Recommended, SigningExpected, Signed, TookEffect, NoticeGiven),
    *(Budgeted, Booked, Forecast, Settled),
)
"""The kinds of events of an agreement."""
