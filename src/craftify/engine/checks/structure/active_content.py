"""Code and frames, which no client runs."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.markup import Element
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.active-content",
    title="The email holds no code",
    severity="error",
    category="structure",
)
_TAGS = frozenset(("script", "iframe", "frame", "frameset", "embed", "applet", "object"))
_HARMLESS = frozenset(("application/ld+json",))


def find(page: Page) -> Iterator[Finding]:
    """Clients strip it, and filters take it for an attack."""
    for element in page.markup.elements:
        said = _said(element)
        if said:
            yield page.finding(
                SHEET,
                f"{said} is removed by every client and makes filters suspicious.",
                "Remove it; link to a page for what needs code.",
                element,
                f"<{element.tag}",
            )


def _said(element: Element) -> str:
    if element.tag in _TAGS:
        return "" if element.get("type") in _HARMLESS else f"<{element.tag}>"
    for name in element.attributes:
        if name.startswith("on") and name[2:].isalpha():
            return f"The attribute {name} of <{element.tag}>"
    if element.tag == "meta" and element.get("http-equiv").lower() == "refresh":
        return "A meta refresh"
    return ""
