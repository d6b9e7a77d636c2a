"""How drafts lie in the item store: one for each template, beside its head."""

from dataclasses import dataclass

from craftify.domain.templates.drafts import Draft
from craftify.ports.blobs import Blobs
from craftify.ports.items import Delete, Expect, Item, Items, Put
from craftify.records.templates.bulky import fetched, stowed


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft, and the version of the item it was read from: its ETag."""

    draft: Draft
    stored: int


class DraftRecords:
    """The drafts of one organization's templates."""

    def __init__(self, items: Items, blobs: Blobs, organization_id: str) -> None:
        self._items = items
        self._blobs = blobs
        self._organization_id = organization_id

    async def get(self, template_id: str) -> StoredDraft | None:
        """The draft of a template, if there is one."""
        item = await self._items.get(self._partition(template_id), "draft")
        if item is None:
            return None
        return StoredDraft(await fetched(self._blobs, item.doc, Draft), item.version)

    async def put(self, draft: Draft, expect: Expect) -> Put:
        """The write that keeps a draft."""
        doc = await stowed(self._blobs, draft)
        return Put(Item(pk=self._partition(draft.template_id), sk="draft", doc=doc), expect)

    def delete(self, template_id: str, expect: Expect) -> Delete:
        """The write that lets a draft go."""
        return Delete(self._partition(template_id), "draft", expect)

    def _partition(self, template_id: str) -> str:
        return f"T#{self._organization_id}#{template_id}"
