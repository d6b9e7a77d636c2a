"""Errands: what may be done after the answer is given, and is finished before the server stops."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from craftify.ports.logs import Logs


@dataclass(slots=True)
class Errands:
    """Work in the background. What goes wrong is noted; nobody waits for it but the end."""

    logs: Logs
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)

    def begin(self, name: str, work: Coroutine[Any, Any, object]) -> None:
        """Have it done soon."""
        task = asyncio.create_task(self._done(name, work))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def settle(self) -> None:
        """Wait for everything that was begun."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def _done(self, name: str, work: Coroutine[Any, Any, object]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - nobody else would hear of it
            self.logs.write("error", "errand failed", errand=name, exc_info=error)
