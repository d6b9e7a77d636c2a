"""Importing: emails from files and archives, each with an honest report, one failing alone."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from msgspec.structs import replace

from craftify.domain.access import Actor, require
from craftify.domain.errors import DomainError, Invalid
from craftify.domain.templates.templates import LONGEST_NAME, Template
from craftify.engine import EngineError, ImportReport, Problem, ReportLine
from craftify.ports.logs import Logs
from craftify.ports.workshop import EngineFault, Workshop
from craftify.services.templates.building import Made, Manuscript, made
from craftify.services.templates.orders import Labels, Written
from craftify.services.templates.shelf import Shelf
from craftify.services.templates.templates import Templates
from craftify.services.templates.unpacking import Found, Refusal, Upload, is_image, unpacked

_AT_ONCE: Final = 4
_LINES_ASIDE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a file could not be taken."""

    code: str
    message: str
    line: int | None = None
    column: int | None = None


_FAULT: Final = Failure(
    code="INTERNAL_ERROR", message="Something went wrong on our side with this file."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """What became of one file: a template with a report, or a failure."""

    file: str
    template: Template | None = None
    report: ImportReport | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """What people do with emails that lie in files."""

    shelf: Shelf
    workshop: Workshop
    templates: Templates
    logs: Logs

    async def take(self, actor: Actor, uploads: Sequence[Upload]) -> list[ImportRow]:
        """Make a template of every email in the files; one row a file, in the order they came.

        Raises:
            Invalid: there is not one file.
        """
        require(actor, "template:write")
        if not uploads:
            message = "Send one or more files in the field files."
            raise Invalid(message, problems=(Problem(message=message, path="files"),))
        rows = await asyncio.to_thread(unpacked, uploads)
        gate = asyncio.Semaphore(_AT_ONCE)

        async def landed(row: Found | Refusal) -> ImportRow:
            if isinstance(row, Refusal):
                failure = Failure(code=row.code, message=row.message)
                return ImportRow(file=row.file, failure=failure)
            async with gate:
                return await self._landed(actor, row)

        return await asyncio.gather(*map(landed, rows))

    async def _made(self, actor: Actor, written: Written, found: Found) -> Made:
        manuscript = Manuscript(written=written, name=_stem(found.file))
        return await made(self.shelf, self.workshop, actor, manuscript)

    async def _landed(self, actor: Actor, found: Found) -> ImportRow:
        written = Written(format=found.format, source=found.source, partials=_included(found))
        try:
            fresh = await self._made(actor, written, found)
            report = _completed(fresh.report, found)
            change = await self.templates.first(
                actor,
                Labels(name=_name(fresh, found.file)),
                fresh,
                action="template.imported",
                message=f"Imported from {found.file}",
                details={"file": found.file, "score": report.score if report else None},
            )
            stored = await self.shelf.add(actor, change)
        except (EngineError, DomainError) as error:
            return ImportRow(file=found.file, failure=_failure(error))
        except EngineFault as fault:
            self.logs.write("error", "engine fault", file=found.file, trace=str(fault))
            return ImportRow(file=found.file, failure=_FAULT)
        return ImportRow(file=found.file, template=stored.template, report=report)


def _failure(error: EngineError | DomainError) -> Failure:
    first = error.problems[0] if error.problems else None
    return Failure(
        code=error.code,
        message=first.message if first else str(error),
        line=first.line if first else None,
        column=first.column if first else None,
    )


def _included(found: Found) -> dict[str, str]:
    """The partials that the source, or a partial it includes, mentions."""
    included: dict[str, str] = {}
    texts = [found.source]
    while texts:
        text = texts.pop()
        for name, content in found.partials.items():
            if name not in included and PurePosixPath(name).stem in text:
                included[name] = content
                texts.append(content)
    return included


def _completed(report: ImportReport | None, found: Found) -> ImportReport | None:
    """The report with what only the unpacking knows."""
    if report is None:
        return None
    lines = list(report.lines)
    if found.charset:
        note = f"It was read as {found.charset} and is kept as UTF-8."
        lines.append(ReportLine(action="repaired", what="character set", note=note))
    shown = [path for path in found.aside if PurePosixPath(path).name in found.source]
    for path in shown[:_LINES_ASIDE]:
        what = f"{'image' if is_image(path) else 'file'} {path}"
        note = "Kept out: the email goes on naming it where it stood; put it on the web yourself."
        lines.append(ReportLine(action="dropped", what=what, note=note))
    if others := len(found.aside) - len(shown):
        what = f"{others} other {'file' if others == 1 else 'files'} of the archive"
        note = "Kept out: this email does not name them."
        lines.append(ReportLine(action="dropped", what=what, note=note))
    return replace(report, lines=tuple(lines))


def _name(fresh: Made, file: str) -> str:
    """The title of the email when it is plain text, or a name made from that of the file."""
    meta = fresh.artifact.design.get("meta") or {}
    for title in (meta.get("title"), meta.get("subject")):
        words = " ".join(str(title or "").split())
        if words and "{{" not in words and "{%" not in words:
            return words[:LONGEST_NAME]
    words = " ".join(_stem(file).replace("-", " ").replace("_", " ").split())
    return (words[:1].upper() + words[1:])[:LONGEST_NAME] or "Untitled"


def _stem(file: str) -> str:
    return PurePosixPath(file).stem
