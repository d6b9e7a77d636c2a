"""What a child does for each job: nothing but calls of the engine."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from craftify.adapters.workshop import wire
from craftify.engine import (
    Compiled,
    Document,
    DocumentInvalid,
    EngineError,
    Finding,
    ImportReport,
    Problem,
    Removed,
    Rendered,
    SharedBlock,
    Use,
    Variable,
    check,
    compile_document,
    compile_html,
    dump_document,
    emit_mjml,
    import_html,
    import_mjml,
    infer_variables,
    keep_ids,
    parse_document,
    parse_shared,
    plain_text,
    render,
    resolve_document,
    sanitize_html,
)
from craftify.ports.workshop import Built, Canvas, Imported, Opened, Previewed, Source

SEAM: Final = "-"  # in the ids of what synced blocks brought
# what the sanitizer takes out of foreign HTML though it executes nothing: web fonts come this way
HARMLESS: Final = frozenset({"@import in a style sheet"})


def do(job: wire.Job) -> object:
    """The result of a job."""
    return DOERS[type(job)](job)


class Read(NamedTuple):
    """A source as the engine reads it; `lines` says where its blocks begin in its own text.

    `resolved` is the document with its synced blocks put in: what is compiled and checked.
    `named` are the blocks with an id from the author; None for all.
    """

    document: Document
    report: ImportReport | None = None
    text: str = ""
    lines: dict[str, int] | None = None
    library: tuple[SharedBlock, ...] = ()
    named: frozenset[str] | None = None

    @property
    def resolved(self) -> Document:
        """The document with what its synced blocks stand for.

        Raises:
            DocumentInvalid: one of them is missing, or does not fit its place.
        """
        return resolve_document(self.document, self.library)


def read(source: Source) -> Read:
    """The document a source stands for, with the subject and preheader given beside it."""
    found = _read(source)._replace(library=parse_shared(source.library))
    given = {"subject": source.subject, "preheader": source.preheader}
    changes = {name: text for name, text in given.items() if text is not None}
    if not changes:
        return found
    meta = found.document.meta.model_copy(update=changes)
    return found._replace(document=found.document.model_copy(update={"meta": meta}))


def _read(source: Source) -> Read:
    text = source.source
    if isinstance(text, dict) or source.format == "design":
        return Read(parse_document(text))
    if source.format == "html":
        page = import_html(text, name=source.name)
        return Read(page.document, page.report, named=page.named)
    imported = import_mjml(text, partials=source.partials, name=source.name)
    return Read(imported.document, imported.report, text, imported.lines, named=imported.named)


def _findings(
    found: Read,
    compiled: Compiled,
    variables: tuple[Variable, ...],
    rendered: Rendered | None = None,
) -> tuple[Finding, ...]:
    findings = check(
        found.resolved,
        compiled,
        rendered=rendered,
        variables=variables,
        source=found.text,
        lines=found.lines,
    )
    return tuple(_without_foreign_fix(finding) for finding in findings)


def _without_foreign_fix(finding: Finding) -> Finding:
    """What a synced block brought cannot be mended where it stands."""
    if finding.fix is None or SEAM not in finding.fix.block_id:
        return finding
    return msgspec.structs.replace(finding, fix=None)


def _import(job: wire.ImportJob) -> Imported:
    found = read(job.source)
    return Imported(design=dump_document(found.document), report=found.report)


def _open(job: wire.OpenJob) -> Opened:
    found = read(job.source)
    document, lines = found.document, found.lines or {}
    if job.base is not None:
        document, ids = keep_ids(document, parse_document(job.base), named=found.named)
        lines = {ids[block]: line for block, line in lines.items() if block in ids}
    return Opened(
        document=dump_document(document),
        report=found.report,
        lines=lines,
        problems=_problems(found),
    )


def _problems(found: Read) -> tuple[Problem, ...]:
    """What keeps a document from being compiled, though it could be read."""
    try:
        compile_document(found.resolved)
    except EngineError as error:
        return error.problems
    return ()


def _canvas(job: wire.CanvasJob) -> Canvas:
    order = job.order
    found = read(order.source)
    faults: tuple[Problem, ...] = ()
    try:
        document = found.resolved
    except DocumentInvalid as error:
        faults = error.problems
        document = _without(found.document, {problem.path for problem in faults})
        document = resolve_document(document, found.library)
    logic = order.logic or not order.marked
    html = compile_html(document, locale=order.locale, marked=order.marked, logic=logic)
    text = "" if order.marked else plain_text(document, locale=order.locale)
    html = sanitized(html)[0] if order.sanitized else html
    return Canvas(html=html, text=text, faults=faults)


def _without(document: Document, ids: set[str | None]) -> Document:
    """The document without some of its blocks."""

    def kept(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {**block, **{name: kept(block[name]) for name in ("children",) if name in block}}
            for block in blocks
            if block["id"] not in ids
        ]

    data = dump_document(document)
    return parse_document({**data, "children": kept(data.get("children", []))})


def _build(job: wire.BuildJob) -> Built:
    found = read(job.source)
    document, resolved = found.document, found.resolved
    compiled, removed = _safe(compile_document(resolved))
    locales: dict[str, Compiled] = {}
    for locale in document.locales:
        locales[locale], also = _safe(compile_document(resolved, locale=locale))
        removed += also
    uses = [use for version in (compiled, *locales.values()) for use in version.uses]
    return Built(
        design=dump_document(document),
        report=found.report,
        compiled=compiled,
        locales=locales,
        variables=infer_variables(_distinct(uses)),
        findings=_findings(found, compiled, job.variables),
        removed=tuple(dict.fromkeys(removed)),
    )


def _safe(compiled: Compiled) -> tuple[Compiled, tuple[Removed, ...]]:
    """The email without what could be executed; one that has nothing of that, byte for byte."""
    html, removed = sanitized(compiled.html)
    return (msgspec.structs.replace(compiled, html=html) if removed else compiled), removed


def sanitized(html: str) -> tuple[str, tuple[Removed, ...]]:
    """HTML without what could be executed; byte for byte when there is nothing of that in it."""
    safe = sanitize_html(html)
    removed = tuple(each for each in safe.removed if each.what not in HARMLESS)
    return (safe.html if removed else html), removed


def _distinct(uses: Iterable[Use]) -> tuple[Use, ...]:
    return tuple(dict.fromkeys(uses))


def _compile(job: wire.CompileJob) -> Compiled:
    return compile_document(parse_document(job.design), locale=job.locale)


def _emit(job: wire.EmitJob) -> str:
    return emit_mjml(parse_document(job.design))


def _render(job: wire.RenderJob) -> object:
    return render(
        job.compiled,
        job.data,
        variables=job.variables,
        missing=job.missing,
        samples=job.samples,
        now=job.now,
    )


def _check(job: wire.CheckJob) -> tuple[Finding, ...]:
    found = read(job.source)
    compiled = compile_document(found.resolved)
    if job.data is None:
        return _findings(found, compiled, job.variables)
    rendered = render(compiled, job.data, variables=job.variables, missing="sample")
    return _findings(found, compiled, job.variables, rendered)


def _preview(job: wire.PreviewJob) -> Previewed:
    order = job.order
    found = read(order.source)
    compiled = (
        order.compiled
        or _safe(compile_document(found.resolved, locale=order.locale, marked=order.marked))[0]
    )
    rendered = render(
        compiled,
        order.data,
        variables=order.variables,
        missing=order.missing,
        samples=order.samples,
        now=order.now,
    )
    return Previewed(
        subject=rendered.subject,
        preheader=rendered.preheader,
        html=rendered.html,
        text=rendered.text,
        size=rendered.size,
        used=rendered.used,
        data=dict(rendered.data),
        findings=_findings(found, compiled, order.variables, rendered),
        variables=infer_variables(compiled.uses),
        mjml=compiled.mjml,
        lines=compiled.lines,
    )


def _sanitize(job: wire.SanitizeJob) -> object:
    return sanitize_html(job.html)


DOERS: Final[Mapping[type[Any], Callable[[Any], object]]] = {
    wire.ImportJob: _import,
    wire.BuildJob: _build,
    wire.CompileJob: _compile,
    wire.EmitJob: _emit,
    wire.RenderJob: _render,
    wire.CheckJob: _check,
    wire.PreviewJob: _preview,
    wire.SanitizeJob: _sanitize,
    wire.OpenJob: _open,
    wire.CanvasJob: _canvas,
}
