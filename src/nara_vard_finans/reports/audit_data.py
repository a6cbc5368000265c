"""An audit as data: dictionaries of texts and numbers, as the command line writes them in JSON."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from nara_vard_finans.core import Finding, Language, decimal_text
from nara_vard_finans.reports.columns import Data
from nara_vard_finans.reports.shapes import FINDING, unreduced

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit, Deviation, Fit, Nearest, Recovered, TableAudit


def audit_data(audit: "Audit", findings: Sequence[Finding], names: Mapping[str, str], language: Language) -> Data:
    """Give the answer of ``nvf audit``."""
    column = audit.column
    return {
        "schema": "nvf.audit/1",
        "table": column.title,
        "column": {
            "place": column.column,
            "heading": column.heading,
            "precision": column.precision.plain,
            "unit": column.measure.value,
        },
        "verdict": audit.verdict.value,
        "rows_sum": column.rows_sum.plain,
        "printed_total": audit.total.amount.plain if audit.is_stated else None,
        "total_range": [audit.total.lowest.plain, audit.total.highest.plain],
        "difference": audit.difference.plain if audit.is_stated else None,
        "sums": [
            {
                "name": each.printed.name,
                "line": each.printed.place or None,
                "printed": each.printed.amount.plain,
                "rows": each.rows.plain,
                "difference": each.difference.plain,
                "takes_in_apart": each.takes_in_apart,
            }
            for each in audit.sums
        ],
        "of_more": [
            {"name": each.name, "line": each.place or None, "printed": each.amount.plain} for each in audit.of_more
        ],
        "relations": [
            {
                "whole": each.whole.title.in_(language),
                "parts": [part.title.in_(language) for part in each.parts],
                "deviating": list(each.deviating),
            }
            for each in audit.relations
        ],
        "rows": list(_rows(audit)),
        "apart": [{"party": row.party, "name": row.name, "printed": row.amount.plain} for row in column.apart],
        "lacking": [{"party": party, "name": names.get(party, party)} for party in audit.missing],
        "unreadable": [
            {"line": row.place, "text": row.name, "reason": row.reason.in_(language)} for row in column.unreadable
        ],
        "tried": [
            {"basis": basis.id, "title": basis.title.in_(language), "basis_total": count(basis.total)}
            for basis in audit.bases
        ],
        "unusable": [{"basis": basis, "lacks": list(missing)} for basis, missing in audit.unusable],
        "fits": [_fit(fit) for fit in audit.fits],
        "nearest": None if audit.nearest is None else _nearest(audit.nearest),
        "deviations": [] if audit.nearest is None else [_deviation(each, names) for each in audit.nearest.deviations],
        "recovered": [] if audit.recovered is None else list(_solutions(audit.recovered)),
        "search": None if audit.recovered is None else _search(audit.recovered),
        "findings": FINDING.rows(findings, language),
    }


def table_data(
    table: "TableAudit",
    told: Sequence[tuple["Audit", Sequence[Finding]]],
    names: Mapping[str, str],
    language: Language,
) -> Data:
    """Give the answer of ``nvf audit`` of several columns: each as of one."""
    columns = [audit_data(audit, findings, names, language) for audit, findings in told]
    return {
        "schema": "nvf.audit/2",
        "table": table.title,
        "columns": [{key: value for key, value in column.items() if key != "schema"} for column in columns],
        "unread": [
            {"place": each.column, "heading": each.heading, "reason": each.reason.in_(language)}
            for each in table.unread
        ],
        "beside": [title.in_(language) for title in table.beside],
        "findings": FINDING.rows(table.findings, language),
    }


def column_rows(data: Data) -> Sequence[Data]:
    """Give the rows of all columns, each with the heading of its column, or its place."""
    return [
        {"table": each["table"], "column": each["column"]["heading"] or each["column"]["place"], **row}
        for each in data["columns"]
        for row in each["rows"]
    ]


def count(number: int | Fraction) -> int | str:
    """Give a count: a whole number, or an exact decimal or fraction as a text."""
    return int(number) if number.denominator == 1 else decimal_text(number, point=".", space="")


def _rows(audit: "Audit") -> Iterator[Data]:
    """Give each row, with what the best rule makes of it: the one that fits, or the nearest."""
    fit = audit.leading
    near = None if fit is not None else audit.nearest
    made = {} if near is None else {each.party: each for each in near.deviations}
    basis = fit.basis if fit is not None else None if near is None else near.basis
    total = fit.total if fit is not None else audit.total.amount if near is None else near.total
    for row in audit.column.rows:
        computed = made[row.party].computed if row.party in made else row.amount
        weights = {} if basis is None else dict(basis.weights)
        yield {
            "party": row.party,
            "name": row.name,
            "line": row.place or None,
            "printed": row.amount.plain,
            "weight": None if basis is None else decimal_text(weights[row.party], point=".", space=""),
            "exact": None if basis is None else unreduced(total, basis.integers[row.party], basis.whole),
            "computed": None if basis is None else computed.plain,
            "difference": None if basis is None else (row.amount - computed).plain,
            "deviates": row.party in made,
        }


def _fit(fit: "Fit") -> Data:
    return {
        "basis": fit.basis.id,
        "basis_total": count(fit.basis.total),
        "as_of": None if fit.basis.as_of is None else fit.basis.as_of.iso,
        "method": fit.rule.method,
        "rounding": fit.rule.rounding.value,
        "decimals": fit.rule.decimals,
        "residual_to": None if fit.rule.residual is None else fit.rule.carrier or fit.rule.residual.value,
        "unit": fit.unit.plain,
        "total": fit.total.plain,
        "totals": [fit.lowest.plain, fit.highest.plain],
        "as_stated": fit.is_stated,
    }


def _nearest(near: "Nearest") -> Data:
    return {
        "basis": near.basis.id,
        "basis_total": count(near.basis.total),
        "method": near.rule.method,
        "decimals": near.rule.decimals,
        "residual_to": None if near.rule.residual is None else near.rule.residual.value,
        "unit": near.unit.plain,
        "total": near.total.plain,
    }


def _deviation(deviation: "Deviation", names: Mapping[str, str]) -> Data:
    return {
        "party": deviation.party,
        "name": names.get(deviation.party, deviation.party),
        "printed": deviation.printed.plain,
        "computed": deviation.computed.plain,
        "difference": deviation.difference.plain,
    }


def _solutions(recovered: "Recovered") -> Iterator[Data]:
    for (search, solution), matches in zip(recovered.solutions, recovered.matches, strict=True):
        yield {
            "basis_total": solution.basis_total,
            "total": solution.total.plain,
            "rounding": search.rounding.value,
            "by_rate": search.by_rate,
            "residual_to": search.carrier or None,
            "weights": {party: [span.low, span.high] for party, span in solution.weights},
            "matches": [
                {
                    "statistic": match.statistic.id,
                    "as_of": None if match.statistic.as_of is None else match.statistic.as_of.iso,
                    "same_figures": match.same_figures,
                }
                for match in matches
            ],
        }


def _search(recovered: "Recovered") -> Data:
    search = recovered.recovery
    return {
        "sums": list(search.sums),
        "totals": [total.plain for total in search.totals],
        "rounding": search.rounding.value,
        "pairs": search.pairs,
        "done": search.done,
        "exhaustive": search.is_exhaustive,
        "unique": recovered.is_unique,
        "sure": recovered.is_unique and search.is_sure,
        "complete": search.complete,
        "by_chance_one_in": str(search.one_in),
    }
