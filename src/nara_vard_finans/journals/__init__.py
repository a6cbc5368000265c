"""What has happened, by day, and what is general about judging it."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.journals.journal import NOTHING_GIVEN, Contradiction, Event, Given, Journal, check_day
    from nara_vard_finans.journals.journal import sound_and_faulty, told_twice
    from nara_vard_finans.journals.status import UNTOLD, Defined, StatusCore, silence

__all__ = [
    "NOTHING_GIVEN", "UNTOLD", "Contradiction", "Defined", "Event", "Given", "Journal", "StatusCore", "check_day",
    "silence", "sound_and_faulty", "told_twice",
]
_ROOMS = {
    "journal": "NOTHING_GIVEN Contradiction Event Given Journal check_day sound_and_faulty told_twice",
    "status": "UNTOLD Defined StatusCore silence",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
