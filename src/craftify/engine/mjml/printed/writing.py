"""A document, or one block of it, as MJML that says all of it."""

from typing import NamedTuple

from craftify.engine.document.codec import dump_document
from craftify.engine.document.model import Document
from craftify.engine.mjml.printed.blocks import elements_of, found_with_parent, in_cell_of
from craftify.engine.mjml.printed.heads import root_of
from craftify.engine.mjml.printed.layout import Layout, Place


class Printed(NamedTuple):
    """A source for people, and where in it each block stands."""

    mjml: str
    places: dict[str, Place]


def print_document(document: Document, *, ids: bool = True) -> Printed:
    """The document as MJML that is read as the very same; without ids, as the same but for them.

    A document of raw HTML has no MJML.
    """
    layout = Layout()
    data = dump_document(document)
    if document.kind == "blocks":
        blocks = elements_of(data.get("children", []), in_cell=False, ids=ids)
        layout.element(root_of(data, blocks), 0)
    return Printed(layout.text(), layout.places)


def print_block(document: Document, block_id: str, *, ids: bool = True) -> Printed:
    """One block with all inside it; empty when it is not there."""
    layout = Layout()
    found = found_with_parent(dump_document(document).get("children", []), block_id)
    if found is not None:
        block, parent = found
        for element in elements_of([block], in_cell=in_cell_of(parent), ids=ids):
            layout.element(element, 0)
    return Printed(layout.text(), layout.places)
