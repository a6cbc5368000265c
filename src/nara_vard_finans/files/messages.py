"""Why a file of a stranger is not read."""

from nara_vard_finans.core import DidYouMean, Message, Reason, Text, nearest

NO_FILE = Text(
    "filen finns inte; kontrollera namnet och mappen", "there is no such file; check the name and the folder"
)
DIRECTORY = Text("det är en mapp; här väntas en fil", "it is a folder, expected a file")
EMPTY = Text("den är tom", "it is empty")
NO_TEXT = Text(
    "det är ingen textfil (den innehåller nollbyte); spara tabellen som CSV i UTF-8",
    "it is not a text file (it holds null bytes); save the table as CSV in UTF-8",
)

NO_ROWS = Text(
    "den har en rubrikrad men inga rader; ge varje part en rad", "it has a header but no rows; give each party a row"
)
OTHERWISE = Text(
    ", eller ange dess kodning, cp1252 för äldre Windows", ", or name its encoding, cp1252 for older Windows"
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


class NotInNamedEncoding(Message):
    """Say that a text has characters that the encoding asked for has not."""

    SV = "den innehåller tecken som inte finns i {encoding}"
    EN = "it holds characters that {encoding} has not"
    encoding: str


class NoTable(Message):
    """Say that a text is no table of cells between separators, and what the library says of it."""

    SV = "det är ingen CSV-tabell: {error}"
    EN = "it is not a CSV table: {error}"
    error: str


class NoSuchSheet(Message):
    """Say that a workbook has no sheet of a name, and which it has."""

    SV = "den har inget blad {sheet:shown}, bara {known:shown}{meant}"
    EN = "there is no sheet {sheet:shown} in it, only {known:shown}{meant}"
    sheet: str
    known: tuple[str, ...]

    @property
    def meant(self) -> Reason:
        """The nearest name, if one is near."""
        found = nearest(self.sheet, self.known)
        return DidYouMean(found) if found else ""


class SeveralSheets(Message):
    """Say that a table stands on several sheets."""

    SV = "den finns på flera blad, {sheets:shown}; välj ett"
    EN = "it is on several sheets, {sheets:shown}; choose one"
    sheets: tuple[str, ...]


class NoHeadings(Message):
    """Say that no line of a file has the heading that is asked for."""

    SV = "ingen rad i den är rubriker, åtskilda av skiljetecken, av vilka en är {party_column:shown}"
    EN = "no line of it is headings, parted by separators, of which one is {party_column:shown}"
    party_column: str


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

    SV = "filen har ingen tabell med tal per region, som JSON-stat 2 eller PC-Axis har, och ingen lista av poster"
    EN = "it is no table of figures by region, as JSON-stat 2 or PC-Axis has, nor a list of records"


class TooManyFigures(Message):
    """Say that a file holds more figures than are read."""

    SV = "filen har {count:grouped} tal, fler än vad som läses; välj färre i uttaget"
    EN = "it has {count:grouped} figures, more than are read; choose fewer of them"
    count: int


class NoEncoding(Message):
    """Say that a PC-Axis file is in none of the encodings that it could be in."""

    SV = "filen är inte kodad så som den själv säger; spara den som UTF-8"
    EN = "it is not in the encoding that it names; save it as UTF-8"
