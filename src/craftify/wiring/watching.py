"""The services that watch over the others, on their ports: audit, the gate, health."""

from typing import TypedDict

from craftify.records.journal import Journal
from craftify.services.audit.log import Audit
from craftify.services.gate import Gate
from craftify.wiring.ports import Ports


class WatchingServices(TypedDict):
    """The part of the desk that is about what happened, and how things are."""

    audit: Audit
    gate: Gate


def watching_services(ports: Ports) -> WatchingServices:
    """Everything people can do to see what happens."""
    journal = Journal(ports.clock, ports.ids)
    gate = Gate(items=ports.items, clock=ports.clock, journal=journal)
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
    )
