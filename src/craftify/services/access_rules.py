"""From where people and programs may call: rules of the installation and of each organization."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Actor, Permission, require, require_fresh
from craftify.domain.access_rules import (
    AccessRules,
    is_loopback,
    require_open_to,
    written_rules,
)
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Forbidden, Unavailable
from craftify.ports.clock import Clock
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.records.access_rules import INSTALLATION, AccessRuleRecords, access_rules_op
from craftify.records.journal import Journal

# half of what is promised: rules hold everywhere within five seconds
KNOWN_FOR: Final = timedelta(seconds=2)
REMEMBERED: Final = 10_000
Remembered = dict[str, tuple[AccessRules, datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRuleBook:
    """Whom the rules let in: those that are written down, and those of the settings."""

    items: Items
    journal: Journal
    clock: Clock
    logs: Logs
    fixed: AccessRules
    _known: Remembered = field(default_factory=dict)
    _seen: dict[str, bool] = field(default_factory=dict)

    def admits(self, address: str) -> bool:
        """Whether the installation lets somebody in from there. The machine itself always may."""
        found = self._seen.get(address)
        if found is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            found = is_loopback(address) or self._everywhere().admits(address)
            self._seen[address] = found
        return found

    def remember(self, organization_id: str, rules: AccessRules) -> None:
        """These are the rules as of now."""
        known = self._known.get(organization_id)
        if organization_id == INSTALLATION and (known is None or known[0] != rules):
            self._seen.clear()
        if len(self._known) >= REMEMBERED and known is None:
            kept = self._known.get(INSTALLATION)
            self._known.clear()
            if kept is not None:
                self._known[INSTALLATION] = kept
        self._known[organization_id] = (rules, self.clock.now())

    async def require_admitted(self, actor: Actor) -> None:
        """Let the actor pass when their organization lets them in from where they call.

        Raises:
            Forbidden: it does not (ADDRESS_BLOCKED).
        """
        rules = await self._current(actor.organization_id)
        if actor.address is not None and rules and not rules.admits(actor.address):
            raise Forbidden(
                "Your organization does not let anybody in from this address.",
                code="ADDRESS_BLOCKED",
            )

    async def installation(self, actor: Actor) -> AccessRules:
        """The rules of the whole installation, without those of the settings."""
        require(actor, "system:read")
        return await self._read(INSTALLATION)

    async def organization(self, actor: Actor) -> AccessRules:
        """The rules of the actor's organization."""
        require(actor, "organization:manage")
        return await self._read(actor.organization_id)

    async def change_installation(
        self, actor: Actor, allow: list[str], deny: list[str], *, confirm: bool = False
    ) -> AccessRules:
        """Put new rules in place of the old ones.

        Raises:
            Invalid: something is no network.
            Conflict: they would shut the actor out and that is not confirmed, or somebody else
                changed them at the same time.
        """
        rules = self._asked(actor, "system:manage", allow, deny)
        if not confirm and actor.address is not None and not is_loopback(actor.address):
            require_open_to(self.fixed.joined(rules), actor.address)
        return await self._change(actor, INSTALLATION, rules)

    async def change_organization(
        self, actor: Actor, allow: list[str], deny: list[str], *, confirm: bool = False
    ) -> AccessRules:
        """The same for the actor's organization."""
        rules = self._asked(actor, "organization:manage", allow, deny)
        if not confirm:
            require_open_to(rules, actor.address)
        return await self._change(actor, actor.organization_id, rules)

    def _asked(
        self, actor: Actor, permission: Permission, allow: list[str], deny: list[str]
    ) -> AccessRules:
        require(actor, permission)
        require_fresh(actor, self.clock.now())
        return written_rules(allow, deny)

    async def _change(self, actor: Actor, organization_id: str, rules: AccessRules) -> AccessRules:
        before, version = await AccessRuleRecords(self.items).get(organization_id)
        if rules == before:
            return rules
        scope = "organization" if organization_id else "installation"
        noted = self.journal.note(
            actor,
            "access_rules.changed",
            organization_id or actor.organization_id,
            entity_name=scope,
            changes=differences(before, rules),
            details={"scope": scope},
        )
        try:
            await self.items.write(access_rules_op(organization_id, rules, version), *noted)
        except Collision:
            raise Conflict("Somebody else changed these rules just now.") from None
        self.remember(organization_id, rules)
        self.logs.security(
            "access_rules.changed",
            "medium",
            address=actor.address,
            organization=actor.organization_id,
            user=actor.id,
            scope=scope,
        )
        return rules

    def _everywhere(self) -> AccessRules:
        known = self._known.get(INSTALLATION)
        return self.fixed if known is None else self.fixed.joined(known[0])

    async def _current(self, organization_id: str) -> AccessRules:
        known = self._known.get(organization_id)
        if known is not None and timedelta(0) <= self.clock.now() - known[1] < KNOWN_FOR:
            return known[0]
        return await self._read(organization_id)

    async def _read(self, organization_id: str) -> AccessRules:
        rules, _ = await AccessRuleRecords(self.items).get(organization_id)
        self.remember(organization_id, rules)
        return rules


async def follow(book: AccessRuleBook) -> None:
    """Read the rules of the installation again; while they cannot be read the old ones hold."""
    with suppress(Unavailable):
        rules, _ = await AccessRuleRecords(book.items).get(INSTALLATION)
        book.remember(INSTALLATION, rules)


@asynccontextmanager
async def followed(book: AccessRuleBook, every: timedelta = KNOWN_FOR) -> AsyncIterator[None]:
    """Keep the rules of the installation current until the end of the block."""

    async def on() -> None:
        while True:
            await asyncio.sleep(every.total_seconds())
            await follow(book)

    await follow(book)
    task = asyncio.create_task(on())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
