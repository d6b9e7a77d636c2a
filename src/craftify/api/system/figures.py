"""/metrics: figures for Prometheus, for who has the token or calls from the right network."""

import hmac
from collections.abc import Sequence
from typing import Final

from craftify.api.middleware.asgi import App, Receive, Scope, Send, answer, header, state
from craftify.domain.access_rules import Network, plain_address
from craftify.ports.metrics import Metrics

PATH: Final = "/metrics"


class Figures:
    """Answers at one path; for everybody else there is nothing at it."""

    def __init__(
        self, app: App, *, metrics: Metrics, token: str, networks: Sequence[Network]
    ) -> None:
        self._app, self._metrics, self._networks = app, metrics, tuple(networks)
        self._wanted = f"Bearer {token}".encode() if token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wanted = scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "GET"
        if not wanted or not self._may(scope):
            await self._app(scope, receive, send)
            return
        scope["path_template"] = PATH
        body, kind = self._metrics.page()
        await answer(send, 200, body, [("content-type", kind), ("cache-control", "no-store")])

    def _may(self, scope: Scope) -> bool:
        given = header(scope, b"authorization")
        if self._wanted is not None and given is not None:
            return hmac.compare_digest(given.encode("latin-1", "replace"), self._wanted)
        address = plain_address(state(scope)["caller"].address)
        return address is not None and any(address in network for network in self._networks)
