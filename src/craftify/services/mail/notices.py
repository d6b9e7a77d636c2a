"""Mails of the product itself: invitations, links to passwords, and what happened to an account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

from craftify.domain.access import Caller, Permission
from craftify.domain.accounts.accounts import Account
from craftify.domain.errors import DomainError
from craftify.domain.times import stamped
from craftify.engine import Address, Compiled, EngineError, Rendered, build_message
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.ports.mailer import Envelope, Mailer
from craftify.ports.workshop import Source, Workshop
from craftify.records.accounts.organizations import OrganizationRecords
from craftify.services.errands import Errands
from craftify.services.mail.wording import WORDINGS, NoticeKind, device

PRODUCT: Final = "Craftify Email"
SUBJECTS: Final[Mapping[str, str]] = {
    "invitation": "{{ inviter }} invites you to {{ organization }}",
    "password-reset": "Choose a new password",
    "confirm-email": "Confirm your new address",
    "notice": "{{ title }}",
}
PREVIEW: Final = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail to be: which design, to whom, with which words.

    `organization_id` and `audience` say who may read it where mails are kept locally; without an
    organization it is the operators', because such a link lets its reader in.
    """

    design: str
    to: str
    data: Mapping[str, str]
    organization_id: str = ""
    audience: Permission = "system:manage"


@dataclass(slots=True, kw_only=True)
class Notices:
    """Sends mails that the product itself writes, with designs of our own."""

    items: Items
    workshop: Workshop
    mailer: Mailer
    clock: Clock
    ids: Ids
    logs: Logs
    errands: Errands
    sender: Address
    origin: str
    _compiled: dict[str, Compiled] = field(default_factory=dict)

    async def tell(
        self, account: Account, kind: NoticeKind, caller: Caller, *, what: str = ""
    ) -> None:
        """Tell somebody what happened to their account. The mail goes out after the answer.

        `what` names the thing it is about, like `the passkey “Laptop”`.
        """
        self.errands.begin(kind, self.send(self._notice(account, kind, caller, what)))

    async def send(self, letter: Letter) -> bool:
        """Write the mail and hand it over; whether it is on its way. What fails is noted."""
        try:
            rendered = await self._rendered(letter)
            await self.mailer.send(await self._envelope(letter, rendered))
        except (DomainError, EngineError) as error:
            self.logs.write("warning", "mail not sent", kind=letter.design, reason=str(error))
            return False
        return True

    def link(self, path: str, token: str = "") -> str:
        """An address people can open. The token stands where no server and no log ever sees it."""
        return f"{self.origin}{path}" + (f"#token={token}" if token else "")

    def _notice(self, account: Account, kind: NoticeKind, caller: Caller, what: str) -> Letter:
        wording = WORDINGS[kind]
        data = {
            "title": wording.title.format(what=what),
            "lead": wording.lead.format(what=what),
            "action": wording.action,
            "advice": wording.advice.format(what=what),
            "link": self.link(wording.path),
            "name": account.name or account.email,
            "email": account.email,
            "at": written(self.clock.now()),
            "address": caller.address or "the server itself",
            "agent": device(caller.agent),
        }
        return Letter(design="notice", to=account.email, data=data)

    async def _rendered(self, letter: Letter) -> Rendered:
        place = urlsplit(self.origin).netloc
        data = {"product": PRODUCT, "place": place, **letter.data}
        compiled = await self._design(letter.design)
        return await self.workshop.render(compiled, data, now=self.clock.now())

    async def _design(self, name: str) -> Compiled:
        found = self._compiled.get(name)
        if found is None:
            source = Source(
                format="mjml",
                source=_file(f"{name}.mjml"),
                subject=SUBJECTS[name],
                name=name,
                partials={"frame.mjml": _file("frame.mjml")},
            )
            found = self._compiled[name] = (await self.workshop.build(source)).compiled
        return found

    async def _envelope(self, letter: Letter, rendered: Rendered) -> Envelope:
        mail_id, now = self.ids.new(), self.clock.now()
        organization = letter.organization_id or await self._operators()
        return Envelope(
            id=mail_id,
            organization_id=organization,
            sender=self.sender.email,
            recipient=letter.to,
            subject=rendered.subject,
            message=build_message(
                rendered=rendered,
                sender=self.sender,
                to=Address(email=letter.to),
                message_id=f"{mail_id}@{self.sender.email.rpartition('@')[2]}",
                date=now,
                headers={"Auto-Submitted": "auto-generated"},
            ),
            audience=letter.audience,
            at=stamped(now),
            meta={"kind": letter.design, "preview": rendered.preheader[:PREVIEW]},
        )

    async def _operators(self) -> str:
        async for organization in OrganizationRecords(self.items).all():
            return organization.id
        return "nobody"


def written(moment: datetime) -> str:
    """A moment as people write it."""
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"


def _file(name: str) -> str:
    return files("craftify.services.mail").joinpath("designs", name).read_text("utf-8")
