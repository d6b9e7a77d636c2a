"""Who calls, and how: the only place that reads what proxies say."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import urlsplit

from craftify.api.middleware.asgi import App, Receive, Scope, Send, header, state
from craftify.domain.access import Caller

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
UNKNOWN: Final = "unknown"
HOPS: Final = 32


class Addresses:
    """Finds the caller's address and the scheme of the outermost connection.

    Only a peer inside the trusted networks is believed. Then the hops of X-Forwarded-For are
    walked from the right to the first one that is not trusted: that is the caller.
    """

    def __init__(self, app: App, *, trusted: Sequence[Network], origin: str) -> None:
        self._app, self._trusted = app, tuple(trusted)
        parts = urlsplit(origin)
        self._secure_host = parts.netloc if parts.scheme == "https" else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._resolve(scope)
        await self._app(scope, receive, send)

    def _resolve(self, scope: Scope) -> None:
        known = state(scope)
        peer = normal(scope["client"][0]) if scope.get("client") else None
        believed = peer is not None and self._trusts(peer)
        caller = self._behind(peer, scope) if believed and peer is not None else peer
        scheme = str(scope.get("scheme", "http"))
        if believed:
            told = (header(scope, b"x-forwarded-proto") or "").strip().lower()
            scheme = told if told in {"http", "https"} else scheme
        if self._secure_host and header(scope, b"host") == self._secure_host:
            scheme = "https"
        scope["scheme"] = scheme
        known["caller"] = Caller(
            address=UNKNOWN if caller is None else str(caller),
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


FORWARDED: Final = b"x-forwarded-for"


@lru_cache(maxsize=4096)
def normal(text: str) -> Address | None:
    """The address in one spelling: an IPv4 address inside an IPv6 one is taken out."""
    try:
        address = ip_address(text.strip("[]"))
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address
