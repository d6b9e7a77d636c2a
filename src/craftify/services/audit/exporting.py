"""The log to take along: a line for each entry, as JSON or for a spreadsheet."""

import csv
import io
from typing import Any, Final, Literal

import msgspec

from craftify.domain.audit import AuditEntry
from craftify.domain.times import stamped

Format = Literal["jsonl", "csv"]
# what a spreadsheet takes for a formula, and the sign that says it is none
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")  # noqa: RUF001
COLUMNS: Final = (
    "at",
    "seq",
    "action",
    "entity",
    "entityId",
    "entityName",
    "actorId",
    "actorName",
    "actorKind",
    "address",
    "requestId",
    "changes",
    "details",
    "id",
    "previous",
    "hash",
)
_encode = msgspec.json.Encoder(order="deterministic").encode


def row_of(entry: AuditEntry) -> dict[str, Any]:
    """An entry as plain values, by the names of the columns."""
    return {
        "at": stamped(entry.at),
        "seq": entry.seq or None,
        "action": entry.action,
        "entity": entry.entity,
        "entityId": entry.entity_id,
        "entityName": entry.entity_name,
        "actorId": entry.actor_id,
        "actorName": entry.actor_name,
        "actorKind": entry.actor_kind,
        "address": entry.address,
        "requestId": entry.request_id,
        "changes": [
            {"path": each.path, "before": each.before, "after": each.after}
            for each in entry.changes
        ],
        "details": dict(entry.details),
        "id": entry.id,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def heading(form: Format) -> bytes:
    """What a file begins with."""
    return _line(list(COLUMNS)) if form == "csv" else b""


def line_of(entry: AuditEntry, form: Format) -> bytes:
    """One entry as one line."""
    row = row_of(entry)
    if form == "jsonl":
        return _encode(row) + b"\n"
    return _line([safe(row[name]) for name in COLUMNS])


def safe(value: object) -> str:
    """A cell that no spreadsheet computes; without the first apostrophe it is the value again."""
    if value is None:
        return ""
    text = _encode(value).decode() if isinstance(value, dict | list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: list[str]) -> bytes:
    told = io.StringIO()
    csv.writer(told).writerow(cells)
    return told.getvalue().encode("utf-8", "replace")
