"""How versions lie in the item store: a light item for lists and a heavy one, both for ever."""

from collections.abc import Sequence
from typing import Any

import msgspec

from craftify.domain.templates.versions import Artifact, Version
from craftify.ports.blobs import Blobs
from craftify.ports.items import ABSENT, Item, Items, Put
from craftify.records.templates.bulky import fetched, stowed


class VersionRecords:
    """The versions of one organization's templates."""

    def __init__(self, items: Items, blobs: Blobs, organization_id: str) -> None:
        self._items = items
        self._blobs = blobs
        self._organization_id = organization_id

    async def get(self, template_id: str, number: int) -> Version | None:
        """One version without its weight."""
        item = await self._items.get(self._partition(template_id), _light(number))
        return None if item is None else msgspec.convert(item.doc, Version)

    async def artifact(self, template_id: str, number: int) -> Artifact | None:
        """What one version is made of."""
        item = await self._items.get(self._partition(template_id), _heavy(number))
        return None if item is None else await fetched(self._blobs, item.doc, Artifact)

    async def page(
        self, template_id: str, *, limit: int, cursor: str | None = None
    ) -> tuple[list[Version], str | None]:
        """Versions, newest first, and where to go on."""
        page = await self._items.query(
            self._partition(template_id), prefix="v#", reverse=True, limit=limit, cursor=cursor
        )
        return [msgspec.convert(item.doc, Version) for item in page.items], page.cursor

    async def ops(self, version: Version, artifact: Artifact) -> Sequence[Put]:
        """The writes that add a version: its number has to be free."""
        partition = self._partition(version.template_id)
        light: dict[str, Any] = msgspec.to_builtins(version)
        heavy = await stowed(self._blobs, artifact)
        return (
            Put(Item(pk=partition, sk=_light(version.number), doc=light), ABSENT),
            Put(Item(pk=partition, sk=_heavy(version.number), doc=heavy), ABSENT),
        )

    def _partition(self, template_id: str) -> str:
        return f"T#{self._organization_id}#{template_id}"


def _light(number: int) -> str:
    return f"v#{number:06}"


def _heavy(number: int) -> str:
    return f"body#{number:06}"
