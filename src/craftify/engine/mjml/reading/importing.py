"""MJML read as a document: native blocks where one fits, everything else kept and compiled."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from craftify.engine.document.codec import build_document
from craftify.engine.document.model import Document
from craftify.engine.document.specification import PROP_OF_ATTRIBUTE, camel
from craftify.engine.errors import TemplateInvalid
from craftify.engine.mjml.elements import COMMENT, HEAD_TAGS, TEXT, Element
from craftify.engine.mjml.reading.blocks import BlockReader
from craftify.engine.mjml.reading.heads import HeadReader
from craftify.engine.mjml.reading.own import Unreadable, claimed_ids, mapping_of, split
from craftify.engine.mjml.reading.parsing import Parsed, parse_mjml
from craftify.engine.mjml.reading.reporting import Report
from craftify.engine.results import ImportReport, ReportLine

_DIRECTIONS = frozenset(("ltr", "rtl", "auto"))
_TOP = frozenset(("mj-section", "mj-wrapper", "mj-hero", "mj-raw", TEXT, COMMENT))
_ROW = frozenset(("mj-column", "mj-group"))


def read_mjml(
    source: str,
    *,
    partials: Mapping[str, str] | None = None,
    name: str = "",
    noticed: Sequence[ReportLine] = (),
) -> tuple[Document, ImportReport, dict[str, int], frozenset[str]]:
    """The document an MJML source is, how the import went, the line of each block, named blocks.

    Raises:
        TemplateInvalid: when it cannot be read, with line and column of every problem.
        TooLarge: over 1 MB, or nested too deep.
    """
    parsed = parse_mjml(source, partials=partials, name=name)
    return _Importer(parsed, noticed).document()


class _Importer:
    """Puts together what the readers of head and blocks bring."""

    def __init__(self, parsed: Parsed, noticed: Sequence[ReportLine]) -> None:
        self._parsed: Final = parsed
        self._report = Report(parsed.places, [*noticed, *parsed.repairs])
        self._head = HeadReader(self._report)
        self._blocks = BlockReader(self._report, claimed_ids(parsed.root))
        self._data: dict[str, Any] = {"kind": "blocks", "children": []}
        self._apart: dict[str, Any] = {}

    def document(self) -> tuple[Document, ImportReport, dict[str, int], frozenset[str]]:
        root = next(self._parsed.root.all("mjml"), None)
        if root is None:
            self._fragment(self._parsed.root.children)
        else:
            self._root(root)
        self._data |= self._assembled()
        blocks = self._blocks
        self._put_apart()
        if self._report.problems:
            raise TemplateInvalid(self._report.problems)
        document = build_document(self._data)
        return document, self._report.finished(), blocks.lines, frozenset(blocks.named)

    def _root(self, root: Element) -> None:
        self._language(root)
        bodies = 0
        preamble: list[str] = []
        for part in root.children:
            if part.tag == "mj-head":
                self._head.read(part)
            elif part.tag == "mj-body":
                bodies += 1
                self._body(part)
            elif part.tag == "mj-raw" and part.attributes.get("position") == "file-start":
                preamble.append(part.body or "")
            elif part.tag == COMMENT:
                self._report.comment()
            else:
                note = "nothing but mj-head and mj-body may stand in <mjml>"
                self._report.add("dropped", f"<{part.tag}> beside mj-body", note, part)
        if preamble:
            self._data["preamble"] = "\n".join(preamble)
        if not bodies:
            self._report.add("repaired", "no <mj-body>", "the document is empty", root)

    def _language(self, root: Element) -> None:
        natural, own = split(root.attributes)
        if "locales" in own:
            self._data["locales"] = own["locales"].split()
        if "data" in own:
            try:
                self._apart = mapping_of(own["data"])
            except Unreadable as error:
                self._report.wrong(str(error), root)
        for name, value in natural.items():
            if name == "lang" or (name == "dir" and value in _DIRECTIONS):
                self._head.meta[name] = value
            elif not name.startswith("xmlns"):
                what = f"attribute {name} on <mjml>"
                self._report.add("dropped", what, "it changes nothing in the email", root)

    def _body(self, body: Element) -> None:
        known = PROP_OF_ATTRIBUTE["body"]
        props = self._data.setdefault("body", {})
        for name, value in self._report.writable_attributes(body).items():
            prop = known.get(name) or camel(name)
            if not prop.isalnum():
                self._report.add("dropped", f"attribute {name} on <mj-body>", "no such name", body)
                continue
            if name != "css-class" and name not in known:
                note = "MJML does not know it: kept in the document, not rendered"
                self._report.add("kept", f"attribute {name} on <mj-body>", note, body)
            props[prop] = value
        self._data["children"] += self._blocks.blocks(body.children, "body")

    def _fragment(self, elements: Sequence[Element]) -> None:
        """A piece without its root: what belongs in a head goes there, loose parts get a row."""
        first = elements[0] if elements else self._parsed.root
        self._report.add("repaired", "no <mjml> element", "read as a part of an email", first)
        body = Element("mj-body")
        for element in elements:
            if element.tag in HEAD_TAGS:
                self._head.part(element)
            elif element.tag == "mj-head":
                self._head.read(element)
            elif element.tag == "mj-body":
                body.children += element.children
            else:
                _place(body, element)
        self._body(body)

    def _put_apart(self) -> None:
        """Parts of the document that stand as JSON at its root, each under its path."""
        for path, value in self._apart.items():
            *above, name = path.split(".")
            part = self._data
            for step in above:
                part = part.setdefault(step, {})
            part[name] = value

    def _assembled(self) -> dict[str, Any]:
        head = self._head
        theme = {
            "tokens": head.tokens["value"],
            "darkTokens": head.tokens["dark"],
            "defaults": head.defaults,
            "presets": head.presets,
            "childPresets": head.child_presets,
            "fonts": [{"name": name, "href": href} for name, href in head.fonts.items()],
            "css": head.css,
        }
        return {
            "meta": head.meta,
            "plainText": head.plain_text,
            "breakpoint": head.breakpoint,
            "theme": {name: value for name, value in theme.items() if value},
            "head": head.raw,
            "htmlAttributes": head.selectors,
        }


def _place(body: Element, element: Element) -> None:
    """Put a loose element under the body, in a section and a column where it needs them."""
    if element.tag in _TOP:
        body.children.append(element)
        return
    last = body.children[-1] if body.children else None
    if last is None or last.tag != "mj-section" or last.block_id != "loose":
        last = Element("mj-section", offset=element.offset, block_id="loose")
        body.children.append(last)
    if element.tag in _ROW:
        last.children.append(element)
        return
    if not last.children or last.children[-1].block_id != "loose":
        last.children.append(Element("mj-column", offset=element.offset, block_id="loose"))
    last.children[-1].children.append(element)
