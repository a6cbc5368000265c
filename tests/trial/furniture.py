"""What a page bears besides its table: titles, letterheads, page breaks, feet."""

from trial.chances import Chance
from trial.dress import Dress
from trial.places import REGIONS, SEATS


def titles(dress: Dress, chance: Chance, county: str) -> list[str]:
    """Give the lines over a table."""
    lot = chance.of("title")
    unit = {"(000)": "tkr"}.get(dress["unit"], dress["unit"])
    in_title = dress["unit-place"] == "title"
    tail = lot.choice((f", {unit}", f" ({unit})", f". Belopp i {unit}.")) if in_title else ""
    name = REGIONS[county][1]
    first = lot.choice(
        ("Fördelning av kostnader per kommun", "Tabell 1. Kostnad per kommun 2024", f"Fördelning mellan kommunerna i {name}",
         "Bilaga 2", "Medfinansiering av gemensam utvecklingsledare 2023-2026", "§ 45 Fördelning av medel")
    )  # fmt: skip
    match dress["title"]:
        case "one":
            return [first + tail]
        case "two":
            return [
                first,
                lot.choice(("Nytt avtal från 2024", "Fördelat efter folkmängd", "Beslutad 2023-11-15")) + tail,
            ]
        case _:
            return []


def letterhead(chance: Chance, county: str, page: int, lines: int) -> list[str]:
    """Give the head of a page, of one to three lines."""
    lot = chance.of("letterhead")
    region = REGIONS[county][0]
    pages = lot.randint(2, 6)
    number = lot.choice((f"{page} ({pages})", f"{page}({pages})", f"Sida {page} av {pages}", f"{page}", ""))
    who = lot.choice((region, region, "Regionstyrelsen", f"RSS {region.removeprefix('Region ')}"))
    date = lot.choice(("2023-11-15", "Datum 2023-11-15", "Datum: 2023- 11-15", "15 november 2023"))
    last = lot.choice(("Dnr: HSN 2023/1845", "Diarienummer RS 2023-0412", "Dnr RS/1145/2023", "PM"))
    first = f"{who} {number}".strip()
    return [first, f"Avdelningen för hälsa och välfärd {date}" if lot.random() < 0.3 else date, last][:lines]


def page_break(dress: Dress, chance: Chance, county: str, head: list[str]) -> list[str]:
    """Give the lines where one page ends and the next begins; *head* is the heading as it is repeated."""
    kind = dress["page-break"]
    if kind == "none":
        return []
    lot = chance.of("page break")
    foot = foot_lines(dress, chance, county, 1)
    mark = "\f" if kind == "form-feed" or lot.random() < 0.3 else ""
    number = lot.choice(("2 (3)", "2(3)", "- 2 -", "Sida 2 av 3", "2", "Sid 2", "2/3"))
    lines = {"number": [number], "form-feed": [], "heading": []}.get(kind)
    if lines is None:
        lines = letterhead(chance, county, 2, lot.choice((1, 2, 2, 3)))
    if lot.random() < 0.3:
        lines = ["", *lines, ""]
    broken = [*foot, *lines, *(head if "heading" in kind else [])]
    return [f"{mark}{broken[0]}", *broken[1:]] if broken else [mark]


def foot_lines(dress: Dress, chance: Chance, county: str, page: int) -> list[str]:
    """Give the foot of a page."""
    lot = chance.of("foot")
    seat = SEATS.get(county, "Örebro")
    match dress["foot"]:
        case "page":
            return [lot.choice((f"{page} (2)", f"Sida {page} av 2", f"- {page} -", f"{page}"))]
        case "address":
            street = lot.choice(("Box 712, 791 29", "Vasagatan 27, 791 82", "Postadress: Box 712, 791 29"))
            return [f"{street} {seat}"]
        case "telephone":
            return [lot.choice(("Tel 023-49 00 00", "Telefon 010-103 50 00", "Org.nr 232100-0180"))]
        case "dnr":
            return ["Dnr HSN 2023/1845"]
        case _:
            return []
