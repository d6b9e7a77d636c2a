"""Memberships: what a person is in one organization, and what they may do there."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from craftify.domain.access import Role, effective

Standing = Literal["active", "invited", "disabled", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One person in one organization.

    `permissions` change those of the role: a name adds one, a name after a minus removes one.
    Who is invited has no account yet, or has not agreed: all there is to know is the `email` that
    was invited. Who was removed leaves their names, because their work goes on bearing them.
    """

    user_id: str
    organization_id: str
    role: Role
    status: Standing = "active"
    permissions: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    joined_at: datetime
    updated_at: datetime
    last_login_at: datetime | None = None
    revision: int = 1

    def granted(self, *, operates: bool = False) -> frozenset[str]:
        """The permissions that hold in the end."""
        return effective(self.role, self.permissions, operates=operates)

    def changed(self, now: datetime, **to: object) -> "Membership":
        """The membership with something about it decided anew."""
        return replace(self, **to, updated_at=now, revision=self.revision + 1)  # type: ignore[arg-type]  # field by field
