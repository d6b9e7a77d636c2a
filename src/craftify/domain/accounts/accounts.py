"""Accounts: people, whichever organizations they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person: address, names, own settings. Password and further factors lie beside it.

    `email_verified_at` is when it was last seen that the address is theirs; None means that
    somebody else may have written it down. `revision` counts the changes a person made.
    """

    id: str
    email: str
    first_name: str
    last_name: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    email_verified_at: datetime | None = None
    created_at: datetime
    updated_at: datetime
    revision: int = 1

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()
