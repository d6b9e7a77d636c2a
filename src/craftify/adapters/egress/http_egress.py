"""One call from its address to its reply, every step of it within one deadline."""

import asyncio
import ssl
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Final

import certifi
import httpx

from craftify.adapters.egress.grounds import Address, Grounds
from craftify.adapters.egress.lookup import Lookup, SystemLookup
from craftify.adapters.egress.targets import Target, checked_headers, target
from craftify.adapters.egress.unpacking import whole_body
from craftify.ports.egress import Call, EgressFailed, EgressRefused, Reply
from craftify.ports.logs import Logs

HEAD: Final = 64 * 1024
AT_ONCE: Final = 100
AT_ONCE_EACH: Final = 10
ADDRESSES: Final = 4
CONNECT: Final = 3.0
REDIRECTS: Final = range(300, 400)
NOT_CALLED: Final = "This address is not one that may be called."
NO_CONNECTION: Final = "There is no connection to this address."


class HttpEgress:
    """Keeps the port `Egress`.

    `lookup` is how names become addresses, `trust` whose certificates are believed: the system's
    authorities and Mozilla's, unless given.
    """

    def __init__(
        self,
        logs: Logs,
        agent: str,
        *,
        grounds: Grounds | None = None,
        lookup: Lookup | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._logs, self._agent = logs, agent
        self._grounds = grounds or Grounds()
        self._own_lookup = None if lookup else SystemLookup()
        self._lookup: Lookup = lookup or self._own_lookup or SystemLookup()
        self._trust = trust
        self._made: httpx.AsyncHTTPTransport | None = None
        self._busy: Counter[str] = Counter()

    async def call(self, call: Call) -> Reply:
        began = asyncio.get_running_loop().time()
        name = "-"
        try:
            aim = target(call.url)
            name = aim.name
            headers = self._headers(call, aim)
            with self._place(aim.name):
                async with asyncio.timeout(call.seconds):
                    return await self._called(call, aim, headers)
        except (TimeoutError, httpx.TimeoutException) as error:
            self._logs.write("warning", "call failed", host=name, trouble="time")
            raise EgressFailed("time", "There was no reply in time.") from error
        except EgressRefused as refusal:
            self._logs.security("egress.refused", "medium", why=refusal.why, host=name)
            raise
        except EgressFailed as failure:
            self._logs.write("warning", "call failed", host=name, trouble=failure.trouble)
            raise
        finally:
            spent = asyncio.get_running_loop().time() - began
            self._logs.write("debug", "called out", host=name, ms=round(spent * 1000))

    async def close(self) -> None:
        if self._made is not None:
            await self._made.aclose()
        if self._own_lookup is not None:
            self._own_lookup.close()

    def _headers(self, call: Call, aim: Target) -> dict[str, str]:
        headers = {
            "Host": aim.host,
            "User-Agent": self._agent,
            "Accept-Encoding": "identity",
            "Connection": "close",
            **checked_headers(dict(call.headers)),
        }
        if call.authorization is not None:
            headers["Authorization"] = call.authorization
        if call.body or call.method != "GET":
            headers["Content-Length"] = str(len(call.body))
        return headers

    @contextmanager
    def _place(self, name: str) -> Iterator[None]:
        """A place among the calls under way; one slow receiver cannot take them all."""
        if self._busy[name] >= AT_ONCE_EACH or self._busy.total() >= AT_ONCE:
            raise EgressFailed("busy", "Too many calls are under way.")
        self._busy[name] += 1
        try:
            yield
        finally:
            self._busy[name] -= 1
            if not self._busy[name]:
                del self._busy[name]

    async def _called(self, call: Call, aim: Target, headers: dict[str, str]) -> Reply:
        if not self._grounds.reachable(aim.port):
            raise EgressRefused("port", f"Port {aim.port} is not one that may be called.")
        addresses = await self._addresses(aim)
        if not all(self._grounds.permits(address, aim.port) for address in addresses):
            raise EgressRefused("address", NOT_CALLED)
        opened = all(self._grounds.opened(address, aim.port) for address in addresses)
        if not (aim.secure or call.plain or opened):
            raise EgressRefused("plain", "This address has to begin with https.")
        response = await self._response(call, aim, headers, addresses[:ADDRESSES])
        try:
            return await _reply(response, call.limit)
        except httpx.TimeoutException:
            raise
        except (httpx.TransportError, httpx.StreamError) as error:
            raise EgressFailed("reply", "The reply broke off or makes no sense.") from error
        finally:
            await response.aclose()

    async def _addresses(self, aim: Target) -> Sequence[Address]:
        """All addresses of a target. One that cannot be read stands for none."""
        if aim.address is not None:
            return (aim.address,)
        try:
            found = tuple(ip_address(text) for text in await self._lookup(aim.name, aim.port))
        except (OSError, UnicodeError, ValueError) as error:
            raise EgressFailed("name", "There is no such name.") from error
        if not found:
            raise EgressFailed("name", "There is no such name.")
        return found

    async def _response(
        self, call: Call, aim: Target, headers: dict[str, str], addresses: Sequence[Address]
    ) -> httpx.Response:
        """The head of a reply from the first address that takes the connection."""
        waits = {"connect": CONNECT, "read": call.seconds, "write": call.seconds, "pool": CONNECT}
        for address in addresses:
            request = httpx.Request(
                call.method,
                aim.url.copy_with(host=str(address)),
                headers=headers,
                content=call.body or None,
                extensions={"timeout": waits, "sni_hostname": aim.name},
            )
            try:
                return await self._transport().handle_async_request(request)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if _is_tls(error):
                    raise EgressFailed("tls", "Its certificate is not to be trusted.") from error
            except httpx.TimeoutException:
                raise
            except httpx.TransportError as error:
                raise EgressFailed("reply", "The reply broke off or makes no sense.") from error
        raise EgressFailed("connection", NO_CONNECTION)

    def _transport(self) -> httpx.AsyncHTTPTransport:
        """Connections are not kept: they are chosen by address, and one has many names."""
        if self._made is None:
            self._made = httpx.AsyncHTTPTransport(
                verify=self._trust or _trusted(),
                trust_env=False,
                limits=httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=0),
            )
        return self._made


async def _reply(response: httpx.Response, limit: int) -> Reply:
    if sum(len(name) + len(value) + 4 for name, value in response.headers.raw) > HEAD:
        raise EgressFailed("size", "The head of the reply is too large.")
    if response.status_code in REDIRECTS:
        raise EgressRefused("redirect", "The address leads to another one: give that instead.")
    headers = {name.lower(): value for name, value in response.headers.items()}
    stream = response.stream
    if not isinstance(stream, httpx.AsyncByteStream):
        raise TypeError("the transport is not asynchronous")
    return Reply(
        status=response.status_code,
        headers=headers,
        body=await whole_body(stream, headers, limit),
    )


def _is_tls(error: BaseException) -> bool:
    """Whether a connection failed for its certificate, however deep that lies."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _trusted() -> ssl.SSLContext:
    """The authorities of the system, where operators add their own, and those of Mozilla."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
