"""What papers print, as facts: tables, as printed."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.printed.messages import WHOLE
    from nara_vard_finans.printed.tables import PrintedAmounts, PrintedColumn, PrintedSums, PrintedTable, check_sums

__all__ = [
    "WHOLE", "PrintedAmounts", "PrintedColumn", "PrintedSums", "PrintedTable", "check_sums",
]
_ROOMS = {
    "messages": "WHOLE",
    "tables": "PrintedAmounts PrintedColumn PrintedSums PrintedTable check_sums",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
