"""
Verify a receipt of nara_vard_finans, without nara_vard_finans.

    python verify_receipt.py kvitto.json

Only what comes with Python is used. It ends with 0 where all agrees, with 1 where something does not, and with 2 where
the file is no receipt that it knows. All amounts in a receipt are whole öre, and all weights exact fractions.
"""

import hashlib
import json
import math
import sys
from bisect import bisect_right
from fractions import Fraction
from pathlib import Path

FORM = "nvf-receipt/1"
LARGEST = 8 * 2**20
CARRIED = "-residual-to"


def read(raw: bytes) -> dict:
    """Read a receipt: no number may have decimals, and no name may stand twice."""

    def refuse(text: str) -> None:
        raise ValueError(f"a number that is not whole: {text}")

    def once(pairs: list) -> dict:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("a name that stands twice")
        return dict(pairs)

    if len(raw) > LARGEST:
        raise ValueError(f"more than {LARGEST} bytes")
    receipt = json.loads(raw.decode("utf-8"), parse_float=refuse, parse_constant=refuse, object_pairs_hook=once)
    if not isinstance(receipt, dict) or receipt.get("form") != FORM:
        raise ValueError(f"it is not of the form {FORM}")
    return receipt


def hash_of(receipt: dict) -> str:
    """The hash is of all but itself, keys in order, without spaces, and every letter that is not ASCII as \\uXXXX."""
    rest = {key: value for key, value in receipt.items() if key != "hash"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()


def largest_remainder(units: int, weights: list, order: list) -> list:
    """Rounded down, and then one more unit to the largest remainders; those that tie in the given order."""
    whole = sum(weights)
    exact = [units * weight / whole for weight in weights]
    counts = [int(share) for share in exact]
    by_remainder = sorted(order, key=lambda place: counts[place] - exact[place])
    for place in by_remainder[: units - sum(counts)]:
        counts[place] += 1
    return counts


def is_sainte_lague(units: int, weights: list, order: list, counts: list) -> bool:
    """Whether nobody has a stronger claim to a next unit than somebody had to its last: the method's own definition."""
    if sum(counts) != units or any(c < 0 or (c and not w) for c, w in zip(counts, weights, strict=True)):
        return False
    rank = {place: number for number, place in enumerate(order)}
    had = [((2 * count - 1) / weights[place], rank[place]) for place, count in enumerate(counts) if count]
    wants = [((2 * count + 1) / weights[place], rank[place]) for place, count in enumerate(counts) if weights[place]]
    return not had or max(had) <= min(wants)


def bounded(bounds: dict, unit: int, codes: list, weights: list) -> list:
    """Floors and ceilings: all pay the same for each unit of weight, but for those whose bound is above or below it."""
    order, units = list(range(len(codes))), bounds["given"] // unit
    least, most = dict(bounds["least"]), dict(bounds["most"])
    low = [math.ceil(Fraction(least.get(code, 0)) / unit) for code in codes]
    high = [math.floor(Fraction(most[code]) / unit) if code in most else math.inf for code in codes]
    crossed = any(floor > ceiling for floor, ceiling in zip(low, high, strict=True))
    if crossed or {*least, *most} - {*codes} or bounds["given"] % unit:
        return []

    def within(shares: list) -> list:
        return [min(max(share, floor), ceiling) for share, floor, ceiling in zip(shares, low, high, strict=True)]

    if bounds["cut_off"] == "falls-away":
        return within(largest_remainder(units, weights, order))
    if bounds["cut_off"] == "taken":
        taker, counts = codes.index(bounds["taken_by"]), within(largest_remainder(units, weights, order))
        counts[taker] = units - sum(count for place, count in enumerate(counts) if place != taker)
        return counts if low[taker] <= counts[taker] <= high[taker] else []
    if bounds["cut_off"] != "shared-again":
        return []
    pairs = [pair for side in (low, high) for pair in zip(side, weights, strict=True)]
    turns = sorted({Fraction(0), *(bound / w for bound, w in pairs if w and bound < math.inf)})
    level = turns[bisect_right(turns, units, key=lambda turn: sum(within([turn * w for w in weights]))) - 1]
    moving = sum(w for w, floor, ceiling in zip(weights, low, high, strict=True) if floor <= level * w < ceiling)
    missing = units - sum(within([level * w for w in weights]))
    level += missing / moving if missing else 0
    free = [place for place in order if weights[place] and low[place] <= level * weights[place] <= high[place]]
    counts = [int(share) for share in within([level * w for w in weights])]
    left = units - sum(counts[place] for place in order if place not in {*free})
    shared = largest_remainder(left, [weights[place] for place in free], list(range(len(free)))) if free else []
    for place, count in zip(free, shared, strict=True):
        counts[place] = count
    return counts


def stage_agrees(stage: dict) -> bool:
    """Reckon one stage anew."""
    codes = [code for code, _ in stage["amounts"]]
    weights = [Fraction(weight) for _, weight in stage["key"]["weights"]]
    unit, amounts = stage["unit"], [amount for _, amount in stage["amounts"]]
    carriers = [["largest"], *(["party", code] for code in codes)]
    is_whole = (
        unit > 0
        and min(weights) >= 0
        and not any(amount % unit for amount in amounts)
        and codes == [code for code, _ in stage["key"]["weights"]] == sorted({*codes})
        and stage["first_in_ties"] in {None, *codes}
        and stage["residual_to"] in (carriers if stage["method"].endswith(CARRIED) else [[]])
        and parts_agree(stage["key"], codes)
    )
    return is_whole and (given_by_itself(stage, codes, weights) or shares_total(stage, codes, weights))


def given_by_itself(stage: dict, codes: list, weights: list) -> bool:
    """Whether amounts are stated, follow from a rate, or are what bounds give; their sum is then the total."""
    unit, amounts = stage["unit"], [amount for _, amount in stage["amounts"]]
    rate, bounds, method = stage["rate"], stage["bounds"], stage["method"]
    if (rate is not None and bounds is not None) or stage["first_in_ties"] is not None:
        return False
    if method == "stated" and unit == 1 and rate is None and bounds is None:
        made = [-weight if amount < 0 else weight for amount, weight in zip(amounts, weights, strict=True)]
    elif rate is not None and method == "half-up-each":
        made = [math.floor(Fraction(rate) * weight / unit + Fraction(1, 2)) * unit for weight in weights]
    elif bounds is not None and method == "largest-remainder":
        made = [count * unit for count in bounded(bounds, unit, codes, weights)]
    else:
        return False
    return amounts == made and stage["total"] == sum(made)


def shares_total(stage: dict, codes: list, weights: list) -> bool:
    """Whether the total is shared by the weights and the method."""
    unit, sign, method = stage["unit"], -1 if stage["total"] < 0 else 1, stage["method"]
    units, rest = divmod(abs(stage["total"]), unit)
    counts = [sign * amount // unit for _, amount in stage["amounts"]]
    if rest or stage["rate"] is not None or stage["bounds"] is not None:
        return False
    order = sorted(range(len(codes)), key=lambda place: (codes[place] != stage["first_in_ties"], place))
    if method == "largest-remainder":
        return counts == largest_remainder(units, weights, order)
    if method == "sainte-lague":
        return is_sainte_lague(units, weights, order, counts)
    to = stage["residual_to"]
    made = rows_alone(stage, weights)
    if method.endswith(CARRIED) and made:
        place = max(order, key=weights.__getitem__) if to == ["largest"] else codes.index(to[1])
        made[place] += units - sum(made)
        return counts == made and weights[place] > 0 and made[place] >= 0
    return counts == made


def rows_alone(stage: dict, weights: list) -> list:
    """Round each row by itself, after what the method rounds first; no rows by a method that is none of these."""
    total, whole, method = abs(stage["total"]), sum(weights), stage["method"]
    rows, name = [total * weight / whole for weight in weights], method.removesuffix(CARRIED)
    if name == "rounded-rate":
        rows, way = [half_up(total / whole) * weight for weight in weights], half_up
    elif name == "rounded-shares":
        parts = 100 * 10 ** stage["decimals"]
        rows, way = [Fraction(total * half_up(weight / whole * parts), parts) for weight in weights], half_up
    else:
        ways = {"half-up": half_up, "half-even": round, "floor": math.floor, "ceiling": math.ceil}
        ways = ways if method.endswith(CARRIED) else {f"{each}-each": way for each, way in ways.items()}
        way = ways.get(name)
    return [] if way is None else [way(row / stage["unit"]) for row in rows]


def half_up(number: Fraction) -> int:
    """Round to the nearest whole number, halves up."""
    return math.floor(number + Fraction(1, 2))


def parts_agree(key: dict, codes: list) -> bool:
    """Whether the weights of a key that is mixed are those of its parts together."""
    if not key["parts"]:
        return True
    own = {code: Fraction(weight) for code, weight in key["weights"]}
    mixed = dict.fromkeys(codes, Fraction(0))
    for part, inner in key["parts"]:
        weights = {code: Fraction(weight) for code, weight in inner["weights"]}
        together = sum(weights.values())
        for code in codes:
            mixed[code] += Fraction(part) * weights[code] / together
    whole = sum(own.values())
    return all(own[code] / whole == mixed[code] for code in codes)


def instalments_agree(receipt: dict) -> bool:
    """The whole is shared over the steps by their length, and each step by what everybody has left to pay."""
    plan = receipt["instalments"]
    if plan is None:
        return True
    unit, steps = plan["unit"], plan["steps"]
    left = dict(sorted((code, amount) for code, _, amount in receipt["parties"]))
    sign = -1 if sum(left.values()) < 0 else 1
    if not steps or any(amount % unit for amount in left.values()):
        return False
    left = {code: sign * amount // unit for code, amount in left.items()}
    lengths = [Fraction(step["length"]) for step in steps]
    columns = largest_remainder(sum(left.values()), lengths, list(range(len(steps))))
    for step, column in zip(steps, columns, strict=True):
        weights = [Fraction(had) for had in left.values()]
        counts = largest_remainder(column, weights, list(range(len(weights)))) if column else [0] * len(weights)
        paid = {code: sign * count * unit for code, count in zip(left, counts, strict=True)}
        if [[code, amount] for code, amount in paid.items()] != step["amounts"]:
            return False
        left = {code: had - count for (code, had), count in zip(left.items(), counts, strict=True)}
    return True


def stage_faults(receipt: dict) -> list:
    """Give what does not agree of the stages: each by itself, and with the one before it."""
    found, stages = [], receipt["stages"]
    between = {tuple(stage["group"]): dict(stage["amounts"]) for stage in stages if stage["between"] == "groups"}
    top = 0
    for number, stage in enumerate(stages, 1):
        outer = between.get(tuple(stage["group"][:-1])) if stage["group"] else None
        top += stage["total"] if outer is None else 0
        if outer is not None and outer.get(stage["group"][-1]) != stage["total"]:
            found.append(f"stage {number} does not share what the stage before it gives")
        if not stage_agrees(stage):
            found.append(f"stage {number}: the amounts are not those of the weights and the method")
    if not stages or top != receipt["total"]:
        found.append("the stages do not share the total")
    return found


def faults(receipt: dict) -> list:
    """Give what does not agree."""
    found, stages = [], receipt["stages"]
    if receipt["hash"] != hash_of(receipt):
        found.append("the hash is another: something was changed after the receipt was written")
    found += stage_faults(receipt)
    paid: dict = {}
    for stage in stages:
        for code, amount in stage["amounts"] if stage["between"] == "parties" else []:
            paid[code] = paid.get(code, 0) + amount
    if sorted(paid.items()) != sorted((code, amount) for code, _, amount in receipt["parties"]):
        found.append("the parties' amounts are not those of the stages")
    if receipt["residual"] != receipt["total"] - sum(amount for _, _, amount in receipt["parties"]):
        found.append("the residual is not what the amounts leave of the total")
    if not instalments_agree(receipt):
        found.append("the instalments are not those of the amounts")
    return found


def main() -> int:
    """Verify the file that is named."""
    try:
        receipt = read(Path(sys.argv[1]).read_bytes())
        found = faults(receipt)
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError) as error:
        print(f"no receipt that can be verified: {error!r}", file=sys.stderr)
        return 2
    print("\n".join(found) or f"all agrees: {receipt['hash']}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
