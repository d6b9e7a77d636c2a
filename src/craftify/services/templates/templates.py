"""Templates: list, make, read, change, duplicate, and put into the bin and take out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from msgspec import Raw

from craftify.domain.access import Actor, require
from craftify.domain.errors import Invalid
from craftify.domain.templates.templates import Template, copy_name, require_slug
from craftify.domain.templates.versions import Artifact
from craftify.engine import Problem
from craftify.ports.catalog import CatalogPage, CatalogQuery, Facets
from craftify.ports.workshop import Workshop
from craftify.records.templates.templates import StoredTemplate
from craftify.services.templates.building import Made, Manuscript, made, person, version_of
from craftify.services.templates.editing import Edit, identified, labels_of, relabeled
from craftify.services.templates.orders import Labels, NewTemplate, Seen, TemplateChange
from craftify.services.templates.shelf import Change, Shelf, require_seen
from craftify.services.templates.starters import Starters
from craftify.services.templates.summaries import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A template with what its last version is made of."""

    template: Template
    artifact: Artifact


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateList:
    """One page of a list: the summaries as JSON, and where the page stands."""

    summaries: Raw
    page: CatalogPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """What people do with templates as wholes."""

    shelf: Shelf
    workshop: Workshop
    starters: Starters

    async def list(self, actor: Actor, query: CatalogQuery) -> TemplateList:
        """One page of the organization's templates."""
        require(actor, "template:read")
        page = await self.shelf.catalog.search(actor.organization_id, query)
        return TemplateList(summaries=listed(page.entries), page=page)

    async def facets(self, actor: Actor) -> Facets:
        """Counts for the filters of the list."""
        require(actor, "template:read")
        return await self.shelf.catalog.facets(actor.organization_id)

    async def get(self, actor: Actor, template_id: str, *, binned: bool = False) -> Whole:
        """A template with its content; one in the bin only when asked."""
        found = await self.shelf.find(actor, "template:read", template_id, binned=binned)
        return await self._whole(actor, found)

    async def create(self, actor: Actor, new: NewTemplate) -> Whole:
        """Make a template from content or from a starter.

        Raises:
            Invalid: neither or both were given, the slug or the contract is out of shape.
            EngineError: the content cannot be compiled.
            Conflict: the slug is taken (SLUG_TAKEN).
        """
        require(actor, "template:write")
        labels, manuscript = self._manuscript(new)
        slug = require_slug(labels.slug) if labels.slug else None
        fresh = await made(self.shelf, self.workshop, actor, manuscript)
        details = {"starter": new.starter} if new.starter else {}
        change = await self.first(actor, labels, fresh, action="template.created", details=details)
        return await self._added(actor, change, fresh.artifact, slug=slug)

    async def duplicate(self, actor: Actor, template_id: str, *, name: str | None = None) -> Whole:
        """Make a new template from the last version of another."""
        found = await self.shelf.find(actor, "template:read", template_id)
        require(actor, "template:write", found.template)
        origin = found.template
        artifact = await self.shelf.artifact(actor, origin)
        change = await self.first(
            actor,
            labels_of(origin, name or copy_name(origin.name)),
            Made(artifact=artifact, findings=origin.face.findings),
            action="template.duplicated",
            message=f"Copied from {origin.name}",
            details={"from": origin.id, "fromVersion": origin.version},
        )
        return await self._added(actor, change, artifact)

    async def update(
        self, actor: Actor, template_id: str, change: TemplateChange, *, seen: Seen = None
    ) -> Whole:
        """Change what was given and leave the rest; other content makes a new version.

        Raises:
            Stale: the template is not as the caller has seen it; nothing was changed.
            Conflict: the slug is taken, or the template is archived.
            EngineError: the new content cannot be compiled.
        """
        found = await self.shelf.find(actor, "template:write", template_id)
        require_seen(found.template, seen)
        if change.labels.slug is not None:
            require_slug(change.labels.slug)
        edit = Edit(shelf=self.shelf, workshop=self.workshop, actor=actor, wanted=change)
        return await self._whole(actor, await self.shelf.change(actor, found, edit, seen=seen))

    async def delete(self, actor: Actor, template_id: str, *, seen: Seen = None) -> Whole:
        """Put a template into the bin."""
        found = await self.shelf.find(actor, "template:delete", template_id)

        async def step(now: StoredTemplate) -> Change | None:
            if now.template.deleted_at is not None:
                return None
            gone = now.template.deleted(person(actor), self.shelf.clock.now())
            return Change(template=gone, action="template.deleted")

        return await self._whole(actor, await self.shelf.change(actor, found, step, seen=seen))

    async def undelete(self, actor: Actor, template_id: str) -> Whole:
        """Take a template out of the bin; one that is not there stays as it is."""
        found = await self.shelf.find(actor, "template:delete", template_id, binned=True)

        async def step(now: StoredTemplate) -> Change | None:
            if now.template.deleted_at is None:
                return None
            back = now.template.undeleted(person(actor), self.shelf.clock.now())
            return Change(template=back, action="template.undeleted")

        return await self._whole(actor, await self.shelf.change(actor, found, step))

    async def first(
        self,
        actor: Actor,
        labels: Labels,
        fresh: Made,
        *,
        action: str,
        message: str = "",
        details: Mapping[str, object] | None = None,
    ) -> Change:
        """A new template with its first version, ready to be put on the shelf."""
        now, by = self.shelf.clock.now(), person(actor)
        blank = Template(
            id=self.shelf.ids.new(),
            organization_id=actor.organization_id,
            name="Untitled",
            slug="",
            version=1,
            face=fresh.face(),
            created_at=now,
            created_by=by,
            updated_at=now,
            updated_by=by,
        )
        named = identified(replace(labels, slug=None), self.shelf.ids)
        template = relabeled(blank, named)
        version = version_of(template, fresh.artifact, None, message=message, removed=fresh.removed)
        return Change(
            template=template,
            action=action,
            ops=[
                *await self.shelf.versions(actor).ops(version, fresh.artifact),
                *self.shelf.use_ops(
                    actor,
                    template.id,
                    "version",
                    after=fresh.artifact.design,
                    made_with=fresh.artifact.blocks,
                ),
            ],
            artifact=fresh.artifact,
            details=details or {},
        )

    async def _added(
        self, actor: Actor, change: Change, artifact: Artifact, *, slug: str | None = None
    ) -> Whole:
        stored = await self.shelf.add(actor, change, slug=slug)
        return Whole(template=stored.template, artifact=artifact)

    async def _whole(self, actor: Actor, found: StoredTemplate) -> Whole:
        artifact = await self.shelf.artifact(actor, found.template)
        return Whole(template=found.template, artifact=artifact)

    def _manuscript(self, new: NewTemplate) -> tuple[Labels, Manuscript]:
        starter = new.starter
        if starter is None and len(new.written) == 1 and new.labels.name:
            blank = Manuscript(written=new.written[0], name=new.labels.name)
            return new.labels, blank.revised(None, new.wording)
        if starter is not None and not new.written:
            return self.starters.opened(starter, new.labels, new.wording)
        problems = []
        if not new.labels.name and starter is None:
            problems.append(Problem(message="Give the template a name.", path="name"))
        if len(new.written) + (starter is not None) != 1:
            message = "Give the content as exactly one of mjml, content, design and starter."
            problems.append(Problem(message=message, path="mjml"))
        raise Invalid("The request is not valid.", problems=problems)
