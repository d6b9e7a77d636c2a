"""From what somebody wrote to an artifact: compiled, checked, with its contract settled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType

from craftify.domain.access import Actor
from craftify.domain.accounts.people import Person
from craftify.domain.errors import Invalid
from craftify.domain.templates.drafts import Draft
from craftify.domain.templates.templates import Template
from craftify.domain.templates.variables import contract_problems
from craftify.domain.templates.versions import (
    Artifact,
    Face,
    FindingCounts,
    Version,
    changes_between,
    size_of,
)
from craftify.engine import Finding, ImportReport, Removed, ReportLine, Variable
from craftify.ports.workshop import Built, Source, Workshop
from craftify.services.templates.orders import Wording, Written
from craftify.services.templates.shelf import Shelf

_UNSAFE: Final = "It could be executed where the email is shown. Mail clients remove it as well."


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """All that decides what an artifact will be.

    Without `variables` (None; an empty contract says no more) the contract is read off it.
    """

    written: Written
    subject: str | None = None
    preheader: str | None = None
    variables: tuple[Variable, ...] | None = None
    name: str = ""

    def source(self) -> Source:
        """The same as the workshop takes it."""
        written = self.written
        given = written.source
        return Source(
            format=written.format,
            source=given if isinstance(given, str) else dict(given),
            subject=self.subject or None,
            preheader=self.preheader or None,
            name=self.name,
            partials=dict(written.partials or {}),
        )

    def revised(self, written: Written | None, wording: Wording) -> "Manuscript":
        """The manuscript with the parts that a caller gave in place of its own."""
        return replace(
            self,
            written=self._rewritten(written),
            subject=_word(wording.subject, self.subject),
            preheader=_word(wording.preheader, self.preheader),
            variables=self.variables if wording.variables is UNSET else wording.variables or None,
        )

    def _rewritten(self, written: Written | None) -> Written:
        if written is None:
            return self.written
        if written.partials is None:
            return replace(written, partials=self.written.partials)
        return written


def _word(given: str | UnsetType | None, present: str | None) -> str | None:
    return present if given is UNSET else given or None


def manuscript_of(artifact: Artifact) -> Manuscript:
    """What an artifact was made from."""
    source = artifact.design if artifact.source is None else artifact.source
    return Manuscript(
        written=Written(format=artifact.format, source=source, partials=artifact.partials),
        subject=artifact.subject,
        preheader=artifact.preheader,
        variables=artifact.variables if artifact.declared else None,
    )


def manuscript_from(draft: Draft, base: Artifact) -> Manuscript:
    """What a draft would become; its includes are those of the version it began from."""
    written = Written(format=draft.format, source=draft.source)
    variables = draft.variables or ()
    wording = Wording(subject=draft.subject, preheader=draft.preheader, variables=variables)
    return manuscript_of(base).revised(written, wording)


def same_work(one: Artifact, other: Artifact) -> bool:
    """Whether two artifacts send the same and were written the same."""
    written = one.source == other.source and dict(one.partials) == dict(other.partials)
    return written and one.sealed() == other.sealed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An artifact with what was found while it was made."""

    artifact: Artifact
    findings: FindingCounts
    report: ImportReport | None = None
    removed: tuple[Removed, ...] = ()

    def face(self) -> Face:
        """What lists show of it."""
        artifact = self.artifact
        return Face(
            subject=artifact.compiled.subject,
            preheader=artifact.compiled.preheader,
            kind="html" if artifact.design.get("kind") == "html" else "blocks",
            locales=tuple(artifact.design.get("locales") or ()),
            hash=artifact.sealed(),
            findings=self.findings,
        )


async def made(shelf: Shelf, workshop: Workshop, actor: Actor, manuscript: Manuscript) -> Made:
    """Compile and check a manuscript, with the synced blocks as they are now.

    Raises:
        Invalid: the contract makes no sense.
        EngineError: the content cannot be compiled; it says where.
    """
    require_contract(manuscript.variables)
    source, followed = await shelf.lent(actor, manuscript.source())
    built = await workshop.build(source, variables=manuscript.variables or ())
    return Made(
        artifact=_artifact(manuscript, built, followed),
        findings=_counted(built.findings),
        report=_told(built),
        removed=built.removed,
    )


def require_contract(variables: tuple[Variable, ...] | None) -> None:
    """Refuse a contract that makes no sense, with everything that is wrong with it."""
    problems = contract_problems(variables or ())
    if problems:
        raise Invalid("The variables do not make sense together.", problems=problems)


def _artifact(manuscript: Manuscript, built: Built, followed: Mapping[str, int]) -> Artifact:
    written, declared = manuscript.written, manuscript.variables
    return Artifact(
        format=written.format,
        source=written.source if isinstance(written.source, str) else None,
        partials=dict(written.partials or {}),
        subject=manuscript.subject,
        preheader=manuscript.preheader,
        design=built.design,
        compiled=built.compiled,
        locales=built.locales,
        variables=built.variables if declared is None else declared,
        declared=declared is not None,
        blocks=followed,
    )


def _told(built: Built) -> ImportReport | None:
    """The report with what the sanitizer took out; what it leaves stays byte for byte."""
    if built.report is None or not built.removed:
        return built.report
    gone = {(removed.what, removed.line) for removed in built.removed}
    kept = [line for line in built.report.lines if (line.what, line.line) not in gone]
    lines = [
        ReportLine(action="dropped", what=removed.what, line=removed.line, note=_UNSAFE)
        for removed in built.removed
    ]
    return msgspec.structs.replace(built.report, lines=(*kept, *lines))


def _counted(findings: tuple[Finding, ...]) -> FindingCounts:
    severities = [finding.severity for finding in findings]
    return FindingCounts(
        error=severities.count("error"),
        warning=severities.count("warning"),
        info=severities.count("info"),
    )


def person(actor: Actor) -> Person:
    """The actor as it stands on what it does."""
    return Person(id=actor.id, name=actor.name)


def version_of(
    template: Template,
    artifact: Artifact,
    before: Artifact | None,
    *,
    message: str,
    removed: tuple[Removed, ...] = (),
) -> Version:
    """The version a template has just got."""
    changes = changes_between(before, artifact)
    if removed:
        gone = ", ".join(dict.fromkeys(each.what for each in removed))
        changes = f"{changes}; taken out for safety: {gone}"[:500]
    return Version(
        template_id=template.id,
        organization_id=template.organization_id,
        number=template.version,
        message=message,
        changes=changes,
        created_at=template.updated_at,
        created_by=template.updated_by,
        size=size_of(artifact.compiled),
        face=template.face,
    )
