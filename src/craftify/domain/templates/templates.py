"""Templates: what one is, what it may be called, and how its life goes."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, Literal

from craftify.domain.accounts.people import Person
from craftify.domain.errors import Conflict, Invalid
from craftify.domain.templates.versions import Face
from craftify.engine import Problem

Status = Literal["draft", "in_review", "approved", "published", "archived"]

# what may follow what; a change of content goes back to draft from everywhere but the archive
NEXT: Final[Mapping[Status, frozenset[Status]]] = {
    "draft": frozenset(("draft", "in_review", "archived")),
    "in_review": frozenset(("draft", "approved", "archived")),
    "approved": frozenset(("draft", "published", "archived")),
    "published": frozenset(("draft", "archived")),
    "archived": frozenset(),
}

LONGEST_NAME: Final = 200
LONGEST_SLUG: Final = 80
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LOOKS_LIKE_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NUMBERED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSet:
    """Data of an imagined recipient, kept with the template to look at it."""

    id: str
    name: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An email template: what it is called, where it stands, and the face of its last version.

    `revision` counts every change a caller can make; it is the ETag. The store's own version
    moves more often (a draft that begins touches only that).
    """

    id: str
    organization_id: str
    revision: int = 1
    name: str
    slug: str
    description: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    folder_id: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    samples: tuple[SampleSet, ...] = ()
    status: Status = "draft"
    version: int
    face: Face
    has_draft: bool = False
    created_at: datetime
    created_by: Person
    updated_at: datetime
    updated_by: Person
    deleted_at: datetime | None = None
    approved_at: datetime | None = None
    approved_by: Person | None = None

    def moved_to(self, status: Status) -> "Template":
        """The template in another state of its life.

        Raises:
            Conflict: that state cannot follow the present one.
        """
        if status not in NEXT[self.status]:
            raise Conflict(f"A template that is {_said(self.status)} cannot become {status}.")
        kept = self if status in ("approved", "published") else self.unapproved()
        return replace(kept, status=status)

    def unapproved(self) -> "Template":
        """The template without its approval: any change makes that stale."""
        return replace(self, approved_at=None, approved_by=None)

    def with_version(self, number: int, face: Face) -> "Template":
        """The template with a new version on top, which starts as a draft."""
        return replace(self.moved_to("draft"), version=number, face=face)

    def touched(self, by: Person, at: datetime) -> "Template":
        """The template after a change by somebody: one revision further."""
        return replace(self, revision=self.revision + 1, updated_at=at, updated_by=by)

    def deleted(self, by: Person, at: datetime) -> "Template":
        """The template in the bin; its status, slug and versions stay."""
        return replace(self.touched(by, at), deleted_at=at)

    def undeleted(self, by: Person, at: datetime) -> "Template":
        """The template taken out of the bin."""
        return replace(self.touched(by, at), deleted_at=None)


def _said(status: Status) -> str:
    return status.replace("_", " ")


def copy_name(name: str) -> str:
    """What a duplicate is called when nobody says."""
    return f"Copy of {name}"[:LONGEST_NAME].rstrip()


def slugified(name: str) -> str:
    """A slug made from a name: lower-case ASCII letters and digits joined by hyphens."""
    folded = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore")
    slug = re.sub(r"[^a-z0-9]+", "-", folded.decode().lower()).strip("-")
    slug = slug[:LONGEST_SLUG].strip("-") or "template"
    return f"template-{slug}"[:LONGEST_SLUG] if _LOOKS_LIKE_ID.fullmatch(slug) else slug


def slug_candidates(name: str, template_id: str) -> Iterator[str]:
    """Slugs for a name, best first; the last one bears the id's end and is never taken."""
    base = slugified(name)
    yield base
    for number in range(2, _NUMBERED + 1):
        yield _suffixed(base, str(number))
    yield _suffixed(base, template_id.rsplit("-", 1)[-1])


def _suffixed(base: str, suffix: str) -> str:
    return f"{base[: LONGEST_SLUG - len(suffix) - 1].rstrip('-')}-{suffix}"


def require_slug(slug: str) -> str:
    """A slug somebody chose, when it is one.

    Raises:
        Invalid: it is not made of lower-case letters, digits and single hyphens.
    """
    if len(slug) > LONGEST_SLUG or not _SLUG.fullmatch(slug) or _LOOKS_LIKE_ID.fullmatch(slug):
        message = (
            "A slug is made of lower-case letters a to z, digits and single hyphens, "
            f"at most {LONGEST_SLUG} characters, and does not look like an id."
        )
        raise Invalid(message, problems=(Problem(message=message, path="slug"),))
    return slug
