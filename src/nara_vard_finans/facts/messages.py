"""What can be wrong with the single values, keys and ids of a facts file or a journal."""

from nara_vard_finans.core import AnyText, Choice, Message, OneOf


class UnknownKey(Choice):
    """Say that a key is none that stands here."""

    SV = "okänd nyckel{meant}"
    EN = "unknown key{meant}"


class NotKnown(Choice):
    """Say that a value is none of those that there are."""

    SV = "{name:shown} finns inte{meant}"
    EN = "{name:shown} is not known{meant}"


class KindMissing(Message):
    """Say that an event or a cost key does not say of which kind it is."""

    SV = "nyckeln kind saknas{known}"
    EN = "the key kind is missing{known}"
    known: OneOf


class KeyMissing(Message):
    """Say that a key is missing."""

    SV = "nyckeln {key} saknas"
    EN = "the key {key} is missing"
    key: str


class HeadedTables(Message):
    """Say how the entries of a section are written."""

    SV = "här väntas tabeller med rubriken [[{section}]]"
    EN = "expected tables headed [[{section}]]"
    section: str


class Expected(Message):
    """Say what is expected in a place, and what stands there."""

    SV = "här väntas {what}, inte {value:shown}"
    EN = "expected {what}, not {value:shown}"
    what: AnyText
    value: object


class Refused(Message):
    """Say why a value was refused, in the words of what refused it."""

    SV = "{error}"
    EN = "{error}"
    error: Exception


class NotId(Message):
    """Say how an id is written."""

    SV = "ett id skrivs med små bokstäver a–z, siffror och bindestreck, som rss-dalarna-2023"
    EN = "expected small letters, digits and hyphens, such as rss-dalarna-2023"


class IdTwice(Message):
    """Say that two entries have one id."""

    SV = "{name} finns två gånger; ge varje post ett eget id"
    EN = "{name} stands twice; give each entry an id of its own"
    name: str


class TooLong(Message):
    """Say that a text is longer than any that is meant."""

    SV = "en text på {characters:grouped} tecken; här väntas högst {most:grouped}"
    EN = "a text of {characters:grouped} characters; expected at most {most:grouped}"
    characters: int
    most: int


class NotReadable(Message):
    """Say that a text holds nothing that can be read."""

    SV = "{text:shown} är ingen läsbar text; här väntas bokstäver, utan styrtecken"
    EN = "{text:shown} is not readable text; expected letters, without control characters"
    text: str


class NotYear(Message):
    """Say that a key is no year."""

    SV = "{text:shown} är inget år; här väntas fyra siffror"
    EN = "{text:shown} is no year; expected four digits"
    text: str


class BeforeAnyYear(Message):
    """Say that a day or a month is of a year that nobody means."""

    SV = "{value:shown} är före år {first}; skriv året med fyra siffror, som 2023-01-31"
    EN = "{value:shown} is before the year {first}; write the year in four digits, as 2023-01-31"
    value: object
    first: int


class NotKept(Message):
    """Say that facts cannot be written so that they are read back as the same."""

    SV = "{section} innehåller något som ingen faktafil kan säga, till exempel ett ändrat avtal; inget är skrivet"
    EN = "{section} hold something that no facts file can say, such as a changed agreement; nothing is written"
    section: str
