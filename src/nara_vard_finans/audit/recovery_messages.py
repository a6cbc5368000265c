"""Recovery messages: which basis the amounts give back, and how sure that is."""

from nara_vard_finans.core import Amount, AnyText, Message, RuleMessage, Severity


class OfOneTotal(Message):
    """Say among which sums a basis was searched, of one total."""

    SV = "bland summor från {low:grouped} till {high:grouped} och totalen {total}"
    EN = "among sums from {low:grouped} to {high:grouped} and the total of {total}"
    low: int
    high: int
    total: Amount


class OfTotals(Message):
    """Say among which sums and totals a basis was searched."""

    SV = "bland summor från {low:grouped} till {high:grouped} och totaler från {first} till {last}"
    EN = "among sums from {low:grouped} to {high:grouped} and totals from {first} to {last}"
    low: int
    high: int
    first: Amount
    last: Amount


class EndedAfter(Message):
    """Say how far a search came before it ended."""

    SV = " (sökningen slutade efter {done:grouped} av {pairs:grouped} par av summa och total)"
    EN = " (the search ended after {done:grouped} of {pairs:grouped} pairs of a sum and a total)"
    done: int
    pairs: int


class NoneRecovered(RuleMessage):
    """
    No basis of whole numbers gives the rows.

    They were made by another rule, or of another sum, or a row is wrong.
    """

    RULE = "basis-recovered"
    SEVERITY = Severity.WARNING
    SV = "Inget underlag av hela tal ger raderna {within}{reached}, med någon avrundning som har sökts."
    EN = "No basis of whole numbers gives the rows {within}{reached}, by any rounding that was searched."
    within: Message
    reached: EndedAfter | str


class _Recovered(RuleMessage):
    RULE = "basis-recovered"
    SEVERITY = Severity.NOTE
    within: Message
    sum: int
    total: Amount
    clause: AnyText


class BasisRecovered(_Recovered):
    """
    One basis alone gives the rows, with one number for each.

    It is the one that the table was made from, if the search was wide enough.
    """

    SV = (
        "Kronorna återskapar underlaget: {within} ger bara summan {sum:grouped} och totalen {total} raderna, när "
        "{clause}; varje rads tal är då bestämt."
    )
    EN = (
        "The amounts recover the basis: {within}, only the sum {sum:grouped} and the total of {total} give the rows, "
        "when {clause}; the figure of each row is then known."
    )


class BasisRecoveredToBounds(_Recovered):
    """
    One sum alone gives the rows, and its numbers are known to bounds.

    A krona then holds more than one unit of the basis.
    """

    SV = (
        "Kronorna återskapar underlaget: {within} ger bara summan {sum:grouped} och totalen {total} raderna, när "
        "{clause}; radernas tal är då kända till sina gränser."
    )
    EN = (
        "The amounts recover the basis: {within}, only the sum {sum:grouped} and the total of {total} give the rows, "
        "when {clause}; the figures of the rows are then known to bounds."
    )


class SumOfTotal(Message):
    """Name a solution by its sum and its total."""

    SV = "{sum:grouped} av {total}"
    EN = "{sum:grouped} of {total}"
    sum: int
    total: Amount


class _Solutions(Message):
    solutions: int
    clause: AnyText
    first: tuple[SumOfTotal, ...]


class Solutions(_Solutions):
    """Name all solutions by one rounding."""

    SV = "{solutions:lösning|lösningar} när {clause} ({first:;})"
    EN = "{solutions:solution|solutions} when {clause} ({first:;})"


class FirstSolutions(_Solutions):
    """Name the first of many solutions by one rounding."""

    SV = "{solutions:lösning|lösningar} när {clause} (först {first:;})"
    EN = "{solutions:solution|solutions} when {clause} (first {first:;})"


class AtLeastSolutions(_Solutions):
    """Name the solutions by one rounding, of which there may be more."""

    SV = "minst {solutions:lösning|lösningar} när {clause} ({first:;})"
    EN = "at least {solutions:solution|solutions} when {clause} ({first:;})"


class AtLeastFirstSolutions(_Solutions):
    """Name the first of many solutions by one rounding, of which there may be more."""

    SV = "minst {solutions:lösning|lösningar} när {clause} (först {first:;})"
    EN = "at least {solutions:solution|solutions} when {clause} (first {first:;})"


class NotOneBasis(RuleMessage):
    """
    Several bases give the rows, or one that chance could give.

    None of them is then known to be the one.
    """

    RULE = "basis-recovered"
    SEVERITY = Severity.WARNING
    SV = "Kronorna räcker inte för att säkert återskapa ett underlag: {within}{reached} finns {solutions}."
    EN = "The amounts do not suffice to recover one basis for sure. Found {within}{reached}: {solutions}."
    within: Message
    reached: EndedAfter | str
    solutions: tuple[Message, ...]


class OnceIn(RuleMessage):
    """
    How rarely chance alone would give a solution.

    What chance would hardly give is most likely the basis.
    """

    RULE = "recovery-sure"
    SEVERITY = Severity.NOTE
    SV = (
        "Rader utan samband med något underlag skulle ge en lösning högst en gång på {searches:grouped} sådana "
        "sökningar."
    )
    EN = (
        "Rows that had nothing to do with any basis would give a solution at most once in {searches:grouped} such "
        "searches."
    )
    searches: int


class FewRowsAgree(RuleMessage):
    """
    So few and small rows can agree by chance.

    A solution then says little.
    """

    RULE = "recovery-sure"
    SEVERITY = Severity.NOTE
    SV = "Så få rader, med så små belopp mot summorna, kan stämma av en slump."
    EN = "So few rows, of amounts so small beside the sums, can agree by chance."


class AmountsTooSmall(RuleMessage):
    """
    The amounts are too small to rule chance out.

    A krona then holds more than one unit of the basis, so that many bases give the same rows.
    """

    RULE = "recovery-sure"
    SEVERITY = Severity.NOTE
    SV = "Beloppen är för små mot summorna för att utesluta slumpen: en krona rymmer mer än en enhet av underlaget."
    EN = "The amounts are too small beside the sums to rule chance out: a krona holds more than a unit of the basis."


class RowsLacking(RuleMessage):
    """
    Rows are missing in a search.

    The figures of those that are there need then not make the sum of the basis.
    """

    RULE = "recovery-partial"
    SEVERITY = Severity.NOTE
    SV = (
        "Sökningen räknar med att rader saknas: bara {rows:rad|rader} binder den, och deras tal behöver inte summera "
        "till underlagets summa."
    )
    EN = (
        "The search takes rows for missing: only {rows:row binds|rows bind} it, and their figures need not make the "
        "sum of the basis."
    )
    rows: int


class CommonFactor(RuleMessage):
    """
    The figures have a factor in common.

    The same shares are then those of a smaller basis.
    """

    RULE = "recovery-factor"
    SEVERITY = Severity.NOTE
    SV = "Alla tal är delbara med {factor}: samma andelar har ett underlag med summan {sum:grouped}."
    EN = "All figures are divisible by {factor}: a basis that sums to {sum:grouped} has the same shares."
    factor: int
    sum: int


class FiguresKnown(RuleMessage):
    """
    A known statistic has the recovered figures.

    It is then most likely the basis, and tells the day of it.
    """

    RULE = "basis-known"
    SEVERITY = Severity.NOTE
    SV = "Siffrorna är {statistic}."
    EN = "The figures are {statistic}."
    statistic: AnyText


class SumKnown(RuleMessage):
    """
    A known statistic has the recovered sum, and other figures.

    It may be the basis, with other figures than are known here.
    """

    RULE = "basis-known"
    SEVERITY = Severity.NOTE
    SV = "Summan är densamma som i {statistic}."
    EN = "The sum is that of {statistic}."
    statistic: AnyText


class NoneKnown(RuleMessage):
    """
    No known statistic has the recovered figures, or their sum.

    The day that they refer to is then not known.
    """

    RULE = "basis-known"
    SEVERITY = Severity.NOTE
    SV = "Ingen känd statistik har samma siffror eller samma summa, så vilken dag de avser är okänt."
    EN = "No known statistic has the same figures or the same sum, so that the day they refer to is not known."
