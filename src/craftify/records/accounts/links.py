"""How one-time links lie in the item store: by the digest of their token, until they are over."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import msgspec

from craftify.ports.items import ABSENT, Delete, Item, Items, Put

Purpose = Literal["invitation", "password", "email"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a link is good for: once, for this purpose, for this person or invitation."""

    purpose: Purpose
    digest: str
    subject: str
    organization_id: str = ""
    data: dict[str, str] = field(default_factory=dict)
    created_at: datetime
    expires_at: datetime
    version: int = 0


def link_op(link: Link) -> Put:
    """The write that makes a link good."""
    doc = msgspec.to_builtins(link)
    del doc["version"]
    ttl = int(link.expires_at.timestamp())
    return Put(Item(pk=f"V#{link.digest}", sk="@", doc=doc, ttl=ttl), ABSENT)


def use_op(link: Link) -> Delete:
    """The write that uses a link up: of two that come at the same time one collides."""
    return Delete(f"V#{link.digest}", "@", link.version)


def no_link_op(digest: str) -> Delete:
    """The write that makes a link worthless, whether or not it still was good."""
    return Delete(f"V#{digest}", "@")


class LinkRecords:
    """All links."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, purpose: Purpose, digest: str, now: datetime) -> Link | None:
        """A link for this purpose, when it is still good."""
        item = await self._items.get(f"V#{digest}", "@")
        if item is None or item.doc["purpose"] != purpose:
            return None
        link = msgspec.convert({**item.doc, "version": item.version}, Link)
        return link if now < link.expires_at else None
