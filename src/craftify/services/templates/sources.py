"""Sources: a template as text, to take along."""

from dataclasses import dataclass
from typing import Literal

import msgspec

from craftify.domain.access import Actor
from craftify.domain.errors import NotFound
from craftify.domain.templates.versions import Artifact
from craftify.ports.workshop import Workshop
from craftify.services.templates.shelf import Shelf

SourceName = Literal["mjml", "html", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A source with the name and media type of its file."""

    text: str
    file: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What people do to take a template's source along."""

    shelf: Shelf
    workshop: Workshop

    async def get(
        self, actor: Actor, template_id: str, name: SourceName, *, version: int | None = None
    ) -> SourceFile:
        """MJML as it was written (or the design as MJML), HTML as it is sent, or the design.

        Raises:
            NotFound: there is no such template, version, or MJML of what is raw HTML.
        """
        found = await self.shelf.find(actor, "template:read", template_id, binned=True)
        artifact = await self.shelf.artifact(actor, found.template, version)
        slug = found.template.slug
        if name == "html":
            return SourceFile(
                text=artifact.compiled.html,
                file=f"{slug}.html",
                media_type="text/html",
            )
        if name == "json":
            design = msgspec.json.format(msgspec.json.encode(artifact.design), indent=2)
            return SourceFile(
                text=design.decode(), file=f"{slug}.json", media_type="application/json"
            )
        return SourceFile(
            text=await self._mjml(artifact),
            file=f"{slug}.mjml",
            media_type="text/plain",
        )

    async def _mjml(self, artifact: Artifact) -> str:
        if artifact.format == "mjml" and artifact.source is not None:
            return artifact.source
        if artifact.design.get("kind") == "html":
            raise NotFound("This template is raw HTML: there is no MJML of it.")
        return await self.workshop.emit(artifact.design)
