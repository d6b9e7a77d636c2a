"""What could be better about how a server is run, found by looking at how it is run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from craftify.domain.access import Actor, require
from craftify.services.features import Features, is_on

Severity = Literal["high", "medium", "low"]
# the first versions in which mail headers cannot be smuggled in (CVE-2026-1299, CVE-2024-6923)
SOUND: Final = {(3, 11): 15, (3, 12): 13, (3, 13): 12, (3, 14): 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """How the server is run, as far as that matters to its safety."""

    production: bool
    reachable: bool
    origin: str
    base_url_given: bool
    proxies: int
    hsts: str
    previous_secrets: int
    openings: int
    metrics_networks: bool
    metrics_token: bool
    log_level: str
    mail_from: str
    python: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness:
    """One thing that could be better, why, and how to mend it."""

    id: str
    severity: Severity
    title: str
    message: str
    mend: str


Look = Callable[[Circumstances], Weakness | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """The safety of the server in the eyes of its operators."""

    circumstances: Circumstances
    features: Features

    async def weaknesses(self, actor: Actor) -> tuple[Weakness, ...]:
        """What could be better, the gravest first."""
        require(actor, "system:read")
        found = [weakness for look in LOOKS if (weakness := look(self.circumstances))]
        if self.circumstances.production and await is_on(self.features, "api-docs"):
            found.append(DOCS_OPEN)
        order: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}
        return tuple(sorted(found, key=lambda weakness: order[weakness.severity]))


DOCS_OPEN: Final = Weakness(
    id="api-docs-open",
    severity="low",
    title="Everybody can read the API reference",
    message="/api-docs and the OpenAPI document are open to whoever can reach the server.",
    mend="Turn the feature “API reference” off when nobody outside needs it.",
)


def _plain_http(at: Circumstances) -> Weakness | None:
    if at.origin.startswith("https://") or not (at.reachable or at.base_url_given):
        return None
    return Weakness(
        id="no-https",
        severity="high" if at.reachable else "low",
        title="There is no HTTPS",
        message="Without it cookies are refused to other machines, and passwords travel in the"
        " open.",
        mend="Put a proxy with a certificate in front, and set CRAFTIFY_BASE_URL to its https"
        " address.",
    )


def _not_production(at: Circumstances) -> Weakness | None:
    if at.production or not at.reachable:
        return None
    return Weakness(
        id="not-production",
        severity="medium",
        title="Other machines can reach a server in development",
        message="In development weak secrets, plain http and debug logs are let pass.",
        mend="Set CRAFTIFY_ENVIRONMENT to production; it says what has to be mended first.",
    )


def _no_address(at: Circumstances) -> Weakness | None:
    if at.base_url_given or not at.reachable:
        return None
    return Weakness(
        id="no-base-url",
        severity="medium",
        title="Links in mails lead nowhere",
        message=f"Invitations and password resets lead to {at.origin}, which other people cannot"
        " open.",
        mend="Set CRAFTIFY_BASE_URL to the address people use.",
    )


def _no_proxy(at: Circumstances) -> Weakness | None:
    if not at.origin.startswith("https://") or at.proxies:
        return None
    return Weakness(
        id="no-trusted-proxy",
        severity="medium",
        title="All callers seem to come from the proxy",
        message="HTTPS ends at a proxy that is not trusted: limits by address count everybody as"
        " one, and the audit log has the proxy's address.",
        mend="Set CRAFTIFY_TRUSTED_PROXIES to the proxy's network.",
    )


def _no_hsts(at: Circumstances) -> Weakness | None:
    if at.hsts != "off" or not at.origin.startswith("https://"):
        return None
    return Weakness(
        id="no-hsts",
        severity="low",
        title="Browsers may try plain http first",
        message="Strict-Transport-Security is off.",
        mend="Set CRAFTIFY_HSTS to on.",
    )


def _old_python(at: Circumstances) -> Weakness | None:
    least = SOUND.get(at.python[:2])
    if least is None or at.python[2] >= least:
        return None
    told = ".".join(map(str, at.python))
    return Weakness(
        id="old-python",
        severity="medium",
        title=f"Python {told} has known holes",
        message="Its mail library lets headers be smuggled in. Craftify builds mails without it,"
        " but other holes were mended since then, too.",
        mend=f"Run it on Python {at.python[0]}.{at.python[1]}.{least} or newer.",
    )


def _open_metrics(at: Circumstances) -> Weakness | None:
    if not at.metrics_networks or at.metrics_token:
        return None
    return Weakness(
        id="metrics-by-network",
        severity="low",
        title="Metrics are open to whole networks",
        message="Whoever calls from there can read how much is going on.",
        mend="Set CRAFTIFY_METRICS_TOKEN and take CRAFTIFY_METRICS_ALLOW away.",
    )


def _openings(at: Circumstances) -> Weakness | None:
    if not at.openings:
        return None
    return Weakness(
        id="egress-opened",
        severity="low",
        title="Private networks can be called",
        message=f"CRAFTIFY_EGRESS_ALLOW opens {at.openings} networks to calls that tenants cause.",
        mend="Keep only those that a provider of yours really needs.",
    )


def _old_secret(at: Circumstances) -> Weakness | None:
    if not at.previous_secrets:
        return None
    return Weakness(
        id="previous-secret",
        severity="low",
        title="A secret from before is still accepted",
        message="What was sealed under it can still be read, by you and by whoever else knows it.",
        mend="Keep it as long as the audit log has to be verified across the change.",
    )


def _sender(at: Circumstances) -> Weakness | None:
    if not at.mail_from.endswith(".localhost"):
        return None
    return Weakness(
        id="default-sender",
        severity="low" if not at.reachable else "medium",
        title="Mails come from an address that is nobody's",
        message=f"The sender is {at.mail_from}, the default.",
        mend="Set CRAFTIFY_MAIL_FROM to an address of your domain.",
    )


def _loud(at: Circumstances) -> Weakness | None:
    if at.log_level != "debug":
        return None
    return Weakness(
        id="debug-logs",
        severity="low",
        title="Logs tell more than operators need",
        message="CRAFTIFY_LOG_LEVEL is debug.",
        mend="Set it to info.",
    )


LOOKS: Final[tuple[Look, ...]] = (
    _plain_http,
    _not_production,
    _no_address,
    _no_proxy,
    _no_hsts,
    _old_python,
    _open_metrics,
    _openings,
    _old_secret,
    _sender,
    _loud,
)
