"""What members can see of their organization."""

from dataclasses import dataclass

from craftify.domain.access import Actor
from craftify.domain.accounts.organizations import Organization
from craftify.domain.errors import NotFound
from craftify.ports.items import Items
from craftify.records.accounts.organizations import OrganizationRecords


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizations:
    """The organization of the actor."""

    items: Items

    async def own(self, actor: Actor) -> Organization:
        """The organization the actor belongs to."""
        found = await OrganizationRecords(self.items).get(actor.organization_id)
        if found is None:
            raise NotFound("There is no such organization.")
        return found
