"""How templates lie in the item store: one head each, and a guard for every slug."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from craftify.domain.templates.templates import Template
from craftify.domain.times import stamped
from craftify.ports.items import ABSENT, Delete, Expect, Item, Items, Key, Put


@dataclass(frozen=True, slots=True)
class StoredTemplate:
    """A template, and the version of the item it was read from."""

    template: Template
    stored: int


@dataclass(frozen=True, slots=True)
class HeadPage:
    """Some templates of an organization, and where to go on."""

    heads: tuple[StoredTemplate, ...]
    cursor: str | None


class TemplateRecords:
    """The template heads and slugs of one organization."""

    def __init__(self, items: Items, organization_id: str) -> None:
        self._items = items
        self._organization_id = organization_id

    def partition(self, template_id: str) -> str:
        """The partition of a template and of everything that belongs to it."""
        return f"T#{self._organization_id}#{template_id}"

    def head_key(self, template_id: str) -> Key:
        """Where the head of a template lies."""
        return self.partition(template_id), "@"

    async def get(self, template_id: str) -> StoredTemplate | None:
        """A template by id, also from the bin; None when this organization has no such one."""
        item = await self._items.get(*self.head_key(template_id))
        return None if item is None else _read(item)

    async def many(self, template_ids: list[str]) -> list[StoredTemplate | None]:
        """Templates by id, None for each that is not there."""
        found = await self._items.many([self.head_key(each) for each in template_ids])
        return [None if item is None else _read(item) for item in found]

    async def page(self, *, cursor: str | None = None, limit: int = 100) -> HeadPage:
        """All templates, the bin included, in the order of their last change."""
        page = await self._items.query(
            f"O#{self._organization_id}#T", index="gs1", limit=limit, cursor=cursor
        )
        return HeadPage(tuple(_read(item) for item in page.items), page.cursor)

    def put(self, template: Template, expect: Expect) -> Put:
        """The write that stores a head."""
        organization, doc = self._organization_id, _doc(template)
        folder = template.folder_id or ""
        return Put(
            Item(
                pk=self.partition(template.id),
                sk="@",
                doc=doc,
                gs1=(f"O#{organization}#T", f"{stamped(template.updated_at)}#{template.id}"),
                gs2=(
                    f"O#{organization}#F#{folder}",
                    f"{template.name.casefold()[:100]}#{template.id}",
                ),
            ),
            expect,
        )

    async def free_among(self, slugs: list[str]) -> list[str]:
        """Those of the slugs that no template of the organization has, in the order given."""
        found = await self._items.many([self.slug_key(slug) for slug in slugs])
        return [slug for slug, item in zip(slugs, found, strict=True) if item is None]

    def slug_key(self, slug: str) -> Key:
        """Where the guard of a slug lies."""
        return f"U#slug#{self._organization_id}#{slug}", "@"

    def take_slug(self, slug: str, template_id: str, at: datetime) -> Put:
        """The write that takes a slug; it fails when somebody has it."""
        pk, sk = self.slug_key(slug)
        return Put(Item(pk=pk, sk=sk, doc={"id": template_id, "at": stamped(at)}), ABSENT)

    def leave_slug(self, slug: str) -> Delete:
        """The write that gives a slug back."""
        return Delete(*self.slug_key(slug))


def _doc(template: Template) -> dict[str, Any]:
    doc: dict[str, Any] = msgspec.to_builtins(template)
    return doc


def _read(item: Item) -> StoredTemplate:
    return StoredTemplate(msgspec.convert(item.doc, Template), item.version)
