"""How the server does: its parts, its memory, its requests."""

from dataclasses import dataclass
from datetime import datetime

from craftify.domain.access import Actor, require
from craftify.ports.clock import Clock
from craftify.ports.machine import Disk, Machine, Memory
from craftify.ports.metrics import Metrics, Minute
from craftify.services.health import Finding, Health


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The jobs of the engine: waiting, under way, and failed since the start."""

    waiting: int
    running: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Everything about one process."""

    started_at: datetime
    uptime_seconds: int
    python: str
    services: tuple[Finding, ...]
    memory: Memory
    disk: Disk
    queue: Queue
    minutes: tuple[Minute, ...]
    lag_seconds: float | None
    lines_dropped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """The server as its operators see it."""

    health: Health
    metrics: Metrics
    machine: Machine
    clock: Clock
    started_at: datetime

    async def status(self, actor: Actor) -> Status:
        """How it does now."""
        require(actor, "system:read")
        return Status(
            started_at=self.started_at,
            uptime_seconds=int((self.clock.now() - self.started_at).total_seconds()),
            python=self.machine.python,
            services=await self.health.check(),
            memory=self.machine.memory(),
            disk=self.machine.disk(),
            queue=Queue(
                waiting=self._count("engine_jobs_waiting"),
                running=self._count("engine_jobs_running"),
                failed=self._count("engine_failures"),
            ),
            minutes=self.metrics.minutes(),
            lag_seconds=self.metrics.figure("catalog_lag_seconds"),
            lines_dropped=self._count("log_lines_dropped"),
        )

    def _count(self, name: str) -> int:
        return int(self.metrics.figure(name) or 0)
