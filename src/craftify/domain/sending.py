"""Sending: one email to one address, and what became of it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from craftify.domain.accounts.people import Person
from craftify.domain.errors import Invalid
from craftify.engine import Problem

MessageStatus = Literal["queued", "sent", "refused", "failed"]

_LOCAL: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_LONGEST: Final = 254
_LONGEST_LOCAL: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One email handed to the mailer, and the exact version it was made from."""

    id: str
    organization_id: str
    template_id: str
    version: int
    hash: str
    locale: str | None
    subject: str
    sender: str
    recipient: str
    test: bool
    status: MessageStatus = "queued"
    provider_id: str | None = None
    reason: str = ""
    created_at: datetime
    created_by: Person
    settled_at: datetime | None = None

    def settled(
        self,
        status: MessageStatus,
        at: datetime,
        *,
        provider_id: str | None = None,
        reason: str = "",
    ) -> "Message":
        """The message once the mailer has answered."""
        return replace(
            self, status=status, settled_at=at, provider_id=provider_id, reason=reason[:500]
        )


def one_address(text: str) -> str:
    """The one address a text holds, its domain in the form that DNS knows.

    Lists, display names, comments, quoted local parts, controls and non-ASCII local parts are
    refused rather than guessed at: an envelope has exactly one recipient.

    Raises:
        Invalid: it is not one plain email address.
    """
    local, at, domain = text.strip(" ").rpartition("@")
    ascii_domain = _ascii(domain) if len(text) <= _LONGEST else None
    if (
        not at
        or ascii_domain is None
        or len(local) > _LONGEST_LOCAL
        or not _LOCAL.fullmatch(local)
        or len(local) + 1 + len(ascii_domain) > _LONGEST
    ):
        message = "This has to be one email address such as anna@example.com."
        raise Invalid(message, problems=(Problem(message=message, path="to", part="data"),))
    return f"{local}@{ascii_domain}"


def _ascii(domain: str) -> str | None:
    try:
        encoded = domain.encode("idna").decode().lower()
    except UnicodeError:
        return None
    labels = encoded.split(".")
    return encoded if labels and all(map(_LABEL.fullmatch, labels)) else None
