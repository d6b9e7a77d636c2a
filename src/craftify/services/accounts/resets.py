"""Forgotten passwords: a link by mail, good once, and what it leads to."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from craftify.domain.access import Caller
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.passwords import checked_password
from craftify.domain.accounts.users import folded
from craftify.domain.errors import Limited, NotFound
from craftify.ports.clock import Clock
from craftify.ports.items import ABSENT, Items, Op
from craftify.ports.items import Conflict as Collision
from craftify.ports.limiter import Limiter, Rate
from craftify.ports.logs import Logs
from craftify.ports.passwords import Passwords
from craftify.ports.tokens import Tokens
from craftify.records.accounts.accounts import (
    AccountRecords,
    KeptAccount,
    account_check,
    kept_account_op,
    password_op,
)
from craftify.records.accounts.links import Link, LinkRecords, link_op, use_op
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Sessions
from craftify.services.errands import Errands
from craftify.services.mail.notices import Letter, Notices

LIFETIME: Final = timedelta(minutes=30)
BY_ADDRESS: Final = Rate(name="password links by address", limit=20, window=900.0)
BY_ACCOUNT: Final = Rate(name="password links by account", limit=4, window=3600.0)
ORGANIZATIONS: Final = 40  # in so many of them it is written down


@dataclass(frozen=True, slots=True, kw_only=True)
class Resets:
    """For people who cannot sign in. Nobody learns here who has an account."""

    items: Items
    clock: Clock
    tokens: Tokens
    passwords: Passwords
    limiter: Limiter
    journal: Journal
    logs: Logs
    sessions: Sessions
    notices: Notices
    errands: Errands

    async def ask(self, email: str, caller: Caller) -> None:
        """Send a link if there is such an account. The answer is the same, and as fast, if not.

        Raises:
            Limited: too many were asked for from this address lately.
        """
        verdict = await self.limiter.check([(BY_ADDRESS, caller.address)], self.clock.now())
        if not verdict.allowed:
            raise Limited(
                "Too many links were asked for. Try again later.", retry_after=verdict.retry_after
            )
        self.errands.begin("password link", self._offer(email, caller))

    async def complete(self, token: str, password: str, caller: Caller) -> None:
        """Set a new password and end every session. A second factor is asked for as before.

        Raises:
            NotFound: the link is over, used, or there is none (RESET_INVALID).
            Invalid: the password is not fit; the link is still good.
        """
        link, kept = await self._open(token)
        account = kept.account
        memberships = await UserRecords(self.items).of_person(account.id)
        organizations = [one.organization.name for one in memberships]
        context = (account.email, account.first_name, account.last_name, *organizations)
        hashed = await self.passwords.hash(checked_password(password, context))
        try:
            await self.items.write(
                use_op(link),
                password_op(account.id, hashed, int(link.data["password"])),
                self._verified(kept),
                *self._noted(memberships, caller),
            )
        except Collision as error:
            raise _invalid() from error
        await self.sessions.end_others(account.id)
        self.logs.security(
            "password.reset", "medium", address=caller.address or None, user=account.id
        )
        await self.notices.tell(account, "password_changed", caller)

    async def _offer(self, email: str, caller: Caller) -> None:
        kept = await AccountRecords(self.items).by_email(email)
        if kept is None:
            return
        now = self.clock.now()
        verdict = await self.limiter.check([(BY_ACCOUNT, kept.account.id)], now)
        if not verdict.allowed:
            return
        present = await AccountRecords(self.items).password(kept.account.id)
        token = self.tokens.secret()
        link = Link(
            purpose="password",
            digest=self.tokens.digest(token),
            subject=kept.account.id,
            data={
                "email": folded(kept.account.email),
                "password": str(present.version if present else ABSENT),
            },
            created_at=now,
            expires_at=now + LIFETIME,
        )
        await self.items.write(account_check(kept.account.id), link_op(link))
        await self.notices.send(self._letter(kept.account, token, caller))

    def _letter(self, account: Account, token: str, caller: Caller) -> Letter:
        return Letter(
            design="password-reset",
            to=account.email,
            data={
                "name": account.name or account.email,
                "email": account.email,
                "link": self.notices.link("/reset-password", token),
                "minutes": str(int(LIFETIME.total_seconds() // 60)),
                "address": caller.address or "the server itself",
            },
        )

    async def _open(self, token: str) -> tuple[Link, KeptAccount]:
        digest = self.tokens.digest(token)
        link = await LinkRecords(self.items).get("password", digest, self.clock.now())
        kept = None if link is None else await AccountRecords(self.items).get(link.subject)
        if link is None or kept is None or folded(kept.account.email) != link.data["email"]:
            raise _invalid()
        present = await AccountRecords(self.items).password(kept.account.id)
        if str(present.version if present else ABSENT) != link.data["password"]:
            raise _invalid()
        return link, kept

    def _verified(self, kept: KeptAccount) -> Op:
        """Who reads the mails to an address is its owner; that is all it proves.

        Second factors stay: accounts nobody has confirmed are made by the operator alone, and a
        factor is added by who knows the password, so there is no stranger's among them. If they
        went, reading the mails would be enough to be an administrator.
        """
        if kept.account.email_verified_at is not None:
            return account_check(kept.account.id)
        verified = replace(kept.account, email_verified_at=self.clock.now())
        return kept_account_op(kept, verified)

    def _noted(self, memberships: list[Kept], caller: Caller) -> tuple[Op, ...]:
        ops: tuple[Op, ...] = ()
        active = [kept.user for kept in memberships if kept.user.status == "active"]
        for user in active[:ORGANIZATIONS]:
            actor = user.acting(request_id=caller.request_id, address=caller.address or None)
            ops += self.journal.note(actor, "user.password_reset", user.id, entity_name=user.name)
        return ops


def _invalid() -> NotFound:
    return NotFound(
        "This link is over or was used. Ask for a new one.",
        code="RESET_INVALID",
    )
