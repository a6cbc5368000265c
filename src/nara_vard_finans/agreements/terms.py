"""
The terms of an agreement: what two texts must have in common to be the same, and what differs between two.

Two agreements have the same terms when their fingerprints are the same; titles, names of parties, sources and remarks
are no terms.
"""

import hashlib
import json
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.agreements.definition import Agreement
from nara_vard_finans.core import Language, Principal, Statistic, Text, counted_text, decimal_text, months_text
from nara_vard_finans.sharing import (
    LARGEST,
    AnyKey,
    Basis,
    BasisKind,
    Cost,
    CostByPosts,
    CostKey,
    Leaving,
    NestedKey,
    RoundingRule,
    UnstatedKey,
    YearlyCost,
    counted,
    is_assumed,
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
        [agreement.rounding.method.value, agreement.rounding.unit.plain, _carrier(agreement.rounding)],
        None if agreement.notice is None else agreement.notice.months,
        None if agreement.on_leaving is None else agreement.on_leaving.value,
        None if agreement.covers is None else agreement.covers.sv,
        None if agreement.dispute is None else agreement.dispute.sv,
    ]
    written = json.dumps(terms, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:_DIGITS]


def is_text_of(text: str, fingerprint: str) -> bool:
    """Say whether *text*, as a journal names it, is that of a fingerprint: empty, or the first digits of it."""
    named = text.strip().casefold()
    return not named or (len(named) >= SHORTEST_FINGERPRINT and fingerprint.startswith(named))


def _carrier(rule: RoundingRule) -> object:
    """Give who carries the residual; a party that is called as the largest is told apart from it."""
    if rule.residual_to is None:
        return None
    return [rule.residual_to] if rule.residual_to == LARGEST.value else str(rule.residual_to)


def _cost(cost: Cost) -> list[object]:
    by_year = [[year, amount.plain] for year, amount in cost.by_year]
    match cost:
        case CostByPosts():
            return [cost.posts, cost.per_post.plain, None, by_year]
        case YearlyCost():
            return [cost.posts, None, cost.amount.plain, by_year]
        case _:
            return [cost.posts, None, None, by_year]


def _key(key: AnyKey) -> list[object]:
    match key:
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
    before: Text
    after: Text


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
            after=_distinguished(first.described, second.described),
        )
        for first, second in zip(_terms(before), _terms(after), strict=True)
        if first.exact != second.exact
    )


def _distinguished(before: Text, after: Text) -> Text:
    """Say at least that something differs, where the words are the same."""
    differ = Text(f"{after.sv} (andra siffror)", f"{after.in_english} (other figures)")
    return differ if before == after else after


@frozen
class _Term:
    """One term: its name, what it is called, what it says in words, and all that it says, to be compared."""

    name: str
    title: Text
    described: Text
    exact: object


_SILENT = Text("står inte i källan", "not in the source")


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
    yield _Term("cost", Text("Kostnad per år", "Cost per year"), stated, (yearly, cost.by_year, stated.sv))
    key = agreement.cost_key
    yield _Term("cost_key", Text("Fördelningsnyckel", "Cost key"), _key_text(key), _key(key))
    rounded = Text(f"{rule.method}, {rule.unit}")
    if is_assumed(rule, agreement.remarks):
        rounded = Text(f"{_SILENT.sv}; antaget: {rounded.sv}", f"{_SILENT.en}; assumed: {rounded.sv}")
    yield _Term("rounding", Text("Avrundning", "Rounding"), rounded, rule)
    months = _SILENT if notice is None else months_text(notice.months)
    yield _Term("notice", Text("Uppsägningstid", "Period of notice"), months, notice)
    leaving = Text("När en part lämnar", "When a party leaves")
    yield _Term("on_leaving", leaving, _leaving_text(agreement), agreement.on_leaving)
    for name, title, text in (
        ("covers", Text("Omfattar", "Covers"), agreement.covers),
        ("dispute", Text("Tvist", "Dispute"), agreement.dispute),
    ):
        yield _Term(name, title, text or _SILENT, None if text is None else text.sv)


def _stated_cost(agreement: Agreement) -> Text:
    years = range(agreement.term.first_day.year, agreement.term.last_day.year + 1)
    stated = {year: amount for year in years if (amount := agreement.cost.of(year)) is not None}
    if not stated:
        return _SILENT
    if len(stated) == len(years) and len(set(stated.values())) == 1:
        return Text(str(next(iter(stated.values()))))
    return Text("; ".join(f"{year}: {amount}" for year, amount in stated.items()))


def _leaving_text(agreement: Agreement) -> Text:
    return _SILENT if agreement.on_leaving is None else LEAVING_TEXTS[agreement.on_leaving]


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


def _key_text(key: AnyKey) -> Text:
    return Text(_key_in(key, Language.SV), _key_in(key, Language.EN))


def _key_in(key: AnyKey, language: Language) -> str:
    match key:
        case NestedKey():
            names = {name: _group(name, language) for name, _ in key.within}
            percent = {name: 100 * key.between.share(name) for name in names}
            outer = ", ".join(f"{names[name]} {_number(percent[name])} %" for name in names)
            inner = [f"{names[name]}: {_key_in(of, language)}" for name, of in key.within if len(of.parties) > 1]
            odd = Text("udda krona till", "odd krona to").in_(language)
            carrier = [] if key.odd_unit_to is None else [f"{odd} {names[key.odd_unit_to]}"]
            return "; ".join((outer, *inner, *carrier))
        case CostKey(basis=Basis(statistic=Statistic() as figures)):
            day = (
                Text("okänt datum", "day unknown").in_(language)
                if figures.as_of is None
                else figures.as_of.text(language)
            )
            return f"{counted_text(figures.counts).in_(language)} {day}"
        case CostKey():
            return _BASES[key.basis.kind].in_(language)
        case _:
            listed = ", ".join(counted_text(counts).in_(language) for counts in sorted(counted(key)))
            return listed + Text(", siffrorna står inte i källan", ", the figures are not in the source").in_(language)


def _group(name: str, language: Language) -> str:
    return Principal(name).in_(language).lower() if name in {*Principal} else name


def _number(share: Fraction) -> str:
    return decimal_text(share, 0 if share.denominator == 1 else 2)
