"""CSS that some clients do not know."""

from collections.abc import Iterator

from craftify.engine.checks.caniemail.detecting import css_uses
from craftify.engine.checks.caniemail.lacking import findings
from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.css",
    title="CSS works in the clients people use",
    severity="warning",
    category="clients",
)
_TABLE = "Lay out with sections and columns: they become tables, which every client knows."
_MENDS = {
    "css-display-flex": _TABLE,
    "css-display-grid": _TABLE,
    "css-float": _TABLE,
    "css-position": "Clients take positions away; order the content as it is to be read.",
    "css-left-right-top-bottom": "Clients take positions away; order the content instead.",
    "css-gap": "Use padding on the columns.",
    "css-variables": "Write the value itself; theme tokens are replaced before sending.",
    "css-unit-rem": "Use px.",
    "css-unit-calc": "Write the result in px or %.",
    "css-linear-gradient": "Set a background color as well: it is shown where gradients are not.",
    "css-radial-gradient": "Set a background color as well: it is shown where gradients are not.",
}


def find(page: Page) -> Iterator[Finding]:
    """By caniemail.com, on the HTML that is sent. Techniques with a fallback are left alone."""
    yield from findings(page, SHEET, css_uses(page), _MENDS)
