"""What stands in `mj-head`, read as meta, theme and head of a document."""

from typing import Any

from craftify.engine.document.escaping import unescape_around_liquid
from craftify.engine.mjml.elements import COMMENT, TEXT, Element
from craftify.engine.mjml.reading.own import Unreadable, hashes_of, locale_of, split
from craftify.engine.mjml.reading.reporting import Report

_WORDS = {"mj-title": "subject", "mj-preview": "preheader"}


class HeadReader:
    """Fills the parts of a document that come from any number of `mj-head` elements."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.meta: dict[str, Any] = {}
        self.plain_text: dict[str, Any] = {}
        self.tokens: dict[str, dict[str, str]] = {"value": {}, "dark": {}}
        self.breakpoint: str | None = None
        self.fonts: dict[str, str] = {}
        self.defaults: dict[str, dict[str, str]] = {}
        self.presets: dict[str, dict[str, str]] = {}
        self.child_presets: dict[str, dict[str, dict[str, str]]] = {}
        self.css: list[dict[str, Any]] = []
        self.selectors: list[dict[str, Any]] = []
        self.raw: list[str] = []

    def read(self, head: Element) -> None:
        """Take everything in one `mj-head`, or in a fragment of one."""
        for part in head.children:
            self.part(part)

    def part(self, part: Element) -> None:
        """Take one element of a head."""
        take = {
            "mj-title": self._words,
            "mj-preview": self._words,
            "mj-plain-text": self._plain_text,
            "mj-tokens": self._tokens,
            "mj-breakpoint": self._break,
            "mj-font": self._font,
            "mj-attributes": self._rules,
            "mj-html-attributes": self._selectors,
            "mj-style": self._style,
        }.get(part.tag, self._other)
        take(part)

    def _words(self, part: Element) -> None:
        name, own = _WORDS[part.tag], split(part.attributes).own
        words: dict[str, Any] = {}
        if part.body or name in own or not own:
            words[name] = own.get(name, unescape_around_liquid(part.body or ""))
        words |= {key: own[key] for key in ("title", "dir") if key in own}
        try:
            if "locale" not in own:
                self.meta |= words
                return
            locale = locale_of(own)
            if "from" in own:
                self.meta.setdefault("translatedFrom", {})[locale] = hashes_of(own["from"])
        except Unreadable as error:
            self._report.wrong(str(error), part)
            return
        self.meta.setdefault("i18n", {}).setdefault(locale, {}).update(words)

    def _plain_text(self, part: Element) -> None:
        own = split(part.attributes).own
        body = own.get("html", part.body or "")
        if "locale" not in own:
            if own.get("words") != "none":
                self.plain_text["body"] = body
            self.plain_text["mode"] = own.get("mode", "auto")
            return
        try:
            locale = locale_of(own)
        except Unreadable as error:
            self._report.wrong(str(error), part)
            return
        self.plain_text.setdefault("i18n", {})[locale] = body
        if "from" in own:
            self.plain_text.setdefault("translatedFrom", {})[locale] = own["from"]

    def _tokens(self, part: Element) -> None:
        for token in part.all("mj-token"):
            for kind, values in self.tokens.items():
                if kind in token.attributes and "name" in token.attributes:
                    values[token.attributes["name"]] = token.attributes[kind]

    def _break(self, part: Element) -> None:
        self.breakpoint = part.attributes.get("width")

    def _style(self, part: Element) -> None:
        if part.body:
            inline = part.attributes.get("inline") == "inline"
            self.css.append({"css": part.body, "inline": inline})

    def _other(self, part: Element) -> None:
        body = part.body or ""
        if part.tag == COMMENT:
            if body.lstrip().startswith("["):
                self.raw.append(f"<!--{body}-->")
            else:
                self._report.comment()
        elif part.tag in {"mj-raw", TEXT}:
            if body:
                self.raw.append(body)
        else:
            self._report.add(
                "dropped", f"<{part.tag}> in mj-head", "MJML has no such element", part
            )

    def _font(self, part: Element) -> None:
        name = part.attributes.get("name", "")
        if name:
            self.fonts[name] = part.attributes.get("href", "")
        else:
            self._report.add("dropped", "<mj-font>", "it has no name", part)

    def _rules(self, part: Element) -> None:
        for rule in part.children:
            self._rule(rule)

    def _selectors(self, part: Element) -> None:
        for selector in part.all("mj-selector"):
            self._selector(selector)

    def _rule(self, rule: Element) -> None:
        if rule.tag == COMMENT:
            self._report.comment()
        elif rule.tag == "mj-class":
            self._preset(rule)
        elif rule.tag in {TEXT, "mjml"}:
            self._report.add("dropped", "text in mj-attributes", "only components go there", rule)
        else:
            self.defaults[rule.tag] = self.defaults.get(rule.tag, {}) | self._attributes(rule)

    def _preset(self, rule: Element) -> None:
        values = self._attributes(rule)
        name = values.pop("name", "").strip()
        if len(name.split()) != 1:
            self._report.add("dropped", "<mj-class>", "its name is no single word", rule)
            return
        self.presets[name] = self.presets.get(name, {}) | values
        for child in rule.children:
            if child.tag not in {COMMENT, TEXT}:
                below = self.child_presets.setdefault(name, {})
                below[child.tag] = below.get(child.tag, {}) | self._attributes(child)

    def _selector(self, selector: Element) -> None:
        values = {
            attribute.attributes.get("name", ""): unescape_around_liquid(attribute.body or "")
            for attribute in selector.all("mj-html-attribute")
        }
        path = selector.attributes.get("path", "").strip()
        values = {name: value for name, value in values.items() if self._report.writable(name)}
        if path and values:
            self.selectors.append({"selector": path, "attributes": values})
        else:
            self._report.add("dropped", "<mj-selector>", "it has no path or sets nothing", selector)

    def _attributes(self, element: Element) -> dict[str, str]:
        return self._report.writable_attributes(element)
