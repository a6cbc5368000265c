"""What is found of money that is used: for what, by whom, when, and how much."""

import datetime as dt
from typing import TYPE_CHECKING

from nara_vard_finans.core import Amount, AnyText, Party, Period, Principal, RuleMessage, Severity, Text

if TYPE_CHECKING:
    from nara_vard_finans.grants.purposes import Area, Measure


class NoStatedPurpose(RuleMessage):
    """Money was used, and nobody has said for which of the purposes that it is granted for."""

    RULE = "permitted-purpose"
    SEVERITY = Severity.WARNING
    SV = "{party}: {amount} användes {on} utan angivet ändamål; medlen ska användas för {purposes:or}."
    EN = "{party}: {amount} was used on {on} for no stated purpose; the money is for {purposes:or}."
    party: Party
    amount: Amount
    on: dt.date
    areas: "tuple[Area, ...]"

    @property
    def purposes(self) -> tuple[AnyText, ...]:
        """What the money is for."""
        return tuple(area.named for area in self.areas)


class UsedBeyondPots(RuleMessage):
    """
    More is used for some areas than what the pots hold that can be used there.

    The smallest such set of areas is named; what one area takes too much of is missing in another.
    """

    RULE = "used-within-pots"
    SEVERITY = Severity.BREACH
    SV = "{party}: {amount} är använt under {letters}, av {held} som får användas där."
    EN = "{party}: {amount} is used under {letters}, of {held} that can be used there."
    party: Party
    amount: Amount
    areas: tuple[str, ...]
    held: Amount

    @property
    def letters(self) -> tuple[str, ...]:
        """The areas, as the paper names them."""
        return tuple(f"{name})" for name in self.areas)


class MeantForOther(RuleMessage):
    """
    Money was used on a measure that is meant for the other principal.

    Who carries the measure out decides, and not whose money it is.
    """

    RULE = "meant-for"
    SEVERITY = Severity.BREACH
    SV = (
        "{party}: {amount} användes {on} under {letter}) på ”{measure}”, som är avsedd för {whom}; insatsen utfördes "
        "av {by}."
    )
    EN = (
        "{party}: {amount} was used on {on} under {letter}) on ”{measure}”, which is meant for {whom}; the measure "
        "was carried out by {by}."
    )
    party: Party
    amount: Amount
    on: dt.date
    area: "Area"
    measure: "Measure"
    meant_for: Principal
    by: Party

    @property
    def letter(self) -> str:
        """The area, as the paper names it."""
        return self.area.id

    @property
    def whom(self) -> Text:
        """Whom the measure is meant for."""
        return self.meant_for.text


class ReadAsMeantForOther(MeantForOther):
    """Money was used on a measure that is read as meant for the other principal, though no clause says so."""

    SEVERITY = Severity.WARNING
    SV = (
        "{party}: {amount} användes {on} under {letter}) på ”{measure}”, som här läses som avsedd för {whom}; "
        "insatsen utfördes av {by}. {readings: }"
    )
    EN = (
        "{party}: {amount} was used on {on} under {letter}) on ”{measure}”, read here as meant for {whom}; the "
        "measure was carried out by {by}. {readings: }"
    )
    readings: tuple[Text, ...]


class UsedOutsidePeriod(RuleMessage):
    """Money was used before or after the days on which it can be used, and may have to be paid back."""

    RULE = "used-in-period"
    SEVERITY = Severity.BREACH
    SV = "{party}: {amount} användes {on}; medlen får användas {period}."
    EN = "{party}: {amount} was used on {on}; the money can be used {period}."
    party: Party
    amount: Amount
    on: dt.date
    period: Period


class _NoMeasure(RuleMessage):
    RULE = "measures-required"
    SEVERITY = Severity.BREACH

    area: "Area"
    on: dt.date
    chosen: bool

    @property
    def under(self) -> AnyText:
        """The area, with its letter."""
        return self.area.named

    @property
    def by(self) -> Text:
        """Who says whom the requirement binds."""
        if self.chosen:
            return Text("Val vid beräkningen", "Chosen for this calculation")
        return Text("Tolkning", "Reading")


class NoMeasureByRecipient(_NoMeasure):
    """
    A recipient has carried out no measure under an area where some must be, and each is bound by itself.

    The requirement's own id is the finding's rule; before the day after which it is broken it is a warning.
    """

    SV = (
        "{party}: ingen insats under {under} är genomförd till och med {on}. ({by}: kravet gäller varje mottagare för "
        "sig.)"
    )
    EN = "{party}: no measure under {under} is carried out up to {on}. ({by}: it binds each recipient by itself.)"
    party: Party


class NoMeasureByAnybody(_NoMeasure):
    """
    Nobody has carried out a measure under an area where some must be, and the recipients are bound together.

    The requirement's own id is the finding's rule; before the day after which it is broken it is a warning.
    """

    SV = "Ingen insats under {under} är genomförd till och med {on}. ({by}: kravet gäller mottagarna tillsammans.)"
    EN = "No measure under {under} is carried out up to {on}. ({by}: it binds the recipients together.)"


class NoMeasureByOther(RuleMessage):
    """
    Money was passed on to somebody of a side that the requirement names too, and it has carried out no measure with it.

    It may have with money of its own, which no journal of the grant tells of; so it is never more than a note.
    """

    RULE = "measures-of-other-side"
    SEVERITY = Severity.NOTE
    SV = (
        "{party}: ingen insats under {under} är genomförd till och med {on} med de medel som har överlåtits dit. "
        "(Kravet nämner även {side}.)"
    )
    EN = (
        "{party}: no measure under {under} is carried out up to {on} with the money that was passed on to it. (The "
        "requirement names {side} too.)"
    )
    area: "Area"
    on: dt.date
    party: Party

    @property
    def under(self) -> AnyText:
        """The area, with its letter."""
        return self.area.named

    @property
    def side(self) -> Text:
        """The side that it is of."""
        return self.party.principal.text
