"""Rule messages: which rule made a printed column, which row is not of it, and what else could have."""

from nara_vard_finans.audit.naming import Figure, PartyAmount, SameAs, WithSum
from nara_vard_finans.core import AnyText, Message, RuleMessage, Severity

Basis = WithSum | SameAs


class NoBasis(RuleMessage):
    """
    There is no basis to try a rule on.

    Neither the table nor what is known counts its parties.
    """

    RULE = "rule-found"
    SEVERITY = Severity.WARNING
    SV = "Ingen regel går att pröva, för det finns inget underlag."
    EN = "No rule can be tried, since there is no basis."


class NoRuleFits(RuleMessage):
    """
    No rule that was tried gives every row.

    A row is wrong, or the rows were made by another basis or another rule.
    """

    RULE = "rule-found"
    SEVERITY = Severity.WARNING
    SV = "Ingen av de prövade reglerna ger alla rader efter {basis}."
    EN = "No rule that was tried gives all rows by {basis}."
    basis: AnyText


class NoRuleFitsAny(RuleMessage):
    """
    No rule that was tried gives every row by any of several bases.

    A row is wrong, or the rows were made by another basis or another rule.
    """

    RULE = "rule-found"
    SEVERITY = Severity.WARNING
    SV = "Ingen av de prövade reglerna ger alla rader, vare sig efter {bases:or}."
    EN = "No rule that was tried gives all rows, whether by {bases:or}."
    bases: tuple[AnyText, ...]


class RowDeviates(Message):
    """Say what is printed of a row, and what a rule gives."""

    SV = "{name} tryckt {printed}, regeln ger {computed} ({by})"
    EN = "{name} printed {printed}, the rule gives {computed} ({by})"
    name: str
    printed: Figure
    computed: Figure
    by: Figure


class _Near(RuleMessage):
    RULE = "row-as-rule"
    SEVERITY = Severity.WARNING
    total: Figure
    right: int
    rows: int
    clause: AnyText
    unit: AnyText
    basis: Basis
    deviating: int


class RowsDeviate(_Near):
    """
    A rule gives most rows, and these not.

    A row that deviates from a rule that gives the others is most likely wrong.
    """

    SV = (
        "Vid {total} stämmer {right} av {rows:rad|rader}, när {clause}, i {unit}, efter {basis}. "
        "{deviating:rad|rader} avviker: {deviations:;}."
    )
    EN = (
        "At {total}, {right} of {rows:row|rows} agree, when {clause}, in {unit}, by {basis}. "
        "{deviating:row deviates|rows deviate}: {deviations:;}."
    )
    deviations: tuple[RowDeviates, ...]


class ManyRowsDeviate(_Near):
    """
    A rule comes nearest, and many rows are not of it.

    The basis, or the rule, is then most likely another.
    """

    SV = (
        "Vid {total} stämmer {right} av {rows:rad|rader}, när {clause}, i {unit}, efter {basis}. "
        "{deviating:rad|rader} avviker, mest {most}."
    )
    EN = (
        "At {total}, {right} of {rows:row|rows} agree, when {clause}, in {unit}, by {basis}. "
        "{deviating:row deviates|rows deviate}, most of all {most}."
    )
    most: RowDeviates


class _Found(RuleMessage):
    RULE = "rule-found"
    SEVERITY = Severity.NOTE
    clause: AnyText
    unit: AnyText
    basis: Basis
    rows: int


class RuleFound(_Found):
    """
    A rule gives every row of the total.

    That is how the rows were made, as far as they tell.
    """

    SV = "{clause:capital}, i {unit}, efter {basis}; det ger alla {rows:rad|rader} som de är tryckta."
    EN = "{clause:capital}, in {unit}, by {basis}; that gives all {rows:row|rows} as they are printed."


class RuleFoundOf(_Found):
    """
    A rule gives every row, of a total that is no printed one.

    No sum is printed or stated, so that the rows alone tell the total.
    """

    SV = "{clause:capital}, i {unit}, efter {basis}, av {total}; det ger alla {rows:rad|rader} som de är tryckta."
    EN = "{clause:capital}, in {unit}, by {basis}, of {total}; that gives all {rows:row|rows} as they are printed."
    total: Figure


class RuleFoundBetween(_Found):
    """
    A rule gives every row, of any of several totals.

    No sum is printed or stated, and the rows do not tell which total it was.
    """

    SV = (
        "{clause:capital}, i {unit}, efter {basis}, av en total mellan {lowest} och {highest}; det ger alla "
        "{rows:rad|rader} som de är tryckta."
    )
    EN = (
        "{clause:capital}, in {unit}, by {basis}, of a total from {lowest} to {highest}; that gives all "
        "{rows:row|rows} as they are printed."
    )
    lowest: Figure
    highest: Figure


class RuleOfOtherTotal(_Found):
    """
    A rule gives every row, of another total than the printed one.

    The printed sum is then wrong, or another total was shared.
    """

    SEVERITY = Severity.WARNING
    SV = "Alla {rows:rad|rader} fås bara med en total som ingen har angett, {total}: {clause}, i {unit}, efter {basis}."
    EN = (
        "All {rows:row|rows} come about only by a total that nobody has stated, {total}: {clause}, in {unit}, by "
        "{basis}."
    )
    total: Figure


class ResidualOnOne(RuleMessage):
    """
    One row alone is not its own rounded share.

    The difference was put there, or the row is wrong; the table does not tell which.
    """

    RULE = "residual-named"
    SEVERITY = Severity.WARNING
    SV = (
        "{name} är den enda rad som inte är sin egen avrundade andel. Antingen är skillnaden lagd där med avsikt, "
        "eller så är raden fel."
    )
    EN = (
        "{name} is the only row that is not its own rounded share. Either the difference was put there on purpose, or "
        "the row is wrong."
    )
    name: str


class ApartHasIt(Message):
    """Say that a row apart has the same amount."""

    SV = "Just {total} har också {names}."
    EN = "Just {total} is also what {names} has."
    total: Figure
    names: tuple[str, ...]


class AgreementStatesIt(Message):
    """Say that a known agreement states the same amount."""

    SV = "{total} är också vad ett känt avtal anger."
    EN = "{total} is also what a known agreement states."
    total: Figure


class TableTellsNoTotal(Message):
    """Say that the table does not tell which total was shared."""

    SV = "Vilken total som har delats framgår inte av tabellen; ange den om den är känd."
    EN = "The table does not tell which total was shared; state it if it is known."


class RowsMore(Message):
    """Say how much more rows sum to."""

    SV = "{by} mer"
    EN = "{by} more"
    by: Figure


class RowsLess(Message):
    """Say how much less rows sum to."""

    SV = "{by} mindre"
    EN = "{by} less"
    by: Figure


class _Hidden(RuleMessage):
    RULE = "total-as-printed"
    SEVERITY = Severity.WARNING
    clause: AnyText
    unit: AnyText
    total: Figure
    basis: Basis
    rows: int
    off: RowsMore | RowsLess
    decided: Message


class TotalHidden(_Hidden):
    """
    Each row rounded alone, of a round total near the printed sum, gives every row.

    A sum formula under the rows prints what they sum to, whatever total was shared.
    """

    SV = (
        "{clause:capital}, i {unit}, av {total} efter {basis}; det ger alla {rows:rad|rader} som de är tryckta. Den "
        "tryckta summan är då bara radernas egen, som en summaformel visar den, {off}. {decided}"
    )
    EN = (
        "{clause:capital}, in {unit}, of {total} by {basis}; that gives all {rows:row|rows} as they are printed. The "
        "printed sum is then no more than the rows' own, as a sum formula shows it, {off}. {decided}"
    )


class TotalMayBeHidden(_Hidden):
    """
    Each row rounded alone, of a round total near the printed sum, also gives every row.

    A sum formula under the rows prints what they sum to, whatever total was shared.
    """

    SV = (
        "Den tryckta summan kan vara bara radernas egen, som en summaformel visar den. Samma rader fås när "
        "{clause}, i {unit}, av {total} efter {basis}; raderna summerar då till {off}. {decided}"
    )
    EN = (
        "The printed sum may be no more than the rows' own, as a sum formula shows it. The same rows come "
        "about when {clause}, in {unit}, of {total} by {basis}; the rows then sum to {off}. {decided}"
    )


class RuleAtSum(RuleMessage):
    """
    Rules give every row of the printed sum itself, where another total stands first.

    Either total may be the one that was shared.
    """

    RULE = "rule-at-sum"
    SEVERITY = Severity.NOTE
    SV = "Av den tryckta summan själv, {total}, fås samma rader {ways:or}."
    EN = "Of the printed sum itself, {total}, the same rows come about {ways:or}."
    total: Figure
    ways: tuple[AnyText, ...]


class AllRulesAgree(RuleMessage):
    """
    Every share comes out even.

    Nothing had to be rounded, so that the table tells of no rounding.
    """

    RULE = "rule-unique"
    SEVERITY = Severity.NOTE
    SV = "Varje andel går jämnt ut, så att ingen avrundning har behövts och alla regler ger samma rader."
    EN = "Every share comes out even, so that nothing had to be rounded and every rule gives the same rows."


class PartAt(Message):
    """Say at which total two rules part."""

    SV = "Vid {total} skiljer de sig: {name} får då {one}, och {other} {way}."
    EN = "At {total} they differ: {name} then gets {one}, and {other} {way}."
    total: Figure
    name: str
    one: Figure
    other: Figure
    way: AnyText


class PartAtMissing(Message):
    """Say that a row that is missing tells two rules apart."""

    SV = "Den rad som saknas skiljer dem åt: {name} får då {one}, och {other} {way}."
    EN = "The row that is missing tells them apart: {name} then gets {one}, and {other} {way}."
    name: str
    one: Figure
    other: Figure
    way: AnyText


class NothingParts(Message):
    """Say what would tell rules apart, where no total near does."""

    SV = "Det som kan skilja dem åt är en tabell över en annan summa, eller beslutet som anger regeln."
    EN = "What can tell them apart is a table of another sum, or the decision that states the rule."


class OtherRulesFit(RuleMessage):
    """
    Other rules give the same rows.

    Which of them was used the table does not tell.
    """

    RULE = "rule-unique"
    SEVERITY = Severity.NOTE
    SV = "Samma rader fås också {ways:or}. {apart}"
    EN = "The same rows also come about {ways:or}. {apart}"
    ways: tuple[AnyText, ...]
    apart: Message


class OtherBasesFit(RuleMessage):
    """
    The rows can also be made by another basis.

    Which of them was used the table does not tell.
    """

    RULE = "basis-unique"
    SEVERITY = Severity.NOTE
    SV = "Raderna går också att få efter {bases:or}."
    EN = "The rows can also be made by {bases:or}."
    bases: tuple[Basis, ...]


class RemainderWouldChange(RuleMessage):
    """
    What the largest remainder would change, where rows rounded alone do not sum to the total.

    Shares that sum to the total are had by putting single units where the remainders are largest.
    """

    RULE = "sum-by-remainder"
    SEVERITY = Severity.NOTE
    SV = "Största rest, som summerar till {total}, ändrar {changed:rad|rader}: {changed:long}."
    EN = "The largest remainder, which sums to {total}, changes {changed:row|rows}: {changed:long}."
    total: Figure
    changed: tuple[PartyAmount, ...]


class BasisLacks(RuleMessage):
    """
    A basis lacks parties of the table.

    It cannot have made their rows, and was not tried.
    """

    RULE = "basis-whole"
    SEVERITY = Severity.NOTE
    SV = "Underlaget {basis} saknar {names}, och är inte prövat."
    EN = "The basis {basis} lacks {names}, and was not tried."
    basis: str
    names: tuple[str, ...]


class BasisLacksMany(RuleMessage):
    """
    A basis lacks many parties of the table.

    It cannot have made their rows, and was not tried.
    """

    RULE = "basis-whole"
    SEVERITY = Severity.NOTE
    SV = "Underlaget {basis} saknar {parties:part|parter} i tabellen, och är inte prövat."
    EN = "The basis {basis} lacks {parties:party|parties} of the table, and was not tried."
    basis: str
    parties: int


class BasisUnread(RuleMessage):
    """
    A column beside the amounts cannot be read.

    The rows may have been made by it, and percentages beside it may be rounded from it; so neither was tried.
    """

    RULE = "basis-unread"
    SEVERITY = Severity.NOTE
    SV = "Inte prövad som underlag: {column}. Procenttal bredvid prövas inte heller; de kan vara avrundade från den."
    EN = "Not tried as a basis: {column}. Percentages beside it were not either; they may be rounded from it."
    column: AnyText
