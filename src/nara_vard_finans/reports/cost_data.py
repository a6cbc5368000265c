"""
Results as data, for JSON.

Amounts are texts of kronor with a decimal point only where there are öre; exact values are fractions as texts; days
are ISO; keys are snake_case; and every answer names its schema.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from nara_vard_finans.agreements import Agreement, Charge, CostSharing, TermChange
from nara_vard_finans.analysis import (
    Comparison,
    Definition,
    Explanation,
    Side,
    Step,
    basis_remarks,
    rounding_remarks,
    sharing_sources,
)
from nara_vard_finans.core import (
    Amount,
    FactsError,
    Fault,
    Finding,
    Language,
    Principal,
    Remark,
    Source,
    UnreadableFileError,
    decimal_text,
    digits,
)
from nara_vard_finans.facts import Catalogue, Listed
from nara_vard_finans.grants import Grant
from nara_vard_finans.posts import Post
from nara_vard_finans.printed import WHOLE, PrintedColumn, PrintedTable

if TYPE_CHECKING:
    from nara_vard_finans.files import WeightTable
    from nara_vard_finans.journals import Journal
    from nara_vard_finans.sharing import Apportionment, CostKey

Data = dict[str, Any]


def share_data(shared: "Apportionment", weights: "WeightTable", language: Language) -> Data:
    """Give the answer of ``nvf share``."""
    rows = [{"party": row.party, "name": row.name, **row_data(shared, row.party)} for row in weights.rows]
    findings = [finding_data(finding, language) for finding in weights.findings]
    return {"schema": "nvf.share/1", **_stage(shared), "rows": rows, "findings": findings}


def allocate_data(sharing: CostSharing, language: Language) -> Data:
    """Give the answer of ``nvf allocate`` as reckoned."""
    return {
        "schema": "nvf.allocate/1",
        **named(sharing.agreement),
        "year": sharing.year,
        "basis": "reckoned",
        "total": sharing.total.plain,
        "unit": sharing.rounding.unit.plain,
        "method": sharing.rounding.method.value,
        "residual": sharing.residual.plain,
        "ties": [tie for level in sharing.levels for tie in ties_data(level.apportionment)],
        "levels": [
            {
                "group": list(level.group),
                "between": "groups" if level.between_groups else "parties",
                **level_data(level.apportionment),
            }
            for level in sharing.levels
        ],
        "rows": [_charge(charge) for charge in sharing.charges],
        "findings": [finding_data(finding, language) for finding in sharing.findings],
        "remarks": [
            remark_data(remark, language)
            for remark in dict.fromkeys(
                (*basis_remarks(sharing), *rounding_remarks(sharing), *sharing.agreement.remarks)
            )
        ],
        "sources": [source_data(source) for source in sharing_sources(sharing)],
    }


def named(definition: Definition) -> Data:
    """Name what an answer is about, by the kind of thing that it is."""
    kinds = {Agreement: "agreement", Grant: "grant", Post: "post"}
    return {kinds[type(definition)]: definition.id}


def printed_data(
    definition: Agreement | Grant,
    table: PrintedTable,
    column: PrintedColumn,
    findings: Iterable[Finding],
    language: Language,
) -> Data:
    """Give the answer of ``nvf allocate`` as printed."""
    parties = [party for party in definition.parties.in_table_order if party.code in column.by_party]
    codes = {WHOLE: [party.code for party in parties]}
    codes |= {side: [party.code for party in parties if party.principal is side] for side in Principal}
    return {
        "schema": "nvf.allocate/1",
        **named(definition),
        "year": column.year,
        "basis": "printed",
        "table": table.id,
        "column": column.id,
        "total": plain(column.printed_sums.whole),
        "sums": [
            {"name": name, "rows": column.sum_of(members).plain, "printed": plain(column.printed_sums.of(name))}
            for name, members in codes.items()
        ],
        "rows": [
            {
                "party": party.code,
                "name": party.name,
                "side": party.principal.value,
                "amount": column.amount(party.code).plain,
            }
            for party in parties
        ],
        "findings": [finding_data(finding, language) for finding in findings],
        "remarks": [remark_data(remark, language) for remark in (*table.remarks, *column.remarks)],
    }


def explain_data(explanation: Explanation, language: Language) -> Data:
    """Give the answer of ``nvf explain``."""
    numbers = {source: number for number, source in enumerate(explanation.sources, 1)}
    return {
        "schema": "nvf.explain/1",
        **named(explanation.definition),
        "year": explanation.year,
        "party": explanation.code,
        "name": explanation.name.in_(language),
        "side": None if explanation.side is None else explanation.side.value,
        "amount": explanation.amount.plain,
        "steps": [
            {
                "step": step.kind.value,
                "text": step.text.in_(language),
                "amount": plain(step.amount),
                **_step(step),
                "sources": [numbers[source] for source in step.sources],
                "remarks": [remark_data(remark, language) for remark in step.remarks],
            }
            for step in explanation.steps
        ],
        "findings": [finding_data(finding, language) for finding in explanation.findings],
        "sources": [{"number": number, **source_data(source)} for source, number in numbers.items()],
    }


def compare_data(
    comparison: Comparison,
    language: Language,
    *,
    by_year: Iterable[Comparison] = (),
    terms: Iterable[TermChange] = (),
) -> Data:
    """Give the answer of ``nvf compare``; posts also year by year, and of agreements the terms that differ."""
    return {
        "schema": "nvf.compare/1",
        "before": _side(comparison.before, language),
        "after": _side(comparison.after, language),
        **_compared(comparison),
        "years": [{"year": each.before.year, **_compared(each)} for each in by_year],
        "terms": [
            {
                "term": change.name,
                "title": change.title.in_(language),
                "before": change.before.in_(language),
                "after": change.after.in_(language),
            }
            for change in terms
        ],
        "findings": [finding_data(finding, language) for finding in comparison.findings],
    }


def _compared(comparison: Comparison) -> Data:
    return {
        "rows": [
            {
                "party": row.party.code,
                "name": row.party.name,
                "side": row.party.principal.value,
                "before": plain(row.before),
                "after": plain(row.after),
                "difference": plain(row.difference),
                "before_per_inhabitant": fraction(row.before_per_inhabitant),
                "after_per_inhabitant": fraction(row.after_per_inhabitant),
            }
            for row in comparison.rows
        ],
        "sums": [
            {
                "name": group.name,
                "before": group.before.plain,
                "after": group.after.plain,
                "difference": plain(group.difference),
                "before_printed": plain(group.before_printed),
                "after_printed": plain(group.after_printed),
            }
            for group in comparison.sums
        ],
    }


def _side(side: Side, language: Language) -> Data:
    return {
        "label": side.label.in_(language),
        "year": side.year,
        "as_printed": side.as_printed,
        "population": None if side.inhabitants is None else side.inhabitants.id,
        "rests_on_it": side.own_basis and side.inhabitants is not None,
        "note": None if side.note is None else side.note.in_(language),
    }


def list_data(entries: Iterable[Listed], language: Language) -> Data:
    """Give the answer of ``nvf list``."""
    return {
        "schema": "nvf.list/1",
        "entries": [
            {
                "id": entry.id,
                "kind": entry.kind,
                "title": entry.title.in_(language),
                "first_day": None if entry.validity is None else entry.validity.first_day.isoformat(),
                "last_day": None if entry.validity is None else entry.validity.last_day.isoformat(),
            }
            for entry in entries
        ],
    }


def check_data(
    checked: Sequence[tuple[str, "Catalogue | Journal | FactsError | UnreadableFileError"]], language: Language
) -> Data:
    """Give the answer of ``nvf check``."""
    return {
        "schema": "nvf.check/1",
        "files": [_checked(path, outcome, language) for path, outcome in checked],
    }


def finding_data(finding: Finding, language: Language) -> Data:
    """Give one finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "message": finding.message.in_(language),
        "source": None if finding.source is None else str(finding.source),
    }


def _checked(path: str, outcome: "Catalogue | Journal | FactsError | UnreadableFileError", language: Language) -> Data:
    faults: list[Data] = []
    findings: list[Data] = []
    kind, entries = None, None
    match outcome:
        case FactsError():
            faults = [_fault(fault) for fault in outcome.faults]
        case UnreadableFileError():
            faults = [_fault(Fault("", None, outcome.reason))]
        case Catalogue():
            kind, entries = "facts", len(outcome.listed())
            findings = [finding_data(finding, language) for finding in outcome.check()]
        case _:
            kind, entries = "journal", len(outcome.events)
    return {
        "path": path,
        "kind": kind,
        "entries": entries,
        "valid": not faults,
        "faults": faults,
        "findings": findings,
    }


def _fault(fault: Fault) -> Data:
    return {"where": fault.where, "line": fault.line, "message": fault.in_english}


def remark_data(remark: Remark, language: Language) -> Data:
    """Give one remark."""
    return {
        "kind": remark.kind.value,
        "at": remark.at,
        "text": remark.text.in_(language),
        "place": remark.place,
    }


def _stage(shared: "Apportionment") -> Data:
    return {
        "total": shared.total.plain,
        "unit": shared.unit.plain,
        "method": shared.method.value,
        "residual": shared.residual.plain,
        "residual_to": shared.carrier,
        "ties": ties_data(shared),
    }


def source_data(source: Source) -> Data:
    """Give one source."""
    paper = source.paper
    return {
        "title": paper.title,
        "issuer": paper.issuer,
        "dated": None if paper.dated is None else paper.dated.iso,
        "registry_number": paper.registry_number,
        "place": source.place,
    }


def _key(key: "CostKey") -> Data:
    """Say what a key rests on."""
    statistic = key.basis.statistic
    return {
        "kind": key.basis.kind.value,
        "statistic": None if statistic is None else statistic.id,
        "as_of": None if statistic is None or statistic.as_of is None else statistic.as_of.iso,
        "components": [{"part": fraction(part), **_key(inner)} for part, inner in key.basis.components],
    }


def level_data(shared: "Apportionment") -> Data:
    """Give one stage."""
    rows = [{"participant": participant, **row_data(shared, participant)} for participant in shared.key.parties]
    return {**_stage(shared), "key": _key(shared.key), "rows": rows}


def row_data(shared: "Apportionment", participant: str) -> Data:
    """Give one participant's weight as given, exact amount in kronor, not reduced, and whole amount."""
    index = shared.key.index(participant)
    numerator, denominator = shared.total.ore * shared.key.integers[index], shared.key.whole
    if shared.total.ore % 100:
        denominator *= 100
    else:
        numerator //= 100
    return {
        "weight": _exact(shared.key.weights[index][1]),
        "exact": f"{digits(numerator)}/{digits(denominator)}",
        "amount": shared.amount(participant).plain,
    }


def _charge(charge: Charge) -> Data:
    party = charge.party
    row = row_data(charge.level.apportionment, party.code)
    return {"party": party.code, "name": party.name, "side": charge.side.value, **row}


def ties_data(shared: "Apportionment") -> list[Data]:
    """Give the ties that decided something."""
    return [{"won": list(tie.won), "lost": list(tie.lost)} for tie in shared.ties]


def _step(step: Step) -> Data:
    if step.stage is None:
        return {}
    rounding, stage = step.stage.rounding(step.participant), step.stage
    return {
        "participant": step.participant,
        "total": stage.total.plain,
        "method": stage.method.value,
        "unit": stage.unit.plain,
        **{key: value for key, value in row_data(stage, step.participant).items() if key != "amount"},
        "whole": _exact(sum(weight for _, weight in stage.key.weights)),
        "share": fraction(stage.key.share(step.participant)),
        "floor": (rounding.floor * stage.unit).plain,
        "remainder": fraction(rounding.remainder * stage.unit.kronor),
        "rank": rounding.rank,
        "of": len(stage.roundings),
        "left_over": (stage.left_over * stage.unit).plain,
        "extra": (rounding.extra * stage.unit).plain,
        "got_the_last": [
            other.party for other in sorted(stage.roundings, key=lambda other: other.rank) if other.extra > 0
        ],
        "ties": ties_data(stage),
    }


def plain(amount: Amount | None) -> str | None:
    """Give an amount as kronor for machines."""
    return None if amount is None else amount.plain


def fraction(value: Fraction | None) -> str | None:
    """Give an exact value as a fraction."""
    return None if value is None else f"{digits(value.numerator)}/{digits(value.denominator)}"


def _exact(value: int | Fraction) -> str:
    return decimal_text(value, point=".", space="")
