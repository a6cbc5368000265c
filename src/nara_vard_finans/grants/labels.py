"""What a day or a part of a pot is called where its own name does not say enough."""

import datetime as dt

from nara_vard_finans.core import Message, Text


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
