"""Rule findings: which rule made a printed column, which row is not of it, and what else could have, in sentences."""

from collections.abc import Callable, Iterator, Sequence

from nara_vard_finans.audit._phrases import AuditSubject, agree, capital, clause_of, listed_text, titled
from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.fitting import Fit
from nara_vard_finans.audit.partings import parting
from nara_vard_finans.audit.rules import CARRIERS, Residual, RowRounding, RowRule
from nara_vard_finans.audit.verdicts import Audit, Verdict
from nara_vard_finans.core import ZERO, Amount, Finding, Severity, Text, number_of
from nara_vard_finans.sharing import Apportionment, Method, apportion, method_text, parts

_MOST = 5


_ROW, _ROWS = Text("rad", "row"), Text("rader", "rows")


_ALONE = {
    RowRounding.HALF_UP: Text("halva uppåt", "halves up"),
    RowRounding.HALF_EVEN: Text("halva till jämnt tal", "halves to even"),
    RowRounding.FLOOR: Text("avrundning nedåt", "rounding down"),
    RowRounding.CEILING: Text("avrundning uppåt", "rounding up"),
}


def _no_rule(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    if not audit.fits:
        yield subject.finding(
            "rule-found",
            Severity.WARNING,
            f"Ingen prövad regel ger alla rader{_bases_tried(audit).sv}.",
            f"No rule that was tried gives all rows{_bases_tried(audit).en}.",
        )


def _nearest(subject: AuditSubject) -> Iterator[Finding]:
    near = subject.audit.nearest
    if near is None or not near.deviations:
        return
    rule, unit = clause_of(subject, near.rule), subject.step(near.unit)
    number = number_of(len(near.deviations), _ROW, _ROWS)
    worst = sorted(near.deviations, key=lambda each: -abs(each.difference.ore))
    shown = near.deviations if len(near.deviations) <= _MOST else tuple(worst[:1])
    rows = [
        (
            subject.name(row.party),
            subject.money(row.printed),
            subject.money(row.computed),
            _signed(subject, row.difference),
        )
        for row in shown
    ]
    sv = "; ".join(f"{name} tryckt {printed}, regeln ger {computed} ({by})" for name, printed, computed, by in rows)
    en = "; ".join(
        f"{name} printed {printed}, the rule gives {computed} ({by})" for name, printed, computed, by in rows
    )
    right = len(subject.audit.column.rows) - len(near.deviations)
    most = Text("", "") if len(shown) == len(near.deviations) else Text("mest ", "most of all ")
    yield subject.finding(
        "row-as-rule",
        Severity.WARNING,
        f"Vid {subject.money(near.total)} stämmer {right} av {len(subject.audit.column.rows)} rader, när {rule.sv}, "
        f"i {unit.sv}, efter {titled(near.basis).sv}. {number.sv} avviker, {most.sv}{sv}.",
        f"At {subject.money(near.total)}, {right} of {len(subject.audit.column.rows)} rows agree, when {rule.en}, "
        f"in {unit.en}, by {titled(near.basis).en}. "
        f"{number.en} {'deviates' if len(near.deviations) == 1 else 'deviate'}, {most.en}{en}.",
    )


def _signed(subject: AuditSubject, amount: Amount) -> str:
    return f"+{subject.money(amount)}" if amount > ZERO else subject.money(amount)


def _rule(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    if not audit.fits:
        return
    fit, rows = audit.fits[0], number_of(len(audit.column.rows), _ROW, _ROWS)
    basis = _basis(audit, fit)
    of = Text("", "")
    if not audit.is_stated and fit.lowest != fit.highest:
        of = Text(
            f", av en total mellan {subject.money(fit.lowest)} och {subject.money(fit.highest)}",
            f", of a total from {subject.money(fit.lowest)} to {subject.money(fit.highest)}",
        )
    elif not audit.is_stated and fit.total != audit.total.amount:
        of = Text(f", av {subject.money(fit.total)}", f", of {subject.money(fit.total)}")
    rule, unit = clause_of(subject, fit.rule), subject.step(fit.unit)
    if fit.is_stated:
        yield subject.finding(
            "rule-found",
            Severity.WARNING if fit.rule.residual is Residual.NAMED else Severity.NOTE,
            f"{capital(rule.sv)}, i {unit.sv}, efter {basis.sv}{of.sv}; det ger alla {rows.sv} som de är tryckta.",
            f"{capital(rule.en)}, in {unit.en}, by {basis.en}{of.en}; that gives all {rows.en} as they are printed.",
        )
    elif audit.leading is None:
        yield subject.finding(
            "rule-found",
            Severity.WARNING,
            f"Alla {rows.sv} fås bara med en total som ingen har angett, {subject.money(fit.total)}: {rule.sv}, "
            f"i {unit.sv}, efter {basis.sv}.",
            f"All {rows.en} come about only by a total that nobody has stated, {subject.money(fit.total)}: {rule.en}, "
            f"in {unit.en}, by {basis.en}.",
        )
    if fit.rule.residual is Residual.NAMED:
        name = subject.name(fit.rule.carrier)
        yield subject.finding(
            "residual-named",
            Severity.WARNING,
            f"{name} är den enda rad som inte är sin egen avrundade andel. Antingen är skillnaden lagd där med avsikt, "
            "eller så är raden fel.",
            f"{name} is the only row that is not its own rounded share. Either the difference was put there on "
            "purpose, or the row is wrong.",
        )


def _round_totals(subject: AuditSubject) -> Iterator[Finding]:
    """Say which totals that somebody decided a printed sum that is the rows' own may hide."""
    audit = subject.audit
    is_first = bool(audit.fits) and audit.fits[0] in audit.round_fits
    for fit in {fit.total: fit for fit in reversed(audit.round_fits)}.values():  # the preferred basis of each total
        said = _hidden_first if is_first and fit.total == audit.fits[0].total else _hidden_too
        told, decided = said(subject, fit), _decided(subject, fit.total)
        yield subject.finding(
            "total-as-printed",
            Severity.WARNING if is_first and not audit.is_decided else Severity.NOTE,
            f"{told.sv} {decided.sv}",
            f"{told.en} {decided.en}",
        )


def _hidden_first(subject: AuditSubject, fit: Fit) -> Text:
    """Say the rule of a total that stands before what fits at the printed sum."""
    rows, more, way = (
        number_of(len(subject.audit.column.rows), _ROW, _ROWS),
        _more(subject, fit),
        _of(subject, fit),
    )
    return Text(
        f"{capital(way.sv)}; det ger alla {rows.sv} som de är tryckta. Den tryckta summan är då bara radernas egen, "
        f"som en summaformel visar den, {more.sv}.",
        f"{capital(way.en)}; that gives all {rows.en} as they are printed. The printed sum is then no more than the "
        f"rows' own, as a sum formula shows it, {more.en}.",
    )


def _hidden_too(subject: AuditSubject, fit: Fit) -> Text:
    """Say the rule of a total that stands after what fits at the printed sum."""
    more, way = _more(subject, fit), _of(subject, fit)
    return Text(
        "Den tryckta summan kan vara bara radernas egen, som en summaformel visar den. Samma rader fås när "
        f"{way.sv}; raderna summerar då till {more.sv}.",
        "The printed sum may be no more than the rows' own, as a sum formula shows it. The same rows come about when "
        f"{way.en}; the rows then sum to {more.en}.",
    )


def _of(subject: AuditSubject, fit: Fit) -> Text:
    """Say a rule with its unit, its total and its basis."""
    rule, unit, basis = clause_of(subject, fit.rule), subject.step(fit.unit), _basis(subject.audit, fit)
    return Text(
        f"{rule.sv}, i {unit.sv}, av {subject.money(fit.total)} efter {basis.sv}",
        f"{rule.en}, in {unit.en}, of {subject.money(fit.total)} by {basis.en}",
    )


def _more(subject: AuditSubject, fit: Fit) -> Text:
    """Say how much more or less than a total the rows sum to."""
    by = subject.audit.column.rows_sum - fit.total
    return (
        Text(f"{subject.money(abs(by))} mer", f"{subject.money(abs(by))} more")
        if by > ZERO
        else Text(f"{subject.money(abs(by))} mindre", f"{subject.money(abs(by))} less")
    )


def _decided(subject: AuditSubject, total: Amount) -> Text:
    """Say what speaks for a total: a row that pays the other half, what was agreed, or nothing that is known."""
    audit = subject.audit
    if total == audit.column.apart_sum:
        sv, en = listed_text([row.name for row in audit.column.apart])
        return Text(
            f"Just {subject.money(total)} har också {sv}.", f"Just {subject.money(total)} is also what {en} has."
        )
    if total in audit.agreed:
        return Text(
            f"{subject.money(total)} är också vad ett känt avtal anger.",
            f"{subject.money(total)} is also what a known agreement states.",
        )
    return Text(
        "Vilken total som har delats framgår inte av tabellen; ange den om den är känd.",
        "The table does not tell which total was shared; state it if it is known.",
    )


def _at_the_sum(subject: AuditSubject) -> Iterator[Finding]:
    """Say by which rules the printed sum itself gives the rows, where another total stands first."""
    audit = subject.audit
    fits = [fit for fit in audit.fits if fit.is_stated]
    if fits and not audit.fits[0].is_stated:
        ways = list(dict.fromkeys(_way(fit.rule, fits) for fit in fits))
        sv, en = listed_text([way.sv for way in ways])[0], listed_text([way.en for way in ways])[1]
        yield subject.finding(
            "rule-at-sum",
            Severity.NOTE,
            f"Av den tryckta summan själv, {subject.money(audit.total.amount)}, fås samma rader med {sv}.",
            f"Of the printed sum itself, {subject.money(audit.total.amount)}, the same rows come about by {en}.",
        )


def _basis(audit: Audit, fit: Fit) -> Text:
    """Name the basis, and what known figures it is the same as."""
    for other in audit.fits:
        if other.basis.as_of is not None and other.basis.id != fit.basis.id and agree(fit.basis, other.basis):
            first, known = fit.basis.title, titled(other.basis)
            return Text(f"{first.sv}, som är {known.sv}", f"{first.in_english}, which is {known.en}")
    return titled(fit.basis)


def _bases_tried(audit: Audit) -> Text:
    missing = {basis for basis, _ in audit.unusable}
    titles = list(dict.fromkeys(basis.title for basis in audit.bases if basis.id not in missing))
    if not titles:
        return Text(": det finns inget underlag att pröva", ": there is no basis to try")
    sv, en = listed_text([title.sv for title in titles]), listed_text([title.in_english for title in titles])
    return Text(f" efter {sv[0]}", f" by {en[1]}")


def _several(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    if not audit.fits:
        return
    first = audit.fits[0]
    fits = [fit for fit in audit.fits if fit.is_stated is first.is_stated]
    if first in audit.round_fits:
        fits = [fit for fit in fits if fit.total == first.total]
    others = [fit for fit in fits if fit.rule != first.rule and agree(first.basis, fit.basis)]
    units = list(dict.fromkeys(fit.unit for fit in fits if fit.unit != first.unit))
    if _is_even(audit, first) and (others or units):
        yield subject.finding(
            "rule-unique",
            Severity.NOTE,
            "Varje andel går jämnt ut, så att ingen avrundning har behövts och alla regler ger samma rader.",
            "Every share comes out even, so that nothing had to be rounded and every rule gives the same rows.",
        )
    elif others or units:
        steps = [
            Text(f"avrundning i {subject.step(unit).sv}", f"rounding in {subject.step(unit).en}") for unit in units
        ]
        ways = [*dict.fromkeys(_way(fit.rule, others) for fit in others), *steps]
        sv, en = listed_text([way.sv for way in ways])[0], listed_text([way.en for way in ways])[1]
        apart = _distinguished(subject, first, others)
        yield subject.finding(
            "rule-unique",
            Severity.NOTE,
            f"Samma rader fås också med {sv}. {apart.sv}",
            f"The same rows also come about by {en}. {apart.en}",
        )
    bases = list(dict.fromkeys(titled(fit.basis) for fit in fits if not agree(first.basis, fit.basis)))
    if bases:
        sv, en = listed_text([basis.sv for basis in bases])[0], listed_text([basis.en for basis in bases])[1]
        yield subject.finding(
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


def _distinguished(subject: AuditSubject, first: Fit, others: list[Fit]) -> Text:
    """Say what would tell the first rule from another, and from one that shares the whole total if there is one."""
    order = [row.party for row in subject.audit.column.rows]
    alike = (fit for fit in subject.audit.fits if (fit.rule, fit.unit) == (first.rule, first.unit))
    first = next((fit for fit in alike if fit.basis.is_whole), first)
    for other in sorted(others, key=lambda fit: not isinstance(fit.rule.rounding, Method))[:_MOST]:
        part = parting(first, other, order)
        if part is not None:
            name, (one, two), way = subject.name(part.party), part.amounts, _way(other.rule)
            where = Text(
                f"Vid {subject.money(part.total)} skiljer de sig", f"At {subject.money(part.total)} they differ"
            )
            if part.total == first.total:
                where = Text("Den rad som saknas skiljer dem åt", "The row that is missing tells them apart")
            return Text(
                f"{where.sv}: {name} får då {subject.money(one)}, och {subject.money(two)} med {way.sv}.",
                f"{where.en}: {name} then gets {subject.money(one)}, and {subject.money(two)} by {way.en}.",
            )
    return Text(
        "Det som kan skilja dem åt är en tabell över en annan summa, eller beslutet som anger regeln.",
        "What can tell them apart is a table of another sum, or the decision that states the rule.",
    )


def _summing(subject: AuditSubject) -> Iterator[Finding]:
    """Say what rows that sum to the total would be, where those rounded alone do not."""
    audit = subject.audit
    if audit.verdict is not Verdict.DOES_NOT_ADD_UP:
        return
    fit = audit.fits[0]
    shared = _by_remainder(fit.basis, audit.total.amount, fit.unit)
    if shared is None:
        return
    changed = [(row, amount) for row in audit.column.rows if (amount := shared.amount(row.party)) != row.amount]
    sv, en = listed_text([f"{row.name} {subject.money(amount)}" for row, amount in changed])
    number = number_of(len(changed), _ROW, _ROWS)
    yield subject.finding(
        "sum-by-remainder",
        Severity.NOTE,
        f"Största rest, som summerar till {subject.money(audit.total.amount)}, ändrar {number.sv}: {sv}.",
        f"The largest remainder, which sums to {subject.money(audit.total.amount)}, changes {number.en}: {en}.",
    )


def _by_remainder(basis: AuditBasis, total: Amount, unit: Amount) -> Apportionment | None:
    if not basis.is_whole or total.ore % unit.ore:
        return None
    return apportion(total, parts(basis.weights), method=Method.LARGEST_REMAINDER, unit=unit)


def _unusable(subject: AuditSubject) -> Iterator[Finding]:
    for basis, missing in subject.audit.unusable:
        if len(missing) > _MOST:
            parties = number_of(len(missing), Text("part", "party"), Text("parter", "parties"))
            sv, en = f"{parties.sv} i tabellen", f"{parties.en} of the table"
        else:
            sv, en = listed_text([subject.name(party) for party in missing])
        yield subject.finding(
            "basis-whole",
            Severity.NOTE,
            f"Underlaget {basis} saknar {sv}, och är inte prövat.",
            f"The basis {basis} lacks {en}, and was not tried.",
        )


_SAID: tuple[Callable[[AuditSubject], Iterator[Finding]], ...] = (
    _no_rule,
    _nearest,
    _rule,
    _round_totals,
    _several,
    _at_the_sum,
    _summing,
    _unusable,
)


def rule_findings(subject: AuditSubject) -> Iterator[Finding]:
    """Say which rule made the column, and what deviates from it."""
    for say in _SAID:
        yield from say(subject)
