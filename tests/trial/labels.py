"""What a party is called in its row."""

from trial.places import Place

PLAIN = str.maketrans("åäöÅÄÖéü", "aaoAAOeu")


def label(place: Place, names: str) -> str:
    """Write a party's name as a table has it."""
    code = place.code
    forms = {
        "kommun": f"{place.genitive} kommun",
        "genitive": f"{place.name.removesuffix('s')}s",
        "code-before": f"{code} {place.name}",
        "code-after": f"{place.name} {code}",
        "brackets": f"{place.name} ({code})",
        "dash-code": f"{code} - {place.name}",
        "ascii": place.name.translate(PLAIN),
        "upper": place.name.upper(),
        "padded": f"{place.name}      ",
    }
    return forms.get(names, place.name)


def known_as(place: Place, printed: str) -> frozenset[str]:
    """Every text by which an answer can mean a party: its code, its name, and its name as this table has it."""
    names = {place.code, place.code.lstrip("0"), place.name, printed, f"{place.genitive} kommun", place.genitive}
    return frozenset(plain(name) for name in names)


def plain(text: str) -> str:
    """Take a name down to its letters and digits, so that no mark or case stands between two of them."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
