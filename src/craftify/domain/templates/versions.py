"""Versions: what a template was at one moment, sealed by a hash, and what changed since."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, Literal

import msgspec

from craftify.domain.accounts.people import Person
from craftify.engine import Compiled, Size, Variable

SourceFormat = Literal["mjml", "html", "design"]
Kind = Literal["blocks", "html"]

_SEAL: Final = b"craftify-artifact-1\n"
_LONGEST_CHANGES: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCounts:
    """How many findings of each severity the checks have."""

    error: int = 0
    warning: int = 0
    info: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """Everything a version is made of and an approval would cover.

    `source` is what a person wrote, to the letter; None when the design itself was given.
    `partials` are the files its includes name. `subject` and `preheader` were given beside it and
    stand above what it says itself. `declared` says that the contract was written by a person and
    not read off the template. `blocks` are the versions that synced blocks without a pin had.
    """

    format: SourceFormat
    source: str | None
    partials: Mapping[str, str] = field(default_factory=dict)
    subject: str | None = None
    preheader: str | None = None
    design: Mapping[str, Any]
    compiled: Compiled
    locales: Mapping[str, Compiled] = field(default_factory=dict)
    variables: tuple[Variable, ...] = ()
    declared: bool = False
    blocks: Mapping[str, int] = field(default_factory=dict)

    def sealed(self) -> str:
        """The SHA-256 over all that is sent and all it is made of, in one canonical form."""
        parts = {
            "document": self.design,
            "compiled": _sent(self.compiled),
            "locales": {name: _sent(compiled) for name, compiled in self.locales.items()},
            "variables": self.variables,
        }
        if self.blocks:
            parts["blocks"] = self.blocks
        return sha256(_SEAL + msgspec.json.encode(parts, order="sorted")).hexdigest()

    def compiled_for(self, locale: str | None) -> Compiled:
        """The compiled form for a locale: its own, that of its language, or the default."""
        if locale is None:
            return self.compiled
        return self.locales.get(locale) or self.locales.get(locale.split("-")[0]) or self.compiled


def _sent(compiled: Compiled) -> dict[str, str]:
    return {
        "subject": compiled.subject,
        "preheader": compiled.preheader,
        "html": compiled.html,
        "text": compiled.text,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a list shows of a version."""

    subject: str
    preheader: str
    kind: Kind
    locales: tuple[str, ...]
    hash: str
    findings: FindingCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a template, without its weight. It never changes."""

    template_id: str
    organization_id: str
    number: int
    message: str
    changes: str
    created_at: datetime
    created_by: Person
    size: Size
    face: Face


def size_of(compiled: Compiled) -> Size:
    """The bytes of a compiled email before its variables are filled in."""
    html, text = len(compiled.html.encode()), len(compiled.text.encode())
    return Size(html=html, text=text, total=html + text)


def changes_between(old: Artifact | None, new: Artifact) -> str:
    """What a new version changed, in a sentence for the history."""
    if old is None:
        return "First version"
    parts = [*_part_changes(old, new), *_contract_changes(old, new), *_content_changes(old, new)]
    sentence = "; ".join(parts) or "The same content"
    if len(sentence) > _LONGEST_CHANGES:
        sentence = sentence[: _LONGEST_CHANGES - 1].rstrip() + "…"
    return sentence[0].upper() + sentence[1:]


def _part_changes(old: Artifact, new: Artifact) -> Iterator[str]:
    if old.compiled.subject != new.compiled.subject:
        yield "subject changed"
    if old.compiled.preheader != new.compiled.preheader:
        yield "preheader changed"


def _contract_changes(old: Artifact, new: Artifact) -> Iterator[str]:
    before = {variable.name: variable for variable in old.variables}
    after = {variable.name: variable for variable in new.variables}
    for word, names in (
        ("added", [name for name in after if name not in before]),
        ("removed", [name for name in before if name not in after]),
        ("changed", [name for name in after if name in before and after[name] != before[name]]),
    ):
        if names:
            yield f"{_counted(len(names), 'variable')} {word}: {', '.join(names)}"


def _content_changes(old: Artifact, new: Artifact) -> Iterator[str]:
    if old.source is not None and new.source is not None and old.format == new.format:
        yield from _line_changes(old.source, new.source)
        return
    if old.format != new.format:
        yield f"now written as {new.format}"
    yield from _block_changes(old.design, new.design)


def _line_changes(old: str, new: str) -> Iterator[str]:
    before, after = Counter(old.splitlines()), Counter(new.splitlines())
    added, removed = (after - before).total(), (before - after).total()
    if added:
        yield f"{_counted(added, 'line')} added"
    if removed:
        yield f"{_counted(removed, 'line')} removed"
    if not added and not removed and old != new:
        yield "lines moved"


def _block_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    before, after = dict(_blocks(old)), dict(_blocks(new))
    for word, count in (
        ("added", sum(block not in before for block in after)),
        ("removed", sum(block not in after for block in before)),
        ("changed", sum(after[block] != before[block] for block in after if block in before)),
    ):
        if count:
            yield f"{_counted(count, 'block')} {word}"
    if before == after and list(before) != list(after):
        yield "blocks moved"


def _blocks(node: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for child in node.get("children") or ():
        if isinstance(child, dict):
            own = {key: value for key, value in child.items() if key != "children"}
            yield str(child.get("id")), own
            yield from _blocks(child)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
