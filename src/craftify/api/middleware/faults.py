"""The last net: whatever goes wrong further in is answered, in the envelope, without details."""

from craftify.api.middleware.asgi import App, Receive, Scope, Send, refuse, state
from craftify.api.problems import SERVER_ERRORS, refusal
from craftify.ports.logs import Logs


class Faults:
    """Answers for errors that no route handler saw."""

    def __init__(self, app: App, *, logs: Logs) -> None:
        self._app, self._logs = app, logs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # noqa: BLE001 - that is its task
            status, envelope, headers = refusal(error)
            if status >= SERVER_ERRORS:
                self._logs.write("error", "request failed", path=scope["path"], exc_info=error)
            if "status" not in state(scope):
                await refuse(scope, send, status, envelope, headers.items())
