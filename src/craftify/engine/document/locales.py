"""A document in one locale: sparse overlays of words, with fallback to less specific ones."""

from typing import Any, TypeVar

from pydantic import ValidationError

from craftify.engine.document.blocks import Block, Html, Mjml, Styled, Table, Worded
from craftify.engine.document.model import Document
from craftify.engine.document.rich.nodes import Rich
from craftify.engine.document.specification import ATTRIBUTE_OF_PROP
from craftify.engine.document.walk import all_blocks
from craftify.engine.errors import DocumentInvalid
from craftify.engine.results import Problem

T = TypeVar("T")


def fallbacks(locale: str) -> list[str]:
    """The locales whose overlays apply, weakest first: `de-AT` takes `de`, then `de-AT`."""
    parts = locale.split("-")
    return ["-".join(parts[: count + 1]) for count in range(len(parts))]


def localized(document: Document, locale: str | None) -> Document:
    """The document with the overlays of a locale laid over its words; itself when there is none.

    Raises:
        DocumentInvalid: when an overlay sets something its block does not have.
    """
    if not locale:
        return document
    own = document.model_copy(deep=True)
    names = [name.lower() for name in fallbacks(locale)]
    for block in all_blocks(own.children):
        for words in _overlays(block.i18n, names):
            _lay_over(block, words, locale)
    for meta in _overlays(own.meta.i18n, names):
        for field in ("subject", "preheader", "title", "dir"):
            value = getattr(meta, field)
            if value is not None:
                setattr(own.meta, field, value)
    for text in _overlays(own.plain_text.i18n, names):
        own.plain_text.body = text
    own.meta.lang = locale
    return own


def _overlays(by_locale: dict[str, T], names: list[str]) -> list[T]:
    if not by_locale:
        return []
    known = {name.lower(): value for name, value in by_locale.items()}
    return [known[name] for name in names if name in known]


def _lay_over(block: Block, words: dict[str, Any], locale: str) -> None:
    if block.plain_text and words.keys() & {"text", "html"}:
        block.plain_text = None  # it was written by hand from other words
    for field, value in words.items():
        if not _set(block, field, value):
            message = f"The words of {locale} set '{field}', which a {_kind(block)} block cannot"
            raise DocumentInvalid([Problem(message=message, path=f"{block.id}.i18n.{locale}")])


def _kind(block: Block) -> str:
    return str(getattr(block, "type", "block"))


def _set(block: Block, field: str, value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Lay one field over; False when the block has no such words."""
    if field == "text":
        return isinstance(block, Worded) and _set_text(block, value)
    if not isinstance(value, str):
        return False
    if field == "plainText":
        block.plain_text = value
        return True
    if field == "html" and isinstance(block, Worded | Html | Mjml | Table):
        block.html = value
        if isinstance(block, Worded):
            block.text = None
    elif isinstance(block, Styled) and field in ATTRIBUTE_OF_PROP[block.spec]:
        block.props[field] = value
    elif isinstance(block, Mjml):
        block.attrs[field] = value
    else:
        return False
    return True


def _set_text(block: Worded, value: Any) -> bool:  # noqa: ANN401 - any JSON value
    try:
        block.text, block.html = Rich.model_validate(value), None
    except ValidationError:
        return False
    return True
