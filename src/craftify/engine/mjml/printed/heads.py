"""What stands around the blocks, written with all of it: head, body and the root itself."""

from collections.abc import Iterator
from typing import Any, Final

from craftify.engine.document.escaping import escape_text_around_liquid
from craftify.engine.document.specification import kebab
from craftify.engine.mjml.elements import Element
from craftify.engine.mjml.printed.values import Json, hashes_of, is_plain, json_of

_WRITTEN: Final = frozenset(
    (
        "schemaVersion",
        "kind",
        "meta",
        "body",
        "breakpoint",
        "theme",
        "preamble",
        "head",
        "htmlAttributes",
        "locales",
        "plainText",
        "children",
    )
)
_META: Final = frozenset(
    (
        "subject",
        "preheader",
        "title",
        "lang",
        "dir",
        "i18n",
        "translatedFrom",
    )
)
_THEME: Final = frozenset(
    (
        "tokens",
        "darkTokens",
        "defaults",
        "presets",
        "childPresets",
        "fonts",
        "css",
    )
)
_INCLUDE: Final = "mj-include"


def root_of(document: Json, blocks: list[Element]) -> Element:
    """The whole document as an `mjml` element around the elements of its blocks."""
    parts = _Parts(document)
    head = Element("mj-head")
    head.children = list(parts.head())
    body = Element("mj-body", {kebab(prop): value for prop, value in parts.given("body").items()})
    body.children = blocks
    root = Element("mjml", parts.root())
    if parts.says("preamble"):
        preamble = document["preamble"]
        root.children.append(Element("mj-raw", {"position": "file-start"}, body=preamble))
    root.children += [head, body] if head.children else [body]
    return root


class _Parts:
    """The parts of a document; what cannot be written part by part stands together as JSON."""

    def __init__(self, document: Json) -> None:
        self._document: Final = document
        self._meta: Final[Json] = document.get("meta", {})
        self._theme: Final[Json] = document.get("theme", {})
        self._apart: Final[Json] = {}
        self._set_apart()

    def given(self, part: str) -> Json:
        found: Json = self._document.get(part, {})
        return found

    def says(self, part: str) -> bool:
        """Whether a part is there, and can be written."""
        at: Any = self._document
        for name in part.split("."):
            at = at.get(name)
            if not at:
                return False
        return part not in self._apart

    def root(self) -> dict[str, str]:
        """The attributes of the root."""
        meta = self._meta
        given = {name: meta[name] for name in ("lang", "dir") if meta.get(name) is not None}
        given["c-version"] = str(self._document.get("schemaVersion", 1))
        if self._document.get("locales"):
            given["c-locales"] = " ".join(self._document["locales"])
        if self._apart:
            given["c-data"] = json_of(self._apart)
        return given

    def _set_apart(self) -> None:
        document, theme = self._document, self._theme
        for names, prefix, whole in (
            (_WRITTEN, "", document),
            (_META, "meta.", self._meta),
            (_THEME, "theme.", theme),
        ):
            unknown = {name: value for name, value in whole.items() if name not in names}
            self._apart.update({f"{prefix}{name}": value for name, value in unknown.items()})
        fit = {
            "preamble": is_plain(document.get("preamble", "")),
            "head": all(html and is_plain(html) for html in document.get("head", [])),
            "htmlAttributes": all(_is_rule(rule) for rule in document.get("htmlAttributes", [])),
            "plainText": _has_words(self.given("plainText")),
            "meta.translatedFrom": _has_words(self._meta),
            "theme.defaults": not {"mj-class", _INCLUDE} & theme.get("defaults", {}).keys(),
            "theme.presets": _are_presets(theme),
            "theme.childPresets": _are_presets(theme),
            "theme.fonts": _are_fonts(theme.get("fonts", [])),
            "theme.css": all(one["css"] and is_plain(one["css"]) for one in theme.get("css", [])),
        }
        for part, fits in fit.items():
            if not fits and self.says(part):
                at: Any = document
                for name in part.split("."):
                    at = at[name]
                self._apart[part] = at

    def head(self) -> Iterator[Element]:
        """Everything in the head, in its order."""
        yield from self._titles()
        yield from self._plain_texts()
        if self._document.get("breakpoint") is not None:
            yield Element("mj-breakpoint", {"width": self._document["breakpoint"]})
        if self.says("theme.fonts"):
            for font in self._theme["fonts"]:
                yield Element("mj-font", {"name": font["name"], "href": font.get("href", "")})
        yield from self._tokens()
        yield from self._looks()
        if self.says("head"):
            for html in self._document["head"]:
                yield Element("mj-raw", body=html)

    def _titles(self) -> Iterator[Element]:
        meta = self._meta
        if meta.get("subject") or meta.get("title") is not None:
            yield _title(meta)
        translations: Json = meta.get("i18n", {})
        hashes: Json = meta.get("translatedFrom", {}) if self.says("meta.translatedFrom") else {}
        for locale, words in translations.items():
            title = _title(words, locale)
            if words.get("dir") is not None:
                title.attributes["c-dir"] = words["dir"]
            if locale in hashes:
                title.attributes["c-from"] = hashes_of(hashes[locale])
            yield title
        if meta.get("preheader"):
            yield _words("mj-preview", "c-preheader", meta["preheader"])
        for locale, words in translations.items():
            if words.get("preheader") is not None:
                yield _words("mj-preview", "c-preheader", words["preheader"], locale)

    def _plain_texts(self) -> Iterator[Element]:
        text = self.given("plainText")
        if not self.says("plainText"):
            return
        manual = {"c-mode": text["mode"]} if text.get("mode", "auto") != "auto" else {}
        if text.get("body") is not None:
            yield _text(text["body"], manual)
        elif manual:
            yield Element("mj-plain-text", {**manual, "c-words": "none"})
        for locale, body in text.get("i18n", {}).items():
            given = {"c-locale": locale}
            if locale in text.get("translatedFrom", {}):
                given["c-from"] = text["translatedFrom"][locale]
            yield _text(body, given)

    def _tokens(self) -> Iterator[Element]:
        light: Json = self._theme.get("tokens", {})
        dark: Json = self._theme.get("darkTokens", {})
        tokens = Element("mj-tokens")
        for name in dict.fromkeys((*light, *dark)):
            token = Element("mj-token", {"name": name})
            token.attributes |= {
                key: values[name]
                for key, values in (("value", light), ("dark", dark))
                if name in values
            }
            tokens.children.append(token)
        if tokens.children:
            yield tokens

    def _looks(self) -> Iterator[Element]:
        rules = Element("mj-attributes")
        if self.says("theme.defaults"):
            defaults = self._theme["defaults"].items()
            rules.children += [Element(tag, dict(values)) for tag, values in defaults]
        if self.says("theme.presets"):
            rules.children += list(self._presets())
        if rules.children:
            yield rules
        if self.says("htmlAttributes"):
            yield _selectors(self._document["htmlAttributes"])
        if self.says("theme.css"):
            for sheet in self._theme["css"]:
                inline = {"inline": "inline"} if sheet.get("inline") else None
                yield Element("mj-style", inline, body=sheet["css"])

    def _presets(self) -> Iterator[Element]:
        for name, values in self._theme["presets"].items():
            preset = Element("mj-class", {"name": name, **values})
            below = self._theme.get("childPresets", {}).get(name, {})
            preset.children = [Element(tag, dict(own)) for tag, own in below.items()]
            yield preset


def _title(words: Json, locale: str | None = None) -> Element:
    title = _words("mj-title", "c-subject", words.get("subject"), locale)
    if words.get("title") is not None:
        title.attributes["c-title"] = words["title"]
    return title


def _words(tag: str, attribute: str, text: str | None, locale: str | None = None) -> Element:
    """A line of words; where it is not read as written between tags, it stands in an attribute."""
    element = Element(tag, {"c-locale": locale} if locale else {})
    body = escape_text_around_liquid(text or "")
    if text and is_plain(body):
        element.body = body
    elif text is not None and (text or locale):
        element.attributes[attribute] = text
    return element


def _text(body: str, given: dict[str, str]) -> Element:
    if body and is_plain(body):
        return Element("mj-plain-text", given, body=body)
    return Element("mj-plain-text", {**given, "c-html": body})


def _selectors(rules: list[Json]) -> Element:
    parent = Element("mj-html-attributes")
    for rule in rules:
        selector = Element("mj-selector", {"path": rule["selector"]})
        selector.children = [
            Element("mj-html-attribute", {"name": name}, body=escape_text_around_liquid(value))
            for name, value in rule["attributes"].items()
        ]
        parent.children.append(selector)
    return parent


def _is_rule(rule: Json) -> bool:
    values = rule["attributes"].values()
    selector: str = rule["selector"]
    return (
        bool(values)
        and selector == selector.strip()
        and all(is_plain(escape_text_around_liquid(value)) for value in values)
    )


def _has_words(part: Json) -> bool:
    """Whether all translations that are said to be made of some words are there."""
    return bool(part.get("translatedFrom", {}).keys() <= part.get("i18n", {}).keys())


def _are_presets(theme: Json) -> bool:
    presets: Json = theme.get("presets", {})
    below: Json = theme.get("childPresets", {})
    return (
        not any("name" in values for values in presets.values())
        and below.keys() <= presets.keys()
        and all(tags and _INCLUDE not in tags for tags in below.values())
    )


def _are_fonts(fonts: list[Json]) -> bool:
    names = [font["name"] for font in fonts]
    return len(set(names)) == len(names)
