"""Readings: the ways in which one thing that the papers say can be read."""

from enum import StrEnum


class ReadingKind(StrEnum):
    """Where a reading comes from."""

    PRINTED = "printed"
    """som det är tryckt"""
    READ = "read"
    """som det tolkas"""
    CHANGED = "changed"
    """ändrat genom ett senare beslut"""
    REMOVED = "removed"
    """borttaget genom ett senare beslut"""

    @property
    def is_decided(self) -> bool:
        """Whether it holds from the day of a decision, and not before it."""
        return self in {ReadingKind.CHANGED, ReadingKind.REMOVED}
