"""How organizations lie in the item store, and the note that there is one at all."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import Final

import msgspec

from craftify.domain.accounts.organizations import Organization
from craftify.ports.items import ABSENT, PAGE_LIMIT, Check, Delete, Expect, Item, Items, Key, Put

ALL: Final = "ORG"
SYSTEM: Final = "SYSTEM"


def organization_key(organization_id: str) -> Key:
    """Where an organization lies."""
    return f"O#{organization_id}", "@"


def organization_op(organization: Organization, expect: Expect = ABSENT) -> Put:
    """The write that keeps an organization."""
    return Put(
        Item(
            pk=f"O#{organization.id}",
            sk="@",
            doc=msgspec.to_builtins(organization),
            gs1=(ALL, f"{organization.created_at.isoformat()}#{organization.id}"),
        ),
        expect,
    )


class OrganizationRecords:
    """All organizations: for the doors that are not yet inside one, and for the operator."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, organization_id: str) -> Organization | None:
        """One of them."""
        item = await self._items.get(*organization_key(organization_id))
        return None if item is None else await self.read(item)

    async def kept(self, organization_id: str) -> tuple[Organization, int] | None:
        """One of them with the version it was read in."""
        item = await self._items.get(*organization_key(organization_id))
        return None if item is None else (await self.read(item), item.version)

    async def read(self, item: Item) -> Organization:
        """The organization in an item. Of older ones the first of all operates the installation."""
        organization = msgspec.convert(item.doc, Organization)
        if "operates" in item.doc:
            return organization
        page = await self._items.query(ALL, index="gs1", limit=1)
        return replace(organization, operates=any(one.key == item.key for one in page.items))

    async def all(self) -> AsyncIterator[Organization]:
        """All of them, oldest first."""
        cursor: str | None = None
        while True:
            page = await self._items.query(ALL, index="gs1", limit=PAGE_LIMIT, cursor=cursor)
            for item in page.items:
                yield await self.read(item)
            if page.cursor is None:
                return
            cursor = page.cursor


class SetupRecords:
    """The one-time token of the set-up, and whether the set-up is done."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def done(self) -> bool:
        """Whether there is an organization."""
        return await self._items.get(SYSTEM, "installed") is not None

    async def offer(self, digest: str, now: datetime) -> None:
        """Keep the digest of the present token; the one before is worth nothing from now on."""
        doc = {"digest": digest, "createdAt": now.isoformat()}
        await self._items.write(Put(Item(pk=SYSTEM, sk="setup", doc=doc)))

    async def offered(self) -> tuple[str, int] | None:
        """The digest of the present token and the version it is kept in."""
        item = await self._items.get(SYSTEM, "setup")
        return None if item is None else (item.doc["digest"], item.version)


def installed_ops(now: datetime, *, token_version: int) -> tuple[Put, Delete]:
    """The writes that end the set-up: the first to get there wins, the token is used up."""
    return _installed(now, ABSENT), Delete(SYSTEM, "setup", token_version)


def installed_first_ops(now: datetime) -> tuple[Put, Delete]:
    """The same for an operator, who needs no token: it fails when there is an organization."""
    return _installed(now, ABSENT), Delete(SYSTEM, "setup")


def installed_check() -> Check:
    """The condition that there is an organization: a further one is added to it."""
    return Check(SYSTEM, "installed")


def organization_check(organization_id: str) -> Check:
    """The condition that the organization is still there."""
    return Check(f"O#{organization_id}", "@")


def _installed(now: datetime, expect: Expect) -> Put:
    return Put(Item(pk=SYSTEM, sk="installed", doc={"at": now.isoformat()}), expect)
