"""What is said of how an agreement stands: its steps, its signatures, its term and its notice."""

import datetime as dt

from nara_vard_finans.core import AnyText, Message, Period


class Kept(Message):
    """A note that somebody wrote of a day."""

    SV = "{on}: {note}"
    EN = "{on}: {note}"
    on: dt.date
    note: str


class WaitingNotInForce(Message):
    """A step on the way, where all must sign before it holds."""

    SV = "{state}; gäller inte"
    EN = "{state}; not in force"
    state: AnyText


class WaitingForTerm(Message):
    """A step on the way, before the term."""

    SV = "{state}; avtalstiden har inte börjat"
    EN = "{state}; the term has not begun"
    state: AnyText


class SignedUnknown(Message):
    """How many have signed, and of how many that is not known."""

    SV = "{count} av {all_of}, {unknown:okänd|okända}"
    EN = "{count} of {all_of}, {unknown:unknown|unknown}"
    count: int
    all_of: int
    unknown: int


class HoldsWhenAllSign(Message):
    """What it takes for an agreement to hold."""

    SV = "Avtalet gäller först när samtliga har undertecknat samma text."
    EN = "The agreement is in force only when all have signed the same text."


class Holds(Message):
    """From when to when an agreement holds."""

    SV = "Gäller från och med {first} till och med {last}."
    EN = "In force from {first} to {last}."
    first: dt.date
    last: dt.date


class Term(Message):
    """What an agreement is agreed for."""

    SV = "Avtalstid {term}."
    EN = "Term {term}."
    term: Period


class KeptHowFar(Message):
    """A journal that does not say how far it is kept."""

    SV = "Journalen säger inte hur långt den är förd: det som inte står i den räknas som att det inte har hänt."
    EN = "The journal does not say how far it is kept: what is not in it is taken not to have happened."


class NoticeNotStated(Message):
    """A period of notice that no paper states."""

    SV = "Uppsägningstid framgår inte av handlingarna."
    EN = "No paper states a period of notice."


class HoldsUntilFurther(Message):
    """From when an agreement holds that has no last day."""

    SV = "Gäller från och med {first}, tills vidare."
    EN = "In force from {first} until further notice."
    first: dt.date


class HoldsProlonged(Message):
    """From when an agreement holds whose term is prolonged unless notice is given."""

    SV = (
        "Gäller från och med {first}; avtalstiden löper till och med {last} och förlängs med {by} i taget, om avtalet "
        "inte sägs upp."
    )
    EN = "In force from {first}; the term runs to {last} and is prolonged by {by} at a time, unless notice is given."
    first: dt.date
    last: dt.date
    by: AnyText


class NoticeIs(Message):
    """A period of notice of an agreement without a last day."""

    SV = "Uppsägningstid {months}; avtalet har ingen sista dag."
    EN = "{months} of notice; the agreement has no last day."
    months: AnyText


class ElseProlonged(Message):
    """Until when notice can be given, before a term is prolonged."""

    SV = "Uppsägningstid {months}; sista dag att säga upp till {ends} är {last}, annars förlängs avtalet med {by}."
    EN = "{months} of notice; the last day to give notice to {ends} is {last}, otherwise it is prolonged by {by}."
    months: AnyText
    ends: dt.date
    last: dt.date
    by: AnyText


class LastDayIs(Message):
    """Until when an agreement can be ended with its term."""

    SV = "Uppsägningstid {months}; sista dag att säga upp till avtalstidens slut är {last}."
    EN = "{months} of notice; the last day to give notice so that it ends with the term is {last}."
    months: AnyText
    last: dt.date


class LastDayWas(Message):
    """Until when it could be."""

    SV = "Uppsägningstid {months}; sista dag att säga upp till avtalstidens slut var {last}."
    EN = "{months} of notice; the last day to give notice so that it ends with the term was {last}."
    months: AnyText
    last: dt.date


class BoundUntil(Message):
    """How long notice that is given today binds."""

    SV = "Den som säger upp {on} är bunden till och med {ends}."
    EN = "A party that gives notice on {on} is bound until {ends}."
    on: dt.date
    ends: dt.date


class GaveNotice(Message):
    """A party that leaves, and when."""

    SV = "{name} sade upp avtalet {on}; avtalet gäller för parten till och med {ends}."
    EN = "{name} gave notice on {on}; the agreement applies to it until {ends}."
    name: str
    on: dt.date
    ends: dt.date


class GaveNoticeUntilUnknown(Message):
    """A party that leaves on a day that is not known."""

    SV = "{name} sade upp avtalet {on}; till och med vilken dag det gäller för parten är okänt."
    EN = "{name} gave notice on {on}; until which day the agreement applies to it is unknown."
    name: str
    on: dt.date


class Successor(Message):
    """The agreement that follows."""

    SV = "Efterträdare: {name}, avtalstid från och med {first}; läget {on}: {state}."
    EN = "Successor: {name}, term from {first}; as of {on}: {state}."
    name: str
    first: dt.date
    on: dt.date
    state: AnyText


class LateSuccessor(Message):
    """The agreement that follows, and holds from another day than its term."""

    SV = "Efterträdare: {name}, avtalstid från och med {first}, gäller från och med {since}; läget {on}: {state}."
    EN = "Successor: {name}, term from {first}, in force from {since}; as of {on}: {state}."
    name: str
    first: dt.date
    since: dt.date
    on: dt.date
    state: AnyText


class Succeeds(Message):
    """The agreement that it follows."""

    SV = "Efterträder {name}."
    EN = "It succeeds {name}."
    name: str


class Fingerprint(Message):
    """By which two readings of the terms are known to be the same."""

    SV = "Kontrollsumma för villkoren, så som de har tolkats här: {fingerprint}."
    EN = "Fingerprint of the terms, as they are read here: {fingerprint}."
    fingerprint: str


class SignaturesUnknown(Message):
    """Parties of whom it is not known whether they have signed."""

    SV = "Vilka som har undertecknat, och när, är okänt. Parter: {names}."
    EN = "Who has signed, and when, is unknown. Parties: {names}."
    names: str


class SignedText(Message):
    """A signature, by the text that was signed."""

    SV = "{state}: {texts}"
    EN = "{state}: {texts}"
    state: AnyText
    texts: str


class SignedWithout(Message):
    """A signature, by those who stand in another text."""

    SV = "{state} med {names}"
    EN = "{state} with {names}"
    state: AnyText
    names: str
