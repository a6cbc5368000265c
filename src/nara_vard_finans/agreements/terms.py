"""
The terms of an agreement: what two texts must have in common to be the same, and what differs between two.

Two agreements have the same terms when their fingerprints are the same; titles, names of parties, sources and remarks
are no terms.
"""

import json
from collections.abc import Iterator

from attrs import frozen

from nara_vard_finans.agreements.definition import Agreement
from nara_vard_finans.agreements.payment import Due, Payment, Weekend
from nara_vard_finans.agreements.term_texts import (
    AtMost,
    Clauses,
    CostOfYear,
    DueDay,
    FiguresOf,
    FiguresOfDay,
    FiguresUndated,
    FiguresUnstated,
    GroupKey,
    GroupShare,
    HoldsFor,
    OddUnitTo,
    OtherFigures,
    ProlongedBy,
    RateTimes,
    RoundedBy,
    RoundingAssumed,
    SharesOfGroups,
    WithinBounds,
)
from nara_vard_finans.core import AnyText, Language, NoticePeriod, Principal, Statistic, Text, counted_text, months_text
from nara_vard_finans.sharing import (
    LARGEST,
    AgreedKey,
    AnyKey,
    Basis,
    BasisKind,
    Bounded,
    ByYear,
    Combined,
    Cost,
    CostByPosts,
    CostKey,
    Every,
    Indexation,
    KeyByYear,
    Leaving,
    NestedKey,
    Rate,
    RateValue,
    RoundingRule,
    StatedAmounts,
    UnstatedKey,
    YearlyCost,
    YearlyFigures,
    counted,
    gives_total,
    is_assumed,
    method_text,
    unit_text,
)

SHORTEST_FINGERPRINT = 8
"""So many first digits of a fingerprint are enough to tell a text by."""

_FORM = "nara-vard-finans terms 1"
_DIGITS = 16


def fingerprint_of(agreement: Agreement) -> str:
    """
    Give the fingerprint of an agreement's terms: sixteen digits that change when a term does.

    Swedish term:
        avtalstextens kontrollsumma

    Terms are the parties, the term, the cost, the cost key with its figures, the rounding, the period of notice, what
    happens when a party leaves, what the money covers and how a dispute is settled.

    Invariants:
        * the order of the parties, their names, the title, the sources and the remarks do not change it

    Example:
        >>> from attrs import evolve
        >>> from nara_vard_finans import embedded
        >>> from nara_vard_finans.core import NoticePeriod
        >>> agreement = embedded().agreement("rss-dalarna-2023")
        >>> fingerprint_of(agreement) == fingerprint_of(evolve(agreement, remarks=()))
        True
        >>> fingerprint_of(agreement) == fingerprint_of(evolve(agreement, notice=NoticePeriod(12)))
        False

    .. versionadded:: 0.1.0
    """
    terms = [
        _FORM,
        sorted(party.code for party in agreement.parties),
        str(agreement.term),
        _cost(agreement.cost),
        _key(agreement.cost_key),
        _rounding(agreement.rounding),
        _notice(agreement.notice),
        None if agreement.on_leaving is None else agreement.on_leaving.value,
        None if agreement.covers is None else agreement.covers.sv,
        None if agreement.dispute is None else agreement.dispute.sv,
        *([] if agreement.prolonged is None else [["prolonged", agreement.prolonged.months]]),
        *([] if agreement.part_years is None else [["part_years", agreement.part_years.value]]),
        *([] if agreement.payment is None else [["payment", *_payment(agreement.payment)]]),
    ]
    from hashlib import sha256  # noqa: PLC0415 - for fingerprints alone, which are rare beside what is shared

    written = json.dumps(terms, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode("utf-8")).hexdigest()[:_DIGITS]


def is_text_of(text: str, fingerprint: str) -> bool:
    """Say whether *text*, as a journal names it, is that of a fingerprint: empty, or the first digits of it."""
    named = text.strip().casefold()
    return not named or (len(named) >= SHORTEST_FINGERPRINT and fingerprint.startswith(named))


def _rounding(rule: RoundingRule) -> list[object]:
    decimals = [] if rule.decimals is None else [rule.decimals]
    return [rule.method.value, rule.unit.plain, _carrier(rule), *decimals]


def _carrier(rule: RoundingRule) -> object:
    """Give who carries the residual; a party that is called as the largest is told apart from it."""
    if rule.residual_to is None:
        return None
    return [rule.residual_to] if rule.residual_to == LARGEST.value else str(rule.residual_to)


def _cost(cost: Cost) -> list[object]:
    by_year = [[year, amount.plain] for year, amount in cost.by_year]
    index = [] if cost.index is None else [_index(cost.index)]
    match cost:
        case CostByPosts():
            return [cost.posts, cost.per_post.plain, None, by_year, *index]
        case YearlyCost():
            return [cost.posts, None, cost.amount.plain, by_year, *index]
        case _:
            return [cost.posts, None, None, by_year]


def _index(index: Indexation) -> list[object]:
    parts = [[each.id, str(weight)] for each, weight in index.parts]  # its values are no terms, and come year by year
    return [parts, index.base.iso, index.month, index.years_before, index.rounded_to.plain]


def _notice(notice: NoticePeriod | None) -> object:
    if notice is None or not (notice.days or notice.to):
        return None if notice is None else notice.months
    return [notice.months, notice.days, notice.to]


def _payment(payment: Payment) -> list[object]:
    stated = (payment.due, payment.day, payment.weekend)
    often = [] if payment.every is None else [payment.every.value]
    last = ["month-end"] if payment.month_end else []
    return [*(None if each is None else str(each) for each in stated), payment.vat and payment.vat.sv, *often, *last]


def _key(key: AgreedKey) -> list[object]:
    match key:
        case Rate():
            most = [] if key.ceiling is None else [str(key.ceiling.kronor)]
            index = [] if key.index is None else [["index", *_index(key.index)]]
            return ["rate", _per(key.per), _key(key.key), *most, *index]
        case KeyByYear():
            return ["by-year", [[str(years), _key(inner)] for years, inner in key.keys.spans]]
        case Bounded():
            bounds = [[[code, str(amount)] for code, amount in each] for each in (key.least, key.most)]
            taker = [] if key.taken_by is None else [key.taken_by]
            return ["bounded", _key(key.key), *bounds, key.cut_off.value, *taker] if key.is_bound else _key(key.key)
        case StatedAmounts():
            return ["amounts", [[code, amount.plain] for code, amount in key.amounts]]
        case Combined():
            return ["sum", [[part.name, _key(part.key), part.cost and _cost(part.cost)] for part in key.parts]]
        case _:
            return _shares(key)


def _shares(key: AnyKey) -> list[object]:
    match key:
        case YearlyFigures():
            return ["yearly", list(key.parties), key.counts, key.day.plain]
        case NestedKey():
            return ["nested", _key(key.between), [[name, _key(inner)] for name, inner in key.within], key.odd_unit_to]
        case CostKey():
            shares = [[code, str(share)] for code, share in key.shares.items()]
            mixed = [[str(part), _key(component)] for part, component in key.basis.components]
            return ["shares", shares, *_statistic(key.basis.statistic), *mixed]
        case UnstatedKey():
            return ["unstated", list(key.parties), key.counts, None if key.as_of is None else str(key.as_of)]
        case _:
            return ["mixed", [[str(part), _key(component)] for part, component in key.components]]


def _per(per: RateValue | ByYear[RateValue]) -> object:
    if isinstance(per, ByYear):
        return [[str(years), str(each.kronor)] for years, each in per.spans]
    return str(per.kronor)


def _statistic(statistic: Statistic | None) -> list[object]:
    if statistic is None:
        return []
    return [statistic.counts, str(statistic.as_of)]


@frozen(kw_only=True)
class TermChange:
    """
    One term that two agreements do not have in common.

    Attributes:
        name: Which term, for machines.
        title: Which term, for a reader.
        before: What the first says.
        after: What the second says.
    """

    name: str
    title: Text
    before: AnyText
    after: AnyText


def changed_terms(before: Agreement, after: Agreement) -> tuple[TermChange, ...]:
    """
    Say which terms differ between two agreements.

    Swedish term:
        ändrade villkor

    Example:
        >>> from nara_vard_finans import embedded
        >>> found = changed_terms(embedded().agreement("rss-dalarna-2018"), embedded().agreement("rss-dalarna-2023"))
        >>> [(change.name, change.before.sv, change.after.sv) for change in found if change.name == "posts"]
        [('posts', '3', '4')]

    .. versionadded:: 0.1.0
    """
    return tuple(
        TermChange(
            name=first.name,
            title=first.title,
            before=first.described,
            after=OtherFigures(second.described) if first.described == second.described else second.described,
        )
        for first, second in _paired(before, after)
        if first.exact != second.exact
    )


def _paired(before: Agreement, after: Agreement) -> "Iterator[tuple[_Term, _Term]]":
    """Pair the terms of two agreements; one of them may say nothing of what only some agreements state."""
    first, second = ({term.name: term for term in _terms(each)} for each in (before, after))
    for name in dict.fromkeys((*first, *second)):
        known = first.get(name) or second[name]
        silent = _Term(name, known.title, _SILENT, None)
        yield first.get(name, silent), second.get(name, silent)


@frozen
class _Term:
    """One term: its name, what it is called, what it says in words, and all that it says, to be compared."""

    name: str
    title: Text
    described: AnyText
    exact: object


_EVERY_TEXTS = {
    Every.YEAR: Text("en gång om året", "once a year"),
    Every.HALF_YEAR: Text("varje halvår", "every half-year"),
    Every.TERTIAL: Text("varje tertial", "every tertial"),
    Every.QUARTER: Text("varje kvartal", "every quarter"),
    Every.MONTH: Text("varje månad", "every month"),
}
_ON_LAST_OF_MONTH = Text("månadens sista dag", "the last day of the month")
DUE_TEXTS = {Due.ADVANCE: Text("i förskott", "in advance"), Due.AFTERWARDS: Text("i efterskott", "afterwards")}
WEEKEND_TEXTS = {
    Weekend.NEXT: Text(
        "lördag och söndag flyttas till nästa vardag", "Saturdays and Sundays are moved to the next weekday"
    ),
    Weekend.PREVIOUS: Text(
        "lördag och söndag flyttas till föregående vardag", "Saturdays and Sundays are moved to the previous weekday"
    ),
}
PAYMENT = Text("Betalning", "Payment")
PROLONGED = Text("Förlängning", "Prolongation")
_PART_YEARS = Text("Del av år räknas i", "Parts of a year are counted in")
_STATED = Text("särskilda belopp per part", "stated amounts for each party")
_OF_RATE = Text("följer av taxan", "follows from the rate")
_SILENT = Text("framgår inte av handlingarna", "not stated in the papers")


def _terms(agreement: Agreement) -> Iterator[_Term]:
    cost, rule, notice, term = agreement.cost, agreement.rounding, agreement.notice, agreement.term
    names = ", ".join(party.name for party in agreement.parties.in_table_order)
    codes = [party.code for party in agreement.parties]
    yield _Term("parties", Text("Parter", "Parties"), Text(names), codes)
    yield _Term("term", Text("Avtalstid", "Term"), Text(term.text(), term.text(Language.EN)), term)
    posts = _SILENT if cost.posts is None else Text(str(cost.posts))
    yield _Term("posts", Text("Tjänster", "Posts"), posts, cost.posts)
    each = cost.per_post if isinstance(cost, CostByPosts) else None
    per_post = _SILENT if each is None else Text(str(each))
    yield _Term("per_post", Text("Kostnad per tjänst och år", "Cost per post and year"), per_post, each)
    stated, yearly = _stated_cost(agreement), cost.amount if isinstance(cost, YearlyCost) else None
    yield _Term("cost", Text("Kostnad per år", "Cost per year"), stated, (yearly, cost.by_year, stated))
    key = agreement.cost_key
    yield _Term("cost_key", Text("Fördelningsnyckel", "Cost key"), _key_text(key), _key(key))
    rounded: AnyText = RoundedBy(method_text(rule.method, rule.decimals), unit_text(rule.unit))
    if is_assumed(rule, agreement.remarks):
        rounded = RoundingAssumed(rounded)
    yield _Term("rounding", Text("Avrundning", "Rounding"), rounded, rule)
    length = _SILENT if notice is None else notice.text
    yield _Term("notice", Text("Uppsägningstid", "Period of notice"), length, notice)
    if agreement.prolonged is not None:
        yield _Term("prolonged", PROLONGED, ProlongedBy(months_text(agreement.prolonged.months)), agreement.prolonged)
    if agreement.part_years is not None:
        yield _Term("part_years", _PART_YEARS, agreement.part_years.text, agreement.part_years)
    if agreement.payment is not None:
        yield _Term("payment", PAYMENT, payment_text(agreement.payment), _payment(agreement.payment))
    leaving = _SILENT if agreement.on_leaving is None else LEAVING_TEXTS[agreement.on_leaving]
    yield _Term("on_leaving", Text("När en part lämnar", "When a party leaves"), leaving, agreement.on_leaving)
    for name, title, text in (
        ("covers", Text("Omfattar", "Covers"), agreement.covers),
        ("dispute", Text("Tvist", "Dispute"), agreement.dispute),
    ):
        yield _Term(name, title, text or _SILENT, None if text is None else text.sv)


def payment_text(payment: Payment) -> AnyText:
    """Describe when the parties pay, and how value added tax is treated, as far as it is stated."""
    stated: list[AnyText] = []
    if payment.due is not None:
        stated.append(DUE_TEXTS[payment.due])
    if payment.every is not None:
        stated.append(_EVERY_TEXTS[payment.every])
    if payment.day is not None:
        stated.append(DueDay(payment.day))
    if payment.month_end:
        stated.append(_ON_LAST_OF_MONTH)
    if payment.weekend is not None:
        stated.append(WEEKEND_TEXTS[payment.weekend])
    if payment.vat is not None:
        stated.append(payment.vat)
    return Clauses(tuple(stated))


def _stated_cost(agreement: Agreement) -> AnyText:
    if gives_total(agreement.cost_key):
        return _OF_RATE
    years = agreement.stated_years
    stated = {year: amount for year in years if (amount := agreement.cost.of(year)) is not None}
    if (index := agreement.cost.index) is not None:
        raised = index.describe(Text(str(agreement.cost.every_year)))
        own = [CostOfYear(year, amount) for year, amount in agreement.cost.by_year]
        return Clauses((raised, *own))
    if not stated:
        return _SILENT
    if len(stated) == len(years) and len(set(stated.values())) == 1:
        return Text(str(next(iter(stated.values()))))
    return Clauses(tuple(CostOfYear(year, amount) for year, amount in stated.items()))


LEAVING_TEXTS = {
    Leaving.ENDS: Text("avtalet upphör för alla", "the agreement ends for all"),
    Leaving.OTHERS_SHARE: Text("de som är kvar delar hela kostnaden", "those who stay share the whole cost"),
    Leaving.FALLS_AWAY: Text("de andra betalar som förut", "the others pay as before"),
}
"""What happens to the others' cost when a party leaves, in words."""

_BASES = {
    BasisKind.EQUAL: Text("lika delar", "equal shares"),
    BasisKind.PERCENTAGES: Text("fasta procentsatser", "fixed percentages"),
    BasisKind.PARTS: Text("fasta delar", "fixed parts"),
    BasisKind.MIXED: Text("flera nycklar, vägda samman", "several keys, weighed together"),
}


def _key_text(key: AgreedKey) -> AnyText:
    match key:
        case Rate():
            per = _per_text(key.per)
            described = RateTimes(per if key.index is None else key.index.describe(per), _key_text(key.key))
            return described if key.ceiling is None else AtMost(described, key.ceiling.text)
        case KeyByYear():
            return Clauses(tuple(HoldsFor(str(years), _key_text(inner)) for years, inner in key.keys.spans))
        case Bounded():
            return WithinBounds(_key_text(key.key)) if key.is_bound else _key_text(key.key)
        case StatedAmounts():
            return _STATED
        case Combined():
            return Clauses(tuple(HoldsFor(part.name, _key_text(part.key)) for part in key.parts))
        case _:
            return _shares_text(key)


def _shares_text(key: AnyKey) -> AnyText:
    match key:
        case YearlyFigures():
            return FiguresOfDay(counted_text(key.counts), key.day.text)
        case NestedKey():
            names = {name: _group(name) for name, _ in key.within}
            outer = (GroupShare(names[name], 100 * key.between.share(name)) for name in names)
            inner = (GroupKey(names[name], _key_text(of)) for name, of in key.within if len(of.parties) > 1)
            odd = () if key.odd_unit_to is None else (OddUnitTo(names[key.odd_unit_to]),)
            return Clauses((SharesOfGroups(tuple(outer)), *inner, *odd))
        case CostKey(basis=Basis(statistic=Statistic() as figures)):
            counts = counted_text(figures.counts)
            return FiguresUndated(counts) if figures.as_of is None else FiguresOf(counts, figures.as_of)
        case CostKey():
            return _BASES[key.basis.kind]
        case _:
            return FiguresUnstated(tuple(counted_text(counts) for counts in sorted(counted(key))))


def _per_text(per: RateValue | ByYear[RateValue]) -> AnyText:
    if isinstance(per, ByYear):
        return Clauses(tuple(HoldsFor(str(years), each.text) for years, each in per.spans))
    return per.text


def _group(name: str) -> Text:
    return Principal(name).text if name in {*Principal} else Text(name)
