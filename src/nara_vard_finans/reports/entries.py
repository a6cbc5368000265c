"""The reports of what there is, and of whether files are in order."""

from collections.abc import Sequence

from nara_vard_finans.core import FactsError, Language, UnreadableFileError
from nara_vard_finans.facts import Catalogue, Listed
from nara_vard_finans.journals import Journal
from nara_vard_finans.reports.cost_data import check_data, list_data
from nara_vard_finans.reports.cost_pages import check_page, list_page
from nara_vard_finans.reports.report import Report

Outcome = Catalogue | Journal | FactsError | UnreadableFileError
"""What reading a file came to."""


def list_report(entries: Sequence[Listed], language: Language) -> Report:
    """Report what the catalogue holds."""
    return Report(
        language=language,
        columns=("id", "kind", "first_day", "last_day", "title"),
        data=lambda: list_data(entries, language),
        rows="entries",
        page=lambda: list_page(entries, language),
    )


def check_report(files: Sequence[tuple[str, Outcome]], language: Language) -> Report:
    """Report of each file whether it is valid, with all its faults."""
    return Report(
        language=language,
        columns=("path", "line", "where", "rule", "subject", "message"),
        data=lambda: check_data(files, language),
        rows=lambda data: [
            {"path": file["path"], **row} for file in data["files"] for row in (*file["faults"], *file["findings"])
        ],
        page=lambda: check_page(files, language),
    )
