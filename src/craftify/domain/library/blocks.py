"""Synced blocks: kept once, standing in many templates; their versions never change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, Literal

import msgspec

from craftify.domain.accounts.people import Person
from craftify.engine import Compiled

Level = Literal["section", "column", "content"]
BLOCKS_LIMIT: Final = 1_000
LARGEST: Final = 1_000_000
LONGEST_WORDS: Final = 2_000
MOST_IN_ONE: Final = 25
_PIN: Final = re.compile(r"\bpin\W{1,6}(\d{1,6})\b")
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncedBlock:
    """A synced block: what it is called, and the face of its newest version.

    `words` are the beginning of its text, to be found by. One that was deleted is kept for the
    versions of templates that were made with it.
    """

    id: str
    organization_id: str
    revision: int = 1
    name: str
    description: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    version: int = 1
    level: Level
    words: str = ""
    archived_at: datetime | None = None
    deleted_at: datetime | None = None
    created_at: datetime
    created_by: Person
    updated_at: datetime
    updated_by: Person

    def touched(self, by: Person, at: datetime) -> "SyncedBlock":
        """The block after a change by somebody: one revision further."""
        return replace(self, revision=self.revision + 1, updated_at=at, updated_by=by)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockVersion:
    """One version of a synced block, without its weight. It never changes."""

    block_id: str
    organization_id: str
    number: int
    message: str = ""
    level: Level
    hash: str
    created_at: datetime
    created_by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockBody:
    """What a version is made of: the fragment as JSON, and it alone as an email."""

    fragment: Mapping[str, Any]
    compiled: Compiled

    def sealed(self) -> str:
        """The SHA-256 of the fragment in one canonical form."""
        return sha256(msgspec.json.encode(self.fragment, order="sorted")).hexdigest()


Where = Literal["version", "draft"]
Kind = Literal["template", "block"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """What a synced block stands in: the newest version of a template or block, or a draft."""

    kind: Kind
    id: str
    where: Where = "version"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockUse:
    """That a synced block stands somewhere, with the pins it has there; None follows.

    `made_with` is the version that those without a pin had when the holder's version was made.
    """

    holder: Holder
    pins: tuple[int | None, ...] = (None,)
    made_with: int | None = None


Pins = Mapping[str, tuple[int | None, ...]]


def synced_in(content: object) -> dict[str, tuple[int | None, ...]]:
    """The synced blocks that a document or fragment names as JSON, each with its pins.

    What is no id names nothing, and nobody looks further than a document may go.
    """
    if isinstance(content, str) and not content.lstrip().startswith("{"):
        return _in_markup(content)
    found: dict[str, set[int | None]] = {}
    waiting: list[object] = [_plain(content)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list | tuple):
            waiting += node
        elif isinstance(node, Mapping):
            if node.get("type") == "synced" and _ID.fullmatch(str(node.get("ref"))):
                pin = node.get("pin")
                pins = found.setdefault(str(node["ref"]), set())
                pins.add(pin if isinstance(pin, int) else None)
            waiting += (node[name] for name in ("children", "items") if name in node)
    return {ref: _ordered(pins) for ref, pins in sorted(found.items())[: MOST_IN_ONE + 1]}


def _in_markup(source: str) -> dict[str, tuple[int | None, ...]]:
    """The same for MJML, which says it in a comment: all that may be meant, rather than less."""
    if "synced" not in source:
        return {}
    pins = {None, *(int(pin) for pin in _PIN.findall(source))}
    refs = sorted(set(_ID.findall(source)))[: MOST_IN_ONE + 1]
    return {ref: _ordered(pins) for ref in refs}


def _plain(content: object) -> object:
    """A document that is kept as text; while it is broken it names nothing."""
    if not isinstance(content, str):
        return content
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError):
        return None


def _ordered(pins: set[int | None]) -> tuple[int | None, ...]:
    return tuple(sorted(pins, key=lambda pin: -1 if pin is None else pin))
