"""What is said of how a grant stands: its duties, its conditions and its balances."""

import datetime as dt

from nara_vard_finans.core import Amount, AnyText, Message, Text


class Of(Message):
    """A note on one thing of several."""

    SV = "{what:capital}: {note}"
    EN = "{what:capital}: {note}"
    what: AnyText
    note: object


class PrintedOf(Message):
    """How the amount of a fund is printed."""

    SV = "{fund}: tryckt är ”{printed}”."
    EN = "{fund}: ”{printed}” is printed."
    fund: Text
    printed: str


class UnclaimedBy(Message):
    """What nobody asked for by the day, and what is left when it has been offered again."""

    SV = "{unclaimed} hade inte rekvirerats {after}; av det återstår {left} när det har erbjudits igen."
    EN = "{unclaimed} had not been asked for by {after}; of that {left} is left when it has been offered again."
    after: dt.date
    unclaimed: Amount
    left: Amount


class NotComplete(Message):
    """One whose report lacks something."""

    SV = "{name} (ofullständig)"
    EN = "{name} (incomplete)"
    name: str


class CanBeReadOtherwise(Message):
    """Another way to read a duty, by a later decision; nobody is in breach by one reading alone."""

    SV = "{duty:capital}: kan också läsas som {reading} ({subject}={name})."
    EN = "{duty:capital}: can also be read as {reading} ({subject}={name})."
    duty: AnyText
    reading: AnyText
    subject: str
    name: str


class MissingFrom(Message):
    """Those from whom a duty is missing."""

    SV = "{what:capital} saknas från: {names}."
    EN = "{what:capital} is missing from: {names}."
    what: AnyText
    names: str


class MoreReasons(Message):
    """Reasons that are left out here."""

    SV = "och ytterligare {count} skäl, se iakttagelserna."
    EN = "and {count} more reasons, see the findings."
    count: int


class ReceivedIs(Message):
    """How the columns of a balance belong together."""

    SV = "Belopp i kronor. Mottaget = använt + avsatt + överlåtet + återbetalt + kvar."
    EN = "Amounts in kronor. Received = used + set aside + passed on + repaid + left."


class ReceivedTwice(Message):
    """Money that two parties have received, one from the other."""

    SV = "I summan av mottaget ingår {passed_on} som en part har överlåtit till en annan."
    EN = "The sum of what is received includes {passed_on} that one party has passed on to another."
    passed_on: Amount


class AllNotified(Message):
    """A frame that is notified whole."""

    SV = "Besked har lämnats om hela ramen, {frame}."
    EN = "The whole frame, {frame}, is notified."
    frame: Amount


class NotNotified(Message):
    """What is not notified of a frame."""

    SV = "Besked har inte lämnats om {part} av {frame}."
    EN = "{part} of {frame} is not notified."
    part: Amount
    frame: Amount


class NoticeDiffers(Message):
    """Notices that are not what the key gives."""

    SV = "Beskedet skiljer sig från det som nyckeln ger: {listed}."
    EN = "The notice differs from the key's: {listed}."
    listed: str


class RepaymentNotStated(Message):
    """What no paper says of repayment."""

    SV = "Vad som ska återbetalas, och när, framgår inte av handlingarna."
    EN = "No paper says what must be paid back, and when."


class CarriesPosts(Message):
    """Name the posts that a grant is to carry."""

    SV = "Bidraget ska bära {posts:long}."
    EN = "The grant is to carry {posts:long}."
    posts: tuple[str, ...]
