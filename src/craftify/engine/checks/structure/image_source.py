"""Images that cannot be loaded from an inbox."""

import re
from collections.abc import Iterator

from craftify.engine.checks.addresses import Address, is_local, read_address
from craftify.engine.checks.fixes import swap
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import image_name, short
from craftify.engine.results import CheckSheet, Finding, Severity

SHEET = CheckSheet(
    id="structure.image-source",
    title="Images can be loaded from anywhere",
    severity="error",
    category="structure",
)
_EXPIRES = re.compile(r"[?&](X-Amz-Signature|X-Goog-Signature|Signature|sig)=", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """Missing, relative, local, embedded, expiring or insecure sources."""
    for image in page.images:
        source = image.get("src")
        address = read_address(source)
        fault, severity, mend = _fault(address)
        if not fault:
            continue
        fix = None
        if address.scheme == "http" and severity == "warning":
            secure = f"https{address.text[len('http') :]}"
            fix = swap(page, image, source, secure, "Change to https")
        name = image_name(image) if address.scheme != "data" else "An image"
        yield page.finding(
            SHEET, f"{name} {fault}.", mend, image, source[:80], severity=severity, fix=fix
        )


def _fault(address: Address) -> tuple[str, Severity, str]:
    if address.kind in ("empty", "fragment"):
        return "has no source", "error", "Choose an image, or remove the block."
    if address.kind == "relative":
        place = short(address.text)
        return (
            f'has the incomplete address "{place}"',
            "error",
            "Use its whole address on the web, beginning with https://.",
        )
    if address.scheme == "file" or (address.kind == "web" and is_local(address.host)):
        return "lies where no reader can reach it", "error", "Upload it to a public address."
    if address.scheme == "data":
        return (
            "is embedded as data:, which Gmail and Outlook do not show",
            "error",
            "Upload the image and use its address.",
        )
    return _web_fault(address)


def _web_fault(address: Address) -> tuple[str, Severity, str]:
    if _EXPIRES.search(address.text):
        return (
            "has a signed address that will expire",
            "error",
            "Use a permanent public address: emails are opened years later.",
        )
    if address.scheme == "http":
        return "is loaded over http", "warning", "Use https."
    return "", "error", ""
