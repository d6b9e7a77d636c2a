"""The way in: by password and what has to follow it, by passkey alone, by a provider."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from craftify.domain.access import Caller, Method
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.passwords import composed
from craftify.domain.errors import Limited, Unauthenticated, Unavailable
from craftify.engine import Problem
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Conflict, Items, Op
from craftify.ports.passwords import Passwords
from craftify.ports.tokens import Ticket, Tokens
from craftify.records.accounts.accounts import (
    AccountRecords,
    password_check,
    password_op,
)
from craftify.records.accounts.factors import FactorRecords
from craftify.records.accounts.spent import spent_op
from craftify.records.accounts.users import Kept
from craftify.services.accounts.sessions.devices import Devices
from craftify.services.accounts.sessions.limits import ProofLimits
from craftify.services.accounts.sessions.living import Grant, Sessions
from craftify.services.accounts.sessions.proofs import (
    Answer,
    Ceremony,
    PasskeyAnswer,
    Proof,
    Proofs,
    over,
    wrong,
)
from craftify.services.accounts.sessions.refusals import Refusals

CHALLENGE: Final = timedelta(minutes=5)
TRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """Somebody who has proved who they are.

    `ops` have to be written with whatever it is good for: they use up what was shown, and hold
    only while the password is still that one. When they collide, it has to be proved anew.
    `password` is the version of the one that was given, if one was.
    """

    account: Account
    methods: tuple[Method, ...]
    ops: tuple[Op, ...]
    password: int = 0


class SecondFactorRequired(Unauthenticated):
    """The password is right, and something has to follow it."""

    def __init__(self, challenge: str, methods: tuple[Method, ...]) -> None:
        problems = [
            Problem(message=challenge, path="challenge"),
            Problem(message=",".join(methods), path="methods"),
        ]
        super().__init__(
            "Prove with a second factor that it is you.",
            code="SECOND_FACTOR_REQUIRED",
            problems=problems,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """Where people come in."""

    items: Items
    clock: Clock
    ids: Ids
    passwords: Passwords
    tokens: Tokens
    limits: ProofLimits
    proofs: Proofs
    sessions: Sessions
    refusals: Refusals
    devices: Devices

    async def sign_in(
        self, email: str, password: str, caller: Caller, answer: Answer | None = None
    ) -> Grant:
        """Begin a session by a password, and by a second factor where there is one.

        Raises:
            Unauthenticated: address and password do not belong together (INVALID_CREDENTIALS);
                which of them is wrong is not told, also not by the time it takes.
            SecondFactorRequired: a second factor has to follow, and none was given.
            Limited: too many failures lately.
        """
        for _ in range(TRIES):
            known = await self._known(email, password, caller)
            if await self.sessions.last_used(known.account.id) is None:
                raise self._refused(caller, known.account.id)
            proved = await self._followed(known, answer, caller)
            kept = await self.sessions.last_used(known.account.id, proved.methods)
            if kept is None:
                continue
            with suppress(Conflict):
                return await self._enter(kept, caller, proved)
        raise _busy()

    async def prove(
        self, email: str, password: str, caller: Caller, answer: Answer | None = None
    ) -> Proved:
        """Who somebody is, as a sign-in would ask them, member of anything or not.

        Raises:
            Unauthenticated: address and password do not belong together (INVALID_CREDENTIALS), or
                what was shown besides proves nothing (INVALID_CODE).
            SecondFactorRequired: a second factor has to follow, and none was given.
            Limited: too many failures lately.
        """
        known = await self._known(email, password, caller)
        return await self._followed(known, answer, caller)

    async def second_factor(self, challenge: str, answer: Answer, caller: Caller) -> Grant:
        """Begin a session by what follows a password.

        Raises:
            Unauthenticated: it proves nothing (INVALID_CODE); the password was given too long ago
                or has changed since (CHALLENGE_EXPIRED).
            Limited: too many failures lately.
        """
        for _ in range(TRIES):
            known, bound_to = await self._challenged(challenge)
            proved = await self._followed(known, answer, caller, bound_to)
            kept = await self.sessions.last_used(known.account.id, proved.methods)
            if kept is None:
                raise over()
            with suppress(Conflict):
                return await self._enter(kept, caller, proved)
        raise _busy()

    async def passkey_options(self, challenge: str | None = None) -> Ceremony:
        """Ask a browser for a passkey: for one that follows a password, or for any it has.

        Raises:
            Unauthenticated: the password was given too long ago (CHALLENGE_EXPIRED).
            Invalid: no browser lets passkeys be used here (PASSKEYS_UNAVAILABLE).
        """
        if challenge is None:
            return self.proofs.ask("passkey sign-in")
        known, bound_to = await self._challenged(challenge)
        kept = await FactorRecords(self.items).get(known.account.id)
        if not kept.factors.passkeys:
            raise wrong("There is no passkey for this account.")
        return self.proofs.ask("passkey proof", kept.factors, bound_to)

    async def by_passkey(self, answer: PasskeyAnswer, caller: Caller) -> Grant:
        """Begin a session by a passkey alone: it is two factors in one, the device and its PIN.

        Raises:
            Unauthenticated: it is nobody's, or proves nothing (INVALID_CODE), or came too late
                (CHALLENGE_EXPIRED).
            Limited: too many failures lately.
        """
        attempt = await self.limits.passkey(caller.address)
        for _ in range(TRIES):
            proof = await self._shown(answer, caller)
            kept = await self.sessions.last_used(proof.factors.account_id, ("passkey",))
            if kept is None:
                raise self._refused(caller, proof.factors.account_id, "INVALID_CODE")
            account = kept.account.account if kept.account else None
            if account is None:
                raise self._refused(caller, proof.factors.account_id, "INVALID_CODE")
            proved = Proved(account=account, methods=(proof.method,), ops=proof.ops)
            with suppress(Conflict):
                grant = await self._enter(kept, caller, proved)
                await self.limits.succeeded(attempt)
                return grant
        raise _busy()

    async def _enter(self, kept: Kept, caller: Caller, proved: Proved) -> Grant:
        before = kept.user.last_login_at is not None
        grant = await self.sessions.enter(kept, caller, proved.methods, also=proved.ops)
        self.devices.arrived(proved.account, proved.methods, caller, before=before)
        return grant

    async def _known(self, email: str, password: str, caller: Caller) -> Proved:
        """Whose address and password these are. It takes as long for an address nobody has."""
        chosen = composed(password)
        accounts = AccountRecords(self.items)
        found = await accounts.by_email(email)
        device = self.devices.known(caller, found.account.id if found else "")
        attempt = await self.limits.sign_in(email, caller.address, device)
        kept = None if found is None else await accounts.password(found.account.id)
        if found is None or kept is None:
            await self.passwords.pretend(chosen)
            raise self._refused(caller)
        if not await self.passwords.verify(kept.hashed, chosen):
            raise self._refused(caller, found.account.id)
        await self.limits.succeeded(attempt)
        op: Op = password_check(found.account.id, kept.version)
        if self.passwords.outdated(kept.hashed):
            stronger = await self.passwords.hash(chosen)
            op = password_op(found.account.id, stronger, kept.version)
        return Proved(
            account=found.account, methods=("password",), ops=(op,), password=kept.version
        )

    async def _followed(
        self, known: Proved, answer: Answer | None, caller: Caller, bound_to: str = ""
    ) -> Proved:
        """The password, with what has to follow it."""
        account_id = known.account.id
        kept = await FactorRecords(self.items).get(account_id)
        if not kept.factors.present:
            return known
        if answer is None or not answer.given:
            raise SecondFactorRequired(self._challenge(known), kept.factors.methods)
        try:
            attempt = await self.limits.second_factor(account_id, caller.address)
        except Limited:
            self.refusals.warn(caller, known.account)
            raise
        try:
            proof = await self.proofs.judge(account_id, answer, bound_to)
        except Unauthenticated as error:
            if error.code == "CHALLENGE_EXPIRED":
                await self.limits.withdrawn(attempt)
                raise
            self.refusals.second_factor(caller, account_id)
            raise
        await self.limits.succeeded(attempt)
        methods = (*known.methods, proof.method)
        return Proved(account=known.account, methods=methods, ops=(*known.ops, *proof.ops))

    def _challenge(self, known: Proved) -> str:
        """The token that says: this person has given this password, good while it is that one."""
        now = self.clock.now()
        ticket = Ticket(
            id=self.ids.new(),
            subject=known.account.id,
            data={"password": str(known.password)},
            issued_at=now,
            expires_at=now + CHALLENGE,
        )
        return self.tokens.issue("second factor", ticket)

    async def _challenged(self, challenge: str) -> tuple[Proved, str]:
        """Who gave their password for this challenge, and what a passkey has to be bound to."""
        ticket, _ = await self.proofs.redeemed("second factor", challenge)
        accounts = AccountRecords(self.items)
        found = await accounts.get(ticket.subject)
        password = await accounts.password(ticket.subject)
        if found is None or password is None:
            raise over()
        if str(password.version) != ticket.data.get("password"):
            raise over()
        check = password_check(ticket.subject, password.version)
        ops = (check, spent_op(ticket.id, ticket.expires_at))
        proved = Proved(
            account=found.account, methods=("password",), ops=ops, password=password.version
        )
        return proved, ticket.id

    async def _shown(self, answer: PasskeyAnswer, caller: Caller) -> Proof:
        """The proof in a passkey that came alone."""
        ticket, challenge = await self.proofs.redeemed("passkey sign-in", answer.challenge_id)
        owner = await self.proofs.owner(answer)
        if owner is None:
            raise self._refused(caller, None, "INVALID_CODE")
        kept = await FactorRecords(self.items).get(owner)
        try:
            return self.proofs.checked(kept, answer, ticket, challenge)
        except Unauthenticated:
            self._refused(caller, owner)
            raise

    def _refused(
        self, caller: Caller, account_id: str | None = None, code: str = "INVALID_CREDENTIALS"
    ) -> Unauthenticated:
        self.refusals.sign_in(caller, account_id)
        if code == "INVALID_CODE":
            return wrong("This passkey is not known here.")
        return Unauthenticated("The email address or the password is wrong.", code=code)


def _busy() -> Unavailable:
    return Unavailable("The sign-in could not be completed. Try again.")
