"""The services that watch over the others, on their ports: audit, the gate, health, features."""

import sys
from typing import TypedDict

from craftify.records.journal import Journal
from craftify.services.audit.log import Audit
from craftify.services.features import Features
from craftify.services.gate import Gate
from craftify.services.health import Health
from craftify.services.system.posture import Circumstances, Posture
from craftify.services.system.status import System
from craftify.settings import Settings
from craftify.settings.production import loopback
from craftify.wiring.ports import Ports


class WatchingServices(TypedDict):
    """The part of the desk that is about what happened, and how things are."""

    audit: Audit
    gate: Gate
    features: Features
    health: Health
    system: System
    posture: Posture


def watching_services(ports: Ports, settings: Settings) -> WatchingServices:
    """Everything people can do to see what happens."""
    journal = Journal(ports.clock, ports.ids)
    gate = Gate(items=ports.items, clock=ports.clock, journal=journal)
    health, features = _health(ports), feature_service(ports, settings)
    return WatchingServices(
        audit=Audit(
            items=ports.items,
            chain=ports.chain,
            clock=ports.clock,
            journal=journal,
            gate=gate,
            logs=ports.logs,
        ),
        gate=gate,
        features=features,
        health=health,
        system=System(
            health=health,
            metrics=ports.metrics,
            machine=ports.machine,
            clock=ports.clock,
            started_at=ports.clock.now(),
        ),
        posture=Posture(circumstances=circumstances(settings), features=features),
    )


def feature_service(ports: Ports, settings: Settings) -> Features:
    """The features; it keeps nothing, so there may be several."""
    return Features(
        items=ports.items,
        clock=ports.clock,
        journal=Journal(ports.clock, ports.ids),
        production=settings.environment == "production",
        fixed=dict(settings.features),
    )


def circumstances(settings: Settings) -> Circumstances:
    """How the server is run, as far as that matters to its safety."""
    major, minor, micro = sys.version_info[:3]
    return Circumstances(
        production=settings.environment == "production",
        reachable=not loopback(settings.host),
        origin=settings.origin,
        base_url_given=bool(settings.base_url),
        proxies=len(settings.trusted_proxies),
        hsts=settings.hsts,
        previous_secrets=len(settings.secret_key_previous),
        openings=len(settings.egress_allow),
        metrics_networks=bool(settings.metrics_allow),
        metrics_token=bool(settings.metrics_token),
        log_level=settings.log_level,
        mail_from=settings.mail_from,
        python=(major, minor, micro),
    )


def _health(ports: Ports) -> Health:
    probes = {
        "store": ports.items.health,
        "catalog": ports.catalog.health,
        "blobs": ports.blobs.health,
        "mailbox": ports.mailer.health,
        "engine": ports.workshop.health,
    }
    return Health(probes=probes, logs=ports.logs)
