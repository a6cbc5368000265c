"""The questions of printed tables, and of files: audited, checked, verified, begun."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nara_vard_finans.core import Text, UnknownEntryError
from nara_vard_finans.workspace._asked import Asked, FilePath, with_faults

_FILE = Text("slaget fil", "kind of file")

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit, TableAudit
    from nara_vard_finans.facts import Beginning
    from nara_vard_finans.files import Readable
    from nara_vard_finans.grids import Grid
    from nara_vard_finans.workspace.answers import Answer
    from nara_vard_finans.workspace.auditing import AuditQuestion
    from nara_vard_finans.workspace.checking import Checked
    from nara_vard_finans.workspace.choosing import Choice
    from nara_vard_finans.workspace.verifying import Verification


class TableQuestions(Asked):
    """What a table, a file or a receipt holds."""

    __slots__ = ()

    @with_faults
    def audit(
        self,
        table: "Readable | Sequence[Grid]",
        question: "AuditQuestion | None" = None,
    ) -> "Answer[Audit]":
        """
        Say which rule and which basis reproduce a printed table, and what deviates from it.

        Args:
            table: A CSV file, a text or a workbook, a stream of one, the id of a table among the facts, or grids.
            question: How the table is read, its total and column, and what else is tried; without it, as it stands.

        Raises:
            AuditError: If no column of amounts can be read.
            UnreadableFileError: If the file cannot be read.
            UnknownEntryError: If there is no such file, and no such table among the facts.
        """
        from nara_vard_finans.workspace.auditing import Asking

        return Asking(self.facts, table, question).answer_column()

    @with_faults
    def audit_columns(
        self,
        table: "Readable | Sequence[Grid]",
        question: "AuditQuestion | None" = None,
    ) -> "Answer[TableAudit]":
        """
        Say the same as :meth:`audit` of every column of amounts, where the question names none.

        Args:
            table: As :meth:`audit` takes it.
            question: As :meth:`audit` takes it.

        Raises:
            AuditError: If no column of amounts can be read.
            UnreadableFileError: If the file cannot be read.
            UnknownEntryError: If there is no such file, and no such table among the facts.
        """
        from nara_vard_finans.workspace.auditing import Asking

        return Asking(self.facts, table, question).answer_columns()

    @with_faults
    def check(self, *paths: FilePath, choice: "Choice | None" = None) -> "Answer[Checked]":
        """
        Say whether files of facts and journals are in order, or all their faults.

        Args:
            *paths: The files; a journal may be of a definition in any of them.
            choice: Of a kind, a county or a party: of files in order those alone are told of that hold it; without it,
                all.
        """
        from nara_vard_finans.workspace.checking import answer_check

        return answer_check(paths, self.facts, choice)

    def verify(self, receipt: "Readable") -> "Answer[Verification]":
        """
        Say whether a receipt agrees: with itself, reckoned anew, and with the facts at hand.

        Swedish term:
            pröva ett kvitto

        Args:
            receipt: The receipt: a path, the bytes themselves, or an open file.

        Raises:
            UnreadableFileError: If it is no receipt, of another form than this version reads, or larger than 8 MB.

        Example:
            >>> from nara_vard_finans import Workspace
            >>> space = Workspace.open()
            >>> space.verify(space.allocate("rss-dalarna-2023", 2023).receipt()).is_in_order
            True
        """
        from nara_vard_finans.workspace.verifying import answer_verify

        return answer_verify(receipt, self.facts)

    @with_faults
    def begin(self, beginning: "Beginning") -> "Answer[str]":
        """
        Write a file to go on from, with a line for what nobody has said yet.

        Args:
            beginning: What is known of an agreement, a grant, a post, a statistic or a journal.

        Raises:
            UnknownEntryError: If there is no such county.

        Example:
            >>> from nara_vard_finans import Workspace
            >>> from nara_vard_finans.facts import AgreementBeginning
            >>> known = AgreementBeginning(counties=["17"], first_year=2025, last_year=2027)
            >>> Workspace.open().begin(known).result.splitlines()[1]
            'id = "samverkan-varmland-2025"'
        """
        from functools import partial

        from nara_vard_finans.reports import beginning_report
        from nara_vard_finans.workspace.answers import Answer

        text = beginning.toml()
        return Answer(result=text, make=partial(beginning_report, text))

    @with_faults
    def schema(self, of: str = "facts") -> "Answer[dict[str, Any]]":
        """
        Give the JSON Schema of a facts file or a journal, by which an editor checks and completes what is written.

        Args:
            of: ``"facts"`` or ``"journal"``.

        Raises:
            UnknownEntryError: If it is neither.

        Example:
            >>> from nara_vard_finans import Workspace
            >>> Workspace.open().schema("journal").result["required"]
            ['of']
        """
        from functools import partial

        from nara_vard_finans.facts import facts_schema, journal_schema
        from nara_vard_finans.reports import file_schema_report
        from nara_vard_finans.workspace.answers import Answer

        made = {"facts": facts_schema, "journal": journal_schema}
        if of not in made:
            raise UnknownEntryError(_FILE, of, tuple(made))
        found = made[of]()
        return Answer(result=found, make=partial(file_schema_report, found))
