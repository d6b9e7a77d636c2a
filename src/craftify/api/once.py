"""Answers given once for each Idempotency-Key: a repeated request gets the first answer again."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from litestar import Request, Response

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
    return Response(body, status_code=code, media_type=_JSON, headers=headers)
