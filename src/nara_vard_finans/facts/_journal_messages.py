"""What can be wrong with a journal as a file, and with the facts that it is held against."""

from nara_vard_finans.core import (
    AnyText,
    Choice,
    Message,
    Text,
)


class NoKindOfEvent(Choice):
    """Say that no event is of that kind."""

    SV = "{name:shown} är ingen sorts händelse{meant}"
    EN = "{name:shown} is no kind of event{meant}"


class OfMissing(Message):
    """Say that a journal does not say what it is of."""

    SV = "nyckeln ”of” saknas; ange vad journalen gäller, med id för {of}"
    EN = "the key of is missing; name what the journal is of, {of}"
    of: AnyText | str


class OfAnother(Message):
    """Say that a journal is of something else."""

    SV = "journalen gäller {of:shown}, men här väntas {expected:or}"
    EN = "the journal is of {of:shown}, expected {expected:or}"
    of: object
    expected: tuple[str, ...]


class UnderHead(Message):
    """Say that a journal has a head of its own, below which nothing is found."""

    SV = "en journal har ingen rubrik: ta bort raden [journal], så att ”of”, ”title” och de andra nycklarna står överst"
    EN = "a journal has no heading: delete the line [journal], so that of, title and the other keys stand at the top"


class TwoJournals(Message):
    """Say that two journals of one file are of the same."""

    SV = "{of} har två journaler; gör dem till en"
    EN = "{of} has two journals; make them one"
    of: str


class TwoWaysToName(Message):
    """Say that an event names its parties in two ways."""

    SV = "händelsen anger sina parter på två sätt; behåll ett av {one}, {several} och amounts"
    EN = "it names its {several} in two ways; keep one of {one}, {several} and amounts"
    one: str
    several: str


class MovesNoAmounts(Message):
    """Say that an event has amounts, though its kind moves none."""

    SV = "en sådan händelse har inga belopp; ange parterna med {several}"
    EN = "this kind of event moves no amounts; name its {several}"
    several: str


class NotAmounts(Message):
    """Say how amounts by party are written."""

    SV = "amounts är en tabell med ett belopp för varje part"
    EN = "amounts is a table with an amount for each party"


class NotNames(Message):
    """Say how parties are listed."""

    SV = "{several} är en lista med koder eller namn, minst en"
    EN = "{several} is an array of codes or names, with at least one"
    several: str


class InPapers(Message):
    """Say that what is wrong stands in what the papers say has happened, and not in the journal."""

    SV = "enligt handlingarna: {fault}"
    EN = "what the papers say: {fault}"
    fault: Message


class HoldNone(Message):
    """Say that facts do not hold what a journal is of."""

    SV = (
        "{facts} innehåller inget med det id:t, så vad handlingarna säger om det är inte känt; ge facts= med de fakta "
        "där det finns, eller earlier= med det som redan har hänt"
    )
    EN = (
        "{facts} hold none of that id, so what papers say of it is not known; pass facts= with those that hold it, or "
        "earlier= with what has happened already"
    )
    facts: Text


class HoldAnother(Message):
    """Say that facts hold something else of the id that a journal is of."""

    SV = (
        "{facts} innehåller något annat med det id:t, så vad handlingarna säger om det är inte känt; ge facts= med de "
        "fakta där det finns, eller earlier= med det som redan har hänt"
    )
    EN = (
        "{facts} hold another of that id, so what papers say of it is not known; pass facts= with those that hold it, "
        "or earlier= with what has happened already"
    )
    facts: Text
