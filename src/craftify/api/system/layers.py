"""The layers a request passes, read off the chain that really runs, each with its settings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from craftify.api.middleware.asgi import App
from craftify.api.options import Options
from craftify.ports.limiter import Rate

Value = str | int | float | bool | None
MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing that stands between the world and the data; lists and secrets are not told."""

    id: str
    title: str
    about: str
    values: tuple[tuple[str, Value], ...] = ()


Told = Callable[[Options], Sequence[Layer]]


def _fixed(*layers: Layer) -> Told:
    return lambda _: layers


def _addresses(at: Options) -> Sequence[Layer]:
    told = "Who calls, by the connection itself or by what a trusted proxy says."
    values = (("Trusted networks", len(at.trusted_proxies)),)
    return (Layer("trustedProxiesOnly", "Client address", told, values),)


def _requests(at: Options) -> Sequence[Layer]:
    headers = (("Strict-Transport-Security", at.hsts), ("Scripts from elsewhere", "never"))
    return (
        Layer("requestIds", "Request ids", "Each request has an id, in the answer and the log."),
        Layer(
            "securityHeaders",
            "Security headers",
            "What browsers are told to be careful about, on every answer.",
            headers,
        ),
    )


def _hosts(at: Options) -> Sequence[Layer]:
    about = "Only names this server is meant to answer for: no page can rebind its name to us."
    return (Layer("allowedHosts", "Host names", about, (("Further names", len(at.hosts)),)),)


def _cors(at: Options) -> Sequence[Layer]:
    about = "Only pages of listed origins may read answers."
    return (Layer("cors", "Other origins", about, (("Origins", len(at.cors_origins)),)),)


def _bodies(at: Options) -> Sequence[Layer]:
    sizes = (
        ("JSON (MiB)", at.max_json // MEBIBYTE),
        ("Templates (MiB)", at.max_template // MEBIBYTE),
        ("Imports (MiB)", at.max_import // MEBIBYTE),
    )
    return (
        Layer("bodyLimits", "Body sizes", "Bodies are counted while they stream in.", sizes),
        Layer("contentTypes", "Content types", "Each route reads the types it knows."),
    )


def _deadlines(at: Options) -> Sequence[Layer]:
    about = "A body that trickles in and an answer that does not come are ended."
    values = (("Body (seconds)", at.patience.body), ("Answer (seconds)", at.patience.answer))
    return (Layer("deadlines", "Deadlines", about, values),)


def _rate_limits(at: Options) -> Sequence[Layer]:
    anonymous = at.tiers.anonymous
    return (
        Layer(
            "rateLimits",
            "Rate limits",
            "Strangers are counted by address, others as who they are.",
            tuple(_rates(at.tiers.anonymous, at.tiers.user, at.tiers.key, at.tiers.organization)),
        ),
        Layer(
            "slowDown",
            "Slow-down",
            "Strangers who ask much wait longer and longer.",
            (
                ("After requests", anonymous.slow_after),
                ("Step (seconds)", anonymous.slow_step),
                ("At most (seconds)", anonymous.slow_cap),
            ),
        ),
    )


def _rates(*rates: Rate) -> Iterator[tuple[str, Value]]:
    for rate in rates:
        yield f"{rate.name.capitalize()} (a {_span(rate.window)})", rate.limit


def _span(seconds: float) -> str:
    return "minute" if seconds == 60 else f"{seconds / 60:g} minutes"  # noqa: PLR2004


# by the class of a layer; one that is not here is found by a test
OUTER: Final[Mapping[str, Told]] = {
    "Requests": _requests,
    "Addresses": _addresses,
    "AccessLog": _fixed(
        Layer("accessLog", "Access log", "One line a request, without its query and secrets.")
    ),
    "AccessRules": _fixed(
        Layer("accessRules", "Access rules", "From which networks one may call at all.")
    ),
    "Cors": _cors,
    "Compression": _fixed(
        Layer("compression", "Compression", "Never where a secret stands beside what callers say.")
    ),
    "Faults": _fixed(
        Layer("lastNet", "Last net", "Whatever goes wrong is answered, without telling how.")
    ),
    "Hosts": _hosts,
    "Origins": _fixed(
        Layer(
            "sameOriginChanges", "Origins", "Changes a browser makes for other sites are refused."
        )
    ),
    "Bodies": _bodies,
    "RateLimits": _rate_limits,
    "Deadlines": _deadlines,
    "Figures": _fixed(),
    "Traces": _fixed(),
    "_Doors": _fixed(),
}
INNER: Final = (
    Layer("strictJson", "Strict JSON", "No duplicate names, no bottomless nesting."),
    Layer("parameterPollution", "Parameters", "A parameter that is given twice is refused."),
    Layer("authentication", "Authentication", "Every route that is not public wants to know who."),
    Layer("csrfTokens", "CSRF tokens", "A change by cookie needs the token of its session."),
    Layer("principalLimits", "Limits by person", "People, keys and organizations have their own."),
    Layer("authorization", "Authorization", "Every verb asks for a permission, in one place."),
)


def chain(app: App) -> Iterator[object]:
    """The layers of an application from the outside in."""
    layer: object | None = app
    while layer is not None:
        yield layer
        layer = getattr(layer, "_app", None)


def layers_of(app: App, options: Options) -> tuple[Layer, ...]:
    """What a request passes on its way in, as it is wired."""
    outer = [told for layer in chain(app) for told in OUTER[type(layer).__name__](options)]
    return (*outer, *INNER)
