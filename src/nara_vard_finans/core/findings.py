"""What a check answers: findings, which are records and never exceptions."""

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from nara_vard_finans.core.messages import Text
from nara_vard_finans.core.sources import Source


class Severity(StrEnum):
    """How much a finding matters."""

    NOTE = "note"
    """Worth knowing; nothing need be done."""
    WARNING = "warning"
    """Something does not agree; somebody should look."""
    BREACH = "breach"
    """A rule is broken."""


@frozen(kw_only=True)
class Finding:
    """
    One answer of one check.

    Swedish term:
        iakttagelse

    Attributes:
        rule: The rule's id, such as ``sum-as-printed``.
        severity: How much it matters.
        subject: What it concerns: an id, a column, a party.
        message: What was found, with the figures.
        source: Where the rule or the figure stands, if anywhere.
    """

    rule: str
    severity: Severity
    subject: str
    message: Text
    source: Source | None = None


def anything_wrong(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is more than a note."""
    return any(finding.severity is not Severity.NOTE for finding in findings)
