"""
Stated shares: whose share of a pot one that a paper states is, and what the printed, rounded shares allow it to be.

A county bears several names; its share is found by the bare one.
"""

from collections.abc import Iterable

from attrs import frozen

from nara_vard_finans.core import Amount, Directory, Shown, unified
from nara_vard_finans.grants.pots import Pot, StatedShare
from nara_vard_finans.sharing import Bounds, bounds


@frozen(kw_only=True, repr=False)
class BoundedShare(Shown):
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


def bounded_share(pot: Pot, whole: Amount) -> BoundedShare | None:
    """Hold a stated share of *whole* against what is printed of it; ``None`` where no rounded shares are."""
    if not isinstance(pot.size, StatedShare) or not pot.size.printed:
        return None
    allowed = bounds(whole, [(each.weight, each.percent) for each in pot.size.printed])
    return BoundedShare(pot=pot, stated=pot.size, whole=whole, bounds=allowed)


def same_county(whose: str, codes: Iterable[str], parties: Directory) -> str | None:
    """Give the first of *codes*, which may be names, that is the county of a name; ``None`` where none is."""
    wanted = bare_county(whose)
    names = ((code, parties[code].name if code in parties else code) for code in codes)
    return next((code for code, name in names if bare_county(name) == wanted), None)


def bare_county(name: str) -> str:
    """Give the bare name of a county: Dalarna for Dalarnas län and Region Dalarna."""
    return unified(name).removeprefix("region ").removesuffix(" län").removesuffix("s")
