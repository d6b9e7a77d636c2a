"""The two writes every change carries with it: its audit entry and its event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from craftify.domain.access import Actor
from craftify.domain.audit import AuditEntry, Event
from craftify.domain.changes import Change
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Items, Put
from craftify.records.audit import entry_op
from craftify.records.events import event_op


@dataclass(frozen=True, slots=True)
class Journal:
    """Writes down what an actor does.

    The writes belong into the same `items.write` as the change itself: then there is no change
    without its entry, and no entry without its change.
    """

    clock: Clock
    ids: Ids

    def note(  # noqa: PLR0913 - all of it may be worth knowing later
        self,
        actor: Actor,
        action: str,
        entity_id: str,
        *,
        entity_name: str | None = None,
        changes: Sequence[Change] = (),
        details: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> tuple[Put, Put]:
        """Audit entry and event of one action.

        `action` is `entity.verb` in the past, like `template.created`. `changes` are the fields
        before and after (`domain.changes.differences` finds them), `details` what else a person
        wants to know later; both go into the audit entry. `data` goes into the event: what
        followers need.
        """
        entry = self._entry(actor, action, entity_id, details or {})
        entry = replace(entry, entity_name=entity_name, changes=tuple(changes))
        event = Event(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            at=entry.at,
            kind=action,
            entity=entry.entity,
            entity_id=entity_id,
            actor_id=actor.id,
            data=data or {},
        )
        return entry_op(entry), event_op(event)

    async def record(
        self,
        items: Items,
        actor: Actor,
        action: str,
        entity_id: str,
        *,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """Write down what changed nothing and still has to be known: a refusal, an export.

        Raises:
            Unavailable: it could not be written; whoever hands out data because of it must not.
        """
        await items.write(entry_op(self._entry(actor, action, entity_id, details or {})))

    def _entry(
        self, actor: Actor, action: str, entity_id: str, details: Mapping[str, Any]
    ) -> AuditEntry:
        return AuditEntry(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            at=self.clock.now(),
            action=action,
            entity=action.partition(".")[0],
            entity_id=entity_id,
            actor_id=actor.id,
            actor_name=actor.name,
            actor_kind=actor.kind,
            details=details,
            request_id=actor.request_id,
            address=actor.address,
        )
