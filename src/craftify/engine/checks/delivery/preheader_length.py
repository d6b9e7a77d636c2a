"""Preheaders too short to fill their line or too long to be read."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.preheader-length",
    title="The preheader fills its line",
    severity="info",
    category="delivery",
)
_SHORTEST = 30
_LONGEST = 140


def find(page: Page) -> Iterator[Finding]:
    """Inboxes show 35 to 140 characters; what is missing they take from the body."""
    text = page.preheader if page.rendered else literal(page.preheader)
    length = len(" ".join(text.split()))
    if not page.preheader:
        return
    if length < _SHORTEST and (page.rendered or text == page.preheader):
        yield page.finding(
            SHEET,
            f"The preheader has {length} characters; inboxes fill the line from the body.",
            "Write 40 to 100 characters.",
            part="preheader",
        )
    elif length > _LONGEST:
        yield page.finding(
            SHEET,
            f"The preheader has {length} characters; inboxes show 140 at most.",
            "Keep to 40 to 100 characters.",
            part="preheader",
        )
