"""
Awards: what each recipient gets of a grant.

The frames are divided into pots, and each pot whose key is stated is shared between its recipients, by the same
apportionment as a cost.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import (
    ZERO,
    AmbiguousPartyError,
    Amount,
    BasisError,
    DuplicatePartyError,
    Finding,
    GrantError,
    Party,
    Principal,
    Severity,
    Shown,
    Statistic,
    Text,
    UnknownPartyError,
    UnstatedBasisError,
    check_type,
    code_text,
    code_texts,
    listed,
    swedish_order,
    table_order,
    unified,
    with_tuples,
)
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.pot_sides import of_side, only
from nara_vard_finans.grants.pots import DividedPot, Pot, PotUse, StatedShare, divide
from nara_vard_finans.sharing import (
    AnyKey,
    Bounds,
    CostKey,
    Level,
    RoundingRule,
    among,
    bounds,
    on_basis,
    residual_findings,
    share_in_stages,
    unstated,
)


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
    name: Text
    side: Principal | None
    amount: Amount
    levels: tuple[Level, ...] = ()

    @property
    def exact(self) -> Fraction:
        """What it would get before rounding, in kronor."""
        if not self.levels:
            return self.amount.kronor
        return sum((level.apportionment.exact(self.code) for level in self.levels), Fraction(0))


@frozen(kw_only=True)
class BoundedShare:
    """
    A stated share of a pot, beside what the printed, rounded shares allow.

    Attributes:
        pot: The pot that is the share.
        stated: The share, as stated.
        whole: What it is a share of.
        bounds: Between which amounts the exact share lies.
    """

    pot: Pot
    stated: StatedShare
    whole: Amount
    bounds: Bounds

    @property
    def within_bounds(self) -> bool:
        """Whether the stated amount lies within the bounds."""
        return self.bounds.holds(self.stated.amount)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class GrantSharing(Shown):
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
        return GrantError(
            code, f"it is no recipient of {self.grant.id}; name one that is, such as {self.awards[0].name}"
        )

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
        found = self._by_name(code_text(text, "a code or a name, as a text"))
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
        for form in (str.strip, unified, _county):
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
        return tuple(
            BoundedShare(
                pot=pot,
                stated=pot.size,
                whole=self.amount_of(pot.of),
                bounds=bounds(self.amount_of(pot.of), [(each.weight, each.percent) for each in pot.size.printed]),
            )
            for pot in self.grant.pots
            if isinstance(pot.size, StatedShare) and pot.size.printed
        )

    def participant(self, pot: Pot) -> str | None:
        """Give the participant of a shared pot whose share *pot* is, by its code or name; ``None`` if it finds none."""
        if not isinstance(pot.size, StatedShare):
            return None
        keys = [level.apportionment.key for level in self.levels if level.group[:1] == (pot.of,)]
        wanted = _county(pot.size.whose)
        for key in keys:
            for code in key.parties:
                name = self.grant.parties[code].name if code in self.grant.parties else code
                if _county(name) == wanted:
                    return code
        return None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Whether the awards do not sum to what is shared, or a pot is not what is printed or what can be."""
        return (
            *residual_findings(self.grant.id, self.total, self.residual),
            *(
                _not_as_printed(self.grant.id, each)
                for each in self.pots
                if each.pot.printed not in (None, each.amount)
            ),
            *(_out_of_bounds(self.grant.id, share) for share in self.bounded if not share.within_bounds),
            *(_of_other_side(self.grant, self.grant.pot(name), codes) for name, codes in self.left_out),
        )


def _county(name: str) -> str:
    """Give the bare name of a county: Dalarna for Dalarnas län and Region Dalarna."""
    return unified(name).removeprefix("region ").removesuffix(" län").removesuffix("s")


def _not_as_printed(grant: str, found: DividedPot) -> Finding:
    title, printed = found.pot.title, found.pot.printed
    message = Text(
        f"{title.sv}: {found.amount} följer av uppdelningen, tryckt är {printed}.",
        f"{title.in_english}: {found.amount} follows from the cut; {printed} is printed.",
    )
    return Finding(
        rule="pot-as-printed",
        severity=Severity.WARNING,
        subject=f"{grant}/{found.pot.id}",
        message=message,
        source=found.pot.source,
    )


def _out_of_bounds(grant: str, share: BoundedShare) -> Finding:
    message = Text(
        f"{share.pot.title.sv}: {share.stated.amount} ligger utanför det som de tryckta andelarna medger.",
        f"{share.pot.title.in_english}: {share.stated.amount} lies outside what the printed shares allow.",
    )
    return Finding(
        rule="share-within-bounds",
        severity=Severity.WARNING,
        subject=f"{grant}/{share.pot.id}",
        message=message,
        source=share.pot.source,
    )


_MOST_NAMES = 5


def _of_other_side(grant: Grant, pot: Pot, codes: tuple[str, ...]) -> Finding:
    names = [grant.parties[code].name if code in grant.parties else code for code in codes[:_MOST_NAMES]]
    more = len(codes) - len(names)
    others = Text(f" och {more} till", f" and {more} more") if more else Text("")
    side = _SIDES[pot.to or Principal.REGION]
    message = Text(
        f"{pot.title.sv} går till {side.sv}: {', '.join(names)}{others.sv}, som också står i underlaget, har ingen del "
        "av den.",
        f"{pot.title.in_english} goes to {side.en}, and no part of it to {', '.join(names)}{others.en}, whom "
        "its figures count too.",
    )
    about = f"{grant.id}/{pot.id}"
    return Finding(rule="pot-side", severity=Severity.NOTE, subject=about, message=message, source=pot.source)


_SIDES = {
    Principal.MUNICIPALITIES: Text("kommunerna", "the municipalities"),
    Principal.REGION: Text("regionen", "the region"),
}


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
    check_type(grant, Grant, "a Grant, such as embedded().grant('ok-gnv-2020')")
    in_pots = "codes by the id of the pot, such as {'kommunerna': ['2080', '2081']}"
    check_type(qualified, (Mapping, type(None)), in_pots)
    rule = rounding or grant.rounding
    statistics, named = tuple(figures), tuple(dict.fromkeys(pots))
    keys = _completed(grant, statistics)
    chosen = named or _completed_by(grant, keys, statistics) or _stated(grant, keys)
    _refuse_unshareable(grant, named, keys)
    met = {grant.pot(name).id: code_texts(codes) for name, codes in (qualified or {}).items()}
    divided = divide(grant.pots, unit=rule.unit)
    left = {each.pot.id: each.left for each in divided}
    sided = {name: _of_its_side(grant, grant.pot(name), keys[name]) for name in chosen}
    left_out = {name: tuple(sorted({*keys[name].parties} - {*key.parties})) for name, key in sided.items()}
    met = {name: tuple(code for code in codes if code not in left_out.get(name, ())) for name, codes in met.items()}
    levels = tuple(
        level
        for name in chosen
        for level in share_in_stages(left[name], _among_met(grant.pot(name), sided[name], met), rule, (name,))
    )
    _refuse_twice(grant, levels)
    shared = tuple(chosen) or tuple(each.pot.id for each in divided if _is_open(grant, each))
    others = tuple((name, codes) for name, codes in left_out.items() if codes)
    return GrantSharing(grant=grant, rounding=rule, pots=divided, shared=shared, levels=levels, left_out=others)


def _of_its_side(grant: Grant, pot: Pot, key: AnyKey) -> AnyKey:
    """Give the key of a pot among those of the side that it goes to; of nobody, it is refused."""
    if pot.to is None:
        return key
    kept = of_side(key.parties, pot.to, grant.parties)
    if not kept:
        names = [grant.parties[code].name if code in grant.parties else code for code in key.parties]
        raise GrantError(
            pot.id,
            f"it goes to {_SIDES[pot.to].en}, and its key or its figures count none of that side, but "
            f"{listed(names)}: add those it goes to, or name the pots to share",
            missing=("pots",),
        )
    return key if len(kept) == len(key.parties) else only(key, kept)


def _refuse_unshareable(grant: Grant, named: Iterable[str], keys: Mapping[str, AnyKey]) -> None:
    """Refuse pots without a stated key, and a pot beside a share of it."""
    for name in named:
        pot = grant.pot(name)
        if pot.key is None:
            raise GrantError(name, "no paper says how it is shared; give the pot a key, or name another")
        for missing in unstated(keys[name])[:1]:
            raise UnstatedBasisError(f"{grant.id}/{name}", missing.counts)
        if isinstance(pot.size, StatedShare) and pot.of in named:
            raise GrantError(name, f"it is a share of {pot.of}, so the two cannot be shared in one; name one of them")


def _refuse_twice(grant: Grant, levels: Iterable[Level]) -> None:
    """Refuse two names of one county in one key: Dalarna, Dalarnas län, Region Dalarna."""
    for level in levels:
        seen: dict[str, str] = {}
        for code in level.apportionment.key.parties:
            if code not in grant.parties and not level.between_groups:
                earlier = seen.setdefault(_county(code), code)
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
    shared = _stated(grant, _completed(grant, ()))
    granted = (
        each.left
        for each in divide(grant.pots, unit=grant.rounding.unit)
        if each.pot.id in shared
        or (
            _is_open(grant, each)
            and each.pot.use is not PotUse.SET_ASIDE
            and not (isinstance(each.pot.size, StatedShare) and each.pot.of in shared)
        )
    )
    return sum(granted, ZERO)


def _stated(grant: Grant, keys: Mapping[str, AnyKey]) -> list[str]:
    """Name the pots whose keys are stated, but not those of which a share is shared on in its turn."""
    stated = [name for name, key in keys.items() if not unstated(key)]
    shared_on = {pot.of for pot in grant.pots if isinstance(pot.size, StatedShare) and pot.id in stated}
    return [name for name in stated if name not in shared_on]


def _is_open(grant: Grant, found: DividedPot) -> bool:
    """Say whether a pot has something that none of its parts take, or no parts; of one, stated shares come first."""
    parts = [part for part in grant.pots if part.of == found.pot.id]
    if found.pot.use is PotUse.ELSEWHERE:
        return False
    return not parts or (found.left > ZERO and not any(isinstance(part.size, StatedShare) for part in parts))


def _completed(grant: Grant, figures: tuple[Statistic, ...]) -> dict[str, AnyKey]:
    """Give each pot's key on the figures that fit it; figures that fit none are refused."""
    keys = {pot.id: pot.key for pot in grant.pots if pot.key is not None}
    for statistic in figures:
        refusal: Exception = GrantError(grant.id, f"none of its pots has a key, so {statistic.id} serves nothing")
        fitted: dict[str, AnyKey] = {}
        for name, key in keys.items():
            try:
                fitted[name] = on_basis(key, statistic)
            except BasisError as error:
                refusal = error
        if not fitted:
            raise refusal
        # Figures of the very parties of a stated key are meant for it, and not for a key over whoever is counted.
        keys |= {name: key for name, key in fitted.items() if not unstated(keys[name])} or fitted
    return keys


def _completed_by(grant: Grant, keys: Mapping[str, AnyKey], figures: tuple[Statistic, ...]) -> list[str]:
    """Name the pots whose keys the figures have completed; figures that only half complete one are refused."""
    waiting = {pot.id: pot.key for pot in grant.pots if pot.key is not None and unstated(pot.key)} if figures else {}
    done = [name for name in waiting if not unstated(keys[name])]
    for name, key in waiting.items():
        if not done and keys[name] != key:
            raise UnstatedBasisError(f"{grant.id}/{name}", unstated(keys[name])[0].counts)
    return done


def _among_met(pot: Pot, key: AnyKey, met: Mapping[str, tuple[str, ...]]) -> AnyKey:
    if pot.id not in met:
        if pot.for_those_who is not None:
            raise GrantError(
                pot.id,
                f"only those share in it who {pot.for_those_who}; name them as qualified",
                missing=("qualified",),
            )
        return key
    if not isinstance(key, CostKey):
        raise GrantError(pot.id, "only a key in one stage can be shared among those who have met something")
    return among(key, met[pot.id])
