"""The catalog's tables, and how a change gets into them."""

import hashlib
import unicodedata
from collections.abc import Sequence

import apsw
import msgspec

from craftify.adapters.sqlite.files import fetch
from craftify.ports.catalog import BODY_LIMIT, Change, Entry, Gone

TOKENIZER = ("unicode61", "remove_diacritics", "2")

WORDS = f"""
create virtual table words using fts5(
  scope, name, description, tags, body,
  tokenize = '{" ".join(TOKENIZER)}', prefix = '1 2 3', detail = column, columnsize = 0
);
"""

# Indexes end in what else a list filters by, so that counting and walking never leave them.
# The last statement tells the planner what tables of a busy company look like. It is never asked
# to count for itself: a plan that changes with the data is a list that is slow on some mornings.
SCHEMA = """
create table entry(
  n integer primary key, org text not null, id text not null, version integer not null,
  digest blob not null, deleted integer not null, name_key text not null, status text not null,
  category text not null, folder text not null, kind text not null, created_by text not null,
  created_at text not null, updated_at text not null,
  unique(org, id)
) strict;
create table shown(n integer primary key, summary blob not null) strict;
create index by_name on entry(org, deleted, name_key, id,
  status, category, folder, kind, created_by, version);
create index by_created on entry(org, deleted, created_at, id,
  status, category, folder, kind, created_by, version);
create index by_updated on entry(org, deleted, updated_at, id,
  status, category, folder, kind, created_by, version);
create index by_state on entry(org, deleted, status, id,
  category, folder, kind, created_by, version);
create index by_status on entry(org, deleted, status, updated_at, id, kind, version);
create index by_category on entry(org, deleted, category, updated_at, id, status, kind, version);
create index by_folder on entry(org, deleted, folder, updated_at, id,
  status, category, kind, created_by, version);
create index by_creator on entry(org, deleted, created_by, updated_at, id,
  status, category, kind, version);
create table tag(
  org text not null, deleted integer not null, tag text not null, n integer not null,
  primary key(org, deleted, tag, n)
) strict, without rowid;
create index tag_of on tag(n);
create table tally(
  org text not null, deleted integer not null, what text not null, value text not null,
  count integer not null,
  primary key(org, deleted, what, value)
) strict, without rowid;
create table gone(
  org text not null, id text not null, version integer not null, primary key(org, id)
) strict, without rowid;
create table feed(name text primary key, cursor text not null) strict, without rowid;
analyze;
insert into sqlite_stat1(tbl, idx, stat) values
  ('entry', 'sqlite_autoindex_entry_1', '100000 50000 1'),
  ('entry', 'by_name', '100000 50000 45000 2 1 1 1 1 1 1 1'),
  ('entry', 'by_created', '100000 50000 45000 2 1 1 1 1 1 1 1'),
  ('entry', 'by_updated', '100000 50000 45000 2 1 1 1 1 1 1 1'),
  ('entry', 'by_state', '100000 50000 45000 11000 1 1 1 1 1 1'),
  ('entry', 'by_status', '100000 50000 45000 11000 2 1 1 1'),
  ('entry', 'by_category', '100000 50000 45000 4500 2 1 1 1 1'),
  ('entry', 'by_creator', '100000 50000 45000 1000 2 1 1 1 1 1'),
  ('entry', 'by_folder', '100000 50000 45000 500 2 1 1 1 1 1 1'),
  ('tag', 'tag', '300000 150000 135000 1500 1'),
  ('tag', 'tag_of', '300000 3');
"""

TABLES = ("entry", "shown", "tag", "tally", "gone", "feed")

KNOWN = """select n, version, digest from entry where org = ? and id = ?
union all select null, version, null from gone where org = ? and id = ?"""
COLUMNS = (
    "org, id, version, digest, deleted, name_key, status, category, folder, kind,"
    " created_by, created_at, updated_at"
)
PUT = f"""insert into entry({COLUMNS}) values({", ".join("?" * 13)})
on conflict(org, id) do update set ({COLUMNS}) = ({
    ", ".join("excluded." + column for column in COLUMNS.split(", "))
}) returning n"""


FACTS = ("status", "category", "folder", "kind", "created_by")
"""Columns of which it is counted how many entries have which value."""

TALLY = """insert into tally values(?, ?, ?, ?, ?)
on conflict do update set count = count + excluded.count"""

Fact = tuple[int, str, str]
"""In the bin or not, what is told of the entry, and its value."""


def folded(text: str) -> str:
    """The text without case and accents, for sorting."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def scope_of(organization_id: str) -> str:
    """One word of the text index that only this organization's entries hold.

    It begins with a private character, so that nobody's search for a prefix runs into it.
    """
    return "\ue000" + hashlib.sha256(organization_id.encode()).hexdigest()[:16]


def apply(db: apsw.Connection, changes: Sequence[Change], feed: str, cursor: str | None) -> None:
    """Take changes in and remember the cursor, inside the caller's transaction."""
    for change in changes:
        if isinstance(change, Gone):
            _remove(db, change)
        else:
            _put(db, change)
    if cursor is not None:
        db.execute(
            "insert into feed values(?, ?) on conflict do update set cursor = excluded.cursor",
            (feed, cursor),
        )


def clear(db: apsw.Connection) -> None:
    """Forget everything."""
    for table in TABLES:
        db.execute(f"delete from {table}")  # noqa: S608
    db.execute("drop table words")
    db.execute(WORDS)


def _put(db: apsw.Connection, entry: Entry) -> None:
    digest = hashlib.blake2b(msgspec.msgpack.encode(entry), digest_size=16).digest()
    key = (entry.organization_id, entry.id)
    n, version, known = _known(db, key)
    if version > entry.version or known == digest:
        return
    if n is None and version == entry.version:  # it is gone, as of this very version
        return
    before = _facts(db, n)
    deleted = int(entry.deleted_at is not None)
    values = (
        *(*key, entry.version, digest, deleted, folded(entry.name), entry.status),
        *(entry.category, entry.folder_id or "", entry.kind, entry.created_by),
        *(entry.created_at, entry.updated_at),
    )
    ((n,),) = fetch(db, PUT, values)
    db.execute("insert or replace into shown values(?, ?)", (n, entry.summary))
    _put_words(db, n, entry)
    db.execute("delete from tag where n = ?", (n,))
    db.executemany(
        "insert into tag values(?, ?, ?, ?)",
        [(entry.organization_id, deleted, tag, n) for tag in set(entry.tags)],
    )
    _count(db, entry.organization_id, before, _facts(db, n))


def _facts(db: apsw.Connection, n: int | None) -> set[Fact]:
    """What is counted of an entry as it stands in the tables; nothing of one that is not there."""
    row = fetch(db, f"select deleted, {', '.join(FACTS)} from entry where n = ?", (n,))  # noqa: S608
    if not row:
        return set()
    deleted, *values = row[0]
    facts = {(deleted, what, value) for what, value in zip(FACTS, values, strict=True)}
    tags = fetch(db, "select tag from tag where n = ?", (n,))
    return facts | {(deleted, "tag", tag) for (tag,) in tags} | {(deleted, "all", "")}


def _count(db: apsw.Connection, organization_id: str, before: set[Fact], after: set[Fact]) -> None:
    steps = [(*fact, -1) for fact in before - after] + [(*fact, 1) for fact in after - before]
    db.executemany(TALLY, [(organization_id, *step) for step in steps])


def _known(db: apsw.Connection, key: tuple[str, str]) -> tuple[int | None, int, bytes | None]:
    """The row, version and digest known of a template; no row when it is gone or new."""
    found = fetch(db, KNOWN, key * 2)
    return max(found, key=lambda row: row[1]) if found else (None, 0, None)


def _put_words(db: apsw.Connection, n: int, entry: Entry) -> None:
    texts = (entry.name, entry.description, ", ".join(entry.tags), entry.body[:BODY_LIMIT])
    db.execute("delete from words where rowid = ?", (n,))
    db.execute(
        "insert into words(rowid, scope, name, description, tags, body) values(?, ?, ?, ?, ?, ?)",
        (n, scope_of(entry.organization_id), *texts),
    )


def _remove(db: apsw.Connection, gone: Gone) -> None:
    key = (gone.organization_id, gone.id)
    n, version, _ = _known(db, key)
    if version > gone.version:
        return
    db.execute(
        "insert into gone values(?, ?, ?) on conflict do update set version = excluded.version",
        (*key, gone.version),
    )
    if n is not None:
        _count(db, gone.organization_id, _facts(db, n), set())
        for table, place in (("entry", "n"), ("shown", "n"), ("tag", "n"), ("words", "rowid")):
            db.execute(f"delete from {table} where {place} = ?", (n,))  # noqa: S608
