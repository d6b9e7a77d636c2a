"""The block specification: which MJML component a block is and which attributes it knows."""

import re
from functools import cache
from importlib import resources

import msgspec


class Component(msgspec.Struct, frozen=True):
    """One component of MJML. `body` says what stands between its tags, when anything may."""

    tag: str
    attributes: dict[str, str]
    defaults: dict[str, str]
    body: str | None = None
    holds: tuple[str, ...] = ()


class Specification(msgspec.Struct, frozen=True):
    """Every component the engine knows: native blocks, and those kept as `mjml` blocks."""

    version: int
    notes: str
    body: Component
    blocks: dict[str, Component]
    components: dict[str, Component]


def _read() -> Specification:
    source = resources.files("craftify.engine.document").joinpath("blocks.spec.json")
    return msgspec.json.decode(source.read_bytes(), type=Specification)


SPECIFICATION = _read()
BLOCK_OF_TAG = {part.tag: name for name, part in SPECIFICATION.blocks.items()}
COMPONENTS = {
    **{part.tag: part for part in SPECIFICATION.blocks.values()},
    **SPECIFICATION.components,
    SPECIFICATION.body.tag: SPECIFICATION.body,
}


@cache
def camel(attribute: str) -> str:
    """The prop name of an MJML attribute: `background-color` → `backgroundColor`."""
    return re.sub(r"-([a-z0-9])", lambda found: found[1].upper(), attribute)


@cache
def kebab(prop: str) -> str:
    """The MJML attribute of a prop: `backgroundColor` → `background-color`."""
    return re.sub(r"([A-Z])", lambda found: "-" + found[1].lower(), prop)


ATTRIBUTE_OF_PROP = {
    name: {camel(attribute): attribute for attribute in part.attributes}
    for name, part in [*SPECIFICATION.blocks.items(), ("body", SPECIFICATION.body)]
}
PROP_OF_ATTRIBUTE = {
    name: {attribute: prop for prop, attribute in table.items()}
    for name, table in ATTRIBUTE_OF_PROP.items()
}
