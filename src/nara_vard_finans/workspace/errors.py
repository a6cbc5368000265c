"""What can be wrong with a question, before anything is reckoned."""

import re
from collections.abc import Callable

from nara_vard_finans.core import Language, NaraVardFinansError, Reason, Text, UnknownEntryError

_NAMED = re.compile(r"\{([a-z_]+)\}")


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
        return _NAMED.sub(lambda match: spell(match[1]), super().in_(language))


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
