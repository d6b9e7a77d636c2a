"""Which addresses may be called: the public internet, range by range, and what was opened.

What Python calls global is not enough: multicast, 6to4, NAT64 and the addresses where clouds hand
out credentials would pass.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final

from craftify.ports.egress import Opening

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
PORTS: Final = frozenset((80, 443))


def _networks(*texts: str) -> tuple[Network, ...]:
    return tuple(ip_network(text) for text in texts)


# IANA special purposes, multicast, and what was global once or is only so to some
CLOSED_4: Final = _networks(
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "192.175.48.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
    "168.63.129.16/32",
)
OPEN_6: Final = _networks("2000::/3")
CLOSED_6: Final = _networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
# whatever the operator opens: link-local and metadata services, "this host", multicast
NEVER: Final = _networks(
    "0.0.0.0/8",
    "169.254.0.0/16",
    "168.63.129.16/32",
    "100.100.100.200/32",
    "192.0.0.192/32",
    "224.0.0.0/4",
    "255.255.255.255/32",
    "::/128",
    "fe80::/10",
    "fd00:ec2::/32",
    "fd20:ce::254/128",
    "ff00::/8",
)
_CARRYING: Final = tuple(ip_network(text) for text in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96"))


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where calls may go: the internet on a few ports, and the networks that were opened."""

    openings: Sequence[Opening] = ()
    ports: frozenset[int] = PORTS

    def permits(self, address: Address, port: int) -> bool:
        """Whether this address may be called on this port."""
        return self.opened(address, port) or (port in self.ports and is_public(address))

    def opened(self, address: Address, port: int) -> bool:
        """Whether the operator opened this address by name of its network."""
        if any(_within(one, NEVER) for one in (address, *_carried(address))):
            return False
        return any(
            _within(address, (opening.network,))
            and (opening.ports is None or port in opening.ports)
            for opening in self.openings
        )

    def reachable(self, port: int) -> bool:
        """Whether anything at all may be called on this port."""
        return port in self.ports or any(
            opening.ports is None or port in opening.ports for opening in self.openings
        )


def is_public(address: Address) -> bool:
    """Whether an address is one of the internet's, seen the same from everywhere."""
    if isinstance(address, IPv4Address):
        return not _within(address, CLOSED_4)
    return address.scope_id is None and _within(address, OPEN_6) and not _within(address, CLOSED_6)


def _within(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)


def _carried(address: Address) -> Iterator[IPv4Address]:
    """The old addresses that a new one stands for or leads to."""
    if isinstance(address, IPv4Address):
        return
    teredo = address.teredo or ()
    yield from (one for one in (address.ipv4_mapped, address.sixtofour, *teredo) if one is not None)
    if _within(address, _CARRYING):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
