"""What of a document decides how it is built, apart from its words: keys for remembering.

An outline holds everything that the writer reads of a block but its words, so blocks of one
outline differ in words alone. It is written down whole, in the quickest way there is.
"""

from collections.abc import Callable, Mapping
from marshal import dumps
from operator import itemgetter
from typing import Any, Final

from craftify.engine.document.blocks import Block
from craftify.engine.document.model import Document
from craftify.engine.document.shape import Shape
from craftify.engine.mjml.writing.wording import Reader, reader

# equal values are written alike: later versions refer to what was written before, by identity
_PLAINLY: Final = 2
# read elsewhere, or by nobody who builds: words, the blocks inside, and what is for editors
_APART: Final = frozenset(
    ("name", "lock", "i18n", "translated_from", "plain_text", "text", "html", "children", "items")
)
# shapes, and rarely there
_SHAPES: Final = ("each", "show")
_APART_OF_DOCUMENT: Final = frozenset(
    ("schema_version", "meta", "locales", "plain_text", "frame", "children")
)
_DOCUMENT: Final = tuple(name for name in Document.model_fields if name not in _APART_OF_DOCUMENT)
Getter = Callable[[Mapping[str, Any]], tuple[Any, ...]]
Parts = list[Any]


class Unwritable(Exception):
    """There is something in the document that is no plain data, or it is very deep."""


def document_outline(document: Document) -> bytes:
    """What is the same for all blocks of a document: theme, body, head, language."""
    fields, meta = document.__dict__, document.meta
    outline = [_plain(fields[name]) for name in _DOCUMENT]
    return _written((meta.lang, meta.dir, outline))


def block_outline(block: Block, words: list[str]) -> bytes:
    """The outline of a block and all inside it; their words are put behind those given."""
    outline: Parts = []
    _add(block, outline, words)
    return _written(outline)


def _written(outline: Any) -> bytes:  # noqa: ANN401 - plain data, or it is refused
    try:
        return dumps(outline, _PLAINLY)
    except ValueError as error:
        raise Unwritable from error


def _add(block: Block, outline: Parts, words: list[str]) -> None:
    fields, kind = block.__dict__, block.__class__
    read, get = _KINDS.get(kind) or _kind(kind)
    own = get(fields)
    if own[0] is not None or own[1] is not None:
        own = (_plain(own[0]), _plain(own[1]), *own[2:])
    outline.append(own)
    if read is not None:
        its_words = read(block)
        outline.append(None if its_words is None else its_words != "")
        if its_words is not None:
            words.append(its_words)
    inside = fields.get("children") or fields.get("items")
    if inside:
        within: Parts = []
        for child in inside:
            _add(child, within, words)
        outline.append(within)


_KINDS: Final[dict[type[Block], tuple[Reader | None, Getter]]] = {}


def _kind(kind: type[Block]) -> tuple[Reader | None, Getter]:
    """How the words of this class are read, and all else that counts; shapes come first."""
    others = [name for name in kind.model_fields if name not in _APART and name not in _SHAPES]
    return _KINDS.setdefault(kind, (reader(kind), itemgetter(*_SHAPES, *others)))


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON value, or a shape
    """The value as plain data."""
    if isinstance(value, Shape):
        return [_plain(inner) for inner in value.__dict__.values()]
    if isinstance(value, list):
        return [_plain(inner) for inner in value] if value else value
    return value
