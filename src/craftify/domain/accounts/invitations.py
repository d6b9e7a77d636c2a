"""Invitations: how somebody is asked to join, and until when they may."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from craftify.domain.accounts.people import Person
from craftify.domain.errors import Invalid
from craftify.engine import Problem

LIFETIME: Final = timedelta(days=7)
KEPT: Final = timedelta(days=90)  # so long one that is settled stays in the list
MESSAGE_LIMIT: Final = 500

InvitationStatus = Literal["pending", "expired", "accepted", "revoked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One invitation of one address.

    `user_id` is the membership that waits for the answer; role, permissions and teams stand there.
    Only the digest of the token in the present link is kept; resending makes the one before
    worthless. `sent_at` is None while no mail has gone out.
    """

    id: str
    organization_id: str
    user_id: str
    email: str
    message: str = ""
    token_digest: str
    invited_by: Person
    created_at: datetime
    expires_at: datetime
    sent_at: datetime | None = None
    accepted_at: datetime | None = None
    revoked_at: datetime | None = None

    def status(self, now: datetime) -> InvitationStatus:
        """What has become of it."""
        if self.accepted_at is not None:
            return "accepted"
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if now >= self.expires_at else "pending"

    @property
    def open(self) -> bool:
        """Whether it waits for an answer, in time or not."""
        return self.accepted_at is None and self.revoked_at is None

    def renewed(self, digest: str, now: datetime) -> "Invitation":
        """The same with a new link."""
        return replace(self, token_digest=digest, expires_at=now + LIFETIME)


def invitation_message(text: str) -> str:
    """A few words of one's own, perhaps none.

    Raises:
        Invalid: they are too long or hold control characters other than line breaks.
    """
    words = text.strip().replace("\r\n", "\n")
    if len(words) > MESSAGE_LIMIT:
        wrong = f"This may have at most {MESSAGE_LIMIT} characters."
    elif not all(sign.isprintable() or sign == "\n" for sign in words):
        wrong = "This may not hold control characters."
    else:
        return words
    raise Invalid("The request is not valid.", problems=[Problem(message=wrong, path="message")])
