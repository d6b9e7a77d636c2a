"""/api/templates/{id}: preview, source, rendered page, and the test mail."""

import re
from typing import Annotated, Final, Literal

from litestar import Response, Router, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from pydantic import Field

from craftify.api.conditions import quoted, tags
from craftify.api.envelopes import Answer, Shape, Success, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.middleware.security_headers import EMAIL, NOWHERE
from craftify.api.once import answered_once
from craftify.api.templates.written import JsonObject, Missing
from craftify.services.mail.testing import MailTest
from craftify.services.templates.previewing import Look, Preview

SourceName = Literal["mjml", "html", "json"]
Locale = Annotated[str, Field(max_length=35)]
Number = Annotated[int, Field(ge=1)]
_OPENINGS: Final = tuple(
    re.compile(rf"<{name}\b[^>]*>", re.IGNORECASE) for name in ("head", "html", "!doctype")
)
# an email stands at no address of its own: what is relative in it must not lead to this server
_NOWHERE: Final = f'<base href="{NOWHERE}/">'


def placed(html: str) -> str:
    """The page with its base in the head, or where the head would begin."""
    found = next(filter(None, (opening.search(html) for opening in _OPENINGS)), None)
    at = found.end() if found else 0
    return html[:at] + _NOWHERE + html[at:]


class PreviewInput(Shape):
    """The data of one recipient. `missing` sample fills what is absent with samples."""

    data: JsonObject = Field(default_factory=dict)
    locale: Locale | None = None
    version: Number | None = None
    missing: Missing = "error"


class MailTestInput(Shape):
    """Where the test mail goes, and what it is filled with."""

    to: str = Field(max_length=100_000)
    data: JsonObject = Field(default_factory=dict)
    missing: Missing = "error"
    version: Number | None = None
    locale: Locale | None = None


class MessageAccepted(Answer, frozen=True, kw_only=True):
    """The message that is on its way."""

    message_id: str


@post("/preview", status_code=200, operation_id="previewTemplate", summary="Preview a template")
async def preview_template(
    actor: TheActor, services: TheServices, template_id: FromPath[str], data: JSONBody[PreviewInput]
) -> Success[Preview]:
    """Render a version with data, check it, and list its variables."""
    look = Look(data=data.data, locale=data.locale, version=data.version, missing=data.missing)
    return success(await services.previewing.preview(actor, template_id, look))


@get(
    "/rendered",
    operation_id="getRendered",
    summary="The email as a page",
    media_type="text/html",
)
async def get_rendered(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    version: Annotated[int | None, QueryParameter(ge=1)] = None,
    dark: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter
) -> Response[str]:
    """The email with sample data, for thumbnails and frames: sandboxed, without scripts."""
    page = await services.previewing.page(
        actor,
        template_id,
        version=version,
        dark=dark,
        known=tags(request.headers.get("if-none-match")),
    )
    headers = {
        "etag": quoted(page.etag),
        "cache-control": "private, no-cache",
        "content-security-policy": EMAIL,
    }
    status = 304 if page.html is None else 200
    html = placed(page.html) if page.html else ""
    return Response(html, status_code=status, media_type="text/html", headers=headers)


@get(
    "/source",
    operation_id="getSource",
    summary="The source of a template",
    media_type="text/plain",
)
async def get_source(
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    format: FromQuery[SourceName] = "mjml",  # noqa: A002 - the name of the query parameter
    version: Annotated[int | None, QueryParameter(ge=1)] = None,
) -> Response[str]:
    """The source itself, without an envelope.

    `mjml` is what was written, to the letter, or the design as MJML; `html` is what is sent before
    variables; `json` is the design.
    """
    source = await services.sources.get(actor, template_id, format, version=version)
    return Response(
        source.text,
        media_type=source.media_type,
        headers={
            "content-disposition": f'attachment; filename="{source.file}"',
            "content-security-policy": EMAIL,
        },
    )


@post("/test", status_code=202, operation_id="sendTest", summary="Send a test mail")
async def send_test(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    data: JSONBody[MailTestInput],
) -> Response[Success[MessageAccepted]]:
    """Send one email to one address, marked as a test. A stored draft becomes a version first."""

    async def work() -> MessageAccepted:
        order = MailTest(
            to=data.to,
            data=data.data,
            missing=data.missing,
            version=data.version,
            locale=data.locale,
        )
        message = await services.mail_tests.send(actor, template_id, order)
        return MessageAccepted(message_id=message.id)

    return await answered_once(request, services, actor, work, status=202)


ROUTER = Router(
    "/api/templates/{template_id:str}",
    route_handlers=[preview_template, get_rendered, get_source, send_test],
    tags=["Previews"],
)
