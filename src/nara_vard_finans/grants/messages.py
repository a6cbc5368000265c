"""What is found of a grant by itself: of its papers, and of how it is shared."""

import datetime as dt
from typing import TYPE_CHECKING

from nara_vard_finans.core import Amount, Party, Principal, RuleMessage, Severity, Text

if TYPE_CHECKING:
    from nara_vard_finans.grants.duties import Duty
    from nara_vard_finans.grants.pots import Pot


class PrintedOutOfOrder(RuleMessage):
    """
    An interim report is printed to be due after a final one.

    Nobody can file them in that order, so one of the days is a misprint that somebody must ask about.
    """

    RULE = "deadlines-in-order"
    SEVERITY = Severity.WARNING
    SV = "Tryckta dagar i fel ordning: {interim} senast {interim_day}, efter {final} senast {final_day}."
    EN = "Printed days out of order: {interim} by {interim_day}, after {final} by {final_day}."
    interim: "Duty"
    final: "Duty"

    @property
    def interim_day(self) -> dt.date:
        """The day that is printed for the interim report."""
        return self.interim.printed_day

    @property
    def final_day(self) -> dt.date:
        """The day that is printed for the final report."""
        return self.final.printed_day


class PrintedOutOfOrderReadOtherwise(PrintedOutOfOrder):
    """
    An interim report is printed to be due after a final one, and one of the days is read otherwise.

    What follows rests on the reading, which whoever must defend it should know.
    """

    SV = f"{PrintedOutOfOrder.SV} Dagarna läses här som {{interim_read}} och {{final_read}}."
    EN = f"{PrintedOutOfOrder.EN} Here the days are read as {{interim_read}} and {{final_read}}."

    @property
    def interim_read(self) -> dt.date:
        """The day that is read for the interim report."""
        return self.interim.due_on

    @property
    def final_read(self) -> dt.date:
        """The day that is read for the final report."""
        return self.final.due_on


def out_of_order(interim: "Duty", final: "Duty") -> PrintedOutOfOrder:
    """Say that two printed days are out of order, and how they are read where that is otherwise."""
    read = interim.printed_due_on is not None or final.printed_due_on is not None
    return (PrintedOutOfOrderReadOtherwise if read else PrintedOutOfOrder)(interim, final)


class PotNotAsPrinted(RuleMessage):
    """
    A pot that follows from how its frame is cut is not what is printed.

    The paper contradicts itself; both amounts are kept, and what is shared is the one that follows.
    """

    RULE = "pot-as-printed"
    SEVERITY = Severity.WARNING
    SV = "{pot}: {amount} följer av uppdelningen, tryckt är {printed}."
    EN = "{pot}: {amount} follows from the cut; {printed} is printed."
    pot: "Pot"
    amount: Amount
    printed: Amount


class PartsLeaveOver(RuleMessage):
    """
    All parts of a pot have amounts, and together they make less than the pot.

    Where the rest goes is nowhere said; an amount is wrong, or a part is missing.
    """

    RULE = "parts-make-pot"
    SEVERITY = Severity.WARNING
    SV = "{pot}: delarna blir {made}, {left} mindre än {amount}; var resten finns framgår inte."
    EN = "{pot}: the parts make {made}, {left} less than {amount}; where the rest is, is not said."
    pot: "Pot"
    made: Amount
    amount: Amount

    @property
    def left(self) -> Amount:
        """What none of the parts takes."""
        return self.amount - self.made


class ShareOutOfBounds(RuleMessage):
    """
    A stated share of a pot lies outside what the printed, rounded shares allow.

    The amount cannot have been reckoned from those shares, so one or the other is wrong, or another rule was used.
    """

    RULE = "share-within-bounds"
    SEVERITY = Severity.WARNING
    SV = "{pot}: {amount} ligger utanför det som de tryckta andelarna medger."
    EN = "{pot}: {amount} lies outside what the printed shares allow."
    pot: "Pot"
    amount: Amount


class OtherSideLeftOut(RuleMessage):
    """
    A pot goes to one side, and its figures count parties of the other too.

    They get nothing of it; without being told so, a reader would miss them among the rows.
    """

    RULE = "pot-side"
    SEVERITY = Severity.NOTE
    SV = "{pot} går till {whom}: {names}, som också står i underlaget, har ingen del av den."
    EN = "{pot} goes to {whom}, and no part of it to {names}, whom its figures count too."
    pot: "Pot"
    side: Principal
    names: tuple[str, ...]

    @property
    def whom(self) -> Text:
        """The side that the pot goes to."""
        return self.side.text


class NotifiedBeyondAward(RuleMessage):
    """
    Somebody is notified of more than the key gives by any rounding.

    Either the notice or the key is wrong, and what is too much may be asked back.
    """

    RULE = "notified-within-award"
    SEVERITY = Severity.WARNING
    SV = "{party}: besked om {notified}, {more} mer än {award} som nyckeln ger."
    EN = "{party}: notified of {notified}, {more} more than the {award} that the key gives."
    party: Party
    notified: Amount
    more: Amount
    award: Amount


class NotifiedAndPaidBeyondAward(NotifiedBeyondAward):
    """Somebody is notified of, and has been paid, more than the key gives by any rounding."""

    SV = f"{NotifiedBeyondAward.SV} Utbetalt är {{paid}}."
    EN = f"{NotifiedBeyondAward.EN} {{paid}} is paid."
    paid: Amount
