"""
Awards: what each recipient gets of a grant.

The frames are divided into pots, and each pot whose key is stated is shared between its recipients, by the same
apportionment as a cost.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, frozen

from nara_vard_finans.core import (
    ZERO,
    AmbiguousPartyError,
    Amount,
    AnyText,
    DuplicatePartyError,
    Finding,
    GrantError,
    Party,
    Principal,
    RuleMessage,
    Shown,
    Statistic,
    Tabled,
    Text,
    UnknownPartyError,
    check_type,
    code_text,
    code_texts,
    swedish_order,
    table_order,
    unified,
    with_tuples,
)
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.messages import OtherSideLeftOut, PotNotAsPrinted, ShareOutOfBounds
from nara_vard_finans.grants.pot_keys import (
    among_met,
    completed_keys,
    completed_pots,
    names_of,
    of_its_side,
    refuse_unshareable,
    sized,
    stated_pots,
)
from nara_vard_finans.grants.pots import DividedPot, Pot, PotKey, PotUse, StatedShare, divide
from nara_vard_finans.grants.refusals import A_CODE_OR_NAME, A_GRANT, CODES_BY_POT, NoRecipient
from nara_vard_finans.grants.stated_shares import BoundedShare, bare_county, bounded_share, same_county
from nara_vard_finans.sharing import Level, RoundingRule, charged, key_in_year, residual_findings


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Award(Shown):
    """
    What one recipient gets.

    Swedish term:
        tilldelning

    Attributes:
        code: Its official code; a name where it is no party of the grant, and the pot's id where a pot is not shared.
        name: Its name.
        side: The principal that it belongs to; ``None`` where it is neither.
        amount: What it gets of all pots.
        levels: The stages in which it got its shares, one per pot; empty for a pot that is not shared.
    """

    code: str
    name: AnyText
    side: Principal | None
    amount: Amount
    levels: tuple[Level, ...] = ()

    @property
    def exact(self) -> Fraction:
        """What it would get before rounding, in kronor."""
        if not self.levels:
            return self.amount.kronor
        return sum((level.apportionment.exact(self.code) for level in self.levels), Fraction(0))


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class GrantSharing(Tabled):
    """
    What every recipient gets of a grant.

    Swedish term:
        fördelning av medlen

    Attributes:
        grant: The grant.
        rounding: The rule that made whole amounts.
        pots: Every pot with its amount.
        shared: The pots that are shared out, by id; where no key is stated, those that could be.
        levels: The stages of the pots that are shared.
        left_out: Whom the key or the figures of a pot count and who are not of the side that it goes to, by its id.

    Invariants:
        * the awards and the residual sum to what is shared
    """

    grant: Grant
    rounding: RoundingRule
    pots: tuple[DividedPot, ...]
    shared: tuple[str, ...]
    levels: tuple[Level, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def amount_of(self, pot: str) -> Amount:
        """
        Give the amount of one pot.

        Raises:
            UnknownEntryError: If the grant has no such pot.
        """
        place = self.grant.pots.index(self.grant.pot(pot))
        return self.pots[place].amount

    @property
    def total(self) -> Amount:
        """What is shared, or could be: of each pot what none of its own parts take."""
        return sum((each.left for each in self.pots if each.pot.id in self.shared), ZERO)

    @cached_property
    def awards(self) -> tuple[Award, ...]:
        """What each recipient gets: municipalities by name, then regions; or each pot, where none is shared."""
        if not self.levels:
            pots = [each for each in self.pots if each.pot.id in self.shared]
            return tuple(Award(code=each.pot.id, name=each.rest, side=each.pot.to, amount=each.left) for each in pots)
        codes = {code for level in self.levels if not level.between_groups for code in level.apportionment.key.parties}
        known = sorted((party for code in codes if (party := self._party(code))), key=table_order)
        others = sorted(codes - {party.code for party in known}, key=swedish_order)
        return tuple(self._award(code) for code in (*(party.code for party in known), *others))

    def _party(self, code: str) -> Party | None:
        """Give the party that takes part; a region is not its county, though it bears the county's code."""
        if code not in self.grant.parties:
            return None
        party = self.grant.parties[code]
        sides = {self.grant.pot(level.group[0]).to for level in self._levels_of(code)}
        return party if sides <= {None, party.principal} else None

    def _levels_of(self, code: str) -> tuple[Level, ...]:
        return tuple(
            level for level in self.levels if not level.between_groups and code in level.apportionment.key.place
        )

    def _award(self, code: str) -> Award:
        levels, party = self._levels_of(code), self._party(code)
        return Award(
            code=code,
            name=Text(code if party is None else party.name),
            side=None if party is None else party.principal,
            amount=sum((level.apportionment.amount(code) for level in levels), ZERO),
            levels=levels,
        )

    def award(self, code: str) -> Award:
        """
        Give what one recipient gets, by its code or, as :meth:`find` does, its name.

        Raises:
            GrantError: If it is no recipient.
            AmbiguousPartyError: If the name could be two.
        """
        found = self._of_code(code)
        if found is not None:
            return found
        try:
            return self.find(code)
        except UnknownPartyError:
            raise self._no_recipient(code) from None

    def _no_recipient(self, code: str) -> GrantError:
        return GrantError(code, NoRecipient(self.grant.id, self.awards[0].name))

    def _of_code(self, code: str) -> Award | None:
        return next((award for award in self.awards if award.code == code), None)

    def find(self, text: str) -> Award:
        """
        Find a recipient by code or name: "2034", "Orsa kommun", "Dalarnas län".

        The closest form decides: a name spelled out comes before one that only means the same county.

        Raises:
            UnknownPartyError: If *text* names nobody.
            AmbiguousPartyError: If it could be two.
            GrantError: If it names a party that is no recipient.
        """
        found = self._by_name(code_text(text, A_CODE_OR_NAME))
        if found is not None:
            return found
        try:
            code = self.grant.parties.find(text).code
        except UnknownPartyError:
            raise UnknownPartyError(text, tuple(award.name.sv for award in self.awards)) from None
        found = self._of_code(code)
        if found is None:
            raise self._no_recipient(code)
        return found

    def _by_name(self, text: str) -> Award | None:
        for form in (str.strip, unified, bare_county):
            found = [award for award in self.awards if form(text) in {form(award.code), form(award.name.sv)}]
            if len(found) > 1:
                raise AmbiguousPartyError(text, tuple(f"{award.name.sv} ({award.code})" for award in found))
            if found:
                return found[0]
        return None

    @property
    def residual(self) -> Amount:
        """What is shared less the sum of the awards."""
        return self.total - sum((award.amount for award in self.awards), ZERO)

    @cached_property
    def bounded(self) -> tuple[BoundedShare, ...]:
        """Every share of a pot for which a paper prints rounded shares, with what they allow."""
        found = (bounded_share(pot, self.amount_of(pot.of)) for pot in self.grant.pots if pot.of)
        return tuple(share for share in found if share is not None)

    def participant(self, pot: Pot) -> str | None:
        """Give the participant of a shared pot whose share *pot* is, by its code or name; ``None`` if it finds none."""
        if not isinstance(pot.size, StatedShare):
            return None
        keys = (level.apportionment.key for level in self.levels if level.group[:1] == (pot.of,))
        return same_county(pot.size.whose, (code for key in keys for code in key.parties), self.grant.parties)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Whether the awards do not sum to what is shared, or a pot is not what is printed or what can be."""
        return (
            *residual_findings(self.grant.id, self.total, self.residual),
            *(
                self._found(each.pot, PotNotAsPrinted(each.pot, each.amount, each.pot.printed))
                for each in self.pots
                if each.pot.printed is not None and each.pot.printed != each.amount
            ),
            *(
                self._found(share.pot, ShareOutOfBounds(share.pot, share.stated.amount))
                for share in self.bounded
                if not share.within_bounds
            ),
            *(self._other_side(self.grant.pot(name), codes) for name, codes in self.left_out),
        )

    def _found(self, pot: Pot, message: RuleMessage) -> Finding:
        return Finding.of(message, f"{self.grant.id}/{pot.id}", pot.source)

    def _other_side(self, pot: Pot, codes: tuple[str, ...]) -> Finding:
        side = pot.to or Principal.REGION
        return self._found(pot, OtherSideLeftOut(pot, side, names_of(self.grant, codes)))


def share_grant(
    grant: Grant,
    *,
    pots: Iterable[str] = (),
    figures: Iterable[Statistic] = (),
    qualified: Mapping[str, Iterable[str]] | None = None,
    rounding: RoundingRule | None = None,
) -> GrantSharing:
    """
    Divide a grant into its pots and share them between the recipients.

    Swedish term:
        fördela medlen

    Args:
        grant: The grant.
        pots: The pots to share, by id; without it those that *figures* complete, else all whose keys are stated.
        figures: Statistics for keys whose figures no paper prints, or in place of those that one does.
        qualified: Who has met what a pot requires, by the pot's id; they alone share in it.
        rounding: Another rule than the grant's, for the sharing between recipients.

    Returns:
        Every pot with its amount, and every recipient's award. Where no key is stated, the pots themselves.

    Raises:
        UnknownEntryError: If the grant has no such pot.
        GrantError: If a named pot has no key, requires something and nobody is said to have met it, or goes to a side
            of which its key or its figures count nobody.
        UnstatedBasisError: If a named pot is shared by figures that no paper prints.
        BasisError: If a statistic counts what no key does.
        DuplicatePartyError: If figures count one county under two names.

    Invariants:
        * what is set aside and the rest sum to the frame
        * the awards and the residual sum to the pots that are shared
        * a pot that goes to the municipalities, or to the region, is shared by those of that side alone

    Source:
        "Förslag på användning av medel …" 2020, section 1: 15 711 504 kr by population, November 2018.

    Example:
        >>> from nara_vard_finans import embedded
        >>> sharing = share_grant(embedded().grant("ok-gnv-2020"))
        >>> print(sharing.total, sharing.award("2034").amount, sep=", ")
        15 711 504 kr, 377 475 kr

    .. versionadded:: 0.1.0
    """
    check_type(grant, Grant, A_GRANT)
    check_type(qualified, (Mapping, type(None)), CODES_BY_POT)
    rule = rounding or grant.rounding
    statistics, named = tuple(figures), tuple(dict.fromkeys(pots))
    keys = completed_keys(grant, statistics)
    chosen = named or completed_pots(grant, keys, statistics) or stated_pots(grant, keys)
    refuse_unshareable(grant, named, keys)
    met = {grant.pot(name).id: code_texts(codes) for name, codes in (qualified or {}).items()}
    divided = _as_told(grant, divide(sized(grant.pots, keys, rule, grant.year), unit=rule.unit))
    left = {each.pot.id: each.left for each in divided}
    sided = {name: of_its_side(grant, grant.pot(name), keys[name]) for name in chosen}
    left_out = {name: tuple(sorted({*keys[name].parties} - {*key.parties})) for name, key in sided.items()}
    met = {name: tuple(code for code in codes if code not in left_out.get(name, ())) for name, codes in met.items()}
    levels = tuple(
        level
        for name in chosen
        for level in _in_pot(grant, name, among_met(grant.pot(name), sided[name], met), left[name], rule)
    )
    _refuse_twice(grant, levels)
    shared = tuple(chosen) or tuple(each.pot.id for each in divided if _is_open(grant, each))
    others = tuple((name, codes) for name, codes in left_out.items() if codes)
    return GrantSharing(grant=grant, rounding=rule, pots=divided, shared=shared, levels=levels, left_out=others)


def _as_told(grant: Grant, divided: Iterable[DividedPot]) -> tuple[DividedPot, ...]:
    return tuple(evolve(each, pot=grant.pot(each.pot.id)) for each in divided)


def _in_pot(grant: Grant, name: str, key: PotKey, left: Amount, rule: RoundingRule) -> Iterator[Level]:
    """Share a pot by its key, stage by stage."""
    for level in charged(key_in_year(key, grant.year), rule, year=grant.year, cost=left):
        yield evolve(level, group=(name, *level.group))


def _refuse_twice(grant: Grant, levels: Iterable[Level]) -> None:
    """Refuse two names of one county in one key: Dalarna, Dalarnas län, Region Dalarna."""
    for level in levels:
        seen: dict[str, str] = {}
        for code in level.apportionment.key.parties:
            if code not in grant.parties and not level.between_groups:
                earlier = seen.setdefault(bare_county(code), code)
                if earlier != code:
                    raise DuplicatePartyError(code, (earlier, code))


def frame_of(grant: Grant) -> Amount:
    """
    Give what a grant can give its recipients in all: every pot but what is set aside, or shared elsewhere.

    Example:
        >>> from nara_vard_finans import embedded
        >>> print(frame_of(embedded().grant("ok-gnv-2020")))
        15 711 504 kr
    """
    keys = completed_keys(grant, ())
    shared = stated_pots(grant, keys)
    granted = (
        each.left
        for each in divide(sized(grant.pots, keys, grant.rounding, grant.year), unit=grant.rounding.unit)
        if each.pot.id in shared
        or (
            _is_open(grant, each)
            and each.pot.use is not PotUse.SET_ASIDE
            and not (isinstance(each.pot.size, StatedShare) and each.pot.of in shared)
        )
    )
    return sum(granted, ZERO)


def _is_open(grant: Grant, found: DividedPot) -> bool:
    """Say whether a pot has something that none of its parts take, or no parts; of one, stated shares come first."""
    parts = [part for part in grant.pots if part.of == found.pot.id]
    if found.pot.use is PotUse.ELSEWHERE:
        return False
    return not parts or (found.left > ZERO and not any(isinstance(part.size, StatedShare) for part in parts))
