"""The mailbox: reading what was sent, part by part, exactly as it went out."""

from dataclasses import dataclass
from typing import Final

from craftify.domain.access import Actor, require
from craftify.domain.accounts.granting import lacking_keys
from craftify.domain.errors import NotFound
from craftify.engine import ReadMessage, read_message
from craftify.ports.mailer import Mailbox, MailboxRow

_LONGEST_SEARCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message taken apart."""

    row: MailboxRow
    message: ReadMessage


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
        return await self.mailbox.list(
            actor.organization_id,
            page=page,
            limit=limit,
            search=words,
            audiences=_readable(actor),
        )

    async def get(self, actor: Actor, mail_id: str) -> Letter:
        """One message, taken apart."""
        require(actor, "mailbox:read")
        row = await self._row(actor, mail_id)
        raw = await self.mailbox.raw(actor.organization_id, mail_id)
        if raw is None:
            raise NotFound("There is no such message.")
        return Letter(row=row, message=read_message(raw))

    async def raw(self, actor: Actor, mail_id: str) -> bytes:
        """The bytes of a message as they went out."""
        require(actor, "mailbox:read")
        await self._row(actor, mail_id)
        raw = await self.mailbox.raw(actor.organization_id, mail_id)
        if raw is None:
            raise NotFound("There is no such message.")
        return raw

    async def delete(self, actor: Actor, mail_id: str) -> None:
        """Remove a message from the mailbox; what was sent stays on the record."""
        require(actor, "template:test")
        await self._row(actor, mail_id)
        if not await self.mailbox.delete(actor.organization_id, mail_id):
            raise NotFound("There is no such message.")

    async def _row(self, actor: Actor, mail_id: str) -> MailboxRow:
        """A row this actor may know of: links in mails to people are not everybody's."""
        row = await self.mailbox.get(actor.organization_id, mail_id)
        if row is None or row.audience not in _readable(actor):
            raise NotFound("There is no such message.")
        return row


def _readable(actor: Actor) -> frozenset[str]:
    """The audiences the actor belongs to.

    Mails for those who manage people hold links that make their reader whoever was invited, an
    administrator, perhaps: who is less than that does not see them.
    """
    readable = {"", *actor.permissions}
    return frozenset(readable - {"user:manage"} if lacking_keys(actor) else readable)
