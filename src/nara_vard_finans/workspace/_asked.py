"""What every question of a workspace rests on: the facts at hand, and the definition that is meant."""

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeGuard, TypeVar

from attrs import evolve, frozen

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import OneOf, Shown, UnknownEntryError, with_tuples
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.workspace.errors import QuestionError, UnreadEntryError
from nara_vard_finans.workspace.messages import (
    GrantOfYear,
    IsGrant,
    IsPost,
    ServesAgreements,
    ServesGrants,
    WhichIsMeant,
    WhichYear,
)

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition
    from nara_vard_finans.core import FactsError, UnreadableFileError
    from nara_vard_finans.grants import Grant
    from nara_vard_finans.journals import Assumptions
    from nara_vard_finans.workspace.answers import Answer
    from nara_vard_finans.workspace.journals import JournalSource, NamedJournal
    from nara_vard_finans.workspace.statuses import Change, Premises

FilePath = str | Path
"""The path of a file or a folder."""

_Workspace = TypeVar("_Workspace", bound="Asked")
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def with_faults(
    question: "Callable[Concatenate[_Workspace, _Arguments], Answer[_Result]]",
) -> "Callable[Concatenate[_Workspace, _Arguments], Answer[_Result]]":
    """Let an answer tell of the files that were left aside."""

    @wraps(question)
    def answered(self: _Workspace, /, *args: _Arguments.args, **named: _Arguments.kwargs) -> "Answer[_Result]":
        answer = question(self, *args, **named)
        return evolve(answer, set_aside=self.faults) if self.faults else answer

    return answered


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Asked(Shown):
    """The facts at hand, of which questions are asked; :class:`Workspace` says what each of them is."""

    facts: Catalogue
    own: Catalogue = Catalogue()
    journals: "tuple[NamedJournal, ...]" = ()
    faults: "tuple[FactsError | UnreadableFileError, ...]" = ()

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


def is_grant(found: "Definition") -> "TypeGuard[Grant]":
    """Say whether something is a grant; of an agreement that is said without loading what a grant is."""
    if isinstance(found, Agreement):
        return False
    from nara_vard_finans.grants import Grant

    return isinstance(found, Grant)


def agreement_of(found: "Definition") -> Agreement:
    """Refuse a post, where only an agreement has what is asked about."""
    if not isinstance(found, Agreement):
        raise QuestionError(IsPost(found.id))
    return found


def only_agreement(found: "Definition") -> Agreement:
    """Refuse a grant too, where only an agreement has what is asked about."""
    if is_grant(found):
        raise QuestionError(IsGrant(found.id))
    return agreement_of(found)


def year_asked(agreement: Agreement, year: int | None) -> int:
    """Refuse a question of an agreement that names no year."""
    if year is None:
        raise QuestionError(WhichYear(agreement.id, agreement.term.first_day.year))
    return year


def year_of_grant(grant: "Grant", year: int | None) -> int:
    """Refuse another year than that of a grant."""
    if year is not None and year != grant.year:
        raise QuestionError(GrantOfYear(grant.id, grant.year, year))
    return grant.year


def refuse_of_other_kind(found: "Definition", **asked: object) -> None:
    """Refuse what serves only definitions of another kind."""
    for name, value in asked.items():
        if value is not None:
            raise QuestionError((ServesAgreements if is_grant(found) else ServesGrants)(name, found.id))
