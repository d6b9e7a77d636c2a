"""What a filter says when a value makes no sense to it."""

from craftify.engine.liquid.limits import MAX_ITEMS, MAX_RESULT, LimitReached


class Refusal(Exception):
    """The value cannot go through this filter; the message says why, for the sender of the data."""


def check_growth(length: int, pieces: int, each: int) -> None:
    """Refuse a result before it is built: `length` and `pieces` times `each` characters."""
    if length + pieces * each > MAX_RESULT:
        raise LimitReached(f"a filter result would be longer than {MAX_RESULT:,} characters")


def check_items(count: int) -> None:
    """Refuse a list that is too long."""
    if count > MAX_ITEMS:
        raise LimitReached(f"a list has more than {MAX_ITEMS:,} items")
