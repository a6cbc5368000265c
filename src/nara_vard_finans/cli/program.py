"""
The thin command line: it reads the arguments, asks the workspace, and writes one answer.

Exit status: 0 done and nothing wrong; 1 done, and there are warnings, breaches or deviations; 2 bad input;
130 stopped.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn, TextIO

if TYPE_CHECKING:
    from nara_vard_finans.core import NaraVardFinansError
    from nara_vard_finans.workspace import Answer

DONE, FOUND, BAD = 0, 1, 2
_STOPPED = 130  # as a shell tells of a command that Ctrl-C has stopped

COMMANDS = {
    "list": ("files", "what the catalogue holds"),
    "share": ("costs", "any total over any table with the columns party and weight"),
    "allocate": ("costs", "what each party pays under an agreement, or gets of a grant"),
    "explain": ("costs", "how one amount came about, step by step, with sources"),
    "compare": ("comparing", "two agreements, grants, posts or years, party by party"),
    "status": (
        "days",
        "how an agreement, a grant or a post stands on a day: what is in force, missing, due, decided, uncovered",
    ),
    "deadlines": ("days", "the days to keep, across grants and agreements"),
    "audit": ("auditing", "which rule and basis reproduce a printed table, and what deviates from it"),
    "check": ("files", "a facts file or a journal: valid, or all its faults"),
}
"""The commands, each with the module that knows its arguments, which is loaded for that command alone."""

_OWN_FORMS = {"status": ("svg",), "deadlines": ("ics",)}


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run ``nvf``.

    Args:
        arguments: The command's arguments; without them those of the process.

    Returns:
        The exit status.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        given = list(sys.argv[1:] if arguments is None else arguments)
        return _run(_parser(given).parse_args(given))
    except _UsageError as error:
        _complain(f"nvf: {error}")
        return BAD
    except KeyboardInterrupt:
        _complain("nvf: stopped")
        return _STOPPED
    except MemoryError:
        _complain("nvf: there is not enough memory for this; ask for less at a time")
        return BAD


def _run(options: argparse.Namespace) -> int:
    from nara_vard_finans.core import FactsError, NaraVardFinansError  # noqa: PLC0415 - not for help and version

    try:
        answer: Answer[object] = options.ask(options)
        report = answer.report(options.lang)
        written = (
            report.json(only_ascii=not _writes_any_letter())
            if options.format == "json"
            else report.written(options.format)
        )
    except FactsError as error:
        _complain(str(error))
        return BAD
    except NaraVardFinansError as error:
        _complain(f"nvf: {_worded(error, options)}")
        return BAD
    faults = getattr(answer.result, "faults", ())
    if faults:
        _complain("\n".join(map(str, faults)))
    status = BAD if faults else DONE if answer.is_in_order else FOUND
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
    from nara_vard_finans.core import printable  # noqa: PLC0415 - not for help and version

    if sys.stderr is not None:  # without one, print would write to standard output
        print("\n".join(printable(line) for line in text.splitlines()), file=sys.stderr)


def _worded(error: "NaraVardFinansError", options: argparse.Namespace) -> str:
    from nara_vard_finans.cli.arguments import worded  # noqa: PLC0415 - not for help and version

    return worded(error, options)


def _writes_any_letter() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"


class _UsageError(Exception):
    """Raised when arguments cannot be parsed."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{message}; see {self.prog} --help")


class _Version(argparse.Action):
    """Writes the version, which costs some time to look up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version  # noqa: PLC0415 - for the version alone

        print(f"nvf {version('nara-vard-finans')}")
        parser.exit()


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Make the parser: every command by its name, and the one that is asked for with its arguments."""
    parser = _Parser(
        prog="nvf",
        description="Share costs and state grants exactly between municipalities and regions.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the program's version number and exit")
    names = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (room, help_) in COMMANDS.items():
        command = names.add_parser(name, help=help_, description=help_, allow_abbrev=False)
        if name in given[:1]:
            forms = ("table", "json", "csv", "md", *_OWN_FORMS.get(name, ()))
            command.add_argument("--format", default="table", choices=forms, help="default: table")
            command.add_argument("--lang", default="sv", choices=("sv", "en"), help="default: sv")
            command.add_argument(
                "--facts",
                metavar="FILE",
                action="append",
                help="facts of one's own, a file or a folder; may be repeated",
            )
            module = import_module(f"nara_vard_finans.cli.{room}")
            module.ARGUMENTS[name](command)
            command.set_defaults(ask=module.QUESTIONS[name])
    return parser
