"""Why an event cannot have happened under a grant as it is told."""

import datetime as dt

from nara_vard_finans.core import Amount, Message, NaraVardFinansError, Party, Principal, Text


class MeasureWithoutArea(Message):
    """Say that a measure is named and no area."""

    SV = "händelsen anger en insats men ingen inriktning; ange den inriktning som insatsen hör till"
    EN = "it names a measure and no area; name the area that the measure belongs to"


class PassedOnToItself(Message):
    """Say that money is passed on to whoever had it."""

    SV = "medlen överlåts till samma part; ange en annan, eller ta bort händelsen"
    EN = "it is passed on to the same party; name another, or take the event away"


class NoEventOfGrant(Message):
    """Say that a grant knows no such event."""

    SV = "är ingen händelse under ett bidrag; {grant} har inga sådana händelser"
    EN = "it is no event of a grant; {grant} knows none such"
    grant: str


class BeforeFirstDay(Message):
    """Say that an event is before the first day of the grant."""

    SV = "händelsen ligger före första dag för {grant}, {first_day}; rätta dagen"
    EN = "it is before the first day of {grant}, {first_day}; correct the day"
    grant: str
    first_day: dt.date


class AfterLastDay(Message):
    """Say that an event is after the last day of the grant."""

    SV = "händelsen ligger efter sista dag för {grant}, {last_day}; rätta dagen"
    EN = "it is after the last day of {grant}, {last_day}; correct the day"
    grant: str
    last_day: dt.date


class NamesUnknown(Message):
    """Say that an event names what the grant does not have."""

    SV = "{error}"
    EN = "{error}"
    error: NaraVardFinansError


class NoReport(Message):
    """Say that what is filed is no report."""

    SV = "{duty} är ingen redovisning; ange en som är det"
    EN = "{duty} is no report; name one that is"
    duty: str


class FiledTooEarly(Message):
    """Say that a report is filed before it can be."""

    SV = "{duty} kan lämnas först {opens_on}; rätta dagen"
    EN = "{duty} cannot be filed before {opens_on}; correct the day"
    duty: str
    opens_on: dt.date


class AskedTooEarly(Message):
    """Say that money is asked for before it can be."""

    SV = "medlen kan rekvireras först {opens_on}; rätta dagen"
    EN = "nothing can be asked for before {opens_on}; correct the day"
    opens_on: dt.date


class GrantedToOthers(Message):
    """Say that a notice is of money that goes to the other side."""

    SV = "{grant} beviljas {whom}; andra får medel genom att de överlåts"
    EN = "{grant} is granted to {whom}; others get it by transfer"
    grant: str
    sides: tuple[Principal, ...]

    @property
    def whom(self) -> tuple[Text, ...]:
        """Whom it is granted to."""
        return tuple(side.text for side in self.sides)


class NothingGrantedYet(Message):
    """Say that a report is filed before anything is granted."""

    SV = "inga medel var beviljade då; en redovisning följer på ett besked om {grant}"
    EN = "nothing was granted by then; a report follows a notice of {grant}"
    grant: str


class AddsNothing(Message):
    """Say that a report adds nothing to an earlier one."""

    SV = "{duty} är redan lämnad, och detta tillför inget; ta bort den ena, eller ange vad den tillför"
    EN = "{duty} was filed before, and this adds nothing; take one away, or say what it adds"
    duty: str


class NoticesBeyondFrame(Message):
    """Say that more would be notified than there is."""

    SV = "beskeden skulle tillsammans bli {notified}, och {grant} har {frame}; rätta beloppet"
    EN = "all notices together would be {notified}, and {grant} has {frame}; correct the amount"
    notified: Amount
    grant: str
    frame: Amount


class AskedBeyondCeiling(Message):
    """Say that somebody would have asked for more than its ceiling."""

    SV = "{party} skulle ha rekvirerat {asked}, och taket är {ceiling}; mer än så går inte att rekvirera"
    EN = "{party} would have asked for {asked}, and its ceiling is {ceiling}; it can ask for at most that"
    party: Party
    asked: Amount
    ceiling: Amount


class AskedBeyondGranted(Message):
    """Say that somebody would have asked for more than it is granted."""

    SV = "{party} skulle ha rekvirerat {asked}, och är beviljad {granted}; mer än så går inte att rekvirera"
    EN = "{party} would have asked for {asked}, and is granted {granted}; it can ask for at most that"
    party: Party
    asked: Amount
    granted: Amount


class PaidBeyondAsked(Message):
    """Say that somebody would have been paid more than it has asked for."""

    SV = (
        "{party} skulle ha fått {paid} utbetalt, och har rekvirerat {asked}; rätta beloppet, eller för in det som "
        "saknas"
    )
    EN = "{party} would have been paid {paid}, and has asked for {asked}; correct the amount, or enter what is missing"
    party: Party
    paid: Amount
    asked: Amount


class PaidBeyondGranted(Message):
    """Say that somebody would have been paid more than it is granted."""

    SV = (
        "{party} skulle ha fått {paid} utbetalt, och är beviljad {granted}; rätta beloppet, eller för in det som saknas"
    )
    EN = "{party} would have been paid {paid}, and is granted {granted}; correct the amount, or enter what is missing"
    party: Party
    paid: Amount
    granted: Amount


class OnlyLater(Message):
    """Say why an event cannot have happened, and which one that it rests on comes only after it."""

    SV = "{reason}; först senare kommer {later}"
    EN = "{reason}; only later comes {later}"
    reason: Message
    later: Message


class DrawnBeyondReceived(Message):
    """Say that somebody would have done more with its money than it has."""

    SV = (
        "{party} skulle ha använt, överlåtit, avsatt eller återbetalat {drawn}, och har fått {received}; rätta "
        "beloppet, eller för in det som saknas"
    )
    EN = (
        "{party} would have used, passed on, set aside or paid back {drawn}, and has received {received}; correct the "
        "amount, or enter what is missing"
    )
    party: Party
    drawn: Amount
    received: Amount


class ReleasedBeyondSetAside(Message):
    """Say that somebody would have released more than it has set aside."""

    SV = "{party} skulle ha löst upp {more} mer än som är avsatt; rätta beloppet, eller för in det som saknas"
    EN = "{party} would have released {more} more than it has set aside; correct the amount, or enter what is missing"
    party: Party
    more: Amount


class MoneyInACircle(Message):
    """Say that money is passed on which only comes back."""

    SV = "medlen som överlåts kommer bara tillbaka därifrån de går; ta bort en överlåtelse"
    EN = "it passes on money that only comes back from where it goes; take one away"


class NobodyPaysOut(Message):
    """Say that a grant names nobody who gets the money from the grantor and sends it out."""

    SV = (
        "{grant} anger ingen som får medlen av {grantor} och sänder ut dem; ange det i bidragets fakta (paid_out_by), "
        "eller ta bort händelsen"
    )
    EN = (
        "{grant} names nobody who gets the money from {grantor} and sends it out; name it in the facts of the grant "
        "(paid_out_by), or take the event away"
    )
    grant: str
    grantor: Text


class BackThroughAnother(Message):
    """Say that money is paid back through somebody who does not pay it out."""

    SV = "medlen betalas ut av {payer}, inte av {through}; rätta through, eller ta bort det"
    EN = "the money is paid out by {payer}, not by {through}; correct through, or take it away"
    payer: str
    through: str


class ArrivedBeyondFrame(Message):
    """Say that more would have come from the grantor than there is."""

    SV = "{payer} skulle ha fått {arrived} av {grantor}, och {grant} har {frame}; rätta beloppet"
    EN = "{payer} would have got {arrived} from {grantor}, and {grant} has {frame}; correct the amount"
    payer: str
    arrived: Amount
    grantor: Text
    grant: str
    frame: Amount


class SentBeyondArrived(Message):
    """Say that more would have been sent out and back than had come."""

    SV = (
        "{payer} skulle ha sänt ut eller tillbaka {sent}, och hade då fått {arrived}; rätta beloppet eller dagen, "
        "eller för in det som saknas"
    )
    EN = (
        "{payer} would have sent out or back {sent}, and had received {arrived} by then; correct the amount or the "
        "day, or enter what is missing"
    )
    payer: str
    sent: Amount
    arrived: Amount


class NothingOfferedAgain(Message):
    """Refuse that somebody wants more of a grant that offers nothing again."""

    SV = "enligt {grant} erbjuds inte det som andra inte har rekvirerat; ange offered_again, om en handling säger det"
    EN = "{grant} does not offer what others have not asked for; state offered_again, if a paper says that it does"
    grant: str


class NoShareOfOffered(Message):
    """Refuse that somebody wants more of a grant of which it has no share."""

    SV = "parten har ingen andel i {grant}, och kan inte erbjudas det som andra inte har rekvirerat"
    EN = "the party has no share of {grant}, and cannot be offered what others have not asked for"
    grant: str
