"""Emails that phones show as a shrunken page."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.viewport",
    title="Phones get the width of their screen",
    severity="info",
    category="clients",
)


def find(page: Page) -> Iterator[Finding]:
    """Without a viewport Apple Mail and Samsung Email lay out for a desktop and shrink."""
    if any(meta.get("name").lower() == "viewport" for meta in page.markup.all("meta")):
        return
    heads = page.markup.all("head")
    yield page.finding(
        SHEET,
        "The email sets no viewport.",
        'Put <meta name="viewport" content="width=device-width, initial-scale=1"> into the head.',
        heads[0] if heads else None,
        "<mj-head",
        clients=("Apple Mail (iOS)", "Samsung Email"),
    )
