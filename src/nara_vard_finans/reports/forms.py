"""The forms that every report can be written in: what each is called, its suffix, and its writer."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nara_vard_finans.reports.report import Report


def _page(report: "Report") -> str:
    from nara_vard_finans.reports.page import as_page  # noqa: PLC0415 - for this form alone

    return as_page(report)


WRITERS: Mapping[str, Callable[["Report"], str]] = {
    "table": lambda report: report.text(),
    "json": lambda report: report.json(),
    "csv": lambda report: report.csv(),
    "csv-excel": lambda report: report.csv_excel(),
    "md": lambda report: report.markdown(),
    "html": _page,
}
"""The writer of each form that is text; what only some answers can be, such as a calendar, they bring themselves."""


def _workbook(report: "Report") -> bytes:
    from nara_vard_finans.reports.workbook import as_workbook  # noqa: PLC0415 - for workbooks alone, which take their time

    return as_workbook(report)


BINARY: Mapping[str, Callable[["Report"], bytes]] = {"xlsx": _workbook}
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
