"""What is said of a name that is none of those that there are: the nearest, or all of them."""

from nara_vard_finans.core._wording import nearest
from nara_vard_finans.core.messages import AnyText, Message


class Meant(Message):
    """Ask whether a name of ours was meant."""

    SV = "; menades {name}?"
    EN = "; did you mean {name}?"
    name: str


class OneOf(Message):
    """Say which names there are, all of them, since one must be chosen."""

    SV = "; de som finns är {all}"
    EN = "; expected one of {all}"
    names: tuple[str, ...]

    @property
    def all(self) -> str:
        """All the names."""
        return ", ".join(self.names)


def did_you_mean(name: object, known: tuple[str, ...]) -> AnyText:
    """Ask whether the nearest of the names known was meant; where none is near, say which there are."""
    found = nearest(str(name), known)
    return Meant(found) if found else OneOf(known)


class Choice(Message):
    """What is said of a name that is none of those that there are; each kind of it has sentences of its own."""

    name: object
    known: tuple[str, ...]

    @property
    def meant(self) -> AnyText:
        """The nearest of those that there are, or all of them."""
        return did_you_mean(self.name, self.known)
