"""``nvf list`` and ``check``: what there is, and whether files of one's own are in order."""

import argparse
from typing import Any

from nara_vard_finans.cli.arguments import at_hand
from nara_vard_finans.workspace import Answer


def _add_nothing(_: argparse.ArgumentParser) -> None:
    """Leave the command as it is."""


def _add_check(checking: argparse.ArgumentParser) -> None:
    checking.add_argument("files", metavar="FILE", nargs="+")


def _list(options: argparse.Namespace) -> Answer[Any]:
    return at_hand(options).entries()


def _check(options: argparse.Namespace) -> Answer[Any]:
    return at_hand(options).check(*options.files)


ARGUMENTS = {"list": _add_nothing, "check": _add_check}
QUESTIONS = {"list": _list, "check": _check}
