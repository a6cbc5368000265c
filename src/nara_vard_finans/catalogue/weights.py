"""Reading a table of weights: any CSV file with the columns ``party`` and ``weight``."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path as FilePath
from typing import BinaryIO

from attrs import frozen

from nara_vard_finans.apportionment import LARGEST
from nara_vard_finans.catalogue.files import name_of, read_text
from nara_vard_finans.cost_keys import CostKey, parts, percentages
from nara_vard_finans.errors import (
    DuplicatePartyError,
    FactsError,
    Fault,
    NaraVardFinansError,
    NumeralError,
    ShareSumError,
    UnknownPartyError,
    UnreadableFileError,
    WeightError,
)
from nara_vard_finans.numerals import exact, read_exact
from nara_vard_finans.parties import Directory, unified
from nara_vard_finans.printed_grids import is_sum
from nara_vard_finans.records import with_tuples
from nara_vard_finans.wording import shown

LARGEST_FILE = 4 << 20
"""The most bytes of a table of weights."""

MOST_ROWS = 20_000
"""The most parties of a table of weights."""

_OTHERWISE = ", or name its encoding, utf-8-sig for a BOM and cp1252 for older Excel (--encoding on the command line)"
_DELIMITERS = (",", ";", "\t")
_PERCENT = ("%", "procent", "percent")
_LONGEST_NAME = 200


@frozen(kw_only=True)
class WeightRow:
    """
    One row of a table of weights.

    Attributes:
        party: The official code where the directory knows the party, else the name as given.
        name: The party's name: the official one where it is known, else as given.
        weight: Its exact weight.
        line: The line it stands on, from one.
    """

    party: str
    name: str
    weight: int | Fraction
    line: int


@frozen(kw_only=True, field_transformer=with_tuples)
class WeightTable:
    """
    A table of weights that has been read.

    Attributes:
        rows: Its rows, in the file's order.
        key: The cost key they make.
    """

    rows: tuple[WeightRow, ...]
    key: CostKey

    def party(self, text: str, parties: Directory) -> str:
        """
        Find the party of a row, as the rows themselves were found.

        Raises:
            UnknownPartyError: If no row is of that party.
        """
        code, _ = _identified(" ".join(unicodedata.normalize("NFC", text).split()), parties)
        for row in self.rows:
            if unified(row.party) == unified(code):
                return row.party
        raise UnknownPartyError(text, tuple(row.name for row in self.rows))


def read_weights(
    path: str | FilePath | BinaryIO, parties: Directory, *, encoding: str = "utf-8", column: str = "weight"
) -> WeightTable:
    """
    Read a table of weights.

    Args:
        path: A CSV file, or an open one, separated by comma, semicolon or tab, whose header names the columns ``party``
            and *column*.
            A weight is an exact number, ``23 311``, ``17.5`` or ``17,5``; if one is a percentage with its sign, all
            are, and they sum to 100.
        parties: The parties that names are found among; a name that finds none stands for itself.
        encoding: How the file is encoded.
        column: The title of the column of weights.

    Raises:
        UnreadableFileError: If it cannot be read as text, or has no such columns.
        FactsError: If rows have faults, told all at once and each with its line; if all weights are nought; or if
            percentages do not sum to 100.
    """
    text = read_text(path, most=LARGEST_FILE, encoding=encoding, otherwise=_OTHERWISE)
    name = name_of(path)
    faults: list[Fault] = []
    rows: list[WeightRow] = []
    percent: list[bool] = []
    seen: dict[str, tuple[str, int]] = {}
    for count, (line, cells) in enumerate(_lines(text, name, column)):
        if count >= MOST_ROWS:
            raise UnreadableFileError(name, f"it has more than {MOST_ROWS} rows, far beyond any table of parties")
        try:
            row, is_percent = _row(line, cells, column, parties)
            earlier = seen.setdefault(unified(row.party), (cells["party"], line))
            if earlier[1] != line:
                raise DuplicatePartyError(row.name, (earlier[0], cells["party"]))
            rows.append(row)
            percent.append(is_percent)
        except NaraVardFinansError as error:
            faults.append(Fault("", line, str(error)))
    if not rows and not faults:
        raise UnreadableFileError(name, "it has a header but no rows; give each party a row")
    if any(percent) and not all(percent):
        line = rows[percent.index(not percent[0])].line
        faults.append(Fault("", line, "some weights are percentages and some not; write all in one way"))
    if faults:
        raise FactsError(name, tuple(faults))
    weights = [(row.party, row.weight) for row in rows]
    try:
        key = percentages(dict(weights)) if all(percent) else parts(weights)
    except (ShareSumError, WeightError) as error:
        raise FactsError(name, (Fault("", None, str(error)),)) from error
    return WeightTable(rows=tuple(rows), key=key)


def _lines(text: str, name: str, column: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the cells of each row by the titles of the header, with the row's line."""
    header = text.lstrip().partition("\n")[0]
    for delimiter in _DELIMITERS:
        titles = [title.strip().strip('"').casefold() for title in header.split(delimiter)]
        if "party" in titles and column in titles:
            break
    else:
        raise UnreadableFileError(
            name, f"its first line is {shown(header.strip())}, expected a header with the columns party and {column}"
        )
    for title in ("party", column):
        if titles.count(title) > 1:
            raise UnreadableFileError(name, f"its header names {title} more than once; keep one such column")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and [cell.casefold() for cell in cells] != titles:
                # Cells too many or too few stand under no title, and are told with the row.
                whole = len(cells) == len(titles)
                yield reader.line_num, dict(zip(titles, cells, strict=True)) if whole else {"": str(len(cells))}
    except csv.Error as error:
        raise UnreadableFileError(f"{name}:{reader.line_num}", f"it is not a CSV table: {error}") from error


def _row(line: int, cells: dict[str, str], column: str, parties: Directory) -> tuple[WeightRow, bool]:
    if "party" not in cells:
        raise WeightError(
            (),
            f"the row has {cells['']} cells, not as many as the header; put a number with a decimal comma in quotes, "
            "or separate the columns by semicolon",
        )
    party, weight = cells["party"], cells[column]
    given = " ".join(unicodedata.normalize("NFC", party).split())
    if not given or not given.isprintable() or len(given) > _LONGEST_NAME:
        raise WeightError((given,), f"this is no name; expected 1 to {_LONGEST_NAME} characters that can be printed")
    if given.casefold() == LARGEST:
        raise WeightError((given,), "this word means the party with the largest weight; call the party something else")
    if is_sum(given):
        raise WeightError((given,), "this looks like the row of sums, not a party; take it away")
    if not weight:
        raise WeightError((given,), "it has no weight; give a number, nought if it pays nothing")
    bare = weight
    for sign in _PERCENT:
        bare = bare.removesuffix(sign)
    try:
        number = exact(read_exact(bare))
    except NumeralError as error:
        raise WeightError((given,), f"its weight {error}") from error
    if number < 0:
        raise WeightError((given,), f"its weight {shown(weight)} is negative; a weight is nought or more")
    code, name = _identified(given, parties)
    return WeightRow(party=code, name=name, weight=number, line=line), bare != weight


def _identified(given: str, parties: Directory) -> tuple[str, str]:
    try:
        party = parties.find(given)
    except UnknownPartyError:
        return given, given
    return party.code, party.name
