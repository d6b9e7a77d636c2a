"""The item store: DynamoDB's own semantics, which every engine must keep to the letter.

An item is a JSON document under a partition key and a sort key. There are no filters, no scans
and no update expressions: every access pattern has a key, and every change is one conditional,
all-or-nothing `write`.

Versions. An item as read carries `version` (1 or more), which is its ETag. A `Put` stores the
version it was based on, plus one: 1 when it expects ABSENT, n + 1 when it expects version n, and
otherwise `item.version + 1`. `Put.version` says it beforehand, so nobody has to read back.

Time to live. From the second `ttl` (epoch seconds) on, an item is invisible to every read and to
every expectation, and a Put ABSENT may take its place; when it is removed from disk is nobody's
business.

Order. Sort keys compare by the bytes of their UTF-8 form. Index entries with equal sort keys come
in an unspecified but stable order: let an index sort key end in the id.
"""

import base64
import binascii
import zlib
from collections.abc import Sequence
from typing import Any, Literal, Protocol

import msgspec
from msgspec import Struct

from craftify.domain.errors import Invalid, Unavailable

Key = tuple[str, str]
"""A partition key and a sort key."""

Index = Literal["", "gs1", "gs2"]
"""Where to look: the table itself, or one of its two indexes."""

ABSENT, EXISTS = -1, -2
"""Expectations beside a version number: there must be no such item; there must be one."""

Expect = int | None
"""None (whatever is there), ABSENT, EXISTS, or the version that was read."""

OPS_LIMIT = 100
ITEM_LIMIT = 400_000
WRITE_LIMIT = 4_000_000
PAGE_LIMIT = 1_000
PARTITION_KEY_LIMIT = 2_048
SORT_KEY_LIMIT = 1_024
COMPRESS_FROM = 4_096


class Item(Struct, frozen=True):
    """One stored document. `doc` holds JSON types only; an index key of None leaves the index."""

    pk: str
    sk: str
    doc: dict[str, Any]
    version: int = 0
    ttl: int | None = None
    gs1: Key | None = None
    gs2: Key | None = None

    @property
    def key(self) -> Key:
        """Partition and sort key."""
        return self.pk, self.sk


class Put(Struct, frozen=True):
    """Store this item, replacing what is there, if the expectation holds."""

    item: Item
    expect: Expect = None

    @property
    def key(self) -> Key:
        """The key it writes to."""
        return self.item.key

    @property
    def version(self) -> int:
        """The version the item will have once written."""
        if self.expect == ABSENT:
            return 1
        based_on = self.item.version if self.expect in (None, EXISTS) else self.expect
        return (based_on or 0) + 1


class Delete(Struct, frozen=True):
    """Remove the item if the expectation holds; without one, an absent item is no error."""

    pk: str
    sk: str
    expect: Expect = None

    @property
    def key(self) -> Key:
        """The key it removes."""
        return self.pk, self.sk


class Check(Struct, frozen=True):
    """Change nothing, but let the whole write fail if the expectation does not hold."""

    pk: str
    sk: str
    expect: int = EXISTS

    @property
    def key(self) -> Key:
        """The key it looks at."""
        return self.pk, self.sk


Op = Put | Delete | Check


class Page(Struct, frozen=True):
    """Some items in order, and the cursor after the last one when there are more."""

    items: tuple[Item, ...]
    cursor: str | None = None


class Conflict(Exception):
    """Nothing was written: the ops at the positions `failed` expected something else."""

    def __init__(self, failed: Sequence[int]) -> None:
        self.failed = tuple(failed)
        super().__init__(f"expectations that did not hold: {', '.join(map(str, self.failed))}")


class ItemTooLarge(ValueError):
    """An item or a whole write is over the limit: its content belongs into the blob store."""


class Unusable(Unavailable):
    """What lies where the store should be cannot be used: damaged, not ours, or too new.

    The message is one sentence for the operator, with the place.
    """


class Items(Protocol):
    """The store. Open it once per process, inside the event loop that will use it.

    Several processes may have the same store open; each sees what the others have written.
    Every method raises `Unavailable` when the store does not answer or is not open.
    """

    async def open(self) -> None:
        """Make ready, creating or upgrading the store where needed.

        Raises:
            Unusable: The place holds something damaged, foreign or of a newer version.
        """

    async def close(self) -> None:
        """Finish the writes that were handed over, then let go. Closing twice does no harm."""

    async def health(self) -> None:
        """Return when the store can be read and written now.

        Raises:
            Unavailable: It cannot; the message says why.
        """

    async def get(self, pk: str, sk: str) -> Item | None:
        """The item with this key as of the latest acknowledged write, or None."""

    async def many(self, keys: Sequence[Key]) -> list[Item | None]:
        """The items of these keys in the order asked, None for each that is absent.

        Any number of keys, repeated ones included. Each is as fresh as with `get`; together they
        are not a snapshot.
        """

    async def query(  # noqa: PLR0913 a range of keys has that many ends
        self,
        pk: str,
        *,
        index: Index = "",
        prefix: str = "",
        lo: str = "",
        hi: str = "",
        reverse: bool = False,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page:
        """Up to `limit` (1 to 1,000) items of one partition in the order of their sort keys.

        With `index`, `pk` and the sort keys are those of that index, and items without an entry in
        it are not there; at scale an index may lag some moments behind a write. `prefix` keeps the
        sort keys that begin so; `lo` and `hi` (both included, either may be empty) keep a range;
        prefix and range exclude each other. `cursor` goes on after an earlier page of the same
        query: nothing is shown twice or left out, whatever was written meanwhile elsewhere in the
        range. `Page.cursor` is None exactly when nothing follows.

        Raises:
            Invalid: The cursor was not made by this store.
            ValueError: Prefix and range together, or a limit out of bounds.
        """

    async def write(self, *ops: Op) -> None:
        """Do all of 1 to 100 ops on distinct keys, or none.

        Every expectation is judged against the state before the write; then all changes become
        visible together. When it returns, they are on disk and outlive the process and the
        machine's power. If the caller is cancelled, the write may or may not have happened.

        Raises:
            Conflict: One or more expectations did not hold; nothing was written.
            ItemTooLarge: A packed document is over 400 kB, or all together over 4 MB.
            ValueError: No ops, too many, a key twice, an empty or overlong key.
        """


def checked(ops: Sequence[Op]) -> None:
    """Refuse a write that no engine could take, with the promised ValueError."""
    if not 0 < len(ops) <= OPS_LIMIT:
        raise ValueError(f"a write holds 1 to {OPS_LIMIT} ops, not {len(ops)}")
    if len({op.key for op in ops}) < len(ops):
        raise ValueError("a write names each key once")
    for op in ops:
        _key_fits(op.key)
        for entry in (op.item.gs1, op.item.gs2) if isinstance(op, Put) else ():
            if entry is not None:
                _key_fits(entry)


def _key_fits(key: Key) -> None:
    for part, limit in zip(key, (PARTITION_KEY_LIMIT, SORT_KEY_LIMIT), strict=True):
        if not 0 < len(part.encode()) <= limit:
            raise ValueError(f"a key part has 1 to {limit} bytes: {part[:40]!r}")


def checked_query(prefix: str, lo: str, hi: str, limit: int) -> None:
    """Refuse a query that no engine could take, with the promised ValueError."""
    if prefix and (lo or hi):
        raise ValueError("a query has a prefix or a range, not both")
    if not 1 <= limit <= PAGE_LIMIT:
        raise ValueError(f"a page holds 1 to {PAGE_LIMIT} items, not {limit}")


_encoder, _decoder = msgspec.json.Encoder(), msgspec.json.Decoder(dict[str, Any])
_parts = msgspec.json.Decoder(tuple[str, str, str])


def pack(doc: dict[str, Any]) -> bytes:
    """The stored form of a document: JSON, compressed when it is long.

    Raises:
        ItemTooLarge: It is over 400 kB even so.
    """
    raw = _encoder.encode(doc)
    if len(raw) > COMPRESS_FROM:
        raw = zlib.compress(raw, 1)
    if len(raw) > ITEM_LIMIT:
        raise ItemTooLarge(f"an item of {len(raw):,} bytes is over the limit of {ITEM_LIMIT:,}")
    return raw


def unpack(raw: bytes) -> dict[str, Any]:
    """The document of a stored form; JSON objects never begin with the x of zlib."""
    return _decoder.decode(zlib.decompress(raw) if raw[:1] == b"x" else raw)


def to_cursor(sort: str, key: Key) -> str:
    """The opaque cursor after the entry with this sort key."""
    return base64.urlsafe_b64encode(_encoder.encode((sort, *key))).decode().rstrip("=")


def of_cursor(cursor: str) -> tuple[str, str, str]:
    """The sort key, pk and sk a cursor points at.

    Raises:
        Invalid: It is not a cursor of ours.
    """
    try:
        return _parts.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (msgspec.MsgspecError, binascii.Error, ValueError) as error:
        raise Invalid("The cursor is not one of ours.") from error
