"""Who is behind an API key: asked with every request of a program, answered from memory."""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Actor, Caller
from craftify.domain.accounts.keys import parts
from craftify.domain.errors import Unauthenticated, Unavailable
from craftify.ports.clock import Clock
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.ports.tokens import Tokens
from craftify.records.accounts.keys import KeptKey, KeyRecords, LastUse, used_op

FRESH: Final = timedelta(seconds=5)
NOTED: Final = timedelta(minutes=1)
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
    _known: OrderedDict[str, _Known] = field(default_factory=OrderedDict)
    _noted: OrderedDict[str, datetime] = field(default_factory=OrderedDict)

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
            self._refused(caller, kept)
            raise Unauthenticated("The API key is not valid.", code="KEY_INVALID")
        if kept.key.status(now) == "expired":
            self._refused(caller, kept)
            raise Unauthenticated("The API key has expired.", code="KEY_EXPIRED")
        await self._note(kept.key.id, caller, now)
        return kept.key.acting(request_id=caller.request_id, address=caller.address or None)

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

    async def _note(self, key_id: str, caller: Caller, now: datetime) -> None:
        noted = self._noted.get(key_id)
        if noted is not None and timedelta(0) <= now - noted < NOTED:
            return
        self._noted[key_id] = now
        self._noted.move_to_end(key_id)
        if len(self._noted) > CACHED:
            self._noted.popitem(last=False)
        with suppress(Unavailable):  # a store that cannot be written to can still be read from
            await self.items.write(used_op(key_id, LastUse(at=now, address=caller.address or None)))

    def _refused(self, caller: Caller, kept: KeptKey | None) -> None:
        known = {} if kept is None else {"key": kept.key.id}
        self.logs.security(
            "key.refused",
            "medium",
            address=caller.address or None,
            organization=None if kept is None else kept.key.organization_id,
            **known,
        )
