"""The texts of arguments as typed values."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from nara_vard_finans.cli.messages import (
    INPUT,
    InputClosed,
    NeitherYesNorNo,
    NoDay,
    NoMethod,
    NotOneDay,
    UsageError,
)
from nara_vard_finans.core import (
    KRONA,
    ORE,
    Amount,
    Language,
    Message,
    Period,
    PeriodError,
    kronor,
)
from nara_vard_finans.sharing import LARGEST, Method
from nara_vard_finans.workspace import KINDS, Choice, QuestionError, Rounding, Workspace

if TYPE_CHECKING:
    from nara_vard_finans.cli.parser import Parser

ID_OR_FILE = ("ett id ur nvf list, eller en faktafil", "an id from nvf list, or a facts file")
"""What is said of an argument that names what is asked about."""

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1")
_UNITS = {"öre": ORE, "ore": ORE, "krona": KRONA, "kr": KRONA, "tkr": kronor(1_000)}


def unit_of(text: str) -> Amount:
    """Read a unit: a name, or an amount."""
    return _UNITS.get(text.strip().casefold()) or Amount.parse(text)


def method_of(text: str) -> Method:
    """Read the name of a method."""
    names = tuple(method.value for method in Method)
    if text not in names:
        raise UsageError(NoMethod(text, names))
    return Method(text)


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


def add_choice(sub: "Parser") -> None:
    """Add what chooses among all that is at hand."""
    sub.take("--kind", choices=KINDS, says=("bara det slaget", "that kind alone"))
    sub.take("--county", metavar="COUNTY", says=("bara ett läns, med kod eller namn", "of one county, by code or name"))
    sub.take("--party", metavar="PARTY", says=("bara en parts, med kod eller namn", "of one party, by code or name"))


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
    return Rounding(
        method=None if options.method is None else method_of(options.method),
        unit=None if options.unit is None else unit_of(options.unit),
        residual_to=LARGEST if options.residual_to == str(LARGEST) else options.residual_to,
    )


def refuse_any(options: argparse.Namespace, names: Iterable[str], why: Callable[[str], Message]) -> None:
    """Refuse options that serve nothing here, rather than leave them aside; *why* makes the reason of the name."""
    for name in names:
        if getattr(options, name, None) is not None:
            raise QuestionError(why(name))


def at_hand(options: argparse.Namespace) -> Workspace:
    """Give what ships, and what the files of ``--facts`` add to it."""
    return Workspace.open(*(options.facts or ()))
