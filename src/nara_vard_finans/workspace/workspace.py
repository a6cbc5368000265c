"""
The workspace: the facts at hand, and every question asked of them.

What ``nvf`` answers, a program can ask in one call and get the same: the whole result and its report. Each question
is answered by a module of its own, which is loaded when it is first asked, so that one question costs no other's rules.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans.core import Principal, Statistic, with_tuples
from nara_vard_finans.workspace._asked import FilePath, with_faults
from nara_vard_finans.workspace._cost_questions import CostQuestions
from nara_vard_finans.workspace._explaining_questions import ExplainingQuestions
from nara_vard_finans.workspace._standing_questions import StandingQuestions
from nara_vard_finans.workspace._table_questions import TableQuestions
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.messages import ComparedWithWhat

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Comparison, Definition
    from nara_vard_finans.facts import Listed
    from nara_vard_finans.journals import Assumptions
    from nara_vard_finans.workspace.answers import Answer
    from nara_vard_finans.workspace.choosing import Choice
    from nara_vard_finans.workspace.journals import JournalSource
    from nara_vard_finans.workspace.questions import ComparisonQuestion
    from nara_vard_finans.workspace.statuses import Change


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Workspace(CostQuestions, StandingQuestions, ExplainingQuestions, TableQuestions):
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

    @with_faults
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

    @with_faults
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
            >>> from nara_vard_finans import Workspace
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
