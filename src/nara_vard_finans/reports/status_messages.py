"""What is said of how anything stands on a day: the journal, what it gives, and what is imagined."""

import datetime as dt

from nara_vard_finans.core import Amount, AnyText, Message, Statistic


class AsOf(Message):
    """How something stands on a day."""

    SV = "Läget {on}: {state}"
    EN = "As of {on}: {state}"
    on: dt.date
    state: AnyText


class AsOfAll(Message):
    """How each of several stands on a day."""

    SV = "Läget {on}"
    EN = "As of {on}"
    on: dt.date


class ConditionAtRisk(Message):
    """Something that one of several stands by its conditions, which no finding of it says."""

    SV = "{subject}: ett villkor är i fara; läget för bidraget ensamt visar vilket, och varför."
    EN = "{subject}: a condition is at risk; the status of the grant alone shows which, and why."
    subject: str


class NotSaid(Message):
    """Why it cannot be said how one of several stands."""

    SV = "{subject}: {reason}."
    EN = "{subject}: {reason}."
    subject: str
    reason: AnyText


class Scenario(Message):
    """Something is imagined, and what was changed."""

    SV = "Scenario, inte faktiskt läge: {changes:;}."
    EN = "Scenario, not the actual status: {changes:;}."
    changes: tuple[AnyText, ...]


class JournalTitle(Message):
    """Which journal a status rests on."""

    SV = "Journal: {title}"
    EN = "Journal: {title}"
    title: AnyText


class JournalEmpty(Message):
    """A journal that says that nothing has happened."""

    SV = "Journalen är tom: inget har hänt."
    EN = "The journal is empty: nothing has happened."


class MadeUp(Message):
    """An example that ships."""

    SV = "Fiktivt exempel, ingen verklig händelse."
    EN = "A fictitious example: none of this has happened."


class JournalEnds(Message):
    """How far a journal is kept."""

    SV = "Journalen slutar {on}."
    EN = "The journal ends on {on}."
    on: dt.date


class GivenHere(Message):
    """What a journal gives that no paper states."""

    SV = "Angivet här, framgår inte av handlingarna: {given:;}."
    EN = "Given here, and in no paper: {given:;}."
    given: tuple[AnyText, ...]


class SomeOf(Message):
    """How many of how many."""

    SV = "{count} av {all_of}"
    EN = "{count} of {all_of}"
    count: int
    all_of: int


class SumsOn(Message):
    """What sums over several grants and posts are of."""

    SV = "Summor per part och år, {on}"
    EN = "Sums by party and year as of {on}"
    on: dt.date


class SumOfYear(Message):
    """The sum of one year of several."""

    SV = "Summa {year}"
    EN = "Sum of {year}"
    year: int


class NotSummed(Message):
    """Those of which no journal is given, so that the sums lack what has happened."""

    SV = "Ingen journal är angiven för {names}: summorna saknar vad som har hänt där."
    EN = "No journal is given of {names}: the sums lack what has happened there."
    names: tuple[str, ...]


class InKronor(Message):
    """The unit of a table."""

    SV = "Belopp i kronor."
    EN = "Amounts in kronor."


class CostAYear(Message):
    """A cost that a journal gives, for every year."""

    SV = "kostnad {amount} per år"
    EN = "a cost of {amount} a year"
    amount: Amount


class CostInYear(Message):
    """A cost that a journal gives, for one year."""

    SV = "kostnad {year} {amount}"
    EN = "a cost of {amount} in {year}"
    year: int
    amount: Amount


class CostOfPosts(Message):
    """A cost that a journal gives, by posts."""

    SV = "{posts} à {each} per år"
    EN = "{posts} at {each} a year"
    posts: AnyText
    each: Amount


class NoticeGiven(Message):
    """A period of notice that a journal gives."""

    SV = "uppsägningstid {months}"
    EN = "{months} of notice"
    months: AnyText


class OnLeaving(Message):
    """What a journal says happens when a party leaves."""

    SV = "när en part lämnar: {then}"
    EN = "when a party leaves: {then}"
    then: AnyText


class SharesBy(Message):
    """The figures that a journal gives."""

    SV = "fördelning efter ”{basis}”"
    EN = "shared by ”{basis}”"
    basis: Statistic


class CountedIn(Message):
    """How a journal counts a part of a year."""

    SV = "del av år räknas i {counted}"
    EN = "a part of a year is counted in {counted}"
    counted: AnyText
