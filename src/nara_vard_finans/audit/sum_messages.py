"""Sum messages: whether a printed column adds up, and what it lacks."""

from nara_vard_finans.audit.naming import AmountOf, Figure, OnLine, PartyAmount
from nara_vard_finans.core import AnyText, Message, Reason, RuleMessage, Severity


class ColumnKnown(RuleMessage):
    """
    A column prints the figures of a known statistic.

    It then holds no amounts, and is most likely the basis of another column.
    """

    RULE = "column-known"
    SEVERITY = Severity.WARNING
    SV = "Kolumnen är densamma som {statistic}, och inga belopp."
    EN = "The column is the same as {statistic}, and no amounts."
    statistic: AnyText


class NoSumStated(RuleMessage):
    """
    No sum of all rows is printed or stated, so that they are audited against their own.

    A row that is missing, or wrong, then shows in no sum.
    """

    RULE = "sum-stated"
    SEVERITY = Severity.NOTE
    SV = "Ingen summa av alla rader är tryckt eller angiven; raderna summerar till {rows}, och granskas mot den summan."
    EN = "No sum of all rows is printed or stated; the rows sum to {rows}, and are audited against that."
    rows: Figure


class PrintedTotal(Message):
    """Name the total that is printed."""

    SV = "den tryckta summan {total}"
    EN = "the printed sum of {total}"
    total: Figure


class StatedSum(Message):
    """Name the total that whoever asks has stated."""

    SV = "den angivna summan {total}"
    EN = "the stated sum of {total}"
    total: Figure


class PrintedWithout(Message):
    """Name the printed total without what rows of another principal have."""

    SV = "{total}, den tryckta summan utan {apart}"
    EN = "{total}, the printed sum less {apart}"
    total: Figure
    apart: tuple[AmountOf, ...]


class StatedWithout(Message):
    """Name the stated total without what rows of another principal have."""

    SV = "{total}, den angivna summan {given} utan {apart}"
    EN = "{total}, the stated {given} less {apart}"
    total: Figure
    given: Figure
    apart: tuple[AmountOf, ...]


class TableSums(RuleMessage):
    """
    The rows sum to the total.

    That is worth knowing before anything else is.
    """

    RULE = "sum-as-printed"
    SEVERITY = Severity.NOTE
    SV = "Tabellen summerar till {total}."
    EN = "The table sums to {total}."
    total: Message


class _SumsOff(RuleMessage):
    RULE = "sum-as-printed"
    SEVERITY = Severity.WARNING
    rows: Figure
    by: Figure
    total: Message


class TableSumsAbove(_SumsOff):
    """
    The rows sum to more than the total.

    A row or the sum is wrong, or each row was rounded by itself.
    """

    SV = "Tabellen summerar till {rows}, {by} mer än {total}."
    EN = "The table sums to {rows}, {by} more than {total}."


class TableSumsBelow(_SumsOff):
    """
    The rows sum to less than the total.

    A row or the sum is wrong, a row is missing, or each row was rounded by itself.
    """

    SV = "Tabellen summerar till {rows}, {by} mindre än {total}."
    EN = "The table sums to {rows}, {by} less than {total}."


class ReadRowsSumAbove(_SumsOff):
    """
    The rows that can be read sum to more than the total.

    Others cannot be read, so that a row that can be, or the sum, is wrong.
    """

    SV = "De rader som går att läsa summerar till {rows}, {by} mer än {total}."
    EN = "The rows that can be read sum to {rows}, {by} more than {total}."


class ReadRowsSumBelow(_SumsOff):
    """
    The rows that can be read sum to less than the total.

    What is missing is most likely what the others have.
    """

    SV = "De rader som går att läsa summerar till {rows}, {by} mindre än {total}."
    EN = "The rows that can be read sum to {rows}, {by} less than {total}."


class WithinRounding(_SumsOff):
    """
    The rows sum to what would be printed as the total.

    A total in thousands or millions stands for all that round to it.
    """

    SEVERITY = Severity.NOTE
    SV = "Raderna summerar till {rows}; skillnaden mot {total}, {by}, ryms i dess avrundning."
    EN = "The rows sum to {rows}; that differs by {by} from {total}, which is within its rounding."


class RowApart(RuleMessage):
    """
    A row of another principal, such as a region among municipalities.

    It shares by another rule, and is not tried with the others.
    """

    RULE = "row-apart"
    SEVERITY = Severity.NOTE
    SV = "Raden {name}, {amount}, räknas för sig."
    EN = "The row {name}, {amount}, is counted by itself."
    name: str
    amount: Figure


class CountedAsNoParties(RuleMessage):
    """
    Rows that are means, parts of others or sums, and so of no party.

    Whoever reads the answer sees that they were left out, and can tell whether that is right.
    """

    RULE = "row-no-party"
    SEVERITY = Severity.NOTE
    SV = "Räknas inte som parter: {names:long}."
    EN = "Counted as no parties: {names:long}."
    names: tuple[Message, ...]


class Quoted(Message):
    """Quote what is printed."""

    SV = "”{text}”"
    EN = "”{text}”"
    text: str


class SumWithoutNumber(RuleMessage):
    """
    A printed row of sums has no number in the column.

    The sum of it is then not printed, which a reader may not see.
    """

    RULE = "sum-unreadable"
    SEVERITY = Severity.NOTE
    SV = "Summaraden ”{name}”{where} har inget tal i kolumnen."
    EN = "The row of sums ”{name}”{where} has no number in the column."
    name: str
    where: OnLine | str


class SumUnreadable(RuleMessage):
    """
    A printed sum cannot be read.

    The rows are then held against no printed sum of that row.
    """

    RULE = "sum-unreadable"
    SEVERITY = Severity.WARNING
    SV = "Summan i raden ”{name}”{where} går inte att läsa ({reason})."
    EN = "The sum in the row ”{name}”{where} cannot be read ({reason})."
    name: str
    where: OnLine | str
    reason: Reason


class RowsInAnotherUnit(RuleMessage):
    """
    The rows come close to the total in thousands or millions of kronor.

    Their unit is then most likely not printed beside them.
    """

    RULE = "unit-of-rows"
    SEVERITY = Severity.WARNING
    SV = "Raderna ser ut att vara i {unit} och är lästa som kronor; ange radernas enhet."
    EN = "The rows seem to be in {unit} and were read as kronor; state the unit of the rows."
    unit: str


class UnitUnstated(RuleMessage):
    """
    Nothing over a column says what its numbers are in.

    They are written as they stand, and called kronor only where somebody says so.
    """

    RULE = "unit-of-rows"
    SEVERITY = Severity.NOTE
    SV = "Ingen enhet framgår av kolumnen, och dess tal skrivs som de står; är de kronor, ange radernas enhet."
    EN = (
        "Nothing says what the numbers of the column are in, and they are written as they stand; if they are kronor, "
        "state the unit of the rows."
    )


class RowsUnrounded(RuleMessage):
    """
    Rows hold parts of an öre, as spreadsheets do.

    They are read to the nearest öre, so that sums may differ by as many öre as there are such rows.
    """

    RULE = "rows-unrounded"
    SEVERITY = Severity.NOTE
    SV = "{rows:rad|rader} har delar av ett öre, som i ett kalkylark, och är {rows:=avläst|avlästa} till närmaste öre."
    EN = (
        "{rows:row holds|rows hold} parts of an öre, as in a spreadsheet, and {rows:=was|were} read to the nearest öre."
    )
    rows: int


class SumOfMore(RuleMessage):
    """
    A printed sum, such as the nation's, is of more than the table's rows.

    It is not held against them.
    """

    RULE = "sum-of-more"
    SEVERITY = Severity.NOTE
    SV = "Raden ”{name}”, {amount}, gäller fler än tabellens rader."
    EN = "The row ”{name}”, {amount}, is of more than the rows of the table."
    name: str
    amount: Figure


class _PrintedOff(RuleMessage):
    RULE = "sum-as-printed"
    SEVERITY = Severity.WARNING
    name: str
    where: OnLine | str
    printed: Figure
    rows: Figure
    by: Figure


class RowsAbovePrintedSum(_PrintedOff):
    """
    The rows of a printed sum make more than it.

    A row or the sum is wrong, or each row was rounded by itself.
    """

    SV = "Raden ”{name}”{where}: tryckt {printed}, men raderna summerar till {rows}, {by} mer."
    EN = "The row ”{name}”{where}: {printed} is printed, but the rows sum to {rows}, {by} more."


class RowsBelowPrintedSum(_PrintedOff):
    """
    The rows of a printed sum make less than it.

    A row or the sum is wrong, a row is missing, or each row was rounded by itself.
    """

    SV = "Raden ”{name}”{where}: tryckt {printed}, men raderna summerar till {rows}, {by} mindre."
    EN = "The row ”{name}”{where}: {printed} is printed, but the rows sum to {rows}, {by} less."


class HalvesHold(RuleMessage):
    """
    A row apart has as much as the others together.

    The two sides then pay half each.
    """

    RULE = "halves"
    SEVERITY = Severity.NOTE
    SV = "{name} och de övriga har hälften var."
    EN = "{name} and the others have half each."
    name: str


class HalvesDiffer(RuleMessage):
    """
    A row apart has nearly as much as the others together, and not the same.

    Where two sides are to pay half each, a row or a rounding is wrong.
    """

    RULE = "halves"
    SEVERITY = Severity.WARNING
    SV = "Fördelningen 50/50 stämmer inte: {name} har {apart} och de övriga tillsammans {others}."
    EN = "The 50/50 split does not hold: {name} has {apart}, and the others together {others}."
    name: str
    apart: Figure
    others: Figure


class _SideOff(RuleMessage):
    RULE = "sum-as-printed"
    SEVERITY = Severity.WARNING
    column: AnyText
    summed: Figure
    printed: Figure


class SideColumnOff(_SideOff):
    """
    A column beside does not make its own printed sum.

    What the rows were shared by may then be wrong, too.
    """

    SV = "{column:capital} summerar till {summed}; tryckt är {printed}."
    EN = "{column:capital} sums to {summed}; {printed} is printed."


class SideColumnWithApartOff(_SideOff):
    """
    A column beside does not make its own printed sum, which takes in rows of another principal.

    What the rows were shared by may then be wrong, too.
    """

    SV = "{column:capital} summerar med {apart} till {summed}; tryckt är {printed}."
    EN = "{column:capital} sums with {apart} to {summed}; {printed} is printed."
    apart: tuple[str, ...]


class ColumnIsSum(RuleMessage):
    """
    A column is the sum of two others in every row.

    That tells how the columns belong together.
    """

    RULE = "column-relation"
    SEVERITY = Severity.NOTE
    SV = "{whole:capital} är summan av {one} och {other}."
    EN = "{whole:capital} is the sum of {one} and {other}."
    whole: AnyText
    one: AnyText
    other: AnyText


class ColumnIsSumBut(RuleMessage):
    """
    A column is the sum of two others in most rows, and not in all.

    The others are then most likely wrong in one of the columns.
    """

    RULE = "column-relation"
    SEVERITY = Severity.WARNING
    SV = "{whole:capital} är summan av {one} och {other}, utom för {names}."
    EN = "{whole:capital} is the sum of {one} and {other}, but for {names}."
    whole: AnyText
    one: AnyText
    other: AnyText
    names: tuple[str, ...]


class RowUnreadable(RuleMessage):
    """
    A row cannot be read.

    It is not guessed at, so that the audit is of the others alone.
    """

    RULE = "row-unreadable"
    SEVERITY = Severity.WARNING
    SV = "Raden ”{name}”{where} går inte att läsa ({reason})."
    EN = "The row ”{name}”{where} cannot be read ({reason})."
    name: str
    where: OnLine | str
    reason: Reason


class NamelessRowUnreadable(RuleMessage):
    """
    A row without a name cannot be read.

    It is not guessed at, so that the audit is of the others alone.
    """

    RULE = "row-unreadable"
    SEVERITY = Severity.WARNING
    SV = "En rad{where} går inte att läsa ({reason})."
    EN = "A row{where} cannot be read ({reason})."
    where: OnLine | str
    reason: Reason


class RowsMissing(RuleMessage):
    """
    Parties of the basis have no row in the table.

    Rows may be missing, or the basis counts more than share.
    """

    RULE = "row-missing"
    SEVERITY = Severity.WARNING
    SV = "Tabellen saknar rad för {names:long}, som finns i underlaget."
    EN = "The table has no row for {names:long}, which the basis counts."
    names: tuple[str, ...]


class ManyRowsMissing(RuleMessage):
    """
    Very many parties of the basis have no row in the table.

    The basis most likely counts more than share.
    """

    RULE = "row-missing"
    SEVERITY = Severity.WARNING
    SV = "Tabellen saknar rad för {parties:part|parter} som finns i underlaget."
    EN = "The table has no row for {parties:party|parties} that the basis counts."
    parties: int


class MissingByRule(RuleMessage):
    """
    What the rule gives the parties that have no row.

    That is what the missing rows most likely were.
    """

    RULE = "row-by-rule"
    SEVERITY = Severity.NOTE
    SV = "Regeln ger de rader som saknas: {rows:long}."
    EN = "The rule gives the rows that are missing: {rows:long}."
    rows: tuple[PartyAmount, ...]


class ColumnUnread(RuleMessage):
    """
    A column beside those that were audited cannot be.

    Nothing is said of it, so a reader must know that it was left out, and why.
    """

    RULE = "column-unread"
    SEVERITY = Severity.WARNING
    SV = "{column:capital} går inte att granska ({reason})."
    EN = "{column:capital} cannot be audited ({reason})."
    column: AnyText
    reason: Reason


class ColumnBeside(RuleMessage):
    """
    A column beside those that were audited holds no amounts.

    It is what they were shared by, or a known statistic.
    """

    RULE = "column-beside"
    SEVERITY = Severity.NOTE
    SV = "{column:capital} är inga belopp, och granskas inte för sig."
    EN = "{column:capital} holds no amounts, and is not audited by itself."
    column: AnyText
