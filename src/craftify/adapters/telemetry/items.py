"""The item store with a span around each call."""

from collections.abc import Sequence

from craftify.ports.items import Index, Item, Items, Key, Op, Page
from craftify.ports.tracing import Tracing

COUNT = "db.operation.batch.size"


class TracedItems:
    """Keeps `ports.items.Items` by handing everything on; keys and content stay out of spans."""

    def __init__(self, items: Items, tracing: Tracing) -> None:
        self._items, self._tracing = items, tracing

    async def open(self) -> None:
        await self._items.open()

    async def close(self) -> None:
        await self._items.close()

    async def health(self) -> None:
        await self._items.health()

    async def get(self, pk: str, sk: str) -> Item | None:
        with self._tracing.span("store get"):
            return await self._items.get(pk, sk)

    async def many(self, keys: Sequence[Key]) -> list[Item | None]:
        with self._tracing.span("store many") as span:
            span.tell(COUNT, len(keys))
            return await self._items.many(keys)

    async def query(  # noqa: PLR0913 as the port has it
        self,
        pk: str,
        *,
        index: Index = "",
        prefix: str = "",
        lo: str = "",
        hi: str = "",
        reverse: bool = False,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page:
        with self._tracing.span("store query") as span:
            span.tell("craftify.limit", limit)
            return await self._items.query(
                pk,
                index=index,
                prefix=prefix,
                lo=lo,
                hi=hi,
                reverse=reverse,
                limit=limit,
                cursor=cursor,
            )

    async def write(self, *ops: Op) -> None:
        with self._tracing.span("store write") as span:
            span.tell(COUNT, len(ops))
            await self._items.write(*ops)
