"""Why a cell or a row of a printed table is not read."""

from nara_vard_finans.core import Doubt, Message, Unread


class NothingThere(Unread):
    """Say that nothing stands where a number would."""

    SV = "det står inget tal"
    EN = "there is no number"


class NoRow(Unread):
    """Say that a table prints no row for a party."""

    SV = "kolumnen har ingen rad för den"
    EN = "the column has no row for it"


class CouldBeYear(Doubt):
    """Say that a number may be a year."""

    SV = "det kan vara ett årtal och inget belopp; de andra talen har mellanslag mellan tusental"
    EN = "it could be a year and no amount; the other numbers have a space between thousands"


class MoreCells(Unread):
    """Say that a row has a number where no heading stands over it."""

    SV = "raden har fler celler än tabellen har rubriker: {more}"
    EN = "it has more cells than the table has headings: {more}"
    more: str


class CellsThanHeader(Unread):
    """Say that a row has more cells than the header, and why that may be."""

    SV = (
        "raden har {cells} celler, inte lika många som rubrikraden; sätt ett tal med decimalkomma inom citattecken, "
        "eller skilj kolumnerna åt med semikolon"
    )
    EN = (
        "the row has {cells} cells, not as many as the header; put a number with a decimal comma in quotes, or "
        "separate the columns by semicolon"
    )
    cells: int


class LikeNote(Doubt):
    """Say that words before numbers may be a note's."""

    SV = "orden kan vara en anmärknings, och inget namn"
    EN = "its words could be a note's, and no name"


class RunTogether(Doubt):
    """Say that a name and its numbers are run together."""

    SV = "namnet och talen är hopskrivna"
    EN = "its name and its numbers run together"


class InCellOfName(Doubt):
    """Say that a number stands in the cell of its name, where the other rows have one of its own."""

    SV = "”{stated}” står i samma cell som namnet; skriv det i en egen cell"
    EN = "{stated} stands in the same cell as the name; write it in a cell of its own"
    stated: str


class NotToldApart(Doubt):
    """Say that what stands in a row cannot be cut into as many numbers as there are columns."""

    SV = "”{stated}” kan inte läsas som {numbers:tal|tal}"
    EN = "{stated} cannot be told apart as {numbers:number|numbers}"
    stated: str
    numbers: int


class AboveOrBelow(Doubt):
    """Say that numbers that stand on lines of their own may be of the name above them, or of the one below."""

    SV = "”{stated}” kan höra till namnet över eller till namnet under"
    EN = "{stated} could be of the name above, or of the name below"
    stated: str


class PartedInWays(Doubt):
    """Say that a row can be cut into as many numbers as there are columns in several ways, and in which."""

    SV = "”{stated}” kan läsas på flera sätt: {readings:or}; ange totalen, eller sätt semikolon mellan talen"
    EN = "{stated} can be read in several ways: {readings:or}; give the total, or put semicolons between the numbers"
    stated: str
    readings: tuple[str, ...]


class SearchStopped(Doubt):
    """Say that there are too many ways to cut a table's rows, and how far the search among them came."""

    SV = (
        "bara enkla mellanslag skiljer talen åt, och sökningen efter kolumner stannade efter {steps:grouped} steg, när "
        "{tried} av {counts} tänkbara antal kolumner var prövade; sätt semikolon mellan talen, eller en rubrik över "
        "varje kolumn"
    )
    EN = (
        "nothing but single spaces separates the numbers, and the search for columns stopped after {steps:grouped} "
        "steps, with {tried} of {counts} possible numbers of columns tried; put semicolons between the numbers, or a "
        "heading over each column"
    )
    steps: int
    tried: int
    counts: int


class GapOfItsOwn(Doubt):
    """Say that a row has a wide gap, where no other row has one."""

    SV = "”{stated}” har ett mellanrum som ingen annan rad har"
    EN = "{stated} has a gap that no other row has"
    stated: str


class MaybeMoreNumbers(Doubt):
    """Say that a number may be more numbers than the table has columns."""

    SV = "”{stated}” kan vara fler tal än tabellen har kolumner"
    EN = "{stated} could be more numbers than there are columns"
    stated: str


class MaybeFewerNumbers(Doubt):
    """Say that numbers may be fewer than the table has columns."""

    SV = "”{stated}” kan vara färre tal än tabellen har kolumner"
    EN = "{stated} could be fewer numbers than there are columns"
    stated: str


class MaybePage(Doubt):
    """Say that a number, far smaller than all others, may be that of a page."""

    SV = "”{stated}” är långt mindre än alla andra tal, och kan vara ett sidnummer"
    EN = "{stated} is far smaller than all the others, and could be the number of a page"
    stated: str


class TrailingWords(Doubt):
    """Say that words that cannot be read stand after the numbers of a row."""

    SV = "efter ”{stated}” står {rest:shown}, som inte går att tolka"
    EN = "{stated} is followed by {rest:shown}, which is not understood"
    stated: str
    rest: str


class RowsLeftOut(Message):
    """Say that dots stand in place of rows."""

    SV = "på rad {line} står punkter i stället för rader som är utelämnade; skriv ut hela tabellen"
    EN = "on line {line} dots stand in place of rows that are left out; print the whole table"
    line: int


class TooManyLines(Message):
    """Say that a text has more lines than a table is looked for among."""

    SV = "den har fler än {most:grouped} rader; kopiera de sidor som har tabellen"
    EN = "it has more than {most:grouped} lines; copy the pages with the table"
    most: int
