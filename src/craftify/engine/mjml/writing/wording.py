"""The words of a block: what people change all the time, while its structure stays."""

from collections.abc import Callable
from functools import cache
from typing import Any

from craftify.engine.document.blocks import Block, Html, Mjml, Table, Worded
from craftify.engine.document.rich.writing import rich_html

Reader = Callable[[Any], str | None]


def words_of(block: Block) -> str | None:
    """The HTML that stands in a block; None for a block that has no words of its own."""
    read = reader(block.__class__)
    return None if read is None else read(block)


@cache
def reader(kind: type[Block]) -> Reader | None:
    """How the words of blocks of a class are read; None when they have none."""
    if issubclass(kind, Worded):
        return _worded
    if issubclass(kind, Table | Html):
        return _plain
    return _kept if issubclass(kind, Mjml) else None


def _worded(block: Worded) -> str:
    text = block.text
    return (block.html or "").strip() if text is None else rich_html(text)


def _plain(block: Table | Html) -> str:
    return block.html.strip()


def _kept(block: Mjml) -> str | None:
    return block.html
