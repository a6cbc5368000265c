"""What can happen to an agreement: one class for each kind of event. Parties are named by code."""

import datetime as dt
from typing import ClassVar

from attrs import frozen

from nara_vard_finans.core import PartyCode
from nara_vard_finans.journals import Event, check_day


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


KINDS: tuple[type[AgreementEvent], ...] = (
    *(Proposed, Drafted, Prepared, Recommended, SigningExpected, Signed, TookEffect, NoticeGiven),
)
"""The kinds of events of an agreement."""
