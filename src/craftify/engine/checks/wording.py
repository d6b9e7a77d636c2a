"""How findings name what they are about."""

from craftify.engine.markup import Element
from craftify.engine.plaintext.fragments import link_label

_LONG = 48


def short(text: str, length: int = _LONG) -> str:
    """The text on one line, its middle left out when it is long."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    half = (length - 1) // 2
    return f"{line[:half].rstrip()}…{line[-half:].lstrip()}"


def link_name(link: Element) -> str:
    """A link as its readers know it."""
    label = link_label(link)
    return f'The link "{short(label)}"' if label else "A link without words"


def image_name(image: Element) -> str:
    """An image by its alternative text or its file."""
    source = image.get("src").partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
    name = image.get("alt").strip() or source
    return f'The image "{short(name)}"' if name else "An image"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def words(text: str) -> frozenset[str]:
    """A set of words that contain no spaces."""
    return frozenset(text.split())
