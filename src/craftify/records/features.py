"""How choices about features lie in the item store: one item for all, one an organization."""

from collections.abc import Mapping

from craftify.ports.items import ABSENT, Item, Items, Put

INSTALLATION = ""
Choices = Mapping[str, bool]


def features_op(organization_id: str, choices: Choices, version: int | None) -> Put:
    """The write that keeps choices, based on the version they were read in."""
    pk, sk = _key(organization_id)
    return Put(Item(pk=pk, sk=sk, doc=dict(choices)), ABSENT if version is None else version)


class FeatureRecords:
    """What was chosen, for the installation and for organizations."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, organization_id: str = INSTALLATION) -> tuple[Choices, int | None]:
        """The choices, with the version they are kept in."""
        item = await self._items.get(*_key(organization_id))
        return ({}, None) if item is None else (item.doc, item.version)

    async def both(self, organization_id: str) -> tuple[Choices, Choices]:
        """The choices for the installation, and those of one organization."""
        keys = [_key(INSTALLATION), _key(organization_id)]
        first, second = await self._items.many(keys)
        return ({} if first is None else first.doc), ({} if second is None else second.doc)


def _key(organization_id: str) -> tuple[str, str]:
    return (f"O#{organization_id}", "features") if organization_id else ("SYSTEM", "features")
