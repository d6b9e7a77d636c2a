"""Emails that forbid zooming."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.zoom",
    title="Readers may zoom",
    severity="warning",
    category="accessibility",
)
_FORBIDS = re.compile(r"user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*1(\.0*)?\b", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """`user-scalable=no` and `maximum-scale=1` lock out weak eyes."""
    for meta in page.markup.all("meta"):
        if meta.get("name").lower() == "viewport" and _FORBIDS.search(meta.get("content")):
            yield page.finding(
                SHEET,
                "The viewport forbids zooming.",
                'Use content="width=device-width, initial-scale=1".',
                meta,
                meta.get("content"),
            )
