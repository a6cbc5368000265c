"""
Receipts: what was shared, by which rule and figures, and what came of it, in a form that anybody can reckon anew.

A receipt is the same bytes for the same question on any machine: no day, no path and no machine is in it. All amounts
are whole öre and all weights exact, so that nothing is rounded in reading it, and a hash over one canonical form of it
tells whether anything has been changed. What each field holds stands on the page "Receipts".
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from typing import Any

from attrs import frozen

from nara_vard_finans._version import __version__
from nara_vard_finans.core import Amount, AnyText, Language, Source, Statistic, UnreadableFileError, digits
from nara_vard_finans.reports.columns import Data
from nara_vard_finans.reports.receipt_messages import TooLargeToRead
from nara_vard_finans.reports.shapes import SOURCE
from nara_vard_finans.reports.workings import parts_of
from nara_vard_finans.sharing import (
    LARGEST,
    Apportionment,
    BoundedRows,
    Carrier,
    CostKey,
    InstalmentPlan,
    Level,
    RatedRows,
    RoundingRule,
    StatedRows,
    length_of,
)

FORM = "nvf-receipt/1"
"""The form that is written, and the only one that is read."""

LARGEST_RECEIPT = 8 << 20
"""The most bytes of a receipt, which are some thousand parties in a hundred instalments."""

STATED = "stated"
"""What stands in the place of a method where the amounts are stated by themselves, and nothing is shared."""


@frozen(kw_only=True)
class Subject:
    """
    What a receipt is of.

    Attributes:
        kind: ``agreement``, ``grant``, or ``table`` for a total over any table of weights.
        id: Its id; empty for a table.
        title: What it is called.
        year: The year; ``None`` where there is none.
        basis: The statistic that was chosen in the place of the definition's own, by id.
    """

    kind: str
    id: str = ""
    title: str = ""
    year: int | None = None
    basis: str | None = None


def receipt_of(
    subject: Subject,
    levels: Sequence[Level],
    parties: Iterable[tuple[str, AnyText | str, Amount]],
    *,
    total: Amount,
    rule: RoundingRule,
    sources: Iterable[Source] = (),
    plan: InstalmentPlan | None = None,
) -> Data:
    """
    Give the receipt of a sharing, as data.

    Args:
        subject: What it is of.
        levels: The stages in which it was shared.
        parties: Of each the code, the name and the amount, in the order of the table.
        total: What was shared.
        rule: How it became whole amounts.
        sources: Where it stands.
        plan: The instalments, if it is paid in advance.

    """
    rows = [(code, name if isinstance(name, str) else name.sv, amount.ore) for code, name, amount in parties]
    keys = (inner for level in levels for _, inner in parts_of(level.apportionment.key))
    statistics = dict.fromkeys(key.basis.statistic for key in keys)
    receipt: Data = {
        "form": FORM,
        "library": __version__,
        "of": {
            "kind": subject.kind,
            "id": subject.id,
            "title": subject.title,
            "year": subject.year,
            "basis": subject.basis,
        },
        "rule": {
            "method": rule.method.value,
            **_decimals(rule.decimals),
            "unit": rule.unit.ore,
            "residual_to": _carrier(rule.residual_to),
        },
        "total": total.ore,
        "residual": total.ore - sum(ore for _, _, ore in rows),
        "stages": [_stage(level) for level in levels],
        "parties": [list(row) for row in rows],
        "instalments": None if plan is None else _instalments(plan),
        "figures": [_figures(each) for each in statistics if each is not None],
        "sources": [_source(source) for source in sources],
    }
    return {**receipt, "hash": hash_of(receipt)}


def hash_of(receipt: Mapping[str, Any]) -> str:
    """Give the hash of all of a receipt but the hash that stands in it."""
    rest = {key: value for key, value in receipt.items() if key != "hash"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return f"sha256:{sha256(text.encode('ascii')).hexdigest()}"


def receipt_bytes(receipt: Data) -> bytes:
    """
    Write a receipt as a file holds it: JSON that can be read, in UTF-8, with its keys in order.

    Raises:
        UnreadableFileError: If it is larger than one that is read.
    """
    raw = f"{_lines(receipt, '')}\n".encode("utf-8", "backslashreplace")  # half a character as JSON itself writes it
    if len(raw) > LARGEST_RECEIPT:
        raise UnreadableFileError("receipt", TooLargeToRead(LARGEST_RECEIPT >> 20))
    return raw


def _lines(value: Any, begins: str) -> str:
    """Write JSON with a line for each row, however many columns it has."""
    if isinstance(value, dict):
        return _listed("{}", [f"{_line(key)}: {_lines(value[key], begins + ' ')}" for key in sorted(value)], begins)
    if isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        return _listed("[]", [_lines(each, begins + " ") for each in value], begins)
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(marks: str, parts: Sequence[str], begins: str) -> str:
    inner = f",\n{begins} ".join(parts)
    return f"{marks[0]}\n{begins} {inner}\n{begins}{marks[1]}"


def _stage(level: Level) -> Data:
    shared = level.apportionment
    return {
        "group": list(level.group),
        "between": "groups" if level.between_groups else "parties",
        "total": shared.total.ore,
        "unit": shared.unit.ore,
        "method": STATED if isinstance(shared, StatedRows) else shared.method.value,
        **_decimals(shared.decimals),
        "rate": _exact(shared.per.kronor * 100) if isinstance(shared, RatedRows) else None,
        "bounds": _bounds(shared) if isinstance(shared, BoundedRows) else None,
        "residual_to": _carrier(shared.residual_to),
        "first_in_ties": shared.ties_to,
        "key": _key(shared.key),
        "amounts": _amounts(shared),
    }


def _decimals(decimals: int | None) -> Data:
    """Give the decimals of percentages that are rounded first; they stand in a receipt only where they are."""
    return {} if decimals is None else {"decimals": decimals}


def _bounds(shared: BoundedRows) -> Data:
    bounds = shared.bounds
    least, most = ([[code, _exact(each * 100)] for code, each in pairs] for pairs in (bounds.least, bounds.most))
    taker = {} if bounds.taken_by is None else {"taken_by": bounds.taken_by}
    return {"given": shared.given.ore, "least": least, "most": most, "cut_off": bounds.cut_off.value, **taker}


def _amounts(shared: Apportionment) -> list[list[Any]]:
    return [[code, amount.ore] for code, amount in zip(shared.key.parties, shared.amounts, strict=True)]


def _carrier(carrier: Carrier | None) -> list[str]:
    if carrier is None:
        return []
    return [str(LARGEST)] if carrier is LARGEST else ["party", str(carrier)]


def _key(key: CostKey) -> Data:
    parts = parts_of(key)
    return {**_weights(key), "parts": [[_exact(part), _weights(inner)] for part, inner in parts if inner is not key]}


def _weights(key: CostKey) -> Data:
    return {
        "weights": [[code, _exact(weight)] for code, weight in key.weights],
        "figures": None if key.basis.statistic is None else key.basis.statistic.id,
    }


def _exact(number: int | Fraction) -> str:
    whole = digits(number.numerator)
    return whole if number.denominator == 1 else f"{whole}/{digits(number.denominator)}"


def _instalments(plan: InstalmentPlan) -> Data:
    return {
        "unit": plan.unit.ore,
        "steps": [
            {
                "first_day": each.period.first_day.isoformat(),
                "last_day": each.period.last_day.isoformat(),
                "length": length_of(each.period, plan.counted),
                "amounts": [[code, amount.ore] for code, amount in each.amounts],
            }
            for each in plan.instalments
        ],
    }


def _figures(statistic: Statistic) -> Data:
    return {
        "id": statistic.id,
        "title": statistic.title.in_(Language.SV),
        "counts": statistic.counts,
        "as_of": None if statistic.as_of is None else statistic.as_of.iso,
        "source": None if statistic.source is None else _source(statistic.source),
    }


def _source(source: Source) -> Data:
    found: Data = SOURCE.plain(source, Language.SV)
    return found
