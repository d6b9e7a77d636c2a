"""Templates as lists show them: stored in the catalog as the JSON that goes out."""

from collections.abc import Sequence
from typing import Final

import msgspec

from craftify.domain.accounts.people import Person
from craftify.domain.templates.templates import Status, Template
from craftify.domain.templates.versions import Artifact, FindingCounts, Kind
from craftify.domain.times import stamped
from craftify.ports.catalog import CatalogRow, Entry, Highlight

LONGEST_BODY: Final = 100_000
REMEMBERED: Final = 32
# the catalog hands out the very same rows while nothing changes: by their identity, and with them
_spliced: dict[int, tuple[Sequence[CatalogRow], msgspec.Raw]] = {}


class TemplateSummary(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A template in a list. `highlight` stands there when a text was searched for."""

    id: str
    name: str
    slug: str
    description: str
    subject: str
    preheader: str
    kind: Kind
    category: str
    tags: tuple[str, ...]
    folder_id: str | None
    version: int
    status: Status
    created_by: Person
    updated_by: Person
    created_at: str
    updated_at: str
    deleted_at: str | None
    locales: tuple[str, ...]
    hash: str
    findings: FindingCounts
    has_draft: bool
    highlight: Highlight | msgspec.UnsetType = msgspec.UNSET


def summarized(template: Template) -> TemplateSummary:
    """The summary of a template."""
    face, gone = template.face, template.deleted_at
    return TemplateSummary(
        id=template.id,
        name=template.name,
        slug=template.slug,
        description=template.description,
        subject=face.subject,
        preheader=face.preheader,
        kind=face.kind,
        category=template.category,
        tags=template.tags,
        folder_id=template.folder_id,
        version=template.version,
        status=template.status,
        created_by=template.created_by,
        updated_by=template.updated_by,
        created_at=stamped(template.created_at),
        updated_at=stamped(template.updated_at),
        deleted_at=None if gone is None else stamped(gone),
        locales=face.locales,
        hash=face.hash,
        findings=face.findings,
        has_draft=template.has_draft,
    )


def entry_of(template: Template, stored: int, artifact: Artifact) -> Entry:
    """What the catalog has to know of a template."""
    summary = summarized(template)
    return Entry(
        organization_id=template.organization_id,
        id=template.id,
        version=stored,
        name=template.name,
        slug=template.slug,
        description=template.description,
        kind=summary.kind,
        status=template.status,
        category=template.category,
        tags=template.tags,
        folder_id=template.folder_id,
        created_by=template.created_by.id,
        created_at=summary.created_at,
        updated_at=summary.updated_at,
        deleted_at=summary.deleted_at,
        body=_body(artifact),
        summary=msgspec.json.encode(summary),
    )


def _body(artifact: Artifact) -> str:
    compiled = artifact.compiled
    names = " ".join(variable.name for variable in artifact.variables)
    return f"{compiled.subject}\n{compiled.preheader}\n{names}\n{compiled.text}"[:LONGEST_BODY]


def listed(rows: Sequence[CatalogRow]) -> msgspec.Raw:
    """A list of summaries as JSON, spliced from their stored bytes without reading them."""
    known = _spliced.get(id(rows))
    if known is not None and known[0] is rows:
        return known[1]
    if len(_spliced) >= REMEMBERED:
        _spliced.clear()
    spliced = msgspec.Raw(b"[" + b",".join(map(_row, rows)) + b"]")
    _spliced[id(rows)] = (rows, spliced)
    return spliced


def _row(row: CatalogRow) -> bytes:
    if row.highlight is None:
        return row.summary
    return row.summary[:-1] + b',"highlight":' + msgspec.json.encode(row.highlight) + b"}"
