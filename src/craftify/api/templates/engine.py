"""/api/engine: the engine's verbs on content that is stored nowhere."""

from collections.abc import Iterable
from typing import Annotated

from litestar import Router, get, post
from litestar.params import JSONBody
from msgspec.structs import replace
from pydantic import Field

from craftify.api.envelopes import Answer, ErrorDetail, Shape, Success, success
from craftify.api.given import TheActor, TheServices
from craftify.api.problems import detail, told
from craftify.api.templates.previews import Locale
from craftify.api.templates.written import ContentInput, JsonObject, Missing, TemplateId
from craftify.api.templates.written import contract as given_contract
from craftify.engine import CheckSheet, Finding, ImportReport, Problem, Sanitized
from craftify.services.templates.previewing import Preview
from craftify.services.templates.workbench import Piece, Trial, View


class PieceInput(ContentInput):
    """Content as exactly one of mjml, content and design.

    With `templateId` its includes are looked for among the partials of that template.
    """

    template_id: TemplateId | None = None

    def piece(self) -> Piece:
        """The same as the service takes it."""
        return Piece(
            written=self.written(),
            subject=self.subject,
            preheader=self.preheader,
            variables=given_contract(self.variables),
            template_id=self.template_id,
        )


class RenderInput(PieceInput):
    """Content and the data of one recipient."""

    data: JsonObject = Field(default_factory=dict)
    missing: Missing = "error"
    locale: Locale | None = None


class CheckInput(PieceInput):
    """Content to check; with data also the rendered email is checked."""

    data: JsonObject | None = None


class DocumentInput(PieceInput):
    """Content to open in the editor. `base` is the document it was before it was edited."""

    base: JsonObject | None = None


class CanvasInput(PieceInput):
    """A document to show in the canvas. With `logic` its conditions and loops stay, as Liquid.

    Not `marked` it is what would be sent, before variables are filled, with its text part.
    """

    locale: Locale | None = None
    marked: bool = True
    logic: bool = False


class CanvasAnswer(Answer, frozen=True, kw_only=True):
    """The email; `faults` are the synced blocks it has to do without."""

    html: str
    text: str
    faults: tuple[ErrorDetail, ...]


class OpenedDocument(Answer, frozen=True, kw_only=True):
    """A document of blocks, and how it came to be; a design has no report.

    `lines` says on which line of the source each block begins. `problems` keep a document that
    could be read from being compiled.
    """

    document: JsonObject
    report: ImportReport | None
    lines: dict[str, int]
    problems: tuple[ErrorDetail, ...]


class SanitizeInput(Shape):
    """HTML from anywhere."""

    html: Annotated[str, Field(max_length=4_000_000)]


@post("/render", status_code=200, operation_id="renderContent", summary="Render content")
async def render_content(
    actor: TheActor, services: TheServices, data: JSONBody[RenderInput]
) -> Success[Preview]:
    """Import, compile, render and check in one go; nothing is stored."""
    trial = Trial(data=data.data, missing=data.missing, locale=data.locale)
    return success(await services.workbench.render(actor, data.piece(), trial))


@post("/check", status_code=200, operation_id="checkContent", summary="Check content")
async def check_content(
    actor: TheActor, services: TheServices, data: JSONBody[CheckInput]
) -> Success[tuple[Finding, ...]]:
    """What the checks find in it, with places and mends."""
    return success(await services.workbench.check(actor, data.piece(), data.data))


def _told(problems: Iterable[Problem]) -> tuple[ErrorDetail, ...]:
    return tuple(detail(replace(each, message=told(each.message))) for each in problems)


@post("/document", status_code=200, operation_id="openDocument", summary="Open as a document")
async def open_document(
    actor: TheActor, services: TheServices, data: JSONBody[DocumentInput]
) -> Success[OpenedDocument]:
    """The content as a document of blocks, for the editor.

    With `base` the blocks that stand in it already keep their ids, also when they were changed or
    moved.
    """
    opened = await services.workbench.open_document(actor, data.piece(), base=data.base)
    shown = OpenedDocument(
        document=opened.document,
        report=opened.report,
        lines=opened.lines,
        problems=_told(opened.problems),
    )
    return success(shown)


@post("/canvas", status_code=200, operation_id="compileCanvas", summary="Compile for the canvas")
async def compile_canvas(
    actor: TheActor, services: TheServices, data: JSONBody[CanvasInput]
) -> Success[CanvasAnswer]:
    """The email with every block marked, where a browser cannot compile it itself.

    An element of a block has the first css class `b-<id>`; a block of HTML stands between the
    comments `<!--b-<id>-->` and `<!--/b-<id>-->`.
    """
    view = View(locale=data.locale, marked=data.marked, logic=data.logic)
    canvas = await services.workbench.canvas(actor, data.piece(), view)
    faults = _told(canvas.faults)
    return success(CanvasAnswer(html=canvas.html, text=canvas.text, faults=faults))


@post("/sanitize", status_code=200, operation_id="sanitizeHtml", summary="Sanitize HTML")
async def sanitize_content(
    actor: TheActor, services: TheServices, data: JSONBody[SanitizeInput]
) -> Success[Sanitized]:
    """The HTML without what could harm its reader, and what had to go."""
    return success(await services.workbench.sanitize(actor, data.html))


@get("/checks", operation_id="listChecks", summary="The catalog of checks")
async def list_checks(actor: TheActor, services: TheServices) -> Success[tuple[CheckSheet, ...]]:
    """Every check with its title, severity and category."""
    return success(tuple(await services.workbench.checks(actor)))


ROUTER = Router(
    "/api/engine",
    route_handlers=[
        render_content,
        check_content,
        open_document,
        compile_canvas,
        sanitize_content,
        list_checks,
    ],
    tags=["Engine"],
)
