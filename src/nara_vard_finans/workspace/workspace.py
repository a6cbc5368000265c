"""
The workspace: the facts at hand, and every question asked of them.

What ``nvf`` answers, a program can ask in one call and get the same: the whole result and its report. Each question
is answered by a module of its own, which is loaded when it is first asked, so that one question costs no other's rules.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, overload

from attrs import evolve, frozen

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import (
    OneOf,
    Principal,
    Shown,
    Statistic,
    Text,
    UnknownEntryError,
    with_tuples,
)
from nara_vard_finans.facts import (
    Catalogue,
    Listed,
)
from nara_vard_finans.grants import Grant
from nara_vard_finans.workspace.errors import QuestionError, UnreadEntryError
from nara_vard_finans.workspace.messages import (
    ComparedWithWhat,
    GrantOfYear,
    IsGrant,
    IsPost,
    ServesAgreements,
    ServesGrants,
    SumsOfAgreement,
    WhichIsMeant,
    WhichYear,
)

_FILE = Text("slaget fil", "kind of file")

if TYPE_CHECKING:
    from nara_vard_finans.agreements import CostSharing, Invoices, SettledCost, YearOutcome
    from nara_vard_finans.analysis import (
        Brief,
        Comparison,
        Deadline,
        Definition,
        Explanation,
        Standings,
        Status,
        Sums,
        YearlyReport,
    )
    from nara_vard_finans.audit import Audit, TableAudit
    from nara_vard_finans.core import Amount, FactsError, UnreadableFileError
    from nara_vard_finans.facts import Beginning
    from nara_vard_finans.files import Readable, WeightTable
    from nara_vard_finans.grants import Binding, Compilation, GrantSharing, Trace
    from nara_vard_finans.grids import Grid
    from nara_vard_finans.journals import Assumptions
    from nara_vard_finans.printed import PrintedColumn
    from nara_vard_finans.sharing import Apportionment
    from nara_vard_finans.workspace.answers import Answer
    from nara_vard_finans.workspace.auditing import AuditQuestion
    from nara_vard_finans.workspace.checking import Checked
    from nara_vard_finans.workspace.choosing import Choice
    from nara_vard_finans.workspace.invoicing import InvoiceQuestion
    from nara_vard_finans.workspace.journals import JournalSource, NamedJournal
    from nara_vard_finans.workspace.questions import (
        ComparisonQuestion,
        GrantQuestion,
        Instalments,
        JointWork,
        Rounding,
    )
    from nara_vard_finans.workspace.statuses import Change, Premises
    from nara_vard_finans.workspace.verifying import Verification

FilePath = str | Path
"""The path of a file or a folder."""

_Asked = ParamSpec("_Asked")
_Result = TypeVar("_Result")


def _with_faults(
    question: "Callable[Concatenate[Workspace, _Asked], Answer[_Result]]",
) -> "Callable[Concatenate[Workspace, _Asked], Answer[_Result]]":
    """Let an answer tell of the files that were left aside."""

    @wraps(question)
    def answered(self: "Workspace", /, *args: _Asked.args, **named: _Asked.kwargs) -> "Answer[_Result]":
        answer = question(self, *args, **named)
        return evolve(answer, set_aside=self.faults) if self.faults else answer

    return answered


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Workspace(Shown):
    """
    The facts at hand, and every question asked of them.

    A definition is asked for by its id, or handed over; where the opened files hold a single one, it is meant when
    none is named. Answers do not depend on a clock or a setting: a day is always given.

    Swedish term:
        arbetsyta

    Attributes:
        facts: Everything that is known: what ships, and what was opened.
        own: What the opened files hold.
        journals: The journals that were opened.
        faults: What is wrong with files of a folder, which are left aside.

    Example:
        >>> import datetime as dt
        >>> workspace = Workspace.open()
        >>> print(workspace.allocate("rss-dalarna-2023", 2023).result.charge("2034").amount)
        48 124 kr
        >>> workspace.status("rss-dalarna-2023", on=dt.date(2022, 6, 10)).result.state.value
        'prepared'

    .. versionadded:: 0.1.0
    """

    facts: Catalogue
    own: Catalogue = Catalogue()
    journals: "tuple[NamedJournal, ...]" = ()
    faults: "tuple[FactsError | UnreadableFileError, ...]" = ()

    @classmethod
    def open(cls, *paths: FilePath) -> "Workspace":
        """
        Open what ships, and with it files or folders of your own: facts, and journals of what has happened.

        Args:
            *paths: Files in TOML; of a folder, every such file in it; or ``package:NAME``, the facts that an installed
                package adds. A file may refer to what others hold, in whatever order they are named.

        A faulty file of a folder is left aside, so that the others answer; it is told in :attr:`faults`, and with every
        answer. So are two that hold different entries of one id, and one with the id of one that ships, unless it says
        ``replaces = true``. Files that are named themselves are refused for it.

        Raises:
            UnreadableFileError: If a file cannot be read as text, or there is none.
            FactsError: If a file has faults, all of them at once, each with its line; or if two hold entries of one id.
        """
        from nara_vard_finans.workspace.opening import open_files

        found = open_files(paths)
        return cls(facts=found.facts, own=found.own, journals=found.journals, faults=found.faults)

    @property
    def definitions(self) -> "tuple[Definition, ...]":
        """The agreements, grants and posts that were opened; without any, those that ship."""
        return self.own.definitions or self.facts.definitions

    def definition(self, name: "str | Definition | None" = None) -> "Definition":
        """
        Give an agreement, a grant or a post.

        Args:
            name: Its id, or itself; ``None`` for the only one that was opened.

        Raises:
            UnknownEntryError: If there is none of that id; an ``UnreadEntryError`` where files were left aside, one of
                which may hold it.
            QuestionError: If none is named, and there is not one alone.
        """
        if isinstance(name, str):
            try:
                return self.facts.definition(name)
            except UnknownEntryError as error:
                if not self.faults:
                    raise
                raise UnreadEntryError(error.kind, error.name, error.known, self.faults) from None
        if name is not None:
            return name
        if len(self.own.definitions) == 1:
            return self.own.definitions[0]
        raise QuestionError(WhichIsMeant(OneOf(tuple(entry.id for entry in self.definitions))))

    @_with_faults
    def entries(self, choice: "Choice | None" = None) -> "Answer[tuple[Listed, ...]]":
        """
        Say what there is: definitions, statistics, tables, papers, and example journals.

        Args:
            choice: Which of them: of a kind, a county, a party or a day; without it, all.

        Raises:
            UnknownEntryError: If there is no such county.
            UnknownPartyError: If there is no such party.
        """
        from functools import partial

        from nara_vard_finans.reports import list_report
        from nara_vard_finans.workspace.answers import Answer
        from nara_vard_finans.workspace.choosing import EVERYTHING

        found = (choice or EVERYTHING).entries(self.facts)
        return Answer(result=found, make=partial(list_report, found))

    @property
    def population_days(self) -> tuple[dt.date, ...]:
        """The days that :meth:`population` knows, the earliest first."""
        from nara_vard_finans.facts import official_days

        return official_days()

    def population(self, level: "Principal | str", on: dt.date, counties: Iterable[str] = ()) -> Statistic:
        """
        Give the official population of every municipality, or of every region, on a day.

        Args:
            level: ``"municipalities"`` or ``"region"``.
            on: The day, one of :attr:`population_days`.
            counties: The counties, by code or name, whose parties are counted; without any, all.

        Raises:
            NoOfficialFiguresError: If there are no figures for that day.
            UnknownEntryError: If there is no such county.

        Example:
            >>> import datetime as dt
            >>> from nara_vard_finans import Workspace, kronor
            >>> workspace = Workspace.open()
            >>> figures = workspace.population("municipalities", dt.date(2023, 12, 31), ["Värmland"])
            >>> print(workspace.share(kronor(1_000_000), figures).result.amount("1780"))
            342 915 kr
        """
        from nara_vard_finans.facts import county_code, official_population

        return official_population(on, Principal(level), map(county_code, counties))

    @_with_faults
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
        name: Grant,
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

    @_with_faults
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
        if isinstance(found, Grant):
            from nara_vard_finans.workspace.grants import allocate_grant

            _year_of_grant(found, year)
            _refuse(found, instalments=instalments)
            return allocate_grant(self.facts, found, grant, joint, basis=basis, rounding=rounding)
        from nara_vard_finans.workspace.costs import allocate_cost

        agreement = _agreement(found)
        _refuse(found, grant=grant, joint=joint)
        return allocate_cost(
            self.facts, agreement, _year(agreement, year), basis=basis, rounding=rounding, instalments=instalments
        )

    @_with_faults
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

        agreement = _only_agreement(self.definition(name))
        premises = self._premises(journals, None, None, (agreement,))
        return answer_outcome(self.facts, agreement, _year(agreement, year), on, premises)

    @_with_faults
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

        agreement = _only_agreement(self.definition(name))
        question = SettlementQuestion(actual=actual, on=on, basis=basis, rounding=rounding, instalments=instalments)
        premises = self._premises(journals, None, None, (agreement,) if actual is None else ())
        return answer_settlement(self.facts, agreement, _year(agreement, year), question, premises)

    @_with_faults
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

        agreement = _only_agreement(self.definition(name))
        return answer_brief(self.facts, agreement, _year(agreement, year), basis=basis)

    @_with_faults
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

        agreement = _only_agreement(self.definition(name))
        settling = SettlementQuestion(actual=actual, on=on, basis=basis, instalments=instalments)
        premises = self._premises(journals, None, None, (agreement,))
        asked = question or InvoiceQuestion()
        return answer_invoices(self.facts, agreement, _year(agreement, year), asked, settling, premises=premises)

    @_with_faults
    def printed(self, name: "str | Definition | None" = None, year: int | None = None) -> "Answer[PrintedColumn]":
        """
        Say what a paper prints that each party pays under an agreement in a year, or gets of a grant.

        Raises:
            UnknownEntryError: If no paper prints it.
            QuestionError: If a year is missing, or nothing can be printed of it.
        """
        found = self.definition(name)
        from nara_vard_finans.workspace.costs import answer_as_printed

        if isinstance(found, Grant):
            return answer_as_printed(self.facts, found, _year_of_grant(found, year))
        agreement = _agreement(found)
        return answer_as_printed(self.facts, agreement, _year(agreement, year))

    @_with_faults
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
            >>> print(Workspace.open().explain("ok-gnv-2020", party="Orsa").result.amount)
            377 475 kr
        """
        from nara_vard_finans.posts import Post
        from nara_vard_finans.workspace import explaining

        found = self.definition(name)
        listed = tuple(journals)
        if not isinstance(found, Post):
            explaining.refuse_of_posts(found, on=on, journals=listed or None, assumptions=assumptions)
        if isinstance(found, Grant):
            _year_of_grant(found, year)
            return explaining.explain_grant(self.facts, found, party, grant, joint, basis=basis, rounding=rounding)
        _refuse(found, grant=grant, joint=joint)
        if isinstance(found, Post):
            premises = self._premises(listed, assumptions, None, (found,))
            return explaining.explain_financier(
                self.facts, found, year, party, on=on, premises=premises, basis=basis, rounding=rounding
            )
        return explaining.explain_cost(self.facts, found, _year(found, year), party, basis=basis, rounding=rounding)

    @_with_faults
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
        if isinstance(found, Grant):
            return explain_as_printed(self.facts, found, _year_of_grant(found, year), party)
        agreement = _agreement(found)
        return explain_as_printed(self.facts, agreement, _year(agreement, year), party)

    @_with_faults
    def compare(
        self,
        before: "str | Definition | None" = None,
        after: "str | Definition | None" = None,
        *,
        years: tuple[int | None, int | None] = (None, None),
        question: "ComparisonQuestion | None" = None,
        journals: "Iterable[JournalSource]" = (),
        assumptions: "Assumptions | None" = None,
        change: "Change | None" = None,
        beside: "Workspace | None" = None,
    ) -> "Answer[Comparison]":
        """
        Lay two agreements, grants, posts or years beside each other, party by party.

        Args:
            before: The first.
            after: The second; without it the first again, as *change* changes it.
            years: In which year each is looked at; ``None`` for the first that is known.
            question: Whether as printed, on which basis, and for posts on which day.
            journals: What has happened, besides what papers say.
            assumptions: What no paper states.
            change: What is changed of the second.
            beside: Where the second stands, if not here.

        Raises:
            QuestionError: If there is nothing to compare with, or something that is asked serves neither.

        Example:
            >>> answer = Workspace.open().compare("rss-dalarna-2023", change=lambda scenario: scenario.with_posts(5))
            >>> print(answer.result.sums[-1].difference)
            1 000 000 kr
        """
        from nara_vard_finans.workspace.comparing import Beside, answer_comparison
        from nara_vard_finans.workspace.questions import ComparisonQuestion
        from nara_vard_finans.workspace.statuses import Premises

        if after is None and change is None and beside is None:
            raise QuestionError(ComparedWithWhat())
        other = beside or self
        first = self.definition(before)
        second = other.definition(after) if after is not None or beside is not None else first
        premises = self._premises(journals, assumptions, None, (first, second))
        changed = Premises(journals=premises.journals, assumptions=premises.assumptions, change=change)
        return answer_comparison(
            Beside(facts=self.facts, definition=first, year=years[0], premises=premises),
            Beside(facts=other.facts, definition=second, year=years[1], premises=changed),
            question or ComparisonQuestion(),
        )

    @_with_faults
    def status(
        self,
        name: "str | Definition | None" = None,
        *,
        on: dt.date,
        journals: "Iterable[JournalSource]" = (),
        assumptions: "Assumptions | None" = None,
        change: "Change | None" = None,
        binding: "Binding | str | None" = None,
    ) -> "Answer[Status]":
        """
        Say how an agreement, a grant or a post stands on a day.

        What papers say has happened is put together with the journals that were opened and those that are named, the
        agreement that follows is found, and what cannot have happened is refused.

        Args:
            name: Which agreement, grant or post.
            on: The day; what is entered for later days is not looked at.
            journals: What has happened, besides what papers say: files, names of examples, or journals at hand.
            assumptions: What no paper states.
            change: What is changed of it.
            binding: Of a grant: whom the requirements on measures bind, in place of how its facts read them.

        Raises:
            FactsError: If a journal has faults, or is of something else.
            QuestionError: If something that is asked serves nothing, or is missing.
        """
        from nara_vard_finans.workspace.statuses import answer_status, with_successors

        found = self.definition(name)
        premises = self._premises(journals, assumptions, change, with_successors(self.facts, (found,)))
        return answer_status(self.facts, found, on, premises, binding)

    @_with_faults
    def standings(
        self, *, on: dt.date, journals: "Iterable[JournalSource]" = (), choice: "Choice | None" = None
    ) -> "Answer[Standings]":
        """
        Say how each agreement, grant and post that was opened, or else that ships, stands on a day.

        One whose status cannot be told, since its papers or its journal lack something, is in the answer with why.

        Swedish term:
            lägen

        Args:
            on: The day; what is entered for later days is not looked at.
            journals: What has happened, besides what papers say and the journals that were opened.
            choice: Which of them: of a kind, a county or a party.

        Raises:
            FactsError: If a journal has faults, or is of something else.

        Example:
            >>> found = Workspace.open().standings(on=dt.date(2022, 12, 31)).result
            >>> [row.definition.id for row in found.rows if row.refused]
            ['rss-gnv-post-2022', 'rss-gnv-post-2023']
        """
        from nara_vard_finans.workspace.statuses import answer_standings, with_successors

        known = self.own if self.own.definitions else self.facts
        asked = choice.definitions(known) if choice else self.definitions
        concerned = with_successors(self.facts, asked)
        return answer_standings(self.facts, asked, on, self._premises(journals, None, None, concerned))

    @_with_faults
    def sums(
        self,
        names: "Iterable[str | Definition]" = (),
        *,
        on: dt.date,
        journals: "Iterable[JournalSource]" = (),
        party: str | None = None,
    ) -> "Answer[Sums]":
        """
        Sum what grants come to and posts cost, by party and year.

        Swedish term:
            summor per part och år

        Args:
            names: Which grants and posts; without any, all that were opened, or else that ship.
            on: The day; what is entered for later days is not looked at.
            journals: What has happened: files, names of examples, or journals at hand.
            party: Of one party: what each of them is to it; a name or an official code.

        Raises:
            FactsError: If a journal has faults, or is of something else.
            QuestionError: If an agreement is named.
            UnknownPartyError: If there is no such party.

        Example:
            >>> found = Workspace.open().sums(["ok-gnv-2020"], on=dt.date(2020, 6, 1), party="Orsa").result
            >>> print(found.total.award)
            377 475 kr
        """
        from nara_vard_finans.workspace.choosing import Choice
        from nara_vard_finans.workspace.statuses import answer_sums

        named = tuple(map(self.definition, names))
        for each in named:
            if isinstance(each, Agreement):
                raise QuestionError(SumsOfAgreement(each.id))
        asked = named or tuple(each for each in self.definitions if not isinstance(each, Agreement))
        whom = None if party is None else Choice(party=party).whom(self.facts)
        concerned = tuple(each for each in asked if whom is None or whom.code in each.parties)
        return answer_sums(self.facts, concerned, on, self._premises(journals, None, None, concerned), whom)

    @_with_faults
    def trace(
        self,
        name: "str | Definition | None" = None,
        *,
        on: dt.date,
        journals: "Iterable[JournalSource]" = (),
        party: str | None = None,
        purpose: str | None = None,
    ) -> "Answer[Trace]":
        """
        Say which way the money of a grant has gone, step by step, and what stands where on a day.

        Swedish term:
            medlens väg

        Args:
            name: Which grant.
            on: The day; what is entered for later days is not looked at.
            journals: What has happened: files, names of examples, or journals at hand.
            party: Of one party: what came to it, and what it did with it; a name or an official code.
            purpose: Of one purpose: what came to it, under all its measures; its id.

        Raises:
            FactsError: If a journal has faults, or is of something else.
            QuestionError: If it is asked of no grant, or of a party and a purpose at once.
            UnknownPartyError: If there is no such party.
            UnknownEntryError: If there is no such purpose.

        Example:
            >>> import datetime as dt
            >>> asked = {"on": dt.date(2020, 12, 31), "journals": ["exempel-gnv-2020"]}
            >>> print(Workspace.open().trace("ok-gnv-2020", **asked, party="Mora").result.balances[0].stands)
            270 982 kr
        """
        from nara_vard_finans.workspace.tracing import answer_trace

        found = self.definition(name)
        premises = self._premises(journals, None, None, (found,))
        return answer_trace(self.facts, found, on, premises, party=party, purpose=purpose)

    @_with_faults
    def compiled(
        self, name: "str | Definition | None" = None, *, on: dt.date, journals: "Iterable[JournalSource]" = ()
    ) -> "Answer[Compilation]":
        """
        Compile what the recipients of a grant have got, used by purpose and have left, and what is missing from whom.

        Swedish term:
            sammanställd redovisning

        Args:
            name: Which grant.
            on: The day; what is entered for later days is not looked at.
            journals: What has happened: files, names of examples, or journals at hand.

        Raises:
            FactsError: If a journal has faults, or is of something else.
            QuestionError: If it is asked of no grant.

        Example:
            >>> import datetime as dt
            >>> asked = {"on": dt.date(2020, 12, 31), "journals": ["exempel-gnv-2020"]}
            >>> found = Workspace.open().compiled("ok-gnv-2020", **asked).result
            >>> [(each.measure.id, str(each.used), len(each.parties)) for each in found.purposes[:2]]
            [('a4', '5 336 000 kr', 15), ('b1', '2 345 000 kr', 6)]
        """
        from nara_vard_finans.workspace.tracing import answer_report

        found = self.definition(name)
        return answer_report(self.facts, found, on, self._premises(journals, None, None, (found,)))

    @_with_faults
    def yearly(
        self,
        name: "str | Definition | None" = None,
        *,
        year: int,
        on: dt.date | None = None,
        journals: "Iterable[JournalSource]" = (),
        before: "str | Definition | None" = None,
    ) -> "Answer[YearlyReport]":
        """
        Say what each recipient of a grant had when a year began, got and used in it, and has left, and the growth.

        Swedish term:
            årsredovisning av medlen

        Args:
            name: Which grant.
            year: The calendar year.
            on: A day of it, for a year that is not over; without it its last.
            journals: What has happened: files, names of examples, or journals at hand.
            before: An earlier year's grant, that each party's award is laid beside.

        Raises:
            FactsError: If a journal has faults, or is of something else.
            QuestionError: If it is asked of no grant, of a year or a day outside it, or beside no earlier grant.

        Example:
            >>> asked = {"year": 2021, "journals": ["exempel-gnv-2020"]}
            >>> first = next(row for row in Workspace.open().yearly("ok-gnv-2020", **asked).result.rows if row.opening)
            >>> print(first.party.name, first.opening, first.used, first.remaining, sep=" | ")
            Avesta | 267 671 kr | 0 kr | 267 671 kr
        """
        from nara_vard_finans.workspace.tracing import answer_yearly

        found = self.definition(name)
        premises = self._premises(journals, None, None, (found,))
        other = None if before is None else self.definition(before)
        return answer_yearly(self.facts, found, year, on, premises, before=other)

    @_with_faults
    def deadlines(
        self,
        names: "Iterable[str | Definition]" = (),
        *,
        first_day: dt.date = dt.date.min,
        last_day: dt.date = dt.date.max,
        choice: "Choice | None" = None,
        stamped: dt.datetime | None = None,
    ) -> "Answer[tuple[Deadline, ...]]":
        """
        List the days to keep.

        Args:
            names: Of which agreements, grants and posts; without any, of all that were opened, or else that ship.
            first_day: The first day.
            last_day: The last day.
            choice: Which of those that were opened, where none are named: of a kind, a county, a party or a day.
            stamped: When the answer is made, in UTC; a calendar asks for it.
        """
        from nara_vard_finans.workspace.deadlines import answer_deadlines

        known = self.own if self.own.definitions else self.facts
        asked = tuple(map(self.definition, names)) or (choice.definitions(known) if choice else self.definitions)
        return answer_deadlines(asked, first_day, last_day, stamped)

    @_with_faults
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

    @_with_faults
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

    @_with_faults
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
            >>> space = Workspace.open()
            >>> space.verify(space.allocate("rss-dalarna-2023", 2023).receipt()).is_in_order
            True
        """
        from nara_vard_finans.workspace.verifying import answer_verify

        return answer_verify(receipt, self.facts)

    @_with_faults
    def begin(self, beginning: "Beginning") -> "Answer[str]":
        """
        Write a file to go on from, with a line for what nobody has said yet.

        Args:
            beginning: What is known of an agreement, a grant, a post, a statistic or a journal.

        Raises:
            UnknownEntryError: If there is no such county.

        Example:
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

    @_with_faults
    def schema(self, of: str = "facts") -> "Answer[dict[str, Any]]":
        """
        Give the JSON Schema of a facts file or a journal, by which an editor checks and completes what is written.

        Args:
            of: ``"facts"`` or ``"journal"``.

        Raises:
            UnknownEntryError: If it is neither.

        Example:
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

    def _premises(
        self,
        journals: "Iterable[JournalSource]",
        assumptions: "Assumptions | None",
        change: "Change | None",
        of: "Iterable[Definition]",
    ) -> "Premises":
        """Put together what an answer rests on: the journals that are named, and those opened that are *of* it."""
        from nara_vard_finans.journals import NO_ASSUMPTIONS
        from nara_vard_finans.workspace.journals import named_journals
        from nara_vard_finans.workspace.statuses import Premises

        ids = {definition.id for definition in of}
        named = (*(each for each in self.journals if each.of in ids), *named_journals(journals))
        return Premises(journals=named, assumptions=assumptions or NO_ASSUMPTIONS, change=change)


def _agreement(found: "Definition") -> Agreement:
    if not isinstance(found, Agreement):
        raise QuestionError(IsPost(found.id))
    return found


def _only_agreement(found: "Definition") -> Agreement:
    """Refuse a grant too, where only an agreement has what is asked about."""
    if isinstance(found, Grant):
        raise QuestionError(IsGrant(found.id))
    return _agreement(found)


def _year(agreement: Agreement, year: int | None) -> int:
    if year is None:
        raise QuestionError(WhichYear(agreement.id, agreement.term.first_day.year))
    return year


def _year_of_grant(grant: Grant, year: int | None) -> int:
    if year is not None and year != grant.year:
        raise QuestionError(GrantOfYear(grant.id, grant.year, year))
    return grant.year


def _refuse(found: "Definition", **asked: object) -> None:
    """Refuse what serves only definitions of another kind."""
    for name, value in asked.items():
        if value is not None:
            raise QuestionError((ServesAgreements if isinstance(found, Grant) else ServesGrants)(name, found.id))
