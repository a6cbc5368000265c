"""The reports of what is shared, paid, printed, explained and compared."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nara_vard_finans.reports.cost_data import allocate_data, compare_data, explain_data, printed_data, share_data
from nara_vard_finans.reports.cost_pages import allocate_page, compare_pages, printed_page, share_page
from nara_vard_finans.reports.plan_pages import plan_data, plan_page
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.table import Table

if TYPE_CHECKING:
    from nara_vard_finans.agreements import Agreement, CostSharing, TermChange
    from nara_vard_finans.analysis import Comparison, Explanation
    from nara_vard_finans.core import Finding, Language
    from nara_vard_finans.files import WeightTable
    from nara_vard_finans.grants import Grant
    from nara_vard_finans.printed import PrintedColumn, PrintedTable
    from nara_vard_finans.sharing import Apportionment, InstalmentPlan

_COMPARED = (
    *("party", "name", "side", "before", "after", "difference"),
    *("before_per_inhabitant", "after_per_inhabitant"),
)


def share_report(shared: "Apportionment", weights: "WeightTable", language: "Language") -> Report:
    """Report a total that is shared over a table of weights."""
    return Report(
        language=language,
        columns=("party", "name", "weight", "exact", "amount"),
        data=lambda: share_data(shared, weights, language),
        page=lambda: share_page(shared, weights, language),
    )


def allocate_report(sharing: "CostSharing", language: "Language") -> Report:
    """Report what each party of an agreement pays in a year."""
    return Report(
        language=language,
        columns=("party", "name", "side", "weight", "exact", "amount"),
        data=lambda: allocate_data(sharing, language),
        page=lambda: allocate_page(sharing, language),
    )


def printed_report(
    definition: "Agreement | Grant",
    table: "PrintedTable",
    column: "PrintedColumn",
    findings: Sequence["Finding"],
    language: "Language",
) -> Report:
    """Report what a paper prints that each party pays or gets."""
    return Report(
        language=language,
        columns=("party", "name", "side", "amount"),
        data=lambda: printed_data(definition, table, column, findings, language),
        page=lambda: printed_page(definition, table, column, findings, language),
    )


def explain_report(explanation: "Explanation", language: "Language") -> Report:
    """Report how one amount came about."""
    return Report(
        language=language,
        columns=("step", "text", "amount"),
        data=lambda: explain_data(explanation, language),
        rows="steps",
        page=lambda: explanation.text(language),
    )


def compare_report(
    comparison: "Comparison",
    language: "Language",
    *,
    by_year: Sequence["Comparison"] = (),
    terms: Sequence["TermChange"] = (),
) -> Report:
    """Report two agreements, grants, posts or years beside each other."""
    return Report(
        language=language,
        columns=_COMPARED,
        data=lambda: compare_data(comparison, language, by_year=by_year, terms=terms),
        page=lambda: compare_pages(comparison, language, by_year=by_year, terms=terms),
    )


def with_instalments(report: Report, plan: "InstalmentPlan", names: Mapping[str, str]) -> Report:
    """
    Give a report with the instalments of what it shares; its rows are then those of the instalments.

    Args:
        report: The report.
        plan: The instalments.
        names: The parties' names by code, in the order in which they are listed.
    """

    def page() -> tuple[Table, ...]:
        whole = report.page if isinstance(report.page, tuple) else (report.page,)
        tables = (each for each in whole if isinstance(each, Table))
        return (*tables, plan_page(plan, names, report.language))

    return Report(
        language=report.language,
        columns=("due_on", "party", "name", "amount"),
        data=lambda: {**report.data, "instalments": plan_data(plan, names)},
        rows=lambda data: [{"due_on": each["due_on"], **row} for each in data["instalments"] for row in each["rows"]],
        page=page,
    )
