"""Changing one's own mail address: nothing changes before a mail to the new one was read."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from craftify.domain.access import Actor, Caller, require_fresh, require_own_proof
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.users import email_address, folded
from craftify.domain.errors import Conflict, Forbidden, Invalid, Limited, NotFound
from craftify.domain.sending import one_address
from craftify.engine import Problem
from craftify.ports.clock import Clock
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.ports.limiter import Limiter, Rate
from craftify.ports.tokens import Tokens
from craftify.records.accounts.accounts import (
    AccountRecords,
    KeptAccount,
    account_check,
    address_op,
    free_address_op,
    kept_account_op,
)
from craftify.records.accounts.links import Link, LinkRecords, link_op, use_op
from craftify.records.accounts.users import UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Sessions
from craftify.services.errands import Errands
from craftify.services.mail.notices import Letter, Notices

LIFETIME: Final = timedelta(minutes=30)
BY_ACCOUNT: Final = Rate(name="address changes by account", limit=5, window=3600.0)
ORGANIZATIONS: Final = 40  # in so many of them it is written down


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The mail address somebody signs in with."""

    items: Items
    clock: Clock
    tokens: Tokens
    limiter: Limiter
    journal: Journal
    sessions: Sessions
    notices: Notices
    errands: Errands

    async def ask(self, actor: Actor, email: str) -> None:
        """Send a link to the new address. Whether somebody has that one is not told.

        Raises:
            Forbidden: the last proof is too old (STEP_UP_REQUIRED), only a provider vouches for
                the actor (OWN_PROOF_REQUIRED), or it is no person who asks.
            Invalid: it is no address, or the present one.
            Limited: too many changes were asked for lately.
        """
        require_fresh(actor, self.clock.now())
        require_own_proof(actor)
        kept = await AccountRecords(self.items).get(actor.id)
        if actor.kind != "user" or kept is None:
            raise Forbidden("Only people have an address here.")
        wanted = _reachable(email)
        if wanted == kept.account.email:
            raise _at_email("This is your address already.")
        verdict = await self.limiter.check([(BY_ACCOUNT, actor.id)], self.clock.now())
        if not verdict.allowed:
            raise Limited(
                "You have asked for many changes lately. Try again later.",
                retry_after=verdict.retry_after,
            )
        self.errands.begin("address link", self._offer(kept.account, wanted))

    async def confirm(self, token: str, caller: Caller) -> None:
        """Change the address. Links sent to the one before are worth nothing from now on.

        Raises:
            NotFound: the link is over, used, or there is none (EMAIL_LINK_INVALID).
            Conflict: somebody took the address meanwhile (EMAIL_TAKEN).
        """
        link, kept = await self._open(token)
        before, now = kept.account, self.clock.now()
        after = replace(
            before,
            email=link.data["email"],
            email_verified_at=now,
            updated_at=now,
            revision=before.revision + 1,
        )
        moved: tuple[Op, ...] = ()
        if folded(before.email) != folded(after.email):
            moved = (address_op(after.email, after.id), free_address_op(before.email))
        try:
            await self.items.write(
                use_op(link),
                kept_account_op(kept, after),
                *moved,
                *await self._noted(before, caller),
            )
        except Collision as error:
            if await AccountRecords(self.items).id_of(after.email) not in {None, after.id}:
                raise Conflict("Somebody has this address.", code="EMAIL_TAKEN") from error
            raise _invalid() from error
        self.sessions.forget()
        await self.notices.tell(before, "email_changed", caller, what=after.email)

    async def _offer(self, account: Account, email: str) -> None:
        owner = await AccountRecords(self.items).id_of(email)
        if owner not in {None, account.id}:
            return
        token, now = self.tokens.secret(), self.clock.now()
        link = Link(
            purpose="email",
            digest=self.tokens.digest(token),
            subject=account.id,
            data={"email": email, "before": account.email},
            created_at=now,
            expires_at=now + LIFETIME,
        )
        await self.items.write(account_check(account.id), link_op(link))
        data = {
            "name": account.name or account.email,
            "email": email,
            "before": account.email,
            "link": self.notices.link("/confirm-email", token),
            "minutes": str(int(LIFETIME.total_seconds() // 60)),
        }
        await self.notices.send(Letter(design="confirm-email", to=email, data=data))

    async def _open(self, token: str) -> tuple[Link, KeptAccount]:
        digest = self.tokens.digest(token)
        link = await LinkRecords(self.items).get("email", digest, self.clock.now())
        kept = None if link is None else await AccountRecords(self.items).get(link.subject)
        if link is None or kept is None or kept.account.email != link.data["before"]:
            raise _invalid()
        return link, kept

    async def _noted(self, account: Account, caller: Caller) -> tuple[Op, ...]:
        ops: tuple[Op, ...] = ()
        everywhere = await UserRecords(self.items).of_person(account.id)
        users = [kept.user for kept in everywhere if kept.user.status != "invited"]
        for user in users[:ORGANIZATIONS]:
            actor = user.acting(request_id=caller.request_id, address=caller.address or None)
            ops += self.journal.note(actor, "user.email_changed", user.id, entity_name=user.name)
        return ops


def _reachable(text: str) -> str:
    email = email_address(text)
    try:
        return one_address(email)
    except Invalid as error:
        raise _at_email(error.message) from error


def _at_email(message: str) -> Invalid:
    return Invalid("The request is not valid.", problems=[Problem(message=message, path="email")])


def _invalid() -> NotFound:
    return NotFound(
        "This link is over or was used. Ask for the change again.",
        code="EMAIL_LINK_INVALID",
    )
