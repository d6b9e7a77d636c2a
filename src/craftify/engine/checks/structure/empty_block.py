"""Blocks that show nothing."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.document.blocks import Button, Section, Text, Worded
from craftify.engine.markup import Markup
from craftify.engine.plaintext.blocks import label_of
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.empty-block",
    title="Every block shows something",
    severity="info",
    category="structure",
)


def find(page: Page) -> Iterator[Finding]:
    """Texts and buttons without words, sections without columns."""
    for block in page.blocks.values():
        if isinstance(block, Section) and not block.children:
            yield page.finding(SHEET, "A section has no columns.", "Fill it, or remove it.", block)
        elif isinstance(block, Text | Button) and not _shows(block):
            yield page.finding(
                SHEET,
                f"A {block.type} block has no words.",
                "Write them, or remove the block; for space use a spacer.",
                block,
            )


def _shows(block: Worded) -> bool:
    if label_of(block):
        return True
    if block.html is not None:
        return bool(Markup(block.html).all("img", "hr", "svg", "table"))
    return block.text is not None and any(part.type.endswith("List") for part in block.text.content)
