"""A result, ready to be shown or saved: each method writes it in one form, in the language asked for."""

import os
from pathlib import Path
from typing import Any

from attrs import frozen

from nara_vard_finans.core import Text, UnknownEntryError, UnreadableFileError, write_whole
from nara_vard_finans.reports import forms
from nara_vard_finans.reports.described import Described
from nara_vard_finans.reports.forms import BINARY, SUFFIXES, WRITERS
from nara_vard_finans.reports.frames import arrow_stream, frame_columns

FORM = Text("svarsformen", "form of this answer")


@frozen(kw_only=True, repr=False)
class Report(Described):
    """
    A result, ready to be shown or saved.

    Swedish term:
        svar, redovisning

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import Workspace
        >>> report = Workspace.open().allocate("rss-dalarna-2023", 2023).report("en")
        >>> print(report.csv().splitlines()[1])
        2084,Avesta,municipalities,22986,45972000000/288382,159413.555631,159413
    """

    def __repr__(self) -> str:
        return f"<Report in {self.language.value}: {', '.join(self.forms)}>"

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms it can be written in, by name, such as ``table`` and ``json``, and what suits it alone."""
        return (*WRITERS, *BINARY, *self.others)

    def text(self, width: int | None = None) -> str:
        """
        Write it as aligned text.

        Args:
            width: The columns of the terminal, 40 at least; without it nothing is folded.
        """
        return forms.text(self, width)

    def markdown(self) -> str:
        """Write it in Markdown."""
        return forms.markdown(self)

    def html(self) -> str:
        """Write it as a fragment of HTML, for a page or a notebook."""
        return forms.html(self)

    def _repr_html_(self) -> str:
        return self.html()

    def csv(self) -> str:
        """Write its rows for machines: commas, and a line for each row."""
        return forms.csv(self)

    def csv_excel(self) -> str:
        """Write the tables that people see for Excel in Sweden: semicolons and decimal commas."""
        return forms.csv_excel(self)

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
        return forms.as_json(self, only_ascii=only_ascii)

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
            UnreadableFileError: If nothing is shared, if the amounts are not what the weights and the rule give, or if
                it would be too large.
        """
        from nara_vard_finans.reports.receipt_checks import reckon_anew  # noqa: PLC0415 - for those who ask for one
        from nara_vard_finans.reports.receipt_messages import NotByWeights, NothingShared  # noqa: PLC0415 - likewise
        from nara_vard_finans.reports.receipts import receipt_bytes  # noqa: PLC0415 - likewise

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
