"""CSS written into style attributes and attributes set by selector, without rewriting the HTML.

A native HTML5 parser would move template tags out of tables and rewrite every byte it touches. So
the tools work on a masked copy whose start tags are numbered, and only what they found for a
number is written into the original tag.
"""

import re
from collections.abc import Mapping, Sequence
from html import unescape

import css_inline
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from craftify.engine.document.escaping import escape_value
from craftify.engine.errors import TemplateInvalid
from craftify.engine.liquid.masking import mask
from craftify.engine.results import Problem

Selectors = Sequence[tuple[str, Mapping[str, str]]]

_NUMBER = "data-cfy-tag"
# every alternative reaches the end of the source when its end is missing, so no scan is repeated
_TAG = re.compile(
    r"<!--(?:.*?-->|.*)"
    r"|<(?P<raw>style|script|title|textarea|xmp)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<name>[A-Za-z][\w:-]*+)"
    r"(?P<rest>(?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_FOUND = re.compile(rf"{_NUMBER}=\"(\d+)\"")
_STYLE = re.compile(r"\sstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_LOOSE = re.compile(r"(^|;)\s*([\w-]+)\s*:\s+")
_WORD = re.compile(r"cfyx*\d+[zgjkq]")


def styled(html: str, css: Sequence[str], selectors: Selectors) -> str:
    """The HTML with attributes set where selectors match and the CSS written into the elements.

    Raises:
        TemplateInvalid: when a selector or the stylesheet cannot be read.
    """
    if not css and not selectors:
        return html
    masked = mask(html)
    text = masked.text
    if selectors:
        text = _patched(text, _selected(text, selectors))
    if css:
        text = _patched(text, _inlined(text, "\n".join(css)))
    return masked.restore(text)


def _numbered(text: str) -> str:
    number = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal number
        name = found["name"]
        if name is None:
            return found[0]
        number += 1
        return f'<{name} {_NUMBER}="{number}"{found[0][len(name) + 1 :]}'

    return _TAG.sub(mark, text)


def _patched(text: str, changes: Mapping[int, Mapping[str, str]]) -> str:
    """The text with attributes replaced or added on the start tags of these numbers."""
    number = 0

    def patch(found: re.Match[str]) -> str:
        nonlocal number
        name = found["name"]
        if name is None:
            return found[0]
        number += 1
        values = changes.get(number)
        if not values:
            return found[0]
        rest = found["rest"]
        for attribute, value in values.items():
            rest = _set(rest, attribute, value)
        return f"<{name}{rest}>"

    return _TAG.sub(patch, text)


def _set(rest: str, attribute: str, value: str) -> str:
    given = f'{attribute}="{escape_value(value)}"'
    pattern = (
        rf"(?<=\s){re.escape(attribute)}(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?(?=[\s/]|$)"
    )
    replaced, count = re.subn(pattern, lambda _: given, rest, count=1, flags=re.IGNORECASE)
    if count:
        return replaced
    bare = rest.rstrip()
    closing = bare.endswith("/")
    return f"{bare.rstrip('/').rstrip()} {given}{' /' if closing else ''}"


def _selected(text: str, selectors: Selectors) -> dict[int, dict[str, str]]:
    tree = LexborHTMLParser(_numbered(text))
    changes: dict[int, dict[str, str]] = {}
    for selector, values in selectors:
        try:
            nodes = tree.css(selector)
        except SelectolaxError:
            message = f'mj-selector path="{selector}" is not a CSS selector'
            raise TemplateInvalid([Problem(message=message, part="mjml")]) from None
        for node in nodes:
            number = node.attributes.get(_NUMBER)
            if number:
                changes.setdefault(int(number), {}).update(values)
    return changes


def _inlined(text: str, css: str) -> dict[int, dict[str, str]]:
    inliner = css_inline.CSSInliner(
        inline_style_tags=False,
        keep_style_tags=True,
        keep_link_tags=True,
        load_remote_stylesheets=False,
        extra_css=css,
    )
    numbered = _numbered(text)
    try:
        result = inliner.inline(numbered)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001 - a Rust panic is no Exception
        message = f"The inline stylesheet cannot be applied: {error}"
        raise TemplateInvalid([Problem(message=message, part="mjml")]) from None
    before = _styles(numbered)
    return {
        number: {"style": _merged(before.get(number, ""), style)}
        for number, style in _styles(result).items()
        if style != before.get(number)
    }


def _styles(html: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for tag in _TAG.finditer(html):
        rest = tag["rest"]
        number = _FOUND.search(rest) if rest else None
        style = _STYLE.search(rest) if number and rest else None
        if number and style:
            value = next(group for group in style.groups() if group is not None)
            found[int(number[1])] = unescape(value)
    return found


def _merged(before: str, after: str) -> str:
    """What the inliner made of a style; `!important` it brought would defeat media queries."""
    after = _LOOSE.sub(r"\1\2:", after)
    if "!important" not in before:
        after = after.replace(" !important", "").replace("!important", "")
    if any(word not in after for word in _WORD.findall(before)):
        return f"{before.rstrip().rstrip(';')};{after}"
    return after
