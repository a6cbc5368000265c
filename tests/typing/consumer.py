"""Never run: what a consumer writes, checked by mypy and pyright."""

from fractions import Fraction
from typing import assert_type

from nara_vard_finans import (
    Agreement,
    Amount,
    CostKey,
    Method,
    NestedKey,
    Period,
    Workspace,
    apportion,
    embedded,
    equal_shares,
    explain,
    kronor,
    parts,
    proportional_to,
    share_cost,
)
from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.analysis import Explanation
from nara_vard_finans.core import KRONA, Statistic, Text
from nara_vard_finans.grants import GrantSharing
from nara_vard_finans.sharing import Apportionment
from nara_vard_finans.workspace import Answer

facts = embedded()
agreement = facts.agreement("rss-dalarna-2023")
assert_type(agreement, Agreement)
sharing = share_cost(agreement, 2023)
assert_type(sharing, CostSharing)
assert_type(sharing.charges[0].amount, Amount)
assert_type(explain(sharing, "2034"), Explanation)

key = parts({"a": 1, "b": Fraction(1, 2)})
assert_type(key, CostKey)
result = apportion(kronor(100), key, method=Method.SAINTE_LAGUE, unit=KRONA)
assert_type(result, Apportionment)
assert_type(result.amounts, tuple[Amount, ...])
assert_type(result.exact("a"), Fraction)

people = Statistic(
    id="people",
    title=Text("Folk"),
    counts="population",
    unit="persons",
    as_of=Period.year(2024),
    figures={"a": 1, "b": 2},
)
nested = NestedKey(
    between=equal_shares("x", "y"), within={"x": proportional_to(people), "y": equal_shares("c")}, odd_unit_to="y"
)
assert_type(nested.flat, CostKey)
assert_type(sum(result.amounts, kronor(0)), Amount)

workspace = Workspace.open()
grant = facts.grant("primary-care-2020")
assert_type(workspace.allocate(agreement, 2023), Answer[CostSharing])
assert_type(workspace.allocate(grant), Answer[GrantSharing])
assert_type(workspace.allocate("rss-dalarna-2023", 2023), Answer[CostSharing | GrantSharing])
