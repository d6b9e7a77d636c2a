"""Style elements where Gmail does not read them."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.style-place",
    title="Style elements stand in the head",
    severity="warning",
    category="clients",
)


def find(page: Page) -> Iterator[Finding]:
    """Gmail removes `<style>` from the body."""
    for style, _ in page.sheets:
        if style.raw().strip() and any(each.tag == "body" for each in style.ancestors()):
            yield page.finding(
                SHEET,
                "A style element stands in the body, where Gmail removes it.",
                "Move it into the head, or write the styles inline.",
                style,
                "<style",
                clients=("Gmail",),
            )
