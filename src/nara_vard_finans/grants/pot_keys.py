"""The keys by which pots are shared: on which figures, among whom, and which pots are then ready to be shared."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from attrs import evolve

from nara_vard_finans.core import ZERO, BasisError, GrantError, Statistic, UnstatedBasisError
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.pot_sides import of_side, only
from nara_vard_finans.grants.pots import Pot, PotKey, StatedShare
from nara_vard_finans.grants.refusals import (
    NobodyOfItsSide,
    NoKey,
    NoKeysAtAll,
    OnlyInOneStage,
    OnlyThoseWho,
    PotBesideItsShare,
)
from nara_vard_finans.sharing import CostKey, Rate, RoundingRule, agreed_on_basis, among, charged, figures_missing


def refuse_unshareable(grant: Grant, named: Iterable[str], keys: Mapping[str, PotKey]) -> None:
    """Refuse pots without a stated key, and a pot beside a share of it."""
    for name in named:
        pot = grant.pot(name)
        if pot.key is None:
            raise GrantError(name, NoKey())
        for missing in figures_missing(keys[name])[:1]:
            raise UnstatedBasisError(f"{grant.id}/{name}", missing.counts)
        if isinstance(pot.size, StatedShare) and pot.of in named:
            raise GrantError(name, PotBesideItsShare(pot.of))


def stated_pots(grant: Grant, keys: Mapping[str, PotKey]) -> list[str]:
    """Name the pots whose keys are stated, but not those of which a share is shared on in its turn."""
    stated = [name for name, key in keys.items() if not figures_missing(key)]
    shared_on = {pot.of for pot in grant.pots if isinstance(pot.size, StatedShare) and pot.id in stated}
    return [name for name in stated if name not in shared_on]


def completed_keys(grant: Grant, figures: tuple[Statistic, ...]) -> dict[str, PotKey]:
    """Give each pot's key on the figures that fit it; figures that fit none are refused."""
    keys = {pot.id: pot.key for pot in grant.pots if pot.key is not None}
    for statistic in figures:
        refusal: Exception = GrantError(grant.id, NoKeysAtAll(statistic.id))
        fitted: dict[str, PotKey] = {}
        for name, key in keys.items():
            try:
                fitted[name] = cast("PotKey", agreed_on_basis(key, statistic))
            except BasisError as error:
                refusal = error
        if not fitted:
            raise refusal
        # Figures of the very parties of a stated key are meant for it, and not for a key over whoever is counted.
        keys |= {name: key for name, key in fitted.items() if not figures_missing(keys[name])} or fitted
    return keys


def completed_pots(grant: Grant, keys: Mapping[str, PotKey], figures: tuple[Statistic, ...]) -> list[str]:
    """Name the pots whose keys the figures have completed; figures that only half complete one are refused."""
    waiting = (
        {pot.id: pot.key for pot in grant.pots if pot.key is not None and figures_missing(pot.key)} if figures else {}
    )
    done = [name for name in waiting if not figures_missing(keys[name])]
    for name, key in waiting.items():
        if not done and keys[name] != key:
            raise UnstatedBasisError(f"{grant.id}/{name}", figures_missing(keys[name])[0].counts)
    return done


def of_its_side(grant: Grant, pot: Pot, key: PotKey) -> PotKey:
    """Give the key of a pot among those of the side that it goes to; of nobody, it is refused."""
    if pot.to is None:
        return key
    kept = of_side(key.parties, pot.to, grant.parties)
    if not kept:
        reason = NobodyOfItsSide(pot.to, names_of(grant, key.parties))
        raise GrantError(pot.id, reason, missing=("pots",))
    return key if len(kept) == len(key.parties) else only(key, kept)


def among_met(pot: Pot, key: PotKey, met: Mapping[str, tuple[str, ...]]) -> PotKey:
    """Give the key of a pot among those who have met what it requires; where nobody is said to have, it is refused."""
    if pot.id not in met:
        if pot.for_those_who is not None:
            raise GrantError(pot.id, OnlyThoseWho(pot.for_those_who), missing=("qualified",))
        return key
    if not isinstance(key, CostKey):
        raise GrantError(pot.id, OnlyInOneStage())
    return among(key, met[pot.id])


def sized(pots: Sequence[Pot], keys: Mapping[str, PotKey], rule: RoundingRule, year: int) -> tuple[Pot, ...]:
    """
    Give the pots with what a rate gives each that is shared by one; nothing while its figures are not stated.

    Raises:
        UnstatedBasisError: If the figures are not stated of one that is a part of another.
    """
    for pot in pots:
        key = keys.get(pot.id)
        for missing in figures_missing(key)[:1] if pot.of and isinstance(key, Rate) else ():
            raise UnstatedBasisError(pot.id, missing.counts)  # what it leaves of the whole is not known
    sizes = {
        name: sum((level.apportionment.total for level in charged(key.in_year(year), rule, year=year)), ZERO)
        for name, key in keys.items()
        if isinstance(key, Rate) and not figures_missing(key)
    }
    return tuple(evolve(pot, size=sizes[pot.id], key=None) if pot.id in sizes else pot for pot in pots)


def names_of(grant: Grant, codes: Iterable[str]) -> tuple[str, ...]:
    """Name parties, and what has no code by its own name."""
    return tuple(grant.parties[code].name if code in grant.parties else code for code in codes)
