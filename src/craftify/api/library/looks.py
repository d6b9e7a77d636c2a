"""What a brand kit says of how emails look, as it comes in and goes out."""

from dataclasses import replace
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from craftify.api.envelopes import Answer, Shape
from craftify.api.templates.written import Label, one_line
from craftify.domain.library.brands import BrandFont as Font
from craftify.domain.library.brands import Color, Logo, Look, Measure

Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=300), AfterValidator(one_line)
]
Value = Annotated[str, StringConstraints(max_length=1_000), AfterValidator(one_line)]
Attributes = Annotated[dict[Word, Value], Field(max_length=60)]
Groups = Annotated[dict[Word, Attributes], Field(max_length=60)]


class BrandColor(Answer, frozen=True, kw_only=True):
    """A color token; without `dark` it is the same in dark mode."""

    name: str
    value: str
    dark: str | None = None


class BrandMeasure(Answer, frozen=True, kw_only=True):
    """A radius or a spacing token."""

    name: str
    value: str


class BrandFont(Answer, frozen=True, kw_only=True):
    """A font, its stylesheet and what stands in for it."""

    name: str
    href: str
    fallback: str


class BrandLogo(Answer, frozen=True, kw_only=True):
    """The logo; `darkSrc` where it is another on dark backgrounds."""

    src: str
    dark_src: str
    alt: str
    href: str
    width: str


class ColorInput(Shape):
    """A color token: #rgb or #rrggbb."""

    name: Word
    value: Word
    dark: Word | None = None


class MeasureInput(Shape):
    """A length in pixels with a name."""

    name: Word
    value: Word


class FontInput(Shape):
    """A font, perhaps with a stylesheet on the web."""

    name: Annotated[Label, Field(min_length=1)]
    href: Address = ""
    fallback: Line = "Arial, sans-serif"


class LogoInput(Shape):
    """The addresses of the logo."""

    src: Address
    dark_src: Address = ""
    alt: Line = ""
    href: Address = ""
    width: Word = ""


class LookInput(Shape):
    """Colors, fonts, logo, measures, defaults by tag and presets by name."""

    colors: Annotated[list[ColorInput], Field(max_length=60)] | None = None
    fonts: Annotated[list[FontInput], Field(max_length=20)] | None = None
    logo: LogoInput | None = None
    radii: Annotated[list[MeasureInput], Field(max_length=30)] | None = None
    spacing: Annotated[list[MeasureInput], Field(max_length=30)] | None = None
    defaults: Groups | None = None
    presets: Groups | None = None

    def first_look(self) -> Look:
        """The look of a new kit."""
        return self.revised(Look())

    def revised(self, look: Look) -> Look:
        """The look with what was given in place of its own."""
        given: dict[str, Any] = {}
        if self.colors is not None:
            given["colors"] = tuple(Color(**each.model_dump()) for each in self.colors)
        if self.fonts is not None:
            given["fonts"] = tuple(Font(**each.model_dump()) for each in self.fonts)
        for name in ("radii", "spacing"):
            measures: list[MeasureInput] | None = getattr(self, name)
            if measures is not None:
                given[name] = tuple(Measure(**each.model_dump()) for each in measures)
        if "logo" in self.model_fields_set:
            given["logo"] = None if self.logo is None else Logo(**self.logo.model_dump())
        for name in ("defaults", "presets"):
            if getattr(self, name) is not None:
                given[name] = getattr(self, name)
        return replace(look, **given)


def look_parts(look: Look) -> dict[str, Any]:
    """The fields of a look as the API shows them."""
    logo = look.logo
    return {
        "colors": tuple(
            BrandColor(name=each.name, value=each.value, dark=each.dark) for each in look.colors
        ),
        "fonts": tuple(
            BrandFont(name=each.name, href=each.href, fallback=each.fallback) for each in look.fonts
        ),
        "logo": logo
        and BrandLogo(
            src=logo.src,
            dark_src=logo.dark_src,
            alt=logo.alt,
            href=logo.href,
            width=logo.width,
        ),
        "radii": tuple(BrandMeasure(name=each.name, value=each.value) for each in look.radii),
        "spacing": tuple(BrandMeasure(name=each.name, value=each.value) for each in look.spacing),
        "defaults": {tag: dict(values) for tag, values in look.defaults.items()},
        "presets": {name: dict(values) for name, values in look.presets.items()},
    }
