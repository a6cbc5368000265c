"""A paper: one table with its truth, its dress, its file, and what is asked of it."""

from dataclasses import dataclass

from trial import dress as dresses
from trial.chances import Chance
from trial.columns import columns
from trial.dress import Dress, drawn
from trial.files import file_of
from trial.filling import Filler, Writer
from trial.furniture import titles
from trial.labels import known_as
from trial.places import REGIONS
from trial.spoiling import spoil
from trial.table import Table
from trial.truth import RULES, Truth, drawn_parties, drawn_total, drawn_weights


@dataclass(frozen=True)
class Paper:
    """A table in hand."""

    number: int
    truth: Truth
    dress: Dress
    name: str
    content: bytes
    figures: bytes | None
    """A file with the figures that the parties share by, where they stand in none of the table's columns."""
    question: tuple[str, ...]
    """What is asked of it besides: a total, a column."""
    names: dict[str, frozenset[str]]
    """By the code of a party, the texts that can mean it."""
    regions: frozenset[str]
    """The texts that can mean the region."""
    sums: frozenset[int]
    """Every sum that may be told of its amounts, in öre."""
    unreadable: tuple[str, ...]
    spoiled: frozenset[str]

    @property
    def is_readable(self) -> bool:
        """Whether a careful person could read the whole truth from it."""
        return not self.unreadable


def paper(seed: int, number: int, forced: Dress | None = None) -> Paper:
    """Make the table of a number."""
    chance = Chance(seed, number)
    dress = dresses.settled({**drawn(chance), **(forced or {})})
    truth = truth_of(dress, chance)
    table = table_of(truth, dress, chance)
    heading = table.columns[table.amounts].heading
    ending, content = file_of(table, dress, chance, truth.county)
    named = {row.code: row.cells[table.place("name")].text for row in table.parties()}
    names = {place.code: known_as(place, named.get(place.code, place.name)) for place in truth.parties}
    region, county = REGIONS[truth.county]
    return Paper(
        number, truth, dress, f"{number}.{ending}", content, figures_of(truth, dress, named),
        question(dress, truth, heading), names,
        frozenset({truth.county, region.casefold(), county.casefold()}), sums_of(truth, table), marks(table, dress),
        frozenset(table.spoiled),
    )  # fmt: skip


def truth_of(dress: Dress, chance: Chance) -> Truth:
    """Draw what is true."""
    county, parties = drawn_parties(chance, dress["basis"], dress["where"])
    step = dresses.step(dress)
    total = drawn_total(chance, dresses.factor(dress), step)
    rule = chance.pick("rule", RULES)
    weights = drawn_weights(chance, dress["basis"], parties)
    region = None if dress["region"] == "none" else total
    return Truth(county, parties, weights, rule, step, total, region, dress["sum-made"] == "rows")


def table_of(truth: Truth, dress: Dress, chance: Chance) -> Table:
    """Lay out a table, and spoil it where that is its dress."""
    writer, across = Writer(dress, chance), columns(dress, chance)
    rows = [writer.row(line, across) for line in Filler(truth, dress, chance).lines()]
    table = Table(across, rows, over=titles(dress, chance, truth.county))
    if dress["title"] == "source-under":
        table.under.append(chance.of("source").choice(("Källa: SCB", "Källa: SCB, folkmängd 2023-12-31")))
    spoil(table, dress, chance)
    return table


def question(dress: Dress, truth: Truth, heading: str) -> tuple[str, ...]:
    """Give what is asked besides the table: what its rows share, or which column is meant."""
    match dress["asked"]:
        case "total":
            kronor, ore = divmod(truth.total, 100)
            return ("--total", f"{kronor}" + (f",{ore:02d}" if ore else ""))
        case "heading":
            return ("--column", heading)
        case "place":
            return ("--column", str(1 + (dress["basis"] == "column")))
        case _:
            return ()


def figures_of(truth: Truth, dress: Dress, named: dict[str, str]) -> bytes | None:
    """Write the file of figures, by the names that the table has."""
    if dress["basis"] != "file":
        return None
    lines = ["party;weight"]
    for place in truth.parties:
        known = place.name if truth.county == "20" else named.get(place.code, place.name).rstrip("* ")
        lines.append(f"{known};{truth.weights[place.code]}")
    return "".join(f"{line}\n" for line in lines).encode()


def sums_of(truth: Truth, table: Table) -> frozenset[int]:
    """Give every sum that the paper may bear or imply, and what stands in rows that might be taken for sums."""
    beside = {row.amount for row in table.rows if row.kind != "party" and row.amount is not None}
    both = {truth.printed_sum, truth.total, sum(truth.amounts.values())}
    return frozenset(both | beside | {one + (truth.region or 0) for one in both})


def marks(table: Table, dress: Dress) -> tuple[str, ...]:
    """Give why the truth cannot be read, if it cannot; from the dress alone."""
    found = [*table.unreadable]
    numbers = [column for column in table.columns if column.kind not in {"name", "code", "percent"}]
    proven = dress["sum"] != "none"
    if dress["container"] == "spaces" and dress["thousands"] == "space" and len(numbers) > 1 and not proven:
        found.append("where a number ends")
    return tuple(dict.fromkeys(found))
