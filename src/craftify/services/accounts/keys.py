"""API keys: made, exchanged and revoked by people, shown once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Actor, require, require_fresh
from craftify.domain.accounts.keys import (
    OVERLAP,
    ApiKey,
    expiry,
    key_name,
    require_held,
    scope,
    spelled,
)
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Invalid, NotFound
from craftify.engine import Problem
from craftify.ports.clock import Clock
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.ports.tokens import Tokens
from craftify.records.accounts.keys import KeptKey, KeyRecords, LastUse, key_op
from craftify.records.journal import Journal
from craftify.services.accounts.key_door import KeyDoor
from craftify.services.gate import Gate

MOST: Final = 200
WHAT: Final = "API keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyOrder:
    """What a new key is to be: its name, what it may do, and until when."""

    name: str
    permissions: Sequence[str] = field(default_factory=tuple)
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """A key with its last use."""

    key: ApiKey
    used: LastUse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedKey:
    """A key with its text, which is shown this one time."""

    key: ApiKey
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of the actor's organization."""

    items: Items
    clock: Clock
    tokens: Tokens
    journal: Journal
    door: KeyDoor
    gate: Gate

    async def every(self, actor: Actor) -> list[KeyView]:
        """All keys, newest first; revoked ones for 90 days."""
        await self.gate.require(actor, "key:manage", WHAT)
        keys = await KeyRecords(self.items).of(actor.organization_id)
        uses = await KeyRecords(self.items).uses([key.id for key in keys])
        return [KeyView(key=key, used=uses.get(key.id)) for key in keys]

    async def get(self, actor: Actor, key_id: str) -> KeyView:
        """One key.

        Raises:
            NotFound: there is no such key here.
        """
        await self.gate.require(actor, "key:manage", WHAT)
        kept = await self._kept(actor, key_id)
        uses = await KeyRecords(self.items).uses([key_id])
        return KeyView(key=kept.key, used=uses.get(key_id))

    async def create(self, actor: Actor, order: KeyOrder) -> IssuedKey:
        """Make a key.

        Raises:
            Forbidden: the actor lacks a permission the key is to have, or a fresh proof.
            Invalid: a field is not fit.
            Conflict: there are too many keys (TOO_MANY_KEYS).
        """
        now = self._begun(actor)
        name, permissions = _checked(order)
        require_held(actor, permissions)
        ends = None if order.expires_at is None else expiry(order.expires_at, now)
        await self._room(actor, now)
        secret = self.tokens.secret()
        key = ApiKey(
            id=self.tokens.digest(self.tokens.secret())[:12],
            organization_id=actor.organization_id,
            name=name,
            permissions=permissions,
            created_by=actor.id,
            created_by_name=actor.name,
            created_at=now,
            expires_at=ends,
        )
        kept = KeptKey(key=key, digest=self.tokens.digest(secret))
        await self.items.write(key_op(kept), *self._noted(actor, "key.created", None, key))
        return IssuedKey(key=key, text=spelled(key.id, secret))

    async def rotate(self, actor: Actor, key_id: str, overlap: timedelta) -> IssuedKey:
        """Give a key a new secret; the one before goes on for a while when that is asked for.

        A secret that was still going on from an earlier exchange ends at once.

        Raises:
            NotFound: there is no such key here.
            Forbidden: the actor lacks a permission of the key, or a fresh proof.
            Conflict: the key is revoked or expired (KEY_OVER), or somebody was faster.
        """
        now = self._begun(actor)
        if not timedelta(0) <= overlap <= OVERLAP:
            problem = Problem(message="Give 0 to 1440 minutes.", path="overlapMinutes")
            raise Invalid("The request is not valid.", problems=[problem])
        kept = await self._kept(actor, key_id)
        _require_alive(kept.key, now)
        require_held(actor, kept.key.permissions)
        secret = self.tokens.secret()
        until = now + overlap if overlap else None
        key = replace(kept.key, rotated_at=now, overlap_until=until)
        former = kept.digest if overlap else ""
        turned = KeptKey(key=key, digest=self.tokens.digest(secret), former_digest=former)
        await self._write(kept, turned, self._noted(actor, "key.rotated", kept.key, key))
        return IssuedKey(key=key, text=spelled(key.id, secret))

    async def revoke(self, actor: Actor, key_id: str) -> None:
        """End a key for good; one that is revoked already is no error.

        Raises:
            NotFound: there is no such key here.
            Conflict: somebody was faster.
        """
        now = self._begun(actor)
        kept = await self._kept(actor, key_id)
        if kept.key.revoked_at is not None:
            return
        key = replace(kept.key, revoked_at=now, overlap_until=None)
        turned = KeptKey(key=key, digest="", former_digest="")
        await self._write(kept, turned, self._noted(actor, "key.revoked", kept.key, key))

    def _begun(self, actor: Actor) -> datetime:
        now = self.clock.now()
        require(actor, "key:manage")
        require_fresh(actor, now)
        return now

    async def _kept(self, actor: Actor, key_id: str) -> KeptKey:
        kept = await KeyRecords(self.items).get(key_id)
        if kept is None or kept.key.organization_id != actor.organization_id:
            raise NotFound("There is no such key.")
        return kept

    async def _room(self, actor: Actor, now: datetime) -> None:
        keys = await KeyRecords(self.items).of(actor.organization_id)
        if sum(key.status(now) == "active" for key in keys) >= MOST:
            raise Conflict(
                f"There are {MOST} keys already. Revoke some first.", code="TOO_MANY_KEYS"
            )

    async def _write(self, kept: KeptKey, turned: KeptKey, noted: Sequence[Op]) -> None:
        try:
            await self.items.write(key_op(turned, kept.version), *noted)
        except Collision as error:
            raise Conflict("The key was changed meanwhile. Look at it again.") from error
        finally:
            self.door.forget(kept.key.id)

    def _noted(
        self, actor: Actor, action: str, before: ApiKey | None, after: ApiKey
    ) -> Sequence[Op]:
        return self.journal.note(
            actor,
            action,
            after.id,
            entity_name=after.name,
            changes=differences(before, after, without=("organization_id", "id")),
        )


def _checked(order: KeyOrder) -> tuple[str, tuple[str, ...]]:
    """Name and scope, with everything that is wrong with either."""
    problems: list[Problem] = []
    name = ""
    permissions: tuple[str, ...] = ()
    try:
        name = key_name(order.name)
    except Invalid as error:
        problems.extend(error.problems)
    try:
        permissions = scope(order.permissions)
    except Invalid as error:
        problems.extend(error.problems)
    if problems:
        raise Invalid("The request is not valid.", problems=problems)
    return name, permissions


def _require_alive(key: ApiKey, now: datetime) -> None:
    status = key.status(now)
    if status != "active":
        raise Conflict(f"This key is {status}. Make a new one.", code="KEY_OVER")
