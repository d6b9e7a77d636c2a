"""The words every layer speaks: a request's headers, and an answer in one piece."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final, cast

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
_encode = msgspec.json.Encoder().encode


def header(scope: Scope, name: bytes) -> str | None:
    """The first header of this (lowercase) name."""
    for key, value in scope["headers"]:
        if key == name:
            return cast("bytes", value).decode("latin-1")
    return None


def state(scope: Scope) -> dict[str, Any]:
    """Where layers leave what later ones need."""
    return cast("dict[str, Any]", scope.setdefault("state", {}))


def names(headers: Iterable[tuple[bytes, bytes]]) -> set[bytes]:
    """The names of the headers of an answer."""
    return {name.lower() for name, _ in headers}


async def answer(send: Send, status: int, body: bytes, headers: Iterable[tuple[str, str]]) -> None:
    """Send an answer in one piece."""
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    raw.append((b"content-length", str(len(body)).encode()))
    await send({"type": START, "status": status, "headers": raw})
    await send({"type": BODY, "body": body, "more_body": False})


async def refuse(
    scope: Scope,
    send: Send,
    status: int,
    envelope: Failure,
    headers: Iterable[tuple[str, str]] = (),
) -> None:
    """Send a refusal, and leave its code for the log."""
    state(scope)["code"] = envelope.error.code
    await answer(send, status, _encode(envelope), [("content-type", "application/json"), *headers])
