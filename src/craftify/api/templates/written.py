"""What people write about templates, as it comes in: fields, their limits and their meaning."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final, Literal, TypeVar

from msgspec import UNSET
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import to_json

from craftify.api.envelopes import Shape
from craftify.domain.templates.templates import LONGEST_NAME, SampleSet
from craftify.engine import Variable, VariableType
from craftify.services.templates.orders import Labels, Wording, Written

T = TypeVar("T")
MOST_TAGS: Final = 30
MOST_SAMPLES: Final = 20
LARGEST_METADATA: Final = 16_000
LARGEST_SAMPLES: Final = 128_000
Missing = Literal["error", "sample"]


def one_line(text: str) -> str:
    """Text for one line. Raises ValueError."""
    if not all(sign.isprintable() for sign in text):
        raise ValueError("This is one line of text, without control characters.")
    return text


def _no_controls(text: str) -> str:
    if any(ord(sign) < ord(" ") and sign not in "\n\t" for sign in text):
        raise ValueError("There are control characters in this text.")
    return text


def _small(limit: int) -> Callable[[T], T]:
    def check(value: T) -> T:
        if len(to_json(value)) > limit:
            raise ValueError(f"This has at most {limit // 1000} kB as JSON.")
        return value

    return check


def _once(tags: list[str]) -> list[str]:
    return list({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]


Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME),
    AfterValidator(one_line),
]
Label = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=80), AfterValidator(one_line)
]
Tag = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=50),
    AfterValidator(one_line),
]
Tags = Annotated[list[Tag], Field(max_length=MOST_TAGS), AfterValidator(_once)]
Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=2_000), AfterValidator(_no_controls)
]
LiquidLine = Annotated[str, StringConstraints(max_length=1_000), AfterValidator(one_line)]
FolderId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,64}$")]
TemplateId = Annotated[str, StringConstraints(max_length=64)]
Message = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=500), AfterValidator(_no_controls)
]
JsonObject = dict[str, Any]
Partials = Annotated[dict[str, str], Field(max_length=100)]


class VariableInput(Shape):
    """One entry of the contract: what a sender has to provide."""

    name: str = Field(max_length=400)
    type: VariableType = "string"
    required: bool = True
    default_value: Any = None
    description: str = ""

    def variable(self) -> Variable:
        """The same as the engine knows it."""
        return Variable(
            name=self.name,
            type=self.type,
            required=self.required,
            default_value=self.default_value,
            description=self.description,
        )


class SampleInput(Shape):
    """Data of an imagined recipient. Without an id it is a new one."""

    id: str | None = Field(default=None, max_length=64)
    name: Name
    data: JsonObject


Variables = Annotated[list[VariableInput], Field(max_length=500)]
Samples = Annotated[
    list[SampleInput], Field(max_length=MOST_SAMPLES), AfterValidator(_small(LARGEST_SAMPLES))
]
Metadata = Annotated[JsonObject, AfterValidator(_small(LARGEST_METADATA))]


class WordsInput(Shape):
    """Subject, preheader and contract. Null or nothing gives the word to the source."""

    subject: LiquidLine | None = None
    preheader: LiquidLine | None = None
    variables: Variables | None = None

    def wording(self) -> Wording:
        """Those that were given."""
        given = self.model_fields_set
        return Wording(
            subject=self.subject if "subject" in given else UNSET,
            preheader=self.preheader if "preheader" in given else UNSET,
            variables=contract(self.variables) if "variables" in given else UNSET,
        )


class ContentInput(WordsInput):
    """Content as exactly one of MJML, HTML and design. `partials` serve `mj-include` by name."""

    mjml: str | None = None
    content: str | None = None
    design: JsonObject | None = None
    partials: Partials | None = None

    def written(self) -> tuple[Written, ...]:
        """Each content that was given."""
        given: tuple[tuple[Literal["mjml", "html", "design"], str | JsonObject | None], ...] = (
            ("mjml", self.mjml),
            ("html", self.content),
            ("design", self.design),
        )
        return tuple(
            Written(format=format_, source=source, partials=self.partials)
            for format_, source in given
            if source is not None
        )


class LabelsInput(ContentInput):
    """What a template is called, where it is kept, and what is in it."""

    name: Name | None = None
    slug: str | None = Field(default=None, max_length=200)
    description: Prose | None = None
    category: Label | None = None
    tags: Tags | None = None
    folder_id: FolderId | None = None
    metadata: Metadata | None = None
    samples: Samples | None = None

    def labels(self) -> Labels:
        """Those that were given."""
        return Labels(
            name=self.name,
            slug=self.slug,
            description=self.description,
            category=self.category,
            tags=None if self.tags is None else tuple(self.tags),
            folder_id=self.folder_id if "folder_id" in self.model_fields_set else UNSET,
            metadata=self.metadata,
            samples=None if self.samples is None else _sample_sets(self.samples),
        )


def contract(variables: Sequence[VariableInput] | None) -> tuple[Variable, ...]:
    """The entries as the engine knows them."""
    return tuple(entry.variable() for entry in variables or ())


def _sample_sets(samples: Sequence[SampleInput]) -> tuple[SampleSet, ...]:
    return tuple(SampleSet(id=each.id or "", name=each.name, data=each.data) for each in samples)
