"""Judging what somebody shows besides a password, and using it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from craftify.domain.access import Method
from craftify.domain.accounts.factors import Factors, Passkey, plain_code
from craftify.domain.errors import Invalid, Unauthenticated
from craftify.engine import Problem
from craftify.ports.authenticators import Authenticators
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Items, Op
from craftify.ports.logs import Logs
from craftify.ports.passkeys import Claimed, KnownPasskey, PasskeyRefused, Passkeys, Shown
from craftify.ports.seals import SealBroken, Seals
from craftify.ports.tokens import Purpose, Ticket, TokenExpired, TokenInvalid, Tokens
from craftify.records.accounts.factors import FactorRecords, KeptFactors, factors_op
from craftify.records.accounts.spent import is_spent, spent_op

PATIENCE: Final = timedelta(minutes=5)
CHALLENGE: Final = "passkey challenge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceremony:
    """What a browser is asked to do with a passkey, and the name to answer under."""

    challenge_id: str
    public_key: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyAnswer:
    """What a browser answers."""

    challenge_id: str
    credential: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody shows: one of these."""

    code: str | None = None
    recovery_code: str | None = None
    passkey: PasskeyAnswer | None = None

    @property
    def given(self) -> int:
        """How many of them there are."""
        return sum(one is not None for one in (self.code, self.recovery_code, self.passkey))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Something that holds; it has to be written together with what it is good for."""

    method: Method
    factors: Factors
    ops: tuple[Op, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """Second factors, judged. Nothing is used up until the writes of a proof are written."""

    items: Items
    clock: Clock
    ids: Ids
    tokens: Tokens
    seals: Seals
    authenticators: Authenticators
    passkeys: Passkeys
    logs: Logs

    async def judge(self, account_id: str, answer: Answer, bound_to: str) -> Proof:
        """The proof in an answer; that of a passkey has to be bound to this.

        Raises:
            Invalid: none is given, or several.
            Unauthenticated: it proves nothing (INVALID_CODE), or came too late (CHALLENGE_EXPIRED).
        """
        if answer.given != 1:
            message = "Give a code, a recovery code or a passkey."
            raise Invalid(message, problems=[Problem(message=message, path="code")])
        kept = await FactorRecords(self.items).get(account_id)
        if answer.passkey is not None:
            return await self._of_passkey(kept, answer.passkey, bound_to)
        if answer.code is not None:
            return self._of_app(kept, answer.code)
        return self._of_recovery(kept, answer.recovery_code or "")

    def ask(self, purpose: Purpose, factors: Factors | None = None, bound_to: str = "") -> Ceremony:
        """Ask for one of these passkeys, or for any; the answer is good for this only.

        Raises:
            Invalid: no browser would let passkeys be used here (PASSKEYS_UNAVAILABLE).
        """
        self.require_passkeys()
        subject = factors.account_id if factors else ""
        token, challenge = self.challenge(purpose, subject, bound_to)
        known = [known_passkey(one) for one in factors.passkeys] if factors else []
        return Ceremony(challenge_id=token, public_key=self.passkeys.request(challenge, known))

    def challenge(self, purpose: Purpose, subject: str, bound_to: str = "") -> tuple[str, bytes]:
        """A challenge nobody has had before, and the token that stands for it."""
        now = self.clock.now()
        ticket = Ticket(
            id=self.ids.new(),
            subject=subject,
            data={"for": bound_to},
            issued_at=now,
            expires_at=now + PATIENCE,
        )
        return self.tokens.issue(purpose, ticket), self._bytes(purpose, ticket)

    async def redeemed(self, purpose: Purpose, token: str) -> tuple[Ticket, bytes]:
        """The ticket behind a token that was not taken yet, and the challenge it stands for.

        Raises:
            Unauthenticated: there is none, or its time is over (CHALLENGE_EXPIRED).
        """
        try:
            ticket = self.tokens.redeem(purpose, token, self.clock.now())
        except (TokenInvalid, TokenExpired):
            raise over() from None
        if await is_spent(self.items, ticket.id):
            raise over()
        return ticket, self._bytes(purpose, ticket)

    async def owner(self, answer: PasskeyAnswer) -> str | None:
        """Whose passkey an answer claims to be of."""
        try:
            claimed = self.passkeys.claimed(answer.credential)
        except PasskeyRefused:
            return None
        return await FactorRecords(self.items).owner(claimed.credential_id)

    def require_passkeys(self) -> None:
        """Go on only where browsers let passkeys be used.

        Raises:
            Invalid: they do not (PASSKEYS_UNAVAILABLE).
        """
        if self.passkeys.origin is None:
            raise Invalid(
                "Passkeys need https and a name, or localhost.", code="PASSKEYS_UNAVAILABLE"
            )

    def checked(
        self, kept: KeptFactors, answer: PasskeyAnswer, ticket: Ticket, challenge: bytes
    ) -> Proof:
        """The proof in the answer of one of these passkeys.

        Raises:
            Unauthenticated: it proves nothing (INVALID_CODE).
        """
        factors = kept.factors
        try:
            passkey = _theirs(factors, self.passkeys.claimed(answer.credential))
            shown = self.passkeys.shown(answer.credential, challenge, passkey.public_key)
        except PasskeyRefused as error:
            raise wrong("This passkey could not be confirmed.") from error
        self._require_original(factors, passkey, shown)
        changed = factors.shown(passkey, shown.sign_count, self.clock.now())
        ops = (factors_op(kept, changed), spent_op(ticket.id, ticket.expires_at))
        return Proof(method="passkey", factors=changed, ops=ops)

    async def _of_passkey(self, kept: KeptFactors, answer: PasskeyAnswer, bound_to: str) -> Proof:
        ticket, challenge = await self.redeemed("passkey proof", answer.challenge_id)
        if ticket.subject != kept.factors.account_id or ticket.data.get("for") != bound_to:
            raise over()
        return self.checked(kept, answer, ticket, challenge)

    def _of_app(self, kept: KeptFactors, code: str) -> Proof:
        factors, now = kept.factors, self.clock.now()
        step = None
        if factors.app is not None:
            step = self.authenticators.step(self.unsealed(factors, factors.app.sealed), code, now)
        changed = None if step is None else factors.stepped(step, now)
        if changed is None:
            raise wrong("This code is not valid, or was used already. Wait for the next one.")
        return Proof(method="totp", factors=changed, ops=(factors_op(kept, changed),))

    def _of_recovery(self, kept: KeptFactors, code: str) -> Proof:
        changed = kept.factors.recovered(self.digest(kept.factors.account_id, code))
        if changed is None:
            raise wrong("This recovery code is not valid, or was used already.")
        return Proof(method="recovery", factors=changed, ops=(factors_op(kept, changed),))

    def digest(self, account_id: str, code: str) -> str:
        """How a recovery code is kept: as what only this server can make of it."""
        return self.tokens.derive("recovery code", f"{account_id}:{plain_code(code)}")

    def unsealed(self, factors: Factors, sealed: str) -> str:
        """The secret of an authenticator app.

        Raises:
            Unauthenticated: it was sealed under a secret that is gone (INVALID_CODE).
        """
        try:
            return self.seals.unseal(seal_purpose(factors.account_id), sealed)
        except SealBroken:
            self.logs.security("factor.unreadable", "high", user=factors.account_id)
            raise wrong(
                "This app cannot be checked any more. Use a recovery code or a passkey."
            ) from None

    def _require_original(self, factors: Factors, passkey: Passkey, shown: Shown) -> None:
        """Devices that count never count back: one that does is a copy."""
        if not shown.sign_count and not passkey.sign_count:
            return
        if shown.sign_count <= passkey.sign_count:
            self.logs.security("passkey.copied", "high", user=factors.account_id)
            raise wrong("This passkey may have been copied, so it is not taken.")

    def _bytes(self, purpose: Purpose, ticket: Ticket) -> bytes:
        return bytes.fromhex(self.tokens.derive(CHALLENGE, f"{purpose}:{ticket.id}"))


def _theirs(factors: Factors, claimed: Claimed) -> Passkey:
    """The passkey an answer claims to be of, when it is one of these."""
    passkey = factors.passkey(claimed.credential_id)
    if passkey is None or claimed.holder_id not in {None, factors.account_id}:
        raise PasskeyRefused("not a passkey of this account")
    return passkey


def known_passkey(passkey: Passkey) -> KnownPasskey:
    """What a browser has to know to find a passkey."""
    return KnownPasskey(credential_id=passkey.credential_id, transports=passkey.transports)


def seal_purpose(account_id: str) -> str:
    """What the secret of an app is sealed for."""
    return f"totp:{account_id}"


def wrong(message: str) -> Unauthenticated:
    """The refusal of a code or a passkey that proves nothing."""
    return Unauthenticated(
        message, code="INVALID_CODE", problems=[Problem(message=message, path="code")]
    )


def over() -> Unauthenticated:
    """The refusal of what came too late, or was meant for something else."""
    return Unauthenticated("This took too long. Begin again.", code="CHALLENGE_EXPIRED")
