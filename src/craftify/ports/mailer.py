"""The way out for finished messages, and the local mailbox where they can be read."""

import re
from collections.abc import Collection
from typing import Any, Protocol

from msgspec import Struct

from craftify.domain.errors import Invalid

MESSAGE_LIMIT = 40 * 1024 * 1024
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Envelope(Struct, frozen=True, kw_only=True):
    """One finished message for one recipient.

    `id` makes the hand-over idempotent; it and `organization_id` are 1 to 64 letters, digits,
    `_` or `-` (in practice a UUIDv7). `sender` and `recipient` are bare addresses. `message` is
    the complete RFC 5322 message with CRLF lines; it goes out byte for byte. `at` is ISO 8601 in
    UTC with Z and always of the same precision. `meta` is JSON the sender of the message wants
    back: template, version, a preview line. `audience` says who may read the message where it can
    be read: everybody of the organization ("") or only who belongs to that audience.
    """

    id: str
    organization_id: str
    sender: str
    recipient: str
    subject: str
    message: bytes
    at: str
    test: bool = False
    audience: str = ""
    meta: dict[str, Any] = {}


class MailboxRow(Struct, frozen=True, kw_only=True):
    """An envelope without its message; `size` counts the bytes of the message."""

    id: str
    organization_id: str
    sender: str
    recipient: str
    subject: str
    at: str
    test: bool
    size: int
    audience: str = ""
    meta: dict[str, Any] = {}


class Refused(Invalid):
    """The message was not taken. `permanent` says that trying again will not help."""

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


class Mailer(Protocol):
    """Hands messages over."""

    async def open(self) -> None:
        """Make ready.

        Raises:
            Unavailable: The way out cannot be used.
        """

    async def close(self) -> None:
        """Finish what is under way, then let go. Closing twice does no harm."""

    async def health(self) -> None:
        """Return when messages can be handed over now.

        Raises:
            Unavailable: They cannot; the message says why.
        """

    async def send(self, envelope: Envelope) -> str:
        """Hand one message over and return the provider's id for it.

        When it returns, the message is the provider's concern and survives our crash. Handing over
        an envelope whose id was taken before is no error: the first message stands, nothing is
        sent twice, and the same provider id comes back.

        Raises:
            Refused: It was looked at and not taken (over 40 MiB, an id or address out of shape).
            Unavailable: It may be tried again later; nothing was sent.
        """


class Mailbox(Protocol):
    """Where messages can be read that were handed over locally. Knows each organization apart."""

    async def list(
        self,
        organization_id: str,
        *,
        page: int = 1,
        limit: int = 20,
        search: str = "",
        audiences: Collection[str] = ("",),
    ) -> tuple[tuple[MailboxRow, ...], int]:
        """One page of rows, newest first (by `at`, then `id`), and how many match in all.

        `search` keeps rows whose subject, recipient or sender contains every one of its words,
        whatever their case and accents. `page` counts from 1; a page past the end is empty. Only
        messages for one of the `audiences` are there. The other methods do not ask: a row says
        whom it is for.

        Raises:
            ValueError: `page` or `limit` (1 to 1,000) out of bounds.
        """

    async def get(self, organization_id: str, mail_id: str) -> MailboxRow | None:
        """One row, or None when this organization has no such message."""

    async def raw(self, organization_id: str, mail_id: str) -> bytes | None:
        """The message exactly as it was handed over, or None."""

    async def delete(self, organization_id: str, mail_id: str) -> bool:
        """Remove a message; whether it was there."""


def checked_envelope(envelope: Envelope) -> None:
    """Refuse what no mailer could take, with the promised Refused."""
    for what, name in (("id", envelope.id), ("organization", envelope.organization_id)):
        if not NAME.fullmatch(name):
            raise Refused(f"The {what} of the message is out of shape.", permanent=True)
    for what, address in (("sender", envelope.sender), ("recipient", envelope.recipient)):
        if "@" not in address or any(ord(sign) <= 0x20 or ord(sign) == 0x7F for sign in address):  # noqa: PLR2004
            raise Refused(f"The {what} is not a bare mail address.", permanent=True)
    if len(envelope.message) > MESSAGE_LIMIT:
        raise Refused("The message is over 40 MiB.", permanent=True)
