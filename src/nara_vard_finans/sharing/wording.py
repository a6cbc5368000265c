"""
Wording: which sentences tell of a share and its rounding.

They hold what was reckoned, and reckon nothing themselves.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from nara_vard_finans.core import KRONA, ORE, ZERO, Amount, AnyText, Message, Principal, Statistic, Text, decimal_text
from nara_vard_finans.sharing.apportionment import Apportionment
from nara_vard_finans.sharing.bounded import Bound, BoundedRows
from nara_vard_finans.sharing.derived import DerivedStatistic
from nara_vard_finans.sharing.key_sentences import (
    ByEqualShares,
    ByMixedKeys,
    ByPartOf,
    ByParts,
    ByPercent,
    ByStatistic,
    HowFigure,
    RateTimesFigure,
    RateTimesFigureNearly,
    RestsOn,
    ShareIs,
    ShareIsNearly,
    ShareOfWhole,
    StatedFor,
)
from nara_vard_finans.sharing.keys import BasisKind, CostKey
from nara_vard_finans.sharing.methods import Method, RowRounding
from nara_vard_finans.sharing.rates import RatedRows
from nara_vard_finans.sharing.sentences import (
    Alone,
    ByDivisors,
    DifferenceOn,
    DividesEvenly,
    Gets,
    GetsNoStep,
    GetsStep,
    HeldAtLeast,
    HeldAtMost,
    LargestRemainders,
    LastByCode,
    LastByKey,
    LastOnesByCode,
    LastOnesByKey,
    LastUnitTo,
    LeftByBounds,
    PercentageRoundedFirst,
    PercentagesBeforeRows,
    RateBeforeRows,
    RateRoundedFirst,
    ResidualOnNobody,
    RestToEach,
    RestToOne,
    RowsAlone,
    RowsByThemselves,
    RowsCarried,
    RowsMakeTotal,
    Sentences,
    Steps,
    TakesLess,
    TakesMore,
)
from nara_vard_finans.sharing.stated_amounts import StatedRows

Naming = Callable[[str], AnyText]
"""Gives the name of a party or a group for a reader."""

_METHODS = {
    Method.LARGEST_REMAINDER: Text("största rest", "largest remainder"),
    Method.SAINTE_LAGUE: Text("uddatalsmetoden (Sainte-Laguë)", "Sainte-Laguë"),
}
_WAYS = {
    RowRounding.HALF_UP: Text("halva uppåt", "halves up"),
    RowRounding.HALF_EVEN: Text("halva till jämnt tal", "halves to even"),
    RowRounding.FLOOR: Text("nedåt", "down"),
    RowRounding.CEILING: Text("uppåt", "up"),
}
_UNITS = {KRONA: Text("hela kronor", "whole kronor"), ORE: Text("hela öre", "whole öre")}
_LARGEST = Text("den största resten", "the largest remainder")


def method_text(method: Method, decimals: int | None = None) -> AnyText:
    """Name a method, with the decimals of percentages that it rounds first."""
    if method.rows is None:
        return _METHODS[method]
    rows: AnyText = RowsAlone(way_text(method.rows))
    if method.by_rate:
        rows = RateBeforeRows(rows)
    elif method.by_percent:
        rows = PercentagesBeforeRows(decimals or 0, rows)
    return RowsCarried(rows) if method.is_carried else rows


def way_text(rounding: RowRounding) -> Text:
    """Say which way a row is rounded."""
    return _WAYS[rounding]


def unit_text(unit: Amount) -> AnyText:
    """Say in what unit amounts are whole."""
    return _UNITS.get(unit) or Steps(unit)


def largest_text(count: int) -> AnyText:
    """Name the *count* largest remainders."""
    return _LARGEST if count == 1 else LargestRemainders(count)


def floor_text(total: Amount) -> Text:
    """Say which way the largest remainder rounds at first."""
    return Text("nedåt", "down") if total >= ZERO else Text("mot noll", "towards zero")


def _within(name: Naming) -> Naming:
    """Name parties and groups within a sentence, where the two principals are no names."""
    return lambda code: Principal(code).text if code in {*Principal} else name(code)


def _first(name: Naming, code: str) -> AnyText | Principal:
    """Name a party or a group where a sentence begins."""
    return Principal(code) if code in {*Principal} else name(code)


def stage_share_text(stage: Apportionment, participant: str, name: Naming) -> Message:
    """Say what a participant's exact share of one stage is, and what it rests on."""
    key, who = stage.key, _within(name)(participant)
    if isinstance(stage, RatedRows):
        return _by_rate(stage, participant, who)
    if isinstance(stage, BoundedRows):
        return _within_bounds(stage, participant, name)
    if isinstance(stage, StatedRows):
        return StatedFor(_first(name, participant), stage.amount(participant))
    if len(key.parties) == 1:
        return Alone(_first(name, participant), stage.amount(participant))
    share, exact = key.share(participant), stage.exact(participant)
    part, whole = share.numerator, share.denominator
    if key.basis.kind is not BasisKind.PERCENTAGES:  # in the figures that the key rests on, not shortened
        part, whole = key.integers[key.index(participant)], key.whole
    rests = ShareOfWhole(_basis(key, participant, who), part, whole, 100 * share)
    ore = exact * 100
    of_total = (
        ShareIs(stage.total, part, whole, Amount(ore.numerator))
        if ore.denominator == 1
        else ShareIsNearly(stage.total, part, whole, exact)
    )
    return Sentences((rests, of_total))


def _by_rate(stage: RatedRows, participant: str, who: AnyText) -> Message:
    """Say what the rate times a participant's figure is."""
    figure, exact = Fraction(dict(stage.key.weights)[participant]), stage.exact(participant)
    statistic = stage.key.basis.statistic
    assert statistic is not None  # noqa: S101 - a rate rests on one
    rests, ore = _derived(RestsOn(statistic, who, figure), statistic, participant), exact * 100
    if ore.denominator == 1:
        return RateTimesFigure(rests, figure, stage.per.text, Amount(ore.numerator))
    return RateTimesFigureNearly(rests, figure, stage.per.text, exact)


def _within_bounds(stage: BoundedRows, participant: str, name: Naming) -> Message:
    """Say which bound holds a participant, or what it shares with the others whom none holds."""
    bound, who = stage.bound_of(participant), _first(name, participant)
    if not stage.is_by_key(participant) and bound is None and stage.inner is not None:
        own, amount = stage.inner.amount(participant), stage.amount(participant)
        return (
            TakesMore(who, own, stage.taken, amount)
            if stage.taken > ZERO
            else TakesLess(who, own, -stage.taken, amount)
        )
    if bound is not None or stage.inner is None:
        said = HeldAtLeast if bound is Bound.LEAST else HeldAtMost
        return said(who, stage.share(participant), stage.amount(participant))
    inner = stage_share_text(stage.inner, participant, name)
    if not stage.held or stage.inner.total == stage.given:
        return inner
    return Sentences((LeftByBounds(stage.given, stage.given - stage.inner.total, stage.inner.total), inner))


def _derived(said: Message, statistic: Statistic, participant: str) -> Message:
    """Say too how a figure came about, where it follows from others."""
    return HowFigure(said, statistic.how(participant)) if isinstance(statistic, DerivedStatistic) else said


def _basis(key: CostKey, participant: str, who: AnyText) -> Message:
    """Say what a participant's share rests on: its figure, and that of all."""
    figure, of_all = Fraction(dict(key.weights)[participant]), Fraction(sum(weight for _, weight in key.weights))
    match key.basis.kind:
        case BasisKind.STATISTIC if key.basis.statistic is not None:
            said = ByStatistic(key.basis.statistic, who, figure, of_all)
            return _derived(said, key.basis.statistic, participant)
        case BasisKind.PERCENTAGES:
            return ByPercent(who, figure)
        case BasisKind.EQUAL:
            return ByEqualShares(who, figure, of_all)
        case BasisKind.MIXED:
            inner = ((100 * part, _basis(each, participant, who)) for part, each in key.basis.components)
            return ByMixedKeys(tuple(ByPartOf(percent, basis) for percent, basis in inner))
        case _:
            return ByParts(who, figure, of_all)


def rounding_text(stage: Apportionment, participant: str, name: Naming) -> Message:
    """Say how a participant's share became whole, who got the last units, and by what rule."""
    if isinstance(stage, BoundedRows) and stage.inner is not None:
        return rounding_text(stage.inner, participant, name)
    rounds_first = stage.method.by_rate or stage.method.by_percent
    if not rounds_first and not any(rounding.remainder for rounding in stage.roundings):
        return DividesEvenly(unit_text(stage.unit), stage.amount(participant))
    described = {
        Method.LARGEST_REMAINDER: _by_largest_remainder,
        Method.SAINTE_LAGUE: _by_sainte_lague,
    }.get(stage.method, _by_rows_alone)
    return Sentences((*described(stage, participant, name), *tie_texts(stage, name)))


def _by_largest_remainder(stage: Apportionment, participant: str, name: Naming) -> Iterator[Message]:
    got = sorted((other for other in stage.roundings if other.extra), key=lambda other: other.rank)
    winners = tuple(map(_within(name), (each.party for each in got)))
    unit, towards, left = unit_text(stage.unit), floor_text(stage.total), stage.left_over * stage.unit
    step = stage.unit if stage.total >= ZERO else -stage.unit
    if len(winners) == 1:
        yield RestToOne(unit, towards, stage.total - left, left, winners[0])
    else:
        yield RestToEach(unit, towards, stage.total - left, left, step, largest_text(len(winners)), winners)
    own, rank_of = stage.rounding(participant), len(stage.roundings)
    who, amount, floor = _first(name, participant), stage.amount(participant), own.floor * stage.unit
    remainder = own.remainder * stage.unit.kronor
    if own.extra:
        yield GetsStep(who, floor, remainder, own.rank, rank_of, step, amount)
    else:
        yield GetsNoStep(who, floor, remainder, own.rank, rank_of, amount)


def _by_sainte_lague(stage: Apportionment, participant: str, name: Naming) -> Iterator[Message]:
    yield ByDivisors(unit_text(stage.unit), _first(name, participant), stage.amount(participant))
    last = max(
        (rounding for rounding in stage.roundings if rounding.count),
        key=lambda rounding: Fraction(2 * abs(rounding.count) - 1, stage.key.integers[stage.key.index(rounding.party)]),
    )
    yield LastUnitTo(_within(name)(last.party))


def _by_rows_alone(stage: Apportionment, participant: str, name: Naming) -> Iterator[Message]:
    yield from _rounded_first(stage, participant)
    way = way_text(stage.method.rows or RowRounding.HALF_UP)
    yield RowsByThemselves(unit_text(stage.unit), way, stage.total - stage.residual - stage.carried)
    if stage.residual == ZERO and stage.carried == ZERO:
        yield RowsMakeTotal()
    elif stage.carrier is None:
        yield ResidualOnNobody(stage.residual)
    else:
        yield DifferenceOn(stage.carried, _within(name)(stage.carrier))
    yield Gets(_first(name, participant), stage.amount(participant))


def _rounded_first(stage: Apportionment, participant: str) -> Iterator[Message]:
    """Say what was rounded before the rows."""
    before = stage.before_rows
    if stage.method.by_rate:
        yield RateRoundedFirst(Amount(before.times))
    elif stage.decimals is not None:
        percent = Fraction(before.weights[stage.key.index(participant)], 10**stage.decimals)
        written = (decimal_text(percent, stage.decimals, point=point) for point in ",.")
        yield PercentageRoundedFirst(Text(*written))


def tie_texts(stage: Apportionment, name: Naming) -> Iterator[Message]:
    """Say which ties decided something, and by what rule."""
    called = _within(name)
    for tie in stage.ties:
        tied, won = tuple(map(called, (*tie.won, *tie.lost))), tuple(map(called, tie.won))
        if stage.ties_to is None or stage.ties_to not in tie.won:
            yield LastByCode(tied, won[0]) if len(won) == 1 else LastOnesByCode(tied, won)
        else:
            yield LastByKey(tied, won[0]) if len(won) == 1 else LastOnesByKey(tied, called(stage.ties_to), won)
