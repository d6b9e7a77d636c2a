"""Drafts: keep work in progress, whatever state it is in, and let it go."""

from dataclasses import dataclass, replace

from craftify.domain.access import Actor
from craftify.domain.errors import Conflict, Invalid, Stale, Unavailable
from craftify.domain.templates.drafts import Draft
from craftify.domain.templates.templates import Template
from craftify.domain.templates.versions import Artifact
from craftify.domain.times import stamped
from craftify.engine import Problem
from craftify.ports.items import ABSENT
from craftify.ports.items import Conflict as Collision
from craftify.records.templates.drafts import StoredDraft
from craftify.records.templates.templates import StoredTemplate
from craftify.services.drifting import Drift
from craftify.services.templates.building import person
from craftify.services.templates.orders import DraftChange, Seen
from craftify.services.templates.shelf import Change, Shelf

_ATTEMPTS = 20
_NOTHING = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A draft as people see it; without a stored one it is the last version, ready to be edited."""

    draft: Draft
    stored: bool
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """What people do with the draft of a template."""

    shelf: Shelf
    drift: Drift

    async def get(self, actor: Actor, template_id: str) -> DraftView:
        """The draft, or the last version in its place."""
        found = await self.shelf.find(actor, "template:read", template_id)
        kept = await self.shelf.drafts(actor).get(template_id)
        return await self._view(actor, found.template, kept)

    async def save(
        self, actor: Actor, template_id: str, change: DraftChange, *, seen: Seen = None
    ) -> DraftView:
        """Keep the work to the letter, also when it does not compile.

        Raises:
            Stale: the draft is not as the caller has seen it; nothing was changed.
            Invalid: there is no such base version.
            Conflict: the template is archived.
        """
        found = await self.shelf.find(actor, "template:write", template_id)
        if found.template.status == "archived":
            raise Conflict("A template that is archived cannot be edited.")
        for _ in range(_ATTEMPTS):
            kept = await self.shelf.drafts(actor).get(template_id)
            _require_seen(kept, seen)
            draft, noted = _drafted(actor, found.template, change, kept, self.shelf)
            if kept is not None and draft.says_the_same(kept.draft):
                return _stored_view(kept)
            saved = await self._saved(actor, found, draft, kept, noted=noted)
            if saved is not None:
                if change.html_hash is not None:
                    self.drift.look(actor, saved.draft, change.html_hash)
                return _stored_view(saved)
            found = await self.shelf.find(actor, "template:write", template_id)
        raise Unavailable("Too many people edit this draft at the same time. Try again.")

    async def discard(self, actor: Actor, template_id: str, *, seen: Seen = None) -> DraftView:
        """Let the draft go; without one nothing happens."""
        found = await self.shelf.find(actor, "template:write", template_id)
        drafts = self.shelf.drafts(actor)

        async def step(now: StoredTemplate) -> Change | None:
            kept = await drafts.get(template_id)
            _require_seen(kept, seen)
            if kept is None:
                return None
            template = replace(now.template, has_draft=False)
            gone = drafts.delete(template_id, kept.stored)
            unused = self.shelf.use_ops(actor, template_id, "draft", kept.draft.source)
            ops = (gone, *unused)
            return Change(template=template, action="template.draft_discarded", ops=ops)

        stored = await self.shelf.change(actor, found, step)
        return await self._view(actor, stored.template, None)

    async def _saved(
        self,
        actor: Actor,
        found: StoredTemplate,
        draft: Draft,
        kept: StoredDraft | None,
        *,
        noted: bool,
    ) -> StoredDraft | None:
        put = await self.shelf.drafts(actor).put(draft, kept.stored if kept else ABSENT)
        uses = self.shelf.use_ops(
            actor, draft.template_id, "draft", kept.draft.source if kept else None, draft.source
        )
        change = Change(
            template=replace(found.template, has_draft=True),
            action="template.draft_saved",
            ops=(put, *uses),
            details={"baseVersion": draft.base_version, "format": draft.format},
        )
        if kept is None:
            written = await self.shelf.write(actor, found, change)
            return StoredDraft(draft, put.version) if written else None
        note = self.shelf.note(actor, change) if noted else ()
        try:
            await self.shelf.items.write(put, *uses, *note)
        except Collision:
            return None
        return StoredDraft(draft, put.version)

    async def _view(self, actor: Actor, template: Template, kept: StoredDraft | None) -> DraftView:
        if kept is not None:
            return _stored_view(kept)
        artifact = await self.shelf.artifact(actor, template)
        return DraftView(draft=_opened(template, artifact), stored=False, etag=_NOTHING)


def _stored_view(kept: StoredDraft) -> DraftView:
    return DraftView(draft=kept.draft, stored=True, etag=str(kept.stored))


def _opened(template: Template, artifact: Artifact) -> Draft:
    return Draft(
        template_id=template.id,
        organization_id=template.organization_id,
        base_version=template.version,
        format=artifact.format,
        source=artifact.design if artifact.source is None else artifact.source,
        subject=artifact.subject,
        preheader=artifact.preheader,
        variables=artifact.variables if artifact.declared else None,
        updated_at=template.updated_at,
        updated_by=template.updated_by,
        noted_at=template.updated_at,
    )


def _drafted(
    actor: Actor, template: Template, change: DraftChange, kept: StoredDraft | None, shelf: Shelf
) -> tuple[Draft, bool]:
    base = change.base_version or (kept.draft.base_version if kept else template.version)
    if not 1 <= base <= template.version:
        message = f"The template has no version {base}."
        raise Invalid(message, problems=(Problem(message=message, path="baseVersion"),))
    now = shelf.clock.now()
    draft = Draft(
        template_id=template.id,
        organization_id=template.organization_id,
        base_version=base,
        format=change.written.format,
        source=change.written.source,
        subject=change.subject or None,
        preheader=change.preheader or None,
        variables=change.variables or None,
        updated_at=now,
        updated_by=person(actor),
        noted_at=now,
    )
    return draft.follows(kept.draft if kept else None)


def _require_seen(kept: StoredDraft | None, seen: Seen) -> None:
    current = str(kept.stored) if kept else _NOTHING
    if seen is None or current in seen or ("*" in seen and kept is not None):
        return
    if kept is None:
        raise Stale(
            "The draft you read is gone: somebody made it a version or let it go.",
            problems=(Problem(path="etag", message=current),),
        )
    draft = kept.draft
    raise Stale(
        f"{draft.updated_by.name or 'Somebody'} has changed this draft since you read it.",
        problems=(
            Problem(path="etag", message=current),
            Problem(path="updatedAt", message=stamped(draft.updated_at)),
            Problem(path="updatedBy", message=draft.updated_by.name),
        ),
    )
