"""How each of several agreements, grants and posts stands on a day, side by side."""

import datetime as dt

from attrs import frozen

from nara_vard_finans.analysis.statuses import Definition, Status
from nara_vard_finans.core import Finding, NaraVardFinansError, Severity, Tabled, with_tuples
from nara_vard_finans.grants import GrantStatus


@frozen(kw_only=True)
class Standing:
    """
    How one of them stands.

    Attributes:
        definition: The agreement, the grant or the post.
        status: How it stands; ``None`` where that cannot be said.
        refused: Why it cannot be said.
    """

    definition: Definition
    status: Status | None = None
    refused: NaraVardFinansError | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is not in order, as far as it is known."""
        return () if self.status is None else self.status.findings

    @property
    def is_at_risk(self) -> bool:
        """Whether it is a grant, and a condition for a later year's is at risk."""
        return isinstance(self.status, GrantStatus) and self.status.is_at_risk

    def count(self, severity: Severity) -> int:
        """Count its findings of one severity."""
        return sum(finding.severity is severity for finding in self.findings)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Standings(Tabled):
    """
    How several stand.

    Swedish term:
        lägen

    Attributes:
        on: The day; what is entered for later days is not looked at.
        rows: One for each.
    """

    on: dt.date
    rows: tuple[Standing, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is not in order with any of them."""
        return tuple(finding for row in self.rows for finding in row.findings)

    @property
    def is_doubtful(self) -> bool:
        """Whether something is wrong besides the findings: one cannot be told, or a condition is at risk."""
        return any(row.refused is not None or row.is_at_risk for row in self.rows)
