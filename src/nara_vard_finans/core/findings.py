"""What a check answers: findings, which are records and never exceptions."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar, Self

from attrs import frozen

from nara_vard_finans.core.messages import AnyText, Message
from nara_vard_finans.core.showing import Shown
from nara_vard_finans.core.sources import Source


class Severity(StrEnum):
    """How much a finding matters."""

    NOTE = "note"
    """Worth knowing; nothing need be done."""
    WARNING = "warning"
    """Something does not agree; somebody should look."""
    BREACH = "breach"
    """A rule is broken."""


class RuleMessage(Message):
    """
    What a rule has to say when it finds something.

    Its docstring tells what the rule looks for, and why.

    Attributes:
        RULE: The rule's id, which several messages of one rule share.
        SEVERITY: How much it matters.
        CLAUSE: Where the rule stands, if a paper says it.
    """

    RULE: ClassVar[str]
    SEVERITY: ClassVar[Severity]
    CLAUSE: ClassVar[str] = ""


@frozen(kw_only=True, repr=False)
class Finding(Shown):
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
    message: AnyText
    source: Source | None = None

    @classmethod
    def of(
        cls, message: "RuleMessage", subject: str, source: Source | None = None, *, severity: Severity | None = None
    ) -> Self:
        """
        Make the finding of a rule from what it has to say.

        Args:
            message: What was found; it knows its rule.
            subject: What it concerns: an id, a column, a party.
            source: Where the rule or the figure stands, if anywhere.
            severity: How much it matters here, where that differs from what the rule says.
        """
        return cls(
            rule=message.RULE, severity=severity or message.SEVERITY, subject=subject, message=message, source=source
        )


def anything_wrong(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is more than a note."""
    return any(finding.severity is not Severity.NOTE for finding in findings)
