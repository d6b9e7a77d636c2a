"""Text against its background: the pairs of colors on a page, and the contrast they need."""

from collections.abc import Iterator
from typing import NamedTuple

from craftify.engine.checks.colors import Color, contrast
from craftify.engine.checks.looks import Look, Looks
from craftify.engine.checks.page import Page, without_tags
from craftify.engine.markup import Text

NORMAL = 4.5
LARGE = 3.0
_LARGE_FROM = 24.0  # WCAG: 18 points, or 14 points bold
_LARGE_BOLD_FROM = 18.66
_UNSEEN_BELOW = 2.0  # preview texts hidden by a font size of 0 or 1


class Pair(NamedTuple):
    """A text, the color it has and the color behind it."""

    text: Text
    look: Look
    color: Color
    ground: Color

    @property
    def needed(self) -> float:
        """The contrast WCAG AA asks for at this size."""
        large = self.look.size >= (_LARGE_BOLD_FROM if self.look.bold else _LARGE_FROM)
        return LARGE if large else NORMAL

    @property
    def contrast(self) -> float:
        """The contrast it has."""
        return contrast(self.color, self.ground)

    @property
    def words(self) -> str:
        """The words of the text."""
        return " ".join(without_tags(self.text.text).split())


def pairs(page: Page, looks: Looks) -> Iterator[Pair]:
    """Each text of the page with its colors, once per block and pair of colors."""
    seen: set[tuple[str, Color, Color, bool]] = set()
    for text in page.texts:
        look = looks.of(text.parent)
        color, ground = look.color, look.background
        if color is None or ground is None or look.pictured or look.size < _UNSEEN_BELOW:
            continue
        if look.hidden or not without_tags(text.text).strip():
            continue
        block = page.block_of(text)
        pair = Pair(text, look, color, ground)
        key = (block.id if block else "", color, ground, pair.needed == LARGE)
        if key not in seen:
            seen.add(key)
            yield pair
