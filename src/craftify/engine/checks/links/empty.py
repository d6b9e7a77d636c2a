"""Links that lead nowhere."""

from collections.abc import Iterator

from craftify.engine.checks.addresses import read_address
from craftify.engine.checks.page import Page
from craftify.engine.checks.settings import attribute_of
from craftify.engine.checks.wording import link_name
from craftify.engine.document.blocks import Button
from craftify.engine.plaintext.blocks import label_of
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.empty", title="Links lead somewhere", severity="error", category="links"
)
_MEND = "Give it an address, or make it plain text."


def find(page: Page) -> Iterator[Finding]:
    """Anchors without an address or with `#`, and buttons without a link."""
    for link in page.links:
        address = read_address(link.get("href"))
        if address.kind == "empty":
            said = 'its address is "#"' if address.text else "it has no address"
            needle = f'href="{link.get("href")}"'
            message = f"{link_name(link)} leads nowhere: {said}."
            yield page.finding(SHEET, message, _MEND, link, needle)
    for block in page.blocks_of("button"):
        if isinstance(block, Button) and attribute_of(page.document, block, "href") is None:
            name = label_of(block) or "without a label"
            yield page.finding(SHEET, f'The button "{name}" has no link.', _MEND, block)
