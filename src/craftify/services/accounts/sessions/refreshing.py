"""Refresh tokens: each is used once, its successor follows from it, an older one betrays a thief.

A token is `session.generation.secret`. The secret of the next generation is derived from the one
before it and our own key, so a client that lost the answer gets the same successor again, and
whether an old token was really ours can be told without keeping any of them.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from craftify.ports.tokens import Tokens
from craftify.records.accounts.sessions import SessionRecord

GRACE: Final = timedelta(seconds=10)
SHAPE: Final = re.compile(r"([0-9a-f-]{36})\.(\d{1,7})\.([\w-]{43,64})", re.ASCII)
LONGEST_CHAIN: Final = 20_000

Verdict = Literal["current", "parent", "reused", "foreign"]


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """A token taken apart."""

    session_id: str
    generation: int
    secret: str

    def __str__(self) -> str:
        return f"{self.session_id}.{self.generation}.{self.secret}"


def parsed(text: str) -> RefreshToken | None:
    """The token in this text, if it has the shape of one."""
    match = SHAPE.fullmatch(text)
    return RefreshToken(match[1], int(match[2]), match[3]) if match else None


@dataclass(frozen=True, slots=True)
class RefreshChain:
    """Makes refresh tokens and judges those that come back."""

    tokens: Tokens

    def first(self, session_id: str) -> RefreshToken:
        """The token a session begins with."""
        return RefreshToken(session_id, 0, self.tokens.secret())

    def successor(self, token: RefreshToken) -> RefreshToken:
        """The only token that may follow this one."""
        secret = self.tokens.derive("refresh token", f"{token.session_id}.{token.secret}")
        return RefreshToken(token.session_id, token.generation + 1, secret)

    def judge(self, token: RefreshToken, session: SessionRecord, now: datetime) -> Verdict:
        """What a token is to its session.

        `current` may be exchanged; `parent` was exchanged moments ago and gets the same successor;
        `reused` was exchanged long since, so two hold it; `foreign` was never of this session.
        """
        behind = session.generation - token.generation
        if not 0 <= behind <= LONGEST_CHAIN:
            return "foreign"
        latest = token
        for _ in range(behind):
            latest = self.successor(latest)
        if not self.tokens.same(self.digest(latest), session.refresh_digest):
            return "foreign"
        if behind == 0:
            return "current"
        return "parent" if behind == 1 and now - session.rotated_at <= GRACE else "reused"

    def digest(self, token: RefreshToken) -> str:
        """What is kept of a token."""
        return self.tokens.digest(token.secret)
