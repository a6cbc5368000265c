"""What is found of duties: reports, requisitions and repayments, each beside its last day."""

import datetime as dt
from typing import TYPE_CHECKING

from nara_vard_finans.core import Amount, Message, Party, Reason, RuleMessage, Severity

if TYPE_CHECKING:
    from nara_vard_finans.grants.duties import Content, Duty


class OfDuty(RuleMessage):
    """What is found of somebody's duty."""

    party: Party
    duty: "Duty"

    @property
    def due(self) -> dt.date | Message:
        """The last day of the duty, beside the printed one where another is read."""
        return self.duty.last_day

    @property
    def read(self) -> dt.date:
        """The last day, as it is read."""
        return self.duty.due_on

    @property
    def printed(self) -> dt.date:
        """The last day, as it is printed."""
        return self.duty.printed_day


class ReadByChoice(RuleMessage):
    """A duty is judged by a reading that was chosen for this calculation."""

    RULE = "readings"
    SEVERITY = Severity.NOTE
    SV = "{duty:capital}: val vid beräkningen, {reading}."
    EN = "{duty:capital}: chosen for this calculation, {reading}."
    duty: "Duty"
    reading: Message


class ReportMissing(OfDuty):
    """
    A report is not filed when its day is past.

    By the day as it is read alone, while the printed one is still to come, it is a warning.
    """

    RULE = "report-in-time"
    SEVERITY = Severity.BREACH
    SV = "{party}: {duty} saknas; den skulle ha lämnats senast {due}."
    EN = "{party}: {duty} is missing; it was due on {due}."


class ReportLate(OfDuty):
    """A report was filed after its day; that cannot be undone, but who reads it should know."""

    RULE = "report-in-time"
    SEVERITY = Severity.WARNING
    SV = "{party}: {duty} lämnades {on}, för sent; sista dag var {due}."
    EN = "{party}: {duty} was filed on {on}, late; it was due on {due}."
    on: dt.date


class ReportCompletedLate(OfDuty):
    """A report was filed in time, and had all that it must contain only after its day."""

    RULE = "report-in-time"
    SEVERITY = Severity.WARNING
    SV = "{party}: {duty} kompletterades {on}, för sent; sista dag var {due}."
    EN = "{party}: {duty} was completed on {on}, late; it was due on {due}."
    on: dt.date


class ReportAfterPrintedDay(OfDuty):
    """A report was done in time by the day as it is read, and not by the earlier one that is printed."""

    RULE = "report-in-time"
    SEVERITY = Severity.NOTE
    SV = "{party}: {duty} var klar {on}, i tid enligt tolkningen av sista dag, {read}; tryckt är {printed}."
    EN = "{party}: {duty} was done on {on}, in time by the last day as interpreted, {read}; {printed} is printed."
    on: dt.date


class ReportPastPrintedDay(OfDuty):
    """A report is not filed when the printed day is past, and can still be filed by the day as it is read."""

    RULE = "report-in-time"
    SEVERITY = Severity.NOTE
    SV = "{party}: {duty} är inte lämnad; tryckt sista dag var {printed}, och enligt tolkningen är den {read}."
    EN = "{party}: {duty} is not filed; the last day that is printed was {printed}, and as interpreted it is {read}."


class ReportLacks(OfDuty):
    """
    A report that is filed does not contain all that it must.

    A content may name a rule of its own, such as one on equality, which then is the finding's.
    """

    RULE = "report-complete"
    SEVERITY = Severity.BREACH
    SV = "{party}: i {duty} saknas {contents}."
    EN = "{party}: {duty} is missing {contents}."
    contents: "tuple[Content, ...]"


class FiledByAnother(OfDuty):
    """A report was filed by another body than the one that files it for all, and may not be the one that counts."""

    RULE = "filed-by"
    SEVERITY = Severity.WARNING
    SV = "{party}: {duty} lämnades {on} av {by}; {filer} lämnar den för alla."
    EN = "{party}: {duty} was filed on {on} by {by}; {filer} files it for all."
    on: dt.date
    by: str

    @property
    def filer(self) -> str:
        """Who files it for all."""
        return self.duty.filed_by


class WantingOfDuty(Message):
    """Say what is wanting of a duty when its day is past, and from whom."""

    duty: "Duty"
    parties: tuple[Party, ...]

    @property
    def day(self) -> Reason:
        """The last day, where it is read otherwise than it is printed."""
        last = self.duty.last_day
        return LastDayWas(last) if isinstance(last, Message) else ""


class LastDayWas(Message):
    """Give a last day that is past."""

    SV = "; sista dag var {day}"
    EN = "; it was due on {day}"
    day: Message


class DutyRemoved(Message):
    """Say that what a condition asks for was removed, so that nobody can judge it."""

    SV = (
        "{duty:capital}: kravet är borttaget genom beslut {decided_on}; vad som då gäller framgår inte av handlingarna."
    )
    EN = "{duty:capital}: it was removed by a decision of {decided_on}; no paper says what holds then."
    duty: "Duty"
    decided_on: dt.date | None


class MissingFrom(WantingOfDuty):
    """Say from whom something is missing when its day is past."""

    SV = "{duty} saknas från {parties}{day}."
    EN = "{duty} is missing from {parties}{day}."


class NotCompleteFrom(WantingOfDuty):
    """Say whose report is not complete when its day is past."""

    SV = "{duty} är inte komplett från {parties}{day}."
    EN = "{duty} is not complete from {parties}{day}."


class CameLateFrom(WantingOfDuty):
    """Say whose report came late."""

    SV = "{duty} kom för sent från {parties}{day}."
    EN = "{duty} came late from {parties}{day}."


class CompletedLateFrom(WantingOfDuty):
    """Say whose report was completed late."""

    SV = "{duty} kompletterades för sent från {parties}{day}."
    EN = "{duty} was completed late from {parties}{day}."


class NotDoneInTimeBy(WantingOfDuty):
    """Say who did not do in time what nobody need do."""

    SV = "{duty} gjordes inte i tid av {parties}{day}."
    EN = "{duty} was not done in time by {parties}{day}."


class AskedLate(OfDuty):
    """Money was asked for after the last day to do so, and need not be paid."""

    RULE = "requisitioned-in-time"
    SEVERITY = Severity.BREACH
    SV = "{party}: {amount} rekvirerades {on}, för sent; sista dag var {due}."
    EN = "{party}: {amount} was asked for on {on}, late; the last day was {due}."
    on: dt.date
    amount: Amount


class AskedAfterPrintedDay(OfDuty):
    """Money was asked for in time by the day as it is read, and not by the earlier one that is printed."""

    RULE = "requisitioned-in-time"
    SEVERITY = Severity.NOTE
    SV = ReportAfterPrintedDay.SV
    EN = ReportAfterPrintedDay.EN
    on: dt.date


class NotAskedByPrintedDay(OfDuty):
    """Money is not asked for when the printed day is past, and can still be by the day as it is read."""

    RULE = "requisitioned-in-time"
    SEVERITY = Severity.NOTE
    SV = "{party}: {duty} är inte gjord; tryckt sista dag var {printed}, och enligt tolkningen är den {read}."
    EN = "{party}: {duty} is not done; the last day that is printed was {printed}, and as interpreted it is {read}."


class AskedMoreThanOnce(RuleMessage):
    """Money was asked for more than once where that can be done only once."""

    RULE = "one-requisition"
    SEVERITY = Severity.BREACH
    SV = "{party}: medlen har rekvirerats {times:gång|gånger}; de får rekvireras en gång."
    EN = "{party}: the money was asked for {times:time|times}; it can be asked for once."
    party: Party
    times: int


class NotPaidBack(OfDuty):
    """Money is left, or set aside, when the last day to pay it back is past."""

    RULE = "repaid-in-time"
    SEVERITY = Severity.BREACH
    SV = "{party}: {amount} är kvar och skulle ha återbetalats senast {due}."
    EN = "{party}: {amount} is left, and was to be paid back by {due}."
    amount: Amount


class PaidBackLate(OfDuty):
    """Money was still left on the last day to pay it back, and was paid back or used only after it."""

    RULE = "repaid-in-time"
    SEVERITY = Severity.WARNING
    SV = "{party}: medel återbetalades eller användes först efter {due}."
    EN = "{party}: money was paid back or used only after {due}."


class NotPaidBackByPrintedDay(OfDuty):
    """Money is not paid back when the printed day is past, and can still be by the day as it is read."""

    RULE = "repaid-in-time"
    SEVERITY = Severity.NOTE
    SV = NotAskedByPrintedDay.SV
    EN = NotAskedByPrintedDay.EN
