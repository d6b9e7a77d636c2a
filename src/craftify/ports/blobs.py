"""The blob store: bytes under the SHA-256 of their content, written once and never changed."""

import re
from typing import Protocol

from msgspec import Struct

from craftify.domain.errors import Unavailable

BLOB_LIMIT = 64 * 1024 * 1024
KEY = re.compile(r"[0-9a-f]{64}")
CONTENT_TYPE = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,254}")


class Blob(Struct, frozen=True):
    """Bytes with their key and media type."""

    key: str
    data: bytes
    content_type: str


class BlobDamaged(Unavailable):
    """The bytes on disk are not those that were put: their hash is another."""


class Blobs(Protocol):
    """The store. The key of a blob is the lowercase hexadecimal SHA-256 of its bytes.

    Blobs know no organization: whoever hands out a blob checks first that the record naming its
    key belongs to the actor. Several processes may use the same store at once.
    Every method raises `Unavailable` when the store does not answer, and ValueError for a key that
    is not 64 lowercase hexadecimal digits: no key ever becomes a path or a request unseen.
    """

    async def open(self) -> None:
        """Make ready, creating the place where needed.

        Raises:
            Unavailable: The place cannot be made or written.
        """

    async def close(self) -> None:
        """Let go. Closing twice does no harm."""

    async def health(self) -> None:
        """Return when the store can be read and written now.

        Raises:
            Unavailable: It cannot; the message says why.
        """

    async def put(self, data: bytes, *, content_type: str) -> str:
        """Keep these bytes and return their key; when it returns they are on disk.

        Putting the same bytes again changes nothing, the media type of the first put included
        (whoever needs its own type keeps it in its own record), but mends a damaged blob.

        Raises:
            ValueError: Over 64 MiB, or the media type is not one line of printable ASCII.
        """

    async def get(self, key: str) -> Blob | None:
        """The blob, or None. What is returned has been checked against its key.

        Raises:
            BlobDamaged: The stored bytes are not those that were put.
        """

    async def exists(self, key: str) -> bool:
        """Whether there is such a blob; its bytes are not read."""

    async def delete(self, key: str) -> None:
        """Remove it; an absent blob is no error. Whether anybody still needs it is not asked."""


def checked_key(key: str) -> str:
    """The key itself, or the promised ValueError."""
    if not KEY.fullmatch(key):
        raise ValueError(f"not the key of a blob: {key[:80]!r}")
    return key


def checked_blob(data: bytes, content_type: str) -> None:
    """Refuse what no store could take, with the promised ValueError."""
    if len(data) > BLOB_LIMIT:
        raise ValueError(f"a blob of {len(data):,} bytes is over the limit of {BLOB_LIMIT:,}")
    if not CONTENT_TYPE.fullmatch(content_type):
        raise ValueError(f"not a media type: {content_type[:80]!r}")
