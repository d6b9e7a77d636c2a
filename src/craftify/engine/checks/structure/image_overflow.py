"""Images wider than the email."""

from collections.abc import Iterator

from craftify.engine.checks.fixes import on_block
from craftify.engine.checks.page import Page
from craftify.engine.checks.settings import attribute_of
from craftify.engine.checks.wording import image_name
from craftify.engine.document.blocks import Image
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.image-overflow",
    title="Images fit into the email",
    severity="warning",
    category="structure",
)


def find(page: Page) -> Iterator[Finding]:
    """Outlook for Windows knows no `max-width`: such an image tears the layout open."""
    limit = page.body_width
    for image in page.images:
        block = page.block_of(image)
        width = image.get("width").strip().removesuffix("px")
        own = ""
        if isinstance(block, Image):
            own = attribute_of(page.document, block, "width") or ""
            width = own.removesuffix("px") or width
        if not width.isdigit() or int(width) <= limit:
            continue
        fix = (
            on_block(block, f"Set the width to {limit} px", "width", f"{limit}px") if own else None
        )
        yield page.finding(
            SHEET,
            f"{image_name(image)} is {width} px wide in an email of {limit} px.",
            f"Show it at {limit} px at most; the file may be twice as wide for sharp screens.",
            image,
            image.get("src"),
            fix=fix,
            clients=("Outlook for Windows",),
        )
