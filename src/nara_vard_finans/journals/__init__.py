"""What has happened, by day, and what is general about judging it."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.journals.journal import NOTHING_GIVEN, UNTOLD, Contradiction, Event, Given, Journal
    from nara_vard_finans.journals.journal import check_day, first_contradiction, kept_for, silence, sound_and_faulty
    from nara_vard_finans.journals.journal import told_twice

__all__ = [
    "NOTHING_GIVEN", "UNTOLD", "Contradiction", "Event", "Given", "Journal", "check_day", "first_contradiction",
    "kept_for", "silence", "sound_and_faulty", "told_twice",
]
_ROOMS = {
    "journal": "NOTHING_GIVEN UNTOLD Contradiction Event Given Journal check_day first_contradiction "
        "kept_for silence sound_and_faulty told_twice",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
