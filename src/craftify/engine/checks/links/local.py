"""Links that work on the author's machine only."""

from collections.abc import Iterator

from craftify.engine.checks.addresses import is_local, read_address
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.local", title="Links lead to the public web", severity="error", category="links"
)
_TEST_NAMES = frozenset(("staging", "stage", "dev", "qa", "uat", "preprod", "sandbox", "preview"))
_NAMED_SITE = 3  # labels: staging.example.com


def find(page: Page) -> Iterator[Finding]:
    """Addresses of localhost, private networks and files, and of systems still being tested."""
    for link in page.links:
        address = read_address(link.get("href"))
        if address.scheme == "file" or (address.kind == "web" and is_local(address.host)):
            place = address.host or "a file"
            yield page.finding(
                SHEET,
                f"{link_name(link)} leads to {place}, which no reader can reach.",
                "Use the public address.",
                link,
                address.text,
            )
        elif _is_test_system(address.host):
            yield page.finding(
                SHEET,
                f"{link_name(link)} leads to {address.host}, which looks like a test system.",
                "Use the address of the live site.",
                link,
                address.text,
                severity="warning",
            )


def _is_test_system(host: str) -> bool:
    labels = host.split(".")
    return len(labels) >= _NAMED_SITE and labels[0].partition("-")[0] in _TEST_NAMES
