"""What happened: entries of the audit log, and the events that other parts follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what to which thing, when and from where. Written once, never changed."""

    id: str
    organization_id: str
    at: datetime
    action: str
    entity: str
    entity_id: str
    actor_id: str
    actor_name: str
    actor_kind: str = "user"
    details: Mapping[str, Any] = field(default_factory=dict)
    request_id: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact in the change feed of an organization; `data` says as much as a follower needs."""

    id: str
    organization_id: str
    at: datetime
    kind: str
    entity: str
    entity_id: str
    actor_id: str
    data: Mapping[str, Any] = field(default_factory=dict)
