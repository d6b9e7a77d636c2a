"""HTML that some clients do not know."""

from collections.abc import Iterator

from craftify.engine.checks.caniemail.detecting import html_uses
from craftify.engine.checks.caniemail.lacking import findings
from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.html",
    title="HTML works in the clients people use",
    severity="warning",
    category="clients",
)
_FORM = "Link to a form on the web: clients remove or disable the controls."
_MENDS = {
    "html-form": _FORM,
    "html-select": _FORM,
    "html-textarea": _FORM,
    "html-input-text": _FORM,
    "html-input-submit": _FORM,
    "html-button-submit": _FORM,
    "html-video": "Show a still image that links to the video.",
    "html-audio": "Link to the recording.",
    "html-svg": "Use a PNG image.",
    "html-picture": "Use one <img>; its source may be twice as large for sharp screens.",
    "html-srcset": "Let src name a file twice as wide; it looks sharp everywhere.",
    "html-marquee": "Use plain text.",
}


def find(page: Page) -> Iterator[Finding]:
    """By caniemail.com, on the elements and attributes that are sent."""
    yield from findings(page, SHEET, html_uses(page), _MENDS)
