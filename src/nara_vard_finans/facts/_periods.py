"""Days, periods and lengths of time, as a file writes them."""

import datetime as dt
import re
from typing import Any

from cattrs import Converter

from nara_vard_finans.core import Period, Reason, Text
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._form_messages import OpenTerm, TermWithoutLastDay
from nara_vard_finans.facts._values import as_integer, as_yes_or_no, expected
from nara_vard_finans.facts.messages import BeforeAnyYear, KeyMissing

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR = 1_000
_DAY = Text("en dag som 2023-01-31, utan citattecken", "a day such as 2023-01-31, without quotes")
_DAY_OR_PERIOD = Text(
    "en dag som 2023-01-31, eller en månad eller ett år inom citattecken, som '2021-06'",
    "a day such as 2023-01-31, or a month or year in quotes such as '2021-06'",
)

_LENGTH = Text("en längd som { months = 6 } eller { years = 1 }", "a length such as { months = 6 } or { years = 1 }")


def as_day(raw: Any) -> dt.date:
    """Read a day, which TOML has a form for."""
    if isinstance(raw, dt.datetime) or not isinstance(raw, dt.date):
        raise expected(_DAY, raw)
    if raw.year < _FIRST_YEAR:
        raise MisfitError(BeforeAnyYear(raw, _FIRST_YEAR))
    return raw


def day_of_text(raw: Any) -> Any:
    """Read a day of JSON, which has none of its own; what is no day stays what it is, and is refused as that."""
    try:
        return dt.date.fromisoformat(raw) if isinstance(raw, str) and _ISO_DAY.fullmatch(raw) else raw
    except ValueError:
        return raw


def period_text(raw: Any) -> str:
    """Read a day, a month or a year as the text of its period."""
    if raw is ...:
        raise MisfitError(KeyMissing("as_of"))
    if isinstance(raw, dt.date):
        return str(as_day(raw))
    if isinstance(raw, str):
        if re.match("0[0-9]{3}", raw):
            raise MisfitError(BeforeAnyYear(raw, _FIRST_YEAR))
        return raw
    raise expected(_DAY_OR_PERIOD, raw)


def as_term(raw: Any, converter: Converter) -> Period:
    """Read a term, which may be until further notice."""
    if isinstance(raw, dict) and "first_day" in raw and not {"last_day", "until_further_notice"} & {*raw}:
        raise MisfitError(TermWithoutLastDay())
    if not isinstance(raw, dict) or "until_further_notice" not in raw:
        return converter.structure(raw, Period)
    strange = sorted({*raw} - {"first_day", "until_further_notice"})
    if strange or "first_day" not in raw or not as_yes_or_no(raw["until_further_notice"]):
        raise MisfitError(OpenTerm())
    return Period.since(converter.structure(raw["first_day"], dt.date))


def in_months(raw: Any, empty: Reason) -> Any:
    """Let a length be given in years too, and refuse one that is not given at all."""
    if not isinstance(raw, dict):
        raise expected(_LENGTH, raw)
    if not {"months", "days", "years"} & {*raw}:
        raise MisfitError(empty)
    if "years" not in raw:
        return raw
    years, months = as_integer(raw["years"]), raw.get("months", 0)
    return {**{key: value for key, value in raw.items() if key != "years"}, "months": 12 * years + as_integer(months)}
