"""What a child does for each job: nothing but calls of the engine."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from craftify.adapters.workshop import wire
from craftify.engine import (
    Compiled,
    Document,
    Finding,
    ImportReport,
    Removed,
    Rendered,
    Use,
    Variable,
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

# what the sanitizer takes out of foreign HTML though it executes nothing: web fonts come this way
HARMLESS: Final = frozenset({"@import in a style sheet"})


def do(job: wire.Job) -> object:
    """The result of a job."""
    return DOERS[type(job)](job)


class Read(NamedTuple):
    """A source as the engine reads it; `lines` says where its blocks begin in its own text."""

    document: Document
    report: ImportReport | None = None
    text: str = ""
    lines: dict[str, int] | None = None


def read(source: Source) -> Read:
    """The document a source stands for, with the subject and preheader given beside it."""
    found = _read(source)
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
        return Read(page.document, page.report)
    imported = import_mjml(text, partials=source.partials, name=source.name)
    return Read(imported.document, imported.report, text, imported.lines)


def _findings(
    found: Read,
    compiled: Compiled,
    variables: tuple[Variable, ...],
    rendered: Rendered | None = None,
) -> tuple[Finding, ...]:
    return check(
        found.document,
        compiled,
        rendered=rendered,
        variables=variables,
        source=found.text,
        lines=found.lines,
    )


def _import(job: wire.ImportJob) -> Imported:
    found = read(job.source)
    return Imported(design=dump_document(found.document), report=found.report)


def _build(job: wire.BuildJob) -> Built:
    found = read(job.source)
    document = found.document
    compiled, removed = _safe(compile_document(document))
    locales: dict[str, Compiled] = {}
    for locale in document.locales:
        locales[locale], also = _safe(compile_document(document, locale=locale))
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
    safe = sanitize_html(compiled.html)
    removed = tuple(each for each in safe.removed if each.what not in HARMLESS)
    if not removed:
        return compiled, ()
    return msgspec.structs.replace(compiled, html=safe.html), removed


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
    compiled = compile_document(found.document)
    if job.data is None:
        return _findings(found, compiled, job.variables)
    rendered = render(compiled, job.data, variables=job.variables, missing="sample")
    return _findings(found, compiled, job.variables, rendered)


def _preview(job: wire.PreviewJob) -> Previewed:
    order = job.order
    found = read(order.source)
    compiled = (
        order.compiled
        or _safe(compile_document(found.document, locale=order.locale, marked=order.marked))[0]
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
}
