"""Addresses that cannot be right."""

import re
from collections.abc import Iterator

from craftify.engine.checks.addresses import Address, read_address
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name, short
from craftify.engine.markup import FILLER, without_liquid
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.malformed", title="Addresses are well formed", severity="error", category="links"
)
_KNOWN = frozenset(
    ("http", "https", "mailto", "tel", "sms", "ftp", "ftps", "webcal", "geo", "maps")
)
_MISSPELLED = frozenset(
    ("htp", "htps", "hhtp", "hhtps", "htttp", "htttps", "httpss", "ttps", "ttp")
)
_TWICE = re.compile(r"https?:/*https?:", re.IGNORECASE)
_HOST = re.compile(r"[\w\-]+(\.[\w\-]+)*|\[[0-9a-f:.]+\]")
_LONGEST = 2048


def find(page: Page) -> Iterator[Finding]:
    """Spaces, doubled or misspelled schemes, hosts that are none, and addresses too long."""
    for link in page.links:
        address = read_address(link.get("href"))
        fault = _fault(address)
        if fault:
            yield page.finding(
                SHEET,
                f'{link_name(link)} has an address that {fault}: "{short(address.text)}".',
                "Open the link once and copy the address from the browser.",
                link,
                address.text,
            )


def _fault(address: Address) -> str:
    if address.kind in ("empty", "open", "fragment", "relative"):
        return ""
    literal = without_liquid(address.text).replace(FILLER, "x")
    if _TWICE.match(literal):
        return "begins twice"
    if address.scheme in _MISSPELLED:
        return "begins with a misspelled https://"
    if address.kind != "web":
        return ""
    if re.search(r"\s", literal):
        return "has a space in it"
    return _web_fault(address, literal)


def _web_fault(address: Address, literal: str) -> str:
    after = literal.partition(":")[2]
    if not after.startswith("//"):
        return "lacks its two slashes"
    if not after.strip("/"):
        return "has no host"
    if address.host and (".." in address.host or not _HOST.fullmatch(address.host)):
        return "has a host that cannot exist"
    return "is longer than clients accept" if len(literal) > _LONGEST else ""
