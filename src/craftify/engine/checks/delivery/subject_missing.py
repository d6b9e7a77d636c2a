"""Emails without a subject."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.subject-missing",
    title="The email has a subject",
    severity="error",
    category="delivery",
)


def find(page: Page) -> Iterator[Finding]:
    """Filters hold an email without one back, and readers do not open it."""
    if page.subject:
        return
    emptied = bool(page.compiled.subject.strip())
    yield page.finding(
        SHEET,
        "With this data the subject is empty." if emptied else "The email has no subject.",
        "Add a fallback to its variables." if emptied else "Write one of three to eight words.",
        part="subject",
    )
