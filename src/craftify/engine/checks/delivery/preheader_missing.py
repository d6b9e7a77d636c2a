"""Emails without a preheader."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.preheader-missing",
    title="The email has a preheader",
    severity="warning",
    category="delivery",
)


def find(page: Page) -> Iterator[Finding]:
    """Without it the inbox shows whatever comes first: "View in browser", an alternative text."""
    if page.preheader or _hidden_words(page):
        return
    yield page.finding(
        SHEET,
        "The email has no preheader.",
        "Write one or two short sentences that go on where the subject ends.",
        needle="<mj-head",
        part="preheader",
    )


def _hidden_words(page: Page) -> bool:
    """A hidden text before anything visible is a preheader written by hand."""
    first = page.texts[0].offset if page.texts else len(page.markup.source)
    for element in page.markup.elements:
        if element.offset >= first:
            return False
        inside = element.tag in ("div", "span", "p", "td")
        if inside and page.look(element).hidden and element.text().strip():
            return True
    return False
