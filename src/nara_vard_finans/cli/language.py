"""The language that is asked for, which is known before anything else of a line is read."""

from collections.abc import Sequence

SWEDISH, ENGLISH = LANGUAGES = ("sv", "en")

Both = tuple[str, str]
"""A text in Swedish and in English."""


def parted(given: Sequence[str]) -> tuple[str, list[str]]:
    """
    Part the language from the rest of a line: ``--lang`` stands anywhere, but after ``--``.

    Example:
        >>> parted(["--lang", "en", "list"])
        ('en', ['list'])
    """
    language, rest, waiting = SWEDISH, list[str](), iter(given)
    for text in waiting:
        if text == "--":
            rest += [text, *waiting]
        elif text == "--lang":
            language = next(waiting, "")
        elif text.startswith("--lang="):
            language = text.removeprefix("--lang=")
        else:
            rest.append(text)
    return language, rest


def in_language(both: Both, language: str) -> str:
    """Give a text in a language; of an unknown one in Swedish."""
    return both[language == ENGLISH]
