"""Agreements, state grants, cost keys and exact sharing for Swedish regional co-financing."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans._version import __version__
    from nara_vard_finans.agreements import Agreement, share_cost
    from nara_vard_finans.analysis import compare, deadlines, explain, explain_award, status
    from nara_vard_finans.core import Amount, Directory, Finding, NaraVardFinansError, Party, Period, Severity, kronor
    from nara_vard_finans.facts import embedded, example_journal, read_facts, read_journal
    from nara_vard_finans.files import read_weights
    from nara_vard_finans.grants import Grant, share_grant
    from nara_vard_finans.journals import Journal
    from nara_vard_finans.posts import Post
    from nara_vard_finans.sharing import CostKey, Method, NestedKey, RoundingRule, apportion, equal_shares, mixed
    from nara_vard_finans.sharing import parts, percentages, proportional_to
    from nara_vard_finans.workspace import Workspace

__all__ = [
    "Agreement", "Amount", "CostKey", "Directory", "Finding", "Grant", "Journal", "Method", "NaraVardFinansError",
    "NestedKey", "Party", "Period", "Post", "RoundingRule", "Severity", "Workspace", "__version__", "apportion",
    "compare", "deadlines", "embedded", "equal_shares", "example_journal", "explain", "explain_award", "kronor",
    "mixed", "parts", "percentages", "proportional_to", "read_facts", "read_journal", "read_weights", "share_cost",
    "share_grant", "status",
]
_ROOMS = {
    "_version": "__version__",
    "agreements": "Agreement share_cost",
    "analysis": "compare deadlines explain explain_award status",
    "core": "Amount Directory Finding NaraVardFinansError Party Period Severity kronor",
    "facts": "embedded example_journal read_facts read_journal",
    "files": "read_weights",
    "grants": "Grant share_grant",
    "journals": "Journal",
    "posts": "Post",
    "sharing": "CostKey Method NestedKey RoundingRule apportion equal_shares mixed parts percentages "
        "proportional_to",
    "workspace": "Workspace",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
