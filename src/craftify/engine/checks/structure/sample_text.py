"""Text somebody meant to replace."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.checks.wording import short
from craftify.engine.markup import Text
from craftify.engine.results import CheckSheet, Finding, Part

SHEET = CheckSheet(
    id="structure.sample-text",
    title="Sample text has been replaced",
    severity="warning",
    category="structure",
)
_NOUNS = (
    "company|product|sender|customer|brand|store|team|your|name|address|insert|title|date|link|url"
    "|logo|amount|city|street|phone|email|website|placeholder|headline|text|statement"
)
_LEFTOVER = re.compile(
    rf"lorem ipsum|dolor sit amet|\b(?:TODO|FIXME|TBD|XXX+)\b"
    rf"|\[(?=[^\]]{{0,60}}\b(?i:{_NOUNS})\b)[A-Za-z][\w' ,.&/\-]{{1,40}}\]"
    rf"|(?i:\b(?:insert|enter|type|your) (?:[a-z]+ ){{0,2}}(?:text|headline|name|logo|copy) here\b)"
    rf"|(?i:lorem ipsum|placeholder text)"
)


def find(page: Page) -> Iterator[Finding]:
    """Lorem ipsum, TODO, [Company Name], "your text here"."""
    seen: set[str] = set()
    for text, at, part in _texts(page):
        for found in _LEFTOVER.finditer(text):
            if found[0].lower() in seen:
                continue
            seen.add(found[0].lower())
            yield page.finding(
                SHEET,
                f'"{short(found[0])}" looks like sample text.',
                "Write what readers are to see, or make it a variable.",
                at,
                found[0],
                part=part,
            )


def _texts(page: Page) -> Iterator[tuple[str, Text | None, Part]]:
    yield literal(page.compiled.subject), None, "subject"
    yield literal(page.compiled.preheader), None, "preheader"
    for text in page.texts:
        yield literal(text.text), text, "html"
