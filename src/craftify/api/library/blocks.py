"""/api/blocks: synced blocks, kept once and standing in many templates."""

from typing import Annotated, Any, Literal

from litestar import Response, Router, delete, get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from pydantic import Field

from craftify.api.conditions import quoted, seen
from craftify.api.envelopes import Answer, Shape, Success, Timestamp, pages, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.library.fragments import FragmentInput
from craftify.api.once import answered_once
from craftify.api.templates.written import Label, Message, Name, Prose, Tags
from craftify.domain.accounts.people import Person
from craftify.domain.library.blocks import Level
from craftify.services.library.orders import (
    BlockChange,
    BlockQuery,
    Listed,
    NewBlock,
    Order,
    Sort,
    Standing,
    WholeBlock,
)


class SyncedBlock(Answer, frozen=True, kw_only=True):
    """A synced block. `uses` counts the templates and blocks it stands in."""

    id: str
    name: str
    description: str
    category: str
    tags: tuple[str, ...]
    level: Level
    version: int
    archived: bool
    uses: int
    created_at: Timestamp
    created_by: Person
    updated_at: Timestamp
    updated_by: Person
    etag: str


class SyncedBlockContent(SyncedBlock, frozen=True, kw_only=True):
    """A synced block with its newest version: its blocks, and what they use of a theme."""

    children: list[dict[str, Any]]
    theme: dict[str, Any]
    message: str


class BlockUse(Answer, frozen=True, kw_only=True):
    """Something a synced block stands in: a template or another block.

    `pins` are the versions it is held at, null where it follows the newest. `madeWith` is the
    version in what was made last; `inDraft` says that it stands in the draft.
    """

    kind: Literal["template", "block"]
    id: str
    name: str
    status: str
    pins: tuple[int | None, ...]
    made_with: int | None
    in_version: bool
    in_draft: bool


class SyncedBlockChange(Shape):
    """What to change; what is left out stays. Content is changed by publishing a version."""

    name: Name | None = None
    description: Prose | None = None
    category: Label | None = None
    tags: Tags | None = None
    archived: bool | None = None


class SyncedBlockInput(FragmentInput):
    """A new synced block with its first version."""

    name: Name
    description: Prose = ""
    category: Label = ""
    tags: Tags = Field(default_factory=list)
    message: Message = ""


def shown(found: Listed | WholeBlock) -> SyncedBlock:
    """A block as lists show it."""
    return SyncedBlock(**_head(found))


def shown_whole(whole: WholeBlock) -> SyncedBlockContent:
    """A block with its newest version."""
    fragment = dict(whole.body.fragment)
    return SyncedBlockContent(
        **_head(whole),
        children=fragment["children"],
        theme=fragment.get("theme", {}),
        message=whole.version.message,
    )


def answer(whole: WholeBlock, status: int = 200) -> Response[Success[SyncedBlockContent]]:
    """A block in its envelope, with its tag."""
    block = shown_whole(whole)
    return Response(success(block), status_code=status, headers={"etag": quoted(block.etag)})


def _head(found: Listed | WholeBlock) -> dict[str, Any]:
    block = found.block
    return {
        "id": block.id,
        "name": block.name,
        "description": block.description,
        "category": block.category,
        "tags": block.tags,
        "level": block.level,
        "version": block.version,
        "archived": block.archived_at is not None,
        "uses": found.uses,
        "created_at": stamp(block.created_at),
        "created_by": block.created_by,
        "updated_at": stamp(block.updated_at),
        "updated_by": block.updated_by,
        "etag": str(block.revision),
    }


def _use(standing: Standing) -> BlockUse:
    names = BlockUse.__struct_fields__
    return BlockUse(**{name: getattr(standing, name) for name in names})


@get("/", operation_id="listBlocks", summary="List synced blocks")
async def list_blocks(  # noqa: PLR0913, PLR0917 - a list has that many filters
    actor: TheActor,
    services: TheServices,
    page: Annotated[int, QueryParameter(ge=1, le=1_000)] = 1,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    sort_by: Annotated[Sort, QueryParameter(name="sortBy")] = "name",
    sort_order: Annotated[Order | None, QueryParameter(name="sortOrder")] = None,
    search: Annotated[str, QueryParameter(max_length=500)] = "",
    category: FromQuery[str | None] = None,
    tag: FromQuery[str | None] = None,
    level: FromQuery[Level | None] = None,
    archived: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter
) -> Success[list[SyncedBlock]]:
    """One page of the synced blocks; `archived` shows those that are no longer offered."""
    query = BlockQuery(
        text=search,
        category=category,
        tag=tag,
        level=level,
        archived=archived,
        sort=sort_by,
        order=sort_order or ("asc" if sort_by == "name" else "desc"),
        page=page,
        limit=limit,
    )
    found = await services.blocks.list(actor, query)
    listed = [shown(each) for each in found.blocks]
    return success(listed, pagination=pages(page, limit, found.total))


@post("/", status_code=201, operation_id="createBlock", summary="Make a synced block")
async def create_block(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[SyncedBlockInput]
) -> Response[Success[SyncedBlockContent]]:
    """Make a synced block with its first version."""
    new = NewBlock(
        name=data.name,
        description=data.description,
        category=data.category,
        tags=tuple(data.tags),
        fragment=data.fragment(),
        message=data.message,
    )

    async def work() -> SyncedBlockContent:
        return shown_whole(await services.blocks.create(actor, new))

    return await answered_once(request, services, actor, work, status=201)


@get("/{block_id:str}", operation_id="getBlock", summary="One synced block")
async def get_block(
    actor: TheActor, services: TheServices, block_id: FromPath[str]
) -> Response[Success[SyncedBlockContent]]:
    """A synced block with its newest version."""
    return answer(await services.blocks.get(actor, block_id))


@patch("/{block_id:str}", operation_id="changeBlock", summary="Change a synced block")
async def change_block(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    block_id: FromPath[str],
    data: JSONBody[SyncedBlockChange],
) -> Response[Success[SyncedBlockContent]]:
    """Change what it is called, archive it, or take it back."""
    change = BlockChange(
        name=data.name,
        description=data.description,
        category=data.category,
        tags=None if data.tags is None else tuple(data.tags),
        archived=data.archived,
    )
    return answer(await services.blocks.change(actor, block_id, change, seen=seen(request)))


@delete("/{block_id:str}", status_code=204, operation_id="deleteBlock", summary="Delete a block")
async def delete_block(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    block_id: FromPath[str],
    confirm: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter
) -> None:
    """Delete a synced block; one in use is refused without `confirm`."""
    await services.blocks.delete(actor, block_id, confirmed=confirm, seen=seen(request))


@get("/{block_id:str}/uses", operation_id="listBlockUses", summary="Where a synced block stands")
async def list_block_uses(
    actor: TheActor, services: TheServices, block_id: FromPath[str]
) -> Success[list[BlockUse]]:
    """The templates and blocks a synced block stands in, by name."""
    return success([_use(each) for each in await services.blocks.uses(actor, block_id)])


ROUTER = Router(
    "/api/blocks",
    route_handlers=[
        list_blocks,
        create_block,
        get_block,
        change_block,
        delete_block,
        list_block_uses,
    ],
    tags=["Synced blocks"],
)
