"""Moments as everybody outside sees them."""

from datetime import UTC, datetime


def stamped(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC with milliseconds and Z: text that sorts as the time does."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
