"""What one place says differently than the synced block it stands for: words, links, props."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from craftify.engine.document.blocks import Block, Html, Mjml, Styled, Table, Worded
from craftify.engine.document.rich.nodes import Rich
from craftify.engine.document.specification import ATTRIBUTE_OF_PROP

# what is said: said otherwise here, it is not said as before in another language or on phones
_SAID: Final = frozenset(("text", "html", "href", "src", "alt", "title", "srcset"))
_LAYERS: Final = ("dark", "mobile")


def is_hidden(fields: Mapping[str, Any]) -> bool:
    """Whether a place goes without this child."""
    return fields.get("hidden") is True


def overridden(block: Block, fields: Mapping[str, Any]) -> Block:
    """The block as one place wants it; what it cannot have is left out."""
    known = {name: value for name, value in fields.items() if _fits(block, name, value)}
    own = block.model_copy(update=_without_said(block, known))
    for name in sorted(known):
        _set(own, name, known[name])
    for layer in _LAYERS:
        _lay_over(own, layer, fields.get(layer))
    _translate(own, fields.get("i18n"))
    return own


def _fits(block: Block, name: str, value: object) -> bool:
    if name == "text":
        return isinstance(block, Worded) and _rich(value) is not None
    if not isinstance(value, str):
        return False
    if name == "html":
        return isinstance(block, Worded | Html | Mjml | Table)
    if isinstance(block, Mjml):
        return name in block.attrs
    return isinstance(block, Styled) and name in ATTRIBUTE_OF_PROP[block.spec]


def _without_said(block: Block, known: Iterable[str]) -> dict[str, Any]:
    """The overlays of the block without what is said anew."""
    said = _SAID.intersection(known)
    if said & {"text", "html"}:
        said |= {"text", "html"}
    update: dict[str, Any] = {
        "i18n": {
            locale: kept
            for locale, words in block.i18n.items()
            if (kept := {name: value for name, value in words.items() if name not in said})
        }
    }
    for layer in _LAYERS:
        values: Mapping[str, str] = getattr(block, layer)
        update[layer] = {name: value for name, value in values.items() if name not in said}
    if isinstance(block, Styled):
        update["props"] = dict(block.props)
    if isinstance(block, Mjml):
        update["attrs"] = dict(block.attrs)
    return update


def _set(block: Block, name: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
    if name == "text" and isinstance(block, Worded):
        block.text, block.html = _rich(value), None
    elif name == "html" and isinstance(block, Worded | Html | Mjml | Table):
        block.html = value
        if isinstance(block, Worded):
            block.text = None
    elif isinstance(block, Styled):
        block.props[name] = value
    elif isinstance(block, Mjml):
        block.attrs[name] = value


def _lay_over(block: Block, layer: str, values: object) -> None:
    if not isinstance(block, Styled) or not isinstance(values, Mapping):
        return
    table = ATTRIBUTE_OF_PROP[block.spec]
    own: dict[str, str] = getattr(block, layer)
    own |= {k: v for k, v in values.items() if k in table and isinstance(v, str)}


def _translate(block: Block, by_locale: object) -> None:
    if not isinstance(by_locale, Mapping):
        return
    for locale, words in by_locale.items():
        if not isinstance(words, Mapping):
            continue
        fitting = {name: value for name, value in words.items() if _fits(block, name, value)}
        if fitting:
            block.i18n[locale] = {**block.i18n.get(locale, {}), **fitting}


def _rich(value: object) -> Rich | None:
    try:
        return Rich.model_validate(value) if isinstance(value, Mapping) else None
    except ValidationError:
        return None
