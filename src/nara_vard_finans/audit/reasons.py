"""Why a printed table, or one of its columns, is not audited; and why a row of it is not read."""

from fractions import Fraction

from nara_vard_finans.audit.naming import Figure
from nara_vard_finans.core import (
    Amount,
    AnyText,
    DidYouMean,
    Message,
    NaraVardFinansError,
    Reason,
    Text,
    nearest,
)

PERCENTAGE = Text("det är en procentsats", "it is a percentage")
NAMELESS = Text("raden har inget namn", "it has no name")
TOTAL_NOT_ABOVE_ZERO = Text(
    "totalen är noll eller mindre, och inget delas; ange en total över noll",
    "the total is zero or less, and nothing is shared; state a total above zero",
)
DISTANCE_BELOW_ZERO = Text(
    "ingen total ligger närmare en annan än noll; ange noll eller mer",
    "no total is less than nothing from another; state zero or more",
)
NO_KRONOR = Text(
    "dess tal är inga kronor, och inget underlag söks i dem",
    "its numbers are no kronor, and no basis is searched for in them",
)
TOO_MANY_DECIMALS = Text(
    "dess tal är inga kronor och har fler än två decimaler; avrunda dem först",
    "its numbers are no kronor and have more than two decimals; round them first",
)
TOO_MANY_DECIMALS_OF_NO_UNIT = Text(
    "ingen enhet framgår av den, och dess tal har fler än två decimaler; ange radernas enhet, eller avrunda dem först",
    "nothing says what its numbers are in, and they have more than two decimals; say the unit of the rows, or round "
    "them first",
)
NO_TABLE = Text(
    "den har ingen tabell: det finns inte två rader med ett namn och ett tal",
    "there is no table in it: no two lines that hold a name and a number",
)
NO_AMOUNTS = Text(
    "den har ingen rad med ett belopp; bara summor, eller inget som gick att läsa",
    "there is no row with an amount in it; only sums, or nothing that could be read",
)
ODD_DIVISORS = Text(
    "uddatalsmetoden binder ingen vikt till en total; sök med en annan avrundning",
    "the odd divisors bind no weight to a total; search by another rounding",
)
THE_ROUNDING = Text("avrundningen", "the rounding")
THE_ROWS = Text("raderna", "the rows")
THE_UNIT = Text("enheten", "the unit")
THE_TOTALS = Text("totalerna", "the totals")
THE_SUMS = Text("summorna", "the sums")
THE_RANGE = Text("intervallet", "the range")
CHOOSE_COLUMN = Text("välj kolumnen, eller ange totalen", "choose the column, or state the total")
CHOOSE_SHEET = Text(
    "välj bladet eller kolumnen, eller ange totalen", "choose the sheet or the column, or state the total"
)


class RowOnLine(Message):
    """Name a row, with the line that it stands on."""

    SV = "{name} på rad {line}"
    EN = "{name} on line {line}"
    name: str
    line: int


class RowOfTable(Message):
    """Name a row, with the table that it stands in."""

    SV = "{row} i {table}"
    EN = "{row} of {table}"
    row: Reason
    table: str


def row_on(name: str, line: int) -> Reason:
    """Name a row, with its line where it stands on one."""
    return RowOnLine(name, line) if line else name


class ReasonOfRow(Message):
    """Say of which row a reason is."""

    SV = "{row}: {reason}"
    EN = "of {row}: {reason}"
    row: Reason
    reason: Reason


class ReasonOfColumn(Message):
    """Say of which column a reason is."""

    SV = "{column} ({reason})"
    EN = "{column} ({reason})"
    column: AnyText
    reason: ReasonOfRow


class TooFewRows(Message):
    """Say that a column has too few rows to be audited."""

    SV = "den har {rows:rad|rader} med ett belopp, och en granskning kräver minst två"
    EN = "it has {rows:row|rows} with an amount, and an audit takes two or more"
    rows: int


class TooFewReadRows(Message):
    """Say that too few rows could be read for an audit, and why one could not."""

    SV = "den har {rows:rad|rader} med ett belopp, och en granskning kräver minst två; {lost}"
    EN = "it has {rows:row|rows} with an amount, and an audit takes two or more; {lost}"
    rows: int
    lost: ReasonOfRow


class NegativeRow(Message):
    """Say that a row is negative."""

    SV = "{name} har {amount}; en andel är noll eller mer, så skriv vad den betalar"
    EN = "{name} has {amount}; a share is zero or more, so write what it pays"
    name: str
    amount: Figure


class UnknownUnit(Message):
    """Say that a column names a unit that is not known."""

    SV = "dess rubrik, eller en anmärkning intill, anger en okänd enhet, {unit:shown}; ange radernas enhet"
    EN = "its heading, or a note beside it, names a unit that is not understood, {unit:shown}; say the unit of the rows"
    unit: str


class RateNoAmounts(Message):
    """Say that a column is of rates, which nothing is the sum of."""

    SV = "dess tal är {rate:shown}, och inga belopp som blir en summa; välj en annan kolumn, eller ange radernas enhet"
    EN = "its numbers are {rate:shown}, and no amounts that make a sum; choose another column, or say the rows’ unit"
    rate: str


class PartiesInColumns(Message):
    """Say that the parties of a table stand over its columns."""

    SV = (
        "dess parter står som rubriker, {names:shown}, men läses en på varje rad; vänd tabellen, i Excel med Klistra "
        "in special och Transponera"
    )
    EN = (
        "its parties stand as headings, {names:shown}, but are read one on each row; turn the table, in Excel by Paste "
        "Special and Transpose"
    )
    names: tuple[str, ...]


class OreBeside(Message):
    """Say that the öre of a column of kronor stand in a column of their own."""

    SV = "dess ören står i en egen kolumn, {heading:shown}; skriv kronor och öre i en och samma, som 1 234,50"
    EN = "its öre stand in a column of their own, {heading:shown}; write kronor and öre in one, as 1 234,50"
    heading: str


class UnplacedUnit(Message):
    """Say that a unit is named over several columns, and for which is not told."""

    SV = (
        "dess rubrik anger {unit}, och vilken av dess {columns:kolumn|kolumner} som avses framgår inte; ange radernas "
        "enhet"
    )
    EN = (
        "its heading names {unit}, and which of its {columns:column|columns} that is for cannot be told; say the unit "
        "of the rows"
    )
    unit: str
    columns: int


class RowInUnit(Message):
    """Say in which unit a row is."""

    SV = "{row} i {unit}"
    EN = "{row} in {unit}"
    row: Reason
    unit: str


class RowWithoutUnit(Message):
    """Say that a row has no unit."""

    SV = "{row} utan enhet"
    EN = "{row} without a unit"
    row: Reason


class MixedUnits(Message):
    """Say that the amounts of a column have different units."""

    SV = "dess belopp har olika enheter: {rows}; skriv alla i en och samma"
    EN = "its amounts have different units: {rows}; write all in one"
    rows: tuple[Message, ...]


class NoAmountsSince(Message):
    """Say that no row has an amount, and why one cannot be read."""

    SV = "den har ingen rad med ett belopp; {why}"
    EN = "there is no row with an amount in it; {why}"
    why: ReasonOfRow


class NoSuchColumn(Message):
    """Say that no column with amounts has a name, and which columns there are."""

    SV = "den har ingen kolumn {column:shown} med belopp; dess kolumner är {known:shown}{meant}"
    EN = "there is no column {column:shown} with amounts; its columns are {known:shown}{meant}"
    column: str
    known: tuple[str, ...]

    @property
    def meant(self) -> Reason:
        """The nearest heading, if one is near."""
        found = nearest(self.column, self.known)
        return DidYouMean(found) if found else ""


class HeadingUnplaced(Message):
    """Say that no column has a name, since which words are over which column cannot be told."""

    SV = (
        "den har ingen kolumn {column:shown} med belopp; dess rubrik, {heading:shown}, är skild åt av enkla "
        "mellanslag, och vilken kolumn varje ord hör till framgår inte; ange en plats, som 1"
    )
    EN = (
        "there is no column {column:shown} with amounts; its heading, {heading:shown}, is parted by single spaces, and "
        "which column each word is of cannot be told; give a place, as 1"
    )
    column: str
    heading: str


class HeadingsMissing(Message):
    """Say that no column has a name, since the columns have no headings."""

    SV = "den har ingen kolumn {column:shown} med belopp; dess kolumner har inga rubriker; ange en plats, som 1"
    EN = "there is no column {column:shown} with amounts; its columns have no headings; give a place, as 1"
    column: str


class ColumnBesideUnread(Message):
    """Say that a column beside cannot be read, so that it may be the one that is meant."""

    SV = "{column} går inte att läsa: {why}; rätta den, eller välj kolumnen"
    EN = "{column} cannot be read: {why}; mend it, or choose the column"
    column: AnyText
    why: ReasonOfRow


class TableBroken(Message):
    """Say that a table goes on after lines that are none of it."""

    SV = (
        "dess tabell är avbruten efter rad {last} och fortsätter på rad {next}; ta bort raderna emellan, eller kopiera "
        "bara en av tabellerna"
    )
    EN = (
        "its table is broken after line {last}, and goes on at line {next}; take away the lines between, or copy one "
        "of the tables alone"
    )
    last: int
    next: int


class TableInBlocks(Message):
    """Say that a table stands in blocks beside each other."""

    SV = "dess tabell står i flera block bredvid varandra; lägg dem under varandra, i samma kolumner"
    EN = "its table stands in several blocks beside each other; put them one under the other, in the same columns"


class OnSeveralSheets(Message):
    """Say that a total is found on several sheets."""

    SV = "den finns på flera blad, {sheets:shown}; välj ett"
    EN = "it is on several sheets, {sheets:shown}; choose one"
    sheets: tuple[str, ...]


class ColumnLabel(Message):
    """Name a column among others by its place and its heading, with what its rows sum to."""

    SV = "{place}{heading}{on}, summa {total}"
    EN = "{place}{heading}{on}, which sums to {total}"
    place: int
    heading: Reason
    on: Reason
    total: Fraction


class Headed(Message):
    """Add a heading."""

    SV = " {heading:shown}"
    EN = " {heading:shown}"
    heading: str


class OnSheet(Message):
    """Say on which sheet something stands."""

    SV = " på bladet {sheet:shown}"
    EN = " on the sheet {sheet:shown}"
    sheet: str


class NoneNearTotal(Message):
    """Say that no column sums to anything near the total."""

    SV = "ingen kolumn summerar i närheten av {total}: {columns:;}; välj kolumnen"
    EN = "no column sums to anything near {total}: {columns:;}; choose the column"
    total: Amount
    columns: tuple[AnyText, ...]


class NoneNearTotalButIn(Message):
    """Say that no column sums to anything near the total in kronor, and one does in another unit."""

    SV = (
        "ingen kolumn summerar i närheten av {total}: {columns:;}; välj kolumnen; i {unit} gör en det, så ange att "
        "raderna är i {unit}"
    )
    EN = (
        "no column sums to anything near {total}: {columns:;}; choose the column; in {unit} one does, so say that the "
        "rows are in {unit}"
    )
    total: Amount
    columns: tuple[AnyText, ...]
    unit: str


class SeveralColumns(Message):
    """Say which columns of amounts there are, and what to choose."""

    SV = "den har flera kolumner, {columns:;}; {choose}"
    EN = "it has several columns, {columns:;}; {choose}"
    columns: tuple[AnyText, ...]
    choose: Text


class More(Message):
    """Say how many more there are."""

    SV = "ytterligare {number}"
    EN = "{number} more"
    number: int


class SumPrinted(Message):
    """Name a printed sum by its row."""

    SV = "{amount} ({name})"
    EN = "{amount} ({name})"
    amount: Amount
    name: str


class SumsDisagree(Message):
    """Say that printed sums disagree."""

    SV = "dess tryckta summor motsäger varandra, {sums}; ange med en total vilken som gäller"
    EN = "its printed sums disagree, {sums}; say which holds with a total"
    sums: tuple[SumPrinted, ...]


class TooFewToBound(Message):
    """Say that rows are too few for a basis to be searched."""

    SV = "de är {rows}, och det krävs minst två för att ringa in ett underlag"
    EN = "there are {rows}, and it takes at least two to bound a basis"
    rows: int


class NotAboveZero(Message):
    """Say that a unit or a step is not above zero."""

    SV = "{unit}, eller steget {step}, är inte över noll"
    EN = "{unit}, or the step {step}, is not above zero"
    unit: Amount
    step: Amount


class NotWhole(Message):
    """Say that an amount is no whole number of a unit."""

    SV = "{amount} är inget helt antal {unit}, noll eller mer"
    EN = "{amount} is no whole number of {unit}, zero or more"
    amount: Amount
    unit: Amount


class NoRangeOfTotals(Message):
    """Say that two totals are no range."""

    SV = "{first} till {last} är inget intervall av totaler över noll"
    EN = "{first} to {last} is no range of totals above zero"
    first: Amount
    last: Amount


class NoRangeOfSums(Message):
    """Say that two sums are no range."""

    SV = "{first} till {last} är inget intervall av summor över noll"
    EN = "{first} to {last} is no range of sums above zero"
    first: int
    last: int


class TooManyPairs(Message):
    """Say that a search is too wide."""

    SV = (
        "summor från {low:grouped} till {high:grouped}, och {first} till {last}, är mer än tusen miljoner par av summa "
        "och total; ange snävare summor, eller totalen mer exakt"
    )
    EN = (
        "sums from {low:grouped} to {high:grouped}, and {first} to {last}, are more than a thousand million pairs of a "
        "sum and a total; state narrower sums, or the total more exactly"
    )
    low: int
    high: int
    first: Amount
    last: Amount


class NegativeWeights(Message):
    """Say that weights are negative."""

    SV = "negativa vikter: en vikt är noll eller mer"
    EN = "negative weights: a weight is zero or more"


class WeightsPastWhole(Message):
    """Say that weights sum to nothing, or to more than what they are parts of."""

    SV = "vikterna summerar till {known}, och är delar av {total}: ange fler vikter"
    EN = "the weights sum to {known}, and are parts of {total}: give more weights"
    known: Fraction
    total: Fraction


class WhatErrorSays(Message):
    """Say what an error says."""

    SV = "{error}"
    EN = "{error}"
    error: NaraVardFinansError
