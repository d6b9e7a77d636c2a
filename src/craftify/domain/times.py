"""Moments as everybody outside sees them."""

from datetime import UTC, datetime


def stamped(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC with milliseconds and Z: text that sorts as the time does."""
    there = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return there.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
