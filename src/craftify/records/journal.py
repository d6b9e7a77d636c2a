"""The two writes every change carries with it: its audit entry and its event."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from craftify.domain.access import Actor
from craftify.domain.audit import AuditEntry, Event
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Put
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

    def note(
        self,
        actor: Actor,
        action: str,
        entity_id: str,
        *,
        details: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> tuple[Put, Put]:
        """Audit entry and event of one action.

        `action` is `entity.verb` in the past, like `template.created`. `details` go into the audit
        entry (what a person wants to know later), `data` into the event (what followers need).
        """
        at = self.clock.now()
        entity = action.partition(".")[0]
        entry = AuditEntry(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            at=at,
            action=action,
            entity=entity,
            entity_id=entity_id,
            actor_id=actor.id,
            actor_name=actor.name,
            actor_kind=actor.kind,
            details=details or {},
            request_id=actor.request_id,
            address=actor.address,
        )
        event = Event(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            at=at,
            kind=action,
            entity=entity,
            entity_id=entity_id,
            actor_id=actor.id,
            data=data or {},
        )
        return entry_op(entry), event_op(event)
