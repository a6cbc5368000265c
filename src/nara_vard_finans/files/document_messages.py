"""Why a Word document, a PDF or a page is not read, and what its tables are called."""

from nara_vard_finans.core import Message, Text

TABLE = "tabell {}"
"""What a table without a name of its own is called, as a sheet is."""
NO_DOCUMENT = Text("det är inget Word-dokument; spara det som .docx", "it is no Word document; save it as .docx")
MACROS = Text(
    "det innehåller makron; spara det som .docx, som inte har några",
    "it holds macros; save it as .docx, which has none",
)
LOCKED = Text("det är krypterat; spara det utan lösenord", "it is encrypted; save it without a password")
LOCKED_PDF = Text("den är låst med ett lösenord; spara den utan", "it is locked by a password; save it without one")
CHANGES_TRACKED = Text(
    "det har spårade ändringar, så att två texter står i det; acceptera eller avvisa dem, och spara det igen",
    "it has tracked changes, so that two texts stand in it; accept or reject them, and save it again",
)
TABLE_IN_TABLE = Text(
    "det har en tabell inuti en tabell; lägg den inre för sig, och spara det igen",
    "it has a table within a table; put the inner one by itself, and save it again",
)
DECLARES = Text(
    "dess XML deklarerar en dokumenttyp eller entiteter, vilket inget Word-dokument gör; lita inte på det",
    "its XML declares a document type or entities, which no Word document does; do not trust it",
)
RICH_TEXT = Text("det är i formatet RTF; spara det som .docx", "it is in the format RTF; save it as .docx")
SCANNED = Text(
    "den är inskannad, bilder utan text; läs in den med textigenkänning (OCR), och granska siffrorna, eller skriv av "
    "tabellen",
    "it is a scan, pictures without text; recognize its text (OCR), and check the digits, or type the table",
)
WITHOUT_TEXT = Text("den har ingen text", "it has no text")
TOO_SLOW = Text(
    "den tar för lång tid eller för mycket minne att läsa; spara sidan med tabellen för sig",
    "it takes too long or too much memory to read; save the page with the table by itself",
)
NO_SHEETS = Text("den har inga blad; utelämna bladet", "it has no sheets; leave the sheet out")


class DamagedDocument(Message):
    """Say that a document is not as it should be."""

    SV = "den är skadad ({why}); öppna den i programmet som den är gjord i, och spara den igen"
    EN = "it is damaged ({why}); open it in the program that it was made with, and save it again"
    why: str


class TooManyRows(Message):
    """Say that a document has more rows, columns or elements than any table."""

    SV = "det är större än någon tabell: mer än {rows} rader eller {columns} kolumner; spara tabellen för sig"
    EN = "it is larger than any table: more than {rows} rows or {columns} columns; save the table by itself"
    rows: int
    columns: int


class TooManyPages(Message):
    """Say that a PDF has more pages than are read."""

    SV = "den har fler än {pages} sidor; spara sidorna med tabellen för sig"
    EN = "it has more than {pages} pages; save the pages with the table by themselves"
    pages: int
