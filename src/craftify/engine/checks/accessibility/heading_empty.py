"""Headings with nothing in them."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.heading-empty",
    title="Headings have words",
    severity="warning",
    category="accessibility",
)


def find(page: Page) -> Iterator[Finding]:
    """An empty heading is announced and then silent."""
    for heading in page.markup.all("h1", "h2", "h3", "h4", "h5", "h6"):
        described = any(element.get("alt").strip() for element in heading.elements())
        if not heading.text().strip() and not described:
            yield page.finding(
                SHEET,
                f"A heading of level {heading.tag[1]} is empty.",
                "Write it, or remove it; for space use a spacer or padding.",
                heading,
                f"<{heading.tag}",
            )
