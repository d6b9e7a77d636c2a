"""Takes a document apart: doctype, head, attributes of html and body, what must not reach nh3."""

import re
from html import escape

from craftify.engine.sanitizing.attributes import Attributes, quoted
from craftify.engine.sanitizing.branches import clean_comment
from craftify.engine.sanitizing.policy import NO_CONTENT, TAGS, safe_address
from craftify.engine.sanitizing.tags import Token, tokens

_DOCTYPE = re.compile(
    r"<!doctype\s+html(?:\s+PUBLIC\s+\"-//W3C//DTD [A-Z0-9 .]{4,40}//EN\""
    r"(?:\s+\"https?://www\.w3\.org/[\w./-]{4,60}\")?)?(?:\s+\[?)?\s*>",
    re.IGNORECASE,
)
_META_NAMES = ("charset", "name", "http-equiv", "property", "content", "media")
_HARMLESS_PRAGMAS = frozenset({"content-type", "x-ua-compatible", "content-language", "cleartype"})
_LINK_NAMES = ("rel", "href", "type", "media")
_SHELL = frozenset({"html", "head", "body"})
_DROPPED = frozenset({"base", "basefont", "bgsound", "param", "track", "isindex", "keygen"})
_TEXT_ELEMENTS = frozenset({"textarea", "xmp", "plaintext"})


class _Outside(str):
    """White space between the parts of a document, which is written anew."""

    __slots__ = ()


class Shell:
    """A document read once; `body` is for nh3, with placeholders for what it must not see."""

    def __init__(self, markup: str, attributes: Attributes) -> None:
        self._markup = markup
        self._attributes = attributes
        self._held: list[str] = []
        self._doctype = ""
        self._open: dict[str, str] = {}
        self._head: list[str] = []
        self._body: list[str] = []
        self._in_head = True
        self._head_open = False
        self._ended = False
        self._mask_comment = re.compile(rf"<!--{attributes.prefix}\d+z-->")
        self._read()

    @property
    def body(self) -> str:
        """What stands in the body, masked."""
        return "".join(self._body)

    def around(self, body: str) -> str:
        """Put the document together again."""
        comment = re.compile(r"<!--(.*?)-->", re.DOTALL)
        body = comment.sub(self._unhold, body)
        bare = not self._open and not self._doctype
        head = "".join(text for text in self._head if bare or not isinstance(text, _Outside))
        if bare:
            return head + body
        attributes = {name: self._open.get(name, "") for name in _SHELL}
        return (
            f"{self._doctype or '<!DOCTYPE html>'}\n<html{attributes['html']}>\n"
            f"<head{attributes['head']}>{head}</head>\n<body{attributes['body']}>{body}</body>\n</html>"
        )

    def _unhold(self, match: re.Match[str]) -> str:
        if self._mask_comment.fullmatch(match[0]):
            return match[0]
        held = re.fullmatch(rf"{self._attributes.prefix}(\d+)p", match[1])
        return self._held[int(held[1])] if held and int(held[1]) < len(self._held) else ""

    def _read(self) -> None:
        end = 0
        for token in tokens(self._markup):
            end = token.end
            self._token(token)
        if end < len(self._markup):
            self._attributes.note("unfinished tag", end)

    def _token(self, token: Token) -> None:
        if token.kind == "comment":
            self._comment(token)
        elif token.kind == "raw":
            self._raw(token)
        elif token.kind == "text":
            self._text(token.text)
        elif token.name in _SHELL:
            self._shell_tag(token)
        elif token.name in {"meta", "link"} and token.kind == "start":
            self._metadata(token)
        elif token.name in _DROPPED:
            self._attributes.note(f"<{token.name}>", token.start)
        else:
            self._element(token)

    def _text(self, text: str) -> None:
        if text.strip():
            self._in_head = self._ended = False
            self._body.append(text if text != "<" else "&lt;")
        elif self._in_head:
            self._head.append(text if self._head_open else _Outside(text))
        elif not self._ended:
            self._body.append(text)

    def _put(self, text: str) -> None:
        (self._head if self._in_head else self._body).append(text)

    def _shell_tag(self, token: Token) -> None:
        if token.kind == "start":
            self._open.setdefault(token.name, self._attributes.written(token))
        if token.name == "head":
            self._head_open = token.kind == "start"
        elif token.name == "body" and token.kind == "start":
            self._in_head = self._ended = False
        elif token.kind == "end":
            self._ended = True

    def _comment(self, token: Token) -> None:
        text = token.text
        if self._mask_comment.fullmatch(text):
            self._put(text)
        elif text[:9].lower() == "<!doctype":
            self._doctype = text if _DOCTYPE.fullmatch(text) else "<!DOCTYPE html>"
        elif kept := clean_comment(text, self._attributes):
            self._hold(kept)

    def _hold(self, kept: str) -> None:
        if self._in_head:
            self._head.append(kept)
        else:
            self._body.append(f"<!--{self._attributes.prefix}{len(self._held)}p-->")
            self._held.append(kept)

    def _raw(self, token: Token) -> None:
        if token.name == "style":
            sheet = self._attributes.sheet(token.text, token.start)
            self._hold(f"<style{self._few(token, ('type', 'media'))}>{sheet}</style>")
        elif token.name == "title":
            if self._in_head:
                self._head.append(f"<title>{token.text.replace('<', '&lt;')}</title>")
        elif token.name in _TEXT_ELEMENTS:
            self._in_head = False
            self._attributes.note(f"<{token.name}>", token.start)
            self._body.append(escape(token.text, quote=False))
        else:
            self._attributes.note(f"<{token.name}>", token.start)

    def _metadata(self, token: Token) -> None:
        values = dict(reversed(token.attributes))
        if token.name == "meta":
            pragma = values.get("http-equiv", "").strip().lower()
            harmless = not pragma or pragma in _HARMLESS_PRAGMAS
            names: tuple[str, ...] = _META_NAMES
        else:
            relations = values.get("rel", "").lower().split()
            address = values.get("href", "").strip()
            remote = address.lower().startswith(("https://", "http://", "//"))
            harmless = relations == ["stylesheet"] and remote and safe_address("href", address)
            names = _LINK_NAMES
        if harmless and self._in_head:
            self._head.append(f"<{token.name}{self._few(token, names)}>")
        elif not harmless:
            self._attributes.note(f"<{token.name}>", token.start)

    def _few(self, token: Token, names: tuple[str, ...]) -> str:
        values = dict(reversed(token.attributes))
        return "".join(f' {name}="{quoted(values[name])}"' for name in names if name in values)

    def _element(self, token: Token) -> None:
        if token.kind == "start":
            self._in_head = self._ended = False
            if token.name not in TAGS:
                self._attributes.note(f"<{token.name}>", token.start)
            elif token.name not in NO_CONTENT:
                self._attributes.written(token)  # only to note what will go
        if not self._in_head:
            self._body.append(self._markup[token.start : token.end])
