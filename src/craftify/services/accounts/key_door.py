"""Who is behind an API key: asked with every request of a program, answered from memory."""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Actor, Caller
from craftify.domain.accounts.keys import ApiKey, parts
from craftify.domain.errors import Unauthenticated, Unavailable
from craftify.ports.clock import Clock
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.ports.tokens import Tokens
from craftify.records.accounts.keys import KeptKey, KeyRecords, LastUse, used_op
from craftify.records.journal import Journal

FRESH: Final = timedelta(seconds=5)
NOTED: Final = timedelta(minutes=1)
TOLD: Final = timedelta(hours=1)
CACHED: Final = 10_000


@dataclass(slots=True)
class _Known:
    kept: KeptKey
    seen_at: datetime


@dataclass(slots=True, kw_only=True)
class KeyDoor:
    """Lets programs in. What was revoked elsewhere is noticed within five seconds."""

    items: Items
    clock: Clock
    tokens: Tokens
    logs: Logs
    journal: Journal
    _known: OrderedDict[str, _Known] = field(default_factory=OrderedDict)
    _noted: OrderedDict[str, datetime] = field(default_factory=OrderedDict)
    _told: OrderedDict[str, datetime] = field(default_factory=OrderedDict)

    async def authenticate(self, text: str, caller: Caller) -> Actor:
        """The actor behind the text of a key.

        Raises:
            Unauthenticated: it is no key of ours, or no longer (KEY_INVALID), or its time is over
                (KEY_EXPIRED).
        """
        now = self.clock.now()
        found = parts(text)
        kept = None if found is None else await self._behind(found[0], now)
        if found is None or kept is None or not self._opens(kept, found[1], now):
            await self._refused(caller, kept, now)
            raise Unauthenticated("The API key is not valid.", code="KEY_INVALID")
        if kept.key.status(now) == "expired":
            await self._refused(caller, kept, now)
            raise Unauthenticated("The API key has expired.", code="KEY_EXPIRED")
        actor = kept.key.acting(request_id=caller.request_id, address=caller.address or None)
        await self._note(kept.key, actor, now)
        return actor

    def forget(self, key_id: str) -> None:
        """Look again at the next request."""
        self._known.pop(key_id, None)

    async def _behind(self, key_id: str, now: datetime) -> KeptKey | None:
        known = self._known.get(key_id)
        if known is not None and timedelta(0) <= now - known.seen_at < FRESH:
            return known.kept
        kept = await KeyRecords(self.items).get(key_id)
        if kept is None:
            self._known.pop(key_id, None)
            return None
        self._known[key_id] = _Known(kept, now)
        self._known.move_to_end(key_id)
        if len(self._known) > CACHED:
            self._known.popitem(last=False)
        return kept

    def _opens(self, kept: KeptKey, secret: str, now: datetime) -> bool:
        digest, key = self.tokens.digest(secret), kept.key
        if key.revoked_at is not None:
            return False
        if self.tokens.same(digest, kept.digest):
            return True
        going_on = key.overlap_until is not None and now < key.overlap_until
        return going_on and self.tokens.same(digest, kept.former_digest)

    async def _note(self, key: ApiKey, actor: Actor, now: datetime) -> None:
        """Write down the use, once a minute; the first one ever goes on the record."""
        if not _is_time(self._noted, key.id, now, NOTED):
            return
        with suppress(Unavailable):  # a store that cannot be written to can still be read from
            first = not await KeyRecords(self.items).uses([key.id])
            entry = self.journal.note(actor, "key.used", key.id, entity_name=key.name)
            use = used_op(key.id, LastUse(at=now, address=actor.address))
            await self.items.write(use, *(entry if first else ()))

    async def _refused(self, caller: Caller, kept: KeptKey | None, now: datetime) -> None:
        """Tell of a key that opens nothing; one of ours goes on the record, once an hour."""
        key = None if kept is None else kept.key
        self.logs.security(
            "key.refused",
            "medium",
            address=caller.address or None,
            organization=key.organization_id if key else None,
            **({"key": key.id} if key else {}),
        )
        if key is None or not _is_time(self._told, key.id, now, TOLD):
            return
        actor = key.acting(request_id=caller.request_id, address=caller.address or None)
        details = {"status": key.status(now)}
        with suppress(Unavailable):
            await self.journal.record(self.items, actor, "key.refused", key.id, details=details)


def _is_time(
    last: OrderedDict[str, datetime], key_id: str, now: datetime, pause: timedelta
) -> bool:
    """Whether the last time is long enough ago; then this is the last time from now on."""
    before = last.get(key_id)
    if before is not None and timedelta(0) <= now - before < pause:
        return False
    last[key_id] = now
    last.move_to_end(key_id)
    if len(last) > CACHED:
        last.popitem(last=False)
    return True
