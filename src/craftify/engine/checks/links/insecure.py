"""Links that travel in the open."""

from collections.abc import Iterator

from craftify.engine.checks.addresses import is_local, read_address
from craftify.engine.checks.fixes import swap
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name, short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.insecure", title="Links use https", severity="warning", category="links"
)


def find(page: Page) -> Iterator[Finding]:
    """Plain http: filters count it against the sender, browsers warn."""
    for link in page.links:
        address = read_address(link.get("href"))
        if address.scheme != "http" or is_local(address.host):
            continue
        secure = f"https{address.text[len('http') :]}"
        yield page.finding(
            SHEET,
            f'{link_name(link)} uses http: "{short(address.text)}".',
            "Use https, after a look that the page answers there.",
            link,
            address.text,
            fix=swap(page, link, link.get("href"), secure, "Change to https"),
        )
