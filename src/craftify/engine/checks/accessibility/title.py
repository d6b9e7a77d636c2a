"""Emails without a title."""

from collections.abc import Iterator

from craftify.engine.checks.fixes import on_document
from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.title",
    title="The email has a title",
    severity="warning",
    category="accessibility",
)


def find(page: Page) -> Iterator[Finding]:
    """Screen readers announce it, and "view in browser" shows it on the tab."""
    titles = page.markup.all("title")
    if any(title.raw().strip() for title in titles):
        return
    subject = page.compiled.subject.strip()
    fix = None
    if page.document.kind == "blocks" and subject and "{" not in subject:
        fix = on_document("Use the subject as title", "meta.title", subject)
    yield page.finding(
        SHEET,
        "The email has no title.",
        "Give it one; the subject is a good title.",
        titles[0] if titles else None,
        "<mj-head",
        fix=fix,
    )
