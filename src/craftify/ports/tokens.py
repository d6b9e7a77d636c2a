"""Tokens: signed ones that say who asks, and secrets that only their holder knows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, Protocol

from msgspec import Struct

Purpose = Literal[
    "second factor", "passkey sign-in", "passkey registration", "passkey proof", "device"
]
"""What a ticket is for. It is worth nothing for anything else."""


class Claims(Struct, frozen=True, kw_only=True):
    """What an access token says."""

    user_id: str
    organization_id: str
    session_id: str
    issued_at: datetime
    expires_at: datetime


class Ticket(Struct, frozen=True, kw_only=True):
    """What a token for a single purpose says: whom it is about, and what was known by then.

    `id` names it, so that whoever takes it can see to it that it is taken once.
    """

    id: str
    subject: str = ""
    data: Mapping[str, str] = {}
    issued_at: datetime
    expires_at: datetime


class TokenInvalid(Exception):
    """Not one of our tokens, or not one for this purpose."""


class TokenExpired(Exception):
    """One of our tokens, of yesterday."""


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

    def issue(self, purpose: Purpose, ticket: Ticket) -> str:
        """A token that is good for this purpose only."""
        ...

    def redeem(self, purpose: Purpose, token: str, now: datetime) -> Ticket:
        """What a token for this purpose says, when it is ours and still good.

        Raises:
            TokenInvalid: anything else, tokens of ours for another purpose included.
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
