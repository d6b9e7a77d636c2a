"""What an operator may choose: read once from the environment, refused when it makes no sense."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

Network = IPv4Network | IPv6Network
MEBIBYTE: Final = 1024 * 1024
SECRET_LENGTH: Final = 32
LINE_LENGTH: Final = 100
ADDRESS: Final = re.compile(r"[^\s@<>,;\"]{1,64}@[A-Za-z0-9.-]{1,253}")


class SettingInvalid(Exception):
    """A setting that cannot be used; the message is one sentence for the operator."""


def _within(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdecimal()) or not low <= int(text) <= high:
        raise SettingInvalid(f"has to be a number from {low} to {high}")
    return int(text)


def _whole(low: int, high: int) -> Callable[[str], int]:
    return lambda text: _within(text, low, high)


def _minutes(text: str) -> timedelta:
    return timedelta(minutes=_within(text, 1, 1440))


def _days(text: str) -> timedelta:
    return timedelta(days=_within(text, 1, 365))


def _mebibytes(text: str) -> int:
    return _within(text, 1, 1024) * MEBIBYTE


def _host(text: str) -> str:
    if not text or any(mark in text for mark in " /\\?#@"):
        raise SettingInvalid("has to be a host name or an address to listen on")
    return text


def _folder(text: str) -> Path:
    if not text:
        raise SettingInvalid("has to name a folder")
    return Path(text).expanduser().absolute()


def _base_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingInvalid("has to be an address like https://email.example.com")
    if parts.path not in {"", "/"} or "@" in parts.netloc:
        raise SettingInvalid("has to be an address without a path, a user or a password")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise SettingInvalid("has to be a list of networks like 10.0.0.0/8, 192.168.1.5") from error


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    if not all(re.fullmatch(r"[a-z0-9.-]+|\[[0-9a-f:]+\]", host) for host in hosts):
        raise SettingInvalid("has to be a list of host names like email.example.com, without ports")
    return hosts


def _level(text: str) -> str:
    if text.lower() not in {"debug", "info", "warning", "error"}:
        raise SettingInvalid("has to be debug, info, warning or error")
    return text.lower()


def _secret(text: str) -> str:
    if len(text) < SECRET_LENGTH:
        raise SettingInvalid(f"has to be at least {SECRET_LENGTH} characters long")
    return text


def _secrets(text: str) -> tuple[str, ...]:
    return tuple(_secret(part) for part in text.split())


def _address(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise SettingInvalid("has to be an email address")
    return text


def _line(text: str) -> str:
    if not text.isprintable() or len(text) > LINE_LENGTH:
        raise SettingInvalid(f"has to be one line of at most {LINE_LENGTH} characters")
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole configuration of one process."""

    host: str = "127.0.0.1"
    port: int = 3001
    data: Path = Path("data")
    base_url: str = ""
    allowed_hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[Network, ...] = ()
    secret_key: str = ""
    secret_key_previous: tuple[str, ...] = ()
    log_level: str = "info"
    log_folder: Path | None = None
    access_lifetime: timedelta = timedelta(minutes=10)
    session_lifetime: timedelta = timedelta(days=30)
    sign_in_failures: int = 5
    sign_in_window: timedelta = timedelta(minutes=15)
    max_json: int = MEBIBYTE
    max_template: int = 2 * MEBIBYTE
    max_import: int = 50 * MEBIBYTE
    workers: int = 2
    job_seconds: int = 10
    job_memory: int = 1024 * MEBIBYTE
    mail_from: str = "hello@craftify.localhost"
    mail_from_name: str = "Craftify Email"

    @property
    def logs(self) -> Path:
        """The folder of the log files."""
        return self.log_folder or self.data / "logs"

    @property
    def origin(self) -> str:
        """Scheme, host and port under which people open the product."""
        return self.base_url or f"http://{_bracketed(self.host)}:{self.port}"


READERS: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "HOST": ("host", _host),
    "PORT": ("port", _whole(0, 65535)),
    "CRAFTIFY_DATA": ("data", _folder),
    "CRAFTIFY_BASE_URL": ("base_url", _base_url),
    "CRAFTIFY_ALLOWED_HOSTS": ("allowed_hosts", _hosts),
    "CRAFTIFY_TRUSTED_PROXIES": ("trusted_proxies", _networks),
    "CRAFTIFY_SECRET_KEY": ("secret_key", _secret),
    "CRAFTIFY_SECRET_KEY_PREVIOUS": ("secret_key_previous", _secrets),
    "CRAFTIFY_LOG_LEVEL": ("log_level", _level),
    "CRAFTIFY_LOG_FOLDER": ("log_folder", _folder),
    "CRAFTIFY_ACCESS_MINUTES": ("access_lifetime", _minutes),
    "CRAFTIFY_SESSION_DAYS": ("session_lifetime", _days),
    "CRAFTIFY_SIGN_IN_FAILURES": ("sign_in_failures", _whole(1, 1000)),
    "CRAFTIFY_SIGN_IN_WINDOW_MINUTES": ("sign_in_window", _minutes),
    "CRAFTIFY_MAX_JSON_MIB": ("max_json", _mebibytes),
    "CRAFTIFY_MAX_TEMPLATE_MIB": ("max_template", _mebibytes),
    "CRAFTIFY_MAX_IMPORT_MIB": ("max_import", _mebibytes),
    "CRAFTIFY_WORKERS": ("workers", _whole(1, 64)),
    "CRAFTIFY_JOB_SECONDS": ("job_seconds", _whole(1, 120)),
    "CRAFTIFY_JOB_MEMORY_MIB": ("job_memory", _mebibytes),
    "CRAFTIFY_MAIL_FROM": ("mail_from", _address),
    "CRAFTIFY_MAIL_FROM_NAME": ("mail_from_name", _line),
}


# read by the tools of the repository, not by the server
ELSEWHERE: Final = frozenset({"CRAFTIFY_SKIP_WEB", "CRAFTIFY_API"})


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings as the environment gives them; a `<NAME>_FILE` holds a secret's value.

    Raises:
        SettingInvalid: one sentence that names the setting and what it has to be.
    """
    given = dict(os.environ if environment is None else environment)
    _take_file(given, "CRAFTIFY_SECRET_KEY")
    _take_file(given, "CRAFTIFY_SECRET_KEY_PREVIOUS")
    unknown = sorted(name for name in given if name.startswith("CRAFTIFY_") and name not in READERS)
    if unknown:
        raise SettingInvalid(f"There is no setting {unknown[0]}{_meant(unknown[0])}.")
    chosen: dict[str, Any] = {}
    for name, (attribute, read) in READERS.items():
        text = given.get(name, "").strip()
        if not text:
            continue
        try:
            chosen[attribute] = read(text)
        except SettingInvalid as error:
            raise SettingInvalid(f"{name} {error}.") from error
    return Settings(**chosen)


def _take_file(given: dict[str, str], name: str) -> None:
    path = given.pop(f"{name}_FILE", "")
    if not path:
        return
    try:
        given[name] = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise SettingInvalid(f"{name}_FILE names a file that cannot be read.") from error


def _meant(name: str) -> str:
    """The known setting that looks most like a mistyped one."""
    close = get_close_matches(name, READERS, n=1, cutoff=0.75)
    return f" (did you mean {close[0]}?)" if close else ""


def _bracketed(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return "127.0.0.1"
    return f"[{address}]" if isinstance(address, IPv6Address) else str(address)
