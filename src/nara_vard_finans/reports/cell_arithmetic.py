"""
What a spreadsheet can reckon exactly, and how.

A spreadsheet reckons with fifteen digits. So a total is cut into millions and the rest, each share is a whole quotient
and a whole remainder of the two in turn, and every quotient is put right by its own remainder: no number is larger
than fifteen digits, and none is a fraction. Only SUM, INT, IF, OR and SUMPRODUCT are used, which every spreadsheet
reckons alike.
"""

import math
from collections.abc import Iterator
from fractions import Fraction

from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.columns import Words
from nara_vard_finans.reports.sheets import LIMIT
from nara_vard_finans.reports.workings import Stage, power_of_ten
from nara_vard_finans.sharing import Method, method_text

MILLION = 1_000_000
MOST_ROWS = 1_000
"""The most rows that are placed by their remainders: the work grows with the square."""
_MOST_STEPS, _MOST_CLAIMS = 8, 2_500
"""The most steps of a divisor method for one row, and for all together: likewise."""


def quotient(number: str, by: str) -> str:
    """
    Give the formula of a whole quotient, put right where the division itself was rounded to a whole number.

    Example:
        >>> quotient("A1", "B1")
        'INT(A1/B1)+IF(A1-INT(A1/B1)*B1<0,-1,IF(A1-INT(A1/B1)*B1>=B1,1,0))'
    """
    rest = f"{number}-INT({number}/{by})*{by}"
    return f"INT({number}/{by})+IF({rest}<0,-1,IF({rest}>={by},1,0))"


def nearest(number: str) -> str:
    """
    Give the formula of the nearest whole number, put right where a spreadsheet rounds down to one that is too large.

    Example:
        >>> nearest("A1")
        'INT(A1+0.5)+IF(A1-INT(A1+0.5)<-0.5,-1,IF(A1-INT(A1+0.5)>=0.5,1,0))'
    """
    off = f"{number}-INT({number}+0.5)"
    return f"INT({number}+0.5)+IF({off}<-0.5,-1,IF({off}>=0.5,1,0))"


def in_kronor(stage: Stage) -> bool:
    """Say whether a stage is shared in whole kronor or larger; else it is reckoned in öre."""
    return not stage.unit.ore % 100


def steps_in_cells(stage: Stage) -> int:
    """
    Give how many steps of the divisor method each row has in cells: all that there can be, where there is room.

    Rounded alone, no row is off by more than half a unit, so that no more than half as many steps as rows are left.
    """
    rows, whole = len(stage.participants), stage.components[0].whole
    most = min(rows // 2, _MOST_STEPS, _MOST_CLAIMS // rows)
    return next((steps for steps in range(most, 0, -1) if steps_fit(steps, whole)), 0)


def steps_fit(steps: int, whole: int) -> bool:
    """Say whether the claims to so many steps can be compared exactly, where the weights sum to *whole*."""
    fits: bool = 2 * steps * whole * whole < LIMIT
    return fits


def rated_scale(stage: Stage) -> int:
    """Give what a whole weight times a whole rate is divided by to be units: what made them whole, times the unit."""
    return (power_of_ten([stage.rate or 0]) or 1) * stage.components[0].scale * stage.unit.ore


def rated_cells(stage: Stage) -> Iterator[int]:
    """Give the largest number in the cells of each row that a rate gives."""
    rate = stage.rate or Fraction(0)
    whole = int(rate * (power_of_ten([rate]) or 1))
    return (200 * whole * each + rated_scale(stage) for each in stage.components[0].integers)


def why_values(stage: Stage) -> Words | None:
    """Say why a stage is written as values; ``None`` where its cells can reckon it."""
    if stage.values is not None:
        return stage.values
    if stage.rate is not None:
        return None if all(each < LIMIT for each in rated_cells(stage)) else say.TooLarge()
    if stage.is_alone and stage.method is not Method.HALF_UP_EACH and len(stage.components) > 1:
        return say.NoFormulaOfMixed(method_text(stage.method))
    if len(stage.participants) > MOST_ROWS:
        return say.TooManyRows(len(stage.participants), MOST_ROWS)
    if stage.by_rule != stage.counts:
        return say.OtherRule()
    return _why_no_steps(stage) if _fits(stage) else say.TooLarge()


def _why_no_steps(stage: Stage) -> Words | None:
    """Say why the steps of the divisor method are no formulas; ``None`` where they are, or there are none."""
    steps, there_can_be = steps_in_cells(stage), len(stage.participants) // 2
    if stage.method is not Method.SAINTE_LAGUE or steps == there_can_be:
        return None
    taken = max(abs(count - start) for count, start in zip(stage.counts, stage.starts, strict=True))
    if taken < steps:
        return None
    return say.TooManySteps() if steps_fit(steps + 1, stage.components[0].whole) else say.TooLarge()


def _fits(stage: Stage) -> bool:
    units, sums = stage.units, [each.whole for each in stage.components]
    size = abs(stage.total.ore) // (100 if in_kronor(stage) else 1)
    wholes = [stage.parts * whole for whole in sums]
    return (
        size < LIMIT
        and all((units + MILLION) * whole < LIMIT * MILLION and 2 * MILLION * whole < LIMIT for whole in wholes)
        and (len(sums) == 1 or len(sums) * stage.parts * math.prod(sums) < LIMIT)
    )
