"""Links that run code or carry files."""

from collections.abc import Iterator

from craftify.engine.checks.addresses import read_address
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(id="links.script", title="Links run no code", severity="error", category="links")
_FORBIDDEN = frozenset(("javascript", "vbscript", "data", "blob", "about"))


def find(page: Page) -> Iterator[Finding]:
    """`javascript:` and its kin: every client removes them, filters count them as an attack."""
    for link in page.links:
        address = read_address(link.get("href"))
        if address.scheme in _FORBIDDEN:
            yield page.finding(
                SHEET,
                f"{link_name(link)} is a {address.scheme}: link, which email clients remove.",
                "Link to a page on the web instead.",
                link,
                address.text,
            )
