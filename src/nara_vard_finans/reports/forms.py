"""The forms that every report can be written in: what each is called, its suffix, and the function that writes it."""

import json
from collections.abc import Callable, Mapping

from nara_vard_finans.reports.csv_forms import as_csv, as_csv_excel
from nara_vard_finans.reports.described import Described
from nara_vard_finans.reports.writers import as_html, as_markdown, as_text, markdown_lines


def text(report: Described, width: int | None = None) -> str:
    """Write aligned text, folded to a terminal of *width* columns."""
    return "\n\n".join(as_text(each, width) for each in report.written_sections)


def markdown(report: Described) -> str:
    """Write Markdown."""
    if report.as_lines:
        return markdown_lines(line for each in report.written_sections for line in each.notes)
    return "\n\n".join(map(as_markdown, report.written_sections))


def html(report: Described) -> str:
    """Write a fragment of HTML."""
    return "".join(map(as_html, report.written_sections))


def csv(report: Described) -> str:
    """Write the rows for machines."""
    return as_csv(report.rows, report.row_shape.keys, report.row_shape.fractions)


def csv_excel(report: Described) -> str:
    """Write the tables that people see for Excel in Sweden."""
    return as_csv_excel(report.sections, report.language)


def as_json(report: Described, *, only_ascii: bool = False) -> str:
    """Write the data; *only_ascii* escapes every other letter."""
    return json.dumps(report.data, ensure_ascii=only_ascii, indent=2)


def _page(report: Described) -> str:
    from nara_vard_finans.reports.page import as_page  # noqa: PLC0415 - for this form alone

    return as_page(report)


def _workbook(report: Described) -> bytes:
    from nara_vard_finans.reports.workbook import as_workbook  # noqa: PLC0415 - for workbooks alone, which take their time

    return as_workbook(report)


WRITERS: Mapping[str, Callable[[Described], str]] = {
    "table": text,
    "json": as_json,
    "csv": csv,
    "csv-excel": csv_excel,
    "md": markdown,
    "html": _page,
}
"""The writer of each form that is text; what only some answers can be, such as a calendar, they bring themselves."""

BINARY: Mapping[str, Callable[[Described], bytes]] = {"xlsx": _workbook}
"""The writer of each form that is no text."""

SUFFIXES: Mapping[str, str] = {
    ".txt": "table",
    ".json": "json",
    ".csv": "csv-excel",
    ".md": "md",
    ".html": "html",
    ".ics": "ics",
    ".svg": "svg",
    ".xlsx": "xlsx",
    ".toml": "toml",
}
"""The form that each suffix of a file's name asks for."""
