"""A table as its writer thinks of it: columns with headings, and rows of cells; how it lies on paper comes later."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class Cell:
    """A cell: what a reader sees, and what a workbook holds behind it."""

    text: str
    value: Decimal | None = None
    form: str = "General"


@dataclass
class Row:
    """A row: whose it is, and its cells; the name stands among them."""

    kind: str
    cells: list[Cell]
    code: str = ""
    """Of a party's row."""
    amount: int | None = None
    """What is told in its row, in öre."""


@dataclass
class Column:
    """A column: what it holds, what stands over it, and what stands in it for each row."""

    kind: str
    heading: str
    cells: list[Cell] = field(default_factory=list)


@dataclass
class Table:
    """All of it, with the marks that its dress has left."""

    columns: list[Column]
    rows: list[Row]
    over: list[str] = field(default_factory=list)
    """Lines over the table: titles."""
    under: list[str] = field(default_factory=list)
    """Lines under it: footnotes, sources."""
    unreadable: list[str] = field(default_factory=list)
    """Why the truth cannot be read from it, if it cannot."""
    spoiled: set[str] = field(default_factory=set)
    """The parties whose figure is missing or damaged."""

    @property
    def amounts(self) -> int:
        """The place of the column that the table is about."""
        return self.place("amount")

    def place(self, kind: str) -> int:
        """Give the place of a column."""
        return next(place for place, column in enumerate(self.columns) if column.kind == kind)

    def parties(self) -> list[Row]:
        """Give the rows of parties."""
        return [row for row in self.rows if row.kind == "party"]
