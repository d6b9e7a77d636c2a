"""The second factors of the actor: authenticator app, passkeys, recovery codes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from craftify.domain.access import Actor, Caller, require_fresh, require_own_proof
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.factors import (
    RECOVERY_CODES,
    Factors,
    Passkey,
    passkey_name,
    recovery_code,
    require_way_in,
    wrong_code,
)
from craftify.domain.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable
from craftify.engine import Problem
from craftify.ports.clock import Ids
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.ports.passkeys import Holder, PasskeyRefused
from craftify.records.accounts.accounts import AccountRecords, account_check, password_check
from craftify.records.accounts.factors import (
    FactorRecords,
    KeptFactors,
    factors_op,
    no_passkey_op,
    passkey_op,
)
from craftify.records.accounts.spent import spent_op
from craftify.records.accounts.users import UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.aftermath import Aftermath
from craftify.services.accounts.sessions import (
    Ceremony,
    PasskeyAnswer,
    Proofs,
    known_passkey,
    over,
    seal_purpose,
)
from craftify.services.mail.wording import NoticeKind

ISSUER: Final = "Craftify Email"
APP: Final = "authenticator app"
TRIES: Final = 8
Codes = tuple[str, ...]
Changed = tuple[Factors, tuple[Op, ...]]
Change = Callable[[KeptFactors], Awaitable[Changed]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the actor signs in with, and whether the organization wants more than a password."""

    password: bool
    factors: Factors
    required: bool
    passkeys_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFactors:
    """Setting up and giving up what proves who one is. Every change wants a fresh proof."""

    items: Items
    ids: Ids
    journal: Journal
    proofs: Proofs
    aftermath: Aftermath

    async def overview(self, actor: Actor) -> Overview:
        """What there is."""
        kept = await UserRecords(self.items).get(actor.organization_id, actor.id)
        password = await AccountRecords(self.items).password(actor.id)
        return Overview(
            password=password is not None,
            factors=(await FactorRecords(self.items).get(actor.id)).factors,
            required=kept is not None and kept.organization.requires_second_factor,
            passkeys_at=self.proofs.passkeys.origin,
        )

    async def begin_app(self, actor: Actor) -> tuple[str, str]:
        """A new secret for an authenticator app, and the address it reads from a QR code.

        It counts once `confirm_app` was given one of its codes.

        Raises:
            Conflict: there is an app already (FACTOR_EXISTS).
        """
        self._require_owner(actor)
        account = await self._account(actor)
        secret = self.proofs.authenticators.secret()
        sealed = self.proofs.seals.seal(seal_purpose(actor.id), secret)
        now = self.journal.clock.now()
        for _ in range(TRIES):
            kept = await FactorRecords(self.items).get(actor.id)
            begun = factors_op(kept, kept.factors.begun(sealed, now))
            try:
                await self.items.write(begun, account_check(actor.id))
            except Collision:
                continue
            uri = self.proofs.authenticators.uri(secret, account=account.email, issuer=ISSUER)
            return secret, uri
        raise _busy()

    async def confirm_app(self, actor: Actor, code: str, caller: Caller) -> Codes | None:
        """Count the app from now on; the first factor of all brings recovery codes.

        Raises:
            Invalid: this is not a code of the app.
            Conflict: no app was begun lately (ENROLMENT_OVER).
        """
        codes = self._codes()

        async def confirmed(kept: KeptFactors) -> Changed:
            now = self.journal.clock.now()
            secret = self.proofs.unsealed(kept.factors, kept.factors.waiting(now).sealed)
            step = self.proofs.authenticators.step(secret, code, now)
            if step is None:
                raise wrong_code("This is not the code the app shows now. Look again.")
            return self._recoverable(kept.factors.confirmed(step, now), codes), ()

        before = await self._change(actor, "factor.added", APP, confirmed)
        await self._tell(actor, "factor_added", caller, "An authenticator app")
        return None if before.recovery else codes

    async def remove_app(self, actor: Actor, caller: Caller) -> None:
        """Give the authenticator app up.

        Raises:
            NotFound: there is none.
            Conflict: it is needed (LAST_FACTOR, FACTOR_REQUIRED).
        """

        async def removed(kept: KeptFactors) -> Changed:
            left = kept.factors.without_app(self.journal.clock.now())
            return left, await self._spare_ops(actor, left)

        await self._change(actor, "factor.removed", APP, removed)
        await self._tell(actor, "factor_removed", caller, "Your authenticator app")

    async def begin_passkey(self, actor: Actor) -> Ceremony:
        """What to ask a browser so that it makes a passkey.

        Raises:
            Invalid: no browser lets passkeys be used here (PASSKEYS_UNAVAILABLE).
        """
        self._require_owner(actor)
        self.proofs.require_passkeys()
        account = await self._account(actor)
        factors = (await FactorRecords(self.items).get(actor.id)).factors
        holder = Holder(id=actor.id, name=account.email, display_name=account.name)
        known = [known_passkey(one) for one in factors.passkeys]
        token, challenge = self.proofs.challenge(
            "passkey registration", actor.id, actor.session_id or ""
        )
        options = self.proofs.passkeys.registration(challenge, holder, known)
        return Ceremony(challenge_id=token, public_key=options)

    async def finish_passkey(
        self, actor: Actor, answer: PasskeyAnswer, name: str, caller: Caller
    ) -> tuple[Passkey, Codes | None]:
        """Keep the passkey a browser has made; the first factor of all brings recovery codes.

        Raises:
            Invalid: it is not what was asked for, or the name is not fit.
            Unauthenticated: it came too late (CHALLENGE_EXPIRED).
            Conflict: it is there already, or there are too many (FACTOR_EXISTS).
        """
        name = passkey_name(name)
        codes, made = self._codes(), list[Passkey]()

        async def added(kept: KeptFactors) -> Changed:
            passkey, spent = await self._made(actor, answer, name)
            made[:] = [passkey]
            factors = self._recoverable(kept.factors.with_passkey(passkey), codes)
            return factors, (passkey_op(passkey.credential_id, actor.id), spent)

        before = await self._change(actor, "factor.added", f"passkey {name}", added)
        await self._tell(actor, "factor_added", caller, f"The passkey “{name}”")
        return made[0], None if before.recovery else codes

    async def rename_passkey(self, actor: Actor, passkey_id: str, name: str) -> Passkey:
        """Give a passkey another name.

        Raises:
            NotFound: there is no such one.
            Invalid: the name is not fit.
        """
        name = passkey_name(name)

        async def renamed(kept: KeptFactors) -> Changed:
            return kept.factors.renamed(passkey_id, name), ()

        await self._change(actor, "factor.renamed", f"passkey {name}", renamed)
        return (await FactorRecords(self.items).get(actor.id)).factors.named(passkey_id)

    async def remove_passkey(self, actor: Actor, passkey_id: str, caller: Caller) -> None:
        """Give a passkey up.

        Raises:
            NotFound: there is no such one.
            Conflict: it is needed (LAST_FACTOR, FACTOR_REQUIRED).
        """

        async def removed(kept: KeptFactors) -> Changed:
            gone = kept.factors.named(passkey_id)
            left = kept.factors.without_passkey(passkey_id, self.journal.clock.now())
            spare = await self._spare_ops(actor, left)
            return left, (*spare, no_passkey_op(gone.credential_id))

        before = await self._change(actor, "factor.removed", "passkey", removed)
        name = before.named(passkey_id).name
        await self._tell(actor, "factor_removed", caller, f"The passkey “{name}”")

    async def renew_codes(self, actor: Actor, caller: Caller) -> Codes:
        """New recovery codes; the ones before are worth nothing any more.

        Raises:
            Conflict: there is nothing to recover (FACTOR_MISSING).
        """
        codes = self._codes()

        async def renewed(kept: KeptFactors) -> Changed:
            now = self.journal.clock.now()
            return kept.factors.with_codes(self._digests(actor.id, codes), now), ()

        await self._change(actor, "factor.codes_renewed", "recovery codes", renewed)
        await self._tell(actor, "recovery_codes_renewed", caller)
        return codes

    async def _change(self, actor: Actor, action: str, what: str, change: Change) -> Factors:
        """Write a change with its entry in the audit log; what there was before it."""
        self._require_owner(actor)
        for _ in range(TRIES):
            kept = await FactorRecords(self.items).get(actor.id)
            changed, also = await change(kept)
            noted = self.journal.note(actor, action, actor.id, entity_name=what)
            ops = (factors_op(kept, changed), account_check(actor.id), *also, *noted)
            try:
                await self.items.write(*ops)
            except Collision:
                continue
            return kept.factors
        raise _busy()

    def _require_owner(self, actor: Actor) -> None:
        """Only the person themselves, and freshly so: no key, and no provider in their name."""
        _require_person(actor)
        require_own_proof(actor)
        require_fresh(actor, self.journal.clock.now())

    async def _made(self, actor: Actor, answer: PasskeyAnswer, name: str) -> tuple[Passkey, Op]:
        """The passkey in an answer, and the write that uses its challenge up."""
        ticket, challenge = await self.proofs.redeemed("passkey registration", answer.challenge_id)
        if ticket.subject != actor.id or ticket.data.get("for") != (actor.session_id or ""):
            raise over()
        try:
            new = self.proofs.passkeys.registered(answer.credential, challenge)
        except PasskeyRefused as error:
            problem = Problem(message="This passkey could not be confirmed.", path="credential")
            raise Invalid("The request is not valid.", problems=[problem]) from error
        if await FactorRecords(self.items).owner(new.credential_id) is not None:
            raise Conflict("This passkey is in use already.", code="FACTOR_EXISTS")
        passkey = Passkey(
            id=self.ids.new(),
            name=name,
            credential_id=new.credential_id,
            public_key=new.public_key,
            sign_count=new.sign_count,
            transports=new.transports,
            synced=new.synced,
            created_at=self.journal.clock.now(),
        )
        return passkey, spent_op(ticket.id, ticket.expires_at)

    async def _spare_ops(self, actor: Actor, left: Factors) -> tuple[Op, ...]:
        """Refuse what would lock the actor out; what has to go on holding for that."""
        password = await AccountRecords(self.items).password(actor.id)
        require_way_in(left, password=password is not None, provider="oidc" in actor.methods)
        if not left.present:
            await self._require_free(actor)
        return () if password is None else (password_check(actor.id, password.version),)

    async def _require_free(self, actor: Actor) -> None:
        """The last factor may go only where no organization of the actor asks for one."""
        for kept in await UserRecords(self.items).of_person(actor.id):
            if kept.user.status == "active" and kept.organization.requires_second_factor:
                raise Conflict(
                    f"{kept.organization.name} asks its members for a second factor.",
                    code="FACTOR_REQUIRED",
                )

    async def _account(self, actor: Actor) -> Account:
        _require_person(actor)
        kept = await AccountRecords(self.items).get(actor.id)
        if kept is None:
            raise NotFound("There is no such account.")
        return kept.account

    async def _tell(self, actor: Actor, kind: NoticeKind, caller: Caller, what: str = "") -> None:
        await self.aftermath.settle(actor, await self._account(actor), kind, caller, what)

    def _codes(self) -> Codes:
        tokens = self.proofs.tokens
        return tuple(
            recovery_code(bytes.fromhex(tokens.digest(tokens.secret())))
            for _ in range(RECOVERY_CODES)
        )

    def _digests(self, account_id: str, codes: Codes) -> Codes:
        return tuple(self.proofs.digest(account_id, code) for code in codes)

    def _recoverable(self, factors: Factors, codes: Codes) -> Factors:
        if factors.recovery is not None:
            return factors
        digests = self._digests(factors.account_id, codes)
        return factors.with_codes(digests, self.journal.clock.now())


def _require_person(actor: Actor) -> None:
    if actor.kind != "user":
        raise Forbidden("Only people have factors.")


def _busy() -> Unavailable:
    return Unavailable("The account is being changed elsewhere. Try again.")
