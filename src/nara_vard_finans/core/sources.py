"""Where a fact stands: the papers, the places in them, and remarks on what they say."""

from enum import StrEnum

from attrs import frozen

from nara_vard_finans.core.messages import AnyText, Language, Text
from nara_vard_finans.core.periods import Period
from nara_vard_finans.core.records import with_tuples
from nara_vard_finans.core.showing import Shown


class SourceKind(StrEnum):
    """What sort of text a fact stands in."""

    STATUTE = "statute"
    """lag eller förordning"""
    NATIONAL_AGREEMENT = "national-agreement"
    """överenskommelse mellan staten och SKR"""
    AGREEMENT = "agreement"
    """avtal mellan parterna"""
    DECISION = "decision"
    """beslut"""
    MEMORANDUM = "memorandum"
    """PM, tjänsteskrivelse, underlag"""
    PRESENTATION = "presentation"
    """bildspel"""
    STATISTICS = "statistics"
    """publicerad statistik"""
    OBSERVED_PRACTICE = "observed-practice"
    """så har det gjorts"""


class RemarkKind(StrEnum):
    """What a remark says of the fact beside it."""

    CONTRADICTION = "contradiction"
    """The papers contradict themselves or each other; both are kept as printed."""
    MISPRINT = "misprint"
    """Something is printed wrong; it is kept as printed."""
    READING = "reading"
    """The paper leaves room, and this is how we read it."""
    ASSUMPTION = "assumption"
    """No paper says it; we assume it."""
    SILENCE = "silence"
    """No paper says it, and we do not fill it in."""
    BACKGROUND = "background"
    """The paper tells it, and nothing is reckoned or judged by it."""
    CHOICE = "choice"
    """A caller has chosen something else than what the agreement says."""


class ReadingKind(StrEnum):
    """Where a reading comes from."""

    PRINTED = "printed"
    """som det är tryckt"""
    READ = "read"
    """som det tolkas"""
    CHANGED = "changed"
    """ändrat genom ett senare beslut"""
    REMOVED = "removed"
    """borttaget genom ett senare beslut"""

    @property
    def is_decided(self) -> bool:
        """Whether it holds from the day of a decision, and not before it."""
        return self in {ReadingKind.CHANGED, ReadingKind.REMOVED}


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Paper(Shown):
    """
    A source paper.

    Swedish term:
        handling, underlag

    Attributes:
        id: The short name by which facts refer to it.
        title: Its title, as printed.
        kind: What sort of text it is.
        dated: The day it bears, or the month or year; ``None`` where it bears none.
        issuer: Who issued it.
        registry_number: Its registration number (diarienummer); empty when it bears none.
        remarks: What it prints wrong, or leaves open.
    """

    id: str
    title: str
    kind: SourceKind
    dated: Period | None = None
    issuer: str = ""
    registry_number: str = ""
    remarks: "tuple[Remark, ...]" = ()

    def cited(self, place: str = "") -> str:
        """
        Cite the paper by title, issuer, date and registration number, and *place* in it.

        Example:
            >>> Paper(id="pm", title="PM", kind=SourceKind.MEMORANDUM, dated=Period.year(2022)).cited("s. 2")
            '”PM”, 2022, s. 2'
        """
        number = f"Dnr {self.registry_number}" if self.registry_number else ""
        dated = "" if self.dated is None else self.dated.text()
        return ", ".join(part for part in (f"”{self.title}”", self.issuer, dated, number, place) if part)


@frozen(kw_only=True, repr=False)
class Source(Shown):
    """
    The place where a fact stands.

    Attributes:
        paper: The paper.
        place: The place in it: a section, a table, a column.
    """

    paper: Paper
    place: str = ""

    def __str__(self) -> str:
        return self.paper.cited(self.place)


@frozen(kw_only=True, repr=False)
class Remark(Shown):
    """
    Something a reader must know about a fact.

    Swedish term:
        anmärkning

    Attributes:
        kind: What sort of remark it is.
        text: What it says.
        at: The part of the record it belongs to, such as ``rounding``; empty for the whole.
        place: The place in the paper where it can be seen.
    """

    kind: RemarkKind
    text: AnyText
    at: str = ""
    place: str = ""

    def in_(self, language: Language) -> str:
        """Give the remark as a sentence in *language*, opened by its kind."""
        return f"{_KIND_NAMES[self.kind].in_(language)}: {self.text.in_(language)}"


def remarks_at(remarks: tuple[Remark, ...], at: str) -> tuple[Remark, ...]:
    """Give the remarks that belong to one part of a record."""
    return tuple(remark for remark in remarks if remark.at == at)


_KIND_NAMES = {
    RemarkKind.CONTRADICTION: Text("Motsägelse", "Contradiction"),
    RemarkKind.MISPRINT: Text("Feltryck", "Misprint"),
    RemarkKind.READING: Text("Tolkning", "Reading"),
    RemarkKind.ASSUMPTION: Text("Antagande", "Assumption"),
    RemarkKind.SILENCE: Text("Framgår inte av handlingarna", "Not in the papers"),
    RemarkKind.BACKGROUND: Text("Bakgrund", "Background"),
    RemarkKind.CHOICE: Text("Val vid beräkningen", "Chosen for this calculation"),
}
