"""What follows when somebody changes how they sign in: others are out, and the owner is told."""

from dataclasses import dataclass

from craftify.domain.access import Actor, Caller
from craftify.domain.accounts.accounts import Account
from craftify.ports.logs import Logs
from craftify.services.accounts.sessions import Sessions
from craftify.services.mail.notices import Notices
from craftify.services.mail.wording import NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """Ends other sessions, tells operators, tells the owner."""

    sessions: Sessions
    notices: Notices
    logs: Logs

    async def settle(
        self, actor: Actor, account: Account, kind: NoticeKind, caller: Caller, what: str = ""
    ) -> None:
        """Do all of it; the change itself is written already."""
        self.sessions.forget(actor.session_id)
        await self.sessions.end_others(actor.id, kept=actor.session_id)
        event = "password.changed" if kind.startswith("password") else "factor.changed"
        self.logs.security(
            event,
            "low",
            address=actor.address,
            organization=actor.organization_id,
            user=actor.id,
            kind=kind,
        )
        await self.notices.tell(account, kind, caller, what=what)
