"""A result, described once for every form: its data, its sections, and what stands behind its amounts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from nara_vard_finans.core import Language, UnknownEntryError
from nara_vard_finans.reports.columns import Data, Kind, Shape
from nara_vard_finans.reports.sections import Section, Written, written

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Explanation
    from nara_vard_finans.reports.workings import Stage


@frozen(kw_only=True, repr=False)
class Described:
    """
    A result, described: what a writer of any form is given.

    It says nothing that its result does not hold, and is worked out when somebody asks for it.

    Attributes:
        language: The language it is written in.
        shape: What its data holds.
        row_shape: What a row of it holds, which CSV writes.
        as_lines: Whether it is lines alone, each of which stands by itself.
        others: What can be made of it besides, by form: a calendar (``ics``), a picture (``svg``).
    """

    language: Language
    shape: Shape[Any] | Kind
    _record: Any = field(alias="record")
    row_shape: Shape[Any]
    _records: Callable[[], Iterable[Any]] = field(alias="records")
    _sections: Callable[[], Iterable[Section]] = field(alias="sections")
    as_lines: bool = False
    _explained: "Callable[[str], Explanation] | None" = field(default=None, alias="explained")
    others: Mapping[str, Callable[[], str]] = field(factory=dict)
    _stages: "Callable[[], Iterable[Stage]]" = field(default=tuple, alias="stages")
    _receipt: Callable[[], Data] | None = field(default=None, alias="receipt")

    @cached_property
    def data(self) -> Data:
        """The answer as data: what a command writes as JSON."""
        found: Data = self.shape.plain(self._record, self.language)
        return found

    @cached_property
    def rows(self) -> Sequence[Data]:
        """The part of the data that CSV writes."""
        return self.row_shape.rows(self._records(), self.language)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The answer for people: tables, with what stands over and under each."""
        return tuple(self._sections())

    @cached_property
    def stages(self) -> "tuple[Stage, ...]":
        """The stages behind its amounts, which a workbook reckons anew; empty where there are none."""
        return tuple(self._stages())

    @cached_property
    def written_sections(self) -> tuple[Written, ...]:
        """The sections as they are written: every form for people writes these cells."""
        return tuple(written(section, self.language) for section in self.sections)

    def explanation(self, party: str) -> str:
        """
        Say how the amount of one row's party came about.

        Raises:
            UnknownEntryError: If no row has such a party, or rows have no explanation.
        """
        known = tuple(code for section in self.sections for code in section.parties)
        if self._explained is None or party not in known:
            raise UnknownEntryError("party of a row that is explained", party, known)
        return self._explained(party).text(self.language)

    def explanations(self) -> "tuple[Explanation, ...]":
        """Say how the amount of each row's party came about, once for each; of rows without explanation, nothing."""
        if self._explained is None:
            return ()
        codes = dict.fromkeys(code for section in self.sections for code in section.parties)
        return tuple(map(self._explained, codes))
