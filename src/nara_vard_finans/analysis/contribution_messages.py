"""How what one gives to joint work came about, and how an amount as printed did."""

from nara_vard_finans.core import Amount, AnyText, Message, Text


class Gives(Message):
    """Say who gives what to joint work; the head of an explanation."""

    SV = "{name} tillskjuter {amount} för {years}: {use}"
    EN = "{name} gives {amount} for {years}: {use}"
    name: AnyText
    amount: Amount
    use: Text
    years: tuple[str, ...]


class AwardIs(Message):
    """Say what a recipient is awarded."""

    SV = "Tilldelningen är {amount}."
    EN = "The award is {amount}."
    amount: Amount


class JointCostIs(Message):
    """Say what joint work costs in a year."""

    SV = "{use}: kostnaden {year} är {cost}."
    EN = "{use}: the cost of {year} is {cost}."
    use: Text
    year: int
    cost: Amount


class FundCarries(Message):
    """Say what a fund carries of a year's cost, what is left of it, and what is shared."""

    SV = "{fund} bär {used} av kostnaden; av medlen återstår {left}, och {rest} av kostnaden fördelas."
    EN = "{fund} carries {used} of the cost; {left} of the money is left, and {rest} of the cost is shared."
    fund: Text
    used: Amount
    left: Amount
    rest: Amount


class OtherMoneyCarries(Message):
    """Say what other money carries of a year's cost, and what is shared."""

    SV = "Andra medel bär {used} av kostnaden; {rest} fördelas."
    EN = "Other money carries {used} of the cost; {rest} is shared."
    used: Amount
    rest: Amount


class NothingLeftToShare(Message):
    """Say that other money carries the whole cost."""

    SV = "Inget av kostnaden återstår att fördela."
    EN = "Nothing of the cost is left to share."


class TakesNoPart(Message):
    """Say that somebody takes no part in joint work."""

    SV = "{name} deltar inte i finansieringen."
    EN = "{name} takes no part in the financing."
    name: str


class LeftOfAward(Message):
    """Say what remains of an award when something is given of it."""

    SV = "Av {award} återstår {left}."
    EN = "Of {award}, {left} is left."
    award: Amount
    left: Amount


class IsPrinted(Message):
    """Say what is printed of whom; the head of an explanation."""

    SV = "{name}: tryckt är {amount} för {year}: {title}"
    EN = "{name}: {amount} is printed for {year}: {title}"
    name: str
    amount: Amount
    year: int
    title: Text


class StandsInColumn(Message):
    """Say in which column an amount stands."""

    SV = "I kolumnen ”{heading}” står {amount}."
    EN = "The column ”{heading}” has {amount}."
    heading: str
    amount: Amount


class AloneAsPrinted(Message):
    """Say that a row which is rounded by itself comes to what is printed."""

    SV = "Avrundas varje rad för sig, utan att raderna ska summera, blir beloppet {amount}: detsamma som är tryckt."
    EN = "With each row rounded by itself, so that the rows need not sum, it is {amount}: the same as is printed."
    amount: Amount


class AloneOtherwise(Message):
    """Say that a row which is rounded by itself does not come to what is printed either."""

    SV = "Avrundas varje rad för sig blir beloppet {amount}; inte heller det är det tryckta."
    EN = "With each row rounded by itself it is {amount}; that is not what is printed either."
    amount: Amount


class NotReckoned(Message):
    """Say why an amount that is printed is not reckoned."""

    SV = "Beloppet kan inte räknas fram: {reason}."
    EN = "The amount cannot be reckoned: {reason}."
    reason: Text
