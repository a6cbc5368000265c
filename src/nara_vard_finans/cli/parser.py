"""
Options and help in the language asked for.

Nothing else of ours is loaded here, so that help costs nothing.
"""

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from nara_vard_finans.cli.commands import COMMANDS, FIRST, PURPOSE
from nara_vard_finans.cli.language import LANGUAGES, Both, in_language

COMPLETIONS = {"bash": "nvf.bash", "zsh": "nvf.zsh"}
"""The file with the completion of each shell."""

_HELP = {"-h", "--help"}
_FORMS = ("table", "json", "csv", "csv-excel", "md", "html", "xlsx")
_METAVARS = {
    "AMOUNT": "BELOPP",
    "A[:YEAR]": "A[:ÅR]",
    "B[:YEAR]": "B[:ÅR]",
    "COMMAND": "KOMMANDO",
    "DATE": "DATUM",
    "COUNTY": "LÄN",
    "FILE": "FIL",
    "FROM-TO": "FRÅN-TILL",
    "ID=READING": "ID=TOLKNING",
    "ID-or-FILE": "ID-eller-FIL",
    "KEY=VALUE": "NYCKEL=VÄRDE",
    "METHOD": "METOD",
    "NAME": "NAMN",
    "PARTIES": "PARTER",
    "PARTY": "PART",
    "TABLE": "TABELL",
    "UNIT": "ENHET",
    "YEAR": "ÅR",
    "WHAT": "VAD",
    "YEARS": "ÅR",
    "[YEAR=]AMOUNT": "[ÅR=]BELOPP",
    "yes|no": "ja|nej",
}
"""What stands for a value, in English and in Swedish."""


class _Swedish(argparse.HelpFormatter):
    usage = "användning: "

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self.usage if prefix is None else prefix)


class _English(_Swedish):
    usage = "usage: "


class Parser(argparse.ArgumentParser):
    """The options of one command, or the commands, with their help in one language."""

    def __init__(self, *, language: str, examples: Sequence[str] = (), **more: Any) -> None:
        self.language = language
        self.examples = examples
        self.taken: list[argparse.Action] = []
        self.commands: dict[str, Parser] = {}
        self.forms: tuple[str, ...] = ()
        super().__init__(
            **{"add_help": False, "allow_abbrev": False, "exit_on_error": False, **more},
            formatter_class=_English if self.says(("", "en")) else _Swedish,
        )
        self._arguments = self.add_argument_group(self.says(("argument", "arguments")))
        self.group(("alternativ", "options"))

    def says(self, both: Both) -> str:
        """Give a text in the language of the help."""
        return in_language(both, self.language)

    def group(self, title: Both) -> None:
        """Begin a group of options."""
        self._group = self.add_argument_group(self.says(title))

    def take(self, *names: str, says: Both, metavar: str | None = None, **more: Any) -> argparse.Action:
        """Add an argument, or an option of the group."""
        group = self._group if names[0].startswith("-") else self._arguments
        swedish = _METAVARS.get(metavar or "", metavar or "")
        shown: dict[str, Any] = {"metavar": self.says((swedish, metavar))} if metavar else {}
        action = group.add_argument(*names, help=self.says(says).replace("%", "%%"), **shown, **more)
        self.taken.append(action)
        return action

    def format_help(self) -> str:
        """Give the help, with examples last."""
        examples = "".join(f"  {example}\n" for example in self.examples)
        return f"{super().format_help()}\n{self.says(('exempel', 'examples'))}:\n{examples}"


def parser_of(name: str, language: str) -> Parser:
    """Make the parser of one command."""
    command = COMMANDS[name]
    parser = Parser(
        prog=f"nvf {name}",
        language=language,
        description=in_language(command.answers, language),
        examples=command.examples,
    )
    _fill(parser, name)
    return parser


def parser_of_all(language: str, *, whole: bool = False) -> Parser:
    """
    Make the parser of all commands: each by its name, for help.

    Args:
        language: The language of the help.
        whole: Whether each has its own arguments too, from which completion is made.
    """
    parser = Parser(
        prog="nvf", language=language, description=in_language(PURPOSE, language), examples=[line for line, _ in FIRST]
    )
    parser.take("--version", says=("visa versionen och avsluta", "show the version and exit"), action="store_true")
    parser.take(
        "--completion",
        choices=tuple(COMPLETIONS),
        says=("skriv ut komplettering för skalet", "write completion for the shell"),
    )
    _add_common(parser)
    metavar = parser.says((_METAVARS["COMMAND"], "COMMAND"))
    names = parser.add_subparsers(title=parser.says(("kommandon", "commands")), metavar=metavar, parser_class=Parser)
    for name, command in COMMANDS.items():
        said = parser.says(command.answers)
        parser.commands[name] = names.add_parser(
            name, help=said, description=said, language=language, examples=command.examples
        )
        if whole:
            _fill(parser.commands[name], name)
    return parser


def _fill(parser: Parser, name: str) -> None:
    """Give a parser the options of its command, and those of all."""
    module = import_module(f"nara_vard_finans.cli.{COMMANDS[name].room}")
    module.ARGUMENTS[name](parser)
    parser.set_defaults(ask=module.QUESTIONS[name], receipt=None)
    parser.group(("för alla kommandon", "of all commands"))
    parser.forms = (*_FORMS, *COMMANDS[name].forms)
    parser.take(
        "--format",
        choices=parser.forms,
        says=(
            "svarets form; annars den som filens ändelse visar, och på skärmen table",
            "the form of the answer; default: that of the file's suffix, and on the screen table",
        ),
    )
    parser.take(
        "-o",
        "--output",
        metavar="FILE",
        says=("skriv svaret till en fil", "write the answer to a file"),
    )
    parser.take(
        "--facts",
        metavar="FILE",
        action="append",
        says=(
            "egna fakta, i en fil eller en mapp; kan upprepas",
            "facts of one's own, a file or a folder; may be repeated",
        ),
    )
    _add_common(parser)


def _add_common(parser: Parser) -> None:
    parser.take("--lang", choices=LANGUAGES, says=("språk: svenska, eller engelska", "language; default: sv"))
    parser.take(
        "-h", "--help", action="store_true", says=("visa den här hjälpen och avsluta", "show this help and exit")
    )


def help_asked(given: Sequence[str]) -> bool:
    """Say whether help is asked for, anywhere on a line before ``--``."""
    return not _HELP.isdisjoint(given[: given.index("--")] if "--" in given else given)


def first_commands(language: str) -> str:
    """Give three commands to begin with, for those who have typed none."""
    widest = max(len(line) for line, _ in FIRST)
    lines = [f"  {line:{widest}}  {in_language(says, language)}" for line, says in FIRST]
    heading = in_language(("Tre kommandon att börja med:", "Three commands to begin with:"), language)
    rest = in_language(("Alla kommandon: nvf --help", "All commands: nvf --help --lang en"), language)
    return "\n".join((in_language(PURPOSE, language), "", heading, *lines, "", rest))
