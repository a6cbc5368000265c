"""Sum findings: whether a printed column adds up, and what it lacks, in sentences."""

import re
from collections.abc import Callable, Iterator

from nara_vard_finans.audit._phrases import AuditSubject, capital, listed_text
from nara_vard_finans.audit.column import Unreadable
from nara_vard_finans.audit.made_rows import made
from nara_vard_finans.audit.relations import column_title
from nara_vard_finans.core import ZERO, Doubt, Finding, Severity, Text, decimal_text, number_of
from nara_vard_finans.grids import NOTHING

_MANY = 20


_ROW, _ROWS = Text("rad", "row"), Text("rader", "rows")


_CLOSE = 50


def _known_as(subject: AuditSubject) -> Iterator[Finding]:
    for statistic in subject.audit.known_as:
        title = statistic.title
        yield subject.finding(
            "column-known",
            Severity.WARNING,
            f"Kolumnen är densamma som {title.sv}, och inga belopp.",
            f"The column is the same as {title.in_english}, and no amounts.",
        )


def _sum(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    rows, by = audit.column.rows_sum, audit.difference
    if not audit.is_stated:
        yield subject.finding(
            "sum-stated",
            Severity.NOTE,
            f"Ingen summa är tryckt eller angiven; raderna summerar till {subject.money(rows)}, och granskas mot den "
            "summan.",
            f"No sum is printed or stated; the rows sum to {subject.money(rows)}, and are audited against that.",
        )
    elif by == ZERO:
        yield subject.finding(
            "sum-as-printed",
            Severity.NOTE,
            f"Tabellen summerar till {_whose_total(subject).sv}.",
            f"The table sums to {_whose_total(subject).en}.",
        )
    else:
        more = Text("mer", "more") if by > ZERO else Text("mindre", "less")
        within = (
            Text(", vilket ryms i dess avrundning", ", which is within its rounding") if audit.adds_up else Text("", "")
        )
        whose = _whose_total(subject)
        readable = Text("Tabellen summerar", "The table sums")
        if audit.column.unreadable:
            readable = Text("De rader som går att läsa summerar", "The rows that can be read sum")
        yield subject.finding(
            "sum-as-printed",
            Severity.NOTE if audit.adds_up else Severity.WARNING,
            f"{readable.sv} till {subject.money(rows)}, {subject.money(abs(by))} {more.sv} än {whose.sv}{within.sv}.",
            f"{readable.en} to {subject.money(rows)}, {subject.money(abs(by))} {more.en} than {whose.en}{within.en}.",
        )
    for each in audit.column.apart:
        yield subject.finding(
            "row-apart",
            Severity.NOTE,
            f"Raden {each.name}, {subject.money(each.amount)}, räknas för sig.",
            f"The row {each.name}, {subject.money(each.amount)}, is counted by itself.",
        )


def _no_parties(subject: AuditSubject) -> Iterator[Finding]:
    """Say which rows are counted as no party's."""
    rows = subject.audit.column.set_aside
    if rows:
        sv, en = listed_text([f"”{row.name}”" for row in rows])
        yield subject.finding(
            "row-no-party", Severity.NOTE, f"Räknas inte som parter: {sv}.", f"Counted as no parties: {en}."
        )


def _unread_sums(subject: AuditSubject) -> Iterator[Finding]:
    """Say which printed sums could not be read, so that none is lost without a word."""
    for row in subject.audit.column.unread_sums:
        where = Text(f" (rad {row.place})", f" (line {row.place})") if row.place else Text("", "")
        if row.reason == NOTHING:
            yield subject.finding(
                "sum-unreadable",
                Severity.NOTE,
                f"Summaraden ”{row.name}”{where.sv} har inget tal i kolumnen.",
                f"The row of sums ”{row.name}”{where.en} has no number in the column.",
            )
        else:
            yield subject.finding(
                "sum-unreadable",
                Severity.WARNING,
                f"Summan i raden ”{row.name}”{where.sv} går inte att läsa{_why(row)}.",
                f"The sum in the row ”{row.name}”{where.en} cannot be read ({row.reason}).",
            )


def _whose_total(subject: AuditSubject) -> Text:
    """Say whether the total is printed, or stated by whoever asks, and what was taken from it."""
    audit = subject.audit
    total, apart = audit.total.amount, audit.column.apart_sum
    if any(each.amount == total for each in audit.column.sums):
        return Text(f"den tryckta summan {subject.money(total)}", f"the printed sum of {subject.money(total)}")
    names = listed_text([row.name for row in audit.column.apart]) if audit.column.apart else ("", "")
    if audit.given is not None and audit.given.amount != total:
        given = audit.given.amount
        return Text(
            f"{subject.money(total)}, som är den angivna summan {subject.money(given)} minus {names[0]}",
            f"{subject.money(total)}, the stated {subject.money(given)} less {names[1]}",
        )
    if apart and any(each.amount - apart == total for each in audit.column.sums):
        return Text(
            f"{subject.money(total)}, som är den tryckta summan minus {names[0]}",
            f"{subject.money(total)}, the printed sum less {names[1]}",
        )
    return Text(f"den angivna summan {subject.money(total)}", f"the stated sum of {subject.money(total)}")


def _scale(subject: AuditSubject) -> Iterator[Finding]:
    """Say when the rows seem to be in thousands or millions, and the total in kronor."""
    column, total = subject.audit.column, subject.audit.total.amount
    for unit, times in (("tkr", 1_000), ("mkr", 1_000_000)):
        if abs(column.rows_sum.ore * times - total.ore) * _CLOSE <= total.ore:
            yield subject.finding(
                "unit-of-rows",
                Severity.WARNING,
                f"Raderna ser ut att vara i {unit} och är lästa som kronor; ange radernas enhet.",
                f"The rows seem to be in {unit} and were read as kronor; state the unit of the rows.",
            )


def _unrounded(subject: AuditSubject) -> Iterator[Finding]:
    if subject.audit.column.unrounded:
        number = number_of(subject.audit.column.unrounded, _ROW, _ROWS)
        verb = Text("avlästa", "hold parts of an öre, as in a spreadsheet, and were read")
        if subject.audit.column.unrounded == 1:
            verb = Text("avläst", "holds parts of an öre, as in a spreadsheet, and was read")
        yield subject.finding(
            "rows-unrounded",
            Severity.NOTE,
            f"{number.sv} har delar av ett öre, som i ett kalkylark, och är {verb.sv} till närmaste öre.",
            f"{number.en} {verb.en} to the nearest öre.",
        )


def _printed_sums(subject: AuditSubject) -> Iterator[Finding]:
    """Say which other printed sums the rows do not make."""
    audit = subject.audit
    for of_more in audit.of_more:
        yield subject.finding(
            "sum-of-more",
            Severity.NOTE,
            f"Raden ”{of_more.name}”, {subject.money(of_more.amount)}, gäller fler än tabellens rader.",
            f"The row ”{of_more.name}”, {subject.money(of_more.amount)}, is of more than the rows of the table.",
        )
    for each in audit.sums:
        printed = each.printed
        is_the_total = printed.amount - (audit.column.apart_sum if each.takes_in_apart else ZERO) == audit.total.amount
        is_told = is_the_total and not each.takes_in_apart and not audit.adds_up
        if each.difference == ZERO or is_told or not audit.is_complete:
            continue
        more = Text("mer", "more") if each.difference > ZERO else Text("mindre", "less")
        line = Text(f" (rad {printed.place})", f" (line {printed.place})") if printed.place else Text("", "")
        yield subject.finding(
            "sum-as-printed",
            Severity.WARNING,
            f"Raden ”{printed.name}”{line.sv}: tryckt {subject.money(printed.amount)}, men raderna summerar till "
            f"{subject.money(each.rows)}, {subject.money(abs(each.difference))} {more.sv}.",
            f"The row ”{printed.name}”{line.en}: {subject.money(printed.amount)} is printed, but the rows sum to "
            f"{subject.money(each.rows)}, {subject.money(abs(each.difference))} {more.en}.",
        )


def _halves(subject: AuditSubject) -> Iterator[Finding]:
    """Hold the rows against a row that stands apart, where the two sides are to pay half each."""
    audit = subject.audit
    half, rows = audit.column.apart_sum, audit.column.rows_sum
    slack = len(audit.column.rows) * audit.column.precision
    if not audit.is_complete or len(audit.column.apart) != 1 or abs(half - rows) > slack:
        return
    name = audit.column.apart[0].name
    if half == rows:
        yield subject.finding(
            "halves", Severity.NOTE, f"{name} och de övriga har hälften var.", f"{name} and the others have half each."
        )
    else:
        yield subject.finding(
            "halves",
            Severity.WARNING,
            f"Hälften var går inte ihop: {name} har {subject.money(half)} och de övriga tillsammans "
            f"{subject.money(rows)}.",
            f"Half each does not hold: {name} has {subject.money(half)}, and the others together "
            f"{subject.money(rows)}.",
        )


def _columns(subject: AuditSubject) -> Iterator[Finding]:
    """Hold the columns against their own sums, and against each other."""
    audit = subject.audit
    own = column_title(audit.column.column, audit.column.heading)
    for side in audit.column.side:
        printed = side.printed_sum
        if printed is None or side.adds_up or not audit.is_complete or side.title == own:
            continue
        with_apart = Text("", "")
        if side.summed != side.total:
            names = listed_text([row.name for row in audit.column.apart])
            with_apart = Text(f" med {names[0]}", f" with {names[1]}")
        yield subject.finding(
            "sum-as-printed",
            Severity.WARNING,
            f"{capital(side.title.sv)} summerar{with_apart.sv} till {decimal_text(side.summed)}; tryckt är "
            f"{decimal_text(printed)}.",
            f"{capital(side.title.en)} sums{with_apart.en} to {decimal_text(side.summed)}; {decimal_text(printed)} is "
            "printed.",
        )
    for relation in audit.relations:
        one, other = relation.parts
        sv = f"{capital(relation.whole.title.sv)} är summan av {one.title.sv} och {other.title.sv}"
        en = f"{capital(relation.whole.title.en)} is the sum of {one.title.en} and {other.title.en}"
        if relation.deviating:
            names = listed_text([subject.name(party) for party in relation.deviating])
            yield subject.finding(
                "column-relation", Severity.WARNING, f"{sv}, utom för {names[0]}.", f"{en}, but for {names[1]}."
            )
        else:
            yield subject.finding("column-relation", Severity.NOTE, f"{sv}.", f"{en}.")


_TOLD_APART = re.compile(r"(.*) cannot be told apart as ([0-9]+) numbers")


_REASONS = {
    "is followed by": "efter talen står något som inte går att tolka",
    "do not stand in groups of three": "siffrorna står inte i grupper om tre",
    "mark of a footnote": "en siffra före parentesen kan höra till talet eller vara en fotnot",
    "could be a year": "talet kan vara ett årtal",
    "number of a page": "talet är långt mindre än alla andra, och kan vara ett sidnummer",
    "fewer numbers than": "raden kan ha färre tal än tabellen har kolumner",
    "more numbers than": "raden kan ha fler tal än tabellen har kolumner",
    "run together": "namnet och talen är hopskrivna",
    "there is no number": "inget tal",
    "it is no number": "inget tal",
    "it is a day or a time": "ett datum eller ett klockslag",
    "it has no name": "inget namn",
    "it is a percentage": "en procentsats",
    "three digits after": "tre siffror efter komma eller punkt kan vara tusental eller decimaler",
    "the cell holds a formula": "cellen har en formel utan sparat värde; öppna arbetsboken i Excel och spara den",
    "the cell holds the error": "cellen visar ett fel",
    "the cell is merged": "cellen är sammanslagen med en annan",
    "could be": "namnet kan vara flera parters",
}


def _lacks(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    for row in audit.column.unreadable:
        name = f"”{row.name}”" if row.name else "–"
        yield subject.finding(
            "row-unreadable",
            Severity.WARNING,
            f"Rad{f' {row.place}' if row.place else 'en'} går inte att läsa: {name}{_why(row)}.",
            f"{f'Line {row.place}' if row.place else 'The row'} cannot be read: {name} ({row.reason}).",
        )
    unread = {row.name for row in audit.column.unreadable}
    listed = [name for party in audit.missing if (name := subject.name(party)) not in unread]
    if listed:
        sv, en = listed_text(listed) if len(listed) <= _MANY else (f"{len(listed)} parter", f"{len(listed)} parties")
        yield subject.finding(
            "row-missing",
            Severity.WARNING,
            f"Tabellen saknar rad för {sv}, som finns i underlaget.",
            f"The table has no row for {en}, which the basis counts.",
        )
    if audit.missing and audit.fits and audit.fits[0].is_stated:
        yield from _by_the_rule(subject)


def _why(row: Unreadable) -> str:
    """Say in Swedish why a row cannot be read."""
    if (apart := _TOLD_APART.fullmatch(row.reason)) is not None:
        return f" (”{apart[1]}” kan inte läsas som {apart[2]} tal)"
    return next((f" ({sv}{_readings(row.reason)})" for en, sv in _REASONS.items() if en in row.reason), "")


def _readings(reason: str) -> str:
    """Give the readings of a number that has more than one, as its reason ends with them."""
    readings = reason.partition(": ")[2] if isinstance(reason, Doubt) else ""
    return f": {readings.replace(', or ', ' eller ')}" if readings else ""


def _by_the_rule(subject: AuditSubject) -> Iterator[Finding]:
    """Say what the rule gives those who have no row."""
    audit = subject.audit
    whole = next((fit for fit in audit.fits if fit.basis.is_whole and fit.rule == audit.fits[0].rule), None)
    if whole is None or len(audit.missing) > _MANY:
        return
    order = [row.party for row in audit.column.rows]
    counts = made(whole.rule, whole.basis, whole.total.ore, whole.unit.ore, order)
    sv, en = listed_text(
        [f"{subject.name(party)} {subject.money(counts[party] * whole.unit)}" for party in audit.missing]
    )
    yield subject.finding(
        "row-by-rule",
        Severity.NOTE,
        f"Regeln ger de rader som saknas: {sv}.",
        f"The rule gives the rows that are missing: {en}.",
    )


_SAID: tuple[Callable[[AuditSubject], Iterator[Finding]], ...] = (
    _known_as,
    _sum,
    _unread_sums,
    _no_parties,
    _scale,
    _unrounded,
    _printed_sums,
    _halves,
    _columns,
    _lacks,
)


def sum_findings(subject: AuditSubject) -> Iterator[Finding]:
    """Say whether the column adds up, and what it lacks."""
    for say in _SAID:
        yield from say(subject)
