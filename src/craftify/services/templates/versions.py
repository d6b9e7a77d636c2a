"""Versions: the history of a template, going back to an old one, and freezing a draft."""

from dataclasses import dataclass, replace

from craftify.domain.access import Actor
from craftify.domain.errors import Conflict, NotFound
from craftify.domain.templates.versions import Artifact, Version
from craftify.ports.workshop import Workshop
from craftify.records.templates.drafts import StoredDraft
from craftify.records.templates.templates import StoredTemplate
from craftify.services.templates.building import made, manuscript_from, same_work
from craftify.services.templates.editing import NextVersion, coming_of, next_version
from craftify.services.templates.orders import Seen
from craftify.services.templates.shelf import Change, Shelf, require_seen
from craftify.services.templates.templates import Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage:
    """Some versions of a template, newest first; `total` counts all of them."""

    versions: list[Version]
    total: int
    cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What people do with the versions of a template."""

    shelf: Shelf
    workshop: Workshop

    async def list(
        self, actor: Actor, template_id: str, *, limit: int = 20, cursor: str | None = None
    ) -> VersionPage:
        """The history of a template, newest first."""
        found = await self.shelf.find(actor, "template:read", template_id, binned=True)
        records = self.shelf.versions(actor)
        versions, more = await records.page(template_id, limit=limit, cursor=cursor)
        return VersionPage(versions=versions, total=found.template.version, cursor=more)

    async def get(self, actor: Actor, template_id: str, number: int) -> tuple[Version, Artifact]:
        """One version with what it is made of."""
        found = await self.shelf.find(actor, "template:read", template_id, binned=True)
        artifact = await self.shelf.artifact(actor, found.template, number)
        version = await self.shelf.versions(actor).get(template_id, number)
        if version is None:
            raise NotFound(f"The template has no version {number}.")
        return version, artifact

    async def restore(
        self, actor: Actor, template_id: str, number: int, *, seen: Seen = None
    ) -> Whole:
        """Make an old version the newest again; nothing in between is lost.

        Raises:
            NotFound: there is no such version.
            Stale: the template is not as the caller has seen it.
        """
        found = await self.shelf.find(actor, "template:write", template_id)
        require_seen(found.template, seen)
        old, artifact = await self.get(actor, template_id, number)

        async def step(now: StoredTemplate) -> Change | None:
            if now.template.version == number:
                return None
            before = await self.shelf.artifact(actor, now.template)
            if same_work(artifact, before):
                return None
            coming = NextVersion(artifact, old.face, before, f"Restored version {number}")
            return await next_version(
                self.shelf, actor, now.template, coming, action="template.restored"
            )

        stored = await self.shelf.change(actor, found, step, seen=seen)
        return Whole(
            template=stored.template, artifact=await self.shelf.artifact(actor, stored.template)
        )

    async def freeze(
        self, actor: Actor, template_id: str, *, message: str = "", seen: Seen = None
    ) -> tuple[Version, bool]:
        """Make the draft the next version; False when it came to what the last one is.

        Raises:
            Conflict: there is no draft, or the template is archived.
            Stale: the template has moved on since the draft began, or since the caller saw it.
            EngineError: the draft cannot be compiled; it stays as it is.
        """
        found = await self.shelf.find(actor, "template:write", template_id)
        frozen = await self.frozen(actor, found, message=message, seen=seen)
        if frozen is None:
            raise Conflict("There is no draft to make a version of.")
        version = await self.shelf.versions(actor).get(template_id, frozen.template.version)
        if version is None:
            raise NotFound("The version is gone.")
        return version, frozen.template.version != found.template.version

    async def frozen(
        self, actor: Actor, found: StoredTemplate, *, message: str = "", seen: Seen = None
    ) -> StoredTemplate | None:
        """The template once its draft has become a version; None when it has no draft."""
        drafts = self.shelf.drafts(actor)
        if await drafts.get(found.template.id) is None:
            return None

        async def step(now: StoredTemplate) -> Change | None:
            draft = await drafts.get(now.template.id)
            return None if draft is None else await self._freezing(actor, now, draft, message)

        return await self.shelf.change(actor, found, step, seen=seen)

    async def _freezing(
        self, actor: Actor, now: StoredTemplate, kept: StoredDraft, message: str
    ) -> Change:
        template = replace(now.template, has_draft=False)
        kept.draft.require_base(template.version)
        before = await self.shelf.artifact(actor, template)
        fresh = await made(self.shelf, self.workshop, actor, manuscript_from(kept.draft, before))
        gone = self.shelf.drafts(actor).delete(template.id, kept.stored)
        unused = self.shelf.use_ops(actor, template.id, "draft", kept.draft.source)
        if same_work(fresh.artifact, before):
            ops = (gone, *unused)
            return Change(template=template, action="template.draft_discarded", ops=ops)
        coming = coming_of(fresh, before, message)
        return await next_version(
            self.shelf, actor, template, coming, action="template.frozen", ops=(gone, *unused)
        )
