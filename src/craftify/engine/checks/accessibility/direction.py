"""Right-to-left scripts set from left to right."""

import re
from collections.abc import Iterator

from craftify.engine.checks.fixes import on_document
from craftify.engine.checks.page import Page, literal
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.direction",
    title="Right-to-left text runs right to left",
    severity="warning",
    category="accessibility",
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTERS = re.compile(r"[^\W\d_]")
_SHARE = 0.4


def find(page: Page) -> Iterator[Finding]:
    """Arabic, Hebrew, Persian or Urdu in the body needs `dir="rtl"`."""
    words = literal(page.words)
    letters = len(_LETTERS.findall(words))
    turned = len(_RIGHT_TO_LEFT.findall(words))
    if not letters or turned / letters < _SHARE:
        return
    if any(element.get("dir").lower() == "rtl" for element in page.markup.elements):
        return
    fix = None
    if page.document.kind == "blocks":
        fix = on_document("Set the direction to right-to-left", "meta.dir", "rtl")
    yield page.finding(
        SHEET,
        "Most of the text is written from right to left, and the email runs from left to right.",
        'Set the direction of the document to "rtl".',
        needle="<mjml",
        fix=fix,
    )
