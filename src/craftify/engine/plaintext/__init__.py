"""The text part: what people and machines read who do not see the HTML."""

from craftify.engine.document.locales import localized
from craftify.engine.document.model import Document
from craftify.engine.plaintext.blocks import write_blocks
from craftify.engine.plaintext.flow import Flow
from craftify.engine.plaintext.fragments import hiding_selectors, write_html


def plain_text(document: Document, *, locale: str | None = None) -> str:
    """The text part of a document as a Liquid template, lines unwrapped, words unchanged.

    It is made from the blocks, or is the text a person wrote when the document says so. Variables
    and tags stand in it as in the blocks; `when` and `each` become tags around what they rule.
    """
    document = localized(document, locale)
    if document.plain_text.mode == "manual":
        return document.plain_text.body or ""
    flow = Flow()
    if document.kind == "html":
        frame = document.frame
        pieces = [block.html for block in document.children if block.type == "html"]
        source = "".join([frame.before if frame else "", *pieces, frame.after if frame else ""])
        write_html(flow, source, hidden=hiding_selectors(source))
    else:
        write_blocks(flow, document.children)
    return flow.text()
