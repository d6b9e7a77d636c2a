"""Template tags of other systems."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.checks.wording import short
from craftify.engine.markup import Element, Text
from craftify.engine.results import CheckSheet, Finding, Part

SHEET = CheckSheet(
    id="structure.foreign-tags",
    title="No tags of other template languages are left",
    severity="error",
    category="structure",
)
_LANGUAGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Mailchimp", re.compile(r"\*\|[A-Z_][A-Z0-9_:.\-]*\|\*", re.IGNORECASE)),
    ("Salesforce", re.compile(r"%%=?[A-Za-z_][^%\n]{0,60}%%")),
    ("Handlebars", re.compile(r"\{\{\{[^{}]*\}\}\}|\{\{\s*[#/^>!][^{}]*\}\}")),
    ("ERB or EJS", re.compile(r"<%[=\-]?[^%]{0,200}%>")),
    ("JavaScript", re.compile(r"\$\{[A-Za-z_][\w.]*\}")),
    ("Mailgun", re.compile(r"%(?:recipient|unsubscribe_url|tag_unsubscribe_url)[\w.]*%")),
    (
        "Campaign Monitor",
        re.compile(r"\[(?:firstname|lastname|fullname|email)(?:,[^\]]{0,80})?\]", re.IGNORECASE),
    ),
    ("Brevo or SendGrid", re.compile(r"\[%[^%\]]+%\]|-[a-z]+_(?:name|url)-")),
    ("HubSpot", re.compile(r"\{\{\s*(?:contact|company|content)\.[^}|]*\|\s*safe\s*\}\}")),
    ("single braces", re.compile(r"(?<![{$%#\w])\{[A-Za-z_]\w*(?:\.\w+)*\}(?!\})")),
)


def find(page: Page) -> Iterator[Finding]:
    """Nobody fills them in: readers would see `*|FNAME|*`."""
    seen: set[str] = set()
    for text, at, part in _texts(page):
        for language, pattern in _LANGUAGES:
            for found in pattern.finditer(text):
                if found[0] in seen:
                    continue
                seen.add(found[0])
                yield page.finding(
                    SHEET,
                    f'"{short(found[0])}" looks like a tag of {language} and will be sent as it '
                    "stands.",
                    "Write it as {{ variable }}.",
                    at,
                    found[0],
                    part=part,
                )


def _texts(page: Page) -> Iterator[tuple[str, Element | Text | None, Part]]:
    yield literal(page.compiled.subject), None, "subject"
    yield literal(page.compiled.preheader), None, "preheader"
    for text in page.texts:
        yield _without_outputs(text.text), text, "html"
    for element in page.markup.elements:
        for name in ("href", "src", "alt"):
            value = element.get(name)
            if value and not value.isalnum():
                yield _without_outputs(value), element, "html"


def _without_outputs(text: str) -> str:
    """Without what is Liquid; what only resembles it, as `{{#if}}`, stays."""
    if "{" not in text:
        return text
    return re.sub(r"(?<!\{)\{\{(?!\{)(?!\s*[#/^>!])[^{}]*\}\}|\{%[^{}]*%\}", "", text)
