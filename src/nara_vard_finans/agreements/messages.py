"""What the rules of an agreement say when they find something, in both languages."""

import datetime as dt

from nara_vard_finans.core import Amount, AnyText, Message, Party, Period, RuleMessage, Severity, Text


class SignaturesAwaited(RuleMessage):
    """
    All must sign for the agreement to hold, and the term begins within three months.

    A council may meet once a month; who is told now can still decide in time.
    """

    RULE = "all-signed"
    SEVERITY = Severity.WARNING
    SV = (
        "Avtalstiden börjar {first_day}, och avtalet gäller först när samtliga har undertecknat samma text. "
        "Underskrift saknas från {parties:long}."
    )
    EN = (
        "The term begins on {first_day}, and the agreement holds only when all have signed the same text. Signatures "
        "are missing from {parties:long}."
    )
    first_day: dt.date
    parties: tuple[Party, ...]


class ReadDay(Message):
    """Give a day that is read, beside what is printed of it."""

    SV = "{day} (tolkning; tryckt är {printed:shown})"
    EN = "{day} (as interpreted; {printed:shown} is printed)"
    day: dt.date
    printed: str


class SignaturesOverdue(RuleMessage):
    """
    The day by which signatures were expected is past, and the term has not begun.

    The day is the paper's, or one that the journal tells; no paper makes it a condition, so it breaks nothing.
    """

    RULE = "signed-by-expected-day"
    SEVERITY = Severity.WARNING
    SV = "Underskrift väntades senast {until} och saknas från {parties:long}. Avtalstiden börjar {first_day}."
    EN = "Signatures were expected by {until}, and are missing from {parties:long}. The term begins on {first_day}."
    until: dt.date | Message
    first_day: dt.date
    parties: tuple[Party, ...]


class _Mandate(RuleMessage):
    RULE = "mandate"
    SEVERITY = Severity.BREACH

    on: dt.date
    by: str


class PreparedByAnother(_Mandate):
    """
    Another body than the one that the agreement names has prepared it.

    What a body without the mandate does, does not count: the step is still to be taken.
    """

    SV = "Avtalet bereddes {on} av {by}, men ska beredas av {body}. Beredningen räknas inte."
    EN = "The agreement was prepared on {on} by {by}, and is to be prepared by {body}. It does not count."
    body: str


class RecommendedByAnother(_Mandate):
    """Another body than the one that the agreement names has recommended it; that does not count."""

    SV = "Avtalet rekommenderades {on} av {by}, men ska rekommenderas av {body}. Rekommendationen räknas inte."
    EN = "The agreement was recommended on {on} by {by}, and is to be recommended by {body}. It does not count."
    body: str


class ProposedWithoutMandate(_Mandate):
    """A body that has not the mandate to propose has done so; that does not count."""

    SV = "Förslaget {on} lämnades av {by}, som inte har i uppdrag att lämna förslag. Det räknas inte."
    EN = "The proposal of {on} was made by {by}, which has no mandate to propose. It does not count."


class PreparedWithoutMandate(_Mandate):
    """The agreement names nobody to prepare it, and a body that has not the mandate did; that does not count."""

    SV = "Avtalet bereddes {on} av {by}, som inte har i uppdrag att bereda. Beredningen räknas inte."
    EN = "The agreement was prepared on {on} by {by}, which has no mandate to prepare. It does not count."


class RecommendedWithoutMandate(_Mandate):
    """The agreement names nobody to recommend it, and a body that has not the mandate did; that does not count."""

    SV = "Avtalet rekommenderades {on} av {by}, som inte har i uppdrag att rekommendera. Rekommendationen räknas inte."
    EN = "The agreement was recommended on {on} by {by}, which has no mandate to recommend. It does not count."


class SignedWithoutMandate(_Mandate):
    """A body that has not the mandate to sign has signed for a party; that does not count."""

    SV = (
        "{party}: avtalet undertecknades {on} av {by}, som inte har i uppdrag att underteckna. Underskriften räknas "
        "inte."
    )
    EN = "{party}: the agreement was signed on {on} by {by}, which has no mandate to sign. It does not count."
    party: Party


class BodyWithoutMandate(RuleMessage):
    """An agreement names a body for a step that it may not take, by the register of bodies."""

    RULE = "mandate"
    SEVERITY = Severity.WARNING
    SV = "Avtalet anger {body} för ett steg som organet inte har mandat för, att {mandate}."
    EN = "The agreement names {body} for a step that it has no mandate for, to {mandate}."
    body: str
    mandate: Text


class NotSigned(RuleMessage):
    """
    All must sign for the agreement to hold, and the term has begun without it.

    Until then nobody is bound, and what is paid has no agreement behind it.
    """

    RULE = "all-signed"
    SEVERITY = Severity.BREACH
    SV = (
        "Avtalstiden började {first_day}, och avtalet gäller inte: det förutsätter att samtliga undertecknar "
        "likalydande avtal. Underskrift saknas från {parties:long}."
    )
    EN = (
        "The term began on {first_day}, and the agreement does not hold: it requires that all sign the same text. "
        "Signatures are missing from {parties:long}."
    )
    first_day: dt.date
    parties: tuple[Party, ...]


class _AdoptionStated(RuleMessage):
    RULE = "adoption-stated"
    SEVERITY = Severity.NOTE


class ReadAsAdopted(_AdoptionStated):
    """No paper says how the agreement comes to hold; that all have signed is read as its holding."""

    SV = (
        "Hur avtalet börjar gälla framgår inte av handlingarna. Samtliga har undertecknat samma text, och det läses "
        "här som att det gäller."
    )
    EN = (
        "No paper says how the agreement comes to hold. All have signed the same text, and that is read here as its "
        "holding."
    )


class RemainingUnknown(_AdoptionStated):
    """No paper says how the agreement comes to hold, so nobody can say what remains to be done before the term."""

    SV = "Hur avtalet börjar gälla framgår inte av handlingarna, så vad som återstår före {first_day} är okänt."
    EN = "No paper says how the agreement comes to hold, so what remains to be done before {first_day} is unknown."
    first_day: dt.date


class HoldingUnknown(_AdoptionStated):
    """No paper says how the agreement comes to hold, so nobody can say whether it holds."""

    SV = (
        "Hur avtalet börjar gälla framgår inte av handlingarna, så om det gäller {on} är okänt. Ange det i faktafilens "
        "adoption, eller i journalen när det trädde i kraft."
    )
    EN = (
        "No paper says how the agreement comes to hold, so whether it holds on {on} is unknown. State it in the "
        "adoption of the facts file, or in the journal when it took effect."
    )
    on: dt.date


class HavingHeldUnknown(_AdoptionStated):
    """No paper says how the agreement comes to hold, so nobody can say whether it held before its term ended."""

    SV = (
        "Hur avtalet börjar gälla framgår inte av handlingarna, så om det gällde är okänt. Ange det i faktafilens "
        "adoption, eller i journalen när det trädde i kraft."
    )
    EN = (
        "No paper says how the agreement comes to hold, so whether it held is unknown. State it in the adoption of the "
        "facts file, or in the journal when it took effect."
    )


class SignedAnotherText(RuleMessage):
    """A party has signed another text than the agreement's, where the papers say that all texts must be the same."""

    RULE = "same-text"
    SEVERITY = Severity.BREACH
    SV = "{party} har undertecknat en annan text, {texts:shown}; avtalen ska vara likalydande."
    EN = "{party} has signed another text, {texts:shown}; the texts must be the same."
    party: Party
    texts: tuple[str, ...]


class SignedUnknownText(RuleMessage):
    """A party has signed another text than the agreement's, and no paper says whether that matters."""

    RULE = "same-text"
    SEVERITY = Severity.WARNING
    SV = (
        "{party} har undertecknat en annan text, {texts:shown}; om avtalen ska vara likalydande framgår inte av "
        "handlingarna."
    )
    EN = "{party} has signed another text, {texts:shown}; no paper says whether the texts must be the same."
    party: Party
    texts: tuple[str, ...]


class SignedLate(RuleMessage):
    """A party signed after the term had begun; until then the agreement did not bind it."""

    RULE = "signed-in-time"
    SEVERITY = Severity.WARNING
    SV = "{party} undertecknade {on}, efter att avtalstiden hade börjat {first_day}."
    EN = "{party} signed on {on}, after the term had begun on {first_day}."
    party: Party
    on: dt.date
    first_day: dt.date


class RecommendedUnprepared(RuleMessage):
    """The text was recommended before the body that is to prepare it had approved it."""

    RULE = "steps-in-order"
    SEVERITY = Severity.WARNING
    SV = "Rekommenderat {on} utan att {body} dessförinnan hade godkänt avtalet."
    EN = "Recommended on {on}, before {body} had approved the agreement."
    on: dt.date
    body: str


class SignedBeforehand(RuleMessage):
    """Somebody signed before the bodies that the agreement names had dealt with it."""

    RULE = "steps-in-order"
    SEVERITY = Severity.WARNING
    SV = "Undertecknat från {on}, innan {bodies} hade behandlat avtalet."
    EN = "Signed from {on}, before {bodies} had dealt with the agreement."
    on: dt.date
    bodies: tuple[str, ...]


class NoticeUnstated(RuleMessage):
    """A party has given notice, and no paper says how long the period of notice is."""

    RULE = "notice-stated"
    SEVERITY = Severity.WARNING
    SV = (
        "{party} sade upp avtalet {given_on}. Uppsägningstiden framgår inte av handlingarna, så när avtalet upphör för "
        "parten är okänt. Ange uppsägningstiden i journalen, eller till vilken dag uppsägningen gäller."
    )
    EN = (
        "{party} gave notice on {given_on}. No paper states the period of notice, so it is unknown when the agreement "
        "ends for that party. State the period of notice in the journal, or the day that the notice is for."
    )
    party: Party
    given_on: dt.date


class LeavingUnstated(RuleMessage):
    """A party leaves before the term ends, and no paper says who then pays its part."""

    RULE = "leaving-stated"
    SEVERITY = Severity.WARNING
    SV = "{party} lämnar avtalet efter {ends_on}; vad som då händer med de andras kostnad framgår inte av handlingarna."
    EN = "{party} leaves the agreement after {ends_on}; no paper says what then happens to the others' cost."
    party: Party
    ends_on: dt.date


class _Known(RuleMessage):
    RULE = "known"
    SEVERITY = Severity.WARNING


class HoldingSinceUnknown(_Known):
    """The journal ends before the day, and what it leaves out decides whether the agreement holds."""

    SV = "Journalen slutar {recorded_until}: vad som har hänt sedan dess, och om avtalet gäller {on}, är okänt."
    EN = (
        "The journal ends on {recorded_until}: what has happened since, and whether the agreement holds on {on}, is "
        "unknown."
    )
    recorded_until: dt.date
    on: dt.date


class HavingHeldSinceUnknown(_Known):
    """The journal ends before the day, and what it leaves out decides whether the agreement held."""

    SV = "Journalen slutar {recorded_until}: vad som har hänt sedan dess, och om avtalet gällde, är okänt."
    EN = "The journal ends on {recorded_until}: what has happened since, and whether the agreement held, is unknown."
    recorded_until: dt.date


class NoticesUnknown(_Known):
    """The journal ends so long before the day that a notice given since could have ended the agreement."""

    SV = "Journalen slutar {recorded_until}: om avtalet har sagts upp sedan dess, och har upphört, är okänt."
    EN = "The journal ends on {recorded_until}: whether notice has been given since, and has ended it, is unknown."
    recorded_until: dt.date


class _Succession(RuleMessage):
    RULE = "succession"
    SEVERITY = Severity.WARNING


class DaysBetween(_Succession):
    """Between an agreement and the one that follows are days that none covers, so nobody is bound to pay them."""

    SV = "Mellan avtalet och det som följer ({following}) är {days} utan avtal."
    EN = "Between the agreement and the one that follows ({following}), {days} is without any."
    following: str
    days: Period


class DaysOfBoth(_Succession):
    """An agreement and the one that follows cover the same days, which could then be paid twice."""

    SV = "Avtalstiderna för avtalet och det som följer ({following}) täcker båda {days}."
    EN = "The agreement and the one that follows ({following}) both cover {days}."
    following: str
    days: Period


class NotSucceeded(_Succession):
    """An agreement has ended, and the one that is to follow does not hold."""

    SV = "Avtalet upphörde {ended_on}, och {following}, som följer på det, gäller inte {on}."
    EN = "The agreement ended on {ended_on}, and {following}, which follows it, does not hold on {on}."
    ended_on: dt.date
    following: str
    on: dt.date


class SuccessionUnknown(_Succession):
    """An agreement has ended, and nobody knows whether the one that is to follow holds."""

    SV = "Avtalet upphörde {ended_on}; om {following}, som följer på det, gäller {on} är okänt."
    EN = "The agreement ended on {ended_on}; whether {following}, which follows it, holds on {on} is unknown."
    ended_on: dt.date
    following: str
    on: dt.date


class BudgetOtherThanCost(RuleMessage):
    """The budgets of the lines do not make the cost that was agreed."""

    RULE = "budget-makes-cost"
    SEVERITY = Severity.WARNING
    SV = "Kostnadsslagens budget summerar till {budget}; årets kostnad enligt avtalet är {cost}."
    EN = "The budgets of the cost lines sum to {budget}; the year's cost by the agreement is {cost}."
    budget: Amount
    cost: Amount


class BookedOnlyTo(RuleMessage):
    """The year is over, and nothing is booked for its last days."""

    RULE = "booked-to-the-end"
    SEVERITY = Severity.WARNING
    SV = "Året är slut {last_day}, och inget är bokfört för dagarna efter {booked_to}."
    EN = "The year ended on {last_day}, and nothing is booked for the days after {booked_to}."
    booked_to: dt.date
    last_day: dt.date


class NothingBooked(RuleMessage):
    """Something is booked up to the day that is asked about; where nothing is, zero is no outcome that is known."""

    RULE = "booked-at-all"
    SEVERITY = Severity.NOTE
    SV = "Inget utfall är bokfört till och med {on}; noll i tabellen säger bara det, inte vad som har kostat."
    EN = "Nothing is booked up to and including {on}; zero in the table says that alone, and not what it has cost."
    on: dt.date


class BookedPeriodsOverlap(RuleMessage):
    """What is booked on a line is for periods that share days."""

    RULE = "booked-once"
    SEVERITY = Severity.WARNING
    SV = "{line}: utfall är bokfört för {periods}, som överlappar; se efter att ingen kostnad är bokförd två gånger."
    EN = "{line}: costs are booked for {periods}, which overlap; see that no cost is booked twice."
    line: AnyText
    periods: tuple[Period, ...]
