"""Sealing anew what lies under a former secret of the server, so that it can be given up."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from craftify.domain.access import Actor
from craftify.ports.items import Conflict, Items, Op
from craftify.ports.seals import SealBroken, Seals
from craftify.records.accounts.factors import FactorRecords, factors_op
from craftify.records.accounts.organizations import OrganizationRecords
from craftify.records.accounts.sso import ConnectionRecords, connection_ops
from craftify.records.accounts.users import UserRecords
from craftify.services.accounts.sessions import seal_purpose
from craftify.services.accounts.sso_policy import connection_seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """How many secrets were sealed anew, and whose do not open under any secret there is."""

    renewed: int
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealing:
    """Goes through everything that is sealed. Once is enough, twice does no harm."""

    items: Items
    seals: Seals

    async def everything(self, actor: Actor) -> Resealed:
        """Seal anew what wants it: secrets of providers, and of people's authenticator apps."""
        del actor
        renewed, broken = 0, []
        async for organization in OrganizationRecords(self.items).all():
            for outcome in (
                *await self._connections(organization.id),
                *await self._apps(organization.id),
            ):
                if outcome:
                    broken.append(outcome)
                else:
                    renewed += 1
        return Resealed(renewed=renewed, broken=tuple(dict.fromkeys(broken)))

    async def _connections(self, organization_id: str) -> list[str]:
        told = []
        for kept in await ConnectionRecords(self.items).of(organization_id):
            connection = kept.connection
            if not kept.sealed_secret or not self.seals.outdated(kept.sealed_secret):
                continue
            sealed = self._anew(connection_seal(connection.id), kept.sealed_secret)
            if sealed is not None:
                await self._write(connection_ops(replace(kept, sealed_secret=sealed), kept.version))
            told.append("" if sealed else f"the secret of the connection {connection.name}")
        return told

    async def _apps(self, organization_id: str) -> list[str]:
        told = []
        for member in await UserRecords(self.items).members(organization_id):
            kept = await FactorRecords(self.items).get(member.user.id)
            app = kept.factors.app
            if app is None or not self.seals.outdated(app.sealed):
                continue
            sealed = self._anew(seal_purpose(member.user.id), app.sealed)
            if sealed is not None:
                fresh = replace(kept.factors, app=replace(app, sealed=sealed))
                await self._write((factors_op(kept, fresh),))
            told.append("" if sealed else f"the authenticator app of {member.user.email}")
        return told

    def _anew(self, purpose: str, sealed: str) -> str | None:
        try:
            return self.seals.seal(purpose, self.seals.unseal(purpose, sealed))
        except SealBroken:
            return None

    async def _write(self, ops: Sequence[Op]) -> None:
        with suppress(Conflict):  # changed just now, and so sealed just now
            await self.items.write(*ops)
