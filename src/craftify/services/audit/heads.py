"""The ends of all chains, written into the log: who cuts one off cannot take that back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Final

from craftify.domain.errors import Unavailable
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.records.accounts.organizations import OrganizationRecords
from craftify.records.audit import AuditLog
from craftify.records.chain import head_of

DAILY: Final = timedelta(days=1)


async def write_down(items: Items, logs: Logs) -> int:
    """Note where each chain ends now; how many there are."""
    count = 0
    async for organization in OrganizationRecords(items).all():
        item = await AuditLog(items, organization.id).head()
        head = None if item is None else head_of(item.doc)
        if head is not None:
            count += 1
            logs.write(
                "info", "audit head", organization=organization.id, seq=head.seq, hash=head.hash
            )
    return count


@asynccontextmanager
async def written_down(
    items: Items, logs: Logs, *, every: timedelta = DAILY
) -> AsyncIterator[None]:
    """Noted now, every day as long as the block lasts, and once more at its end."""
    task = asyncio.create_task(_again_and_again(items, logs, every))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        with suppress(Unavailable):
            await write_down(items, logs)


async def _again_and_again(items: Items, logs: Logs, every: timedelta) -> None:
    while True:
        with suppress(Unavailable):
            await write_down(items, logs)
        await asyncio.sleep(every.total_seconds())
