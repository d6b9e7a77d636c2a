"""Figures kept with prometheus-client, in a registry of their own."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from craftify.adapters.metrics.minutes import Minutes
from craftify.ports.metrics import Meaning, Minute

PREFIX: Final = "craftify"
MOST: Final = 500
OTHER: Final = "other"
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
FAST: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
STORE: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0)


class PrometheusMetrics:
    """Keeps the port `Metrics`. Children of labels are kept: looking them up anew costs more."""

    def __init__(self, *, now: Callable[[], float] = time.time) -> None:
        self._now, self._minutes = now, Minutes()
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self._watched = _Watched()
        registry.register(self._watched)
        self._requests = _Counts(registry, "requests", "Requests.", "method", "route", "status")
        self._events = _Counts(registry, "security_events", "Alarms.", "event", "severity")
        self._entries = _Counts(registry, "audit_entries", "Audit entries.", "action")
        self._jobs = _Counts(registry, "engine_jobs", "Jobs of the engine.", "kind", "outcome")
        self._writes = _Counts(registry, "store_writes", "Writes to the store.", "outcome")
        self._request_times = _Times(registry, "request_seconds", "Requests.", FAST, "route")
        self._job_times = _Times(registry, "engine_job_seconds", "Jobs.", FAST, "kind")
        self._write_times = _Times(registry, "store_write_seconds", "Writes.", STORE, "outcome")

    def request(self, *, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.add((method if method in METHODS else OTHER, route, str(status)))
        self._request_times.add((route,), seconds)
        self._minutes.count(self._now(), status, seconds)

    def security(self, event: str, severity: str) -> None:
        self._events.add((event, severity))

    def audited(self, action: str) -> None:
        self._entries.add((action,))

    def wrote(self, *, seconds: float, good: bool) -> None:
        outcome = ("done" if good else "refused",)
        self._writes.add(outcome)
        self._write_times.add(outcome, seconds)

    def job(self, kind: str, *, seconds: float, good: bool) -> None:
        self._jobs.add((kind, "done" if good else "failed"))
        self._job_times.add((kind,), seconds)

    def watch(
        self, name: str, about: str, read: Callable[[], float], meaning: Meaning = "gauge"
    ) -> None:
        self._watched.add(f"{PREFIX}_{name}", about, read, meaning)

    def figure(self, name: str) -> float | None:
        return self._watched.value(f"{PREFIX}_{name}")

    def page(self) -> tuple[bytes, str]:
        return generate_latest(self._registry), CONTENT_TYPE_LATEST

    def minutes(self) -> tuple[Minute, ...]:
        return self._minutes.told(self._now())


class _Counts:
    """A counter with its children at hand."""

    def __init__(self, registry: CollectorRegistry, name: str, about: str, *labels: str) -> None:
        self._counter = Counter(f"{PREFIX}_{name}", about, labels, registry=registry)
        self._width = len(labels)
        self._known: dict[tuple[str, ...], Callable[[], None]] = {}

    def add(self, labels: tuple[str, ...]) -> None:
        count = self._known.get(labels)
        if count is None:
            if len(self._known) >= MOST:
                labels = (OTHER,) * self._width
            count = self._known[labels] = self._counter.labels(*labels).inc
        count()


class _Times:
    """A histogram with its children at hand."""

    def __init__(
        self,
        registry: CollectorRegistry,
        name: str,
        about: str,
        ends: Sequence[float],
        label: str,
    ) -> None:
        self._histogram = Histogram(
            f"{PREFIX}_{name}", about, (label,), registry=registry, buckets=ends
        )
        self._known: dict[tuple[str], Callable[[float], None]] = {}

    def add(self, label: tuple[str], seconds: float) -> None:
        observe = self._known.get(label)
        if observe is None:
            if len(self._known) >= MOST:
                label = (OTHER,)
            observe = self._known[label] = self._histogram.labels(*label).observe
        observe(seconds)


class _Watched(Collector):
    """Figures that are asked for when the page is drawn."""

    def __init__(self) -> None:
        self._figures: dict[str, tuple[str, Callable[[], float], Meaning]] = {}

    def add(self, name: str, about: str, read: Callable[[], float], meaning: Meaning) -> None:
        self._figures[name] = about, read, meaning

    def value(self, name: str) -> float | None:
        found = self._figures.get(name)
        with suppress(Exception):  # as below
            return None if found is None else float(found[1]())
        return None

    def collect(self) -> Iterator[Metric]:
        for name, (about, read, meaning) in self._figures.items():
            with suppress(Exception):  # the others are still worth telling
                value = float(read())
                if meaning == "counter":
                    yield CounterMetricFamily(name, about, value=value)
                else:
                    yield GaugeMetricFamily(name, about, value=value)
