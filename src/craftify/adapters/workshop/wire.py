"""What travels between the server and a child: jobs one way, outcomes the other, as MessagePack."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct

from craftify.engine import (
    Compiled,
    DataInvalid,
    DocumentInvalid,
    EngineError,
    HeaderInvalid,
    Problem,
    RenderFailed,
    TemplateInvalid,
    TooLarge,
    Variable,
)
from craftify.ports.workshop import CanvasOrder, Missing, PreviewOrder, Source

HEAD: Final = 4
READY: Final = b"\0craftify engine\0"
LONGEST: Final = 256 * 1024 * 1024


class ImportJob(Struct, frozen=True, tag="import"):
    """Turn a source into a document."""

    source: Source


class BuildJob(Struct, frozen=True, tag="build"):
    """Turn a source into a document, compile and check it."""

    source: Source
    variables: tuple[Variable, ...] = ()


class CompileJob(Struct, frozen=True, tag="compile"):
    """Compile a document."""

    design: dict[str, Any]
    locale: str | None = None


class EmitJob(Struct, frozen=True, tag="emit"):
    """Write a document as MJML."""

    design: dict[str, Any]


class RenderJob(Struct, frozen=True, tag="render", kw_only=True):
    """Fill a compiled template."""

    compiled: Compiled
    data: dict[str, Any]
    variables: tuple[Variable, ...] = ()
    missing: Missing = "error"
    samples: dict[str, Any] | None = None
    now: datetime | None = None


class CheckJob(Struct, frozen=True, tag="check", kw_only=True):
    """Run the checks."""

    source: Source
    data: dict[str, Any] | None = None
    variables: tuple[Variable, ...] = ()


class PreviewJob(Struct, frozen=True, tag="preview"):
    """Import, compile, render and check."""

    order: PreviewOrder


class OpenJob(Struct, frozen=True, tag="open", kw_only=True):
    """Turn a source into a document whose blocks keep the ids they have in another."""

    source: Source
    base: dict[str, Any] | None = None


class CanvasJob(Struct, frozen=True, tag="canvas"):
    """Compile a document for the canvas."""

    order: CanvasOrder


class SanitizeJob(Struct, frozen=True, tag="sanitize"):
    """Take out what could harm."""

    html: str


Job = (
    ImportJob
    | BuildJob
    | CompileJob
    | EmitJob
    | RenderJob
    | CheckJob
    | PreviewJob
    | SanitizeJob
    | OpenJob
    | CanvasJob
)


class Outcome(Struct, frozen=True, kw_only=True):
    """How a job ended. `last` says that the child ends itself after it."""

    kind: Literal["done", "refused", "failed"]
    result: bytes = b""
    error: str = ""
    problems: tuple[Problem, ...] = ()
    trace: str = ""
    last: bool = False


REFUSALS: Final[Mapping[str, type[EngineError]]] = {
    kind.__name__: kind
    for kind in (
        DocumentInvalid,
        TemplateInvalid,
        DataInvalid,
        RenderFailed,
        HeaderInvalid,
        TooLarge,
    )
}

_encoder = msgspec.msgpack.Encoder()
read_job = msgspec.msgpack.Decoder(Job).decode
read_outcome = msgspec.msgpack.Decoder(Outcome).decode
pack = _encoder.encode


def framed(message: bytes) -> bytes:
    """A message with its length in front."""
    return len(message).to_bytes(HEAD, "big") + message


def refusal(outcome: Outcome) -> EngineError:
    """The engine's own error again."""
    return REFUSALS.get(outcome.error, TemplateInvalid)(outcome.problems)
