"""Editing: what a partial change makes of a template, and when it makes a new version."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from msgspec import UNSET

from craftify.domain.access import Actor
from craftify.domain.errors import Invalid
from craftify.domain.templates.templates import Template
from craftify.domain.templates.versions import Artifact, Face
from craftify.engine import Problem, Removed
from craftify.ports.clock import Ids
from craftify.ports.items import Op
from craftify.ports.workshop import Workshop
from craftify.records.templates.templates import StoredTemplate
from craftify.services.templates.building import (
    Made,
    made,
    manuscript_of,
    person,
    same_work,
    version_of,
)
from craftify.services.templates.orders import Labels, TemplateChange, Wording, Written
from craftify.services.templates.shelf import Change, Shelf

_BOOKKEEPING = frozenset(("revision", "updated_at", "updated_by"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One partial change, applied to the template as it is at that moment."""

    shelf: Shelf
    workshop: Workshop
    actor: Actor
    wanted: TemplateChange

    async def __call__(self, found: StoredTemplate) -> Change | None:
        """What has to be written; None when nothing would change."""
        before, wanted = found.template, self.wanted
        template = relabeled(before, identified(wanted.labels, self.shelf.ids))
        artifact = fresh = None
        if wanted.written or wanted.wording != Wording():
            artifact = await self.shelf.artifact(self.actor, before)
            fresh = await self._rebuilt(artifact, before)
        ops = self._slug_ops(before, template)
        if fresh is not None and artifact is not None:
            return await next_version(
                self.shelf,
                self.actor,
                template,
                coming_of(fresh, artifact, self.wanted.message),
                action="template.changed",
                ops=ops,
            )
        if template == before:
            return None
        return Change(
            template=template.touched(person(self.actor), self.shelf.clock.now()),
            action="template.changed",
            ops=ops,
            artifact=artifact,
            details={"fields": _changed(before, template)},
        )

    async def _rebuilt(self, artifact: Artifact, template: Template) -> Made | None:
        """The new artifact, or None when what was given comes to what is there."""
        present = manuscript_of(artifact)
        written = news(self.wanted.written, artifact)
        wanted = present.revised(written, _news_of_words(self.wanted.wording, artifact))
        if wanted == present:
            return None
        template.moved_to("draft")  # an archived one is refused before the work is done
        fresh = await made(self.shelf, self.workshop, self.actor, wanted)
        return None if same_work(fresh.artifact, artifact) else fresh

    def _slug_ops(self, before: Template, after: Template) -> list[Op]:
        if before.slug == after.slug:
            return []
        records = self.shelf.templates(self.actor)
        return [
            records.take_slug(after.slug, after.id, after.updated_at),
            records.leave_slug(before.slug),
        ]


@dataclass(frozen=True, slots=True)
class NextVersion:
    """What a template gets as its next version, and what it had before."""

    artifact: Artifact
    face: Face
    before: Artifact
    message: str
    removed: tuple[Removed, ...] = ()


def coming_of(fresh: Made, before: Artifact, message: str) -> NextVersion:
    """What was just made, as the next version."""
    return NextVersion(fresh.artifact, fresh.face(), before, message, fresh.removed)


async def next_version(
    shelf: Shelf,
    actor: Actor,
    template: Template,
    coming: NextVersion,
    *,
    action: str,
    ops: Sequence[Op] = (),
) -> Change:
    """The change that puts a version on top of a template."""
    edited = template.with_version(template.version + 1, coming.face)
    edited = edited.touched(person(actor), shelf.clock.now())
    version = version_of(
        edited, coming.artifact, coming.before, message=coming.message, removed=coming.removed
    )
    uses = shelf.use_ops(
        actor,
        template.id,
        "version",
        coming.before.design,
        coming.artifact.design,
        coming.artifact.blocks,
    )
    return Change(
        template=edited,
        action=action,
        ops=[*ops, *await shelf.versions(actor).ops(version, coming.artifact), *uses],
        artifact=coming.artifact,
        details={"hash": coming.face.hash, "changes": version.changes},
    )


def relabeled(template: Template, labels: Labels) -> Template:
    """The template with the labels that were given."""
    given: dict[str, Any] = {
        field.name: getattr(labels, field.name)
        for field in fields(labels)
        if getattr(labels, field.name) is not None and field.name != "folder_id"
    }
    if labels.folder_id is not UNSET:
        given["folder_id"] = labels.folder_id or None
    return replace(template, **given)


def identified(labels: Labels, ids: Ids) -> Labels:
    """The labels with an id for every sample set; one that stands twice is new."""
    if labels.samples is None:
        return labels
    used: set[str] = set()
    samples = []
    for sample in labels.samples:
        fresh = not sample.id or sample.id in used
        samples.append(replace(sample, id=ids.new()) if fresh else sample)
        used.add(samples[-1].id)
    return replace(labels, samples=tuple(samples))


def labels_of(template: Template, name: str) -> Labels:
    """The labels of a template under another name, without its slug."""
    return Labels(
        name=name,
        description=template.description,
        category=template.category,
        tags=template.tags,
        folder_id=template.folder_id,
        metadata=template.metadata,
        samples=template.samples,
    )


def news(written: tuple[Written, ...], artifact: Artifact) -> Written | None:
    """The one content that differs from what the template shows now.

    Who reads a template, changes one thing and writes all of it back means that one thing.

    Raises:
        Invalid: several differ, and which one is meant cannot be told.
    """
    fresh = [each for each in written if not _as_read(each, artifact)]
    if len(fresh) > 1:
        names = " and ".join(_field(each) for each in fresh)
        message = f"Change one of {names}: each is the whole content."
        raise Invalid(
            message, problems=[Problem(message=message, path=_field(each)) for each in fresh]
        )
    return fresh[0] if fresh else None


def _field(written: Written) -> str:
    return {"mjml": "mjml", "html": "content", "design": "design"}[written.format]


def _as_read(written: Written, artifact: Artifact) -> bool:
    if written.partials is not None and dict(written.partials) != dict(artifact.partials):
        return False
    if written.format == "design":
        return bool(_plain(written.source) == artifact.design)
    if written.format == "html" and written.source == artifact.compiled.html:
        return True
    return written.format == artifact.format and written.source == artifact.source


def _plain(design: str | Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(design, str):
        return design
    try:
        return json.loads(design)
    except ValueError:
        return None


def _news_of_words(wording: Wording, artifact: Artifact) -> Wording:
    compiled = artifact.compiled
    return Wording(
        subject=UNSET if wording.subject == compiled.subject else wording.subject,
        preheader=UNSET if wording.preheader == compiled.preheader else wording.preheader,
        variables=UNSET if wording.variables == artifact.variables else wording.variables,
    )


def _changed(before: Template, after: Template) -> list[str]:
    names = [field.name for field in fields(before) if field.name not in _BOOKKEEPING]
    return [name for name in names if getattr(before, name) != getattr(after, name)]
