"""
A result, ready to be shown or saved: its data, its sections, and one small writer for each form.

A report says nothing that its result does not hold; it is made when somebody asks for it, in the language asked for.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from nara_vard_finans.core import Language, Text, UnknownEntryError, UnreadableFileError, write_whole
from nara_vard_finans.reports.columns import Data, Kind, Shape
from nara_vard_finans.reports.csv_forms import as_csv, as_csv_excel
from nara_vard_finans.reports.forms import BINARY, SUFFIXES, WRITERS
from nara_vard_finans.reports.frames import arrow_stream, frame_columns
from nara_vard_finans.reports.receipt_checks import reckon_anew
from nara_vard_finans.reports.receipt_messages import NotByWeights, NothingShared
from nara_vard_finans.reports.receipts import receipt_bytes
from nara_vard_finans.reports.sections import Section, Written, written
from nara_vard_finans.reports.workings import Stage
from nara_vard_finans.reports.writers import as_html, as_markdown, as_text, markdown_lines

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Explanation

FORM = Text("svarsformen", "form of this answer")


@frozen(kw_only=True, repr=False)
class Report:
    """
    A result, ready to be shown or saved.

    Swedish term:
        svar, redovisning

    Attributes:
        language: The language it is written in.
        shape: What its data holds.
        row_shape: What a row of it holds, which CSV writes.
        others: What can be made of it besides, by form: a calendar (``ics``), a picture (``svg``).

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import Workspace
        >>> report = Workspace.open().allocate("rss-dalarna-2023", 2023).report("en")
        >>> print(report.csv().splitlines()[1])
        2084,Avesta,municipalities,22986,45972000000/288382,159413.555631,159413
    """

    language: Language
    shape: Shape[Any] | Kind
    _record: Any = field(alias="record")
    row_shape: Shape[Any]
    _records: Callable[[], Iterable[Any]] = field(alias="records")
    _sections: Callable[[], Iterable[Section]] = field(alias="sections")
    _as_lines: bool = field(default=False, alias="as_lines")
    _explained: "Callable[[str], Explanation] | None" = field(default=None, alias="explained")
    others: Mapping[str, Callable[[], str]] = field(factory=dict)
    _stages: Callable[[], Iterable[Stage]] = field(default=tuple, alias="stages")
    _receipt: Callable[[], Data] | None = field(default=None, alias="receipt")

    def __repr__(self) -> str:
        return f"<Report in {self.language.value}: {', '.join(self.forms)}>"

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
    def stages(self) -> tuple[Stage, ...]:
        """The stages behind its amounts, which a workbook reckons anew; empty where there are none."""
        return tuple(self._stages())

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms it can be written in, by name, such as ``table`` and ``json``, and what suits it alone."""
        return (*WRITERS, *BINARY, *self.others)

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

    def text(self, width: int | None = None) -> str:
        """
        Write it as aligned text.

        Args:
            width: The columns of the terminal, 40 at least; without it nothing is folded.
        """
        return "\n\n".join(as_text(each, width) for each in self.written_sections)

    def markdown(self) -> str:
        """Write it in Markdown."""
        if self._as_lines:
            return markdown_lines(line for each in self.written_sections for line in each.notes)
        return "\n\n".join(map(as_markdown, self.written_sections))

    def html(self) -> str:
        """Write it as a fragment of HTML, for a page or a notebook."""
        return "".join(map(as_html, self.written_sections))

    def _repr_html_(self) -> str:
        return self.html()

    @cached_property
    def written_sections(self) -> tuple[Written, ...]:
        """The sections as they are written: every form for people writes these cells."""
        return tuple(written(section, self.language) for section in self.sections)

    def csv(self) -> str:
        """Write its rows for machines: commas, and a line for each row."""
        return as_csv(self.rows, self.row_shape.keys, self.row_shape.fractions)

    def csv_excel(self) -> str:
        """Write the tables that people see for Excel in Sweden: semicolons and decimal commas."""
        return as_csv_excel(self.sections, self.language)

    def to_columns(self) -> dict[str, list[Any]]:
        """
        Give its rows by column, for a data frame: texts, whole numbers, days and ``Decimal``.

        Example:
            >>> from nara_vard_finans import Workspace
            >>> columns = Workspace.open().allocate("rss-dalarna-2023", 2023).report().to_columns()
            >>> [(name, values[0]) for name, values in columns.items() if name.startswith("amount")]
            [('amount', Decimal('159413')), ('amount_ore', 15941300)]
        """
        return {column.name: column.values for column in frame_columns(self.rows, self.row_shape)}

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return arrow_stream(frame_columns(self.rows, self.row_shape), requested_schema)

    def json(self, *, only_ascii: bool = False) -> str:
        """Write its data; *only_ascii* escapes every other letter."""
        return json.dumps(self.data, ensure_ascii=only_ascii, indent=2)

    def written(self, form: str, *, width: int | None = None) -> str:
        """
        Write it in a form that is text, such as ``"table"`` or ``"json"``.

        Args:
            form: The form.
            width: For a table, the columns of the terminal, as for :meth:`text`.

        Raises:
            UnknownEntryError: If it has no such form.
        """
        if form == "table":
            return self.text(width)
        if form in self.others:
            return self.others[form]()
        if form not in WRITERS:
            raise UnknownEntryError(FORM, form, self.forms)
        return WRITERS[form](self)

    def content(self, form: str) -> bytes:
        """
        Give what a file of a form holds: text in UTF-8, with a line end last.

        Raises:
            UnknownEntryError: If it has no such form.
        """
        if form in BINARY:
            return BINARY[form](self)
        text = self.written(form)
        return (text if form in self.others or text.endswith("\n") else f"{text}\n").encode("utf-8", "backslashreplace")

    def receipt(self) -> bytes:
        """
        Give the receipt of what is shared, by which anybody can reckon it anew.

        Swedish term:
            kvitto

        Raises:
            UnreadableFileError: If nothing is shared, or the amounts are not what the weights and the rule give.
        """
        if self._receipt is None:
            raise UnreadableFileError("receipt", NothingShared())
        receipt = self._receipt()
        if reckon_anew(receipt).findings:
            raise UnreadableFileError("receipt", NotByWeights())
        return receipt_bytes(receipt)

    def save(self, path: "str | os.PathLike[str]") -> Path:
        """
        Write it to a file, in the form that the suffix of its name asks for.

        The file is replaced when the new one is whole, and is left as it was where that fails.

        Raises:
            UnknownEntryError: If the suffix asks for no form that it has.
            OSError: If the file cannot be written.
        """
        suffix = Path(path).suffix
        return write_whole(path, self.content(SUFFIXES.get(suffix.lower(), suffix)))
