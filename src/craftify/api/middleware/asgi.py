"""The words every layer speaks: a request's headers, and an answer in one piece."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final

import msgspec

from craftify.api.envelopes import Failure

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
RawHeaders = list[tuple[bytes, bytes]]

UNSAFE: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
START: Final = "http.response.start"
BODY: Final = "http.response.body"
DENIAL: Final = "websocket.http.response.start"
STARTS: Final = frozenset({START, DENIAL})
HEADS: Final = "craftify.heads"
WAITED: Final = "waited"
_encode = msgspec.json.Encoder().encode


def header(scope: Scope, name: bytes) -> str | None:
    """The first header of this (lowercase) name."""
    heads: dict[bytes, bytes] | None = scope.get(HEADS)
    if heads is None:
        heads = scope[HEADS] = dict(reversed(scope["headers"]))
    value = heads.get(name)
    return None if value is None else value.decode("latin-1")


def state(scope: Scope) -> dict[str, Any]:
    """Where layers leave what later ones need."""
    found: dict[str, Any] = scope.setdefault("state", {})
    return found


def add_headers(scope: Scope, *headers: tuple[bytes, bytes]) -> None:
    """Headers for the answer, whoever gives it; the outermost layer sends them."""
    state(scope).setdefault("more_headers", []).extend(headers)


async def answer(send: Send, status: int, body: bytes, headers: Iterable[tuple[str, str]]) -> None:
    """Send an answer in one piece."""
    await send({"type": START, "status": status, "headers": _raw(body, headers)})
    await send({"type": BODY, "body": body, "more_body": False})


def _raw(body: bytes, headers: Iterable[tuple[str, str]]) -> RawHeaders:
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return [*raw, (b"content-length", str(len(body)).encode())]


async def refuse(
    scope: Scope,
    send: Send,
    status: int,
    envelope: Failure,
    headers: Iterable[tuple[str, str]] = (),
) -> None:
    """Send a refusal, and leave its code for the log.

    A WebSocket is refused before it is accepted: its handshake gets the answer.
    """
    state(scope)["code"] = envelope.error.code
    body, headers = _encode(envelope), [("content-type", "application/json"), *headers]
    if scope["type"] == "http":
        await answer(send, status, body, headers)
    elif "websocket.http.response" in scope.get("extensions", {}):
        await send({"type": DENIAL, "status": status, "headers": _raw(body, headers)})
        await send({"type": "websocket.http.response.body", "body": body})
    else:
        await send({"type": "websocket.close", "code": 1008})
