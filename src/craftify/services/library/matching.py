"""Matching: which synced blocks a list shows, and in which order."""

from collections.abc import Iterable

from craftify.domain.accounts.users import folded
from craftify.domain.library.blocks import SyncedBlock
from craftify.services.library.orders import BlockQuery


def matched(blocks: Iterable[SyncedBlock], query: BlockQuery) -> list[SyncedBlock]:
    """Those that match: every word is the beginning of one of theirs; names count most."""
    words = folded(query.text).split()
    found = [block for block in blocks if _kept(block, query) and _has(block, words)]
    found.sort(key=lambda block: (folded(block.name), block.id))
    if query.sort == "createdAt":
        found.sort(key=lambda block: block.created_at)
    elif query.sort == "updatedAt":
        found.sort(key=lambda block: block.updated_at)
    if query.order == "desc":
        found.reverse()
    if words:
        found.sort(key=lambda block: not all(word in folded(block.name) for word in words))
    return found


def _kept(block: SyncedBlock, query: BlockQuery) -> bool:
    return (
        (block.archived_at is not None) == query.archived
        and query.category in {None, block.category}
        and query.level in {None, block.level}
        and (query.tag is None or query.tag in block.tags)
    )


def _has(block: SyncedBlock, words: list[str]) -> bool:
    if not words:
        return True
    parts = (block.name, block.description, block.category, *block.tags, block.words)
    known = folded(" ".join(parts)).split()
    return all(any(part.startswith(word) or word in part for part in known) for word in words)
