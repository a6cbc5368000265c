"""``nvf list``, ``check`` and ``verify``: what there is, and whether files and receipts are in order."""

import argparse
from typing import Any

from nara_vard_finans.cli.arguments import add_choice, at_hand, choice_of, file_or_input
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.workspace import Answer


def _add_list(listing: Parser) -> None:
    add_choice(listing)
    listing.take("--on", metavar="DATE", says=("det som gäller den dagen", "what is valid on that day"))


def _add_check(checking: Parser) -> None:
    checking.take(
        "files",
        metavar="FILE",
        nargs="*",
        says=(
            "faktafiler, journaler och mappar, i vilken ordning som helst; annars det som medföljer",
            "facts files, journals and folders, in any order; default: what ships",
        ),
    )
    add_choice(checking)


def _list(options: argparse.Namespace) -> Answer[Any]:
    return at_hand(options).entries(choice_of(options))


def _check(options: argparse.Namespace) -> Answer[Any]:
    is_asked = (options.kind, options.county, options.party) != (None, None, None)
    return at_hand(options).check(*options.files, choice=choice_of(options) if is_asked else None)


def _add_verify(verifying: Parser) -> None:
    verifying.take(
        "file",
        metavar="FILE",
        says=(
            "ett kvitto, skrivet med --receipt; - för det som matas in",
            "a receipt, as --receipt writes it; - for standard input",
        ),
    )


def _verify(options: argparse.Namespace) -> Answer[Any]:
    return at_hand(options).verify(file_or_input(options.file, options.lang))


ARGUMENTS = {"list": _add_list, "check": _add_check, "verify": _add_verify}
QUESTIONS = {"list": _list, "check": _check, "verify": _verify}
