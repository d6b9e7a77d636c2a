"""Addresses printed where words should stand."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.bare", title="Links are words, not addresses", severity="info", category="links"
)
_ADDRESS = re.compile(r"https?://\S{12,}", re.IGNORECASE)
_PATH = re.compile(r"https?://[^/\s]+/\S", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """A long address as the words of a link is read out letter by letter."""
    for link in page.links:
        words = link.text().strip()
        if _ADDRESS.fullmatch(words) and _PATH.match(words):
            yield page.finding(
                SHEET,
                f'A link shows its whole address "{short(words)}" instead of words.',
                "Write what the reader finds there. For a fallback below a button it is fine.",
                link,
                words,
            )
