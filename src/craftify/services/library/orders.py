"""What callers ask for when they write synced blocks, already checked for shape by the door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from craftify.domain.library.blocks import BlockBody, BlockVersion, Kind, Level, SyncedBlock

Sort = Literal["name", "createdAt", "updatedAt"]
Order = Literal["asc", "desc"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBlock:
    """A synced block to be made."""

    name: str
    description: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    fragment: Mapping[str, Any]
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChange:
    """What to change about a synced block; None leaves a thing as it is."""

    name: str | None = None
    description: str | None = None
    category: str | None = None
    tags: tuple[str, ...] | None = None
    archived: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockQuery:
    """Which synced blocks to list."""

    text: str = ""
    category: str | None = None
    tag: str | None = None
    level: Level | None = None
    archived: bool = False
    sort: Sort = "name"
    order: Order = "asc"
    page: int = 1
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A synced block in a list, and how many templates and blocks use it."""

    block: SyncedBlock
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockList:
    """One page of the synced blocks of an organization; `total` counts all that match."""

    blocks: list[Listed]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeBlock:
    """A synced block with what one of its versions is made of."""

    block: SyncedBlock
    version: BlockVersion
    body: BlockBody
    uses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Something a synced block stands in.

    `pins` are the versions it is held at there, None where it follows. `made_with` is what it was
    when the newest version was made; `in_draft` says that it stands in a draft as well, or only.
    """

    kind: Kind
    id: str
    name: str
    status: str
    pins: tuple[int | None, ...]
    made_with: int | None
    in_version: bool
    in_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPage:
    """A synced block alone as a page; without `html` when its tag was known already."""

    etag: str
    html: str | None
