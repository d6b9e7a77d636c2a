"""Only from where the rules let anybody in: the first question, before anything is read."""

from collections.abc import Callable
from typing import Final

from craftify.api.envelopes import failure
from craftify.api.middleware.asgi import App, Receive, Scope, Send, refuse, state

MESSAGE: Final = "This server does not let anybody in from this address."
CLOSE: Final = (("connection", "close"),)


class AccessRules:
    """Asks whether the installation admits the caller's address."""

    def __init__(self, app: App, *, admits: Callable[[str], bool]) -> None:
        self._app, self._admits = app, admits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        caller = state(scope).get("caller")
        if caller is not None and not self._admits(caller.address):
            await refuse(scope, send, 403, failure("ADDRESS_BLOCKED", MESSAGE), CLOSE)
            return
        await self._app(scope, receive, send)
