"""Letters too small to read."""

from collections.abc import Iterator

from craftify.engine.checks.fixes import on_block
from craftify.engine.checks.page import Page, without_tags
from craftify.engine.checks.wording import short
from craftify.engine.document.blocks import Block, Styled
from craftify.engine.results import CheckSheet, Finding, Fix

SHEET = CheckSheet(
    id="accessibility.small-text",
    title="Letters are large enough",
    severity="warning",
    category="accessibility",
)
_SMALLEST = 12.0
_TINY = 10.0
_HIDDEN_BELOW = 2.0


def find(page: Page) -> Iterator[Finding]:
    """Below 12 px many readers must zoom; iOS enlarges such text by itself and breaks lines."""
    seen: set[tuple[str, float]] = set()
    for text in page.texts:
        size = page.look(text.parent).size
        words = " ".join(without_tags(text.text).split())
        if not _HIDDEN_BELOW <= size < _SMALLEST or not any(map(str.isalnum, words)):
            continue
        block = page.block_of(text)
        key = (block.id if block else "", size)
        if key in seen:
            continue
        seen.add(key)
        yield page.finding(
            SHEET,
            f'"{short(words)}" is set in {size:g} px.',
            "Use at least 12 px, and 14 px or more for running text.",
            text,
            severity="warning" if size < _TINY else "info",
            fix=_enlarged(block, size),
        )


def _enlarged(block: Block | None, size: float) -> Fix | None:
    """The smallest size that is read well, where the block itself says another."""
    own = block.props.get("fontSize", "") if isinstance(block, Styled) else ""
    if own.removesuffix("px").strip() != f"{size:g}":
        return None
    return on_block(block, "Set it to 12 px", "fontSize", f"{_SMALLEST:g}px")
