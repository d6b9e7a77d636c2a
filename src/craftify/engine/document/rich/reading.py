"""HTML read as rich text, when it fits the closed schema without loss."""

import re
from html import unescape
from typing import Any, Final

from craftify.engine.document.escaping import unescape_around_liquid
from craftify.engine.document.rich.nodes import TAGS_OF_MARK, Rich

_TOKEN = re.compile(
    r"(?P<liquid>\{\{[^{}]*\}\})"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)"
    r"(?P<attributes>(?:\s+[^\s\"'<>/={}]+(?:\s*=\s*(?:\"(?:[^\"{]++|\{\{[^{}]*\}\}|\{)*+\""
    r"|'(?:[^'{]++|\{\{[^{}]*\}\}|\{)*+'|[^\s\"'<>={}]+))?)*+)\s*/?>"
    r"|(?P<other>[<]|\{[{%])"
)
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/={}]+)(?:\s*=\s*(?:\"((?:[^\"{]++|\{\{[^{}]*\}\}|\{)*+)\""
    r"|'((?:[^'{]++|\{\{[^{}]*\}\}|\{)*+)'|([^\s\"'<>={}]+)))?"
)
_VARIABLE = re.compile(
    r"\{\{\s*(?P<path>[A-Za-z_][\w\-]*(?:\.[A-Za-z_][\w\-]*|\[\d+\])*)\s*"
    r"(?:\|\s*default\s*:\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')\s*)?"
    r"(?P<filters>(?:\|\s*[A-Za-z_]\w*\s*(?::[^|{}]*)?)*)\}\}"
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MARK_OF_TAG = {tag: mark for mark, tags in TAGS_OF_MARK.items() for tag in tags}
_STYLE_ONLY = frozenset(("style",))
_LINK = frozenset(("href", "target", "rel", "title", "style", "class", "name", "id"))
_LISTS = {"ul": "bulletList", "ol": "orderedList"}
_HEADING = re.compile(r"h[1-6]")

Node = dict[str, Any]


class _Unfit(Exception):
    """The HTML says more than rich text can hold."""


def read_rich(html: str) -> Rich | None:
    """The rich text an HTML fragment is, or None when it would lose something."""
    try:
        content = _Reader(html.strip()).read()
    except _Unfit:
        return None
    return Rich.model_validate({"type": "doc", "content": content})


class _Reader:
    """One pass over the tokens with the open marks and the open lists."""

    def __init__(self, html: str) -> None:
        self._html: Final = html
        self._parts: list[Node] = []
        self._lists: list[Node] = []
        self._marks: list[Node] = []
        self._current: Node | None = None
        self._implicit = False
        self._closed_mark: Node | None = None

    def read(self) -> list[Node]:
        at = 0
        for token in _TOKEN.finditer(self._html):
            self._text(self._html[at : token.start()])
            at = token.end()
            self._token(token)
        self._text(self._html[at:])
        if self._marks or self._lists or (self._current is not None and not self._implicit):
            raise _Unfit
        self._finish()
        _drop_needless_wraps(self._parts, alone=len(self._parts) == 1)
        return self._parts

    def _token(self, token: re.Match[str]) -> None:
        if token["other"]:
            raise _Unfit
        if token["liquid"]:
            self._variable(token["liquid"])
            return
        tag = token["tag"].lower()
        if token["close"]:
            self._end(tag)
        else:
            self._start(tag, _attributes(token["attributes"]))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br" and not attributes:
            self._add({"type": "hardBreak"})
        elif tag == "img":
            self._add({"type": "image", "attrs": attributes})
        elif tag in _MARK_OF_TAG:
            self._open_mark(tag, attributes)
        elif self._marks or set(attributes) - _STYLE_ONLY:
            raise _Unfit
        elif tag == "p" or _HEADING.fullmatch(tag):
            self._open_part(tag, attributes)
        elif tag in _LISTS or tag == "li":
            self._open_list(tag, attributes)
        else:
            raise _Unfit

    def _open_mark(self, tag: str, attributes: dict[str, str]) -> None:
        mark = _MARK_OF_TAG[tag]
        if set(attributes) - (_LINK if mark == "link" else _STYLE_ONLY):
            raise _Unfit
        if mark in {"link", "style"} and not attributes:
            raise _Unfit
        attrs = dict(attributes)
        if tag != TAGS_OF_MARK[mark][0]:
            attrs["tag"] = tag
        opened: Node = {"type": mark, "attrs": attrs} if attrs else {"type": mark}
        if opened == self._closed_mark:
            raise _Unfit  # two neighbors alike would melt into one
        self._closed_mark = None
        self._marks.append({"mark": opened, "tag": tag, "filled": False})

    def _open_part(self, tag: str, attributes: dict[str, str]) -> None:
        if self._current is not None and not self._implicit:
            raise _Unfit
        if self._lists and (tag != "p" or self._lists[-1]["type"] != "listItem"):
            raise _Unfit
        if any(_is_bare(part) for part in self._siblings()):
            raise _Unfit
        attrs: Node = dict(attributes)
        if tag == "p":
            attrs["wrap"] = True
        else:
            attrs["level"] = int(tag[1])
        self._begin({"type": "paragraph" if tag == "p" else "heading", "attrs": attrs})
        self._implicit = False

    def _begin(self, part: Node) -> None:
        self._finish()
        part["content"] = []
        self._siblings().append(part)
        self._current = part

    def _siblings(self) -> list[Node]:
        siblings: list[Node] = self._lists[-1]["content"] if self._lists else self._parts
        return siblings

    def _open_list(self, tag: str, attributes: dict[str, str]) -> None:
        inside = self._lists[-1]["type"] if self._lists else None
        if (tag == "li") != (inside in {"bulletList", "orderedList"}):
            raise _Unfit
        if self._current is not None and not (self._implicit and self._lists):
            raise _Unfit
        part: Node = {"type": _LISTS.get(tag, "listItem"), "attrs": dict(attributes)}
        self._begin(part)
        self._current = None
        self._lists.append(part)

    def _end(self, tag: str) -> None:
        if tag in _MARK_OF_TAG:
            if not self._marks or self._marks[-1]["tag"] != tag or not self._marks[-1]["filled"]:
                raise _Unfit
            self._closed_mark = self._marks.pop()["mark"]
            return
        if self._marks or tag in {"br", "img"}:
            raise _Unfit
        if tag == "li" or tag in _LISTS:
            self._close_list(tag)
        elif self._current is None or self._implicit:
            raise _Unfit
        else:
            self._finish()

    def _close_list(self, tag: str) -> None:
        if not self._lists or self._lists[-1]["type"] != _LISTS.get(tag, "listItem"):
            raise _Unfit
        if self._current is not None and not self._implicit:
            raise _Unfit
        self._finish()
        _drop_needless_wraps(self._lists.pop()["content"])

    def _finish(self) -> None:
        """Spaces at the edges of a paragraph are layout of the source, not text."""
        part, self._current, self._closed_mark = self._current, None, None
        if part is None:
            return
        content: list[Node] = part["content"]
        for edge, strip in ((0, str.lstrip), (-1, str.rstrip)):
            if content and content[edge]["type"] == "text":
                content[edge]["text"] = strip(content[edge]["text"], " ")
                if not content[edge]["text"]:
                    del content[edge]

    def _text(self, source: str) -> None:
        if not source:
            return
        text = unescape(_SPACE.sub(" ", source))
        if text == " " and self._current is None:
            return
        self._add({"type": "text", "text": text})

    def _variable(self, tag: str) -> None:
        found = _VARIABLE.fullmatch(tag)
        if found is None:
            raise _Unfit
        attrs: Node = {"path": found["path"]}
        fallback = found["double"] if found["double"] is not None else found["single"]
        if fallback is not None:
            attrs["fallback"] = fallback
        filters = [name.strip() for name in found["filters"].split("|") if name.strip()]
        if filters:
            attrs["filters"] = filters
        self._add({"type": "variable", "attrs": attrs})

    def _add(self, node: Node) -> None:
        if self._current is None:
            self._begin_bare()
        if self._marks:
            node["marks"] = [opened["mark"] for opened in self._marks]
            for opened in self._marks:
                opened["filled"] = True
        self._closed_mark = None
        if self._current is not None:
            self._current["content"].append(node)

    def _begin_bare(self) -> None:
        if self._siblings() or (self._lists and self._lists[-1]["type"] != "listItem"):
            raise _Unfit  # bare text beside blocks has no paragraph of its own
        self._begin({"type": "paragraph"})
        self._implicit = True


def _is_bare(part: Node) -> bool:
    return bool(part["type"] == "paragraph" and not part.get("attrs"))


def _drop_needless_wraps(parts: list[Node], *, alone: bool = True) -> None:
    """`wrap` is said only where a paragraph would otherwise be written bare."""
    paragraphs = [part for part in parts if part["type"] == "paragraph"]
    for part in paragraphs:
        attrs = part.get("attrs", {})
        if len(paragraphs) > 1 or not alone or "style" in attrs:
            attrs.pop("wrap", None)


def _attributes(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = next((group for group in match.groups()[1:] if group is not None), None)
        if value is None:
            raise _Unfit
        found.setdefault(match[1].lower(), _SPACE.sub(" ", unescape_around_liquid(value)).strip())
    return found
