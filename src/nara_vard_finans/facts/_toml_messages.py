"""What can be wrong with a text as TOML, in plainer words than those of the standard library's reader."""

from nara_vard_finans.core import AnyText, Message, Text


class NumberTooLong(Message):
    """Say that a number has more digits than any amount."""

    SV = "ett tal på mer än {digits:grouped} siffror; inget belopp har så många"
    EN = "a number of more than {digits:grouped} digits; no amount or figure has so many"
    digits: int


class KeyTooLong(Message):
    """Say that a key has more parts than anybody writes."""

    SV = "en nyckel i mer än {parts_of_it} led; ge den en egen rad i en egen tabell"
    EN = "a key of more than {parts_of_it} parts; give it a line and a table of its own"
    parts_of_it: int


class TooDeep(Message):
    """Say that values are nested deeper than anybody writes."""

    SV = "tabeller i tabeller i mer än {levels} nivåer, långt fler än i någon faktafil; skriv dem plattare"
    EN = "it is nested far deeper than any facts file, in more than {levels} levels; flatten it"
    levels: int


class NotToml(Message):
    """Say that a file is no TOML, and why."""

    SV = "filen är inte giltig TOML: {reason}"
    EN = "it is not valid TOML: {reason}"
    reason: AnyText


_QUOTES = Text(
    "en text börjar eller slutar utan citattecken, eller innehåller ett tecken som inte får stå där",
    "a text begins or ends without quotes, or holds a character that may not stand there",
)
_ESCAPED = Text(
    "inom \"…\" betyder \\ något särskilt: skriv \\\\, eller '…' i stället",
    "within \"…\" a \\ means something else: write \\\\, or '…' instead",
)
_TWICE = Text("samma nyckel eller tabell finns två gånger", "one key or table stands twice")
_NO_KEY = Text(
    "raden börjar inte med en nyckel; en nyckel skrivs med a–z, siffror, _ och -, eller inom citattecken",
    "the line does not begin with a key; a key has letters a–z, digits, _ and -, or stands in quotes",
)
_HEADING = Text("rubriken slutar inte med samma klamrar som den börjar", "the heading does not end as it begins")
_REASONS = {
    "Expected '='": Text(
        "= saknas efter nyckeln; en nyckel med å, ä, ö eller mellanslag står inom citattecken",
        "= is missing after the key; a key with å, ä, ö or a space stands in quotes",
    ),
    "Invalid value": Text(
        "värdet går inte att läsa; text står inom citattecken, tal och dagar utan",
        "the value cannot be read; a text stands in quotes, numbers and days do not",
    ),
    "Invalid date": Text("dagen finns inte i kalendern", "there is no such day"),
    "Expected newline": Text(
        "värdet är varken ett tal eller en dag, eller något mer står efter det på raden",
        "the value is no number and no day, or more stands after it on its line",
    ),
    "Expected ']": _HEADING,
    "Unclosed array": Text("en lista saknar ] eller ett komma", "an array has no closing ], or a comma is missing"),
    "Unclosed inline table": Text(
        "en tabell på en rad saknar } eller ett komma", "an inline table has no closing }, or a comma is missing"
    ),
    "Expected": _QUOTES,
    "Unterminated string": _QUOTES,
    "Illegal character": _QUOTES,
    "Found invalid character": _QUOTES,
    "Unescaped": _ESCAPED,
    "Invalid hex value": _ESCAPED,
    "Escaped character": _ESCAPED,
    "Cannot": _TWICE,
    "Duplicate": _TWICE,
    "Invalid": _NO_KEY,
}
"""Why, by how the reason of the standard library's reader begins; the first that fits is meant."""


def reason_of(said: str) -> Text:
    """Give why a text is no TOML, from what the standard library's reader says."""
    return next(
        (reason for begins, reason in _REASONS.items() if said.startswith(begins)),
        Text("raden följer inte reglerna för TOML", "the line does not follow the rules of TOML"),
    )


class NotJson(Message):
    """Say that a file that begins as JSON is not."""

    SV = "det är ingen giltig JSON"
    EN = "it is no valid JSON"


class KeyTwiceInJson(Message):
    """Say that an object of JSON has a key twice."""

    SV = "nyckeln {key:shown} står två gånger i samma objekt"
    EN = "the key {key:shown} stands twice in one object"
    key: str
