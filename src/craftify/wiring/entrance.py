"""What the door has to know besides the services."""

from craftify import __version__
from craftify.api.options import Options
from craftify.settings import Settings
from craftify.wiring.ports import Ports


def door(ports: Ports, settings: Settings) -> Options:
    """What the door has to know besides the services."""
    return Options(
        version=__version__,
        logs=ports.logs,
        clock=ports.clock,
        ids=ports.ids,
        started_at=ports.clock.now(),
        origin=settings.origin,
        hosts=(*settings.allowed_hosts, settings.host.lower()),
        trusted_proxies=settings.trusted_proxies,
        hsts=settings.hsts,
        max_json=settings.max_json,
        max_template=settings.max_template,
        max_import=settings.max_import,
    )
