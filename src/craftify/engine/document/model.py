"""The document: what an email is before it is MJML or HTML."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from craftify.engine.document.blocks import TopLevel
from craftify.engine.document.shape import (
    AttributeName,
    ClassName,
    Locale,
    PropName,
    Shape,
    TagName,
)
from craftify.engine.document.walk import all_blocks

Attributes = dict[AttributeName, str]


class MetaWords(Shape):
    """The words of `meta` in one locale; what is absent falls back."""

    subject: str | None = None
    preheader: str | None = None
    title: str | None = None
    dir: Literal["ltr", "rtl", "auto"] | None = None


class Meta(Shape):
    """Subject and preheader (Liquid), title when it differs from the subject, language."""

    subject: str = ""
    preheader: str = ""
    title: str | None = None
    lang: str | None = None
    dir: Literal["ltr", "rtl", "auto"] | None = None
    i18n: dict[Locale, MetaWords] = Field(default_factory=dict)
    translated_from: dict[Locale, dict[str, str]] = Field(default_factory=dict)


class Font(Shape):
    """A web font and its stylesheet; an empty `href` switches a font of MJML's own off."""

    name: Annotated[str, Field(min_length=1)]
    href: str = ""


class Css(Shape):
    """A stylesheet: in the head, or written into `style` attributes when `inline`."""

    css: str
    inline: bool = False


class Theme(Shape):
    """How the email looks.

    `tokens` name values that props use as `@name`; `defaults` are attributes by tag
    (`mj-text`, `mj-all`), `presets` attributes by name (mj-class), `child_presets` what a preset
    gives to the children of its block by tag.
    """

    tokens: dict[str, str] = Field(default_factory=dict)
    dark_tokens: dict[str, str] = Field(default_factory=dict)
    defaults: dict[TagName, Attributes] = Field(default_factory=dict)
    presets: dict[ClassName, Attributes] = Field(default_factory=dict)
    child_presets: dict[ClassName, dict[TagName, Attributes]] = Field(default_factory=dict)
    fonts: list[Font] = Field(default_factory=list)
    css: list[Css] = Field(default_factory=list)


class HtmlAttribute(Shape):
    """Attributes to set on the elements of the compiled HTML that match a CSS selector."""

    selector: Annotated[str, Field(min_length=1)]
    attributes: Attributes


class PlainText(Shape):
    """The text part: made from the blocks, or written by hand (Liquid)."""

    mode: Literal["auto", "manual"] = "auto"
    body: str | None = None
    i18n: dict[Locale, str] = Field(default_factory=dict)
    translated_from: dict[Locale, str] = Field(default_factory=dict)


class Frame(Shape):
    """What stands around the blocks of a document that was raw HTML."""

    before: str = ""
    after: str = ""


class Document(Shape):
    """An email as a tree of blocks (`kind` blocks) or as ordered pieces of raw HTML (html)."""

    schema_version: Literal[1] = 1
    kind: Literal["blocks", "html"] = "blocks"
    meta: Meta = Field(default_factory=Meta)
    body: dict[PropName, str] = Field(default_factory=dict)
    breakpoint: str | None = None
    theme: Theme = Field(default_factory=Theme)
    preamble: str = ""
    head: list[str] = Field(default_factory=list)
    html_attributes: list[HtmlAttribute] = Field(default_factory=list)
    locales: list[Locale] = Field(default_factory=list)
    plain_text: PlainText = Field(default_factory=PlainText)
    frame: Frame | None = None
    children: list[TopLevel] = Field(default_factory=list)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        seen: set[str] = set()
        for block in all_blocks(self.children):
            if block.id in seen:
                raise PydanticCustomError(
                    "duplicate_id", "two blocks have the id '{id}'", {"id": block.id}
                )
            seen.add(block.id)
        return self

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if self.kind == "html" and any(block.type != "html" for block in self.children):
            raise PydanticCustomError(
                "html_only", "a document of kind 'html' holds html blocks and nothing else"
            )
        if self.kind == "blocks" and self.frame is not None:
            raise PydanticCustomError("no_frame", "only a document of kind 'html' has a frame")
        return self
