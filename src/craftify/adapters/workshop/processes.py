"""The workshop on a pool of processes: every verb is a job, every outcome a result or an error."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from craftify.adapters.workshop import wire
from craftify.adapters.workshop.pool import Limits, Pool
from craftify.domain.errors import Unavailable
from craftify.engine import Compiled, Finding, Rendered, Sanitized, Variable
from craftify.ports.logs import spent
from craftify.ports.metrics import Metrics
from craftify.ports.workshop import (
    Built,
    Canvas,
    CanvasOrder,
    EngineFault,
    Imported,
    Missing,
    Opened,
    Previewed,
    PreviewOrder,
    Source,
)

T = TypeVar("T")


class ProcessWorkshop:
    """Keeps the port `Workshop`."""

    def __init__(self, limits: Limits | None = None, metrics: Metrics | None = None) -> None:
        self._pool, self._metrics = Pool(limits or Limits()), metrics
        self._failed = 0
        if metrics is not None:
            self._show(metrics.watch)
        self._warming: asyncio.Task[None] | None = None

    @property
    def pids(self) -> frozenset[int]:
        """The process ids of the children, for the operator's eyes."""
        return self._pool.pids

    async def open(self) -> None:
        self._pool.open()

    async def warm(self) -> None:
        self._warming = asyncio.create_task(self._warm())

    async def close(self) -> None:
        if self._warming is not None:
            self._warming.cancel()
            with suppress(asyncio.CancelledError):
                await self._warming
            self._warming = None
        await self._pool.close()

    async def health(self) -> None:
        if self._pool.closed:
            raise Unavailable("The engine is closed.")

    async def import_source(self, source: Source) -> Imported:
        return await self._done(wire.ImportJob(source), Imported)

    async def build(self, source: Source, *, variables: Sequence[Variable] = ()) -> Built:
        return await self._done(wire.BuildJob(source, tuple(variables)), Built)

    async def compile(self, design: Mapping[str, Any], *, locale: str | None = None) -> Compiled:
        return await self._done(wire.CompileJob(dict(design), locale), Compiled)

    async def emit(self, design: Mapping[str, Any]) -> str:
        return await self._done(wire.EmitJob(dict(design)), str)

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
        job = wire.RenderJob(
            compiled=compiled,
            data=dict(data),
            variables=tuple(variables),
            missing=missing,
            samples=None if samples is None else dict(samples),
            now=now,
        )
        return await self._done(job, Rendered)

    async def check(
        self,
        source: Source,
        *,
        data: Mapping[str, Any] | None = None,
        variables: Sequence[Variable] = (),
    ) -> tuple[Finding, ...]:
        given = None if data is None else dict(data)
        job = wire.CheckJob(source=source, data=given, variables=tuple(variables))
        return await self._done(job, tuple[Finding, ...])

    async def preview(self, order: PreviewOrder) -> Previewed:
        return await self._done(wire.PreviewJob(order), Previewed)

    async def sanitize(self, html: str) -> Sanitized:
        return await self._done(wire.SanitizeJob(html), Sanitized)

    async def open_document(
        self, source: Source, *, base: Mapping[str, Any] | None = None
    ) -> Opened:
        job = wire.OpenJob(source=source, base=None if base is None else dict(base))
        return await self._done(job, Opened)

    async def canvas(self, order: CanvasOrder) -> Canvas:
        return await self._done(wire.CanvasJob(order), Canvas)

    async def _done(self, job: wire.Job, kind: type[T]) -> T:
        outcome = await self._measured(job)
        if outcome.kind == "refused":
            raise wire.refusal(outcome)
        if outcome.kind == "failed":
            raise EngineFault(outcome.trace)
        return msgspec.msgpack.decode(outcome.result, type=kind)

    def _show(self, watch: Callable[..., None]) -> None:
        watch("engine_jobs_waiting", "Jobs that wait.", lambda: self._pool.waiting)
        watch("engine_jobs_running", "Jobs under way.", lambda: self._pool.running)
        watch("engine_failures", "Jobs that failed.", lambda: self._failed, "counter")
        watch("engine_children", "Child processes.", lambda: len(self.pids))

    async def _measured(self, job: wire.Job) -> wire.Outcome:
        began, good = time.perf_counter(), False
        try:
            outcome = await self._pool.run(job)
            good = outcome.kind != "failed"
        finally:
            seconds = time.perf_counter() - began
            spent("engine", seconds)
            self._failed += not good
            if self._metrics is not None:
                tag = str(job.__struct_config__.tag)
                self._metrics.job(tag, seconds=seconds, good=good)
        return outcome

    async def _warm(self) -> None:
        with suppress(Unavailable):  # then the first job says so
            await self._pool.warm()
