"""Text that suffers when a client forces dark mode on the email."""

from collections.abc import Callable, Iterator

from craftify.engine.checks.colors import (
    Color,
    contrast,
    darken_light,
    inverted,
    lighten_dark,
    lightness,
)
from craftify.engine.checks.page import Page, without_tags
from craftify.engine.checks.readability import pairs
from craftify.engine.checks.wording import short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.contrast-inverted",
    title="Text survives forced dark mode",
    severity="info",
    category="accessibility",
)
_LEGIBLE = 3.0
_LOST = 2.0
_DARK_BELOW = 50
Change = Callable[[Color], Color]
# how clients recolor: backgrounds, then text
_MODELS: tuple[tuple[str, Change, Change, tuple[str, ...]], ...] = (
    ("turns light colors over", darken_light, lighten_dark, ("Outlook.com", "Gmail on Android")),
    ("turns every color over", inverted, inverted, ("Gmail on iOS", "Outlook for Windows")),
)


def find(page: Page) -> Iterator[Finding]:
    """Recolors as those clients do, and names dark words on pictures, which nobody recolors."""
    for pair in pairs(page, page.looks()):
        if pair.contrast < pair.needed:
            continue
        for does, behind, before, clients in _MODELS:
            ground, color = behind(pair.ground), before(pair.color)
            left = contrast(color, ground)
            if left < _LEGIBLE:
                yield page.finding(
                    SHEET,
                    f'Dark mode that {does} leaves "{short(pair.words)}" {left:.1f} to 1 '
                    f"({color.hex()} on {ground.hex()}).",
                    "Choose a background that is clearly light or clearly dark.",
                    pair.text,
                    clients=clients,
                    severity="warning" if left < _LOST else "info",
                )
    yield from _on_pictures(page)


def _on_pictures(page: Page) -> Iterator[Finding]:
    seen: set[str] = set()
    for text in page.texts:
        look = page.look(text.parent)
        words = " ".join(without_tags(text.text).split())
        block = page.block_of(text)
        name = block.id if block else words
        if not look.pictured or look.color is None or not words or name in seen:
            continue
        if lightness(look.color) < _DARK_BELOW:
            seen.add(name)
            yield page.finding(
                SHEET,
                f'"{short(words)}" is dark text on a picture: forced dark mode lightens the text '
                "and leaves the picture.",
                "Put the words on a plain color, or use light words on a dark picture.",
                text,
                clients=("Outlook.com", "Gmail on Android", "Gmail on iOS"),
            )
