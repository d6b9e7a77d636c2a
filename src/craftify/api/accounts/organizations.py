"""Organizations as the API shows them."""

from typing import Any

from msgspec import field

from craftify.api.envelopes import Answer, Timestamp, stamp
from craftify.domain.accounts import organizations


class Organization(Answer, frozen=True, kw_only=True):
    """A company or team. The one that `operates` the installation looks after the server."""

    id: str
    name: str
    operates: bool
    created_at: Timestamp
    updated_at: Timestamp
    settings: dict[str, Any] = field(default_factory=dict)
    etag: str


def company(organization: organizations.Organization) -> Organization:
    """An organization as the API shows it."""
    return Organization(
        id=organization.id,
        name=organization.name,
        operates=organization.operates,
        created_at=stamp(organization.created_at),
        updated_at=stamp(organization.updated_at or organization.created_at),
        settings=dict(organization.settings),
        etag=str(organization.revision),
    )
