"""The block tree written as MJML elements."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from craftify.engine.document.blocks import (
    Block,
    Html,
    Mjml,
    Styled,
    Synced,
)
from craftify.engine.document.escaping import escape_text_around_liquid
from craftify.engine.document.model import Document, Meta
from craftify.engine.document.specification import ATTRIBUTE_OF_PROP, SPECIFICATION, kebab
from craftify.engine.errors import DocumentInvalid
from craftify.engine.mjml.elements import COMMENT, Element, Words
from craftify.engine.mjml.writing.overlays import Overlays, Rules
from craftify.engine.mjml.writing.wording import words_of
from craftify.engine.results import Problem

_ORDER = {
    name: {prop: place for place, prop in enumerate(table)}
    for name, table in ATTRIBUTE_OF_PROP.items()
}
_TAG = {name: part.tag for name, part in SPECIFICATION.blocks.items()}


def document_elements(
    document: Document, *, marked: bool = False, logic: bool | None = None
) -> Element:
    """The whole document as an `mjml` element.

    `marked` gives every block the first css class `b-<id>`, and leaves out `when` and `each`
    unless `logic` asks for them.
    """
    return _Writer(document, marked=marked, logic=logic).document()


def block_elements(
    document: Document, block: Block, *, marked: bool
) -> tuple[list[Element], Rules]:
    """One top-level block with its logic, its bodies numbered in order, and its overlays."""
    writer = _Writer(document, marked=marked)
    elements = writer.blocks([block], in_cell=False)
    return elements, writer.overlays.rules


def frame_elements(document: Document, overlays: str) -> Element:
    """The document without its blocks. Its words are, in order: title, preheader, overlays."""
    writer = _Writer(document, marked=False)
    return writer.framed(writer.body([]), overlays)


def head_words(meta: Meta) -> tuple[str, str]:
    """Title and preview of the head as HTML, empty where there is none."""
    title = meta.title if meta.title is not None else meta.subject
    return escape_text_around_liquid(title), escape_text_around_liquid(meta.preheader)


TITLE, PREVIEW, OVERLAYS = range(3)
# what would end the comment that a name is written as
_UNWRITABLE = re.compile(r"[<>\r\n]+|--+")
_CELLS = frozenset(("column", "hero"))
_CELL_TAGS = frozenset(("mj-column", "mj-hero"))


class _Writer:
    """Writes one document; overlays collect the CSS of dark mode, phones and visibility."""

    def __init__(self, document: Document, *, marked: bool, logic: bool | None = None) -> None:
        self._document: Final = document
        self._marked: Final = marked
        self._logic: Final = not marked if logic is None else logic
        self._tokens: Final = document.theme.tokens
        self.overlays: Final = Overlays(document)
        self._written = 0

    def document(self) -> Element:
        body = self.body(self.blocks(self._document.children, in_cell=False))
        return self.framed(body, self.overlays.css())

    def framed(self, body: Element, overlays: str) -> Element:
        meta = self._document.meta
        root = Element("mjml")
        for name, value in (("lang", meta.lang), ("dir", meta.dir)):
            if value:
                root.attributes[name] = value
        head = Element("mj-head")
        head.children = [*self._head(), *self._looks(overlays), *self._raw_head()]
        if self._document.preamble:
            preamble = Element(
                "mj-raw", {"position": "file-start"}, body=self._document.preamble.strip()
            )
            root.children.append(preamble)
        root.children += [head, body] if head.children else [body]
        return root

    def body(self, children: list[Element]) -> Element:
        attributes = {
            "css-class" if prop == "cssClass" else kebab(prop): self._value(value)
            for prop, value in self._document.body.items()
        }
        body = Element("mj-body", attributes)
        body.children = children
        return body

    def _head(self) -> Iterable[Element]:
        meta = self._document.meta
        title, preview = head_words(meta)
        if title:
            yield Element("mj-title", body=title, words=Words(TITLE))
        if preview:
            yield Element("mj-preview", body=preview, words=Words(PREVIEW))
        if self._document.breakpoint:
            yield Element("mj-breakpoint", {"width": self._document.breakpoint})
        for font in self._document.theme.fonts:
            yield Element("mj-font", {"name": font.name, "href": font.href})

    def _looks(self, overlays: str) -> Iterable[Element]:
        theme = self._document.theme
        attributes = Element("mj-attributes")
        for tag, values in theme.defaults.items():
            attributes.children.append(Element(tag, self._values(values)))
        for name in dict.fromkeys((*theme.presets, *theme.child_presets)):
            preset = Element(
                "mj-class", {"name": name, **self._values(theme.presets.get(name, {}))}
            )
            for tag, values in theme.child_presets.get(name, {}).items():
                preset.children.append(Element(tag, self._values(values)))
            attributes.children.append(preset)
        if attributes.children:
            yield attributes
        if self._document.html_attributes:
            yield self._selectors()
        for sheet in theme.css:
            inline = {"inline": "inline"} if sheet.inline else None
            yield Element("mj-style", inline, body=sheet.css.strip())
        if overlays:
            yield Element("mj-style", body=overlays, words=Words(OVERLAYS))

    def _selectors(self) -> Element:
        parent = Element("mj-html-attributes")
        for rule in self._document.html_attributes:
            selector = Element("mj-selector", {"path": rule.selector})
            selector.children = [
                Element("mj-html-attribute", {"name": name}, body=escape_text_around_liquid(value))
                for name, value in rule.attributes.items()
            ]
            parent.children.append(selector)
        return parent

    def _raw_head(self) -> Iterable[Element]:
        return (Element("mj-raw", body=html.strip()) for html in self._document.head)

    def _value(self, value: str) -> str:
        """A value with its token, `@name`, looked up."""
        return self._tokens.get(value[1:], value) if value.startswith("@") else value

    def _values(self, values: dict[str, str]) -> dict[str, str]:
        return {name: self._value(value) for name, value in values.items()}

    def blocks(self, blocks: Sequence[Block], *, in_cell: bool) -> list[Element]:
        if not self._logic:
            return [self._block(block, in_cell=in_cell) for block in blocks]
        out: list[Element] = []
        for block in blocks:
            before, after = logic(block) if block.when or block.each else ("", "")
            if before:
                out.append(Element("mj-raw", body=before))
            name = _UNWRITABLE.sub(" ", block.name).strip() if block.name else ""
            if name:
                out.append(Element(COMMENT, body=f" {name} "))
            out.append(self._block(block, in_cell=in_cell))
            if after:
                out.append(Element("mj-raw", body=after))
        return out

    def _block(self, block: Block, *, in_cell: bool) -> Element:
        if isinstance(block, Styled):
            return self._styled(block)
        if isinstance(block, Html):
            return self._html(block, in_cell=in_cell)
        if isinstance(block, Mjml):
            own = self._attributes(block, dict(block.attrs))
            element = Element(block.tag, own, block_id=block.id)
            self._put_words(element, block)
            in_cell = block.tag in _CELL_TAGS
            element.children = self.blocks(block.children, in_cell=in_cell)
            return element
        raise DocumentInvalid([_unresolved(block)])

    def _styled(self, block: Styled) -> Element:
        spec, props = block.spec, block.props
        if len(props) > 1:
            order = _ORDER[spec]
            props = {name: props[name] for name in sorted(props, key=order.__getitem__)}
        table = ATTRIBUTE_OF_PROP[spec]
        own = {table[name]: value for name, value in props.items()}
        element = Element(_TAG[spec], self._attributes(block, own), block_id=block.id)
        if not self._put_words(element, block):
            children = block.inside()
            if children:
                element.children = self.blocks(children, in_cell=spec in _CELLS)
        return element

    def _put_words(self, element: Element, block: Block, before: str = "", after: str = "") -> bool:
        """Number the block's words and put them in; False when it is not one that has any."""
        words = words_of(block)
        if words is None:
            return False
        element.body = f"{before}{words}{after}"
        element.words = Words(self._written, before, after)
        self._written += 1
        return True

    def _attributes(self, block: Block, own: dict[str, str]) -> dict[str, str]:
        if self._tokens:
            own = self._values(own)
        if block.presets:
            own = {"mj-class": " ".join(block.presets), **own}
        if block.extra:
            own |= {name: block.extra[name] for name in sorted(block.extra)}
        classes = self._classes(block)
        if classes:
            own["css-class"] = classes
        return own

    def _classes(self, block: Block) -> str:
        overlaid = self.overlays.add(block)
        if not self._marked and not overlaid:
            return block.css_class or ""
        marker = f"b-{block.id}" if self._marked else None
        own = block.css_class if block.css_class is not None else self._inherited(block)
        return " ".join(name for name in (marker, own, overlaid) if name)

    def _inherited(self, block: Block) -> str | None:
        """The css class that a class of the block's own would hide."""
        theme = self._document.theme
        found = [theme.presets.get(name, {}).get("css-class") for name in block.presets]
        if any(found):
            return " ".join(name for name in found if name)
        tag = block.tag if isinstance(block, Mjml) else _TAG.get(_kind(block), "")
        return next(
            (
                theme.defaults[name]["css-class"]
                for name in (tag, "mj-all")
                if "css-class" in theme.defaults.get(name, {})
            ),
            None,
        )

    def _html(self, block: Html, *, in_cell: bool) -> Element:
        before = after = ""
        if in_cell and not block.raw:
            classes = self._classes(block)
            before = f'<tr><td class="{classes}">' if classes else "<tr><td>"
            after = "</td></tr>"
        elif self._marked:
            before, after = f"<!--b-{block.id}-->", f"<!--/b-{block.id}-->"
        element = Element("mj-raw", block_id=block.id)
        self._put_words(element, block, before, after)
        return element


def _kind(block: Block) -> str:
    return block.spec if isinstance(block, Styled) else ""


def _unresolved(block: Block) -> Problem:
    what = f"the shared block {block.ref}" if isinstance(block, Synced) else "something unknown"
    message = f"The block {block.id} stands for {what}: put its content in before compiling"
    return Problem(message=message, path=block.id)


def logic(block: Block) -> tuple[str, str]:
    """The Liquid tags around a block: `each` outside, `when` inside."""
    before = after = ""
    if block.each:
        limit = f" limit:{block.each.limit}" if block.each.limit else ""
        before = f"{{% for {block.each.as_} in {block.each.in_}{limit} %}}"
        after = "{% endfor %}"
    if block.when:
        before += f"{{% if {block.when} %}}"
        after = "{% endif %}" + after
    return before, after
