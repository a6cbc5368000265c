"""The command line: it reads arguments, asks, and writes one answer."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.cli.program import main

__all__ = [
    "main",
]
_ROOMS = {
    "program": "main",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
