"""Dark styles that some clients ignore because nobody told them."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.dark-mode",
    title="Dark styles are announced",
    severity="info",
    category="clients",
)


def find(page: Page) -> Iterator[Finding]:
    """Apple Mail asks for `color-scheme` before it trusts an email's own dark styles."""
    dark = [
        style
        for style, sheet in page.sheets
        for rule in sheet.at_rules
        if "prefers-color-scheme" in rule.prelude and "dark" in rule.prelude
    ]
    if not dark or _announced(page):
        return
    yield page.finding(
        SHEET,
        "The email has dark styles and does not announce them.",
        'Put <meta name="color-scheme" content="light dark"> into the head.',
        dark[0],
        "prefers-color-scheme",
        clients=("Apple Mail",),
    )


def _announced(page: Page) -> bool:
    names = ("color-scheme", "supported-color-schemes")
    if any(meta.get("name").lower() in names for meta in page.markup.all("meta")):
        return True
    return any(
        each.name == "color-scheme"
        for _, sheet in page.sheets
        for rule in sheet.rules
        for each in rule.declarations
    )
