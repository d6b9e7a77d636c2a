"""Words on a background image with no color behind it."""

from collections.abc import Iterator

from craftify.engine.checks.colors import contrast
from craftify.engine.checks.page import Page, without_tags
from craftify.engine.checks.wording import short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.fallback-color",
    title="Background images have a color behind them",
    severity="warning",
    category="clients",
)
_LEGIBLE = 3.0


def find(page: Page) -> Iterator[Finding]:
    """Many clients block images first: then only the background color carries the words."""
    seen: set[str] = set()
    for text in page.texts:
        look = page.look(text.parent)
        words = " ".join(without_tags(text.text).split())
        if not look.pictured or look.color is None or look.background is None or not words:
            continue
        block = page.block_of(text)
        name = block.id if block else words
        if name not in seen and contrast(look.color, look.background) < _LEGIBLE:
            seen.add(name)
            yield page.finding(
                SHEET,
                f'Without its background image "{short(words)}" is {look.color.hex()} on '
                f"{look.background.hex()}.",
                "Set a background color near the image's own on the same section.",
                text,
            )
