"""Links to a place in the same email."""

from collections.abc import Iterator

from craftify.engine.checks.addresses import read_address
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.fragment",
    title="Links inside the email have a target",
    severity="warning",
    category="links",
)


def find(page: Page) -> Iterator[Finding]:
    """`#offers` needs an element with that id or name."""
    targets = {
        element.get(name)
        for element in page.markup.elements
        for name in ("id", "name")
        if name in element.attributes
    }
    for link in page.links:
        address = read_address(link.get("href"))
        if address.kind == "fragment" and "{{" not in address.text:
            name = address.text[1:]
            if name not in targets:
                yield page.finding(
                    SHEET,
                    f'{link_name(link)} leads to "{address.text}", and nothing is called {name}.',
                    f'Give the place the id "{name}", or link to the web.',
                    link,
                    address.text,
                )
