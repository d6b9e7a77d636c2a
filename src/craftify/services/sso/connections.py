"""What administrators do with the connections of their organization."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from craftify.domain.access import Actor, effective, require, require_fresh
from craftify.domain.accounts.granting import require_all_keys, require_givable
from craftify.domain.accounts.sso import SECRET_LIMIT, Connection
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Invalid, NotFound
from craftify.engine import Problem
from craftify.ports.clock import Clock, Ids
from craftify.ports.identity import Finding, Identities, Provider
from craftify.ports.items import ABSENT, Items, Op
from craftify.ports.items import Conflict as Collision
from craftify.ports.logs import Logs
from craftify.ports.seals import SealBroken, Seals
from craftify.records.accounts.organizations import OrganizationRecords
from craftify.records.accounts.sso import (
    ConnectionRecords,
    DomainRecords,
    KeptConnection,
    connection_ops,
    no_connection_ops,
)
from craftify.records.journal import Journal
from craftify.services.accounts.sso_policy import connection_seal
from craftify.services.conditions import Seen, require_seen
from craftify.services.gate import Gate
from craftify.services.sso.wishes import ConnectionWish, require_way_in, wished

MOST: Final = 20
WHAT: Final = "single sign-on"


def provider_of(kept: KeptConnection, seals: Seals) -> Provider:
    """A connection as the speaker to providers needs it; a secret that does not open is none."""
    connection, secret = kept.connection, ""
    if kept.sealed_secret:
        try:
            secret = seals.unseal(connection_seal(connection.id), kept.sealed_secret)
        except SealBroken:
            secret = ""
    return Provider(
        issuer=connection.issuer,
        client_id=connection.client_id,
        client_secret=secret,
        scopes=connection.scopes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Connections:
    """The connections of the actor's organization."""

    items: Items
    clock: Clock
    ids: Ids
    journal: Journal
    logs: Logs
    seals: Seals
    gate: Gate
    identities: Identities

    async def every(self, actor: Actor) -> list[KeptConnection]:
        """All of them, oldest first."""
        await self.gate.require(actor, "organization:manage", WHAT)
        return await ConnectionRecords(self.items).of(actor.organization_id)

    async def get(self, actor: Actor, connection_id: str) -> KeptConnection:
        """One of them.

        Raises:
            NotFound: there is no such connection here.
        """
        await self.gate.require(actor, "organization:manage", WHAT)
        return await self._kept(actor, connection_id)

    async def create(self, actor: Actor, wish: ConnectionWish) -> KeptConnection:
        """Add a connection.

        Raises:
            Invalid: a field is missing or not fit.
            Conflict: there are too many (TOO_MANY_CONNECTIONS), a domain is another organization's
                (DOMAIN_TAKEN), or the actor would lock themselves out (WOULD_LOCK_YOU_OUT).
            Forbidden: people could come in as more than the actor is (NOT_YOURS_TO_GIVE).
        """
        now = self._begun(actor)
        there = await ConnectionRecords(self.items).of(actor.organization_id)
        if len(there) >= MOST:
            raise Conflict(f"There are {MOST} connections already.", code="TOO_MANY_CONNECTIONS")
        blank = Connection(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            name="",
            issuer="",
            client_id="",
            created_at=now,
            updated_at=now,
        )
        connection = wished(blank, wish, new=True)
        await self._require_giving(actor, connection)
        require_way_in(actor, None, connection)
        kept = KeptConnection(
            connection=connection, sealed_secret=self._sealed(connection.id, wish.client_secret)
        )
        await self._write(actor, None, kept, there)
        return await self._kept(actor, connection.id)

    async def change(
        self, actor: Actor, connection_id: str, wish: ConnectionWish, *, seen: Seen = None
    ) -> KeptConnection:
        """Change a connection. A new issuer or client makes its links to accounts worthless.

        Raises:
            NotFound: there is no such connection here.
            Invalid: a field is not fit.
            Stale: it was changed since it was seen.
            Conflict, Forbidden: as with `create`, or somebody was faster.
        """
        now = self._begun(actor)
        before = await self._kept(actor, connection_id)
        require_seen(etag(before), seen)
        there = await ConnectionRecords(self.items).of(actor.organization_id)
        connection = replace(wished(before.connection, wish, new=False), updated_at=now)
        await self._require_giving(actor, connection)
        require_way_in(actor, before.connection, connection)
        sealed = before.sealed_secret
        if wish.client_secret is not None:
            sealed = self._sealed(connection.id, wish.client_secret)
        elif sealed and connection.issuer != before.connection.issuer:
            # it would be sent to whoever the new issuer is
            problem = Problem(message="A new issuer needs its own secret.", path="clientSecret")
            raise Invalid("The request is not valid.", problems=[problem])
        after = KeptConnection(connection=connection, sealed_secret=sealed, version=before.version)
        await self._write(actor, before, after, there)
        return await self._kept(actor, connection_id)

    async def delete(self, actor: Actor, connection_id: str) -> None:
        """Remove a connection. Who came in over it stays signed in, and keeps their account.

        Raises:
            NotFound: there is no such connection here.
            Conflict: somebody was faster.
        """
        self._begun(actor)
        before = await self._kept(actor, connection_id)
        there = await ConnectionRecords(self.items).of(actor.organization_id)
        await self._write(actor, before, None, there)

    async def examine(self, actor: Actor, connection_id: str) -> list[Finding]:
        """Ask the provider for its description and keys; nobody is signed in.

        Raises:
            NotFound: there is no such connection here.
        """
        self._begun(actor)
        kept = await self._kept(actor, connection_id)
        return await self.identities.examine(provider_of(kept, self.seals))

    def _begun(self, actor: Actor) -> datetime:
        now = self.clock.now()
        require(actor, "organization:manage")
        require_fresh(actor, now)
        return now

    async def _require_giving(self, actor: Actor, connection: Connection) -> None:
        """Whoever answers for people here decides who is whom, and in which role they come."""
        organization = await OrganizationRecords(self.items).get(actor.organization_id)
        operates = organization is not None and organization.operates
        require_all_keys(actor, operates=operates)
        roles = {rule.role for rule in connection.role_mapping} | {connection.default_role}
        for role in roles - {None}:
            require_givable(actor, (), effective(role, operates=operates))

    async def _kept(self, actor: Actor, connection_id: str) -> KeptConnection:
        kept = await ConnectionRecords(self.items).get(actor.organization_id, connection_id)
        if kept is None:
            raise NotFound("There is no such connection.")
        return kept

    def _sealed(self, connection_id: str, secret: str | None) -> str:
        given = (secret or "").strip()
        if len(given) > SECRET_LIMIT or not given.isprintable():
            problem = Problem(message="This is not a client secret.", path="clientSecret")
            raise Invalid("The request is not valid.", problems=[problem])
        return self.seals.seal(connection_seal(connection_id), given) if given else ""

    async def _write(
        self,
        actor: Actor,
        before: KeptConnection | None,
        after: KeptConnection | None,
        there: Sequence[KeptConnection],
    ) -> None:
        """Write the connection, whose its domains are, and what was changed."""
        ops = await self._domain_ops(actor, before, after, there)
        action = "sso.created" if before is None else "sso.changed" if after else "sso.deleted"
        if after is not None:
            ops += connection_ops(after, ABSENT if before is None else before.version)
        elif before is not None:
            ops += no_connection_ops(before)
        ops += self._noted(actor, action, before, after)
        try:
            await self.items.write(*ops)
        except Collision as error:
            raise Conflict("This was changed meanwhile. Look at it again.") from error
        self.logs.security(
            "sso.changed",
            "medium",
            address=actor.address,
            organization=actor.organization_id,
            user=actor.id,
            action=action,
        )

    async def _domain_ops(
        self,
        actor: Actor,
        before: KeptConnection | None,
        after: KeptConnection | None,
        there: Sequence[KeptConnection],
    ) -> list[Op]:
        records, organization_id = DomainRecords(self.items), actor.organization_id
        wanted = after.connection.domains if after else ()
        taken = await records.taken(organization_id, wanted)
        if taken:
            raise Conflict(
                f"{taken[0]} belongs to another organization here.",
                code="DOMAIN_TAKEN",
                problems=[Problem(message="Another organization has this.", path="domains")],
            )
        changed = before.connection.id if before else None
        others = [one.connection for one in there if one.connection.id != changed]
        rest = {domain for one in others for domain in one.domains}
        old = before.connection.domains if before else ()
        return await records.ops(organization_id, {*rest, *old}, {*rest, *wanted})

    def _noted(
        self,
        actor: Actor,
        action: str,
        before: KeptConnection | None,
        after: KeptConnection | None,
    ) -> Sequence[Op]:
        one = (after or before or _nothing()).connection
        told = differences(_told(before), _told(after))
        return self.journal.note(actor, action, one.id, entity_name=one.name, changes=told)


def etag(kept: KeptConnection) -> str:
    """What conditions of changes compare."""
    return str(kept.version)


def _nothing() -> KeptConnection:
    raise ValueError("a change is of something")


def _told(kept: KeptConnection | None) -> Mapping[str, Any] | None:
    """A connection as the record tells of it: the secret as changed, not as what."""
    if kept is None:
        return None
    connection = kept.connection
    rules = {rule.group: rule.role for rule in connection.role_mapping}
    return {
        "name": connection.name,
        "issuer": connection.issuer,
        "client_id": connection.client_id,
        "client_secret": kept.sealed_secret,
        "scopes": list(connection.scopes),
        "groups_claim": connection.groups_claim,
        "role_mapping": rules,
        "default_role": connection.default_role,
        "domains": list(connection.domains),
        "just_in_time": connection.just_in_time,
        "trust_email": connection.trust_email,
        "enabled": connection.enabled,
        "require_sso": connection.require_sso,
    }
