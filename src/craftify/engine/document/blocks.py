"""The blocks an email is built of, and what each may hold."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from craftify.engine.document.rich.nodes import Rich
from craftify.engine.document.shape import AttributeName, BlockId, ClassName, Locale, Shape, TagName
from craftify.engine.document.specification import ATTRIBUTE_OF_PROP

Props = dict[str, str]


class Each(Shape):
    """Repeat the block for every item of a list: `{% for as in in limit:n %}`."""

    in_: Annotated[str, Field(alias="in", min_length=1)]
    as_: Annotated[str, Field(alias="as", pattern=r"^[A-Za-z_]\w*$")] = "item"
    limit: Annotated[int, Field(ge=1, le=1000)] | None = None


class Show(Shape):
    """Where a block is seen."""

    desktop: bool = True
    mobile: bool = True


class Block(Shape):
    """What every block has.

    `when` is a Liquid condition, `presets` are names of the theme's presets (mj-class), `extra`
    keeps attributes the block does not model, `i18n` overlays content per locale, `translated_from`
    says by a hash of which words each of them is the translation, `dark` and `mobile` overlay props
    in dark mode and on narrow screens. `plain_text` (Liquid) stands in the text part in place of
    what would be made from the block; an empty one leaves it out.
    """

    id: BlockId
    name: str | None = None
    when: str | None = None
    each: Each | None = None
    show: Show | None = None
    lock: Literal["none", "content", "structure", "all"] = "none"
    presets: list[ClassName] = Field(default_factory=list)
    css_class: str | None = None
    extra: dict[AttributeName, str] = Field(default_factory=dict)
    i18n: dict[Locale, dict[str, Any]] = Field(default_factory=dict)
    translated_from: dict[Locale, dict[str, str]] = Field(default_factory=dict)
    dark: Props = Field(default_factory=dict)
    mobile: Props = Field(default_factory=dict)
    plain_text: str | None = None

    def inside(self) -> Sequence["Block"]:
        """The blocks directly inside this one."""
        return ()


class Styled(Block):
    """A block with props: MJML attributes in camelCase, their values as MJML has them."""

    spec: ClassVar[str] = ""
    props: Props = Field(default_factory=dict)

    @model_validator(mode="after")
    def _props_are_known(self) -> Self:
        known = ATTRIBUTE_OF_PROP[self.spec]
        for field in ("props", "dark", "mobile"):
            values: Mapping[str, str] = getattr(self, field)
            if values.keys() <= known.keys():
                continue
            for prop in values:
                if prop not in known:
                    raise PydanticCustomError(
                        "unknown_prop",
                        "{block} has no prop '{prop}'; attributes it does not model go to 'extra'",
                        {"block": self.spec, "prop": prop},
                    )
        return self


class Worded(Styled):
    """A block with words: exactly one of `text` (rich) and `html`."""

    text: Rich | None = None
    html: str | None = None

    @model_validator(mode="after")
    def _one_body(self) -> Self:
        if self.text is not None and self.html is not None:
            raise PydanticCustomError("two_bodies", "a block has either 'text' or 'html'")
        if self.text is None and self.html is None:
            self.text = Rich()
        return self


class Text(Worded):
    """Running text."""

    spec = "text"
    type: Literal["text"]


class Button(Worded):
    """A link that looks like a button."""

    spec = "button"
    type: Literal["button"]


class Image(Styled):
    """An image, maybe linked."""

    spec = "image"
    type: Literal["image"]


class Divider(Styled):
    """A horizontal line."""

    spec = "divider"
    type: Literal["divider"]


class Spacer(Styled):
    """Empty height."""

    spec = "spacer"
    type: Literal["spacer"]


class Item(Worded):
    """One network in a row of social icons."""

    spec = "item"
    type: Literal["item"]


class Social(Styled):
    """A row of social icons."""

    spec = "social"
    type: Literal["social"]
    items: list[Item] = Field(default_factory=list)

    def inside(self) -> Sequence[Block]:
        """The items of the social."""
        return self.items


class Table(Styled):
    """A data table: rows in HTML."""

    spec = "table"
    type: Literal["table"]
    html: str = ""


class Html(Block):
    """HTML as it is. In a column it gets a cell of its own, unless `raw` says it brings rows."""

    type: Literal["html"]
    html: str
    raw: bool = False


class Mjml(Block):
    """An MJML component without a block of its own: kept, compiled and selectable."""

    type: Literal["mjml"]
    tag: TagName
    attrs: dict[AttributeName, str] = Field(default_factory=dict)
    html: str | None = None
    children: list["AnyBlock"] = Field(default_factory=list)

    def inside(self) -> Sequence[Block]:
        """The blocks of the mjml."""
        return self.children


class Synced(Block):
    """A place where a synced block stands. It is put in before the document is compiled.

    `pin` is the version that stands there; None follows the newest. `level` says what it stands in
    place of, for whoever has no library at hand. `overrides` are what this place says differently,
    by the ids in the synced block.
    """

    type: Literal["synced"]
    ref: Annotated[str, Field(min_length=1, max_length=64)]
    pin: Annotated[int, Field(ge=1)] | None = None
    level: Literal["section", "column", "content"] | None = None
    overrides: dict[BlockId, dict[str, Any]] = Field(default_factory=dict)


Content = Annotated[
    Text | Image | Button | Divider | Spacer | Social | Table | Html | Mjml | Synced,
    Field(discriminator="type"),
]


class Column(Styled):
    """A column: content from top to bottom."""

    spec = "column"
    type: Literal["column"]
    children: list[Content] = Field(default_factory=list)

    def inside(self) -> Sequence[Block]:
        """The blocks of the column."""
        return self.children


GroupPart = Annotated[Column | Html | Mjml | Synced, Field(discriminator="type")]


class Group(Styled):
    """Columns that stay side by side on narrow screens."""

    spec = "group"
    type: Literal["group"]
    children: list[GroupPart] = Field(default_factory=list)

    def inside(self) -> Sequence[Block]:
        """The blocks of the group."""
        return self.children


SectionPart = Annotated[Column | Group | Html | Mjml | Synced, Field(discriminator="type")]


class Section(Styled):
    """A row across the email: columns side by side, stacked on narrow screens."""

    spec = "section"
    type: Literal["section"]
    children: list[SectionPart] = Field(default_factory=list)

    def inside(self) -> Sequence[Block]:
        """The blocks of the section."""
        return self.children


class Hero(Styled):
    """Content over a background image."""

    spec = "hero"
    type: Literal["hero"]
    children: list[Content] = Field(default_factory=list)

    def inside(self) -> Sequence[Block]:
        """The blocks of the hero."""
        return self.children


WrapperPart = Annotated[Section | Hero | Html | Mjml | Synced, Field(discriminator="type")]


class Wrapper(Styled):
    """Several sections on one background."""

    spec = "wrapper"
    type: Literal["wrapper"]
    children: list[WrapperPart] = Field(default_factory=list)

    def inside(self) -> Sequence[Block]:
        """The blocks of the wrapper."""
        return self.children


TopLevel = Annotated[Section | Wrapper | Hero | Html | Mjml | Synced, Field(discriminator="type")]
AnyBlock = Annotated[
    Section
    | Wrapper
    | Hero
    | Group
    | Column
    | Text
    | Image
    | Button
    | Divider
    | Spacer
    | Social
    | Item
    | Table
    | Html
    | Mjml
    | Synced,
    Field(discriminator="type"),
]
Mjml.model_rebuild()
