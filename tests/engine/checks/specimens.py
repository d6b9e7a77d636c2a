"""Emails to check: a spotless frame around whatever a test is about."""

import json
from collections.abc import Sequence
from typing import Any

from craftify.engine.checks import check
from craftify.engine.compiling import compile_document, import_html, import_mjml
from craftify.engine.document.model import Document
from craftify.engine.results import Finding, Rendered, Size, Variable

SUBJECT = "Your linen jacket is on its way"
PREHEADER = "It arrives on Thursday between nine and twelve o'clock."
FOOTER = '<p>Not for you? <a href="https://shop.net/unsubscribe">Unsubscribe</a>.</p>'
HEAD = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>Your jacket</title>"
)


def page(body: str, *, footer: str = FOOTER, style: str = "") -> str:
    """A whole HTML email around a piece of its body."""
    styled = f"<style>{style}</style>" if style else ""
    return (
        f'<!doctype html>\n<html lang="en">\n<head>{HEAD}{styled}</head>\n'
        f"<body>\n{body}\n{footer}\n</body>\n</html>"
    )


def design(components: str) -> str:
    """A whole MJML email around what stands in its column."""
    return (
        '<mjml lang="en"><mj-head><mj-title>Your jacket</mj-title></mj-head><mj-body>'
        f"<mj-section><mj-column>\n{components}\n</mj-column></mj-section>"
        f"<mj-section><mj-column><mj-text>{FOOTER}</mj-text></mj-column></mj-section>"
        "</mj-body></mjml>"
    )


def named(
    document: Document, *, subject: str = SUBJECT, preheader: str = PREHEADER, text: str = ""
) -> Document:
    """The document with its own words in subject, preheader and text part."""
    meta = document.meta.model_copy(update={"subject": subject, "preheader": preheader})
    changes: dict[str, Any] = {"meta": meta}
    if text:
        manual = {"mode": "manual", "body": text}
        changes["plain_text"] = document.plain_text.model_validate(manual)
    return document.model_copy(update=changes)


def found_in(
    document: Document, *, variables: Sequence[Variable] = (), rendered: Rendered | None = None
) -> tuple[Finding, ...]:
    """Everything the checks find in a document."""
    compiled = compile_document(document)
    return check(document, compiled, rendered=rendered, variables=variables)


def in_html(body: str, **parts: str) -> tuple[Finding, ...]:
    """Everything found in an HTML email with this body."""
    return found_in(named(import_html(page(body, **parts)).document))


def in_page(source: str) -> tuple[Finding, ...]:
    """Everything found in this whole HTML email."""
    return found_in(named(import_html(source).document))


def in_mjml(components: str) -> tuple[Finding, ...]:
    """Everything found in an MJML email with these components in a column."""
    return found_in(named(import_mjml(design(components)).document))


def only(findings: Sequence[Finding], check_id: str) -> list[Finding]:
    """The findings of one check."""
    return [finding for finding in findings if finding.check == check_id]


def rendered(
    *, html: str = "", subject: str = SUBJECT, preheader: str = PREHEADER, text: str = "Hi"
) -> Rendered:
    """A rendered email of these parts."""
    size = Size(html=0, text=0, total=0)
    whole = html or page("<p>Hi</p>")
    return Rendered(subject=subject, preheader=preheader, html=whole, text=text, size=size)


def run_example(language: str, source: str) -> tuple[Finding, ...]:
    """Everything found in an example of the documentation."""
    if language == "html":
        return in_html(source)
    if language == "html page":
        return in_page(source)
    if language == "mjml":
        return in_mjml(source)
    parts = json.loads(source)
    repeat = parts.get("repeat", 1)
    body, style = parts.get("html", "<p>Hi</p>"), parts.get("style", "") * repeat
    whole = page(body if style else body * repeat, footer=parts.get("footer", FOOTER), style=style)
    words = {name: parts[name] for name in ("subject", "preheader", "text") if name in parts}
    variables = [Variable(**variable) for variable in parts.get("variables", ())]
    return found_in(named(import_html(whole).document, **words), variables=variables)
