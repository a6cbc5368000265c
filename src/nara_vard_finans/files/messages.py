"""Why a file of a stranger is not read."""

from nara_vard_finans.core import Message, Reason, Text

NO_FILE = Text(
    "filen finns inte; kontrollera namnet och mappen", "there is no such file; check the name and the folder"
)
DIRECTORY = Text("det är en mapp; här väntas en fil", "it is a directory, expected a file")
EMPTY = Text("den är tom", "it is empty")
NO_TEXT = Text(
    "det är ingen textfil (den innehåller nollbyte); spara tabellen som CSV i UTF-8",
    "it is not a text file (it holds null bytes); save the table as CSV in UTF-8",
)


class CannotBeRead(Message):
    """Say that the system does not let a file be read."""

    SV = "den kan inte läsas: {why}"
    EN = "it cannot be read: {why}"
    why: str


class TooLarge(Message):
    """Say that a file is larger than any table or facts file."""

    SV = "den är större än {megabytes} MB, långt mer än någon tabell eller faktafil"
    EN = "it is larger than {megabytes} MB, far beyond any table or facts file"
    megabytes: int


class NotWhatItSays(Message):
    """Say that a file begins with the mark of another encoding than it has."""

    SV = "den säger sig vara {encoding}, men är det inte; spara om den i UTF-8"
    EN = "it says that it is {encoding}, and is not; save it anew as UTF-8"
    encoding: str


class NotInEncoding(Message):
    """Say that a byte of a file is none of its encoding."""

    SV = "byte {byte} är inte {encoding}; spara filen i UTF-8{otherwise}"
    EN = "byte {byte} is not {encoding}; save it as UTF-8{otherwise}"
    byte: str
    encoding: str
    otherwise: Reason


class FiguresDoNotFit(Message):
    """Say that a file of figures by dimensions holds too few or too many of them."""

    SV = "filen har {found:grouped} tal, men dess dimensioner ger {expected:grouped}"
    EN = "it holds {found:grouped} figures; its dimensions make {expected:grouped}"
    found: int
    expected: int


class NoRegions(Message):
    """Say that none of the dimensions of a file is of regions, or several are."""

    SV = "filen räknar efter {names:or}; en av dem, och bara en, måste vara regioner"
    EN = "it counts by {names:or}; one of them, and one only, must be regions"
    names: tuple[str, ...]


class NoValuesOf(Message):
    """Say that a PC-Axis file names no values of one of its dimensions, or another number of codes."""

    SV = "filen anger inga värden för {name:shown}, eller inte lika många koder"
    EN = "it names no values of {name:shown}, or another number of codes"
    name: str


class NoCube(Message):
    """Say that a file in JSON or PC-Axis holds no table of figures."""

    SV = "filen har ingen tabell med tal per region, som JSON-stat 2 eller PC-Axis har"
    EN = "it is no table of figures by region, as JSON-stat 2 or PC-Axis has"


class TooManyFigures(Message):
    """Say that a file holds more figures than are read."""

    SV = "filen har {count:grouped} tal, fler än vad som läses; välj färre i uttaget"
    EN = "it has {count:grouped} figures, more than are read; choose fewer of them"
    count: int


class NoEncoding(Message):
    """Say that a PC-Axis file is in none of the encodings that it could be in."""

    SV = "filen är inte kodad så som den själv säger; spara den som UTF-8"
    EN = "it is not in the encoding that it names; save it as UTF-8"
