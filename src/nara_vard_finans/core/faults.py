"""What is wrong with a file, each fault in its place."""

from attrs import frozen

from nara_vard_finans.core.messages import Language, Reason


@frozen
class Fault:
    """
    One fault of a facts file, a journal or a table of weights.

    Attributes:
        where: The path to the fault in the file, such as ``agreements[1].term``, counted from one.
        line: The line it stands on, from one; ``None`` where there is none, such as for a whole file.
        message: What is wrong, what was expected, and the nearest name.
    """

    where: str
    line: int | None
    message: Reason

    def in_(self, language: Language) -> str:
        """Write it in *language*, after its place."""
        message = self.message if isinstance(self.message, str) else self.message.in_(language)
        return f"{self.where}: {message}" if self.where else message

    @property
    def in_english(self) -> str:
        """What is wrong, in English, without the place."""
        return self.message if isinstance(self.message, str) else self.message.in_english

    def __str__(self) -> str:
        return self.in_(Language.EN)
