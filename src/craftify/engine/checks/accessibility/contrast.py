"""Text that is hard to tell from its background."""

from collections.abc import Iterator

from craftify.engine.checks.colors import Color, parse_color, readable
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
        fix, advice = _mend(page, pair)
        yield page.finding(
            SHEET,
            f'"{short(pair.words)}" has a contrast of {pair.contrast:.1f} to 1 '
            f"({pair.color.hex()} on {pair.ground.hex()}).",
            f"It needs {pair.needed:g} to 1.{advice}",
            pair.text,
            severity="error" if pair.contrast < _UNREADABLE else "warning",
            fix=fix,
        )


def _mend(page: Page, pair: Pair) -> tuple[Fix | None, str]:
    """A nearby color that can be read: of a button its background, else of the text."""
    block = page.block_of(pair.text)
    if isinstance(block, Button) and _says(page, block, "background-color", pair.ground):
        better = readable(pair.ground, pair.color, pair.needed)
        if better:
            label = f"Change the button to {better.hex()}"
            return on_block(block, label, "backgroundColor", better.hex()), (
                f" {better.hex()} would do as background."
            )
    better = readable(pair.color, pair.ground, pair.needed)
    if better is None:
        return None, ""
    fix = None
    if isinstance(block, Text | Button | Item) and _says(page, block, "color", pair.color):
        fix = on_block(block, f"Change the text color to {better.hex()}", "color", better.hex())
    return fix, f" {better.hex()} would do."


def _says(page: Page, block: Text | Button | Item, name: str, color: Color) -> bool:
    """Whether this attribute of the block is where the color came from."""
    tag = {"text": "mj-text", "button": "mj-button", "item": "mj-social"}[block.type]
    value = attribute_of(page.document, block, name) or default_of(tag, name) or ""
    return parse_color(value) == color
