"""The questions of what each pays: a sum shared, a year's cost, what it became, and the invoices."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, overload

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import Principal, Statistic
from nara_vard_finans.workspace._asked import (
    Asked,
    agreement_of,
    is_grant,
    only_agreement,
    refuse_of_other_kind,
    with_faults,
    year_asked,
    year_of_grant,
)

if TYPE_CHECKING:
    from nara_vard_finans.agreements import CostSharing, Invoices, SettledCost, YearOutcome
    from nara_vard_finans.analysis import Brief, Definition
    from nara_vard_finans.core import Amount
    from nara_vard_finans.files import Readable, WeightTable
    from nara_vard_finans.grants import Grant, GrantSharing
    from nara_vard_finans.sharing import Apportionment
    from nara_vard_finans.workspace.answers import Answer
    from nara_vard_finans.workspace.invoicing import InvoiceQuestion
    from nara_vard_finans.workspace.journals import JournalSource
    from nara_vard_finans.workspace.questions import GrantQuestion, Instalments, JointWork, Rounding


class CostQuestions(Asked):
    """What each pays, and who has been asked for what."""

    __slots__ = ()

    @with_faults
    def share(
        self,
        total: "Amount",
        weights: "WeightTable | Statistic | Readable",
        *,
        rounding: "Rounding | None" = None,
        instalments: "Instalments | None" = None,
        encoding: str = "utf-8",
        column: str | None = None,
        party_column: str | None = None,
        sheet: str | None = None,
        level: Principal | None = None,
    ) -> "Answer[Apportionment]":
        """
        Share any total over any table of weights.

        Args:
            total: What is shared.
            weights: A table of weights, or a statistic, such as :meth:`population` gives; or a file with one, a text
                or a workbook: its path, its bytes, or open.
            rounding: What is asked of the rounding; without it, the largest remainder in whole kronor.
            instalments: That it is paid in advance, and when.
            encoding: How a text is encoded.
            column: The heading of the column of weights, or its place; without it, the only one.
            party_column: The heading of the column of parties; without it, one that means parties.
            sheet: The sheet of a workbook.
            level: The level that is read of a table of several; without it, that of the municipalities, where the
                counties are their sums.

        Raises:
            FactsError: If the table has faults.
            IndivisibleTotalError: If the total is no whole number of units.
        """
        from nara_vard_finans.files import WeightTable, read_weights
        from nara_vard_finans.workspace.costs import share_over

        table = WeightTable.of(weights, self.facts.known) if isinstance(weights, Statistic) else weights
        if not isinstance(table, WeightTable):
            table = read_weights(
                table,
                self.facts.known,
                encoding=encoding,
                column=column,
                party_column=party_column,
                sheet=sheet,
                level=level,
            )
        return share_over(self.facts, total, table, rounding=rounding, instalments=instalments)

    @overload
    def allocate(
        self,
        /,
        name: Agreement,
        year: int | None = None,
        *,
        basis: str | None = None,
        rounding: "Rounding | None" = None,
        instalments: "Instalments | None" = None,
    ) -> "Answer[CostSharing]": ...

    @overload
    def allocate(
        self,
        /,
        name: "Grant",
        year: int | None = None,
        *,
        basis: str | None = None,
        rounding: "Rounding | None" = None,
        grant: "GrantQuestion | None" = None,
        joint: "JointWork | None" = None,
    ) -> "Answer[GrantSharing]": ...

    @overload
    def allocate(
        self,
        /,
        name: "str | Definition | None" = None,
        year: int | None = None,
        *,
        basis: str | None = None,
        rounding: "Rounding | None" = None,
        instalments: "Instalments | None" = None,
        grant: "GrantQuestion | None" = None,
        joint: "JointWork | None" = None,
    ) -> "Answer[CostSharing | GrantSharing]": ...

    @with_faults
    def allocate(
        self,
        name: "str | Definition | None" = None,
        year: int | None = None,
        *,
        basis: str | None = None,
        rounding: "Rounding | None" = None,
        instalments: "Instalments | None" = None,
        grant: "GrantQuestion | None" = None,
        joint: "JointWork | None" = None,
    ) -> "Answer[CostSharing | GrantSharing]":
        """
        Say what each party pays under an agreement in a year, or gets of a grant.

        Args:
            name: Which agreement or grant.
            year: Of an agreement, the year; a grant has one.
            basis: Another statistic, by id, that counts the same.
            rounding: What is asked of the rounding in place of the rule that was agreed.
            instalments: Of an agreement: that it is paid in advance, and how often.
            grant: Of a grant: which pots, and the figures and facts that its papers leave open.
            joint: Of a grant: joint work that recipients give a part of theirs to.

        Raises:
            QuestionError: If something that is asked serves nothing, or is missing.
            NaraVardFinansError: As :func:`~nara_vard_finans.agreements.cost_sharing.share_cost` and
                :func:`~nara_vard_finans.grants.awards.share_grant`.
        """
        found = self.definition(name)
        if is_grant(found):
            from nara_vard_finans.workspace.grants import allocate_grant

            year_of_grant(found, year)
            refuse_of_other_kind(found, instalments=instalments)
            return allocate_grant(self.facts, found, grant, joint, basis=basis, rounding=rounding)
        from nara_vard_finans.workspace.costs import allocate_cost

        agreement = agreement_of(found)
        refuse_of_other_kind(found, grant=grant, joint=joint)
        return allocate_cost(
            self.facts, agreement, year_asked(agreement, year), basis=basis, rounding=rounding, instalments=instalments
        )

    @with_faults
    def outcome(
        self,
        name: "str | Definition | None" = None,
        year: int | None = None,
        *,
        on: dt.date,
        journals: "Iterable[JournalSource]" = (),
    ) -> "Answer[YearOutcome]":
        """
        Say how the cost of a year stands on a day: budget, what is booked, what is left and what is forecast, by line.

        Args:
            name: Which agreement.
            year: The year.
            on: The day; what is booked or forecast later is not looked at.
            journals: What has happened: files, names of examples, or journals at hand.

        Raises:
            FactsError: If a journal has faults, or is of something else.
            QuestionError: If something that is asked serves nothing, or is missing.
        """
        from nara_vard_finans.workspace.settling import answer_outcome

        agreement = only_agreement(self.definition(name))
        premises = self._premises(journals, None, None, (agreement,))
        return answer_outcome(self.facts, agreement, year_asked(agreement, year), on, premises)

    @with_faults
    def settle(
        self,
        name: "str | Definition | None" = None,
        year: int | None = None,
        *,
        actual: "Amount | None" = None,
        journals: "Iterable[JournalSource]" = (),
        basis: str | None = None,
        rounding: "Rounding | None" = None,
        instalments: "Instalments | None" = None,
        on: dt.date | None = None,
    ) -> "Answer[SettledCost]":
        """
        Settle what was charged for a year of an agreement against what it cost, by the key of the year.

        Args:
            name: Which agreement.
            year: The year.
            actual: What it cost; without it, what the journals tell on the day: what is booked on the cost lines when
                the year is over, and before that what was forecast.
            journals: What has happened: files, names of examples, or journals at hand; in place of *actual*.
            basis: Another statistic, by id, that counts the same.
            rounding: What is asked of the rounding of the difference in place of the rule that was agreed.
            instalments: That the year is paid in advance, and how often; the difference is put on what remains.
            on: The day of the settlement: only instalments that fall due later are changed.

        Raises:
            QuestionError: If something that is asked serves nothing, or is missing.
            NaraVardFinansError: As :meth:`allocate`, and :func:`~nara_vard_finans.agreements.settled.settle_cost`.

        Example:
            >>> from nara_vard_finans import Workspace, kronor
            >>> settled = Workspace.open().settle("rss-dalarna-2023", 2023, actual=kronor(3_812_406)).result
            >>> print(settled.settlement.adjustment("2034"))
            -2 257 kr
        """
        from nara_vard_finans.workspace.settling import SettlementQuestion, answer_settlement

        agreement = only_agreement(self.definition(name))
        question = SettlementQuestion(actual=actual, on=on, basis=basis, rounding=rounding, instalments=instalments)
        premises = self._premises(journals, None, None, (agreement,) if actual is None else ())
        return answer_settlement(self.facts, agreement, year_asked(agreement, year), question, premises)

    @with_faults
    def brief(
        self, name: "str | Definition | None" = None, year: int | None = None, *, basis: str | None = None
    ) -> "Answer[Brief]":
        """
        Write the text of a decision on a year's cost, of facts and results alone, for a person to edit and to sign.

        Args:
            name: Which agreement.
            year: The year; it is laid beside the year before, or the agreement before, where that is known.
            basis: Another statistic, by id, that counts the same.

        Raises:
            QuestionError: If something that is asked serves nothing, or is missing.
            NaraVardFinansError: As :meth:`allocate`.

        Example:
            >>> from nara_vard_finans import Workspace
            >>> found = Workspace.open().brief("rss-dalarna-2023", 2023)
            >>> print(found.result.comparison.row("Orsa").difference)
            18 668 kr
        """
        from nara_vard_finans.workspace.briefing import answer_brief

        agreement = only_agreement(self.definition(name))
        return answer_brief(self.facts, agreement, year_asked(agreement, year), basis=basis)

    @with_faults
    def invoices(
        self,
        name: "str | Definition | None" = None,
        year: int | None = None,
        *,
        instalments: "Instalments | None" = None,
        question: "InvoiceQuestion | None" = None,
        actual: "Amount | None" = None,
        journals: "Iterable[JournalSource]" = (),
        basis: str | None = None,
        on: dt.date | None = None,
    ) -> "Answer[Invoices]":
        """
        Make the invoices of a year of an agreement: of its plan, and of its settlement where one is asked for.

        Args:
            name: Which agreement.
            year: The year.
            instalments: How often they fall due.
            question: When they fall due, whose alone, and what is said of value added tax.
            actual: What the year cost; with *on* it is settled, and without *actual* by what the journals tell.
            journals: What has happened, such as who has left: files, names of examples, or journals at hand.
            basis: Another statistic, by id, that counts the same.
            on: The day of the settlement: only invoices that fall due later are changed.

        Raises:
            QuestionError: If something that is asked serves nothing, or is missing.
            AgreementError: If a party that has left would be invoiced, or a due day does not exist.
            NaraVardFinansError: As :meth:`settle`.

        Example:
            >>> from nara_vard_finans import Workspace
            >>> from nara_vard_finans.sharing import Every
            >>> from nara_vard_finans.workspace import Instalments
            >>> plan = Instalments(every=Every.TERTIAL)
            >>> found = Workspace.open().invoices("rss-dalarna-2023", 2023, instalments=plan).result
            >>> [(each.due_on.isoformat(), str(each.amount)) for each in found.of("2034")]
            [('2023-01-01', '16 041 kr'), ('2023-05-01', '16 042 kr'), ('2023-09-01', '16 041 kr')]
        """
        from nara_vard_finans.workspace.invoicing import InvoiceQuestion, answer_invoices
        from nara_vard_finans.workspace.settling import SettlementQuestion

        agreement = only_agreement(self.definition(name))
        settling = SettlementQuestion(actual=actual, on=on, basis=basis, instalments=instalments)
        premises = self._premises(journals, None, None, (agreement,))
        asked = question or InvoiceQuestion()
        return answer_invoices(self.facts, agreement, year_asked(agreement, year), asked, settling, premises=premises)
