"""Reading a table of weights: any CSV file with the columns ``party`` and ``weight``."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core import (
    Directory,
    DuplicatePartyError,
    FactsError,
    Fault,
    NaraVardFinansError,
    NumeralError,
    Party,
    Principal,
    ShareSumError,
    Shown,
    UnknownPartyError,
    UnreadableFileError,
    WeightError,
    county_of,
    decimal_text,
    exact,
    read_exact,
    read_figure,
    shown,
    unified,
    with_tuples,
)
from nara_vard_finans.files.readable import Readable, as_file
from nara_vard_finans.files.text import name_of, read_text
from nara_vard_finans.grids import bare_name, is_no_party, is_sum
from nara_vard_finans.sharing import LARGEST, CostKey, parts, percentages

LARGEST_FILE = 4 << 20
"""The most bytes of a table of weights."""

MOST_ROWS = 20_000
"""The most parties of a table of weights."""

_OTHERWISE = ", or name its encoding, utf-8-sig for a BOM and cp1252 for older Excel"
_DELIMITERS = (",", ";", "\t")
_PERCENT = ("%", "procent", "percent")
_LONGEST_NAME = 200
_FEWEST_SUMMED = 2
_TELLING_DIGITS = 4
_CODED = re.compile(r"(?P<code>[0-9]{4}|[0-9]{2})(?:[.,]0+)?[\s.,:;\u2013-]+(?P<name>[^\W\d].*)")
_SPREADSHEET_CODE = re.compile(r"^([0-9]{4}|[0-9]{2})[.,]0+$")
_TOTAL = re.compile(
    r"\W*(?:alla?\b.*|allt|(?:grand|sub)[\s-]?total.*|totals\b.*|\w+summa\b.*|(?:the )?(?:whole|entire)\b.*|sweden)\W*",
    re.IGNORECASE,
)
_MUNICIPALITIES = re.compile(r"(?:the |\w+s )?(?:kommuner(?:na)?|municipalities)(?: i .+| in .+)?\W*", re.IGNORECASE)
_NOTE = re.compile(
    r"\W*(?:(?:källa|source|not|anm|anmärkning|obs|tabell)\b.*|(?:år|year|kommun|namn|datum|period|kod)[\s:]*)",
    re.IGNORECASE,
)
_LANDSTING = re.compile(r"^landstinget(?: i)? ", re.IGNORECASE)
_GLUED = re.compile(r"[^\W\d][0-9]$")
_COUNTY = re.compile(r"(?:.*[\s-])?län(?:et)?\W*|.+ county\W*", re.IGNORECASE)
_NO_MUNICIPALITY = re.compile(
    r"(?:the )?(?:region|landsting|state?\b|staten\b|försäkringskassan|arbetsförmedlingen).*|.*landsting",
    re.IGNORECASE,
)
_COUNTY_CODE = re.compile("(?P<code>[0-9]{1,2})(?: .*)?")
_COUNTRY = "00"
_NO_SUMS = "only parties share; take the row away"
_IF_PARTY = ", or, if it is a party that weighs as much, put it between two other rows"


@frozen(kw_only=True)
class WeightRow:
    """
    One row of a table of weights.

    Attributes:
        party: The official code where the directory knows the party, or the code that stands before the name; else
            the name as given.
        name: The party's name: the official one where it is known, else as given.
        weight: Its exact weight.
        line: The line it stands on, from one.
    """

    party: str
    name: str
    weight: int | Fraction
    line: int


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class WeightTable(Shown):
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
            if unified(code) in {unified(row.party), unified(row.name)}:
                return row.party
        raise UnknownPartyError(text, tuple(row.name for row in self.rows))


def read_weights(path: Readable, parties: Directory, *, encoding: str = "utf-8", column: str = "weight") -> WeightTable:
    """
    Read a table of weights.

    Args:
        path: A CSV file, its bytes, or an open one, separated by comma, semicolon or tab, whose header names the
            columns ``party`` and *column*.
            A weight is an exact number, ``23 311``, ``17.5`` or ``17,5``, and never ``23.311``, which could be
            thousands or decimals; if one is a percentage with its sign, all are, and they sum to 100.
        parties: The parties that names are found among; a name that finds none stands for itself.
        encoding: How the file is encoded.
        column: The title of the column of weights.

    Raises:
        InexactTypeError: If *path* is nothing that can be read.
        UnreadableFileError: If it cannot be read as text, or has no such columns.
        FactsError: If rows have faults, or are sums of others, told all at once and each with its line; if all weights
            are zero; or if percentages do not sum to 100.
    """
    file = as_file(path, encoding=encoding)
    text = read_text(file, most=LARGEST_FILE, encoding=encoding, otherwise=_OTHERWISE)
    name = name_of(file)
    faults: list[Fault] = []
    rows: list[WeightRow] = []
    percent: list[bool] = []
    seen = _Seen()
    for count, (line, cells) in enumerate(_lines(text, name, column)):
        if count >= MOST_ROWS:
            raise UnreadableFileError(name, f"it has more than {MOST_ROWS} rows, far beyond any table of parties")
        try:
            row, is_percent = _row(line, cells, column, parties)
            seen.add(row, cells["party"])
            rows.append(row)
            percent.append(is_percent)
        except NaraVardFinansError as error:
            faults.append(Fault("", line, str(error)))
    if not rows and not faults:
        raise UnreadableFileError(name, "it has a header but no rows; give each party a row")
    if any(percent) and not all(percent):
        line = rows[percent.index(not percent[0])].line
        faults.append(Fault("", line, "some weights are percentages and some not; write all in one way"))
    if not faults and not any(percent):  # percentages that sum to a hundred hold no sum
        faults += [Fault("", row.line, str(WeightError((row.name,), why))) for row, why in _sums(rows, parties)]
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
    if given.casefold() == str(LARGEST):
        raise WeightError((given,), "this word means the party with the largest weight; call the party something else")
    coded = _CODED.fullmatch(given)
    names = (given, bare_name(given), coded["name"] if coded else given)
    if any(is_sum(name) or _TOTAL.fullmatch(name) for name in names):
        raise WeightError((given,), "this looks like the row of sums, not a party; take it away")
    if any(is_no_party(name) or _NOTE.fullmatch(name) for name in names):
        raise WeightError((given,), "this looks like a mean, a part of another row or a note, no party; take it away")
    if not weight:
        raise WeightError((given,), "it has no weight; give a number, zero if it pays nothing")
    bare = weight
    for sign in _PERCENT:
        bare = bare.removesuffix(sign)
    try:
        # No more than a hundred percent can be meant, so that 33,333 % has decimals.
        number = exact(read_figure(bare) if bare == weight else read_exact(bare))
    except NumeralError as error:
        raise WeightError((given,), f"its weight {error}") from error
    if number < 0:
        raise WeightError((given,), f"its weight {shown(weight)} is negative; a weight is zero or more")
    code, name = _identified(given, parties)
    return WeightRow(party=code, name=name, weight=number, line=line), bare != weight


def _identified(given: str, parties: Directory) -> tuple[str, str]:
    """Give the code and the name of a party; where the directory does not know it, as they are given."""
    given = _SPREADSHEET_CODE.sub(r"\1", given)
    coded = _CODED.fullmatch(given)
    if (
        coded
        and len(coded["code"]) == len(_COUNTRY)
        and (coded["code"] in parties) is bool(_COUNTY.fullmatch(coded["name"]))
    ):
        coded = None  # a number in a list, as likely as a code; and a county is not the region that has its code
    code, name = coded.groups() if coded else ("", given)
    for spelling in (given, f"{code} {bare_name(name)}".lstrip()):
        if (party := _found(spelling, parties)) is not None:
            return party.code, party.name
    if not code:
        return given, given
    if code in parties:
        raise WeightError((given,), f"{code} is the code of {parties[code].name}; write the code or the name alone")
    if (party := _found(bare_name(name), parties)) is not None:
        raise WeightError((given,), f"the code of {party.name} is {party.code}; write the code or the name alone")
    return code, name


def _found(spelling: str, parties: Directory) -> Party | None:
    try:
        return parties.find(spelling)
    except UnknownPartyError:
        return None


class _Seen:
    """The parties of the rows so far, by code and by name, each as it was spelled."""

    def __init__(self) -> None:
        self.parties: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def add(self, row: WeightRow, given: str) -> None:
        """Take one more row; a name without a code is that of a row with it, and two codes are two parties."""
        party, name = _key(row.party), _key(row.name)
        earlier = self.parties.get(party) or self.parties.get(name) or self.names.get(party)
        if earlier is not None:
            raise DuplicatePartyError(row.name, (earlier, given))
        self.parties[party] = given
        self.names.setdefault(name, given)


def _key(name: str) -> str:
    """Give what a name has in common with its other spellings: without marks, and with the zero of its code."""
    if name.isdecimal():
        return name.zfill(len(name) + len(name) % 2)  # a spreadsheet takes away the zero of 0114
    # A1 and A2 are two, though a digit may be the mark of a footnote.
    return _LANDSTING.sub("region ", unified(name if _GLUED.search(name) else bare_name(name) or name))


def _sums(rows: list[WeightRow], parties: Directory) -> Iterator[tuple[WeightRow, str]]:
    """Give the rows that look like sums of others, and why; a party that is known is none, whatever its weight."""
    unknown = [place for place, row in enumerate(rows) if row.party not in parties]
    apart = [_is_apart(row, parties) for row in rows]
    counties = {place for place in unknown if _COUNTY.fullmatch(bare_name(rows[place].name))}
    has_parts = any(place not in counties and not apart[place] for place in range(len(rows)))
    summed = _summed(rows, apart)
    for place in unknown:
        row = rows[place]
        if _is_region_by_old_name(row, parties):
            continue
        if place in counties and has_parts:
            yield row, "this looks like a county among its municipalities; take it away, or name the region if it pays"
        elif (code := _COUNTY_CODE.fullmatch(row.party)) and _is_above(code["code"].zfill(2), rows):
            yield row, f"the codes of other rows begin with its code, so that it is their sum; {_NO_SUMS}"
        elif _MUNICIPALITIES.fullmatch(bare_name(row.name)) and sum(apart) < len(rows) - 1:
            yield row, f"this looks like the sum of the municipalities; {_NO_SUMS}"
        elif place in summed:
            yield row, f"its weight is the sum of other rows, and it is no party that is known; {_NO_SUMS}{_IF_PARTY}"


def _is_region_by_old_name(row: WeightRow, parties: Directory) -> bool:
    """Say whether a row is of a known region by its name of old: Landstinget Blekinge is Region Blekinge."""
    named = (party for party in parties if party.principal is Principal.REGION)
    return "landsting" in unified(row.name) and county_of(row.name) in {county_of(party.name) for party in named}


def _is_apart(row: WeightRow, parties: Directory) -> bool:
    if row.party in parties:
        return parties[row.party].principal is Principal.REGION
    return _NO_MUNICIPALITY.fullmatch(row.name) is not None


def _is_above(code: str, rows: list[WeightRow]) -> bool:
    others = [row.party for row in rows if row.party.isdecimal() and row.party != code]
    return any(code == _COUNTRY or (len(other) > len(code) and other.startswith(code)) for other in others)


def _summed(rows: list[WeightRow], apart: list[bool]) -> set[int]:
    """
    Give the places of rows that weigh what others do together.

    That is the first or the last row, of all others, with or without the regions; or any, of some that stand next to
    it, where the weight has too many digits for chance.
    """
    weights = [row.weight for row in rows]
    found: set[int] = set()
    for place in {0, len(rows) - 1}:
        others = [at for at in range(len(rows)) if at != place]
        for summed in (others, [at for at in others if not apart[at]]):
            counted = [weights[at] for at in summed]
            if sum(map(bool, counted)) >= _FEWEST_SUMMED and sum(counted) == weights[place]:
                found.add(place)
    found |= _below(weights)
    return found | {len(rows) - 1 - place for place in _below(weights[::-1])}


def _below(weights: list[int | Fraction]) -> set[int]:
    """Give the places of weights that sum at least two that stand next above."""
    sums: list[int | Fraction] = [0]
    places: dict[int | Fraction, int] = {0: 0}
    found: set[int] = set()
    for place, weight in enumerate(weights):
        start = places.get(sums[-1] - weight, place)
        telling = decimal_text(weight, space="").replace(",", "").strip("0")
        if place - start >= _FEWEST_SUMMED and len(telling) >= _TELLING_DIGITS:
            found.add(place)
        sums.append(sums[-1] + weight)
        places[sums[-1]] = place + 1  # the latest, so that zeros in between are not counted
    return found
