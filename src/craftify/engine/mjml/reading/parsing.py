"""A tolerant MJML parser: never native, linear, and every problem has line and column."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from craftify.engine.document.escaping import CONTROL, unescape_value
from craftify.engine.document.limits import TOO_DEEP, depth_exceeded
from craftify.engine.document.places import Places
from craftify.engine.errors import TemplateInvalid, TooLarge
from craftify.engine.mjml.elements import BODIED, COMMENT, TEXT, Element
from craftify.engine.results import Problem, ReportLine

MAX_SOURCE_BYTES = 1_048_576
MAX_DEPTH = 100
MAX_PROBLEMS = 20

_MARK = re.compile(
    r"<!--(?P<comment>.*?)-->|</(?P<close>mj[\w-]*+)\s*+>|<(?P<open>mj[\w-]*+)"
    r"|<(?P<unclosed>!--)",
    re.DOTALL | re.IGNORECASE,
)
_PROLOG = re.compile(r"\s*+(?:<\?xml[^>]*>|<!doctype[^>]*>)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\s*+([^\s\"'<>/=]++)(?:\s*+=\s*+(?:"
    r"\"((?:[^\"{]++|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{)*+)\""
    r"|'((?:[^'{]++|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{)*+)'"
    r"|((?:[^\s\"'<>/{]++|/(?!>)|\{\{[^{}]*\}\}|\{)++)))?"
)
# what most tags have: attributes in double quotes with nothing in them to decode, each named once
_PLAIN_ATTRIBUTES = re.compile(r"((?:\s*+[^\s\"'<>/=]++=\"[^\"{&\t\n]*+\")*+)\s*+(/?)\s*+>")
_PLAIN_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)=\"([^\"]*+)\"")
_TAG_END = re.compile(r"\s*+(/?)\s*+>")
_FOLDED = re.compile(r" *[\t\n][ \t\n]*")
_NESTED = re.compile(r"<!--(?:.*?-->|.*)|</?mj(?:ml|-[a-z][\w-]*+)", re.DOTALL | re.IGNORECASE)
_ANY_MJML = re.compile(r"<mj(?:ml|-[a-z])", re.IGNORECASE)


class Parsed:
    """The tree of a source, the source as it was read, and what was repaired on the way."""

    def __init__(self, root: Element, places: Places, repairs: list[ReportLine]) -> None:
        self.root = root
        self.places = places
        self.repairs = repairs


def parse_mjml(source: str, *, partials: Mapping[str, str] | None = None, name: str = "") -> Parsed:
    """The elements of an MJML source; `mj-include` is resolved among the partials by name.

    Raises:
        TemplateInvalid: with every problem found, each with line, column and excerpt.
        TooLarge: over 1 MB, or nested deeper than 100 components.
    """
    repairs: list[ReportLine] = []
    text = normalized(source, repairs)
    places = Places(text)
    if not _ANY_MJML.search(text):
        message = "This is not MJML: there is no <mjml> element. Is it HTML? Import it as HTML"
        raise TemplateInvalid([places.problem(message, 0)])
    by_name = {_name(path): content for path, content in (partials or {}).items()}
    within = (_name(name),) if name else ()
    root = _Reader(text, places, by_name, repairs, within).read()
    return Parsed(root, places, repairs)


def refuse_size(source: str) -> None:
    """Raises TooLarge when a source is over the limit, before any other work."""
    if len(source) > MAX_SOURCE_BYTES or len(source.encode("utf-8", "replace")) > MAX_SOURCE_BYTES:
        raise TooLarge(
            [Problem(message=f"The source is larger than {MAX_SOURCE_BYTES // 1024**2} MB")]
        )


def normalized(source: str, repairs: list[ReportLine]) -> str:
    """The source without byte order mark and control characters, lines ended by LF."""
    refuse_size(source)
    text = source.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = CONTROL.search(text)
    if found:
        line = Places(text).line(found.start())
        text = CONTROL.sub("", text)
        repairs.append(
            ReportLine(action="repaired", what="control characters", note="taken out", line=line)
        )
    return text


def _name(path: str) -> str:
    """A partial is known by its name alone: `./partials/base.mjml` is `base.mjml`."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].lower()


class _Reader:
    """One pass from left to right with a stack of what is open."""

    def __init__(
        self,
        text: str,
        places: Places,
        partials: Mapping[str, str],
        repairs: list[ReportLine],
        within: tuple[str, ...] = (),
    ) -> None:
        self._text: Final = text
        self._places: Final = places
        self._partials: Final = partials
        self._repairs: Final = repairs
        self._within: Final = within
        self._problems: list[Problem] = []
        self._stack: list[Element] = [Element("#root")]

    def read(self) -> Element:
        at = prolog.end() if (prolog := _PROLOG.match(self._text)) else 0
        if prolog and (second := _PROLOG.match(self._text, at)):
            at = second.end()
        while mark := _MARK.search(self._text, at):
            self._gap(at, mark.start())
            at = self._mark(mark)
        self._gap(at, len(self._text))
        for open_element in reversed(self._stack[1:]):
            self._problem(f"<{open_element.tag}> is never closed", open_element.offset)
        if self._problems:
            raise TemplateInvalid(self._problems)
        return self._stack[0]

    def _mark(self, mark: re.Match[str]) -> int:
        if mark["unclosed"]:
            self._problem("This comment is never closed with -->", mark.start())
            return len(self._text)
        if mark["close"]:
            self._close(mark["close"].lower(), mark.start())
        elif mark["open"]:
            return self._open(mark)
        else:
            self._append(Element(COMMENT, body=mark["comment"], offset=mark.start()))
        return mark.end()

    def _append(self, element: Element) -> None:
        self._stack[-1].children.append(element)

    def _gap(self, start: int, end: int) -> None:
        gap = self._text[start:end]
        text = gap.strip()
        if text:
            self._append(Element(TEXT, body=text, offset=start + len(gap) - len(gap.lstrip())))

    def _open(self, mark: re.Match[str]) -> int:
        tag, offset = mark["open"].lower(), mark.start()
        if tag != mark["open"]:
            self._repair(f"<{mark['open']}>", "tags are written in lower case", offset)
        attributes, at, closed = self._attributes(mark.end(), tag, offset)
        element = Element(tag, attributes, offset=offset)
        if tag == "mj-include":
            self._include(element)
            return at if closed else self._past_closing(tag, at)
        self._append(element)
        if tag in BODIED:
            element.body = ""
            return at if closed else self._body(element, at)
        if not closed:
            self._stack.append(element)
            if len(self._stack) > MAX_DEPTH:
                message = f"MJML is nested deeper than {MAX_DEPTH} components here"
                raise TooLarge([self._places.problem(message, offset)])
        return at

    def _past_closing(self, tag: str, at: int) -> int:
        found = re.compile(rf"\s*</{tag}\s*>", re.IGNORECASE).match(self._text, at)
        return found.end() if found else at

    def _attributes(self, at: int, tag: str, offset: int) -> tuple[dict[str, str], int, bool]:
        if plain := _PLAIN_ATTRIBUTES.match(self._text, at):
            pairs = _PLAIN_ATTRIBUTE.findall(plain[1])
            values = dict(pairs)
            if len(values) == len(pairs):
                return values, plain.end(), bool(plain[2])
        found: dict[str, str] = {}
        while True:
            if end := _TAG_END.match(self._text, at):
                return found, end.end(), bool(end[1])
            match = _ATTRIBUTE.match(self._text, at)
            if match is None:
                return found, self._skip_tag(at, tag, offset), False
            value = next((group for group in match.groups()[1:] if group is not None), None)
            name = match[1]
            if name in found:
                self._repair(f"{name} on <{tag}>", "given twice: the first counts", match.start(1))
            found.setdefault(name, unescape_value(_FOLDED.sub(" ", value or "")))
            at = match.end()

    def _skip_tag(self, at: int, tag: str, offset: int) -> int:
        rest = self._text[at:]
        if not rest.strip():
            self._problem(f"The tag <{tag}> is never closed with >", offset)
            return len(self._text)
        wrong = at + len(rest) - len(rest.lstrip())
        self._problem(
            f"The attributes of <{tag}> cannot be read here: is a quote missing before this?", wrong
        )
        end = self._text.find(">", wrong)
        return end + 1 if end >= 0 else len(self._text)

    def _body(self, element: Element, at: int) -> int:
        closing = _closing(element.tag).search(self._text, at)
        end = closing.start() if closing else len(self._text)
        for nested in _NESTED.finditer(self._text, at, end):
            if not nested[0].startswith("<!--"):
                line, column = self._places.place(nested.start())
                self._problem(
                    f"<{element.tag}> is not closed before {nested[0]}> at {line}:{column}",
                    element.offset,
                )
                return nested.start()
        if closing is None:
            self._problem(f"<{element.tag}> is never closed", element.offset)
            return end
        body = self._text[at:end]
        if "<![CDATA[" in body:
            body = _without_cdata(body)
            self._repair(f"CDATA in <{element.tag}>", "its content is HTML as it stands", at)
        deep = depth_exceeded(body)
        if deep is not None:
            raise TooLarge([self._places.problem(TOO_DEEP, at + deep)])
        element.body = body.strip()
        return closing.end()

    def _close(self, tag: str, offset: int) -> None:
        if not any(element.tag == tag for element in self._stack):
            self._problem(f"</{tag}> closes nothing", offset)
            return
        while self._stack[-1].tag != tag:
            unclosed = self._stack.pop()
            line, column = self._places.place(offset)
            message = f"<{unclosed.tag}> is not closed before </{tag}> at {line}:{column}"
            self._problem(message, unclosed.offset)
        self._stack.pop()

    def _include(self, element: Element) -> None:
        path = element.attributes.get("path", "")
        name = _name(path)
        if name not in self._partials:
            known = ", ".join(sorted(self._partials)) or "none was given"
            self._problem(
                f'mj-include path="{path}": there is no partial named "{name}"'
                f" (partials: {known}). Files are never read",
                element.offset,
            )
        elif name in self._within or len(self._within) > MAX_DEPTH:
            self._problem(f'The partial "{name}" includes itself', element.offset)
        else:
            self._take(element, name)

    def _take(self, element: Element, name: str) -> None:
        content = self._partials[name]
        kind = element.attributes.get("type", "mjml")
        if kind == "css":
            inline = {"inline": "inline"} if "css-inline" in element.attributes else {}
            self._append(Element("mj-style", inline, body=content.strip(), offset=element.offset))
            return
        if kind == "html":
            self._append(Element("mj-raw", body=content.strip(), offset=element.offset))
            return
        text = normalized(content, self._repairs)
        reader = _Reader(text, Places(text), self._partials, [], (*self._within, name))
        try:
            self._graft(reader.read(), element.offset)
        except TemplateInvalid as error:
            first = error.problems[0]
            self._problem(
                f'In the partial "{name}" ({first.line}:{first.column}): {first.message}',
                element.offset,
            )

    def _graft(self, root: Element, offset: int) -> None:
        """What a partial brings stands where it is included; a document gives its head too."""
        _place_at(root, offset)
        for document in root.all("mjml"):
            for body in document.all("mj-body"):
                self._stack[-1].children += body.children
            for head in document.all("mj-head"):
                self._stack[1 if len(self._stack) > 1 else 0].children.append(head)
        self._stack[-1].children += [child for child in root.children if child.tag != "mjml"]

    def _problem(self, message: str, offset: int) -> None:
        self._problems.append(self._places.problem(message, offset))
        if len(self._problems) == MAX_PROBLEMS:
            raise TemplateInvalid(self._problems)

    def _repair(self, what: str, note: str, offset: int) -> None:
        line = self._places.line(offset)
        self._repairs.append(ReportLine(action="repaired", what=what, note=note, line=line))


@lru_cache(maxsize=64)
def _closing(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}\s*>", re.IGNORECASE)


def _without_cdata(body: str) -> str:
    parts: list[str] = []
    at = 0
    while (start := body.find("<![CDATA[", at)) >= 0:
        end = body.find("]]>", start)
        if end < 0:
            break
        parts += (body[at:start], body[start + 9 : end])
        at = end + 3
    return "".join(parts) + body[at:]


def _place_at(element: Element, offset: int) -> None:
    element.offset = offset
    for child in element.children:
        _place_at(child, offset)
