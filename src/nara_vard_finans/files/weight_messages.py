"""Why a table of weights, or a row of it, is not read."""

from fractions import Fraction

from nara_vard_finans.core import Message, NaraVardFinansError, Reason, RuleMessage, Severity, Text, Unread

NOT_A_ROW = Text(
    "raden är varken namn eller tal; ta bort den", "the line is no row of a name and numbers; take it away"
)
OF_BOTH_KINDS = Text(
    "några vikter är procentsatser och andra inte; skriv alla på samma sätt",
    "some weights are percentages and some not; write all in one way",
)
COUNTY_AMONG_MUNICIPALITIES = Text(
    "detta ser ut som ett län bland sina kommuner; ta bort raden, välj en nivå med level, eller skriv regionens namn "
    "om den betalar",
    "this looks like a county among its municipalities; take it away, choose a level with level, or name the region if "
    "it pays",
)
SUM_BY_CODES = Text(
    "andra raders koder börjar med dess kod, så att den är deras summa; bara parter delar, så ta bort raden, eller "
    "välj en nivå med level",
    "the codes of other rows begin with its code, so that it is their sum; only parties share; take the row away, or "
    "choose a level with level",
)
COUNTY_OR_REGION = Text(
    "koden är både länets och regionens, och raden är summan av länets kommuner; ta bort den, välj en nivå med level, "
    "eller skriv regionens namn om den betalar så mycket",
    "the code is both the county’s and the region’s, and the row is the sum of the county’s municipalities; take it "
    "away, choose a level with level, or name the region if it pays as much",
)
SUM_OF_MUNICIPALITIES = Text(
    "detta ser ut som kommunernas summa; bara parter delar, så ta bort raden",
    "this looks like the sum of the municipalities; only parties share; take the row away",
)
SUM_OF_OTHERS = Text(
    "dess vikt är summan av andra rader, och den är ingen känd part; bara parter delar, så ta bort raden, eller ställ "
    "den mellan två andra rader om den är en part som väger så mycket",
    "its weight is the sum of other rows, and it is no party that is known; only parties share; take the row away, or, "
    "if it is a party that weighs as much, put it between two other rows",
)
RESERVED = Text(
    "ordet betyder den part som väger mest; kalla parten något annat",
    "this word means the party with the largest weight; call the party something else",
)
LIKE_SUM = Text(
    "detta ser ut som summaraden, ingen part; ta bort den",
    "this looks like the row of sums, not a party; take it away",
)
LIKE_NATION = Text(
    "raden gäller hela landet, som inte är någon part; ta bort den, eller välj en nivå med level",
    "the row is of the whole country, which is no party; take it away, or choose a level with level",
)
OF_LEVELS = (COUNTY_AMONG_MUNICIPALITIES, SUM_BY_CODES, COUNTY_OR_REGION, LIKE_NATION)
"""Those of rows above others, which choosing a level leaves aside."""

LIKE_NO_PARTY = Text(
    "detta ser ut som ett medelvärde, en del av en annan rad eller en anmärkning, ingen part; ta bort raden",
    "this looks like a mean, a part of another row or a note, no party; take it away",
)
NO_WEIGHT = Text(
    "den har ingen vikt; skriv ett tal, noll om den inte betalar något",
    "it has no weight; give a number, zero if it pays nothing",
)


class NotesUnder(RuleMessage):
    """Lines of a source or of a footnote under a table are none of its rows."""

    RULE = "notes-under"
    SEVERITY = Severity.NOTE
    SV = "Under tabellen står {notes:shown}, som inte läses som {notes:=en rad|rader}."
    EN = "Under the table stands {notes:shown}, which is not read as {notes:=a row|rows}."
    notes: tuple[str, ...]


class NoHeader(Message):
    """Say which header a table of weights has, by what the first line is."""

    SV = (
        "dess första rad är {first:shown}; här väntas en rubrikrad med kolumnerna {party} och {weight}, och en rad för "
        "varje part under den"
    )
    EN = (
        "its first line is {first:shown}, expected a header with the columns {party} and {weight}, and a row for each "
        "party under it"
    )
    first: str
    party: str
    weight: str


class SeveralTables(Message):
    """Say that a file has several tables of weights."""

    SV = (
        "den har {tables} tabeller; här väntas en enda, med en rubrikrad med kolumnerna {party} och {weight}, och en "
        "rad för varje part under den"
    )
    EN = (
        "it holds {tables} tables, expected one, with a header with the columns {party} and {weight}, and a row for "
        "each party under it"
    )
    tables: int
    party: str
    weight: str


class HeadingTwice(Message):
    """Say that a heading stands over two columns."""

    SV = "dess rubrikrad har {heading} mer än en gång; behåll en sådan kolumn"
    EN = "its header names {heading} more than once; keep one such column"
    heading: str


class SeveralColumns(Message):
    """Say which columns of weights may be meant."""

    SV = "den har flera kolumner som kan vara de menade, {columns:shown}; välj en"
    EN = "it has several columns that may be meant, {columns:shown}; choose one"
    columns: tuple[str, ...]


class NoColumnOfNumbers(Message):
    """Say that no column of a table has numbers, and which columns it has."""

    SV = "den har ingen kolumn med tal; dess kolumner är {columns:shown}"
    EN = "it has no column of numbers; its columns are {columns:shown}"
    columns: tuple[str, ...]


class NoWeights(Message):
    """Say that the only column of numbers is of codes, years or the like, which nothing is shared by."""

    SV = "dess enda kolumn med tal är {column:shown}, och sådana tal är inga vikter; välj kolumnen om de ändå är det"
    EN = "its only column of numbers is {column:shown}, and such numbers are no weights; choose the column if they are"
    column: str


class PercentagesNotWhole(RuleMessage):
    """A column of percentages that do not sum to a hundred is shared as parts, and that is said."""

    RULE = "percentages-not-whole"
    SEVERITY = Severity.WARNING
    SV = "Rubriken anger procent, men raderna summerar till {total} procent; de räknas som delar av det."
    EN = "The heading says percent, but the rows sum to {total} percent; they are counted as parts of that."
    total: Fraction


class PercentagesRounded(RuleMessage):
    """Percentages that miss a hundred by no more than their rounding are shared as parts, and that is said."""

    RULE = "percentages-rounded"
    SEVERITY = Severity.NOTE
    SV = "Raderna summerar till {total} procent, som avrundade procentsatser; de räknas som delar av det."
    EN = "The rows sum to {total} percent, as rounded percentages do; they are counted as parts of that."
    total: Fraction


class NoSuchColumn(Message):
    """Say that a table has no column of a name, and which columns it has."""

    SV = "den har ingen kolumn {column:shown}; dess kolumner är {columns:shown}"
    EN = "it has no column {column:shown}; its columns are {columns:shown}"
    column: str
    columns: tuple[str, ...]


class TooManyRows(Message):
    """Say that a table has more rows than there are parties."""

    SV = "den har fler än {most} rader, långt mer än någon tabell över parter"
    EN = "it has more than {most} rows, far beyond any table of parties"
    most: int


class RowFault(Message):
    """Say what is wrong with a row."""

    SV = "{error}"
    EN = "{error}"
    error: NaraVardFinansError


class NoName(Message):
    """Say what a name may be."""

    SV = "det är inget namn; här väntas 1 till {most} tecken som går att skriva ut"
    EN = "this is no name; expected 1 to {most} characters that can be printed"
    most: int


class WeightUnread(Message):
    """Say why a weight cannot be read."""

    SV = "dess vikt går inte att läsa: {fault}"
    EN = "its weight cannot be read: {fault}"
    fault: Reason | Unread


class WeightRefused(Message):
    """Say why a weight is no number."""

    SV = "dess vikt {error}"
    EN = "its weight {error}"
    error: NaraVardFinansError


class NegativeWeight(Message):
    """Say that a weight is negative."""

    SV = "dess vikt {weight} är negativ; en vikt är noll eller mer"
    EN = "its weight {weight} is negative; a weight is zero or more"
    weight: str


class WeightInMoney(Message):
    """Say that a weight is an amount of money."""

    SV = "dess vikt är ett belopp, i {unit}; skriv ett tal utan enhet"
    EN = "its weight is an amount, in {unit}; give a number without a unit"
    unit: str


class CodeOfAnother(Message):
    """Say that a code is another party's."""

    SV = "{code} är koden för {party}; skriv bara koden eller bara namnet"
    EN = "{code} is the code of {party}; write the code or the name alone"
    code: str
    party: str


class OtherCode(Message):
    """Say which code a party has."""

    SV = "koden för {party} är {code}; skriv bara koden eller bara namnet"
    EN = "the code of {party} is {code}; write the code or the name alone"
    party: str
    code: str
