"""MJML as the native compiler may see it: plain ASCII structure, everything else a token.

The compiler prints attribute values with escapes of its own and parses HTML bodies as XML. So
bodies and every value beyond plain ASCII, Liquid above all, go through it as words (`cfy7z`), and
attributes of `mj-attributes` and `mj-class` are resolved here, by the reference's precedence.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import Final

from craftify.engine.document.escaping import escape_around_liquid
from craftify.engine.document.limits import MAX_HTML_DEPTH, TOO_DEEP, depth_exceeded
from craftify.engine.document.specification import COMPONENTS
from craftify.engine.errors import TooLarge
from craftify.engine.mjml.compiling.mending import (
    Mend,
    as_hero,
    instead_of_element,
    instead_of_link,
    instead_of_network,
    with_gap,
)
from craftify.engine.mjml.elements import BODIED, Element, Words
from craftify.engine.remembered import Remembered
from craftify.engine.results import Problem

TOKEN = re.compile(r"cfy(\d+)z(-outlook|-thumbnail)?")
MAX_DEPTH = 100
MAX_BODY_CHARACTERS = 4_000_000

_plain = re.compile(r"[ !#-%'-;=?-\[\]-z|~]*").fullmatch
# what may hold logic between its parts in MJML but not in the native compiler
HOLDERS: dict[str, tuple[str, Callable[[str], Mend]]] = {
    "mj-social": ("mj-social-element", instead_of_network),
    "mj-navbar": ("mj-navbar-link", instead_of_link),
    "mj-accordion": ("mj-accordion-element", instead_of_element),
}
# these hold one kind of child in the native compiler, and it refuses the email for any other
_ONLY = {
    "mj-social": "mj-social-element",
    "mj-navbar": "mj-navbar-link",
    "mj-accordion": "mj-accordion-element",
    "mj-carousel": "mj-carousel-image",
}
_VOID = frozenset(("mj-image", "mj-divider", "mj-spacer", "mj-carousel-image"))
_NEEDS_ALT = frozenset(("mj-image", "mj-social-element", "mj-carousel-image"))
_FORGETS_TITLE = frozenset(("mj-image", "mj-button"))
_SPECIAL = _FORGETS_TITLE | {"mj-hero"}
_SHOWN = {tag: frozenset((*part.attributes, "css-class")) for tag, part in COMPONENTS.items()}
# the compiler takes a box with a bare zero for no box at all, and reckons widths without it
_BOXES = frozenset(("padding", "inner-padding"))
_BARE_ZERO = re.compile(r"(?<!\S)0(?!\S)")
_HEAD_ATTRIBUTES = frozenset(("lang", "dir"))


# opening tags without tokens, by theme and by all that decides what they show
_OPENINGS: Final[Remembered[tuple[Hashable, ...], tuple[str, str | None]]] = Remembered(
    entries=16_384, size=16_000_000
)


class Shielded:
    """What goes through the compiler, what does not, and what is applied afterwards."""

    def __init__(self, root: Element, theme: "Theme | None" = None) -> None:
        self.bodies: list[str] = []
        self.words: dict[int, Words] = {}
        self.inline_css: list[str] = []
        self.fonts: dict[str, str] = {}
        self.shown: list[tuple[str, Words | None]] = []
        self.selectors: list[tuple[str, dict[str, str]]] = []
        self.preamble = ""
        self._mends: list[tuple[str, Mend]] = []
        self._nameless: list[str] = []
        self._given: Final = theme is not None
        self.theme: Final = theme or Theme()
        self._out: list[str] = []
        self._written: dict[tuple[str, str], str] = {}
        self.size = 0
        self.source = self._document(root)

    def restore(self, html: str) -> str:
        """The compiled HTML with everything put back where its word stands."""
        bodies = self.bodies

        def original(found: re.Match[str]) -> str:
            body = bodies[int(found[1])]
            if found[2]:
                return " ".join(f"{name}{found[2]}" for name in body.split(" "))
            return body

        return TOKEN.sub(original, html)

    def settle(self, html: str) -> str:
        """Mend what the compiler renders in part, while its class is still a word."""
        for place, mend in self._mends:
            html = mend(html, place)
        for place in self._nameless:
            html = html.replace(f' class="{place}"', "").replace(f' class="{place}-outlook"', "")
        return html

    def _document(self, root: Element) -> str:
        lang = "".join(
            self._attribute(name, value)
            for name, value in root.attributes.items()
            if name in _HEAD_ATTRIBUTES
        )
        out = self._out
        out.append(f"<mjml{lang}><mj-head>")
        for head in root.all("mj-head"):
            self._head(head)
        out.append(f"{self._everywhere()}</mj-head>")
        for child in root.children:
            if child.tag == "mj-raw" and child.attributes.get("position") == "file-start":
                self.preamble += f"{child.body}\n"
            elif child.tag == "mj-body":
                self._element(child, (), 1)
        out.append("</mjml>")
        return "".join(out)

    def _head(self, head: Element) -> None:
        for part in head.children:
            body = part.body or ""
            match part.tag:
                case "mj-title" | "mj-preview" | "mj-raw" if body:
                    self._out.append(f"<{part.tag}>{self._token(body, part.words)}</{part.tag}>")
                case "mj-style":
                    self._style(part, body)
                case "mj-breakpoint":
                    self._out.append(f"<mj-breakpoint{self._attributes(part.attributes)} />")
                case "mj-font":
                    self.fonts[part.attributes.get("name", "")] = part.attributes.get("href", "")
                case "mj-attributes" if not self._given:
                    self.theme.take(part.children)
                case "mj-html-attributes":
                    self._select(part)
                case _:
                    pass

    def _everywhere(self) -> str:
        if not self.theme.everywhere:
            return ""
        attributes = self._attributes(self.theme.everywhere)
        return f"<mj-attributes><mj-all{attributes} /></mj-attributes>"

    def _style(self, part: Element, body: str) -> None:
        if part.attributes.get("inline") == "inline":
            self.inline_css.append(body)
        elif body:
            self._out.append(f"<mj-style>{self._token(body, part.words)}</mj-style>")

    def _select(self, part: Element) -> None:
        for rule in part.all("mj-selector"):
            values = {
                attribute.attributes.get("name", ""): attribute.body or ""
                for attribute in rule.all("mj-html-attribute")
            }
            self.selectors.append((rule.attributes.get("path", ""), values))

    def _element(
        self, element: Element, above: tuple[str, ...], depth: int, gap: str | None = None
    ) -> None:
        tag, out = element.tag, self._out
        if tag == "mj-raw":
            if element.body:
                out.append(f"<mj-raw>{self._body(element)}</mj-raw>")
            return
        if tag not in _SHOWN:
            return
        if depth > MAX_DEPTH:
            message = f"Blocks are nested deeper than {MAX_DEPTH} levels"
            raise TooLarge([Problem(message=message, path=element.block_id or None)])
        opening, inner_gap = self._opening(element, above, gap)
        if tag in BODIED or tag in _VOID or not element.children:
            body = self._body(element) if element.body else ""
            out.append(f"<{tag}{opening}>{body}</{tag}>" if body else f"<{tag}{opening} />")
        else:
            out.append(f"<{tag}{opening}>")
            self._children(element, above, depth, inner_gap)
            out.append(f"</{tag}>")

    def _opening(
        self, element: Element, above: tuple[str, ...], gap: str | None
    ) -> tuple[str, str | None]:
        """The attributes of a tag as they are shown, and the gap it keeps between its children."""
        tag, own = element.tag, element.attributes
        if gap or tag in _SPECIAL:
            shown = self._shown(element, above)
            inner_gap = shown.get("gap")
            opening = self._mended(tag, shown, gap) + self._smuggled(tag, shown)
            return opening + self._attributes(shown), inner_gap
        key = (self.theme, tag, above, *own, *own.values())
        known = _OPENINGS.get(key) if self._given else None
        if known is None:
            shown = self._shown(element, above)
            known = self._attributes(shown), shown.get("gap")
            if self._given and "cfy" not in known[0]:  # a token is of this email alone
                _OPENINGS.keep(key, known, 500 + 2 * len(known[0]) + sum(map(len, own.values())))
        return known

    def _shown(self, element: Element, above: tuple[str, ...]) -> dict[str, str]:
        attributes = self.theme.resolved(element, above)
        if element.tag in _NEEDS_ALT:
            attributes.setdefault("alt", "")
        known = _SHOWN[element.tag]
        return {name: value for name, value in attributes.items() if name in known}

    def _children(
        self, element: Element, above: tuple[str, ...], depth: int, gap: str | None
    ) -> None:
        presets = element.attributes.get("mj-class")
        above = tuple(presets.split()) if presets is not None else above
        holder = HOLDERS.get(element.tag)
        only = _ONLY.get(element.tag)
        first = True
        for child in element.children:
            if holder and child.tag == "mj-raw":
                self._hold(child, *holder)
                continue
            if only and child.tag != only:
                continue
            self._element(child, above, depth + 1, None if first else gap)
            first = first and child.tag == "mj-raw"

    def _hold(self, raw: Element, tag: str, instead: Callable[[str], Mend]) -> None:
        """A stand-in with a class of its own keeps the place of logic the compiler refuses."""
        place = self._token("")
        self._mends.append((place, instead(self._token(raw.body or "", raw.words))))
        self._out.append(f'<{tag} css-class="{place}" />')

    def _mended(self, tag: str, attributes: dict[str, str], gap: str | None) -> str:
        """Give what needs mending a class that is a word, to be found by."""
        if tag == "mj-hero":
            mend = as_hero(dict(attributes))
        elif gap and tag == "mj-section":
            mend = with_gap(escape_around_liquid(gap))
        else:
            return ""
        classes = attributes.pop("css-class", "")
        place = self._token(escape_around_liquid(classes))
        if not classes:
            self._nameless.append(place)
        self._mends.append((place, mend))
        return f' css-class="{place}"'

    def _smuggled(self, tag: str, attributes: dict[str, str]) -> str:
        """Attributes the compiler forgets travel inside the word of a neighbor it keeps."""
        out = ""
        if tag == "mj-image" and "sizes" in attributes and "srcset" in attributes:
            out += self._pair("srcset", attributes.pop("srcset"), "sizes", attributes["sizes"])
        if tag in _FORGETS_TITLE and "title" in attributes and attributes.get("href"):
            target = attributes.pop("target", "_blank")
            out += self._pair("target", target, "title", attributes["title"])
        return out

    def _pair(self, name: str, value: str, other: str, other_value: str) -> str:
        pair = f'{escape_around_liquid(value)}" {other}="{escape_around_liquid(other_value)}'
        return f' {name}="{self._token(pair)}"'

    def _attributes(self, attributes: dict[str, str]) -> str:
        written = self._written
        out = ""
        for pair in attributes.items():
            text = written.get(pair)
            if text is None:
                text = written[pair] = self._attribute(*pair)
            out += text
        return out

    def _attribute(self, name: str, value: str) -> str:
        plain = _plain_attribute(name, value)
        if plain is None:
            plain = f' {name}="{self._token(escape_around_liquid(value))}"'
        return plain

    def _body(self, element: Element) -> str:
        body = element.body or ""
        if body.count("<") > MAX_HTML_DEPTH and depth_exceeded(body) is not None:
            raise TooLarge([Problem(message=TOO_DEEP, path=element.block_id or None)])
        self.shown.append((body, element.words))
        return self._token(body, element.words)

    def _token(self, body: str, words: Words | None = None) -> str:
        self.size += len(body)
        if self.size > MAX_BODY_CHARACTERS:
            message = f"The email holds more than {MAX_BODY_CHARACTERS} characters"
            raise TooLarge([Problem(message=message)])
        if words is not None:
            self.words[len(self.bodies)] = words
        self.bodies.append(body)
        return f"cfy{len(self.bodies) - 1}z"


def _plain_attribute(name: str, value: str) -> str | None:
    """The attribute as the compiler may see it; None when its value has to go as a token."""
    if len(value) > _SHORT:
        return _as_plain(name, value)
    return _short_as_plain(name, value)


def _as_plain(name: str, value: str) -> str | None:
    if name in _BOXES and " " in value:
        value = _BARE_ZERO.sub("0px", value)
    if not _plain(value) or "cfy" in value or (name == "css-class" and " " in value):
        return None
    return f' {name}="{value}"'


_SHORT: Final = 200
_short_as_plain: Final = lru_cache(maxsize=8192)(_as_plain)


class Theme:
    """`mj-attributes`, and which value wins where several give one."""

    def __init__(self) -> None:
        self.everywhere: dict[str, str] = {}
        self._tags: dict[str, dict[str, str]] = {}
        self._presets: dict[str, dict[str, str]] = {}
        self._below: dict[tuple[str, str], dict[str, str]] = {}

    def take(self, rules: Iterable[Element]) -> None:
        for rule in rules:
            if rule.tag == "mj-all":
                self.everywhere |= rule.attributes
            elif rule.tag == "mj-class":
                name = rule.attributes.get("name", "")
                values = {key: rule.attributes[key] for key in rule.attributes if key != "name"}
                self._presets[name] = self._presets.get(name, {}) | values
                for child in rule.children:
                    place = (name, child.tag)
                    self._below[place] = self._below.get(place, {}) | child.attributes
            else:
                self._tags[rule.tag] = self._tags.get(rule.tag, {}) | rule.attributes

    def resolved(self, element: Element, above: tuple[str, ...]) -> dict[str, str]:
        """The element's attributes: tag defaults, then presets, then the parent's, then its own."""
        own = element.attributes
        values = dict(self._tags.get(element.tag, ()))
        presets = own.get("mj-class")
        if presets:
            for name in presets.split():
                preset = self._presets.get(name)
                if preset:
                    values |= _with_classes(values, preset)
        if self._below:
            for name in above:
                values |= self._below.get((name, element.tag), {})
        values |= own
        values.pop("mj-class", None)
        return values


def _with_classes(values: dict[str, str], preset: dict[str, str]) -> dict[str, str]:
    """Presets add their css classes to each other; everything else is replaced."""
    if "css-class" not in preset or "css-class" not in values:
        return preset
    return {**preset, "css-class": f"{values['css-class']} {preset['css-class']}"}
