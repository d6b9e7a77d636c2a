"""What a child does for each job: nothing but calls of the engine."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import msgspec

from craftify.adapters.workshop import wire
from craftify.engine import (
    Compiled,
    Document,
    Finding,
    ImportReport,
    Removed,
    Use,
    check,
    compile_document,
    dump_document,
    emit_mjml,
    import_html,
    import_mjml,
    infer_variables,
    parse_document,
    render,
    sanitize_html,
)
from craftify.ports.workshop import Built, Imported, Previewed, Source


def do(job: wire.Job) -> object:
    """The result of a job."""
    return DOERS[type(job)](job)


def document_of(source: Source) -> tuple[Document, ImportReport | None]:
    """The document a source stands for, with the subject and preheader given beside it."""
    report: ImportReport | None = None
    if isinstance(source.source, dict):
        document = parse_document(source.source)
    elif source.format == "html":
        imported = import_html(source.source, name=source.name)
        document, report = imported.document, imported.report
    elif source.format == "mjml":
        imported = import_mjml(source.source, partials=source.partials, name=source.name)
        document, report = imported.document, imported.report
    else:
        document = parse_document(source.source)
    given = {"subject": source.subject, "preheader": source.preheader}
    changes = {name: text for name, text in given.items() if text is not None}
    if changes:
        meta = document.meta.model_copy(update=changes)
        document = document.model_copy(update={"meta": meta})
    return document, report


def _import(job: wire.ImportJob) -> Imported:
    document, report = document_of(job.source)
    return Imported(design=dump_document(document), report=report)


def _build(job: wire.BuildJob) -> Built:
    document, report = document_of(job.source)
    compiled, removed = _safe(compile_document(document))
    locales: dict[str, Compiled] = {}
    for locale in document.locales:
        locales[locale], also = _safe(compile_document(document, locale=locale))
        removed += also
    uses = [use for version in (compiled, *locales.values()) for use in version.uses]
    return Built(
        design=dump_document(document),
        report=report,
        compiled=compiled,
        locales=locales,
        variables=infer_variables(_distinct(uses)),
        findings=check(document, compiled, variables=job.variables),
        removed=tuple(dict.fromkeys(removed)),
    )


def _safe(compiled: Compiled) -> tuple[Compiled, tuple[Removed, ...]]:
    safe = sanitize_html(compiled.html)
    if not safe.removed:
        return compiled, ()
    return msgspec.structs.replace(compiled, html=safe.html), safe.removed


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
    document, _ = document_of(job.source)
    compiled = compile_document(document)
    if job.data is None:
        return check(document, compiled, variables=job.variables)
    rendered = render(compiled, job.data, variables=job.variables, missing="sample")
    return check(document, compiled, rendered=rendered, variables=job.variables)


def _preview(job: wire.PreviewJob) -> Previewed:
    order = job.order
    document, _ = document_of(order.source)
    compiled = (
        order.compiled
        or _safe(compile_document(document, locale=order.locale, marked=order.marked))[0]
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
        findings=check(document, compiled, rendered=rendered, variables=order.variables),
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
}
