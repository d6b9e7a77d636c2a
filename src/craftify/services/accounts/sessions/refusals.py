"""Who was not let in: told to operators, written down, and told to the owner when it is serious."""

from dataclasses import dataclass

from craftify.domain.access import Actor, Caller
from craftify.domain.accounts.accounts import Account
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.records.journal import Journal
from craftify.services.accounts.sessions.limits import ProofLimits
from craftify.services.accounts.sessions.living import Sessions
from craftify.services.errands import Errands
from craftify.services.mail.notices import Notices


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """What follows a sign-in that failed.

    It goes on the record of the organization only after the answer: the time it takes would tell
    who has an account.
    """

    items: Items
    journal: Journal
    logs: Logs
    limits: ProofLimits
    sessions: Sessions
    errands: Errands
    notices: Notices

    def sign_in(self, caller: Caller, account_id: str | None) -> None:
        """A password or a passkey was wrong; of nobody, if there is no such account."""
        self.logs.security("sign_in.failed", "low", address=caller.address, user=account_id)
        if account_id is not None:
            self._later(account_id, caller, "sign-in")

    def second_factor(self, caller: Caller, account_id: str) -> None:
        """The password was right, and what followed it was not."""
        self.logs.security(
            "second_factor.failed", "medium", address=caller.address, user=account_id
        )
        self._later(account_id, caller, "second factor")

    def warn(self, caller: Caller, account: Account) -> None:
        """Tell somebody that a guesser knows their password: once an hour is enough."""
        self.errands.begin("notice", self._warned(caller, account))

    def _later(self, account_id: str, caller: Caller, what: str) -> None:
        self.errands.begin("refused sign-in", self._record(account_id, caller, what))

    async def _warned(self, caller: Caller, account: Account) -> None:
        if await self.limits.worth_telling(account.id):
            await self.notices.tell(account, "second_factor_guessed", caller)

    async def _record(self, account_id: str, caller: Caller, what: str) -> None:
        kept = await self.sessions.last_used(account_id)
        if kept is None:
            return
        nobody = Actor(
            id="unknown",
            organization_id=kept.user.organization_id,
            name="Somebody not signed in",
            email="",
            role="viewer",
            kind="system",
            request_id=caller.request_id,
            address=caller.address or None,
        )
        details = {"user": kept.user.name, "what": what}
        await self.journal.record(
            self.items, nobody, "session.refused", account_id, details=details
        )
