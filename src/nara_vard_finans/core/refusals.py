"""What refusals say of the names, years and figures that they concern; the errors that say it are in ``errors``."""

from collections.abc import Iterable

from nara_vard_finans.core._wording import nearest
from nara_vard_finans.core.messages import Message, Reason


class DidYouMean(Message):
    """Ask whether the nearest name was meant."""

    SV = "; menades {name:shown}?"
    EN = "; did you mean {name:shown}?"
    name: str


class KnownAre(Message):
    """Say what would have been found."""

    SV = "; de som finns är {names:shown}"
    EN = "; known are: {names:shown}"
    names: tuple[str, ...]


def nearest_or_known(name: object, known: Iterable[str]) -> Reason:
    """Ask whether the nearest of the names known was meant; where none is near, say which there are."""
    names = tuple(known)
    found = nearest(name, names) if isinstance(name, str) else ""
    return DidYouMean(found) if found else KnownAre(names) if names else ""


class NoPeriod(Message):
    """Say why something is no period."""

    SV = "{value:shown} är ingen period: {reason}"
    EN = "{value:shown} is not a period: {reason}"
    value: object
    reason: Reason


class UnfitPeriod(Message):
    """Say why a period is not one that can be reckoned with here."""

    SV = "{period}: {reason}"
    EN = "{period}: {reason}"
    period: object
    reason: Reason


class OfParties(Message):
    """Name the parties that something is said of."""

    SV = "{names:shown}: "
    EN = "{names:shown}: "
    names: tuple[str, ...]


class SpelledAs(Message):
    """Say how a party is spelled in the places where it stands."""

    SV = " (som {names:shown})"
    EN = " (as {names:shown})"
    names: tuple[Reason, ...]


class EitherOf(Message):
    """Name what something could be."""

    SV = "{names:shown or}"
    EN = "{names:shown or}"
    names: tuple[str, ...]


class CannotCarry(Message):
    """Say that a party cannot carry the residual."""

    SV = "resten kan inte läggas på {party:shown}: "
    EN = "the residual cannot be put on {party:shown}: "
    party: str


class PartlyWithinTerm(Message):
    """Say that some of a year is outside a term."""

    SV = "är bara delvis inom avtalstiden för {agreement}, {term}: ange det årets kostnad för sig, under cost.by_year"
    EN = "is only partly within the term of {agreement}, {term}: state that year's cost by itself, under cost.by_year"
    agreement: str
    term: object


class KeyPartlyWithinTerm(Message):
    """Say that some of a year is outside a term, and that the key states what is charged for whole years."""

    SV = (
        "är bara delvis inom avtalstiden för {agreement}, {term}, och nyckeln anger belopp, taxor eller kostnader för "
        'hela år: ange det årets för sig, som keys."{year}" i en nyckel med kind = "by-year"'
    )
    EN = (
        "is only partly within the term of {agreement}, {term}, and the key states amounts, rates or costs for whole "
        'years: state that year\'s by themselves, as keys."{year}" of a key with kind = "by-year"'
    )
    agreement: str
    term: object
    year: int


class NotWithinTerm(Message):
    """Say that a year is outside a term."""

    SV = "ligger utanför avtalstiden för {agreement}, {term}"
    EN = "is outside the term of {agreement}, {term}"
    agreement: str
    term: object


class CostsOf(Message):
    """Say of which years a cost is stated."""

    SV = "kostnad finns för {years}"
    EN = "stated are: {years}"
    years: tuple[int, ...]


class NoCosts(Message):
    """Say that no year has a cost."""

    SV = "ingen är angiven alls"
    EN = "none is stated at all"


class AnotherBasis(Message):
    """Say which statistics could be the basis instead."""

    SV = "välj ett annat underlag ({bases:or})"
    EN = "name another basis ({bases:or})"
    bases: tuple[str, ...]


class NameBasis(Message):
    """Say that a statistic can be named as the basis."""

    SV = "ange ett underlag"
    EN = "name a basis"


class TakeAsPrinted(Message):
    """Say which printed tables give the amounts."""

    SV = "ta beloppen som de är tryckta ({tables:or})"
    EN = "take the amounts as printed ({tables:or})"
    tables: tuple[str, ...]


class MoreFaults(Message):
    """Say that a file has more faults than are written."""

    SV = "och {more:fel|fel} till"
    EN = "and {more:fault|faults} more"
    more: int
