"""The questions of how something stands on a day, and of what a year came to."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.workspace._asked import Asked, with_faults
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.messages import SumsOfAgreement

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Deadline, Definition, Standings, Status, Sums, YearlyReport
    from nara_vard_finans.grants import Binding, Compilation, Trace
    from nara_vard_finans.journals import Assumptions
    from nara_vard_finans.workspace.answers import Answer
    from nara_vard_finans.workspace.choosing import Choice
    from nara_vard_finans.workspace.journals import JournalSource
    from nara_vard_finans.workspace.statuses import Change


class StandingQuestions(Asked):
    """How agreements, grants and posts stand on a day."""

    __slots__ = ()

    @with_faults
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

    @with_faults
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
            >>> from nara_vard_finans import Workspace
            >>> found = Workspace.open().standings(on=dt.date(2022, 12, 31)).result
            >>> [row.definition.id for row in found.rows if row.refused]
            ['rss-gnv-post-2022', 'rss-gnv-post-2023']
        """
        from nara_vard_finans.workspace.statuses import answer_standings, with_successors

        known = self.own if self.own.definitions else self.facts
        asked = choice.definitions(known) if choice else self.definitions
        concerned = with_successors(self.facts, asked)
        return answer_standings(self.facts, asked, on, self._premises(journals, None, None, concerned))

    @with_faults
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
            >>> from nara_vard_finans import Workspace
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

    @with_faults
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
            >>> from nara_vard_finans import Workspace
            >>> import datetime as dt
            >>> asked = {"on": dt.date(2020, 12, 31), "journals": ["exempel-gnv-2020"]}
            >>> print(Workspace.open().trace("ok-gnv-2020", **asked, party="Mora").result.balances[0].stands)
            270 982 kr
        """
        from nara_vard_finans.workspace.tracing import answer_trace

        found = self.definition(name)
        premises = self._premises(journals, None, None, (found,))
        return answer_trace(self.facts, found, on, premises, party=party, purpose=purpose)

    @with_faults
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
            >>> from nara_vard_finans import Workspace
            >>> import datetime as dt
            >>> asked = {"on": dt.date(2020, 12, 31), "journals": ["exempel-gnv-2020"]}
            >>> found = Workspace.open().compiled("ok-gnv-2020", **asked).result
            >>> [(each.measure.id, str(each.used), len(each.parties)) for each in found.purposes[:2]]
            [('a4', '5 336 000 kr', 15), ('b1', '2 345 000 kr', 6)]
        """
        from nara_vard_finans.workspace.tracing import answer_report

        found = self.definition(name)
        return answer_report(self.facts, found, on, self._premises(journals, None, None, (found,)))

    @with_faults
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
            >>> from nara_vard_finans import Workspace
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

    @with_faults
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
