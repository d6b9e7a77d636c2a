"""The workbench: the engine's verbs on content that is stored nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from craftify.domain.access import Actor, require
from craftify.domain.errors import Invalid
from craftify.engine import CheckSheet, Finding, Problem, Sanitized, Variable, check_catalog
from craftify.ports.workshop import (
    Canvas,
    CanvasOrder,
    Missing,
    Opened,
    PreviewOrder,
    Source,
    Workshop,
)
from craftify.services.templates.building import Manuscript, manuscript_of, require_contract
from craftify.services.templates.orders import Written
from craftify.services.templates.previewing import Preview, shown
from craftify.services.templates.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Content on the workbench. `template_id` lends it the partials of that template."""

    written: tuple[Written, ...]
    subject: str | None = None
    preheader: str | None = None
    variables: tuple[Variable, ...] = ()
    template_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The data a piece is tried with."""

    data: Mapping[str, Any] = field(default_factory=dict)
    missing: Missing = "error"
    locale: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How the editor is to show a piece."""

    locale: str | None = None
    marked: bool = True
    logic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """What people do with content before it is anybody's template."""

    shelf: Shelf
    workshop: Workshop

    async def render(self, actor: Actor, piece: Piece, trial: Trial) -> Preview:
        """Import, compile, render and check; nothing is kept."""
        order = PreviewOrder(
            source=await self._source(actor, piece),
            data=dict(trial.data),
            variables=piece.variables,
            missing=trial.missing,
            locale=trial.locale,
            now=self.shelf.clock.now(),
        )
        return shown(await self.workshop.preview(order), piece.variables)

    async def check(
        self, actor: Actor, piece: Piece, data: Mapping[str, Any] | None
    ) -> tuple[Finding, ...]:
        """Run every check; with data also those of the rendered email."""
        source = await self._source(actor, piece)
        return await self.workshop.check(source, data=data, variables=piece.variables)

    async def open_document(
        self, actor: Actor, piece: Piece, *, base: Mapping[str, Any] | None = None
    ) -> Opened:
        """The document it is, for the editor; blocks of `base` keep their ids."""
        return await self.workshop.open_document(await self._source(actor, piece), base=base)

    async def canvas(self, actor: Actor, piece: Piece, view: View) -> Canvas:
        """The email as the editor's canvas shows it, or its code."""
        source = await self._source(actor, piece)
        order = CanvasOrder(source=source, locale=view.locale, marked=view.marked, logic=view.logic)
        return await self.workshop.canvas(order)

    async def sanitize(self, actor: Actor, html: str) -> Sanitized:
        """Take out of HTML what could harm its reader."""
        require(actor, "template:read")
        return await self.workshop.sanitize(html)

    async def checks(self, actor: Actor) -> Sequence[CheckSheet]:
        """The catalog of checks."""
        require(actor, "template:read")
        return check_catalog()

    async def _source(self, actor: Actor, piece: Piece) -> Source:
        require(actor, "template:read")
        require_contract(piece.variables)
        if len(piece.written) != 1:
            message = "Give the content as exactly one of mjml, content and design."
            raise Invalid(message, problems=(Problem(message=message, path="mjml"),))
        written = piece.written[0]
        if piece.template_id is not None and written.partials is None:
            found = await self.shelf.find(actor, "template:read", piece.template_id)
            artifact = await self.shelf.artifact(actor, found.template)
            written = replace(written, partials=manuscript_of(artifact).written.partials)
        manuscript = Manuscript(written=written, subject=piece.subject, preheader=piece.preheader)
        source, _ = await self.shelf.lent(actor, manuscript.source())
        return source
