"""
What can go wrong: one base, and one class for each thing that nobody could reckon with.

Broken rules are not errors; they are findings (see :mod:`nara_vard_finans.core.findings`).
Every error keeps its parts as attributes, survives pickling, and says what to do.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from nara_vard_finans.core._wording import hint, listed, shown

_MOST_FAULTS = 100


def _always_written(described: Callable[[Any], str]) -> Callable[[Any], str]:
    """Let a message be told whatever its parts are: a message about an odd value must not fail by that value."""

    @wraps(described)
    def message(error: Exception) -> str:
        try:
            return _writable(described(error))
        except Exception:  # noqa: BLE001 - whatever a stranger's value raises when it is written
            parts = ", ".join(map(shown, error.args))
            return _writable(f"{type(error).__name__}, of parts that cannot all be shown: {parts}")

    return message


def _writable(text: str) -> str:
    """Give a text that any stream can write: half a character, which a text may hold, is written as its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class NaraVardFinansError(Exception):
    """
    Raised when something is asked that nobody could reckon with; the base of every error here.

    Attributes:
        missing: The arguments that would settle it, by name, such as ``sheet``; often there are none.
    """

    missing: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "__str__" in vars(cls):
            cls.__str__ = _always_written(cls.__str__)  # type: ignore[method-assign]

    @_always_written
    def __str__(self) -> str:
        return super().__str__()


class InexactTypeError(NaraVardFinansError, TypeError):
    """
    Raised when a value comes as a type that is not exact, such as a float or a bool, or is not what is asked for.

    Attributes:
        value: The value as given.
        expected: What would be read.
    """

    def __init__(self, value: object, expected: str) -> None:
        super().__init__(value, expected)
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return f"{shown(self.value)} is a {type(self.value).__name__}, expected {self.expected}"


class NumeralError(NaraVardFinansError, ValueError):
    """
    Raised when a text cannot be read as one exact number.

    Attributes:
        text: The text as given.
        expected: What would be read.
    """

    def __init__(self, text: str, expected: str) -> None:
        super().__init__(text, expected)
        self.text = text
        self.expected = expected

    def __str__(self) -> str:
        return f"{shown(self.text)} is not a number that can be reckoned with exactly: expected {self.expected}"


class AmountError(NaraVardFinansError, ValueError):
    """
    Raised when a text or a number is no whole number of öre.

    Attributes:
        value: The text or number as given.
        reason: What is wrong with it, and what would be read.
    """

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(value, reason)
        self.value = value
        self.reason = reason

    def __str__(self) -> str:
        return f"{shown(self.value)} is not an amount: {self.reason}"


class PeriodError(NaraVardFinansError, ValueError):
    """
    Raised when a period cannot be read, or ends before it begins.

    Attributes:
        value: The period as given.
        reason: What is wrong with it.
    """

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(value, reason)
        self.value = value
        self.reason = reason

    def __str__(self) -> str:
        return f"{shown(self.value)} is not a period: {self.reason}"


class WeightError(NaraVardFinansError, ValueError):
    """
    Raised when the weights or shares of a key cannot be reckoned with: negative, all zero, or none.

    Attributes:
        parties: The parties concerned, as given.
        reason: What is wrong with their weights, and what to do.
    """

    def __init__(self, parties: tuple[str, ...], reason: str) -> None:
        super().__init__(parties, reason)
        self.parties = parties
        self.reason = reason

    def __str__(self) -> str:
        return f"{listed(self.parties)}: {self.reason}" if self.parties else self.reason


class ShareSumError(NaraVardFinansError, ValueError):
    """
    Raised when shares that are meant to be the whole do not sum to it.

    Attributes:
        total: What the shares sum to, as printed by the caller, in *unit*.
        expected: What they should sum to.
        unit: What the shares are counted in.
    """

    def __init__(self, total: object, expected: object, unit: str) -> None:
        super().__init__(total, expected, unit)
        self.total = total
        self.expected = expected
        self.unit = unit

    def __str__(self) -> str:
        return (
            f"the shares sum to {self.total} {self.unit}, expected exactly {self.expected}: "
            "correct a share; figures that are only in proportion to each other are parts"
        )


class DuplicatePartyError(NaraVardFinansError, ValueError):
    """
    Raised when one party stands twice where it may stand once.

    Attributes:
        party: The party that stands twice.
        given_as: The spellings that name it.
    """

    def __init__(self, party: str, given_as: tuple[str, ...] = ()) -> None:
        super().__init__(party, given_as)
        self.party = party
        self.given_as = given_as

    def __str__(self) -> str:
        spelled = f" (as {listed(self.given_as)})" if len(set(self.given_as)) > 1 else ""
        return f"the party {shown(self.party)} stands twice{spelled}: keep one row for each party"


class UnknownPartyError(NaraVardFinansError, LookupError):
    """
    Raised when a name or code finds no party.

    Attributes:
        name: The name or code as given.
        known: The names that would be found.
    """

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(name, known)
        self.name = name
        self.known = known

    def __str__(self) -> str:
        known = f"; known are: {listed(self.known)}" if self.known else ""
        return f"no party is called {shown(self.name)}{hint(self.name, self.known) or known}"


class AmbiguousPartyError(NaraVardFinansError, LookupError):
    """
    Raised when a name could be two parties; neither is chosen.

    Attributes:
        name: The name as given.
        candidates: The names of the parties that it could be.
    """

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(name, candidates)
        self.name = name
        self.candidates = candidates

    def __str__(self) -> str:
        return f"{shown(self.name)} could be {listed(self.candidates, ' or ')}: give the code"


class IndivisibleTotalError(NaraVardFinansError, ValueError):
    """
    Raised when a total is not a whole number of the unit in which it is to be shared.

    Attributes:
        total: The total.
        unit: The unit.
    """

    def __init__(self, total: object, unit: object) -> None:
        super().__init__(total, unit)
        self.total = total
        self.unit = unit

    def __str__(self) -> str:
        return f"the total {self.total} is not a whole number of {self.unit}: choose a smaller unit, or another total"


class ResidualError(NaraVardFinansError, ValueError):
    """
    Raised when the party that is to carry the residual cannot.

    Attributes:
        party: The party named, or an empty string.
        reason: Why it cannot, and what to do.
    """

    def __init__(self, party: str, reason: str) -> None:
        super().__init__(party, reason)
        self.party = party
        self.reason = reason

    def __str__(self) -> str:
        return f"the residual cannot be put on {shown(self.party)}: {self.reason}" if self.party else self.reason


class UnsettledTieError(NaraVardFinansError, ValueError):
    """
    Raised when the odd unit of a split could go to either side and the agreement names no rule.

    Attributes:
        total: The total that does not divide.
        sides: The names of the groups that tie.
    """

    def __init__(self, total: object, sides: tuple[str, ...]) -> None:
        super().__init__(total, sides)
        self.total = total
        self.sides = sides

    def __str__(self) -> str:
        return (
            f"{self.total} cannot be split evenly between {' and '.join(self.sides)}, and no rule says who carries "
            "the odd unit: name one of them as odd_unit_to in the key, or in the pot"
        )


class OutsideTermError(NaraVardFinansError, LookupError):
    """
    Raised when a year is not, or only in part, within the term of an agreement.

    Attributes:
        agreement: The agreement's id.
        year: The year asked for.
        term: The term, as text.
        partly: Whether some day of the year is within the term.
    """

    def __init__(self, agreement: str, year: int, term: str, *, partly: bool = False) -> None:
        super().__init__(agreement, year, term)
        self.agreement = agreement
        self.year = year
        self.term = term
        self.partly = partly

    def __str__(self) -> str:
        if self.partly:
            return (
                f"{shown(self.year)} is only partly within the term of {self.agreement}, {self.term}: "
                "state that year's cost by itself, under cost.by_year"
            )
        return f"{shown(self.year)} is outside the term of {self.agreement}, {self.term}"


class UnknownCostError(NaraVardFinansError, LookupError):
    """
    Raised when no paper states what an agreement costs in a year.

    Attributes:
        agreement: The agreement's id.
        year: The year asked for.
        known: The years whose cost is stated.
    """

    def __init__(self, agreement: str, year: int, known: tuple[int, ...]) -> None:
        super().__init__(agreement, year, known)
        self.agreement = agreement
        self.year = year
        self.known = known

    def __str__(self) -> str:
        years = ", ".join(map(str, self.known)) or "none"
        return f"no cost is stated for {self.agreement} in {self.year}; stated are: {years}"


class UnstatedBasisError(NaraVardFinansError, LookupError):
    """
    Raised when a cost key rests on figures that no paper prints.

    Attributes:
        subject: What was to be reckoned.
        counts: What the missing figures count.
        bases: Ids of statistics that could be named instead.
        printed: Ids of printed tables that give the amounts as printed.
    """

    def __init__(self, subject: str, counts: str, bases: tuple[str, ...] = (), printed: tuple[str, ...] = ()) -> None:
        super().__init__(subject, counts, bases, printed)
        self.subject = subject
        self.counts = counts
        self.bases = bases
        self.printed = printed

    def __str__(self) -> str:
        ways = [f"name another basis ({', '.join(self.bases)})"] if self.bases else ["name a basis"]
        if self.printed:
            ways.append(f"take the amounts as printed ({', '.join(self.printed)})")
        return f"{self.subject} is shared by {self.counts}, whose figures no paper states: {', or '.join(ways)}"


class BasisError(NaraVardFinansError, ValueError):
    """
    Raised when a statistic is named as the basis of a key that it cannot serve.

    Attributes:
        statistic: The statistic's id.
        reason: Why it cannot serve, and what to do.
    """

    def __init__(self, statistic: str, reason: str) -> None:
        super().__init__(statistic, reason)
        self.statistic = statistic
        self.reason = reason

    def __str__(self) -> str:
        return f"{shown(self.statistic)} cannot be the basis: {self.reason}"


class _SubjectError(NaraVardFinansError, ValueError):
    def __init__(self, subject: str, reason: str, *, missing: tuple[str, ...] = ()) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason
        self.missing = missing

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class AgreementError(_SubjectError):
    """
    Raised when the parts of an agreement do not belong together.

    Attributes:
        subject: The agreement's id.
        reason: What does not fit, and what to do.
    """


class GrantError(_SubjectError):
    """
    Raised when the parts of a grant, or of one of its pots, do not belong together.

    Attributes:
        subject: The id of the grant or the pot, or the code of who draws from it.
        reason: What does not fit, and what to do.
    """


class PostError(_SubjectError):
    """
    Raised when the parts of a jointly financed post do not belong together, or lack what is asked for.

    Attributes:
        subject: The post's id.
        reason: What does not fit, and what to do.
    """


class JournalError(_SubjectError):
    """
    Raised when an event cannot have happened as the journal tells it.

    Attributes:
        subject: The event, as a reader would know it.
        reason: What it contradicts, and what to do.
    """


class AuditError(_SubjectError):
    """
    Raised when a printed table, or what is asked about one, cannot be audited.

    Attributes:
        subject: The table, with the line or the cell where there is one, or the argument.
        reason: What is wrong with it, and what to do.
    """


class UnknownEntryError(NaraVardFinansError, LookupError):
    """
    Raised when the catalogue holds no entry of an id.

    Attributes:
        kind: What was looked for, as a noun.
        name: The id as given.
        known: The ids that would be found.
    """

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(kind, name, known)
        self.kind = kind
        self.name = name
        self.known = known

    def __str__(self) -> str:
        meant = hint(str(self.name), self.known) or f"; known are: {listed(self.known)}"
        return f"no {self.kind} is called {shown(self.name)}{meant}"


class UnreadableFileError(NaraVardFinansError, ValueError):
    """
    Raised when a file cannot be read at all.

    Attributes:
        path: The file.
        reason: Why, and what to do.
    """

    def __init__(self, path: str, reason: str, *, missing: tuple[str, ...] = ()) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.missing = missing

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Fault:
    """
    One fault of a facts file, a journal or a table of weights.

    Attributes:
        where: The path to the fault in the file, such as ``agreements[1].term``, counted from one.
        line: The line it stands on, from one; ``None`` where there is none, such as for a whole file.
        message: What is wrong, what was expected, and the nearest name.
    """

    __slots__ = ("line", "message", "where")

    def __init__(self, where: str, line: int | None, message: str) -> None:
        self.where = where
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fault) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        return f"Fault{self._parts()}"

    def __reduce__(self) -> "tuple[type[Fault], tuple[str, int | None, str]]":
        return Fault, self._parts()

    def _parts(self) -> tuple[str, int | None, str]:
        return self.where, self.line, self.message


class FactsError(NaraVardFinansError, ValueError):
    """
    Raised when a facts file, a journal or a table of weights has faults; it tells all of them at once.

    Attributes:
        path: The file.
        faults: The faults, in the order of their lines.
    """

    def __init__(self, path: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(path, faults)
        self.path = path
        self.faults = faults

    def __str__(self) -> str:
        lines = [
            f"{self.path}{f':{fault.line}' if fault.line else ''}: {fault}" for fault in self.faults[:_MOST_FAULTS]
        ]
        more = len(self.faults) - len(lines)
        return "\n".join([*lines, f"{self.path}: and {more} faults more"] if more else lines)
