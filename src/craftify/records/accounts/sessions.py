"""How sessions lie in the item store: one item each, found by id and by user."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from craftify.domain.access import Method
from craftify.ports.items import ABSENT, Delete, Expect, Item, Items, Put


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """A signed-in user on one device or program, in one organization.

    Only the digest of the present refresh secret is kept; `generation` counts how often it was
    exchanged, `rotated_at` says when last. `proved_at` is when the person last proved who they are,
    `methods` how. Access tokens from before `tokens_from` are not taken any more.
    """

    id: str
    user_id: str
    organization_id: str
    refresh_digest: str
    generation: int = 0
    rotated_at: datetime
    created_at: datetime
    proved_at: datetime | None = None
    methods: tuple[Method, ...] = ()
    tokens_from: datetime | None = None
    expires_at: datetime
    address: str | None = None
    agent: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """When a session was in use last, and from where."""

    at: datetime
    address: str


def session_op(session: SessionRecord, expect: Expect = ABSENT) -> Put:
    """The write that keeps a session."""
    doc = msgspec.to_builtins(session)
    del doc["version"]
    return Put(
        Item(
            pk=f"S#{session.id}",
            sk="@",
            doc=doc,
            ttl=int(session.expires_at.timestamp()),
            gs1=(f"USER#{session.user_id}", f"sess#{session.created_at.isoformat()}#{session.id}"),
        ),
        expect,
    )


def end_op(session_id: str) -> Delete:
    """The write that ends a session, whether or not it is still there."""
    return Delete(f"S#{session_id}", "@")


def seen_op(session: SessionRecord, seen: Seen) -> Put:
    """The write that notes a session's last use: apart, so that it collides with nothing."""
    doc = msgspec.to_builtins(seen)
    return Put(
        Item(pk=f"S#{session.id}", sk="seen", doc=doc, ttl=int(session.expires_at.timestamp()))
    )


class SessionRecords:
    """All sessions."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, session_id: str) -> SessionRecord | None:
        """A session that is neither ended nor over."""
        item = await self._items.get(f"S#{session_id}", "@")
        return None if item is None else _record(item)

    async def of_user(self, user_id: str, limit: int = 100) -> list[SessionRecord]:
        """The sessions of a user, newest first."""
        page = await self._items.query(
            f"USER#{user_id}", index="gs1", prefix="sess#", reverse=True, limit=limit
        )
        return [_record(item) for item in page.items]

    async def seen(self, session_ids: Sequence[str]) -> list[Seen | None]:
        """When these sessions were in use last."""
        found = await self._items.many([(f"S#{one}", "seen") for one in session_ids])
        return [None if item is None else msgspec.convert(item.doc, Seen) for item in found]

    async def noted(self, session: SessionRecord) -> datetime | None:
        """When the use of a session was noted last."""
        (seen,) = await self.seen([session.id])
        return seen.at if seen else None


def _record(item: Item) -> SessionRecord:
    return msgspec.convert({**item.doc, "version": item.version}, SessionRecord)
