"""What the command line itself has to say: of its arguments, and of what it could not do."""

import datetime as dt

from nara_vard_finans.core import (
    AnyText,
    Choice,
    DidYouMean,
    Meant,
    Message,
    NaraVardFinansError,
    OneOf,
    Reason,
    Text,
    nearest,
)
from nara_vard_finans.workspace import BasisCanBeSearched

_NEAR = 0.7


class UsageError(NaraVardFinansError, ValueError):
    """Raised when the arguments of a command cannot be read."""

    SV = "{reason}"
    EN = "{reason}"
    reason: Reason


class UnknownCommand(Choice):
    """Say that no command has that name."""

    SV = "kommandot {name:shown} finns inte, se nvf --help{meant}"
    EN = "there is no command {name:shown}, see nvf --help{meant}"


class UnknownOption(Message):
    """Say that a command has no such option."""

    SV = "alternativet {name:shown} finns inte, se {program} --help{meant}"
    EN = "there is no option {name:shown}, see {program} --help{meant}"
    name: str
    meant: Meant | str
    program: str


class CommandFirst(Message):
    """Say that a line begins with an option, and not with a command."""

    SV = "raden börjar med {name:shown}; skriv kommandot först: nvf KOMMANDO {name}; se nvf --help"
    EN = "the line begins with {name:shown}; write the command first: nvf COMMAND {name}; see nvf --help"
    name: str


class TooMany(Message):
    """Say that there is more on a line than a command takes."""

    SV = "för mycket på raden: {words:shown}; se {program} --help"
    EN = "there is too much on the line: {words:shown}; see {program} --help"
    words: tuple[str, ...]
    program: str


class Missing(Message):
    """Say which arguments a command needs."""

    SV = "{names} saknas; se {program} --help"
    EN = "missing: {names}; see {program} --help"
    names: tuple[str, ...]
    program: str


class NeedsValue(Message):
    """Say that an option needs a value."""

    SV = "{option} kräver ett värde efter sig; ett värde som börjar med bindestreck skrivs {option}=VÄRDE"
    EN = "{option} needs a value after it; a value that begins with a hyphen is written {option}=VALUE"
    option: str


class NeedsOneOf(Message):
    """Say that an option needs one of some values."""

    SV = "{option} kräver ett värde efter sig{known}"
    EN = "{option} needs a value after it{known}"
    option: str
    known: OneOf


class TakesNoValue(Message):
    """Say that an option takes no value."""

    SV = "{option} tar inget värde; skriv bara {option}"
    EN = "{option} takes no value; write {option} alone"
    option: str


class NotAmongChoices(Choice):
    """Say that an option takes one of some values."""

    SV = "{option} kan inte vara {name:shown}{meant}"
    EN = "{option} cannot be {name:shown}{meant}"
    option: str

    @property
    def meant(self) -> AnyText:
        """The nearest of the values, if it is really near; else all of them, for they are few."""
        from difflib import SequenceMatcher  # noqa: PLC0415 - where something is wrong

        near = nearest(str(self.name), self.known)
        return (
            Meant(near) if near and SequenceMatcher(None, str(self.name), near).ratio() > _NEAR else OneOf(self.known)
        )


class OnTheCommandLine(Message):
    """Say which options settle an error."""

    SV = "{error}; på kommandoraden: {options:or}"
    EN = "{error}; on the command line: {options:or}"
    error: NaraVardFinansError
    options: tuple[str, ...]


class NearFile(Message):
    """Name the nearest file, where one is missing."""

    SV = "{error}{meant}"
    EN = "{error}{meant}"
    error: NaraVardFinansError
    meant: DidYouMean


class WhoCarriesTheOddKrona(Message):
    """Say that the odd krona of a joint cost waits for an option."""

    SV = (
        "{total} kan inte delas lika mellan {sides}; ange vem som bär den udda kronan, med --joint-odd-to "
        "municipalities eller region"
    )
    EN = (
        "{total} cannot be split evenly between {sides}; say who carries the odd krona, with --joint-odd-to "
        "municipalities or region"
    )
    total: object
    sides: tuple[Reason, ...]


class NoYears(Message):
    """Say that a text is no years of a term."""

    SV = "{text:shown} är inget år och inga år i följd; ange ett som 2025, eller flera som 2025-2027"
    EN = "{text:shown} is no year and no span of years; give one such as 2025, or such as 2025-2027"
    text: str


class NoPosts(Message):
    """Say that a text is no number of posts."""

    SV = "{text:shown} är inget antal tjänster; ange ett heltal, som 4"
    EN = "{text:shown} is no number of posts; give a whole number, such as 4"
    text: str


class NewNeeds(Message):
    """Say which options a file to begin with needs."""

    SV = "{what} behöver {options}"
    EN = "{what} needs {options}"
    what: str
    options: tuple[str, ...]


class NewServesNot(Message):
    """Refuse an option that serves nothing in a file to begin with."""

    SV = "{option} gäller inte {what}; utelämna det"
    EN = "{option} is nothing of {what}; leave it out"
    option: str
    what: str


class OneCounty(Message):
    """Refuse several counties where there is one."""

    SV = "{what} skrivs för ett län; ange --county en gång"
    EN = "{what} is written for one county; give --county once"
    what: str


class PostsForCost(Message):
    """Say that a cost is counted in one way: by posts, or as a whole."""

    SV = "ange kostnaden antingen som --posts och --per-post, eller som --yearly"
    EN = "give the cost either as --posts and --per-post, or as --yearly"


class WeightsOrPopulation(Message):
    """Say that it must be told over what is shared: a file, or the official population on a day."""

    SV = (
        "ange vad det fördelas efter: --weights FIL, eller --all municipalities eller regions och --as-of, "
        "den 31 december ett år från {first} till {last}"
    )
    EN = (
        "say over what to share: --weights FILE, or --all municipalities or regions and --as-of, "
        "31 December of a year from {first} to {last}"
    )
    first: int
    last: int


class GoesWithFile(Message):
    """Say that an option serves a file of weights alone."""

    SV = "{{{argument}}} hör till {{weights}}; utelämna det"
    EN = "{{{argument}}} goes with {{weights}}; leave it out"
    argument: str


class GoesWithoutFile(Message):
    """Say that an option serves the official figures alone, which stand in place of a file."""

    SV = "{{{argument}}} gäller officiella siffror, och {{weights}} en egen fil; ange bara det ena"
    EN = "{{{argument}}} is about official figures, and {{weights}} a file of your own; give one of them alone"
    argument: str


class GoesWithEvery(Message):
    """Say that an option serves instalments alone."""

    SV = "{{{argument}}} hör till {{every}}; ange båda, eller utelämna det"
    EN = "{{{argument}}} goes with {{every}}; give both, or leave it out"
    argument: str


class OnOrYear(Message):
    """Ask on which day, or over which year, a grant is reported."""

    SV = "ange en dag med {{on}}, eller ett helt år med {{year}}"
    EN = "give a day with {{on}}, or a whole year with {{year}}"


class BeforeOfYear(Message):
    """Say that another year's grant is laid beside a year's report alone."""

    SV = "{{before}} hör till {{year}}; ange båda, eller utelämna det"
    EN = "{{before}} goes with {{year}}; give both, or leave it out"


class GoesWithFigures(Message):
    """Say that an option serves a file of figures alone."""

    SV = "{{{argument}}} hör till {{figures}}; ange båda, eller utelämna det"
    EN = "{{{argument}}} goes with {{figures}}; give both, or leave it out"
    argument: str


class OneAmountAYear(Message):
    """Say that of several years each has one amount."""

    SV = "{given:shown}: ange ett belopp för varje år, som 2020=900000"
    EN = "{given:shown}: give one amount for each year, such as 2020=900000"
    given: str


class GoesWithJointCost(Message):
    """Say that an option serves joint work alone."""

    SV = "{{{argument}}} hör till {{joint_cost}}; ange också årets kostnad"
    EN = "{{{argument}}} goes with {{joint_cost}}; give the cost of the year too"
    argument: str


class ChangesNothingPrinted(Message):
    """Say that an option changes nothing of what is printed."""

    SV = "{{{argument}}} ändrar inget i det som är tryckt; utelämna det, eller {{as_printed}}"
    EN = "{{{argument}}} changes nothing of what is printed; leave it out, or {{as_printed}}"
    argument: str


class NoDay(Message):
    """Say that a text is no day."""

    SV = "{text:shown} är ingen dag som finns; här väntas en dag som 2021-02-01"
    EN = "{text:shown} is no day that exists, expected a day such as 2021-02-01"
    text: str


class NotOneDay(Message):
    """Say that a text is no single day."""

    SV = "{text:shown} är inte en enda dag; här väntas en dag som 2021-02-01"
    EN = "{text:shown} is not one day, expected a day such as 2021-02-01"
    text: str


class NoDayOfMonth(Message):
    """Say that a text is no day of a month."""

    SV = "{text:shown} är ingen dag i en månad; ange 1 till 31"
    EN = "{text:shown} is no day of a month; say 1 to 31"
    text: str


class NeitherYesNorNo(Message):
    """Say that a text is neither yes nor no."""

    SV = "{text:shown} är varken ja eller nej"
    EN = "{text:shown} is neither yes nor no"
    text: str


class InputClosed(Message):
    """Say that there is no standard input."""

    SV = "inmatningen är stängd, så det finns inget att läsa; ange en fil i stället för -"
    EN = "standard input is closed, so there is nothing to read; name a file instead of -"


INPUT = Text("inmatningen", "standard input")
"""What is read for a hyphen, where a file would have its name."""


class ServesOneAlone(Message):
    """Say that an option speaks of one definition, where all are asked about."""

    SV = "{option} gäller ett avtal, ett bidrag eller en tjänst; ange vilken före {option}"
    EN = "{option} is of one agreement, grant or post; name it before {option}"
    option: str


class ServesAllAlone(Message):
    """Say that an option chooses among all, where one is named."""

    SV = "{option} väljer bland alla; utelämna den, eller det som är namngivet"
    EN = "{option} chooses among all; leave it out, or what is named"
    option: str


class LastBeforeFirst(Message):
    """Say that the last day to look for is before the first."""

    SV = "--to {last} är före --from {first}; byt plats på dagarna, eller rätta dem"
    EN = "--to {last} is before --from {first}; swap the days, or correct them"
    first: dt.date
    last: dt.date


class NoSums(Message):
    """Say how a range of sums is written."""

    SV = "{text:shown} är inget intervall av summor; här väntas ett som 270000-310000"
    EN = "{text:shown} is no range of sums, expected one such as 270000-310000"
    text: str


class SearchedWithRecover(BasisCanBeSearched):
    """
    Where no rule fits a printed column on any known basis, the basis itself can be searched for in the amounts.

    On the command line that is an option, which is named.
    """

    SV = "Med --recover söks underlaget ur beloppen själva."
    EN = "With --recover the basis is searched for in the amounts themselves."


class Searching(Message):
    """Say how far a search has come."""

    SV = "Söker underlag: {percent} % av {pairs:grouped}"
    EN = "Searching: {percent} % of {pairs:grouped}"
    percent: int
    pairs: int


class Stopped(Message):
    """Say that a command was stopped."""

    SV = "avbrutet"
    EN = "stopped"


class OutOfMemory(Message):
    """Say that memory ran out."""

    SV = "minnet räcker inte till för detta; fråga om mindre i taget"
    EN = "there is not enough memory for this; ask for less at a time"


class OutputClosed(Message):
    """Say that there is no standard output."""

    SV = "svaret kan inte skrivas: standard ut är stängd"
    EN = "the answer cannot be written: standard output is closed"


class DiskFull(Message):
    """Say that there is no room for the answer."""

    SV = "svaret kan inte skrivas: det finns inget utrymme kvar"
    EN = "the answer cannot be written: no space is left"


class CannotBeWritten(Message):
    """Say that the answer cannot be written, with the code of the system's reason."""

    SV = "svaret kan inte skrivas ({code})"
    EN = "the answer cannot be written ({code})"
    code: str


class UnknownSuffix(Choice):
    """Say that the suffix of a file asks for no form of the answer."""

    SV = (
        "{path}: filnamnets ändelse visar inte i vilken form svaret ska skrivas{meant}; välj en av dem, eller ange "
        "--format"
    )
    EN = (
        "{path}: the suffix of the file does not say in which form to write the answer{meant}; choose one of them, or "
        "give --format"
    )
    path: str


class IsFolder(Message):
    """Say that the file to write is a folder."""

    SV = "{path} är en mapp; ange en fil i den, som {example}"
    EN = "{path} is a folder; name a file in it, such as {example}"
    path: str
    file: str

    @property
    def example(self) -> str:
        """A file in it."""
        return f"{self.path.rstrip('/')}/{self.file}"


class NoFolder(Message):
    """Say that the folder of the file to write does not exist."""

    SV = "{path}: mappen {folder} finns inte; skapa den först, eller ange en annan"
    EN = "{path}: there is no folder {folder}; make it first, or name another"
    path: str
    folder: str


class AnswerAndReceipt(Message):
    """Why a file is not written."""

    SV = "{path} är både svaret och kvittot; ange två filer"
    EN = "{path} is both the answer and the receipt; name two files"
    path: str


class OverInput(Message):
    """Say that the answer would replace what it was made of."""

    SV = "{path} är en fil som kommandot läser; svaret skulle ersätta den: ange ett annat filnamn"
    EN = "{path} is a file that the command reads, and the answer would replace it: name another file"
    path: str


class NotAllowed(Message):
    """Say that a file or its folder may not be written."""

    SV = "{path} får inte skrivas: filen eller mappen är skrivskyddad, eller öppen i ett annat program"
    EN = "{path} may not be written: the file or its folder is protected, or open in another program"
    path: str


class NameTooLong(Message):
    """Say that a file cannot have such a name."""

    SV = "{path}: så kan ingen fil heta; ange ett kortare namn, utan udda tecken"
    EN = "{path}: no file can have that name; give a shorter one, without odd characters"
    path: str


class CannotBeWrittenTo(Message):
    """Say that a file cannot be written, and why."""

    SV = "{path}: {why}"
    EN = "{path}: {why}"
    path: str
    why: Message
