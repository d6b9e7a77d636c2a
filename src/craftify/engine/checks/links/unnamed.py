"""Links without any words."""

from collections.abc import Iterator

from craftify.engine.checks.fixes import on_block
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import short
from craftify.engine.document.blocks import Item
from craftify.engine.markup import Element
from craftify.engine.plaintext.words import network_name
from craftify.engine.results import CheckSheet, Finding, Fix

SHEET = CheckSheet(
    id="links.unnamed", title="Links have a name", severity="error", category="links"
)


def find(page: Page) -> Iterator[Finding]:
    """Linked images without alternative text and links around nothing."""
    for link in page.links:
        if not link.get("href").strip() or page.look(link).hidden or _has_name(link):
            continue
        images = [element for element in link.elements() if element.tag == "img"]
        place = short(link.get("href"))
        yield page.finding(
            SHEET,
            f"A linked image has no alternative text: people hear only {place}."
            if images
            else f"A link to {place} holds nothing to read or click.",
            "Describe in the image's alternative text where the link leads."
            if images
            else "Give the link words, or remove it.",
            link,
            link.get("href"),
            fix=_named_after_network(page, link) if images else None,
        )


def _named_after_network(page: Page, link: Element) -> Fix | None:
    """The icon of a network says its name."""
    block = page.block_of(link)
    if not isinstance(block, Item) or not block.props.get("name"):
        return None
    name = network_name(block.props["name"])
    return on_block(block, f"Call it {name}", "alt", name)


def _has_name(link: Element) -> bool:
    if link.text().strip() or link.get("aria-label").strip() or link.get("title").strip():
        return True
    return (link.tag == "area" and bool(link.get("alt").strip())) or any(
        element.get("alt").strip() or element.get("aria-label").strip()
        for element in link.elements()
    )
