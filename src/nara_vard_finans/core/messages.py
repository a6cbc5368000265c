"""Texts that a person reads, in Swedish and English."""

from enum import StrEnum

from attrs import frozen


class Language(StrEnum):
    """The languages that results are written in."""

    SV = "sv"
    """Swedish, the default for what a controller reads."""

    EN = "en"
    """English, on request."""


@frozen
class Text:
    """
    One text in Swedish and, where there is one, in English.

    Attributes:
        sv: The Swedish text.
        en: The English text; empty when there is none.

    Example:
        >>> Text("kommunerna", "the municipalities").in_(Language.EN)
        'the municipalities'
        >>> Text("Bara svenska").in_(Language.EN)
        'Bara svenska'
    """

    sv: str
    en: str = ""

    def in_(self, language: Language) -> str:
        """Give the text in *language*, or in Swedish where there is no English."""
        return self.en if language is Language.EN and self.en else self.sv

    @property
    def in_english(self) -> str:
        """The English text, or the Swedish where there is none."""
        return self.in_(Language.EN)

    def __str__(self) -> str:
        return self.sv


def number_of(number: int, one: Text, many: Text) -> Text:
    """
    Write a number of things.

    Example:
        >>> print(number_of(1, Text("månad", "month"), Text("månader", "months")))
        1 månad
    """
    noun = one if number == 1 else many
    return Text(f"{number} {noun.sv}", f"{number} {noun.in_english}")


def months_text(number: int) -> Text:
    """Write a number of months."""
    return number_of(number, Text("månad", "month"), Text("månader", "months"))


def posts_text(number: int) -> Text:
    """Write a number of posts."""
    return number_of(number, Text("tjänst", "post"), Text("tjänster", "posts"))
