"""
A result, ready to be shown or saved: its data, its rows, its page, and one small writer for each form.

A report says nothing that its result does not hold; it is made when somebody asks for it, in the language asked for.
"""

import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import field, frozen

from nara_vard_finans.core import Language, UnknownEntryError, with_tuples
from nara_vard_finans.reports.table import Table, as_csv, as_markdown, as_text, markdown_lines

Page = Table | tuple[Table, ...] | str
"""A table, several, or lines of text."""

SUFFIXES = {".txt": "table", ".md": "md", ".csv": "csv", ".json": "json", ".ics": "ics", ".svg": "svg"}
"""The form that each suffix of a file's name asks for."""


@frozen(kw_only=True, field_transformer=with_tuples)
class Report:
    """
    A result, ready to be shown or saved.

    Swedish term:
        svar, redovisning

    Attributes:
        language: The language it is written in.
        columns: The keys of its rows that CSV writes, in order.
        others: What can be made of it besides, by form: a calendar (``ics``), a picture (``svg``).

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import Workspace
        >>> report = Workspace.open().allocate("rss-dalarna-2023", 2023).report("en")
        >>> print(report.csv().splitlines()[1])
        2084,Avesta,municipalities,22986,45972000000/288382,159413
    """

    language: Language
    columns: tuple[str, ...]
    _data: Callable[[], dict[str, Any]] = field(alias="data", repr=False)
    _rows: str | Callable[[dict[str, Any]], Sequence[Mapping[str, Any]]] = field(
        alias="rows", default="rows", repr=False
    )
    _page: Callable[[], Page] = field(alias="page", repr=False)
    others: Mapping[str, Callable[[], str]] = field(factory=dict, repr=False)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The answer as data: what a command writes as JSON."""
        return self._data()

    @cached_property
    def rows(self) -> Sequence[Mapping[str, Any]]:
        """The part of the data that CSV writes."""
        found: Sequence[Mapping[str, Any]] = (
            self.data[self._rows] if isinstance(self._rows, str) else self._rows(self.data)
        )
        return found

    @cached_property
    def page(self) -> Page:
        """The answer for people."""
        return self._page()

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms it can be written in, by the names that ``--format`` has for them."""
        return ("table", "json", "csv", "md", *self.others)

    def text(self) -> str:
        """Write it as aligned text."""
        return self._laid_out(lambda table: as_text(table, self.language), str)

    def markdown(self) -> str:
        """Write it in Markdown."""
        return self._laid_out(lambda table: as_markdown(table, self.language), markdown_lines)

    def csv(self) -> str:
        """Write its rows for machines: commas, and a line for each row."""
        return as_csv(self.rows, self.columns)

    def json(self, *, only_ascii: bool = False) -> str:
        """Write its data; *only_ascii* escapes every other letter."""
        return json.dumps(self.data, ensure_ascii=only_ascii, indent=2)

    def written(self, form: str) -> str:
        """
        Write it in a form, such as ``"table"`` or ``"json"``.

        Raises:
            UnknownEntryError: If it has no such form.
        """
        writers = {"table": self.text, "md": self.markdown, "csv": self.csv, "json": self.json, **self.others}
        if form not in writers:
            raise UnknownEntryError("form of this answer", form, self.forms)
        return writers[form]()

    def save(self, path: "str | os.PathLike[str]") -> Path:
        """
        Write it to a file, in the form that the suffix of its name asks for.

        The file is replaced when the new one is whole, and is left as it was where that fails.

        Raises:
            UnknownEntryError: If the suffix asks for no form that it has.
            OSError: If the file cannot be written.
        """
        whole = Path(path)
        form = SUFFIXES.get(whole.suffix.lower(), whole.suffix)
        text = self.written(form)
        handle, made = tempfile.mkstemp(dir=whole.parent, prefix=f".{whole.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text if form in self.others else f"{text}\n")
            Path(made).replace(whole)
        except BaseException:
            with suppress(OSError):
                Path(made).unlink()
            raise
        return whole

    def _laid_out(self, table: Callable[[Table], str], lines: Callable[[str], str]) -> str:
        if isinstance(self.page, str):
            return lines(self.page)
        pages = self.page if isinstance(self.page, tuple) else (self.page,)
        return "\n\n".join(table(part) for part in pages)
