"""Test mails: one email to one address, marked as a test, on the record."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from craftify.domain.access import Actor
from craftify.domain.errors import Unavailable
from craftify.domain.sending import Message, MessageStatus, one_address
from craftify.domain.templates.templates import Template
from craftify.domain.templates.versions import Artifact
from craftify.domain.times import stamped
from craftify.engine import Address, Rendered, build_message
from craftify.ports.items import ABSENT, Put
from craftify.ports.items import Conflict as Collision
from craftify.ports.mailer import Envelope, Mailer, Refused
from craftify.ports.workshop import Missing, Workshop
from craftify.services.templates.building import person
from craftify.services.templates.previewing import contract_of, samples_of
from craftify.services.templates.shelf import Shelf
from craftify.services.templates.versions import Versions

_PREVIEW = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class MailTest:
    """Where a test mail goes, and what it is filled with."""

    to: str
    data: Mapping[str, Any] = field(default_factory=dict)
    missing: Missing = "error"
    version: int | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailTests:
    """What people do to see an email in a mail client."""

    shelf: Shelf
    workshop: Workshop
    versions: Versions
    mailer: Mailer
    sender: Address

    async def send(self, actor: Actor, template_id: str, order: MailTest) -> Message:
        """Send one test mail. Without a version a stored draft is made one first.

        Raises:
            Invalid: it is not one address, or the mailer refuses the message.
            EngineError: the draft cannot be compiled, or the data does not keep the contract.
            Unavailable: the mailer does not answer; nothing was sent.
        """
        recipient = one_address(order.to)
        found = await self.shelf.find(actor, "template:test", template_id)
        if order.version is None and found.template.has_draft and actor.may("template:write"):
            frozen = await self.versions.frozen(actor, found, message="Sent as a test")
            found = frozen or found
        number = order.version or found.template.version
        artifact = await self.shelf.artifact(actor, found.template, number)
        rendered = await self._rendered(found.template, artifact, order)
        message = Message(
            id=self.shelf.ids.new(),
            organization_id=actor.organization_id,
            template_id=template_id,
            version=number,
            hash=artifact.sealed(),
            locale=order.locale,
            subject=rendered.subject,
            sender=self.sender.email,
            recipient=recipient,
            test=True,
            created_at=self.shelf.clock.now(),
            created_by=person(actor),
        )
        return await self._posted(actor, message, self._envelope(message, rendered))

    async def _rendered(self, template: Template, artifact: Artifact, order: MailTest) -> Rendered:
        return await self.workshop.render(
            artifact.compiled_for(order.locale),
            order.data,
            variables=contract_of(artifact),
            missing=order.missing,
            samples=samples_of(template),
            now=self._now(),
        )

    def _envelope(self, message: Message, rendered: Rendered) -> Envelope:
        return Envelope(
            id=message.id,
            organization_id=message.organization_id,
            sender=message.sender,
            recipient=message.recipient,
            subject=rendered.subject,
            message=build_message(
                rendered=rendered,
                sender=self.sender,
                to=Address(email=message.recipient),
                message_id=f"{message.id}@{message.sender.rpartition('@')[2]}",
                date=message.created_at,
                headers={"X-Craftify-Test": "1"},
            ),
            test=message.test,
            meta={
                "templateId": message.template_id,
                "version": message.version,
                "preview": _preview(rendered),
            },
            at=stamped(message.created_at),
        )

    async def _posted(self, actor: Actor, message: Message, envelope: Envelope) -> Message:
        """On the record first, then out: what was sent is never unknown."""
        records = self.shelf.messages(actor)
        put = records.put(message, ABSENT)
        details = {"message": message.id, "version": message.version, "to": message.recipient}
        note = self.shelf.journal.note(
            actor, "template.tested", message.template_id, details=details
        )
        await self.shelf.items.write(put, *note)
        try:
            provider_id = await self.mailer.send(envelope)
        except (Refused, Unavailable) as error:
            status: MessageStatus = "refused" if isinstance(error, Refused) else "failed"
            await self._settle(actor, message.settled(status, self._now(), reason=str(error)), put)
            raise
        sent = message.settled("sent", self._now(), provider_id=provider_id)
        await self._settle(actor, sent, put)
        return sent

    async def _settle(self, actor: Actor, message: Message, put: Put) -> None:
        with suppress(Unavailable, Collision):  # the mail is out; the record says queued
            await self.shelf.items.write(self.shelf.messages(actor).put(message, put.version))

    def _now(self) -> datetime:
        return self.shelf.clock.now()


def _preview(rendered: Rendered) -> str:
    words = rendered.preheader or rendered.text
    return " ".join(words[:1_000].split())[:_PREVIEW]
