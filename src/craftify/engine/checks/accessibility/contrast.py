"""Text that is hard to tell from its background."""

from collections.abc import Iterator

from craftify.engine.checks.colors import parse_color, readable
from craftify.engine.checks.fixes import on_block
from craftify.engine.checks.page import Page
from craftify.engine.checks.readability import Pair, pairs
from craftify.engine.checks.settings import attribute_of, default_of
from craftify.engine.checks.wording import short
from craftify.engine.document.blocks import Button, Item, Text
from craftify.engine.results import CheckSheet, Finding, Fix

SHEET = CheckSheet(
    id="accessibility.contrast",
    title="Text stands out from its background",
    severity="warning",
    category="accessibility",
)
_UNREADABLE = 2.0


def find(page: Page) -> Iterator[Finding]:
    """WCAG AA: 4.5 to 1, 3 to 1 for large letters; below 2 to 1 it is an error."""
    for pair in pairs(page, page.looks()):
        if pair.contrast >= pair.needed:
            continue
        better = readable(pair.color, pair.ground, pair.needed)
        advice = f" {better.hex()} would do." if better else ""
        yield page.finding(
            SHEET,
            f'"{short(pair.words)}" has a contrast of {pair.contrast:.1f} to 1 '
            f"({pair.color.hex()} on {pair.ground.hex()}).",
            f"It needs {pair.needed:g} to 1.{advice}",
            pair.text,
            severity="error" if pair.contrast < _UNREADABLE else "warning",
            fix=_fix(page, pair, better.hex()) if better else None,
        )


def _fix(page: Page, pair: Pair, better: str) -> Fix | None:
    """Set the block's text color, when that is where the color came from."""
    block = page.block_of(pair.text)
    if not isinstance(block, Text | Button | Item):
        return None
    tag = {"text": "mj-text", "button": "mj-button", "item": "mj-social"}[block.type]
    value = attribute_of(page.document, block, "color") or default_of(tag, "color") or ""
    if parse_color(value) != pair.color:
        return None
    return on_block(block, f"Change the text color to {better}", "color", better)
