"""What happened: entries of the audit log, and the events that other parts follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from craftify.domain.changes import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what to which thing, when and from where. Written once, never changed.

    `seq`, `previous` and `hash` make it a link of the chain of its organization; entries from
    before there was a chain have none. `key` names the secret that the hash was made with.
    """

    id: str
    organization_id: str
    at: datetime
    action: str
    entity: str
    entity_id: str
    actor_id: str
    actor_name: str
    actor_kind: str = "user"
    entity_name: str | None = None
    changes: tuple[Change, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    request_id: str | None = None
    address: str | None = None
    seq: int = 0
    previous: str = ""
    key: str = ""
    hash: str = ""


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
