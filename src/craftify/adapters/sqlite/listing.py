"""Lists of the catalog: filters, order, pages and cursors as SQL that stays fast."""

import base64
import binascii
import operator
import threading
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import apsw
import msgspec

from craftify.adapters.sqlite import matching
from craftify.adapters.sqlite.files import fetch
from craftify.domain.errors import Invalid
from craftify.ports.catalog import (
    CANDIDATE_LIMIT,
    LIST_LIMIT,
    OFFSET_LIMIT,
    CatalogPage,
    CatalogQuery,
    CatalogRow,
    Facets,
)

T = TypeVar("T")

KEPT = 1_000
FEW = 1_500
"""Up to so many matches are found by a filter's index and sorted; more are met in order."""

SORTS = {
    "updatedAt": ("updated_at", "by_updated"),
    "createdAt": ("created_at", "by_created"),
    "name": ("name_key", "by_name"),
    "status": ("status", "by_state"),
}
OWN_ORDER = {
    "folder": "by_folder",
    "created_by": "by_creator",
    "category": "by_category",
    "status": "by_status",
}
"""Filters whose index goes on in the order of `updated_at`, the most selective first."""

FIXED = 2
"""Every list is of one organization, and of the living or the bin."""

Position = tuple[str, str]
"""The sort value of a row, and its id."""

_cursor = msgspec.json.Decoder(tuple[str, str, str, str])


@dataclass(frozen=True)
class Filters:
    """The conditions of a list: columns that must equal, and a tag that must be there."""

    columns: dict[str, str | int]
    tag: str | None

    def where(self, *, few: bool) -> tuple[str, list[Any]]:
        """As SQL on `e`; with `few` the tag's own index may lead to the entries."""
        conditions = [f"e.{column} = ?" for column in self.columns]
        values: list[Any] = list(self.columns.values())
        if self.tag is not None:
            tagged = "select t.n from tag t where t.org = ? and t.deleted = ? and t.tag = ?"
            conditions.append(f"e.n in ({tagged})" if few else f"exists({tagged} and t.n = e.n)")
            values += [self.columns["org"], self.columns["deleted"], self.tag]
        return " and ".join(conditions), values


@dataclass(frozen=True)
class Asked:
    """A query and whose entries it is about."""

    organization_id: str
    query: CatalogQuery

    def filters(self) -> Filters:
        """The conditions it sets."""
        query = self.query
        given: dict[str, str | int | None] = {
            "org": self.organization_id,
            "deleted": int(query.deleted),
            "status": query.status,
            "category": query.category,
            "folder": query.folder_id,
            "created_by": query.created_by,
            "kind": query.kind,
        }
        columns = {name: value for name, value in given.items() if value is not None}
        return Filters(columns, query.tag)


_VERSION = "pragma data_version"


class Counts(threading.local):
    """What one thread has read, for as long as nobody changes the file; `kept` answers at most."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._version: object = None
        self._known: dict[object, Any] = {}

    def recalled(self, db: apsw.Connection, what: object) -> Any:  # noqa: ANN401 - what was kept
        """The answer to a question, if it is known and still right."""
        known = self._known.get(what)
        if known is None or db.execute(_VERSION).get != self._version:
            return None
        return known

    def of(self, db: apsw.Connection, what: object, count: Callable[[], T]) -> T:
        """The answer to a question, counted at most once."""
        version = db.execute(_VERSION).get
        if version != self._version or len(self._known) > self._kept:
            self._version, self._known = version, {}
        if what not in self._known:
            self._known[what] = count()
        known: T = self._known[what]
        return known


def checked(query: CatalogQuery) -> Position | None:
    """Where the cursor points, if there is one.

    Raises:
        Invalid: The query asks for what cannot be.
    """
    if not 1 <= query.limit <= LIST_LIMIT:
        raise Invalid(f"A page holds 1 to {LIST_LIMIT} rows.")
    if query.cursor is None:
        if query.page < 1:
            raise Invalid("Pages count from 1.")
        if query.page * query.limit > OFFSET_LIMIT:
            raise Invalid(f"Pages reach {OFFSET_LIMIT} rows deep: go on with the cursor.")
        return None
    try:
        padded = query.cursor + "=" * (-len(query.cursor) % 4)
        sort, order, value, id_ = _cursor.decode(base64.urlsafe_b64decode(padded))
    except (msgspec.MsgspecError, binascii.Error, ValueError) as error:
        raise Invalid("The cursor is not one of ours.") from error
    if (sort, order) != (query.sort, query.order):
        raise Invalid("The cursor belongs to a list of another order.")
    return value, id_


def search(
    db: apsw.Connection, counts: Counts, asked: Asked, after: Position | None
) -> CatalogPage:
    """One page of what is asked for."""
    wish = matching.wanted(db, asked.query.text) if asked.query.text else None
    if wish is None:
        return _by_order(db, counts, asked, after)
    return _by_text(db, asked, wish, after)


def size(db: apsw.Connection, organization_id: str) -> int:
    """How many entries an organization has, the bin included."""
    sql = "select sum(count) from tally where org = ? and deleted in (0, 1) and what = 'all'"
    return int(db.execute(sql, (organization_id,)).get or 0)


def _by_order(
    db: apsw.Connection, counts: Counts, asked: Asked, after: Position | None
) -> CatalogPage:
    query, filters = asked.query, asked.filters()
    total = counts.of(db, str(filters), lambda: _count(db, filters))
    where, values = filters.where(few=total <= FEW)
    column, source = _plan(query, filters, few=total <= FEW)
    way, beyond = ("asc", ">") if query.order == "asc" else ("desc", "<")
    offset = (query.page - 1) * query.limit
    if after is not None:
        where, offset = f"{where} and ({column}, e.id) {beyond} (?, ?)", 0
        values += after
    order = f"order by 1 {way}, 2 {way}"
    page = (
        f"select {column}, e.id, e.version, e.n from {source} where {where}"  # noqa: S608
        f" {order} limit ? offset ?"
    )
    found = []
    if offset < total:
        found = fetch(
            db,
            f"select p.*, s.summary from ({page}) p cross join shown s on s.n = p.n {order}",  # noqa: S608
            (*values, query.limit + 1, offset),
        )
    rows = [CatalogRow(id=row[1], version=row[2], summary=row[4]) for row in found[: query.limit]]
    return CatalogPage(
        entries=tuple(rows),
        total=total,
        cursor=_next(query, [(row[0], row[1]) for row in found]),
    )


def _count(db: apsw.Connection, filters: Filters) -> int:
    """How many match: kept ready for one condition, counted for several."""
    facts = list(filters.columns.items())[FIXED:] + [("tag", filters.tag)] * bool(filters.tag)
    if len(facts) > 1:
        where, values = filters.where(few=True)
        return int(fetch(db, f"select count(*) from entry e where {where}", values)[0][0])  # noqa: S608
    organization_id, deleted = list(filters.columns.values())[:FIXED]
    fact = facts[0] if facts else ("all", "")
    sql = "select count from tally where org = ? and deleted = ? and what = ? and value = ?"
    return int(db.execute(sql, (organization_id, deleted, *fact)).get or 0)


def _plan(query: CatalogQuery, filters: Filters, *, few: bool) -> tuple[str, str]:
    """The sort column, and where to read from.

    Few matches are best found by a filter's index and then sorted: the plus keeps SQLite from
    walking in order. Many are best met by walking in order until the page is full.
    """
    column, index = SORTS.get(query.sort, SORTS["updatedAt"])
    own = [name for filter_, name in OWN_ORDER.items() if filter_ in filters.columns]
    exact = len(filters.columns) == FIXED + len(own) and filters.tag is None and len(own) <= 1
    if few and not (exact and column == "updated_at"):
        return f"+e.{column}", "entry e"
    if own and column == "updated_at":
        index = own[0]
    return f"e.{column}", f"entry e indexed by {index}"


def _by_text(
    db: apsw.Connection, asked: Asked, wish: matching.Wanted, after: Position | None
) -> CatalogPage:
    query, organization_id = asked.query, asked.organization_id
    hits = matching.candidates(db, organization_id, wish)
    if not hits:
        return CatalogPage(entries=(), total=0)
    where, values = asked.filters().where(few=False)
    column, _ = SORTS.get(query.sort, SORTS["updatedAt"])
    found = fetch(
        db,
        f"select e.{column}, e.id, e.n from carray(?) c cross join entry e on e.n = c.value"  # noqa: S608
        f" where {where}",
        (apsw.carray(array("q", hits[:CANDIDATE_LIMIT])), *values),
    )
    if query.sort == "relevance":
        named = set(matching.candidates(db, organization_id, wish, column="name"))
        found = [(f"{int(n in named)}{value}", id_, n) for value, id_, n in found]
    found.sort(reverse=query.order == "desc")
    total = len(found)
    if after is None:
        found = found[(query.page - 1) * query.limit :]
    else:
        ahead = operator.lt if query.order == "desc" else operator.gt
        found = [row for row in found if ahead(row[:2], after)]
    return CatalogPage(
        entries=tuple(_row(db, n, wish) for _, _, n in found[: query.limit]),
        total=total,
        cursor=_next(query, [(value, id_) for value, id_, _ in found[: query.limit + 1]]),
        capped=len(hits) > CANDIDATE_LIMIT,
    )


def _row(db: apsw.Connection, n: int, wish: matching.Wanted) -> CatalogRow:
    sql = "select e.id, e.version, s.summary from entry e join shown s on s.n = e.n where e.n = ?"
    ((id_, version, summary),) = fetch(db, sql, (n,))
    marks = matching.highlight(db, n, wish)
    return CatalogRow(id=id_, version=version, summary=summary, highlight=marks)


def _next(query: CatalogQuery, positions: list[Position]) -> str | None:
    """The cursor after a full page, when the row beyond it was found too."""
    if len(positions) <= query.limit:
        return None
    parts = (query.sort, query.order, *positions[query.limit - 1])
    return base64.urlsafe_b64encode(msgspec.json.encode(parts)).decode().rstrip("=")


def facets(db: apsw.Connection, organization_id: str) -> Facets:
    """What there is to filter by, counted."""
    sql = """select deleted, what, value, count from tally where org = ? and count > 0
        and what in ('all', 'status', 'category', 'tag') order by value"""
    counts: dict[tuple[int, str], dict[str, int]] = {}
    for deleted, what, value, count in fetch(db, sql, (organization_id,)):
        counts.setdefault((deleted, what), {})[value] = count
    categories = counts.get((0, "category"), {})
    categories.pop("", None)
    return Facets(
        statuses=counts.get((0, "status"), {}),
        categories=categories,
        tags=counts.get((0, "tag"), {}),
        total=counts.get((0, "all"), {}).get("", 0),
        deleted=counts.get((1, "all"), {}).get("", 0),
    )
