"""Conditional comments that do not close."""

import re
from collections.abc import Iterator
from heapq import merge
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.conditional-comments",
    title="Conditional comments are whole",
    severity="error",
    category="structure",
)
_PIECE = re.compile(
    r"(?P<open><!(?:--)?\[if\b[^\]]{0,200}\]>)|(?P<close><!\[endif\](?:--)?>)", re.IGNORECASE
)


class Piece(NamedTuple):
    """One end of a conditional comment."""

    text: str
    offset: int
    opens: bool


_MEND = "Write <!--[if mso]> … <![endif]-->, each opened and closed once."


def find(page: Page) -> Iterator[Finding]:
    """A lost `<![endif]-->` hides the rest of the email from Outlook, or shows it twice."""
    opened: Piece | None = None
    for piece in _pieces(page):
        if piece.opens:
            if opened:
                yield _finding(page, opened, "is opened and not closed before the next one")
            opened = piece
        elif opened is None:
            yield _finding(page, piece, "closes what was never opened")
        else:
            opened = None
    if opened:
        yield _finding(page, opened, "is never closed")


def _pieces(page: Page) -> Iterator[Piece]:
    markup = page.markup
    for comment in merge(markup.comments, markup.declarations, key=attrgetter("offset")):
        if "[if" in comment.text or "endif]" in comment.text:
            for found in _PIECE.finditer(comment.text):
                yield Piece(found[0], comment.offset + found.start(), bool(found["open"]))


def _finding(page: Page, piece: Piece, fault: str) -> Finding:
    near = page.markup.at(piece.offset)
    found = page.finding(SHEET, f"{piece.text} {fault}.", _MEND, near, piece.text)
    if page.document.kind == "blocks":
        return found
    line, column = page.markup.place(piece.offset)
    return replace(found, line=line, column=column)
