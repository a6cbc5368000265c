"""What can be wrong with a question, before anything is reckoned."""

import re
from collections.abc import Callable

from nara_vard_finans.core import Language, NaraVardFinansError, Reason

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
