"""Recovery findings: which basis the kronor give back, and how sure that is, in sentences."""

import math
from collections.abc import Iterator

from nara_vard_finans.audit._phrases import AuditSubject, clause_of
from nara_vard_finans.audit.recovery import SURE, Recovery
from nara_vard_finans.audit.rules import Residual, RowRule
from nara_vard_finans.audit.verdicts import Recovered, Verdict
from nara_vard_finans.core import Finding, Severity, Text, digits, grouped, number_of

_FEW = 3


_ROW, _ROWS = Text("rad", "row"), Text("rader", "rows")


_UNSOUND = {Verdict.UNEXPLAINED, Verdict.OTHER_TOTAL}


def recovery_findings(subject: AuditSubject) -> Iterator[Finding]:
    """Say which basis the kronor give back, if one was looked for."""
    recovered = subject.audit.recovered
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
        yield subject.finding(
            "basis-recovered",
            Severity.WARNING,
            f"Inget underlag av hela tal ger raderna {within.sv}{_reached(recovered).sv}, med någon avrundning som "
            "har sökts.",
            f"No basis of whole numbers gives the rows {within.en}{_reached(recovered).en}, by any rounding that was "
            "searched.",
        )
        return
    solution = search.solutions[0]
    way = _how(subject, search)
    which = f"{grouped(solution.basis_total)}"
    if recovered.is_unique and search.is_sure:
        exact = Text("varje rads tal är då bestämt", "the figure of each row is then known")
        if not solution.is_exact:
            exact = Text(
                "radernas tal är då kända till sina gränser", "the figures of the rows are then known to bounds"
            )
        yield subject.finding(
            "basis-recovered",
            Severity.WARNING if subject.audit.verdict in _UNSOUND else Severity.NOTE,
            f"Kronorna återskapar underlaget: {within.sv} ger bara summan {which} och totalen {solution.total} "
            f"raderna, när {way.sv}; {exact.sv}.",
            f"The kronor recover the basis: {within.en}, only the sum {which} and the total of {solution.total} "
            f"give the rows, when {way.en}; {exact.en}.",
        )
    else:
        yield _not_recovered(subject, recovered, within)
    yield from _sureness(subject, recovered)
    yield from _common_factor(subject, recovered)
    yield from _matched(subject, recovered)


def _how(subject: AuditSubject, search: Recovery) -> Text:
    """Say how the rows are taken to have been made in a search."""
    residual = Residual.LARGEST if search.carrier else None
    return clause_of(subject, RowRule(rounding=search.rounding, by_rate=search.by_rate, residual=residual))


def _not_recovered(subject: AuditSubject, recovered: Recovered, within: Text) -> Finding:
    """Say that there are solutions, and that they do not settle which the basis is."""
    sv: list[str] = []
    en: list[str] = []
    for search in recovered.recoveries:
        number, way = len(search.solutions), _how(subject, search)
        least = Text("", "") if search.is_exhaustive else Text("minst ", "at least ")
        first = search.solutions[:_FEW]
        more = Text("", "") if len(first) == number else Text("först ", "first ")
        sums = "; ".join(f"{grouped(each.basis_total)} av {each.total}" for each in first)
        noun = Text("lösning", "solution") if number == 1 else Text("lösningar", "solutions")
        sv.append(f"{least.sv}{grouped(number)} {noun.sv} när {way.sv} ({more.sv}{sums})")
        en.append(f"{least.en}{grouped(number)} {noun.en} when {way.en} ({more.en}{sums.replace(' av ', ' of ')})")
    return subject.finding(
        "basis-recovered",
        Severity.WARNING,
        f"Kronorna räcker inte för att säkert återskapa ett underlag: {within.sv}{_reached(recovered).sv} finns "
        f"{', och '.join(sv)}.",
        f"The kronor do not suffice to recover one basis for sure: {within.en}{_reached(recovered).en} there "
        f"{'is' if en[0].startswith('1 ') else 'are'} {', and '.join(en)}.",
    )


def _reached(recovered: Recovered) -> Text:
    search = recovered.recovery
    if search.is_exhaustive:
        return Text("", "")
    done, pairs = grouped(search.done), grouped(search.pairs)
    return Text(
        f" (sökningen slutade efter {done} av {pairs} par av summa och total)",
        f" (the search ended after {done} of {pairs} pairs of a sum and a total)",
    )


def _sureness(subject: AuditSubject, recovered: Recovered) -> Iterator[Finding]:
    search, rows = recovered.recovery, len(subject.audit.column.rows)
    if search.one_in >= SURE:
        yield subject.finding(
            "recovery-sure",
            Severity.NOTE,
            "Rader utan samband med något underlag skulle ge en lösning högst en gång på "
            f"{_rounded_down(search.one_in)} sådana sökningar.",
            f"Rows that had nothing to do with any basis would give a solution at most once in "
            f"{_rounded_down(search.one_in)} such searches.",
        )
    elif search.sums.high * 100 < search.totals[0].ore:
        yield subject.finding(
            "recovery-sure",
            Severity.NOTE,
            "Så få rader, med så små belopp mot summorna, kan stämma av en slump.",
            "So few rows, of amounts so small beside the sums, can agree by chance.",
        )
    else:
        yield subject.finding(
            "recovery-sure",
            Severity.NOTE,
            "Beloppen är för små mot summorna för att utesluta slumpen: en krona rymmer mer än en enhet av underlaget.",
            "The amounts are too small beside the sums to rule chance out: a krona holds more than a unit of the "
            "basis.",
        )
    if not search.complete:
        number = number_of(rows, _ROW, _ROWS)
        yield subject.finding(
            "recovery-partial",
            Severity.NOTE,
            f"Sökningen tar rader för saknade: bara {number.sv} binder den, och deras tal måste inte summera till "
            "underlagets summa.",
            f"The search takes rows for missing: only {number.en} bind it, and their figures need not make the sum.",
        )


def _common_factor(subject: AuditSubject, recovered: Recovered) -> Iterator[Finding]:
    """Say when the figures have a factor in common, since the same shares are then those of a smaller sum."""
    solution = recovered.recovery.solutions[0]
    factor = math.gcd(*(span.low for _, span in solution.weights))
    if recovered.is_unique and solution.is_exact and factor > 1:
        smaller = grouped(solution.basis_total // factor)
        yield subject.finding(
            "recovery-factor",
            Severity.NOTE,
            f"Alla tal är delbara med {factor}: samma andelar har ett underlag med summan {smaller}.",
            f"All figures are divisible by {factor}: a basis that sums to {smaller} has the same shares.",
        )


def _rounded_down(number: int) -> str:
    """Give a power of ten that is no more than *number*; beyond a thousand million nobody needs to know."""
    return grouped(10 ** min(len(digits(number)) - 1, 9))


def _matched(subject: AuditSubject, recovered: Recovered) -> Iterator[Finding]:
    if not recovered.is_unique:
        return
    for match in recovered.matches[0]:
        title = match.statistic.title
        what = (
            Text("Siffrorna är", "The figures are")
            if match.same_figures
            else Text("Summan är densamma som i", "The sum is that of")
        )
        yield subject.finding("basis-known", Severity.NOTE, f"{what.sv} {title.sv}.", f"{what.en} {title.in_english}.")
    if not recovered.matches[0]:
        yield subject.finding(
            "basis-known",
            Severity.NOTE,
            "Ingen känd statistik har samma siffror eller samma summa, så vilken dag de avser är okänt.",
            "No known statistic has the same figures or the same sum, so that the day they refer to is not known.",
        )
