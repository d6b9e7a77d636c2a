"""/api/templates/import: emails from files and archives."""

from dataclasses import dataclass
from hashlib import sha256

from litestar import Response, Router, post
from litestar.datastructures import UploadFile
from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIFormat, OpenAPIType

from craftify.api.envelopes import Answer, Success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.once import answered_once
from craftify.api.problems import told
from craftify.engine import ImportReport
from craftify.services.templates import importing
from craftify.services.templates.unpacking import Upload


class ImportFailure(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """Why a file could not be taken."""

    code: str
    message: str
    line: int | None = None
    column: int | None = None


class ImportRow(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one file: a template and a report, or an error."""

    file: str
    template_id: str | None = None
    name: str | None = None
    report: ImportReport | None = None
    error: ImportFailure | None = None


@dataclass
class ImportOperation(Operation):
    """What the framework cannot see in the handler: a form with files."""

    def __post_init__(self) -> None:
        """Draw the form."""
        file = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        files = Schema(type=OpenAPIType.ARRAY, items=file, min_items=1)
        form = Schema(type=OpenAPIType.OBJECT, properties={"files": files}, required=["files"])
        self.request_body = RequestBody(
            content={"multipart/form-data": OpenAPIMediaType(schema=form)}, required=True
        )


def shown(row: importing.ImportRow) -> ImportRow:
    """A row as the API shows it."""
    template, failure = row.template, row.failure
    return ImportRow(
        file=row.file,
        template_id=template.id if template else None,
        name=template.name if template else None,
        report=row.report,
        error=ImportFailure(
            code=failure.code,
            message=told(failure.message),
            line=failure.line,
            column=failure.column,
        )
        if failure
        else None,
    )


@post(
    "/",
    status_code=201,
    operation_id="importTemplates",
    summary="Import emails from files",
    operation_class=ImportOperation,
)
async def import_templates(
    request: AnyRequest, actor: TheActor, services: TheServices
) -> Response[Success[list[ImportRow]]]:
    """Take MJML, HTML and ZIP files from the field `files`, repeated.

    Files under `partials/` serve `mj-include` by name. Each email becomes a template with a report;
    a file that cannot be taken says why, and the others still land.
    """
    uploads = await _uploads(request)

    async def work() -> list[ImportRow]:
        return [shown(row) for row in await services.importing.take(actor, uploads)]

    return await answered_once(request, services, actor, work, status=201, content=_digest(uploads))


async def _uploads(request: AnyRequest) -> list[Upload]:
    form = await request.form()
    files = [part for part in form.getall("files", []) if isinstance(part, UploadFile)]
    return [Upload(name=file.filename, data=await file.read()) for file in files]


def _digest(uploads: list[Upload]) -> bytes:
    parts = (sha256(f"{file.name}\0".encode() + file.data).digest() for file in uploads)
    return b"".join(parts)


ROUTER = Router("/api/templates/import", route_handlers=[import_templates], tags=["Templates"])
