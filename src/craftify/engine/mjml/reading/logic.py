"""Template logic between components: folded into the blocks it wraps, or kept as HTML."""

import re
from collections.abc import Callable
from typing import Any

from craftify.engine.mjml.elements import Element

Block = dict[str, Any]

_TAGS_ONLY = re.compile(r"(?:\s*(?:<!--\s*)?\{%-?[^{}]*%\}(?:\s*-->)?\s*)+")
_TAG = re.compile(r"\{%-?\s*(\w+)\s*([^{}]*?)\s*-?%\}")
_FOR = re.compile(r"([A-Za-z_]\w*)\s+in\s+(\S+|\(.+\))(?:\s+limit\s*:\s*(\d{1,4}))?")
_ASSIGNS = re.compile(r"\{%-?\s*(?:assign|capture|increment|decrement|cycle)\b")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
MAX_LIMIT = 1000


class Entry:
    """One thing between components: a block, or a template tag that may wrap blocks."""

    __slots__ = ("block", "element", "name", "rest", "tag")

    def __init__(self, element: Element, *, block: Block | None = None, tag: str = "") -> None:
        self.element = element
        self.block = block
        self.tag = tag
        found = _TAG.fullmatch(tag)
        self.name = found[1] if found else ""
        self.rest = found[2] if found else ""


def tag_entries(element: Element) -> list[Entry]:
    """The template tags an element or text consists of; none when it holds anything else."""
    body = element.body or ""
    if "{%" not in body or not _TAGS_ONLY.fullmatch(body):
        return []
    return [Entry(element, tag=found[0]) for found in _TAG.finditer(body)]


def folded(entries: list[Entry], kept: Callable[[Entry], Block]) -> list[Block]:
    """The blocks with `when` and `each` set by the tags around them.

    Tags that wrap anything but whole blocks become HTML through `kept`.
    """
    assigns = any(_ASSIGNS.search(_source(entry)) for entry in entries)
    done: list[Entry] = []
    for entry in entries:
        if entry.block is None and entry.name in {"endif", "endfor"}:
            start = _opening(done, entry.name[3:])
            if start is not None and _fold(done[start], done[start + 1 :], assigns=assigns):
                del done[start]
                continue
        done.append(entry)
    return [entry.block if entry.block is not None else kept(entry) for entry in done]


def _source(entry: Entry) -> str:
    return entry.tag or str((entry.block or {}).get("html") or "")


def _opening(done: list[Entry], name: str) -> int | None:
    """The place of the tag that is closed now, when nothing but blocks stands after it."""
    for place in range(len(done) - 1, -1, -1):
        if done[place].block is None:
            return place if done[place].name == name else None
    return None


def _fold(opening: Entry, inside: list[Entry], *, assigns: bool) -> bool:
    blocks = [entry.block for entry in inside if entry.block is not None]
    if opening.name == "for":
        return len(blocks) == 1 and _repeat(blocks[0], opening.rest)
    if not blocks or not opening.rest or (assigns and len(blocks) > 1):
        return False
    conditions = [_condition(block, opening.rest) for block in blocks]
    if None in conditions:
        return False
    for block, condition in zip(blocks, conditions, strict=True):
        block["when"] = condition
    return True


def _condition(block: Block, outer: str) -> str | None:
    """The condition of a block with another around it, or None when they do not add up."""
    each, inner = block.get("each"), block.get("when")
    if each and {each["as"], "forloop"} & set(_WORD.findall(outer)):
        return None
    if not inner:
        return outer
    both = f"{outer} and {inner}"
    return None if re.search(r"\bor\b", both) else both


def _repeat(block: Block, text: str) -> bool:
    found = None if block.get("each") else loop(text)
    if found is None:
        return False
    block["each"] = found
    return True


def loop(text: str) -> dict[str, Any] | None:
    """The loop that `item in list limit:3` says, or None when it is another than blocks have."""
    found = _FOR.fullmatch(text)
    if found is None:
        return None
    limit = int(found[3]) if found[3] else None
    if limit is not None and not 1 <= limit <= MAX_LIMIT:
        return None
    return {"in": found[2], "as": found[1]} | ({"limit": limit} if limit else {})
