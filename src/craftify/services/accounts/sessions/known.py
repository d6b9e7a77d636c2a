"""Who is behind a session: asked with every request, answered from memory for five seconds."""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Caller, Method
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.users import User
from craftify.domain.errors import Unavailable
from craftify.ports.items import Items
from craftify.ports.tokens import Claims
from craftify.records.accounts.factors import FactorRecords
from craftify.records.accounts.sessions import Seen, SessionRecord, SessionRecords, seen_op
from craftify.records.accounts.users import Kept, UserRecords

FRESH: Final = timedelta(seconds=5)
NOTED: Final = timedelta(minutes=1)
CACHED: Final = 20_000


@dataclass(slots=True)
class Known:
    """A session as it was read lately."""

    user: User
    session: SessionRecord
    confined: bool
    read_at: datetime
    noted_at: datetime | None


@dataclass(slots=True, kw_only=True)
class KnownSessions:
    """The sessions that were asked about lately."""

    items: Items
    _known: OrderedDict[str, Known] = field(default_factory=OrderedDict)

    async def behind(self, claims: Claims, now: datetime) -> Known | None:
        """The session an access token names, when it lives and its user is active."""
        known = self._known.get(claims.session_id)
        if known is None or not timedelta(0) <= now - known.read_at < FRESH:
            known = await self._read(claims.session_id, now, known)
            if known is None:
                return None
            self._known[claims.session_id] = known
            self._known.move_to_end(claims.session_id)
            if len(self._known) > CACHED:
                self._known.popitem(last=False)
        user = known.user
        same = user.id == claims.user_id and user.organization_id == claims.organization_id
        return known if same else None

    async def active(self, session: SessionRecord) -> Kept | None:
        """The user of a session, while they are an active member."""
        kept = await UserRecords(self.items).get(session.organization_id, session.user_id)
        return kept if kept is not None and kept.user.status == "active" else None

    async def confined(
        self, organization: Organization, user_id: str, methods: tuple[Method, ...]
    ) -> bool:
        """Whether a second factor is asked for and missing; a provider answers for its own."""
        if not organization.requires_second_factor or "oidc" in methods:
            return False
        return not (await FactorRecords(self.items).get(user_id)).factors.present

    async def note(self, known: Known, caller: Caller, now: datetime) -> None:
        """Write down that a session is in use: once a minute, and never failing a request."""
        if known.noted_at is not None and now - known.noted_at < NOTED:
            return
        known.noted_at = now
        with suppress(Unavailable):
            await self.items.write(seen_op(known.session, Seen(at=now, address=caller.address)))

    def forget(self, session_id: str | None = None) -> None:
        """Look again at the next request: at one session, or at all."""
        if session_id is None:
            self._known.clear()
        else:
            self._known.pop(session_id, None)

    async def _read(self, session_id: str, now: datetime, before: Known | None) -> Known | None:
        session = await SessionRecords(self.items).get(session_id)
        kept = None if session is None else await self.active(session)
        if session is None or kept is None:
            return None
        confined = await self.confined(kept.organization, kept.user.id, session.methods)
        noted_at = before.noted_at if before else await SessionRecords(self.items).noted(session)
        return Known(kept.user, session, confined, now, noted_at)
