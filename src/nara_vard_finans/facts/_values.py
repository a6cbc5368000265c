"""The single values of a file: texts, numbers, amounts, and words that are one of a few."""

import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nara_vard_finans.core import Amount, AnyText, Text, exact, kronor, read_exact, read_figure
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts.messages import Expected, NotKnown, NotReadable, TooLong

Number = int | Fraction
"""An exact number."""

_LONGEST_TEXT = 10_000


def as_text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise expected(Text("en text inom citattecken", "a text in quotes"), raw)
    text = " ".join(unicodedata.normalize("NFC", raw).split())
    if not text or not text.isprintable():
        raise MisfitError(NotReadable(raw))
    if len(text) > _LONGEST_TEXT:
        raise MisfitError(TooLong(len(text), _LONGEST_TEXT))
    return text


def as_integer(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise expected(Text("ett heltal", "a whole number"), raw)
    return raw


def as_yes_or_no(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise expected(Text("true eller false", "true or false"), raw)
    return raw


def as_number(raw: Any) -> Number:
    number = as_percent(raw)
    if isinstance(raw, str | Decimal):
        read_figure(str(raw))  # whoever writes 20.544 for inhabitants may well mean thousands
    return number


def as_percent(raw: Any) -> Number:
    """Read a number of which no more than a hundred can be meant, so that 33.333 has decimals."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise expected(Text("ett tal", "a number"), raw)
    return exact(read_exact(raw)) if isinstance(raw, str) else exact(raw)


def as_amount(raw: Any) -> Amount:
    if isinstance(raw, str):
        return Amount.parse(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise expected(
            Text("ett belopp, som 4000000 eller '1 225 535 kr'", "an amount, such as 4000000 or '1 225 535 kr'"), raw
        )
    amount = kronor(raw)
    if isinstance(raw, Decimal):
        read_figure(str(raw))
    return amount


def as_member(raw: Any, cls: Any) -> Any:
    names = tuple(member.value for member in cls)
    if raw not in names:
        raise MisfitError(NotKnown(raw, names))
    return cls(raw)


def expected(what: AnyText, raw: object) -> MisfitError:
    """Say what was expected in the place of a value."""
    return MisfitError(Expected(what, raw))
