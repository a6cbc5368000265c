"""What has happened, by day, and what is general about judging it."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.journals.journal import NO_ASSUMPTIONS, Assumptions, ByKind, Contradiction, Event, Journal
    from nara_vard_finans.journals.journal import check_day, repeated_events, sound_and_faulty
    from nara_vard_finans.journals.messages import Assumed, EventDetail, EventFault, JournalOf, LaterThanKept
    from nara_vard_finans.journals.messages import MovesNothing, StandsTwice, StatedByPapers, TellsNothingOf
    from nara_vard_finans.journals.status import UNRECORDED, Defined, StatusCore, silence

__all__ = [
    "NO_ASSUMPTIONS", "UNRECORDED", "Assumed", "Assumptions", "ByKind", "Contradiction", "Defined", "Event",
    "EventDetail", "EventFault", "Journal", "JournalOf", "LaterThanKept", "MovesNothing", "StandsTwice",
    "StatedByPapers", "StatusCore", "TellsNothingOf", "check_day", "repeated_events", "silence", "sound_and_faulty",
]
_ROOMS = {
    "journal": "NO_ASSUMPTIONS Assumptions ByKind Contradiction Event Journal check_day repeated_events "
        "sound_and_faulty",
    "messages": "Assumed EventDetail EventFault JournalOf LaterThanKept MovesNothing StandsTwice "
        "StatedByPapers TellsNothingOf",
    "status": "UNRECORDED Defined StatusCore silence",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
