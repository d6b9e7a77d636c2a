"""One line a request: what was asked, by whom, how it was answered; one more when it smells."""

import time
from collections.abc import Mapping
from typing import Any, Final

from craftify.api.middleware.asgi import WAITED, App, Receive, Scope, Send, state
from craftify.ports.logs import Level, Logs, Severity, current_parts
from craftify.ports.metrics import Metrics

SLOW: Final = 1.0
QUIET: Final = ("/assets/", "/health", "/metrics")
CLIENT_ERROR: Final = 400
SERVER_ERROR: Final = 500
# refusals at the door that may be somebody trying; what services refuse they tell themselves
SUSPECT: Final[Mapping[str, tuple[str, Severity]]] = {
    "CSRF_FAILED": ("request.forged", "medium"),
    "MISDIRECTED": ("host.refused", "medium"),
    "ADDRESS_BLOCKED": ("address.blocked", "medium"),
    "RATE_LIMITED": ("request.limited", "medium"),
    "SETUP_TOKEN_INVALID": ("setup.refused", "medium"),
    "INSECURE_ORIGIN": ("origin.insecure", "low"),
    "FORBIDDEN": ("permission.refused", "low"),
}
# who knocks on a closed door again and again is told of once in so many seconds
REPEATED: Final = frozenset({"ADDRESS_BLOCKED", "RATE_LIMITED"})
PAUSE: Final = 10.0
REMEMBERED: Final = 10_000
Fields = dict[str, Any]


class AccessLog:
    """Notes and counts every request; the query is left out, it may hold what is private."""

    def __init__(self, app: App, *, logs: Logs, metrics: Metrics) -> None:
        self._app, self._logs, self._metrics = app, logs, metrics
        self._told: dict[tuple[str, str], float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        current_parts.set({})
        if scope["type"] == "http":
            try:
                await self._app(scope, receive, send)
            finally:
                self._note(scope, time.perf_counter() - began)
        else:
            await self._app(scope, receive, send)
            if "status" in state(scope):  # a socket that was refused; those that open are no line
                self._note(scope, time.perf_counter() - began)

    def _note(self, scope: Scope, took: float) -> None:
        known = state(scope)
        actor, caller, code = known.get("actor"), known.get("caller"), known.get("code")
        took -= known.get(WAITED, 0.0)  # it was slowed down, it was not slow
        status, method = known.get("status", SERVER_ERROR), scope.get("method", "SOCKET")
        route = scope.get("path_template") or _elsewhere(scope["path"], status)
        self._metrics.request(method=method, route=route, status=status, seconds=took)
        fields: Fields = {
            "request": known.get("request_id"),
            "method": method,
            "path": scope["path"],
            "status": status,
            "ms": round(took * 1000, 2),
            "bytes": known.get("bytes", 0),
            "address": caller.address if caller else None,
        }
        if actor is not None:
            fields["user"], fields["organization"] = actor.id, actor.organization_id
        if code is not None:
            fields["code"] = code
            if code in SUSPECT:
                self._warn(code, fields)
        if took >= SLOW:
            parts = current_parts.get() or {}
            told = {name: round(spent * 1000, 2) for name, spent in parts.items()}
            self._logs.write("warning", "slow request", **fields, route=route, parts=told)
        else:
            self._logs.write(_level(scope["path"], status), "request", **fields)

    def _warn(self, code: str, fields: Fields) -> None:
        if code in REPEATED:
            whom, now = (code, str(fields["address"])), time.monotonic()
            last = self._told.get(whom)
            if last is not None and now - last < PAUSE:
                return
            if len(self._told) >= REMEMBERED:
                self._told.clear()
            self._told[whom] = now
        event, severity = SUSPECT[code]
        self._logs.security(event, severity, **fields)


def _elsewhere(path: str, status: int) -> str:
    """What a path that is none of the API counts as: a few names, whatever is asked for."""
    if status >= CLIENT_ERROR:
        return "(nothing)"
    return "(assets)" if path.startswith("/assets/") else "(web app)"


def _level(path: str, status: int) -> Level:
    if status >= SERVER_ERROR:
        return "error"
    return "debug" if path.startswith(QUIET) and status < CLIENT_ERROR else "info"
