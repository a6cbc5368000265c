"""Which figures a key uses for a year that they are not of, where no paper says that they hold then."""

from collections.abc import Iterable

from nara_vard_finans.core import Statistic
from nara_vard_finans.sharing.joining import JoiningFigures
from nara_vard_finans.sharing.keys import CostKey
from nara_vard_finans.sharing.nested import AnyKey, NestedKey


def figures_beyond(keys: Iterable[AnyKey], year: int) -> tuple[Statistic, ...]:
    """Give the figures of keys that are of another year than *year* and the one before, where no paper says so."""
    inner = (key for outer in keys for key in _flat(outer))
    found = (_of_whole_year(key.basis.statistic, year) for key in inner if _is_beyond(key, year))
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _of_whole_year(statistic: Statistic | None, year: int) -> Statistic | None:
    """Give what figures follow from that are of the year by what they are: those of who joins in it."""
    if isinstance(statistic, JoiningFigures) and statistic.year == year:
        return statistic.origins[0]
    return statistic


def _flat(key: AnyKey) -> tuple[CostKey, ...]:
    match key:
        case NestedKey():
            return tuple(flat for _, within in key.within for flat in _flat(within))
        case CostKey():
            return key.flattened
        case _:
            return ()  # without figures


def _is_beyond(key: CostKey, year: int) -> bool:
    """
    Say whether the figures of a key are of another year than this one and the one before, and no paper says why.

    A budget is made by the figures of the year before; the border is our assumption.
    """
    statistic, stated = key.basis.statistic, key.basis.figures_for
    if stated is not None and stated.touches_year(year):
        return False
    if isinstance(statistic, JoiningFigures) and statistic.year != year:
        return True
    if statistic is None or statistic.as_of is None:
        return False
    return not (statistic.as_of.touches_year(year) or statistic.as_of.touches_year(year - 1))
