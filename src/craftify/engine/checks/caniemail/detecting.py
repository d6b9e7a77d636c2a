"""Which features of CSS and HTML an email uses, by their names on caniemail.com."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from craftify.engine.checks.caniemail.support import support_table
from craftify.engine.checks.page import Page
from craftify.engine.markup import Element
from craftify.engine.stylesheets import AtRule, Declaration, StyleRule, read_style


class Use(NamedTuple):
    """A feature used: its slug, the element it stands on, the text to look for in the source."""

    slug: str
    element: Element
    needle: str


_GROUPED = {
    "css-background-position": ("background-position-x", "background-position-y"),
    "css-block-inline-size": ("block-size",),
    "css-border": ("border-top", "border-right", "border-bottom", "border-left"),
    "css-border-radius": (
        "border-top-left-radius",
        "border-top-right-radius",
        "border-bottom-left-radius",
        "border-bottom-right-radius",
    ),
    "css-column-layout-properties": ("columns", "column-width", "column-rule", "column-span"),
    "css-gap": ("gap", "column-gap", "row-gap"),
    "css-grid-template": ("grid-template", "grid-template-columns", "grid-template-rows"),
    "css-left-right-top-bottom": ("left", "right", "top", "bottom"),
    "css-margin": ("margin-top", "margin-right", "margin-bottom", "margin-left"),
    "css-margin-inline-block": ("margin-inline", "margin-block"),
    "css-padding": ("padding-top", "padding-right", "padding-bottom", "padding-left"),
    "css-padding-inline-block": ("padding-inline", "padding-block"),
    "css-scroll-snap": ("scroll-snap-type", "scroll-snap-align"),
    "css-border-inline-block": ("border-inline", "border-block"),
}
_VALUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (slug, re.compile(pattern, re.IGNORECASE))
    for slug, pattern in {
        "css-conic-gradient": r"conic-gradient\(",
        "css-linear-gradient": r"linear-gradient\(",
        "css-radial-gradient": r"radial-gradient\(",
        "css-function-clamp": r"\bclamp\(",
        "css-function-light-dark": r"\blight-dark\(",
        "css-function-max": r"(?<!-)\bmax\(",
        "css-function-min": r"(?<!-)\bmin\(",
        "css-unit-calc": r"\bcalc\(",
        "css-variables": r"\bvar\(",
        "css-rgba": r"\brgba\(",
        "css-modern-color": r"\b(?:ok)?l(?:ch|ab)\(",
        "css-intrinsic-size": r"\b(?:fit|min|max)-content\b",
        "css-sytem-ui": r"\b(?:system-ui|ui-(?:serif|sans-serif|rounded|monospace))\b",
        "css-unit-initial": r"^initial$",
        "css-unit-ch": r"\d(?:ch)\b",
        "css-unit-rem": r"\d(?:rem)\b",
        "css-unit-vh": r"\d(?:vh)\b",
        "css-unit-vw": r"\d(?:vw)\b",
        "css-unit-vmin": r"\d(?:vmin)\b",
        "css-unit-vmax": r"\d(?:vmax)\b",
    }.items()
)
_TRICKY = re.compile(r"[(%]|\d(?:ch|rem|v[hwm])|system-ui|initial|content|ui-", re.IGNORECASE)
# values that ask for what everybody does anyway
_PLAIN = frozenset(
    ("none", "normal", "auto", "inherit", "unset", "0", "0px", "static", "visible", "separate")
)
_KEYED_VALUES = {
    ("display", "flex"): "css-display-flex",
    ("display", "inline-flex"): "css-display-flex",
    ("display", "grid"): "css-display-grid",
    ("flex-direction", "column"): "css-flex-direction",
    ("flex-wrap", "wrap"): "css-flex-wrap",
}
_MEDIA = {
    "prefers-color-scheme": "css-at-media-prefers-color-scheme",
    "prefers-reduced-motion": "css-at-media-prefers-reduced-motion",
    "orientation": "css-at-media-orientation",
    "device-pixel-ratio": "css-at-media-device-pixel-ratio",
    "hover": "css-at-media-hover",
}
_AT_RULES = {
    "@font-face": "css-at-font-face",
    "@import": "css-at-import",
    "@keyframes": "css-at-keyframes",
    "@-webkit-keyframes": "css-at-keyframes",
    "@media": "css-at-media",
    "@supports": "css-at-supports",
}
_PSEUDO = re.compile(r"(::?)([a-z-]+)")
_ATTRIBUTES = frozenset(
    (
        "aria-describedby",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "aria-live",
        "background",
        "hidden",
        "popover",
        "required",
        "srcset",
        "loading",
    )
)
_ELEMENT_GROUPS = {
    "html-semantics": ("article", "aside", "details", "figcaption", "figure", "footer", "header"),
    "html-lists": ("dl",),
    "html-image-maps": ("map",),
    "html-ruby": ("rb",),
    "html-input-checkbox": (),
}


@cache
def _properties() -> dict[str, str]:
    """CSS property → slug, for every feature that is one property or a group of them."""
    named = {
        slug.removeprefix("css-"): slug
        for slug in support_table().features
        if slug.startswith("css-") and not slug.startswith(("css-unit", "css-pseudo", "css-at-"))
    }
    grouped = {name: slug for slug, names in _GROUPED.items() for name in names}
    return {**named, **grouped}


@cache
def _elements() -> dict[str, str]:
    """Tag → slug."""
    found = {
        matched[1]: slug
        for slug, feature in support_table().features.items()
        if slug.startswith("html-")
        and (matched := re.fullmatch(r"<(\w+)>( element)?", feature.title))
    }
    grouped = {tag: slug for slug, tags in _ELEMENT_GROUPS.items() for tag in tags}
    return {**found, **grouped, "svg": "html-svg"}


def css_uses(page: Page) -> Iterator[Use]:
    """The first use of every CSS feature, in source order."""
    seen: set[str] = set()
    for use in _all_css(page):
        if use.slug not in seen:
            seen.add(use.slug)
            yield use


def html_uses(page: Page) -> Iterator[Use]:
    """The first use of every HTML feature, in source order."""
    seen: set[str] = set()
    elements = _elements()
    for element in page.markup.elements:
        found = [(elements[element.tag], f"<{element.tag}")] if element.tag in elements else []
        found += [
            (_ATTRIBUTE_SLUGS.get(name, f"html-{name}"), name)
            for name in element.attributes
            if name in _ATTRIBUTES
        ]
        if element.tag in ("input", "button"):
            found.append((f"html-{element.tag}-{element.get('type', 'text').lower()}", "type="))
        for slug, needle in found:
            if slug not in seen:
                seen.add(slug)
                yield Use(slug, element, needle)


_ATTRIBUTE_SLUGS = {"loading": "html-loading-attribute"}


def _all_css(page: Page) -> Iterator[Use]:
    for style, sheet in page.sheets:
        for at_rule in sheet.at_rules:
            yield from _at_rule(at_rule, style)
        for rule in sheet.rules:
            yield from _rule(rule, style)
    styles: set[str] = set()
    for element in page.markup.elements:
        text = element.attributes.get("style")
        if text and text not in styles:
            styles.add(text)
            yield from _declared(read_style(text), element)


def _at_rule(rule: AtRule, style: Element) -> Iterator[Use]:
    slug = _AT_RULES.get(rule.name)
    if slug:
        yield Use(slug, style, rule.name)
    if rule.name == "@media":
        for word, feature in _MEDIA.items():
            if word in rule.prelude:
                yield Use(feature, style, word)


def _rule(rule: StyleRule, style: Element) -> Iterator[Use]:
    if any(each.startswith("@font-face") for each in rule.within):
        return
    for selector in rule.selectors:
        for colons, name in _PSEUDO.findall(selector) if ":" in selector else ():
            kind = "element" if colons == "::" or name in ("before", "after") else "class"
            yield Use(f"css-pseudo-{kind}-{name}", style, f":{name}")
        if "[" in selector:
            yield Use("css-selector-attribute", style, selector)
    yield from _declared(rule.declarations, style)


def _declared(declarations: Iterable[Declaration], element: Element) -> Iterator[Use]:
    properties = _properties()
    for each in declarations:
        if each.name.startswith("--"):
            yield Use("css-variables", element, each.name)
        if each.name.startswith(("-", "mso-")):
            continue
        slug = properties.get(each.name)
        if slug and each.value.lower() not in _PLAIN:
            yield Use(slug, element, each.name)
        yield from _valued(each, element)


def _valued(declaration: Declaration, element: Element) -> Iterator[Use]:
    value = declaration.value
    keyed = _KEYED_VALUES.get((declaration.name, value))
    if keyed:
        yield Use(keyed, element, value)
    if _TRICKY.search(value):
        for slug, pattern in _VALUES:
            if pattern.search(value):
                yield Use(slug, element, value)
