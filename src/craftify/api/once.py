"""Answers given once for each Idempotency-Key: a repeated request gets the first answer again."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from litestar import Request, Response

from craftify.api.conditions import quoted
from craftify.api.envelopes import Success, success
from craftify.domain.access import Actor
from craftify.services.desk import Services

AnyRequest = Request[Any, Any, Any]
_JSON = "application/json"


async def answered_once(
    request: AnyRequest,
    services: Services,
    actor: Actor,
    work: Callable[[], Awaitable[Any]],
    *,
    status: int,
    content: bytes | None = None,
) -> Response[Any]:
    """Do the work and answer with what it returns, or as the first time under this key.

    `content` stands for the request where its body cannot be compared byte for byte.
    """

    async def run() -> tuple[int, bytes]:
        envelope: Success[Any] = success(await work())
        return status, msgspec.json.encode(envelope)

    (code, body), replayed = await services.idempotency.once(
        actor,
        key=request.headers.get("idempotency-key"),
        route=f"{request.method} {request.url.path}",
        request=await request.body() if content is None else content,
        work=run,
    )
    headers = {"idempotent-replayed": "true"} if replayed else {}
    if tag := _tag(body):
        headers["etag"] = quoted(tag)
    return Response(body, status_code=code, media_type=_JSON, headers=headers)


class _Tagged(msgspec.Struct, frozen=True):
    etag: str = ""


class _Envelope(msgspec.Struct, frozen=True):
    data: msgspec.Raw


def _tag(body: bytes) -> str:
    """The etag of the thing in an envelope; none when it has none, or is a list of things."""
    data = msgspec.json.decode(body, type=_Envelope).data
    if not bytes(data).startswith(b"{"):
        return ""
    return msgspec.json.decode(data, type=_Tagged).etag
