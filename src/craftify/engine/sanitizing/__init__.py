"""Makes foreign HTML safe to keep, show and send, without changing what its readers see.

The document shell, style sheets and conditional comments are read here; everything between the
elements of the body goes through nh3; styles through an allow-list; Liquid is masked all along.
"""

from typing import Any

import nh3

from craftify.engine.errors import TemplateInvalid, TooLarge
from craftify.engine.liquid.masking import Masked, mask
from craftify.engine.results import Problem, Sanitized
from craftify.engine.sanitizing.attributes import Attributes
from craftify.engine.sanitizing.comparing import lost_elements
from craftify.engine.sanitizing.policy import (
    ATTRIBUTES,
    MAX_DEPTH,
    NO_CONTENT,
    PREFIXES,
    SCHEMES,
    TAGS,
)
from craftify.engine.sanitizing.restoring import restore
from craftify.engine.sanitizing.shell import Shell
from craftify.engine.sanitizing.tags import depth_of

MAX_BYTES = 2 * 1024 * 1024

__all__ = ["MAX_BYTES", "sanitize_fragment", "sanitize_html"]


def sanitize_html(html: str) -> Sanitized:
    """Clean a whole email or a piece of one. Raises TooLarge for what is too long or too deep."""
    html = html.replace("\x00", "")
    _check_length(html)
    masked = mask(html)
    _check_depth(masked.text)
    attributes = Attributes(masked)
    shell = Shell(masked.text, attributes)
    attributes.quiet = True
    body = _clean(shell.body, attributes)
    attributes.quiet = False
    whole = shell.around(body)
    if not attributes.removed and lost_elements(masked.text, whole):
        attributes.note("markup that browsers read in another way", None)
    cleaned = restore(whole, masked, attributes)
    return Sanitized(html=cleaned, removed=tuple(attributes.removed.values()))


def sanitize_fragment(html: str) -> str:
    """Clean the value of a rich text variable: a few elements, no style sheets, no comments."""
    html = html.replace("\x00", "")
    _check_length(html)
    _check_depth(html)
    attributes = Attributes(Masked(html, (), "\ue000"))
    attributes.quiet = True
    return _clean(html, attributes, fragment=True)


def _check_length(html: str) -> None:
    if len(html.encode("utf-8", "replace")) > MAX_BYTES:
        message = f"the HTML is larger than {MAX_BYTES // 1024 // 1024} MB"
        raise TooLarge([Problem(message=message, part="html")])


def _check_depth(html: str) -> None:
    if depth_of(html, MAX_DEPTH) > MAX_DEPTH:
        message = f"the HTML nests elements more than {MAX_DEPTH} deep"
        raise TooLarge([Problem(message=message, part="html")])


def _clean(body: str, attributes: Attributes, *, fragment: bool = False) -> str:
    def keep(_: str, name: str, value: str) -> str | None:
        return attributes.keep(name, value, None)

    options: dict[str, Any] = {
        "tags": set(TAGS),
        "clean_content_tags": set(NO_CONTENT | {"style"}),
        "attributes": {"*": set(ATTRIBUTES)},
        "generic_attribute_prefixes": {*PREFIXES, attributes.prefix},
        "attribute_filter": keep,
        "strip_comments": fragment,
        "link_rel": None,
        "url_schemes": set(SCHEMES),
    }
    try:
        return nh3.clean(body, **options)
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        message = "the HTML is so broken that it cannot be cleaned"
        raise TemplateInvalid([Problem(message=message, part="html")]) from panic
