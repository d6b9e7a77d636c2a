"""Emails whose letters may come out wrong."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.charset",
    title="The HTML says that it is UTF-8",
    severity="warning",
    category="clients",
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w\-]+)", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """The message says it in its header; a saved, forwarded or quoted email loses that."""
    for meta in page.markup.all("meta"):
        found = _CHARSET.search(page.markup.tag_of(meta))
        if found is None:
            continue
        if found[1].lower() not in ("utf-8", "utf8"):
            yield page.finding(
                SHEET,
                f"The HTML says it is {found[1]}; the message is sent as UTF-8.",
                'Change it to <meta charset="utf-8">.',
                meta,
                found[1],
            )
        return
    if page.markup.source.isascii():
        return
    heads = page.markup.all("head")
    yield page.finding(
        SHEET,
        "The HTML does not name its character set.",
        'Put <meta charset="utf-8"> into the head.',
        heads[0] if heads else None,
        "<mj-head",
    )
