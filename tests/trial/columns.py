"""The columns of a table, and what stands over them."""

from trial.chances import Chance
from trial.dress import Dress
from trial.table import Column

WORDS = ("Kommunens andel", "Kostnad per kommun", "Fördelning", "Avgift", "Ers per kommun", "Medfinansiering")


def columns(dress: Dress, chance: Chance) -> list[Column]:
    """Give a table's columns from left to right, empty as yet."""
    amount = Column("amount", with_unit(amount_heading(dress, chance), dress))
    money = [amount]
    if dress["other-columns"] in {"before", "change"}:
        money.insert(0, Column("before", with_unit(before_heading(dress), dress)))
    if dress["other-columns"] == "change":
        money.append(Column("change", with_unit("Förändring", dress)))
    share = Column("percent", chance.of("percent").choice(("Andel, %", "Andel %", "Procent", "Andel (%)")))
    if dress["other-columns"] == "percent-before":
        money.insert(0, share)
    if dress["other-columns"] == "percent-after":
        money.append(share)
    if dress["basis"] == "column":
        money.insert(0, Column("weight", dress["weights-heading"]))
    name = Column("name", chance.of("name heading").choice(("Kommun", "Kommun", "Kommun", "Part", "")))
    if dress["container"] in {"cell-a-line", "spaces"} and not name.heading:
        name.heading = "Kommun"
    code = Column("code", "Kod" if chance.of("code heading").random() < 0.5 else "Kommunkod")
    match dress["code-column"]:
        case "none":
            return [name, *money]
        case "after":
            return [name, code, *money]
        case _:
            return [code, name, *money]


def amount_heading(dress: Dress, chance: Chance) -> str:
    """Give what stands over the amounts, without their unit."""
    lot = chance.of("amount heading")
    match dress["heading"]:
        case "year":
            return "2024"
        case "words":
            return lot.choice(WORDS) + lot.choice(("", " 2024"))
        case "two-lines":
            return "Nytt avtal"
        case _:
            return "Belopp"


def before_heading(dress: Dress) -> str:
    """Give what stands over the amounts of the year before, in the manner of the others."""
    return {"year": "2023", "two-lines": "Nuvarande avtal", "words": "Föregående år"}.get(dress["heading"], "2023")


def with_unit(heading: str, dress: Dress) -> str:
    """Put the unit behind a heading, where that is where it stands."""
    unit = dress["unit"]
    match dress["unit-place"]:
        case "comma":
            return f"{heading}, {unit}"
        case "brackets":
            return f"{heading} {unit}" if unit.startswith("(") else f"{heading} ({unit})"
        case "i":
            return f"{heading} {unit}" if unit.startswith("(") else f"{heading} i {unit}"
        case _:
            return heading
