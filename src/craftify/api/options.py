"""What the door has to know besides the services."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from craftify.api.middleware.deadlines import Patience
from craftify.api.middleware.rate_limits import Tiers
from craftify.domain.access_rules import Network
from craftify.ports.clock import Clock, Ids
from craftify.ports.limiter import Limiter
from craftify.ports.logs import Logs
from craftify.ports.metrics import Metrics
from craftify.ports.tracing import Tracing

MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Where the product lives, whom it trusts, and how much it takes.

    `origin` is the address people use, with scheme and port; `hosts` are further names it answers
    to; `site` is the folder of the built web app; `pause` lets time pass for who is slowed down.
    """

    version: str
    logs: Logs
    clock: Clock
    ids: Ids
    metrics: Metrics
    tracing: Tracing | None = None
    limiter: Limiter
    tiers: Tiers
    patience: Patience
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    started_at: datetime
    origin: str = ""
    hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[Network, ...] = ()
    metrics_token: str = ""
    metrics_allow: tuple[Network, ...] = ()
    hsts: str = "on"
    cors_origins: tuple[str, ...] = ()
    max_json: int = MEBIBYTE
    max_template: int = 2 * MEBIBYTE
    max_import: int = 50 * MEBIBYTE
    site: Path = Path(__file__).parent / "spa"
