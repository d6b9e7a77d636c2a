"""Text parts that are missing or tell something else than the HTML."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.checks.wording import counted
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.text-part",
    title="The text part says what the HTML says",
    severity="warning",
    category="delivery",
)
_MARKUP = re.compile(
    r"</?(?:td|tr|table|div|span|p|a|br|style)\b[^<>]{0,200}>|@media|\{[^{}%:]{0,80}:[^{}:;]{0,80};\s?\}"
)
_WORD = re.compile(r"[^\W_]{3,}")
_SHARE = 0.4
_FEWEST = 20


def find(page: Page) -> Iterator[Finding]:
    """Filters compare the parts, watches and screen readers read the text."""
    text = page.text.strip()
    if not text:
        yield page.finding(
            SHEET,
            "The text part is empty.",
            "Let it be made from the blocks, or write it.",
            part="text",
        )
        return
    leaked = _MARKUP.search(literal(text))
    if leaked:
        line = text[: max(text.find(leaked[0]), 0)].count("\n") + 1
        yield page.finding(
            SHEET,
            f'The text part has markup in it: "{leaked[0][:40]}" in line {line}.',
            "Remove the tags: nobody interprets them there.",
            part="text",
        )
    yield from _parity(page, text)


def _parity(page: Page, text: str) -> Iterator[Finding]:
    shown = set(_WORD.findall(literal(page.words).lower()))
    written = set(_WORD.findall(literal(text).lower()))
    if len(shown) >= _FEWEST and len(shown & written) < len(shown) * _SHARE:
        yield page.finding(
            SHEET,
            f"The text part has only {len(shown & written)} of the {len(shown)} words of the HTML.",
            "Bring it up to date, or let it be made from the blocks.",
            part="text",
        )
    lost = [
        link.get("href")
        for link in page.links
        if link.get("href").startswith("http") and _lost(link.get("href"), text)
    ]
    if lost and page.document.plain_text.mode == "manual":
        yield page.finding(
            SHEET,
            f"{counted(len(set(lost)), 'link')} of the HTML cannot be found in the text part.",
            f"Add at least the main one: {lost[0][:60]}",
            part="text",
            severity="info",
        )


def _lost(href: str, text: str) -> bool:
    return literal(href).rstrip("/") not in text
