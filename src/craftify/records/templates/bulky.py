"""Content that may be too large for an item: small it lies inside, large in the blob store."""

from typing import Any, Final, TypeVar

import msgspec

from craftify.domain.errors import Unavailable
from craftify.ports.blobs import Blobs

INLINE: Final = 200_000
_TYPE: Final = "application/json"

T = TypeVar("T")


async def stowed(blobs: Blobs, content: object) -> dict[str, Any]:
    """The document to put into an item for this content.

    A blob is written before the item that names it: when the item's write fails, a blob nobody
    names remains, never an item whose blob is missing.
    """
    packed = msgspec.json.encode(content)
    if len(packed) <= INLINE:
        return {"content": msgspec.json.decode(packed)}
    return {"blob": await blobs.put(packed, content_type=_TYPE)}


async def fetched(blobs: Blobs, doc: dict[str, Any], kind: type[T]) -> T:
    """The content an item's document holds or names.

    Raises:
        Unavailable: the blob it names is missing or damaged.
    """
    if "content" in doc:
        return msgspec.convert(doc["content"], kind)
    blob = await blobs.get(doc["blob"])
    if blob is None:
        raise Unavailable("Content that belongs here is missing from the blob store.")
    return msgspec.json.decode(blob.data, type=kind)
