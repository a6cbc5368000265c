"""
Workbooks, changed and recalculated by LibreOffice: whether its kronor are the library's, ties and all.

    python tests/engines/recalculating.py --number 48

It needs LibreOffice's ``soffice``; without it, it fails. The first books are named, the others are drawn.
"""

import argparse
import io
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from nara_vard_finans import Amount, Method, Period, Workspace, apportion, kronor, mixed, parts, proportional_to
from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.core import KRONA, ORE, Language, Statistic, Text
from nara_vard_finans.reports import Report, as_workbook, shared_report
from nara_vard_finans.sharing import LARGEST, Apportionment, RateValue, charge_by_rate

TABLE, WORKING = "Tabell", "Beräkning"
_MUNICIPALITIES, _AT_ONCE = 290, 50
_SHOWN = ("agreement-orsa-7000", "tie-4-13-7", "tie-4-13-7-changed")
# LibreOffice trusts the values that a workbook brings; here it must reckon every one of them itself.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>"""

_FORMULAS = (Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE, Method.HALF_UP_EACH, Method.HALF_UP_RESIDUAL_TO)


class Case(NamedTuple):
    """A workbook, what is changed in it, and what its amounts then are, by party's name."""

    name: str
    book: bytes
    changes: Sequence[tuple[str, Fraction]]
    """The name of a party whose weight is changed, or nothing for the total; and the new figure."""
    amounts: dict[str, Amount]


def cases(number: int, seed: int) -> Iterator[Case]:
    """Give the named books, and then so many that are drawn, each as it is and with a change."""
    yield from _of_agreement()
    yield from _of_rate()
    yield from _both("tie-4-13-7", kronor(1_000), [4, 13, 7], KRONA, Method.LARGEST_REMAINDER, kronor(1_001))
    odd = [47, *[3] * 9]  # by odd divisors the first gets two units beyond its own rounding
    yield from _both("odd-divisors", kronor(10), odd, KRONA, Method.SAINTE_LAGUE, kronor(-11))
    drawing = random.Random(seed)
    counts = [drawing.randint(2_400, 990_000) for _ in range(_MUNICIPALITIES)]
    for method in (Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE):
        yield from _both(f"290-municipalities-{method.value}", kronor(500_000_000), counts, KRONA, method, None)
    for drawn in range(number):
        yield from _drawn(f"drawn-{drawn}", drawing)


def _of_agreement() -> Iterator[Case]:
    answer = Workspace.open().allocate("rss-dalarna-2023", 2023)
    book = as_workbook(answer.report())
    assert isinstance(answer.result, CostSharing)
    municipalities = answer.result.levels[1].apportionment
    names = {charge.party.code: charge.party.name for charge in answer.result.charges}
    region = {"Region Dalarna": kronor(2_000_000)}
    for name, orsa in (("agreement", None), ("agreement-orsa-7000", 7_000)):
        weights = dict(municipalities.key.weights) | ({} if orsa is None else {"2034": orsa})
        again = apportion(kronor(2_000_000), parts(weights))
        amounts = {names[code]: again.amount(code) for code in again.key.parties} | region
        yield Case(name, book, [] if orsa is None else [("Orsa", Fraction(orsa))], amounts)


def _both(
    name: str, total: Amount, weights: Sequence[Any], unit: Amount, method: Method, other: Amount | None
) -> Iterator[Case]:
    """Give a book as it is, and with its first weight changed and, if there is one, another total."""
    shared = _shared(total, weights, unit, method)
    book = as_workbook(_report(shared))
    yield Case(name, book, [], _amounts(shared))
    changed = [weights[0] + 1, *weights[1:]]
    again = _shared(other or total, changed, unit, method)
    changes = [(_name(0), Fraction(changed[0])), *([("", other.kronor)] if other else [])]
    yield Case(f"{name}-changed", book, changes, _amounts(again))


def _of_rate() -> Iterator[Case]:
    """Give a book by a rate, 31,25 kr for each, as it is and with a figure changed."""
    for name, first in (("rate", 23_871), ("rate-changed", 23_874)):
        shared, other = (_rated([each, 52_859, 2]) for each in (23_871, first))
        yield Case(name, as_workbook(_report(shared)), [(_name(0), Fraction(first))], _amounts(other))


def _rated(figures: Sequence[int]) -> Apportionment:
    counted = {f"{place:04}": figure for place, figure in enumerate(figures)}
    people = Statistic(id="p", title=Text("p"), counts="p", unit="x", figures=counted, as_of=Period.year(2023))
    return charge_by_rate(RateValue(number=Fraction("31.25")), proportional_to(people), unit=KRONA)


def _drawn(name: str, drawing: random.Random) -> Iterator[Case]:
    weights: list[Any] = [drawing.randint(0, 10 ** drawing.randint(1, 6)) for _ in range(drawing.randint(2, 40))]
    weights[0] += 1
    unit = drawing.choice([KRONA, KRONA, ORE, kronor(1_000), Amount(250)])
    top = min(10**15 - 1, 10**21 // (sum(weights) + 1) - 10**6, 10**15 * (1 if unit.ore % 100 else 100) // unit.ore - 1)
    units = drawing.choice([drawing.randint(-(10**6), 10**6), drawing.randint(-top, top), top - drawing.randint(0, 99)])
    if drawing.random() < 1 / 4:
        pairs = [(drawing.randint(1, 3), _key(weights)), (1, _key([1] * len(weights)))]
        shared = apportion(kronor(units % 10**9), mixed(pairs))
        yield Case(f"{name}-mixed", as_workbook(_report(shared)), [], _amounts(shared))
        return
    yield from _both(name, units * unit, weights, unit, drawing.choice(_FORMULAS), None)


def _key(weights: Sequence[Any]) -> Any:
    return parts((f"{place:04}", weight) for place, weight in enumerate(weights))


def _name(place: int) -> str:
    return f"Part {place:04}"


def _shared(total: Amount, weights: Sequence[Any], unit: Amount, method: Method) -> Apportionment:
    carrier = LARGEST if method is Method.HALF_UP_RESIDUAL_TO else None
    return apportion(total, _key(weights), unit=unit, method=method, residual_to=carrier)


def _report(shared: Apportionment) -> Report:
    return shared_report(shared, {code: f"Part {code}" for code in shared.key.parties}, Language.SV)


def _amounts(shared: Apportionment) -> dict[str, Amount]:
    return {f"Part {code}": shared.amount(code) for code in shared.key.parties}


def changed(case: Case) -> "openpyxl.Workbook | None":
    """Give a book with its changes; its stored values are then gone. ``None`` where what is changed is no input."""
    book = openpyxl.load_workbook(io.BytesIO(case.book))
    sheet = book[WORKING]
    for name, value in case.changes:
        rows = [row for row in sheet.iter_rows(max_col=3) if row[0].value == (name or "Att fördela, kr")]
        cell = rows[0][2 if name else 1]
        if cell.protection.locked:
            return None
        cell.value = int(value) if value.denominator == 1 else float(value)
    return book


def recalculated(folder: Path) -> None:
    """Let LibreOffice reckon every book of a folder anew, into the folder ``out`` in it."""
    program = shutil.which("soffice")
    if program is None:
        sys.exit("LibreOffice is not installed: soffice is not found (Debian: apt-get install libreoffice-calc)")
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_ALWAYS, "utf-8")
    books = sorted(map(str, folder.glob("*.xlsx")))
    command = [program, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", "xlsx"]
    for first in range(0, len(books), _AT_ONCE):  # it ends without a word after some hundreds
        some = books[first : first + _AT_ONCE]
        subprocess.run([*command, "--outdir", str(folder / "out"), *some], check=True, capture_output=True, timeout=600)


def read(path: Path) -> dict[str, Any]:
    """Give the amounts of the table by name; a text where a cell holds one, such as an error."""
    sheet = openpyxl.load_workbook(path, data_only=True)[TABLE]
    rows = [*sheet.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0].value == "Part")
    column = next(cell.column - 1 for cell in rows[head] if cell.value == "Belopp, kr")
    found = {}
    for row in rows[head + 1 :]:
        if row[0].value in {"Summa", "Kommunerna", None}:
            break
        value: Any = row[column].value
        found[str(row[0].value)] = value if isinstance(value, str) else Amount(round(Fraction(value) * 100))
    return found


def main() -> int:
    """Say which books LibreOffice reckons otherwise than the library."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=48, help="how many books are drawn")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", nargs="*", default=_SHOWN, help="the books whose rows are written")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder, wanted = Path(made), {}
        for case in cases(options.number, options.seed):
            book = changed(case)
            if book is not None:
                book.save(folder / f"{case.name}.xlsx")
                wanted[case.name] = case.amounts
        recalculated(folder)
        wrong = 0
        for name, amounts in wanted.items():
            found = read(folder / "out" / f"{name}.xlsx")
            off = {party: (amount, found.get(party)) for party, amount in amounts.items() if found.get(party) != amount}
            wrong += bool(off)
            if off or found.keys() != amounts.keys():
                print(f"{name}: {off}")
            if name in options.show:
                print(f"{name}:", *(f"{party} {amount}" for party, amount in found.items()), sep="\n  ")
    print(f"{len(wanted) - wrong} of {len(wanted)} books reckoned by LibreOffice as by the library")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
