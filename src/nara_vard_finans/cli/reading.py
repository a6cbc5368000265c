"""Reading the arguments of a command, and saying what is wrong with them in the language asked for."""

import argparse
from collections.abc import Iterable, Mapping, Sequence

from nara_vard_finans.cli.commands import COMMANDS
from nara_vard_finans.cli.language import LANGUAGES
from nara_vard_finans.cli.messages import (
    CommandFirst,
    Missing,
    NeedsOneOf,
    NeedsValue,
    NotAmongChoices,
    TakesNoValue,
    TooMany,
    UnknownCommand,
    UnknownOption,
    UsageError,
)
from nara_vard_finans.cli.parser import COMPLETIONS, Parser
from nara_vard_finans.core import (
    Meant,
    OneOf,
    nearest,
)


def read(parser: Parser, given: Sequence[str]) -> argparse.Namespace:
    """
    Read the arguments of a command.

    What argparse would say of them in English alone is looked for here instead: it is asked to require nothing and to
    take any value, and what it cannot parse at all has one of two reasons.

    Raises:
        UsageError: If they are not what the command takes.
    """
    required = [action for action in parser.taken if action.required]
    choices = {action.dest: tuple(action.choices) for action in parser.taken if action.choices is not None}
    for action in parser.taken:
        action.required, action.choices = False, None
    try:
        options, more = parser.parse_known_args(given)
    except argparse.ArgumentError as error:
        raise UsageError(_valueless(parser, error, choices)) from error
    if more:
        raise UsageError(_too_much(parser, given, more))
    missing = tuple(_name(action) for action in required if getattr(options, action.dest) is None)
    if missing:
        raise UsageError(Missing(missing, parser.prog))
    for action in parser.taken:
        value = getattr(options, action.dest)
        if action.dest in choices and value is not None:
            refuse_other(_name(action), value, choices[action.dest])
    return options


def refuse_other(option: str, value: str, choices: tuple[str, ...]) -> None:
    """
    Refuse a value that is none of the choices of an option.

    Raises:
        UsageError: If it is none of them.
    """
    if value not in choices:
        raise UsageError(NotAmongChoices(value, choices, option))


def refuse_language(language: str) -> None:
    """
    Refuse a language that there is not.

    Raises:
        UsageError: If it is none of those that there are.
    """
    if not language:
        raise UsageError(NeedsOneOf("--lang", OneOf(LANGUAGES)))
    refuse_other("--lang", language, LANGUAGES)


def unknown_command(given: Sequence[str]) -> UsageError:
    """Say what is wrong with a line that begins with no command."""
    name, _, value = given[0].partition("=")
    if name == "--completion":
        refuse_other(name, value or "".join(given[1:2]), tuple(COMPLETIONS))
        return UsageError(TooMany(tuple(given[1:]), "nvf"))
    near = nearest(name, ("--completion", "--help", "--lang", "--version")) if name.startswith("-") else ""
    if near:
        return UsageError(UnknownOption(name, Meant(near), "nvf"))
    return UsageError(CommandFirst(name) if name.startswith("-") else UnknownCommand(name, tuple(COMMANDS)))


def _valueless(
    parser: Parser, error: argparse.ArgumentError, choices: Mapping[str, tuple[str, ...]]
) -> NeedsValue | NeedsOneOf | TakesNoValue:
    names = (error.argument_name or "").split("/")
    action = next(action for action in parser.taken if names[-1] in action.option_strings)
    if action.nargs == 0:
        return TakesNoValue(_name(action))
    known = choices.get(action.dest)
    return NeedsOneOf(_name(action), OneOf(known)) if known else NeedsValue(_name(action))


def _too_much(parser: Parser, given: Sequence[str], more: Sequence[str]) -> UnknownOption | TooMany:
    options = given[: given.index("--")] if "--" in given else given
    option = next((text for text in more if text.startswith("-") and text in options and text != "-"), "")
    if option:
        return _unknown_option(option, (name for action in parser.taken for name in action.option_strings), parser.prog)
    return TooMany(tuple(text for text in more if text != "--"), parser.prog)


def _unknown_option(text: str, options: Iterable[str], program: str) -> UnknownOption:
    name = text.partition("=")[0]
    near = nearest(name, [option for option in options if option.startswith("--")])
    return UnknownOption(name, Meant(near) if near else "", program)


def _name(action: argparse.Action) -> str:
    """Give an argument's name as help has it."""
    long = (name for name in action.option_strings if name.startswith("--"))
    return next(long, str(action.metavar or action.dest))
