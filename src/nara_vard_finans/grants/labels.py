"""What a day or a part of a pot is called where its own name does not say enough."""

import datetime as dt

from nara_vard_finans.core import Message, Text


class ReadAsPrinted(Message):
    """Name the reading of a duty as its day is printed."""

    SV = "sista dag {day}, som det är tryckt"
    EN = "due on {day}, as printed"
    day: dt.date


class ReadAsInterpreted(Message):
    """Name the reading of a duty as its day is interpreted."""

    SV = "sista dag {day}, som det tolkas"
    EN = "due on {day}, as interpreted"
    day: dt.date


class ReadAsChanged(Message):
    """Name the reading of a duty as a later decision changed it."""

    SV = "sista dag {day}, ändrad genom beslut {decided_on}"
    EN = "due on {day}, changed by a decision of {decided_on}"
    decided_on: dt.date
    day: dt.date


class ReadAsRemoved(Message):
    """Name the reading of a duty as a later decision removed it."""

    SV = "borttaget genom beslut {decided_on}"
    EN = "removed by a decision of {decided_on}"
    decided_on: dt.date | None


class AsRead(Message):
    """Give a day that is read otherwise than it is printed."""

    SV = "{read} (tolkning; tryckt är {printed})"
    EN = "{read} (as interpreted; {printed} is printed)"
    read: dt.date
    printed: dt.date


class LeftOf(Message):
    """Name what none of its parts takes of a pot."""

    SV = "{pot}, det som återstår"
    EN = "{pot}, what is left"
    pot: Text
