"""Signing in, staying signed in, proving it again, and being signed out."""

from craftify.services.accounts.sessions.devices import REMEMBERED, Devices
from craftify.services.accounts.sessions.entrance import Entrance, Proved, SecondFactorRequired
from craftify.services.accounts.sessions.known import KnownSessions
from craftify.services.accounts.sessions.limits import ProofLimits
from craftify.services.accounts.sessions.living import Grant, Lifetimes, Sessions
from craftify.services.accounts.sessions.own import OwnSession, OwnSessions
from craftify.services.accounts.sessions.proofs import (
    Answer,
    Ceremony,
    PasskeyAnswer,
    Proof,
    Proofs,
    known_passkey,
    over,
    seal_purpose,
    wrong,
)
from craftify.services.accounts.sessions.refusals import Refusals
from craftify.services.accounts.sessions.stepping import StepUp, Wanted

__all__ = [
    "REMEMBERED",
    "Answer",
    "Ceremony",
    "Devices",
    "Entrance",
    "Grant",
    "KnownSessions",
    "Lifetimes",
    "OwnSession",
    "OwnSessions",
    "PasskeyAnswer",
    "Proof",
    "ProofLimits",
    "Proofs",
    "Proved",
    "Refusals",
    "SecondFactorRequired",
    "Sessions",
    "StepUp",
    "Wanted",
    "known_passkey",
    "over",
    "seal_purpose",
    "wrong",
]
