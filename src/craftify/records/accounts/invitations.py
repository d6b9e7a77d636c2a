"""How invitations lie in the item store: beside their organization, one open one an address."""

from dataclasses import dataclass
from typing import Any

import msgspec

from craftify.domain.accounts.invitations import KEPT, Invitation
from craftify.domain.accounts.users import folded
from craftify.ports.items import ABSENT, PAGE_LIMIT, Delete, Expect, Item, Items, Op, Put


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInvitation:
    """An invitation with the version it was read in."""

    invitation: Invitation
    version: int


class InvitationRecords:
    """The invitations of one organization."""

    def __init__(self, items: Items, organization_id: str) -> None:
        self._items = items
        self._organization_id = organization_id
        self._partition = f"O#{organization_id}"

    async def get(self, invitation_id: str) -> KeptInvitation | None:
        """An invitation by id."""
        item = await self._items.get(self._partition, f"invite#{invitation_id}")
        return None if item is None else _kept(item)

    async def of_email(self, email: str) -> str | None:
        """The id of the open invitation of an address."""
        guard = await self._items.get(self._guard(email), "@")
        return None if guard is None else str(guard.doc["invitationId"])

    async def newest(self) -> list[Invitation]:
        """All that are open, and those settled lately; newest first."""
        page = await self._items.query(
            self._partition, prefix="invite#", reverse=True, limit=PAGE_LIMIT
        )
        return [_kept(item).invitation for item in page.items]

    def new_ops(self, invitation: Invitation) -> tuple[Put, Put]:
        """The writes that add an invitation; the second fails when the address has an open one."""
        doc = {"invitationId": invitation.id}
        guard = Put(Item(pk=self._guard(invitation.email), sk="@", doc=doc), ABSENT)
        return self._put(invitation, ABSENT), guard

    def change_op(self, kept: KeptInvitation, invitation: Invitation) -> Put:
        """The write that changes an invitation that stays open."""
        return self._put(invitation, kept.version)

    def settle_ops(self, kept: KeptInvitation, invitation: Invitation) -> tuple[Op, ...]:
        """The writes that keep an invitation as answered or revoked; its address may be invited."""
        return (
            self._put(invitation, kept.version),
            Delete(self._guard(invitation.email), "@"),
        )

    def _put(self, invitation: Invitation, expect: Expect) -> Put:
        doc: dict[str, Any] = msgspec.to_builtins(invitation)
        settled = invitation.accepted_at or invitation.revoked_at
        ttl = int((settled + KEPT).timestamp()) if settled else None
        sk = f"invite#{invitation.id}"
        return Put(Item(pk=self._partition, sk=sk, doc=doc, ttl=ttl), expect)

    def _guard(self, email: str) -> str:
        return f"U#invitation#{self._organization_id}#{folded(email)}"


def _kept(item: Item) -> KeptInvitation:
    return KeptInvitation(invitation=msgspec.convert(item.doc, Invitation), version=item.version)
