"""Single sign-on on its ports, and on the services of people it lets in."""

from typing import TypedDict

from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Sessions
from craftify.services.gate import Gate
from craftify.services.sso.arrivals import Arrivals
from craftify.services.sso.connections import Connections
from craftify.services.sso.signing_in import SingleSignOn
from craftify.settings import Settings
from craftify.wiring.ports import Ports
from craftify.wiring.watching import feature_service

CALLBACK = "/api/auth/sso/callback"


class SsoServices(TypedDict):
    """The part of the desk that is about providers of identity."""

    connections: Connections
    single_sign_on: SingleSignOn


def sso_services(ports: Ports, settings: Settings, sessions: Sessions, gate: Gate) -> SsoServices:
    """Everything about signing in elsewhere."""
    journal = Journal(ports.clock, ports.ids)
    return SsoServices(
        connections=Connections(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            journal=journal,
            logs=ports.logs,
            seals=ports.seals,
            gate=gate,
            identities=ports.identities,
        ),
        single_sign_on=SingleSignOn(
            items=ports.items,
            clock=ports.clock,
            tokens=ports.tokens,
            seals=ports.seals,
            logs=ports.logs,
            identities=ports.identities,
            sessions=sessions,
            arrivals=Arrivals(
                items=ports.items,
                clock=ports.clock,
                ids=ports.ids,
                journal=journal,
                logs=ports.logs,
                features=feature_service(ports, settings),
            ),
            redirect_uri=f"{settings.origin}{CALLBACK}",
        ),
    )
