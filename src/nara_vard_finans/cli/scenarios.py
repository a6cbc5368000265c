"""What is given where the papers are silent, and what is changed: ``--assume`` and ``--what-if``."""

from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.workspace import ASSUMABLE, CHANGES


def add_premises(sub: Parser) -> None:
    """Add what has happened, what no paper states, and what is to be changed."""
    add_journal(sub)
    assumable, changes = ", ".join(ASSUMABLE), ", ".join(CHANGES)
    for option, metavar, swedish, english in (
        (
            "--assume",
            "KEY=VALUE",
            f"sådant som inte framgår av handlingarna: {assumable}",
            f"what no paper states: {assumable}",
        ),
        ("--what-if", "KEY=VALUE", f"en ändring: {changes}", f"a change: {changes}"),
    ):
        says = f"{swedish}; kan upprepas", f"{english}; may be repeated"
        sub.take(option, metavar=metavar, action="append", says=says)


def add_journal(sub: Parser) -> None:
    """Add what has happened."""
    sub.take(
        "--journal",
        metavar="FILE",
        action="append",
        says=(
            "vad som har hänt: en fil, eller ett exempel ur nvf list; kan upprepas",
            "what has happened: a file, or an example from nvf list; may be repeated",
        ),
    )
