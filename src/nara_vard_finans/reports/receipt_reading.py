"""Reading a receipt from a stranger: bounded, strict, and with no number that is not whole."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from nara_vard_finans.core import UnreadableFileError
from nara_vard_finans.files import Readable, as_file, name_of, read_text
from nara_vard_finans.reports import receipt_messages as say
from nara_vard_finans.reports.columns import Data
from nara_vard_finans.reports.receipts import FORM, LARGEST_RECEIPT, STATED
from nara_vard_finans.sharing import CutOff, Method

_MOST_DIGITS = 1_000

_Check = Callable[[Any, str], None]


def read_receipt(source: Readable) -> Data:
    """
    Read a receipt, as data.

    Args:
        source: A path, the bytes themselves, or an open file.

    Raises:
        UnreadableFileError: If it is no receipt, of another form than this version reads, or larger than 8 MB.
    """
    file = as_file(source)
    name = name_of(file)
    text = read_text(file, encoding="utf-8", most=LARGEST_RECEIPT)
    try:
        return _checked(_parsed(text))
    except _Unfit as error:
        raise UnreadableFileError(name, error.reason) from error


def _checked(receipt: Any) -> Data:
    if not isinstance(receipt, dict) or "form" not in receipt:
        raise _Unfit(say.NoReceipt())
    if receipt["form"] != FORM:
        raise _Unfit(say.OtherForm(str(receipt["form"]), FORM))
    _RECEIPT(receipt, "")
    return receipt


class _Unfit(Exception):  # noqa: N818 - caught here, where the file's name is known
    def __init__(self, reason: say.Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text, parse_float=_decimals, parse_constant=_decimals, parse_int=_whole, object_pairs_hook=_once
        )
    except (json.JSONDecodeError, RecursionError) as error:
        raise _Unfit(say.NoReceipt()) from error


def _decimals(text: str) -> None:
    raise _Unfit(say.HasDecimals(text))


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise _Unfit(say.NumberTooLong(_MOST_DIGITS))
    return int(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Unfit(say.StandsTwice(next(name for name in names if names.count(name) > 1)))
    return found


# What stands where: each gives nothing, or refuses with the place.


def _of(kind: type) -> _Check:
    def check(value: Any, place: str) -> None:
        if type(value) is not kind:
            raise _Unfit(say.OtherKind(place))

    return check


def _maybe(inner: _Check) -> _Check:
    def check(value: Any, place: str) -> None:
        if value is not None:
            inner(value, place)

    return check


def _list(inner: _Check, *, least: int = 0) -> _Check:
    def check(value: Any, place: str) -> None:
        if not isinstance(value, list) or len(value) < least:
            raise _Unfit(say.OtherKind(place))
        for number, each in enumerate(value, 1):
            inner(each, f"{place}[{number}]")

    return check


def _row(*columns: _Check) -> _Check:
    def check(value: Any, place: str) -> None:
        if not isinstance(value, list) or len(value) != len(columns):
            raise _Unfit(say.OtherKind(place))
        for number, (column, each) in enumerate(zip(columns, value, strict=True), 1):
            column(each, f"{place}[{number}]")

    return check


_BY_PERCENT = (Method.ROUNDED_SHARES, Method.ROUNDED_SHARES_RESIDUAL_TO)


def _fields(**fields: _Check) -> _Check:
    """Ask for these fields and no others, and for those that a method, or what becomes of what is cut off, brings."""

    def check(value: Any, place: str) -> None:
        if not isinstance(value, dict):
            raise _Unfit(say.OtherFields(place, sorted(fields)))
        wanted = fields
        if "method" in fields and value.get("method") in _BY_PERCENT:
            wanted = {**fields, "decimals": _of(int)}
        if "cut_off" in fields and value.get("cut_off") == CutOff.TAKEN:
            wanted = {**fields, "taken_by": _of(str)}
        if value.keys() != wanted.keys():
            raise _Unfit(say.OtherFields(place, sorted(wanted)))
        for name, inner in wanted.items():
            inner(value[name], f"{place}.{name}" if place else name)

    return check


def _one_of(*words: object) -> _Check:
    def check(value: Any, place: str) -> None:
        if value not in words:
            raise _Unfit(say.OtherKind(place))

    return check


def _exact(value: Any, place: str) -> None:
    """Refuse what is no text of a whole number or a fraction of two, zero or larger."""
    parts: Sequence[str] = value.split("/") if isinstance(value, str) else ()
    if not 1 <= len(parts) <= 2 or not all(each.isascii() and each.isdigit() for each in parts):  # noqa: PLR2004
        raise _Unfit(say.OtherKind(place))
    if any(len(each) > _MOST_DIGITS for each in parts):
        raise _Unfit(say.NumberTooLong(_MOST_DIGITS))
    if len(parts) > 1 and not int(parts[1]):
        raise _Unfit(say.OtherKind(place))


def _carrier(value: Any, place: str) -> None:
    if value not in ([], ["largest"]):
        _row(_one_of("party"), _of(str))(value, place)


_WEIGHTS = _list(_row(_of(str), _exact), least=1)
_KEY = _fields(
    weights=_WEIGHTS,
    figures=_maybe(_of(str)),
    parts=_list(_row(_exact, _fields(weights=_WEIGHTS, figures=_maybe(_of(str))))),
)
_AMOUNTS = _list(_row(_of(str), _of(int)), least=1)
_SOURCE = _fields(title=_of(str), issuer=_of(str), dated=_maybe(_of(str)), registry_number=_of(str), place=_of(str))
_SUBJECT = _fields(
    kind=_one_of("agreement", "grant", "table"),
    id=_of(str),
    title=_of(str),
    year=_maybe(_of(int)),
    basis=_maybe(_of(str)),
)
_BOUNDS = _fields(
    given=_of(int),
    least=_list(_row(_of(str), _exact)),
    most=_list(_row(_of(str), _exact)),
    cut_off=_one_of(*CutOff),
)
_STAGE = _fields(
    group=_list(_of(str)),
    between=_one_of("groups", "parties"),
    total=_of(int),
    unit=_of(int),
    method=_of(str),
    rate=_maybe(_exact),
    bounds=_maybe(_BOUNDS),
    residual_to=_carrier,
    first_in_ties=_maybe(_of(str)),
    key=_KEY,
    amounts=_AMOUNTS,
)


def _stage(value: Any, place: str) -> None:
    """Refuse a stage of which two things say what it comes to: its method, a rate, bounds, or who carries what."""
    _STAGE(value, place)
    methods = {"rate": Method.HALF_UP_EACH, "bounds": Method.LARGEST_REMAINDER}
    given, method = [name for name in methods if value[name] is not None], value["method"]
    carried = bool(value["residual_to"]) or value["first_in_ties"] is not None
    if (
        len(given) > 1
        or any(method != methods[name] for name in given)
        or (carried and (given or method == STATED))
        or (method == STATED and value["unit"] != 1)
    ):
        raise _Unfit(say.OtherKind(f"{place}.method"))


_STEP = _fields(first_day=_of(str), last_day=_of(str), length=_of(int), amounts=_AMOUNTS)
_FIGURES = _fields(id=_of(str), title=_of(str), counts=_of(str), as_of=_maybe(_of(str)), source=_maybe(_SOURCE))
_RECEIPT = _fields(
    form=_one_of(FORM),
    library=_of(str),
    of=_SUBJECT,
    rule=_fields(method=_of(str), unit=_of(int), residual_to=_carrier),
    total=_of(int),
    residual=_of(int),
    stages=_list(_stage, least=1),
    parties=_list(_row(_of(str), _of(str), _of(int)), least=1),
    instalments=_maybe(_fields(unit=_of(int), steps=_list(_STEP, least=1))),
    figures=_list(_FIGURES),
    sources=_list(_SOURCE),
    hash=_of(str),
)
