"""Where the engine works on what tenants wrote: apart and limited, so a crash costs one job."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

from msgspec import Struct, field

from craftify.engine import (
    Compiled,
    Finding,
    ImportReport,
    Problem,
    Removed,
    Rendered,
    Sanitized,
    Size,
    Variable,
)

SourceFormat = Literal["mjml", "html", "design"]
Missing = Literal["error", "sample"]


class Source(Struct, frozen=True, kw_only=True, rename="camel"):
    """A template as somebody wrote it: MJML or HTML text, or a document as JSON.

    `subject` and `preheader` stand above what the source itself says; None leaves it as it is.
    `partials` are what `mj-include` may name, `library` the synced blocks that may stand in it.
    """

    format: SourceFormat
    source: str | dict[str, Any]
    subject: str | None = None
    preheader: str | None = None
    name: str = ""
    partials: dict[str, str] = field(default_factory=dict)
    library: tuple[dict[str, Any], ...] = ()


class Imported(Struct, frozen=True, kw_only=True, rename="camel"):
    """A document as JSON, and how it came to be; a design has no report."""

    design: dict[str, Any]
    report: ImportReport | None = None


class Opened(Struct, frozen=True, kw_only=True, rename="camel"):
    """A source as the editor opens it: a document as JSON, and how it came to be.

    `lines` says where each block begins in the source; `problems` keep it from being compiled.
    """

    document: dict[str, Any]
    report: ImportReport | None = None
    lines: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class CanvasOrder(Struct, frozen=True, kw_only=True, rename="camel"):
    """What the editor is to show.

    A `marked` email is for the canvas: `logic` keeps the Liquid of its conditions and loops. Any
    other is what would be sent, before its variables are filled, with its text part. Only who
    shows it to nobody has it not `sanitized`.
    """

    source: Source
    locale: str | None = None
    marked: bool = True
    logic: bool = False
    sanitized: bool = True


class Canvas(Struct, frozen=True, kw_only=True, rename="camel"):
    """The email, when marked with the class `b-<id>` on every block, else with its text part.

    `faults` are the synced blocks it lacks.
    """

    html: str
    text: str = ""
    faults: tuple[Problem, ...] = ()


class Built(Struct, frozen=True, kw_only=True, rename="camel"):
    """A source turned into a document, compiled for its default language and every locale.

    `variables` are what the template really uses; `findings` come from checks that need no data.
    The compiled HTML is sanitized; `removed` says what had to go.
    """

    design: dict[str, Any]
    report: ImportReport | None = None
    compiled: Compiled
    locales: dict[str, Compiled] = field(default_factory=dict)
    variables: tuple[Variable, ...] = ()
    findings: tuple[Finding, ...] = ()
    removed: tuple[Removed, ...] = ()


class PreviewOrder(Struct, frozen=True, kw_only=True, rename="camel"):
    """What a preview is asked to show. `variables` is the contract declared for the template.

    With `compiled` that is what is rendered, and the source only serves the checks; `marked` keeps
    the names of blocks in the HTML. `now` is the moment the email tells; samples have their own.
    """

    source: Source
    compiled: Compiled | None = None
    data: dict[str, Any] = field(default_factory=dict)
    variables: tuple[Variable, ...] = ()
    missing: Missing = "error"
    samples: dict[str, Any] | None = None
    locale: str | None = None
    marked: bool = False
    now: datetime | None = None


class Previewed(Struct, frozen=True, kw_only=True, rename="camel"):
    """One rendered email with everything a person wants to see beside it."""

    subject: str
    preheader: str
    html: str
    text: str
    size: Size
    used: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    variables: tuple[Variable, ...] = ()
    mjml: str = ""
    lines: dict[str, int] = field(default_factory=dict)


class EngineFault(Exception):
    """The engine failed in a way it never should: a defect of ours, with its trace."""


class Workshop(Protocol):
    """The engine behind a wall.

    Every method is one job: it runs in a process of its own with a limit on memory, processor time
    and patience, and may be called from many tasks at once; jobs wait for a free process. What the
    engine refuses arrives as the engine's own error. A job whose process dies is tried once more
    in a fresh one, so only a job that kills its process itself is lost, and no other.

    Raises (all methods):
        EngineError: the author can mend it; `problems` says where. TemplateInvalid also for what
            takes too long, needs too much memory or crashes its process every time.
        Unavailable: too many jobs wait already, or no process can be had.
    """

    async def open(self) -> None:
        """Make ready; processes start when the first jobs come."""
        ...

    async def warm(self) -> None:
        """Start the processes in the background, so that the first job need not wait."""
        ...

    async def close(self) -> None:
        """End all processes; jobs under way are lost. Closing twice does no harm."""
        ...

    async def health(self) -> None:
        """Return when jobs can be taken.

        Raises:
            Unavailable: they cannot.
        """
        ...

    async def import_source(self, source: Source) -> Imported:
        """Turn a source into a document."""
        ...

    async def open_document(
        self, source: Source, *, base: Mapping[str, Any] | None = None
    ) -> Opened:
        """Turn a source into a document for the editor.

        Blocks that are those of `base`, a document as well, have the ids they have there.
        """
        ...

    async def canvas(self, order: CanvasOrder) -> Canvas:
        """Compile a document for the editor's canvas, sanitized."""
        ...

    async def build(self, source: Source, *, variables: Sequence[Variable] = ()) -> Built:
        """Turn a source into a document and compile and check it: all of it in one trip.

        `variables` is the contract declared for the template.
        """
        ...

    async def compile(self, design: Mapping[str, Any], *, locale: str | None = None) -> Compiled:
        """Compile a document for one locale; None is its default language."""
        ...

    async def emit(self, design: Mapping[str, Any]) -> str:
        """Write a document as MJML for people."""
        ...

    async def render(
        self,
        compiled: Compiled,
        data: Mapping[str, Any],
        *,
        variables: Sequence[Variable] = (),
        missing: Missing = "error",
        samples: Mapping[str, Any] | None = None,
        now: datetime | None = None,
    ) -> Rendered:
        """Fill a compiled template with the data of one recipient, as of a moment."""
        ...

    async def check(
        self,
        source: Source,
        *,
        data: Mapping[str, Any] | None = None,
        variables: Sequence[Variable] = (),
    ) -> tuple[Finding, ...]:
        """Run the checks on a source; with `data` also on the rendered email."""
        ...

    async def preview(self, order: PreviewOrder) -> Previewed:
        """Import, compile, render and check in one trip."""
        ...

    async def sanitize(self, html: str) -> Sanitized:
        """Take out of HTML what could harm its reader."""
        ...
