"""What the server runs on: how much memory it uses, how much disk is left."""

from typing import Protocol

from msgspec import Struct


class Memory(Struct, frozen=True, kw_only=True):
    """Bytes in use, and how many there may be; None where nobody sets a limit."""

    rss: int
    limit: int | None


class Disk(Struct, frozen=True, kw_only=True):
    """Bytes that the data takes, and bytes that are free beside it."""

    used: int
    free: int


class Machine(Protocol):
    """The machine as this process sees it. Reading it takes no longer than a look."""

    @property
    def python(self) -> str:
        """The version of Python, like 3.13.12."""
        ...

    def memory(self) -> Memory:
        """The memory of this process."""
        ...

    def disk(self) -> Disk:
        """The databases on the disk, and the room beside them."""
        ...
