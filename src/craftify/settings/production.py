"""What is fine on a laptop and refused in production: weak secrets, open doors, loud logs."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from craftify.settings.chosen import Settings
from craftify.settings.kinds import Network

ENOUGH_BITS: Final = 96.0
# what stands in examples and tutorials, and what people type to get on
WELL_KNOWN: Final = re.compile(
    r"change.?me|your.?secret|secret.?key|my.?secret|super.?secret|default|example|placeholder"
    r"|password|passw0rd|craftify|development|insecure|qwerty|asdfgh|letmein|12345678|test.?key",
    re.IGNORECASE,
)


def refusals(settings: Settings) -> list[str]:
    """A sentence for everything that must not be so in production; none elsewhere."""
    if settings.environment != "production":
        return []
    found = [said(settings) for said in CHECKS]
    return [sentence for sentence in found if sentence]


def guessable(secret: str) -> bool:
    """Whether a secret looks like one that somebody made up, or copied."""
    if WELL_KNOWN.search(secret) or secret in (secret + secret)[1:-1]:
        return True
    counted = Counter(secret)
    bits = -sum(n * math.log2(n / len(secret)) for n in counted.values())
    steps = Counter(ord(b) - ord(a) for a, b in itertools.pairwise(secret))
    in_line = max(steps.values(), default=0) > len(secret) / 2  # abcdef…, 987654…
    return bits < ENOUGH_BITS or in_line


def loopback(host: str) -> bool:
    """Whether only this machine can reach a host of that name."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _secret(settings: Settings) -> str:
    if settings.secret_key and guessable(settings.secret_key):
        return (
            "CRAFTIFY_SECRET_KEY can be guessed: give 32 or more random characters"
            " (openssl rand -base64 48), or none, and one is made at the first start."
        )
    return ""


def _token(settings: Settings) -> str:
    if settings.metrics_token and guessable(settings.metrics_token):
        return "CRAFTIFY_METRICS_TOKEN can be guessed: give 32 or more random characters."
    return ""


def _address(settings: Settings) -> str:
    parts = urlsplit(settings.base_url)
    if parts.scheme == "http" and not loopback(parts.hostname or ""):
        return (
            "CRAFTIFY_BASE_URL is plain http: in production people sign in over https,"
            " through a proxy that holds the certificate."
        )
    return ""


def _level(settings: Settings) -> str:
    if settings.log_level == "debug":
        return "CRAFTIFY_LOG_LEVEL is debug: in production it has to be info, warning or error."
    return ""


def _proxies(settings: Settings) -> str:
    if everybody(settings.trusted_proxies):
        return (
            "CRAFTIFY_TRUSTED_PROXIES names the whole internet: anybody could pretend to call"
            " from anywhere. Name the networks of your proxies."
        )
    return ""


def _figures(settings: Settings) -> str:
    if everybody(settings.metrics_allow):
        return (
            "CRAFTIFY_METRICS_ALLOW lets the whole internet read the metrics: name the networks"
            " of your monitoring, or give CRAFTIFY_METRICS_TOKEN."
        )
    return ""


def _egress(settings: Settings) -> str:
    if any(opening.network.prefixlen == 0 for opening in settings.egress_allow):
        return (
            "CRAFTIFY_EGRESS_ALLOW opens every network: anything inside could be called. Name the"
            " addresses that have to be reached."
        )
    return ""


def everybody(networks: Sequence[Network]) -> bool:
    """Whether some network holds everybody."""
    return any(network.prefixlen == 0 for network in networks)


CHECKS: Final[tuple[Callable[[Settings], str], ...]] = (
    _secret,
    _token,
    _address,
    _level,
    _proxies,
    _figures,
    _egress,
)
