"""
The thin command line: it reads the arguments, asks the workspace, and writes one answer, in the language asked for.

Exit status: 0 done and nothing wrong; 1 done, and there are warnings, breaches or deviations; 2 bad input;
130 stopped.
"""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from nara_vard_finans.cli.commands import COMMANDS
from nara_vard_finans.cli.language import LANGUAGES, SWEDISH, parted
from nara_vard_finans.cli.parser import COMPLETIONS, first_commands, help_asked, parser_of, parser_of_all

if TYPE_CHECKING:
    from nara_vard_finans.core import Language, Message, NaraVardFinansError
    from nara_vard_finans.reports import Report
    from nara_vard_finans.workspace import Answer

DONE, FOUND, BAD = 0, 1, 2
_FOR_PEOPLE = {"table", "md"}  # text in the encoding of the console; the other forms are UTF-8 wherever they go
_STOPPED = 130  # as a shell tells of a command that Ctrl-C has stopped


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run ``nvf``.

    Args:
        arguments: The command's arguments; without them those of the process.

    Returns:
        The exit status.
    """
    language = SWEDISH
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        asked, given = parted(sys.argv[1:] if arguments is None else arguments)
        language = asked if asked in LANGUAGES else SWEDISH
        ready = _ready(given, language) if asked == language else None
        return _answer(given, asked) if ready is None else _print(ready, DONE, language)
    except KeyboardInterrupt:
        from nara_vard_finans.cli.messages import Stopped  # noqa: PLC0415 - not for help and version

        _complain(_said(Stopped(), language))
        return _STOPPED
    except MemoryError:
        from nara_vard_finans.cli.messages import OutOfMemory  # noqa: PLC0415 - not for help and version

        _complain(_said(OutOfMemory(), language))
        return BAD


def _ready(given: Sequence[str], language: str) -> str | None:
    """Give what can be written without reading any facts; ``None`` where something is asked."""
    match given:
        case []:
            return first_commands(language)
        case ["-h" | "--help", *_]:
            return parser_of_all(language).format_help().rstrip()
        case ["--version", *_]:
            from importlib.metadata import version  # noqa: PLC0415 - for the version alone, which takes its time

            return f"nvf {version('nara-vard-finans')}"
        case ["--completion", str(shell)] if shell in COMPLETIONS:
            from importlib.resources import files  # noqa: PLC0415 - for these alone, which are seldom asked for

            return (files("nara_vard_finans.cli") / COMPLETIONS[shell]).read_text("utf-8").rstrip()
        case [str(name), *rest] if name in COMMANDS and help_asked(rest):
            return parser_of(name, language).format_help().rstrip()
        case _:
            return None


def _answer(given: Sequence[str], asked: str) -> int:
    from nara_vard_finans.cli.reading import read, refuse_language, unknown_command  # noqa: PLC0415 - not for help
    from nara_vard_finans.cli.saving import form_of, save  # noqa: PLC0415 - likewise
    from nara_vard_finans.core import FactsError, Language, NaraVardFinansError  # noqa: PLC0415 - likewise

    options, language = Namespace(), Language.SV
    try:
        refuse_language(asked)
        language = Language(asked)
        if given[0] not in COMMANDS:
            raise unknown_command(given)
        options = read(parser := parser_of(given[0], asked), given[1:])
        options.lang = language
        form = form_of(options, parser.forms)
        answer: Answer[object] = options.ask(options)
        report = answer.report(language)
        if options.receipt is not None:
            save(options.receipt, _receipt(report, options.receipt))
        if options.output is not None:
            save(options.output, report.content(form))
            written: str | bytes = b""
        else:
            written = _for_screen(report, form)
    except FactsError as error:
        _complain(_worded(error, options, language))
        return BAD
    except NaraVardFinansError as error:
        _complain(f"nvf: {_worded(error, options, language)}")
        return BAD
    faults: Sequence[NaraVardFinansError] = getattr(answer.result, "faults", ())
    for fault in faults:
        _complain(_worded(fault, options, language))
    for fault in answer.set_aside:
        _complain(_worded(fault, options, language))
    status = BAD if faults else DONE if answer.is_in_order else FOUND
    return _print(written, status, language)


def _for_screen(report: "Report", form: str) -> str | bytes:
    """Give an answer as text; as bytes where it has its own line ends, or is UTF-8 everywhere."""
    if form == "json":
        return report.json(only_ascii=not _writes_any_letter())
    return report.written(form, width=_columns()) if form in _FOR_PEOPLE else report.content(form)


def _print(written: str | bytes, status: int, language: str) -> int:
    stream = sys.stdout
    if stream is None:  # pyright: ignore[reportUnnecessaryComparison] - a process can be started without one
        from nara_vard_finans.cli.messages import OutputClosed  # noqa: PLC0415 - where there is none

        _complain(_said(OutputClosed(), language))
        return BAD
    try:
        if isinstance(written, bytes):
            stream.flush()
            _write_as_it_is(stream, written)
            stream.flush()
        else:
            print(written, file=stream, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(error, BrokenPipeError):  # the reader, such as head, has had enough
            return status
        from nara_vard_finans.cli.saving import unwritten  # noqa: PLC0415 - where it cannot

        _complain(_said(unwritten(error), language))
        return BAD
    return status


def _write_as_it_is(stream: TextIO, content: bytes) -> None:
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a stream that holds text alone, such as a caller's StringIO
        stream.write(content.decode("utf-8"))
    else:
        buffer.write(content)


def _worded(error: "NaraVardFinansError", options: Namespace, language: "Language") -> str:
    from nara_vard_finans.cli.errors import worded  # noqa: PLC0415 - where something is wrong

    return worded(error, options, language)


def _said(message: "Message", language: str) -> str:
    from nara_vard_finans.core import Language  # noqa: PLC0415 - not for help and version

    return f"nvf: {message.in_(Language(language))}"


def _complain(text: str) -> None:
    from nara_vard_finans.core import printable  # noqa: PLC0415 - not for help and version

    if sys.stderr is not None:  # without one, print would write to standard output
        print("\n".join(printable(line) for line in text.splitlines()), file=sys.stderr)


def _receipt(report: "Report", path: str) -> bytes:
    from nara_vard_finans.core import UnreadableFileError  # noqa: PLC0415 - not for help and version

    try:
        return report.receipt()
    except UnreadableFileError as error:  # it has no file of its own to name
        raise UnreadableFileError(path, error.reason) from error


def _columns() -> int | None:
    """Give the columns of the terminal; none where what is written goes to a file or another program."""
    if sys.stdout is None or not sys.stdout.isatty():  # pyright: ignore[reportUnnecessaryComparison]
        return None
    from shutil import get_terminal_size  # noqa: PLC0415 - for a terminal alone

    return get_terminal_size().columns


def _writes_any_letter() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"
