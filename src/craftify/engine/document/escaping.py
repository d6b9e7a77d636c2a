"""Characters in and out of markup, with Liquid left alone."""

import re
from html import unescape

# a brace inside a tag would be a string literal's: rare, and then the tag is taken in pieces
LIQUID = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_TEXT = re.compile(r"[&<>{}\u00a0\u00ad\u200b-\u200c\u200e\u200f\u2060\ufeff]")
_TEXT_NAMES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\u00a0": "&nbsp;",
    "\u00ad": "&shy;",
    "\u200c": "&zwnj;",
    "\u200e": "&lrm;",
    "\u200f": "&rlm;",
}
_VALUE = re.compile(r"[&<>\"\x00-\x1f\u00a0\u00ad\u200b\u200c\u200e\u200f\u2028\u2029\u2060\ufeff]")
_VALUE_NAMES = {**_TEXT_NAMES, '"': "&quot;"}
# references without a semicolon are left: `?a=1&copy=2` is a query, not a copyright sign
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _named(found: re.Match[str]) -> str:
    character = found[0]
    return _TEXT_NAMES.get(character) or f"&#{ord(character)};"


def _named_value(found: re.Match[str]) -> str:
    character = found[0]
    return _VALUE_NAMES.get(character) or f"&#{ord(character)};"


def escape_text(text: str) -> str:
    """Plain characters as HTML text: no brace is left that could begin a template tag."""
    if text.isascii() and not ("&" in text or "<" in text or ">" in text or "{" in text):
        return text.replace("}", "&#125;") if "}" in text else text
    return _TEXT.sub(_named, text)


def escape_value(value: str) -> str:
    """A value for a double-quoted attribute, Liquid included, as every XML parser reads it."""
    return _VALUE.sub(_named_value, value) if _VALUE.search(value) else value


def escape_around_liquid(value: str) -> str:
    """A value for a double-quoted HTML attribute whose Liquid tags stay as they are."""
    if "{" not in value:
        return escape_value(value)
    parts: list[str] = []
    at = 0
    for tag in LIQUID.finditer(value):
        parts += (escape_value(value[at : tag.start()]), tag[0])
        at = tag.end()
    return "".join(parts) + escape_value(value[at:])


def escape_text_around_liquid(text: str) -> str:
    """Plain characters as HTML text, Liquid tags as they are."""
    if "{" not in text:
        return escape_text(text)
    parts: list[str] = []
    at = 0
    for tag in LIQUID.finditer(text):
        parts += (escape_text(text[at : tag.start()]), tag[0])
        at = tag.end()
    return "".join(parts) + escape_text(text[at:])


def unescape_around_liquid(text: str) -> str:
    """The characters a text or value stands for, Liquid tags as they are."""
    if "&" not in text:
        return text
    parts: list[str] = []
    at = 0
    for tag in LIQUID.finditer(text):
        parts += (unescape_value(text[at : tag.start()]), tag[0])
        at = tag.end()
    return "".join(parts) + unescape_value(text[at:])


def unescape_value(value: str) -> str:
    """The characters an attribute value or a title stands for."""
    if "&" not in value:
        return value
    return _REFERENCE.sub(lambda found: unescape(found[0]), value)
