"""
What rules judge of a post on a day, and the rules.

Each rule is a function of the status, whose findings cite the clause that it carries out.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import ZERO, Finding, Mandate, RuleMessage, Statistic, body_named
from nara_vard_finans.journals import Event, StatusCore, silence
from nara_vard_finans.posts.course import Employment, contradictions, employment_of
from nara_vard_finans.posts.definition import Post
from nara_vard_finans.posts.events import KINDS, Decided, GrantNotified, Intended, NotGranted
from nara_vard_finans.posts.funding import Financier, PostYear, years_of
from nara_vard_finans.posts.messages import (
    AllFinanciers,
    BindingIntention,
    DecidedBeforeAnyNotice,
    DecidedBeforeNotice,
    DecidedBeyondAward,
    DecidedThoughDenied,
    DecidedWithoutMandate,
    EmploymentUncovered,
    FinancingUntold,
    IntendedWithoutMandate,
    PaidOnIntention,
    TermReadByChoice,
    Whose,
    YearUndecided,
)
from nara_vard_finans.sharing import UsedBeyond, figures_beyond


@frozen(kw_only=True, slots=False, repr=False)
class JudgedPost(StatusCore[Post]):
    """What rules judge of a post on a day."""

    kinds = KINDS
    contradictions = staticmethod(contradictions)

    @property
    def post(self) -> Post:
        """The post, with what its journal gives."""
        return self.whole

    @cached_property
    def without_mandate(self) -> tuple[Event, ...]:
        """The decisions of a body that may not take them; they do not count."""
        return tuple(event for event in self.events if _lacks_mandate(self.post, event))

    @cached_property
    def counted(self) -> tuple[Event, ...]:
        """The events that count: all but the decisions of a body that may not take them."""
        left_out = {*self.without_mandate}
        return tuple(event for event in self.events if event not in left_out) if left_out else self.events

    @cached_property
    def employment(self) -> Employment:
        """The employment, as far as it is known."""
        return employment_of(self.post, self.counted)

    @cached_property
    def years(self) -> tuple[PostYear, ...]:
        """Every year, with every financier."""
        return years_of(self.post, self.counted)


def _lacks_mandate(post: Post, event: Event) -> bool:
    """Say whether a decision was taken by a body that is known, and may not decide."""
    body = body_named(event.by, post.bodies) if isinstance(event, Intended | Decided) and event.by else None
    return body is not None and not body.may(Mandate.DECIDES)


def mandates(status: JudgedPost) -> Iterator[Finding]:
    """Say which decisions were taken by a body that may not take them, and do not count."""
    for event in status.without_mandate:
        by: str = getattr(event, "by", "")
        body = body_named(by, status.post.bodies)
        kind = IntendedWithoutMandate if isinstance(event, Intended) else DecidedWithoutMandate
        yield status.found(kind(event.on, by), event.on, None if body is None else body.source)


def decided_after_notice(status: JudgedPost) -> Iterator[Finding]:
    """Say which implementing decisions came before the year's grant was notified, or though there is none."""
    first: dict[tuple[int, str], dt.date] = {}  # the first notice of a year, by party, or of the grant as such
    denied = _denied(status)
    for event in status.counted:
        if isinstance(event, GrantNotified):
            first[event.year, event.party] = min(event.on, first.get((event.year, event.party), event.on))
    paying = {*status.post.financiers}
    financiers = [party for party in status.post.parties.in_table_order if party.code in paying]
    for event in (event for event in status.counted if isinstance(event, Decided)):
        if status.post.grant_of(event.year) is None:
            continue  # there is no notice to wait for
        all_told = first.get((event.year, ""), dt.date.max)
        missing = tuple(
            party
            for party in ([status.post.parties[event.party]] if event.party else financiers)
            if min(all_told, first.get((event.year, party.code), dt.date.max)) > event.on
        )
        message: RuleMessage
        if denied.get(event.year, dt.date.max) <= event.on:
            message = DecidedThoughDenied(event.on, event.amount, event.year)
        elif len(missing) == len(financiers) > 1:
            message = DecidedBeforeAnyNotice(event.on, event.amount, event.year, len(financiers))
        elif missing:
            message = DecidedBeforeNotice(event.on, event.amount, event.year, missing)
        else:
            continue
        yield status.found(message, event.year, status.post.decision)


def _denied(status: JudgedPost) -> dict[int, dt.date]:
    """Give the day from which it is known that no grant carries a year: of several, that of the last."""
    days: dict[int, dict[str, dt.date]] = {}
    for event in status.counted:
        if isinstance(event, NotGranted):
            days.setdefault(event.year, {})[event.grant] = event.on
    found: dict[int, dt.date] = {}
    for year, known in days.items():
        names = {grant.name for grant in status.post.grants_of(year)}
        if "" in known:
            found[year] = known[""]
        elif names <= {*known}:
            found[year] = max(known.values())
    return found


def decided_within_award(status: JudgedPost) -> Iterator[Finding]:
    """Say who has decided more than it was awarded."""
    for year, each in _each(status):
        if each.awarded is not None and each.decided > each.awarded:
            message = DecidedBeyondAward(each.party, each.decided, year.year, each.awarded)
            yield status.found(message, f"{year.year}/{each.party.code}", status.post.decision)


def _each(status: JudgedPost) -> Iterator[tuple[PostYear, Financier]]:
    yield from ((year, each) for year in status.years for each in year.financiers)


def _whose(missing: Sequence[Financier], year: PostYear) -> Whose:
    if len(missing) == len(year.financiers) > 1:
        return AllFinanciers(len(missing))
    return tuple(each.party for each in missing)


def year_decided(status: JudgedPost) -> Iterator[Finding]:
    """Say which years have begun without a decision that carries their cost."""
    for year in () if status.journal.is_unrecorded else status.years:  # what nobody has told may be decided
        missing = [each for each in year.financiers if each.cover.secured < each.cover.cost]
        if year.period is None or status.on < year.period.first_day or not missing:
            continue
        if status.post.asks_decision(year.year):
            wanting = year.cover.cost - year.cover.secured
            message = YearUndecided(year.year, wanting, year.cover.cost, _whose(missing, year))
            yield status.found(message, year.year, status.post.decision)


def intention_not_binding(status: JudgedPost) -> Iterator[Finding]:
    """Say where an intention is read as if it bound: it is called binding, or money is paid on its strength alone."""
    for event in status.counted:
        if isinstance(event, Intended) and event.binding:
            yield status.found(BindingIntention(event.on), event.on, status.post.intention)
    for year, each in _each(status):
        if each.paid > each.decided and status.post.asks_decision(year.year):
            message = PaidOnIntention(each.party, each.paid, year.year, each.decided)
            yield status.found(message, f"{year.year}/{each.party.code}", status.post.intention)


def employment_covered(status: JudgedPost) -> Iterator[Finding]:
    """Say in which years an employment runs past what is decided or assumed, and whose part is missing."""
    if status.employment.began_on is None:
        return
    for year in status.years:
        missing = [each for each in year.financiers if each.cover.uncovered > ZERO]
        if missing:
            kind = EmploymentUncovered if status.post.asks_decision(year.year) else FinancingUntold
            message = kind(year.year, year.cover.uncovered, year.cover.cost, _whose(missing, year))
            yield status.found(message, year.year, status.post.risk)


def figures_for_year(status: JudgedPost) -> Iterator[Finding]:
    """Say which figures are used for years that they are not of, though no paper says so."""
    years: dict[Statistic, list[int]] = {}
    chosen = status.journal.is_unrecorded or status.journal.assumptions.basis is not None
    for year in () if chosen else status.years:
        for statistic in figures_beyond([status.post.cost_key], year.year) if year.period is not None else ():
            years.setdefault(statistic, []).append(year.year)
    for statistic, used in years.items():
        yield status.found(UsedBeyond(statistic, tuple(used)), statistic.id, statistic.source)


def readings(status: JudgedPost) -> Iterator[Finding]:
    """Say which reading of the term was chosen."""
    post = status.post
    if post.chosen:
        source = next(each.source for each in post.readings if each.id == post.chosen)
        yield status.found(TermReadByChoice(post.term), "term", source)


RULES: tuple[Callable[[JudgedPost], Iterable[Finding]], ...] = (
    mandates,
    decided_after_notice,
    decided_within_award,
    year_decided,
    intention_not_binding,
    employment_covered,
    figures_for_year,
    readings,
    silence,
)
"""Every rule, in the order in which they are told."""
