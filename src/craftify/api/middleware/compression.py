"""Answers made smaller: text of some length, for those who can read gzip."""

import asyncio
import gzip
import re
from collections.abc import Iterable
from typing import Final

from craftify.api.middleware.asgi import (
    BODY,
    START,
    App,
    Message,
    RawHeaders,
    Receive,
    Scope,
    Send,
    header,
)

SMALL: Final = 1024
LARGE: Final = 256 * 1024
LEVEL: Final = 5
TEXT: Final = (b"text/", b"application/json", b"application/javascript", b"image/svg+xml")
# where a secret stands beside what a caller may choose, the length would tell about the secret
PRIVATE: Final = "/api/auth"
VARY: Final = (b"vary", b"Accept-Encoding")
GZIP: Final = re.compile(
    r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(0(?:\.0*)?|[\d.]+))?\s*(?=,|$)", re.IGNORECASE
)


class Compression:
    """Compresses what comes in one piece; what streams or is compressed already passes."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(PRIVATE):
            await self._app(scope, receive, send)
            return
        wanted = accepts_gzip(header(scope, b"accept-encoding") or "")
        start: Message | None = None

        async def out(message: Message) -> None:
            nonlocal start
            if message["type"] == START:
                start = message
                return
            if start is not None:
                head, start = start, None
                if wanted:
                    head, message = await _packed(head, message)
                elif message["type"] == BODY and _worth(head.get("headers", ())):
                    head = {**head, "headers": [*head["headers"], VARY]}
                await send(head)
            await send(message)

        await self._app(scope, receive, out)


def accepts_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header lets gzip pass."""
    match = GZIP.search(accepted)
    return match is not None and (match[1] or "1").strip("0.") != ""


async def _packed(head: Message, message: Message) -> tuple[Message, Message]:
    headers: RawHeaders = list(head.get("headers", ()))
    if message["type"] != BODY or not _worth(headers):
        return head, message
    headers.append(VARY)
    body: bytes = message.get("body", b"")
    if message.get("more_body") or len(body) < SMALL:
        return {**head, "headers": headers}, message
    if len(body) > LARGE:
        packed = await asyncio.to_thread(gzip.compress, body, LEVEL, mtime=0)
    else:
        packed = gzip.compress(body, LEVEL, mtime=0)
    kept = [pair for pair in headers if pair[0].lower() != b"content-length"]
    kept += [(b"content-encoding", b"gzip"), (b"content-length", str(len(packed)).encode())]
    return {**head, "headers": kept}, {**message, "body": packed}


def _worth(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    text = False
    for given, value in headers:
        name = given.lower()
        if name == b"content-type":
            text = value.startswith(TEXT)
        elif name == b"content-encoding" or (name == b"cache-control" and b"no-transform" in value):
            return False
    return text
