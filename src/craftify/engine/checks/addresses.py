"""What an address in `href` or `src` is: where it leads, as far as it can be known beforehand."""

import re
from functools import lru_cache
from ipaddress import ip_address
from typing import Literal, NamedTuple

from craftify.engine.markup import FILLER, without_liquid

Kind = Literal["empty", "fragment", "web", "mail", "phone", "inside", "relative", "open", "other"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_HOST = re.compile(r"//([^/?#]*)")
_INSIDE = frozenset(("cid", "data"))
_PHONES = frozenset(("tel", "sms", "callto", "facetime", "whatsapp"))
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp")


class Address(NamedTuple):
    """An address: its kind, scheme, host (lower case, empty when unknown) and the text itself.

    `open` is an address whose beginning comes from the data.
    """

    kind: Kind
    scheme: str
    host: str
    text: str


@lru_cache(maxsize=4096)
def read_address(href: str) -> Address:
    """The parts of an address that stand in the template."""
    text = href.strip()
    masked = without_liquid(text)
    if not text:
        return Address("empty", "", "", text)
    if masked[0] == FILLER:
        return Address("open", "", "", text)
    if text[0] == "#":
        return Address("empty" if text == "#" else "fragment", "", "", text)
    matched = _SCHEME.match(re.sub(r"[\t\n\r]", "", masked))
    if matched is None:
        return Address("relative", "", _host(masked) if masked.startswith("//") else "", text)
    scheme = matched[1].lower()
    return Address(_kind(scheme), scheme, _host(masked), text)


def is_local(host: str) -> bool:
    """Whether a host exists only on the author's machine or network."""
    name = host.strip("[]")
    try:
        number = ip_address(name)
    except ValueError:
        return bool(host) and ("." not in host or host.rsplit(".", 1)[-1] in _LOCAL_NAMES)
    return number.is_private or number.is_loopback or number.is_link_local


def is_number(host: str) -> bool:
    """Whether a host is an IP address."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def site_of(host: str) -> str:
    """The last two labels of a host, three where the second is a public suffix such as `co.uk`."""
    labels = host.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL  # noqa: PLR2004
    return ".".join(labels[-3:] if short else labels[-2:])


_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go"))


def _kind(scheme: str) -> Kind:
    if scheme in ("http", "https"):
        return "web"
    if scheme == "mailto":
        return "mail"
    if scheme in _PHONES:
        return "phone"
    return "inside" if scheme in _INSIDE else "other"


def _host(masked: str) -> str:
    matched = _HOST.search(masked)
    if matched is None or FILLER in matched[1]:
        return ""
    place = matched[1].rpartition("@")[2].lower()
    if place.startswith("["):
        return place.partition("]")[0] + "]"
    return place.partition(":")[0].rstrip(".")
