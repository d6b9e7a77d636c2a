"""The shelf: how every verb on templates finds one, changes it and writes it down in one go."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

import msgspec

from craftify.domain.access import Actor, Permission, require
from craftify.domain.changes import BOOKKEEPING, differences
from craftify.domain.errors import Conflict, NotFound, Stale, Unavailable
from craftify.domain.library.blocks import Holder, Where, synced_in
from craftify.domain.templates.templates import Template, slug_candidates
from craftify.domain.templates.versions import Artifact
from craftify.domain.times import stamped
from craftify.engine import Problem
from craftify.ports.blobs import Blobs
from craftify.ports.catalog import Catalog
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import ABSENT, Items, Op
from craftify.ports.items import Conflict as Collision
from craftify.ports.workshop import Source
from craftify.records.journal import Journal
from craftify.records.library.blocks import BlockRecords
from craftify.records.messages import MessageRecords
from craftify.records.templates.drafts import DraftRecords
from craftify.records.templates.templates import StoredTemplate, TemplateRecords
from craftify.records.templates.versions import VersionRecords
from craftify.services.library.lending import Lending
from craftify.services.templates.orders import Seen
from craftify.services.templates.summaries import entry_of

_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ATTEMPTS: Final = 50
# what follows from the content, and what every change changes
_UNTOLD: Final = BOOKKEEPING | {"findings", "has_draft", "id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a verb wants to happen to a template it was given.

    `ops` are written together with the head. `artifact` is the one of the template's version,
    when the verb has it at hand. Without an `action` the journal stays silent.
    """

    template: Template
    action: str
    ops: Sequence[Op] = ()
    artifact: Artifact | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


Step = Callable[[StoredTemplate], Awaitable[Change | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The records of templates, with all that a change of them carries along."""

    items: Items
    blobs: Blobs
    catalog: Catalog
    journal: Journal
    clock: Clock
    ids: Ids

    def templates(self, actor: Actor) -> TemplateRecords:
        """The heads of the actor's organization."""
        return TemplateRecords(self.items, actor.organization_id)

    def versions(self, actor: Actor) -> VersionRecords:
        """The versions of the actor's organization."""
        return VersionRecords(self.items, self.blobs, actor.organization_id)

    def drafts(self, actor: Actor) -> DraftRecords:
        """The drafts of the actor's organization."""
        return DraftRecords(self.items, self.blobs, actor.organization_id)

    def messages(self, actor: Actor) -> MessageRecords:
        """The messages of the actor's organization."""
        return MessageRecords(self.items, actor.organization_id)

    async def lent(
        self, actor: Actor, source: Source, followed: Mapping[str, int] | None = None
    ) -> tuple[Source, Mapping[str, int]]:
        """The source with the synced blocks it names, and which versions follow without a pin.

        With `followed` those versions stand for the newest: what was made is made again.
        """
        if source.format == "html":
            return source, {}
        lending = Lending(items=self.items, blobs=self.blobs)
        lent = await lending.lend(actor, source.source, followed)
        if not lent.library:
            return source, {}
        return msgspec.structs.replace(source, library=lent.library), lent.followed

    def use_ops(
        self,
        actor: Actor,
        template_id: str,
        where: Where,
        before: object = None,
        after: object = None,
        made_with: Mapping[str, int] | None = None,
    ) -> list[Op]:
        """The writes that say which synced blocks stand in a template, or in its draft."""
        held, holds = synced_in(before), synced_in(after)
        if not held and not holds:
            return []
        holder = Holder(kind="template", id=template_id, where=where)
        records = BlockRecords(self.items, self.blobs, actor.organization_id)
        return records.use_ops(holder, held, holds, made_with)

    async def find(
        self, actor: Actor, permission: Permission, template_id: str, *, binned: bool = False
    ) -> StoredTemplate:
        """A template the actor may do this with; from the bin only when asked.

        Raises:
            Forbidden: the actor lacks the permission.
            NotFound: the actor's organization has no such template.
        """
        require(actor, permission)
        known = _ID.fullmatch(template_id)
        found = await self.templates(actor).get(template_id) if known else None
        if found is None or (found.template.deleted_at is not None and not binned):
            raise NotFound("There is no such template.")
        require(actor, permission, found.template)
        return found

    async def artifact(
        self, actor: Actor, template: Template, number: int | None = None
    ) -> Artifact:
        """What a version of the template is made of; without a number the last one.

        Raises:
            NotFound: it has no such version.
        """
        wanted = template.version if number is None else number
        found = None
        if 1 <= wanted <= template.version:
            found = await self.versions(actor).artifact(template.id, wanted)
        if found is None:
            raise NotFound(f"The template has no version {wanted}.")
        return found

    async def add(self, actor: Actor, change: Change, *, slug: str | None = None) -> StoredTemplate:
        """Put a new template on the shelf, under this slug or a free one made from its name.

        Raises:
            Conflict: the slug that was asked for is taken (SLUG_TAKEN).
        """
        records, template = self.templates(actor), change.template
        wanted = [slug] if slug else list(slug_candidates(template.name, template.id))
        for candidate in await records.free_among(wanted):
            named = replace(template, slug=candidate)
            head = records.put(named, ABSENT)
            guard = records.take_slug(candidate, template.id, template.created_at)
            note = self.note(actor, change)
            try:
                await self.items.write(head, guard, *change.ops, *note)
            except Collision:
                continue
            stored = StoredTemplate(named, head.version)
            await self.index(actor, stored, change.artifact)
            return stored
        raise slug_taken(wanted[0])

    async def change(
        self,
        actor: Actor,
        found: StoredTemplate,
        step: Step,
        *,
        seen: Seen = None,
    ) -> StoredTemplate:
        """Change a template: what the step makes of it is written whole, or not at all.

        When somebody else was faster, the step is given the template as it is then. With `seen` it
        is refused instead, unless what changed is no concern of the caller.

        Raises:
            Stale: the template is not as the caller has seen it.
        """
        for _ in range(_ATTEMPTS):
            require_seen(found.template, seen)
            change = await step(found)
            if change is None:
                return found
            written = await self.write(actor, found, change)
            if written is not None:
                return written
            found = await self._again(actor, found.template)
        raise Unavailable("Too many people change this template at the same time. Try again.")

    async def _again(self, actor: Actor, template: Template) -> StoredTemplate:
        again = await self.templates(actor).get(template.id)
        binned = again is not None and again.template.deleted_at is not None
        if again is None or (binned and template.deleted_at is None):
            raise NotFound("There is no such template.")
        return again

    async def index(
        self, actor: Actor, stored: StoredTemplate, artifact: Artifact | None = None
    ) -> None:
        """Let lists and search know. What fails here is made up for from the change feed."""
        template = stored.template
        with suppress(Unavailable):
            made_of = artifact or await self.artifact(actor, template)
            await self.catalog.apply((entry_of(template, stored.stored, made_of),))

    async def write(
        self, actor: Actor, found: StoredTemplate, change: Change
    ) -> StoredTemplate | None:
        """Write one change and let lists know; None when somebody else was faster.

        Raises:
            Conflict: only the slug is taken (SLUG_TAKEN).
        """
        head = self.templates(actor).put(change.template, found.stored)
        ops = (head, *change.ops, *self.note(actor, change, found.template))
        try:
            await self.items.write(*ops)
        except Collision as collision:
            lost = {ops[position].key for position in collision.failed}
            if head.key not in lost and any(pk.startswith("U#slug#") for pk, _ in lost):
                raise slug_taken(change.template.slug) from None
            return None
        stored = StoredTemplate(change.template, head.version)
        await self.index(actor, stored, change.artifact)
        return stored

    def note(self, actor: Actor, change: Change, before: Template | None = None) -> tuple[Op, ...]:
        """The journal's writes for a change; what differs from `before` is told field by field."""
        template = change.template
        changes = () if before is None else differences(before, template, without=_UNTOLD)
        return self.journal.note(
            actor,
            change.action,
            template.id,
            entity_name=template.name,
            changes=changes,
            details={"name": template.name, "version": template.version, **change.details},
            data={"version": template.version, "revision": template.revision},
        )


def require_seen(template: Template, seen: Seen) -> None:
    """Let pass who has seen the template as it is, or did not say.

    Raises:
        Stale: it was changed since; the problems say what is current.
    """
    current = str(template.revision)
    if seen is None or "*" in seen or current in seen:
        return
    raise Stale(
        f"{template.updated_by.name or 'Somebody'} has changed this template since you read it.",
        problems=(
            Problem(path="etag", message=current),
            Problem(path="version", message=str(template.version)),
            Problem(path="updatedAt", message=stamped(template.updated_at)),
            Problem(path="updatedBy", message=template.updated_by.name),
        ),
    )


def slug_taken(slug: str) -> Conflict:
    """The refusal of a slug that somebody has."""
    message = f"Another template, perhaps in the bin, has the slug {slug}."
    return Conflict(message, code="SLUG_TAKEN", problems=(Problem(message=message, path="slug"),))
