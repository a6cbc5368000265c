"""What spoils a table: figures that are missing or damaged, marks of footnotes; and what makes a figure two-faced."""

from trial import figures
from trial.chances import Chance
from trial.dress import Dress
from trial.table import Cell, Row, Table

NOTES = ("Exklusive moms.", "Preliminär uppgift.", "Inklusive lokaler.", "Avser helår.")


def spoil(table: Table, dress: Dress, chance: Chance) -> None:
    """Put into a table what its dress wants, and mark whether its truth can still be read."""
    two_faced(table, dress)
    lot = chance.of("spoiled row")
    parties = table.parties()
    at = lot.randrange(len(parties))
    row = parties[at]
    if dress["missing"] != "none":
        row.cells[table.amounts] = Cell("" if dress["missing"] == "empty" else dress["missing"])
        table.spoiled.add(row.code)
        table.unreadable.append("missing")
    match dress["damage"]:
        case "split" | "letter":
            cell = row.cells[table.amounts]
            damaged = split(cell.text) if dress["damage"] == "split" else lettered(cell.text)
            if damaged != cell.text:
                row.cells[table.amounts] = Cell(damaged)
                table.spoiled.add(row.code)
                table.unreadable.append(dress["damage"])
        case "run-together":
            run_together(table, parties[max(at, 1) - 1], parties[max(at, 1)])
        case _:
            pass
    footnote(table, row, dress, chance)


def two_faced(table: Table, dress: Dress) -> None:
    """Mark amounts and figures that may be thousands or decimals."""
    tails = (dress["unit"], "kr/år", "SEK", "kr", ":-", ",-")
    for row in table.rows:
        for cell in row.cells[1:]:
            text = cell.text
            for tail in tails:
                text = text.removesuffix(tail).rstrip(" ")
            if figures.is_two_faced(text.strip("()-−–")):
                table.unreadable.append("thousands or decimals")
                return


def split(text: str) -> str:
    """Put a space into a number where none belongs, before its last digit or two."""
    digits = [place for place, letter in enumerate(text) if letter.isdigit()]
    if len(digits) < 5:
        return text
    at = digits[-2]
    return f"{text[:at]} {text[at:]}"


def lettered(text: str) -> str:
    """Read a number as a scanner does: a nought is an O, a one an l, a five an S."""
    for digit, letter in (("0", "O"), ("1", "l"), ("5", "S"), ("8", "B"), ("6", "b"), ("2", "Z")):
        place = text.rfind(digit)
        if place >= 0:
            return f"{text[:place]}{letter}{text[place + 1 :]}"
    return text


def run_together(table: Table, first: Row, second: Row) -> None:
    """Let two rows stand on one line, as where a line's end was lost."""
    if table.rows.index(second) != table.rows.index(first) + 1:
        return
    first.cells.extend(second.cells)
    table.rows.remove(second)
    table.spoiled.update({first.code, second.code})
    table.unreadable.append("run-together")


def footnote(table: Table, row: Row, dress: Dress, chance: Chance) -> None:
    """Put the mark of a footnote behind an amount or a name, and the note under the table."""
    if dress["footnote"] == "none":
        return
    cell = row.cells[table.amounts]
    mark = {"apart": " 1)", "star": "*", "raised": "¹", "glued": "1)", "on-name": "*"}[dress["footnote"]]
    if dress["footnote"] == "on-name":
        name = row.cells[table.place("name")]
        name.text = name.text.rstrip() + mark
    else:
        row.cells[table.amounts] = Cell(cell.text + mark)
    if dress["footnote"] == "glued" and cell.text[-1].isdigit():
        table.spoiled.add(row.code)
        table.unreadable.append("glued footnote")
    sign = "1)" if mark.strip() == "1)" else mark
    table.under.append(f"{sign} {chance.of('note').choice(NOTES)}")
