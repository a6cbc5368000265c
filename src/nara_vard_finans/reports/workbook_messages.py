"""What a workbook says beside its figures, in both languages."""

from nara_vard_finans.core import AnyText, Message, Text

TABLE = Text("Tabell", "Table")
WORKING = Text("Beräkning", "Working")
SOURCES = Text("Källor", "Sources")
OTHERS = Text("Övrigt", "Other")


class StageOfWhole(Message):
    """The first stage of a sharing."""

    SV = "Fördelning av hela summan"
    EN = "Sharing of the whole total"


class StageWithin(Message):
    """A stage within a group, or of a pot."""

    SV = "Fördelning inom {group}"
    EN = "Sharing within {group}"
    group: AnyText


class StageOf(Message):
    """A stage, where a workbook holds several sharings."""

    SV = "{whole}: {stage}"
    EN = "{whole}: {stage}"
    whole: AnyText
    stage: AnyText


class StageOfAudit(Message):
    """A printed column, as a rule gives it."""

    SV = "Raderna enligt {basis}: {rule}"
    EN = "The rows by {basis}: {rule}"
    basis: AnyText
    rule: AnyText


class StageOfSteps(Message):
    """The whole over the steps in which it is paid."""

    SV = "Hela summan över delbetalningarna, efter {counted}"
    EN = "The whole total over the instalments, by {counted}"
    counted: AnyText


class StageOfInstalment(Message):
    """What each pays in one step."""

    SV = "Delbetalning {day}, efter vad var och en har kvar att betala"
    EN = "Instalment {day}, by what each has left to pay"
    day: str


class EditHere(Message):
    """Where somebody may change figures."""

    SV = (
        "Gula celler kan ändras: då räknas beloppen om exakt. Övriga celler är låsta, utan lösenord. "
        "Varje steg har en kontroll, som säger till om beloppen inte kan räknas exakt."
    )
    EN = (
        "Yellow cells can be changed, and the amounts are then recalculated exactly. Other cells are locked, without a "
        "password. Each stage has a check, which says so if the amounts cannot be reckoned exactly."
    )


class NeedsWriter(Message):
    """Why no workbook is written."""

    SV = "en arbetsbok skrivs av biblioteket XlsxWriter; installera det med: pip install 'nara-vard-finans[excel]'"
    EN = "a workbook is written by the library XlsxWriter; install it with: pip install 'nara-vard-finans[excel]'"


class TooManyRows(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: {rows:grouped} rader är fler än {most:grouped}, som en arbetsbok räknar om snabbt."
    EN = "Values, not formulas: {rows:grouped} rows are more than {most:grouped}, which a workbook recalculates fast."
    rows: int
    most: int


class TooLarge(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: talen är större än vad en arbetsbok räknar exakt med (femton siffror)."
    EN = "Values, not formulas: the numbers are larger than a workbook reckons exactly with (fifteen digits)."


class ByRate(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: taxan har fler decimaler än cellerna har plats för."
    EN = "Values, not formulas: the rate has more decimals than the cells have room for."


class AsStated(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: beloppen är angivna vart för sig, och ingenting fördelas."
    EN = "Values, not formulas: the amounts are stated by themselves, and nothing is shared."


class WithinBounds(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: lägsta och högsta belopp prövas steg för steg, vilket celler inte gör."
    EN = "Values, not formulas: floors and ceilings are tried round by round, which cells do not do."


class OtherRule(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: beloppen följer av mer än vikterna och avrundningen."
    EN = "Values, not formulas: the amounts follow from more than the weights and the rounding."


class NoFormula(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: {method} kan inte räknas exakt i celler."
    EN = "Values, not formulas: {method} cannot be reckoned exactly in cells."
    method: AnyText


class NoFormulaOfMixed(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: {method} skrivs inte som formler när flera nycklar vägs samman."
    EN = "Values, not formulas: {method} is not written as formulas where several keys are weighed together."
    method: AnyText


class TooManySteps(Message):
    """Why a stage is written as values."""

    SV = "Värden, inte formler: en rad får så många enheter utöver sin egen avrundning att cellerna inte räcker."
    EN = "Values, not formulas: a row gets so many units beyond its own rounding that the cells do not suffice."


EDITED_ELSEWHERE = Text(
    "Vikter och summor ändras på bladet Beräkning, i de gula cellerna; tabellen följer med, men inte rubriken och "
    "texten under den.",
    "Weights and totals are changed on the sheet Working, in the yellow cells; the table follows, but not the "
    "title and the text under it.",
)
SEE_WORKING = Text(
    "Beloppen kan inte räknas exakt efter ändringen: se kontrollerna på bladet Beräkning.",
    "The amounts cannot be reckoned exactly after the change: see the checks on the sheet Working.",
)
SOURCE_TITLE = Text("Handling", "Paper")
ISSUER = Text("Utfärdare", "Issuer")
DATED = Text("Daterad", "Dated")
REGISTRY_NUMBER = Text("Diarienummer", "Registry number")
SOURCE_PLACE = Text("Ställe", "Place")
TOTAL = Text("Att fördela, kr", "To share, kr")
UNIT_KR = Text("Enhet, kr", "Unit, kr")
UNIT_ORE = Text("Enhet, öre", "Unit, öre")
SIGN = Text("Tecken (−1 för återbetalning)", "Sign (−1 for a repayment)")
SIZE_KR = Text("Utan tecken, kr", "Without its sign, kr")
SIZE_ORE = Text("Utan tecken, öre", "Without its sign, öre")
UNITS = Text("Hela enheter att fördela", "Whole units to share")
MILLIONS = Text("… varav hela miljoner", "… of which whole millions")
REST = Text("… och resten", "… and the rest")
LEFT = Text("Enheter kvar efter avrundning nedåt", "Units left after rounding down")
NOT_PLACED = Text("Summan minus raderna avrundade var för sig, enheter", "The total less the rows rounded alone, units")
CHECK = Text("Kontroll (1 = exakt)", "Check (1 = exact)")
KEY_PART = Text("Nyckelns del, och nämnaren i resten", "The key's part, and the denominator of the remainder")
PARTICIPANT = Text("Part", "Party")
CODE = Text("Kod", "Code")
WEIGHT = Text("Vikt", "Weight")
WHOLE_WEIGHT = Text("Vikt i hela tal", "Weight as a whole number")
HIGH = Text("Kvot, miljoner", "Quotient, millions")
LEFT_OF_IT = Text("Rest", "Remainder")
LOW = Text("Kvot", "Quotient")
TOGETHER = Text("Rester tillsammans", "Remainders together")
FLOOR = Text("Avrundat nedåt", "Rounded down")
REMAINDER = Text("Rest att jämföra", "Remainder to compare")
PLACE = Text("Plats", "Place")
ALONE = Text("Avrundat för sig", "Rounded alone")
RATE = Text("Taxa, kr för varje", "Rate, kr for each")
WHOLE_RATE = Text("Taxa i hela tal", "Rate as a whole number")
OFF_BY = Text("Avrundat bort", "Rounded away")
CLAIM = Text("Anspråk på steg", "Claim to step")
STEP_PLACE = Text("Plats för steg", "Place of step")
CARRIES = Text("Bär skillnaden", "Carries the difference")
SUM = Text("Summa", "Sum")
COUNT = Text("Enheter", "Units")
EXACT = Text("Före avrundning, kr", "Before rounding, kr")
AMOUNT = Text("Belopp, kr", "Amount, kr")
PRINTED = Text("Tryckt, kr", "Printed, kr")
OFF = Text("Skillnad, kr", "Difference, kr")

FINE = Text(
    "Beloppen räknas exakt och summerar till det som fördelas.", "The amounts are exact, and sum to what is shared."
)
FINE_RATE = Text(
    "Beloppen räknas exakt, var för sig, och summan av dem.",
    "The amounts are exact, each by itself, and so is their sum.",
)
FINE_ALONE = Text(
    "Beloppen räknas exakt, var för sig; de behöver inte summera till det som fördelas.",
    "The amounts are exact, each by itself; they need not sum to what is shared.",
)
BAD_BEFORE = Text("Ett tidigare steg kan inte räknas exakt.", "An earlier stage cannot be reckoned exactly.")
BAD_TOTAL = Text(
    "Summan är inte ett helt antal enheter, så beloppen kan inte räknas.",
    "The total is not a whole number of units, so the amounts cannot be reckoned.",
)
BAD_WEIGHT = Text(
    "En vikt är negativ eller har fler decimaler än vikterna hade, så beloppen kan inte räknas.",
    "A weight is negative or has more decimals than the weights had, so the amounts cannot be reckoned.",
)
BAD_RATE = Text(
    "Taxan är negativ eller har fler decimaler än den hade, så beloppen kan inte räknas.",
    "The rate is negative or has more decimals than it had, so the amounts cannot be reckoned.",
)
BAD_SUM = Text(
    "Alla vikter är noll, så det finns ingen att fördela på.", "All weights are zero, so there is nobody to share."
)
BAD_CARRIER = Text(
    "Den som bär skillnaden saknar vikt, eller skulle få mindre än noll.",
    "Who carries the difference has no weight, or would get less than nothing.",
)
BAD_STEPS = Text(
    "En rad får så många enheter utöver sin egen avrundning att cellerna inte räcker; räkna med nvf i stället.",
    "A row gets so many units beyond its own rounding that the cells do not suffice; use nvf instead.",
)
BAD_SIZE = Text(
    "Talen är större än vad en arbetsbok räknar exakt med (femton siffror); räkna med nvf i stället.",
    "The numbers are larger than a workbook reckons exactly with (fifteen digits); use nvf instead.",
)
INPUT_RULE = Text("Skriv ett tal, noll eller större.", "Write a number, zero or larger.")
INPUT_TOTAL = Text("Skriv ett belopp i kronor.", "Write an amount in kronor.")
