"""How access rules lie in the item store: one item for the installation, one an organization."""

from typing import Final

import msgspec

from craftify.domain.access_rules import AccessRules
from craftify.ports.items import ABSENT, Item, Items, Put

INSTALLATION: Final = ""


def access_rules_op(organization_id: str, rules: AccessRules, version: int) -> Put:
    """The write that keeps rules; `version` is that of the ones before, 0 when there are none."""
    item = Item(pk=_partition(organization_id), sk="access-rules", doc=msgspec.to_builtins(rules))
    return Put(item, version or ABSENT)


class AccessRuleRecords:
    """The rules of the installation (`INSTALLATION`) and of each organization."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, organization_id: str) -> tuple[AccessRules, int]:
        """The rules and the version they were read in; empty ones in version 0 at first."""
        item = await self._items.get(_partition(organization_id), "access-rules")
        if item is None:
            return AccessRules(), 0
        return msgspec.convert(item.doc, AccessRules), item.version


def _partition(organization_id: str) -> str:
    return f"O#{organization_id}" if organization_id else "SYSTEM"
