"""What an attribute of a block comes to: its props, presets, defaults of the theme."""

from craftify.engine.document.blocks import Mjml, Styled
from craftify.engine.document.model import Document
from craftify.engine.document.specification import COMPONENTS, SPECIFICATION, camel


def attribute_of(document: Document, block: Styled | Mjml, name: str) -> str | None:
    """The value an MJML attribute has on this block before MJML's own default, or None."""
    if isinstance(block, Mjml):
        tag, own = block.tag, block.attrs.get(name)
    else:
        tag = SPECIFICATION.blocks[block.spec].tag
        own = block.props.get(camel(name))
    own = block.extra.get(name) if own is None else own
    if own is not None:
        return own
    theme = document.theme
    for preset in reversed(block.presets):
        if name in theme.presets.get(preset, {}):
            return theme.presets[preset][name]
    for group in (tag, "mj-all"):
        if name in theme.defaults.get(group, {}):
            return theme.defaults[group][name]
    return None


def default_of(tag: str, name: str) -> str | None:
    """What MJML itself takes when nothing is said."""
    component = COMPONENTS.get(tag)
    return component.defaults.get(name) if component else None
