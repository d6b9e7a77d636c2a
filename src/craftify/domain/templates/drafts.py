"""Drafts: what somebody is working on, kept to the letter even while it is broken."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from craftify.domain.accounts.people import Person
from craftify.domain.errors import Stale
from craftify.domain.templates.versions import SourceFormat
from craftify.engine import Variable

# autosave comes every second or two: the audit trail notes a sitting, not every key stroke
_SITTING: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The work in progress on one template.

    `source` is text for MJML and HTML; a design may be a JSON object or, while it is broken, text.
    None for subject, preheader or variables leaves what the source or the last version says.
    """

    template_id: str
    organization_id: str
    base_version: int
    format: SourceFormat
    source: str | Mapping[str, Any]
    subject: str | None = None
    preheader: str | None = None
    variables: tuple[Variable, ...] | None = None
    updated_at: datetime
    updated_by: Person
    noted_at: datetime

    def says_the_same(self, other: "Draft") -> bool:
        """Whether the other draft holds the same work on the same base."""
        return _work(self) == _work(other)

    def follows(self, earlier: "Draft | None") -> tuple["Draft", bool]:
        """This draft in place of an earlier one, and whether the audit trail has to note it."""
        if (
            earlier is None
            or earlier.updated_by.id != self.updated_by.id
            or self.updated_at - earlier.noted_at >= _SITTING
        ):
            return replace(self, noted_at=self.updated_at), True
        return replace(self, noted_at=earlier.noted_at), False

    def require_base(self, version: int) -> None:
        """Refuse to become a version when the template has moved on since the draft began.

        Raises:
            Stale: the template has a newer version, which the draft would silently undo.
        """
        if self.base_version != version:
            raise Stale(
                f"The draft began from version {self.base_version}, and the template is at "
                f"version {version} now. Look at what changed, then save the draft with "
                f"baseVersion {version}."
            )


def _work(draft: Draft) -> tuple[Any, ...]:
    return (
        draft.base_version,
        draft.format,
        draft.source,
        draft.subject,
        draft.preheader,
        draft.variables,
    )
