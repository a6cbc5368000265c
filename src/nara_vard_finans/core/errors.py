"""
What can go wrong: one base, and one class for each thing that nobody could reckon with.

Broken rules are not errors; they are findings (see :mod:`nara_vard_finans.core.findings`).
Every error keeps its parts as attributes, survives pickling, and says what to do: in English as ``str(error)``, and in
either language by :meth:`~nara_vard_finans.core.messages.Worded.in_`.
"""

from typing import ClassVar

from nara_vard_finans.core._wording import shown
from nara_vard_finans.core.faults import Fault
from nara_vard_finans.core.messages import (
    AnyText,
    Language,
    Message,
    Reason,
    Text,
    Worded,
    counted_text,
    part,
    word_for,
)
from nara_vard_finans.core.refusals import (
    AnotherBasis,
    CannotCarry,
    CostsOf,
    EitherOf,
    KeyPartlyWithinTerm,
    MoreFaults,
    NameBasis,
    NoCosts,
    NoPeriod,
    NotWithinTerm,
    OfParties,
    PartlyWithinTerm,
    SpelledAs,
    TakeAsPrinted,
    UnfitPeriod,
    nearest_or_known,
)

_MOST_FAULTS = 100


class NaraVardFinansError(Worded, Exception):
    """
    Raised when something is asked that nobody could reckon with; the base of every error here.

    Attributes:
        missing: The arguments that would settle it, by name, such as ``sheet``; often there are none.

    Example:
        >>> error = UnknownCostError("rss-dalarna-2018", 2020, ())
        >>> error.error, str(error)
        ('unknown-cost', 'no cost is stated for rss-dalarna-2018 in 2020; none is stated at all')
        >>> error.in_(Language.SV)
        'ingen kostnad är angiven för rss-dalarna-2018 år 2020; ingen är angiven alls'
    """

    SV: ClassVar[str] = "{args}"
    EN: ClassVar[str] = "{args}"
    missing: tuple[str, ...] = part(default=(), kw_only=True)

    def __init__(self, *values: object, missing: tuple[str, ...] = (), **named: object) -> None:
        names = [name for name in self._NAMES if name != "missing"]
        bound = self._bound((), {**dict(zip(names, values, strict=False)), **named, "missing": missing})
        super().__init__(*(bound[name] for name in names))
        self.__dict__.update(bound)

    @property
    def error(self) -> str:
        """The stable word for this kind of error."""
        return word_for(type(self), "Error")

    def in_(self, language: Language) -> str:
        """Write it in *language*; a message about an odd value does not fail by that value."""
        try:
            return _writable(self._sentence(language))
        except Exception:  # noqa: BLE001 - whatever a stranger's value raises when it is written
            parts = ", ".join(map(shown, self.args))
            return _writable(f"{type(self).__name__}, of parts that cannot all be shown: {parts}")

    def _sentence(self, language: Language) -> str:
        return super().in_(language)

    def __str__(self) -> str:
        return self.in_(Language.EN)


def _writable(text: str) -> str:
    """Give a text that any stream can write: half a character, which a text may hold, is written as its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class InexactTypeError(NaraVardFinansError, TypeError):
    """
    Raised when a value comes as a type that is not exact, such as a float or a bool, or is not what is asked for.

    Attributes:
        value: The value as given.
        expected: What would be read.
    """

    SV = "{value:shown} är av typen {kind}; här väntas {expected}"
    EN = "{value:shown} is a {kind}, expected {expected}"
    value: object
    expected: Reason

    @property
    def kind(self) -> str:
        """The type of what was given."""
        return type(self.value).__name__


class MissingLibraryError(NaraVardFinansError, ImportError):
    """
    Raised when a library that an extra brings is not installed.

    Attributes:
        library: What is missing.
        extra: The extra of this library that brings it.
    """

    SV = 'biblioteket {library} saknas; installera det med: pip install "nara-vard-finans[{extra}]"'
    EN = 'the library {library} is missing; install it with: pip install "nara-vard-finans[{extra}]"'
    library: str
    extra: str


class NumeralError(NaraVardFinansError, ValueError):
    """
    Raised when a text cannot be read as one exact number.

    Attributes:
        text: The text as given.
        expected: What would be read.
    """

    SV = "{text:shown} är inget tal som går att räkna exakt med; här väntas {expected}"
    EN = "{text:shown} is not a number that can be reckoned with exactly: expected {expected}"
    text: str
    expected: Reason


class AmountError(NaraVardFinansError, ValueError):
    """
    Raised when a text or a number is no whole number of öre.

    Attributes:
        value: The text or number as given.
        reason: What is wrong with it, and what would be read.
    """

    SV = "{value:shown} är inget belopp: {reason}"
    EN = "{value:shown} is not an amount: {reason}"
    value: object
    reason: Reason


class PeriodError(NaraVardFinansError, ValueError):
    """
    Raised when a period cannot be read, ends before it begins, or is not one that can be reckoned with.

    Attributes:
        value: The period, or what was given for one.
        reason: What is wrong with it.
    """

    SV = "{said}"
    EN = "{said}"
    value: object
    reason: Reason

    @property
    def said(self) -> Message:
        """What is wrong, which for a period is another thing than that it is none."""
        return (UnfitPeriod if hasattr(self.value, "in_") else NoPeriod)(self.value, self.reason)


class WeightError(NaraVardFinansError, ValueError):
    """
    Raised when the weights or shares of a key cannot be reckoned with: negative, all zero, or none.

    Attributes:
        parties: The parties concerned, as given.
        reason: What is wrong with their weights, and what to do.
    """

    SV = "{whose}{reason}"
    EN = "{whose}{reason}"
    parties: tuple[str, ...]
    reason: Reason

    @property
    def whose(self) -> Reason:
        """The parties concerned, before what is said of them."""
        return OfParties(self.parties) if self.parties else ""


class ShareSumError(NaraVardFinansError, ValueError):
    """
    Raised when shares that are meant to be the whole do not sum to it.

    Attributes:
        total: What the shares sum to, as printed by the caller, in *unit*.
        expected: What they should sum to.
        unit: What the shares are counted in.
    """

    SV = (
        "andelarna blir tillsammans {total} {counted}, men ska bli exakt {expected}: rätta en andel; tal som bara står "
        "i förhållande till varandra är delar (parts)"
    )
    EN = (
        "the shares sum to {total} {counted}, expected exactly {expected}: "
        "correct a share; figures that are only in proportion to each other are parts"
    )
    total: object
    expected: object
    unit: str

    @property
    def counted(self) -> Reason:
        """What the shares are counted in."""
        return _PERCENT if self.unit == _PERCENT.en else self.unit


_PERCENT = Text("procent", "percent")


class DuplicatePartyError(NaraVardFinansError, ValueError):
    """
    Raised when one party stands twice where it may stand once.

    Attributes:
        party: The party that stands twice.
        given_as: The spellings that name it.
    """

    SV = "parten {party:shown} finns med två gånger{spelled}: behåll en rad för varje part"
    EN = "the party {party:shown} stands twice{spelled}: keep one row for each party"
    party: str
    given_as: tuple[Reason, ...] = ()

    @property
    def spelled(self) -> Reason:
        """How it is spelled, where that differs."""
        return SpelledAs(self.given_as) if len({*self.given_as}) > 1 else ""


class UnknownPartyError(NaraVardFinansError, LookupError):
    """
    Raised when a name or code finds no party.

    Attributes:
        name: The name or code as given.
        known: The names that would be found.
    """

    SV = "ingen part heter {name:shown}{meant}"
    EN = "no party is called {name:shown}{meant}"
    name: str
    known: tuple[str, ...] = ()

    @property
    def meant(self) -> Reason:
        """The nearest name, or all that would be found."""
        return nearest_or_known(self.name, self.known)


class AmbiguousPartyError(NaraVardFinansError, LookupError):
    """
    Raised when a name could be two parties; neither is chosen.

    Attributes:
        name: The name as given.
        candidates: The names of the parties that it could be.
    """

    SV = "{name:shown} kan vara {either}: ange koden"
    EN = "{name:shown} could be {either}: give the code"
    name: str
    candidates: tuple[str, ...]

    @property
    def either(self) -> AnyText:
        """The parties that it could be."""
        return EitherOf(self.candidates)


class IndivisibleTotalError(NaraVardFinansError, ValueError):
    """
    Raised when a total is not a whole number of the unit in which it is to be shared.

    Attributes:
        total: The total.
        unit: The unit.
    """

    SV = "summan {total} är inte ett helt antal {unit}: välj en mindre enhet, eller en annan summa"
    EN = "the total {total} is not a whole number of {unit}: choose a smaller unit, or another total"
    total: object
    unit: object


class ResidualError(NaraVardFinansError, ValueError):
    """
    Raised when the party that is to carry the residual cannot.

    Attributes:
        party: The party named, or an empty string.
        reason: Why it cannot, and what to do.
    """

    SV = "{who}{reason}"
    EN = "{who}{reason}"
    party: str
    reason: Reason

    @property
    def who(self) -> Reason:
        """The party that cannot carry it, before why."""
        return CannotCarry(self.party) if self.party else ""


class UnsettledTieError(NaraVardFinansError, ValueError):
    """
    Raised when the odd unit of a split could go to either side and the agreement names no rule.

    Attributes:
        total: The total that does not divide.
        sides: The names of the groups that tie.
    """

    SV = (
        "{total} går inte jämnt ut mellan {named}, och ingen regel säger vem som bär den udda enheten: ange den ena "
        "som odd_unit_to i nyckeln eller i ramen"
    )
    EN = (
        "{total} cannot be split evenly between {named}, and no rule says who carries the odd unit: name one of them "
        "as odd_unit_to in the key, or in the pot"
    )
    total: object
    sides: tuple[str, ...]

    @property
    def named(self) -> tuple[Reason, ...]:
        """The groups, with the keys that files have for the two principals."""
        return tuple(_SIDES.get(side, side) for side in self.sides)


_SIDES = {
    "municipalities": Text("kommunerna (municipalities)", "municipalities"),
    "region": Text("regionen (region)", "region"),
}


class OutsideTermError(NaraVardFinansError, LookupError):
    """
    Raised when a year is not, or only in part, within the term of an agreement.

    Attributes:
        agreement: The agreement's id.
        year: The year asked for.
        term: The term.
        partly: Whether some day of the year is within the term.
        by_key: Whether it is the key that states what is charged for whole years.
    """

    SV = "{year:shown} {how}"
    EN = "{year:shown} {how}"
    agreement: str
    year: int
    term: object
    partly: bool = part(default=False, kw_only=True)
    by_key: bool = part(default=False, kw_only=True)

    @property
    def how(self) -> AnyText:
        """How the year lies outside the term."""
        if not self.partly:
            return NotWithinTerm(self.agreement, self.term)
        if self.by_key:
            return KeyPartlyWithinTerm(self.agreement, self.term, self.year)
        return PartlyWithinTerm(self.agreement, self.term)


class UnknownCostError(NaraVardFinansError, LookupError):
    """
    Raised when no paper states what an agreement costs in a year.

    Attributes:
        agreement: The agreement's id.
        year: The year asked for.
        known: The years whose cost is stated.
    """

    SV = "ingen kostnad är angiven för {agreement} år {year}; {years}"
    EN = "no cost is stated for {agreement} in {year}; {years}"
    agreement: str
    year: int
    known: tuple[int, ...]

    @property
    def years(self) -> AnyText:
        """The years whose cost is stated."""
        return CostsOf(self.known) if self.known else NoCosts()


class UnstatedBasisError(NaraVardFinansError, LookupError):
    """
    Raised when a cost key rests on figures that no paper prints.

    Attributes:
        subject: What was to be reckoned.
        counts: What the missing figures count.
        bases: Ids of statistics that could be named instead.
        printed: Ids of printed tables that give the amounts as printed.
    """

    SV = "{subject} fördelas efter {counted}, vars tal inte framgår av någon handling: {ways:or}"
    EN = "{subject} is shared by {counted}, whose figures no paper states: {ways:or}"
    subject: Reason
    counts: str
    bases: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()

    @property
    def counted(self) -> Text:
        """What the missing figures count, in words."""
        return counted_text(self.counts)

    @property
    def ways(self) -> tuple[AnyText, ...]:
        """What can be done instead."""
        printed = (TakeAsPrinted(self.printed),) if self.printed else ()
        return (AnotherBasis(self.bases) if self.bases else NameBasis(), *printed)


class BasisError(NaraVardFinansError, ValueError):
    """
    Raised when a statistic is named as the basis of a key that it cannot serve.

    Attributes:
        statistic: The statistic's id.
        reason: Why it cannot serve, and what to do.
    """

    SV = "{statistic:shown} kan inte vara underlag: {reason}"
    EN = "{statistic:shown} cannot be the basis: {reason}"
    statistic: Reason
    reason: Reason


class YearlyError(NaraVardFinansError, LookupError):
    """
    Raised when nothing is stated for a year, or two things are, where something changes from year to year.

    Attributes:
        subject: What changes, such as a rate or the figures of a key.
        reason: What is missing or stands twice, and what to do.
    """

    SV = "{subject}: {reason}"
    EN = "{subject}: {reason}"
    subject: Reason
    reason: Reason


class _SubjectError(NaraVardFinansError, ValueError):
    SV = "{subject}: {reason}"
    EN = "{subject}: {reason}"
    subject: str
    reason: Reason


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


class JournalError(NaraVardFinansError, ValueError):
    """
    Raised when an event cannot have happened as the journal tells it.

    Attributes:
        subject: The event, as a reader would know it.
        reason: What it contradicts, and what to do.
    """

    SV = "{subject}: {reason}"
    EN = "{subject}: {reason}"
    subject: Reason
    reason: Reason


class AuditError(NaraVardFinansError, ValueError):
    """
    Raised when a printed table, or what is asked about one, cannot be audited.

    Attributes:
        subject: The table, with the line or the cell where there is one, or the argument.
        reason: What is wrong with it, and what to do.
    """

    SV = "{subject}: {reason}"
    EN = "{subject}: {reason}"
    subject: Reason
    reason: Reason


class UnknownEntryError(NaraVardFinansError, LookupError):
    """
    Raised when the catalogue holds no entry of an id.

    Attributes:
        kind: What was looked for, as a noun.
        name: The id as given.
        known: The ids that would be found.
    """

    SV = "{kind} {name:shown} finns inte{meant}"
    EN = "no {kind} is called {name:shown}{meant}"
    kind: Reason
    name: str
    known: tuple[str, ...]

    @property
    def meant(self) -> Reason:
        """The nearest id, or all that would be found."""
        return nearest_or_known(self.name, self.known)


class UnreadableFileError(NaraVardFinansError, ValueError):
    """
    Raised when a file cannot be read at all.

    Attributes:
        path: The file.
        reason: Why, and what to do.
    """

    SV = "{path}: {reason}"
    EN = "{path}: {reason}"
    path: str
    reason: Reason


class FactsError(NaraVardFinansError, ValueError):
    """
    Raised when a facts file, a journal or a table of weights has faults; it tells all of them at once.

    Attributes:
        path: The file.
        faults: The faults, in the order of their lines.
    """

    path: str
    faults: tuple[Fault, ...]

    def _sentence(self, language: Language) -> str:
        lines = [
            f"{self.path}{f':{fault.line}' if fault.line else ''}: {fault.in_(language)}"
            for fault in self.faults[:_MOST_FAULTS]
        ]
        more = len(self.faults) - len(lines)
        return "\n".join([*lines, f"{self.path}: {MoreFaults(more).in_(language)}"] if more else lines)
