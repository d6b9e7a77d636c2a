"""How audit entries lie in the item store: by month, by entity and by actor."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from craftify.domain.audit import AuditEntry
from craftify.ports.items import ABSENT, Item, Items, Page, Put

HEAD: Final = "head"
LONGEST_AGO: Final = "202001"
"""No entry is older than the product."""


def log(organization_id: str, month: str) -> str:
    """The partition of one month, written yyyymm."""
    return f"L#{organization_id}#{month}"


def month_of(at: datetime) -> str:
    """The month of a moment, written yyyymm."""
    return f"{at:%Y%m}"


def months(first: str, last: str) -> Iterator[str]:
    """The months from one to another, both included; none when they are the wrong way round."""
    year, month = int(first[:4]), int(first[4:])
    while (told := f"{year:04}{month:02}") <= last:
        yield told
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004


def of_entity(organization_id: str, entity: str, entity_id: str) -> str:
    """The partition, in the first index, of one thing."""
    return f"L#{organization_id}#{entity}#{entity_id}"


def of_actor(organization_id: str, actor_id: str) -> str:
    """The partition, in the second index, of one actor."""
    return f"L#{organization_id}#u#{actor_id}"


def entry_op(entry: AuditEntry) -> Put:
    """The write that adds an entry: it has to be new."""
    doc: dict[str, Any] = msgspec.to_builtins(entry)
    for link in ("seq", "previous", "key", "hash"):
        del doc[link]  # the ledger makes it one
    return Put(entry_item(doc, month_of(entry.at)), ABSENT)


def entry_item(doc: dict[str, Any], month: str) -> Item:
    """Where the document of an entry lies."""
    organization_id, entry_id = str(doc.get("organization_id")), str(doc.get("id"))
    return Item(
        pk=log(organization_id, month),
        sk=entry_id,
        doc=doc,
        gs1=(
            of_entity(organization_id, str(doc.get("entity")), str(doc.get("entity_id"))),
            entry_id,
        ),
        gs2=(of_actor(organization_id, str(doc.get("actor_id"))), entry_id),
    )


def entry_of(item: Item) -> AuditEntry:
    """The entry in an item."""
    return msgspec.convert(item.doc, AuditEntry)


def is_at_home(item: Item) -> bool:
    """Whether an entry lies where an entry with this content has to lie."""
    month = months_text(item.doc)
    home = entry_item(item.doc, month) if month else None
    return (
        home is not None
        and item.ttl is None
        and (item.pk, item.sk, item.gs1, item.gs2) == (home.pk, home.sk, home.gs1, home.gs2)
    )


def months_text(doc: Mapping[str, Any]) -> str:
    """The month an entry says it is of; empty when it does not say."""
    at = str(doc.get("at"))
    return at[:4] + at[5:7] if at[:4].isdecimal() and at[5:7].isdecimal() else ""


class AuditLog:
    """The audit entries of one organization."""

    def __init__(self, items: Items, organization_id: str) -> None:
        self._items = items
        self._organization_id = organization_id

    async def head(self) -> Item | None:
        """Where the chain ends, as it lies there."""
        return await self._items.get(f"L#{self._organization_id}", HEAD)

    async def month(
        self,
        month: str,
        *,
        limit: int = 50,
        cursor: str | None = None,
        reverse: bool = True,
        lo: str = "",
        hi: str = "",
    ) -> Page:
        """The entries of a month, written yyyymm; `lo` and `hi` bound their ids."""
        partition = log(self._organization_id, month)
        return await self._items.query(
            partition, reverse=reverse, limit=limit, cursor=cursor, lo=lo, hi=hi
        )

    async def of(self, entity: str, entity_id: str, *, limit: int = 50) -> list[AuditEntry]:
        """What happened to one thing, newest first."""
        key = of_entity(self._organization_id, entity, entity_id)
        page = await self._items.query(key, index="gs1", reverse=True, limit=limit)
        return [entry_of(item) for item in page.items]
