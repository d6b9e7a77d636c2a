"""Items as rows: the schema, and the statements behind get, query and write."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from craftify.ports.items import (
    ABSENT,
    EXISTS,
    WRITE_LIMIT,
    Check,
    Conflict,
    Delete,
    Index,
    Item,
    ItemTooLarge,
    Op,
    Page,
    Put,
    of_cursor,
    pack,
    to_cursor,
    unpack,
)

SCHEMA = """
create table item(
  pk text not null, sk text not null, version integer not null, ttl integer, doc blob not null,
  gs1p text, gs1s text, gs2p text, gs2s text,
  primary key(pk, sk)
) strict;
create index gs1 on item(gs1p, gs1s, pk, sk) where gs1p is not null;
create index gs2 on item(gs2p, gs2s, pk, sk) where gs2p is not null;
create index ttl on item(ttl) where ttl is not null;
"""

COLUMNS = "pk, sk, version, ttl, doc, gs1p, gs1s, gs2p, gs2s"
ALIVE = "(ttl is null or ttl > ?)"
ONE = f"select {COLUMNS} from item where pk = ? and sk = ? and {ALIVE}"  # noqa: S608
VERSION = f"select version from item where pk = ? and sk = ? and {ALIVE}"  # noqa: S608
PUT = f"""insert into item({COLUMNS}) values(?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict(pk, sk) do update set version = excluded.version, ttl = excluded.ttl,
  doc = excluded.doc, gs1p = excluded.gs1p, gs1s = excluded.gs1s,
  gs2p = excluded.gs2p, gs2s = excluded.gs2s"""
DELETE = "delete from item where pk = ? and sk = ?"
SWEEP = """delete from item where rowid in
  (select rowid from item where ttl is not null and ttl <= ? order by ttl limit 1000)"""
LAST = "\U0010ffff"


@dataclass(frozen=True)
class Span:
    """A query: a partition, of the table or an index, and the part of it that is wanted."""

    pk: str
    index: Index
    prefix: str
    lo: str
    hi: str
    reverse: bool
    limit: int
    cursor: str | None


def one(db: apsw.Connection, pk: str, sk: str, now: int) -> Item | None:
    """The living item with this key."""
    row = db.execute(ONE, (pk, sk, now)).fetchone()
    return None if row is None else _item(row)


def _item(row: Any) -> Item:  # noqa: ANN401 the driver types every column as any SQLite value
    pk, sk, version, ttl, doc, gs1p, gs1s, gs2p, gs2s = row
    gs1 = None if gs1p is None else (gs1p, gs1s)
    gs2 = None if gs2p is None else (gs2p, gs2s)
    return Item(pk, sk, unpack(doc), version, ttl, gs1, gs2)


def page(db: apsw.Connection, span: Span, now: int) -> Page:
    """One page of the span; one row more is read to know whether anything follows."""
    sort = f"{span.index}s" if span.index else "sk"
    where, values = _bounds(span, sort)
    way = "desc" if span.reverse else "asc"
    order = f"{sort} {way}, pk {way}, sk {way}" if span.index else f"sk {way}"
    found = db.execute(
        f"select {COLUMNS} from item where {where} and {ALIVE} order by {order} limit ?",  # noqa: S608
        (*values, now, span.limit + 1),
    ).fetchall()
    items = tuple(_item(row) for row in found[: span.limit])
    if len(found) <= span.limit:
        return Page(items)
    last = items[-1]
    entry = {"gs1": last.gs1, "gs2": last.gs2}.get(span.index) or last.key
    return Page(items, to_cursor(entry[1], last.key))


def _bounds(span: Span, sort: str) -> tuple[str, list[str]]:
    where, values = [f"{span.index}p = ?" if span.index else "pk = ?"], [span.pk]

    def bound(condition: str, *limits: str) -> None:
        where.append(condition)
        values.extend(limits)

    if lo := span.lo or span.prefix:
        bound(f"{sort} >= ?", lo)
    if span.hi:
        bound(f"{sort} <= ?", span.hi)
    if beyond := after_prefix(span.prefix):
        bound(f"{sort} < ?", beyond)
    if span.cursor is not None:
        beyond_it = "<" if span.reverse else ">"
        entry, pk, sk = of_cursor(span.cursor)
        if span.index:
            bound(f"({sort}, pk, sk) {beyond_it} (?, ?, ?)", entry, pk, sk)
        else:
            bound(f"sk {beyond_it} ?", sk)
    return " and ".join(where), values


def after_prefix(prefix: str) -> str:
    """The smallest text above every text that begins so; empty when there is none."""
    stem = prefix.rstrip(LAST)
    if not stem:
        return ""
    code = ord(stem[-1]) + 1
    return stem[:-1] + chr(0xE000 if code == 0xD800 else code)  # noqa: PLR2004 skip the surrogates


def write(db: apsw.Connection, ops: Sequence[Op], now: int) -> None:
    """All the ops, inside the caller's transaction; nothing is changed before all are checked.

    Raises:
        Conflict: Some expectations do not hold.
        ItemTooLarge: The caller has to undo what was done so far.
    """
    if failed := [place for place, op in enumerate(ops) if not _holds(db, op, now)]:
        raise Conflict(failed)
    size = 0
    for op in ops:
        if isinstance(op, Put):
            doc = pack(op.item.doc)
            size += len(doc)
            if size > WRITE_LIMIT:
                raise ItemTooLarge(f"a write is over the limit of {WRITE_LIMIT:,} bytes")
            _put(db, op, doc)
        elif isinstance(op, Delete):
            db.execute(DELETE, op.key)


def _holds(db: apsw.Connection, op: Put | Delete | Check, now: int) -> bool:
    if op.expect is None:
        return True
    row = db.execute(VERSION, (*op.key, now)).fetchone()
    if row is None:
        return op.expect == ABSENT
    return op.expect in (EXISTS, row[0])


def _put(db: apsw.Connection, put: Put, doc: bytes) -> None:
    item = put.item
    db.execute(
        PUT,
        (
            *(item.pk, item.sk, put.version, item.ttl, doc),
            *(item.gs1 or (None, None)),
            *(item.gs2 or (None, None)),
        ),
    )


def sweep(db: apsw.Connection, now: int) -> None:
    """Remove some of what has expired; nobody can see it any more."""
    db.execute(SWEEP, (now,))
