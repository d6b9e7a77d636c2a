"""How elements look: the cascade of attributes, style sheets and inline styles, inherited down.

Only what checks ask for is computed: text color, the background behind it, size and weight of
letters, and whether anything is seen at all.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from craftify.engine.checks.colors import (
    BLACK,
    WHITE,
    Color,
    find_color,
    parse_color,
)
from craftify.engine.checks.selectors import Selector, matches, read_selector
from craftify.engine.markup import Element, Markup
from craftify.engine.stylesheets import Declaration, Sheet, read_style

Scheme = Literal["light", "dark"]
DARK_CANVAS = Color(30, 30, 30)  # what Apple Mail paints behind an email that opts in
_LINK = Color(0, 0, 238)
_DARK_LINK = Color(158, 158, 255)
_SIZES = {"h1": 32.0, "h2": 24.0, "h3": 18.72, "h4": 16.0, "h5": 13.28, "h6": 10.72, "small": 13.3}
_KEYWORDS = {"smaller": 0.83, "larger": 1.2}
_BOLD_TAGS = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD_FROM = 600
_MOST_COMPARISONS = 500_000  # of selectors with elements; real emails need some thousands
_UNIT = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(px|pt|em|rem|%)")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0}
_WANTED = frozenset(
    (
        "color",
        "background",
        "background-color",
        "background-image",
        "font",
        "font-size",
        "font-weight",
        "display",
        "visibility",
        "max-height",
        "opacity",
    )
)


class Look(NamedTuple):
    """How one element looks. None stands for what only the client or the data know.

    `pictured` says that an image or gradient lies between the text and the nearest color.
    `own_color` and `own_background` say whether the author chose them somewhere above.
    """

    color: Color | None
    background: Color | None
    pictured: bool
    own_color: bool
    own_background: bool
    size: float
    bold: bool
    hidden: bool


class _Rule(NamedTuple):
    selector: Selector
    declarations: tuple[Declaration, ...]
    order: int


class Looks:
    """The look of every element of a page in one color scheme, in source order."""

    def __init__(self, markup: Markup, sheets: Sequence[Sheet], scheme: Scheme) -> None:
        self.scheme = scheme
        self._rules = list(_applying(sheets, scheme))
        self._keyed = _by_key(self._rules)
        self._comparisons = _MOST_COMPARISONS
        opted_in = scheme == "dark" and _opts_in(markup, sheets)
        canvas = DARK_CANVAS if opted_in else WHITE
        ink = WHITE if opted_in else BLACK
        self.link = _DARK_LINK if opted_in else _LINK
        self._root = Look(
            color=ink,
            background=canvas,
            pictured=False,
            own_color=False,
            own_background=False,
            size=16.0,
            bold=False,
            hidden=False,
        )
        self._looks = [self._root] * len(markup.elements)
        for element in markup.elements:
            parent = element.parent
            above = self.of(parent) if parent else self._root
            self._looks[element.order] = self._look(element, above)

    def of(self, element: Element) -> Look:
        """The look of an element."""
        return self._looks[element.order] if element.tag else self._root

    def _look(self, element: Element, above: Look) -> Look:
        found = self._declared(element)
        tag = element.tag
        if not found and tag not in _BOLD_TAGS and tag not in _SIZES and tag != "a":
            return above
        color, own_color = above.color, above.own_color
        if "color" in found:
            color, own_color = _color_of(found["color"], above.color), True
        elif tag == "a" and "href" in element.attributes:
            color, own_color = self.link, False
        background, pictured, chosen = _ground(found, above)
        return Look(
            color=color.over(background) if color and background else color,
            background=background,
            pictured=pictured,
            own_color=own_color,
            own_background=chosen,
            size=_size(found, tag, above.size),
            bold=_bold(found, tag, above=above.bold),
            hidden=above.hidden or _hidden(found, element),
        )

    def _declared(self, element: Element) -> dict[str, str]:
        """Property → value after the cascade: attributes, rules, inline style, `!important`."""
        found = _from_attributes(element)
        loud: dict[str, str] = {}
        for rule in self._matching(element):
            for each in rule.declarations:
                (loud if each.important else found)[each.name] = each.value
        for each in read_style(element.get("style")):
            if each.name in _WANTED:
                if each.name == "background":
                    found.pop("background-color", None)
                (loud if each.important and each.name not in loud else found)[each.name] = (
                    each.value
                )
        if "background" in loud:
            found.pop("background-color", None)
        return {**found, **loud}

    def _matching(self, element: Element) -> list[_Rule]:
        if not self._rules:
            return []
        keys = [element.tag, "*"]
        keys += [f".{name}" for name in element.get("class").split()]
        if "id" in element.attributes:
            keys.append(f"#{element.get('id')}")
        candidates = [rule for key in keys for rule in self._keyed.get(key, ())]
        self._comparisons -= len(candidates)
        if self._comparisons < 0:
            return []
        found = [rule for rule in candidates if matches(rule.selector, element)]
        found.sort(key=lambda rule: (rule.selector.specificity, rule.order))
        return found


def _applying(sheets: Iterable[Sheet], scheme: Scheme) -> Iterable[_Rule]:
    order = 0
    for sheet in sheets:
        for rule in sheet.rules:
            if not all(_holds(condition, scheme) for condition in rule.within):
                continue
            wanted = tuple(each for each in rule.declarations if each.name in _WANTED)
            for text in rule.selectors if wanted else ():
                selector = read_selector(text)
                if selector:
                    order += 1
                    yield _Rule(selector, wanted, order)


def _holds(condition: str, scheme: Scheme) -> bool:
    """Whether an at-rule applies on a wide screen of this scheme."""
    text = condition.lower()
    if not text.startswith("@media"):
        return text.startswith(("@layer", "@supports"))
    if "prefers-color-scheme" in text:
        return f"prefers-color-scheme:{scheme}" in text.replace(" ", "")
    narrow = "max-width" in text or "max-device-width" in text
    special = "print" in text or "webkit" in text or "resolution" in text or "hover" in text
    return not (narrow or special)


def _by_key(rules: Iterable[_Rule]) -> dict[str, list[_Rule]]:
    keyed: dict[str, list[_Rule]] = {}
    for rule in rules:
        last = rule.selector.groups[-1][-1]
        if last.ids:
            key = f"#{last.ids[0]}"
        elif last.classes:
            key = f".{min(last.classes)}"
        else:
            key = last.tag or "*"
        keyed.setdefault(key, []).append(rule)
    return keyed


def _opts_in(markup: Markup, sheets: Iterable[Sheet]) -> bool:
    for meta in markup.all("meta"):
        if meta.get("name").lower() in ("color-scheme", "supported-color-schemes"):
            return "dark" in meta.get("content").lower()
    return any(
        each.name == "color-scheme" and "dark" in each.value.lower()
        for sheet in sheets
        for rule in sheet.rules
        for each in rule.declarations
    )


def _from_attributes(element: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    attributes = element.attributes
    if attributes.get("bgcolor"):
        found["background-color"] = _legacy(attributes["bgcolor"])
    if attributes.get("background"):
        found["background-image"] = f"url({attributes['background']})"
    if element.tag == "font" and attributes.get("color"):
        found["color"] = _legacy(attributes["color"])
    elif element.tag == "body" and attributes.get("text"):
        found["color"] = _legacy(attributes["text"])
    return found


def _legacy(value: str) -> str:
    """Old color attributes may leave the `#` out."""
    return value if parse_color(value) or not parse_color(f"#{value}") else f"#{value}"


def _color_of(value: str, inherited: Color | None) -> Color | None:
    keyword = value.strip().lower()
    if keyword in ("inherit", "currentcolor", "unset"):
        return inherited
    return parse_color(value)


def _ground(found: dict[str, str], above: Look) -> tuple[Color | None, bool, bool]:
    """The background behind the text of an element, whether pictured, whether chosen."""
    background, pictured, chosen = above.background, above.pictured, above.own_background
    for name in ("background", "background-color"):
        value = found.get(name, "")
        if not value:
            continue
        color = find_color(value) if name == "background" else parse_color(value)
        if color and color.alpha > 0:
            background = color.over(background) if background else color
            pictured, chosen = False, True
        elif color is None and not _keyword(value):
            background, chosen = None, True
    image = found.get("background-image", found.get("background", ""))
    if "url(" in image or "gradient(" in image:
        pictured = True
    return background, pictured, chosen


def _keyword(value: str) -> bool:
    lowered = value.lower()
    return "url(" in lowered or lowered in ("none", "inherit", "initial", "unset", "transparent")


def _size(found: dict[str, str], tag: str, above: float) -> float:
    value = found.get("font-size") or found.get("font", "")
    if not value:
        return _SIZES.get(tag, above)
    matched = _UNIT.search(value)
    if matched is None:
        return above * _KEYWORDS.get(value.lower(), 1.0)
    amount, unit = float(matched[1]), matched[2]
    if unit in _PIXELS:
        return amount * _PIXELS[unit]
    return above * (amount / 100 if unit == "%" else amount)


def _bold(found: dict[str, str], tag: str, *, above: bool) -> bool:
    value = found.get("font-weight", "").lower()
    if value.isdigit():
        return int(value) >= _BOLD_FROM
    if value in ("normal", "lighter"):
        return False
    return value in ("bold", "bolder") or tag in _BOLD_TAGS or above


def _hidden(found: dict[str, str], element: Element) -> bool:
    if "hidden" in element.attributes:
        return True
    return (
        found.get("display", "").lower() == "none"
        or found.get("visibility", "").lower() == "hidden"
        or found.get("max-height", "").lower() in ("0", "0px")
        or found.get("opacity", "") in ("0", "0.0")
    )
