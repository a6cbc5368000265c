"""What a command answers, before it is written."""

import argparse
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.cli.arguments import GRANT_OPTIONS, UsageError
from nara_vard_finans.core import Language
from nara_vard_finans.grants import Grant
from nara_vard_finans.printed import PrintedColumn, PrintedTable, check_sums
from nara_vard_finans.reports import Table
from nara_vard_finans.reports import cost_data as data
from nara_vard_finans.reports import cost_pages as pages


@frozen(kw_only=True)
class Answer:
    """
    What a command answers, before it is written.

    Attributes:
        data: The answer as data.
        rows: The part of the data that CSV writes.
        columns: The columns of the CSV.
        page: The answer as a page, as pages, or as lines of text.
        findings: Whether there are findings or deviations.
        calendar: The answer as an iCalendar file, where that was asked for.
        picture: The answer as an SVG picture, where that was asked for.
        faults: What goes to standard error, for bad input that has an answer too.
    """

    data: dict[str, Any]
    rows: Sequence[dict[str, Any]]
    columns: tuple[str, ...]
    page: Table | tuple[Table, ...] | str
    findings: bool = False
    calendar: str = ""
    picture: str = ""
    faults: str = ""


def refuse_rules(options: argparse.Namespace) -> None:
    """Refuse what a printed table has no use for, rather than leave it aside."""
    for name in ("basis", "method", "unit", "residual_to", "every", "counted", *GRANT_OPTIONS):
        if getattr(options, name, None) is not None:
            raise UsageError(
                f"--{name.replace('_', '-')} changes nothing of what is printed; leave it out, or --as-printed"
            )


def as_printed(definition: Agreement | Grant, table: PrintedTable, column: PrintedColumn, language: Language) -> Answer:
    """Give what a paper prints that each party of an agreement pays, or of a grant gets."""
    findings = check_sums(column, definition.parties, table.id, table.source)
    answered = data.printed_data(definition, table, column, findings, language)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "side", "amount"),
        page=pages.printed_page(definition, table, column, findings, language),
        findings=bool(findings),
    )
