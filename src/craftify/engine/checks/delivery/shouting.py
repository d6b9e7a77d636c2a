"""Bodies that shout."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.checks.wording import short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.shouting",
    title="Sentences are not in capitals",
    severity="warning",
    category="delivery",
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 6
_SHARE = 0.8


def find(page: Page) -> Iterator[Finding]:
    """A whole line in capitals; for the look of it there is `text-transform`."""
    for text in page.texts:
        words = _WORD.findall(literal(text.text))
        loud = sum(word.isupper() for word in words)
        if loud >= _FEWEST and loud / len(words) >= _SHARE:
            yield page.finding(
                SHEET,
                f'"{short(text.text)}" is written in capitals.',
                "Write it as a sentence; screen readers may spell capitals out.",
                text,
                text.text.strip()[:30],
            )
