"""
Audit findings: what an audit found, as sentences that can be put in a letter.

Each sentence is a finding; together, in their order, they are the whole answer.
"""

from collections.abc import Mapping

from nara_vard_finans.audit._findings_of_recovery import recovery_findings
from nara_vard_finans.audit._findings_of_rules import rule_findings
from nara_vard_finans.audit._findings_of_sums import sum_findings
from nara_vard_finans.audit._subject import AuditSubject
from nara_vard_finans.audit.verdicts import Audit
from nara_vard_finans.core import Finding
from nara_vard_finans.grids import stranger_findings


def findings_of(audit: Audit, names: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """
    Say what an audit found: the sums, what is missing, the rule, and the basis that was recovered.

    Args:
        audit: The audit.
        names: The names of parties that have no row in the table, by code.

    Returns:
        Findings in the order in which they are told; a note needs no measure.
    """
    stated = AuditSubject(audit, names or {})
    near = stranger_findings(((each.name, each.party) for each in audit.column.near_names), audit.column.title)
    return (*sum_findings(stated), *near, *rule_findings(stated), *recovery_findings(stated))
