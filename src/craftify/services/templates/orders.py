"""What callers ask for when they write templates, already checked for shape by the door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import UNSET, UnsetType

from craftify.domain.templates.templates import SampleSet
from craftify.domain.templates.versions import SourceFormat
from craftify.engine import Variable

Seen = frozenset[str] | None
"""The ETags a caller says to have seen (If-Match); None when nothing was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Content as somebody wrote it: MJML or HTML text, or a design as JSON.

    `partials` are the files its includes name; None keeps those the template has.
    """

    format: SourceFormat
    source: str | Mapping[str, Any]
    partials: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a template is called and where it is kept; None leaves it as it is or empty."""

    name: str | None = None
    slug: str | None = None
    description: str | None = None
    category: str | None = None
    tags: tuple[str, ...] | None = None
    folder_id: str | UnsetType | None = UNSET
    metadata: Mapping[str, Any] | None = None
    samples: tuple[SampleSet, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The parts beside the content that make a new version.

    UNSET leaves them as they are; None and "" give the word back to the source.
    """

    subject: str | UnsetType | None = UNSET
    preheader: str | UnsetType | None = UNSET
    variables: tuple[Variable, ...] | UnsetType = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTemplate:
    """A template to be made from content or from a starter."""

    labels: Labels
    written: tuple[Written, ...] = ()
    starter: str | None = None
    wording: Wording = field(default_factory=Wording)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChange:
    """A partial change; of several `written` all but one have to be as they were read."""

    labels: Labels = field(default_factory=Labels)
    written: tuple[Written, ...] = ()
    wording: Wording = field(default_factory=Wording)
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChange:
    """The work in progress as the editor holds it; `base_version` None keeps the present base.

    `html_hash` is of the HTML that a browser compiled of a design.
    """

    written: Written
    subject: str | None = None
    preheader: str | None = None
    variables: tuple[Variable, ...] | None = None
    base_version: int | None = None
    html_hash: str | None = None
