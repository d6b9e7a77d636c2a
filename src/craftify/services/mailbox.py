"""The mailbox: reading what was sent, part by part, exactly as it went out."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from typing import Final

from craftify.domain.access import Actor, require
from craftify.domain.errors import NotFound
from craftify.ports.mailer import Mailbox, MailboxRow

_LONGEST_SEARCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """One header line, decoded."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A part that is neither the text nor the HTML of a message."""

    name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message taken apart."""

    row: MailboxRow
    headers: tuple[Header, ...]
    html: str
    text: str
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailroom:
    """What people do with the messages in the mailbox of their organization."""

    mailbox: Mailbox

    async def list(
        self, actor: Actor, *, page: int = 1, limit: int = 20, search: str = ""
    ) -> tuple[tuple[MailboxRow, ...], int]:
        """One page of messages, newest first, and how many there are."""
        require(actor, "mailbox:read")
        words = search[:_LONGEST_SEARCH]
        return await self.mailbox.list(actor.organization_id, page=page, limit=limit, search=words)

    async def get(self, actor: Actor, mail_id: str) -> Letter:
        """One message, taken apart."""
        require(actor, "mailbox:read")
        row = await self.mailbox.get(actor.organization_id, mail_id)
        raw = await self.mailbox.raw(actor.organization_id, mail_id)
        if row is None or raw is None:
            raise NotFound("There is no such message.")
        return opened(row, raw)

    async def raw(self, actor: Actor, mail_id: str) -> bytes:
        """The bytes of a message as they went out."""
        require(actor, "mailbox:read")
        raw = await self.mailbox.raw(actor.organization_id, mail_id)
        if raw is None:
            raise NotFound("There is no such message.")
        return raw

    async def delete(self, actor: Actor, mail_id: str) -> None:
        """Remove a message from the mailbox; what was sent stays on the record."""
        require(actor, "template:test")
        if not await self.mailbox.delete(actor.organization_id, mail_id):
            raise NotFound("There is no such message.")


def opened(row: MailboxRow, raw: bytes) -> Letter:
    """A message taken apart; whatever is malformed is shown as far as it can be read."""
    message = message_from_bytes(raw, policy=policy.default)
    html, text = message.get_body(("html",)), message.get_body(("plain",))
    bodies = (html, text)
    return Letter(
        row=row,
        headers=tuple(Header(name=name, value=str(value)) for name, value in message.items()),
        html=_content(html),
        text=_content(text),
        attachments=tuple(
            _attachment(part)
            for part in message.walk()
            if not part.is_multipart() and not any(part is body for body in bodies)
        ),
    )


def _content(part: MIMEPart | None) -> str:
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset("utf-8")
    try:
        decoded = payload.decode(charset, errors="replace")
    except LookupError:
        decoded = payload.decode("utf-8", errors="replace")
    return decoded.replace("\r\n", "\n")


def _attachment(part: EmailMessage) -> Attachment:
    payload = part.get_payload(decode=True)
    return Attachment(
        name=part.get_filename() or "unnamed",
        content_type=part.get_content_type(),
        size=len(payload) if isinstance(payload, bytes) else 0,
    )
