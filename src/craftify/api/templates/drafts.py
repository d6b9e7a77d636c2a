"""/api/templates/{id}/draft: work in progress, kept whatever state it is in."""

from typing import Annotated, Any

import msgspec
from litestar import Response, Router, delete, get, put
from litestar.params import FromPath, JSONBody
from pydantic import Field

from craftify.api.conditions import quoted, seen
from craftify.api.envelopes import Answer, Success, Timestamp, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.templates.templates import TemplateVariable, contract
from craftify.api.templates.written import JsonObject, WordsInput
from craftify.api.templates.written import contract as given_contract
from craftify.domain.accounts.people import Person
from craftify.domain.templates.versions import SourceFormat
from craftify.services.templates.drafts import DraftView
from craftify.services.templates.orders import DraftChange, Written


class Draft(Answer, frozen=True, kw_only=True):
    """The draft of a template; when none is stored, its last version ready to be edited.

    Empty `subject`, `preheader` and `variables` leave the word to the source.
    """

    template_id: str
    base_version: int
    format: SourceFormat
    source: str
    subject: str
    preheader: str
    variables: tuple[TemplateVariable, ...]
    stored: bool
    updated_at: Timestamp
    updated_by: Person
    etag: str


class DraftInput(WordsInput):
    """The work as the editor holds it. `baseVersion` says which version was looked at.

    `htmlHash` is the SHA-256 of the HTML that a browser compiled of a design, in hexadecimal; it is
    compared with ours when the answer is given.
    """

    format: SourceFormat
    source: str | JsonObject
    base_version: Annotated[int, Field(ge=1)] | None = None
    html_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    def order(self) -> DraftChange:
        """The same as the service takes it."""
        return DraftChange(
            written=Written(format=self.format, source=self.source),
            subject=self.subject,
            preheader=self.preheader,
            variables=given_contract(self.variables),
            base_version=self.base_version,
            html_hash=self.html_hash,
        )


def answer(view: DraftView) -> Response[Success[Draft]]:
    """A draft in its envelope, with its tag."""
    draft = view.draft
    source = draft.source
    shown = Draft(
        template_id=draft.template_id,
        base_version=draft.base_version,
        format=draft.format,
        source=source if isinstance(source, str) else _indented(source),
        subject=draft.subject or "",
        preheader=draft.preheader or "",
        variables=contract(draft.variables or ()),
        stored=view.stored,
        updated_at=stamp(draft.updated_at),
        updated_by=draft.updated_by,
        etag=view.etag,
    )
    return Response(success(shown), headers={"etag": quoted(view.etag)})


def _indented(design: Any) -> str:  # noqa: ANN401 - any JSON value
    return msgspec.json.format(msgspec.json.encode(design), indent=2).decode()


@get("/", operation_id="getDraft", summary="Read the draft")
async def get_draft(
    actor: TheActor, services: TheServices, template_id: FromPath[str]
) -> Response[Success[Draft]]:
    """The draft of a template."""
    return answer(await services.drafts.get(actor, template_id))


@put("/", operation_id="saveDraft", summary="Save the draft")
async def save_draft(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    data: JSONBody[DraftInput],
) -> Response[Success[Draft]]:
    """Keep the work to the letter, also when it does not compile.

    `If-Match` takes the etag of the stored draft, or 0 for none.
    """
    return answer(await services.drafts.save(actor, template_id, data.order(), seen=seen(request)))


@delete("/", status_code=200, operation_id="discardDraft", summary="Discard the draft")
async def discard_draft(
    request: AnyRequest, actor: TheActor, services: TheServices, template_id: FromPath[str]
) -> Response[Success[Draft]]:
    """Let the draft go; the answer is the last version, ready to be edited."""
    return answer(await services.drafts.discard(actor, template_id, seen=seen(request)))


ROUTER = Router(
    "/api/templates/{template_id:str}/draft",
    route_handlers=[get_draft, save_draft, discard_draft],
    tags=["Drafts"],
)
