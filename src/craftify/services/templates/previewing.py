"""Previewing: what a template looks like with somebody's data, and what its checks say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import msgspec

from craftify import __version__
from craftify.domain.access import Actor
from craftify.domain.templates.templates import Template
from craftify.domain.templates.versions import Artifact
from craftify.engine import Finding, Size, Variable, VariableType, sample_data
from craftify.ports.workshop import Missing, Previewed, PreviewOrder, Workshop
from craftify.services.shades import forced_dark
from craftify.services.templates.building import manuscript_of
from craftify.services.templates.shelf import Shelf


class PreviewVariable(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A variable as the template uses it, as its contract declares it, and an example."""

    name: str
    type: VariableType
    required: bool
    used: bool
    declared: bool
    sample: Any = None


class Preview(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One rendered email with what its checks found and the variables behind it."""

    subject: str
    preheader: str
    html: str
    text: str
    size: Size
    findings: tuple[Finding, ...]
    variables: tuple[PreviewVariable, ...]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How somebody wants to see a template."""

    data: Mapping[str, Any] = field(default_factory=dict)
    locale: str | None = None
    version: int | None = None
    missing: Missing = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A rendered email as a page of its own; without `html` when its tag was known already."""

    etag: str
    html: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewing:
    """What people do to see templates."""

    shelf: Shelf
    workshop: Workshop

    async def preview(self, actor: Actor, template_id: str, look: Look) -> Preview:
        """Render a version with data, and check it.

        Raises:
            NotFound: there is no such template or version.
            EngineError: the data does not keep the contract, or a limit was reached.
        """
        found = await self.shelf.find(actor, "template:read", template_id, binned=True)
        artifact = await self.shelf.artifact(actor, found.template, look.version)
        contract = contract_of(artifact)
        written = manuscript_of(artifact).source()
        source, _ = await self.shelf.lent(actor, written, artifact.blocks)
        order = PreviewOrder(
            source=source,
            compiled=artifact.compiled_for(look.locale),
            data=dict(look.data),
            variables=contract,
            missing=look.missing,
            samples=samples_of(found.template),
            locale=look.locale,
            now=self.shelf.clock.now(),
        )
        return shown(await self.workshop.preview(order), contract)

    async def page(
        self,
        actor: Actor,
        template_id: str,
        *,
        version: int | None = None,
        dark: bool = False,
        known: frozenset[str] = frozenset(),
    ) -> Page:
        """The email with sample data as a page, for thumbnails."""
        found = await self.shelf.find(actor, "template:read", template_id, binned=True)
        artifact = await self.shelf.artifact(actor, found.template, version)
        samples = samples_of(found.template)
        etag = _tag(artifact, samples, dark=dark)
        if etag in known:
            return Page(etag=etag, html=None)
        rendered = await self.workshop.render(
            artifact.compiled,
            {},
            variables=contract_of(artifact),
            missing="sample",
            samples=samples,
        )
        return Page(etag=etag, html=forced_dark(rendered.html) if dark else rendered.html)


def contract_of(artifact: Artifact) -> tuple[Variable, ...]:
    """What senders have promised to give; what was read off the template binds nobody."""
    return artifact.variables if artifact.declared else ()


def samples_of(template: Template) -> dict[str, Any] | None:
    """The data the template is shown with where nothing else is given."""
    return dict(template.samples[0].data) if template.samples else None


def shown(preview: Previewed, contract: Sequence[Variable]) -> Preview:
    """A preview as people see it."""
    return Preview(
        subject=preview.subject,
        preheader=preview.preheader,
        html=preview.html,
        text=preview.text,
        size=preview.size,
        findings=preview.findings,
        variables=_variables(preview.variables, contract),
        data=preview.data,
    )


def _variables(
    used: Sequence[Variable], contract: Sequence[Variable]
) -> tuple[PreviewVariable, ...]:
    declared = {variable.name: variable for variable in contract}
    in_use = {variable.name: variable for variable in used}
    merged = in_use | declared
    samples = sample_data(tuple(merged.values()))
    return tuple(
        PreviewVariable(
            name=name,
            type=variable.type,
            required=variable.required,
            used=name in in_use,
            declared=name in declared,
            sample=_at(samples, name),
        )
        for name, variable in merged.items()
    )


def _at(data: Any, name: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value at a dotted name; of a list its first item."""
    for part in name.split("."):
        key, many = part.removesuffix("[]"), part.endswith("[]")
        data = data.get(key) if isinstance(data, Mapping) else None
        if many:
            data = data[0] if isinstance(data, list) and data else None
    return data


def _tag(artifact: Artifact, samples: Mapping[str, Any] | None, *, dark: bool) -> str:
    parts = (__version__, artifact.sealed(), samples, dark)
    return sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()[:32]
