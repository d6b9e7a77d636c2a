"""How the change feed lies in the item store: one partition a day, in the order of the ids."""

from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from craftify.domain.audit import Event
from craftify.ports.items import ABSENT, Item, Items, Put

KEPT: Final = timedelta(days=30)


def feed(organization_id: str, at: datetime) -> str:
    """The partition of the day of a moment."""
    return f"E#{organization_id}#{at:%Y%m%d}"


def event_op(event: Event) -> Put:
    """The write that appends an event: it has to be new, and goes after thirty days."""
    doc: dict[str, Any] = msgspec.to_builtins(event)
    return Put(
        Item(
            pk=feed(event.organization_id, event.at),
            sk=event.id,
            doc=doc,
            ttl=int((event.at + KEPT).timestamp()),
        ),
        ABSENT,
    )


class EventFeed:
    """The events of one organization, oldest first."""

    def __init__(self, items: Items, organization_id: str) -> None:
        self._items = items
        self._organization_id = organization_id

    async def day(self, day: datetime, *, after: str = "", limit: int = 100) -> list[Event]:
        """The events of a day that follow the id `after`."""
        partition = feed(self._organization_id, day)
        low = f"{after}\0" if after else ""  # the smallest key above it
        page = await self._items.query(partition, lo=low, limit=limit)
        return [msgspec.convert(item.doc, Event) for item in page.items]
