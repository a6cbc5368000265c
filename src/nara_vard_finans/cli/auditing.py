"""``nvf audit``: a printed table against the rules."""

import argparse
import re
import sys
import time
from collections.abc import Callable
from typing import Any

from nara_vard_finans.cli.arguments import ENCODINGS, UsageError, at_hand, file_or_input
from nara_vard_finans.core import Amount, Language, Text, grouped, shown
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.workspace import Answer, AuditQuestion

_LONGEST_SUMS = 1_000
_SUMS = re.compile(r"\s*([0-9][0-9 _]*)\s*(?:-|\u2013|\.\.|:)\s*([0-9][0-9 _]*)\s*")
_NEXT = Text("Med --recover söks underlaget ur kronorna själva.", "With --recover the basis is searched in the kronor.")
_SLOW = 1.0  # seconds after which progress is shown


def _add_audit(auditor: argparse.ArgumentParser) -> None:
    auditor.add_argument(
        "table", metavar="TABLE", help="CSV, pasted text, an Excel workbook, or a table's id; - for standard input"
    )
    auditor.add_argument("--total", help="what the rows share, such as 2000000 or '2,4 mkr'; default: the printed sum")
    auditor.add_argument(
        "--weights", metavar="FILE", action="append", help="a file with a basis to try; may be repeated"
    )
    auditor.add_argument("--weights-column", metavar="NAME", help="of --weights: the heading of the column")
    auditor.add_argument("--party-column", metavar="NAME", help="the heading over the parties; default: as they stand")
    auditor.add_argument("--column", metavar="NAME", help="its heading, or its place among the columns of numbers")
    auditor.add_argument("--sheet", metavar="NAME", help="of a workbook; default: the sheet with the total")
    auditor.add_argument(
        "--rows-in", choices=("kr", "tkr", "mkr", "mdkr"), help="the unit of the rows; default: as printed"
    )
    auditor.add_argument("--recover", action="store_true", help="search the kronor for the basis behind them")
    auditor.add_argument("--sums", metavar="FROM-TO", help="of --recover: what the basis may sum to")
    auditor.add_argument("--within", metavar="AMOUNT", help="how far from the total another total may be")
    auditor.add_argument("--encoding", default="utf-8", choices=ENCODINGS, help="of a text; default: utf-8")


def _audit(options: argparse.Namespace) -> Answer[Any]:
    question = AuditQuestion(
        total=None if options.total is None else StatedTotal.parse(options.total),
        column=options.column,
        unit=options.rows_in,
        search=options.recover,
        sums=None if options.sums is None else _sums(options.sums),
        within=None if options.within is None else Amount.parse(options.within),
        next_step=_NEXT,
    )
    return at_hand(options).audit_columns(
        file_or_input(options.table),
        question,
        weights=options.weights or (),
        sheet=options.sheet,
        encoding=options.encoding,
        party_column=options.party_column,
        weights_column=options.weights_column,
        progress=_progress(Language(options.lang)),
    )


def _sums(text: str) -> tuple[int, int]:
    match = _SUMS.fullmatch(text) if len(text) <= _LONGEST_SUMS else None
    if match is None:
        raise UsageError(f"{shown(text)} is no range of sums, expected one such as 270000-310000")
    first, last = (int(re.sub("[ _]", "", number)) for number in match.groups())
    return first, last


def _progress(language: Language) -> Callable[[int, int], None]:
    """Show how far a search has come, on a terminal, when it takes its time."""
    began = time.monotonic()
    last = [0]

    def show(done: int, pairs: int) -> None:
        percent = 100 * done // pairs
        if percent > last[0] and sys.stderr is not None and sys.stderr.isatty() and time.monotonic() - began > _SLOW:
            last[0] = percent
            stated = Text(
                f"Söker underlag: {percent} % av {grouped(pairs)}", f"Searching: {percent} % of {grouped(pairs)}"
            )
            end = "\n" if done == pairs else ""
            print(f"\r{stated.in_(language)}", end=end, file=sys.stderr, flush=True)

    return show


ARGUMENTS = {"audit": _add_audit}
QUESTIONS = {"audit": _audit}
