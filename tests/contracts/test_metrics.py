"""What every keeper of figures promises."""

import time
import timeit
from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families

from craftify.adapters.metrics import PrometheusMetrics
from craftify.ports.metrics import Metrics

ROUTE = "/api/templates/{template_id}"


class Seconds:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def metrics(seconds: Seconds) -> Iterator[Metrics]:
    yield PrometheusMetrics(now=seconds)


def figures(metrics: Metrics) -> dict[str, float]:
    """The page as a Prometheus reads it: every sample with its labels."""
    raw, kind = metrics.page()
    assert kind.startswith("text/plain")
    told = {}
    for family in text_string_to_metric_families(raw.decode()):
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            told[f"{sample.name}{{{labels}}}"] = sample.value
    return told


def test_what_happens_is_counted_by_what_our_own_code_calls_it(metrics: Metrics) -> None:
    for status in (200, 200, 404):
        metrics.request(method="GET", route=ROUTE, status=status, seconds=0.004)
    metrics.security("sign_in.failed", "low")
    metrics.audited("session.began")
    metrics.wrote(seconds=0.001, good=True)
    metrics.wrote(seconds=0.001, good=False)
    metrics.job("preview", seconds=0.1, good=False)
    told = figures(metrics)
    assert told[f"craftify_requests_total{{method=GET,route={ROUTE},status=200}}"] == 2
    assert told[f"craftify_requests_total{{method=GET,route={ROUTE},status=404}}"] == 1
    assert told[f"craftify_request_seconds_count{{route={ROUTE}}}"] == 3
    assert told["craftify_security_events_total{event=sign_in.failed,severity=low}"] == 1
    assert told["craftify_audit_entries_total{action=session.began}"] == 1
    assert told["craftify_store_writes_total{outcome=refused}"] == 1
    assert told["craftify_engine_jobs_total{kind=preview,outcome=failed}"] == 1
    assert any(name.startswith("process_resident_memory_bytes") for name in told)


def test_labels_are_bounded_whatever_comes(metrics: Metrics) -> None:
    for number in range(2_000):
        metrics.request(method=f"M{number}", route=f"/{number}", status=200, seconds=0.1)
    told = [name for name in figures(metrics) if name.startswith("craftify_requests_total")]
    assert len(told) <= 501
    assert "craftify_requests_total{method=other,route=other,status=other}" in told


def test_figures_are_asked_for_when_somebody_looks(metrics: Metrics) -> None:
    waiting = [3.0]
    metrics.watch("waiting", "Jobs that wait.", lambda: waiting[0])
    metrics.watch("dropped", "Lines that were lost.", lambda: 7, "counter")
    metrics.watch("broken", "Nothing.", lambda: 1 / 0)
    assert figures(metrics)["craftify_waiting{}"] == 3
    waiting[0] = 4.0
    assert metrics.figure("waiting") == 4
    assert metrics.figure("broken") is None
    assert metrics.figure("nobody") is None
    told = figures(metrics)
    assert told["craftify_waiting{}"] == 4
    assert told["craftify_dropped_total{}"] == 7
    assert "craftify_broken{}" not in told


def test_the_last_hour_is_told_minute_by_minute(metrics: Metrics, seconds: Seconds) -> None:
    for number in range(100):
        metrics.request(method="GET", route="/", status=200, seconds=number / 1000)
    metrics.request(method="GET", route="/", status=503, seconds=0.001)
    seconds.now += 120
    metrics.request(method="GET", route="/", status=200, seconds=9.0)
    told = metrics.minutes()
    assert len(told) == 60
    assert [minute.count for minute in told][-3:] == [101, 0, 1]
    assert told[-3].errors == 1
    assert told[-3].at == 1_800_000_000
    assert 50 <= told[-3].p50 <= 64
    assert 95 <= told[-3].p95 <= 120
    assert told[-1].p99 >= 9_000
    seconds.now += 3_600
    assert [minute.count for minute in metrics.minutes()] == [0] * 60


def test_counting_costs_next_to_nothing() -> None:
    """Five microseconds of processor time; a busy machine is given five times as much."""
    metrics = PrometheusMetrics()
    work = lambda: metrics.request(method="GET", route=ROUTE, status=200, seconds=0.004)  # noqa: E731
    best = min(timeit.repeat(work, timer=time.process_time, number=2_000, repeat=7)) / 2_000
    assert best < 25e-6
