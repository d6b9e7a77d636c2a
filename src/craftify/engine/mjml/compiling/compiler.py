"""Documents of blocks compiled to HTML: each top-level block alone, remembered without its words.

The native compiler writes the blocks of a body one after the other, and what they ask of the head
can be told from what it writes there. So a block that was compiled before, in the same theme, is
not compiled again; the words that people have typed since are put in where the old ones stood.
"""

from typing import Final

from craftify.engine.document.limits import MAX_HTML_DEPTH, depth_exceeded
from craftify.engine.document.model import Document
from craftify.engine.mjml.compiling.finishing import font_families, font_links
from craftify.engine.mjml.compiling.frames import Surroundings
from craftify.engine.mjml.compiling.native import native_html
from craftify.engine.mjml.compiling.outlines import Unwritable, block_outline, document_outline
from craftify.engine.mjml.compiling.parts import Part, compiled_part, styles_of
from craftify.engine.mjml.compiling.shield import MAX_BODY_CHARACTERS, Shielded, Theme
from craftify.engine.mjml.compiling.styling import styled
from craftify.engine.mjml.elements import Element
from craftify.engine.mjml.writing.emitting import document_elements, head_words
from craftify.engine.mjml.writing.overlays import Overlays
from craftify.engine.remembered import Remembered

Placed = list[tuple[Part, list[str]]]
Key = tuple[Surroundings, bool, bytes]
AROUND: Final[Remembered[bytes, Surroundings | str]] = Remembered(entries=512, size=16_000_000)
PARTS: Final[Remembered[Key, Part | str]] = Remembered(entries=16_384, size=48_000_000)
_STYLES: Final[Remembered[tuple[tuple[str, str, str], ...], str]] = Remembered(
    entries=1024, size=4_000_000
)
_WHOLE: Final = "whole"  # kept for a block that can only be compiled with all others
# kept for what was met once: compiling one by one what is never met again would be the longer way
_SEEN: Final = "seen"


def compile_blocks(document: Document, *, marked: bool = False) -> str:
    """The HTML of a document. Liquid stands in it byte for byte as it stood in the blocks.

    Raises:
        DocumentInvalid: when a shared block was not put in.
        TemplateInvalid: when a selector or inline stylesheet cannot be read.
        TooLarge: when components or the HTML in them are nested too deep, or hold too much.
    """
    html = around = None
    try:
        around = _around(document)
        placed = _placed(document, around, marked=marked) if around else None
        html = _composed(document, around, placed) if around and placed is not None else None
    except Unwritable:  # nothing of it can be remembered
        pass
    if html is not None:
        return html
    theme = around.theme if around else None
    return compile_elements(document_elements(document, marked=marked), theme)


def compile_elements(root: Element, theme: Theme | None = None) -> str:
    """HTML of an `mjml` element, compiled in one piece. Raises what `compile_blocks` raises."""
    shielded = Shielded(root, theme)
    head, rest, families = native_html(shielded.source)
    rest = shielded.restore(shielded.settle(rest))
    own = "".join([body for body, _ in shielded.shown if "font-family" in body])
    if own:
        families = f'{families}"{font_families(own)}'
    fonts = font_links(shielded.restore(families), shielded.inline_css, shielded.fonts)
    html = f"{shielded.restore(head)}{fonts}{rest}"
    html = styled(html, shielded.inline_css, shielded.selectors)
    return f"{shielded.preamble}{html}"


def _around(document: Document) -> Surroundings | None:
    """What the blocks have in common; None when it is met for the first time."""
    outline = document_outline(document)
    around = AROUND.get(outline)
    if around is None:
        AROUND.keep(outline, _SEEN, 500 + len(outline))
        return None
    if isinstance(around, str):
        around = Surroundings(document)
        AROUND.keep(outline, around, 8 * len(outline) + 16_000)
    return around


def _placed(document: Document, around: Surroundings, *, marked: bool) -> Placed | None:
    """The part of every block with its words; None when they are to be compiled together."""
    found: list[tuple[Key, list[str], Part | str | None]] = []
    new = 0
    for block in document.children:
        words: list[str] = []
        key = (around, marked, block_outline(block, words))
        part = PARTS.get(key)
        new += part is None
        found.append((key, words, part))
    first, around.used = not around.used, True
    if new > 1 and 2 * new > len(found) and not first:
        for key, _, part in found:
            if part is None:
                PARTS.keep(key, _SEEN, 500 + len(key[2]))
        return None
    placed: Placed = []
    for block, (key, words, known) in zip(document.children, found, strict=True):
        part = known
        if part is None or part is _SEEN:
            part = compiled_part(document, block, around, marked=marked) or _WHOLE
            room = 0 if isinstance(part, str) else part.room
            PARTS.keep(key, part, 500 + room + len(key[2]))
        if isinstance(part, str):
            return None
        placed.append((part, words))
    return placed


def _composed(document: Document, around: Surroundings, placed: Placed) -> str | None:
    """The email put together; None when its limits have to be looked at as a whole."""
    words = (*head_words(document.meta), _overlays(document, placed))
    frame = around.frame(document, words)
    text = "".join(["".join(its_words) for _, its_words in placed])
    own = _own_fonts(placed, text)
    if frame is None or own is None:
        return None
    # at least as many characters as the shield would count
    size = frame.size + len(text) + sum(map(len, words)) + sum([part.size for part, _ in placed])
    if size > MAX_BODY_CHARACTERS:
        return None
    out: list[str] = []
    frame.start.put(words, out)
    out += (frame.font_links([part.families for part, _ in placed], own), _styles(placed))
    frame.rest.put(words, out)
    for part, its_words in placed:
        part.html.put(its_words, out)
    out.append(frame.end)
    return f"{around.preamble}{frame.styled(''.join(out))}"


def _overlays(document: Document, placed: Placed) -> str:
    rules = [part.rules for part, _ in placed if part.rules]
    if not (rules or document.theme.dark_tokens):
        return ""
    overlays = Overlays(document)
    for its_rules in rules:
        overlays.rules.take(its_rules)
    return overlays.css()


def _own_fonts(placed: Placed, text: str) -> str | None:
    """The HTML of blocks that names fonts; None when some of it is nested too deep."""
    if (
        text.count("<") <= MAX_HTML_DEPTH
        and "font-family" not in text
        and not any(part.names_fonts for part, _ in placed)
    ):
        return ""
    own: list[str] = []
    for part, words in placed:
        for shown in part.shown:
            body = shown if isinstance(shown, str) else words[shown]
            if body.count("<") > MAX_HTML_DEPTH and depth_exceeded(body) is not None:
                return None
            if "font-family" in body:
                own.append(body)
    return "".join(own)


def _styles(placed: Placed) -> str:
    asked = tuple([part.asks for part, _ in placed])
    styles = _STYLES.get(asked)
    if styles is None:
        styles = styles_of(asked)
        _STYLES.keep(asked, styles, len(styles) + sum(len(text) for part in asked for text in part))
    return styles
