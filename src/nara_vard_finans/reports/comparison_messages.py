"""What is said of two things beside each other."""

from nara_vard_finans.core import AnyText, Message


class Against(Message):
    """The two sides of a comparison."""

    SV = "{before} mot {after}"
    EN = "{before} against {after}"
    before: AnyText
    after: AnyText


class Lettered(Message):
    """The two sides of a comparison, where their names are too long to stand over columns."""

    SV = "A: {before}; B: {after}"
    EN = "A: {before}; B: {after}"
    before: AnyText
    after: AnyText


class SideNote(Message):
    """What a reader must know of one side."""

    SV = "{side}: {note}"
    EN = "{side}: {note}"
    side: AnyText
    note: AnyText


class TermDiffers(Message):
    """A term that two agreements do not have in common."""

    SV = "{title}: {before} → {after}"
    EN = "{title}: {before} → {after}"
    title: AnyText
    before: AnyText
    after: AnyText


class PerInhabitant(Message):
    """By whose number amounts per inhabitant are reckoned."""

    SV = "Kr per invånare, {side}: {statistic}."
    EN = "Kr per inhabitant, {side}: {statistic}."
    side: AnyText
    statistic: AnyText


class PerInhabitantBeside(Message):
    """The same, where the amounts themselves rest on other figures."""

    SV = "Kr per invånare, {side}: {statistic}; beloppen vilar på en annan folkmängd."
    EN = "Kr per inhabitant, {side}: {statistic}; the amounts rest on another population."
    side: AnyText
    statistic: AnyText


class OnOneSideOnly(Message):
    """Parties that have no counterpart."""

    SV = "Bara på ena sidan: {names}."
    EN = "On one side only: {names}."
    names: str
