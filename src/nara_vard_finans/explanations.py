"""
Explanations: how one amount came about, step by step, with a source for every fact.

A step holds what was reckoned; its sentence, in Swedish and English, is written from that.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

from attrs import evolve, frozen

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.apportionment import Apportionment
from nara_vard_finans.cost_keys import BasisKind, CostKey
from nara_vard_finans.cost_sharing import CostSharing
from nara_vard_finans.methods import Method
from nara_vard_finans.money import KRONA, ORE, ZERO, Amount
from nara_vard_finans.numerals import decimal_text, grouped
from nara_vard_finans.parties import Party, Principal
from nara_vard_finans.printed_tables import PrintedColumn, PrintedTable
from nara_vard_finans.sources import Remark, Source
from nara_vard_finans.texts import Language, Text

_MOST_NAMES = 20


class StepKind(StrEnum):
    """What a step of an explanation tells."""

    COST = "cost"
    """what is shared, and why so much"""
    SHARE = "share"
    """the exact share in one stage, and what it rests on"""
    ROUNDING = "rounding"
    """how the exact amount became a whole one, and who got the last kronor"""
    PRINTED = "printed"
    """what the paper prints"""


@frozen(kw_only=True)
class Step:
    """
    One step of an explanation.

    Attributes:
        kind: What it tells.
        text: The sentence, in Swedish and English.
        amount: The sum that it arrives at.
        stage: The apportionment that it tells of, if it tells of one.
        participant: Whose part of it: a party's code or a group's name.
        sources: Where its facts stand.
        remarks: What a reader must know of them.
    """

    kind: StepKind
    text: Text
    amount: Amount
    stage: Apportionment | None = None
    participant: str = ""
    sources: tuple[Source, ...] = ()
    remarks: tuple[Remark, ...] = ()


@frozen(kw_only=True)
class Explanation:
    """
    How one party's amount came about.

    Swedish term:
        förklaring

    Attributes:
        agreement: Under which agreement.
        year: For which year.
        party: Whose amount.
        amount: The amount.
        steps: The steps, from the whole cost to the party's whole kronor.
    """

    agreement: Agreement
    year: int
    party: Party
    amount: Amount
    steps: tuple[Step, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of the steps, once each, in the order in which they are needed."""
        return tuple(dict.fromkeys(source for step in self.steps for source in step.sources))

    def head(self, language: Language = Language.SV) -> str:
        """Say who pays what, when and under which agreement."""
        pays, for_ = Text("betalar", "pays").in_(language), Text("för", "for").in_(language)
        return f"{self.party.name} {pays} {self.amount} {for_} {self.year}: {self.agreement.title.in_(language)}"

    def text(self, language: Language = Language.SV) -> str:
        """Write the whole explanation."""
        numbers = {source: number for number, source in enumerate(self.sources, 1)}
        lines = [self.head(language), ""]
        for number, step in enumerate(self.steps, 1):
            cited = "".join(f" [{numbers[source]}]" for source in step.sources)
            lines.append(f"{number}. {step.text.in_(language)}{cited}")
            lines += [f"   {remark.in_(language)}" for remark in step.remarks]
        lines += ["", Text("Källor", "Sources").in_(language)] if numbers else []
        lines += [f"[{number}] {source}" for source, number in numbers.items()]
        return "\n".join(lines)


def explain(sharing: CostSharing, code: str, printed: Iterable[tuple[PrintedTable, PrintedColumn]] = ()) -> Explanation:
    """
    Explain what one party pays.

    Swedish term:
        förklara ett belopp

    Args:
        sharing: The cost sharing.
        code: The party's code.
        printed: Printed columns to hold the amount against.

    Raises:
        UnknownPartyError: If the agreement has no such party.

    Example:
        >>> from nara_vard_finans import embedded, share_cost
        >>> sharing = share_cost(embedded().agreement("rss-dalarna-2023"), 2023)
        >>> print(explain(sharing, "2034").steps[0].text)
        Kostnaden 2023 är 4 tjänster à 1 000 000 kr = 4 000 000 kr.

    .. versionadded:: 0.1.0
    """
    charge = sharing.charge(code)
    steps = [_cost_step(sharing)]
    for level in sharing.levels:
        if level.group == charge.level.group[: len(level.group)] and (level.between_groups or level is charge.level):
            participant = charge.level.group[len(level.group)] if level.between_groups else code
            steps += explain_stage(level.apportionment, participant, lambda name: _name(sharing.agreement, name))
    steps += [_printed_step(charge.amount, table, column, code) for table, column in printed if code in column.by_party]
    at_rounding = sharing.agreement.remarks_by_part.get("rounding", ())
    return Explanation(
        agreement=sharing.agreement,
        year=sharing.year,
        party=charge.party,
        amount=charge.amount,
        steps=tuple(_with_remarks(steps, at_rounding)),
    )


def _name(agreement: Agreement, participant: str) -> Text:
    if participant in agreement.parties:
        return Text(agreement.parties[participant].name)
    if participant in set(Principal):
        side = Principal(participant)
        return Text(side.in_(Language.SV), side.in_(Language.EN))
    return Text(participant)


def _cost_step(sharing: CostSharing) -> Step:
    agreement, cost = sharing.agreement, sharing.agreement.cost
    sv, en = f"Kostnaden {sharing.year} är", f"The cost of {sharing.year} is"
    if sharing.year not in dict(cost.by_year) and cost.posts is not None and cost.per_post is not None:
        sv += f" {cost.posts} tjänster à {cost.per_post} ="
        en += f" {cost.posts} posts at {cost.per_post} ="
    source = cost.source or agreement.source
    remarks = agreement.remarks_by_part
    return Step(
        kind=StepKind.COST,
        text=Text(f"{sv} {sharing.total}.", f"{en} {sharing.total}."),
        amount=sharing.total,
        sources=() if source is None else (source,),
        remarks=(*remarks.get("term", ()), *remarks.get("cost", ())),
    )


def explain_stage(stage: Apportionment, participant: str, name: Callable[[str], Text] = Text) -> tuple[Step, ...]:
    """
    Explain one participant's part of one apportionment.

    Args:
        stage: The apportionment.
        participant: A party or group of its key.
        name: Gives the name of a party or group for a reader.

    Raises:
        UnknownPartyError: If the key has no such participant.
    """
    share = _share_step(stage, participant, name)
    return (share,) if len(stage.key.parties) == 1 else (share, _rounding_step(stage, participant, name))


def _both(sentence: Callable[[Language], str]) -> Text:
    return Text(sentence(Language.SV), sentence(Language.EN))


def _decimals(value: int | Fraction, places: int | None, language: Language) -> str:
    return decimal_text(value, places, point="." if language is Language.EN else ",")


def _brief(value: Fraction, places: int, language: Language) -> str:
    """Write all decimals where they are few, else *places* of them."""
    return _decimals(value, None if 10**places % value.denominator == 0 else places, language)


def share_text(key: CostKey, participant: str) -> str:
    """Write a participant's share as a fraction of the figures that the key rests on."""
    share = key.share(participant)
    if key.basis.kind is BasisKind.PERCENTAGES:
        return f"{grouped(share.numerator)}/{grouped(share.denominator)}"
    return f"{grouped(key.integers[key.index(participant)])}/{grouped(key.whole)}"


def _share_step(stage: Apportionment, participant: str, name: Callable[[str], Text]) -> Step:
    key, amount = stage.key, stage.amount(participant)

    def sentence(language: Language) -> str:
        who = name(participant).in_(language)
        if len(key.parties) == 1:
            return Text(
                f"{who} är ensam om sin del och betalar hela: {amount}.", f"{who} alone pays all: {amount}."
            ).in_(language)
        share, exact = key.share(participant), stage.exact(participant)
        fraction = share_text(key, participant)
        percent, kronor = (
            _brief(100 * share, 4, language),
            _decimals(exact, 0 if exact.denominator == 1 else 2, language),
        )
        is_ = Text("andelen är", "the share is").in_(language)
        equals = "=" if Fraction(exact * 100).denominator == 1 else "≈"
        return (
            f"{basis_text(key, participant, who, language)}; {is_} {fraction} ({percent} %). "
            f"{stage.total} × {fraction} {equals} {kronor} kr."
        )

    return Step(
        kind=StepKind.SHARE,
        text=_both(sentence),
        amount=amount,
        stage=stage,
        participant=participant,
        sources=tuple(basis_sources(key)),
        remarks=tuple(remark for k in _flat_keys(key) if k.basis.statistic for remark in k.basis.statistic.remarks),
    )


def _flat_keys(key: CostKey) -> tuple[CostKey, ...]:
    return (key, *(inner for _, component in key.basis.components for inner in _flat_keys(component)))


def basis_sources(key: CostKey) -> Iterable[Source]:
    """Give the sources of a key: where it is agreed, and where its figures stand."""
    keys = _flat_keys(key)
    agreed = (k.basis.source for k in keys)
    figures = (k.basis.statistic.source for k in keys if k.basis.statistic is not None)
    return dict.fromkeys(source for source in (*agreed, *figures) if source is not None)


def basis_text(key: CostKey, participant: str, who: str, language: Language) -> str:
    """Say what a participant's share rests on: its figure, and that of all."""
    weight, whole = dict(key.weights)[participant], sum(weight for _, weight in key.weights)
    of = f"{_decimals(weight, None, language)} {Text('av', 'of').in_(language)} {_decimals(whole, None, language)}"
    match key.basis.kind:
        case BasisKind.STATISTIC if key.basis.statistic is not None:
            return f"{key.basis.statistic.title.in_(language)}: {who} {of}"
        case BasisKind.PERCENTAGES:
            fixed = Text("Fasta procentsatser", "Fixed percentages").in_(language)
            return f"{fixed}: {who} {_decimals(weight, None, language)} %"
        case BasisKind.EQUAL:
            return f"{Text('Lika delar', 'Equal shares').in_(language)}: {who} {of}"
        case BasisKind.MIXED:
            inner = "; ".join(
                f"{_decimals(100 * part, None, language)} %: {basis_text(component, participant, who, language)}"
                for part, component in key.basis.components
            )
            return f"{Text('Sammanvägd nyckel', 'Keys weighed together').in_(language)} ({inner})"
        case _:
            return f"{Text('Fasta delar', 'Fixed parts').in_(language)}: {who} {of}"


def _rounding_step(stage: Apportionment, participant: str, name: Callable[[str], Text]) -> Step:
    describe = {
        Method.LARGEST_REMAINDER: _by_largest_remainder,
        Method.SAINTE_LAGUE: _by_sainte_lague,
        Method.HALF_UP_EACH: _by_rows_alone,
        Method.HALF_UP_RESIDUAL_TO: _by_rows_alone,
    }[stage.method]
    return Step(
        kind=StepKind.ROUNDING,
        text=_both(
            lambda language: " ".join(describe(stage, participant, lambda party: name(party).in_(language), language))
        ),
        amount=stage.amount(participant),
        stage=stage,
        participant=participant,
    )


_Sentences = list[str]


def unit_text(unit: Amount) -> Text:
    """Say in what unit amounts are whole."""
    if unit == KRONA:
        return Text("hela kronor", "whole kronor")
    if unit == ORE:
        return Text("hela öre", "whole öre")
    return Text(f"steg om {unit}", f"steps of {unit}")


def largest_text(count: int) -> Text:
    """Name the *count* largest remainders."""
    if count == 1:
        return Text("den största resten", "the largest remainder")
    return Text(f"de {count} största resterna", f"the {count} largest remainders")


def floor_text(total: Amount) -> Text:
    """Say which way the largest remainder rounds at first."""
    return Text("nedåt", "down") if total >= ZERO else Text("mot noll", "towards nought")


def _by_largest_remainder(
    stage: Apportionment, participant: str, name: Callable[[str], str], language: Language
) -> _Sentences:
    rounding, unit = stage.rounding(participant), unit_text(stage.unit).in_(language)
    if not stage.left_over:
        even = Text(f"I {unit} går det jämnt ut", f"In {unit} it divides evenly").in_(language)
        return [f"{even}: {stage.amount(participant)}."]
    winners = sorted((other for other in stage.roundings if other.extra), key=lambda other: other.rank)
    names = _listed([name(winner.party) for winner in winners], language)
    left, remainder = (
        stage.left_over * stage.unit,
        _decimals(rounding.remainder * stage.unit.kronor, 4, language),
    )
    who, count, largest = name(participant), len(stage.roundings), largest_text(len(winners))
    got = stage.unit if stage.total >= ZERO else -stage.unit
    got_sv, got_en = (
        (f"får därför {got} till", f"so gets {got} more")
        if rounding.extra
        else ("får därför inget mer", "so gets no more")
    )
    towards = floor_text(stage.total)
    text = Text(
        f"Avrundning: största rest, {unit}. Alla avrundas först {towards.sv}, till sammanlagt {stage.total - left}. "
        f"Återstoden, {left}, går till {largest.sv}, {got} var: {names}. "
        f"{who} har {rounding.floor * stage.unit} och resten {remainder} kr, plats {rounding.rank} av {count}, "
        f"och {got_sv}: {stage.amount(participant)}.",
        f"Rounding: largest remainder, {unit}. All are first rounded {towards.en}, to {stage.total - left} together. "
        f"What remains, {left}, goes to {largest.en}, {got} each: {names}. "
        f"{who} has {rounding.floor * stage.unit} and the remainder {remainder} kr, number {rounding.rank} of {count}, "
        f"and {got_en}: {stage.amount(participant)}.",
    )
    return [text.in_(language), *tie_sentences(stage, name, language)]


def _by_sainte_lague(
    stage: Apportionment, participant: str, name: Callable[[str], str], language: Language
) -> _Sentences:
    unit = unit_text(stage.unit).in_(language)
    last = max(
        (rounding for rounding in stage.roundings if rounding.count),
        key=lambda rounding: Fraction(2 * abs(rounding.count) - 1, stage.key.integers[stage.key.index(rounding.party)]),
        default=None,
    )
    text = Text(
        f"Avrundning: uddatalsmetoden (Sainte-Laguë), {unit}. Varje enhet går till den som har störst vikt delad med "
        f"2 × det den redan fått + 1. {name(participant)} får {stage.amount(participant)}.",
        f"Rounding: Sainte-Laguë, {unit}. Each unit goes to the largest weight divided by 2 × what it has already got "
        f"+ 1. {name(participant)} gets {stage.amount(participant)}.",
    )
    ending = (
        []
        if last is None
        else [
            Text(f"Sista enheten gick till {name(last.party)}.", f"The last unit went to {name(last.party)}.").in_(
                language
            )
        ]
    )
    return [text.in_(language), *ending, *tie_sentences(stage, name, language)]


def _by_rows_alone(
    stage: Apportionment, participant: str, name: Callable[[str], str], language: Language
) -> _Sentences:
    unit, rows = unit_text(stage.unit).in_(language), stage.total - stage.residual - stage.carried
    text = Text(
        f"Avrundning: varje rad avrundas för sig till {unit}, halva uppåt; raderna summerar då till {rows}.",
        f"Rounding: each row by itself to {unit}, halves up; the rows then sum to {rows}.",
    ).in_(language)
    if stage.carrier is None:
        rest = Text(
            f"Restposten {stage.residual} läggs inte på någon.",
            f"The residual of {stage.residual} is put on nobody.",
        )
    else:
        rest = Text(
            f"Skillnaden {stage.carried} läggs på {name(stage.carrier)}.",
            f"The difference of {stage.carried} is put on {name(stage.carrier)}.",
        )
    gets = Text("får", "gets").in_(language)
    return [
        text,
        rest.in_(language),
        f"{name(participant)} {gets} {stage.amount(participant)}.",
        *tie_sentences(stage, name, language),
    ]


def tie_sentences(stage: Apportionment, name: Callable[[str], str], language: Language) -> _Sentences:
    """Say which ties decided something, and by what rule."""
    sentences: _Sentences = []
    for tie in stage.ties:
        tied = _listed([name(party) for party in (*tie.won, *tie.lost)], language)
        won = _listed([name(party) for party in tie.won], language)
        first = stage.ties_to if stage.ties_to in tie.won else None
        by_key = Text(f"enligt nyckeln går {won} först", f"by the key {won} goes first")
        rule = Text("lägst kod går först", "the lowest code goes first") if first is None else by_key
        what = (
            Text("den sista enheten", "the last unit")
            if len(tie.won) == 1
            else Text("de sista enheterna", "the last units")
        )
        gets = Text("fick den", "got it") if len(tie.won) == 1 else Text("fick dem", "got them")
        sentences.append(
            Text(
                f"{tied} hade lika rätt till {what.sv}; {rule.sv}, så {won} {gets.sv}.",
                f"{tied} had an equal claim to {what.en}; {rule.en}, so {won} {gets.en}.",
            ).in_(language)
        )
    return sentences


def _listed(names: Sequence[str], language: Language) -> str:
    and_ = Text("och", "and").in_(language)
    if len(names) > _MOST_NAMES:
        more = Text("till", "more").in_(language)
        return f"{', '.join(names[:_MOST_NAMES])} {and_} {len(names) - _MOST_NAMES} {more}"
    return f"{', '.join(names[:-1])} {and_} {names[-1]}" if len(names) > 1 else names[0]


def _printed_step(amount: Amount, table: PrintedTable, column: PrintedColumn, code: str) -> Step:
    stands, difference = column.amount(code), column.amount(code) - amount
    period = table.source.paper.dated if table.source else None
    dated = "" if period is None else f" {period.text()}"
    if difference == ZERO:
        held = Text("detsamma", "the same")
    elif difference > ZERO:
        held = Text(f"{difference} mer än vad som följer av regeln", f"{difference} more than follows from the rule")
    else:
        held = Text(
            f"{-difference} mindre än vad som följer av regeln",
            f"{-difference} less than follows from the rule",
        )
    text = Text(
        f"I den tryckta tabellen{dated} står {stands}, {held.sv}.",
        f"The printed table{dated} has {stands}, {held.en}.",
    )
    sources = () if table.source is None else (table.source,)
    return Step(kind=StepKind.PRINTED, text=text, amount=stands, sources=sources)


def _with_remarks(steps: Sequence[Step], remarks: tuple[Remark, ...]) -> Iterable[Step]:
    """Put the agreement's remarks on rounding at the last step that rounds."""
    last = max((place for place, step in enumerate(steps) if step.kind is StepKind.ROUNDING), default=None)
    for place, step in enumerate(steps):
        yield evolve(step, remarks=(*step.remarks, *remarks)) if place == last else step
