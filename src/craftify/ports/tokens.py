"""Tokens: signed ones that say who asks, and secrets that only their holder knows."""

from datetime import datetime
from typing import Protocol

from msgspec import Struct


class Claims(Struct, frozen=True, kw_only=True):
    """What an access token says."""

    user_id: str
    organization_id: str
    session_id: str
    issued_at: datetime
    expires_at: datetime


class TokenInvalid(Exception):
    """Not one of our access tokens."""


class TokenExpired(Exception):
    """One of our access tokens, of yesterday."""


class Tokens(Protocol):
    """The only place where tokens are made and read. Nothing here waits for anything."""

    def sign(self, claims: Claims) -> str:
        """An access token that says this."""
        ...

    def read(self, token: str, now: datetime) -> Claims:
        """What an access token says, when it is ours and still good.

        Raises:
            TokenInvalid: anything else than an access token of ours.
            TokenExpired: its time is over.
        """
        ...

    def secret(self) -> str:
        """A new random secret of 256 bits in URL-safe characters."""
        ...

    def digest(self, secret: str) -> str:
        """How a secret is kept: as the hexadecimal SHA-256 of its text."""
        ...

    def derive(self, purpose: str, text: str) -> str:
        """A secret that follows from ours, a purpose and a text: always the same one."""
        ...

    def same(self, left: str, right: str) -> bool:
        """Whether two secrets are equal, without telling by the time it takes."""
        ...
