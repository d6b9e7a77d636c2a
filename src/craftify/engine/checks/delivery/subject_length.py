"""Subjects that are cut off or say nothing."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.checks.wording import counted
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.subject-length",
    title="The subject fits the inbox",
    severity="warning",
    category="delivery",
)
_PHONE = 50
_DESKTOP = 78
_SHORTEST = 4


def find(page: Page) -> Iterator[Finding]:
    """Phones show some 40 to 50 characters, desktops some 70."""
    if not page.subject:
        return
    known = page.subject if page.rendered else literal(page.subject)
    length = len(" ".join(known.split()))
    if length > _PHONE:
        yield page.finding(
            SHEET,
            f"The subject has {length} characters.",
            "Put what matters into the first 40; phones cut off the rest.",
            part="subject",
            severity="warning" if length > _DESKTOP else "info",
        )
    elif length < _SHORTEST and (page.rendered or known == page.subject):
        yield page.finding(
            SHEET,
            f"The subject has only {counted(length, 'character')}.",
            "Say in a few words what the email is about.",
            part="subject",
        )
