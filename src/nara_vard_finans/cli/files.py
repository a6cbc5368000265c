"""``nvf list`` and ``check``: what there is, and whether files of one's own are in order."""

import argparse
from typing import Any

from nara_vard_finans.cli.arguments import at_hand
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.workspace import Answer


def _add_nothing(_: Parser) -> None:
    """Leave the command as it is."""


def _add_check(checking: Parser) -> None:
    checking.take(
        "files",
        metavar="FILE",
        nargs="*",
        says=(
            "faktafiler och journaler, i vilken ordning som helst; annars det som medföljer",
            "facts files and journals, in any order; default: what ships",
        ),
    )


def _list(options: argparse.Namespace) -> Answer[Any]:
    return at_hand(options).entries()


def _check(options: argparse.Namespace) -> Answer[Any]:
    return at_hand(options).check(*options.files)


ARGUMENTS = {"list": _add_nothing, "check": _add_check}
QUESTIONS = {"list": _list, "check": _check}
