"""The CSS of what a block says about dark mode, narrow screens and where it is seen."""

import re
from typing import Final, NamedTuple

from craftify.engine.document.blocks import Block, Styled
from craftify.engine.document.model import Document
from craftify.engine.document.specification import (
    ATTRIBUTE_OF_PROP,
    PROP_OF_ATTRIBUTE,
    SPECIFICATION,
)

# below the element that carries the block's class: where a property has to be set to be seen
_SELF = ""
_TARGETS: dict[str, dict[str, str]] = {
    "text": {"*": " div", "container-background-color": _SELF, "padding": _SELF, "align": " div"},
    "button": {
        "*": " a",
        "background-color": " td, {0} a",
        "container-background-color": _SELF,
        "padding": _SELF,
        "inner-padding": " a",
        "border": " td",
        "border-radius": " td, {0} a",
        "align": _SELF,
        "width": " table",
    },
    "image": {"*": " img", "container-background-color": _SELF, "padding": _SELF, "align": _SELF},
    "divider": {"*": " p", "container-background-color": _SELF, "padding": _SELF},
    "spacer": {"*": " div", "container-background-color": _SELF, "padding": _SELF},
    "social": {"*": " a", "container-background-color": _SELF, "padding": _SELF, "align": _SELF},
    "item": {"*": " a", "background-color": " table", "padding": " > td"},
    "table": {"*": " table", "container-background-color": _SELF, "padding": _SELF},
    "section": {
        "*": " > table > tbody > tr > td",
        "background-color": ", {0} > table",
        "background-url": ", {0} > table",
        "border-radius": ", {0} > table",
    },
    "wrapper": {
        "*": " > table > tbody > tr > td",
        "background-color": ", {0} > table",
        "background-url": ", {0} > table",
        "border-radius": ", {0} > table",
    },
    "hero": {"*": " td", "background-color": " td", "padding": " td"},
    "column": {"*": " > table > tbody > tr > td, {0} > table"},
    "group": {"*": _SELF},
}
_CSS_NAMES = {
    "align": "text-align",
    "container-background-color": "background-color",
    "inner-background-color": "background-color",
    "inner-padding": "padding",
    "background-url": "background-image",
    "border-color": "border-top-color",
    "border-width": "border-top-width",
    "border-style": "border-top-style",
    "max-height": "max-height",
}
# attributes that are not style: an overlay of them has no meaning in CSS
_NO_CSS = frozenset(
    (
        "alt",
        "href",
        "name",
        "src",
        "srcset",
        "sizes",
        "title",
        "rel",
        "target",
        "usemap",
        "mode",
        "role",
        "full-width",
        "fluid-on-mobile",
        "cellpadding",
        "cellspacing",
        "icon-position",
    )
)
_UNWRITABLE = re.compile(r"[{}<>;]")
DEFAULT_BREAKPOINT = 480


class Rules(NamedTuple):
    """Rules of dark mode as selector and declaration, whole rules for narrow and for wide."""

    dark: list[tuple[str, str]]
    mobile: list[str]
    desktop: list[str]

    def take(self, others: "Rules") -> None:
        """Add the rules of another block."""
        self.dark.extend(others.dark)
        self.mobile.extend(others.mobile)
        self.desktop.extend(others.desktop)


class Overlays:
    """Collects, block by block, the rules of an email's dark, mobile and hidden parts."""

    def __init__(self, document: Document) -> None:
        self._theme: Final = document.theme
        digits = re.match(r"\d+", document.breakpoint or "")
        self._breakpoint: Final = int(digits[0]) if digits else DEFAULT_BREAKPOINT
        self.rules: Final = Rules([], [], [])
        self._body_color: Final = document.body.get("backgroundColor", "")

    def add(self, block: Block) -> str | None:
        """The class the block needs for its overlays, or None when it has none."""
        dark = self._dark_of(block) if self._theme.dark_tokens else block.dark
        if not (dark or block.mobile or block.show):
            return None
        name = f"x-{block.id}"
        if block.show and not block.show.mobile:
            self.rules.mobile.append(f".{name} {{ display: none !important; }}")
        if block.show and not block.show.desktop:
            self.rules.desktop.append(f".{name} {{ display: none !important; }}")
        if isinstance(block, Styled):
            for selector, declaration in self._rules(block, name, dark):
                self.rules.dark.append((selector, declaration))
            for selector, declaration in self._rules(block, name, block.mobile):
                self.rules.mobile.append(f"{selector} {{ {declaration} }}")
        return name

    def css(self) -> str:
        """One stylesheet of all rules; empty when there are none."""
        parts: list[str] = []
        dark = [*self._dark_body(), *self.rules.dark]
        if dark:
            rules = [f"{selector} {{ {declaration} }}" for selector, declaration in dark]
            parts.append(_media("prefers-color-scheme: dark", rules))
            # Outlook.com rewrites dark colors itself and marks what it touched with data-ogsc
            parts += [
                f"{_each_prefixed(selector, '[data-ogsc] ')} {{ {declaration} }}"
                for selector, declaration in dark
            ]
        if self.rules.mobile:
            parts.append(_media(f"max-width: {self._breakpoint - 1}px", self.rules.mobile))
        if self.rules.desktop:
            parts.append(_media(f"min-width: {self._breakpoint}px", self.rules.desktop))
        return "\n".join(parts)

    def _dark_body(self) -> list[tuple[str, str]]:
        color, dark = self._body_color, self._theme.dark_tokens
        if not (color.startswith("@") and color[1:] in dark):
            return []
        return [("body, body > div", f"background-color: {dark[color[1:]]} !important;")]

    def _dark_of(self, block: Block) -> dict[str, str]:
        """What a block says about dark mode, and the dark partners of the tokens it uses."""
        dark = self._theme.dark_tokens
        if not isinstance(block, Styled):
            return block.dark
        by_token = {
            prop: dark[value[1:]]
            for prop, value in (self._given(block) | block.props).items()
            if value.startswith("@") and value[1:] in dark
        }
        return {**by_token, **block.dark}

    def _given(self, block: Styled) -> dict[str, str]:
        """What the theme gives a block: by `mj-all`, by its tag, by its presets."""
        theme, known = self._theme, PROP_OF_ATTRIBUTE[block.spec]
        layers = [
            theme.defaults.get("mj-all", {}),
            theme.defaults.get(SPECIFICATION.blocks[block.spec].tag, {}),
            *(theme.presets.get(name, {}) for name in block.presets),
        ]
        return {known[name]: values[name] for values in layers for name in values if name in known}

    def _rules(self, block: Styled, name: str, values: dict[str, str]) -> list[tuple[str, str]]:
        targets = _TARGETS[block.spec]
        rules: list[tuple[str, str]] = []
        for prop, given in values.items():
            attribute = ATTRIBUTE_OF_PROP[block.spec][prop]
            value = self._theme.tokens.get(given[1:], given) if given.startswith("@") else given
            if attribute in _NO_CSS or _UNWRITABLE.search(value):
                continue
            family = attribute.rsplit("-", 1)[0] if attribute.startswith("padding-") else attribute
            target = targets.get(family, targets["*"])
            css = _CSS_NAMES.get(attribute, attribute)
            if css == "background-image":
                value = f"url({value})"
            rules.append((f".{name}{target.format(f'.{name}')}", f"{css}: {value} !important;"))
        return rules


def _media(condition: str, rules: list[str]) -> str:
    inner = "\n".join(f"  {rule}" for rule in rules)
    return f"@media ({condition}) {{\n{inner}\n}}"


def _each_prefixed(selector: str, prefix: str) -> str:
    return ", ".join(f"{prefix}{part.strip()}" for part in selector.split(","))
