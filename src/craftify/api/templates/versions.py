"""/api/templates/{id}/versions: the history of a template."""

from typing import Annotated, Any

from litestar import Response, Router, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from craftify.api.conditions import seen
from craftify.api.envelopes import (
    Answer,
    Pagination,
    Shape,
    Success,
    Timestamp,
    pages,
    stamp,
    success,
)
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.templates.templates import Template, TemplateVariable, answer, contract
from craftify.api.templates.written import Message
from craftify.domain.accounts.people import Person
from craftify.domain.templates.versions import Artifact, FindingCounts, SourceFormat, Version
from craftify.engine import Size


class TemplateVersion(Answer, frozen=True, kw_only=True):
    """One version in the history. `changes` says in words what it changed."""

    version: int
    message: str
    created_by: Person
    created_at: Timestamp
    hash: str
    subject: str
    size: Size
    findings: FindingCounts
    changes: str


class TemplateVersionContent(TemplateVersion, frozen=True, kw_only=True):
    """One version with all it is made of."""

    preheader: str
    format: SourceFormat
    content: str
    text: str
    design: dict[str, Any]
    variables: tuple[TemplateVariable, ...]


class FreezeInput(Shape):
    """A word about the version, for the history."""

    message: Message = ""


def shown(version: Version) -> TemplateVersion:
    """A version as the API shows it."""
    return TemplateVersion(
        version=version.number,
        message=version.message,
        created_by=version.created_by,
        created_at=stamp(version.created_at),
        hash=version.face.hash,
        subject=version.face.subject,
        size=version.size,
        findings=version.face.findings,
        changes=version.changes,
    )


def shown_whole(version: Version, artifact: Artifact) -> TemplateVersionContent:
    """A version with its content as the API shows it."""
    light = shown(version)
    return TemplateVersionContent(
        **{name: getattr(light, name) for name in light.__struct_fields__},
        preheader=artifact.compiled.preheader,
        format=artifact.format,
        content=artifact.compiled.html,
        text=artifact.compiled.text,
        design=dict(artifact.design),
        variables=contract(artifact.variables),
    )


@get("/", operation_id="listVersions", summary="The history of a template")
async def list_versions(
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 20,
    cursor: Annotated[str | None, QueryParameter(max_length=2000)] = None,
) -> Success[list[TemplateVersion]]:
    """Versions, newest first."""
    found = await services.versions.list(actor, template_id, limit=limit, cursor=cursor)
    pagination: Pagination = pages(1, limit, found.total, found.cursor)
    return success([shown(version) for version in found.versions], pagination=pagination)


@get("/{version:int}", operation_id="getVersion", summary="One version")
async def get_version(
    actor: TheActor, services: TheServices, template_id: FromPath[str], version: FromPath[int]
) -> Success[TemplateVersionContent]:
    """One version with all it is made of."""
    return success(shown_whole(*await services.versions.get(actor, template_id, version)))


@post("/", status_code=201, operation_id="freezeDraft", summary="Make the draft a version")
async def freeze_draft(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    data: JSONBody[FreezeInput | None] = None,
) -> Response[Success[TemplateVersion]]:
    """Make the stored draft the next version; 200 when it came to what the last one is."""
    version, is_new = await services.versions.freeze(
        actor, template_id, message=data.message if data else "", seen=seen(request)
    )
    return Response(success(shown(version)), status_code=201 if is_new else 200)


@post(
    "/{version:int}/restore",
    status_code=200,
    operation_id="restoreVersion",
    summary="Restore a version",
)
async def restore_version(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    template_id: FromPath[str],
    version: FromPath[int],
) -> Response[Success[Template]]:
    """Make an old version the newest again; those between stay in the history."""
    return answer(await services.versions.restore(actor, template_id, version, seen=seen(request)))


ROUTER = Router(
    "/api/templates/{template_id:str}/versions",
    route_handlers=[list_versions, get_version, freeze_draft, restore_version],
    tags=["Versions"],
)
