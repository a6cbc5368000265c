"""
Wording: how values and names stand in a message.

What strangers wrote is shown as they wrote it, on one line, cut when it is long, and without anything that a terminal
would act on.
"""

import datetime as dt
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

_LONGEST_SHOWN = 60
_MOST_COMPARED = 60


def shown(value: object, *, swedish: bool = False) -> str:
    """
    Give *value* as it was written, on one line, without control characters, and cut when it is long.

    Args:
        value: What a stranger gave.
        swedish: Whether what is said of a long one, or of one that cannot be written, is said in Swedish.

    Example:
        >>> shown("12 kr")
        "'12 kr'"
    """
    if isinstance(value, int) and not isinstance(value, bool):
        bits, large = value.bit_length(), "ett heltal av {} bitar" if swedish else "an integer of {} bits"
        return int.__repr__(value) if bits < _LONGEST_SHOWN else large.format(bits)
    if isinstance(value, bool):
        return str(value).lower()
    text, characters = (
        value if isinstance(value, str) else _written(value, swedish=swedish),
        "tecken" if swedish else "characters",
    )
    cut = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 20]}… ({len(text)} {characters})"
    return f"'{printable(cut)}'" if isinstance(value, str) else printable(cut)


def _written(value: object, *, swedish: bool) -> str:
    try:
        return str(value) if isinstance(value, Decimal | dt.date) else repr(value)
    except Exception:  # noqa: BLE001 - whatever a stranger's value raises when it is written
        kind = type(value).__name__
        return f"en {kind} som inte kan skrivas ut" if swedish else f"a {kind} that cannot be written"


def printable(text: str) -> str:
    r"""
    Give *text* on one line, without characters that a terminal would act on.

    Example:
        >>> print(printable("a\x1b[31m"))
        a\x1b[31m
    """
    return "".join(mark if mark.isprintable() or mark in "\u00a0\u202f" else repr(mark)[1:-1] for mark in text)


def nearest(text: str, names: Iterable[str]) -> str:
    """
    Give the one of *names* that is most like *text*, or an empty string when none is.

    Of very many names only those that stand next to it in the alphabet are compared.

    Example:
        >>> nearest("persent", ["parts", "percent"])
        'percent'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - where something is wrong

    by_fold, folds = _folded(tuple(names))
    fold = _fold(text[:_LONGEST_SHOWN])
    place = bisect_left(folds, fold)
    neighbours = (
        folds if len(folds) <= _MOST_COMPARED else folds[max(0, place - _MOST_COMPARED // 2) :][:_MOST_COMPARED]
    )
    close = get_close_matches(fold, neighbours, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""


@lru_cache(maxsize=8)
def _folded(names: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    by_fold = {_fold(name): name for name in names}
    return by_fold, sorted(by_fold)


def _fold(text: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
