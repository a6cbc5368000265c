"""What is found in facts that can be read: what papers contradict, and what does not fit or cannot be shared."""

from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, NaraVardFinansError, RuleMessage, Severity, Text


class CannotBeShared(RuleMessage):
    """
    A grant whose papers state amounts and keys can be cut into its pots and shared.

    Where it cannot, a figure or a key of the file is wrong, and every question about it would be refused.
    """

    RULE = "can-be-shared"
    SEVERITY = Severity.BREACH
    SV = "Kan inte fördelas: {error}."
    EN = "Cannot be shared: {error}."
    error: NaraVardFinansError


class YearCannotBeShared(RuleMessage):
    """
    Every year of an agreement whose cost and figures are stated can be shared.

    Where it cannot, a figure or the key is wrong, and whoever asks for that year would be refused.
    """

    RULE = "can-be-shared"
    SEVERITY = Severity.BREACH
    SV = "{year} kan inte fördelas: {error}."
    EN = "{year} cannot be shared: {error}."
    year: int
    error: NaraVardFinansError


class SeveralFollow(RuleMessage):
    """
    An agreement is followed by one agreement, so that one alone can be in force after it.

    Where several say that they succeed it, one of them names the wrong agreement.
    """

    RULE = "one-successor"
    SEVERITY = Severity.WARNING
    SV = "{agreement} efterträds av flera: {successors}."
    EN = "{agreement} is followed by several: {successors}."
    agreement: str
    successors: tuple[str, ...]


class _FigureFits(RuleMessage):
    RULE = "figure-fits"
    SEVERITY = Severity.WARNING

    figure: Text
    printed: str
    against: Text


class FigureDoesNotFit(_FigureFits):
    """
    A figure that a paper prints in passing leaves no room for what it should be.

    The exact amount is the one to rely on; which the writer had in mind is for somebody to ask.
    """

    SV = "{figure}: ”{printed}” rymmer {low} till {high}, men {against} är {value}, {off} utanför."
    EN = "{figure}: ”{printed}” leaves room for {low} to {high}, and {against} is {value}, {off} outside."
    value: Amount
    low: Amount
    high: Amount
    off: Amount


class PercentDoesNotFit(_FigureFits):
    """A percentage that a paper prints in passing leaves no room for what it should be."""

    SV = (
        "{figure}: ”{printed}” rymmer {low:~2} till {high:~2} %, men {against} är {value:~2} %, {off:~2} "
        "procentenheter utanför."
    )
    EN = (
        "{figure}: ”{printed}” leaves room for {low:~2} to {high:~2} %, and {against} is {value:~2} %, {off:~2} "
        "percentage points outside."
    )
    value: Fraction
    low: Fraction
    high: Fraction
    off: Fraction


class WordsBesideAmount(_FigureFits):
    """A paper uses words where a figure could stand; what they stand for is told beside them, and not judged."""

    SEVERITY = Severity.NOTE
    SV = "{figure}: ”{printed}” är {value} ({against})."
    EN = "{figure}: ”{printed}” is {value} ({against})."
    value: Amount


class WordsBesidePercent(_FigureFits):
    """A paper uses words where a percentage could stand; what they stand for is told beside them, and not judged."""

    SEVERITY = Severity.NOTE
    SV = "{figure}: ”{printed}” är {value:~2} % ({against})."
    EN = "{figure}: ”{printed}” is {value:~2} % ({against})."
    value: Fraction


class PaperContradicts(RuleMessage):
    """
    A paper contradicts itself or another.

    Both are kept as printed; nothing is smoothed over.
    """

    RULE = "paper-contradicts"
    SEVERITY = Severity.NOTE
    SV = "Motsägelse: {text}"
    EN = "Contradiction: {text}"
    text: AnyText


class PaperMisprints(RuleMessage):
    """A paper prints something wrong; it is kept as printed."""

    RULE = "paper-contradicts"
    SEVERITY = Severity.NOTE
    SV = "Feltryck: {text}"
    EN = "Misprint: {text}"
    text: AnyText
