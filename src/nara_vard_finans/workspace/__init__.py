"""The facts at hand, and every question asked of them: an answer is a result and its report."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.workspace.answers import Answer
    from nara_vard_finans.workspace.auditing import AuditQuestion, Progress
    from nara_vard_finans.workspace.beginning import beginning_of
    from nara_vard_finans.workspace.checking import Checked
    from nara_vard_finans.workspace.choosing import EVERYTHING, KINDS, Choice
    from nara_vard_finans.workspace.errors import QuestionError, UnreadEntryError
    from nara_vard_finans.workspace.invoicing import DUES, InvoiceQuestion
    from nara_vard_finans.workspace.journals import JournalSource, NamedJournal, is_file
    from nara_vard_finans.workspace.messages import ComparedWithWhat, ServesAgreements, ServesGrants, ServesNoPost
    from nara_vard_finans.workspace.premises import ASSUMABLE, CHANGES, assumptions_of, change_of, year_of
    from nara_vard_finans.workspace.questions import COUNTED, EVERY, METHODS, SIDES, ComparisonQuestion, Figures
    from nara_vard_finans.workspace.questions import GrantQuestion, Instalments, JointWork, Rounding
    from nara_vard_finans.workspace.references import Found, find_definition, find_each, refuse_two_places
    from nara_vard_finans.workspace.statuses import BINDINGS, Change
    from nara_vard_finans.workspace.table_messages import BasisCanBeSearched
    from nara_vard_finans.workspace.verifying import Verification
    from nara_vard_finans.workspace.workspace import Workspace

__all__ = [
    "ASSUMABLE", "BINDINGS", "CHANGES", "COUNTED", "DUES", "EVERY", "EVERYTHING", "KINDS", "METHODS", "SIDES",
    "Answer", "AuditQuestion", "BasisCanBeSearched", "Change", "Checked", "Choice", "ComparedWithWhat",
    "ComparisonQuestion", "Figures", "Found", "GrantQuestion", "Instalments", "InvoiceQuestion", "JointWork",
    "JournalSource", "NamedJournal", "Progress", "QuestionError", "Rounding", "ServesAgreements", "ServesGrants",
    "ServesNoPost", "UnreadEntryError", "Verification", "Workspace", "assumptions_of", "beginning_of", "change_of",
    "find_definition", "find_each", "is_file", "refuse_two_places", "year_of",
]
_ROOMS = {
    "answers": "Answer",
    "auditing": "AuditQuestion Progress",
    "beginning": "beginning_of",
    "checking": "Checked",
    "choosing": "EVERYTHING KINDS Choice",
    "errors": "QuestionError UnreadEntryError",
    "invoicing": "DUES InvoiceQuestion",
    "journals": "JournalSource NamedJournal is_file",
    "messages": "ComparedWithWhat ServesAgreements ServesGrants ServesNoPost",
    "premises": "ASSUMABLE CHANGES assumptions_of change_of year_of",
    "questions": "COUNTED EVERY METHODS SIDES ComparisonQuestion Figures GrantQuestion Instalments "
        "JointWork Rounding",
    "references": "Found find_definition find_each refuse_two_places",
    "statuses": "BINDINGS Change",
    "table_messages": "BasisCanBeSearched",
    "verifying": "Verification",
    "workspace": "Workspace",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
