"""What can be wrong with a question, before anything is reckoned."""

import re
from collections.abc import Callable

from nara_vard_finans.core import NaraVardFinansError

_NAMED = re.compile(r"\{([a-z_]+)\}")


class QuestionError(NaraVardFinansError, ValueError):
    """
    Raised when a question cannot be asked so: an argument that serves nothing, or one that is missing.

    Attributes:
        told: What is wrong and what to do; arguments stand in braces, such as ``{figures}``.

    Example:
        >>> str(QuestionError("{figures} serves nothing; leave it out"))
        'figures serves nothing; leave it out'
    """

    def __init__(self, stated: str) -> None:
        super().__init__(stated)
        self.reason = stated

    def __str__(self) -> str:
        return self.spelled(str)

    def spelled(self, spell: Callable[[str], str]) -> str:
        """Tell it with arguments spelled as whoever asks knows them, such as the options of a command line."""
        return _NAMED.sub(lambda match: spell(match[1]), self.reason)
