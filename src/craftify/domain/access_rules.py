"""From where one may call: networks that may, and networks that may not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Final

from craftify.domain.errors import Conflict, Invalid
from craftify.engine import Problem

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
MOST: Final = 500
LONGEST: Final = 64
MAPPED: Final = IPv6Network("::ffff:0:0/96")
MAPPED_BITS: Final = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRules:
    """Deny before allow; an empty `allow` allows everybody. Networks in their one spelling."""

    allow: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether they say anything at all."""
        return bool(self.allow or self.deny)

    def admits(self, address: str) -> bool:
        """Whether somebody may call from there. Who has no address is nowhere in a list."""
        found = plain_address(address)
        if found is None:
            return not self.allow
        if _within(found, _networks(self.deny)):
            return False
        return not self.allow or _within(found, _networks(self.allow))

    def joined(self, other: "AccessRules") -> "AccessRules":
        """Both lists together."""
        return AccessRules(
            allow=tuple(dict.fromkeys((*self.allow, *other.allow))),
            deny=tuple(dict.fromkeys((*self.deny, *other.deny))),
        )


def written_rules(allow: Sequence[str], deny: Sequence[str]) -> AccessRules:
    """Rules as people write them, in their one spelling, each network once.

    Raises:
        Invalid: something is no network; `problems` name each by its place.
    """
    problems: list[Problem] = []
    rules = AccessRules(allow=_read("allow", allow, problems), deny=_read("deny", deny, problems))
    if problems:
        raise Invalid("Some of these are no networks.", problems=problems)
    return rules


def require_open_to(rules: AccessRules, address: str | None) -> None:
    """Refuse rules that would shut out who makes them, unseen.

    Raises:
        Conflict: the rules do not admit this address (WOULD_LOCK_YOU_OUT).
    """
    if address is not None and not rules.admits(address):
        raise Conflict(
            f"These rules would shut you out: you are calling from {address}.",
            code="WOULD_LOCK_YOU_OUT",
            problems=[Problem(message=address, path="address", part="document")],
        )


def plain_network(network: Network) -> Network:
    """IPv4 networks inside IPv6 ones are taken out."""
    if isinstance(network, IPv6Network) and network.subnet_of(MAPPED):
        inner = int(network.network_address) & 0xFFFFFFFF
        return IPv4Network((inner, network.prefixlen - MAPPED_BITS))
    return network


@lru_cache(maxsize=4096)
def plain_address(text: str) -> Address | None:
    """An address in its one spelling: an IPv4 address inside an IPv6 one is taken out."""
    try:
        address = ip_address(text.strip("[]"))
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or (IPv6Address(int(address)) if address.scope_id else address)
    return address


def is_loopback(address: str) -> bool:
    """Whether somebody calls from the machine itself."""
    found = plain_address(address)
    return found is not None and found.is_loopback


@lru_cache(maxsize=256)
def _networks(texts: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ip_network(text) for text in texts)


def _within(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)


def _read(field: str, texts: Sequence[str], problems: list[Problem]) -> tuple[str, ...]:
    if len(texts) > MOST:
        problems.append(_problem(field, f"This list can have {MOST} networks at most."))
        return ()
    found: dict[str, None] = {}
    for place, text in enumerate(texts):
        network = _network(text.strip())
        if network is None:
            said = "This is no address and no network like 10.0.0.0/8."
            problems.append(_problem(f"{field}.{place}", said))
        elif _begins_elsewhere(text.strip()):
            said = f"This network begins elsewhere: write {network}."
            problems.append(_problem(f"{field}.{place}", said))
        else:
            found[str(plain_network(network))] = None
    return tuple(found)


def _network(text: str) -> Network | None:
    if len(text) > LONGEST or "%" in text:
        return None
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def _begins_elsewhere(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return True
    return False


def _problem(path: str, message: str) -> Problem:
    return Problem(message=message, path=path, part="document")
