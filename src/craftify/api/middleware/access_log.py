"""One line a request: what was asked, by whom, how it was answered; one more when it smells."""

import time
from typing import Final

from craftify.api.middleware.asgi import BODY, START, App, Message, Receive, Scope, Send, state
from craftify.ports.logs import Level, Logs

SLOW: Final = 1.0
QUIET: Final = ("/assets/", "/health")
CLIENT_ERROR: Final = 400
SERVER_ERROR: Final = 500
# refusals that may be somebody trying, and how grave one of them is
SUSPECT: Final = {
    "TOKEN_REUSED": "high",
    "CSRF_FAILED": "medium",
    "RATE_LIMITED": "medium",
    "SETUP_TOKEN_INVALID": "medium",
    "MISDIRECTED": "medium",
    "INVALID_CREDENTIALS": "low",
    "INSECURE_ORIGIN": "low",
    "FORBIDDEN": "low",
}


class AccessLog:
    """Notes every request; the query is left out, it may hold what nobody else should read."""

    def __init__(self, app: App, *, logs: Logs) -> None:
        self._app, self._logs = app, logs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size = time.perf_counter(), SERVER_ERROR, 0

        async def out(message: Message) -> None:
            nonlocal status, size
            if message["type"] == START:
                status = message["status"]
            elif message["type"] == BODY:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, out)
        finally:
            self._note(scope, status, size, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, size: int, took: float) -> None:
        known = state(scope)
        actor, caller = known.get("actor"), known.get("caller")
        fields = {
            "request": known.get("request_id"),
            "method": scope["method"],
            "path": scope["path"],
            "status": status,
            "ms": round(took * 1000, 2),
            "bytes": size,
            "address": caller.address if caller else None,
        }
        if actor is not None:
            fields |= {"user": actor.id, "organization": actor.organization_id}
        code = known.get("code")
        if code is not None:
            fields["code"] = code
        if code in SUSPECT:
            told = {"eventType": "security", "severity": SUSPECT[code], **fields}
            self._logs.write("warning", "security", **told)
        if took >= SLOW:
            self._logs.write("warning", "slow request", **fields)
        else:
            self._logs.write(_level(scope["path"], status), "request", **fields)


def _level(path: str, status: int) -> Level:
    if status >= SERVER_ERROR:
        return "error"
    return "debug" if path.startswith(QUIET) and status < CLIENT_ERROR else "info"
