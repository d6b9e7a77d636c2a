"""Headings that skip a level."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.heading-order",
    title="Headings follow each other",
    severity="warning",
    category="accessibility",
)
_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def find(page: Page) -> Iterator[Finding]:
    """People jump from heading to heading: a missing level reads as a missing part."""
    before = 0
    for heading in page.markup.all(*_TAGS):
        if page.look(heading).hidden:
            continue
        level = int(heading.tag[1])
        if level > before + 1 and before:
            yield page.finding(
                SHEET,
                f'"{short(heading.text())}" is a heading of level {level} after one of level '
                f"{before}.",
                f"Make it level {before + 1}, and set its size by style.",
                heading,
                f"<{heading.tag}",
            )
        before = level
