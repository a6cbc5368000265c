"""A printed column against the rules: does it add up, which rule made it, which figures lie behind it."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.audit.audits import Audit, CheckedSum, Match, Recovered, Verdict, audit_table
    from nara_vard_finans.audit.bases import AuditBasis, basis_of, equal_basis
    from nara_vard_finans.audit.column import AuditColumn, AuditRow, PrintedSum, Unreadable
    from nara_vard_finans.audit.findings import findings_of
    from nara_vard_finans.audit.fitting import Deviation, Fit, Nearest, Parting, Printed, Totals, fits, is_usable
    from nara_vard_finans.audit.fitting import made, nearest, parting, round_fits
    from nara_vard_finans.audit.reading import audit_column, grid_of
    from nara_vard_finans.audit.recovery import Recovery, Solution, Span, recover, recover_by_rate
    from nara_vard_finans.audit.relations import ColumnRelation, SideColumn
    from nara_vard_finans.audit.row_parties import RowParties, find_parties, find_party, is_known, known_party
    from nara_vard_finans.audit.rules import MOST_DECIMALS, Bracket, Residual, RowRounding, RowRule, bracket, rounded
    from nara_vard_finans.audit.rules import row_rules

__all__ = [
    "MOST_DECIMALS", "Audit", "AuditBasis", "AuditColumn", "AuditRow", "Bracket", "CheckedSum", "ColumnRelation",
    "Deviation", "Fit", "Match", "Nearest", "Parting", "Printed", "PrintedSum", "Recovered", "Recovery", "Residual",
    "RowParties", "RowRounding", "RowRule", "SideColumn", "Solution", "Span", "Totals", "Unreadable", "Verdict",
    "audit_column", "audit_table", "basis_of", "bracket", "equal_basis", "find_parties", "find_party", "findings_of",
    "fits", "grid_of", "is_known", "is_usable", "known_party", "made", "nearest", "parting", "recover",
    "recover_by_rate", "round_fits", "rounded", "row_rules",
]
_ROOMS = {
    "audits": "Audit CheckedSum Match Recovered Verdict audit_table",
    "bases": "AuditBasis basis_of equal_basis",
    "column": "AuditColumn AuditRow PrintedSum Unreadable",
    "findings": "findings_of",
    "fitting": "Deviation Fit Nearest Parting Printed Totals fits is_usable made nearest parting "
        "round_fits",
    "reading": "audit_column grid_of",
    "recovery": "Recovery Solution Span recover recover_by_rate",
    "relations": "ColumnRelation SideColumn",
    "row_parties": "RowParties find_parties find_party is_known known_party",
    "rules": "MOST_DECIMALS Bracket Residual RowRounding RowRule bracket rounded row_rules",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
