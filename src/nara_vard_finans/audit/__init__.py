"""A printed column against the rules: does it add up, which rule made it, which figures lie behind it."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.audit.audits import Official, audit_table
    from nara_vard_finans.audit.bases import AuditBasis, basis_of, equal_basis
    from nara_vard_finans.audit.checked_rows import RowCheck, row_checks
    from nara_vard_finans.audit.checked_sums import CheckedSum
    from nara_vard_finans.audit.column import AuditColumn, AuditRow, ColumnUnit, NearName, PrintedSum, Unreadable
    from nara_vard_finans.audit.column_choice import UnreadColumn, audit_column, audit_columns
    from nara_vard_finans.audit.deciding_totals import DecidingTotal, deciding_total
    from nara_vard_finans.audit.facts_grids import grid_of
    from nara_vard_finans.audit.findings import findings_of
    from nara_vard_finans.audit.fitting import Fit, Printed, Totals, fits, is_usable
    from nara_vard_finans.audit.made_rows import made
    from nara_vard_finans.audit.naming import Percent, Plus
    from nara_vard_finans.audit.nearest_rules import Deviation, Nearest, nearest
    from nara_vard_finans.audit.recovery import Recovery, Solution, Span, recover, recover_by_rate
    from nara_vard_finans.audit.relations import ColumnRelation, SideColumn, column_title
    from nara_vard_finans.audit.round_totals import is_round, round_fits
    from nara_vard_finans.audit.row_parties import RowParties, find_parties, find_party, is_known, known_party
    from nara_vard_finans.audit.row_parties import table_names
    from nara_vard_finans.audit.rules import Bracket, Residual, RowRule, bracket, row_rules
    from nara_vard_finans.audit.table_audits import TableAudit, table_audit
    from nara_vard_finans.audit.verdicts import Audit, Match, Recovered, Verdict

__all__ = [
    "Audit", "AuditBasis", "AuditColumn", "AuditRow", "Bracket", "CheckedSum", "ColumnRelation", "ColumnUnit",
    "DecidingTotal", "Deviation", "Fit", "Match", "NearName", "Nearest", "Official", "Percent", "Plus", "Printed",
    "PrintedSum", "Recovered", "Recovery", "Residual", "RowCheck", "RowParties", "RowRule", "SideColumn", "Solution",
    "Span", "TableAudit", "Totals", "UnreadColumn", "Unreadable", "Verdict", "audit_column", "audit_columns",
    "audit_table", "basis_of", "bracket", "column_title", "deciding_total", "equal_basis", "find_parties",
    "find_party", "findings_of", "fits", "grid_of", "is_known", "is_round", "is_usable", "known_party", "made",
    "nearest", "recover", "recover_by_rate", "round_fits", "row_checks", "row_rules", "table_audit", "table_names",
]
_ROOMS = {
    "audits": "Official audit_table",
    "bases": "AuditBasis basis_of equal_basis",
    "checked_rows": "RowCheck row_checks",
    "checked_sums": "CheckedSum",
    "column": "AuditColumn AuditRow ColumnUnit NearName PrintedSum Unreadable",
    "column_choice": "UnreadColumn audit_column audit_columns",
    "deciding_totals": "DecidingTotal deciding_total",
    "facts_grids": "grid_of",
    "findings": "findings_of",
    "fitting": "Fit Printed Totals fits is_usable",
    "made_rows": "made",
    "naming": "Percent Plus",
    "nearest_rules": "Deviation Nearest nearest",
    "recovery": "Recovery Solution Span recover recover_by_rate",
    "relations": "ColumnRelation SideColumn column_title",
    "round_totals": "is_round round_fits",
    "row_parties": "RowParties find_parties find_party is_known known_party table_names",
    "rules": "Bracket Residual RowRule bracket row_rules",
    "table_audits": "TableAudit table_audit",
    "verdicts": "Audit Match Recovered Verdict",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
