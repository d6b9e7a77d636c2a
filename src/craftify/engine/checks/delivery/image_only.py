"""Emails that are mostly pictures."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import counted
from craftify.engine.markup import Element
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.image-only",
    title="The message is text, not pictures",
    severity="warning",
    category="delivery",
)
_FEWEST_WORDS = 20
_WORDS_PER_PICTURE = 8
_ICON = 64


def find(page: Page) -> Iterator[Finding]:
    """Words inside pictures are not read by filters, by screen readers, or with images off."""
    pictures = sum(_is_picture(image) and not page.look(image).hidden for image in page.images)
    words = len(re.findall(r"\{\{|[^\W_]{2,}", page.words))
    if pictures and words < _FEWEST_WORDS:
        yield page.finding(
            SHEET,
            f"{counted(pictures, 'picture')} and only {counted(words, 'word')} of text.",
            "Write the message as text; keep pictures for what cannot be said.",
        )
    elif pictures and words < pictures * _WORDS_PER_PICTURE:
        yield page.finding(
            SHEET,
            f"{counted(pictures, 'picture')} for {counted(words, 'word')} of text.",
            "Add text, or use fewer pictures.",
            severity="info",
        )


def _is_picture(image: Element) -> bool:
    """Not an icon, a logo's size or a pixel that counts readers."""
    sizes = [image.get(name).removesuffix("px") for name in ("width", "height")]
    return not any(size.isdigit() and int(size) <= _ICON for size in sizes)
