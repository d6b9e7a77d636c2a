"""The password of the actor: changed, or given up for passkeys."""

from dataclasses import dataclass

from craftify.domain.access import Actor, Caller, require_fresh, require_own_proof
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.factors import require_way_in
from craftify.domain.accounts.passwords import checked_password, composed
from craftify.domain.errors import Forbidden, NotFound, Unavailable
from craftify.ports.items import ABSENT, Check, Conflict, Items, Op
from craftify.ports.passwords import Passwords
from craftify.records.accounts.accounts import (
    AccountRecords,
    KeptPassword,
    account_check,
    no_password_op,
    password_op,
)
from craftify.records.accounts.factors import FactorRecords, factors_key
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.aftermath import Aftermath
from craftify.services.accounts.sessions import ProofLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPassword:
    """Changing and removing it. Both want a fresh proof, and end every other session."""

    items: Items
    passwords: Passwords
    journal: Journal
    limits: ProofLimits
    aftermath: Aftermath

    async def change(self, actor: Actor, present: str | None, new: str, caller: Caller) -> None:
        """Set a new password; who has none yet gives none.

        Raises:
            Forbidden: the present password is wrong (INVALID_CREDENTIALS), or the last proof is
                too old (STEP_UP_REQUIRED).
            Invalid: the new one is not fit.
            Limited: too many wrong ones lately.
        """
        require_own_proof(actor)
        require_fresh(actor, self.journal.clock.now())
        kept = await self._kept(actor)
        user = kept.user
        context = (user.email, user.first_name, user.last_name, kept.organization.name)
        chosen = checked_password(new, context, path="newPassword")
        before = await AccountRecords(self.items).password(actor.id)
        if before is not None:
            await self._require_right(actor, before, present or "")
        hashed = await self.passwords.hash(chosen)
        noted = self.journal.note(actor, "user.password_changed", actor.id)
        guard = () if before else (account_check(actor.id),)
        await self._write(
            password_op(actor.id, hashed, before.version if before else ABSENT), *guard, *noted
        )
        await self.aftermath.settle(actor, _account(kept), "password_changed", caller)

    async def remove(self, actor: Actor, caller: Caller) -> None:
        """Go on without a password.

        Raises:
            NotFound: there is none.
            Conflict: without it there is no way in left (LAST_FACTOR).
            Forbidden: the last proof is too old (STEP_UP_REQUIRED).
        """
        require_own_proof(actor)
        require_fresh(actor, self.journal.clock.now())
        kept = await self._kept(actor)
        before = await AccountRecords(self.items).password(actor.id)
        if before is None:
            raise NotFound("There is no password.")
        factors = await FactorRecords(self.items).get(actor.id)
        require_way_in(factors.factors, password=False, provider="oidc" in actor.methods)
        still = Check(*factors_key(actor.id), factors.version or ABSENT)
        noted = self.journal.note(actor, "user.password_removed", actor.id)
        await self._write(no_password_op(actor.id, before.version), still, *noted)
        await self.aftermath.settle(actor, _account(kept), "password_removed", caller)

    async def _require_right(self, actor: Actor, kept: KeptPassword, present: str) -> None:
        attempt = await self.limits.second_factor(actor.id, actor.address or "")
        if not await self.passwords.verify(kept.hashed, composed(present)):
            raise Forbidden("The present password is wrong.", code="INVALID_CREDENTIALS")
        await self.limits.succeeded(attempt)

    async def _write(self, *ops: Op) -> None:
        try:
            await self.items.write(*ops)
        except Conflict as error:
            message = "The account is being changed elsewhere. Try again."
            raise Unavailable(message) from error

    async def _kept(self, actor: Actor) -> Kept:
        if actor.kind != "user":
            raise Forbidden("Only people have passwords.")
        kept = await UserRecords(self.items).get(actor.organization_id, actor.id)
        if kept is None:
            raise NotFound("There is no such user.")
        return kept


def _account(kept: Kept) -> Account:
    if kept.account is None:
        raise NotFound("There is no such user.")
    return kept.account.account
