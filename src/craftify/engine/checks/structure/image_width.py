"""Images without a width."""

import re
from collections.abc import Iterator

from craftify.engine.checks.fixes import set_attribute
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import image_name
from craftify.engine.markup import Element
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.image-width",
    title="Images say how wide they are",
    severity="warning",
    category="structure",
)
_STYLED = re.compile(r"(?:^|;)\s*width\s*:\s*(\d+)(?:\.\d+)?px", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """Outlook for Windows shows an image without `width` in its natural size."""
    for image in page.images:
        width = image.get("width").strip()
        if (width and width.lower() != "auto") or page.look(image).hidden or _is_pixel(image):
            continue
        styled = _STYLED.search(image.get("style"))
        fix = None
        if styled and "width" not in image.attributes:
            label = f"Set the width to {styled[1]}"
            fix = set_attribute(page, image, "width", styled[1], label)
        yield page.finding(
            SHEET,
            f"{image_name(image)} has no width attribute.",
            "Add its width in pixels, without a unit.",
            image,
            image.get("src"),
            fix=fix,
            clients=("Outlook for Windows",),
        )


def _is_pixel(image: Element) -> bool:
    return image.get("height").strip() in ("0", "1")
