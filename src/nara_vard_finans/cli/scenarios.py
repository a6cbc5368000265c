"""What is given where the papers are silent, and what is changed: ``--assume`` and ``--what-if``."""

from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.workspace import ASSUMABLE, CHANGES


def add_premises(sub: Parser) -> None:
    """Add what has happened, what no paper states, and what is to be changed."""
    add_journal(sub)
    add_assumed(sub)
    changes = ", ".join(CHANGES)
    _add_pair(sub, "--what-if", (f"en ändring: {changes}", f"a change: {changes}"))


def add_assumed(sub: Parser) -> None:
    """Add what no paper states."""
    assumable = ", ".join(ASSUMABLE)
    says = f"sådant som inte framgår av handlingarna: {assumable}", f"what no paper states: {assumable}"
    _add_pair(sub, "--assume", says)


def _add_pair(sub: Parser, option: str, says: tuple[str, str]) -> None:
    swedish, english = says
    sub.take(
        option,
        metavar="KEY=VALUE",
        action="append",
        says=(f"{swedish}; kan upprepas", f"{english}; may be repeated"),
    )


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
