"""
The thin command line: it reads the arguments, calls the public rooms, and writes one answer.

Exit status: 0 done and nothing wrong; 1 done, and there are warnings, breaches or deviations; 2 bad input;
130 stopped.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import NoReturn, TextIO

from nara_vard_finans.cli import auditing, comparing, scenarios, standing
from nara_vard_finans.cli import costs as commands
from nara_vard_finans.cli.answers import Answer
from nara_vard_finans.cli.arguments import UsageError
from nara_vard_finans.core import FactsError, Language, NaraVardFinansError, UnstatedBasisError, printable
from nara_vard_finans.reports import Table, as_csv, as_markdown, as_text, escaped
from nara_vard_finans.sharing import Counting, Every, Method

DONE, FOUND, BAD = 0, 1, 2
_STOPPED = 130  # as a shell tells of a command that Ctrl-C has stopped
_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1")


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run ``nvf``.

    Args:
        arguments: The command's arguments; without them those of the process.

    Returns:
        The exit status.
    """
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        _complain("nvf: stopped")
        return _STOPPED
    except MemoryError:
        _complain("nvf: there is not enough memory for this; ask for less at a time")
        return BAD


def _run(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = None
    try:
        options = _parser().parse_args(arguments)
        answer: Answer = options.command(options)
        written = _written(answer, options.format, Language(options.lang))
    except NaraVardFinansError as error:
        _complain(_told(error, vars(options) if options else {}))
        return BAD
    if answer.faults:
        _complain(answer.faults)
    status = BAD if answer.faults else FOUND if answer.findings else DONE
    return _print(written, status, as_it_is=options.format in {"ics", "svg"})


def _print(text: str, status: int, *, as_it_is: bool) -> int:
    stream = sys.stdout
    if stream is None:  # pyright: ignore[reportUnnecessaryComparison] - a process can be started without one
        _complain("nvf: the answer cannot be written: standard output is closed")
        return BAD
    try:
        if as_it_is:  # a calendar or a picture, which has its own line ends and is UTF-8 everywhere
            stream.flush()
            _write_as_it_is(stream, text)
            stream.flush()
        else:
            print(text, file=stream, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(error, BrokenPipeError):  # the reader, such as head, has had enough
            return status
        _complain(f"nvf: the answer cannot be written: {error.strerror}")
        return BAD
    return status


def _write_as_it_is(stream: TextIO, text: str) -> None:
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a stream that holds text alone, such as a caller's StringIO
        stream.write(text)
    else:
        buffer.write(text.encode("utf-8"))


def _complain(text: str) -> None:
    if sys.stderr is not None:  # without one, print would write to standard output
        print("\n".join(printable(line) for line in text.splitlines()), file=sys.stderr)


def _told(error: NaraVardFinansError, options: Mapping[str, object]) -> str:
    if isinstance(error, FactsError):
        return str(error)
    if not isinstance(error, UnstatedBasisError):
        return f"nvf: {error}"
    ways = "--basis ID, or --as-printed" if "as_printed" in options else "--basis ID"
    if "basis" not in options:
        ways = "--given basis=ID"
    return f"nvf: {error}; on the command line: {ways}"


def _written(answer: Answer, form: str, language: Language) -> str:
    match form:
        case "json":
            return json.dumps(answer.data, ensure_ascii=not _writes_any_letter(), indent=2)
        case "ics":
            return answer.calendar
        case "svg":
            return answer.picture
        case "csv":
            return as_csv(answer.rows, answer.columns)
        case "md":
            return _laid_out(answer.page, lambda table: as_markdown(table, language), _lines_as_markdown)
        case _:
            return _laid_out(answer.page, lambda table: as_text(table, language), str)


def _laid_out(page: Table | tuple[Table, ...] | str, table: Callable[[Table], str], lines: Callable[[str], str]) -> str:
    if isinstance(page, str):
        return lines(page)
    return "\n\n".join(table(part) for part in (page if isinstance(page, tuple) else (page,)))


def _writes_any_letter() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"


def _lines_as_markdown(text: str) -> str:
    return "\n".join(f"{escaped(line)}  " if line else "" for line in text.splitlines())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="nvf",
        description="Share costs and state grants exactly between municipalities and regions.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"nvf {version('nara-vard-finans')}")
    names = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(
        name: str, run: Callable[[argparse.Namespace], Answer], help_: str, *, also: tuple[str, ...] = ()
    ) -> argparse.ArgumentParser:
        added = names.add_parser(name, help=help_, description=help_, allow_abbrev=False)
        formats = ("table", "json", "csv", "md", *also)
        added.add_argument("--format", default="table", choices=formats, help="default: table")
        added.add_argument("--lang", default="sv", choices=("sv", "en"), help="default: sv")
        added.set_defaults(command=run)
        return added

    command("list", commands.run_list, "what the catalogue holds")
    share = command("share", commands.run_share, "any total over any table with the columns party and weight")
    share.add_argument("--total", required=True, help="such as 15711504, '1 225 535 kr' or '2,6 mkr'")
    share.add_argument("--weights", required=True, metavar="FILE", help="a CSV file; - for standard input")
    allocate = command("allocate", commands.run_allocate, "what each party pays under an agreement, or gets of a grant")
    explaining = command("explain", commands.run_explain, "how one amount came about, step by step, with sources")
    explaining.add_argument("--party", required=True, help="a name or an official code")
    for sub in (allocate, explaining):
        sub.add_argument("agreement", metavar="ID-or-FILE", help="an id from nvf list, or a facts file")
        sub.add_argument("--year", help="of an agreement; a grant has one year")
        sub.add_argument("--basis", metavar="ID", help="reckon on another statistic that counts the same")
        sub.add_argument("--pot", metavar="ID", action="append", help="of a grant: the pot to share; may be repeated")
        sub.add_argument(
            "--figures", metavar="FILE", help="of a grant: a CSV file with the figures that no paper prints"
        )
        sub.add_argument(
            "--qualified", metavar="PARTIES", help="of a grant: who has met what a pot requires, by commas"
        )
    allocate.add_argument("--as-printed", action="store_true", help="what the paper prints, right or wrong")
    _add_plan(share, allocate)
    joint = allocate.add_argument_group("joint work, of a grant")
    joint.add_argument("--joint-cost", metavar="AMOUNT", help="what it costs in the year")
    joint.add_argument("--joint-percent", metavar="N", help="how much of it is the municipalities'")
    joint.add_argument("--joint-funds", metavar="AMOUNT", help="other money, which carries the cost first")
    joint.add_argument("--joint-odd-to", choices=("municipalities", "region"), help="who carries an odd krona")
    joint.add_argument("--later-grant", metavar="yes|no", help="whether there is a grant for the years that follow")
    for sub in (share, allocate, explaining):
        sub.add_argument("--encoding", default="utf-8", choices=_ENCODINGS, help="of a CSV file; default: utf-8")
        sub.add_argument(
            "--method", help=f"{', '.join(Method)}; default: {Method.LARGEST_REMAINDER}, or the agreement's"
        )
        sub.add_argument("--unit", help="öre, krona, tkr or an amount; default: krona, or the agreement's")
        sub.add_argument("--residual-to", metavar="PARTY", help="a party, or largest; with half-up-residual-to")
    beside = command("compare", comparing.run_compare, "two agreements, grants, posts or years, party by party")
    beside.add_argument("before", metavar="A[:YEAR]", help="an id or a facts file, and a year")
    beside.add_argument("after", metavar="B[:YEAR]", nargs="?", help="default: A, as --what-if changes it")
    beside.add_argument("--as-printed", action="store_true", help="the printed tables instead of the rule")
    beside.add_argument("--basis", metavar="ID", help="reckon both on another statistic that counts the same")
    beside.add_argument("--population", metavar="ID", help="the inhabitants to reckon per inhabitant on")
    asking = command(
        "status",
        standing.run_status,
        "how an agreement, a grant or a post stands on a day: what is in force, missing, due, decided, uncovered",
        also=("svg",),
    )
    _add_status(asking, beside)
    days = command("deadlines", commands.run_deadlines, "the days to keep, across grants and agreements", also=("ics",))
    days.add_argument("ids", metavar="ID-or-FILE", nargs="*", help="default: everything that ships")
    days.add_argument("--from", dest="first_day", metavar="DATE", help="the first day; a year or a month will do")
    days.add_argument("--to", dest="last_day", metavar="DATE", help="the last day; a year or a month will do")
    _add_audit(
        command(
            "audit", auditing.run_audit, "which rule and basis reproduce a printed table, and what deviates from it"
        )
    )
    checking = command("check", commands.run_check, "a facts file or a journal: valid, or all its faults")
    checking.add_argument("files", metavar="FILE", nargs="+")
    return parser


def _add_audit(auditor: argparse.ArgumentParser) -> None:
    auditor.add_argument(
        "table", metavar="TABLE", help="CSV, pasted text, an Excel workbook, or a table's id; - for standard input"
    )
    auditor.add_argument("--total", help="what the rows share, such as 2000000 or '2,4 mkr'; default: the printed sum")
    auditor.add_argument(
        "--weights", metavar="FILE", action="append", help="a CSV file with a basis to try; may be repeated"
    )
    auditor.add_argument("--column", metavar="NAME", help="its heading, or its place among the columns of numbers")
    auditor.add_argument("--sheet", metavar="NAME", help="of a workbook; default: the sheet with the total")
    auditor.add_argument("--rows-in", choices=("kr", "tkr", "mkr"), help="the unit of the rows; default: as printed")
    auditor.add_argument("--recover", action="store_true", help="search the kronor for the basis behind them")
    auditor.add_argument("--sums", metavar="FROM-TO", help="of --recover: what the basis may sum to")
    auditor.add_argument("--within", metavar="AMOUNT", help="how far from the total another total may be")
    auditor.add_argument("--encoding", default="utf-8", choices=_ENCODINGS, help="of a text; default: utf-8")


def _add_plan(share: argparse.ArgumentParser, allocate: argparse.ArgumentParser) -> None:
    """Add what plans instalments; an agreement's are for its year."""
    for sub in (share, allocate):
        sub.add_argument("--every", choices=[every.value for every in Every], help="as instalments in advance")
        sub.add_argument("--counted", choices=[each.value for each in Counting], help="of --every; default: months")
    share.add_argument("--from", dest="first_day", metavar="DATE", help="of --every: the first day that is paid for")
    share.add_argument("--to", dest="last_day", metavar="DATE", help="of --every: the last; default: twelve months")


def _add_status(asking: argparse.ArgumentParser, beside: argparse.ArgumentParser) -> None:
    """Add what ``status`` asks for, and what it has in common with ``compare``."""
    asking.add_argument("definition", metavar="ID-or-FILE", help="an id from nvf list, or a facts file")
    asking.add_argument("--on", required=True, metavar="DATE", help="the day, such as 2021-02-01")
    asking.add_argument("--reading", choices=("each", "together"), help="of a grant: whom requirements bind")
    beside.add_argument("--on", metavar="DATE", help="of a post: the day on which it is looked at")
    for sub in (asking, beside):
        for option, shown, help_ in (
            ("--journal", "FILE", "what has happened: a TOML file, or an example from nvf list"),
            ("--given", "KEY=VALUE", f"what no paper states: {', '.join(scenarios.GIVEN)}"),
            ("--what-if", "KEY=VALUE", f"a change: {', '.join(scenarios.CHANGES)}"),
        ):
            sub.add_argument(option, metavar=shown, action="append", help=f"{help_}; may be repeated")
