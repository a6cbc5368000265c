"""CSV in two forms: for machines, and for Excel as it stands in Sweden; in neither does a text become anything else."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from nara_vard_finans.core import Amount, Language, Text, decimal_text
from nara_vard_finans.reports.columns import Cell, said
from nara_vard_finans.reports.sections import Section

DECIMALS = 6
"""With how many decimals an exact number is written where they never end, or are more."""

_CODE = Text("Kod", "Code")
_NUMBER = re.compile(r"-?[0-9]+([./][0-9]+)?")
_FRACTION = re.compile(r"(-?[0-9]+)/([0-9]+)")
_FORMULA = (*"=+-@\t\r", *"＝＋－＠")
# Where spreadsheets cut: a Swedish one at the semicolon, whatever the quotes that we put around a cell with a comma.
_CUT = re.compile(r"([,;\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029])")
_MONTHS = {"jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec"}
_AMONG_NUMBERS = {"kr", "sek", "e", "am", "pm", "fm", "em"}
_TRUTHS = {"sant", "falskt", "true", "false"}
_WORD = re.compile(r"\d+|[^\W\d_]+")


def as_csv(rows: Sequence[Mapping[str, object]], keys: Sequence[str], fractions: Iterable[str] = ()) -> str:
    """
    Write rows for machines, and so that no name becomes a formula in a spreadsheet, wherever that cuts it.

    Args:
        rows: Rows of data, as in the JSON answer.
        keys: The keys to write, which are also the header.
        fractions: Those of the keys that hold fractions: beside each stands the same in decimals, as ``KEY_decimal``.
    """
    beside = {*fractions}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([name for key in keys for name in ((key, f"{key}_decimal") if key in beside else (key,))])
    for row in rows:
        cells: list[str] = []
        for key in keys:
            cells.append(_harmless(row.get(key)))
            if key in beside:
                cells.append(fraction_as_decimal(row.get(key)))
        writer.writerow(cells)
    return out.getvalue().removesuffix("\n")


def fraction_as_decimal(written: object) -> str:
    """Write a fraction, given as a text, in decimals; of nothing, nothing."""
    found = _FRACTION.fullmatch(written) if isinstance(written, str) else None
    return "" if found is None else rounded(Fraction(int(found[1]), int(found[2])))


def rounded(number: int | Fraction, point: str = ".") -> str:
    """
    Write an exact number in decimals: all of them where they are few, and else rounded.

    Example:
        >>> rounded(Fraction(35, 2)), rounded(Fraction(2, 3))
        ('17.5', '0.666667')
    """
    return decimal_text(number, DECIMALS, point=point, space="").rstrip("0").removesuffix(point)


def _harmless(value: object) -> str:
    match value:
        case None:
            text = ""
        case bool():
            text = str(value).lower()
        case list() | tuple():
            text = ";".join(str(each) for each in value)
        case _:
            text = str(value)
    return text if _NUMBER.fullmatch(text) else _no_formulas(text)


def _no_formulas(text: str) -> str:
    if text.startswith(("\t", "\r")):
        text = f"'{text}"
    return "".join(map(_no_formula, _CUT.split(text)))


def _no_formula(piece: str) -> str:
    begins = piece.lstrip(' \u00a0"').startswith(_FORMULA)
    return f"'{piece}" if begins and not _CUT.fullmatch(piece) else piece


def as_csv_excel(sections: Iterable[Section], language: Language) -> str:
    """
    Write the tables that people see for Excel in Sweden: semicolons, decimal commas, and a mark that says UTF-8.

    Rows alone are written, without sums, so that they can be filtered and summed; the code of each row's party stands
    before it. Of several tables each stands under its title, with an empty line between. A text that Excel would take
    for a formula, a number, a day or an error is opened by an apostrophe.
    """
    listed = tuple(sections)
    tables = [section for section in listed if section.columns]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for at, table in enumerate(tables):
        if len(tables) > 1:
            writer.writerows([[]] if at else [])
            writer.writerows([as_text_cell(said(line, language))] for line in table.title)
        writer.writerows(_lines(table, language))
    if not tables:
        writer.writerows([as_text_cell(said(note, language))] for section in listed for note in section.notes)
    return f"\ufeff{out.getvalue()}"


def _lines(table: Section, language: Language) -> Iterator[list[str]]:
    codes = [[as_text_cell(code)] for code in table.parties] or [[] for _ in table.rows]
    code = [_CODE.in_(language)] if table.parties else []
    yield [*code, *(as_text_cell(column.title(language)) for column in table.columns)]
    for own, row in zip(codes, table.rows, strict=True):
        yield [*own, *(_as_cell(column.cell(row), language) for column in table.columns)]


def _as_cell(cell: Cell, language: Language) -> str:
    match cell:
        case None:
            return ""
        case Amount():
            return cell.plain.replace(".", ",")
        case int() | Fraction():
            return rounded(cell, ",")
        case dt.date():
            return cell.isoformat()
        case _:
            return as_text_cell(said(cell, language))


def as_text_cell(text: str) -> str:
    """
    Write a text so that a spreadsheet keeps it as that.

    Example:
        >>> [as_text_cell(text) for text in ("Orsa", "=1+1", "0180", "1-2", "mars 2023", "10 kommuner")]
        ['Orsa', "'=1+1", "'0180", "'1-2", "'mars 2023", '10 kommuner']
    """
    if _is_taken(text):
        return f"'{text}"
    return _no_formulas(text)


def _is_taken(text: str) -> bool:
    """Say whether a spreadsheet takes a text for a number, a day, a time, a truth or an error, and loses the text."""
    stripped = text.strip(' \u00a0"').casefold()
    if re.fullmatch("[1-9][0-9]{,14}|0", stripped):  # a number that stays what it is, such as a code
        return False
    words = _WORD.findall(stripped)
    numeric = any(map(str.isdecimal, words)) and all(
        word.isdecimal() or word in _AMONG_NUMBERS or word[:3] in _MONTHS for word in words
    )
    return numeric or stripped in _TRUTHS or stripped.startswith("#")
