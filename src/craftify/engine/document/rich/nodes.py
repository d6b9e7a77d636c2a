"""Rich text as a closed ProseMirror document: what a person can type, and nothing else."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from craftify.engine.document.shape import AttributeName, Shape

MarkType = Literal["bold", "italic", "underline", "strike", "sub", "sup", "link", "style"]


# how each mark may be written in HTML; the first is how it is written unless `attrs.tag` says so
TAGS_OF_MARK: dict[str, tuple[str, ...]] = {
    "bold": ("strong", "b"),
    "italic": ("em", "i"),
    "underline": ("u",),
    "strike": ("s", "strike", "del"),
    "sub": ("sub",),
    "sup": ("sup",),
    "link": ("a",),
    "style": ("span",),
}


class Mark(Shape):
    """A mark on inline nodes: `link` has `href`, `style` has `style`, others mostly nothing."""

    type: MarkType
    attrs: dict[AttributeName, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _tag_is_known(self) -> Self:
        if (
            self.attrs
            and self.attrs.get("tag", TAGS_OF_MARK[self.type][0]) not in TAGS_OF_MARK[self.type]
        ):
            raise PydanticCustomError("unknown_tag", "this mark cannot be written with that tag")
        return self


class TextNode(Shape):
    """Characters a person typed; never template syntax."""

    type: Literal["text"]
    text: Annotated[str, Field(min_length=1)]
    marks: list[Mark] = Field(default_factory=list)


class VariableAttrs(Shape):
    """The dotted path of a variable, what stands in when it is absent, and its filters."""

    path: Annotated[str, Field(pattern=r"^[A-Za-z_][\w\-]*(\.[A-Za-z_][\w\-]*|\[\d+\])*$")]
    fallback: str | None = None
    filters: list[Annotated[str, Field(pattern=r"^[A-Za-z_]\w*(\s*:[^{}|]*)?$")]] = Field(
        default_factory=list
    )

    @model_validator(mode="after")
    def _fallback_can_be_written(self) -> Self:
        text = self.fallback or ""
        if ('"' in text and "'" in text) or "}}" in text or "%}" in text:
            raise PydanticCustomError(
                "unwritable_fallback", "a fallback has one kind of quotes at most, and no }} or %}"
            )
        return self


class VariableNode(Shape):
    """A variable as one atom that an editor cannot break."""

    type: Literal["variable"]
    attrs: VariableAttrs
    marks: list[Mark] = Field(default_factory=list)


class HardBreak(Shape):
    """A line break inside a paragraph."""

    type: Literal["hardBreak"]
    marks: list[Mark] = Field(default_factory=list)


class InlineImage(Shape):
    """A small image inside running text."""

    type: Literal["image"]
    attrs: dict[AttributeName, str] = Field(default_factory=dict)
    marks: list[Mark] = Field(default_factory=list)


Inline = Annotated[TextNode | VariableNode | HardBreak | InlineImage, Field(discriminator="type")]


class ParagraphAttrs(Shape):
    """How a paragraph is written; `wrap` keeps its tag where a lone paragraph would go bare."""

    style: str | None = None
    wrap: bool = False


class HeadingAttrs(Shape):
    """A heading has a level from 1 to 6."""

    level: Annotated[int, Field(ge=1, le=6)]
    style: str | None = None


class ListAttrs(Shape):
    """A list or an item may bring its own style."""

    style: str | None = None


class Paragraph(Shape):
    """A paragraph of inline nodes."""

    type: Literal["paragraph"]
    attrs: ParagraphAttrs = Field(default_factory=ParagraphAttrs)
    content: list[Inline] = Field(default_factory=list)


class Heading(Shape):
    """A heading of inline nodes."""

    type: Literal["heading"]
    attrs: HeadingAttrs
    content: list[Inline] = Field(default_factory=list)


class ListItem(Shape):
    """An item: paragraphs, written bare when there is one, and lists inside it."""

    type: Literal["listItem"]
    attrs: ListAttrs = Field(default_factory=ListAttrs)
    content: list["ItemPart"] = Field(default_factory=list)


class BulletList(Shape):
    """A list with bullets."""

    type: Literal["bulletList"]
    attrs: ListAttrs = Field(default_factory=ListAttrs)
    content: list[ListItem] = Field(default_factory=list)


class OrderedList(Shape):
    """A numbered list."""

    type: Literal["orderedList"]
    attrs: ListAttrs = Field(default_factory=ListAttrs)
    content: list[ListItem] = Field(default_factory=list)


ItemPart = Annotated[Paragraph | BulletList | OrderedList, Field(discriminator="type")]
RichPart = Annotated[Paragraph | Heading | BulletList | OrderedList, Field(discriminator="type")]


class Rich(Shape):
    """A rich text document. One plain paragraph is written without a tag around it."""

    type: Literal["doc"] = "doc"
    content: list[RichPart] = Field(default_factory=list)


ListItem.model_rebuild()
