"""Preheaders that say the subject again."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.preheader-repeats",
    title="The preheader adds to the subject",
    severity="warning",
    category="delivery",
)


def find(page: Page) -> Iterator[Finding]:
    """The same words twice, side by side, waste the second line."""
    subject, preheader = _bare(page.subject), _bare(page.preheader)
    if subject and subject == preheader:
        yield page.finding(
            SHEET,
            "The preheader repeats the subject.",
            "Say what comes next instead.",
            part="preheader",
        )


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
