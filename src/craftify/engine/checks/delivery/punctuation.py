"""Rows of marks that only advertising writes."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.checks.wording import short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.punctuation",
    title="Marks stand alone",
    severity="warning",
    category="delivery",
)
_ROWS = re.compile(r"!{2,}|\?{3,}|[?!]{3,}|[$€£]{2,}|\*{4,}")
_MOST = 5


def find(page: Page) -> Iterator[Finding]:
    """`!!!` and `$$$` are among the oldest signs of spam; so are many sentences ending in `!`."""
    exclaimed = 0
    for text in page.texts:
        words = literal(text.text)
        exclaimed += len(re.findall(r"\w!(?!\w)", words))
        found = _ROWS.search(words)
        if found:
            yield page.finding(
                SHEET,
                f'"{short(words)}" has "{found[0]}" in it.',
                "One mark says the same.",
                text,
                found[0],
            )
    if exclaimed > _MOST:
        yield page.finding(
            SHEET,
            f"{exclaimed} sentences end with an exclamation mark.",
            "Keep it for one of them.",
            severity="info",
        )
