"""
Why a question cannot be asked so.

An argument stands in double braces, such as ``{{figures}}``: whoever writes the sentence may spell it, as the command
line does with its options.
"""

import datetime as dt

from nara_vard_finans.core import AnyText, Choice, Message, OneOf, Period, Reason


class WhichIsMeant(Message):
    """Ask which definition is meant."""

    SV = "vilket avtal, bidrag eller vilken tjänst gäller frågan? ange ett id{known}"
    EN = "which agreement, grant or post is meant? name one{known}"
    known: OneOf


class IsPost(Message):
    """Say that what a post costs each party depends on the day."""

    SV = "{post} är en tjänst; vad var och en ska betala, år för år, framgår av dess läge (status)"
    EN = "{post} is a post; its status says what each is to pay, year by year"
    post: str


class SumsOfAgreement(Message):
    """An agreement among the grants and posts that are to be summed."""

    SV = "{subject} är ett avtal; summorna är av bidrag och tjänster, och vad ett avtal kostar visar allocate"
    EN = "{subject} is an agreement; the sums are of grants and posts, and allocate shows what an agreement costs"
    subject: str


class IsGrant(Message):
    """Say that a grant has no cost that is settled or invoiced."""

    SV = "{grant} är ett bidrag; bara ett avtals kostnad avräknas och faktureras"
    EN = "{grant} is a grant; only the cost of an agreement is settled and invoiced"
    grant: str


class WhichYear(Message):
    """Ask for which year of an agreement."""

    SV = "{agreement} är ett avtal: ange vilket år, som {{year}} {year}"
    EN = "{agreement} is an agreement: say which year, as {{year}} {year}"
    agreement: str
    year: int


class GrantOfYear(Message):
    """Say that a grant is of another year."""

    SV = "{grant} är bidraget för {year}, inte för {asked}; utelämna året"
    EN = "{grant} is the grant of {year}, not of {asked}; leave the year out"
    grant: str
    year: int
    asked: int


class NoGrant(Message):
    """Say that what is asked is asked of a grant."""

    SV = "{definition} är inget bidrag; ange ett bidrag, vars medel ska följas"
    EN = "{definition} is no grant; name one, whose money is to be followed"
    definition: str


class PartyOrPurpose(Message):
    """Say that a trace is of a party or of a purpose."""

    SV = "vägen visas för en part eller för ett ändamål; utelämna {{party}} eller {{purpose}}"
    EN = "the way is shown of a party or of a purpose; leave {{party}} or {{purpose}} out"


class ServesAgreements(Message):
    """Say that an argument serves agreements, and not a grant."""

    SV = "{{{argument}}} gäller avtal, och {grant} är ett bidrag; utelämna det"
    EN = "{{{argument}}} serves agreements, and {grant} is a grant; leave it out"
    argument: str
    grant: str


class ServesGrants(Message):
    """Say that an argument serves grants, and not an agreement or a post."""

    SV = "{{{argument}}} gäller bidrag, och {name} är inget bidrag; utelämna det"
    EN = "{{{argument}}} serves grants, and {name} is none; leave it out"
    argument: str
    name: str


class ServesPosts(Message):
    """Say that an argument serves posts, and not an agreement or a grant."""

    SV = "{{{argument}}} gäller tjänster, och {name} är ingen tjänst; utelämna det"
    EN = "{{{argument}}} serves posts, and {name} is none; leave it out"
    argument: str
    name: str


class ServesNoPost(Message):
    """Say that an argument serves agreements and grants, and not a post."""

    SV = "{{{argument}}} gäller avtal och bidrag, och {name} är en tjänst; utelämna det"
    EN = "{{{argument}}} serves agreements and grants, and {name} is a post; leave it out"
    argument: str
    name: str


class WhichYearAndDay(Message):
    """Say that a year and a day must be given."""

    SV = "vilket år, och vilken dag? ange det för {post}, som {{year}} {year} och {{on}} {year}-06-30"
    EN = "which year, and which day? state them for {post}, such as {{year}} {year} and {{on}} {year}-06-30"
    post: str
    year: int


class NoBinding(Choice):
    """Say that requirements are not read so."""

    SV = "{{binding}}: {name:shown} är ingen läsning av vem kraven binder{meant}"
    EN = "{{binding}}: {name:shown} is no reading of whom requirements bind{meant}"


class ComparedWithWhat(Message):
    """Ask what to compare with."""

    SV = "jämföra med vad? ange en andra sida, eller vad som ska ändras, med {{change}}"
    EN = "compare with what? name a second one, or say what to change with {{change}}"


class OneSideOrBoth(Message):
    """Say that one side as printed, and both, are asked for at once."""

    SV = "{{as_printed}} gäller båda sidorna och {{printed_side}} den ena; utelämna en av dem"
    EN = "{{as_printed}} is of both sides and {{printed_side}} of one; leave one of them out"


class NoSide(Choice):
    """Say that a comparison has no such side."""

    SV = "sidan {name:shown} finns inte{meant}"
    EN = "there is no side {name:shown}{meant}"


class BasisOfPrinted(Message):
    """Say that another basis changes nothing of what is printed."""

    SV = "{{basis}} ändrar inget i det som är tryckt; utelämna det, eller {{as_printed}}"
    EN = "{{basis}} changes nothing of what is printed; leave it out, or {{as_printed}}"


class NothingPrinted(Message):
    """Say that nothing is printed of what is asked."""

    SV = "det finns inget tryckt om {name} så som frågan är ställd; utelämna {{as_printed}}"
    EN = "nothing is printed of {name} as asked; leave out {{as_printed}}"
    name: str


class ServesNeitherSide(Message):
    """Say that what is assumed serves neither side."""

    SV = "{{assumptions}} {name} gäller ingen av sidorna; utelämna det"
    EN = "{{assumptions}} {name} serves neither side; leave it out"
    name: str


class DayServesPosts(Message):
    """Say that a day serves posts, and neither side is one."""

    SV = "{{on}} gäller tjänster, och ingen av sidorna är en tjänst; utelämna det"
    EN = "{{on}} serves posts, and neither side is one; leave it out"


class ChangedSide(Message):
    """Name a side of a comparison with what is changed of it."""

    SV = "{label}, {changes}"
    EN = "{label}, {changes}"
    label: AnyText
    changes: tuple[AnyText, ...]


class OnWhichDay(Message):
    """Ask on which day a post is looked at."""

    SV = "{post} är en tjänst, vars belopp beror på dagen: ange vilken, som {{on}} 2023-02-01"
    EN = "{post} is a post, which is looked at on a day: say which, as {{on}} 2023-02-01"
    post: str


class NoJournal(Message):
    """Say that nobody knows what has happened under a post."""

    SV = (
        "vad som har hänt med {post} är inte känt: ange dess journal, med {{journals}}; en tom journal säger att "
        "inget har hänt"
    )
    EN = (
        "what has happened under {post} is unknown: give its journal, with {{journals}}; an empty one says that "
        "nothing has"
    )
    post: str


class NoYearOf(Message):
    """Say that a post or a grant has nothing of a year."""

    SV = "{year} är inget år för {subject}, som gäller {term}"
    EN = "{year} is no year of {subject}, which is for {term}"
    year: int
    subject: str
    term: Period


class DayOutsideYear(Message):
    """Say that a day is not in the year that is asked about."""

    SV = "{day} är ingen dag i {year}; ange en dag det året, eller utelämna {{on}}"
    EN = "{day} is no day of {year}; give a day of that year, or leave {{on}} out"
    day: dt.date
    year: int


class NotTheYearBefore(Message):
    """Say that a grant is not of an earlier year than the one that it is laid beside."""

    SV = "{before} är bidraget för {before_year}, som inte är före {year}, året för {grant}; ange ett tidigare bidrag"
    EN = "{before} is the grant of {before_year}, not earlier than {year}, the year of {grant}; name an earlier grant"
    before: str
    before_year: int
    grant: str
    year: int


class NoCostOfPost(Message):
    """Say that no paper states what a post costs."""

    SV = "det framgår inte av handlingarna vad {post} kostar: ange cost under [assumptions] i journalen{or_assumed}"
    EN = "no paper states what {post} costs: give cost under [assumptions] in the journal{or_assumed}"
    post: str
    or_assumed: Reason = ""


class OrAssumedCost(Message):
    """Say that a cost can be assumed instead, where one post is asked about."""

    SV = ", eller {{assumptions}} cost=BELOPP"
    EN = ", or {{assumptions}} cost=AMOUNT"


class OrAssumedFigures(Message):
    """Say that figures can be assumed instead, where one post is asked about."""

    SV = ", eller {{assumptions}} basis=ID"
    EN = ", or {{assumptions}} basis=ID"


class NoFiguresOfPost(Message):
    """Say that no paper states the figures by which a post is shared, and which statistics count the same."""

    SV = (
        "{post} fördelas efter {counts}, och siffrorna framgår inte av handlingarna: ange basis under [assumptions] i "
        "journalen{or_assumed}{bases}"
    )
    EN = (
        "{post} is shared by {counts}, whose figures no paper states: give basis under [assumptions] in the journal"
        "{or_assumed}{bases}"
    )
    post: str
    counts: AnyText
    bases: Reason
    or_assumed: Reason = ""


class SuchAs(Message):
    """Name what would do."""

    SV = " ({names})"
    EN = " ({names})"
    names: tuple[str, ...]


class PeriodServesNothing(Message):
    """Say that the days are those of the year, and cannot be given."""

    SV = "{{first_day}} gäller det som inte har ett eget år; utelämna det"
    EN = "{{first_day}} serves what has no year of its own; leave it out"


class FromWhichDay(Message):
    """Ask from which day is paid."""

    SV = "{{every}} kräver den första dagen som betalningen gäller: ange den, som {{first_day}} 2024-01-01"
    EN = "{{every}} needs the first day that is paid for: say which, as {{first_day}} 2024-01-01"


class NoMethod(Choice):
    """Say that no method has that name."""

    SV = "metoden {name:shown} finns inte{meant}"
    EN = "there is no method {name:shown}{meant}"
