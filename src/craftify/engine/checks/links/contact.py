"""Links that write an email or call a number."""

import re
from collections.abc import Iterator

from craftify.engine.checks.addresses import Address, read_address
from craftify.engine.checks.fixes import swap
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name, short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.contact",
    title="Mail and telephone links work",
    severity="warning",
    category="links",
)
_MAILBOX = re.compile(r"[^\s@<>,;:]+@[\w\-]+(\.[\w\-]+)+")
_NUMBER = re.compile(r"\+?[0-9.\-()/\s]+(;[\w=+.\-]+)*")


def find(page: Page) -> Iterator[Finding]:
    """`mailto:` without a mailbox, `tel:` without a number or with spaces."""
    for link in page.links:
        address = read_address(link.get("href"))
        if address.kind not in ("mail", "phone") or "{{" in address.text:
            continue
        fault, better = _mail(address) if address.kind == "mail" else _phone(address)
        if fault:
            label = f"Change to {better}"
            yield page.finding(
                SHEET,
                f'{link_name(link)} {fault}: "{short(address.text)}".',
                "Use mailto:name@example.com or tel:+49301234567.",
                link,
                address.text,
                fix=swap(page, link, link.get("href"), better, label) if better else None,
            )


def _mail(address: Address) -> tuple[str, str]:
    rest = address.text.partition(":")[2]
    mailboxes = rest.partition("?")[0].replace("%40", "@")
    if rest.startswith("//"):
        return "has slashes after mailto:", f"mailto:{rest.lstrip('/')}"
    if not mailboxes and "to=" not in rest:
        return "names no mailbox", ""
    wrong = [each for each in mailboxes.split(",") if each and not _MAILBOX.fullmatch(each.strip())]
    return (f'names "{wrong[0]}", which is no mailbox' if wrong else "", "")


def _phone(address: Address) -> tuple[str, str]:
    scheme, _, number = address.text.partition(":")
    if not any(character.isdigit() for character in number):
        return "has no number", ""
    if scheme.lower() == "tel" and (" " in number or number.startswith("//")):
        tidy = re.sub(r"\s+", "", number.lstrip("/"))
        return "has spaces or slashes, which some telephones refuse", f"tel:{tidy}"
    if scheme.lower() == "tel" and not _NUMBER.fullmatch(number):
        return "has something in it that is no number", ""
    return "", ""
