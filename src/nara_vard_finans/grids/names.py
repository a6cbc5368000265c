"""A name in a table, without what lists put around it."""

import re

AROUND = " .,:;=*_\u2020\u2022\u00b7|\u00b9\u00b2\u00b3\u2070-\u2079"
"""What lists put around a name, and is no part of it."""


_NUMBERED = re.compile(
    r"(?:[0-9]{1,4}[.)]?|^(?:\(?[0-9]{1,2}\)|\(?[a-z]\)|\[[0-9a-z]{1,2}\]|[-\u2013\u2014>»=o§▪■●◦‣](?:\s*[>»])*))"
    r"\s+(?=\D)"
)


_LINK = re.compile(r"\[(.+)\]\(.*\)")


_FOOTNOTE = re.compile(
    r"(?:(?<![0-9(])\s*[0-9\u00b9\u00b2\u00b3]{1,2}\)|\s+[a-z]\)|\s*\[[0-9a-z]{1,2}\]|(?<=[a-zåäö])[0-9])$"
)


_PAYS = re.compile(
    r"\s+(?:(?:ska(?:ll)?|får|kommer att|will)\s+)?(?:betalar?|bidrar?|erhåller?|får|står för|pays?)(?:\s+med)?$"
)


_KIND = re.compile(r"(?:kommun(?:en|er)?|stad|k:n|kn)[\W\d]*", re.IGNORECASE)


def joined_name(above: str, below: str) -> str:
    """
    Put together a name that goes on on the next line; the hyphen that only cut a word goes.

    Example:
        >>> joined_name("Malung-", "Sälen"), joined_name("Smedje-", "backen"), joined_name("Malung-Sälens", "kommun")
        ('Malung-Sälen', 'Smedjebacken', 'Malung-Sälens kommun')
    """
    if not above or not below:
        return above or below
    if not above.endswith("-"):
        return f"{above} {below}"
    return (above[:-1] if below[0].islower() else above) + below


def goes_on(above: str, below: str) -> bool:
    """
    Say whether a name goes on on the next line: it was cut at a hyphen, or only its kind stands there.

    Example:
        >>> goes_on("Malung-", "Sälen"), goes_on("Malung-Sälens", "kommun"), goes_on("Mora", "Orsa")
        (True, True, False)
    """
    return bool(below) and ((above.endswith("-") and len(above) > 1) or _KIND.fullmatch(below) is not None)


def bare_name(name: str) -> str:
    """
    Give a name without what lists put around it: a number before it, a code, the mark of a footnote; that it pays.

    Example:
        >>> [bare_name(name) for name in ("2062 Mora", "1. Mora", "Mora 1)", "Orsa.", "- Orsa", "Orsa betalar")]
        ['Mora', 'Mora', 'Mora', 'Orsa', 'Orsa', 'Orsa']
    """
    linked = _LINK.fullmatch(name.strip())
    alone = _NUMBERED.sub("", (linked[1] if linked else name).strip(AROUND), count=1)
    return _PAYS.sub("", _FOOTNOTE.sub("", alone)).strip(AROUND)


_NATION = re.compile(r"\W*(?:[0-9]{2,4} )?(?:hela )?(?:riket|landet|sverige|sweden|the country)\W*", re.IGNORECASE)


def is_nation(name: str) -> bool:
    """
    Say whether a name is of the whole country.

    Example:
        >>> is_nation("00 Riket"), is_nation("Rikets kommuner")
        (True, False)
    """
    return _NATION.fullmatch(name) is not None
