"""What time it is, and names nobody else has."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The present moment."""

    def now(self) -> datetime:
        """The time as an aware datetime in UTC."""
        ...


class Ids(Protocol):
    """A source of identifiers."""

    def new(self) -> str:
        """A new UUIDv7 as a string.

        Those of one process sort in the order in which they were made, also within a millisecond.
        """
        ...
