"""What a file says by year: the same for all, or a table of it."""

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from nara_vard_finans.core import Amount
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._form_messages import NotYears
from nara_vard_finans.facts._structuring import each
from nara_vard_finans.facts._values import Number, as_amount
from nara_vard_finans.facts.messages import NotYear
from nara_vard_finans.sharing import AgreedKey, Years

_Entry = TypeVar("_Entry")

AmountsByYear = Annotated[tuple[tuple[Years, Amount], ...], "one amount, or one by year"]
NumbersByYear = Annotated[tuple[tuple[Years, Number], ...], "one number, or one by year"]
NamesByYear = Annotated[tuple[tuple[Years, str], ...], "one name, or one by year"]
KeysByYear = Annotated[tuple[tuple[Years, AgreedKey], ...], "keys by year"]
ALWAYS = Years(1, None)
"""The years of what is not stated by year."""

_YEARS = re.compile(r"(?P<first>[0-9]{4})(?P<to>-(?P<last>[0-9]{4})?)?")


def by_year(raw: Any, read: Callable[[Any], _Entry]) -> tuple[tuple[Years, _Entry], ...]:
    """Read what is the same every year, or a table of it by year."""
    return each_year(raw, read) if isinstance(raw, dict) else ((ALWAYS, read(raw)),)


def each_year(raw: Any, read: Callable[[Any], _Entry]) -> tuple[tuple[Years, _Entry], ...]:
    return each(raw, lambda years, value: (years_of(years), read(value)))


def years_of(text: str) -> Years:
    """Read the years that something holds for."""
    match = _YEARS.fullmatch(text)
    if match is None:
        raise MisfitError(NotYears(text))
    first = int(match["first"])
    return Years(first, first if match["to"] is None else int(match["last"]) if match["last"] else None)


def year_and_amount(year: str, raw: Any) -> tuple[int, Amount]:
    if not re.fullmatch(r"[0-9]{4}", year):
        raise MisfitError(NotYear(year))
    return int(year), as_amount(raw)
