"""How audit entries lie in the item store: by month, by entity and by actor."""

from typing import Any

import msgspec

from craftify.domain.audit import AuditEntry
from craftify.ports.items import ABSENT, Item, Items, Page, Put


def log(organization_id: str, month: str) -> str:
    """The partition of one month, written yyyymm."""
    return f"L#{organization_id}#{month}"


def entry_op(entry: AuditEntry) -> Put:
    """The write that adds an entry: it has to be new."""
    organization = entry.organization_id
    doc: dict[str, Any] = msgspec.to_builtins(entry)
    return Put(
        Item(
            pk=log(organization, entry.at.strftime("%Y%m")),
            sk=entry.id,
            doc=doc,
            gs1=(f"L#{organization}#{entry.entity}#{entry.entity_id}", entry.id),
            gs2=(f"L#{organization}#u#{entry.actor_id}", entry.id),
        ),
        ABSENT,
    )


class AuditLog:
    """The audit entries of one organization, newest first."""

    def __init__(self, items: Items, organization_id: str) -> None:
        self._items = items
        self._organization_id = organization_id

    async def month(self, month: str, *, limit: int = 50, cursor: str | None = None) -> Page:
        """The entries of a month, written yyyymm."""
        partition = log(self._organization_id, month)
        return await self._items.query(partition, reverse=True, limit=limit, cursor=cursor)

    async def of(self, entity: str, entity_id: str, *, limit: int = 50) -> list[AuditEntry]:
        """What happened to one thing."""
        key = f"L#{self._organization_id}#{entity}#{entity_id}"
        page = await self._items.query(key, index="gs1", reverse=True, limit=limit)
        return [msgspec.convert(item.doc, AuditEntry) for item in page.items]
