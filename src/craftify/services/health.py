"""Whether everything the product stands on answers: really asked, and not too often."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from craftify.ports.logs import Logs

FRESH: Final = 1.0
PATIENCE: Final = 3.0
Probe = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one part answered."""

    name: str
    ok: bool
    ms: float


@dataclass(slots=True, kw_only=True)
class Health:
    """Asks the parts; many who ask at once get one answer."""

    probes: Mapping[str, Probe]
    logs: Logs
    _asked_at: float = field(default=float("-inf"))
    _answer: tuple[Finding, ...] = ()
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def check(self) -> tuple[Finding, ...]:
        """What every part answers, at most a second old."""
        async with self._lock:
            if time.monotonic() - self._asked_at >= FRESH:
                asked = [self._ask(name, probe) for name, probe in self.probes.items()]
                self._answer = tuple(await asyncio.gather(*asked))
                self._asked_at = time.monotonic()
            return self._answer

    async def _ask(self, name: str, probe: Probe) -> Finding:
        began = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                await probe()
        except Exception as error:  # noqa: BLE001 - whatever it is, the part does not work
            self.logs.write("error", "health check failed", part=name, exc_info=error)
            return Finding(name=name, ok=False, ms=_since(began))
        return Finding(name=name, ok=True, ms=_since(began))


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)
