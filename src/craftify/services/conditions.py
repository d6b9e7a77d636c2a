"""Conditions of changes: whoever says what they have seen is not to overwrite what came after."""

from craftify.domain.errors import Stale
from craftify.engine import Problem

Seen = frozenset[str] | None


def require_seen(current: str, seen: Seen) -> None:
    """Let pass who has seen the thing as it is, or did not say.

    Raises:
        Stale: it was changed since; the problems say what is current.
    """
    if seen is None or "*" in seen or current in seen:
        return
    problems = (Problem(path="etag", message=current),)
    raise Stale("This was changed since you read it.", problems=problems)
