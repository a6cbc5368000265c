"""What is known of a file before anybody has written it, by what it is of."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nara_vard_finans.facts import Beginning


def beginning_of(what: str, known: Mapping[str, Any]) -> "Beginning":
    """
    Give what is known of a file before anybody has written it.

    Args:
        what: ``"agreement"``, ``"grant"``, ``"post"``, ``"journal"`` or ``"statistics"``.
        known: What is known, as the records of :mod:`nara_vard_finans.facts.beginnings` name it.

    Example:
        >>> known = {"counties": ("17",), "first_year": 2025, "last_year": 2027}
        >>> beginning_of("agreement", known).toml().splitlines()[1]
        'id = "samverkan-varmland-2025"'
    """
    from nara_vard_finans.facts import (  # noqa: PLC0415 - for those who begin one
        AgreementBeginning,
        GrantBeginning,
        JournalBeginning,
        PostBeginning,
        StatisticBeginning,
    )

    made: dict[str, type[Beginning]] = {
        "agreement": AgreementBeginning,
        "grant": GrantBeginning,
        "post": PostBeginning,
        "journal": JournalBeginning,
        "statistics": StatisticBeginning,
    }
    return made[what](**known)
