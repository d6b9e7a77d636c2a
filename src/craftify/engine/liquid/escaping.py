"""Writes a value so that it can never leave the place it was put in.

The place of every output is known before data is: see contexts.py. Values are JSON types; `Html` is
HTML that has been sanitized or escaped already, `Encoded` is text the author has percent-encoded.
"""

import html
import json
import re
from typing import Literal, NamedTuple

from craftify.engine.liquid.values import Url

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SCHEMES = frozenset({"http", "https", "cid"})
BLOCKED_URL = "#"
BLOCKED_CSS = "unset"

Kind = Literal["plain", "text", "url", "css", "css-string", "css-url", "json", "json-string"]


class Html(str):
    """Text that is HTML and safe between elements as it stands."""

    __slots__ = ()


class Encoded(str):
    """Text that is percent-encoded already."""

    __slots__ = ()


class Context(NamedTuple):
    """Where an output stands. `attribute` says that entities are decoded there before use."""

    kind: Kind = "text"
    url: Url = "start"
    image: bool = False
    attribute: bool = False
    unquoted: bool = False
    conditional: bool = False


PLAIN = Context("plain")


class NotText(ValueError):
    """An object or a list of objects was to be written as text."""


def escape(value: object, context: Context) -> str:
    """Write a value for its context."""
    if context.kind == "text" and not context.attribute and isinstance(value, Html):
        return _guard_dashes(value) if context.conditional else str(value)
    written = _WRITERS[context.kind](value, context)
    if context.kind == "plain":
        return written
    if context.attribute or context.kind == "text":
        written = escape_html(written)
    if context.unquoted:
        written = _unquoted(written)
    return _guard_dashes(written) if context.conditional else written


def escape_html(text: str) -> str:
    """Escape for text and quoted attribute values."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;").replace("\x00", "\ufffd")


def to_text(value: object) -> str:
    """A value as Liquid prints it; HTML becomes the text a reader sees."""
    if isinstance(value, str):
        return html_to_text(value) if isinstance(value, Html) else value
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if isinstance(value, list | tuple) and not any(isinstance(item, dict) for item in value):
        return "".join(to_text(item) for item in value)
    raise NotText(
        "an object cannot be printed; name one of its fields"
        if isinstance(value, dict)
        else "a list of objects cannot be printed; loop over it"
    )


_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^<>]*>\s*", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")


def html_to_text(markup: str) -> str:
    """The text of a small piece of HTML, line breaks kept."""
    text = _TAGS.sub("", _BREAKS.sub("\n", markup))
    return html.unescape(text).strip("\n")


def _write_text(value: object, _: Context) -> str:
    return to_text(value)


def _write_url(value: object, context: Context) -> str:
    text, state = to_text(value), context.url
    if state in {"query", "mixed"}:
        return _encode_component(value, text)
    if state == "path":
        return _encode_unsafe(text)
    text = re.sub(r"[\t\r\n]", "", text.strip("".join(map(chr, range(33)))))
    if safe_scheme(text, IMAGE_SCHEMES if context.image else LINK_SCHEMES):
        return _encode_unsafe(text).replace(":", "%3A") if state == "open" else _encode_unsafe(text)
    return BLOCKED_URL if state == "start" else _encode_component(value, text)


def safe_scheme(url: str, schemes: frozenset[str]) -> bool:
    """Whether a URL is relative or has one of the schemes."""
    scheme, colon, _ = re.split(r"[/?#]", url, maxsplit=1)[0].partition(":")
    return not colon or scheme.lower() in schemes


_PERCENT_ENCODED = re.compile(r"[A-Za-z0-9_.\-~%+*]*\Z")
_UNSAFE_IN_URL = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]')
_NOT_UNRESERVED = re.compile(r"[^A-Za-z0-9_.~-]")


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _encode_unsafe(text: str) -> str:
    return _UNSAFE_IN_URL.sub(_percent, text)


def _encode_component(value: object, text: str) -> str:
    if isinstance(value, Encoded) and _PERCENT_ENCODED.match(text):
        return text
    return _NOT_UNRESERVED.sub(_percent, text)


_SAFE_CSS = re.compile(
    r"(?:[\w#%.,+ \-]|/(?!\*)|!important\b|'[\w .\-]*'|\"[\w .\-]*\""
    r"|(?:rgba?|hsla?)\([\d.,%/ degturnad]*\))*\Z",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_CSS = 400
_UNSAFE_IN_CSS_STRING = re.compile(r"[^\w .,%#:/?=+!@~\x80-\U0010ffff-]")


def _write_css(value: object, _: Context) -> str:
    text = to_text(value).strip()
    short = len(text) <= _LONGEST_CSS
    return text if short and _SAFE_CSS.match(text) else BLOCKED_CSS


def _write_css_string(value: object, _: Context) -> str:
    text = to_text(value).replace("\x00", "\ufffd")
    return _UNSAFE_IN_CSS_STRING.sub(lambda found: f"\\{ord(found[0]):x} ", text)


def _write_css_url(value: object, context: Context) -> str:
    return re.sub(r"[\"'()\\\s]", _percent, _write_url(value, context))


_UNSAFE_IN_JSON = re.compile(r"[^\w .,:;+@#%=!?|~^-]|[^\x00-\x7f]")


def _u_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "replace")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def _write_json_string(value: object, _: Context) -> str:
    return _UNSAFE_IN_JSON.sub(_u_escape, to_text(value))


def _write_json(value: object, context: Context) -> str:
    if isinstance(value, str):
        return f'"{_write_json_string(value, context)}"'
    return re.sub(r"[<>&']", _u_escape, json.dumps(_json_ready(value), ensure_ascii=True))


def _json_ready(value: object) -> object:
    if isinstance(value, Html):
        return html_to_text(value)
    if isinstance(value, dict):
        return {key: _json_ready(item) for key, item in value.items()}
    if isinstance(value, list | tuple | range):
        return [_json_ready(item) for item in value]
    return value


def to_json(value: object) -> str:
    """A value as JSON that is safe inside a script element."""
    return _write_json(value, Context("json"))


def _unquoted(text: str) -> str:
    return re.sub(r"[\s`=]", lambda found: f"&#{ord(found[0])};", text) or "&#32;"


def _guard_dashes(text: str) -> str:
    """Inside a conditional comment no value may help to spell the end of the comment."""
    if "--" in text or text.startswith("-") or text.endswith("-"):
        return text.replace("-", "&#45;")
    return text


_WRITERS = {
    "plain": _write_text,
    "text": _write_text,
    "url": _write_url,
    "css": _write_css,
    "css-string": _write_css_string,
    "css-url": _write_css_url,
    "json": _write_json,
    "json-string": _write_json_string,
}
