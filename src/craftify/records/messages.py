"""How messages lie in the item store: one item for each email, and a list by time."""

from typing import Any

import msgspec

from craftify.domain.sending import Message
from craftify.domain.times import stamped
from craftify.ports.items import Expect, Item, Items, Put


class MessageRecords:
    """The messages of one organization."""

    def __init__(self, items: Items, organization_id: str) -> None:
        self._items = items
        self._organization_id = organization_id

    async def get(self, message_id: str) -> tuple[Message, int] | None:
        """A message with the version of its item."""
        item = await self._items.get(self._partition(message_id), "@")
        return None if item is None else (msgspec.convert(item.doc, Message), item.version)

    def put(self, message: Message, expect: Expect) -> Put:
        """The write that stores a message."""
        doc: dict[str, Any] = msgspec.to_builtins(message)
        return Put(
            Item(
                pk=self._partition(message.id),
                sk="@",
                doc=doc,
                gs1=(
                    f"O#{self._organization_id}#M",
                    f"{stamped(message.created_at)}#{message.id}",
                ),
            ),
            expect,
        )

    def _partition(self, message_id: str) -> str:
        return f"M#{self._organization_id}#{message_id}"
