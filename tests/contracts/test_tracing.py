"""What every maker of traces promises, and what is traced."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import httpx
import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from tests.builders import ORIGIN, HandClock, Notes, a_setup

from craftify import wiring
from craftify.adapters.telemetry import OtelTracing, TracedItems
from craftify.adapters.workshop import ProcessWorkshop
from craftify.api.app import create_app
from craftify.domain.errors import Unavailable
from craftify.ports.tracing import Tracing
from craftify.settings import Settings


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracing(exporter: InMemorySpanExporter) -> Iterator[Tracing]:
    made = OtelTracing(exporter, version="1")
    yield made
    made.close()


def spans(tracing: Tracing, exporter: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    assert isinstance(tracing, OtelTracing)
    tracing._provider.force_flush()  # noqa: SLF001 - a moment later it would come by itself
    return {span.name: span for span in exporter.get_finished_spans()}


def traces(told: Sequence[ReadableSpan]) -> set[int]:
    contexts = [span.get_span_context() for span in told]
    return {context.trace_id for context in contexts if context is not None}


def test_spans_lie_in_each_other(tracing: Tracing, exporter: InMemorySpanExporter) -> None:
    with tracing.span("outer", "request") as outer:
        outer.tell("http.route", "/a")
        with tracing.span("inner"):
            outer.rename("GET /a")
    told = spans(tracing, exporter)
    assert told["inner"].parent is not None
    assert told["inner"].parent.span_id == told["GET /a"].get_span_context().span_id  # type: ignore[union-attr]
    assert dict(told["GET /a"].attributes or {}) == {"http.route": "/a"}


def test_an_error_is_told_without_its_words(
    tracing: Tracing, exporter: InMemorySpanExporter
) -> None:
    with pytest.raises(ValueError, match="canary"), tracing.span("broken"):
        raise ValueError("canary")
    broken = spans(tracing, exporter)["broken"]
    assert broken.status.status_code is StatusCode.ERROR
    assert dict(broken.attributes or {}) == {"error.type": "ValueError"}
    assert not broken.events


async def test_requests_and_calls_of_the_store_are_traced_without_names(
    exporter: InMemorySpanExporter,
    tracing: Tracing,
    settings: Settings,
    clock: HandClock,
    workshop: ProcessWorkshop,
) -> None:
    async with wiring.open_house(settings, Notes(), clock=clock, workshop=workshop) as house:
        traced = replace(house.ports, items=TracedItems(house.ports.items, tracing))
        services = wiring.assemble(traced, settings)
        options = replace(wiring.door(traced, settings), tracing=tracing)
        transport = httpx.ASGITransport(create_app(services, options))
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            token = await services.setup.offer()
            assert token is not None
            await client.post("/api/setup?canary=1", json=a_setup(token))
            await client.get("/api/templates/canary")
    told = spans(tracing, exporter)
    request = told["POST /api/setup"]
    assert dict(request.attributes or {})["http.response.status_code"] == 201
    finished = exporter.get_finished_spans()
    writes = [span for span in finished if span.name == "store write"]
    assert traces([request]) & traces(writes)
    every = " ".join(f"{span.name} {span.attributes}" for span in finished)
    for secret in ("canary", token, "ada@", "Meadow"):
        assert secret not in every


async def test_a_collector_that_is_not_there_stops_nothing(
    settings: Settings, clock: HandClock, workshop: ProcessWorkshop
) -> None:
    told = replace(settings, otel_endpoint="http://127.0.0.1:9", otel_share=50)
    async with wiring.open_house(told, Notes(), clock=clock, workshop=workshop) as house:
        transport = httpx.ASGITransport(house.app)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            assert (await client.get("/api/setup")).status_code == 200


async def test_without_the_extra_one_sentence_says_what_to_install(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "craftify.adapters.telemetry", None)
    told = replace(settings, otel_endpoint="http://127.0.0.1:9")
    with pytest.raises(Unavailable, match=r"pip install 'craftify-email\[otel\]'"):
        async with wiring.open_ports(told):
            pass
