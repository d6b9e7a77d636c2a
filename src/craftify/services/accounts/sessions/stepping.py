"""Proving again that it is you, before something that a thief would do first."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from craftify.domain.access import FRESH_PROOF, Actor, Method
from craftify.domain.accounts.factors import Factors
from craftify.domain.accounts.passwords import composed
from craftify.domain.errors import Forbidden, Invalid, Unauthenticated, Unavailable
from craftify.engine import Problem
from craftify.ports.clock import Clock
from craftify.ports.items import Conflict, Items, Op
from craftify.ports.logs import Logs
from craftify.ports.passwords import Passwords
from craftify.records.accounts.accounts import AccountRecords, password_check
from craftify.records.accounts.factors import FactorRecords
from craftify.records.accounts.sessions import SessionRecord, SessionRecords, session_op
from craftify.records.journal import Journal
from craftify.services.accounts.sessions.limits import ProofLimits
from craftify.services.accounts.sessions.living import Grant, Sessions
from craftify.services.accounts.sessions.proofs import Answer, Ceremony, Proofs, wrong

TRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody can prove themselves with: a passkey alone, or all of the rest together."""

    password: bool
    second_factor: bool
    methods: tuple[Method, ...]
    proved_at: datetime
    fresh_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    methods: tuple[Method, ...]
    ops: tuple[Op, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepUp:
    """Fresh proofs for the session of the actor."""

    items: Items
    clock: Clock
    passwords: Passwords
    journal: Journal
    logs: Logs
    limits: ProofLimits
    proofs: Proofs
    sessions: Sessions

    async def wanted(self, actor: Actor) -> Wanted:
        """What the actor can prove themselves with, and until when the last proof is good."""
        session = await self._session(actor)
        password = await AccountRecords(self.items).password(actor.id) is not None
        factors = (await FactorRecords(self.items).get(actor.id)).factors
        proved_at = session.proved_at or session.created_at
        return Wanted(
            password=password,
            second_factor=password and factors.present,
            methods=_methods(factors, password=password),
            proved_at=proved_at,
            fresh_until=proved_at + FRESH_PROOF,
        )

    async def ask(self, actor: Actor) -> Ceremony:
        """Ask for a passkey of the actor.

        Raises:
            Unauthenticated: there is none (INVALID_CODE).
            Invalid: no browser lets passkeys be used here (PASSKEYS_UNAVAILABLE).
        """
        session = await self._session(actor)
        factors = (await FactorRecords(self.items).get(actor.id)).factors
        if not factors.passkeys:
            raise wrong("There is no passkey for this account.")
        return self.proofs.ask("passkey proof", factors, session.id)

    async def prove(
        self, actor: Actor, password: str | None, answer: Answer, *, renew: bool = False
    ) -> Grant:
        """Prove with all that a sign-in would ask for; `renew` ends the access tokens so far.

        Raises:
            Unauthenticated: the password is wrong (INVALID_CREDENTIALS), or what was shown besides
                proves nothing (INVALID_CODE), or came too late (CHALLENGE_EXPIRED).
            Invalid: something is missing.
            Forbidden: only the provider could prove it: sign in again (SIGN_IN_AGAIN).
            Limited: too many failures lately.
        """
        await self._require_whole(actor, password, answer)
        attempt = await self.limits.second_factor(actor.id, actor.address or "")
        for _ in range(TRIES):
            session = await self._session(actor)
            try:
                shown = await self._shown(actor, password, answer, session.id)
            except Unauthenticated as error:
                if error.code == "CHALLENGE_EXPIRED":
                    await self.limits.withdrawn(attempt)
                    raise
                self.logs.security(
                    "step_up.failed",
                    "medium",
                    address=actor.address,
                    organization=actor.organization_id,
                    user=actor.id,
                )
                raise
            now = self.clock.now()
            proved = replace(
                session,
                proved_at=now,
                methods=tuple(dict.fromkeys((*session.methods, *shown.methods))),
                tokens_from=now if renew else session.tokens_from,
            )
            details = {"methods": list(shown.methods)}
            noted = self.journal.note(actor, "session.proved", session.id, details=details)
            try:
                await self.items.write(session_op(proved, session.version), *shown.ops, *noted)
            except Conflict:
                continue
            self.sessions.forget(session.id)
            await self.limits.succeeded(attempt)
            return await self._grant(actor, proved)
        raise Unavailable("This could not be completed. Try again.")

    async def _shown(
        self, actor: Actor, password: str | None, answer: Answer, bound_to: str
    ) -> _Shown:
        if answer.passkey is not None:
            proof = await self.proofs.judge(actor.id, answer, bound_to)
            return _Shown(methods=(proof.method,), ops=proof.ops)
        kept = await AccountRecords(self.items).password(actor.id)
        factors = (await FactorRecords(self.items).get(actor.id)).factors
        if kept is None or (factors.present and not answer.given):
            raise Unavailable("The account is being changed elsewhere. Try again.")
        if not await self.passwords.verify(kept.hashed, composed(password or "")):
            raise Unauthenticated("The password is wrong.", code="INVALID_CREDENTIALS")
        check = password_check(actor.id, kept.version)
        if not factors.present:
            return _Shown(methods=("password",), ops=(check,))
        proof = await self.proofs.judge(actor.id, answer, bound_to)
        return _Shown(methods=("password", proof.method), ops=(check, *proof.ops))

    async def _require_whole(self, actor: Actor, password: str | None, answer: Answer) -> None:
        """Before anything is judged or counted, all of it has to be there."""
        if answer.passkey is not None:
            return
        kept = await AccountRecords(self.items).password(actor.id)
        factors = (await FactorRecords(self.items).get(actor.id)).factors
        if kept is None:
            raise _without_password(factors)
        _require_all(password, answer, factors)

    async def _session(self, actor: Actor) -> SessionRecord:
        found = await SessionRecords(self.items).get(actor.session_id or "-")
        if found is None or found.user_id != actor.id:
            raise Unauthenticated("This session has ended. Please sign in again.")
        return found

    async def _grant(self, actor: Actor, session: SessionRecord) -> Grant:
        kept = await self.sessions.known.active(session)
        if kept is None:
            raise Unauthenticated("This session has ended. Please sign in again.")
        return self.sessions.grant(
            kept.user, kept.organization, session, None, confined=actor.confined
        )


def _methods(factors: Factors, *, password: bool) -> tuple[Method, ...]:
    """Without a password only a passkey proves anything; without either only the provider does."""
    if password:
        return ("password", *factors.methods)
    return ("passkey",) if factors.passkeys else ("oidc",)


def _require_all(password: str | None, answer: Answer, factors: Factors) -> None:
    """A proof is all that a sign-in would ask for: half of it is none."""
    missing = []
    if not password:
        missing.append(Problem(message="Give your password.", path="password"))
    if factors.present and not answer.given:
        missing.append(Problem(message="Give a code too.", path="code"))
    if missing:
        raise Invalid("The request is not valid.", problems=missing)


def _without_password(factors: Factors) -> Forbidden | Invalid:
    if factors.passkeys:
        problem = Problem(message="Use your passkey.", path="passkey")
        return Invalid("The request is not valid.", problems=[problem])
    return Forbidden(
        "Sign in again with your provider to prove that it is you.", code="SIGN_IN_AGAIN"
    )
