"""Filters on text."""

import base64
import binascii
import html
import re
import urllib.parse
from collections.abc import Callable

from craftify.engine.liquid.escaping import Encoded, Html, escape_html, to_json, to_text
from craftify.engine.liquid.filters.numbers import to_integer
from craftify.engine.liquid.filters.refusals import Refusal, check_growth, check_items

_LINE_END = re.compile(r"\r\n|\n|\r")
_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"\s+")


def _append(value: object, tail: object) -> str:
    return to_text(value) + to_text(tail)


def _prepend(value: object, head: object) -> str:
    return to_text(head) + to_text(value)


def _capitalize(value: object) -> str:
    return to_text(value).capitalize()


def _downcase(value: object) -> str:
    return to_text(value).lower()


def _upcase(value: object) -> str:
    return to_text(value).upper()


def _strip(value: object) -> str:
    return to_text(value).strip()


def _lstrip(value: object) -> str:
    return to_text(value).lstrip()


def _rstrip(value: object) -> str:
    return to_text(value).rstrip()


def _squish(value: object) -> str:
    return _BLANKS.sub(" ", to_text(value).strip())


def _escape(value: object) -> str:
    """Output is always escaped for its place, so an explicit `escape` must not do it twice."""
    return to_text(value)


def _escape_once(value: object) -> str:
    return html.unescape(to_text(value))


def _newline_to_br(value: object) -> Html:
    return Html(_LINE_END.sub("<br>\n", escape_html(to_text(value))))


def _strip_newlines(value: object) -> str:
    return _LINE_END.sub("", to_text(value))


def _strip_html(value: object) -> str:
    return html.unescape(_TAG.sub("", to_text(value)))


def _replace(value: object, old: object, new: object = "") -> str:
    text, sought, put = to_text(value), to_text(old), to_text(new)
    check_growth(len(text), text.count(sought), len(put))
    return text.replace(sought, put)


def _replace_first(value: object, old: object, new: object = "") -> str:
    return to_text(value).replace(to_text(old), to_text(new), 1)


def _replace_last(value: object, old: object, new: object = "") -> str:
    text, sought = to_text(value), to_text(old)
    at = text.rfind(sought)
    return text if at < 0 else text[:at] + to_text(new) + text[at + len(sought) :]


def _remove(value: object, old: object) -> str:
    return to_text(value).replace(to_text(old), "")


def _remove_first(value: object, old: object) -> str:
    return _replace_first(value, old)


def _remove_last(value: object, old: object) -> str:
    return _replace_last(value, old)


def _slice(value: object, start: object, length: object = 1) -> object:
    sequence = value if isinstance(value, list) else to_text(value)
    first, count = to_integer(start), max(to_integer(length), 0)
    if first < 0:
        first += len(sequence)
    return sequence[first : first + count] if first >= 0 else sequence[:0]


def _split(value: object, separator: object = "") -> list[str]:
    text, sought = to_text(value), to_text(separator)
    if not text or text == sought:
        return []
    check_items(text.count(sought) if sought else len(text))
    if not sought:
        return list(text)
    parts = text.split(None if sought == " " else sought)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _truncate(value: object, length: object = 50, end: object = "...") -> str:
    text, tail, limit = to_text(value), to_text(end), to_integer(length)
    return text if len(text) <= limit else text[: max(limit - len(tail), 0)] + tail


def _truncatewords(value: object, count: object = 15, end: object = "...") -> str:
    words, limit = to_text(value).split(), max(to_integer(count), 1)
    return " ".join(words) if len(words) <= limit else " ".join(words[:limit]) + to_text(end)


def _url_encode(value: object) -> Encoded:
    return Encoded(urllib.parse.quote_plus(to_text(value)))


def _url_decode(value: object) -> str:
    return urllib.parse.unquote_plus(to_text(value))


def _base64_encode(value: object) -> str:
    return base64.b64encode(to_text(value).encode()).decode()


def _base64_decode(value: object) -> str:
    try:
        return base64.b64decode(to_text(value), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Refusal("the text is not base64") from error


def _json(value: object) -> str:
    return to_json(value)


FILTERS: dict[str, Callable[..., object]] = {
    "append": _append,
    "base64_decode": _base64_decode,
    "base64_encode": _base64_encode,
    "capitalize": _capitalize,
    "downcase": _downcase,
    "escape": _escape,
    "escape_once": _escape_once,
    "h": _escape,
    "json": _json,
    "lstrip": _lstrip,
    "newline_to_br": _newline_to_br,
    "prepend": _prepend,
    "remove": _remove,
    "remove_first": _remove_first,
    "remove_last": _remove_last,
    "replace": _replace,
    "replace_first": _replace_first,
    "replace_last": _replace_last,
    "rstrip": _rstrip,
    "slice": _slice,
    "split": _split,
    "squish": _squish,
    "strip": _strip,
    "strip_html": _strip_html,
    "strip_newlines": _strip_newlines,
    "truncate": _truncate,
    "truncatewords": _truncatewords,
    "upcase": _upcase,
    "url_decode": _url_decode,
    "url_encode": _url_encode,
}
