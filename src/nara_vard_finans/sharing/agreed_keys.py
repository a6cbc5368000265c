"""
The keys that an agreement can state: shares of a given total, what gives the total itself, or either by year.

They are made of each other, and so stand together. What is asked of them is in ``agreed``.
"""

from collections.abc import Iterable

from attrs import evolve, frozen

from nara_vard_finans.core import Shown, WeightError, with_tuples
from nara_vard_finans.sharing.bounded import Bounded
from nara_vard_finans.sharing.by_year import ByYear
from nara_vard_finans.sharing.charge_refusals import NoParts, PartsOfOneName
from nara_vard_finans.sharing.costs import Cost
from nara_vard_finans.sharing.nested import AnyKey
from nara_vard_finans.sharing.rates import Rate
from nara_vard_finans.sharing.stated_amounts import StatedAmounts


@frozen(kw_only=True)
class CostPart:
    """
    One part of what is charged.

    Swedish term:
        avgiftsdel

    Attributes:
        name: Its name.
        key: A rate or stated amounts, which give its total; or a key by which a sum is shared.
        cost: The sum that is shared; ``None`` where the key gives it, or it is what is left of the whole cost.
    """

    name: str
    key: "AgreedKey"
    cost: Cost | None = None


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Combined(Shown):
    """
    Several parts that are charged together.

    Swedish term:
        sammansatt avgift

    Attributes:
        parts: The parts, in the order of the paper.

    Raises:
        WeightError: If there is no part, or two have one name.
    """

    parts: tuple[CostPart, ...]

    def __attrs_post_init__(self) -> None:
        names = [part.name for part in self.parts]
        if not names:
            raise WeightError((), NoParts())
        if len({*names}) < len(names):
            raise WeightError(tuple(names), PartsOfOneName())

    @property
    def parties(self) -> tuple[str, ...]:
        """Who takes part in any of the parts, in the order of the codes."""
        return tuple(sorted({party for part in self.parts for party in part.key.parties}))

    def with_keys(self, keys: "Iterable[AgreedKey]") -> "Combined":
        """Give the same parts with other keys, in the same order."""
        return evolve(self, parts=tuple(evolve(part, key=key) for part, key in zip(self.parts, keys, strict=True)))


@frozen(kw_only=True, repr=False)
class KeyByYear(Shown):
    """
    A key for each year.

    Swedish term:
        fördelningsnyckel år för år

    Attributes:
        keys: The keys, by the years that they hold for.

    Example:
        >>> from nara_vard_finans import equal_shares, parts
        >>> from nara_vard_finans.core import Text
        >>> from nara_vard_finans.sharing import Years, key_in_year
        >>> spans = [(Years(2017, 2018), equal_shares("a", "b")), (Years(2019, None), parts({"a": 3, "b": 1}))]
        >>> key_in_year(KeyByYear(keys=ByYear(Text("nyckel"), spans)), 2024).share("a")
        Fraction(3, 4)
    """

    keys: "ByYear[AgreedKey]"

    @property
    def parties(self) -> tuple[str, ...]:
        """Who takes part in any of the years, in the order of the codes."""
        return tuple(sorted({party for key in self.keys.values for party in key.parties}))


Charging = Rate | StatedAmounts | Combined
"""What gives each party's amount by itself, and not as a share of a given total."""

AgreedKey = AnyKey | Charging | Bounded | KeyByYear
"""What an agreement can state as its key."""

KeyOfYear = AnyKey | Charging | Bounded
"""The key of one year."""
