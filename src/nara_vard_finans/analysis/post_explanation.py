"""Explanations of what a financier of a post is to pay of a year: the cost, its share, and what covers that."""

from collections.abc import Iterator

from nara_vard_finans.analysis.explanation import assumed_remarks, explain_levels, with_remarks
from nara_vard_finans.analysis.messages import (
    AssumedCost,
    BasisOfPostChosen,
    CostIs,
    CostOfPostsIs,
    CoverIs,
    NoPaperOnRounding,
    PartOfYearIs,
    Pays,
)
from nara_vard_finans.analysis.steps import Explanation, Step, StepKind
from nara_vard_finans.core import ZERO, Period, Remark, RemarkKind, Source, Text, UnknownEntryError, remarks_at
from nara_vard_finans.journals import UNRECORDED
from nara_vard_finans.posts import Financier, Post, PostStatus, PostYear, in_years
from nara_vard_finans.sharing import (
    CostByPosts,
    is_assumed,
    length_of,
    method_text,
    says_assumed,
    share_in_stages,
    unit_text,
    unstated,
)

_YEAR = Text("verksamhetsåret", "year of the post")
_ASSUMED_COST = Remark(kind=RemarkKind.ASSUMPTION, text=AssumedCost(), at="cost")


def explain_post(status: PostStatus, year: int, name: str) -> Explanation:
    """
    Explain what one financier is to pay of a year of a post, and what covers it on the day.

    Swedish term:
        förklara en finansiärs andel

    Args:
        status: The post on a day.
        year: The year.
        name: The financier: a code or a name.

    Raises:
        UnknownEntryError: If the year is none of the post's, or the party pays nothing of it.
        UnknownPartyError: If the post has no such party.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal, status
        >>> post, journal = embedded().post("rss-gnv-post-2023"), example_journal("exempel-gnv-post-2023")
        >>> found = explain_post(status(post, journal, on=dt.date(2023, 6, 1)), 2023, "Orsa")
        >>> print(found.steps[-1].text.en)
        As of 2023-06-01, 22 859 kr is paid, 0 kr decided, 0 kr assumed and 0 kr uncovered.

    .. versionadded:: 0.1.0
    """
    found = status.year(year)
    if found is None:
        raise UnknownEntryError(_YEAR, str(year), tuple(str(each.year) for each in status.years))
    code = status.post.parties.find(name).code
    payer = next((each for each in found.financiers if each.party.code == code), None)
    if payer is None:
        payers = tuple(each.party.name for each in found.financiers)
        raise UnknownEntryError(Text("finansiären", "financier"), name, payers)
    return Explanation(
        definition=status.post,
        year=year,
        code=code,
        name=Text(payer.party.name),
        side=payer.party.principal,
        amount=payer.cover.cost,
        says=Pays(Text(payer.party.name), payer.cover.cost, year, status.post.title),
        steps=tuple(_steps(status, found, payer)),
    )


def assumed_of_post(status: PostStatus) -> tuple[Remark, ...]:
    """Give what is assumed of a post, since no paper states it: its cost, its key, or the figures of one."""
    post = status.whole
    of_cost = (_ASSUMED_COST,) if post.cost.assumed else ()
    levels = () if unstated(post.cost_key) else share_in_stages(ZERO, post.cost_key, post.rounding)
    return (*of_cost, *assumed_remarks(levels))


def _steps(status: PostStatus, year: PostYear, payer: Financier) -> Iterator[Step]:
    post = status.whole
    levels = share_in_stages(year.cover.cost, post.cost_key, post.rounding)
    last = next(
        each for each in levels if not each.between_groups and payer.party.code in each.apportionment.key.parties
    )
    shared = explain_levels(levels, last, payer.party.code, lambda name: _name(post, name))
    chosen = status.journal.assumptions.basis
    choice = () if chosen is None else (BasisOfPostChosen(chosen.title),)
    about_key = (
        *(Remark(kind=RemarkKind.CHOICE, text=text, at="cost_key") for text in choice),
        *remarks_at(post.remarks, "cost_key"),
        *assumed_remarks(levels),
    )
    yield _cost_step(status, year)
    steps = with_remarks(shared, StepKind.SHARE, about_key)
    yield from with_remarks(steps, StepKind.ROUNDING, tuple(_rounding_remarks(post)), _given(post.rounding.source))
    yield _cover_step(status, payer)


def _given(*sources: Source | None) -> tuple[Source, ...]:
    return tuple(source for source in sources if source is not None)


def _name(post: Post, name: str) -> Text:
    return Text(post.parties[name].name if name in post.parties else name)


def _cost_step(status: PostStatus, year: PostYear) -> Step:
    """Say what the days of the year cost that somebody is employed, or is planned to be."""
    post, cost, total = status.whole, status.whole.cost, year.cover.cost
    text: CostIs | CostOfPostsIs | PartOfYearIs = CostIs(year.year, total)
    whole = Period.year(year.year)
    if year.year in dict(cost.by_year):
        whole = next(part for part in in_years(post.term) if part.first_day.year == year.year)
    amount = cost.of(year.year)
    if year.period is not None and year.period != whole and amount is not None:
        lengths = length_of(year.period, post.counted), length_of(whole, post.counted)
        text = PartOfYearIs(amount, year.period, *lengths, post.counted.text, total)
    elif year.period is not None and isinstance(cost, CostByPosts) and year.year not in dict(cost.by_year):
        text = CostOfPostsIs(year.year, cost.posts, cost.per_post, total)
    given = cost.assumed or status.journal.assumptions.cost is not None
    assumed = (_ASSUMED_COST,) if given else ()
    return Step(
        kind=StepKind.COST,
        text=text,
        amount=total,
        sources=_given(cost.source or post.source),
        remarks=(*remarks_at(post.remarks, "term"), *assumed),
    )


def _rounding_remarks(post: Post) -> Iterator[Remark]:
    remarks = remarks_at(post.remarks, "rounding")
    yield from remarks
    if is_assumed(post.rounding, remarks) and not any(map(says_assumed, remarks)):
        rule = post.rounding
        text = NoPaperOnRounding(method_text(rule.method, rule.decimals), unit_text(rule.unit))
        yield Remark(kind=RemarkKind.ASSUMPTION, text=text, at="rounding")


def _cover_step(status: PostStatus, payer: Financier) -> Step:
    """Say what covers the share on the day; nobody knows where no journal is given."""
    cover = payer.cover
    if status.journal.is_unrecorded:
        return Step(kind=StepKind.COVER, text=UNRECORDED, amount=None)
    return Step(
        kind=StepKind.COVER,
        text=CoverIs(status.on, cover.paid, cover.decided, cover.assumed, cover.uncovered),
        amount=cover.cost,
        sources=_given(status.post.intention if cover.assumed > ZERO else None),
    )
