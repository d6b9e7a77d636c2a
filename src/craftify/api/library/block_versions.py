"""/api/blocks/{id}/versions and what editors and thumbnails read of synced blocks."""

from typing import Annotated, Any

from litestar import Response, Router, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from craftify.api.conditions import quoted, seen, tags
from craftify.api.envelopes import Answer, Success, Timestamp, pages, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.library.blocks import SyncedBlockContent, answer
from craftify.api.library.fragments import FragmentInput
from craftify.api.middleware.security_headers import EMAIL
from craftify.api.templates.previews import placed
from craftify.api.templates.written import Message
from craftify.domain.accounts.people import Person
from craftify.domain.library.blocks import BlockVersion as Version
from craftify.domain.library.blocks import Level


class BlockVersion(Answer, frozen=True, kw_only=True):
    """One version of a synced block."""

    version: int
    message: str
    hash: str
    created_at: Timestamp
    created_by: Person


class BlockVersionContent(BlockVersion, frozen=True, kw_only=True):
    """One version with its blocks and what they use of a theme."""

    level: Level
    children: list[dict[str, Any]]
    theme: dict[str, Any]


class SharedBlock(Answer, frozen=True, kw_only=True):
    """A version of a synced block as an editor puts it in; `latest` stands where nothing pins."""

    ref: str
    version: int
    latest: bool
    name: str
    level: Level
    children: list[dict[str, Any]]
    theme: dict[str, Any]


class PublishInput(FragmentInput):
    """The content of the next version, and a word about it."""

    message: Message = ""


def _facts(version: Version) -> dict[str, Any]:
    return {
        "version": version.number,
        "message": version.message,
        "hash": version.hash,
        "created_at": stamp(version.created_at),
        "created_by": version.created_by,
    }


@get("/{block_id:str}/versions", operation_id="listBlockVersions", summary="Its history")
async def list_block_versions(
    actor: TheActor,
    services: TheServices,
    block_id: FromPath[str],
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 20,
    cursor: Annotated[str | None, QueryParameter(max_length=2000)] = None,
) -> Success[list[BlockVersion]]:
    """Versions of a synced block, newest first."""
    found, total, more = await services.blocks.versions(actor, block_id, limit=limit, cursor=cursor)
    listed = [BlockVersion(**_facts(version)) for version in found]
    return success(listed, pagination=pages(1, limit, total, more))


@get(
    "/{block_id:str}/versions/{version:int}",
    operation_id="getBlockVersion",
    summary="One version of a synced block",
)
async def get_block_version(
    actor: TheActor, services: TheServices, block_id: FromPath[str], version: FromPath[int]
) -> Success[BlockVersionContent]:
    """One version with its content."""
    whole = await services.blocks.get(actor, block_id, version)
    fragment = whole.body.fragment
    return success(
        BlockVersionContent(
            **_facts(whole.version),
            level=whole.version.level,
            children=fragment["children"],
            theme=fragment.get("theme", {}),
        )
    )


@post(
    "/{block_id:str}/versions",
    status_code=201,
    operation_id="publishBlock",
    summary="Publish a version of a synced block",
)
async def publish_block(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    block_id: FromPath[str],
    data: JSONBody[PublishInput],
) -> Response[Success[SyncedBlockContent]]:
    """Make the next version; 200 when it came to what the last one is.

    Drafts without a pin show it at once, templates with the next version they get.
    """
    whole, is_new = await services.blocks.publish(
        actor, block_id, data.fragment(), message=data.message, seen=seen(request)
    )
    return answer(whole, 201 if is_new else 200)


@get("/library", operation_id="getLibrary", summary="What designs name")
async def get_library(
    actor: TheActor,
    services: TheServices,
    refs: Annotated[str, QueryParameter(max_length=4_000)] = "",
) -> Success[list[SharedBlock]]:
    """The synced blocks that `refs` name and those inside them, to be put into designs.

    `refs` is a list with commas: an id stands for its newest version, `id@3` for version 3.
    What is not there is left out.
    """
    lent = await services.blocks.library(actor, _wanted(refs))
    return success([SharedBlock(**{"theme": {}, **shared}) for shared in lent.library])


@get(
    "/{block_id:str}/rendered",
    operation_id="getRenderedBlock",
    summary="A synced block as a page",
    media_type="text/html",
)
async def get_rendered_block(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    block_id: FromPath[str],
    version: Annotated[int | None, QueryParameter(ge=1)] = None,
    dark: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter
) -> Response[str]:
    """The block alone with sample data, for thumbnails: sandboxed, without scripts."""
    page = await services.blocks.page(
        actor,
        block_id,
        number=version,
        dark=dark,
        known=tags(request.headers.get("if-none-match")),
    )
    headers = {
        "etag": quoted(page.etag),
        "cache-control": "private, no-cache",
        "content-security-policy": EMAIL,
    }
    html = placed(page.html) if page.html else ""
    status = 304 if page.html is None else 200
    return Response(html, status_code=status, media_type="text/html", headers=headers)


def _wanted(refs: str) -> dict[str, set[int | None]]:
    wanted: dict[str, set[int | None]] = {}
    for part in filter(None, refs.split(",")):
        ref, _, pin = part.strip().partition("@")
        number = int(pin) if pin.isascii() and pin.isdigit() and len(pin) < 7 else None  # noqa: PLR2004
        wanted.setdefault(ref, set()).add(number)
    return wanted


ROUTER = Router(
    "/api/blocks",
    route_handlers=[
        get_library,
        list_block_versions,
        get_block_version,
        publish_block,
        get_rendered_block,
    ],
    tags=["Synced blocks"],
)
