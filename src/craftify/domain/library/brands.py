"""Brand kits: the colors, fonts, logo, measures and presets that emails of a brand have."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import msgspec

from craftify.domain.accounts.people import Person
from craftify.domain.errors import Invalid
from craftify.engine import DocumentInvalid, Problem, parse_document

KITS_LIMIT: Final = 50
LARGEST: Final = 64_000
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}", re.ASCII)
_COLOR: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.ASCII | re.IGNORECASE)
_LENGTH: Final = re.compile(r"\d{1,4}(?:\.\d{1,2})?px", re.ASCII)
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>\\]+|/[^\s\"'<>\\]*", re.IGNORECASE)

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Color:
    """A color token: `@name` in a document. Without `dark` it is the same in dark mode."""

    name: str
    value: str
    dark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A length with a name: a radius or a spacing, `@name` in a document."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFont:
    """A font with the stylesheet it comes from, and the families that stand in for it."""

    name: str
    href: str = ""
    fallback: str = "Arial, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The logo, and the one for dark backgrounds when it is another."""

    src: str
    dark_src: str = ""
    alt: str = ""
    href: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a kit says of how emails look.

    `defaults` are attributes by tag (`mj-text`), `presets` attributes by name (mj-class): they go
    into the theme of a document as they are.
    """

    colors: tuple[Color, ...] = ()
    fonts: tuple[BrandFont, ...] = ()
    logo: Logo | None = None
    radii: tuple[Measure, ...] = ()
    spacing: tuple[Measure, ...] = ()
    defaults: Mapping[str, Attributes] = field(default_factory=dict)
    presets: Mapping[str, Attributes] = field(default_factory=dict)

    def theme(self) -> dict[str, Any]:
        """The look as the theme of a document."""
        lengths = (*self.radii, *self.spacing)
        return {
            "tokens": {each.name: each.value for each in self.colors}
            | {each.name: each.value for each in lengths},
            "darkTokens": {each.name: each.dark for each in self.colors if each.dark},
            "defaults": {tag: dict(values) for tag, values in self.defaults.items()},
            "presets": {name: dict(values) for name, values in self.presets.items()},
            "fonts": [{"name": each.name, "href": each.href} for each in self.fonts],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandKit:
    """A brand kit of an organization. Which one is the default stands with the organization."""

    id: str
    organization_id: str
    revision: int = 1
    name: str
    description: str = ""
    look: Look
    created_at: datetime
    created_by: Person
    updated_at: datetime
    updated_by: Person


def require_look(look: Look) -> None:
    """Let pass what can be the look of an email.

    Raises:
        Invalid: with everything that is wrong.
    """
    problems = [*_value_problems(look), *_name_problems(look), *_address_problems(look)]
    if len(msgspec.json.encode(look)) > LARGEST:
        message = f"A brand kit has at most {LARGEST // 1000} kB."
        problems.append(Problem(message=message, path="presets"))
    if not problems:
        try:
            parse_document({"theme": look.theme()})
        except DocumentInvalid as error:
            problems += error.problems
    if problems:
        raise Invalid("The request is not valid.", problems=problems)


def _value_problems(look: Look) -> Iterator[Problem]:
    for number, color in enumerate(look.colors):
        for part, value in (("value", color.value), ("dark", color.dark)):
            if value and not _COLOR.fullmatch(value):
                message = "Write a color as #rgb or #rrggbb."
                yield Problem(message=message, path=f"colors[{number}].{part}")
    for kind, measures in (("radii", look.radii), ("spacing", look.spacing)):
        for number, measure in enumerate(measures):
            if not all(_LENGTH.fullmatch(each) for each in measure.value.split(" ")):
                message = "Write a length in pixels, like 12px."
                yield Problem(message=message, path=f"{kind}[{number}].value")


def _name_problems(look: Look) -> Iterator[Problem]:
    names = {
        "colors": [each.name for each in look.colors],
        "radii": [each.name for each in look.radii],
        "spacing": [each.name for each in look.spacing],
    }
    named = [
        (f"{kind}[{number}].name", name)
        for kind, of_kind in names.items()
        for number, name in enumerate(of_kind)
    ]
    counted = Counter(name for _, name in named)
    for path, name in named:
        if not _NAME.fullmatch(name):
            message = "A token's name has lower-case letters, digits and hyphens."
            yield Problem(message=message, path=path)
        elif counted[name] > 1:
            yield Problem(message="Another token has this name.", path=path)
    for name in look.presets:
        if not _NAME.fullmatch(name):
            message = "A preset's name has lower-case letters, digits and hyphens."
            yield Problem(message=message, path=f"presets.{name[:60]}")


def _address_problems(look: Look) -> Iterator[Problem]:
    logo = look.logo or Logo(src="")
    given = [
        ("logo.src", logo.src),
        ("logo.darkSrc", logo.dark_src),
        ("logo.href", logo.href),
        *((f"fonts[{number}].href", font.href) for number, font in enumerate(look.fonts)),
    ]
    for path, address in given:
        if address and not _ADDRESS.fullmatch(address):
            yield Problem(message="This is not an address on the web.", path=path)
    if look.logo is not None and not logo.src:
        yield Problem(message="A logo needs the address of its image.", path="logo.src")
