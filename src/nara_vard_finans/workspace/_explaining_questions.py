"""The questions of how an amount came about, and of what is printed."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from nara_vard_finans.workspace._asked import (
    Asked,
    agreement_of,
    is_grant,
    refuse_of_other_kind,
    with_faults,
    year_asked,
    year_of_grant,
)

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition, Explanation
    from nara_vard_finans.journals import Assumptions
    from nara_vard_finans.printed import PrintedColumn
    from nara_vard_finans.workspace.answers import Answer
    from nara_vard_finans.workspace.journals import JournalSource
    from nara_vard_finans.workspace.questions import GrantQuestion, JointWork, Rounding


class ExplainingQuestions(Asked):
    """How an amount came about, and what is printed."""

    __slots__ = ()

    @with_faults
    def printed(self, name: "str | Definition | None" = None, year: int | None = None) -> "Answer[PrintedColumn]":
        """
        Say what a paper prints that each party pays under an agreement in a year, or gets of a grant.

        Raises:
            UnknownEntryError: If no paper prints it.
            QuestionError: If a year is missing, or nothing can be printed of it.
        """
        found = self.definition(name)
        from nara_vard_finans.workspace.costs import answer_as_printed

        if is_grant(found):
            return answer_as_printed(self.facts, found, year_of_grant(found, year))
        agreement = agreement_of(found)
        return answer_as_printed(self.facts, agreement, year_asked(agreement, year))

    @with_faults
    def explain(
        self,
        name: "str | Definition | None" = None,
        year: int | None = None,
        *,
        party: str,
        basis: str | None = None,
        rounding: "Rounding | None" = None,
        grant: "GrantQuestion | None" = None,
        joint: "JointWork | None" = None,
        on: dt.date | None = None,
        journals: "Iterable[JournalSource]" = (),
        assumptions: "Assumptions | None" = None,
    ) -> "Answer[Explanation]":
        """
        Say how one amount came about, step by step, with sources.

        Args:
            name: Which agreement, grant or post.
            year: Of an agreement or a post, the year; a grant has one.
            party: Whose amount: a name or an official code.
            basis: Of an agreement or a grant: another statistic, by id, that counts the same.
            rounding: Of them: what is asked of the rounding in place of the rule that was agreed.
            grant: Of a grant: which pots, and the figures and facts that its papers leave open.
            joint: Of a grant: joint work, so that it is what the party gives to it that is explained.
            on: Of a post: the day; what is entered for later days is not looked at.
            journals: Of a post: what has happened: files, names of examples, or journals at hand.
            assumptions: Of a post: what no paper states.

        Raises:
            UnknownPartyError: If there is no such party.
            QuestionError: If something that is asked serves nothing, or is missing.
            NaraVardFinansError: As :meth:`allocate` and :meth:`status`.

        Example:
            >>> from nara_vard_finans import Workspace
            >>> print(Workspace.open().explain("ok-gnv-2020", party="Orsa").result.amount)
            377 475 kr
        """
        from nara_vard_finans.posts import Post
        from nara_vard_finans.workspace import explaining

        found = self.definition(name)
        listed = tuple(journals)
        if not isinstance(found, Post):
            explaining.refuse_of_posts(found, on=on, journals=listed or None, assumptions=assumptions)
        if is_grant(found):
            year_of_grant(found, year)
            return explaining.explain_grant(self.facts, found, party, grant, joint, basis=basis, rounding=rounding)
        refuse_of_other_kind(found, grant=grant, joint=joint)
        if isinstance(found, Post):
            premises = self._premises(listed, assumptions, None, (found,))
            return explaining.explain_financier(
                self.facts, found, year, party, on=on, premises=premises, basis=basis, rounding=rounding
            )
        agreement = agreement_of(found)
        year = year_asked(agreement, year)
        return explaining.explain_cost(self.facts, agreement, year, party, basis=basis, rounding=rounding)

    @with_faults
    def explain_printed(
        self, name: "str | Definition | None" = None, year: int | None = None, *, party: str
    ) -> "Answer[Explanation]":
        """
        Say where an amount that a paper prints stands, what follows from the rule, and what the row alone comes to.

        Args:
            name: Which agreement or grant.
            year: Of an agreement, the year; a grant has one.
            party: Whose amount: a name or an official code.

        Raises:
            UnknownEntryError: If no paper prints amounts of it.
            UnknownPartyError: If there is no such party, or no row for it.
        """
        from nara_vard_finans.workspace.explaining import explain_as_printed

        found = self.definition(name)
        if is_grant(found):
            return explain_as_printed(self.facts, found, year_of_grant(found, year), party)
        agreement = agreement_of(found)
        return explain_as_printed(self.facts, agreement, year_asked(agreement, year), party)
