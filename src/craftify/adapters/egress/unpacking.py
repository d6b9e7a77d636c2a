"""The body of a reply, read no further than its limit, also when it is packed."""

import zlib
from collections.abc import AsyncIterable, Mapping
from typing import Final

from craftify.ports.egress import EgressFailed

TOO_LARGE: Final = "The reply is too large."
GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32


async def whole_body(stream: AsyncIterable[bytes], headers: Mapping[str, str], limit: int) -> bytes:
    """The body of a reply.

    Raises:
        EgressFailed: it is over the limit, packed or unpacked, or packed in a way we do not know.
    """
    if headers.get("content-length", "").isdecimal() and int(headers["content-length"]) > limit:
        raise EgressFailed("size", TOO_LARGE)
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing == "identity":
        return await _plain(stream, limit)
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise EgressFailed("reply", "The reply is packed in a way that was not asked for.")
    return await _unpacked(stream, limit)


async def _plain(stream: AsyncIterable[bytes], limit: int) -> bytes:
    body = bytearray()
    async for chunk in stream:
        body += chunk
        if len(body) > limit:
            raise EgressFailed("size", TOO_LARGE)
    return bytes(body)


async def _unpacked(stream: AsyncIterable[bytes], limit: int) -> bytes:
    body, taken = bytearray(), 0
    unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        async for chunk in stream:
            taken += len(chunk)
            body += unpacker.decompress(chunk, limit + 1 - len(body))
            if taken > limit or len(body) > limit:
                raise EgressFailed("size", TOO_LARGE)
    except zlib.error as error:
        raise EgressFailed("reply", "The reply cannot be unpacked.") from error
    if not unpacker.eof or unpacker.unused_data:
        raise EgressFailed("reply", "The reply cannot be unpacked.")
    return bytes(body)
