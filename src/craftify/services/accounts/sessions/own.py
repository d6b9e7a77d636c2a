"""The sessions of the actor: where they are signed in, and ending what should not be."""

from dataclasses import dataclass
from datetime import datetime

from craftify.domain.access import Actor, Caller, Method
from craftify.domain.errors import NotFound
from craftify.ports.items import Items
from craftify.records.accounts.organizations import OrganizationRecords
from craftify.records.accounts.sessions import Seen, SessionRecord, SessionRecords
from craftify.services.accounts.sessions.living import Sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """One place where somebody is signed in."""

    id: str
    current: bool
    created_at: datetime
    last_seen_at: datetime
    address: str | None
    agent: str | None
    methods: tuple[Method, ...]
    organization_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSessions:
    """Everywhere the actor is signed in, in whichever organization."""

    items: Items
    sessions: Sessions

    async def list(self, actor: Actor) -> list[OwnSession]:
        """All of them, the present one first, then those in use last."""
        records = SessionRecords(self.items)
        found = [one for one in await records.of_user(actor.id) if _reaches(actor, one)]
        seen = await records.seen([session.id for session in found])
        names = await self._names({session.organization_id for session in found})
        shown = [
            _shown(session, noted, actor, names) for session, noted in zip(found, seen, strict=True)
        ]
        shown.sort(key=lambda one: one.last_seen_at, reverse=True)
        return sorted(shown, key=lambda one: not one.current)

    async def end(self, actor: Actor, session_id: str) -> None:
        """End one of them.

        Raises:
            NotFound: the actor has no such session.
        """
        found = await SessionRecords(self.items).get(session_id)
        if found is None or found.user_id != actor.id or not _reaches(actor, found):
            raise NotFound("There is no such session.")
        await self.sessions.end(session_id, _caller(actor))

    async def end_others(self, actor: Actor) -> None:
        """End all but the present one."""
        for session in await SessionRecords(self.items).of_user(actor.id):
            if session.id != actor.session_id and _reaches(actor, session):
                await self.sessions.end(session.id, _caller(actor))

    async def _names(self, organization_ids: set[str]) -> dict[str, str]:
        records = OrganizationRecords(self.items)
        found = [await records.get(one) for one in sorted(organization_ids)]
        return {one.id: one.name for one in found if one is not None}


def _reaches(actor: Actor, session: SessionRecord) -> bool:
    """A provider proves somebody to its own organization only: other ones are not its business."""
    return actor.methods != ("oidc",) or session.organization_id == actor.organization_id


def _shown(
    session: SessionRecord, seen: Seen | None, actor: Actor, names: dict[str, str]
) -> OwnSession:
    return OwnSession(
        id=session.id,
        current=session.id == actor.session_id,
        created_at=session.created_at,
        last_seen_at=max(seen.at, session.rotated_at) if seen else session.rotated_at,
        address=seen.address if seen else session.address,
        agent=session.agent,
        methods=session.methods,
        organization_name=names.get(session.organization_id, ""),
    )


def _caller(actor: Actor) -> Caller:
    return Caller(address=actor.address or "", request_id=actor.request_id)
