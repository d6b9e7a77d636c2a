"""Emails without a doctype."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.doctype",
    title="The HTML begins with a doctype",
    severity="warning",
    category="structure",
)


def find(page: Page) -> Iterator[Finding]:
    """Without one, clients lay out in quirks mode: other box widths, other line heights."""
    if any(each.text.lower().startswith("<!doctype") for each in page.markup.declarations):
        return
    first = page.markup.elements[0] if page.markup.elements else None
    yield page.finding(SHEET, "The HTML has no doctype.", "Begin it with <!doctype html>.", first)
