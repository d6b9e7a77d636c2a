"""What of a document decides how it is built, apart from its words: keys for remembering.

An outline holds everything that the writer reads of a block but its words, so blocks of one
outline differ in words alone.
"""

from collections.abc import Callable, Hashable, Mapping
from operator import itemgetter
from typing import Any, Final

from craftify.engine.document.blocks import Block
from craftify.engine.document.model import Document
from craftify.engine.document.shape import Shape
from craftify.engine.mjml.writing.wording import Reader, reader

Outline = tuple[Hashable, ...]

# what is rarely set, looked at in one step
_RARE: Final = ("when", "each", "show", "extra", "dark", "mobile")
# read elsewhere, or by nobody who builds: words, the blocks inside, and what is for editors
_APART: Final = frozenset(
    (
        *_RARE,
        *("id", "type", "name", "lock", "presets", "css_class", "i18n"),
        *("text", "html", "props", "children", "items"),
    )
)
_rare: Final[Callable[[Mapping[str, Any]], tuple[Any, ...]]] = itemgetter(*_RARE)
_UNSET: Final[tuple[Any, ...]] = (None, None, None, {}, {}, {})
_END: Final = None
_TEXT: Final = frozenset((str,))
_LEAVES: Final = frozenset((str, int, bool, type(None)))
_APART_OF_DOCUMENT: Final = frozenset(
    ("schema_version", "meta", "locales", "plain_text", "frame", "children")
)
_DOCUMENT: Final = tuple(name for name in Document.model_fields if name not in _APART_OF_DOCUMENT)


def document_outline(document: Document) -> Outline:
    """What is the same for all blocks of a document: theme, body, head, language."""
    fields = document.__dict__
    meta = document.meta
    return (meta.lang, meta.dir, *(_frozen(fields[name]) for name in _DOCUMENT))


def block_outline(block: Block, words: list[str], *around: Hashable) -> Outline:
    """The outline of a block and all inside it; their words are put behind those given."""
    outline = [*around]
    _add(block, outline, words)
    return tuple(outline)


def _add(block: Block, outline: list[Hashable], words: list[str]) -> None:
    fields, kind = block.__dict__, block.__class__
    read, others = _KINDS.get(kind) or _kind(kind)
    worded = None
    if read is not None:
        own = read(block)
        if own is not None:
            words.append(own)
            worded = own != ""
    props, presets, rare = fields.get("props"), fields["presets"], _rare(fields)
    outline += (
        kind,
        fields["id"],
        worded,
        fields["css_class"],
        tuple(presets) if presets else None,
        (*props, *props.values()) if props else None,
        None if rare == _UNSET else _frozen(rare),
    )
    for name in others:
        outline.append(_frozen(fields[name]))
    inside = fields.get("children") or fields.get("items")
    if inside:
        for child in inside:
            _add(child, outline, words)
        outline.append(_END)


_KINDS: Final[dict[type[Block], tuple[Reader | None, tuple[str, ...]]]] = {}


def _kind(kind: type[Block]) -> tuple[Reader | None, tuple[str, ...]]:
    """How the words of this class are read, and the fields it has of its own."""
    others = tuple(name for name in kind.model_fields if name not in _APART)
    return _KINDS.setdefault(kind, (reader(kind), others))


def _frozen(value: Any) -> Hashable:  # noqa: ANN401 - any JSON value, or a shape
    """The value as something that can be a key, equal only for equal values."""
    kind = value.__class__
    if kind in _LEAVES:
        return value  # type: ignore[no-any-return]
    if kind is dict:
        if _TEXT.issuperset(map(type, value.values())):
            return (*value, *value.values())
        return (*value, *map(_frozen, value.values()))
    if isinstance(value, list | tuple):
        return tuple([_frozen(inner) for inner in value]) if value else ()
    if isinstance(value, Shape):
        return tuple(map(_frozen, value.__dict__.values()))
    return value  # type: ignore[no-any-return]
