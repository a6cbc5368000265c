"""What is left out of what is read of a file: what a workbook hides, and what is a picture."""

from nara_vard_finans.core import Finding, RuleMessage, Severity
from nara_vard_finans.files.workbooks import Sheet


class RowsAreHidden(RuleMessage):
    """Who reads a sheet does not see the rows that are hidden or filtered away, so they are no part of its table."""

    RULE = "hidden-left-out"
    SEVERITY = Severity.NOTE
    SV = "På bladet {sheet:shown} är {rows:rad|rader} {rows:=dold|dolda} ({rows}), och läses inte."
    EN = "On the sheet {sheet:shown}, {rows:row is|rows are} hidden ({rows}), and not read."
    sheet: str
    rows: tuple[int, ...]


class ColumnsAreHidden(RuleMessage):
    """Who reads a sheet does not see the columns that are hidden, so they are no part of its table."""

    RULE = "hidden-left-out"
    SEVERITY = Severity.NOTE
    SV = "På bladet {sheet:shown} är {columns:kolumn|kolumner} {columns:=dold|dolda} ({columns}), och läses inte."
    EN = "On the sheet {sheet:shown}, {columns:column is|columns are} hidden ({columns}), and not read."
    sheet: str
    columns: tuple[str, ...]


class PagesArePictures(RuleMessage):
    """A picture of a table has no text, and a text that a scanner has recognized is a guess."""

    RULE = "picture-not-read"
    SEVERITY = Severity.NOTE
    SV = (
        "På {pages:=sidan|sidorna} {pages} täcker en bild mer än halva sidan. Det som bilden visar läses inte, och "
        "text som är igenkänd ur den kan ha fel siffror."
    )
    EN = (
        "On {pages:=page|pages} {pages} a picture covers more than half of the page. What it shows is not read, and "
        "text that was recognized in it can have wrong digits."
    )
    pages: tuple[int, ...]


def hidden_findings(sheet: Sheet, subject: str) -> tuple[Finding, ...]:
    """
    Tell what a sheet hides.

    Args:
        sheet: The sheet.
        subject: What to call the file.

    Example:
        >>> found, = hidden_findings(Sheet(name="Blad1", rows=(), hidden_rows=(7, 9)), "avtal.xlsx")
        >>> print(found.message)
        På bladet 'Blad1' är 2 rader dolda (7 och 9), och läses inte.
    """
    rows = [RowsAreHidden(sheet.name, sheet.hidden_rows)] if sheet.hidden_rows else []
    columns = [ColumnsAreHidden(sheet.name, sheet.hidden_columns)] if sheet.hidden_columns else []
    return tuple(Finding.of(message, subject) for message in (*rows, *columns))
