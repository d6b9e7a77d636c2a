"""One top-level block compiled alone: literal HTML, and the places where its words go."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from craftify.engine.document.blocks import Block
from craftify.engine.document.model import Document
from craftify.engine.mjml.compiling.frames import Surroundings
from craftify.engine.mjml.compiling.native import native_html
from craftify.engine.mjml.compiling.shield import TOKEN, Shielded
from craftify.engine.mjml.compiling.splicing import Spliced, spliced
from craftify.engine.mjml.elements import Element
from craftify.engine.mjml.writing.emitting import block_elements
from craftify.engine.mjml.writing.overlays import Rules

# the compiler numbers these through the whole email
_NUMBERED: Final = frozenset(("mj-carousel", "mj-navbar"))
_STYLES: Final = re.compile(
    r'(?:<style type="text/css">@media only screen and \((?P<width>[^()<>]*)\)'
    r" \{ (?P<columns>(?:\.[\w-]+ \{[^{}<>]*\} )+) \}</style>"
    r'<style media="screen and \([^()<>]*\)">[^<>]*</style>)?'
    r'(?:<style type="text/css">(?P<component>[^<]*)</style>)?</head>'
)
_ROOT: Final = re.compile(r'<body[^>]*><div [^>]*aria-roledescription="email"[^>]*>')
_END: Final = "</div></body></html>"
_COLUMN: Final = re.compile(r"\.([\w-]+) (\{[^{}]*\}) ")
_COMPONENTS: Final = ("mj-full-width-mobile", "mj-accordion")


class Part(NamedTuple):
    """A block as HTML without its words.

    It `asks` of the head: from which width columns have theirs, the widths, and a style. `shown`
    are the bodies it shows, in order: words by number, and what is fixed as it stands when it
    `names_fonts`.
    """

    html: Spliced
    asks: tuple[str, str, str]
    families: str
    names_fonts: bool
    shown: tuple[int | str, ...]
    rules: Rules | None
    size: int
    room: int


def compiled_part(
    document: Document, block: Block, around: Surroundings, *, marked: bool
) -> Part | None:
    """The part a block is, or None when it can only be compiled together with all others.

    Raises what `compile_elements` raises.
    """
    elements, rules = block_elements(document, block, marked=marked)
    if any(_is_numbered(element) for element in elements):
        return None
    shielded = Shielded(around.root(elements), around.theme)
    native = native_html(shielded.source)
    styles = _STYLES.match(native.rest)
    root = _ROOT.match(native.rest, styles.end()) if styles else None
    if styles is None or root is None or not native.rest.endswith(_END):
        return None
    html = spliced(shielded.settle(native.rest[root.end() : -len(_END)]), shielded)
    component = styles["component"] or ""
    if (
        html is None
        or TOKEN.search(native.rest, 0, styles.end())
        or sum(name in component for name in _COMPONENTS) != bool(component)
    ):
        return None
    shown = _shown(shielded)
    return Part(
        html=html,
        asks=(styles["width"] or "", styles["columns"] or "", component),
        families=shielded.restore(native.families),
        names_fonts=any("font-family" in body for body in shown if isinstance(body, str)),
        shown=shown,
        rules=rules if any(rules) else None,
        size=shielded.size,
        room=2 * (len(native.rest) + shielded.size) + 2_000,
    )


def styles_of(asked: Sequence[tuple[str, str, str]]) -> str:
    """What parts ask of the head, together: the widths of columns, and the styles of components."""
    width = ""
    columns: dict[str, str] = {}
    components: dict[str, None] = {}
    for its_width, its_columns, component in asked:
        width = width or its_width
        columns.update(_COLUMN.findall(its_columns))
        if component:
            components[component] = None
    out = ""
    if width:
        rules = [f".{name} {columns[name]} " for name in sorted(columns)]
        plain, of_texts = "".join(rules), "".join([f".moz-text-html {rule}" for rule in rules])
        out = (
            f'<style type="text/css">@media only screen and ({width}) {{ {plain} }}</style>'
            f'<style media="screen and ({width})">{of_texts}</style>'
        )
    if components:
        out += f'<style type="text/css">{"".join(components)}</style>'
    return out


def _shown(shielded: Shielded) -> tuple[int | str, ...]:
    return tuple(
        body if words is None else words.number
        for body, words in shielded.shown
        if words is not None or "font-family" in body
    )


def _is_numbered(element: Element) -> bool:
    return element.tag in _NUMBERED or any(_is_numbered(child) for child in element.children)
