"""The services of signing in on their ports."""

from typing import TypedDict

from craftify.records.journal import Journal
from craftify.services.access_rules import AccessRuleBook
from craftify.services.accounts.aftermath import Aftermath
from craftify.services.accounts.factors import SecondFactors
from craftify.services.accounts.own_password import OwnPassword
from craftify.services.accounts.sessions import (
    Devices,
    Entrance,
    KnownSessions,
    Lifetimes,
    OwnSessions,
    ProofLimits,
    Proofs,
    Refusals,
    Sessions,
    StepUp,
)
from craftify.services.accounts.sso_policy import SsoPolicy
from craftify.services.errands import Errands
from craftify.services.mail.notices import Notices
from craftify.settings import Settings
from craftify.wiring.ports import Ports
from craftify.wiring.watching import feature_service


class SignInServices(TypedDict):
    """The part of the desk that is about proving who one is."""

    sessions: Sessions
    entrance: Entrance
    own_sessions: OwnSessions
    step_up: StepUp
    factors: SecondFactors
    own_password: OwnPassword


def sign_in_services(
    ports: Ports, settings: Settings, notices: Notices, errands: Errands, rules: AccessRuleBook
) -> SignInServices:
    """Signing in, staying signed in, and what one signs in with."""
    limits, proofs = _limits(ports, settings), _proofs(ports)
    sessions = _sessions(ports, settings, limits, rules)
    journal = Journal(ports.clock, ports.ids)
    aftermath = Aftermath(sessions=sessions, notices=notices, logs=ports.logs)
    return SignInServices(
        sessions=sessions,
        entrance=Entrance(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            tokens=ports.tokens,
            limits=limits,
            proofs=proofs,
            sessions=sessions,
            devices=_devices(ports, notices, errands),
            refusals=Refusals(
                items=ports.items,
                journal=journal,
                logs=ports.logs,
                limits=limits,
                sessions=sessions,
                errands=errands,
                notices=notices,
            ),
        ),
        own_sessions=OwnSessions(items=ports.items, sessions=sessions),
        step_up=StepUp(
            items=ports.items,
            clock=ports.clock,
            passwords=ports.passwords,
            journal=journal,
            logs=ports.logs,
            limits=limits,
            proofs=proofs,
            sessions=sessions,
        ),
        factors=SecondFactors(
            items=ports.items,
            ids=ports.ids,
            journal=journal,
            proofs=proofs,
            aftermath=aftermath,
        ),
        own_password=OwnPassword(
            items=ports.items,
            passwords=ports.passwords,
            journal=journal,
            limits=limits,
            aftermath=aftermath,
        ),
    )


def _devices(ports: Ports, notices: Notices, errands: Errands) -> Devices:
    return Devices(
        items=ports.items,
        clock=ports.clock,
        ids=ports.ids,
        tokens=ports.tokens,
        errands=errands,
        notices=notices,
    )


def _limits(ports: Ports, settings: Settings) -> ProofLimits:
    return ProofLimits(
        limiter=ports.limiter,
        clock=ports.clock,
        tokens=ports.tokens,
        logs=ports.logs,
        failures=settings.sign_in_failures,
        window=settings.sign_in_window,
    )


def _proofs(ports: Ports) -> Proofs:
    return Proofs(
        items=ports.items,
        clock=ports.clock,
        ids=ports.ids,
        tokens=ports.tokens,
        seals=ports.seals,
        authenticators=ports.authenticators,
        passkeys=ports.passkeys,
        logs=ports.logs,
    )


def _sessions(
    ports: Ports, settings: Settings, limits: ProofLimits, rules: AccessRuleBook
) -> Sessions:
    return Sessions(
        items=ports.items,
        clock=ports.clock,
        ids=ports.ids,
        tokens=ports.tokens,
        logs=ports.logs,
        limits=limits,
        lifetimes=Lifetimes(access=settings.access_lifetime, session=settings.session_lifetime),
        known=KnownSessions(items=ports.items),
        rules=rules,
        policy=SsoPolicy(ports.items, feature_service(ports, settings)),
    )
