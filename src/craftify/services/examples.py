"""The example organization: people, designed templates, versions and mails to explore."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from craftify.domain.access import Actor, Role, effective
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.organizations import Organization
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Items
from craftify.ports.passwords import Passwords
from craftify.records.accounts.accounts import AccountRecords
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.organizations import (
    SetupRecords,
    installed_check,
    installed_first_ops,
    organization_op,
)
from craftify.records.journal import Journal
from craftify.services.accounts.setup import Founding, newcomer
from craftify.services.example_library import ExampleLibrary
from craftify.services.mail.testing import MailTest, MailTests
from craftify.services.people.invitations import Invitations, NewInvitation
from craftify.services.people.teams import NewTeam, Teams
from craftify.services.templates.orders import Labels, NewTemplate, TemplateChange, Wording, Written
from craftify.services.templates.templates import Templates
from craftify.starters import Starter, starters

ORGANIZATION: Final = "Lantern & Reed"
PASSWORD: Final = "three lanterns by the river"  # noqa: S105 - of an example that serves loopback


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in the example."""

    first_name: str
    last_name: str
    role: Role

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.first_name.lower()}@example.com"


MEMBERS: Final = (
    Member(first_name="Ada", last_name="Lindqvist", role="admin"),
    Member(first_name="Marcus", last_name="Bell", role="manager"),
    Member(first_name="Nadia", last_name="Rahman", role="editor"),
    Member(first_name="Theo", last_name="Okafor", role="editor"),
    Member(first_name="Grace", last_name="Lin", role="approver"),
    Member(first_name="Sam", last_name="Ortiz", role="viewer"),
)
AUTHORS: Final = ("Nadia", "Theo", "Marcus")
TEAMS: Final = (
    ("Brand", "Voice, colors and the shape of everything we send.", ("Marcus", "Nadia", "Theo")),
    ("Legal", "Looks at promises, prices and small print.", ("Grace",)),
)
# an agency that works for the same people: somewhere to switch to
SECOND: Final = "North Pier Studio"
ELSEWHERE: Final[tuple[tuple[str, Role], ...]] = (("Marcus", "admin"), ("Ada", "viewer"))
BORROWED: Final = ("newsletter", "event-invitation")
INVITED: Final = NewInvitation(
    email="jo@example.com",
    role="editor",
    message="Hi Jo, this is where we keep our emails. Have a look before Thursday?",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One later version of an example: who changed which words, and why."""

    by: str
    message: str
    words: Mapping[str, str] = field(default_factory=dict)
    subject: str | None = None


REVISIONS: Final[Mapping[str, tuple[Revision, ...]]] = {
    "welcome": (
        Revision(
            by="Marcus",
            message="Say what the button does",
            words={"Open your workspace": "Go to your workspace"},
        ),
        Revision(
            by="Nadia",
            message="Promise an answer the same day",
            words={"usually within a day": "usually the same day"},
        ),
    ),
    "order-confirmation": (
        Revision(
            by="Theo",
            message="Number first in the subject",
            subject="{{ order.number }} is confirmed, {{ customer.first_name }}",
        ),
    ),
    "password-reset": (
        Revision(
            by="Theo",
            message="Shorter first sentence after the security review",
            words={"somebody asked to reset": "we were asked to reset"},
        ),
    ),
    "newsletter": (
        Revision(
            by="Nadia",
            message="Softer call to forward",
            words={"Know somebody who would like this?": "Who else would like this?"},
        ),
        Revision(
            by="Marcus", message="Title only", subject="{{ issue.title }} no. {{ issue.number }}"
        ),
    ),
    "seasonal-sale": (
        Revision(
            by="Marcus",
            message="Legal asked for the end date in the first line",
            words={"off everything you were saving for later": "off until the code runs out"},
        ),
    ),
}
MAILED: Final = ("welcome", "order-confirmation", "newsletter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Fills an empty installation with something to look at."""

    items: Items
    clock: Clock
    ids: Ids
    passwords: Passwords
    templates: Templates
    mail_tests: MailTests
    teams: Teams
    invitations: Invitations
    library: ExampleLibrary

    async def fill(self, actor: Actor) -> bool:
        """Make the example organization; an installation that has it already stays as it is."""
        if await AccountRecords(self.items).by_email(MEMBERS[0].email) is not None:
            return False
        people = await self._people(actor)
        for number, starter in enumerate(starters()):
            author = people[AUTHORS[number % len(AUTHORS)]]
            await self._template(people, author, starter)
        await self.library.fill(people["Marcus"])
        await self._together(people)
        await self._second(actor, people)
        return True

    async def _people(self, actor: Actor) -> dict[str, Actor]:
        first = not await SetupRecords(self.items).done()
        organization = Organization(
            id=self.ids.new(), name=ORGANIZATION, created_at=self.clock.now(), operates=first
        )
        inside = replace(actor, organization_id=organization.id)
        journal = Journal(self.clock, self.ids)
        hashed = await self.passwords.hash(PASSWORD)
        installed = installed_first_ops(self.clock.now()) if first else (installed_check(),)
        await self.items.write(
            *installed,
            organization_op(organization),
            *journal.note(inside, "organization.created", organization.id),
        )
        people = {}
        for member in MEMBERS:
            founding = Founding(
                organization_name=ORGANIZATION,
                email=member.email,
                first_name=member.first_name,
                last_name=member.last_name,
                password=PASSWORD,
            )
            new = newcomer(founding, organization, member.role, self.clock, self.ids)
            details = {"role": member.role}
            note = journal.note(inside, "user.created", new.user.id, details=details)
            await self.items.write(*new.ops(hashed), *note)
            people[member.first_name] = new.user.acting()
        return people

    async def _together(self, people: dict[str, Actor]) -> None:
        """Teams, and somebody who has not answered yet."""
        for name, description, members in TEAMS:
            ids = tuple(people[member].id for member in members)
            new = NewTeam(name=name, description=description, members=ids)
            await self.teams.create(people["Ada"], new)
        await self.invitations.create(people["Marcus"], INVITED)

    async def _second(self, actor: Actor, people: dict[str, Actor]) -> None:
        """Another organization of some of them, with a little of its own."""
        now = self.clock.now()
        organization = Organization(id=self.ids.new(), name=SECOND, created_at=now)
        inside = replace(actor, organization_id=organization.id)
        journal = Journal(self.clock, self.ids)
        note = journal.note(inside, "organization.created", organization.id, entity_name=SECOND)
        await self.items.write(organization_op(organization), *note)
        there: dict[str, Actor] = {}
        for name, role in ELSEWHERE:
            person = people[name]
            membership = Membership(
                user_id=person.id,
                organization_id=organization.id,
                role=role,
                joined_at=now,
                updated_at=now,
            )
            details = {"role": role}
            note = journal.note(
                inside, "user.created", person.id, entity_name=person.name, details=details
            )
            await self.items.write(membership_op(membership), *note)
            there[name] = replace(
                person, organization_id=organization.id, role=role, permissions=effective(role)
            )
        for starter in starters():
            if starter.id in BORROWED:
                new = NewTemplate(labels=Labels(name=starter.name), starter=starter.id)
                await self.templates.create(there["Marcus"], new)

    async def _template(self, people: dict[str, Actor], author: Actor, starter: Starter) -> None:
        new = NewTemplate(labels=Labels(name=starter.name), starter=starter.id)
        made = await self.templates.create(author, new)
        source = starter.mjml
        for revision in REVISIONS.get(starter.id, ()):
            for old, word in revision.words.items():
                source = source.replace(old, word)
            written = (Written(format="mjml", source=source),) if revision.words else ()
            wording = Wording(subject=revision.subject) if revision.subject else Wording()
            change = TemplateChange(written=written, wording=wording, message=revision.message)
            await self.templates.update(people[revision.by], made.template.id, change)
        if starter.id in MAILED:
            order = MailTest(to=author.email, data=starter.sample)
            await self.mail_tests.send(author, made.template.id, order)
