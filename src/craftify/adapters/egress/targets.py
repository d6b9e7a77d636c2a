"""An address as somebody typed it, taken apart, or refused before anything is looked up."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

import httpx

from craftify.adapters.egress.grounds import Address
from craftify.ports.egress import EgressRefused

LONGEST: Final = 2048
PLAIN: Final = re.compile(r"https?://[^\s\x00-\x20\x7f\\<>\"`{|}^]+", re.IGNORECASE)
LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
NAME: Final = re.compile(rf"(?=.{{1,253}}$){LABEL}(?:\.{LABEL})*", re.ASCII)
TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}", re.ASCII)
VALUE: Final = re.compile(r"[\t\x20-\x7e]{0,8192}", re.ASCII)
# who we are, to whom we speak, and where the message ends is not for whoever gives the address
OURS: Final = frozenset(
    (
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "cookie",
        "expect",
        "forwarded",
        "host",
        "http2-settings",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
        "via",
    )
)
OUR_FAMILIES: Final = ("proxy-", "sec-", "x-forwarded-", "x-real-", "x-craftify-")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a call goes: `address` when it was given as such, else the name has to be looked up."""

    url: httpx.URL
    name: str
    port: int
    address: Address | None

    @property
    def secure(self) -> bool:
        """Whether the call goes over TLS."""
        return self.url.scheme == "https"

    @property
    def host(self) -> str:
        """The Host header."""
        return self.url.netloc.decode("ascii").removesuffix(".")


def target(text: str) -> Target:
    """The target of a call.

    Raises:
        EgressRefused: it is not a plain http or https address without a user.
    """
    if len(text) > LONGEST or not PLAIN.fullmatch(text):
        raise EgressRefused("url", "This is not an address that can be called.")
    try:
        url = httpx.URL(text).copy_with(fragment=None)
        name = url.raw_host.decode("ascii").removesuffix(".").lower()
        port = url.port if url.port is not None else 443 if url.scheme == "https" else 80
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError) as error:
        raise EgressRefused("url", "This is not an address that can be called.") from error
    if url.userinfo or "@" in text.partition("://")[2].partition("/")[0]:
        raise EgressRefused("url", "An address with a user or a password is not called.")
    if not 0 < port < 65536:  # noqa: PLR2004 - what a port is
        raise EgressRefused("url", "This is not an address that can be called.")
    return Target(url, name, port, _literal(name))


def _literal(name: str) -> Address | None:
    try:
        return ip_address(name)
    except ValueError:
        pass
    if not NAME.fullmatch(name):
        raise EgressRefused("url", "This is not a name that can be called.")
    return None


def checked_headers(headers: dict[str, str]) -> dict[str, str]:
    """Headers that say nothing in our name and end where they end.

    Raises:
        EgressRefused: one of them does not.
    """
    for name, value in headers.items():
        lower = name.lower()
        if not TOKEN.fullmatch(name) or not VALUE.fullmatch(value):
            raise EgressRefused("header", "A header has a name or a value that cannot be sent.")
        if lower in OURS or lower.startswith(OUR_FAMILIES):
            raise EgressRefused("header", f"The header {name} is not for others to set.")
    return headers
