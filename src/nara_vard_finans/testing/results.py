"""
Results as laws look at them: a total, a residual, and a row for each party with its weight and its amount.

Results of the library are read as they are; those of another program, by their fields.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol, cast

from attrs import frozen

from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.core import (
    KRONA,
    ZERO,
    Amount,
    AmountError,
    Message,
    NaraVardFinansError,
    exact,
    kronor,
    shown,
    with_tuples,
)
from nara_vard_finans.grants import GrantSharing
from nara_vard_finans.sharing import (
    Apportionment,
    BoundedRows,
    CostKey,
    Level,
    Method,
    NestedKey,
    RatedRows,
    Settlement,
    StatedRows,
)
from nara_vard_finans.testing.law import UnfitResultError

ExactNumber = int | Decimal | Fraction
"""A number that is what it says; never a float."""


class SharedRow(Protocol):
    """What one party has of a total: fields ``party``, ``weight`` and ``amount``."""

    @property
    def party(self) -> str:
        """Its code, or another name that is its own."""
        ...

    @property
    def weight(self) -> ExactNumber:
        """Its weight, zero or more."""
        ...

    @property
    def amount(self) -> Amount | ExactNumber:
        """What it has: an amount, or kronor as an exact number."""
        ...


class SharedResult(Protocol):
    """
    What a law can look at: a total that is shared, by any program.

    A result may also say its ``method``, its ``unit``, its ``carrier`` (who has the difference when rows are rounded
    alone) and who is ``first_in_ties``.
    """

    @property
    def total(self) -> Amount | ExactNumber:
        """What was shared: an amount, or kronor as an exact number."""
        ...

    @property
    def residual(self) -> Amount | ExactNumber:
        """What of it nobody has, or negative what they have too much."""
        ...

    @property
    def rows(self) -> Iterable[SharedRow]:
        """What each party has."""
        ...


@frozen
class Share:
    """
    A row, as a law sees it.

    Attributes:
        party: Whose it is.
        weight: Its weight; ``None`` where it has several, or its amount does not follow from any.
        amount: What it has.
        stated: What of it is stated for the party by itself; below zero where it receives.
    """

    party: str
    weight: int | Fraction | None
    amount: Amount
    stated: Amount = ZERO

    @property
    def shared(self) -> Amount:
        """What it has of what is shared."""
        return self.amount - self.stated


@frozen(kw_only=True, field_transformer=with_tuples)
class Shares:
    """
    A result, as a law sees it.

    Attributes:
        subject: What it is, for a reader.
        total: What was shared.
        residual: What of it nobody has.
        rows: What each party has.
        unit: The unit in which it was shared; ``None`` where that is not known.
        method: How; ``None`` where that is not known, or it was shared in stages.
        carrier: Who has the difference when rows are rounded alone; ``None`` for nobody.
        first_in_ties: Who goes before the others in a tie; ``None`` for nobody.
        decimals: To how many decimals percentages were rounded first, by a method that does so.
    """

    subject: str
    total: Amount
    residual: Amount
    rows: tuple[Share, ...]
    unit: Amount | None = None
    method: Method | None = None
    carrier: str | None = None
    first_in_ties: str | None = None
    decimals: int | None = None

    @property
    def amounts(self) -> dict[str, Amount]:
        """What each party has, by party."""
        return {row.party: row.amount for row in self.rows}

    @property
    def weights(self) -> dict[str, int | Fraction]:
        """The weight of each party that has one."""
        return {row.party: row.weight for row in self.rows if row.weight is not None}

    def exact(self, party: str) -> Fraction:
        """Give the exact share of a party, in kronor."""
        whole = sum(self.weights.values())
        return self.total.kronor * Fraction(self.weights[party]) / whole if whole else Fraction(0)


def shares_of(result: object, *, method: Method | None = None, unit: Amount | None = None) -> Shares:
    """
    Give a result as laws see it.

    Args:
        result: A result of the library, or what fulfils :class:`SharedResult`.
        method: How it is said to have been shared, where it does not say so itself.
        unit: In which unit, likewise.

    Raises:
        UnfitResultError: If a field is missing, or is not exact.

    Example:
        >>> from nara_vard_finans import apportion, equal_shares, kronor
        >>> shares_of(apportion(kronor(3), equal_shares("2080", "2081"))).rows[0].amount
        Amount(ore=200)
    """
    match result:
        case Shares():
            return result
        case Apportionment():
            return _of_stage("", result)
        case CostSharing():
            return _of_cost(result)
        case GrantSharing():
            rows = (Share(award.code, None, award.amount) for award in result.awards)
            return _staged(result.grant.id, result.total, result.residual, rows, result.rounding.unit)
        case Settlement():
            rows = (Share(code, None, amount) for code, amount in result.adjustments)
            unit = result.levels[0].apportionment.unit
            return _staged("settlement", result.difference, ZERO, rows, unit)
        case _:
            return _of_stranger(result, method, unit)


def _staged(subject: str, total: Amount, residual: Amount, rows: Iterable[Share], unit: Amount) -> Shares:
    return Shares(subject=subject, total=total, residual=residual, rows=tuple(rows), unit=unit)


def _of_cost(result: CostSharing) -> Shares:
    key = result.key.flat if isinstance(result.key, NestedKey) else result.key
    shares = key.shares if isinstance(key, CostKey) else {}  # by anything else an amount follows from more than weights
    rows = (Share(each.party.code, shares.get(each.party.code), each.amount, each.single) for each in result.charges)
    subject = f"{result.agreement.id}/{result.year}"
    return _staged(subject, result.total, result.residual, rows, result.rounding.unit)


def _of_stage(subject: str, stage: Apportionment) -> Shares:
    weighed = not isinstance(stage, RatedRows | StatedRows | BoundedRows)  # those follow from more than weights
    weights = [weight if weighed else None for _, weight in stage.key.weights]
    stated = stage.amounts if isinstance(stage, StatedRows) else (ZERO,) * len(stage.counts)
    rows = zip(stage.key.parties, weights, stage.amounts, stated, strict=True)
    return Shares(
        subject=subject,
        total=stage.total,
        residual=stage.residual,
        rows=tuple(Share(*row) for row in rows),
        unit=stage.unit,
        method=stage.method if weighed else None,
        carrier=stage.carrier,
        first_in_ties=stage.ties_to,
        decimals=stage.decimals,
    )


def levels_of(result: object) -> tuple[Level, ...]:
    """Give the stages of a result that was shared in stages; none of another."""
    return result.levels if isinstance(result, CostSharing | GrantSharing | Settlement) else ()


def stages_of(result: object, *, method: Method | None = None, unit: Amount | None = None) -> tuple[Shares, ...]:
    """
    Give each stage of a result as laws see it; of one that was shared at once, itself.

    Within bounds, what is shared between those whom no bound holds is a stage of its own.
    """
    levels = levels_of(result)
    if not levels:
        return (shares_of(result, method=method, unit=unit),)
    stages = [stage for _, stage in of_levels(result)]
    for level, stage in of_levels(result):
        rows = level.apportionment
        if isinstance(rows, BoundedRows) and rows.inner is not None:
            stages.append(_of_stage(f"{stage.subject}/{_UNBOUND}", rows.inner))
    return tuple(stages)


def of_levels(result: object) -> tuple[tuple[Level, Shares], ...]:
    """Give each level of a result that was shared in stages, and that as laws see it."""
    levels = levels_of(result)
    about = shares_of(result).subject if levels else ""
    return tuple((level, _of_stage("/".join((about, *level.group)), level.apportionment)) for level in levels)


_UNBOUND = "unbound"
"""In the subject of a finding: the stage between those whom no bound holds."""


class _Missing(Message):
    SV = "fältet saknas; ett resultat har total, residual och rows, och varje rad party, weight och amount"
    EN = "the field is missing; a result has total, residual and rows, and each row party, weight and amount"


class _NotExact(Message):
    SV = "{value:shown} är inte exakt; ge ett belopp, eller kronor som heltal, Decimal eller Fraction"
    EN = "{value:shown} is not exact; give an amount, or kronor as an int, a Decimal or a Fraction"
    value: object


class _NotWholeOre(Message):
    SV = "{value:shown} kr är inget helt antal öre; ange vad som betalas, avrundat som ni gör"
    EN = "{value:shown} kr is no whole number of öre; give what is paid, rounded as you do"
    value: object


class _HasKeys(Message):
    SV = "{value:shown} har nycklar, och en lag läser fält; ge en post, som types.SimpleNamespace(**värdet)"
    EN = "{value:shown} has keys, and a law reads fields; give a record, such as types.SimpleNamespace(**it)"
    value: object


class _NoMapping(Message):
    SV = "{value:shown} saknar nycklar; ange ett värde för varje kod, som en text"
    EN = "{value:shown} has no keys; give a value for each code, which is a text"
    value: object


class _NoWeight(Message):
    SV = "{value:shown} är ingen vikt; en vikt är ett exakt tal, noll eller större"
    EN = "{value:shown} is no weight; a weight is an exact number, zero or more"
    value: object


class _NoMethod(Message):
    SV = "{value:shown} är ingen metod; de som finns är {known}"
    EN = "{value:shown} is no method; there are {known}"
    value: object
    known: tuple[str, ...]


class _NoUnit(Message):
    SV = "{value} är ingen enhet; en enhet är större än noll"
    EN = "{value} is no unit; a unit is above zero"
    value: Amount


class NoRow(Message):
    """A party that is named has no row."""

    SV = "{value:shown} har ingen rad; ange koden för en part i resultatet"
    EN = "{value:shown} has no row; give the code of a party of the result"
    value: object


class _CarrierUnnamed(Message):
    SV = "ingen är angiven som bär skillnaden, och metoden lägger den på en part"
    EN = "nobody is named who carries the difference, and the method puts it on one party"


class _DecimalsUnstated(Message):
    SV = "inga decimaler är angivna, och metoden avrundar procentsatserna först"
    EN = "no decimals are named, and the method rounds percentages first"


class _NoName(Message):
    SV = "{value:shown} är ingen text; en part namnges med sin kod"
    EN = "{value:shown} is no text; a party is named by its code"
    value: object


class _Twice(Message):
    SV = "{party} har två rader; varje part har en"
    EN = "{party} has two rows; each party has one"
    party: str


class _NoRows(Message):
    SV = "{value:shown} är inga rader; ge en rad för varje part"
    EN = "{value:shown} is no rows; give a row for each party"
    value: object


def _field(result: object, name: str, where: str = "") -> object:
    try:
        return cast("object", getattr(result, name))
    except AttributeError:
        reason = _HasKeys(result) if isinstance(result, Mapping) else _Missing()
        raise UnfitResultError(f"{where}{name}", reason) from None


def mapping_from(value: object, where: str) -> Mapping[str, Any]:
    """Read what is given by code."""
    if not isinstance(value, Mapping):
        raise UnfitResultError(where, _NoMapping(value))
    named = cast("Mapping[object, Any]", value)
    for code in named:
        if not isinstance(code, str):
            raise UnfitResultError(where, _NoName(code))
    return cast("Mapping[str, Any]", value)


def amount_from(value: object, where: str) -> Amount:
    """Read an amount, or an exact number of kronor."""
    try:
        return value if isinstance(value, Amount) else kronor(cast("int", value))
    except AmountError:
        raise UnfitResultError(where, _NotWholeOre(value)) from None
    except NaraVardFinansError:
        raise UnfitResultError(where, _NotExact(value)) from None


def weight_from(value: object, where: str) -> int | Fraction:
    """Read an exact number, zero or more."""
    try:
        weight = exact(cast("int", value))
    except NaraVardFinansError:
        raise UnfitResultError(where, _NoWeight(value)) from None
    if weight < 0:
        raise UnfitResultError(where, _NoWeight(value))
    return weight


def method_from(value: object) -> Method | None:
    """Read a method, or its name."""
    try:
        return None if value is None else Method(cast("str", value))
    except ValueError:
        raise UnfitResultError("method", _NoMethod(value, tuple(Method))) from None


def unit_from(value: object) -> Amount | None:
    """Read a unit, above zero."""
    unit = None if value is None else amount_from(value, "unit")
    if unit is not None and unit <= ZERO:
        raise UnfitResultError("unit", _NoUnit(unit))
    return unit


def _of_stranger(result: object, method: Method | None, unit: Amount | None) -> Shares:
    rows = _rows_of(result)
    how = method_from(getattr(result, "method", None)) if method is None else method
    carrier, first = (getattr(result, name, None) for name in ("carrier", "first_in_ties"))
    for name, party in (("carrier", carrier), ("first_in_ties", first)):
        if party not in (None, *(row.party for row in rows)):  # a list of a stranger has no hash
            raise UnfitResultError(name, NoRow(party))
    if carrier is None and how is not None and how.is_carried:
        raise UnfitResultError("carrier", _CarrierUnnamed())
    decimals = getattr(result, "decimals", None)
    if how is not None and how.by_percent and type(decimals) is not int:
        raise UnfitResultError("decimals", _DecimalsUnstated())
    return Shares(
        subject=shown(type(result).__name__).strip("'"),
        total=amount_from(_field(result, "total"), "total"),
        residual=amount_from(_field(result, "residual"), "residual"),
        rows=rows,
        unit=unit_from(getattr(result, "unit", None)) if unit is None else unit,
        method=how,
        carrier=carrier,
        first_in_ties=first,
        decimals=decimals,
    )


def _rows_of(result: object) -> tuple[Share, ...]:
    listed = _field(result, "rows")
    if isinstance(listed, str | Mapping) or not isinstance(listed, Iterable):
        raise UnfitResultError("rows", _NoRows(listed))
    rows: dict[str, Share] = {}
    for number, row in enumerate(listed):
        where = f"rows[{number}]."
        party = _field(row, "party", where)
        if not isinstance(party, str):
            raise UnfitResultError(f"{where}party", _NoName(party))
        if party in rows:
            raise UnfitResultError(f"{where}party", _Twice(party))
        weight = weight_from(_field(row, "weight", where), f"{where}weight")
        rows[party] = Share(party, weight, amount_from(_field(row, "amount", where), f"{where}amount"))
    return tuple(rows.values())


def unit_of(shares: Shares) -> Amount:
    """Give the unit in which something was shared; a whole krona where that is not known."""
    return shares.unit or KRONA


def over_of(amount: Amount, unit: Amount) -> Amount:
    """Give what of an amount is over, when as many whole units as it holds are taken."""
    return Amount(abs(amount.ore) % unit.ore)
