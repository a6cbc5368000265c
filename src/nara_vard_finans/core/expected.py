"""What a type of Python would have to be, where it comes as another; for whoever calls the library."""

from nara_vard_finans.core.messages import Message, Text


class DayExpected(Message):
    """Ask for a day."""

    SV = "en dag som datetime.date"
    EN = "a day as a datetime.date"


class YearExpected(Message):
    """Ask for a year."""

    SV = "ett årtal som int, till exempel {example}"
    EN = "a year as an int, such as {example}"
    example: int


class MemberExpected(Message):
    """Ask for a member of an enum."""

    SV = "ett av värdena i {kind}"
    EN = "a member of {kind}"
    kind: str


class KindExpected(Message):
    """Ask for a value of a type of this library."""

    SV = "{named}, till exempel {example}"
    EN = "{named}, such as {example}"
    kind: str
    example: str

    @property
    def named(self) -> Text:
        """The type, with its article."""
        return Text(f"en {self.kind}", f"{'an' if self.kind[0] in 'AEIO' else 'a'} {self.kind}")
