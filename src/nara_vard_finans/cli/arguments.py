"""The texts of arguments as typed values."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from nara_vard_finans.cli.messages import (
    INPUT,
    GoesWithEvery,
    InputClosed,
    NeitherYesNorNo,
    NoDay,
    NotOneDay,
    UsageError,
)
from nara_vard_finans.core import (
    Language,
    Message,
    NoticePeriod,
    Period,
    PeriodError,
    Principal,
)
from nara_vard_finans.workspace import (
    COUNTED,
    EVERY,
    KINDS,
    METHODS,
    Choice,
    Instalments,
    QuestionError,
    Rounding,
    Workspace,
)

if TYPE_CHECKING:
    from nara_vard_finans.cli.parser import Parser

ID_OR_FILE = ("ett id ur nvf list, eller en faktafil", "an id from nvf list, or a facts file")
"""What is said of an argument that names what is asked about."""

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1")
_MONTHS_IN_YEAR = 12
_A_DAY = dt.timedelta(days=1)


def day_of(text: str, *, last: bool = False) -> dt.date:
    """Read a day; of a month or a year its first day, or its *last*."""
    period = Period.parse(text)
    return period.last_day if last else period.first_day


def one_day(text: str) -> dt.date:
    """Read one day."""
    try:
        period = Period.parse(text)
    except PeriodError as error:
        raise UsageError(NoDay(text)) from error
    if period.first_day != period.last_day:
        raise UsageError(NotOneDay(text))
    return period.first_day


def yes_or_no(text: str | None) -> bool | None:
    """Read yes or no; ``None`` for nothing."""
    known = {"yes": True, "ja": True, "no": False, "nej": False}
    if text is not None and text.casefold() not in known:
        raise UsageError(NeitherYesNorNo(text))
    return None if text is None else known[text.casefold()]


LEVELS = {"municipalities": Principal.MUNICIPALITIES, "regions": Principal.REGION}
"""The levels of a file of several, as they are written."""


def add_choice(sub: "Parser") -> None:
    """Add what chooses among all that is at hand."""
    sub.take("--kind", choices=KINDS, says=("bara det slaget", "that kind alone"))
    sub.take("--county", metavar="COUNTY", says=("bara ett läns, med kod eller namn", "of one county, by code or name"))
    sub.take("--party", metavar="PARTY", says=("bara en parts, med kod eller namn", "of one party, by code or name"))


def add_plan(sub: "Parser") -> None:
    """Add how often instalments fall due."""
    sub.take("--every", choices=EVERY, says=("som delbetalningar i förskott", "as instalments in advance"))
    sub.take(
        "--counted",
        choices=COUNTED,
        says=("med --every: i dagar eller månader; annars months", "of --every; default: months"),
    )


def add_rounding(sub: "Parser") -> None:
    """Add how amounts are rounded."""
    sub.take(
        "--method",
        metavar="METHOD",
        says=(
            f"{', '.join(METHODS)}; annars avtalets, eller {METHODS[0]}",
            f"{', '.join(METHODS)}; default: {METHODS[0]}, or the agreement's",
        ),
    )
    sub.take(
        "--unit",
        metavar="UNIT",
        says=(
            "öre, krona, tkr eller ett belopp; annars avtalets, eller krona",
            "öre, krona, tkr or an amount; default: krona, or the agreement's",
        ),
    )
    sub.take(
        "--residual-to",
        metavar="PARTY",
        says=(
            "en part, eller largest; med en metod som slutar på -residual-to",
            "a party, or largest; with a method that ends in -residual-to",
        ),
    )


def choice_of(options: argparse.Namespace) -> Choice:
    """Read what is chosen among all that is at hand."""
    on = getattr(options, "on", None)
    return Choice(kind=options.kind, county=options.county, party=options.party, on=None if on is None else one_day(on))


class _Input(BufferedReader):
    """Standard input as bytes, called by a word; a process can be started without one."""

    def __init__(self, language: str) -> None:
        if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]
            raise UsageError(InputClosed())
        super().__init__(cast(RawIOBase, sys.stdin.buffer))
        self._name = INPUT.in_(Language(language))

    @property
    def name(self) -> str:
        return self._name


def file_or_input(path: str, language: str) -> str | BinaryIO:
    """Give a path, or standard input for a hyphen, which is called by a word of the language."""
    return _Input(language) if path == "-" else path


def rounding_of(options: argparse.Namespace) -> Rounding:
    """Read what is asked of the rounding."""
    return Rounding.read(method=options.method, unit=options.unit, residual_to=options.residual_to)


def instalments_of(options: argparse.Namespace) -> Instalments | None:
    """Read that it is paid in advance, and when."""
    if options.every is None:
        refuse_any(options, ("counted", "first_day", "last_day"), GoesWithEvery)
        return None
    return Instalments(every=options.every, counted=options.counted or COUNTED[0], period=_period(options))


def _period(options: argparse.Namespace) -> Period | None:
    """Read what is paid for: from a day, and to another or for twelve months."""
    if getattr(options, "first_day", None) is None:
        return None
    first = one_day(options.first_day)
    if options.last_day is not None:
        return Period(first_day=first, last_day=one_day(options.last_day))
    return Period(first_day=first, last_day=NoticePeriod(_MONTHS_IN_YEAR).ends(given_on=first) - _A_DAY)


def refuse_any(options: argparse.Namespace, names: Iterable[str], why: Callable[[str], Message]) -> None:
    """Refuse options that serve nothing here, rather than leave them aside; *why* makes the reason of the name."""
    for name in names:
        if getattr(options, name, None) is not None:
            raise QuestionError(why(name))


def at_hand(options: argparse.Namespace) -> Workspace:
    """Give what ships, and what the files of ``--facts`` add to it."""
    return Workspace.open(*(options.facts or ()))
