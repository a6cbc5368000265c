"""Many amounts shared by one key at once, stage by stage: years, months, scenarios, as columns."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from attrs import field, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    IndivisibleTotalError,
    KindExpected,
    ResidualError,
    Shown,
    check_type,
    with_tuples,
)
from nara_vard_finans.sharing.apportionment import Carrier
from nara_vard_finans.sharing.array_input import MOST, TOTALS, whole_numbers
from nara_vard_finans.sharing.arrays import apportion_many, find_numpy
from nara_vard_finans.sharing.keys import CostKey
from nara_vard_finans.sharing.nested import AnyKey, NestedKey
from nara_vard_finans.sharing.rounding import ASSUMED_ROUNDING, RoundingRule
from nara_vard_finans.sharing.stages import carrier_between, carrier_within, share_in_stages

if TYPE_CHECKING:
    from nara_vard_finans.sharing.array_input import Places, Whole

_AN_AMOUNT = KindExpected("Amount", "kronor(2_000_000)")


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class ManyShares(Shown):
    """
    Many totals shared by one key.

    Swedish term:
        fördelningar

    Attributes:
        parties: The parties, a column each.
        totals: What was shared, a row each.
        ore: What each party gets of each total, in whole öre: a matrix.
    """

    parties: tuple[str, ...]
    totals: tuple[Amount, ...]
    ore: "Whole" = field(eq=False)

    def amount(self, total: int, party: str) -> Amount:
        """Give what one party gets of the total at a place, from 0."""
        return Amount(int(self.ore[total, self.parties.index(party)]))

    def to_columns(self) -> dict[str, "Places"]:
        """
        Give one row for each total and party: the place of the total, the party, and whole öre.

        Example:
            >>> from nara_vard_finans import equal_shares, kronor
            >>> columns = share_many([kronor(3), kronor(4)], equal_shares("2080", "2081")).to_columns()
            >>> columns["total"].tolist(), columns["party"].tolist(), columns["ore"].tolist()
            ([0, 0, 1, 1], ['2080', '2081', '2080', '2081'], [200, 100, 200, 200])
        """
        import numpy as np  # noqa: PLC0415 - an extra

        rows, columns = self.ore.shape
        return {
            "total": np.repeat(np.arange(rows), columns),
            "party": np.tile(np.array(self.parties, dtype=np.str_), rows),
            "ore": self.ore.ravel(),
        }


def share_many(totals: Iterable[Amount], key: AnyKey, rule: RoundingRule = ASSUMED_ROUNDING) -> ManyShares:
    """
    Share many totals by one key at once, as :func:`~nara_vard_finans.sharing.stages.share_in_stages` shares each.

    Swedish term:
        fördela många belopp med samma nyckel

    Args:
        totals: What to share: the years, months or scenarios of a cost, in the order in which they are asked for.
        key: A key in one stage or several, whose figures are stated.
        rule: How shares become whole amounts.

    Raises:
        IndivisibleTotalError: If a total is not a whole number of the rule's unit.
        NaraVardFinansError: As :func:`~nara_vard_finans.sharing.stages.share_in_stages`, and as
            :func:`~nara_vard_finans.sharing.arrays.apportion_many` of a method that shares no arrays.
        MissingLibraryError: If numpy is not installed.

    Invariants:
        * each row is what sharing its total alone gives

    Example:
        >>> from nara_vard_finans import kronor, parts
        >>> shared = share_many([kronor(100), kronor(-50)], parts({"2080": 2, "2081": 1}))
        >>> [str(shared.amount(row, "2080")) for row in range(2)]
        ['67 kr', '-33 kr']

    .. versionadded:: 0.1.0
    """
    find_numpy()
    amounts = tuple(totals)
    for amount in amounts:
        check_type(amount, Amount, _AN_AMOUNT)
        if amount.ore % rule.unit.ore:
            raise IndivisibleTotalError(amount, rule.unit)
    share_in_stages(ZERO, key, rule)  # what is wrong with the key is wrong with any total
    units = whole_numbers(TOTALS, [amount.ore // rule.unit.ore for amount in amounts])
    columns = _in_stages(units, key, rule, ())
    return ManyShares(
        parties=tuple(key.parties), totals=amounts, ore=_in_ore([columns[party] for party in key.parties], rule.unit)
    )


def _in_ore(columns: "Sequence[Whole]", unit: Amount) -> "Whole":
    """Give whole öre of whole units: 64 bits wide where all of them fit."""
    import numpy as np  # noqa: PLC0415 - an extra

    counts: Whole = np.stack(columns, axis=1)
    furthest = max((abs(int(end)) for end in (counts.max(), counts.min())), default=0) if counts.size else 0
    return (counts if furthest * unit.ore <= MOST else counts.astype(object)) * unit.ore


def _in_stages(units: "Whole", key: AnyKey, rule: RoundingRule, group: tuple[str, ...]) -> "dict[str, Whole]":
    """Give a column of whole units for each party."""
    if isinstance(key, NestedKey):
        between = _between(units, key, rule)
        inner = (_in_stages(between[name], each, rule, (*group, name)) for name, each in key.within)
        return {party: column for columns in inner for party, column in columns.items()}
    stage = cast("CostKey", key)
    return _stage(units, stage, stage.parties, rule, carrier_within(stage, rule.residual_to, group))


def _between(units: "Whole", key: NestedKey, rule: RoundingRule) -> "dict[str, Whole]":
    """
    Share between groups, of which one goes before the others in a tie, or none.

    Raises:
        UnsettledTieError: If groups tie for the odd unit and the key names none.
    """
    first, carrier = key.odd_unit_to, carrier_between(key, rule)
    order = sorted(key.between.parties, key=lambda name: name != first)
    shared = _stage(units, key.between, order, rule, carrier)
    if first is None:
        backwards = _stage(units, key.between, order[::-1], rule, carrier)
        for row in {int(row) for name in order for row in (shared[name] != backwards[name]).nonzero()[0]}:
            share_in_stages(Amount(int(units[row]) * rule.unit.ore), key, rule)  # it says which groups tie
    return shared


def _stage(
    units: "Whole", key: CostKey, order: Sequence[str], rule: RoundingRule, carrier: Carrier | None
) -> "dict[str, Whole]":
    """Share one stage, in which the parties have precedence as they are ordered."""
    weights = [key.integers[key.index(name)] for name in order]
    places = [f"{place:09}" for place in range(len(order))]
    residual_to = places[order.index(carrier)] if isinstance(carrier, str) else carrier
    try:
        shared = apportion_many(units, weights, parties=places, method=rule.method, residual_to=residual_to)
    except ResidualError as error:
        raise ResidualError(str(carrier) if error.party else "", error.reason) from None
    return {name: shared[:, place] for place, name in enumerate(order)}
