"""How it lies in the item store that a ticket was taken: for as long as it could be shown again."""

from datetime import datetime, timedelta
from typing import Final

from craftify.ports.items import ABSENT, Item, Items, Put

MARGIN: Final = timedelta(minutes=5)


def spent_op(ticket_id: str, expires_at: datetime) -> Put:
    """The write that takes a ticket, if it was not taken before."""
    ttl = int((expires_at + MARGIN).timestamp())
    return Put(Item(pk=f"V#{ticket_id}", sk="@", doc={}, ttl=ttl), ABSENT)


async def is_spent(items: Items, ticket_id: str) -> bool:
    """Whether a ticket was taken."""
    return await items.get(f"V#{ticket_id}", "@") is not None
