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
