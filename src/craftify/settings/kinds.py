"""How a setting is written: numbers, lists, addresses, secrets, each read from its text."""

import re
from collections.abc import Callable
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Final, Literal, cast, get_args
from urllib.parse import urlsplit

from craftify.domain.features import BY_ID
from craftify.ports.egress import Opening

Network = IPv4Network | IPv6Network
Environment = Literal["production", "development"]
Hsts = Literal["off", "on", "subdomains", "preload"]
MEBIBYTE: Final = 1024 * 1024
SECRET_LENGTH: Final = 32
LINE_LENGTH: Final = 100
HOST_NAME: Final = re.compile(r"[a-z0-9.-]+|[0-9a-f:]+")
DEFAULT_PORTS: Final = {"http": 80, "https": 443}
ADDRESS: Final = re.compile(r"[^\s@<>,;\"]{1,64}@[A-Za-z0-9.-]{1,253}")


class SettingInvalid(Exception):
    """Settings that cannot be used; the message is a sentence, a line each, for the operator."""


def within(text: str, low: int, high: int) -> int:
    """A whole number between two bounds."""
    if not (text.isascii() and text.isdecimal()) or not low <= int(text) <= high:
        raise SettingInvalid(f"has to be a number from {low} to {high}")
    return int(text)


def whole(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers between two bounds."""
    return lambda text: within(text, low, high)


def minutes(text: str) -> timedelta:
    """Minutes, up to a day."""
    return timedelta(minutes=within(text, 1, 1440))


def days(text: str) -> timedelta:
    """Days, up to a year."""
    return timedelta(days=within(text, 1, 365))


def milliseconds(text: str) -> timedelta:
    """Milliseconds, up to a minute."""
    return timedelta(milliseconds=within(text, 0, 60_000))


def mebibytes(text: str) -> int:
    """MiB, as bytes."""
    return within(text, 1, 1024) * MEBIBYTE


def host(text: str) -> str:
    """A name or an address to listen on."""
    if not text or any(mark in text for mark in " /\\?#@"):
        raise SettingInvalid("has to be a host name or an address to listen on")
    return text


def folder(text: str) -> Path:
    """A folder, which need not be there yet."""
    if not text:
        raise SettingInvalid("has to name a folder")
    return Path(text).expanduser().absolute()


def base_url(text: str) -> str:
    """Scheme, host and port, without anything behind them."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingInvalid("has to be an address like https://email.example.com")
    if parts.path not in {"", "/"} or "@" in parts.netloc:
        raise SettingInvalid("has to be an address without a path, a user or a password")
    port = DEFAULT_PORTS[parts.scheme]  # browsers leave it out, and so what is compared has none
    return f"{parts.scheme}://{parts.netloc.lower().removesuffix(f':{port}')}"


def networks(text: str) -> tuple[Network, ...]:
    """Networks and addresses, separated by commas."""
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise SettingInvalid("has to be a list of networks like 10.0.0.0/8, 192.168.1.5") from error


def openings(text: str) -> tuple[Opening, ...]:
    """Networks that may be called, on the ports of the web, on one port or (`*`) on all."""
    try:
        return tuple(_opening(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise SettingInvalid(
            "has to be a list of networks like 10.0.0.0/8, 10.1.2.3:8443, [fd00::/8]:443"
        ) from error


def _opening(text: str) -> Opening:
    network, port = text, ""
    if text.startswith("["):
        network, _, port = text[1:].partition("]")
        if port and not port.startswith(":"):
            raise ValueError("no port")
        port = port.removeprefix(":")
    elif text.count(":") == 1:
        network, _, port = text.partition(":")
    if port == "*":
        return Opening(ip_network(network), None)
    if not port and text.endswith(":"):
        raise ValueError("no port")
    if not port:
        return Opening(ip_network(network))
    return Opening(ip_network(network), frozenset((within(port, 1, 65535),)))


def origins(text: str) -> tuple[str, ...]:
    """Origins as browsers write them, separated by commas."""
    found = tuple(base_url(part.strip()) for part in text.split(",") if part.strip())
    if not all(HOST_NAME.fullmatch(urlsplit(origin).hostname or "") for origin in found):
        raise SettingInvalid("has to be a list of origins like https://portal.example.com")
    return found


def hosts(text: str) -> tuple[str, ...]:
    """Host names, separated by commas, without ports."""
    hosts = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    if not all(re.fullmatch(r"[a-z0-9.-]+|\[[0-9a-f:]+\]", host) for host in hosts):
        raise SettingInvalid("has to be a list of host names like email.example.com, without ports")
    return hosts


def level(text: str) -> str:
    """The level from which events are noted."""
    if text.lower() not in {"debug", "info", "warning", "error"}:
        raise SettingInvalid("has to be debug, info, warning or error")
    return text.lower()


def secret(text: str) -> str:
    """A secret that is long enough to be one."""
    if len(text) < SECRET_LENGTH:
        raise SettingInvalid(f"has to be at least {SECRET_LENGTH} characters long")
    return text


def secrets(text: str) -> tuple[str, ...]:
    """Secrets, separated by blanks."""
    return tuple(secret(part) for part in text.split())


def address(text: str) -> str:
    """One mail address."""
    if not ADDRESS.fullmatch(text):
        raise SettingInvalid("has to be an email address")
    return text


def line(text: str) -> str:
    """One line of text."""
    if not text.isprintable() or len(text) > LINE_LENGTH:
        raise SettingInvalid(f"has to be one line of at most {LINE_LENGTH} characters")
    return text


def environment(text: str) -> Environment:
    """Where this runs: what is harmless on a laptop is refused in production."""
    if text.lower() not in get_args(Environment):
        raise SettingInvalid("has to be production or development")
    return cast("Environment", text.lower())


def hsts(text: str) -> Hsts:
    """What browsers are to remember about https."""
    if text.lower() not in get_args(Hsts):
        raise SettingInvalid("has to be off, on, subdomains or preload")
    return cast("Hsts", text.lower())


def features(text: str) -> tuple[tuple[str, bool], ...]:
    """Features that are on or off for good, like `api-docs=off`."""
    given = [part.strip().partition("=") for part in text.split(",") if part.strip()]
    chosen = tuple((name.strip(), mark.strip().lower() == "on") for name, _, mark in given)
    good = all(mark.strip().lower() in {"on", "off"} for _, _, mark in given)
    if not good or not {name for name, _ in chosen} <= set(BY_ID):
        known = ", ".join(BY_ID)
        raise SettingInvalid(f"has to be a list like api-docs=off, of {known}")
    return chosen


def collector(text: str) -> str:
    """The address of a collector; it may have a path, and no secret in it."""
    parts = urlsplit(text)
    good = parts.scheme in {"http", "https"} and parts.hostname
    if not good or parts.query or parts.fragment or "@" in parts.netloc:
        raise SettingInvalid("has to be an address like http://localhost:4318")
    return text.rstrip("/")
