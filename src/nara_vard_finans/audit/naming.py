"""How an audit's sentences name columns, bases and figures."""

from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message, Text


class Percent(Message):
    """Write a percentage."""

    SV = "{number} %"
    EN = "{number} %"
    number: Fraction


class Plus(Message):
    """Write a figure that is above zero with its sign."""

    SV = "+{figure}"
    EN = "+{figure}"
    figure: "Figure"


Figure = Amount | Fraction | Percent | Plus
"""A number of a column: kronor, a percentage, or what its heading says."""


class Steps(Message):
    """Say of what numbers are multiples."""

    SV = "steg om {step}"
    EN = "steps of {step}"
    step: Figure


WHOLE_NUMBERS = Text("hela tal", "whole numbers")
WHOLE_PERCENT = Text("hela procent", "whole percent")


class ColumnHeaded(Message):
    """Name a column by its heading."""

    SV = "kolumnen ”{heading}”"
    EN = "the column ”{heading}”"
    heading: str


class ColumnAt(Message):
    """Name a column by its place among the columns of numbers."""

    SV = "talkolumn {place}"
    EN = "column {place} of numbers"
    place: int


class WithSum(Message):
    """Name a basis with what it sums to."""

    SV = "{basis} (summa {total})"
    EN = "{basis} (sum {total})"
    basis: AnyText
    total: Fraction


class SameAs(Message):
    """Name a basis, and what is known that it is the same as."""

    SV = "{basis}, som är {known}"
    EN = "{basis}, which is {known}"
    basis: AnyText
    known: WithSum


class Among(Message):
    """Name a basis of which some parties alone are counted."""

    SV = "{basis}, bara tabellens parter"
    EN = "{basis}, the table's parties alone"
    basis: AnyText


class FixedPercentages(Message):
    """Name percentages that somebody decided as a basis."""

    SV = "fasta procentsatser med {places} decimaler"
    EN = "fixed percentages with {places} decimals"
    places: int


FIXED_WHOLE = Text("fasta hela procentsatser", "fixed whole percentages")
FIXED_TENTHS = Text("fasta procentsatser med en decimal", "fixed percentages with one decimal")
EQUAL_SHARES = Text("lika delar", "equal shares")


class OnLine(Message):
    """Say on which line something stands, after its name."""

    SV = " (rad {line})"
    EN = " (line {line})"
    line: int


class PartyAmount(Message):
    """Name a party with what it is to have."""

    SV = "{name} {figure}"
    EN = "{name} {figure}"
    name: str
    figure: Figure


class AmountOf(Message):
    """Say what a party has, in the genitive."""

    SV = "{whose} {figure}"
    EN = "{whose} {figure}"
    name: str
    figure: Figure

    @property
    def whose(self) -> Text:
        """The name in the genitive."""
        return Text(self.name if self.name[-1:] in {*"sxz"} else f"{self.name}s", f"{self.name}\u2019s")
