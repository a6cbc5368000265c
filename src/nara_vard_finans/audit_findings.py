"""
Audit findings: what an audit found, as sentences that can be put in a letter.

Each sentence is a finding; together, in their order, they are the whole answer.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from nara_vard_finans.apportionment import Apportionment, apportion
from nara_vard_finans.audit_bases import AuditBasis
from nara_vard_finans.audits import Audit, Recovered, Verdict
from nara_vard_finans.column_relations import column_title
from nara_vard_finans.cost_keys import parts
from nara_vard_finans.findings import Finding, Severity
from nara_vard_finans.methods import Method
from nara_vard_finans.money import ZERO, Amount
from nara_vard_finans.numerals import decimal_text, digits, grouped
from nara_vard_finans.recoveries import SURE, Recovery
from nara_vard_finans.row_rules import CARRIERS, Residual, RowRounding, RowRule
from nara_vard_finans.sentences import method_text, unit_text
from nara_vard_finans.table_fits import Fit, made, parting
from nara_vard_finans.texts import Text, number_of

_MOST = 5
_MANY = 20
_ROW, _ROWS = Text("rad", "row"), Text("rader", "rows")


def findings_of(audit: Audit, names: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """
    Say what an audit found: the sums, what is lacking, the rule, and the basis that was recovered.

    Args:
        audit: The audit.
        names: The names of parties that have no row in the table, by code.

    Returns:
        Findings in the order in which they are told; a note needs no measure.
    """
    told = _Told(audit, names or {})
    return tuple(finding for say in _SAID for finding in say(told))


class _Told:
    """An audit, with the names of its parties and how findings about it are made."""

    def __init__(self, audit: Audit, names: Mapping[str, str]) -> None:
        self.audit = audit
        self.names = {**names, **{row.party: row.name for row in audit.column.rows}}

    def finding(self, rule: str, severity: Severity, sv: str, en: str) -> Finding:
        return Finding(rule=rule, severity=severity, subject=self.audit.column.title, message=Text(sv, en))

    def name(self, party: str) -> str:
        return self.names.get(party, party)


def _sum(told: _Told) -> Iterator[Finding]:
    audit = told.audit
    rows, by = audit.column.rows_sum, audit.difference
    if not audit.is_stated:
        yield told.finding(
            "sum-stated",
            Severity.NOTE,
            f"Ingen summa är tryckt eller angiven; raderna summerar till {rows}, och granskas mot den summan.",
            f"No sum is printed or stated; the rows sum to {rows}, and are audited against that.",
        )
    elif by == ZERO:
        yield told.finding(
            "sum-as-printed",
            Severity.NOTE,
            f"Tabellen summerar till {_whose_total(audit).sv}.",
            f"The table sums to {_whose_total(audit).en}.",
        )
    else:
        more = Text("mer", "more") if by > ZERO else Text("mindre", "less")
        within = (
            Text(", vilket ryms i dess avrundning", ", which is within its rounding") if audit.adds_up else Text("", "")
        )
        whose = _whose_total(audit)
        readable = Text("Tabellen summerar", "The table sums")
        if audit.column.unreadable:
            readable = Text("De rader som går att läsa summerar", "The rows that can be read sum")
        yield told.finding(
            "sum-as-printed",
            Severity.NOTE if audit.adds_up else Severity.WARNING,
            f"{readable.sv} till {rows}, {abs(by)} {more.sv} än {whose.sv}{within.sv}.",
            f"{readable.en} to {rows}, {abs(by)} {more.en} than {whose.en}{within.en}.",
        )
    for each in audit.column.apart:
        yield told.finding(
            "row-apart",
            Severity.NOTE,
            f"Raden {each.name}, {each.amount}, räknas för sig.",
            f"The row {each.name}, {each.amount}, is counted by itself.",
        )


def _unrounded(told: _Told) -> Iterator[Finding]:
    if told.audit.column.unrounded:
        number = number_of(told.audit.column.unrounded, _ROW, _ROWS)
        verb = Text("avlästa", "hold parts of an öre, as in a spreadsheet, and were read")
        if told.audit.column.unrounded == 1:
            verb = Text("avläst", "holds parts of an öre, as in a spreadsheet, and was read")
        yield told.finding(
            "rows-unrounded",
            Severity.NOTE,
            f"{number.sv} har delar av ett öre, som i ett kalkylark, och är {verb.sv} till närmaste öre.",
            f"{number.en} {verb.en} to the nearest öre.",
        )


def _whose_total(audit: Audit) -> Text:
    """Say whether the total is printed, or stated by whoever asks, and what was taken from it."""
    total, apart = audit.total.amount, audit.column.apart_sum
    if any(each.amount == total for each in audit.column.sums):
        return Text(f"den tryckta summan {total}", f"the printed sum of {total}")
    names = _listed([row.name for row in audit.column.apart]) if audit.column.apart else ("", "")
    if audit.given is not None and audit.given.amount != total:
        given = audit.given.amount
        return Text(
            f"{total}, som är den angivna summan {given} minus {names[0]}",
            f"{total}, the stated {given} less {names[1]}",
        )
    if apart and any(each.amount - apart == total for each in audit.column.sums):
        return Text(f"{total}, som är den tryckta summan minus {names[0]}", f"{total}, the printed sum less {names[1]}")
    return Text(f"den angivna summan {total}", f"the stated sum of {total}")


def _printed_sums(told: _Told) -> Iterator[Finding]:
    """Say which other printed sums the rows do not make."""
    audit = told.audit
    for each in audit.sums:
        printed = each.printed
        is_the_total = printed.amount - (audit.column.apart_sum if each.takes_in_apart else ZERO) == audit.total.amount
        is_told = is_the_total and not each.takes_in_apart and not audit.adds_up
        if each.difference == ZERO or is_told or not audit.is_complete:
            continue
        more = Text("mer", "more") if each.difference > ZERO else Text("mindre", "less")
        line = Text(f" (rad {printed.place})", f" (line {printed.place})") if printed.place else Text("", "")
        yield told.finding(
            "sum-as-printed",
            Severity.WARNING,
            f"Raden ”{printed.name}”{line.sv}: tryckt {printed.amount}, men raderna summerar till {each.rows}, "
            f"{abs(each.difference)} {more.sv}.",
            f"The row ”{printed.name}”{line.en}: {printed.amount} is printed, but the rows sum to {each.rows}, "
            f"{abs(each.difference)} {more.en}.",
        )


def _columns(told: _Told) -> Iterator[Finding]:
    """Hold the columns against their own sums, and against each other."""
    audit = told.audit
    own = column_title(audit.column.column, audit.column.heading)
    for side in audit.column.side:
        printed = side.printed_sum
        if printed is None or side.adds_up or not audit.is_complete or side.title == own:
            continue
        with_apart = Text("", "")
        if side.summed != side.total:
            names = _listed([row.name for row in audit.column.apart])
            with_apart = Text(f" med {names[0]}", f" with {names[1]}")
        yield told.finding(
            "sum-as-printed",
            Severity.WARNING,
            f"{_capital(side.title.sv)} summerar{with_apart.sv} till {decimal_text(side.summed)}; tryckt är "
            f"{decimal_text(printed)}.",
            f"{_capital(side.title.en)} sums{with_apart.en} to {decimal_text(side.summed)}; {decimal_text(printed)} is "
            "printed.",
        )
    for relation in audit.relations:
        one, other = relation.parts
        sv = f"{_capital(relation.whole.title.sv)} är summan av {one.title.sv} och {other.title.sv}"
        en = f"{_capital(relation.whole.title.en)} is the sum of {one.title.en} and {other.title.en}"
        if relation.deviating:
            names = _listed([told.name(party) for party in relation.deviating])
            yield told.finding(
                "column-relation", Severity.WARNING, f"{sv}, utom för {names[0]}.", f"{en}, but for {names[1]}."
            )
        else:
            yield told.finding("column-relation", Severity.NOTE, f"{sv}.", f"{en}.")


def _halves(told: _Told) -> Iterator[Finding]:
    """Hold the rows against a row that stands apart, where the two sides are to pay half each."""
    audit = told.audit
    half, rows = audit.column.apart_sum, audit.column.rows_sum
    slack = len(audit.column.rows) * audit.column.precision
    if not audit.is_complete or len(audit.column.apart) != 1 or abs(half - rows) > slack:
        return
    name = audit.column.apart[0].name
    if half == rows:
        yield told.finding(
            "halves", Severity.NOTE, f"{name} och de övriga har hälften var.", f"{name} and the others have half each."
        )
    else:
        yield told.finding(
            "halves",
            Severity.WARNING,
            f"Hälften var går inte ihop: {name} har {half} och de övriga tillsammans {rows}.",
            f"Half each does not hold: {name} has {half}, and the others together {rows}.",
        )


def _lacks(told: _Told) -> Iterator[Finding]:
    audit = told.audit
    for row in audit.column.unreadable:
        name = f"”{row.name}”" if row.name else "–"
        why = next((f" ({sv})" for en, sv in _REASONS.items() if en in row.reason), "")
        if (apart := _TOLD_APART.fullmatch(row.reason)) is not None:
            why = f" (”{apart[1]}” kan inte läsas som {apart[2]} tal)"
        yield told.finding(
            "row-unreadable",
            Severity.WARNING,
            f"Rad{f' {row.place}' if row.place else 'en'} går inte att läsa: {name}{why}.",
            f"{f'Line {row.place}' if row.place else 'The row'} cannot be read: {name} ({row.reason}).",
        )
    unread = {row.name for row in audit.column.unreadable}
    listed = [name for party in audit.lacking if (name := told.name(party)) not in unread]
    if listed:
        sv, en = _listed(listed) if len(listed) <= _MANY else (f"{len(listed)} parter", f"{len(listed)} parties")
        yield told.finding(
            "row-lacking",
            Severity.WARNING,
            f"Tabellen saknar rad för {sv}, som finns i underlaget.",
            f"The table has no row for {en}, which the basis counts.",
        )
    if audit.lacking and audit.fits and audit.fits[0].is_stated:
        yield from _by_the_rule(told)


def _by_the_rule(told: _Told) -> Iterator[Finding]:
    """Say what the rule gives those who have no row."""
    audit = told.audit
    whole = next((fit for fit in audit.fits if fit.basis.is_whole and fit.rule == audit.fits[0].rule), None)
    if whole is None or len(audit.lacking) > _MANY:
        return
    order = [row.party for row in audit.column.rows]
    counts = made(whole.rule, whole.basis, whole.total.ore, whole.unit.ore, order)
    sv, en = _listed([f"{told.name(party)} {counts[party] * whole.unit}" for party in audit.lacking])
    yield told.finding(
        "row-by-rule",
        Severity.NOTE,
        f"Regeln ger de rader som saknas: {sv}.",
        f"The rule gives the rows that are lacking: {en}.",
    )


_TOLD_APART = re.compile(r"(.*) cannot be told apart as ([0-9]+) numbers")
_REASONS = {
    "there is no number": "inget tal",
    "it is no number": "inget tal",
    "it has no name": "inget namn",
    "it is a percentage": "en procentsats",
    "three digits after": "tre siffror efter komma eller punkt kan vara tusental eller decimaler",
    "the cell holds a formula": "cellen har en formel utan sparat värde; öppna arbetsboken i Excel och spara den",
    "the cell holds the error": "cellen visar ett fel",
    "the cell is merged": "cellen är sammanslagen med en annan",
    "could be": "namnet kan vara flera parters",
}


def _no_rule(told: _Told) -> Iterator[Finding]:
    audit = told.audit
    if not audit.fits:
        yield told.finding(
            "rule-found",
            Severity.WARNING,
            f"Ingen prövad regel ger alla rader{_bases_tried(audit).sv}.",
            f"No rule that was tried gives all rows{_bases_tried(audit).en}.",
        )


def _rule(told: _Told) -> Iterator[Finding]:
    audit = told.audit
    if not audit.fits:
        return
    fit, rows = audit.fits[0], number_of(len(audit.column.rows), _ROW, _ROWS)
    basis = _basis(audit, fit)
    of = Text("", "")
    if not audit.is_stated and fit.lowest != fit.highest:
        of = Text(
            f", av en total mellan {fit.lowest} och {fit.highest}", f", of a total from {fit.lowest} to {fit.highest}"
        )
    elif not audit.is_stated and fit.total != audit.total.amount:
        of = Text(f", av {fit.total}", f", of {fit.total}")
    rule, unit = _clause(told, fit.rule), unit_text(fit.unit)
    if fit.is_stated:
        yield told.finding(
            "rule-found",
            Severity.WARNING if fit.rule.residual is Residual.NAMED else Severity.NOTE,
            f"{_capital(rule.sv)}, i {unit.sv}, efter {basis.sv}{of.sv}; det ger alla {rows.sv} som de är tryckta.",
            f"{_capital(rule.en)}, in {unit.en}, by {basis.en}{of.en}; that gives all {rows.en} as they are printed.",
        )
    else:
        yield told.finding(
            "rule-found",
            Severity.WARNING,
            f"Alla {rows.sv} fås bara med en total som ingen har angett, {fit.total}: {rule.sv}, i {unit.sv}, efter "
            f"{basis.sv}.",
            f"All {rows.en} come about only by a total that nobody has stated, {fit.total}: {rule.en}, in {unit.en}, "
            f"by {basis.en}.",
        )
    if fit.rule.residual is Residual.NAMED:
        name = told.name(fit.rule.carrier)
        yield told.finding(
            "residual-named",
            Severity.WARNING,
            f"{name} är den enda rad som inte är sin egen avrundade andel. Antingen är skillnaden lagd där med avsikt, "
            "eller så är raden fel.",
            f"{name} is the only row that is not its own rounded share. Either the difference was put there on "
            "purpose, or the row is wrong.",
        )


def _several(told: _Told) -> Iterator[Finding]:
    audit = told.audit
    if not audit.fits:
        return
    first = audit.fits[0]
    others = [fit for fit in audit.fits if fit.rule != first.rule and _agree(first.basis, fit.basis)]
    units = list(dict.fromkeys(fit.unit for fit in audit.fits if fit.unit != first.unit))
    if _is_even(audit, first) and (others or units):
        yield told.finding(
            "rule-unique",
            Severity.NOTE,
            "Varje andel går jämnt ut, så att ingen avrundning har behövts och alla regler ger samma rader.",
            "Every share comes out even, so that nothing had to be rounded and every rule gives the same rows.",
        )
    elif others or units:
        steps = [Text(f"avrundning i {unit_text(unit).sv}", f"rounding in {unit_text(unit).en}") for unit in units]
        ways = [*dict.fromkeys(_way(fit.rule, others) for fit in others), *steps]
        sv, en = _listed([way.sv for way in ways])[0], _listed([way.en for way in ways])[1]
        apart = _told_apart(told, first, others)
        yield told.finding(
            "rule-unique",
            Severity.NOTE,
            f"Samma rader fås också med {sv}. {apart.sv}",
            f"The same rows also come about by {en}. {apart.en}",
        )
    bases = list(dict.fromkeys(_titled(fit.basis) for fit in audit.fits if not _agree(first.basis, fit.basis)))
    if bases:
        sv, en = _listed([basis.sv for basis in bases])[0], _listed([basis.en for basis in bases])[1]
        yield told.finding(
            "basis-unique",
            Severity.NOTE,
            f"Raderna går också att få efter {sv}.",
            f"The rows can also be made by {en}.",
        )


def _is_even(audit: Audit, fit: Fit) -> bool:
    """Say whether every row is its exact share."""
    weights, whole = fit.basis.integers, fit.basis.whole
    return all(row.amount.ore * whole == fit.total.ore * weights[row.party] for row in audit.column.rows)


def _way(rule: RowRule, among: Sequence[Fit] = ()) -> Text:
    """Name another rule in short; those *among* which it differs only in decimals have one name."""
    if isinstance(rule.rounding, Method):
        return method_text(rule.rounding)
    if rule.residual is not None:
        whom = CARRIERS.get(rule.residual, Text("en rad", "one row"))
        return Text(f"skillnaden lagd på {whom.sv}", f"the difference put on {whom.en}")
    if rule.decimals is not None:
        others = {fit.rule.decimals for fit in among if fit.rule.residual is None and fit.rule.decimals is not None}
        places = [str(number) for number in sorted(others | {rule.decimals})]
        sv, en = (
            f"{', '.join(places[:-1])} {word} {places[-1]}" if places[1:] else places[0] for word in ("eller", "or")
        )
        return Text(f"procentsatser först avrundade till {sv} decimaler", f"percentages first rounded to {en} decimals")
    if rule.by_rate:
        return Text("ett belopp för var och en avrundat till öre först", "an amount for each rounded to öre first")
    return _ALONE[rule.rounding]


_ALONE = {
    RowRounding.HALF_UP: Text("halva uppåt", "halves up"),
    RowRounding.HALF_EVEN: Text("halva till jämnt tal", "halves to even"),
    RowRounding.FLOOR: Text("avrundning nedåt", "rounding down"),
    RowRounding.CEILING: Text("avrundning uppåt", "rounding up"),
}


def _told_apart(told: _Told, first: Fit, others: list[Fit]) -> Text:
    """Say what would tell the first rule from another, and from one that shares the whole total if there is one."""
    order = [row.party for row in told.audit.column.rows]
    alike = (fit for fit in told.audit.fits if (fit.rule, fit.unit) == (first.rule, first.unit))
    first = next((fit for fit in alike if fit.basis.is_whole), first)
    for other in sorted(others, key=lambda fit: not isinstance(fit.rule.rounding, Method))[:_MOST]:
        part = parting(first, other, order)
        if part is not None:
            name, (one, two), way = told.name(part.party), part.amounts, _way(other.rule)
            where = Text(f"Vid {part.total} skiljer de sig", f"At {part.total} they differ")
            if part.total == first.total:
                where = Text("Den rad som saknas skiljer dem åt", "The row that is lacking tells them apart")
            return Text(
                f"{where.sv}: {name} får då {one}, och {two} med {way.sv}.",
                f"{where.en}: {name} then gets {one}, and {two} by {way.en}.",
            )
    return Text(
        "Det som kan skilja dem åt är en tabell över en annan summa, eller beslutet som anger regeln.",
        "What can tell them apart is a table of another sum, or the decision that states the rule.",
    )


def _nearest(told: _Told) -> Iterator[Finding]:
    near = told.audit.nearest
    if near is None or not near.deviations:
        return
    rule, unit = _clause(told, near.rule), unit_text(near.unit)
    number = number_of(len(near.deviations), _ROW, _ROWS)
    worst = sorted(near.deviations, key=lambda each: -abs(each.difference.ore))
    shown = near.deviations if len(near.deviations) <= _MOST else tuple(worst[:1])
    sv = "; ".join(
        f"{told.name(each.party)} tryckt {each.printed}, regeln ger {each.computed} ({_signed(each.difference)})"
        for each in shown
    )
    en = "; ".join(
        f"{told.name(each.party)} printed {each.printed}, the rule gives {each.computed} ({_signed(each.difference)})"
        for each in shown
    )
    right = len(told.audit.column.rows) - len(near.deviations)
    most = Text("", "") if len(shown) == len(near.deviations) else Text("mest ", "most of all ")
    yield told.finding(
        "row-as-rule",
        Severity.WARNING,
        f"Vid {near.total} stämmer {right} av {len(told.audit.column.rows)} rader, när {rule.sv}, i {unit.sv}, efter "
        f"{_titled(near.basis).sv}. {number.sv} avviker, {most.sv}{sv}.",
        f"At {near.total}, {right} of {len(told.audit.column.rows)} rows agree, when {rule.en}, in {unit.en}, by "
        f"{_titled(near.basis).en}. {number.en} {'deviates' if len(near.deviations) == 1 else 'deviate'}, "
        f"{most.en}{en}.",
    )


def _summing(told: _Told) -> Iterator[Finding]:
    """Say what rows that sum to the total would be, where those rounded alone do not."""
    audit = told.audit
    if audit.verdict is not Verdict.DOES_NOT_ADD_UP:
        return
    fit = audit.fits[0]
    shared = _by_remainder(fit.basis, audit.total.amount, fit.unit)
    if shared is None:
        return
    changed = [(row, amount) for row in audit.column.rows if (amount := shared.amount(row.party)) != row.amount]
    sv, en = _listed([f"{row.name} {amount}" for row, amount in changed])
    number = number_of(len(changed), _ROW, _ROWS)
    yield told.finding(
        "sum-by-remainder",
        Severity.NOTE,
        f"Största rest, som summerar till {audit.total.amount}, ändrar {number.sv}: {sv}.",
        f"The largest remainder, which sums to {audit.total.amount}, changes {number.en}: {en}.",
    )


def _by_remainder(basis: AuditBasis, total: Amount, unit: Amount) -> Apportionment | None:
    if not basis.is_whole or total.ore % unit.ore:
        return None
    return apportion(total, parts(basis.weights), method=Method.LARGEST_REMAINDER, unit=unit)


def _unusable(told: _Told) -> Iterator[Finding]:
    for basis, missing in told.audit.unusable:
        if len(missing) > _MOST:
            parties = number_of(len(missing), Text("part", "party"), Text("parter", "parties"))
            sv, en = f"{parties.sv} i tabellen", f"{parties.en} of the table"
        else:
            sv, en = _listed([told.name(party) for party in missing])
        yield told.finding(
            "basis-whole",
            Severity.NOTE,
            f"Underlaget {basis} saknar {sv}, och är inte prövat.",
            f"The basis {basis} lacks {en}, and was not tried.",
        )


def _recovery(told: _Told) -> Iterator[Finding]:
    recovered = told.audit.recovered
    if recovered is None:
        return
    search = recovered.recovery
    low, high = (grouped(number) for number in search.sums)
    first, last = search.totals
    totals = Text(f"totalen {first}", f"the total of {first}")
    if first != last:
        totals = Text(f"totaler från {first} till {last}", f"totals from {first} to {last}")
    within = Text(
        f"bland summor från {low} till {high} och {totals.sv}", f"among sums from {low} to {high} and {totals.en}"
    )
    if not search.solutions:
        yield told.finding(
            "basis-recovered",
            Severity.WARNING,
            f"Inget underlag av hela tal ger raderna {within.sv}{_reached(recovered).sv}, med någon avrundning som "
            "har sökts.",
            f"No basis of whole numbers gives the rows {within.en}{_reached(recovered).en}, by any rounding that was "
            "searched.",
        )
        return
    solution = search.solutions[0]
    way = _how(told, search)
    which = f"{grouped(solution.basis_total)}"
    if recovered.is_unique and search.is_sure:
        exact = Text("varje rads tal är då bestämt", "the figure of each row is then known")
        if not solution.is_exact:
            exact = Text(
                "radernas tal är då kända till sina gränser", "the figures of the rows are then known to bounds"
            )
        yield told.finding(
            "basis-recovered",
            Severity.WARNING if told.audit.verdict in _UNSOUND else Severity.NOTE,
            f"Kronorna återskapar underlaget: {within.sv} ger bara summan {which} och totalen {solution.total} "
            f"raderna, när {way.sv}; {exact.sv}.",
            f"The kronor recover the basis: {within.en}, only the sum {which} and the total of {solution.total} "
            f"give the rows, when {way.en}; {exact.en}.",
        )
    else:
        yield _not_recovered(told, recovered, within)
    yield from _sureness(told, recovered)
    yield from _common_factor(told, recovered)
    yield from _matched(told, recovered)


def _how(told: _Told, search: Recovery) -> Text:
    """Say how the rows are taken to have been made in a search."""
    residual = Residual.LARGEST if search.carrier else None
    return _clause(told, RowRule(rounding=search.rounding, by_rate=search.by_rate, residual=residual))


def _not_recovered(told: _Told, recovered: Recovered, within: Text) -> Finding:
    """Say that there are solutions, and that they do not settle which the basis is."""
    sv: list[str] = []
    en: list[str] = []
    for search in recovered.recoveries:
        number, way = len(search.solutions), _how(told, search)
        least = Text("", "") if search.is_exhaustive else Text("minst ", "at least ")
        first = search.solutions[:_FEW]
        more = Text("", "") if len(first) == number else Text("först ", "first ")
        sums = "; ".join(f"{grouped(each.basis_total)} av {each.total}" for each in first)
        noun = Text("lösning", "solution") if number == 1 else Text("lösningar", "solutions")
        sv.append(f"{least.sv}{grouped(number)} {noun.sv} när {way.sv} ({more.sv}{sums})")
        en.append(f"{least.en}{grouped(number)} {noun.en} when {way.en} ({more.en}{sums.replace(' av ', ' of ')})")
    return told.finding(
        "basis-recovered",
        Severity.WARNING,
        f"Kronorna räcker inte för att säkert återskapa ett underlag: {within.sv}{_reached(recovered).sv} finns "
        f"{', och '.join(sv)}.",
        f"The kronor do not suffice to recover one basis for sure: {within.en}{_reached(recovered).en} there "
        f"{'is' if en[0].startswith('1 ') else 'are'} {', and '.join(en)}.",
    )


_FEW = 3
_UNSOUND = {Verdict.UNEXPLAINED, Verdict.OTHER_TOTAL}


def _reached(recovered: Recovered) -> Text:
    search = recovered.recovery
    if search.is_exhaustive:
        return Text("", "")
    done, pairs = grouped(search.done), grouped(search.pairs)
    return Text(
        f" (sökningen slutade efter {done} av {pairs} par av summa och total)",
        f" (the search ended after {done} of {pairs} pairs of a sum and a total)",
    )


def _sureness(told: _Told, recovered: Recovered) -> Iterator[Finding]:
    search, rows = recovered.recovery, len(told.audit.column.rows)
    if search.one_in >= SURE:
        yield told.finding(
            "recovery-sure",
            Severity.NOTE,
            "Rader utan samband med något underlag skulle ge en lösning högst en gång på "
            f"{_rounded_down(search.one_in)} sådana sökningar.",
            f"Rows that had nothing to do with any basis would give a solution at most once in "
            f"{_rounded_down(search.one_in)} such searches.",
        )
    elif search.sums.high * 100 < search.totals[0].ore:
        yield told.finding(
            "recovery-sure",
            Severity.NOTE,
            "Så få rader, med så små belopp mot summorna, kan stämma av en slump.",
            "So few rows, of amounts so small beside the sums, can agree by chance.",
        )
    else:
        yield told.finding(
            "recovery-sure",
            Severity.NOTE,
            "Beloppen är för små mot summorna för att utesluta slumpen: en krona rymmer mer än en enhet av underlaget.",
            "The amounts are too small beside the sums to rule chance out: a krona holds more than a unit of the "
            "basis.",
        )
    if not search.complete:
        number = number_of(rows, _ROW, _ROWS)
        yield told.finding(
            "recovery-partial",
            Severity.NOTE,
            f"Sökningen tar rader för saknade: bara {number.sv} binder den, och deras tal måste inte summera till "
            "underlagets summa.",
            f"The search takes rows for lacking: only {number.en} bind it, and their figures need not make the sum.",
        )


def _common_factor(told: _Told, recovered: Recovered) -> Iterator[Finding]:
    """Say when the figures have a factor in common, since the same shares are then those of a smaller sum."""
    solution = recovered.recovery.solutions[0]
    factor = math.gcd(*(span.low for _, span in solution.weights))
    if recovered.is_unique and solution.is_exact and factor > 1:
        smaller = grouped(solution.basis_total // factor)
        yield told.finding(
            "recovery-factor",
            Severity.NOTE,
            f"Alla tal är delbara med {factor}: samma andelar har ett underlag med summan {smaller}.",
            f"All figures are divisible by {factor}: a basis that sums to {smaller} has the same shares.",
        )


def _rounded_down(number: int) -> str:
    """Give a power of ten that is no more than *number*; beyond a thousand million nobody needs to know."""
    return grouped(10 ** min(len(digits(number)) - 1, 9))


def _matched(told: _Told, recovered: Recovered) -> Iterator[Finding]:
    if not recovered.is_unique:
        return
    for match in recovered.matches[0]:
        title = match.statistic.title
        what = (
            Text("Siffrorna är", "The figures are")
            if match.same_figures
            else Text("Summan är densamma som i", "The sum is that of")
        )
        yield told.finding("basis-known", Severity.NOTE, f"{what.sv} {title.sv}.", f"{what.en} {title.in_english}.")
    if not recovered.matches[0]:
        yield told.finding(
            "basis-known",
            Severity.NOTE,
            "Ingen känd statistik har samma siffror eller samma summa, så vilken dag de avser är okänt.",
            "No known statistic has the same figures or the same sum, so that the day they refer to is not known.",
        )


def _known_as(told: _Told) -> Iterator[Finding]:
    for statistic in told.audit.known_as:
        title = statistic.title
        yield told.finding(
            "column-known",
            Severity.WARNING,
            f"Kolumnen är densamma som {title.sv}, och inga belopp.",
            f"The column is the same as {title.in_english}, and no amounts.",
        )


def _scale(told: _Told) -> Iterator[Finding]:
    """Say when the rows seem to be in thousands or millions, and the total in kronor."""
    column, total = told.audit.column, told.audit.total.amount
    for unit, times in (("tkr", 1_000), ("mkr", 1_000_000)):
        if abs(column.rows_sum.ore * times - total.ore) * _CLOSE <= total.ore:
            yield told.finding(
                "unit-of-rows",
                Severity.WARNING,
                f"Raderna ser ut att vara i {unit} och är lästa som kronor; ange enheten.",
                f"The rows seem to be in {unit} and were read as kronor; state the unit (--rows-in {unit}).",
            )


_CLOSE = 50
_SAID: tuple[Callable[[_Told], Iterator[Finding]], ...] = (
    _known_as,
    _sum,
    _scale,
    _unrounded,
    _printed_sums,
    _halves,
    _columns,
    _lacks,
    _no_rule,
    _nearest,
    _rule,
    _several,
    _summing,
    _unusable,
    _recovery,
)


def _clause(told: _Told, rule: RowRule) -> Text:
    text = rule.text
    if rule.residual is not Residual.NAMED:
        return text
    name = told.name(rule.carrier)
    return Text(text.sv.replace(rule.carrier, name), text.en.replace(rule.carrier, name))


def _titled(basis: AuditBasis) -> Text:
    total = decimal_text(basis.total)
    return Text(f"{basis.title.sv} (summa {total})", f"{basis.title.in_english} (sum {total})")


def _basis(audit: Audit, fit: Fit) -> Text:
    """Name the basis, and what known figures it is the same as."""
    for other in audit.fits:
        if other.basis.as_of is not None and other.basis.id != fit.basis.id and _agree(fit.basis, other.basis):
            first, known = fit.basis.title, _titled(other.basis)
            return Text(f"{first.sv}, som är {known.sv}", f"{first.in_english}, which is {known.en}")
    return _titled(fit.basis)


def _agree(one: AuditBasis, other: AuditBasis) -> bool:
    known = dict(other.weights)
    return one.total == other.total and all(known.get(party) == weight for party, weight in one.weights)


def _bases_tried(audit: Audit) -> Text:
    lacking = {basis for basis, _ in audit.unusable}
    titles = list(dict.fromkeys(basis.title for basis in audit.bases if basis.id not in lacking))
    if not titles:
        return Text(": det finns inget underlag att pröva", ": there is no basis to try")
    sv, en = _listed([title.sv for title in titles]), _listed([title.in_english for title in titles])
    return Text(f" efter {sv[0]}", f" by {en[1]}")


def _listed(names: list[str]) -> tuple[str, str]:
    if len(names) == 1:
        return names[0], names[0]
    # A name with a comma in it, such as that of a statistic and its day, takes a stronger mark between.
    mark = "; " if any("," in name for name in names) else ", "
    head, last = mark.join(names[:-1]), names[-1]
    return f"{head} och {last}", f"{head} and {last}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _signed(amount: Amount) -> str:
    return f"+{amount}" if amount > ZERO else str(amount)
