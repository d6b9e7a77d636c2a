"""/api/audit: who did what, to look at, to take along, and to see that nobody touched it."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, Final

from litestar import Router, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, QueryParameter, SkipValidation
from litestar.response import Stream

from craftify.api.envelopes import (
    Answer,
    Onward,
    Success,
    Timestamp,
    continued,
    request_time,
    stamp,
    success,
)
from craftify.api.given import TheActor, TheServices
from craftify.domain.actions import ACTIONS, ENTITIES
from craftify.domain.errors import Invalid
from craftify.engine import Problem
from craftify.services.audit.exporting import Format
from craftify.services.audit.log import Shown
from craftify.services.audit.searching import AuditQuery, of_cursor, to_cursor
from craftify.services.audit.verdict import Kind, Mark, Verdict

TYPES: Final = {"jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}
MARK: Final = re.compile(r"(\d{1,12}):([0-9a-f]{64})", re.ASCII)
TheFilters = NamedDependency[SkipValidation[AuditQuery]]


class AuditActor(Answer, frozen=True, kw_only=True):
    """Who did it: a person, a program with a key, or the operator of the server."""

    id: str
    name: str
    kind: str


class AuditChange(Answer, frozen=True, kw_only=True):
    """One field before and after; null where it was not there. What is long is told by its size."""

    path: str
    before: Any = None
    after: Any = None


class AuditEntry(Answer, frozen=True, kw_only=True):
    """One thing that happened.

    `seal` says how the entry stands in the chain: `holds`, `broken`, `unknown` (made under a
    secret this server does not know), or `none` (from before the chain).
    """

    id: str
    at: Timestamp
    seq: int | None
    action: str
    entity: str
    entity_id: str
    entity_name: str | None
    actor: AuditActor
    address: str | None
    request_id: str | None
    changes: tuple[AuditChange, ...]
    details: dict[str, Any]
    hash: str | None
    seal: str


class AuditAction(Answer, frozen=True, kw_only=True):
    """What can happen, and how it is told: `template.changed`, "changed a template"."""

    action: str
    entity: str
    title: str


class AuditFacets(Answer, frozen=True, kw_only=True):
    """What a list can be filtered by."""

    actions: tuple[AuditAction, ...]
    entities: tuple[str, ...]


class ChainMark(Answer, frozen=True, kw_only=True):
    """The end of the chain: write it down, and a later check finds out whether it was cut off."""

    seq: int
    hash: str


class ChainProblem(Answer, frozen=True, kw_only=True):
    """One thing that is not as it was written."""

    kind: Kind
    seq: int | None
    id: str | None
    at: str | None
    problem: str


class ChainState(Answer, frozen=True, kw_only=True):
    """What a look at the whole chain found. `more` counts problems beyond those listed."""

    ok: bool
    entries: int
    unchained: int
    first: str | None
    last: str | None
    head: ChainMark | None
    problems: tuple[ChainProblem, ...]
    more: int


FACETS: Final = AuditFacets(
    actions=tuple(
        AuditAction(action=action, entity=action.partition(".")[0], title=title)
        for action, title in ACTIONS.items()
    ),
    entities=ENTITIES,
)


def shown(found: Shown) -> AuditEntry:
    """An entry as the API shows it."""
    entry = found.entry
    return AuditEntry(
        id=entry.id,
        at=stamp(entry.at),
        seq=entry.seq or None,
        action=entry.action,
        entity=entry.entity,
        entity_id=entry.entity_id,
        entity_name=entry.entity_name,
        actor=AuditActor(id=entry.actor_id, name=entry.actor_name, kind=entry.actor_kind),
        address=entry.address,
        request_id=entry.request_id,
        changes=tuple(
            AuditChange(path=each.path, before=each.before, after=each.after)
            for each in entry.changes
        ),
        details=dict(entry.details),
        hash=entry.hash or None,
        seal=found.seal,
    )


def state_of(verdict: Verdict) -> ChainState:
    """A verdict as the API shows it."""
    head = verdict.head
    return ChainState(
        ok=verdict.ok,
        entries=verdict.entries,
        unchained=verdict.unchained,
        first=verdict.first_at,
        last=verdict.last_at,
        head=ChainMark(seq=head.seq, hash=head.hash) if head else None,
        problems=tuple(
            ChainProblem(kind=each.kind, seq=each.seq, id=each.id, at=each.at, problem=each.problem)
            for each in verdict.faults
        ),
        more=verdict.more,
    )


async def _filters(  # noqa: PLR0913 - as many as there are filters
    *,
    actor_id: Annotated[str, QueryParameter(name="actor", max_length=200)] = "",
    action: Annotated[str, QueryParameter(max_length=200)] = "",
    entity: Annotated[str, QueryParameter(max_length=200)] = "",
    entity_id: Annotated[str, QueryParameter(name="entityId", max_length=200)] = "",
    address: Annotated[str, QueryParameter(max_length=200)] = "",
    since: Annotated[str, QueryParameter(name="from", max_length=40)] = "",
    until: Annotated[str, QueryParameter(name="to", max_length=40)] = "",
) -> AuditQuery:
    """What a list or an export is about."""
    return AuditQuery(
        actor=actor_id,
        action=action,
        entity=entity,
        entity_id=entity_id,
        address=address,
        since=_moment(since, "from"),
        until=_moment(until, "to"),
    )


@get("/", operation_id="listAudit", summary="Who did what")
async def list_audit(
    actor: TheActor,
    services: TheServices,
    filters: TheFilters,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, QueryParameter(max_length=500)] = None,
) -> Onward[list[AuditEntry]]:
    """Entries, newest first.

    `action` may end in a star (`template.*`); `from` and `to` are times or days. A page may be
    short and still lead on by `nextCursor`: what is looked at for one answer is bounded.
    """
    page = await services.audit.list(actor, filters, limit=limit, place=of_cursor(cursor))
    return continued([shown(each) for each in page.entries], limit, to_cursor(page.place))


@get("/facets", operation_id="getAuditFacets", summary="What can be on the record")
async def get_facets(actor: TheActor, services: TheServices) -> Success[AuditFacets]:
    """Actions and entities to filter by."""
    await services.gate.require(actor, "audit:read", "audit log")
    return success(FACETS)


@get("/verify", operation_id="verifyAudit", summary="Whether anybody touched the log")
async def verify_audit(
    actor: TheActor,
    services: TheServices,
    head: Annotated[str | None, QueryParameter(max_length=100)] = None,
) -> Success[ChainState]:
    """Read the whole chain.

    `head`, written SEQ:HASH, is an end of the chain that was written down before: it has to be
    there still.
    """
    return success(state_of(await services.audit.verify(actor, _mark(head))))


@get(
    "/export",
    operation_id="exportAudit",
    summary="Take the log along",
    media_type="application/x-ndjson",
)
async def export_audit(
    actor: TheActor,
    services: TheServices,
    filters: TheFilters,
    format: FromQuery[Format] = "jsonl",  # noqa: A002 - the name of the query parameter
) -> Stream:
    """Every entry that fits, a line each: JSON, or CSV that no spreadsheet takes for formulas."""
    lines = await services.audit.export(actor, filters, format)
    name = f"audit-{request_time.get():%Y-%m-%d}.{format}"
    disposition = f'attachment; filename="{name}"'
    headers = {"content-disposition": disposition, "content-type": TYPES[format]}
    return Stream(lines, headers=headers)


@get("/{entry_id:str}", operation_id="getAuditEntry", summary="One entry")
async def get_entry(
    actor: TheActor, services: TheServices, entry_id: FromPath[str]
) -> Success[AuditEntry]:
    """What happened, with every field before and after."""
    return success(shown(await services.audit.get(actor, entry_id[:100])))


def _moment(text: str, name: str) -> datetime | None:
    """A time or a day; the end of a day when it says until when."""
    if not text:
        return None
    try:
        if len(text) == len("2027-03-01"):
            day = datetime.combine(date.fromisoformat(text), time(), UTC)
            return day if name == "from" else day + timedelta(days=1, microseconds=-1)
        told = datetime.fromisoformat(text.replace(" ", "+"))  # a plus that nobody escaped
        return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        message = "Give a time like 2027-03-01T09:00:00Z, or a day."
        raise Invalid(message, problems=[Problem(message=message, path=name)]) from None


def _mark(text: str | None) -> Mark | None:
    if not text:
        return None
    match = MARK.fullmatch(text)
    if match is None:
        message = "Give the end of a chain as SEQ:HASH."
        raise Invalid(message, problems=[Problem(message=message, path="head")])
    return Mark(seq=int(match[1]), hash=match[2])


ROUTER = Router(
    "/api/audit",
    route_handlers=[list_audit, get_facets, verify_audit, export_audit, get_entry],
    dependencies={"filters": Provide(_filters)},
    tags=["Audit"],
)
