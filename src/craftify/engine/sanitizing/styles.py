"""Filters CSS: an allow-list of properties and functions, addresses checked, nothing imported."""

import re
from functools import lru_cache
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # ships no types

from craftify.engine.sanitizing.policy import safe_address, words

Node = Any  # tinycss2 ships no types

_MOST_NESTED = 3
_PROPERTIES = words(
    "all accent-color align-content align-items align-self animation animation-delay"
    " animation-direction animation-duration animation-fill-mode animation-iteration-count"
    " animation-name animation-play-state animation-timing-function appearance aspect-ratio"
    " backdrop-filter backface-visibility background background-attachment"
    " background-blend-mode background-clip background-color background-image"
    " background-origin background-position background-position-x background-position-y"
    " background-repeat background-size block-size border border-bottom border-bottom-color"
    " border-bottom-left-radius border-bottom-right-radius border-bottom-style"
    " border-bottom-width border-collapse border-color border-image border-image-outset"
    " border-image-repeat border-image-slice border-image-source border-image-width"
    " border-inline border-left border-left-color border-left-style border-left-width"
    " border-radius border-right border-right-color border-right-style border-right-width"
    " border-spacing border-style border-top border-top-color border-top-left-radius"
    " border-top-right-radius border-top-style border-top-width border-width bottom"
    " box-decoration-break box-shadow box-sizing break-after break-before break-inside"
    " caption-side caret-color clear clip clip-path color color-adjust color-scheme"
    " column-count column-fill column-gap column-rule column-rule-color column-rule-style"
    " column-rule-width column-span column-width columns content counter-increment"
    " counter-reset cursor direction display empty-cells fill filter flex flex-basis"
    " flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-display"
    " font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch"
    " font-style font-synthesis font-variant font-variant-caps font-variant-ligatures"
    " font-variant-numeric font-variation-settings font-weight forced-color-adjust gap grid"
    " grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end"
    " grid-column-gap grid-column-start grid-gap grid-row grid-row-end grid-row-gap"
    " grid-row-start grid-template grid-template-areas grid-template-columns"
    " grid-template-rows hanging-punctuation height hyphens image-rendering inline-size inset"
    " isolation justify-content justify-items justify-self left letter-spacing line-break"
    " line-height line-height-alt list-style list-style-image list-style-position"
    " list-style-type margin margin-block margin-bottom margin-inline margin-inline-end"
    " margin-inline-start margin-left margin-right margin-top max-height max-width min-height"
    " min-width mix-blend-mode object-fit object-position opacity order orphans outline"
    " outline-color outline-offset outline-style outline-width overflow overflow-wrap"
    " overflow-x overflow-y padding padding-block padding-bottom padding-inline"
    " padding-inline-end padding-inline-start padding-left padding-right padding-top"
    " page-break-after page-break-before page-break-inside perspective place-content"
    " place-items place-self pointer-events position print-color-adjust quotes resize right"
    " rotate row-gap scale scroll-behavior size speak src stroke tab-size table-layout"
    " text-align text-align-last text-combine-upright text-decoration text-decoration-color"
    " text-decoration-line text-decoration-skip-ink text-decoration-style"
    " text-decoration-thickness text-emphasis text-fill-color text-indent text-justify"
    " text-line-through text-orientation text-overflow text-rendering text-shadow"
    " text-size-adjust text-transform text-underline text-underline-offset top touch-action"
    " transform transform-origin transform-style transition transition-delay"
    " transition-duration transition-property transition-timing-function unicode-bidi"
    " unicode-range user-select vertical-align visibility white-space widows width will-change"
    " word-break word-spacing word-wrap writing-mode zoom tap-highlight-color font-smoothing"
    " osx-font-smoothing z-index overflow-scrolling interpolation-mode box-orient line-clamp"
    " text-stroke supported-color-schemes"
)
_FUNCTIONS = words(
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark url calc min max"
    " clamp var env linear-gradient radial-gradient conic-gradient repeating-linear-gradient"
    " repeating-radial-gradient repeating-conic-gradient cubic-bezier steps translate"
    " translatex translatey translatez translate3d scale scalex scaley scale3d rotate rotatex"
    " rotatey rotatez rotate3d skew skewx skewy matrix matrix3d perspective blur brightness"
    " contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia format local"
    " tech rect inset circle ellipse polygon counter counters attr repeat minmax fit-content"
    " gradient from to"
)
_VENDOR = re.compile(r"-(?:webkit|moz|ms|o|apple|epub)-")
_BINDING = frozenset({"binding", "behavior", "link", "link-source", "user-modify"})
_NESTING = frozenset({"media", "supports", "keyframes", "-webkit-keyframes", "-moz-keyframes"})
_DECLARING = frozenset({"font-face", "page", "viewport", "-ms-viewport", "-o-viewport"})
_NOISE = frozenset({"whitespace", "comment"})
_MOVES = frozenset({"fixed", "sticky", "-webkit-sticky"})


class Styles:
    """Filters CSS and remembers what it took out. `prefix` is that of masked Liquid tags."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.removed: list[str] = []

    def sheet(self, css: str) -> str:
        """The rules of a style sheet that may stay; unchanged text when all may."""
        before = len(self.removed)
        kept = self._rules(tinycss2.parse_stylesheet(css), 0)
        if len(self.removed) == before and "<" not in css:
            return css
        return _closed(kept)

    def declarations(self, css: str) -> str:
        """The declarations of a style attribute that may stay."""
        kept, removed = _filtered_declarations(css, self.prefix)
        self.removed += removed
        return kept

    def _rules(self, rules: list[Node], depth: int) -> str:
        out: list[str] = []
        for rule in rules:
            if rule.type == "comment":
                out.append(_masked_comment(rule, self.prefix))
            elif rule.type == "whitespace":
                out.append(rule.serialize())
            elif rule.type == "qualified-rule":
                selector = tinycss2.serialize(rule.prelude)
                out.append(f"{selector}{{{self._block(rule.content)}}}")
            elif rule.type == "at-rule":
                out.append(self._at_rule(rule, depth))
            else:
                self.removed.append("CSS that cannot be read")
        return "".join(out)

    def _at_rule(self, rule: Node, depth: int) -> str:
        name, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude)
        if rule.content is not None and name in _NESTING and depth < _MOST_NESTED:
            inner = tinycss2.parse_rule_list(rule.content)
            return f"@{name}{prelude}{{{self._rules(inner, depth + 1)}}}"
        if rule.content is not None and name in _DECLARING:
            return f"@{name}{prelude}{{{self._block(rule.content)}}}"
        if name != "charset":
            self.removed.append(f"@{name} in a style sheet")
        return ""

    def _block(self, content: list[Node]) -> str:
        kept, removed = _declarations(tinycss2.parse_blocks_contents(content), self.prefix)
        self.removed += removed
        return kept


@lru_cache(maxsize=4096)
def _filtered_declarations(css: str, prefix: str) -> tuple[str, tuple[str, ...]]:
    nodes = tinycss2.parse_blocks_contents(_with_statements(css, prefix))
    kept, removed = _declarations(nodes, prefix)
    return (css, ()) if not removed and "<" not in css else (_closed(kept).strip(), removed)


def _with_statements(css: str, prefix: str) -> str:
    """Make comments of masked tags that stand where a declaration begins."""
    word = rf"{prefix}\d+z"
    at_start = re.compile(rf"((?:\A|[;{{}}])\s*)((?:{word}\s*)+)(?!\s*:|{word})")
    return at_start.sub(lambda m: m[1] + re.sub(word, lambda w: f"/*{w[0]}*/", m[2]), css)


def _masked_comment(node: Node, prefix: str) -> str:
    return f"/*{node.value}*/" if re.fullmatch(rf"{prefix}\d+z", node.value) else ""


def _declarations(nodes: list[Node], prefix: str) -> tuple[str, tuple[str, ...]]:
    out: list[str] = []
    removed: list[str] = []
    for node in nodes:
        if node.type == "declaration":
            refusal = _refusal(node, prefix)
            if refusal:
                removed.append(refusal)
            else:
                important = " !important" if node.important else ""
                out.append(f"{node.name}:{tinycss2.serialize(node.value).rstrip()}{important};")
        elif node.type == "comment":
            out.append(_masked_comment(node, prefix))
        elif node.type == "whitespace":
            out.append(node.serialize())
        else:
            removed.append("CSS that cannot be read")
    return "".join(out), tuple(removed)


def _refusal(declaration: Node, prefix: str) -> str:
    """Why a declaration may not stay; empty when it may."""
    name = re.sub(rf"{prefix}\d+z", "", declaration.lower_name)
    bare = _VENDOR.sub("", name)
    known = not name or bare in _PROPERTIES or name.startswith(("mso-", "--", "-premailer-"))
    if not known or bare in _BINDING:
        return f"CSS property {name[:60]}"
    if name == "position" and any(
        node.type == "ident" and node.lower_value in _MOVES for node in declaration.value
    ):
        return "position: fixed"
    return _refused_value(declaration.value)


def _refused_value(values: list[Node]) -> str:
    stack = list(values)
    while stack:
        node = stack.pop()
        if refusal := _refused_node(node):
            return refusal
        if node.type == "function":
            stack += node.arguments
        elif node.type in {"() block", "[] block", "{} block"}:
            stack += node.content
    return ""


def _refused_node(node: Node) -> str:
    if node.type == "error":
        return "CSS that cannot be read"
    if node.type == "url":
        return "" if safe_address("src", node.value) else "CSS address"
    if node.type != "function":
        return ""
    name = _VENDOR.sub("", node.lower_name)
    if name not in _FUNCTIONS:
        return f"CSS function {node.lower_name[:60]}()"
    readable = name != "url" or all(
        part.type in _NOISE or (part.type in {"string", "url"} and safe_address("src", part.value))
        for part in node.arguments
    )
    return "" if readable else "CSS address"


def _closed(css: str) -> str:
    """No CSS may spell the end of its element or begin a comment of HTML."""
    return css.replace("<", "\\3c ")
