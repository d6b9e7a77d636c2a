"""The gate before what is sensitive to read: who is refused there goes on the record."""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Actor, Permission, require
from craftify.domain.errors import Forbidden, Unavailable
from craftify.ports.clock import Clock
from craftify.ports.items import Items
from craftify.records.journal import Journal

QUIET: Final = timedelta(minutes=1)
KNOWN: Final = 10_000


@dataclass(slots=True, kw_only=True)
class Gate:
    """Lets actors pass, or refuses and writes it down.

    Somebody who knocks again and again fills no log: once a minute for each actor and permission.
    """

    items: Items
    clock: Clock
    journal: Journal
    _told: OrderedDict[tuple[str, str, str], datetime] = field(default_factory=OrderedDict)

    async def require(self, actor: Actor, permission: Permission, what: str) -> None:
        """Let the actor pass; `what` says in a word or two what they wanted to see.

        Raises:
            Forbidden: the actor lacks the permission.
        """
        try:
            require(actor, permission)
        except Forbidden:
            if self._is_news(actor, permission):
                with suppress(Unavailable):  # refused all the same
                    await self.journal.record(
                        self.items,
                        actor,
                        "access.refused",
                        actor.id,
                        details={"permission": permission, "what": what},
                    )
            raise

    def _is_news(self, actor: Actor, permission: Permission) -> bool:
        now, key = self.clock.now(), (actor.organization_id, actor.id, permission)
        told = self._told.get(key)
        if told is not None and timedelta(0) <= now - told < QUIET:
            return False
        self._told[key] = now
        self._told.move_to_end(key)
        if len(self._told) > KNOWN:
            self._told.popitem(last=False)
        return True
