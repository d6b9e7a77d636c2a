"""Drift: whether browsers compile what the engine compiles; looked at after a draft is kept."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from craftify.domain.access import Actor
from craftify.domain.errors import Unavailable
from craftify.domain.templates.drafts import Draft
from craftify.engine import EngineError
from craftify.ports.logs import Logs
from craftify.ports.metrics import Metrics
from craftify.ports.workshop import CanvasOrder, Source, Workshop
from craftify.services.errands import Errands

# who saves often is compared often enough: what comes while so many are looked at is let go
MOST: Final = 4
# gives a source the synced blocks it names
Lend = Callable[[Actor, Source], Awaitable[tuple[Source, object]]]


@dataclass(slots=True)
class Counted:
    """How many drafts are looked at now, were looked at, and were compiled differently."""

    under_way: int = 0
    looked: int = 0
    drifted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Compares the HTML that a browser compiled of a design with the engine's; refuses nothing."""

    lend: Lend
    workshop: Workshop
    errands: Errands
    logs: Logs
    counted: Counted = field(default_factory=Counted)

    def look(self, actor: Actor, draft: Draft, html_hash: str) -> None:
        """Compare soon, when the answer is given."""
        if draft.format != "design" or self.counted.under_way >= MOST:
            return
        self.counted.under_way += 1
        self.errands.begin("editor drift", self._compare(actor, draft, html_hash))

    async def _compare(self, actor: Actor, draft: Draft, html_hash: str) -> None:
        try:
            ours = await self._hash(actor, draft)
        except (EngineError, Unavailable):
            return  # nothing to compare with: the browser has compiled what cannot be sent
        finally:
            self.counted.under_way -= 1
        self.counted.looked += 1
        if ours != html_hash:
            self.counted.drifted += 1
            fields = {"template": draft.template_id, "ours": ours, "theirs": html_hash}
            self.logs.write("warning", "editor.drift", **fields)

    async def _hash(self, actor: Actor, draft: Draft) -> str:
        given = draft.source
        source = Source(format="design", source=given if isinstance(given, str) else dict(given))
        lent, _ = await self.lend(actor, source)
        order = CanvasOrder(source=lent, marked=False, sanitized=False)
        compiled = await self.workshop.canvas(order)
        return sha256(compiled.html.encode()).hexdigest()


def watched(drift: Drift, metrics: Metrics) -> Drift:
    """Let these figures tell how often it was looked, and how often it differed."""
    count = drift.counted
    metrics.watch("editor_compared", "Designs compared.", lambda: count.looked, "counter")
    metrics.watch(
        "editor_drifts", "Designs compiled differently.", lambda: count.drifted, "counter"
    )
    return drift
