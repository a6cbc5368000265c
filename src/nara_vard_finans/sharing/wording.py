"""
Sentences: how a share and its rounding are told, in Swedish and English.

They are written from what was reckoned, and reckon nothing themselves.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from nara_vard_finans.core import KRONA, ORE, ZERO, Amount, Language, Text, decimal_text, grouped
from nara_vard_finans.sharing.apportionment import Apportionment
from nara_vard_finans.sharing.keys import BasisKind, CostKey
from nara_vard_finans.sharing.methods import Method

_MOST_NAMES = 20
_Sentences = list[str]
_METHODS = {
    Method.LARGEST_REMAINDER: Text("största rest", "largest remainder"),
    Method.SAINTE_LAGUE: Text("uddatalsmetoden (Sainte-Laguë)", "Sainte-Laguë"),
    Method.HALF_UP_EACH: Text("varje rad för sig, halva uppåt", "each row by itself, halves up"),
    Method.HALF_UP_RESIDUAL_TO: Text(
        "varje rad för sig, halva uppåt, skillnaden på en part",
        "each row by itself, halves up, the difference on one party",
    ),
}


def both(sentence: Callable[[Language], str]) -> Text:
    """Write one sentence in both languages."""
    return Text(sentence(Language.SV), sentence(Language.EN))


def method_text(method: Method) -> Text:
    """Name a method."""
    return _METHODS[method]


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
    return Text("nedåt", "down") if total >= ZERO else Text("mot noll", "towards zero")


def share_text(key: CostKey, participant: str) -> str:
    """Write a participant's share as a fraction of the figures that the key rests on."""
    share = key.share(participant)
    if key.basis.kind is BasisKind.PERCENTAGES:
        return f"{grouped(share.numerator)}/{grouped(share.denominator)}"
    return f"{grouped(key.integers[key.index(participant)])}/{grouped(key.whole)}"


def stage_share_text(stage: Apportionment, participant: str, who: str, language: Language) -> str:
    """Say what a participant's exact share of one stage is, and what it rests on."""
    key, amount = stage.key, stage.amount(participant)
    if len(key.parties) == 1:
        alone = Text(
            f"{who} är ensam om sin del: hela beloppet, {amount}.", f"{who} is alone in its part: all of {amount}."
        )
        return alone.in_(language)
    share, exact = key.share(participant), stage.exact(participant)
    fraction, percent = share_text(key, participant), _brief(100 * share, 4, language)
    kronor = _decimals(exact, 0 if exact.denominator == 1 else 2, language)
    is_ = Text("andelen är", "the share is").in_(language)
    equals = "=" if (exact * 100).denominator == 1 else "≈"
    return (
        f"{basis_text(key, participant, who, language)}; {is_} {fraction} ({percent} %). "
        f"{stage.total} × {fraction} {equals} {kronor} kr."
    )


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
                f"{_brief(100 * part, 2, language)} %: {basis_text(component, participant, who, language)}"
                for part, component in key.basis.components
            )
            return f"{Text('Sammanvägd nyckel', 'Keys weighed together').in_(language)} ({inner})"
        case _:
            return f"{Text('Fasta delar', 'Fixed parts').in_(language)}: {who} {of}"


def rounding_text(stage: Apportionment, participant: str, name: Callable[[str], str], language: Language) -> str:
    """Say how a participant's share became whole, who got the last units, and by what rule."""
    unit = unit_text(stage.unit).in_(language)
    if not any(rounding.remainder for rounding in stage.roundings):
        even = Text(f"I {unit} går det jämnt ut", f"In {unit} it divides evenly").in_(language)
        return f"{even}: {stage.amount(participant)}."
    describe = {
        Method.LARGEST_REMAINDER: _by_largest_remainder,
        Method.SAINTE_LAGUE: _by_sainte_lague,
        Method.HALF_UP_EACH: _by_rows_alone,
        Method.HALF_UP_RESIDUAL_TO: _by_rows_alone,
    }[stage.method]
    return " ".join(describe(stage, participant, name, language))


def _by_largest_remainder(
    stage: Apportionment, participant: str, name: Callable[[str], str], language: Language
) -> _Sentences:
    rounding, unit = stage.rounding(participant), unit_text(stage.unit).in_(language)
    winners = sorted((other for other in stage.roundings if other.extra), key=lambda other: other.rank)
    names = _listed([name(winner.party) for winner in winners], language)
    left, remainder = (
        stage.left_over * stage.unit,
        _decimals(rounding.remainder * stage.unit.kronor, 4, language),
    )
    who, count, largest = name(participant), len(stage.roundings), largest_text(len(winners))
    got = stage.unit if stage.total >= ZERO else -stage.unit
    got_sv, got_en = (f"{got} till", f"{got} more") if rounding.extra else ("inget mer", "no more")
    towards = floor_text(stage.total)
    text = Text(
        f"Avrundning: största rest, {unit}. Alla avrundas först {towards.sv}, till sammanlagt {stage.total - left}. "
        f"Återstoden, {left}, går till {largest.sv}, {got} var: {names}. "
        f"{who}: {rounding.floor * stage.unit} och resten {remainder} kr, plats {rounding.rank} av {count}, "
        f"alltså {got_sv}: {stage.amount(participant)}.",
        f"Rounding: largest remainder, {unit}. All are first rounded {towards.en}, to {stage.total - left} together. "
        f"What remains, {left}, goes to {largest.en}, {got} each: {names}. "
        f"{who}: {rounding.floor * stage.unit} and the remainder {remainder} kr, number {rounding.rank} of {count}, "
        f"so {got_en}: {stage.amount(participant)}.",
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
    if stage.residual == ZERO and stage.carried == ZERO:
        rest = Text("De stämmer med summan.", "They make the total.")
    elif stage.carrier is None:
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


def _brief(value: Fraction, places: int, language: Language) -> str:
    """Write all decimals where they are few, else *places* of them."""
    return _decimals(value, None if 10**places % value.denominator == 0 else places, language)


def _decimals(value: int | Fraction, places: int | None, language: Language) -> str:
    return decimal_text(value, places, point="." if language is Language.EN else ",")


def _listed(names: Sequence[str], language: Language) -> str:
    and_ = Text("och", "and").in_(language)
    if len(names) > _MOST_NAMES:
        more = Text("till", "more").in_(language)
        return f"{', '.join(names[:_MOST_NAMES])} {and_} {len(names) - _MOST_NAMES} {more}"
    return f"{', '.join(names[:-1])} {and_} {names[-1]}" if len(names) > 1 else names[0]
