"""Links nobody has replaced yet."""

from collections.abc import Iterator

from craftify.engine.checks.addresses import read_address, site_of
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name, words
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.placeholder",
    title="Example links have been replaced",
    severity="warning",
    category="links",
)
_EXAMPLES = words(
    "example.com example.org example.net yourdomain.com your-domain.com yoursite.com domain.com"
    " yourcompany.com mycompany.com website.com yourwebsite.com"
)
_RESERVED = ("example", "test", "invalid")


def find(page: Page) -> Iterator[Finding]:
    """Addresses of example.com and the like, which belong to nobody."""
    for link in page.links:
        address = read_address(link.get("href"))
        host = address.host or address.text.partition("@")[2].partition("?")[0].lower()
        if site_of(host) in _EXAMPLES or host.rsplit(".", 1)[-1] in _RESERVED:
            yield page.finding(
                SHEET,
                f"{link_name(link)} still leads to the example address {host}.",
                "Put the real address in.",
                link,
                address.text,
            )
