"""More CSS than Gmail reads."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.style-size",
    title="Style elements stay below Gmail's limit",
    severity="warning",
    category="clients",
)
_KILOBYTE = 1024
_LIMIT = 16 * _KILOBYTE


def find(page: Page) -> Iterator[Finding]:
    """Gmail adds the style elements up and drops the one that passes 16 KB, and all after it.

    Source: github.com/hteumeuleu/email-bugs/issues/90.
    """
    total = 0
    for style, _ in page.sheets:
        size = len(style.raw().encode())
        if total <= _LIMIT < total + size:
            yield page.finding(
                SHEET,
                f"With this style element the CSS reaches {(total + size) / _KILOBYTE:.1f} KB; "
                "Gmail drops it and all that follow.",
                "Keep all style elements together below 16 KB; remove rules nobody needs.",
                style,
                "mj-style",
                clients=("Gmail",),
            )
        total += size
