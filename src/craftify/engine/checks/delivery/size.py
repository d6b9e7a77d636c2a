"""Emails that Gmail cuts off."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.size",
    title="The HTML stays below Gmail's limit",
    severity="error",
    category="delivery",
)
_KILOBYTE = 1024
LIMIT = 102 * _KILOBYTE
_NEAR = 0.85
_MARKS = re.compile(r"(?<=[\"' ])b-[\w-]{4,} ?|<!--/?b-[\w-]{4,}?-->")


def find(page: Page) -> Iterator[Finding]:
    """Gmail clips the decoded HTML part at 102 KB, and with it the unsubscribe link at the end.

    The bytes after all data is in are what counts; quoted-printable adds nothing.
    """
    size = len(page.html.encode())
    if size > LIMIT * _NEAR and page.rendered is None:
        size = len(_MARKS.sub("", page.html).encode())
    if size <= LIMIT * _NEAR:
        return
    shown = f"{size / _KILOBYTE:.1f} KB"
    inlined = " Long inline styles and repeated sections weigh most."
    if size > LIMIT:
        yield page.finding(
            SHEET,
            f"The HTML has {shown}: Gmail clips it after 102 KB.",
            f"Shorten it, or link to the rest.{inlined}",
            clients=("Gmail",),
        )
    else:
        yield page.finding(
            SHEET,
            f"The HTML has {shown} of the 102 KB that Gmail shows; tracking adds some.",
            f"Leave some room.{inlined}",
            severity="warning",
            clients=("Gmail",),
        )
