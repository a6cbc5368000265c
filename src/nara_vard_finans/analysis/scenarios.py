"""
What if: copies of a definition and its journal with something changed, and every change in words.

Nothing is changed in place; what was made from the papers stays as it is, and can be laid beside the copy.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve, frozen

from nara_vard_finans.agreements import (
    LEAVING_TEXTS,
    Agreement,
    NoticeGiven,
    Signed,
    TookEffect,
    fingerprint_of,
    is_text_of,
)
from nara_vard_finans.analysis.question_messages import (
    COST,
    FIGURES,
    LEAVER,
    NOTICE,
    NUMBER_OF_POSTS,
    AYear,
    Employs,
    GrantOfPostsAlone,
    LengthOfNotice,
    NoCostPerPost,
    NoGrantFor,
    NoGrantToCarry,
    OfAgreementsAlone,
    OfAgreementsAndPosts,
    OnBasis,
    PartOfGrantFor,
    Posts,
    SayWhatHappens,
    Without,
    WithoutAndThen,
)
from nara_vard_finans.analysis.statuses import Definition
from nara_vard_finans.core import (
    ZERO,
    AgreementError,
    Amount,
    AnyText,
    Directory,
    NoticePeriod,
    PostError,
    Statistic,
    Text,
    exact,
    with_tuples,
)
from nara_vard_finans.grants import Grant
from nara_vard_finans.journals import Event, Journal
from nara_vard_finans.posts import (
    Decided,
    GrantNotified,
    Intended,
    Post,
    YearEvent,
    employment_of,
    in_years,
    spread,
)
from nara_vard_finans.sharing import CostByPosts, Leaving, YearlyCost, key_without, rounding_without

_WHOLE = 100


@frozen(kw_only=True, field_transformer=with_tuples)
class Scenario:
    """
    An agreement or a post and its journal, with something changed.

    Swedish term:
        tänkt läge

    Attributes:
        definition: The definition, changed.
        journal: The journal, changed.
        changes: What was changed, in words.
        gone: Who does not take part, by code; of an agreement its parties stay as they are in the text.
        leaving: What then happens to the others' cost; ``None`` for what the agreement says.

    Example:
        >>> from nara_vard_finans import embedded
        >>> agreement = embedded().agreement("rss-dalarna-2023")
        >>> five = Scenario(definition=agreement, journal=embedded().journal_of(agreement.id)).with_posts(5)
        >>> print(five.definition.cost.of(2023), five.changes[0].sv, sep=": ")
        5 000 000 kr: 5 tjänster
    """

    definition: Definition
    journal: Journal
    changes: tuple[AnyText, ...] = ()
    gone: tuple[str, ...] = ()
    leaving: Leaving | None = None

    def with_posts(self, number: int) -> "Scenario":
        """
        Give it with another number of posts.

        Raises:
            AgreementError: If no cost per post is stated, or years have sums of their own.
        """
        agreement = self._agreement(NUMBER_OF_POSTS)
        match agreement.cost:
            case CostByPosts(by_year=()) as cost:
                return self._with(evolve(agreement, cost=evolve(cost, posts=number)), Posts(number))
            case _:
                raise AgreementError(agreement.id, NoCostPerPost())

    def with_cost(self, yearly: Amount) -> "Scenario":
        """Give it with another cost per year."""
        described, cost = AYear(yearly), YearlyCost(amount=yearly, posts=self._posts)
        if isinstance(self.definition, Post) and not self.definition.states_cost:
            return self._with(
                self.definition,
                described,
                evolve(self.journal, assumptions=evolve(self.journal.assumptions, cost=cost)),
            )
        return self._with(evolve(self._paid_for(COST), cost=cost), described)

    @property
    def _posts(self) -> int | None:
        return None if isinstance(self.definition, Grant) else self.definition.cost.posts

    def with_notice(self, notice: NoticePeriod) -> "Scenario":
        """Give it with another period of notice."""
        kept = evolve(self.journal, assumptions=evolve(self.journal.assumptions, notice=None))
        return self._with(evolve(self._paid_for(NOTICE), notice=notice), LengthOfNotice(notice.text), kept)

    def on_basis(self, statistic: Statistic) -> "Scenario":
        """
        Give it with its shares reckoned on other figures that count the same.

        Raises:
            BasisError: If nothing in its key counts that, or a party has no figure in it.
        """
        changed = self._paid_for(FIGURES).on_basis(statistic)
        kept = evolve(self.journal, assumptions=evolve(self.journal.assumptions, basis=None))
        return self._with(changed, OnBasis(statistic), kept)

    def without(self, codes: Iterable[str], *, leaving: Leaving | None = None) -> "Scenario":
        """
        Give it without parties who did not sign, or do not take part.

        Args:
            codes: Who, by code.
            leaving: What then happens to the others' cost; a post has nothing of its own to say.

        Raises:
            UnknownPartyError: If one of *codes* is no party.
            PostError: If it is a post, and nobody says what happens; it cannot end by that.
        """
        definition = self._paid_for(LEAVER)
        new = sorted({definition.parties[code].code for code in codes})
        gone = tuple(sorted({*self.gone, *new}))
        names, then = tuple(definition.parties[code].name for code in new), leaving or self.leaving
        described = Without(names) if then is None else WithoutAndThen(names, LEAVING_TEXTS[then])
        if isinstance(definition, Post):
            return self._post_without(definition, gone, leaving, described)
        kept = list(_unsigned(definition, self.journal.events, gone))
        left = evolve(self, gone=gone, leaving=leaving or self.leaving, journal=evolve(self.journal, events=kept))
        return evolve(left, changes=(*self.changes, described))

    def without_grant(self, year: int) -> "Scenario":
        """
        Give a post without a grant for a year, and so without what was decided and paid on its strength.

        Raises:
            PostError: If no grant is to carry that year.
        """
        post = self._post_with_grant(year)
        kept = [event for event in self.journal.events if not (isinstance(event, YearEvent) and event.year == year)]
        changed = evolve(post, grants=tuple(grant for grant in post.grants if grant.year != year))
        return self._with(changed, NoGrantFor(year), evolve(self.journal, events=kept))

    def with_grant(self, year: int, percent: int | Fraction) -> "Scenario":
        """
        Give a post with a part of a year's grant: of what is assumed of it, and of what was notified.

        Raises:
            PostError: If no grant is to carry that year, or the percentage is below zero or above a hundred.
        """
        post, part = self._post_with_grant(year), exact(percent)
        grants = tuple(
            evolve(grant, percent=Fraction(grant.percent * part, _WHOLE)) if grant.year == year else grant
            for grant in post.grants
        )
        changed = evolve(post, grants=grants)
        events = tuple(_scaled(event, year, part, post.rounding.unit) for event in self.journal.events)
        return self._with(changed, PartOfGrantFor(part, year), evolve(self.journal, events=events))

    def _with(self, definition: Definition, described: AnyText, journal: Journal | None = None) -> "Scenario":
        kept = journal or self.journal
        if isinstance(self.definition, Agreement):  # who has signed the text as it is, signs it as it is imagined
            as_it_is = fingerprint_of(self.definition)
            kept = evolve(kept, events=(_signed_as_it_is(event, as_it_is) for event in kept.events))
        return evolve(self, definition=definition, journal=kept, changes=(*self.changes, described))

    def _agreement(self, what: Text) -> Agreement:
        if not isinstance(self.definition, Agreement):
            raise AgreementError(self.definition.id, OfAgreementsAlone(what))
        return self.definition

    def _paid_for(self, what: Text) -> Agreement | Post:
        if isinstance(self.definition, Grant):
            raise AgreementError(self.definition.id, OfAgreementsAndPosts(what))
        return self.definition

    def _post_with_grant(self, year: int) -> Post:
        if not isinstance(self.definition, Post):
            raise PostError(self.definition.id, GrantOfPostsAlone())
        if self.definition.grant_of(year) is None:
            raise PostError(self.definition.id, NoGrantToCarry(year))
        return self.definition

    def _post_without(
        self, post: Post, gone: tuple[str, ...], leaving: Leaving | None, described: AnyText
    ) -> "Scenario":
        if leaving not in {Leaving.OTHERS_SHARE, Leaving.FALLS_AWAY}:
            raise PostError(post.id, SayWhatHappens((Leaving.OTHERS_SHARE, Leaving.FALLS_AWAY)))
        if post.employer.code in gone:
            raise PostError(post.id, Employs(post.employer.name))
        if leaving is Leaving.FALLS_AWAY:
            events = list(_by_each(post.with_assumptions(self.journal.assumptions), self.journal.events, gone))
            return self._with(post, described, evolve(self.journal, events=events))
        kept = [event for event in self.journal.events if getattr(event, "party", "") not in gone]
        changed = evolve(
            post,
            parties=Directory(party for party in post.parties if party.code not in gone),
            cost_key=key_without(post.cost_key, gone),
            rounding=rounding_without(post.rounding, gone),
        )
        return self._with(changed, described, evolve(self.journal, events=kept))


def _signed_as_it_is(event: Event, fingerprint: str) -> Event:
    return evolve(event, text="") if isinstance(event, Signed) and is_text_of(event.text, fingerprint) else event


def _unsigned(agreement: Agreement, events: Iterable[Event], gone: tuple[str, ...]) -> Iterator[Event]:
    """Give what happened without some; where it is only told that all is in force, that all the others have signed."""
    for event in events:
        if isinstance(event, TookEffect):
            staying = (party.code for party in agreement.parties if party.code not in gone)
            yield from (Signed(on=event.on, party=code, source=event.source) for code in staying)
        elif not (isinstance(event, Signed | NoticeGiven) and event.party in gone):
            yield event


def _scaled(event: Event, year: int, percent: int | Fraction, unit: Amount) -> Event:
    """Give a notice of a year's grant with a part of its amount, in whole units downwards; others as they are."""
    if not isinstance(event, GrantNotified) or event.year != year or event.amount is None:
        return event
    amount = Amount(int(event.amount.ore * percent // (_WHOLE * unit.ore)) * unit.ore)
    return evolve(event, amount=amount)


def _by_each(post: Post, events: Iterable[Event], gone: tuple[str, ...]) -> Iterator[Event]:
    """Give what those who take part have done, each for itself; what all did together loses the part of the others."""
    listed = sorted(events, key=lambda event: event.on)
    periods = {period.first_day.year: period for period in in_years(employment_of(post, listed).period)}
    together: dict[int, Amount] = {}
    for event in listed:
        if isinstance(event, Intended) and not event.party:
            own = (evolve(event, party=code) for code in post.financiers if code not in gone)
            yield from (each for each in own if each not in listed)
        elif isinstance(event, Decided) and not event.party:
            cost = post.cost_of(periods[event.year]) if event.year in periods else ZERO
            shares = post.shares_of(cost)
            before = together.get(event.year, ZERO)
            together[event.year] = before + event.amount
            until, now = (spread(post, total, shares) for total in (before, together[event.year]))
            for code, amount in now.items():
                if code not in gone and amount > until[code]:
                    note = f"{event.note} (gemensamt)".strip()
                    yield evolve(event, party=code, amount=amount - until[code], note=note)
        elif getattr(event, "party", "") not in gone:
            yield event
