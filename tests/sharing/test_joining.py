"""Members for a part of a year: against a count of the months or the days, one by one."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans.core import BasisError, Period, Statistic, Text
from nara_vard_finans.sharing import Joining, in_part_of_year

FEES = Statistic(
    id="fee", title=Text("Avgift"), counts="fee", unit="kr", as_of=Period.year(2024), figures={"a": 12_000, "b": 6_000}
)
DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2026, 12, 31))


def counted_one_by_one(joined: dt.date, year: int, counted: Joining) -> Fraction:
    """Count each month, or each day, of the year in which the party is a member."""
    if counted is Joining.DAY:
        first = dt.date(year, 1, 1)
        days = [first + dt.timedelta(days=n) for n in range(366)]
        own = [day for day in days if day.year == year]
        return Fraction(sum(day >= joined for day in own), len(own))
    of_joining = joined.year * 12 + joined.month
    months = [year * 12 + month for month in range(1, 13)]
    later = [month for month in months if month > of_joining or (counted is Joining.MONTH and month == of_joining)]
    return Fraction(len(later), 12)


@given(joined=DAYS, year=st.integers(2022, 2026), counted=st.sampled_from(Joining))
def test_as_counted_one_by_one(joined: dt.date, year: int, counted: Joining) -> None:
    found = in_part_of_year(FEES, year, {"a": joined}, counted, FEES)
    assert found.of("a") == 12_000 * counted_one_by_one(joined, year, counted)
    assert found.of("b") == 6_000


@pytest.mark.parametrize("counted", [Joining.MONTH, Joining.DAY])
def test_joining_on_the_first_day_is_as_having_been_there(counted: Joining) -> None:
    assert in_part_of_year(FEES, 2024, {"a": dt.date(2024, 1, 1)}, counted, FEES).figures == FEES.figures


def test_how_a_figure_came_about() -> None:
    found = in_part_of_year(FEES, 2024, {"a": dt.date(2024, 5, 14)}, Joining.MONTH_AFTER, FEES)
    assert found.how("a").sv == "Avgift 12 000: 7 av 12 månader, från månaden efter inträdet 2024-05-14"
    assert found.how("b").sv == "Avgift 6 000: hela 2024"


def test_nobody_and_strangers_are_refused() -> None:
    with pytest.raises(BasisError, match="nobody has joined"):
        in_part_of_year(FEES, 2024, {}, Joining.DAY, FEES)
    with pytest.raises(BasisError, match="no figure in the statistic for c, who joins"):
        in_part_of_year(FEES, 2024, {"c": dt.date(2024, 1, 1)}, Joining.DAY, FEES)
