"""Who calls, and how: the only place that reads what proxies say."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from craftify.api.middleware.asgi import App, Receive, Scope, Send, header, state
from craftify.domain.access import Caller
from craftify.domain.access_rules import Address, Network, plain_address, plain_network

UNKNOWN: Final = "unknown"
HOPS: Final = 32
FORWARDED: Final = b"x-forwarded-for"
normal = plain_address


class Addresses:
    """Finds the caller's address and the scheme of the outermost connection.

    Only a peer inside the trusted networks is believed. Then the hops of X-Forwarded-For are
    walked from the right to the first one that is not trusted: that is the caller.
    """

    def __init__(self, app: App, *, trusted: Sequence[Network], origin: str) -> None:
        self._app, self._trusted = app, tuple(map(plain_network, trusted))
        parts = urlsplit(origin)
        self._secure_host = parts.netloc if parts.scheme == "https" else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            self._resolve(scope)
        await self._app(scope, receive, send)

    def _resolve(self, scope: Scope) -> None:
        known, client = state(scope), scope.get("client")
        scope.setdefault("scheme", "http")
        peer = normal(client[0]) if client else None
        caller = peer
        if peer is not None and self._trusted and self._trusts(peer):
            caller = self._behind(peer, scope)
            told = (header(scope, b"x-forwarded-proto") or "").strip().lower()
            if told in {"http", "https"}:
                scope["scheme"] = told
        if self._secure_host and header(scope, b"host") == self._secure_host:
            scope["scheme"] = "https"
        known["caller"] = Caller(
            address=UNKNOWN if caller is None else spelled(caller),
            agent=header(scope, b"user-agent") or "",
            request_id=known.get("request_id"),
        )

    def _behind(self, peer: Address, scope: Scope) -> Address:
        lines = [value.decode("latin-1") for name, value in scope["headers"] if name == FORWARDED]
        caller = peer
        for hop in list(reversed(",".join(lines).split(",")))[:HOPS]:
            address = normal(hop.strip())
            if address is None:
                break
            caller = address
            if not self._trusts(address):
                break
        return caller

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


@lru_cache(maxsize=4096)
def spelled(address: Address) -> str:
    """The address as text, always the same."""
    return str(address)
