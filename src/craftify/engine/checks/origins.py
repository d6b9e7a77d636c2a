"""Where a piece of compiled HTML came from: its block, and its line in the author's source."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from html import escape
from itertools import pairwise
from typing import NamedTuple

from craftify.engine.document.blocks import Block
from craftify.engine.document.model import Document
from craftify.engine.document.walk import all_blocks
from craftify.engine.markup import Element, Markup, Text

MARK = "b-"
_COMMENT = re.compile(r"<!--b-([\w-]+?)-->")
_MARK = re.compile(r"<!--/?b-[\w-]+?-->")


class Author(NamedTuple):
    """What the author edits: the source, and the line where each block begins in it."""

    source: str
    lines: Mapping[str, int]


class Origins:
    """Block and line of every element of one compiled document.

    Blocks of a block document are found by the marks the compiler left in `class`; pieces of an
    HTML document by the lines where they begin.
    """

    def __init__(self, document: Document, author: Author, markup: Markup) -> None:
        self.blocks: dict[str, Block] = {block.id: block for block in all_blocks(document.children)}
        self._html = document.kind == "html"
        self._markup = markup
        self._lines = author.lines
        self._source = "" if self._html else author.source
        self._starts = sorted((line, name) for name, line in author.lines.items())
        self._cache: dict[int, Block | None] = {}
        self._asked: dict[tuple[str, str, str], int] = {}
        self._raws = _marked_ranges(markup, self.blocks)

    def block_of(self, node: Element | Text) -> Block | None:
        """The innermost block around a node."""
        raw = self._in_raw(node.offset)
        if raw is not None or (self._html and self._raws):
            return raw
        if self._html:
            line, _ = self._markup.place(node.offset)
            at = bisect_right(self._starts, (line, "\uffff")) - 1
            return self.blocks.get(self._starts[at][1]) if at >= 0 else None
        element = node if isinstance(node, Element) else node.parent
        return self._marked(element)

    def place(
        self, check: str, at: Element | Text | Block | None, needle: str
    ) -> tuple[Block | None, int | None, int | None]:
        """Block, line and column of a finding, as far as they are known.

        A check that asks again for the same text in the same block means its next occurrence.
        """
        block = at if isinstance(at, Block) or at is None else self.block_of(at)
        if self._html and isinstance(at, Element | Text):
            return block, *self._in_html(at.offset)
        key = (check, block.id if block else "", needle)
        self._asked[key] = self._asked.get(key, 0) + 1
        if block is None:
            return None, *self._search(needle, 0, None, self._asked[key])
        return block, *self._in_block(block, needle, self._asked[key])

    def _in_html(self, offset: int) -> tuple[int, int]:
        """Line and column in the author's HTML, which has no marks in it."""
        line, column = self._markup.place(offset)
        start = offset - column + 1
        return line, len(_MARK.sub("", self._markup.source[start:offset])) + 1

    def _in_raw(self, offset: int) -> Block | None:
        """The raw block around an offset: comments enclose what can carry no class."""
        at = bisect_right(self._raws, (offset, offset, "")) - 1
        if at < 0 or offset >= self._raws[at][1]:
            return None
        return self.blocks.get(self._raws[at][2])

    def _marked(self, element: Element) -> Block | None:
        trail: list[int] = []
        found: Block | None = None
        here: Element | None = element
        while here is not None and here.tag:
            if here.offset in self._cache:
                found = self._cache[here.offset]
                break
            trail.append(here.offset)
            found = self._named(here.attributes.get("class", ""))
            if found is not None:
                break
            here = here.parent
        for offset in trail:
            self._cache[offset] = found
        return found

    def _named(self, names: str) -> Block | None:
        if MARK not in names:
            return None
        for name in names.split():
            if name.startswith(MARK) and name[len(MARK) :] in self.blocks:
                return self.blocks[name[len(MARK) :]]
        return None

    def _in_block(
        self, block: Block, needle: str, occurrence: int
    ) -> tuple[int | None, int | None]:
        line = self._lines.get(block.id)
        if line is None:
            return None, None
        if self._html or not needle:
            return line, None
        following = next(
            (after for (before, _), (after, _) in pairwise(self._starts) if before == line < after),
            None,
        )
        found = self._search(needle, line - 1, following, occurrence)
        return found if found[0] else (line, None)

    def _search(
        self, needle: str, first: int, last: int | None, occurrence: int
    ) -> tuple[int | None, int | None]:
        """Line and column of an occurrence of the needle between two lines, or of the last one."""
        found: tuple[int | None, int | None] = (None, None)
        if not needle or not self._source:
            return found
        spellings = sorted({needle, escape(needle), escape(needle, quote=False)}, key=len)
        pattern = re.compile("|".join(re.escape(each) for each in reversed(spellings)))
        for number, line in enumerate(self._source_lines[first:last], start=first + 1):
            for match in pattern.finditer(line):
                found = (number, match.start() + 1)
                occurrence -= 1
                if not occurrence:
                    return found
        return found

    @cached_property
    def _source_lines(self) -> list[str]:
        return self._source.split("\n")


def _marked_ranges(markup: Markup, blocks: Mapping[str, Block]) -> list[tuple[int, int, str]]:
    """Begin, end and id of every piece of HTML between two marks."""
    ranges: list[tuple[int, int, str]] = []
    for comment in markup.comments:
        opening = _COMMENT.fullmatch(comment.text)
        if opening and opening[1] in blocks:
            end = markup.source.find(f"<!--/b-{opening[1]}-->", comment.offset)
            stop = end if end >= 0 else len(markup.source)
            ranges.append((comment.offset, stop, opening[1]))
    return ranges
