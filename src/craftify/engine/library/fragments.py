"""Shared blocks: one version of a synced block, with what it needs of a theme."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, Self, TypeVar

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from craftify.engine.document.blocks import AnyBlock
from craftify.engine.document.codec import refuse_depth_of, told
from craftify.engine.document.model import Attributes, Font
from craftify.engine.document.shape import ClassName, Shape, TagName
from craftify.engine.document.walk import all_blocks
from craftify.engine.errors import DocumentInvalid

Level = Literal["section", "column", "content"]
_TYPES: Final[Mapping[Level, frozenset[str]]] = {
    "section": frozenset(("section", "wrapper", "hero", "html", "mjml", "synced")),
    "column": frozenset(("column", "group", "html", "mjml", "synced")),
    "content": frozenset(
        (
            *("text", "image", "button", "divider", "spacer", "social", "table"),
            *("html", "mjml", "synced"),
        )
    ),
}


class SharedTheme(Shape):
    """What a shared block uses of the theme it was made in; a document's own stands above it."""

    tokens: dict[str, str] = Field(default_factory=dict)
    dark_tokens: dict[str, str] = Field(default_factory=dict)
    presets: dict[ClassName, Attributes] = Field(default_factory=dict)
    child_presets: dict[ClassName, dict[TagName, Attributes]] = Field(default_factory=dict)
    fonts: list[Font] = Field(default_factory=list)


class Fragment(Shape):
    """Blocks without a document around them: sections, columns or what stands in columns."""

    level: Level
    children: list[AnyBlock] = Field(min_length=1)
    theme: SharedTheme = Field(default_factory=SharedTheme)

    @model_validator(mode="after")
    def _blocks_fit(self) -> Self:
        for block in self.children:
            if block.type not in _TYPES[self.level]:
                raise PydanticCustomError(
                    "wrong_level",
                    "a {type} block cannot stand in a synced block for the level '{level}'",
                    {"type": block.type, "level": self.level},
                )
        seen: set[str] = set()
        for each in all_blocks(self.children):
            if each.id in seen:
                raise PydanticCustomError(
                    "duplicate_id", "two blocks have the id '{id}'", {"id": each.id}
                )
            seen.add(each.id)
        return self


class SharedBlock(Fragment):
    """One version of a synced block; `latest` is the one that follows without a pin."""

    ref: str
    version: int
    latest: bool = True
    name: str = ""


S = TypeVar("S", bound=Fragment)


def parse_fragment(data: Mapping[str, Any]) -> Fragment:
    """A fragment from the JSON it decodes to. Raises DocumentInvalid with every problem."""
    refuse_depth_of(data)
    return _validated(Fragment, data)


def parse_shared(library: Sequence[Mapping[str, Any]]) -> tuple[SharedBlock, ...]:
    """The shared blocks of a library from JSON. Raises DocumentInvalid."""
    return tuple(_validated(SharedBlock, each) for each in library)


def dump_fragment(fragment: Fragment) -> dict[str, Any]:
    """The fragment as JSON data, without what stands at its default."""
    return fragment.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def fits(level: Level, holder: str) -> bool:
    """Whether blocks of a level may stand directly in a holder; `root` is the email."""
    match holder:
        case "root" | "wrapper":
            return level == "section"
        case "section" | "group":
            return level == "column"
        case "column" | "hero":
            return level == "content"
        case _:
            return holder == "mjml"


def fragment_document(fragment: Fragment) -> dict[str, Any]:
    """A document that holds just this fragment, as JSON: to compile, look at and edit it."""
    dumped = dump_fragment(fragment)
    children: list[dict[str, Any]] = dumped["children"]
    if fragment.level == "content":
        children = [{"type": "column", "id": "frame_column", "children": children}]
    if fragment.level != "section":
        children = [{"type": "section", "id": "frame_section", "children": children}]
    return {"schemaVersion": 1, "theme": dumped.get("theme", {}), "children": children}


def _validated(shape: type[S], data: Mapping[str, Any]) -> S:
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        raise DocumentInvalid([told(detail) for detail in error.errors()]) from None
