"""Mends a machine can make: set properties on a block, or fields of the document itself.

A fix for the document has the block id `@document` and dotted field names, as `meta.lang`.
"""

import re
from html import escape

from craftify.engine.checks.page import Page
from craftify.engine.document.blocks import Block, Styled
from craftify.engine.markup import Element
from craftify.engine.results import Fix

DOCUMENT = "@document"


def on_document(label: str, field: str, value: str) -> Fix:
    """Set one field of the document."""
    return Fix(block_id=DOCUMENT, label=label, set={field: value})


def on_block(block: Block | None, label: str, prop: str, value: str) -> Fix | None:
    """Set one prop of a block that has props."""
    if not isinstance(block, Styled):
        return None
    return Fix(block_id=block.id, label=label, set={prop: value})


def swap(page: Page, element: Element, old: str, new: str, label: str) -> Fix | None:
    """Put another value where `old` stands: a prop of the block, or an attribute in its HTML."""
    block = page.block_of(element)
    if block is None or not old:
        return None
    if isinstance(block, Styled):
        for prop, value in block.props.items():
            if value == old:
                return Fix(block_id=block.id, label=label, set={prop: new})
    html = getattr(block, "html", None)
    if not isinstance(html, str):
        return None
    changed = html
    for spelled in (old, escape(old, quote=False)):
        quoted = re.compile(rf"(=\s*[\"']){re.escape(spelled)}(?=[\"'])")
        changed = quoted.sub(lambda found: found[1] + escape(new, quote=False), changed)
    if changed == html:
        return None
    return Fix(block_id=block.id, label=label, set={"html": changed})


def set_attribute(page: Page, element: Element, name: str, value: str, label: str) -> Fix | None:
    """Give an element in a block's HTML an attribute it lacks, when its tag stands there once."""
    block = page.block_of(element)
    html = getattr(block, "html", None)
    if block is None or not isinstance(html, str):
        return None
    tag = page.markup.tag_of(element)
    if html.count(tag) != 1 or name in element.attributes:
        return None
    changed = html.replace(tag, f'<{element.tag} {name}="{value}"{tag[len(element.tag) + 1 :]}')
    return Fix(block_id=block.id, label=label, set={"html": changed})
