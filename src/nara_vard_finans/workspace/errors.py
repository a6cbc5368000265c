"""What can be wrong with a question, before anything is reckoned."""

import re
from collections.abc import Callable
from typing import cast

from nara_vard_finans.core import Language, Message, NaraVardFinansError, Reason, Text, UnknownEntryError

_OPENS, _CLOSES = "\ufdd0", "\ufdd1"  # no characters, so that nobody has written them
_ARGUMENT = re.compile(f"{_OPENS}([a-z_]+){_CLOSES}")
_IN_BRACES = re.compile(r"\{([a-z_]+)\}")


class QuestionError(NaraVardFinansError, ValueError):
    """
    Raised when a question cannot be asked so: an argument that serves nothing, or one that is missing.

    Attributes:
        reason: What is wrong and what to do; arguments stand in braces, such as ``{figures}``;
            in the sentence of a message in double ones.

    Example:
        >>> str(QuestionError("{figures} serves nothing; leave it out"))
        'figures serves nothing; leave it out'
    """

    SV = "{reason}"
    EN = "{reason}"
    reason: Reason

    def in_(self, language: Language) -> str:
        """Write it in *language*, with arguments by their names."""
        return self.spelled(str, language)

    def spelled(self, spell: Callable[[str], str], language: Language = Language.EN) -> str:
        """Write it with arguments spelled as whoever asks knows them, such as the options of a command line."""
        asked = type(self)(cast("Reason", _marked(self.reason)))
        told = _ARGUMENT.sub(lambda match: spell(match[1]), super(QuestionError, asked).in_(language))
        return told.replace(_OPENS, "{").replace(_CLOSES, "}")


def _marked(reason: object) -> object:
    """Mark the arguments in the sentence of a reason, so that what a stranger wrote within braces is none."""
    match reason:
        case str():
            return _marked_text(reason)
        case Text():
            return Text(_marked_text(reason.sv), _marked_text(reason.en))
        case Message():
            sentences = {name: _marked_sentence(getattr(reason, name)) for name in ("SV", "EN")}
            marked: type[Message] = type(type(reason).__name__, (type(reason),), sentences)
            own = vars(reason).items()
            return marked(**{name: _marked(part) if isinstance(part, Message) else part for name, part in own})
        case _:
            return reason


def _marked_text(text: str) -> str:
    return _IN_BRACES.sub(rf"{_OPENS}\1{_CLOSES}", text)


def _marked_sentence(sentence: str) -> str:
    return re.sub(r"\}\}(?!\})", _CLOSES, sentence.replace("{{", _OPENS))


class UnreadEntryError(UnknownEntryError):
    """
    Raised when nothing that could be read has an id, and a file of a folder that could not may have it.

    Attributes:
        set_aside: What is wrong with each file that was left aside.
    """

    SV = (
        "{kind} {name:shown} finns inte bland det som gick att läsa{meant}. "
        "Det kan stå i en fil som lades åt sidan:\n{each}"
    )
    EN = (
        "no {kind} in what could be read is called {name:shown}{meant}. "
        "It may stand in a file that was left aside:\n{each}"
    )
    set_aside: tuple[NaraVardFinansError, ...]

    @property
    def each(self) -> Reason:
        """What is wrong with each, a line or more for a file."""
        return Text(*("\n".join(error.in_(language) for error in self.set_aside) for language in Language))
