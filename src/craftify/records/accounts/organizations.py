"""How organizations lie in the item store, and the note that there is one at all."""

from datetime import datetime
from typing import Final

import msgspec

from craftify.domain.accounts.organizations import Organization
from craftify.ports.items import ABSENT, Check, Delete, Expect, Item, Items, Put

ALL: Final = "ORG"
SYSTEM: Final = "SYSTEM"


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
        item = await self._items.get(f"O#{organization_id}", "@")
        return None if item is None else msgspec.convert(item.doc, Organization)

    async def first(self, limit: int = 100) -> list[Organization]:
        """The oldest ones."""
        page = await self._items.query(ALL, index="gs1", limit=limit)
        return [msgspec.convert(item.doc, Organization) for item in page.items]


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


def installed_anyway_ops(now: datetime) -> tuple[Put, Delete]:
    """The same for an operator, who needs no token and may add a further organization."""
    return _installed(now, None), Delete(SYSTEM, "setup")


def organization_check(organization_id: str) -> Check:
    """The condition that the organization is still there."""
    return Check(f"O#{organization_id}", "@")


def _installed(now: datetime, expect: Expect) -> Put:
    return Put(Item(pk=SYSTEM, sk="installed", doc={"at": now.isoformat()}), expect)
