"""How passwords are kept: as slow, salted hashes."""

from typing import Protocol


class Passwords(Protocol):
    """Hashes and compares, a few at a time, without holding up anything else.

    Every method raises `Unavailable` when too many wait already.
    """

    async def hash(self, password: str) -> str:
        """The hash to keep, with salt and parameters inside."""
        ...

    async def verify(self, hashed: str, password: str) -> bool:
        """Whether the password is the one that was hashed; False for a hash that is unreadable."""
        ...

    async def pretend(self, password: str) -> None:
        """Take as long as `verify` does, so that time does not tell who has an account."""
        ...

    def outdated(self, hashed: str) -> bool:
        """Whether the hash was made with weaker parameters than today's."""
        ...

    async def close(self) -> None:
        """Let go. Closing twice does no harm."""
        ...
