"""Audit subject: an audit with the names of its parties, and how findings about it are made."""

from collections.abc import Mapping

from attrs import evolve

from nara_vard_finans.audit.naming import Figure, PartyAmount
from nara_vard_finans.audit.rules import Residual, RowRule
from nara_vard_finans.audit.verdicts import Audit
from nara_vard_finans.core import Amount, AnyText, Finding, RuleMessage, Severity


class AuditSubject:
    """An audit, with the names of its parties and how findings about it are made."""

    def __init__(self, audit: Audit, names: Mapping[str, str]) -> None:
        self.audit = audit
        self.names = {**names, **{row.party: row.name for row in audit.column.rows}}

    def finding(self, message: RuleMessage, severity: Severity | None = None) -> Finding:
        """Make a finding about the table."""
        return Finding.of(message, self.audit.column.title, severity=severity)

    def figure(self, amount: Amount) -> Figure:
        """Give an amount in the column's own unit."""
        return self.audit.column.measure.figure(amount)

    def step(self, unit: Amount) -> AnyText:
        """Say in what unit its numbers are whole."""
        return self.audit.column.measure.step(unit)

    def name(self, party: str) -> str:
        """Name a party."""
        return self.names.get(party, party)

    def amount(self, party: str, amount: Amount) -> PartyAmount:
        """Name a party with what it is to have."""
        return PartyAmount(self.name(party), self.figure(amount))

    def clause(self, rule: RowRule) -> AnyText:
        """Say a rule as a clause about the rows, with its carrier by name."""
        named = rule.residual is Residual.NAMED
        return (evolve(rule, carrier=self.name(rule.carrier)) if named else rule).text
