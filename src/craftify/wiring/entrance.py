"""What the door has to know besides the services."""

from craftify import __version__
from craftify.api.middleware.deadlines import Patience
from craftify.api.middleware.rate_limits import MINUTE, Tiers
from craftify.api.options import Options
from craftify.ports.limiter import Rate
from craftify.settings import Settings
from craftify.wiring.ports import Ports

# a canvas that the server compiles is drawn while somebody types
STROKES = 4


def door(ports: Ports, settings: Settings) -> Options:
    """What the door has to know besides the services."""
    return Options(
        version=__version__,
        logs=ports.logs,
        clock=ports.clock,
        ids=ports.ids,
        metrics=ports.metrics,
        tracing=ports.tracing,
        metrics_token=settings.metrics_token,
        metrics_allow=settings.metrics_allow,
        limiter=ports.limiter,
        started_at=ports.clock.now(),
        origin=settings.origin,
        hosts=(*settings.allowed_hosts, settings.host.lower()),
        trusted_proxies=settings.trusted_proxies,
        hsts=settings.hsts,
        cors_origins=settings.cors_origins,
        tiers=_tiers(settings),
        patience=Patience(body=settings.body_seconds, answer=settings.request_seconds),
        max_json=settings.max_json,
        max_template=settings.max_template,
        max_import=settings.max_import,
    )


def _tiers(settings: Settings) -> Tiers:
    anonymous = Rate(
        name="anonymous",
        limit=settings.rate_limit,
        window=settings.rate_window.total_seconds(),
        slow_after=settings.slow_after,
        slow_step=settings.slow_step.total_seconds(),
        slow_cap=settings.slow_cap.total_seconds(),
    )
    return Tiers(
        anonymous=anonymous,
        user=_per_minute("user", settings.user_rate, settings.user_burst),
        key=_per_minute("key", settings.key_rate, settings.key_burst),
        organization=_per_minute("organization", settings.organization_rate),
        costly={
            name: _per_minute(name, limit)
            for name, limit in (
                ("preview", settings.preview_rate),
                ("canvas", STROKES * settings.preview_rate),
                ("test_mail", settings.test_mail_rate),
                ("import", settings.import_rate),
                ("export", settings.export_rate),
            )
        },
    )


def _per_minute(name: str, limit: int, burst: int = 0) -> Rate:
    return Rate(name=name, limit=limit, window=MINUTE, burst=burst)
