"""
The working behind a result: its stages, with all that is needed to reckon each anew in the cells of a workbook.

A stage here holds what an apportionment was made of and what came of it, and says where its total and its weights come
from: what somebody may edit, or an earlier stage.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from nara_vard_finans.core import Amount, AnyText, Language, Text, with_tuples
from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.columns import Words
from nara_vard_finans.sharing import (
    LARGEST,
    Apportionment,
    BasisKind,
    BoundedRows,
    Carrier,
    CostKey,
    InstalmentPlan,
    Level,
    Method,
    RatedRows,
    StatedRows,
    length_of,
    method_text,
    sainte_lague,
)

_MOST_DECIMALS, _HALF = 6, Fraction(1, 2)


@frozen(kw_only=True, field_transformer=with_tuples)
class Component:
    """
    The weights of one key; a key that is mixed has several, each with its part of the whole.

    Attributes:
        part: Its part of the whole.
        weights: A weight for each participant, as people write it.
        scale: What makes the weights whole numbers.
    """

    part: Fraction
    weights: tuple[int | Fraction, ...]
    scale: int

    @cached_property
    def integers(self) -> tuple[int, ...]:
        """The weights as whole numbers."""
        return tuple(int(weight * self.scale) for weight in self.weights)

    @cached_property
    def whole(self) -> int:
        """The sum of the weights as whole numbers."""
        return sum(self.integers)

    @property
    def places(self) -> int:
        """The decimals of the weights."""
        return len(str(self.scale)) - 1


@frozen(kw_only=True, field_transformer=with_tuples)
class Stage:
    """
    One stage that is reckoned.

    Attributes:
        title: What it shares, and between whom.
        participants: The code and the name of each, in the order in which they come in a tie.
        components: By what they share.
        total: What is shared.
        unit: In what whole amounts.
        method: How the part that is left over is dealt with.
        counts: The whole units of each, with the sign that the total has taken away.
        carrier: The code of who carries the residual, or ``LARGEST``; ``None`` where nobody does.
        feeds: The key of the column that its amounts are summed into, in a table of the report; empty for none.
        shows_weight: Whether the weights stand in that table too.
        total_of: The stage, and the place in it, whose amount is its total; ``None`` for a total of its own.
        sum_of: The stages whose amounts are together its total, where they are several.
        weights_of: The stages whose units are together its weights; empty for weights of its own.
        left_of: The stage whose weights, less its units, are its weights: what is left to pay of what was left then.
        printed: What a paper prints for each, to be held against it.
        rate: Kronor for each unit of weight, where that gives the amounts, and they the total.
        before: What each gets before rounding, in units, where that is no share of the total.
        values: Why it is written as values whatever cells can reckon; ``None`` where nothing is in the way.
    """

    title: Words
    participants: tuple[tuple[str, Words], ...]
    components: tuple[Component, ...]
    total: Amount
    unit: Amount
    method: Method
    counts: tuple[int, ...]
    carrier: Carrier | None = None
    feeds: str = ""
    shows_weight: bool = False
    total_of: tuple[int, int] | None = None
    sum_of: tuple[int, ...] = ()
    weights_of: tuple[int, ...] = ()
    left_of: int | None = None
    printed: tuple[Amount, ...] = field(default=())
    rate: Fraction | None = None
    before: tuple[Fraction, ...] = ()
    values: Words | None = None

    @property
    def units(self) -> int:
        """The total in whole units, without a sign."""
        return abs(self.total.ore) // self.unit.ore

    @property
    def parts(self) -> int:
        """The common denominator of the parts that the keys have of the whole."""
        return math.lcm(*(each.part.denominator for each in self.components))

    @property
    def is_alone(self) -> bool:
        """Whether each row is rounded alone."""
        return self.method is not Method.LARGEST_REMAINDER

    @cached_property
    def exact(self) -> tuple[Fraction, ...]:
        """The exact share of each, in units and with the sign that the total has taken away."""
        if self.before:
            return self.before
        shares = [Fraction(0)] * len(self.participants)
        for each in self.components:
            whole = each.whole or 1
            shares = [had + each.part * Fraction(one, whole) for had, one in zip(shares, each.integers, strict=True)]
        return tuple(self.units * share for share in shares)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The units of each before what is left over is placed: rounded down, or each alone."""
        return tuple(math.floor(exact + (_HALF if self.is_alone else 0)) for exact in self.exact)

    @property
    def left(self) -> int:
        """The units that are then left over, negative where there are too many."""
        return self.units - sum(self.starts)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The place of each among the remainders, the largest first and ties in the order of the participants."""
        return _places([exact - math.floor(exact) for exact in self.exact])

    @cached_property
    def carries(self) -> tuple[int, ...]:
        """Who carries what is left over, as 1, and else 0; nobody under a method that shares it."""
        if self.carrier is LARGEST:
            return tuple(int(place == 1) for place in _places(self.components[0].integers))
        return tuple(int(code == self.carrier) for code, _ in self.participants)

    @property
    def by_rule(self) -> tuple[int, ...]:
        """The units of each by what stands here and nothing more, which is what cells can reckon."""
        if self.method is Method.SAINTE_LAGUE:
            return tuple(sainte_lague(self.units, self.components[0].integers))
        if self.is_alone:
            return tuple(start + carries * self.left for start, carries in zip(self.starts, self.carries, strict=True))
        return tuple(start + (place <= self.left) for start, place in zip(self.starts, self.places, strict=True))


def _places(numbers: Sequence[int | Fraction]) -> tuple[int, ...]:
    order = sorted(range(len(numbers)), key=lambda place: (-numbers[place], place))
    return tuple(number for _, number in sorted(zip(order, range(1, len(order) + 1), strict=True)))


def stages_of(
    levels: Sequence[Level],
    names: Mapping[str, AnyText],
    *,
    feeds: str = "amount",
    of: AnyText | None = None,
    after: int = 0,
) -> tuple[Stage, ...]:
    """
    Give the stages of a sharing, each after the one that its total comes from.

    Args:
        levels: The stages, as they were shared.
        names: What participants are called, by code.
        feeds: The key of the column that the amounts of the parties are summed into.
        of: What it is a sharing of, where a workbook holds several.
        after: How many stages stand before these.
    """
    found: list[Stage] = []
    places: dict[tuple[str, ...], int] = {}
    for level in levels:
        parent = places.get(level.group[:-1]) if level.group else None
        outer = None if parent is None else found[parent]
        total_of = None if parent is None or outer is None else (after + parent, _place(outer, level.group[-1]))
        if level.between_groups:
            places[level.group] = len(found)
        title = _title(level.group, names)
        found.append(
            stage_of(
                level.apportionment,
                names,
                title=title if of is None else say.StageOf(of, title),
                feeds="" if level.between_groups else feeds,
                total_of=total_of,
            )
        )
    return tuple(found)


def _title(group: Sequence[str], names: Mapping[str, AnyText]) -> AnyText:
    if not group:
        return say.StageOfWhole()
    named = [names.get(name, Text(name)) for name in group]
    within = Text(" / ".join(each.sv for each in named), " / ".join(each.in_(Language.EN) for each in named))
    return say.StageWithin(within)


def _place(stage: Stage, code: str) -> int:
    return [each for each, _ in stage.participants].index(code)


def stage_of(
    shared: Apportionment,
    names: Mapping[str, AnyText],
    *,
    title: Words | None = None,
    feeds: str = "amount",
    total_of: tuple[int, int] | None = None,
) -> Stage:
    """Give one apportionment as a stage."""
    key = shared.key
    first = [] if shared.ties_to is None else [key.index(shared.ties_to)]
    order = [*first, *(place for place in range(len(key.parties)) if place not in first)]
    codes = [key.parties[place] for place in order]
    sign, is_alike = -1 if shared.total.ore < 0 else 1, not isinstance(shared, RatedRows | StatedRows | BoundedRows)
    return Stage(
        title=title or say.StageOfWhole(),
        participants=tuple((code, names.get(code, Text(code))) for code in codes),
        components=tuple(component_of(_weights(inner, codes), part) for part, inner in parts_of(key)),
        total=shared.total,
        unit=shared.unit,
        method=shared.method,
        counts=tuple(sign * shared.counts[place] for place in order),
        carrier=shared.residual_to,
        feeds=feeds,
        shows_weight=len(codes) > 1
        and key.basis.kind is not BasisKind.MIXED
        and power_of_ten(weight for _, weight in key.weights) is not None,
        total_of=total_of,
        rate=shared.per.kronor if isinstance(shared, RatedRows) else None,
        before=() if is_alike else tuple(sign * shared.exact(code) / shared.unit.kronor for code in codes),
        values=_why_values(shared),
    )


IN_CELLS = {Method.HALF_UP_EACH, Method.HALF_UP_RESIDUAL_TO}


def _why_values(shared: Apportionment) -> Words | None:
    match shared:
        case RatedRows():
            return None if power_of_ten([shared.per.kronor]) is not None else say.ByRate()
        case StatedRows():
            return say.AsStated()
        case BoundedRows():
            return say.WithinBounds()
        case _ if shared.method.rows is None or shared.method in IN_CELLS:
            return None
        case _:
            return say.NoFormula(method_text(shared.method, shared.decimals))


def parts_of(key: CostKey) -> tuple[tuple[Fraction, CostKey], ...]:
    """
    Give the keys that are mixed in a key, of which none is mixed itself, each with its part of the whole.

    It is the key alone where nothing is mixed, or where it is not what they are together, as among some of its parties.
    """
    mixed = tuple(_leaves(key, Fraction(1)))
    if all({*inner.parties} == {*key.parties} for _, inner in mixed):
        together = {code: sum(part * inner.share(code) for part, inner in mixed) for code in key.parties}
        if together == key.shares:
            return mixed
    return ((Fraction(1), key),)


def _leaves(key: CostKey, part: Fraction) -> Iterator[tuple[Fraction, CostKey]]:
    if not key.basis.components:
        yield part, key
    for share, inner in key.basis.components:
        if share:
            yield from _leaves(inner, part * share)


def _weights(key: CostKey, codes: Iterable[str]) -> list[int | Fraction]:
    return [key.weights[key.index(code)][1] for code in codes]


def component_of(weights: Sequence[int | Fraction], part: Fraction = Fraction(1)) -> Component:
    """Give weights as people write them, if they are decimals; else whole numbers in the same proportion."""
    scale = power_of_ten(weights)
    if scale is None:
        whole = math.lcm(*(weight.denominator for weight in weights))
        return Component(part=part, weights=tuple(int(weight * whole) for weight in weights), scale=1)
    return Component(part=part, weights=tuple(weights), scale=scale)


def power_of_ten(numbers: Iterable[int | Fraction]) -> int | None:
    """Give the power of ten that makes numbers whole; nothing where there is none, or it is large."""
    whole = math.lcm(*(number.denominator for number in numbers))
    return next((10**places for places in range(_MOST_DECIMALS + 1) if not 10**places % whole), None)


def instalment_stages(plan: InstalmentPlan, names: Mapping[str, AnyText], before: Sequence[Stage]) -> Iterator[Stage]:
    """
    Give the stages of instalments: the whole over the steps, and then each step by what everybody has left.

    There are none where the instalments are of other amounts than those of the stages *before*, or in another unit.
    """
    paid = tuple(place for place, stage in enumerate(before) if stage.feeds == "amount")
    codes = [code for code, _ in plan.instalments[0].amounts]
    left = [abs(plan.amount(code).ore) // plan.unit.ore for code in codes]
    if left != _units_of(codes, [before[place] for place in paid], plan.unit):
        return
    days = [each.due_on.isoformat() for each in plan.instalments]
    lengths = [length_of(each.period, plan.counted) for each in plan.instalments]
    yield Stage(
        title=say.StageOfSteps(plan.counted.text),
        participants=tuple((day, day) for day in days),
        components=(component_of(lengths),),
        total=plan.total,
        unit=plan.unit,
        method=Method.LARGEST_REMAINDER,
        counts=tuple(abs(each.total.ore) // plan.unit.ore for each in plan.instalments),
        sum_of=paid,
    )
    for step, instalment in enumerate(plan.instalments):
        counts = [abs(instalment.amount(code).ore) // plan.unit.ore for code in codes]
        yield Stage(
            title=say.StageOfInstalment(days[step]),
            participants=tuple((code, names.get(code, Text(code))) for code in codes),
            components=(component_of(left),),
            total=instalment.total,
            unit=plan.unit,
            method=Method.LARGEST_REMAINDER,
            counts=tuple(counts),
            feeds=days[step],
            total_of=(len(before), step),
            weights_of=() if step else paid,
            left_of=len(before) + step if step else None,
        )
        left = [had - count for had, count in zip(left, counts, strict=True)]


def _units_of(codes: Sequence[str], stages: Sequence[Stage], unit: Amount) -> list[int]:
    """Give the units of each in some stages together; nothing where they are in other units."""
    found = dict.fromkeys(codes, 0)
    for stage in stages:
        if stage.unit != unit:
            return []
        for (code, _), count in zip(stage.participants, stage.counts, strict=True):
            found[code] = found.get(code, 0) + count
    return [found[code] for code in codes]
