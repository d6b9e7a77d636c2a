"""Organizations: the walls between tenants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from craftify.domain.errors import Invalid
from craftify.engine import Problem

NAME_LIMIT: Final = 120
SESSION_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A company or team; everything else belongs to one.

    The one that `operates` the installation, the first of all, looks after the whole server.
    """

    id: str
    name: str
    created_at: datetime
    updated_at: datetime | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    operates: bool = False
    revision: int = 1

    @property
    def organization_id(self) -> str:
        """An organization belongs to itself."""
        return self.id

    @property
    def invite_domains(self) -> tuple[str, ...]:
        """Whose addresses may be invited; none means everybody's."""
        return tuple(self.settings.get("inviteDomains") or ())

    @property
    def requires_second_factor(self) -> bool:
        """Whether its members need more than a password."""
        return self.settings.get("requireSecondFactor") is True

    @property
    def session_lifetime(self) -> timedelta:
        """How long its members may stay signed in."""
        days = self.settings.get("sessionDays")
        chosen = days if isinstance(days, int) and not isinstance(days, bool) else SESSION_DAYS
        return timedelta(days=min(max(1, chosen), SESSION_DAYS))


def organization_name(text: str) -> str:
    """A name fit to be shown: one line, not empty.

    Raises:
        Invalid: it is empty, too long or holds control characters.
    """
    return one_line(text, "organizationName", NAME_LIMIT)


def one_line(text: str, path: str, limit: int) -> str:
    """Text for one line, without the blanks around it.

    Raises:
        Invalid: it is empty, longer than the limit or holds control characters.
    """
    line = text.strip()
    wrong = ""
    if not line:
        wrong = "This may not be empty."
    elif len(line) > limit:
        wrong = f"This may have at most {limit} characters."
    elif not all(sign.isprintable() or sign == " " for sign in line):
        wrong = "This may not hold line breaks or other control characters."
    if wrong:
        raise Invalid("The request is not valid.", problems=[Problem(message=wrong, path=path)])
    return line
