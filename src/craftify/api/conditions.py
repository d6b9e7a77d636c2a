"""Conditions of requests: what the caller has seen (If-Match) or holds (If-None-Match)."""

import re
from typing import Any, Final

from litestar import Request

from craftify.services.templates.orders import Seen

_TAG: Final = re.compile(r'\s*(?:W/)?"([^"]*)"\s*|\s*([^",]+?)\s*')


def tags(value: str | None) -> frozenset[str]:
    """The entity tags of a header, with or without their quotes."""
    if not value:
        return frozenset()
    found = (_TAG.fullmatch(part) for part in value[:4_000].split(","))
    return frozenset(match[1] or match[2] for match in found if match)


def seen(request: Request[Any, Any, Any]) -> Seen:
    """The tags the caller wants to be current; None when it set no condition."""
    value = request.headers.get("if-match")
    return None if value is None else tags(value)


def quoted(etag: str) -> str:
    """A tag as the header ETag has it."""
    return f'"{etag}"'
