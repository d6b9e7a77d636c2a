"""The checks: every rule in its place, run on one reading of the email."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from craftify.engine.checks.accessibility import (
    alt_missing,
    alt_text,
    contrast,
    contrast_dark,
    contrast_inverted,
    direction,
    heading_empty,
    heading_order,
    justified,
    language,
    layout_tables,
    small_text,
    title,
    zoom,
)
from craftify.engine.checks.clients import (
    background,
    charset,
    css,
    dark_mode,
    fallback_color,
    html,
    image_formats,
    style_nesting,
    style_place,
    style_size,
    viewport,
)
from craftify.engine.checks.delivery import (
    image_only,
    link_density,
    preheader_length,
    preheader_missing,
    preheader_repeats,
    punctuation,
    shouting,
    size,
    spam_phrases,
    subject_length,
    subject_missing,
    subject_shouting,
    text_part,
    unsubscribe,
)
from craftify.engine.checks.links import (
    bare,
    contact,
    empty,
    fragment,
    insecure,
    local,
    malformed,
    mismatch,
    naming,
    placeholder,
    relative,
    script,
    shortener,
    unnamed,
)
from craftify.engine.checks.origins import Author
from craftify.engine.checks.page import Page
from craftify.engine.checks.rule import Rule
from craftify.engine.checks.structure import (
    active_content,
    column_widths,
    conditional_comments,
    doctype,
    duplicate_ids,
    empty_block,
    foreign_tags,
    image_overflow,
    image_source,
    image_width,
    sample_text,
    variables_optional,
    variables_undeclared,
    variables_unused,
)
from craftify.engine.compiling import compile_document
from craftify.engine.document.locales import localized
from craftify.engine.document.model import Document
from craftify.engine.results import CheckSheet, Compiled, Finding, Rendered, Severity, Variable

RULES: Final[tuple[Rule, ...]] = (
    alt_missing,
    alt_text,
    contrast,
    contrast_dark,
    contrast_inverted,
    direction,
    heading_empty,
    heading_order,
    justified,
    language,
    layout_tables,
    small_text,
    title,
    zoom,
    bare,
    contact,
    empty,
    fragment,
    insecure,
    local,
    malformed,
    mismatch,
    naming,
    placeholder,
    relative,
    script,
    shortener,
    unnamed,
    active_content,
    column_widths,
    conditional_comments,
    doctype,
    duplicate_ids,
    empty_block,
    foreign_tags,
    image_overflow,
    image_source,
    image_width,
    sample_text,
    variables_optional,
    variables_undeclared,
    variables_unused,
    background,
    charset,
    css,
    dark_mode,
    fallback_color,
    html,
    image_formats,
    style_nesting,
    style_place,
    style_size,
    viewport,
    image_only,
    link_density,
    preheader_length,
    preheader_missing,
    preheader_repeats,
    punctuation,
    shouting,
    size,
    spam_phrases,
    subject_length,
    subject_missing,
    subject_shouting,
    text_part,
    unsubscribe,
)
MOST: Final = 100  # findings of one check
_GRAVITY: Final[dict[Severity, int]] = {"error": 0, "warning": 1, "info": 2}
_NOWHERE: Final = 1 << 30
_MARK: Final = re.compile(r"\bb-([\w-]+)", re.ASCII)


def check(
    document: Document,
    compiled: Compiled,
    *,
    rendered: Rendered | None = None,
    variables: Sequence[Variable] = (),
    source: str = "",
    lines: Mapping[str, int] | None = None,
) -> tuple[Finding, ...]:
    """Everything the checks find, gravest first, then in reading order; always the same.

    `compiled` is the document compiled for the locale in question, marked or not. `rendered` adds
    what only shows with data in it: sizes, the subject as read. `variables` is the contract.
    Lines are those of `compiled.mjml`, or of the author's own `source` when it is given with the
    line where each block begins in it; for HTML documents they are those of the HTML.
    A check that fails says so in a finding and leaves the others alone.
    """
    document = localized(document, compiled.locale)
    marked = _marked(document, compiled)
    author = Author(compiled.mjml, compiled.lines) if lines is None else Author(source, lines)
    page = Page(document, compiled, marked, author, rendered=rendered, variables=variables)
    found = [finding for rule in RULES for finding in _run(rule, page)]
    return tuple(sorted(found, key=_place))


def check_catalog() -> tuple[CheckSheet, ...]:
    """The sheet of every check, by category and id."""
    return tuple(sorted((rule.SHEET for rule in RULES), key=lambda sheet: sheet.id))


def _run(rule: Rule, page: Page) -> Iterator[Finding]:
    try:
        found = list(islice(rule.find(page), MOST + 1))
    except Exception as error:  # noqa: BLE001 - one broken check must not take the others with it
        yield Finding(
            check=rule.SHEET.id,
            severity="info",
            message=f"This check could not be run: {type(error).__name__}.",
            mend="Everything else has been checked. Please report it with this email.",
        )
        return
    yield from found[:MOST]
    if len(found) > MOST:
        yield Finding(
            check=rule.SHEET.id,
            severity="info",
            message=f"There are more findings of this check than the {MOST} listed.",
            mend="Mend these first; the others show up then.",
        )


def _marked(document: Document, compiled: Compiled) -> Compiled:
    """The same email with its blocks marked, so that findings know their block."""
    marks = set(_MARK.findall(compiled.html))
    if not document.children or any(block.id in marks for block in document.children):
        return compiled
    return compile_document(document, marked=True)


def _place(finding: Finding) -> tuple[int, int, int, str, str]:
    line, column = finding.line or _NOWHERE, finding.column or 0
    return _GRAVITY[finding.severity], line, column, finding.check, finding.message
