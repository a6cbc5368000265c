"""Results out: as pages for people, and as data for machines."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.reports.audits import audit_report, table_report
    from nara_vard_finans.reports.awards import award_receipt, award_report
    from nara_vard_finans.reports.bars import Bar, BarChart
    from nara_vard_finans.reports.beginnings import beginning_report
    from nara_vard_finans.reports.briefs import brief_report
    from nara_vard_finans.reports.calendar import calendar_text
    from nara_vard_finans.reports.cell_arithmetic import quotient
    from nara_vard_finans.reports.columns import Bilingual, Column, Data, Holds, Kind, Shape
    from nara_vard_finans.reports.comparisons import compare_report
    from nara_vard_finans.reports.compilations import compiled_report
    from nara_vard_finans.reports.csv_forms import as_csv, as_csv_excel, as_text_cell
    from nara_vard_finans.reports.curve import curve_svg
    from nara_vard_finans.reports.deadlines import deadlines_report
    from nara_vard_finans.reports.described import Described
    from nara_vard_finans.reports.entries import Outcome, check_report, list_report
    from nara_vard_finans.reports.explained import Told, ToldOnce, told_once
    from nara_vard_finans.reports.explanations import explain_report
    from nara_vard_finans.reports.file_schemas import file_schema_report
    from nara_vard_finans.reports.forms import BINARY, SUFFIXES, WRITERS
    from nara_vard_finans.reports.frames import FrameColumn, arrow_stream, frame_columns
    from nara_vard_finans.reports.invoices import invoices_report
    from nara_vard_finans.reports.json_types import typed_dictionaries
    from nara_vard_finans.reports.notebooks import html_of, report_of
    from nara_vard_finans.reports.outcomes import outcome_report
    from nara_vard_finans.reports.page import as_page
    from nara_vard_finans.reports.prints import printed_report
    from nara_vard_finans.reports.receipt_checks import Reckoned, carrier_of, findings_of_receipt, reckon_anew
    from nara_vard_finans.reports.receipt_differences import differences
    from nara_vard_finans.reports.receipt_messages import FactsRefuse, FiguresAreItsOwn, NotHeldAgainstFacts
    from nara_vard_finans.reports.receipt_messages import OtherLibrary
    from nara_vard_finans.reports.receipt_reading import read_receipt
    from nara_vard_finans.reports.receipts import Subject, hash_of, receipt_bytes, receipt_of
    from nara_vard_finans.reports.report import Report
    from nara_vard_finans.reports.schemas import schema
    from nara_vard_finans.reports.sections import Section, Sum, Written, written
    from nara_vard_finans.reports.settlements import settle_report, settlement_report
    from nara_vard_finans.reports.sharings import allocate_report, cost_receipt, share_report, shared_report
    from nara_vard_finans.reports.sheets import Look, Put, Sheet
    from nara_vard_finans.reports.standings import standings_report
    from nara_vard_finans.reports.statuses import status_report
    from nara_vard_finans.reports.sums import sums_report
    from nara_vard_finans.reports.svg import StepChart, Steps
    from nara_vard_finans.reports.traces import trace_report
    from nara_vard_finans.reports.verifications import verify_report
    from nara_vard_finans.reports.workbook import as_workbook, sheets_of
    from nara_vard_finans.reports.writers import as_html, as_markdown, as_text
    from nara_vard_finans.reports.yearly_reports import yearly_report

__all__ = [
    "BINARY", "SUFFIXES", "WRITERS", "Bar", "BarChart", "Bilingual", "Column", "Data", "Described", "FactsRefuse",
    "FiguresAreItsOwn", "FrameColumn", "Holds", "Kind", "Look", "NotHeldAgainstFacts", "OtherLibrary", "Outcome",
    "Put", "Reckoned", "Report", "Section", "Shape", "Sheet", "StepChart", "Steps", "Subject", "Sum", "Told",
    "ToldOnce", "Written", "allocate_report", "arrow_stream", "as_csv", "as_csv_excel", "as_html", "as_markdown",
    "as_page", "as_text", "as_text_cell", "as_workbook", "audit_report", "award_receipt", "award_report",
    "beginning_report", "brief_report", "calendar_text", "carrier_of", "check_report", "compare_report",
    "compiled_report", "cost_receipt", "curve_svg", "deadlines_report", "differences", "explain_report",
    "file_schema_report", "findings_of_receipt", "frame_columns", "hash_of", "html_of", "invoices_report",
    "list_report", "outcome_report", "printed_report", "quotient", "read_receipt", "receipt_bytes", "receipt_of",
    "reckon_anew", "report_of", "schema", "settle_report", "settlement_report", "share_report", "shared_report",
    "sheets_of", "standings_report", "status_report", "sums_report", "table_report", "told_once", "trace_report",
    "typed_dictionaries", "verify_report", "written", "yearly_report",
]
_ROOMS = {
    "audits": "audit_report table_report",
    "awards": "award_receipt award_report",
    "bars": "Bar BarChart",
    "beginnings": "beginning_report",
    "briefs": "brief_report",
    "calendar": "calendar_text",
    "cell_arithmetic": "quotient",
    "columns": "Bilingual Column Data Holds Kind Shape",
    "comparisons": "compare_report",
    "compilations": "compiled_report",
    "csv_forms": "as_csv as_csv_excel as_text_cell",
    "curve": "curve_svg",
    "deadlines": "deadlines_report",
    "described": "Described",
    "entries": "Outcome check_report list_report",
    "explained": "Told ToldOnce told_once",
    "explanations": "explain_report",
    "file_schemas": "file_schema_report",
    "forms": "BINARY SUFFIXES WRITERS",
    "frames": "FrameColumn arrow_stream frame_columns",
    "invoices": "invoices_report",
    "json_types": "typed_dictionaries",
    "notebooks": "html_of report_of",
    "outcomes": "outcome_report",
    "page": "as_page",
    "prints": "printed_report",
    "receipt_checks": "Reckoned carrier_of findings_of_receipt reckon_anew",
    "receipt_differences": "differences",
    "receipt_messages": "FactsRefuse FiguresAreItsOwn NotHeldAgainstFacts OtherLibrary",
    "receipt_reading": "read_receipt",
    "receipts": "Subject hash_of receipt_bytes receipt_of",
    "report": "Report",
    "schemas": "schema",
    "sections": "Section Sum Written written",
    "settlements": "settle_report settlement_report",
    "sharings": "allocate_report cost_receipt share_report shared_report",
    "sheets": "Look Put Sheet",
    "standings": "standings_report",
    "statuses": "status_report",
    "sums": "sums_report",
    "svg": "StepChart Steps",
    "traces": "trace_report",
    "verifications": "verify_report",
    "workbook": "as_workbook sheets_of",
    "writers": "as_html as_markdown as_text",
    "yearly_reports": "yearly_report",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
