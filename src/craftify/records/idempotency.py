"""How attempts under an idempotency key lie in the item store: one item each, for a day."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from craftify.domain.access import Actor
from craftify.ports.blobs import Blobs
from craftify.ports.items import ABSENT, Conflict, Delete, Item, Items, Put

KEPT: Final = timedelta(hours=24)
LEASE: Final = timedelta(minutes=2)
INLINE: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One use of a key: begun, or answered before (`answered`; `status` is None while it runs)."""

    pk: str
    digest: str
    answered: bool
    version: int
    begun: int
    status: int | None = None
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Attempts:
    """Keys of all callers; each sees only its own, on the route it used."""

    items: Items
    blobs: Blobs

    async def begin(
        self, actor: Actor, *, key: str, route: str, digest: str, now: datetime
    ) -> Attempt:
        """Claim the key, or find what was claimed before. A claim that died is taken over."""
        scope = f"{actor.kind}\0{actor.id}\0{route}\0{key}"
        pk = f"H#{actor.organization_id}#{hashlib.sha256(scope.encode()).hexdigest()}"
        begun = int(now.timestamp())
        found = await self.items.get(pk, "@")
        abandoned = found is not None and self._abandoned(found, digest, begun)
        if found is not None and not abandoned:
            return await self._seen(found)
        put = Put(
            Item(
                pk=pk,
                sk="@",
                doc={"digest": digest, "begun": begun},
                ttl=int((now + KEPT).timestamp()),
            ),
            found.version if found is not None else ABSENT,
        )
        try:
            await self.items.write(put)
        except Conflict:
            taken = await self.items.get(pk, "@")
            if taken is None:
                raise
            return await self._seen(taken)
        return Attempt(pk=pk, digest=digest, answered=False, version=put.version, begun=begun)

    async def finish(self, attempt: Attempt, *, status: int, body: bytes, now: datetime) -> None:
        """Keep the answer for a day; of two who did the work the first to finish is kept."""
        doc: dict[str, Any] = {"digest": attempt.digest, "begun": attempt.begun, "status": status}
        if len(body) <= INLINE:
            doc["body"] = body.decode()
        else:
            doc["blob"] = await self.blobs.put(body, content_type="application/json")
        item = Item(pk=attempt.pk, sk="@", doc=doc, ttl=int((now + KEPT).timestamp()))
        with suppress(Conflict):
            await self.items.write(Put(item, attempt.version))

    async def forget(self, attempt: Attempt) -> None:
        """Let the key be used again, as if it never was."""
        with suppress(Conflict):
            await self.items.write(Delete(attempt.pk, "@", attempt.version))

    def _abandoned(self, item: Item, digest: str, now: int) -> bool:
        """Whether its process died over it: it is old, unanswered, and the same request."""
        doc = item.doc
        old = now - doc["begun"] > LEASE.total_seconds()
        return old and "status" not in doc and doc["digest"] == digest

    async def _seen(self, item: Item) -> Attempt:
        doc = item.doc
        body = doc.get("body", "").encode()
        if "blob" in doc:
            blob = await self.blobs.get(doc["blob"])
            body = b"" if blob is None else blob.data
        return Attempt(
            pk=item.pk,
            digest=doc["digest"],
            answered=True,
            version=item.version,
            begun=doc["begun"],
            status=doc.get("status"),
            body=body,
        )
