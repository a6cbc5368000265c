"""Cost lines: what the cost of an agreement may be charged with, and what stands outside it."""

from collections.abc import Iterable

from attrs import frozen

from nara_vard_finans.agreements.refusals import LineTwice
from nara_vard_finans.core import AgreementError, Source, Text


@frozen(kw_only=True)
class CostLine:
    """
    One thing that the cost of an agreement covers, or that is named as outside it.

    What it is budgeted at, and what is booked on it, are events of a journal; no term of the text.

    Swedish term:
        kostnadsslag

    Attributes:
        id: The name by which events mean it.
        title: What it is, for a reader.
        outside: Whether it is carried by somebody alone, so that the joint cost may not be charged with it.
        source: Where it stands.
    """

    id: str
    title: Text
    outside: bool = False
    source: Source | None = None


def check_lines(agreement: str, lines: Iterable[CostLine]) -> None:
    """
    Refuse two lines of one id.

    Raises:
        AgreementError: If there are.
    """
    seen: set[str] = set()
    for line in lines:
        if line.id in seen:
            raise AgreementError(agreement, LineTwice(line.id))
        seen.add(line.id)
