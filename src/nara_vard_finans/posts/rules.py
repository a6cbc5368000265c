"""
What rules judge of a post on a day, and the rules.

Each rule is a function of the status, whose findings cite the clause that it carries out.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import ZERO, Finding, Severity, Statistic, Text
from nara_vard_finans.journals import StatusCore, silence
from nara_vard_finans.posts.course import Employment, contradictions, employment_of
from nara_vard_finans.posts.definition import Post
from nara_vard_finans.posts.events import KINDS, Decided, GrantNotified, Intended, NotGranted
from nara_vard_finans.posts.funding import Financier, PostYear, years_of
from nara_vard_finans.sharing import figures_beyond, used_beyond_text

_MOST_NAMES = 5


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
    def employment(self) -> Employment:
        """The employment, as far as it is known."""
        return employment_of(self.post, self.events)

    @cached_property
    def years(self) -> tuple[PostYear, ...]:
        """Every year, with every financier."""
        return years_of(self.post, self.events)


def _named(names: Sequence[str], of: int) -> Text:
    """Name who lacks something: all, or a few and how many more."""
    if len(names) == of and of > 1:
        return Text(f"alla {of} finansiärerna", f"all {of} financiers")
    more = len(names) - _MOST_NAMES
    listed = ", ".join(names[:_MOST_NAMES])
    if more <= 0:
        return Text(listed)
    return Text(f"{listed} och {more} till", f"{listed} and {more} more")


def decided_after_notice(status: JudgedPost) -> Iterator[Finding]:
    """Say which implementing decisions came before the year's grant was notified, or though there is none."""
    first: dict[tuple[int, str], dt.date] = {}  # the first notice of a year, by party, or of the grant as such
    denied: dict[int, dt.date] = {}
    for event in status.events:
        if isinstance(event, GrantNotified):
            first[event.year, event.party] = min(event.on, first.get((event.year, event.party), event.on))
        elif isinstance(event, NotGranted):
            denied[event.year] = event.on
    paying = {*status.post.financiers}
    financiers = [party for party in status.post.parties.in_table_order if party.code in paying]
    for event in (event for event in status.events if isinstance(event, Decided)):
        if status.post.grant_of(event.year) is None:
            continue  # there is no notice to wait for
        all_told = first.get((event.year, ""), dt.date.max)
        missing = [
            party.name
            for party in ([status.post.parties[event.party]] if event.party else financiers)
            if min(all_told, first.get((event.year, party.code), dt.date.max)) > event.on
        ]
        if denied.get(event.year, dt.date.max) <= event.on:
            message = Text(
                f"Verkställande beslut {event.on} om {event.amount} för {event.year} togs, fast det var känt att inget "
                "bidrag lämnas för det året.",
                f"The implementing decision of {event.on} on {event.amount} for {event.year} was taken, though it was "
                "known that there is no grant for that year.",
            )
        elif missing:
            names = _named(missing, len(financiers))
            message = Text(
                f"Verkställande beslut {event.on} om {event.amount} för {event.year} togs innan besked om årets medel "
                f"hade kommit för {names.sv}.",
                f"The implementing decision of {event.on} on {event.amount} for {event.year} was taken before the "
                f"year's grant was notified for {names.in_english}.",
            )
        else:
            continue
        yield status.finding("decided-after-notice", Severity.WARNING, event.year, message, status.post.decision)


def decided_within_award(status: JudgedPost) -> Iterator[Finding]:
    """Say who has decided more than it was awarded."""
    for year, each in _each(status):
        if each.awarded is not None and each.decided > each.awarded:
            message = Text(
                f"{each.party.name}: beslut om {each.decided} för {year.year}, av {each.awarded} i tilldelade medel.",
                f"{each.party.name}: {each.decided} is decided for {year.year}, of {each.awarded} awarded.",
            )
            about = f"{year.year}/{each.party.code}"
            yield status.finding("decided-within-award", Severity.BREACH, about, message, status.post.decision)


def _each(status: JudgedPost) -> Iterator[tuple[PostYear, Financier]]:
    yield from ((year, each) for year in status.years for each in year.financiers)


def year_decided(status: JudgedPost) -> Iterator[Finding]:
    """Say which years have begun without a decision that carries their cost."""
    for year in () if status.journal.is_unrecorded else status.years:  # what nobody has told may be decided
        missing = [each for each in year.financiers if each.cover.secured < each.cover.cost]
        if year.period is None or status.on < year.period.first_day or not missing:
            continue
        if not status.post.asks_decision(year.year):
            continue
        wanting = sum((each.cover.cost - each.cover.secured for each in missing), ZERO)
        names = _named([each.party.name for each in missing], len(year.financiers))
        message = Text(
            f"{year.year} har börjat utan verkställande beslut om hela kostnaden: {wanting} av {year.cover.cost} "
            f"saknas, från {names.sv}.",
            f"{year.year} has begun without an implementing decision on the whole cost: {wanting} of {year.cover.cost} "
            f"is missing, from {names.in_english}.",
        )
        yield status.finding("year-decided", Severity.WARNING, year.year, message, status.post.decision)


def intention_not_binding(status: JudgedPost) -> Iterator[Finding]:
    """Say where an intention is read as if it bound: it is called binding, or money is paid on its strength alone."""
    for event in status.events:
        if isinstance(event, Intended) and event.binding:
            message = Text(
                f"Beslutet {event.on} är en avsikt, som utgår från att medel kommer, och binder inte: ett definitivt "
                "beslut om flera år kan inte fattas, då staten lämnar besked om ett år i taget.",
                f"The decision of {event.on} is an intention, which assumes that grants come, and does not bind: no "
                "definitive decision on several years can be taken, since the state tells of one year at a time.",
            )
            yield status.finding("intention-not-binding", Severity.WARNING, event.on, message, status.post.intention)
    for year, each in _each(status):
        if each.paid > each.decided and status.post.asks_decision(year.year):
            message = Text(
                f"{each.party.name} har betalat {each.paid} för {year.year}, och beslutat {each.decided}: en avsikt är "
                "inget beslut att betala.",
                f"{each.party.name} has paid {each.paid} for {year.year}, and decided {each.decided}: an intention is "
                "no decision to pay.",
            )
            about = f"{year.year}/{each.party.code}"
            yield status.finding("intention-not-binding", Severity.WARNING, about, message, status.post.intention)


def employment_covered(status: JudgedPost) -> Iterator[Finding]:
    """Say in which years an employment runs past what is decided or assumed, and whose part lacks."""
    if status.employment.began_on is None:
        return
    for year in status.years:
        missing = [each for each in year.financiers if each.cover.uncovered > ZERO]
        if missing:
            names = _named([each.party.name for each in missing], len(year.financiers))
            severity = Severity.WARNING
            message = Text(
                f"Anställningen {year.year} är inte finansierad i sin helhet: {year.cover.uncovered} av "
                f"{year.cover.cost} är varken betalt, beslutat eller avsett, från {names.sv}, och bärs av "
                "arbetsgivaren.",
                f"The employment in {year.year} is not financed in full: {year.cover.uncovered} of {year.cover.cost} "
                f"is neither paid, decided nor assumed, from {names.in_english}, and falls on the employer.",
            )
            if not status.post.asks_decision(year.year):
                severity, message = Severity.NOTE, _not_settled(year, names)
            yield status.finding("employment-covered", severity, year.year, message, status.post.risk)


def figures_for_year(status: JudgedPost) -> Iterator[Finding]:
    """Say which figures are used for years that they are not of, though no paper says so."""
    years: dict[Statistic, list[int]] = {}
    chosen = status.journal.is_unrecorded or status.journal.assumptions.basis is not None
    for year in () if chosen else status.years:
        for statistic in figures_beyond([status.post.cost_key], year.year) if year.period is not None else ():
            years.setdefault(statistic, []).append(year.year)
    for statistic, used in years.items():
        listed = ", ".join(map(str, used))
        message = used_beyond_text(statistic, listed)
        yield status.finding("figures-for-year", Severity.NOTE, statistic.id, message, statistic.source)


def _not_settled(year: PostYear, names: Text) -> Text:
    """Say that nothing is told of who pays a year, where no paper says that it is decided by the year."""
    return Text(
        f"Anställningen {year.year}: {year.cover.uncovered} av {year.cover.cost} är varken betalt eller beslutat "
        f"enligt journalen, från {names.sv}. Ingen handling anges för hur finansiärerna är bundna; att de ska "
        "besluta år för år förutsätts inte.",
        f"The employment in {year.year}: {year.cover.uncovered} of {year.cover.cost} is neither paid nor decided by "
        f"the journal, from {names.in_english}. No paper is named for how the financiers are bound; that they are to "
        "decide year by year is not presupposed.",
    )


RULES: tuple[Callable[[JudgedPost], Iterable[Finding]], ...] = (
    decided_after_notice,
    decided_within_award,
    year_decided,
    intention_not_binding,
    employment_covered,
    figures_for_year,
    silence,
)
"""Every rule, in the order in which they are told."""
