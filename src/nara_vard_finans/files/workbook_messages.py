"""Why a workbook, or a cell of one, is not read."""

from nara_vard_finans.core import Message, Text, Unread

TOO_MUCH = Text(
    "den har långt fler celler, format eller regler än någon tabell; kopiera tabellen till en ny arbetsbok",
    "it has far more cells, styles or rules than any table; copy the table into a new workbook",
)
MACROS = Text(
    "den innehåller makron; spara den som .xlsx, som inte har några",
    "it holds macros; save it as .xlsx, which holds none",
)
WORD = Text(
    "det är ett Word-dokument; lägg tabellen i en arbetsbok och spara den som .xlsx",
    "it is a Word document; put the table in a workbook, and save that as .xlsx",
)
POWERPOINT = Text(
    "det är en PowerPoint-presentation; lägg tabellen i en arbetsbok och spara den som .xlsx",
    "it is a PowerPoint presentation; put the table in a workbook, and save that as .xlsx",
)
OPEN_DOCUMENT = Text(
    "det är en OpenDocument-fil (.ods, .odt); spara den som .xlsx",
    "it is an OpenDocument file (.ods, .odt); save it as .xlsx",
)
BINARY = Text(
    "det är en binär arbetsbok (.xlsb); spara den som .xlsx", "it is a binary workbook (.xlsb); save it as .xlsx"
)
SAME_PARTS = Text(
    "två av dess delar har samma namn; öppna den i Excel och spara den på nytt",
    "two of its parts have the same name; open it in Excel, and save it again",
)
ENCRYPTED = Text("den är krypterad; spara den utan lösenord", "it is encrypted; save it without a password")
ODDLY_PACKED = Text(
    "den är inte packad som arbetsböcker är; öppna den i Excel och spara den på nytt",
    "it is not packed as workbooks are; open it in Excel, and save it again",
)
NO_CONTENTS = Text(
    "det är ett zip-arkiv utan någon arbetsbok; ange själva arbetsboken, sparad som .xlsx",
    "it is a zip archive, but holds no workbook; give the workbook itself, saved as .xlsx",
)
ENTITIES = Text(
    "dess XML anger en dokumenttyp eller entiteter, vilket ingen arbetsbok gör; lita inte på den",
    "its XML declares a document type or entities, which no workbook does; do not trust it",
)
TOO_DEEP = Text(
    "dess XML är djupare eller längre än i någon arbetsbok; öppna den i Excel och spara den på nytt",
    "its XML is deeper, or longer, than any workbook's; open it in Excel, and save it again",
)
STRICT = Text(
    "den är sparad som Strict Open XML; spara den som en vanlig Excel-arbetsbok (.xlsx)",
    "it is saved as Strict Open XML; save it as an ordinary Excel workbook (.xlsx)",
)
OLD_OR_LOCKED = Text(
    "det är en gammal arbetsbok (.xls), eller en som är låst med lösenord; spara den som .xlsx, utan lösenord",
    "it is an old workbook (.xls), or locked by a password; save it as .xlsx, without a password",
)
OLD_WORD = Text(
    "det är ett gammalt Word-dokument (.doc); spara det som .docx",
    "it is an old Word document (.doc); save it as .docx",
)
LOCKED_BY_PASSWORD = Text(
    "den är låst med lösenord; spara den utan lösenord",
    "it is locked by a password; save it without one",
)
NO_WORKBOOK = Text("det är ingen Excel-arbetsbok; spara den som .xlsx", "it is no Excel workbook; save it as .xlsx")
NO_LIBRARIES = Text(
    "en arbetsbok läses med biblioteken openpyxl och defusedxml; installera nara-vard-finans[excel], eller spara "
    "tabellen som CSV i UTF-8",
    "a workbook is read by the libraries openpyxl and defusedxml; install nara-vard-finans[excel], or save the table "
    "as CSV in UTF-8",
)
UNSAFE = Text(
    "openpyxl har blivit tillsagt att inte använda defusedxml; ta bort miljövariabeln OPENPYXL_DEFUSEDXML",
    "openpyxl is told not to use defusedxml; unset the environment variable OPENPYXL_DEFUSEDXML",
)
DISORDERED = Text(
    "dess rader eller celler står inte i ordning; öppna den i Excel och spara den på nytt",
    "its rows or cells do not stand in order; open it in Excel, and save it again",
)
ALL_HIDDEN = Text(
    "alla dess blad är dolda; visa det som har tabellen",
    "none of its sheets can be seen; show the one that holds the table",
)
SAME_SHEETS = Text(
    "två av dess blad är ett och samma; öppna den i Excel och spara den på nytt",
    "two of its sheets are one; open it in Excel, and save it again",
)
OVERLAPPING = Text(
    "dess sammanslagna celler överlappar varandra; öppna den i Excel och spara den på nytt",
    "its merged cells overlap; open it in Excel, and save it again",
)


class HoldsArchive(Message):
    """Say that a workbook holds another archive."""

    SV = "den innehåller ett annat arkiv, {member:shown}; ta bort det och spara den på nytt"
    EN = "it holds another archive, {member:shown}; take that away, and save it again"
    member: str


class TooManyParts(Message):
    """Say that a workbook has more parts than any table needs."""

    SV = "den har fler än {most} delar, långt mer än någon tabell"
    EN = "it has more than {most} parts, far beyond any table"
    most: int


class TooLargeUnpacked(Message):
    """Say that a workbook is too large when it is unpacked."""

    SV = "uppackad är den större än {megabytes} MB; kopiera bara tabellen till en ny arbetsbok"
    EN = "unpacked it is larger than {megabytes} MB; copy the table alone into a new workbook"
    megabytes: int


class Damaged(Message):
    """Say that a workbook is damaged, and what the library says of it."""

    SV = "den är skadad, eller ingen Excel-arbetsbok ({stated}); öppna den i Excel och spara den på nytt som .xlsx"
    EN = "it is damaged, or no Excel workbook ({stated}); open it in Excel, and save it again as .xlsx"
    stated: str


class BeyondTables(Message):
    """Say that a sheet holds something far outside any table."""

    SV = (
        "det står något bortom rad {row} eller kolumn {column}, långt utanför någon tabell; ta bort det, eller kopiera "
        "tabellen till en ny arbetsbok"
    )
    EN = (
        "it holds something beyond row {row} or column {column}, far beyond any table; take it away, or copy the table "
        "into a new workbook"
    )
    row: int
    column: int


class TooManySheets(Message):
    """Say that a workbook has more sheets than are read."""

    SV = "den har fler än {most} blad; kopiera tabellen till en ny arbetsbok"
    EN = "it has more than {most} sheets; copy the table into a new workbook"
    most: int


class FormulaUnsaved(Unread):
    """Say that a formula was saved without its value."""

    SV = "cellen har en formel{formula} utan sparat värde; öppna arbetsboken i Excel och spara den, eller skriv värdet"
    EN = (
        "the cell holds a formula{formula} whose value is not saved; open the workbook in Excel and save it, or write "
        "the value"
    )
    formula: str


class CellMerged(Unread):
    """Say that a cell is merged with one that holds a number."""

    SV = "cellen är sammanslagen med {anchor}; dela dem, och skriv varje värde i sin egen cell"
    EN = "the cell is merged with {anchor}; unmerge them, and write each value in its own cell"
    anchor: str


class MergedWithAbove(Unread):
    """Say that a cell is merged with the one above it, which holds a number."""

    SV = "cellen är sammanslagen med den ovanför; dela dem, och skriv varje värde i sin egen cell"
    EN = "the cell is merged with the one above it; unmerge them, and write each value in its own cell"


class StruckOut(Unread):
    """Say that what stands in a cell is struck out, wholly or in part."""

    SV = "där står något överstruket; ta bort det som inte gäller, eller strykningen"
    EN = "something in it is struck out; take away what does not hold, or the line through it"


class CellError(Unread):
    """Say that a cell shows an error."""

    SV = "cellen visar felet {value}; rätta det i Excel"
    EN = "the cell holds the error {value}; correct it in Excel"
    value: str


class NumberTooLarge(Unread):
    """Say that a cell holds a number that Excel cannot hold."""

    SV = "cellen har ett tal som är för stort för Excel; skriv det på nytt"
    EN = "the cell holds a number too large for Excel; write it again"


class FormatTooLong(Unread):
    """Say that a number format is longer than Excel lets it be."""

    SV = "dess talformat är längre än {characters} tecken; välj ett annat"
    EN = "its number format is longer than {characters} characters; choose another"
    characters: int


class FormatHidesNumber(Unread):
    """Say that a number format does not show the number."""

    SV = "dess talformat, {code:shown}, visar inte talet; välj ett annat"
    EN = "its number format, {code:shown}, does not show its number; choose another"
    code: str


class FormatHidesThousands(Unread):
    """Say that a number format shows thousands as if they were kronor."""

    SV = "dess talformat, {code:shown}, visar tusental utan att ange det; välj ett som visar kr, tkr eller mkr"
    EN = "its number format, {code:shown}, shows thousands without saying so; choose one that shows kr, tkr or mkr"
    code: str


class FormatOfUnknownUnit(Unread):
    """Say that a number format names a unit that is not known."""

    SV = "dess talformat, {code:shown}, anger {unit:shown}, en okänd enhet; välj ett som visar kr, tkr eller mkr"
    EN = (
        "its number format, {code:shown}, names {unit:shown}, no unit that is known; choose one that shows kr, tkr or "
        "mkr"
    )
    code: str
    unit: str


class TooManyDigits(Unread):
    """Say that a number has more digits than are read."""

    SV = "cellen har ett tal med fler än {digits} siffror; skriv det på nytt"
    EN = "the cell holds a number of more than {digits} digits; write it again"
    digits: int
