"""How whole amounts are made of exact shares: the method, the unit, and who carries the residual."""

from collections.abc import Iterable

from attrs import evolve, field, frozen

from nara_vard_finans.core import (
    KRONA,
    NOT_IN_FILES,
    ZERO,
    Amount,
    AmountError,
    InexactTypeError,
    KindExpected,
    Remark,
    RemarkKind,
    Source,
)
from nara_vard_finans.sharing.apportionment import (
    LARGEST,
    Carrier,
    refuse_misplaced_decimals,
    refuse_misplaced_residual,
)
from nara_vard_finans.sharing.methods import Method
from nara_vard_finans.sharing.refusals import UnitAboveZero


@frozen(kw_only=True)
class RoundingRule:
    """
    How shares become whole amounts.

    Swedish term:
        avrundningsregel

    Attributes:
        method: How the left-over part is dealt with.
        unit: The smallest sum a party is charged.
        residual_to: The party that carries the residual, by code, or the largest; only for the method that needs it.
        decimals: To how many decimals percentages are rounded first; only for the methods that do so.
        source: Where it stands, if elsewhere than what it belongs to; it takes no part in comparisons.
        assumed: Whether nobody has stated it, so that it is ours; it takes no part in comparisons.
    """

    method: Method = Method.LARGEST_REMAINDER
    unit: Amount = KRONA
    residual_to: Carrier | None = None
    decimals: int | None = None
    source: Source | None = field(default=None, eq=False, repr=False)
    assumed: bool = field(default=False, eq=False, repr=False, metadata={NOT_IN_FILES: True})

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.method, Method):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.method, KindExpected("Method", "Method.LARGEST_REMAINDER"))
        refuse_misplaced_residual(self.method, self.residual_to)
        refuse_misplaced_decimals(self.method, self.decimals)
        if not isinstance(self.unit, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.unit, KindExpected("Amount", "kronor(1)"))
        if self.unit <= ZERO:
            raise AmountError(str(self.unit), UnitAboveZero())


ASSUMED_ROUNDING = RoundingRule(assumed=True)
"""The rule that is used where nobody has stated one, which is whole kronor by the largest remainder."""


def is_assumed(rule: RoundingRule, remarks: Iterable[Remark]) -> bool:
    """Say whether a rule of rounding is an assumption: nobody has stated it, or the remarks on it say so."""
    if rule.source is not None:
        return False
    return rule.assumed or any(says_assumed(each) for each in remarks)


def says_assumed(remark: Remark) -> bool:
    """Say whether a remark tells that no paper states the rounding."""
    return remark.at == "rounding" and remark.kind in {RemarkKind.ASSUMPTION, RemarkKind.SILENCE}


def rounding_without(rule: RoundingRule, codes: Iterable[str]) -> RoundingRule:
    """Give a rule of rounding without some of the parties; the largest carries a residual that one of them carried."""
    return evolve(rule, residual_to=LARGEST) if rule.residual_to in {*codes} else rule
