"""The catalog: a read model of template summaries for lists, filters, counts and text search.

It is fed from the item store and may be lost: when `cursor` answers None, its owner fills it
again from the items. It answers within milliseconds at 100,000 templates an organization.
"""

from collections.abc import Sequence
from typing import Literal, Protocol

from msgspec import Struct

Sort = Literal["relevance", "updatedAt", "createdAt", "name", "status"]
Order = Literal["asc", "desc"]

CANDIDATE_LIMIT = 2_000
OFFSET_LIMIT = 100_000
LIST_LIMIT = 1_000
BODY_LIMIT = 100_000


class Entry(Struct, frozen=True, kw_only=True):
    """What the catalog knows of one template.

    `version` is the version of the template's head *item* (not the template's own version
    number): it decides which of two states is the newer. `body` is what text search looks through
    beside name, description and tags: subject, preheader, text part, names of variables; its first
    100,000 characters count.
    `summary` is handed back untouched: the JSON a list shows. Times are ISO 8601 UTC with Z, all of
    the same precision, so that they sort as text. `deleted_at` puts it into the bin.
    """

    organization_id: str
    id: str
    version: int
    name: str
    slug: str = ""
    description: str = ""
    kind: str = ""
    status: str = "draft"
    category: str = ""
    tags: tuple[str, ...] = ()
    folder_id: str | None = None
    created_by: str = ""
    created_at: str
    updated_at: str
    deleted_at: str | None = None
    body: str = ""
    summary: bytes


class Gone(Struct, frozen=True, kw_only=True):
    """The template was removed for good; states up to this version are of the past."""

    organization_id: str
    id: str
    version: int


Change = Entry | Gone


class CatalogQuery(Struct, frozen=True, kw_only=True):
    """What to list. Filters that are None do not filter; all that are given must hold.

    `text` must be matched word for word, in any order and any field, without regard to case and
    accents; the last word may be the beginning of a word. Punctuation means nothing; a text
    without a single word does not filter. `folder_id` "" means: in no folder.
    `deleted` shows the bin instead of the living. `sort` "relevance" puts matches in the name
    first and the newest first among equals; without a text it means "updatedAt". Equal values are
    ordered by id, in the same direction. `cursor` goes before `page`.
    """

    text: str = ""
    status: str | None = None
    category: str | None = None
    tag: str | None = None
    folder_id: str | None = None
    created_by: str | None = None
    kind: str | None = None
    deleted: bool = False
    sort: Sort = "updatedAt"
    order: Order = "desc"
    limit: int = 20
    cursor: str | None = None
    page: int = 1


class Highlight(Struct, frozen=True, kw_only=True):
    """Where a text search matched.

    `name` holds the matched ranges of the template's name. `text` is a piece of the description,
    tags or body around a match, empty when only the name matched, and `ranges` its matched ranges.
    A range is [start, end) in UTF-16 code units, which is how JavaScript counts:
    `text.slice(start, end)`.
    """

    name: tuple[tuple[int, int], ...] = ()
    text: str = ""
    ranges: tuple[tuple[int, int], ...] = ()


class CatalogRow(Struct, frozen=True, kw_only=True):
    """One entry of a list: its stored summary, and where the text matched when one was given."""

    id: str
    version: int
    summary: bytes
    highlight: Highlight | None = None


class CatalogPage(Struct, frozen=True, kw_only=True):
    """One page. `total` counts all matches; `cursor` is None exactly when nothing follows.

    `capped` says that a text matched more than 2,000 templates: then only the 2,000 that entered
    the catalog last are filtered, sorted and counted.
    """

    entries: tuple[CatalogRow, ...]
    total: int
    cursor: str | None = None
    capped: bool = False


class Facets(Struct, frozen=True, kw_only=True):
    """How many living templates there are of each status, category and tag; `deleted` is the bin.

    The empty category is left out. Values come in the order of their names.
    """

    statuses: dict[str, int]
    categories: dict[str, int]
    tags: dict[str, int]
    total: int
    deleted: int


class Catalog(Protocol):
    """The read model. Open it once per process; several processes may use the same one.

    Every method raises `Unavailable` when it does not answer or is not open.
    """

    async def open(self) -> None:
        """Make ready. What is damaged or of another version is put aside and begun anew, empty.

        Raises:
            Unusable: The place holds something that is not a catalog of ours (ports.items).
        """

    async def close(self) -> None:
        """Finish the changes that were handed over, then let go. Closing twice does no harm."""

    async def health(self) -> None:
        """Return when the catalog can be read now.

        Raises:
            Unavailable: It cannot; the message says why.
        """

    async def apply(
        self, changes: Sequence[Change], *, cursor: str | None = None, feed: str = ""
    ) -> None:
        """Take these changes in, all or none, and remember `cursor` of that feed with them.

        Idempotent, and indifferent to order: a change older than what the catalog knows of the
        same template is ignored, also after it is gone. An equal version replaces what is known.
        Visible to every later `search` of this process when it returns.
        """

    async def cursor(self, feed: str = "") -> str | None:
        """The cursor last remembered for this feed; None for a new or emptied catalog."""

    async def clear(self) -> None:
        """Forget everything, cursors included, so that the catalog can be filled again."""

    async def search(self, organization_id: str, query: CatalogQuery) -> CatalogPage:
        """One page of an organization's templates.

        With `cursor` (of an earlier page with the same text, filters, sort and order) the list goes
        on after it: a row is not shown twice and none is left out unless it was changed meanwhile.
        `page` counts from 1 and reaches up to 100,000 rows deep; a page past the end is empty.

        Raises:
            Invalid: A cursor that is not ours or of another sort, a page below 1 or too deep, a
                limit out of 1 to 1,000.
        """

    async def facets(self, organization_id: str) -> Facets:
        """Counts for the filters of a list."""
