"""Links that hide their goal."""

from collections.abc import Iterator

from craftify.engine.checks.addresses import read_address
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name, words
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.shortener",
    title="Links do not hide behind shorteners",
    severity="warning",
    category="links",
)
_SERVICES = words(
    "bit.ly tinyurl.com goo.gl ow.ly is.gd buff.ly t.co rebrand.ly cutt.ly shorturl.at t.ly rb.gy"
    " tiny.cc bl.ink lnkd.in soo.gd s.id v.gd adf.ly short.io shorte.st clck.ru urlz.fr qr.ae"
)


def find(page: Page) -> Iterator[Finding]:
    """Public shorteners share their reputation with everyone who abuses them."""
    for link in page.links:
        host = read_address(link.get("href")).host.removeprefix("www.")
        if host in _SERVICES:
            yield page.finding(
                SHEET,
                f"{link_name(link)} goes through {host}, which spam filters distrust.",
                "Link to the page itself, or to a short domain of your own.",
                link,
                link.get("href"),
            )
