"""Conditional comments that do not close."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from craftify.engine.checks.page import Page
from craftify.engine.markup import Element
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.conditional-comments",
    title="Conditional comments are whole",
    severity="error",
    category="structure",
)
_PIECE = re.compile(
    r"(?P<open><!(?:--)?\[if\b[^\]]*\]>)|(?P<close><!\[endif\](?:--)?>)", re.IGNORECASE
)
_MEND = "Write <!--[if mso]> … <![endif]-->, each opened and closed once."


def find(page: Page) -> Iterator[Finding]:
    """A lost `<![endif]-->` hides the rest of the email from Outlook, or shows it twice."""
    opened: re.Match[str] | None = None
    for piece in _PIECE.finditer(page.markup.source):
        if piece["open"]:
            if opened:
                yield _finding(page, opened, "is opened and not closed before the next one")
            opened = piece
        elif opened is None:
            yield _finding(page, piece, "closes what was never opened")
        else:
            opened = None
    if opened:
        yield _finding(page, opened, "is never closed")


def _finding(page: Page, piece: re.Match[str], fault: str) -> Finding:
    near: Element = page.markup.at(piece.start())
    line, column = page.markup.place(piece.start())
    if page.document.kind == "blocks":
        return page.finding(SHEET, f"{piece[0]} {fault}.", _MEND, near, piece[0])
    found = page.finding(SHEET, f"{piece[0]} {fault}.", _MEND, near)
    return replace(found, line=line, column=column)
