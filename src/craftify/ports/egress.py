"""Every call we make to another machine: the one way out, which does not lead inside."""

from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network
from typing import Literal, Protocol

from msgspec import Struct, field

KIBIBYTE = 1024
SECONDS = 10.0

Why = Literal["url", "plain", "port", "address", "header", "redirect"]
Trouble = Literal["name", "connection", "tls", "time", "size", "reply", "busy"]


class Opening(Struct, frozen=True):
    """A network the operator lets calls into; `ports` None means every port of it."""

    network: IPv4Network | IPv6Network
    ports: frozenset[int] | None = frozenset((80, 443))


class Call(Struct, frozen=True, kw_only=True):
    """One request. `headers` may come from a tenant: they cannot say who we are or how long it is.

    `authorization` is for our own code. A call that is not `plain` goes over https, except into
    networks the operator opened. `limit` is for the body of the reply as it is once unpacked.
    """

    url: str
    method: Literal["GET", "POST", "PUT", "DELETE"] = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    authorization: str | None = None
    body: bytes = b""
    plain: bool = False
    limit: int = 64 * KIBIBYTE
    seconds: float = SECONDS


class Reply(Struct, frozen=True, kw_only=True):
    """What came back: any status but a redirect. Names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class EgressRefused(Exception):
    """We do not make this call, now or later; nothing was sent, except for a redirect.

    The message is a sentence for whoever gave the address. It says nothing about what is where.
    """

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why


class EgressFailed(Exception):
    """The call was made and did not work out; another time it may."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


class Egress(Protocol):
    """Calls to addresses that people and other systems give us.

    A name is looked up once. All its addresses have to be ones we may call; the connection is made
    to one of those, and TLS and the Host header go by the name. Addresses of this machine and its
    networks are closed, except for what the operator opened; those where clouds hand out
    credentials are closed for good. Nothing of the environment (proxies, .netrc) is heeded, no
    cookies are kept, no connection is used twice, and redirects are not followed. The whole call,
    lookup included, ends after `Call.seconds`; the head of a reply may have 64 KiB.
    """

    async def call(self, call: Call) -> Reply:
        """Make the call.

        Raises:
            EgressRefused: the address, a header or the reply's redirect is not acceptable.
            EgressFailed: there was no proper reply within time and size.
        """
        ...

    async def close(self) -> None:
        """Let go. Closing twice does no harm."""
        ...
