"""MJML elements read as blocks."""

import re
from collections.abc import Collection, Sequence
from typing import Any, Final

from craftify.engine.document.rich.reading import read_rich
from craftify.engine.document.specification import (
    BLOCK_OF_TAG,
    COMPONENTS,
    PROP_OF_ATTRIBUTE,
    SPECIFICATION,
)
from craftify.engine.mjml.elements import BODIED, COMMENT, TEXT, Element
from craftify.engine.mjml.printed.blocks import ANY, SYNCED
from craftify.engine.mjml.reading.logic import Block, Entry, folded, tag_entries
from craftify.engine.mjml.reading.own import (
    Unreadable,
    fields_of,
    given_id,
    has_own,
    hashes_of,
    locale_of,
    overlay_of,
    split,
    words_of,
)
from craftify.engine.mjml.reading.reporting import Report

ALLOWED: dict[str, frozenset[str]] = {
    "body": frozenset(("section", "wrapper", "hero")),
    "mjml": frozenset(SPECIFICATION.blocks),
    **{name: frozenset(part.holds) for name, part in SPECIFICATION.blocks.items() if part.holds},
}
_CELLS = frozenset(("column", "hero", "mj-column", "mj-hero"))
_MARKER = re.compile(r"b-([A-Za-z0-9_]{4,24})(?:\s+|$)")
_CELL_TAG = re.compile(r"<(/?)(table|tr|td|th)\b", re.IGNORECASE)
_NAME = re.compile(r"(?!\[)[^\n<>-]{1,80}")


class BlockReader:
    """Reads containers from the outside in; ids are the type and a running number."""

    def __init__(self, report: Report, claimed: Collection[str] = ()) -> None:
        self._report: Final = report
        self._claimed: Final = claimed
        self._ids: set[str] = set()
        self.lines: dict[str, int] = {}
        self.named: set[str] = set()
        self._icons = False

    def blocks(self, elements: Sequence[Element], within: str) -> list[Block]:
        """The blocks of a container; `within` is its block type, `body`, or a kept tag."""
        entries: list[Entry] = []
        name: str | None = None
        for element in elements:
            if element.tag == COMMENT and not (element.body or "").startswith("["):
                name = self._comment(element, name)
                continue
            if "c-locale" in element.attributes:
                self._overlay(element, entries[-1] if entries else None)
                continue
            may_be_tags = element.tag in {"mj-raw", TEXT} and not has_own(element.attributes)
            tags = tag_entries(element) if may_be_tags else []
            if tags:
                entries += tags
                continue
            block = self._block(element, within)
            self.lines[block["id"]] = self._report.line(element)
            if name:
                block["name"] = name
                name = None
            entries.append(Entry(element, block=block))
        if name:
            self._report.comment()
        return folded(entries, lambda entry: self._loose(entry, within))

    def _overlay(self, element: Element, before: Entry | None) -> None:
        """The words of a locale stand behind the block whose words they are."""
        block = before.block if before else None
        if block is None:
            self._report.wrong("There is no component before this that it could translate", element)
            return
        natural, own = split(self._report.writable_attributes(element))
        try:
            locale = locale_of(own)
            words = overlay_of(natural, own, element.body or "", block["type"])
            if "from" in own:
                block.setdefault("translatedFrom", {})[locale] = hashes_of(own["from"])
        except Unreadable as error:
            self._report.wrong(str(error), element)
            return
        block.setdefault("i18n", {})[locale] = words

    def _loose(self, entry: Entry, within: str) -> Block:
        block = self._html(entry.element, entry.tag, within)
        self.lines[block["id"]] = self._report.line(entry.element)
        return block

    def _comment(self, element: Element, waiting: str | None) -> str | None:
        if waiting:
            self._report.comment()
        text = (element.body or "").strip()
        if _NAME.fullmatch(text):
            return text
        self._report.comment()
        return None

    def _block(self, element: Element, within: str) -> Block:
        if element.tag in {"mj-raw", TEXT, COMMENT} and "c-kept" not in element.attributes:
            body = element.body or ""
            if element.tag == COMMENT:
                body = f"<!--{body}-->"
            if element.tag == TEXT:
                note = "it stands between components: kept as HTML, which MJML itself would drop"
                self._report.add("kept", "loose text", note, element)
            return self._html(element, body, within)
        if element.tag == SYNCED:
            return self._synced(element)
        kind = BLOCK_OF_TAG.get(element.tag)
        if (
            kind is None
            or "c-kept" in element.attributes
            or kind not in ALLOWED.get(within, ALLOWED["mjml"])
        ):
            return self._kept(element, within)
        if kind == "social":
            return self._social(element)
        return self._native(element, kind)

    def _html(self, element: Element, html: str, within: str) -> Block:
        if has_own(element.attributes):
            return self._own_html(element, html)
        block: Block = {"type": "html", "html": html}
        self._name(block, "html")
        self._report.blocks["html"] += 1
        if within in _CELLS:
            own = _own_cell(html)
            block["html"] = html if own is None else own
            if own is None:
                block["raw"] = True
        if element.tag == "mj-raw" and not html.startswith("{%"):
            self._report.add("kept", "<mj-raw>", "kept as an HTML block", element)
        return block

    def _own_html(self, element: Element, html: str) -> Block:
        own = split(element.attributes).own
        block: Block = {"type": "html", "html": own.get("html", html)}
        if own.get("cell") == "rows":
            block["raw"] = True
        self._own(own, block, element)
        self._name(block, "html")
        self._report.blocks["html"] += 1
        return block

    def _synced(self, element: Element) -> Block:
        block: Block = {"type": "synced"}
        natural, own = split(element.attributes)
        self._own(own, block, element)
        if not block.get("ref"):
            self._report.wrong("This synced block does not say which: c-ref is missing", element)
        for name in natural:
            self._report.add("dropped", f"attribute {name} on <{SYNCED}>", "it has none", element)
        self._name(block, "synced")
        self._report.blocks["synced"] += 1
        return block

    def _own(self, own: dict[str, str], block: Block, element: Element) -> None:
        """Set what attributes of our own say, but for words."""
        named = given_id(own)
        if named and named not in self._ids:
            block["id"] = named
            self._ids.add(named)
            self.named.add(named)
        try:
            fields = fields_of(own, block["type"])
        except Unreadable as error:
            self._report.wrong(str(error), element)
            return
        for name in ("extra", "attrs"):
            if name in fields:
                block[name] = {**block.get(name, {}), **fields.pop(name)}
        block |= fields

    def _native(self, element: Element, kind: str) -> Block:
        block = self._styled(element, kind)
        body = SPECIFICATION.blocks[kind].body
        if body == "rich":
            self._words(block, element)
        elif body == "html":
            block["html"] = element.attributes.get("c-html", element.body or "")
        elif kind in ALLOWED:
            block["children"] = self.blocks(element.children, kind)
        elif element.children:
            self._report.add("dropped", f"content of <{element.tag}>", "it holds none", element)
        return block

    def _styled(self, element: Element, kind: str) -> Block:
        block: Block = {"type": kind}
        props: dict[str, str] = {}
        extra: dict[str, str] = {}
        known = PROP_OF_ATTRIBUTE[kind]
        for name, value in self._attributes(element, block).items():
            if name in known:
                props[known[name]] = value
            else:
                extra[name] = value
                what = f"attribute {name} on <{element.tag}>"
                note = "MJML does not know it: kept in the document, not rendered"
                self._report.add("kept", what, note, element)
        if props:
            block["props"] = props
        if extra:
            block["extra"] = {**extra, **block.get("extra", {})}
        self._name(block, kind)
        self._report.blocks[kind] += 1
        return block

    def _attributes(self, element: Element, block: Block) -> dict[str, str]:
        """The attributes without those every block has fields for; a marker gives back its id."""
        attributes, own = split(self._report.writable_attributes(element))
        if own:
            self._own(own, block, element)
        presets = attributes.pop("mj-class", "").split()
        if presets:
            block["presets"] = presets
        classes = attributes.pop("css-class", "").strip()
        marker = _MARKER.match(classes)
        if marker and marker[1] not in self._ids:
            block["id"] = marker[1]
            self._ids.add(marker[1])
            self.named.add(marker[1])
            classes = classes[marker.end() :]
        if classes:
            block.setdefault("cssClass", classes)
        return attributes

    def _words(self, block: Block, element: Element) -> None:
        body = element.body or ""
        try:
            said = words_of(split(element.attributes).own, body)
        except Unreadable as error:
            self._report.wrong(str(error), element)
            return
        rich = read_rich(body) if said is None else None
        if said is not None:
            block |= said
        elif rich is not None:
            block["text"] = rich
        else:
            block["html"] = body
            self._report.half_native += 1
            note = "its text keeps its own HTML"
            self._report.add("kept", f"HTML in <{element.tag}>", note, element)

    def _social(self, element: Element) -> Block:
        children = self.blocks(element.children, "social")
        if any(child["type"] != "item" for child in children):
            block = self._kept_shell(element)
            block["children"] = children
            return block
        if children and not self._icons and any(_has_outside_icon(child) for child in children):
            self._icons = True
            note = "icons without a src of their own come from www.mailjet.com, as MJML has them"
            self._report.add("kept", "<mj-social> icons", note, element)
        block = self._styled(element, "social")
        block["items"] = children
        return block

    def _kept(self, element: Element, within: str) -> Block:
        block = self._kept_shell(element)
        if "c-kept" in element.attributes or element.tag == ANY:
            pass  # it was a component like this before
        elif element.tag not in COMPONENTS:
            note = "MJML has no such component: kept in the document, not rendered"
        elif element.tag in BLOCK_OF_TAG:
            note = f"it does not belong inside {within}: kept as it is"
        else:
            note = "no block of its own yet: kept and compiled as MJML"
            self._report.add("kept", f"<{element.tag}>", note, element)
        own = split(element.attributes).own
        if element.tag in BODIED and own.get("words") != "none":
            block["html"] = element.body or ""
        if "html" in own:
            block["html"] = own["html"]
        if element.children:
            block["children"] = self.blocks(element.children, block["tag"])
        return block

    def _kept_shell(self, element: Element) -> Block:
        block: Block = {"type": "mjml", "tag": element.attributes.get("c-tag", element.tag)}
        attributes: dict[str, Any] = self._attributes(element, block)
        if attributes:
            block["attrs"] = {**attributes, **block.get("attrs", {})}
        self._name(block, "mjml")
        self._report.blocks["mjml"] += 1
        return block

    def _name(self, block: Block, kind: str) -> None:
        """Give a block an id that has none: its type and a number that no other block claims."""
        if "id" in block:
            return
        number = self._report.blocks[kind] + 1
        while f"{kind}{number}" in self._ids or f"{kind}{number}" in self._claimed:
            number += 1
        block["id"] = f"{kind}{number}"
        self._ids.add(block["id"])


def _own_cell(html: str) -> str | None:
    """What stands in the one cell that an HTML block was given when it was written."""
    if not (html.startswith("<tr><td>") and html.endswith("</td></tr>")):
        return None
    inner, tables = html[8:-10], 0
    for tag in _CELL_TAG.finditer(inner):
        if tag[2].lower() == "table":
            tables += -1 if tag[1] else 1
        if tables < 0 or (not tables and tag[2].lower() != "table"):
            return None
    return inner.strip()


def _has_outside_icon(item: Block) -> bool:
    props = item.get("props", {})
    return "name" in props and "src" not in props
