"""Emails that do not say which language they speak."""

import re
from collections.abc import Iterator

from craftify.engine.checks.fixes import on_document
from craftify.engine.checks.page import Page, literal
from craftify.engine.checks.tongues import LANGUAGES, guess_language
from craftify.engine.results import CheckSheet, Finding, Fix

SHEET = CheckSheet(
    id="accessibility.language",
    title="The language is named",
    severity="error",
    category="accessibility",
)
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """Without `lang` a screen reader pronounces French as English."""
    html = next(iter(page.markup.all("html")), None)
    value = html.get("lang").strip() if html else ""
    if "{{" in value:
        return
    if value.lower() in ("", "und"):
        yield page.finding(
            SHEET,
            "The email does not say which language it is in.",
            'Set the language of the document, as "en" or "pt-BR".',
            html,
            "<mjml",
            fix=_guess(page),
        )
    elif not _TAG.fullmatch(value):
        yield page.finding(
            SHEET,
            f'"{value}" is not the code of a language.',
            'Use a code such as "en", "de" or "pt-BR".',
            html,
            "<mjml",
        )


def _guess(page: Page) -> Fix | None:
    """The language the words are clearly in."""
    code = guess_language(literal(page.words)) if page.document.kind == "blocks" else None
    return on_document(f"Set it to {LANGUAGES[code]}", "meta.lang", code) if code else None
