"""The tree of blocks as text: what a person would have written by hand."""

from collections.abc import Callable, Sequence

from craftify.engine.document.blocks import (
    Block,
    Button,
    Divider,
    Html,
    Image,
    Item,
    Mjml,
    Table,
    Worded,
)
from craftify.engine.document.blocks import Text as TextBlock
from craftify.engine.document.walk import inner_blocks
from craftify.engine.markup import Markup
from craftify.engine.mjml.writing.emitting import logic
from craftify.engine.plaintext.flow import LINE, PARAGRAPH, Flow
from craftify.engine.plaintext.fragments import RULE, link_label, write_html
from craftify.engine.plaintext.rich import rich_line, write_rich
from craftify.engine.plaintext.words import (
    meaningful_alt,
    network_name,
    readable_url,
    says_address,
)

_SILENT_TAGS = frozenset(("mj-spacer", "mj-style", "mj-carousel-image"))
_LABELLED_TAGS = frozenset(("mj-button", "mj-navbar-link", "mj-social-element"))


def write_blocks(flow: Flow, blocks: Sequence[Block]) -> None:
    """Lay blocks out in the flow, their conditions and loops around them."""
    for block in blocks:
        if block.show is not None and not block.show.desktop:
            continue  # its twin for wide screens says the same
        lines = LINE if isinstance(block, Item) else PARAGRAPH
        opening, closing = logic(block)
        flow.breaks(lines)
        if opening:
            flow.tag(opening)
        _write(flow, block)
        flow.breaks(lines)
        if closing:
            flow.tag(closing)


def _write(flow: Flow, block: Block) -> None:
    if block.plain_text is not None:
        _by_hand(flow, block.plain_text)
        return
    for kind, write in _WRITERS:
        if isinstance(block, kind):
            write(flow, block)
            return
    write_blocks(flow, inner_blocks(block))


def _by_hand(flow: Flow, text: str) -> None:
    for line in text.strip("\n").split("\n"):
        flow.breaks(LINE if line.strip() else PARAGRAPH)
        if "{%" in line:
            flow.words(line)
        elif line.strip():
            flow.exactly(line.rstrip())


def _words(flow: Flow, block: Worded) -> None:
    if block.html is not None:
        write_html(flow, block.html)
    elif block.text is not None:
        write_rich(flow, block.text)


def label_of(block: Worded) -> str:
    """The words of a button or an item on one line."""
    if block.html is not None:
        return link_label(Markup(block.html).root)
    return rich_line(block.text) if block.text is not None else ""


def _button(flow: Flow, block: Button) -> None:
    _labelled(flow, label_of(block), block.props.get("href", ""))


def _item(flow: Flow, block: Item) -> None:
    label = label_of(block) or network_name(block.props.get("name", ""))
    _labelled(
        flow, label or meaningful_alt(block.props.get("alt", "")), block.props.get("href", "")
    )


def _labelled(flow: Flow, label: str, href: str) -> None:
    """`Label: address`, or the one of them that there is."""
    url = readable_url(href)
    if label and url and not says_address(label, url):
        flow.words(f"{label} {url}" if label.endswith((":", "?", "!")) else f"{label}: {url}")
    else:
        flow.words(url or label)


def _image(flow: Flow, block: Image) -> None:
    alt = meaningful_alt(block.props.get("alt", ""))
    url = readable_url(block.props.get("href", ""))
    if alt:
        flow.words(f"[{alt}]")
    if url:
        flow.words(f" ({url})" if alt else url)


def _divider(flow: Flow, _block: Divider) -> None:
    flow.exactly(RULE)


def _table(flow: Flow, block: Table) -> None:
    write_html(flow, f"<table>{block.html}</table>")


def _html(flow: Flow, block: Html) -> None:
    write_html(flow, block.html)


def _mjml(flow: Flow, block: Mjml) -> None:
    if block.tag in _SILENT_TAGS:
        return
    if block.tag in _LABELLED_TAGS:
        label = link_label(Markup(block.html or "").root)
        _labelled(flow, label, block.attrs.get("href", ""))
        return
    if block.html:
        html = f"<table>{block.html}</table>" if block.tag == "mj-table" else block.html
        write_html(flow, html)
    flow.breaks(PARAGRAPH)
    write_blocks(flow, block.children)


# kinds without a writer hold other blocks, or nothing that can be read
_WRITERS: tuple[tuple[type[Block], Callable[..., None]], ...] = (
    (TextBlock, _words),
    (Button, _button),
    (Item, _item),
    (Image, _image),
    (Divider, _divider),
    (Table, _table),
    (Html, _html),
    (Mjml, _mjml),
)
