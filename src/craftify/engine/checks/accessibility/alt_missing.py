"""Images nobody has described."""

import re
from collections.abc import Iterator

from craftify.engine.checks.fixes import on_block, set_attribute
from craftify.engine.checks.page import Page
from craftify.engine.checks.settings import attribute_of
from craftify.engine.checks.wording import image_name
from craftify.engine.document.blocks import Image
from craftify.engine.markup import Element
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.alt-missing",
    title="Images have an alternative text",
    severity="error",
    category="accessibility",
)
_DECORATION = re.compile(
    r"(^|[/_\-])(spacer|pixel|divider|blank|shadow|separator)[\w\-]{0,40}\.", re.IGNORECASE
)
_TINY = frozenset(("0", "1", "2", "0px", "1px", "2px"))
_LABEL = "Mark as decorative"


def find(page: Page) -> Iterator[Finding]:
    """An empty text says "decorative"; no text at all makes screen readers read the address."""
    for image in page.images:
        block = page.block_of(image)
        if isinstance(block, Image):
            missing = attribute_of(page.document, block, "alt") is None
        else:
            missing = "alt" not in image.attributes
        if not missing or page.look(image).hidden:
            continue
        fix = None
        if _is_decoration(image):
            fix = on_block(block, _LABEL, "alt", "") or set_attribute(
                page, image, "alt", "", _LABEL
            )
        yield page.finding(
            SHEET,
            f"{image_name(image)} has no alternative text.",
            "Say in a few words what it shows, or leave the text empty if it is decoration.",
            image,
            image.get("src"),
            fix=fix,
        )


def _is_decoration(image: Element) -> bool:
    if image.parent is not None and image.parent.tag == "a":
        return False
    tiny = image.get("width") in _TINY or image.get("height") in _TINY
    return tiny or bool(_DECORATION.search(image.get("src")))
