"""Browsers somebody has signed in with before: known again by a cookie, and told of when new."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from craftify.domain.access import Caller, Method
from craftify.domain.accounts.accounts import Account
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Items
from craftify.ports.tokens import Ticket, TokenExpired, TokenInvalid, Tokens
from craftify.records.accounts.factors import FactorRecords
from craftify.services.errands import Errands
from craftify.services.mail.notices import Notices

REMEMBERED: Final = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Devices:
    """Knows devices again. What they carry opens nothing: it says who signed in there once."""

    items: Items
    clock: Clock
    ids: Ids
    tokens: Tokens
    errands: Errands
    notices: Notices

    def known(self, caller: Caller, account_id: str) -> str | None:
        """The name of the device, when this person has signed in with it before."""
        try:
            ticket = self.tokens.redeem("device", caller.device or "", self.clock.now())
        except (TokenInvalid, TokenExpired):
            return None
        return ticket.id if ticket.subject == account_id else None

    def token(self, caller: Caller, account_id: str) -> str | None:
        """What a browser has to carry from now on; None when it carries it already."""
        if caller.device is None or self.known(caller, account_id):
            return None
        now = self.clock.now()
        ticket = Ticket(
            id=self.ids.new(), subject=account_id, issued_at=now, expires_at=now + REMEMBERED
        )
        return self.tokens.issue("device", ticket)

    def arrived(
        self, account: Account, methods: tuple[Method, ...], caller: Caller, *, before: bool
    ) -> None:
        """Tell somebody who has signed in `before` of a sign-in they may not know of."""
        new = caller.device is not None and self.known(caller, account.id) is None
        if new and before:
            self.errands.begin("notice", self.notices.tell(account, "new_device", caller))
        if "recovery" in methods:
            self.errands.begin("notice", self._recovered(account, caller))

    async def _recovered(self, account: Account, caller: Caller) -> None:
        left = (await FactorRecords(self.items).get(account.id)).factors.codes_left
        await self.notices.tell(account, "recovery_code_used", caller, what=str(left or "none"))
