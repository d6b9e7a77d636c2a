"""Rich text as text: paragraphs, headings, lists, links with their addresses."""

import re
from collections.abc import Sequence
from itertools import groupby

from craftify.engine.document.rich.nodes import (
    BulletList,
    Heading,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Rich,
    TextNode,
    VariableNode,
)
from craftify.engine.document.rich.writing import variable_tag
from craftify.engine.plaintext.flow import LINE, PARAGRAPH, Flow
from craftify.engine.plaintext.words import meaningful_alt, readable_url, says_address

Part = Paragraph | Heading | BulletList | OrderedList


def write_rich(flow: Flow, rich: Rich) -> None:
    """Lay a rich text out in the flow."""
    for part in rich.content:
        flow.breaks(PARAGRAPH)
        _write_part(flow, part)
        flow.breaks(PARAGRAPH)


def rich_line(rich: Rich) -> str:
    """A rich text on one line, as the label of a button."""
    flow = Flow()
    for part in rich.content:
        flow.words(" ")
        if isinstance(part, Paragraph | Heading):
            _write_inline(flow, part.content)
    return " ".join(flow.text().split())


def _write_part(flow: Flow, part: Part) -> None:
    if isinstance(part, Paragraph | Heading):
        _write_inline(flow, part.content)
        return
    for number, item in enumerate(part.content, start=1):
        flow.breaks(LINE)
        flow.indent(f"{number}. " if isinstance(part, OrderedList) else "- ")
        _write_item(flow, item)
        flow.dedent()


def _write_item(flow: Flow, item: ListItem) -> None:
    for part in item.content:
        flow.breaks(LINE)
        _write_part(flow, part)


def _write_inline(flow: Flow, nodes: Sequence[Inline]) -> None:
    before = ""
    for href, group in groupby(nodes, key=_link_of):
        linked = list(group)
        if href and before:
            flow.words(" ")  # a row of links is kept apart by padding alone
        before = href
        for node in linked:
            if node.type == "hardBreak":
                flow.breaks(LINE)
            flow.words(_words_of(node))
        url = readable_url(href)
        label = "".join(_words_of(node) for node in linked).strip()
        if url and not (label and says_address(label, url)):
            flow.words(f" ({url})" if label else url)


def _words_of(node: Inline) -> str:
    if isinstance(node, TextNode):
        return _typed(node.text)
    if isinstance(node, VariableNode):
        return variable_tag(node.attrs)
    alt = "" if node.type == "hardBreak" else meaningful_alt(node.attrs.get("alt", ""))
    return f" [{alt}] " if alt else ""


def _typed(text: str) -> str:
    """What a person typed stays what it was, braces included."""
    if "{" not in text:
        return text
    return re.sub(r"\{[{%]", lambda braces: f"{{{{ '{braces[0]}' }}}}", text)


def _link_of(node: Inline) -> str:
    return next((mark.attrs.get("href", "") for mark in node.marks if mark.type == "link"), "")
