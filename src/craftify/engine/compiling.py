"""Documents in and out: import of MJML and HTML, MJML for people, and the compiled email."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from craftify.engine.document.blocks import Html
from craftify.engine.document.escaping import LIQUID, escape_text_around_liquid
from craftify.engine.document.foreign import to_liquid, with_plain_quotes
from craftify.engine.document.frames import read_html
from craftify.engine.document.limits import refuse_depth
from craftify.engine.document.locales import localized
from craftify.engine.document.model import Document, Frame
from craftify.engine.errors import TemplateInvalid
from craftify.engine.liquid.analysing import uses_of
from craftify.engine.mjml.compiling.compiler import compile_blocks, compile_elements
from craftify.engine.mjml.compiling.styling import styled
from craftify.engine.mjml.reading.importing import read_mjml
from craftify.engine.mjml.reading.parsing import normalized, refuse_size
from craftify.engine.mjml.writing.emitting import document_elements, logic
from craftify.engine.mjml.writing.printing import print_mjml
from craftify.engine.plaintext import plain_text
from craftify.engine.remembered import Remembered
from craftify.engine.results import Compiled, ImportReport, Part, Use

# our own: what seems to be a tag of another language is meant as it stands
_PRINTED = re.compile(r"<mjml\b[^<>]*\bc-version=")
_BODY = re.compile(r"<body\b(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>", re.IGNORECASE)
_USES: Final[Remembered[tuple[tuple[Part, str], ...], tuple[Use, ...]]] = Remembered(
    entries=256, size=16_000_000
)
_RIGHT: Final[Remembered[str, bool]] = Remembered(entries=4096, size=4_000_000)
# what stands between these is no Liquid
_QUOTING = re.compile(r"\{%-?\s*+(?:raw|comment|doc|#)")
_HIDDEN = (
    "display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;"
    "opacity:0;overflow:hidden;"
)


class Imported(NamedTuple):
    """A document read from a source, and the report of how that went.

    `lines` says for each block the line of the source where it begins; what a partial brought
    begins at its `mj-include`. `named` are the blocks that have their id from the source.
    """

    document: Document
    report: ImportReport
    lines: dict[str, int]
    named: frozenset[str] = frozenset()


def import_mjml(
    source: str, *, partials: Mapping[str, str] | None = None, name: str = ""
) -> Imported:
    """A document from MJML: native blocks where one fits, everything else kept and compiled.

    `partials` are what `mj-include` may name, `name` is what they would name this source by; files
    are never read. Template tags of other languages become Liquid.

    Raises:
        TemplateInvalid: it cannot be read; every problem with line, column and excerpt.
        TooLarge: over 1 MB, or nested deeper than the limits.
    """
    refuse_size(source)
    translated, lines = (source, ()) if _PRINTED.search(source) else to_liquid(source)
    ours = {path: to_liquid(content)[0] for path, content in (partials or {}).items()}
    imported = Imported(*read_mjml(translated, partials=ours, name=name, noticed=lines))
    if _may_hold_liquid(translated):
        _refuse_wrong_liquid(normalized(translated, []))
    return imported


def import_html(source: str, *, name: str = "") -> Imported:
    """A document from raw HTML: pieces whose sum is the source, byte for byte.

    Raises:
        TemplateInvalid: there is no HTML in it.
        TooLarge: over 1 MB, or nested deeper than the limits.
    """
    refuse_size(source)
    translated, lines = to_liquid(source)
    return Imported(*read_html(translated, name=name, noticed=lines))


def emit_mjml(document: Document, *, pretty: bool = True) -> str:
    """MJML of a document for people and other tools: indented, and read back as the same document.

    Ids, locales, dark and mobile overlays have no place in MJML; overlays are written as CSS.
    """
    return print_mjml(document_elements(document), pretty=pretty)[0]


def compile_document(
    document: Document, *, locale: str | None = None, marked: bool = False
) -> Compiled:
    """The email of a document: Liquid templates of subject, preheader, HTML and text.

    `marked` is for the editor's canvas: every block carries the first css class `b-<id>` and
    stands without its logic.

    Raises:
        DocumentInvalid: a shared block was not put in, or an overlay does not fit its block.
        TemplateInvalid: it cannot be compiled, or its Liquid is wrong: with line and column.
        TooLarge: it is nested too deep or holds too much.
    """
    own = localized(document, locale)
    html, mjml, lines = (_framed if own.kind == "html" else _built)(own, marked=marked)
    meta = own.meta
    parts: dict[Part, str] = {
        "subject": meta.subject or meta.title or "",
        "preheader": meta.preheader,
        "html": html,
        "text": plain_text(own),
    }
    return Compiled(
        subject=parts["subject"],
        preheader=parts["preheader"],
        html=html,
        text=parts["text"],
        mjml=mjml,
        uses=_uses(parts, mjml),
        lines=lines,
        locale=locale,
    )


def compile_html(
    document: Document,
    *,
    locale: str | None = None,
    marked: bool = False,
    logic: bool | None = None,
) -> str:
    """The HTML of a document alone: what `compile_document` gives, without text part and analysis.

    `logic` keeps `when` and `each` in a marked email, or leaves them out of any other.

    Raises what `compile_document` raises, but for wrong Liquid, which it does not look at.
    """
    own = localized(document, locale)
    if own.kind == "html":
        return _framed(own, marked=marked, logical=logic)[0]
    if logic is None or logic is not marked:
        return compile_blocks(own, marked=marked)
    return compile_elements(document_elements(own, marked=marked, logic=logic))


def _built(document: Document, *, marked: bool) -> tuple[str, str, dict[str, int]]:
    html = compile_blocks(document, marked=marked)
    return html, *print_mjml(document_elements(document, marked=marked))


def _framed(
    document: Document, *, marked: bool, logical: bool | None = None
) -> tuple[str, str, dict[str, int]]:
    """The pieces of an HTML document put together, and the line where each begins."""
    logical = not marked if logical is None else logical
    frame = document.frame or Frame()
    out = [_with_preheader(frame.before, document.meta.preheader)]
    lines: dict[str, int] = {}
    line = 1 + out[0].count("\n")
    for block in document.children:
        if not isinstance(block, Html):
            continue
        before, after = logic(block) if logical else ("", "")
        if marked:
            before, after = f"{before}<!--b-{block.id}-->", f"<!--/b-{block.id}-->{after}"
        lines[block.id] = line
        piece = f"{before}{block.html}{after}"
        line += piece.count("\n")
        out.append(piece)
    html = "".join((*out, frame.after))
    refuse_depth(html)
    css = [sheet.css for sheet in document.theme.css if sheet.inline]
    rules = [(rule.selector, rule.attributes) for rule in document.html_attributes]
    return styled(html, css, rules), "", lines


def _with_preheader(before: str, preheader: str) -> str:
    """The frame with the preview text first in the body; as it was when there is none."""
    if not preheader:
        return before
    hidden = f'<div style="{_HIDDEN}">{escape_text_around_liquid(preheader)}</div>'
    body = _BODY.search(before)
    at = body.end() if body else len(before)
    return f"{before[:at]}{hidden}{before[at:]}"


def _refuse_wrong_liquid(source: str) -> None:
    """Raises TemplateInvalid. Tags that were right once are right between any other words."""
    found = LIQUID.findall(source)
    tags = "".join(found)
    told = len(found) == source.count("{{") + source.count("{%") and not _QUOTING.search(tags)
    if told and _RIGHT.get(tags):
        return
    uses_of({"mjml": with_plain_quotes(source)})
    if told:
        _RIGHT.keep(tags, True, len(tags))  # noqa: FBT003 - what is remembered of them


def _may_hold_liquid(text: str) -> bool:
    """Also tags that nobody closed: those have to be told."""
    return "{{" in text or "{%" in text


def _uses(parts: Mapping[Part, str], mjml: str) -> tuple[Use, ...]:
    """What the parts read; what is wrong is said about the MJML a person can edit, if it can be."""
    templates = {part: text for part, text in parts.items() if _may_hold_liquid(text)}
    key = tuple(templates.items())
    known = _USES.get(key)
    if known is None:
        known = _traced(templates, mjml)
        _USES.keep(key, known, sum(map(len, templates.values())) + 500 * len(known))
    return known


def _traced(templates: Mapping[Part, str], mjml: str) -> tuple[Use, ...]:
    if not templates:
        return ()
    try:
        return uses_of(templates)
    except TemplateInvalid:
        if mjml:
            uses_of({"mjml": with_plain_quotes(mjml)})
        raise
