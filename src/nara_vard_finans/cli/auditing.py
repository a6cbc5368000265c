"""``nvf audit``: a printed table against the rules."""

import argparse
import re
import sys
import time
from collections.abc import Callable
from typing import Any

from nara_vard_finans.cli.arguments import ENCODINGS, at_hand, file_or_input
from nara_vard_finans.cli.messages import NoSums, SearchedWithRecover, Searching, UsageError
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.core import LEVELS, Amount, Language
from nara_vard_finans.workspace import Answer, AuditQuestion

_LONGEST_SUMS = 1_000
_SUMS = re.compile(r"\s*([0-9][0-9 _]*)\s*(?:-|\u2013|\.\.|:)\s*([0-9][0-9 _]*)\s*")
_SLOW = 1.0  # seconds after which progress is shown


def _add_audit(auditor: Parser) -> None:
    auditor.take(
        "table",
        metavar="TABLE",
        says=(
            "CSV, inklistrad text, Excel, PDF, Word, en webbsida eller JSON, eller en tabells id; - för inmatning",
            "CSV, pasted text, Excel, PDF, Word, a web page or JSON; or a table's id; - for standard input",
        ),
    )
    auditor.take(
        "--total",
        metavar="AMOUNT",
        says=(
            "det som raderna delar på, som 2000000 eller '2,4 mkr'; annars den tryckta summan",
            "what the rows share, such as 2000000 or '2,4 mkr'; default: the printed sum",
        ),
    )
    auditor.take(
        "--weights",
        metavar="FILE",
        action="append",
        says=("en fil med ett underlag att pröva; kan upprepas", "a file with a basis to try; may be repeated"),
    )
    auditor.take(
        "--weights-column",
        metavar="NAME",
        says=("med --weights: kolumnens rubrik", "of --weights: the heading of the column"),
    )
    auditor.take(
        "--level",
        choices=tuple(LEVELS),
        says=("med --weights: filens nivå, om den har flera", "of --weights: the level of the file, if it has several"),
    )
    auditor.take(
        "--party-column",
        metavar="NAME",
        says=("rubriken över parterna; annars som de står", "the heading over the parties; default: as they stand"),
    )
    auditor.take(
        "--column",
        metavar="NAME",
        says=(
            "kolumnens rubrik, eller dess plats bland kolumnerna med tal",
            "its heading, or its place among the columns of numbers",
        ),
    )
    auditor.take(
        "--sheet",
        metavar="NAME",
        says=("arbetsbokens blad; annars det där summan står", "of a workbook; default: the sheet with the total"),
    )
    auditor.take(
        "--rows-in",
        choices=("kr", "tkr", "mkr", "mdkr"),
        says=("radernas enhet; annars som tryckt", "the unit of the rows; default: as printed"),
    )
    auditor.take(
        "--encoding",
        default="utf-8",
        choices=ENCODINGS,
        says=("textens teckenkodning; annars utf-8", "of a text; default: utf-8"),
    )
    _add_search(auditor)


def _add_search(auditor: Parser) -> None:
    auditor.group(("sökning efter underlaget", "the search for the basis"))
    auditor.take(
        "--recover",
        action="store_true",
        says=("sök underlaget i beloppen själva", "search the amounts for the basis behind them"),
    )
    auditor.take(
        "--sums",
        metavar="FROM-TO",
        says=("med --recover: vad underlaget kan summera till", "of --recover: what the basis may sum to"),
    )
    auditor.take(
        "--within",
        metavar="AMOUNT",
        says=(
            "hur långt från summan en annan summa får ligga",
            "how far from the total another total may be",
        ),
    )


def _audit(options: argparse.Namespace) -> Answer[Any]:
    question = AuditQuestion(
        total=options.total,
        column=options.column,
        party_column=options.party_column,
        unit=options.rows_in,
        sheet=options.sheet,
        encoding=options.encoding,
        weights=options.weights or (),
        weights_column=options.weights_column,
        weights_level=None if options.level is None else LEVELS[options.level],
        search=options.recover,
        sums=None if options.sums is None else _sums(options.sums),
        within=None if options.within is None else Amount.parse(options.within),
        progress=_progress(Language(options.lang)),
        next_step=SearchedWithRecover(),
    )
    return at_hand(options).audit_columns(file_or_input(options.table, options.lang), question)


def _sums(text: str) -> tuple[int, int]:
    match = _SUMS.fullmatch(text) if len(text) <= _LONGEST_SUMS else None
    if match is None:
        raise UsageError(NoSums(text))
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
            end = "\n" if done == pairs else ""
            print(f"\r{Searching(percent, pairs).in_(language)}", end=end, file=sys.stderr, flush=True)

    return show


ARGUMENTS = {"audit": _add_audit}
QUESTIONS = {"audit": _audit}
