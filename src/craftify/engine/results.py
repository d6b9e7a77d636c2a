"""What the engine hands back: plain frozen records that travel between processes as JSON."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

Part = Literal["document", "mjml", "html", "text", "subject", "preheader", "data", "message"]
Severity = Literal["error", "warning", "info"]
VariableType = Literal[
    "string", "number", "boolean", "date", "url", "image", "richtext", "list", "object"
]


class Record(Struct, frozen=True, kw_only=True, rename="camel"):
    """A frozen record with camelCase JSON names."""


class Problem(Record, frozen=True, kw_only=True):
    """One thing that is wrong: what, where and how to mend it. Lines and columns count from 1."""

    message: str
    part: Part = "document"
    line: int | None = None
    column: int | None = None
    excerpt: str | None = None
    path: str | None = None

    def sentence(self) -> str:
        """The problem in one line, with its place when it has one."""
        place = f" ({self.part} {self.line}:{self.column or 1})" if self.line else ""
        return f"{self.message}{place}"


class Use(Record, frozen=True, kw_only=True):
    """One place where a template reads a variable.

    `path` is dotted, list items as `order.items[].price`. `guarded` says that an absent value
    does no harm there: it has a `default` filter or stands under a condition on itself.
    """

    path: str
    part: Part
    line: int
    column: int
    kind: Literal["output", "condition", "loop"] = "output"
    guarded: bool = False
    filters: tuple[str, ...] = ()


class Variable(Record, frozen=True, kw_only=True):
    """One entry of a template's contract: what the sender has to provide."""

    name: str
    type: VariableType = "string"
    required: bool = True
    default_value: Any = None
    description: str = ""


class Compiled(Record, frozen=True, kw_only=True):
    """A document compiled for one locale: Liquid templates, ready to be rendered per recipient.

    `lines` maps a block id to the line of `mjml` (html documents: of `html`) where it starts.
    """

    subject: str
    preheader: str
    html: str
    text: str
    mjml: str = ""
    uses: tuple[Use, ...] = ()
    lines: dict[str, int] = {}
    locale: str | None = None


class Size(Record, frozen=True, kw_only=True):
    """Bytes of the parts as a mail client counts them, before transfer encoding."""

    html: int
    text: int
    total: int


class Rendered(Record, frozen=True, kw_only=True):
    """One recipient's email. `data` is what was really used, samples and defaults included."""

    subject: str
    preheader: str
    html: str
    text: str
    size: Size
    used: tuple[str, ...] = ()
    data: Mapping[str, Any] = {}


class Fix(Record, frozen=True, kw_only=True):
    """A mechanical mend: set these properties on that block."""

    block_id: str
    label: str
    set: dict[str, str] = {}


class Finding(Record, frozen=True, kw_only=True):
    """What a check found, where, and how to mend it."""

    check: str
    severity: Severity
    message: str
    mend: str
    part: Part = "html"
    block_id: str | None = None
    line: int | None = None
    column: int | None = None
    clients: tuple[str, ...] = ()
    tested: str | None = None
    fix: Fix | None = None


class CheckSheet(Record, frozen=True, kw_only=True):
    """What a check is: its stable id, its title and how grave its findings are."""

    id: str
    title: str
    severity: Severity
    category: Literal["accessibility", "links", "structure", "clients", "delivery"]


class ReportLine(Record, frozen=True, kw_only=True):
    """One line of an import report: what became of one piece of the source."""

    action: Literal["native", "kept", "translated", "repaired", "dropped", "untranslated"]
    what: str
    note: str = ""
    line: int | None = None


class ImportReport(Record, frozen=True, kw_only=True):
    """How an import went. `score` is the share of the source (0 to 1) that became native."""

    format: Literal["mjml", "html"]
    score: float
    blocks: dict[str, int] = {}
    lines: tuple[ReportLine, ...] = ()


class Removed(Record, frozen=True, kw_only=True):
    """Something the sanitizer took out."""

    what: str
    line: int | None = None


class Sanitized(Record, frozen=True, kw_only=True):
    """HTML that is safe to store and show, and what had to go."""

    html: str
    removed: tuple[Removed, ...] = ()
