"""Audit telling: an audit with the names of its parties, and the phrases that its findings share."""

from collections.abc import Mapping

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.rules import Residual, RowRule
from nara_vard_finans.audit.verdicts import Audit
from nara_vard_finans.core import Amount, Finding, Severity, Text, decimal_text


class AuditSubject:
    """An audit, with the names of its parties and how findings about it are made."""

    def __init__(self, audit: Audit, names: Mapping[str, str]) -> None:
        self.audit = audit
        self.names = {**names, **{row.party: row.name for row in audit.column.rows}}

    def finding(self, rule: str, severity: Severity, sv: str, en: str) -> Finding:
        """Make a finding about the table."""
        return Finding(rule=rule, severity=severity, subject=self.audit.column.title, message=Text(sv, en))

    def money(self, amount: Amount) -> str:
        """Write an amount in the column's own unit."""
        return self.audit.column.measure.text(amount)

    def step(self, unit: Amount) -> Text:
        """Say in what unit its numbers are whole."""
        return self.audit.column.measure.step(unit)

    def name(self, party: str) -> str:
        """Name a party."""
        return self.names.get(party, party)


def clause_of(subject: AuditSubject, rule: RowRule) -> Text:
    """Say a rule as a clause about the rows, with its carrier by name."""
    text = rule.text
    if rule.residual is not Residual.NAMED:
        return text
    name = subject.name(rule.carrier)
    return Text(text.sv.replace(rule.carrier, name), text.en.replace(rule.carrier, name))


def titled(basis: AuditBasis) -> Text:
    """Name a basis with what it sums to."""
    total = decimal_text(basis.total)
    return Text(f"{basis.title.sv} (summa {total})", f"{basis.title.in_english} (sum {total})")


def agree(one: AuditBasis, other: AuditBasis) -> bool:
    """Say whether two bases weigh the parties of the first alike."""
    known = dict(other.weights)
    return one.total == other.total and all(known.get(party) == weight for party, weight in one.weights)


def listed_text(names: list[str]) -> tuple[str, str]:
    """List names, in Swedish and in English."""
    if len(names) == 1:
        return names[0], names[0]
    # A name with a comma in it, such as that of a statistic and its day, takes a stronger mark between.
    mark = "; " if any("," in name for name in names) else ", "
    head, last = mark.join(names[:-1]), names[-1]
    return f"{head} och {last}", f"{head} and {last}"


def capital(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]
