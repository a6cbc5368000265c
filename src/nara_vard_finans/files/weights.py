"""Reading a table of weights: a column of parties and one of numbers, in any file that holds tables."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice

from attrs import frozen

from nara_vard_finans.core import (
    YEAR_NO_PARTY,
    AmbiguousPartyError,
    Directory,
    FactsError,
    Fault,
    Finding,
    NaraVardFinansError,
    NumeralError,
    Principal,
    PrintedNumber,
    ShareSumError,
    Shown,
    Statistic,
    TableNames,
    Text,
    UnknownPartyError,
    UnreadableFileError,
    WeightError,
    decimal_text,
    exact,
    names_of_table,
    read_figure,
    read_numeral,
    shown,
    table_order,
    unified,
    with_tuples,
)
from nara_vard_finans.files._opened import opened
from nara_vard_finans.files._weight_cells import Columns, WeightCell, weight_cells
from nara_vard_finans.files._weight_sums import is_region_by_old_name, sums_among_weights
from nara_vard_finans.files.levels import of_level, parties_alone, regions_above, sums_by_code
from nara_vard_finans.files.messages import NO_ROWS
from nara_vard_finans.files.readable import Readable
from nara_vard_finans.files.weight_messages import (
    COUNTY_OR_REGION,
    LIKE_NATION,
    LIKE_NO_PARTY,
    LIKE_SUM,
    NO_WEIGHT,
    OF_BOTH_KINDS,
    OF_LEVELS,
    RESERVED,
    NegativeWeight,
    NoName,
    PercentagesNotWhole,
    PercentagesRounded,
    RowFault,
    TooManyRows,
    WeightInMoney,
    WeightRefused,
    WeightUnread,
)
from nara_vard_finans.files.weight_rows import CODED, Seen, WeightRow, identified
from nara_vard_finans.grids import (
    bare_name,
    is_nation,
    is_no_party,
    is_sum,
    near_names,
    stranger_findings,
)
from nara_vard_finans.sharing import LARGEST, CostKey, parts, percentages, proportional_to

LARGEST_FILE = 4 << 20
"""The most bytes of a table of weights."""

MOST_ROWS = 20_000
"""The most parties of a table of weights."""

_LONGEST_NAME = 200
_WHOLE = 100
_TOTAL = re.compile(
    r"\W*(?:alla?\b.*|allt|(?:grand|sub)[\s-]?total.*|totals\b.*|\w+summa\b.*|(?:the )?(?:whole|entire)\b.*|sweden)\W*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\W*(?:(?:källa|source|not|anm|anmärkning|obs|tabell)\b.*|(?:år|year|kommun|namn|datum|period|kod)[\s:]*)",
    re.IGNORECASE,
)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class WeightTable(Shown):
    """
    A table of weights that has been read.

    Attributes:
        rows: Its rows, in the file's order.
        key: The cost key they make.
        findings: What is told of how it was read, such as that rows of its sheet are hidden.
    """

    rows: tuple[WeightRow, ...]
    key: CostKey
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, statistic: Statistic, parties: Directory) -> "WeightTable":
        """
        Make a table of the figures of a statistic, a row for each party, as tables list them.

        Args:
            statistic: The figures.
            parties: Whose names the rows bear.
        """
        found = {code: parties.get(code) for code in statistic.by_party}
        known = sorted((party for party in found.values() if party is not None), key=table_order)
        names = {party.code: party.name for party in known} | {code: code for code in found if found[code] is None}
        rows = (
            WeightRow(party=code, name=name, weight=statistic.of(code), line=line)
            for line, (code, name) in enumerate(names.items(), 1)
        )
        return cls(rows=tuple(rows), key=proportional_to(statistic))

    def party(self, text: str, parties: Directory) -> str:
        """
        Find the party of a row, as the rows themselves were found.

        Raises:
            UnknownPartyError: If no row is of that party.
        """
        given = _given(text)
        try:
            codes = {unified(identified(given, parties)[0])}
        except AmbiguousPartyError:  # the rows may be of one of them alone
            codes = {party.code for party in parties.candidates(given)}
        found = [row.party for row in self.rows if codes & {unified(row.party), unified(row.name)}]
        if len(found) > 1:
            raise AmbiguousPartyError(text, tuple(found))
        if not found:
            raise UnknownPartyError(text, tuple(row.name for row in self.rows))
        return found[0]


def read_weights(
    path: Readable,
    parties: Directory,
    *,
    encoding: str = "utf-8",
    column: str | None = None,
    party_column: str | None = None,
    known_as: Iterable[str] = (),
    sheet: str | None = None,
    level: Principal | None = None,
) -> WeightTable:
    """
    Read a table of weights.

    Args:
        path: A text or an Excel workbook, its bytes, or an open one: columns under headings, or rows of a name and a
            number as they were pasted.
            A weight is an exact number, ``23 311``, ``17.5`` or ``17,5``, and never ``23.311``, which could be
            thousands or decimals; if one is a percentage with its sign, all are, and they sum to 100.
        parties: The parties that names are found among; a name that finds none stands for itself.
        encoding: How a text is encoded, where it has no byte order mark, which says so itself.
        column: The heading of the column of weights, or its place among the columns beside the parties', from one;
            without it, ``weight``, or the only one with numbers.
        party_column: The heading of the column of parties; without it, one such as ``party``, ``Kommun`` or ``Region``.
        known_as: Other headings that the column of weights may have.
        sheet: The sheet of a workbook.
        level: The level that is read of a table of several: that of the municipalities, or of the regions, whose rows
            may be their counties'; without it, counties are left aside where they sum their municipalities' rows.

    Raises:
        InexactTypeError: If *path* is nothing that can be read.
        UnreadableFileError: If it cannot be read, or has no such columns, or several that may be meant.
        FactsError: If rows have faults, or are sums of others, told all at once and each with its line; if all weights
            are zero; or if percentages do not sum to 100.
    """
    source = opened(path, most=LARGEST_FILE, encoding=encoding, sheet=sheet)
    name = source.name
    asked = Columns(party=party_column, weight=column, known_as=tuple(known_as))
    faults: list[Fault] = []
    rows: list[WeightRow] = []
    percent: list[bool] = []
    seen = Seen()
    read, findings = weight_cells(source, asked)
    cells: Sequence[WeightCell] = tuple(islice(read, MOST_ROWS + 1))
    if len(cells) > MOST_ROWS:
        raise UnreadableFileError(name, TooManyRows(MOST_ROWS))
    cells, named, apart = _of_one_level(cells, level, parties, name)
    for cell in cells:
        try:
            row, is_percent = _row(cell, named.parties)
            seen.add(row, cell.party)
            rows.append(row)
            percent.append(is_percent)
        except NaraVardFinansError as error:
            faults.append(Fault("", cell.line, RowFault(error)))
    if not rows and not faults:
        raise UnreadableFileError(name, NO_ROWS)
    if any(percent) and not all(percent):
        line = rows[percent.index(not percent[0])].line
        faults.append(Fault("", line, OF_BOTH_KINDS))
    if not any(percent):  # percentages that sum to a hundred hold no sum
        faults += _sums(cells, rows, named.parties, by_weight=not faults)
    if faults:
        of_levels = ("level",) if all(map(_is_of_levels, faults)) else ()
        raise FactsError(name, tuple(sorted(faults, key=lambda fault: fault.line or 0)), missing=of_levels)
    weights = [(row.party, row.weight) for row in rows]
    try:
        key = percentages(dict(weights)) if all(percent) else parts(weights)
    except ShareSumError as error:
        raise FactsError(name, (Fault("", None, RowFault(error)),)) from error
    except WeightError as error:
        called = {row.party: row.name for row in rows}  # the table's reader knows no codes
        by_name = WeightError(tuple(called[party] for party in error.parties), error.reason)
        raise FactsError(name, (Fault("", None, RowFault(by_name)),)) from error
    alone = _alone(rows, named.parties, name)
    above = regions_above(rows, parties, name) if level is None and not any(percent) else ()
    parts_of = _parts_of_percent(rows, name) if all(cell.is_percent for cell in cells) and not any(percent) else ()
    findings = (*findings, *parts_of)
    return WeightTable(rows=tuple(rows), key=key, findings=(*findings, *apart, *named.findings, *alone, *above))


def _of_one_level(
    cells: Sequence[WeightCell], level: Principal | None, parties: Directory, name: str
) -> tuple[Sequence[WeightCell], TableNames, tuple[Finding, ...]]:
    """Give the rows of the level asked for, or of the parties alone, how they are looked up, and what is told."""
    named = names_of_table((_given(cell.party) for cell in cells), parties, name)
    if level is None:
        kept, told = parties_alone(cells, parties, named.parties, name)
        return kept, named, told
    kept, told = of_level(cells, level, parties, named.parties, name)
    return kept, names_of_table((_given(cell.party) for cell in kept), parties, name), told


def _alone(rows: Sequence[WeightRow], parties: Directory, name: str) -> Iterator[Finding]:
    """Tell of rows that stand for themselves among known parties, those first that may be misspelled."""
    own = ((row.name, row.party) for row in rows if not is_region_by_old_name(row, parties))
    return stranger_findings(near_names(own, parties), name)


def _sums(cells: Sequence[WeightCell], rows: list[WeightRow], parties: Directory, *, by_weight: bool) -> list[Fault]:
    """Give the rows that are sums of others, by their names, their codes or what they weigh."""
    told = {row.line: (row.name, why) for row, why in sums_among_weights(rows, parties, by_weight=by_weight)}
    told |= {cell.line: (cell.party, COUNTY_OR_REGION) for cell in sums_by_code(cells)}
    return [Fault("", line, RowFault(WeightError((name,), why))) for line, (name, why) in told.items()]


def _parts_of_percent(rows: Sequence[WeightRow], name: str) -> Iterator[Finding]:
    """Tell of percentages without their signs that sum neither to a hundred nor to a whole."""
    total = sum((Fraction(row.weight) for row in rows), Fraction(0))
    if total in {1, _WHOLE}:
        return
    places = max(len(decimal_text(row.weight).partition(",")[2]) for row in rows)
    is_rounded = 2 * abs(total - _WHOLE) * 10**places <= len(rows)
    yield Finding.of(PercentagesRounded(total) if is_rounded else PercentagesNotWhole(total), name)


def _is_of_levels(fault: Fault) -> bool:
    """Say whether choosing a level takes the fault away."""
    row = fault.message
    return isinstance(row, RowFault) and isinstance(row.error, WeightError) and row.error.reason in OF_LEVELS


def _given(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _row(cell: WeightCell, parties: Directory) -> tuple[WeightRow, bool]:
    if cell.fault and not cell.party:
        raise WeightError((), cell.fault)
    given = _given(cell.party)
    if not given or not given.isprintable() or len(given) > _LONGEST_NAME:
        raise WeightError((given,), NoName(_LONGEST_NAME))
    if given.casefold() == str(LARGEST):
        raise WeightError((given,), RESERVED)
    if (reason := _why_no_party(given, parties)) is not None:
        raise WeightError((given,), reason)
    if cell.fault:
        raise WeightError((given,), WeightUnread(cell.fault))
    if not cell.weight:
        raise WeightError((given,), NO_WEIGHT)
    number, is_percent = _weight(given, cell.weight)
    if number < 0:
        shown_weight = shown(cell.weight) if isinstance(cell.weight, str) else decimal_text(number)
        raise WeightError((given,), NegativeWeight(shown_weight))
    code, name = identified(given, parties)
    return WeightRow(party=code, name=name, weight=number, line=cell.line), is_percent


def _why_no_party(given: str, parties: Directory) -> Text | None:
    """Say why a name is of no party, or nothing of one that may be a party's."""
    coded = CODED.fullmatch(given)
    names = (given, bare_name(given), coded["name"] if coded else given)
    if any(is_nation(name) for name in names):
        return LIKE_NATION
    if any(is_sum(name) or _TOTAL.fullmatch(name) for name in names):
        return LIKE_SUM
    if given in parties.no_codes:
        return YEAR_NO_PARTY
    return LIKE_NO_PARTY if any(is_no_party(name) or _NOTE.fullmatch(name) for name in names) else None


def _weight(given: str, weight: str | PrintedNumber) -> tuple[int | Fraction, bool]:
    """Read a weight, and whether it is a percentage."""
    read = read_numeral(weight) if isinstance(weight, str) else weight
    if isinstance(read, PrintedNumber) and read.unit in {"", "%"}:
        return exact(read.value), read.unit == "%"
    if isinstance(read, PrintedNumber):
        raise WeightError((given,), WeightInMoney(read.unit))
    try:
        return exact(read_figure(str(weight))), False
    except NumeralError as error:
        raise WeightError((given,), WeightRefused(error)) from error
